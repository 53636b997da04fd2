"""Collected rows to the tables of a report: every cell in its place, or reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import define, evolve, field

from govinfo_report.address import CellRef, SectionRef
from govinfo_report.editions import Edition, edition_due
from govinfo_report.findings import Finding, Value
from govinfo_report.form.layout import Domain
from govinfo_report.formats._alignment import Alignment, BlockHeads, align, heads_of, offset_of
from govinfo_report.formats._cells import is_blank, unit_of_head
from govinfo_report.formats._grid import Collected, LabelledRow, TableCollector, best_vocabulary
from govinfo_report.formats._items import GridRow, RawCell
from govinfo_report.formats._table_reading import Remark, TableReading, finish_table, label_read, take_cell
from govinfo_report.formats._vocabulary import Match, TableVocabulary, vocabularies
from govinfo_report.reading import Extra, Unread
from govinfo_report.report.base import Cell
from govinfo_report.report.money import MoneyUnit
from govinfo_report.report.report import Printed, PrintedKind
from govinfo_report.rules.reading import (
    DUPLICATE_ROW,
    EXTRA_ROW,
    UNREAD_FIGURES,
)
from govinfo_report.text.normalise import match_key

__all__ = ["TableReading", "read_tables", "report_unread"]


def read_tables(collector: TableCollector, year: int | None, /) -> TableReading:
    """The tables of the rows that were collected; tables without rows are blank, on the form of the year."""
    reading = TableReading()
    due = edition_due(year)
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
    reading.tell()
    return reading


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
    units: dict[str, MoneyUnit] = field(factory=dict[str, MoneyUnit])
    """The unit that a head prints, by column."""

    @property
    def table(self) -> str:
        return self.vocabulary.layout.table

    def fill(self) -> None:
        self._heads()
        rows = sorted(self.collected.rows, key=lambda row: not row.home)
        found = [(self.vocabulary.rows.find(match_key(row.label_cell.text)), row) for row in rows]
        matched = [(match, row) for match, row in found if match is not None and not self._only_a_group(row)]
        heads = self._heads_by_block(matched)
        sized = [(row, len(heads[self.vocabulary.block_of[match.name]].columns)) for match, row in matched]
        proven = frozenset(each.first_at for each in heads.values() if each.first_at is not None)
        alignment = align(sized, proven)
        for match, row in found:
            if match is None or self._only_a_group(row):
                self._nameless(row)
                continue
            self._before(row)
            if match.name in self.seen:
                self._twice(match, row)
            else:
                self._row(match, row, heads[self.vocabulary.block_of[match.name]], alignment)
        _strange(self.reading, self.table, self.collected.strangers)
        finish_table(self.reading, self.vocabulary, self.cells)

    def _heads_by_block(self, matched: Sequence[tuple[Match, LabelledRow]]) -> dict[int, BlockHeads]:
        rows: dict[int, list[LabelledRow]] = {}
        for match, row in matched:
            rows.setdefault(self.vocabulary.block_of[match.name], []).append(row)
        blocks = self.vocabulary.layout.blocks
        return {n: heads_of(self.vocabulary, self.collected, blocks[n], rows[n]) for n in rows}

    def _only_a_group(self, row: LabelledRow) -> bool:
        """The label of a group of this form on a line of its own."""
        return match_key(row.label_cell.text) in self.vocabulary.groups and not _trimmed(row.values)

    def _heads(self) -> None:
        for header in self.collected.headers:
            for cell in header.row.cells:
                key = match_key(cell.text)
                if not key or key in self.vocabulary.furniture:
                    continue
                unit, plain = unit_of_head(cell.text)
                if match := self.vocabulary.columns.find(key) or self.vocabulary.columns.certain(match_key(plain)):
                    place = CellRef(self.table, "*", match.name)
                    self.reading.spans.setdefault(place, cell.span)
                    label_read(self.reading, match, place, cell)
                    if unit is not None:
                        self.units[match.name] = unit
                else:
                    extra = Extra(section=self.table, label=cell.text.strip(), span=cell.span)
                    self.reading.extras.append(extra)
                    self.reading.remark(EXTRA_ROW, Remark(SectionRef(self.table), cell.span, cell.text.strip()))

    def _row(self, match: Match, row: LabelledRow, heads: BlockHeads, alignment: Alignment) -> None:
        columns = heads.columns
        values = row.values if alignment.start is None else row.row.cells[alignment.start :]
        self.seen.add(match.name)
        place = CellRef(self.table, match.name)
        self.reading.spans[place] = row.label_cell.span
        label_read(self.reading, match, place, row.label_cell)
        surplus = [cell for cell in values[len(columns) :] if not is_blank(cell.text)]
        unsure = not alignment.certain and bool(values) and is_blank(values[0].text) and _trimmed(values)
        if len(values) < len(columns) or surplus or unsure or not heads.in_order:
            self._refuse(match, values)
            return
        for column, cell in zip(columns, values, strict=False):
            if column.domain is Domain.MONEY and column.name in self.units:
                column = evolve(column, unit=self.units[column.name])
            ref = CellRef(self.table, match.name, column.name)
            take_cell(self.reading, self.vocabulary, self.cells, (ref, column, cell))

    def _before(self, row: LabelledRow) -> None:
        """Figures before the label are no cells of the row; the labels of its groups are expected there."""
        known = self.vocabulary.furniture
        for cell in row.row.cells[: row.label]:
            if any(character.isdigit() for character in cell.text) and match_key(cell.text) not in known:
                self.reading.unread.append(_unread(cell))

    def _refuse(self, match: Match, values: Sequence[RawCell]) -> None:
        """Figures whose cells are not certain: all of them unread, and no cell of the row called blank."""
        figures = [_unread(cell) for cell in values if not is_blank(cell.text)]
        self.reading.unread += figures
        if figures:
            for column in self.vocabulary.block(match.name).columns:
                self.reading.printed[CellRef(self.table, match.name, column.name)] = Printed("", PrintedKind.UNREAD)

    def _nameless(self, row: LabelledRow) -> None:
        """A row of another form; the label of a group on a line of its own is no row at all."""
        if not self._only_a_group(row):
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


def report_unread(reading: TableReading) -> None:
    """One finding for every figure that no cell took."""
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
    collected = collector.tables.get(name)
    _strange(reading, name, collected.strangers if collected else ())
    rows = [row for row in collector.across if len(row.cells) >= size and not _column_numbers(row)]
    chosen = next((row for row in rows if any(not is_blank(cell.text) for cell in row.cells)), (*rows, None)[0])
    heads = [row.cells for row in collector.across_heads]
    offset = offset_of(chosen.cells, size, heads) if chosen is not None else None
    for row in collector.across:
        if (row is not chosen or offset is None) and not _column_numbers(row):
            reading.unread += [_unread(cell) for cell in row.cells if not is_blank(cell.text)]
    if chosen is None or offset is None:
        _absent(reading, due, name)
        return
    cells: dict[CellRef, Cell] = {}
    places = zip(vocabulary.layout.cells(), vocabulary.layout.columns(), chosen.cells[offset:], strict=False)
    for ref, column, cell in places:
        take_cell(reading, vocabulary, cells, (ref, column, cell))
    finish_table(reading, vocabulary, cells)


def _column_numbers(row: GridRow) -> bool:
    """Whether a row numbers the columns from one up."""
    printed = [cell.text.strip() for cell in row.cells if not is_blank(cell.text)]
    return len(printed) > 2 and printed == [str(n) for n in range(1, len(printed) + 1)]


def _across_heads(reading: TableReading, vocabulary: TableVocabulary, row: GridRow) -> None:
    rows = {match_key(each.label): each.name for _, each in vocabulary.layout.rows()}
    for cell in row.cells:
        name = rows.get(match_key(cell.text))
        if name is not None:
            reading.spans.setdefault(CellRef("disputes", name), cell.span)
