"""Rules on a page to the grids of tables: which places there are, and which of them one merged cell covers.

Rules that touch make up one grid. Two places of the grid are one cell where no rule is drawn between them. A grid
that a page break cuts has no rule at the break: it ends where its other rules end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from govinfo_report.formats._pdf.limits import Budget
from govinfo_report.formats._pdf.page import Box, Rule

__all__ = ["Cell", "Grid", "grids_of"]

_SNAP = 2.5
_BRIDGE = 3.0
_TOUCH = 3.0
_SHORTEST = 6.0
_OPEN = 6.0
_WIDEST_LABEL = 150.0
_MOST_PLACES = 40_000


@frozen
class Cell:
    """A cell of a grid: the place at its top left, and how many rows and columns it takes."""

    row: int
    column: int
    rows: int
    columns: int


@frozen(eq=False)
class Grid:
    """The lines of a table, and its cells from the top left to the bottom right."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Cell, ...]
    open_above: bool = False
    open_below: bool = False
    at: dict[tuple[int, int], Cell] = field(init=False, repr=False)
    """The cell at every place."""

    def __attrs_post_init__(self) -> None:
        places = {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }
        object.__setattr__(self, "at", places)

    @property
    def box(self) -> Box:
        """The rectangle around it."""
        return Box(self.xs[0], self.xs[-1], self.ys[0], self.ys[-1])

    @property
    def is_table(self) -> bool:
        """Whether any row has more than one cell; a frame around text is none."""
        return any(cell.columns < len(self.xs) - 1 for cell in self.cells)

    def place(self, x: float, y: float, /) -> Cell | None:
        """The cell at a point of the page."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        return self.at.get((row, column))

    def box_of(self, cell: Cell, /) -> Box:
        """The rectangle of a cell."""
        return Box(
            self.xs[cell.column],
            self.xs[cell.column + cell.columns],
            self.ys[cell.row],
            self.ys[cell.row + cell.rows],
        )


def grids_of(rules: Iterable[Rule], budget: Budget, /) -> list[Grid]:
    """The grids on a page, from top to bottom."""
    across, down = _joined([r for r in rules if r.across]), _joined([_turned(r) for r in rules if not r.across])
    grids = [grid for h, v in _touching(across, down, budget) if (grid := _grid(h, v, budget)) is not None]
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


@frozen
class _Stroke:
    """A stroke along one axis: where it lies on the other, and from where to where it goes."""

    at: float
    start: float
    end: float


def _turned(rule: Rule) -> Rule:
    return Rule(rule.top, rule.bottom, rule.x0, rule.x1)


def _joined(rules: Sequence[Rule]) -> list[_Stroke]:
    """Strokes in one line and next to each other are one; those that are no more than a dot are none."""
    strokes = [_Stroke((r.top + r.bottom) / 2, r.x0, r.x1) for r in rules]
    centres = _snapped(stroke.at for stroke in strokes)
    lines: dict[float, list[_Stroke]] = {}
    for stroke in strokes:
        lines.setdefault(_nearest(centres, stroke.at), []).append(stroke)
    joined: list[_Stroke] = []
    for at, line in lines.items():
        start = end = None
        for stroke in sorted(line, key=lambda each: each.start):
            if start is None or end is None or stroke.start > end + _BRIDGE:
                if start is not None and end is not None:
                    joined.append(_Stroke(at, start, end))
                start, end = stroke.start, stroke.end
            end = max(end, stroke.end)
        if start is not None and end is not None:
            joined.append(_Stroke(at, start, end))
    return [stroke for stroke in joined if stroke.end - stroke.start >= _SHORTEST]


def _snapped(values: Iterable[float]) -> list[float]:
    """Values close together as one, their mean."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= _SNAP:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _nearest(values: Sequence[float], value: float) -> float:
    at = bisect_left(values, value)
    return min(values[max(0, at - 1) : at + 1], key=lambda each: abs(each - value))


