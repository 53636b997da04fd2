"""Words that presenters and commands share, in Chinese and English."""

from __future__ import annotations

import enum
from collections.abc import Iterable

from govinfo_report.editions import all_editions
from govinfo_report.findings import Bilingual, Finding, Language, Severity
from govinfo_report.form.bounds import Outcome
from govinfo_report.present.screen import Role
from govinfo_report.report.report import Report
from govinfo_report.rules.forms import NOT_A_REPORT
from govinfo_report.validation import Coverage, Validation

__all__ = [
    "SEVERITIES",
    "SEVERITY_ROLES",
    "Standing",
    "cells_told",
    "edition_told",
    "lines_told",
    "standing",
    "standing_told",
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
    INCOMPLETE = "incomplete"
    """No errors, but not everything could be checked."""
    FAULTY = "faulty"
    """There are errors."""
    UNREAD = "unread"
    """No report could be read."""
    NO_REPORT = "no-report"
    """The content could be read, and it is no report."""


_STANDINGS = {
    Standing.OK: Bilingual(zh="OK", en="OK"),
    Standing.INCOMPLETE: Bilingual(zh="没有错误，但未能全部核对", en="no errors, but not everything could be checked"),
    Standing.FAULTY: Bilingual(zh="有错误", en="errors"),
    Standing.UNREAD: Bilingual(zh="没有读出报告", en="no report could be read"),
    Standing.NO_REPORT: Bilingual(zh="不是报告", en="not a report"),
}


def standing(validation: Validation, /) -> Standing:
    """Which of these a checked document is."""
    if validation.report is None:
        return unread_standing(validation.findings)
    if not validation.ok:
        return Standing.FAULTY
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
    return ("，" if lang == "zh" else ", ").join([first, *others])


def edition_told(report: Report, lang: Language, /) -> str:
    """The form of the tables, with the notice that ordered it."""
    known = {form.id: form.basis for form in all_editions()}
    form = report.edition
    if form in known:
        return f"{form} 年格式（{known[form]}）" if lang == "zh" else f"form of {form} ({known[form]})"
    if form == "mixed":
        return "新旧格式混用" if lang == "zh" else "tables of several forms"
    return "格式不明" if lang == "zh" else "form not told"
