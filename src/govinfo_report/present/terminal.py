"""A checked document as text for a person at a terminal, or in a log."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo_report.findings import Finding, Language, Severity
from govinfo_report.present.column_excerpt import column_excerpt
from govinfo_report.present.columns import printable, wrap
from govinfo_report.present.excerpt import excerpt, has_position, position
from govinfo_report.present.frame import Frame
from govinfo_report.present.places import place_name
from govinfo_report.present.row_excerpt import row_excerpt
from govinfo_report.present.screen import PLAIN, Role, Screen
from govinfo_report.present.suggestions import suggested
from govinfo_report.present.wording import (
    SEVERITIES,
    SEVERITY_ROLES,
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
from govinfo_report.report.report import Report
from govinfo_report.report.sections import section
from govinfo_report.text.typography import marks
from govinfo_report.text.width import display_width
from govinfo_report.validation import Validation

__all__ = ["FRAME", "finding_lines", "present", "suggestion_lines"]

FRAME = Frame(between="\n")

_STANDING_ROLES: dict[Standing, Role] = {
    Standing.OK: "good",
    Standing.ALL_ZERO: "warning",
    Standing.INCOMPLETE: "warning",
    Standing.WARNED: "error",
    Standing.FAULTY: "error",
    Standing.UNREAD: "error",
    Standing.NO_REPORT: "error",
}


def present(validation: Validation, result: ReadResult, name: str, lang: Language, /, *, screen: Screen = PLAIN) -> str:
    """Name, organ, year and form; how much was checked; the findings, the gravest first."""
    lines = [screen.paint(line, "name") for line in wrap(name, screen.width)]
    lines += _summary(validation, lang, screen)
    lines += _standing(validation, lang, screen)
    for severity in sorted(Severity, reverse=True):
        findings = [finding for finding in validation.findings if finding.severity is severity]
        if findings:
            title = f"{SEVERITIES[severity].text(lang)} {len(findings)}"
            lines += ["", screen.paint(title, SEVERITY_ROLES[severity])]
        for finding in findings:
            lines += finding_lines(finding, validation, result, name, lang, screen)
    return "\n".join(lines) + "\n"


def _summary(validation: Validation, lang: Language, screen: Screen) -> Iterator[str]:
    report = validation.report
    if report is None:
        return
    coverage = validation.coverage
    yield from wrap(_paper(report, lang), screen.width, indent="  ")
    parts = (cells_told(coverage, lang), lines_told(coverage, lang), rules_told(coverage, lang))
    checked = marks(lang).semicolon.join(parts)
    yield from wrap(checked, screen.width, indent="  ")
    if report.absent:
        names = [section(each).title.text(lang) for each in sorted(report.absent)]
        told = "来源没有这些表：" if lang == "zh" else "The source does not have: "
        yield from wrap(told + marks(lang).names.join(names), screen.width, indent="  ")
    if coverage.rules_crashed:
        told = "没有运行完的规则：" if lang == "zh" else "Rules that did not run to their end: "
        yield from wrap(told + ", ".join(coverage.rules_crashed), screen.width, indent="  ")
    if coverage.rules_off:
        told = "规则集 {} 关闭的规则：" if lang == "zh" else "Rules that the profile {} has off: "
        told = told.format(validation.profile.name) + ", ".join(coverage.rules_off)
        yield from wrap(told, screen.width, indent="  ")
    for told in suppressed_told(validation, lang):
        yield from wrap(told, screen.width, indent="  ", hanging="    ")


def _paper(report: Report, lang: Language) -> str:
    organ = report.organ.name if report.organ else ("行政机关不明" if lang == "zh" else "organ not told")
    if report.year is None:
        year = "年度不明" if lang == "zh" else "year not told"
    else:
        year = f"{report.year} 年度" if lang == "zh" else str(report.year)
    return " · ".join((organ, year, edition_told(report, lang)))


def _standing(validation: Validation, lang: Language, screen: Screen) -> Iterator[str]:
    which = standing(validation)
    for line in wrap(standing_told(which, lang), screen.width, indent="  "):
        yield screen.paint(line, _STANDING_ROLES[which])


def finding_lines(
    finding: Finding, validation: Validation, result: ReadResult, name: str, lang: Language, screen: Screen, /
) -> Iterator[str]:
    """One finding: its rule, its place, what was seen, what to do, and the place in the source."""
    role = SEVERITY_ROLES[finding.severity]
    title = f"{finding.rule.code} {finding.rule.title.text(lang)}"
    for number, line in enumerate(wrap(title, screen.width, indent="  ", hanging=" " * 9)):
        yield screen.paint(line[:8], role) + line[8:] if number == 0 else line
    if finding.at is not None:
        yield from _place(str(finding.at), place_name(finding.at, validation.report, lang), screen)
    yield from wrap(finding.message(lang), screen.width, indent="    ")
    yield from wrap(finding.advice(lang), screen.width, indent="    → ", hanging="      ")
    yield from suggestion_lines(finding, validation.report, lang, screen)
    yield from _where(finding, result, name, screen)
    if column := column_excerpt(finding, validation.report, lang, screen=screen):
        yield from column
    elif row := row_excerpt(finding, validation.report, result, lang, screen=screen):
        yield from row
    elif finding.span is not None and has_position(finding.span, result.source):
        yield from excerpt(result.source, finding.span, screen=screen)


def suggestion_lines(finding: Finding, report: Report | None, lang: Language, screen: Screen, /) -> Iterator[str]:
    """What would mend a finding, where its words do not say it: a line each."""
    mending = suggested(finding, report, lang)
    if mending is not None:
        yield from wrap(mending.head, screen.width, indent="    ", hanging="      ")
        for line in mending.listed:
            yield from wrap(line, screen.width, indent="      · ", hanging="        ")


def _place(address: str, name: str, screen: Screen) -> Iterator[str]:
    """Address and name on one line if there is room; the address is never broken, so that it can be copied."""
    together = f"    {address}  {printable(name)}"
    if display_width(together) <= screen.width:
        yield screen.paint(together, "place")
        return
    yield screen.paint(f"    {address}", "place")
    if name != address:
        yield from wrap(name, screen.width, indent="    ")


def _where(finding: Finding, result: ReadResult, name: str, screen: Screen) -> Iterator[str]:
    span = finding.span
    if span is None:
        return
    if has_position(span, result.source):
        at = position(result.source, span.start)
        yield screen.paint(f"    --> {printable(name)}:{at}", "place")
    elif span.place is not None:
        yield screen.paint(f"    --> {printable(f'{name}: {span.place}')}", "place")
