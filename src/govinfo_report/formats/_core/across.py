"""The table whose rows are printed side by side: one line of values under its heads, or a row at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from govinfo_report.address import CellRef, SectionRef
from govinfo_report.editions import Edition
from govinfo_report.formats._core.alignment import across_in_order, first_head, is_crowded, offset_of
from govinfo_report.formats._core.captions import year_of
from govinfo_report.formats._core.cells import is_blank
from govinfo_report.formats._core.grid import TableCollector
from govinfo_report.formats._core.items import GridRow, RawCell
from govinfo_report.formats._core.joined_figures import adds_up, apart, solve
from govinfo_report.formats._core.table_reading import (
    Remark,
    TableReading,
    absent,
    finish_table,
    mark_joined,
    strange,
    take_cell,
    unread_cell,
)
from govinfo_report.formats._core.vocabulary import TableVocabulary, figures_in_note, label_key, vocabularies
from govinfo_report.report.base import Cell
from govinfo_report.rules.reading import RIVAL_TABLES, TABLE_OF_ANOTHER_YEAR

__all__ = ["read_across"]

_SHOWN = 40


def read_across(reading: TableReading, collector: TableCollector, due: Edition, year: int | None) -> None:
    """The table whose rows are printed side by side: one line of values under its heads, or a row at a time."""
    name = "disputes"
    vocabulary = next(each for each in vocabularies(name) if each.layout is due.layout(name))
    size = len(vocabulary.layout.cells())
    for row in collector.across_heads:
        _across_heads(reading, vocabulary, row)
    collected = collector.tables.get(name)
    strange(reading, name, [each.row for each in collected.strangers] if collected else ())
    across, other = _of_the_year(reading, collector, year)
    rows = [row for row in across if (len(row.cells) >= size or row.joined) and not _column_numbers(row)]
    filled = {tuple(cell.text for cell in row.cells): row for row in rows if any(c.text.strip() for c in row.cells)}
    for row in filled.values() if len(filled) > 1 else ():
        reading.remark(RIVAL_TABLES, Remark(SectionRef(name), row.span, row.line[:_SHOWN]))
    chosen = next(iter(filled.values())) if len(filled) == 1 else None if filled else (*rows, None)[0]
    if chosen is not None and _is_broken(chosen, across, collector):
        chosen = None
    cells: dict[CellRef, Cell] = {}
    ordered = across_in_order(vocabulary, collector.across_heads)
    if chosen is not None and chosen is collector.open:
        ordered = ordered and not chosen.joined and chosen.span.end > chosen.cells[-1].span.end
    values = _values_across(reading, vocabulary, collector, chosen) if chosen is not None and ordered else None
    for row in (*across, *other):
        if (row is not chosen or values is None) and not _column_numbers(row):
            reading.unread += [unread_cell(cell) for cell in row.cells if not is_blank(cell.text)]
    places = zip(vocabulary.layout.cells(), vocabulary.layout.columns(), values or (), strict=False)
    for ref, column, cell in places:
        take_cell(reading, vocabulary, cells, (ref, column, cell))
    _rows_apart(reading, vocabulary, collector, cells, year)
    if cells:
        finish_table(reading, vocabulary, cells)
    else:
        absent(reading, due, name)


def _is_broken(chosen: GridRow, across: Sequence[GridRow], collector: TableCollector) -> bool:
    """Whether a line lacks values and others stand beside it: then they can be its own, and no cell of it is blank."""
    others = [row for row in across if row is not chosen and not _column_numbers(row)]
    beside = collector.apart or any(not is_blank(cell.text) for row in others for cell in row.cells)
    lacking = any(is_blank(cell.text) and not cell.covered for cell in chosen.cells)
    return beside and lacking and any(not is_blank(cell.text) for cell in chosen.cells)


def _of_the_year(
    reading: TableReading, collector: TableCollector, year: int | None
) -> tuple[list[GridRow], list[GridRow]]:
    """Lines of values that can be the report's, and those of another year or of a narrative section beside them."""
    home = [row for row in collector.across if id(row) not in collector.away]
    away = [row for row in collector.across if id(row) in collector.away] if home else []
    told = [(row, year_of(collector.years.get(id(row)), year)) for row in home or collector.across]
    this = [row for row, each in told if each in (None, year)]
    other = [row for row, each in told if each not in (None, year)]
    if year is None or not other or this:
        return (this, [*other, *away]) if year is not None else ([row for row, _ in told], away)
    shown = ", ".join(sorted({str(each) for _, each in told}))
    reading.remark(TABLE_OF_ANOTHER_YEAR, Remark(SectionRef("disputes"), other[0].span, shown))
    return other, away


def _values_across(
    reading: TableReading, vocabulary: TableVocabulary, collector: TableCollector, row: GridRow
) -> Sequence[RawCell] | None:
    layout = vocabulary.layout
    if row.joined:
        joined = apart(row.cells[-1], layout.cells(), layout.columns())
        if joined.certain is not None and adds_up(layout, joined, joined.certain):
            return joined.parts(joined.certain)
        (only,) = solve(layout, {}, [joined])
        if only is not None:
            parts = joined.parts(only)
            mark_joined(reading, vocabulary, joined, parts)
            return parts
        return None
    cells = [cell for cell in row.cells if not cell.covered]
    offset = offset_of(cells, len(layout.cells()), [head.cells for head in collector.across_heads])
    if offset is None or is_crowded(cells) or offset < first_head(vocabulary, collector.across_heads):
        return None
    return cells[offset:]


def _rows_apart(
    reading: TableReading,
    vocabulary: TableVocabulary,
    collector: TableCollector,
    cells: dict[CellRef, Cell],
    year: int | None,
) -> None:
    """Rows that are printed apart, each under or beside its own label."""
    whole = bool(cells)
    for named in sorted(collector.named, key=lambda each: year_of(each.told, year) not in (None, year)):
        block = next(block for block, row in vocabulary.layout.rows() if row.name == named.name)
        refs = [CellRef("disputes", named.name, column.name) for column in block.columns]
        if whole or refs[0] in cells:
            reading.unread += [unread_cell(cell) for cell in named.values]
            continue
        told = year_of(named.told, year)
        if told not in (None, year) and year is not None:
            reading.remark(TABLE_OF_ANOTHER_YEAR, Remark(SectionRef("disputes"), named.label.span, str(told)))
        reading.spans.setdefault(CellRef("disputes", named.name), named.label.span)
        for ref, column, cell in zip(refs, block.columns, named.values, strict=True):
            take_cell(reading, vocabulary, cells, (ref, column, cell))


def _column_numbers(row: GridRow) -> bool:
    """Whether a row numbers the columns, from one up or from nought."""
    printed = [cell.text.strip() for cell in row.cells if not is_blank(cell.text)]
    numbers = [str(n) for n in range(len(printed) + 1)]
    return len(printed) > 2 and printed in (numbers[1:], numbers[:-1])


def _across_heads(reading: TableReading, vocabulary: TableVocabulary, row: GridRow) -> None:
    rows = _rows_by_label(vocabulary)
    for cell in row.cells:
        if note := figures_in_note(cell.text):
            reading.unread.append(unread_cell(RawCell(note, cell.span)))
        place = rows.get(label_key(cell.text))
        if place is not None:
            reading.spans.setdefault(place, cell.span)


@lru_cache(maxsize=8)
def _rows_by_label(vocabulary: TableVocabulary) -> dict[str, CellRef]:
    """The rows of the table, by the matching form of their heads."""
    layout = vocabulary.layout
    return {label_key(each.label): CellRef(layout.table, each.name) for _, each in layout.rows()}
