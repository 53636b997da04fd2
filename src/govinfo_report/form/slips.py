"""How figures come to be wrong: digits in the wrong order, a forgotten total, a figure in the neighbouring cell.

A slip is weighed by how often people make it, and a set of changes by the slips that it takes: two cells that hold
each other's figure are one slip, two cells that are wrong for no reason are two. The weights only put suggestions in
order; they prove nothing.
"""

from __future__ import annotations

import enum
import math
from collections.abc import Iterable, Sequence
from functools import lru_cache

from attrs import field, frozen

from govinfo_report.findings import Bilingual
from govinfo_report.form.identity import LineLayout
from govinfo_report.form.layout import TableLayout
from govinfo_report.form.mending import Figures

__all__ = ["Slip", "SlipKind", "Surroundings", "likeliest", "reached"]


class SlipKind(enum.Enum):
    """A way in which figures come to be wrong, the likeliest first."""

    FORGOTTEN_TOTAL = "forgotten-total"
    WRONG_SIGN = "wrong-sign"
    SWAPPED_DIGITS = "swapped-digits"
    SHIFTED = "shifted"
    SWAPPED_CELLS = "swapped-cells"
    DROPPED_ZERO = "dropped-zero"
    ADDED_ZERO = "added-zero"
    DROPPED_DIGIT = "dropped-digit"
    ADDED_DIGIT = "added-digit"
    COPIED_NEIGHBOUR = "copied-neighbour"
    OFF_BY_ONE = "off-by-one"
    WRONG_DIGIT = "wrong-digit"
    LEFT_OUT = "left-out"
    CELL_AND_TOTAL = "cell-and-total"
    COUNTED_ELSEWHERE = "counted-elsewhere"
    OTHER = "other"

    @property
    def title(self) -> Bilingual:
        """What it is called, in both languages."""
        return _TITLES[self]


_TITLES = {
    SlipKind.FORGOTTEN_TOTAL: Bilingual(zh="合计漏填", en="a forgotten total"),
    SlipKind.WRONG_SIGN: Bilingual(zh="正负号写反", en="the wrong sign"),
    SlipKind.SWAPPED_DIGITS: Bilingual(zh="数字前后颠倒", en="digits swapped"),
    SlipKind.SHIFTED: Bilingual(zh="填错了格，移位", en="written in the cell beside it"),
    SlipKind.SWAPPED_CELLS: Bilingual(zh="两格互相填反", en="two figures in each other's place"),
    SlipKind.DROPPED_ZERO: Bilingual(zh="少写一个 0", en="a zero left out"),
    SlipKind.ADDED_ZERO: Bilingual(zh="多写一个 0", en="a zero too many"),
    SlipKind.DROPPED_DIGIT: Bilingual(zh="少写一位", en="a digit left out"),
    SlipKind.ADDED_DIGIT: Bilingual(zh="多写一位", en="a digit too many"),
    SlipKind.COPIED_NEIGHBOUR: Bilingual(zh="抄成了邻格的数", en="copied from the cell beside it"),
    SlipKind.OFF_BY_ONE: Bilingual(zh="相差 1", en="off by one"),
    SlipKind.WRONG_DIGIT: Bilingual(zh="写错一位", en="one digit wrong"),
    SlipKind.LEFT_OUT: Bilingual(zh="漏填", en="left out"),
    SlipKind.CELL_AND_TOTAL: Bilingual(zh="合计照着写错的数相加", en="the total was added up from the wrong figure"),
    SlipKind.COUNTED_ELSEWHERE: Bilingual(zh="计入了别的行或列", en="counted in another row or column"),
    SlipKind.OTHER: Bilingual(zh="写错", en="a wrong figure"),
}

_COSTS = {
    SlipKind.FORGOTTEN_TOTAL: 0.5,
    SlipKind.WRONG_SIGN: 0.5,
    SlipKind.SWAPPED_DIGITS: 1.0,
    SlipKind.SHIFTED: 1.0,
    SlipKind.SWAPPED_CELLS: 1.0,
    SlipKind.DROPPED_ZERO: 1.5,
    SlipKind.ADDED_ZERO: 1.5,
    SlipKind.DROPPED_DIGIT: 2.0,
    SlipKind.ADDED_DIGIT: 2.0,
    SlipKind.COPIED_NEIGHBOUR: 2.0,
    SlipKind.OFF_BY_ONE: 2.0,
    SlipKind.WRONG_DIGIT: 2.5,
    SlipKind.LEFT_OUT: 3.0,
    SlipKind.CELL_AND_TOTAL: 1.0,
    SlipKind.COUNTED_ELSEWHERE: 4.0,
    SlipKind.OTHER: 6.0,
}
_EACH = 10.0
"""What every slip weighs besides: one slip is likelier than two."""
_FAR = 3.0
"""What it weighs more if two cells are not beside each other."""
_FEW = 6


