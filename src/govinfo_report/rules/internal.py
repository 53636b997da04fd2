"""GIR000: a rule that could not run. It is an error of this library, and never silence."""

from __future__ import annotations

from govinfo_report.findings import Bilingual, Example, RuleInfo, Severity

__all__ = ["RULE_CRASHED"]

RULE_CRASHED = RuleInfo(
    "GIR000",
    "rule-crashed",
    Severity.ERROR,
    since="0.1.0",
    basis="govinfo_report",
    title=Bilingual(zh="规则未能运行", en="A rule did not run"),
    message=Bilingual(
        zh="规则 {code} 运行出错，未作判断：{error}", en="rule {code} failed and judged nothing: {error}"
    ),
    reason=Bilingual(
        zh="没有运行的规则不能算作通过，所以结果不算合格。",
        en="A rule that did not run has not been passed, so the result is not ok.",
    ),
    mend=Bilingual(
        zh="这是本软件的问题，与报告无关；请把报告和这条信息告诉维护者。",
        en="This is a fault of this software, not of the report; please show both to its maintainers.",
    ),
    passing=Example(),
    failing=Example(changes={"crash": True}),
)
