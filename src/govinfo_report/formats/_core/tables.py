"""Collected rows to the tables of a report: every cell in its place, or reported."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import define, evolve, field

from govinfo_report.address import CellRef, SectionRef
from govinfo_report.editions import edition_due
from govinfo_report.form.layout import Column, Domain
from govinfo_report.formats._core.across import read_across
from govinfo_report.formats._core.alignment import Alignment, BlockHeads, align, heads_of, is_crowded
from govinfo_report.formats._core.cells import is_blank, is_value, looks_like_value, unit_of_head
from govinfo_report.formats._core.grid import Collected, LabelledRow, TableCollector, best_vocabulary
from govinfo_report.formats._core.items import GridRow, RawCell
from govinfo_report.formats._core.joined_figures import (
    Joined,
    adds_up,
    apart,
    blanks_vanish,
    ends_in_another,
    is_parted,
    solve,
)
from govinfo_report.formats._core.recipes import recipe_for, remember, shape_of
from govinfo_report.formats._core.rivals import choose
from govinfo_report.formats._core.row_order import named_by_order
from govinfo_report.formats._core.table_reading import (
    Remark,
    TableReading,
    absent,
    finish_table,
    label_read,
    mark_joined,
    strange,
    take_cell,
    tell_choice,
    unread_cell,
)
from govinfo_report.formats._core.vocabulary import Match, TableVocabulary, figures_in_note, label_key, labels_of
from govinfo_report.reading import Extra
from govinfo_report.report.base import Cell
from govinfo_report.report.money import MoneyUnit
from govinfo_report.report.report import Printed, PrintedKind
from govinfo_report.rules.reading import DUPLICATE_ROW, EXTRA_ROW
from govinfo_report.text.typography import marks

__all__ = ["TableReading", "read_tables"]


def read_tables(collector: TableCollector, year: int | None, /) -> TableReading:
    """The tables of the rows that were collected; tables without rows are blank, on the form of the year."""
    reading = TableReading()
    due = edition_due(year)
    hint = due.id
    for name in ("proactive_disclosure", "requests"):
        collected = collector.tables.get(name)
        if collected is None or not (_rows_of_a_table(collected) or _has_heads(name, collected)):
            absent(reading, due, name)
            strange(reading, name, _every_row(collected) if collected else ())
            continue
        own = _read_labelled(name, collected, collector, (year, hint))
        hint = own.tables[name].LAYOUT.edition or hint
        reading.add(own)
    read_across(reading, collector, due, year)
    reading.tell()
    return reading


def _read_labelled(
    name: str, collected: Collected, collector: TableCollector, told: tuple[int | None, str | None]
) -> TableReading:
    """One table whose rows carry labels; ``told`` are the year of the report and the form that is expected."""
    year, hint = told
    shape = shape_of(name, collected, hint, (collector.last, collector.open))
    recipe = recipe_for(shape)
    if recipe is not None:
        return recipe.read(collected)
    reading = TableReading()
    choice = choose(name, collected, year)
    vocabulary = best_vocabulary(name, choice.kept, hint)
    rivals = frozenset(map(id, choice.rivals))
    _Filler(reading, vocabulary, choice.kept, collector.last, collector.open, rivals).fill()
    tell_choice(reading, name, choice)
    remember(shape, collected, reading)
    return reading


def _rows_of_a_table(collected: Collected) -> list[LabelledRow]:
    """The rows with labels; one or two of them in a narrative section are prose that uses the words of the form."""
    away = [row for row in collected.rows if not row.home]
    return [row for row in collected.rows if row.home or len(away) >= _FEWEST_AWAY]


_FEWEST_AWAY = 3


def _every_row(collected: Collected) -> list[GridRow]:
    return [*(each.row for each in collected.rows), *(each.row for each in collected.strangers)]


def _has_heads(table: str, collected: Collected) -> bool:
    """Whether the heads of a table are there and the source ends before its rows: the table is there, cut off."""
    known = labels_of(table).heads
    keys = {label_key(cell.text) for header in collected.headers for cell in header.row.cells}
    return len(keys & known) > 1


_Named = tuple[Match | None, LabelledRow]
"""A row with the name that its label has in the form."""


@define
class _Filler:
    """Fills one labelled table."""

    reading: TableReading
    vocabulary: TableVocabulary
    collected: Collected
    last: GridRow | None
    """The row with which the document ends."""
    open: GridRow | None
    """The row inside whose line it ends."""
    rivals: frozenset[int] = frozenset()
    """Rows, by identity, of whole tables that contradict each other."""
    followed: set[int] = field(factory=set[int])
    """Rows, by identity, that a figure without a label stands behind."""
    overfull: set[int] = field(factory=set[int])
    """Rows, by identity, with more figures than columns."""
    refused: set[str] = field(factory=set[str])
    """Rows of which hardly anything stands beside the label."""
    cells: dict[CellRef, Cell] = field(factory=dict[CellRef, Cell])
    seen: set[str] = field(factory=set[str])
    units: dict[str, MoneyUnit] = field(factory=dict[str, MoneyUnit])
    """The unit that a head prints, by column."""
    lossy: bool = False
    """Whether some row has fewer cells than columns: another can have the number of a page for its last."""
    vanishing: bool = False
    """Whether blank cells leave nothing between figures that stand together, so that nobody can take them apart."""
    pending: list[Joined] = field(factory=list[Joined])
    """Rows whose figures stand together and cannot be told apart by themselves."""

    @property
    def table(self) -> str:
        return self.vocabulary.layout.table

    def fill(self) -> None:
        self._heads()
        self.followed = {id(self.collected.rows[n - 1]) for n in self.collected.followed if n}
        found = [(self.vocabulary.rows.find(row.key), row) for row in self.collected.rows]
        counted = {id(row) for row in _rows_of_a_table(self.collected)}
        found = self._without_torn_labels([(match if id(row) in counted else None, row) for match, row in found])
        matched = [
            (match, row)
            for match, row in found
            if match is not None and not self._only_a_group(row) and id(row) not in self.rivals
        ]
        heads = self._heads_by_block(matched)
        sized = [(row, len(heads[self.vocabulary.block_of[match.name]].columns)) for match, row in matched]
        proven = frozenset(each.first_at for each in heads.values() if each.first_at is not None)
        alignment = align(sized, proven)
        self.lossy = any(_trimmed(row.values) and len(row.values) < size and not row.row.joined for row, size in sized)
        self.vanishing = blanks_vanish([(row.values[0], size) for row, size in sized if row.row.joined and row.values])
        for match, row in sorted(found, key=lambda each: not each[1].home):
            if match is None or self._only_a_group(row):
                self._nameless(row)
                continue
            self._before(row)
            if id(row) in self.rivals:
                self._refuse(match.name, row.values)
            elif match.name in self.seen:
                self._twice(match, row)
            else:
                self._row(match, row, heads[self.vocabulary.block_of[match.name]], alignment)
        self._take_apart()
        self._by_order(
            [
                None if self._only_a_group(row) or (match and match.name in self.refused) else match
                for match, row in found
            ]
        )
        self._doubt_beside(found)
        finish_table(self.reading, self.vocabulary, self.cells)

    def _doubt_beside(self, found: Sequence[_Named]) -> None:
        """A row with a figure too many can have it from the row above or below: no cell there is certainly blank."""
        for one, other in pairwise(found) if self.overfull else ():
            for (match, _), (_, beside) in ((one, other), (other, one)):
                if match is None or id(beside) not in self.overfull:
                    continue
                for ref in self.vocabulary.layout.row_cells(match.name).values():
                    if ref in self.reading.printed and self.reading.printed[ref].kind is PrintedKind.BLANK:
                        self.reading.printed[ref] = Printed("", PrintedKind.UNREAD)

    def _without_torn_labels(self, found: list[_Named]) -> list[_Named]:
        """A label that stands alone is a blank row, but only in a table: with heads, and where no row lost its label.

        Nor is it one where the document ends, or where a figure follows that no row took.
        """
        with_values = {match.name for match, row in found if match is not None and not row.row.alone}
        torn = not self.collected.headers or any(
            is_value(cell.text) for each in self.collected.strangers for cell in each.row.cells
        )
        named: list[_Named] = []
        for match, row in found:
            known = match is not None and match.name in with_values
            skipped = row.row.alone and (torn or known or row.row is self.last or self._is_followed(row))
            named.append((None if skipped else match, row))
        return named

    def _heads_by_block(self, matched: Sequence[tuple[Match, LabelledRow]]) -> dict[int, BlockHeads]:
        rows: dict[int, list[LabelledRow]] = {}
        for match, row in matched:
            rows.setdefault(self.vocabulary.block_of[match.name], []).append(row)
        blocks = self.vocabulary.layout.blocks
        return {n: heads_of(self.vocabulary, self.collected, blocks[n], rows[n]) for n in rows}

    def _only_a_group(self, row: LabelledRow) -> bool:
        """The label of a group of this form on a line of its own."""
        return row.key in self.vocabulary.groups and not _trimmed(row.values)

    def _heads(self) -> None:
        for header in self.collected.headers:
            for cell in header.row.cells:
                key = label_key(cell.text)
                self._in_note(cell)
                if not key or key in self.vocabulary.furniture:
                    continue
                unit, plain = unit_of_head(cell.text)
                if match := self.vocabulary.columns.find(key) or self.vocabulary.columns.certain(label_key(plain)):
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
        values = row.values if alignment.start is None or row.row.alone else row.row.cells[alignment.start :]
        self.seen.add(match.name)
        place = CellRef(self.table, match.name)
        self.reading.spans[place] = row.label_cell.span
        label_read(self.reading, match, place, row.label_cell)
        if row.row.joined and heads.in_order and row.row is not self.open:
            self._joined(match, row.values[0], columns)
            return
        if row.row.alone:
            values = tuple(RawCell("", row.label_cell.span) for _ in columns)
        surplus = [cell for cell in values[len(columns) :] if not is_blank(cell.text)]
        strange = row.row.loose and not all(looks_like_value(cell.text) for cell in values[: len(columns)])
        unsure = not alignment.certain and bool(values) and is_blank(values[0].text) and _trimmed(values)
        if figures_in_note(row.label_cell.text) and not _trimmed(values):
            self._unread_row(match.name)
            return
        short = len(values) < len(columns) or self._is_cut(row, values, len(columns))
        if surplus:
            self.overfull.add(id(row))
        if short or surplus or unsure or strange or is_crowded(values) or not heads.in_order:
            self._refuse(match.name, values)
            return
        refs = self.vocabulary.layout.row_cells(match.name)
        cells = {refs[column.name]: cell for column, cell in zip(columns, values, strict=False)}
        if self.lossy and ends_in_another(self.vocabulary.layout, cells):
            self._refuse(match.name, values)
            return
        self._take(match.name, columns, values)

    def _is_cut(self, row: LabelledRow, values: Sequence[RawCell], size: int) -> bool:
        """Whether the document ends inside this row, or its last figure stands behind it on a line of its own.

        The last cell of the form is blank and the rows before have more cells, or nothing closes the last cell.
        """
        if row.row is self.open and len(values) == size:
            return is_blank(values[-1].text) or row.row.span.end == values[-1].span.end
        if self._is_followed(row):
            return is_blank(values[-1].text)
        if row.row is not self.last or row.row.alone or not is_blank(values[:size][-1].text):
            return False
        before = self.collected.rows[-2:-1]
        return any(len(each.values) > len(row.values) for each in before)

    def _is_followed(self, row: LabelledRow) -> bool:
        return id(row) in self.followed

    def _take(self, row: str, columns: Sequence[Column], values: Sequence[RawCell]) -> None:
        refs = self.vocabulary.layout.row_cells(row)
        if self.units:
            columns = [self._in_unit(column) for column in columns]
        for column, cell in zip(columns, values, strict=False):
            take_cell(self.reading, self.vocabulary, self.cells, (refs[column.name], column, cell))

    def _in_unit(self, column: Column) -> Column:
        """The column with the unit that its head prints."""
        if column.domain is not Domain.MONEY or column.name not in self.units:
            return column
        return evolve(column, unit=self.units[column.name])

    def _joined(self, match: Match, cell: RawCell, columns: Sequence[Column]) -> None:
        if self.vanishing and not is_parted(cell, len(columns)):
            self._refuse(match.name, [cell])
            return
        joined = apart(cell, [CellRef(self.table, match.name, column.name) for column in columns], columns)
        certain = joined.certain
        if certain is not None and adds_up(self.vocabulary.layout, joined, certain):
            self._take(match.name, columns, joined.parts(certain))
        else:
            self.pending.append(joined)

    def _take_apart(self) -> None:
        """Take figures that stand together where only one way of taking them apart adds up everywhere."""
        if not self.pending:
            return
        known = {ref: value for ref, value in self.cells.items() if isinstance(value, int)}
        for joined, reading in zip(self.pending, solve(self.vocabulary.layout, known, self.pending), strict=True):
            row = joined.cells[0].row
            if reading is None:
                self._refuse(row, [joined.source])
                continue
            parts = joined.parts(reading)
            self._take(row, self.vocabulary.block(row).columns, parts)
            mark_joined(self.reading, self.vocabulary, joined, parts)

    def _by_order(self, matches: Sequence[Match | None]) -> None:
        named = named_by_order(self.vocabulary, self.collected, matches)
        for name, row in named.values():
            self._row_by_order(name, row)
        strangers = enumerate(self.collected.strangers)
        strange(self.reading, self.table, [each.row for n, each in strangers if n not in named])

    def _row_by_order(self, name: str, row: GridRow) -> None:
        """A row whose label is torn off or lost, told by the rows around it."""
        block = self.vocabulary.block(name)
        official = next(each.label for each in block.rows if each.name == name)
        place = CellRef(self.table, name)
        self.seen.add(name)
        self.reading.spans[place] = row.span
        label_read(self.reading, Match(name, official, "order", 0), place, RawCell("", row.span))
        for column in block.columns:
            self.reading.printed.pop(CellRef(self.table, name, column.name), None)
        self._take(name, block.columns, [cell for cell in row.cells if not is_blank(cell.text)])

    def _before(self, row: LabelledRow) -> None:
        """Figures before the label are no cells of the row; the labels of its groups are expected there."""
        known = self.vocabulary.furniture
        for cell in row.row.cells[: row.label + 1]:
            if self._in_note(cell) or cell is row.label_cell:
                continue
            if label_key(cell.text) not in known and any(character.isdigit() for character in cell.text):
                self.reading.unread.append(unread_cell(cell))

    def _in_note(self, cell: RawCell) -> bool:
        """Whether a figure stands in the note of a label: it is nowhere else, and no cell takes it."""
        note = figures_in_note(cell.text)
        if note:
            self.reading.unread.append(unread_cell(RawCell(note, cell.span)))
        return bool(note)

    def _refuse(self, row: str, values: Sequence[RawCell]) -> None:
        """Figures whose cells are not certain: all of them unread, and no cell of the row called blank."""
        figures = [unread_cell(cell) for cell in values if not is_blank(cell.text)]
        self.reading.unread += figures
        if len(figures) < 2:
            self.refused.add(row)
        if figures:
            self._unread_row(row, figures[0].text.strip() if len(figures) == 1 else None)

    def _unread_row(self, row: str, joined: str | None = None) -> None:
        for column in self.vocabulary.block(row).columns:
            self.reading.printed[CellRef(self.table, row, column.name)] = Printed("", PrintedKind.UNREAD, joined)

    def _nameless(self, row: LabelledRow) -> None:
        """A row of another form; the label of a group on a line of its own is no row at all."""
        self._before(row)
        if not self._only_a_group(row) and not row.row.alone:
            strange(self.reading, self.table, [row.row])

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
            told = match.official + marks().beside(marks().pause.join(figures))
            self.reading.remark(DUPLICATE_ROW, Remark(place, span, told))
            self.reading.extras.append(Extra(section=self.table, label=match.official, cells=figures, span=span))


def _trimmed(values: tuple[RawCell, ...]) -> tuple[RawCell, ...]:
    end = len(values)
    while end and is_blank(values[end - 1].text):
        end -= 1
    return values[:end]
