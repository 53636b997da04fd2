"""退回修改单: what one unit has to change in its report, in the order of the form and in words that it can act on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import frozen

from govinfo_report.address import CellRef, HeadingRef, ParagraphRef, Place, SectionRef
from govinfo_report.findings import Bilingual, Finding, Language, Severity
from govinfo_report.form.bounds import Outcome
from govinfo_report.present.columns import printable
from govinfo_report.present.excerpt import has_position, position
from govinfo_report.present.places import place_name
from govinfo_report.present.return_changes import changes, ways
from govinfo_report.reading import ReadResult
from govinfo_report.repair import Repair, suggest
from govinfo_report.report.report import Report
from govinfo_report.report.sections import SECTIONS
from govinfo_report.rules import all_identities
from govinfo_report.rules.internal import RULE_CRASHED
from govinfo_report.text.typography import marks
from govinfo_report.validation import Validation

__all__ = ["Entry", "Group", "Part", "ReturnSheet", "return_sheet"]

_OWN_BASIS = "govinfo_report"
_MOST_CELLS = 12
_SHOWN_AS_IT_IS = ("text", "markdown")
"""Readers of documents whose lines are those that the author sees."""
_PAPER = Bilingual(zh="封面、标题和前言", en="Title, preamble and dates")
_WHOLE = Bilingual(zh="全文", en="The whole document")
_PARTS = {
    Severity.ERROR: Bilingual(zh="必须改正", en="Must be corrected"),
    Severity.WARNING: Bilingual(zh="请核实", en="Please verify"),
    Severity.INFORMATION: Bilingual(zh="供参考", en="For information"),
}
_ALL_ZERO = Bilingual(
    zh="各表的数字全部为 0。确属全年没有发生的，请书面说明是零报告；尚未填报的，请按台账填报。",
    en="Every figure of the tables is 0. If nothing happened all year, say in writing that it is a report of nil; "
    "otherwise fill in the tables.",
)
_OPEN = Bilingual(
    zh="有 {} 条勾稽关系因单元格空白无法核对。没有发生的请填 0，漏填的请补上。",
    en="Because of blanks, {} lines of the form could not be checked. Enter 0 for what did not happen.",
)
_CRASHED = Bilingual(
    zh="有 {} 条规则未能运行，这几项没有核对；这与你单位的报告无关。",
    en="{} rules did not run, so these points were not checked; this is no fault of the report.",
)
_ONE_PLACE = Bilingual(zh="第 {} 行", en="line {}")
_EQUAL = Bilingual(zh="两数相等；现{}。", en="both are equal; now {}.")
_AT_LEAST = Bilingual(zh="前一数不小于后一数；现{}。", en="the first is at least the second; now {}.")
_MORE = Bilingual(zh="等共 {} 格", en="{} cells in all")


@frozen(kw_only=True)
class Entry:
    """One thing to change.

    ``title`` is empty where ``place`` is the whole section and so has the title of the rule instead.
    Where figures contradict each other, ``printed`` is what stands there and ``expected`` what should hold; else
    ``problem`` says what was seen.
    """

    number: int
    place: str
    where: str
    title: str
    problem: str
    printed: str
    expected: str
    cells: tuple[str, ...]
    """The cells that it is about, where there are several and no figures to show."""
    changes: tuple[str, ...]
    """What to change, where that is known."""
    ways: tuple[str, ...]
    """Ways to mend it of which one would do, the likeliest first."""
    advice: str
    reason: str
    basis: str
    code: str


@frozen(kw_only=True)
class Group:
    """The entries of one section or table."""

    title: str
    entries: tuple[Entry, ...]


@frozen(kw_only=True)
class Part:
    """The entries of one severity, by section."""

    severity: Severity
    title: str
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        """How many entries there are."""
        return sum(len(group.entries) for group in self.groups)


@frozen(kw_only=True)
class ReturnSheet:
    """退回修改单 of one report. ``unit`` is ``None`` where no organ could be read."""

    unit: str | None
    year: int | None
    file: str
    parts: tuple[Part, ...]
    notes: tuple[str, ...]


def return_sheet(
    validation: Validation, result: ReadResult, file: str, lang: Language, /, *, least: Severity = Severity.WARNING
) -> ReturnSheet | None:
    """The sheet of a checked report; ``None`` where there is nothing to send back.

    It names every finding of at least this severity, but no rule that crashed, since that is no fault of the unit.
    """
    report = validation.report
    entries = list(_entries(validation, result, lang, least))
    notes = tuple(_notes(validation, lang))
    if not entries and not validation.coverage.vacuous:
        return None
    return ReturnSheet(
        unit=report.organ.name if report and report.organ else None,
        year=report.year if report else None,
        file=file,
        parts=tuple(_parts(entries, lang)),
        notes=notes,
    )


_Placed = tuple[Severity, str, Entry]


def _entries(validation: Validation, result: ReadResult, lang: Language, least: Severity) -> Iterator[_Placed]:
    """The entries in the order of the sheet: by severity, section and place."""
    report = validation.report
    findings = [each for each in validation.findings if each.severity >= least and each.rule != RULE_CRASHED]
    repairs = _repairs(findings, report)
    findings.sort(key=lambda each: (-each.severity.rank, *_order(each.at, report), each.rule.code))
    for number, finding in enumerate(findings, 1):
        yield finding.severity, _section(finding.at), _entry(number, finding, repairs, report, result, lang)


def _repairs(findings: Iterable[Finding], report: Report | None) -> tuple[Repair, ...]:
    """What would mend the report, where a finding leaves open which of its cells is wrong."""
    return suggest(report) if report is not None and any(each.alternatives for each in findings) else ()


def _parts(entries: Iterable[_Placed], lang: Language) -> Iterator[Part]:
    for severity, placed in groupby(entries, key=lambda each: each[0]):
        groups = tuple(
            Group(title=_title(name, lang), entries=tuple(each[2] for each in inside))
            for name, inside in groupby(placed, key=lambda each: each[1])
        )
        yield Part(severity=severity, title=_PARTS[severity].text(lang), groups=groups)


_ORDER = ("", "paper", *(section.name for section in SECTIONS))
_TITLES = {"": _WHOLE, "paper": _PAPER} | {section.name: section.title for section in SECTIONS}


def _section(at: Place | None) -> str:
    match at:
        case None:
            return ""
        case CellRef(table):
            name = table
        case ParagraphRef(section) | HeadingRef(section):
            name = section
        case SectionRef(name):
            pass
    return name if name in _ORDER else "paper"


def _title(name: str, lang: Language) -> str:
    return _TITLES[name].text(lang)


def _order(at: Place | None, report: Report | None) -> tuple[int, int]:
    """The place of a finding in the report: its section, then the first of its cells or its paragraph."""
    within = -1
    match at:
        case CellRef() if report is not None:
            cells = report.table_of(at).LAYOUT.cells()
            within = next((n for n, cell in enumerate(cells) if _lies_in(cell, at)), -1)
        case ParagraphRef(_, index):
            within = index
        case _:
            pass
    return _ORDER.index(_section(at)), within


def _lies_in(cell: CellRef, at: CellRef) -> bool:
    return cell.table == at.table and at.row in ("*", cell.row) and at.column in (None, cell.column)


def _entry(
    number: int,
    finding: Finding,
    repairs: tuple[Repair, ...],
    report: Report | None,
    result: ReadResult,
    lang: Language,
) -> Entry:
    rule = finding.rule
    title = rule.title.text(lang)
    place = _title("", lang) if finding.at is None else printable(place_name(finding.at, report, lang))
    whole = place == _title(_section(finding.at), lang)
    is_line = "left_terms" in finding.values and "right_terms" in finding.values
    return Entry(
        number=number,
        place=title if whole else place,
        where=_where(finding, result, lang),
        title="" if whole else title,
        problem="" if is_line else printable(finding.message(lang)),
        printed=_sides(finding, lang) if is_line else "",
        expected=_expected(finding, lang) if is_line else "",
        cells=() if is_line else tuple(_cells(finding, report, lang)),
        changes=() if finding.alternatives else changes(finding, report, lang),
        ways=ways(finding, repairs, report, lang) if finding.alternatives else (),
        advice=printable(finding.advice(lang)),
        reason=rule.reason.text(lang),
        basis="" if rule.basis.startswith(_OWN_BASIS) else rule.basis,
        code=rule.code,
    )


def _cells(finding: Finding, report: Report | None, lang: Language) -> Iterator[str]:
    """The names of the cells, where the message does not name them all."""
    cells = [each for each in finding.related if isinstance(each, CellRef)]
    names = [printable(place_name(each, report, lang)) for each in cells]
    message = finding.message(lang)
    if len(names) < 2 or all(name.partition(" · ")[2] in message for name in names):
        return
    yield from names[:_MOST_CELLS]
    if len(names) > _MOST_CELLS:
        yield _MORE.text(lang).format(len(names))


def _where(finding: Finding, result: ReadResult, lang: Language) -> str:
    span = finding.span
    if span is None:
        return ""
    if has_position(span, result.source):
        if result.provenance.reader not in _SHOWN_AS_IT_IS:
            return ""
        return _ONE_PLACE.text(lang).format(position(result.source, span.start).line)
    return _document_place(span.place or "", lang)


_WORDS = (
    (re.compile(r"(?<![A-Za-z])p\.(\d+) ?"), r"第\1页"),
    (re.compile(r"(?<![A-Za-z])table (\d+) ?"), r"第\1个表格"),
    (re.compile(r"(?<![A-Za-z])(?:row|line) (\d+) ?"), r"第\1行"),
    (re.compile(r"(?<![A-Za-z])cell (\d+) ?"), r"第\1格"),
    (re.compile(r"(?<![A-Za-z])paragraph (\d+) ?"), r"第\1段"),
    (re.compile(r"(?<![A-Za-z])picture (\d+) ?"), r"第\1张图片"),
)


def _document_place(place: str, lang: Language) -> str:
    """A place of a document that has no lines, in words; nothing for a path in JSON, which no author sees."""
    if place.startswith("$"):
        return ""
    if lang == "zh":
        for pattern, words in _WORDS:
            place = pattern.sub(words, place)
    return printable(place)


def _sides(finding: Finding, lang: Language) -> str:
    sides = (finding.values[name] for name in ("left_terms", "right_terms"))
    told = [side.text(lang) if isinstance(side, Bilingual) else str(side) for side in sides]
    return marks(lang).semicolon.join(told)


def _expected(finding: Finding, lang: Language) -> str:
    """What should hold between both sides, and by how much it does not."""
    relation = next((each.relation for each in all_identities() if each.rule == finding.rule), "==")
    verdict = finding.values.get("verdict")
    told = verdict.text(lang) if isinstance(verdict, Bilingual) else str(verdict)
    return (_EQUAL if relation == "==" else _AT_LEAST).text(lang).format(told)


def _notes(validation: Validation, lang: Language) -> Iterator[str]:
    coverage = validation.coverage
    if validation.report is not None and not validation.report.absent:
        if coverage.vacuous:
            yield _ALL_ZERO.text(lang)
        if undecided := coverage.lines[Outcome.OPEN]:
            yield _OPEN.text(lang).format(undecided)
    if coverage.rules_crashed:
        yield _CRASHED.text(lang).format(len(coverage.rules_crashed))
