"""Figures of a row printed with nothing between them: where they can be taken apart, and where they cannot.

``000`` in three columns is certain, ``898989`` is not. What alone is not certain can be so together: figures that must
add up in their row and in every column of the table may leave one reading. It is taken only if it is the only one, and
a line that was used for it no longer proves anything about the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from attrs import frozen

from govinfo_report.address import CellRef
from govinfo_report.findings import Span
from govinfo_report.form.identity import LineLayout, lines_of
from govinfo_report.form.layout import Column, Domain, TableLayout
from govinfo_report.formats._core.items import RawCell
from govinfo_report.rules import all_identities

__all__ = ["Joined", "adds_up", "apart", "blanks_vanish", "ends_in_another", "is_parted", "solve"]

_MOST_READINGS = 3000
_MOST_COMBINATIONS = 20_000
_LONGEST_COUNT = 9
_LONGEST = 120
_DIGIT = re.compile(r"[0-9]")
_AMOUNT = re.compile(r"(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,8})?(?:万元|元)?\Z")

Reading = tuple[tuple[int, int], ...]
"""Where each figure begins and ends in the text."""


@frozen
class Joined:
    """Cells whose figures stand together, with every way in which they could be taken apart."""

    cells: tuple[CellRef, ...]
    source: RawCell
    readings: tuple[Reading, ...]

    def figures(self, reading: Reading) -> dict[CellRef, int]:
        """The counts of a reading; amounts take no part in identities."""
        texts = [self.source.text[begin:end] for begin, end in reading]
        return {ref: int(text) for ref, text in zip(self.cells, texts, strict=True) if text.isdecimal()}

    @property
    def certain(self) -> Reading | None:
        """The one reading that needs no proof: a figure for each column, of one digit or with blanks around it."""
        if len(self.readings) != 1:
            return None
        (only,) = self.readings
        apart = all(not self.source.text[end : end + 1].strip() for _, end in only)
        return only if apart or all(end - begin == 1 for begin, end in only) else None

    def parts(self, reading: Reading) -> tuple[RawCell, ...]:
        """The cells of a reading, each with its own place where the source has places."""
        return tuple(_part(self.source, begin, end) for begin, end in reading)


def _part(source: RawCell, begin: int, end: int) -> RawCell:
    span = source.span
    exact = span.end - span.start == len(source.text)
    place = Span(span.start + begin, span.start + end, span.place) if exact else span
    return RawCell(source.text[begin:end], place)


def apart(source: RawCell, cells: Sequence[CellRef], columns: Sequence[Column], /) -> Joined:
    """Every way to read as many figures as there are columns, none with a nought before it; none for a long text."""
    text = source.text
    found = _readings(text, 0, tuple(columns), set()) if len(text) <= _LONGEST else iter(())
    readings = tuple(islice(found, _MOST_READINGS + 1))
    return Joined(tuple(cells), source, readings if len(readings) <= _MOST_READINGS else ())


def _readings(text: str, start: int, columns: tuple[Column, ...], dead: set[tuple[int, int]]) -> Iterator[Reading]:
    """Every way to read figures for these columns from ``start`` on; ``dead`` are the ends from which there is none."""
    while start < len(text) and text[start].isspace():
        start += 1
    if not columns:
        if start == len(text):
            yield ()
        return
    if (start, len(columns)) in dead:
        return
    found = False
    for end in _ends(text, start, columns[0], last=len(columns) == 1):
        for rest in _readings(text, end, columns[1:], dead):
            found = True
            yield ((start, end), *rest)
    if not found:
        dead.add((start, len(columns)))


def _ends(text: str, start: int, column: Column, *, last: bool) -> Iterator[int]:
    if column.domain is Domain.MONEY:
        if last and _AMOUNT.match(text[start:].strip()):
            yield len(text.rstrip())
        return
    begin = start + (column.domain is Domain.SIGNED and text[start : start + 1] in ("+", "-"))
    end = begin
    while end < len(text) and end - begin < _LONGEST_COUNT and text[end] in "0123456789":
        end += 1
        yield end
        if text[begin] == "0":
            return


def is_parted(cell: RawCell, size: int, /) -> bool:
    """Whether blanks stand between all figures."""
    return len(cell.text.split()) == size


def blanks_vanish(joined: Sequence[tuple[RawCell, int]], /) -> bool:
    """Whether rows of figures that stand together, each of so many columns, show that not every cell left its figure.

    One has fewer digits than columns, or one has blanks between all figures, so that digits without are one figure.
    """
    several = [(cell, size) for cell, size in joined if size > 1]
    return any(is_parted(cell, size) or len(_DIGIT.findall(cell.text)) < size for cell, size in several)


def adds_up(layout: TableLayout, joined: Joined, reading: Reading, /) -> bool:
    """Whether no identity within the row speaks against a reading: a row cut in two can look whole."""
    lines = [line for line in lines_of(layout, all_identities()) if line.exact]
    return _agrees(lines, joined.figures(reading), within=joined.cells)


def ends_in_another(layout: TableLayout, cells: Mapping[CellRef, RawCell], /) -> bool:
    """Whether an identity within a row speaks against its figures, and they add up without the last one."""
    lines = [line for line in lines_of(layout, all_identities()) if line.exact]
    figures = {ref: int(cell.text) for ref, cell in cells.items() if cell.text.isdecimal()}
    if len(figures) < len(cells) or _agrees(lines, figures, within=tuple(cells)):
        return False
    *parts, total, _ = figures.values()
    return sum(parts) == total


def solve(layout: TableLayout, known: Mapping[CellRef, int], pending: Sequence[Joined], /) -> list[Reading | None]:
    """The one reading of each that agrees with every identity of the table; ``None`` where there is not exactly one."""
    lines = [line for line in lines_of(layout, all_identities()) if line.exact]
    options = [[r for r in each.readings if _agrees(lines, each.figures(r), within=each.cells)] for each in pending]
    possible = [n for n, each in enumerate(options) if each]
    size = 1
    for n in possible:
        size *= len(options[n])
    if size > _MOST_COMBINATIONS or not possible:
        return [None] * len(pending)
    solutions = list(_solutions(lines, dict(known), [(pending[n], options[n]) for n in possible]))
    if not solutions:
        return [None] * len(pending)
    agreed: list[Reading | None] = [None] * len(pending)
    for position, n in enumerate(possible):
        readings = {solution[position] for solution in solutions}
        agreed[n] = readings.pop() if len(readings) == 1 and _is_checked(lines, pending[n]) else None
    return agreed


def _is_checked(lines: Sequence[LineLayout], joined: Joined) -> bool:
    """Whether an identity says something about these cells."""
    return any(set(line.cells) & set(joined.cells) for line in lines)


def _agrees(lines: Sequence[LineLayout], figures: Mapping[CellRef, int], *, within: Sequence[CellRef] = ()) -> bool:
    """Whether every line holds of which all cells are known; with ``within``, only lines that lie in these cells."""
    inside = set(within)
    for line in lines:
        if inside and not inside.issuperset(line.cells):
            continue
        sides = line.cells[: len(line.left)], line.cells[len(line.left) :]
        if all(cell in figures for cell in line.cells) and sum(figures[c] for c in sides[0]) != sum(
            figures[c] for c in sides[1]
        ):
            return False
    return True


def _solutions(
    lines: Sequence[LineLayout], known: dict[CellRef, int], rows: Sequence[tuple[Joined, list[Reading]]]
) -> Iterator[tuple[Reading, ...]]:
    if not rows:
        if _agrees(lines, known):
            yield ()
        return
    joined, readings = rows[0]
    for reading in readings:
        for rest in _solutions(lines, {**known, **joined.figures(reading)}, rows[1:]):
            yield (reading, *rest)