@frozen
class Slip:
    """One slip and the cells that it made wrong, by position."""

    kind: SlipKind
    positions: tuple[int, ...]
    because: SlipKind | None = None
    """Of a cell with its total: what went wrong in the cell."""
    cost: float = field(default=0.0, eq=False)


@frozen(eq=False)
class Surroundings:
    """A table as it is printed: which cell stands beside which, and which are totals of others."""

    cells: tuple[int | None, ...]
    places: tuple[tuple[int, int], ...]
    """Row and column of every cell by number."""
    at: dict[tuple[int, int], int]
    """The cell in a row and column."""
    totals: dict[int, tuple[frozenset[int], ...]]
    """Of every cell that is a sum the cells that it sums up, once for each line."""

    @classmethod
    def of(cls, layout: TableLayout, lines: tuple[LineLayout, ...], cells: Sequence[int | None], /) -> Surroundings:
        """The surroundings of the cells of a table."""
        return cls(tuple(cells), _places(layout), _at(layout), _totals(lines))

    def beside(self, this: int, that: int, /) -> bool:
        """Whether two cells touch each other in a row or a column."""
        return that in self.neighbours(this)

    def neighbours(self, position: int, /) -> tuple[int, ...]:
        """The cells beside, above and below a cell."""
        row, column = self.places[position]
        beside = ((row, column - 1), (row, column + 1), (row - 1, column), (row + 1, column))
        return tuple(self.at[place] for place in beside if place in self.at)


@lru_cache(maxsize=64)
def _places(layout: TableLayout) -> tuple[tuple[int, int], ...]:
    rows = ((number, block) for number, (block, _) in enumerate(layout.rows()))
    return tuple((number, column) for number, block in rows for column in range(len(block.columns)))


@lru_cache(maxsize=64)
def _at(layout: TableLayout) -> dict[tuple[int, int], int]:
    return {place: position for position, place in enumerate(_places(layout))}


@lru_cache(maxsize=64)
def _totals(lines: tuple[LineLayout, ...]) -> dict[int, tuple[frozenset[int], ...]]:
    found: dict[int, tuple[frozenset[int], ...]] = {}
    for line in lines:
        if line.exact and len(line.left) == 1:
            found[line.left[0]] = (*found.get(line.left[0], ()), frozenset(line.right))
    return found


def likeliest(around: Surroundings, figures: Figures, /) -> tuple[Slip, ...]:
    """The slips that most easily explain why these cells do not hold these figures."""
    whole = _shift(around, figures) or _cascade(around, figures)
    if whole is not None:
        return (whole,)
    if len(figures) > _FEW:
        return tuple(_single(around, *figure) for figure in figures)
    return _parted(around, figures)


def _parted(around: Surroundings, figures: Figures) -> tuple[Slip, ...]:
    """The changes alone or in pairs, whatever weighs least."""
    if not figures:
        return ()
    first, rest = figures[0], figures[1:]
    ways = [(_single(around, *first), *_parted(around, rest))]
    for other in rest:
        pair = _pair(around, first, other)
        if pair is not None:
            ways.append((pair, *_parted(around, tuple(figure for figure in rest if figure is not other))))
    return min(ways, key=lambda slips: sum(slip.cost for slip in slips))


def _slip(kind: SlipKind, positions: Iterable[int], more: float = 0.0, because: SlipKind | None = None) -> Slip:
    return Slip(kind, tuple(positions), because, _EACH + _COSTS[kind] + more)


def _single(around: Surroundings, position: int, becomes: int) -> Slip:
    was = around.cells[position]
    stretch = abs(math.log2((abs(becomes) + 1) / (abs(was or 0) + 1))) / 20
    return min(
        (_slip(kind, (position,), stretch) for kind in _kinds(around, position, was, becomes)),
        key=lambda slip: slip.cost,
    )


def _kinds(around: Surroundings, position: int, was: int | None, becomes: int) -> Iterable[SlipKind]:
    yield SlipKind.OTHER
    if not was:
        yield SlipKind.FORGOTTEN_TOTAL if position in around.totals else SlipKind.LEFT_OUT
    if was is None:
        return
    if was < 0 and was == -becomes:
        yield SlipKind.WRONG_SIGN
    yield from _digit_kinds(was, becomes)
    if abs(was - becomes) == 1:
        yield SlipKind.OFF_BY_ONE
    if was and any(around.cells[other] == was for other in around.neighbours(position)):
        yield SlipKind.COPIED_NEIGHBOUR


