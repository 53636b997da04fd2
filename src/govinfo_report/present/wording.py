"""Words that presenters and commands share, in Chinese and English."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator

from govinfo_report.editions import all_editions
from govinfo_report.findings import Bilingual, Finding, Language, Severity
from govinfo_report.form.bounds import Outcome
from govinfo_report.present.screen import Role
from govinfo_report.report.report import Report
from govinfo_report.rules.forms import NOT_A_REPORT
from govinfo_report.text.typography import marks
from govinfo_report.validation import Coverage, Validation

__all__ = [
    "SEVERITIES",
    "SEVERITY_ROLES",
    "Standing",
    "cells_told",
    "edition_told",
    "lines_told",
    "rules_told",
    "standing",
    "standing_told",
    "suppressed_told",
    "unread_standing",
]

SEVERITIES = {
    Severity.ERROR: Bilingual(zh="错误", en="error"),
    Severity.WARNING: Bilingual(zh="警告", en="warning"),
    Severity.INFORMATION: Bilingual(zh="提示", en="information"),
}
SEVERITY_ROLES: dict[Severity, Role] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "information",
}
_OUTCOMES = {
    Outcome.INFERRED: Bilingual(zh="推算成立 {}（不算核实）", en="{} inferred (not confirmed)"),
    Outcome.BROKEN: Bilingual(zh="不成立 {}", en="{} broken"),
    Outcome.IMPOSSIBLE: Bilingual(zh="不可能成立 {}（无论空白填何数）", en="{} impossible (whatever the blanks are)"),
    Outcome.OPEN: Bilingual(zh="无法判断 {}（有空白）", en="{} undecided (blanks)"),
}


class Standing(enum.Enum):
    """How a document came out of its check, the best first."""

    OK = "ok"
    """No errors, and every line of the form is confirmed."""
    ALL_ZERO = "all-zero"
    """No errors, but every figure is 0, which confirms nothing."""
    INCOMPLETE = "incomplete"
    """No errors, but not everything could be checked."""
    WARNED = "warned"
    """No errors, but warnings, which the profile does not let pass."""
    FAULTY = "faulty"
    """There are errors."""
    UNREAD = "unread"
    """No report could be read."""
    NO_REPORT = "no-report"
    """The content could be read, and it is no report."""


_STANDINGS = {
    Standing.OK: Bilingual(zh="OK", en="OK"),
    Standing.ALL_ZERO: Bilingual(
        zh="没有错误，但各表的数字全部为 0，请核实是不是零报告",
        en="no errors, but every figure is 0: is it a report of nil?",
    ),
    Standing.INCOMPLETE: Bilingual(zh="没有错误，但未能全部核对", en="no errors, but not everything could be checked"),
    Standing.WARNED: Bilingual(
        zh="没有错误，但有所用规则集不放过的问题", en="no errors, but findings that the profile does not let pass"
    ),
    Standing.FAULTY: Bilingual(zh="有错误", en="errors"),
    Standing.UNREAD: Bilingual(zh="没有读出报告", en="no report could be read"),
    Standing.NO_REPORT: Bilingual(zh="不是报告", en="not a report"),
}


def standing(validation: Validation, /) -> Standing:
    """Which of these a checked document is."""
    if validation.report is None:
        return unread_standing(validation.findings)
    if not validation.ok:
        grave = validation.coverage.rules_crashed or any(f.severity is Severity.ERROR for f in validation.findings)
        return Standing.FAULTY if grave else Standing.WARNED
    if validation.coverage.vacuous:
        return Standing.ALL_ZERO
    return Standing.OK if validation.complete else Standing.INCOMPLETE


def unread_standing(findings: Iterable[Finding], /) -> Standing:
    """What a document without a report is: content that is none, or something that could not be read."""
    return Standing.NO_REPORT if any(finding.rule == NOT_A_REPORT for finding in findings) else Standing.UNREAD


def standing_told(which: Standing, lang: Language, /) -> str:
    """The words for it."""
    return _STANDINGS[which].text(lang)


def cells_told(coverage: Coverage, lang: Language, /) -> str:
    """How many cells hold a number: ``单元格 198 / 198``."""
    return f"{'单元格' if lang == 'zh' else 'cells'} {coverage.cells_read} / {coverage.cells}"


def lines_told(coverage: Coverage, lang: Language, /) -> str:
    """How many lines are confirmed, and apart from them what became of the others."""
    held, size = coverage.confirmed, coverage.lines_of_form
    first = f"勾稽关系 {held} / {size} 行成立" if lang == "zh" else f"{held} of {size} lines hold"
    others = [
        words.text(lang).format(coverage.lines[each]) for each, words in _OUTCOMES.items() if coverage.lines[each]
    ]
    return marks(lang).comma.join([first, *others])


def rules_told(coverage: Coverage, lang: Language, /) -> str:
    """How many of the rules ran to their end."""
    run, possible = len(coverage.rules_run), len(coverage.rules_possible)
    return f"规则 {run} / {possible} 条已运行" if lang == "zh" else f"{run} of {possible} rules ran"


def suppressed_told(validation: Validation, lang: Language, /) -> Iterator[str]:
    """Which findings were suppressed until when and why, and which suppressions have expired; a line each."""
    for each in validation.suppressed:
        code, until, reason = each.finding.rule.code, each.suppression.until, each.suppression.reason
        yield (
            f"已豁免 {code}（至 {until}）：{reason}" if lang == "zh" else f"suppressed {code} (until {until}): {reason}"
        )
    for each in validation.expired:
        code, until = each.finding.rule.code, each.suppression.until
        yield f"豁免已于 {until} 到期：{code}" if lang == "zh" else f"a suppression of {code} expired on {until}"


def edition_told(report: Report, lang: Language, /) -> str:
    """The form of the tables, with the notice that ordered it."""
    known = {form.id: form.basis for form in all_editions()}
    form = report.edition
    if form in known:
        return f"{form} 年格式（{known[form]}）" if lang == "zh" else f"form of {form} ({known[form]})"
    if form == "mixed":
        return "新旧格式混用" if lang == "zh" else "tables of several forms"
    return "格式不明" if lang == "zh" else "form not told"
