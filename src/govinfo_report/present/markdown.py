"""Findings as Markdown, for pull requests and mail: what was checked, and a table of the findings."""

from __future__ import annotations

from collections.abc import Sequence

from govinfo_report.findings import Bilingual, Finding, Language, Severity
from govinfo_report.present.escape import markdown_text
from govinfo_report.present.frame import Frame
from govinfo_report.present.located import region_of
from govinfo_report.present.places import place_name
from govinfo_report.present.screen import PLAIN, Screen
from govinfo_report.present.suggestions import suggested
from govinfo_report.present.wording import (
    SEVERITIES,
    Standing,
    cells_told,
    edition_told,
    lines_told,
    rules_told,
    standing,
    standing_told,
    suppressed_told,
)
from govinfo_report.reading import ReadResult
from govinfo_report.validation import Validation

__all__ = ["FRAME", "SIGNS", "STANDING_SIGNS", "present"]

SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "▲", Severity.INFORMATION: "●"}
STANDING_SIGNS = {
    Standing.OK: "✓",
    Standing.ALL_ZERO: "▲",
    Standing.INCOMPLETE: "▲",
    Standing.WARNED: "▲",
    Standing.FAULTY: "✗",
    Standing.UNREAD: "✗",
    Standing.NO_REPORT: "✗",
}
_HEADS = Bilingual(
    zh="级别 | 规则 | 位置 | 问题和改法 | 行:字", en="Severity | Rule | Place | What and how | Line:column"
)
_SUMMARY = Bilingual(zh="小结", en="Summary")
_SUMMARY_HEADS = Bilingual(zh="文件 | 结果 | 错误 | 警告 | 提示", en="File | Result | Errors | Warnings | Information")
_NOTHING = Bilingual(zh="没有发现问题。", en="Nothing was found.")


def present(
    validation: Validation,
    result: ReadResult,
    name: str,
    lang: Language,
    /,
    *,
    screen: Screen = PLAIN,  # noqa: ARG001 - Markdown looks the same everywhere
) -> str:
    """A section for one document."""
    which = standing(validation)
    lines = [f"## {markdown_text(name)}", "", f"**{STANDING_SIGNS[which]} {standing_told(which, lang)}**", ""]
    report, coverage = validation.report, validation.coverage
    if report is not None:
        organ = report.organ.name if report.organ else "?"
        paper = f"{organ} · {report.year or '?'} · {edition_told(report, lang)}"
        checked = (cells_told(coverage, lang), lines_told(coverage, lang), rules_told(coverage, lang))
        told = (paper, *checked, *suppressed_told(validation, lang))
        lines += [f"- {markdown_text(each)}" for each in told] + [""]
    if not validation.findings:
        return "\n".join([*lines, _NOTHING.text(lang), ""])
    ranked = sorted(validation.findings, key=lambda finding: -finding.severity.rank)
    lines += [f"| {_HEADS.text(lang)} |", "| --- | --- | --- | --- | --- |"]
    lines += [_row(finding, validation, result, lang) for finding in ranked]
    return "\n".join(lines) + "\n"


def _row(finding: Finding, validation: Validation, result: ReadResult, lang: Language) -> str:
    region = region_of(finding.span, result)
    place = finding.span.place if finding.span is not None else None
    where = str(region.start) if region is not None else markdown_text(place or "")
    at = ""
    if finding.at is not None:
        at = f"{markdown_text(place_name(finding.at, validation.report, lang))}<br>`{finding.at}`"
    told = [finding.message(lang), f"→ {finding.advice(lang)}"]
    if (mending := suggested(finding, validation.report, lang)) is not None:
        told += mending.lines
    cells = (
        f"{SIGNS[finding.severity]} {SEVERITIES[finding.severity].text(lang)}",
        f"{finding.rule.code} {markdown_text(finding.rule.title.text(lang))}",
        at,
        "<br>".join(map(markdown_text, told)),
        where,
    )
    return f"| {' | '.join(cells)} |"


def _note(validation: Validation, _result: ReadResult, name: str, lang: Language) -> str:
    counts = [sum(f.severity is each for f in validation.findings) for each in sorted(Severity, reverse=True)]
    which = standing(validation)
    cells = (markdown_text(name), f"{STANDING_SIGNS[which]} {standing_told(which, lang)}", *map(str, counts))
    return f"| {' | '.join(cells)} |"


def _after(notes: Sequence[str], lang: Language) -> str:
    if len(notes) < 2:
        return ""
    lines = (f"\n## {_SUMMARY.text(lang)}", "", f"| {_SUMMARY_HEADS.text(lang)} |", "| --- | --- | --: | --: | --: |")
    return "\n".join((*lines, *notes)) + "\n"


FRAME = Frame(between="\n", note=_note, after=_after)