def _digit_kinds(was: int, becomes: int) -> Iterable[SlipKind]:
    """What happened to the digits of a figure."""
    if was * becomes <= 0:
        return
    if becomes == was * 10:
        yield SlipKind.DROPPED_ZERO
    if was == becomes * 10:
        yield SlipKind.ADDED_ZERO
    this, that = str(abs(was)), str(abs(becomes))
    if _without_one(that, this):
        yield SlipKind.DROPPED_DIGIT
    if _without_one(this, that):
        yield SlipKind.ADDED_DIGIT
    different = [n for n in range(len(this)) if len(this) == len(that) and this[n] != that[n]]
    match different:
        case [_]:
            yield SlipKind.WRONG_DIGIT
        case [first, second] if second == first + 1 and this[first] + this[second] == that[second] + that[first]:
            yield SlipKind.SWAPPED_DIGITS
        case _:
            pass


def _without_one(longer: str, shorter: str) -> bool:
    """Whether a digit is missing in the shorter one."""
    missing = len(longer) == len(shorter) + 1
    return missing and any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))


def _pair(around: Surroundings, this: tuple[int, int], that: tuple[int, int]) -> Slip | None:
    """Two cells that one slip made wrong."""
    (first, becomes), (second, other_becomes) = this, that
    was, other_was = around.cells[first], around.cells[second]
    if was is None or other_was is None:
        return None
    difference, other_difference = becomes - was, other_becomes - other_was
    if difference == other_difference:
        return _with_total(around, this, that) or _with_total(around, that, this)
    (row, column), (other_row, other_column) = around.places[first], around.places[second]
    if difference != -other_difference or (row != other_row and column != other_column):
        return None
    far = 0.0 if around.beside(first, second) else _FAR
    if becomes == other_was and other_becomes == was:
        return _slip(SlipKind.SHIFTED if not was or not other_was else SlipKind.SWAPPED_CELLS, (first, second), far)
    return _slip(SlipKind.COUNTED_ELSEWHERE, (first, second), far)


def _with_total(around: Surroundings, cell: tuple[int, int], total: tuple[int, int]) -> Slip | None:
    """A cell that is wrong, and a total that was rightly computed from it."""
    if not any(cell[0] in parts for parts in around.totals.get(total[0], ())):
        return None
    alone = _single(around, *cell)
    return _because(alone, (cell[0], total[0]))


def _because(alone: Slip, positions: tuple[int, ...]) -> Slip:
    kind = SlipKind.CELL_AND_TOTAL
    return Slip(kind, positions, alone.kind, alone.cost + _COSTS[kind])


def _cascade(around: Surroundings, figures: Figures) -> Slip | None:
    """A cell with all the totals that were computed from it, those of totals too."""
    if len(figures) < 3:
        return None
    differences = {value - (around.cells[position] or 0) for position, value in figures}
    if len(differences) != 1:
        return None
    changed = frozenset(position for position, _ in figures)
    for position, value in figures:
        if position not in around.totals and reached(around, position) == changed:
            others = tuple(sorted(changed - {position}))
            return _because(_single(around, position, value), (position, *others))
    return None


def reached(around: Surroundings, position: int, /) -> frozenset[int]:
    """A cell and every total that it goes into, directly or through another."""
    found = frozenset((position,))
    while True:
        more = {total for total, sums in around.totals.items() if any(not found.isdisjoint(parts) for parts in sums)}
        if more <= found:
            return found
        found |= more


def _shift(around: Surroundings, figures: Figures) -> Slip | None:
    """Three cells or more of a row or a column whose figures stand one cell too far on, or too far back."""
    if len(figures) < 3:
        return None
    places = [around.places[position] for position, _ in figures]
    rows, columns = {row for row, _ in places}, {column for _, column in places}
    if len(rows) != 1 and len(columns) != 1:
        return None
    step = (0, 1) if len(rows) == 1 else (1, 0)
    for sign in (1, -1):
        moved = 0
        for (row, column), (_, becomes) in zip(places, figures, strict=True):
            source = around.at.get((row + sign * step[0], column + sign * step[1]))
            moved += source is not None and around.cells[source] == becomes
        if moved >= len(figures) - 1:
            return _slip(SlipKind.SHIFTED, (position for position, _ in figures))
    return None
