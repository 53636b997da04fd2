"""Our own CSV back to reports. What contradicts itself is not taken, and is named with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, cast

from attrs import define, evolve, field

from govinfo_report.address import CellRef, SectionRef
from govinfo_report.findings import Bilingual, Finding, Span
from govinfo_report.form.layout import TableLayout
from govinfo_report.formats._core.items import RawCell
from govinfo_report.formats._core.table_reading import TableReading, fill_table
from govinfo_report.formats._csv.cells import CellsRead, Given
from govinfo_report.formats._csv.columns import ABSENT, LONG, PAPER, SOURCE, edition_columns, unit_column
from govinfo_report.formats._csv.records import Heads, Line, Record, records_of
from govinfo_report.formats._json.frame import read_frame
from govinfo_report.formats._json.tables import table_class
from govinfo_report.formats._json.values import JsonReading, some_of
from govinfo_report.formats.source import LIMITS, Source, over_limit, unreadable
from govinfo_report.reading import Extra, Provenance, ReadResult
from govinfo_report.report.base import Cell, Table
from govinfo_report.report.report import Report
from govinfo_report.report.sections import TABLES
from govinfo_report.rules.keys import DUPLICATE_KEY, MISSING_KEY, UNKNOWN_KEY

__all__ = ["read_own"]

_YEAR = re.compile(r"[0-9]{1,9}\Z")
_NO_FIGURES = Bilingual(zh="没有数字的表", en="a table without figures")
_ANYWHERE = frozenset((SOURCE, *PAPER))


def read_own(source: Source, mark: str, heads: Heads, provenance: Provenance, /) -> tuple[ReadResult, ...]:
    """Every report of the lines; a file that holds the heads alone gives the finding that it has none."""
    results: list[ReadResult] = []
    for record in records_of(source.text, mark, heads):
        if len(results) == LIMITS.reports:
            found = over_limit("报告份数", "the number of reports", f"> {LIMITS.reports}", LIMITS.reports)
            return (_refused(found, source, provenance),)
        results.append(_Reading(heads, record).result(source, provenance))
    return tuple(results) or (_refused(unreadable("没有一行", "it has no line"), source, provenance),)


def _refused(finding: Finding, source: Source, provenance: Provenance) -> ReadResult:
    findings = (*source.findings, finding)
    return ReadResult(report=None, findings=findings, source=source.text, provenance=provenance)


@define
class _Reading:
    """What came out of the lines of one report."""

    heads: Heads
    record: Record
    cells: CellsRead = field(factory=CellsRead)
    unknown: dict[str, RawCell] = field(factory=dict[str, RawCell])
    """What stands under a name that means nothing here."""
    twice: dict[str, None] = field(factory=dict[str, None])

    @property
    def values(self) -> JsonReading:
        """The findings on names and values."""
        return self.cells.values

    @property
    def tables(self) -> TableReading:
        """The tables so far."""
        return self.cells.tables

    def result(self, source: Source, provenance: Provenance) -> ReadResult:
        """The report, and what was found on the way."""
        self.twice.update(dict.fromkeys(self.heads.repeated))
        frame = self._paper(self.record.lines[0])
        year = cast("int | None", frame["year"])
        if self.heads.shape == "wide":
            self._wide(self.record.lines[0], cast("frozenset[str]", frame["absent"]), year)
        else:
            self._long(year)
        frame |= {"absent": frozenset(self.tables.absent), "printed": self.tables.printed}
        report = Report(**cast("dict[str, Any]", {**frame, **self.tables.tables}))
        self._strange()
        self.tables.tell()
        findings = (*map(self._placed, self.values.findings), *self.tables.findings)
        return ReadResult(
            report=report,
            findings=(*source.findings, *findings),
            spans=self.tables.spans,
            raw=self.tables.raw,
            extras=tuple(self.tables.extras),
            source=source.text,
            provenance=provenance,
        )

    def _placed(self, finding: Finding) -> Finding:
        """A finding with the place of the file in the stead of a name."""
        name = (finding.span.place or "") if finding.span is not None else ""
        cells = list(self.record.lines[0].cells.values())
        line = Span(cells[0].span.start, cells[-1].span.end)
        return evolve(finding, span=self.cells.places.get(name.removeprefix("$."), line))

    def _paper(self, line: Line) -> dict[str, object]:
        """The paper, read as that of the JSON is."""
        data: dict[str, Any] = {**dict.fromkeys(TABLES), "organ": None, ABSENT: line.text(ABSENT).split()}
        for name, cell in line.cells.items():
            self.cells.places[name] = cell.span
            if name not in PAPER or not cell.text:
                continue
            outer, _, inner = name.partition(".")
            self.tables.spans.setdefault(SectionRef(outer), cell.span)
            if inner:
                data[outer] = {**(data.get(outer) or {}), inner: cell.text}
            else:
                data[outer] = cell.text
        year = line.text("year")
        data["year"] = int(year) if _YEAR.match(year) else year or None
        return read_frame(self.values, data)

    def _wide(self, line: Line, absent: frozenset[str], year: int | None) -> None:
        """The cells of a line; what stands in a cell that its form does not have is strange."""
        columns = edition_columns()
        taken = {*_ANYWHERE, ABSENT, *columns.values()}
        for name in TABLES:
            table = table_class(self.values, name, name, line.text(columns.get(name, "")) or None, year)
            given = list(_given(table.LAYOUT, line))
            taken |= {name for each in given for name in (str(each.ref), each.unit)}
            is_absent = name in absent and not any(each.cell.text.strip() for each in given)
            if name in absent and not is_absent:
                self.values.wrong(ABSENT, _NO_FIGURES, name)
            if is_absent:
                self._absent(table)
            else:
                self._fill(table, {each.ref: self.cells.as_printed(each) for each in given})
        self._keep_strange(line, taken)

    def _long(self, year: int | None) -> None:
        """The lines of each table; the first says on which form it is."""
        lines: dict[str, list[Line]] = {name: [] for name in TABLES}
        for line in self.record.lines:
            self._keep_strange(line, {*_ANYWHERE, *LONG})
            section = line.text("address").partition(".")[0]
            if section in lines:
                lines[section].append(line)
            else:
                self._strange_address(line)
        for name, own in lines.items():
            form = own[0].text("edition") if own else ""
            table = table_class(self.values, name, name, form or None, year)
            self._long_table(table, own)

    def _long_table(self, table: type[Table], lines: Iterable[Line]) -> None:
        layout = table.LAYOUT
        columns = dict(zip(map(str, layout.cells()), zip(layout.cells(), layout.columns(), strict=True), strict=True))
        cells: dict[CellRef, Cell] = {}
        for line in lines:
            address = line.text("address")
            if address not in columns:
                self._strange_address(line)
                continue
            ref, column = columns[address]
            if line.text("kind") == ABSENT and not (line.text("printed") or line.text("number")):
                continue
            if ref in cells:
                self.twice.setdefault(address)
            cells[ref] = self.cells.as_told(Given(ref, column, line.cells["printed"], line, "unit"))
        if cells:
            self._fill(table, cells)
        else:
            self._absent(table)

    def _fill(self, table: type[Table], cells: dict[CellRef, Cell]) -> None:
        missing = tuple(str(ref) for ref in table.LAYOUT.cells() if ref not in cells)
        if missing:
            self.values.report(MISSING_KEY, table.LAYOUT.table, keys=some_of(missing))
        fill_table(self.tables, table, cells)

    def _absent(self, table: type[Table]) -> None:
        self.tables.tables[table.LAYOUT.table] = table.blank()
        self.tables.absent.add(table.LAYOUT.table)

    def _keep_strange(self, line: Line, known: set[str]) -> None:
        strange = {name: cell for name, cell in line.cells.items() if name not in known and cell.text.strip()}
        self.unknown |= {**strange, **line.surplus}

    def _strange_address(self, line: Line) -> None:
        self.unknown[line.text("address") or "address"] = line.cells["printed"]

    def _strange(self) -> None:
        """Name what no part of the report took, and keep it."""
        if self.twice:
            self.values.report(DUPLICATE_KEY, "$", keys=some_of(tuple(self.twice)))
        if self.unknown:
            self.values.report(UNKNOWN_KEY, "$", keys=some_of(tuple(self.unknown)))
        self.tables.extras += [
            Extra(section=None, label=name, cells=(cell.text,), span=cell.span) for name, cell in self.unknown.items()
        ]


def _given(layout: TableLayout, line: Line) -> Iterator[Given]:
    """The cells of a form that the line has a column for."""
    for ref, column in zip(layout.cells(), layout.columns(), strict=True):
        cell = line.cells.get(str(ref))
        if cell is not None:
            yield Given(ref, column, cell, line, unit_column(ref))
