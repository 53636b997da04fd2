"""A rule in one report: each line of an identity with its figures, or what the rule found."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo_report.findings import Bilingual, Language, RuleInfo
from govinfo_report.form.bounds import Outcome
from govinfo_report.present.columns import wrap
from govinfo_report.present.places import place_name
from govinfo_report.present.screen import Role, Screen
from govinfo_report.present.terminal import finding_lines
from govinfo_report.reading import ReadResult
from govinfo_report.text.typography import marks
from govinfo_report.validation import Line, Validation

__all__ = ["rule_in_report"]

_BLANK = Bilingual(zh="有空白", en="blanks")
_PASSES = Bilingual(zh="没有发现问题：通过。", en="Nothing found: it passes.")
_UNDECIDED = Bilingual(zh="没有发现问题，但有行无法核实。", en="Nothing found, but not every line could be confirmed.")
_NOT_RUN = Bilingual(zh="这条规则没有运行完。", en="The rule did not run to its end.")
_READER = Bilingual(zh="读取时没有发现这个问题。", en="The reader found nothing of the kind.")
_OUTCOMES: dict[Outcome, tuple[Bilingual, Role]] = {
    Outcome.HOLDS: (Bilingual(zh="成立", en="holds"), "good"),
    Outcome.INFERRED: (Bilingual(zh="推算成立，不算核实", en="inferred, not confirmed"), "warning"),
    Outcome.BROKEN: (Bilingual(zh="不成立", en="broken"), "error"),
    Outcome.IMPOSSIBLE: (Bilingual(zh="不可能成立", en="impossible"), "error"),
    Outcome.OPEN: (Bilingual(zh="无法判断", en="undecided"), "warning"),
}


def rule_in_report(
    info: RuleInfo, validation: Validation, result: ReadResult, name: str, lang: Language, /, *, screen: Screen
) -> Iterator[str]:
    """Every line of the rule with both sides and its outcome, then what the rule found; or that it passes."""
    yield from (screen.paint(line, "name") for line in wrap(name, screen.width))
    lines = [line for line in validation.lines if line.identity.rule == info]
    for line in lines:
        yield from _line(line, validation, lang, screen)
    found = [finding for finding in validation.findings if finding.rule == info]
    for finding in found:
        yield from finding_lines(finding, validation, result, name, lang, screen)
    if not found:
        yield from wrap(_nothing(info, lines, validation).text(lang), screen.width, indent="  ")


def _nothing(info: RuleInfo, lines: list[Line], validation: Validation) -> Bilingual:
    if any(line.outcome is not Outcome.HOLDS for line in lines):
        return _UNDECIDED
    if info.code in validation.coverage.rules_run:
        return _PASSES
    return _READER if info.family == "1xx" else _NOT_RUN


def _line(line: Line, validation: Validation, lang: Language, screen: Screen) -> Iterator[str]:
    words, role = _OUTCOMES[line.outcome]
    blank = _BLANK.text(lang)
    left, right = (blank if side is None else str(side) for side in (line.left, line.right))
    sign = "=" if line.outcome is Outcome.HOLDS else "≠" if line.outcome is Outcome.BROKEN else "?"
    colon = marks(lang).colon
    told = f"{place_name(line.at, validation.report, lang)}{colon}{left} {sign} {right} · {words.text(lang)}"
    for each in wrap(told, screen.width, indent="  ", hanging="    "):
        yield screen.paint(each, role)
