"""The smallest sets of figures that mend what is broken in a table.

A wrong figure breaks every line that it lies in, and the line says what the figure should be: so a set of wrong cells
is found by taking a broken line, blaming one cell of it for the whole difference, and looking at what remains. This
finds every set in which one cell after the other is alone in a line that it breaks. In the requests table those are
all sets of up to three cells, because no fewer than four cells can be wrong without breaking a line, and it is every
set whose size is that of the broken rows or columns. A search is bounded, and says when it was cut short.

A blank can stand for any number, so a line with blanks bounds a figure but does not say what it is; nothing is
claimed from it that :func:`govinfo_report.form.bounds.judge` would not be certain of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from attrs import Factory, define, field, frozen

from govinfo_report.findings import Severity
from govinfo_report.form.bounds import Outcome, judge
from govinfo_report.form.identity import LineLayout

__all__ = ["Board", "Figures", "Mending", "connected", "mend"]

Figures = tuple[tuple[int, int], ...]
"""Positions of cells, in printed order, each with the figure that should stand there."""

MOST_CELLS = 6
"""Sets of more cells are not looked for."""
BUDGET = 20_000
"""How many cells may be blamed in one search."""
_ALWAYS_FOUND = 3


@frozen
class Mending:
    """What would mend the lines: all the smallest sets of figures that were found."""

    sets: tuple[Figures, ...] = ()
    complete: bool = True
    """Whether there is no other set as small: the search was not cut short, and no figure was left open by blanks."""

    @property
    def certain(self) -> Figures:
        """The figures that all the smallest sets share."""
        if not (self.sets and self.complete):
            return ()
        shared = frozenset(self.sets[0]).intersection(*self.sets[1:])
        return tuple(sorted(shared))


def connected(lines: Iterable[LineLayout], /) -> tuple[tuple[LineLayout, ...], ...]:
    """The lines parted into those that share cells, directly or through others; each part can be mended alone."""
    return _connected(tuple(lines))


@lru_cache(maxsize=64)
def _connected(lines: tuple[LineLayout, ...]) -> tuple[tuple[LineLayout, ...], ...]:
    parts: list[tuple[set[int], list[LineLayout]]] = []
    for line in lines:
        cells, members = {position for position, _ in line.terms}, [line]
        apart: list[tuple[set[int], list[LineLayout]]] = []
        for part in parts:
            if cells.isdisjoint(part[0]):
                apart.append(part)
            else:
                cells |= part[0]
                members = part[1] + members
        parts = [*apart, (cells, members)]
    return tuple(tuple(sorted(members, key=lambda line: line.key)) for _, members in parts)


@frozen(eq=False)
class _Net:
    """Which lines go through which cells."""

    through: dict[int, tuple[tuple[int, int], ...]]
    """Number and weight of every line of a cell."""
    places: tuple[tuple[bool, str], ...]
    """For each line whether it runs along a row, and where: a cell lies in one row and in one column."""
    signed: frozenset[int]


@lru_cache(maxsize=64)
def _net(lines: tuple[LineLayout, ...]) -> _Net:
    through: dict[int, list[tuple[int, int]]] = {}
    for number, line in enumerate(lines):
        for position, weight in line.terms:
            through.setdefault(position, []).append((number, weight))
    return _Net(
        {position: tuple(crossing) for position, crossing in through.items()},
        tuple((line.identity.over == "rows", str(line.at)) for line in lines),
        frozenset(chain.from_iterable(line.signed for line in lines)),
    )


@define(eq=False)
class Board:
    """The lines of a table with what is wrong in each, while figures are tried out."""

    lines: tuple[LineLayout, ...]
    cells: Sequence[int | None]
    residuals: list[int]
    """Left less right of the printed cells of every line."""
    least: list[bool]
    """Whether a line may come out below 0, because a blank can make up for it; ``most``: above 0."""
    most: list[bool]
    broken: set[int] = Factory(set[int])
    has_blanks: bool = False
    """Whether a cell of a line is blank."""

    @classmethod
    def of(cls, lines: tuple[LineLayout, ...], cells: Sequence[int | None]) -> Board:
        """The board of these lines with these cells."""
        board = cls(lines, cells, [], [], [])
        for number, line in enumerate(lines):
            residual, low, high = 0, False, not line.exact
            for position, weight in line.terms:
                value = cells[position]
                if value is not None:
                    residual += weight * value
                else:
                    board.has_blanks = True
                    either = position in line.signed
                    low = low or either or weight > 0
                    high = high or either or weight < 0
            board.residuals.append(residual)
            board.least.append(low)
            board.most.append(high)
            board._mark(number)
        return board

    @property
    def net(self) -> _Net:
        """Which lines go through which cells."""
        return _net(self.lines)

    def is_exact(self, number: int, /) -> bool:
        """Whether a line says what a figure of it should be, and not only how small or large."""
        return not (self.least[number] or self.most[number])

    def holds(self, number: int, residual: int, /) -> bool:
        """Whether a line would hold with this residual."""
        return residual == 0 or (self.most[number] if residual > 0 else self.least[number])

    def allows(self, position: int, value: int, /) -> bool:
        """Whether a cell can hold this figure: only 本年增/减 can be negative."""
        return value >= 0 or position in self.net.signed

    def shift(self, position: int, difference: int, /) -> None:
        """Let a figure be larger by so much."""
        for number, weight in self.net.through.get(position, ()):
            self.residuals[number] += weight * difference
            self._mark(number)

    def _mark(self, number: int) -> None:
        if self.holds(number, self.residuals[number]):
            self.broken.discard(number)
        else:
            self.broken.add(number)

    def fewest(self) -> int:
        """How many cells must change at least: a cell lies in one row and in one column."""
        places = {self.net.places[number] for number in self.broken}
        rows = sum(1 for is_row, _ in places if is_row)
        return max(rows, len(places) - rows)

    def spread(self, size: int, /) -> list[int]:
        """The broken lines that can hold but one of so many changes, since each row or column needs one of its own."""
        places = {self.net.places[number] for number in self.broken}
        rows = sum(1 for is_row, _ in places if is_row)
        tight = {is_row for is_row, times in ((True, rows), (False, len(places) - rows)) if times == size}
        return [number for number in sorted(self.broken) if self.net.places[number][0] in tight]

    def stands(self, figures: Figures, /) -> bool:
        """Whether the lines would not be refuted with these figures, by all that is certain about the blanks."""
        cells = list(self.cells)
        for position, value in figures:
            cells[position] = value
        return not refuted(self.lines, cells)

    def mends(self, figures: Figures, /) -> bool:
        """Whether every line holds with these figures, as far as can be certain with the blanks that there are."""
        if not all(self.allows(position, value) for position, value in figures):
            return False
        changes = [(position, value - (self.cells[position] or 0)) for position, value in figures]
        for position, difference in changes:
            self.shift(position, difference)
        held = not self.broken
        for position, difference in changes:
            self.shift(position, -difference)
        return held and (not self.has_blanks or self.stands(figures))


def refuted(lines: Sequence[LineLayout], cells: Sequence[int | None], /) -> list[int]:
    """The numbers of the lines that are certainly wrong, alone or together."""
    wrong = (Outcome.BROKEN, Outcome.IMPOSSIBLE)
    return [n for n, verdict in enumerate(judge(lines, cells)) if verdict.outcome in wrong]


def mend(lines: tuple[LineLayout, ...], cells: Sequence[int | None], /, *, budget: int = BUDGET) -> Mending:
    """The smallest sets of figures with which all these lines hold; none if nothing is wrong, or nothing was found.

    ``cells`` are those of the table, with ``None`` for a blank. A line that only warns, and is wrong already, counts
    for nothing; no other may become wrong. Blank cells are never filled. The answer does not depend on the order of
    the lines.
    """
    ordered = tuple(sorted(lines, key=lambda line: line.key))
    wrong = set(refuted(ordered, cells))
    binding = tuple(line for n, line in enumerate(ordered) if n not in wrong or must_hold(line))
    board = Board.of(binding, cells)
    if not board.broken:
        return _mend_clash(board) if any(must_hold(ordered[n]) for n in wrong) else Mending()
    search = _Search(board, budget)
    for size in range(board.fewest(), MOST_CELLS + 1):
        found = search.sets(size)
        if found or search.spent:
            looked_at_all = size <= _ALWAYS_FOUND or size == board.fewest()
            complete = looked_at_all and not (search.spent or search.open)
            return Mending(found, complete)
    return Mending(complete=False)


def must_hold(line: LineLayout, /) -> bool:
    """Whether a line that is wrong has to be mended: an equality, or what is an error."""
    return line.exact or line.identity.rule.severity is Severity.ERROR


def _mend_clash(board: Board) -> Mending:
    """Single figures that let lines with blanks hold together: a cell is erased, and the bounds say what it must be."""
    complete, found = True, list[Figures]()
    clashing = refuted(board.lines, board.cells)
    suspects = dict.fromkeys(position for n in clashing for position, _ in board.lines[n].terms)
    for position in suspects:
        if board.cells[position] is None:
            continue
        erased = list(board.cells)
        erased[position] = None
        verdicts = judge(board.lines, erased)
        if any(verdict.outcome in (Outcome.BROKEN, Outcome.IMPOSSIBLE) for verdict in verdicts):
            continue
        known = {figure for verdict in verdicts for figure in verdict.filled if figure[0] == position}
        complete = complete and bool(known)
        found += [(figure,) for figure in known if board.mends((figure,))]
    return Mending(tuple(sorted(found)), complete)


@define(eq=False)
class _Search:
    """One search, with what it has tried."""

    board: Board
    left: int
    spent: bool = False
    open: bool = False
    """Whether there may be other sets, with a cell of which blanks leave open what it should be."""
    _open_next: bool = False
    _seen: set[frozenset[tuple[int, int]]] = field(factory=set[frozenset[tuple[int, int]]])
    _found: set[Figures] = field(factory=set[Figures])

    def sets(self, size: int) -> tuple[Figures, ...]:
        """Every set of so many cells, in printed order."""
        self._seen.clear()
        self._found.clear()
        self.open = self.open or self._open_next
        self._go(size, {})
        return tuple(sorted(self._found))

    def _go(self, size: int, chosen: dict[int, int]) -> None:
        if size == 1:
            self._last(chosen)
            return
        for number in self._promising(size):
            for position, value, difference in self._blamed(number, chosen):
                tried = {**chosen, position: value}
                key = frozenset(tried.items())
                if key in self._seen:
                    continue
                if not self._spend():
                    return
                self._seen.add(key)
                self.board.shift(position, difference)
                if self.board.broken and self.board.fewest() < size:
                    self._go(size - 1, tried)
                self.board.shift(position, -difference)

    def _last(self, chosen: dict[int, int]) -> None:
        """The cells that mend all that is still broken."""
        board = self.board
        shortest = min(self._exact(), key=self._length, default=None)
        if shortest is None:
            return
        for position, value, difference in self._blamed(shortest, chosen):
            if not self._spend():
                return
            if not _heals(board, position, difference):
                continue
            figures = tuple(sorted({**chosen, position: value}.items()))
            if figures not in self._found and board.has_blanks and not board.stands(figures):
                self._open_next = True
            else:
                self._found.add(figures)

    def _promising(self, size: int) -> list[int]:
        """The lines of which one holds a single change: one line where that is certain of it, else every broken one."""
        exact = self._exact()
        certain = [number for number in self.board.spread(size) if number in exact]
        return [min(certain, key=self._length)] if certain else exact

    def _length(self, number: int) -> tuple[int, int]:
        return len(self.board.lines[number].terms), number

    def _exact(self) -> list[int]:
        """The broken lines that say what a figure should be; without one a set is open."""
        exact = [number for number in sorted(self.board.broken) if self.board.is_exact(number)]
        self.open = self.open or not exact
        return exact

    def _blamed(self, number: int, chosen: Collection[int]) -> Iterator[tuple[int, int, int]]:
        """The cells of a line that could be wrong alone, with the figure and by how much it is larger."""
        residual = self.board.residuals[number]
        for position, weight in self.board.lines[number].terms:
            value = self.board.cells[position]
            if value is None or position in chosen:
                continue
            difference = -residual * weight
            if self.board.allows(position, value + difference):
                yield position, value + difference, difference

    def _spend(self) -> bool:
        self.left -= 1
        self.spent = self.spent or self.left < 0
        return not self.spent


def _heals(board: Board, position: int, difference: int) -> bool:
    """Whether one cell mends every broken line and breaks no other."""
    healed = 0
    for number, weight in board.net.through[position]:
        if not board.holds(number, board.residuals[number] + weight * difference):
            return False
        healed += number in board.broken
    return healed == len(board.broken)
