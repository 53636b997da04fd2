"""Items of any document to a reading: the paper, the six sections, the tables, and everything that was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from attrs import define, field

from govinfo_report.address import HeadingRef, ParagraphRef, Place, SectionRef
from govinfo_report.findings import Finding, Span, Value
from govinfo_report.formats._core.aligned import row_of_line
from govinfo_report.formats._core.cells import is_blank, is_value
from govinfo_report.formats._core.conversion_noise import noise_in, printed_in
from govinfo_report.formats._core.frame import Frame
from govinfo_report.formats._core.grid import TableCollector
from govinfo_report.formats._core.headings import is_unknown_heading, section_of_heading
from govinfo_report.formats._core.items import GridRow, Item, Paragraph, Picture, RawCell
from govinfo_report.formats._core.lone_cells import (
    ends_in_a_label,
    has_lost_lines,
    is_lone_cell,
    is_row,
    lone_cells,
    rows_of_cells,
)
from govinfo_report.formats._core.paper import is_title
from govinfo_report.formats._core.run_together import rows_in_text
from govinfo_report.formats._core.running_text import parts_of
from govinfo_report.formats._core.several import reports_in
from govinfo_report.formats._core.table_reading import report_unread
from govinfo_report.formats._core.tables import TableReading, read_tables
from govinfo_report.formats._core.vocabulary import figures_in_note, is_piece
from govinfo_report.formats._core.wrapped import Wrapping
from govinfo_report.formats._core.years import year_of_heads
from govinfo_report.formats.source import LIMITS, Source, over_limit
from govinfo_report.reading import Extra, Provenance, ReadResult, Unread
from govinfo_report.report.report import Report
from govinfo_report.report.s1_overview import Overview
from govinfo_report.report.s5_problems import Problems
from govinfo_report.report.s6_other_matters import OtherMatters
from govinfo_report.report.sections import SECTIONS, SectionName, section
from govinfo_report.rules.completeness import EMPTY_PICTURE
from govinfo_report.rules.forms import NOT_A_REPORT
from govinfo_report.rules.reading import UNKNOWN_LABEL
from govinfo_report.rules.reading_documents import LINES_DEDUPLICATED, SEVERAL_REPORTS

__all__ = ["read_items", "read_reports", "refused"]

_WORD = re.compile(r"[^\W_]")
_SENTENCE = re.compile(r"[。；;]|\d[件条项次份]")
_OPEN_END = re.compile(r"[^\S\r\n]*(?:[|｜│┃][^\S\r\n]*)*")
_AROUND_HEADING = " \t\u3000?？\r\n"


def read_reports(items: Iterable[Item], source: Source, provenance: Provenance, /) -> tuple[ReadResult, ...]:
    """The readings of a document that may hold several reports, one after the other. It never raises on content."""
    kept: list[Item] = []
    cells = characters = 0
    for item in items:
        if isinstance(item, GridRow):
            cells += len(item.cells)
            characters += len(item.line)
        elif isinstance(item, Paragraph):
            characters += len(item.text)
        kept.append(item)
        if cells > LIMITS.cells or characters > LIMITS.characters or len(kept) > LIMITS.items:
            return (refused(_over_a_limit(cells, characters), source, provenance),)
    return tuple(_read(part, source, provenance) for part in reports_in(kept))


def read_items(items: Iterable[Item], source: Source, provenance: Provenance, /) -> ReadResult:
    """The reading of a document that holds one report; with several of them there is none (GIR151)."""
    results = read_reports(items, source, provenance)
    if len(results) == 1:
        return results[0]
    return refused(Finding(rule=SEVERAL_REPORTS, values={"reports": len(results)}), source, provenance)


def _read(items: Sequence[Item], source: Source, provenance: Provenance) -> ReadResult:
    document = _Document()
    for item in items:
        document.take(item)
    return document.finish(items, source, provenance)


def _over_a_limit(cells: int, characters: int) -> Finding:
    if cells > LIMITS.cells:
        return over_limit("单元格数", "the number of cells", f"> {LIMITS.cells}", LIMITS.cells)
    if characters > LIMITS.characters:
        return over_limit("字数", "the number of characters", f"> {LIMITS.characters}", LIMITS.characters)
    return over_limit("段落和表格行数", "the number of paragraphs and rows", f"> {LIMITS.items}", LIMITS.items)


def refused(finding: Finding, source: Source, provenance: Provenance) -> ReadResult:
    """The reading of a document that holds no report, for this reason."""
    findings = (*source.findings, finding)
    return ReadResult(report=None, findings=findings, source=source.text, provenance=provenance)


@define
class _Document:
    """What has been seen of a document so far."""

    collector: TableCollector = field(factory=TableCollector)
    current: SectionName | None = None
    opening: list[Paragraph] = field(factory=list[Paragraph])
    bodies: dict[SectionName, list[Paragraph]] = field(factory=dict[SectionName, "list[Paragraph]"])
    headings: dict[SectionName, Paragraph] = field(factory=dict[SectionName, Paragraph])
    pictured: dict[SectionName, Span] = field(factory=dict[SectionName, Span])
    findings: list[Finding] = field(factory=list[Finding])
    lone: list[Paragraph] = field(factory=list[Paragraph])
    """Lines of a table section that stand together; each may be a cell."""
    stray: list[Paragraph] = field(factory=list[Paragraph])
    """Figures of a table section that are in no row."""
    extras: list[Extra] = field(factory=list[Extra])
    """Rows of words in the section of a table that no form knows."""
    first_row: dict[str, Span] = field(factory=dict[str, Span])
    ended: bool = False
    """Whether nothing comes any more."""
    second_title: bool = False
    """Whether a title was seen after the sections had begun."""
    repeated: int = 0
    """Headings of sections that came again after a second title."""

    def take(self, item: Item) -> None:
        match item:
            case Paragraph():
                self.collector.last = None
                for part in parts_of(item):
                    self._paragraph(part)
            case GridRow():
                self._row(item)
            case Picture():
                if self.current is not None and section(self.current).is_table:
                    self.pictured.setdefault(self.current, item.span)

    def _row(self, row: GridRow) -> None:
        self._join_lone_cells()
        in_table = self.current is not None and section(self.current).is_table
        if (in_table or not row.loose) and self._taken(row):
            return
        printed = [cell for cell in row.cells if not is_blank(cell.text)]
        if in_table and row.loose and all(is_piece(cell.text) for cell in printed):
            return
        if len(printed) > 1 and in_table and not row.loose and not any(is_value(cell.text) for cell in printed):
            label, *others = (cell.text.strip() for cell in printed)
            self.extras.append(Extra(section=self.current, label=label, cells=tuple(others), span=row.span))
            return
        if len(printed) > 1 and row.line:
            self.take(Paragraph(row.line, row.span))
            return
        for cell in printed:
            self._paragraph(Paragraph(cell.text.strip(), cell.span))

    def _taken(self, row: GridRow) -> bool:
        """Whether the row belongs to a table; where the first row of each stood is kept."""
        taken = self.collector.take(row)
        if taken and self.collector.current:
            self.first_row.setdefault(self.collector.current, row.span)
        return taken

    def _paragraph(self, paragraph: Paragraph) -> None:
        if not _WORD.search(paragraph.text):
            return
        name = section_of_heading(paragraph.text, self.current, marked=paragraph.level is not None)
        if name is not None and not (name in self.headings and self._is_filled(name)):
            self._open(name, paragraph)
        elif self.current is None:
            self.opening.append(paragraph)
        else:
            self.repeated += name is not None and self.second_title
            self.second_title = self.second_title or is_title(paragraph.text)
            self._body(self.current, paragraph)

    def _body(self, current: SectionName, paragraph: Paragraph) -> None:
        if not section(current).is_table:
            self._keep(current, paragraph)
            return
        if paragraph.level is not None:
            self._join_lone_cells()
            self._marked(current, paragraph)
            return
        self.lone.append(paragraph)

    def _marked(self, current: SectionName, heading: Paragraph) -> None:
        """A heading in the section of a table: a caption or label of the table, or one that the form does not have."""
        cell = RawCell(heading.text, heading.span)
        self.collector.pass_line(heading.text, cell)
        if is_lone_cell(heading.text):
            self._taken(GridRow((cell,), heading.span, heading.text))
        else:
            self._keep(current, heading)

    def _keep(self, current: SectionName, paragraph: Paragraph) -> None:
        if is_unknown_heading(paragraph.text, marked=paragraph.level is not None):
            values: dict[str, Value] = {"label": paragraph.text.strip()}
            finding = Finding(rule=UNKNOWN_LABEL, at=SectionRef(current), values=values, span=paragraph.span)
            self.findings.append(finding)
        self.bodies[current].append(paragraph)

    def _is_filled(self, name: SectionName) -> bool:
        """Whether text of a section has been seen, and not only a list of the headings before the report."""
        others = [body for other, body in self.bodies.items() if other != self.current]
        is_contents = len(self.headings) > 1 and not any(others) and not self.first_row
        return bool(self.bodies.get(name)) and not is_contents

    def _open(self, name: SectionName, heading: Paragraph) -> None:
        self._join_lone_cells()
        if name in self.headings and len(self.headings) > 1 and self.current is not None and not self.first_row:
            self._was_a_list_of_contents(self.current)
        self.current = name
        self.headings.pop(name, None)
        self.headings[name] = heading
        self.bodies.setdefault(name, [])
        self.collector.leave(name)
        self.collector.pass_line(heading.text, RawCell(heading.text, heading.span))

    def _was_a_list_of_contents(self, last: SectionName) -> None:
        """Headings without text that come again were a list; what followed the last of them is the preamble."""
        if not any(body for name, body in self.bodies.items() if name != last):
            self.opening += self.bodies[last]
            self.headings.clear()
            self.bodies.clear()

    def _join_lone_cells(self) -> None:
        """Lines with one cell each become rows; lines of which some were dropped stay unread."""
        lines, self.lone = self.lone, []
        if not lines or self.current is None:
            return
        cells: list[RawCell] = []
        parts = list(lone_cells(lines))
        for n, each in enumerate(parts):
            if isinstance(each, RawCell):
                cells.append(each)
                continue
            self._rows_of(cells)
            cells = self._local_row(each, parts[n + 1 : n + 3])
            if not cells:
                self._line(self.current, each)
        self._rows_of(cells)

    def _local_row(self, line: Paragraph, following: Sequence[RawCell | Paragraph]) -> list[RawCell]:
        """The label of a row that no form has: it stands inside a table, and figures follow it at once."""
        inside = self.collector.current == self.current and not _SENTENCE.search(line.text)
        figures = [each for each in following if isinstance(each, RawCell) and is_value(each.text)]
        return [RawCell(line.text, line.span)] if inside and len(figures) > 1 else []

    def _line(self, current: SectionName, line: Paragraph) -> None:
        """A line of a table section that is no cell: rows that were run together, or a paragraph beside the table."""
        self.collector.pass_line(line.text, RawCell(line.text, line.span))
        row = row_of_line(line)
        rows = [row] if row is not None else rows_in_text(line, current)
        if rows is None:
            torn = self.collector.current == current and len(line.text) > 1 and is_piece(line.text)
            if not torn:
                self._keep(current, line)
            return
        for row in rows:
            if not self._taken(row):
                self.stray += [Paragraph(cell.text, cell.span) for cell in row.cells if is_value(cell.text)]

    def _rows_of(self, cells: list[RawCell]) -> None:
        if self.ended and ends_in_a_label(cells):
            last = cells.pop()
            self.stray.append(Paragraph(last.text, last.span))
        if has_lost_lines(cells):
            self.findings.append(Finding(rule=LINES_DEDUPLICATED, span=cells[0].span))
            self.stray += [Paragraph(c.text, c.span) for c in cells if is_value(c.text) or figures_in_note(c.text)]
            return
        for row in rows_of_cells(cells):
            if not self._taken(row):
                figures = [Paragraph(cell.text, cell.span) for cell in row.cells if is_value(cell.text)]
                self.stray += figures
                if not figures and self.current is not None:
                    self.bodies[self.current] += [Paragraph(cell.text, cell.span) for cell in row.cells]

    def finish(self, items: Sequence[Item], source: Source, provenance: Provenance) -> ReadResult:
        self.ended = True
        self._join_lone_cells()
        self._unwrap(source.text)
        paper = Frame.of(
            self.opening, list(self.bodies.values()), self.bodies.get(self.current) if self.current else None
        )
        paper.year = paper.year or year_of_heads(self.collector.heads())
        if self.collector.last is not None and _ends_inside(self.collector.last, source.text):
            self.collector.open = self.collector.last
        tables = read_tables(self.collector, paper.year)
        if not self._is_report(paper, tables):
            nothing = Finding(rule=NOT_A_REPORT, values={"characters": sum(len(text) for text, _ in printed_in(items))})
            return refused(nothing, source, provenance)
        if self.repeated > 1:
            return refused(Finding(rule=SEVERAL_REPORTS, values={"reports": 2}), source, provenance)
        self._stray(tables)
        report_unread(tables)
        self._pictures(tables)
        findings = [*source.findings, *self.findings, *tables.findings, *noise_in(items)]
        return ReadResult(
            report=self._report(paper, tables),
            findings=tuple(sorted(findings, key=_position)),
            spans=self._spans(paper, tables),
            raw=tables.raw,
            extras=(*paper.extras, *self.extras, *tables.extras),
            unread=tuple(tables.unread),
            trace=tuple(tables.trace),
            source=source.text,
            provenance=provenance,
        )

    def _unwrap(self, text: str) -> None:
        """Put lines that were broken at a fixed width together again, outside the sections of tables."""
        bodies = [body for name, body in self.bodies.items() if not section(name).is_table]
        wrapping = Wrapping.of(text, [*self.opening, *(line for body in bodies for line in body)])
        for body in (self.opening, *bodies):
            body[:] = wrapping.joined(body)

    def _is_report(self, paper: Frame, tables: TableReading) -> bool:
        titled = paper.title is not None and is_title(paper.title)
        return titled or len(tables.absent) < len(tables.tables) or len(self.headings) > 1

    def _stray(self, tables: TableReading) -> None:
        """Figures of table sections that stand in no row are named: those alone on a line, and rows without bars."""
        figures = list(self.stray)
        for name, body in self.bodies.items():
            if section(name).is_table:
                figures += [each for each in body if is_row(each.text, absent=name in tables.absent)]
        tables.unread += [Unread(text=figure.text.strip(), span=figure.span) for figure in figures]

    def _pictures(self, tables: TableReading) -> None:
        for name, span in self.pictured.items():
            if name in tables.absent:
                values: dict[str, Value] = {"heading": section(name).heading}
                tables.findings.append(Finding(rule=EMPTY_PICTURE, at=SectionRef(name), values=values, span=span))

    def _report(self, paper: Frame, tables: TableReading) -> Report:
        printed = [(name, heading.text.strip(_AROUND_HEADING)) for name, heading in self.headings.items()]
        unprinted = [(each.name, None) for each in SECTIONS if each.name not in self.headings]
        narrative = {
            name: cls(paragraphs=self._texts(name)) if name in self.headings else None
            for name, cls in (("overview", Overview), ("problems", Problems), ("other_matters", OtherMatters))
        }
        beside: dict[str, tuple[str, ...]] = {
            each.name: self._texts(each.name) for each in SECTIONS if each.is_table and self.bodies.get(each.name)
        }
        return Report(
            organ=paper.organ,
            year=paper.year,
            title=paper.title,
            preamble=tuple(each.text.strip() for each in paper.preamble),
            period=paper.period,
            published_on=paper.dates.get("发布"),
            issued_on=paper.dates.get(""),
            headings=dict[str, str | None]([*printed, *unprinted]),
            notes=beside,
            footer=paper.footer,
            absent=frozenset(tables.absent),
            printed=tables.printed,
            **narrative,  # type: ignore[arg-type]
            **tables.tables,  # type: ignore[arg-type]
        )

    def _texts(self, name: SectionName) -> tuple[str, ...]:
        return tuple(paragraph.text.strip() for paragraph in self.bodies.get(name, ()))

    def _spans(self, paper: Frame, tables: TableReading) -> dict[Place, Span]:
        spans: dict[Place, Span] = {SectionRef(name): span for name, span in self.first_row.items()}
        for name, heading in self.headings.items():
            spans[HeadingRef(name)] = heading.span
            spans.setdefault(SectionRef(name), heading.span)
        for table, span in self.first_row.items():
            spans.setdefault(HeadingRef(table), span)
        for name, body in self.bodies.items():
            spans.update({_paragraph(name, index): each.span for index, each in enumerate(body)})
        if paper.title_span:
            spans[SectionRef("title")] = paper.title_span
        return {**spans, **tables.spans}


@lru_cache(maxsize=4096)
def _paragraph(section_name: SectionName, index: int) -> ParagraphRef:
    """The same object for the same paragraph of all documents."""
    return ParagraphRef(section_name, index)


def _ends_inside(row: GridRow, text: str) -> bool:
    """Whether a text ends in the line of this row, so that more could have stood there."""
    end = max((cell.span.end for cell in row.cells if not is_blank(cell.text)), default=0)
    return 0 < end <= len(text) and _OPEN_END.fullmatch(text, end) is not None


def _position(finding: Finding) -> tuple[str, int]:
    return finding.rule.code, finding.span.start if finding.span else -1