def _touching(across: list[_Stroke], down: list[_Stroke], budget: Budget) -> list[tuple[list[_Stroke], list[_Stroke]]]:
    """Strokes that touch each other, group by group."""
    group = list(range(len(across) + len(down)))

    def root(n: int) -> int:
        while group[n] != n:
            group[n] = group[group[n]]
            n = group[n]
        return n

    order = sorted(range(len(across)), key=lambda n: across[n].at)
    heights = [across[n].at for n in order]
    for m, stroke in enumerate(down):
        first, last = bisect_left(heights, stroke.start - _TOUCH), bisect_right(heights, stroke.end + _TOUCH)
        budget.spend(last - first)
        for n in order[first:last]:
            if across[n].start - _TOUCH <= stroke.at <= across[n].end + _TOUCH:
                group[root(n)] = root(len(across) + m)
    found: dict[int, tuple[list[_Stroke], list[_Stroke]]] = {}
    for n, stroke in enumerate(across + down):
        found.setdefault(root(n), ([], []))[n >= len(across)].append(stroke)
    return _with_outer_walls(list(found.values()))


def _with_outer_walls(groups: list[tuple[list[_Stroke], list[_Stroke]]]) -> list[tuple[list[_Stroke], list[_Stroke]]]:
    """A wall that touches nothing is the outer wall of the nearest grid as high as it.

    A merged cell that goes on over the page above and the page below has a wall only.
    """
    grids = [group for group in groups if group[0] and group[1]]
    for wall in (down[0] for across, down in groups if not across):
        near = [(_distance(wall, down), n) for n, (_, down) in enumerate(grids) if _is_as_high(wall, down)]
        if near and min(near)[0] < _WIDEST_LABEL:
            grids[min(near)[1]][1].append(wall)
    return grids


def _distance(wall: _Stroke, down: Sequence[_Stroke]) -> float:
    return min(abs(wall.at - other.at) for other in down)


def _is_as_high(wall: _Stroke, down: Sequence[_Stroke]) -> bool:
    top, bottom = min(stroke.start for stroke in down), max(stroke.end for stroke in down)
    return abs(wall.start - top) <= _OPEN and abs(wall.end - bottom) <= _OPEN


def _grid(across: list[_Stroke], down: list[_Stroke], budget: Budget) -> Grid | None:
    if not across or not down:
        return None
    ys, above, below = _lines(across, down)
    xs, _, _ = _lines(down, across)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > _MOST_PLACES:
        return None
    budget.spend(10 * len(xs) * len(ys))
    walls = _drawn(down, xs, ys)
    floors = _drawn(across, ys, xs)
    return Grid(tuple(xs), tuple(ys), tuple(_cells(walls, floors, len(xs) - 1, len(ys) - 1)), above, below)


def _lines(along: Sequence[_Stroke], others: Sequence[_Stroke]) -> tuple[list[float], bool, bool]:
    """Where the lines of one direction are; and at both ends whether there is none, though the others go on."""
    lines = _snapped(stroke.at for stroke in along)
    first, last = min(stroke.start for stroke in others), max(stroke.end for stroke in others)
    before, after = lines[0] - first > _OPEN, last - lines[-1] > _OPEN
    return ([first] if before else []) + lines + ([last] if after else []), before, after


def _drawn(strokes: Sequence[_Stroke], lines: Sequence[float], cuts: Sequence[float]) -> set[tuple[int, int]]:
    """Which pieces (line, part between two cuts) the strokes draw, by at least half."""
    drawn: set[tuple[int, int]] = set()
    for stroke in strokes:
        line = lines.index(_nearest(lines, stroke.at))
        for part in range(max(0, bisect_left(cuts, stroke.start) - 1), len(cuts) - 1):
            begin, end = cuts[part], cuts[part + 1]
            if begin >= stroke.end:
                break
            if min(end, stroke.end) - max(begin, stroke.start) >= (end - begin) / 2:
                drawn.add((line, part))
    return drawn


def _cells(walls: set[tuple[int, int]], floors: set[tuple[int, int]], columns: int, rows: int) -> list[Cell]:
    """Places without a wall between them in a row, then the same stretch of rows without a floor between them."""
    cells: list[Cell] = []
    above: dict[tuple[int, int], int] = {}
    for row in range(rows):
        now: dict[tuple[int, int], int] = {}
        start = 0
        for column in range(columns):
            if column + 1 < columns and (column + 1, row) not in walls:
                continue
            stretch = (start, column + 1)
            over = above.get(stretch)
            if over is not None and not any((row, part) in floors for part in range(*stretch)):
                cells[over] = Cell(cells[over].row, start, cells[over].rows + 1, column + 1 - start)
                now[stretch] = over
            else:
                now[stretch] = len(cells)
                cells.append(Cell(row, start, 1, column + 1 - start))
            start = column + 1
        above = now
    return cells
