"""Collected rows to the tables of a report: every cell in its place, or reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import define, field

from govinfo_report.address import CellRef, SectionRef
from govinfo_report.editions import Edition, all_editions, edition_for_year
from govinfo_report.errors import UnknownEditionError
from govinfo_report.findings import Finding, Value
from govinfo_report.form.layout import Block, Column
from govinfo_report.formats._cells import is_blank
from govinfo_report.formats._grid import Collected, LabelledRow, TableCollector, best_vocabulary
from govinfo_report.formats._items import GridRow, RawCell
from govinfo_report.formats._table_reading import Remark, TableReading, finish_table, label_read, take_cell
from govinfo_report.formats._vocabulary import Match, TableVocabulary, vocabularies
from govinfo_report.reading import Extra, Unread
from govinfo_report.report.base import Cell
from govinfo_report.rules.reading import (
    DUPLICATE_ROW,
    EXTRA_ROW,
    UNREAD_FIGURES,
)
from govinfo_report.text.normalise import match_key

__all__ = ["TableReading", "read_tables"]


def read_tables(collector: TableCollector, year: int | None, /) -> TableReading:
    """The tables of the rows that were collected; tables without rows are blank, on the form of the year."""
    reading = TableReading()
    due = _due(year)
    hint = due.id
    for name in ("proactive_disclosure", "requests"):
        collected = collector.tables.get(name)
        if collected is None or not collected.rows:
            _absent(reading, due, name)
            _strange(reading, name, collected.strangers if collected else ())
            continue
        vocabulary = best_vocabulary(name, collected, hint)
        hint = vocabulary.layout.edition or hint
        _Filler(reading, vocabulary, collected).fill()
    _read_across(reading, collector, due)
    _report_unread(reading)
    reading.tell()
    return reading


def _due(year: int | None) -> Edition:
    try:
        return edition_for_year(year if year is not None else 9999)
    except UnknownEditionError:
        return all_editions()[0]


def _absent(reading: TableReading, due: Edition, name: str) -> None:
    reading.tables[name] = due.table(name).blank()
    reading.absent.add(name)


@define
class _Filler:
    """Fills one labelled table."""

    reading: TableReading
    vocabulary: TableVocabulary
    collected: Collected
    cells: dict[CellRef, Cell] = field(factory=dict[CellRef, Cell])
    seen: set[str] = field(factory=set[str])

    @property
    def table(self) -> str:
        return self.vocabulary.layout.table

    def fill(self) -> None:
        self._heads()
        matched = [(self.vocabulary.rows.find(match_key(row.label_cell.text)), row) for row in self.collected.rows]
        starts = self._starts([(match, row) for match, row in matched if match])
        for match, row in matched:
            if match is None:
                self._nameless(row)
            elif match.name in self.seen:
                self._twice(match, row)
            else:
                self._row(match, row, starts)
        _strange(self.reading, self.table, self.collected.strangers)
        finish_table(self.reading, self.vocabulary, self.cells)

    def _heads(self) -> None:
        for header in self.collected.headers:
            for cell in header.row.cells:
                key = match_key(cell.text)
                if not key or key in self.vocabulary.furniture:
                    continue
                if match := self.vocabulary.columns.find(key):
                    place = CellRef(self.table, "*", match.name)
                    self.reading.spans.setdefault(place, cell.span)
                    label_read(self.reading, match, place, cell)
                else:
                    extra = Extra(section=self.table, label=cell.text.strip(), span=cell.span)
                    self.reading.extras.append(extra)
                    self.reading.remark(EXTRA_ROW, Remark(SectionRef(self.table), cell.span, cell.text.strip()))

    def _columns(self, block: Block, row: LabelledRow) -> tuple[Column, ...]:
        """The columns that the source prints for a block: all of them, unless the heads show fewer."""
        heads = [
            match.name
            for header in self.collected.headers
            if header.block == row.block or len(self.vocabulary.layout.blocks) == 1
            for cell in header.row.cells
            if (match := self.vocabulary.columns.find(match_key(cell.text)))
        ]
        printed = tuple(column for column in block.columns if column.name in heads)
        lacking = len(block.columns) - len(printed)
        return printed if printed and lacking and len(_trimmed(row.values)) <= len(printed) else block.columns

    def _starts(self, rows: Sequence[tuple[Match, LabelledRow]]) -> int | None:
        """Where the values begin: ``None`` right after each label, else in this column of a full grid."""
        sized = [(row, len(self._columns(self.vocabulary.block(match.name), row))) for match, row in rows]
        if all(not any(not is_blank(cell.text) for cell in row.values[size:]) for row, size in sized):
            return None
        widest = max((row.label for row, _ in sized), default=0) + 1
        for start in range(widest, widest + 3):
            if all(_fits(row, start, size) for row, size in sized):
                return start
        return None

    def _row(self, match: Match, row: LabelledRow, start: int | None) -> None:
        block = self.vocabulary.block(match.name)
        columns = self._columns(block, row)
        values = row.values if start is None else row.row.cells[start:]
        self.seen.add(match.name)
        place = CellRef(self.table, match.name)
        self.reading.spans[place] = row.label_cell.span
        label_read(self.reading, match, place, row.label_cell)
        surplus = [cell for cell in values[len(columns) :] if not is_blank(cell.text)]
        if len(values) < len(columns) or surplus:
            self.reading.unread += [_unread(cell) for cell in values if not is_blank(cell.text)]
            return
        for column, cell in zip(columns, values, strict=False):
            take_cell(
                self.reading, self.vocabulary, self.cells, (CellRef(self.table, match.name, column.name), column, cell)
            )

    def _nameless(self, row: LabelledRow) -> None:
        """A row of another form; the label of a group on a line of its own is no row at all."""
        if match_key(row.label_cell.text) not in self.vocabulary.groups or _trimmed(row.values):
            _strange(self.reading, self.table, [row.row])

    def _twice(self, match: Match, row: LabelledRow) -> None:
        figures = tuple(cell.text.strip() for cell in row.values if not is_blank(cell.text))
        place = CellRef(self.table, match.name)
        first = tuple(
            self.reading.raw[ref]
            for ref in self.vocabulary.layout.cells()
            if ref.row == match.name and self.reading.raw.get(ref)
        )
        if figures and figures != first:
            span = row.row.span
            self.reading.remark(DUPLICATE_ROW, Remark(place, span, f"{match.official}（{'、'.join(figures)}）"))
            self.reading.extras.append(Extra(section=self.table, label=match.official, cells=figures, span=span))


def _fits(row: LabelledRow, start: int, size: int) -> bool:
    if row.label >= start or len(row.row.cells) < start + size:
        return False
    between = row.row.cells[row.label + 1 : start]
    beyond = row.row.cells[start + size :]
    return all(is_blank(cell.text) for cell in (*between, *beyond))


def _trimmed(values: tuple[RawCell, ...]) -> tuple[RawCell, ...]:
    end = len(values)
    while end and is_blank(values[end - 1].text):
        end -= 1
    return values[:end]


def _strange(reading: TableReading, table: str, rows: Iterable[GridRow]) -> None:
    """Rows that no form knows: an extra where they carry a label, unread figures where they do not."""
    for row in rows:
        label = row.cells[0].text.strip()
        figures = tuple(cell.text.strip() for cell in row.cells[1:] if not is_blank(cell.text))
        if label and not label[0].isdigit() and match_key(label):
            reading.extras.append(Extra(section=table, label=label, cells=figures, span=row.span))
            shown = f"{label}（{'、'.join(figures)}）" if figures else label
            reading.remark(EXTRA_ROW, Remark(SectionRef(table), row.span, shown))
        else:
            reading.unread += [_unread(cell) for cell in row.cells if not is_blank(cell.text)]


def _unread(cell: RawCell) -> Unread:
    return Unread(text=cell.text.strip(), span=cell.span)


def _report_unread(reading: TableReading) -> None:
    figures = [each for each in reading.unread if any(character.isdigit() for character in each.text)]
    if figures:
        shown = tuple(each.text for each in figures[:8]) + (("…",) if len(figures) > 8 else ())
        values: dict[str, Value] = {"figures_count": len(figures), "figures": shown}
        reading.findings.append(Finding(rule=UNREAD_FIGURES, values=values, span=figures[0].span))


def _read_across(reading: TableReading, collector: TableCollector, due: Edition) -> None:
    """The table whose rows are printed side by side: one line of values under its heads."""
    name = "disputes"
    vocabulary = next(each for each in vocabularies(name) if each.layout is due.layout(name))
    size = len(vocabulary.layout.cells())
    for row in collector.across_heads:
        _across_heads(reading, vocabulary, row)
    rows = [row for row in collector.across if len(row.cells) >= size]
    chosen = next(
        (row for row in rows if any(not is_blank(cell.text) for cell in row.cells)), rows[0] if rows else None
    )
    for row in collector.across:
        if row is not chosen:
            reading.unread += [_unread(cell) for cell in row.cells if not is_blank(cell.text)]
    if chosen is None or any(not is_blank(cell.text) for cell in chosen.cells[size:]):
        reading.unread += [_unread(cell) for cell in (chosen.cells if chosen else ()) if not is_blank(cell.text)]
        _absent(reading, due, name)
        return
    cells: dict[CellRef, Cell] = {}
    places = zip(vocabulary.layout.cells(), vocabulary.layout.columns(), chosen.cells, strict=False)
    for ref, column, cell in places:
        take_cell(reading, vocabulary, cells, (ref, column, cell))
    finish_table(reading, vocabulary, cells)


def _across_heads(reading: TableReading, vocabulary: TableVocabulary, row: GridRow) -> None:
    rows = {match_key(each.label): each.name for _, each in vocabulary.layout.rows()}
    for cell in row.cells:
        name = rows.get(match_key(cell.text))
        if name is not None:
            reading.spans.setdefault(CellRef("disputes", name), cell.span)
