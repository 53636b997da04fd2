"""Sets of figures that a search for the smallest would not meet: a whole row or column, a cell with all its totals.

A row that was filled in one cell too far on has six wrong figures, and is still one slip.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govinfo_report.address import CellRef
from govinfo_report.form.mending import Board, Figures
from govinfo_report.form.slips import Surroundings, reached

__all__ = ["concentrated", "wide_sets"]

_BROKEN_BY_ONE = 4
"""A cell and its totals cannot break more lines than this."""


def wide_sets(board: Board, around: Surroundings, /) -> tuple[Figures, ...]:
    """Sets of two cells or more that lie in one row or column, or are a cell and its totals, and that mend all."""
    found = [*(figures for _, figures in concentrated(board)), *_mending(board, _cascades(board, around))]
    return tuple(dict.fromkeys(found))


def concentrated(board: Board, /) -> Iterator[tuple[CellRef, Figures]]:
    """Rows and columns in which all that is wrong can lie, each with the figures that the lines across it demand."""
    along: dict[CellRef, set[int]] = {}
    for number, line in enumerate(board.lines):
        along.setdefault(line.at, set()).add(number)
    for at, numbers in along.items():
        cells = {position for number in numbers for position, _ in board.lines[number].terms}
        demanded = {position: _demanded(board, position, numbers) for position in sorted(cells)}
        figures = tuple((position, value) for position, value in demanded.items() if value is not None)
        yield from ((at, mended) for mended in _mending(board, [figures]))


def _mending(board: Board, sets: Iterable[Figures]) -> Iterator[Figures]:
    return (figures for figures in sets if len(figures) > 1 and board.mends(figures))


def _demanded(board: Board, position: int, ignored: set[int]) -> int | None:
    """What the broken lines through a cell, other than these, say that it should be; ``None`` if nothing."""
    value = board.cells[position]
    crossing = [each for each in board.net.through[position] if each[0] not in ignored and board.is_exact(each[0])]
    if value is None or not crossing:
        return None
    number, weight = crossing[0]
    residual = board.residuals[number]
    return value - residual * weight if residual else None


def _cascades(board: Board, around: Surroundings) -> Iterator[Figures]:
    """For each cell whose totals stand in a broken line: itself and its totals, all changed by what that line lacks."""
    if len(board.broken) > _BROKEN_BY_ONE:
        return
    groups = [reached(around, position) for position in sorted(board.net.through) if position not in around.totals]
    for number in sorted(board.broken):
        if board.is_exact(number):
            for total, weight in board.lines[number].terms:
                for group in groups:
                    if total in group and total in around.totals:
                        yield _shifted(board, group, -board.residuals[number] * weight)


def _shifted(board: Board, group: frozenset[int], difference: int) -> Figures:
    values = {position: board.cells[position] for position in sorted(group)}
    if any(value is None for value in values.values()):
        return ()
    return tuple((position, value + difference) for position, value in values.items() if value is not None)
