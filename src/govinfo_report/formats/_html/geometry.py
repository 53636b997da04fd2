"""Which cell of a table lies over which place of its grid, by the numbers of columns and rows that the cells span.

The figures and words of the cells do not matter for that, so tables with the same spans are laid out once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from attrs import define, frozen

__all__ = ["COVERED", "GAP", "PRINTED", "Geometry", "Spans", "columns_and_rows", "geometry_of"]

_MOST_COLUMNS = 1000
_MOST_ROWS = 65534
_MOST_KEPT = 1000
"""Cells of a table whose geometry is remembered."""
PRINTED, COVERED, GAP = 0, 1, 2

Spans = tuple[int, int]
"""The numbers of columns and rows that a cell lies over."""


@frozen(eq=False)
class Geometry:
    """The places of a table."""

    rows: tuple[tuple[tuple[int, int], ...], ...]
    """For each place of each row the number of the cell in the table, and whether it is printed here, lies over it
    from elsewhere, or is only the one beside a gap."""
    width: int
    taken: int
    """How many places there are."""


def geometry_of(spans: tuple[tuple[Spans, ...], ...], groups: tuple[int, ...], room: int, /) -> Geometry | None:
    """The places of rows with these cells; a merged cell ends with its group. ``None`` if more than ``room``."""
    if sum(map(len, spans)) > _MOST_KEPT:
        return _geometry(spans, groups, room)
    kept = _kept(spans, groups)
    if kept is not None:
        return kept if kept.taken <= room else None
    return _geometry(spans, groups, room)


@lru_cache(maxsize=128)
def _kept(spans: tuple[tuple[Spans, ...], ...], groups: tuple[int, ...]) -> Geometry | None:
    return _geometry(spans, groups, 4 * _MOST_KEPT)


def _geometry(spans: Sequence[Sequence[Spans]], groups: Sequence[int], room: int) -> Geometry | None:
    laid: list[list[_Place]] = []
    merged: list[_Merged] = []
    group = -1
    taken = first = 0
    for row, of_group in zip(spans, groups, strict=True):
        merged = merged if of_group == group else []
        group = of_group
        taken += len(row) + len(merged)
        if taken > room:
            return None
        places, merged = _lay(row, first, merged)
        first += len(row)
        laid.append(places)
    width = max((start for row in laid for start, _, _, covered in row if not covered), default=-1) + 1
    taken = sum(min(row[-1][1], width) for row in laid if row)
    if taken > room:
        return None
    return Geometry(tuple(tuple(_cut(places, width)) for places in laid), width, taken)


@define(eq=False)
class _Merged:
    """The columns that a cell of an earlier row lies over."""

    start: int
    end: int
    rows: int
    cell: int


_Place = tuple[int, int, int, bool]
"""First column, column after the last, the number of the cell, and whether it began in an earlier row."""


def _lay(row: Sequence[Spans], first: int, merged: list[_Merged]) -> tuple[list[_Place], list[_Merged]]:
    """The places of a row under the cells merged into it, and those that go on into the next row."""
    places: list[_Place] = []
    above = iter(merged)
    lying = next(above, None)
    column = 0
    onward = [each for each in merged if each.rows > 1]
    for each in onward:
        each.rows -= 1
    for cell, (columns, rows) in enumerate(row, start=first):
        while lying is not None and lying.start <= column:
            if lying.end > column:
                places.append((column, lying.end, lying.cell, True))
                column = lying.end
            lying = next(above, None)
        end = column + columns
        places.append((column, end, cell, False))
        if rows > 1:
            onward.append(_Merged(column, end, rows - 1, cell))
        column = end
    while lying is not None:
        if lying.end > column:
            places.append((max(column, lying.start), lying.end, lying.cell, True))
            column = lying.end
        lying = next(above, None)
    onward.sort(key=lambda each: each.start)
    return places, onward


def _cut(places: Sequence[_Place], width: int) -> list[tuple[int, int]]:
    """The places of a row one by one, up to the width of the table."""
    cells: list[tuple[int, int]] = []
    for start, end, cell, covered in places:
        if start >= width:
            break
        if len(cells) < start:
            cells += [(cells[-1][0] if cells else cell, GAP)] * (start - len(cells))
        if not covered:
            cells.append((cell, PRINTED))
        if covered or end - start > 1:
            cells += [(cell, COVERED)] * (min(end, width) - len(cells))
    return cells


def _span_of(text: str | None, most: int, zero: int) -> int:
    """The number of columns or rows that a cell lies over, read as the HTML standard does."""
    if text is None:
        return 1
    digits = ""
    for character in text.strip(" \t\r\n\f").removeprefix("+"):
        if not "0" <= character <= "9":
            break
        digits += character
    number = int(digits[:6]) if digits else 1
    return min(number, most) if number else zero


def columns_and_rows(columns: str | None, rows: str | None, /) -> Spans:
    """Both numbers of a cell; no row means all that follow in its group."""
    if columns is None and rows is None:
        return 1, 1
    return _span_of(columns, _MOST_COLUMNS, 1), _span_of(rows, _MOST_ROWS, _MOST_ROWS)
