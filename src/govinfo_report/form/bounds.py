"""What blanks can still be: certain answers about lines with missing cells.

Count cells are whole numbers of 0 or more and the lines are linear, so bounds can be carried from line to line. Each
line is first judged alone, from its printed cells. Then the bounds go through the lines that were not refuted, so that
a wrong figure never accuses its neighbours. Lines that can hold singly but not together are named together.

Lines are always visited in the order of their addresses, whatever order they come in, and the number of rounds is
fixed: the answers do not depend on the order of the lines. Propagation is sound, not complete: what it claims is
certain, and it may leave open what a full search would decide.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence

from attrs import frozen

from govinfo_report.form.identity import LineLayout

__all__ = ["Outcome", "Verdict", "judge"]

_ROUNDS = 48
_Bounds = tuple[int | None, int | None]  # lowest, highest; None where there is no limit


class Outcome(enum.Enum):
    """What is certain about a line."""

    HOLDS = "holds"
    """All cells are printed, and the line is right."""
    INFERRED = "inferred"
    """There are blanks, and only one filling, with which the line holds. It never counts as confirmed."""
    BROKEN = "broken"
    """All cells are printed, and the line is wrong."""
    IMPOSSIBLE = "impossible"
    """There are blanks, and no filling can make it hold."""
    OPEN = "open"
    """There are blanks, and several fillings remain."""


@frozen
class Verdict:
    """The outcome of one line."""

    outcome: Outcome
    filled: tuple[tuple[int, int], ...] = ()
    """Position and only possible value of each blank of an ``INFERRED`` line."""
    together: int | None = None
    """Lines that are ``IMPOSSIBLE`` only together carry the same number."""


def judge(lines: Sequence[LineLayout], cells: Sequence[int | None], /) -> tuple[Verdict, ...]:
    """The outcome of every line, given the cells of the table in printed order.

    ``cells`` holds ``None`` for a blank. The verdicts come in the order of the lines and do not depend on it.
    """
    reduced = [_reduced(line, cells) for line in lines]
    verdicts = [_alone(line) for line in reduced]
    ordered = sorted(range(len(reduced)), key=lambda n: reduced[n].line.key)
    live = {n: reduced[n] for n in ordered if verdicts[n] is _OPEN and reduced[n].line.exact}
    bounds = _first_bounds(reduced)
    while True:
        fitted = dict(bounds)
        if _propagate(tuple(live.values()), fitted):
            break
        clash = _smallest_clash(live, bounds)
        number = min(clash)
        for n in clash:
            verdicts[n] = Verdict(Outcome.IMPOSSIBLE, together=number)
            del live[n]
    for n, line in live.items():
        filled = line.filling(fitted)
        if filled is not None:
            verdicts[n] = Verdict(Outcome.INFERRED, filled)
    return tuple(verdicts)


@frozen(eq=False)
class _Reduced:
    """A line with its printed cells summed up: constant + Σ weight · blank, against 0."""

    line: LineLayout
    constant: int
    blanks: tuple[tuple[int, int], ...]

    def filling(self, bounds: Mapping[int, _Bounds]) -> tuple[tuple[int, int], ...] | None:
        filled: list[tuple[int, int]] = []
        for position, _ in self.blanks:
            low, high = bounds[position]
            if low is None or low != high:
                return None
            filled.append((position, low))
        return tuple(filled)


def _reduced(line: LineLayout, cells: Sequence[int | None]) -> _Reduced:
    constant = 0
    blanks: list[tuple[int, int]] = []
    for term in line.terms:
        value = cells[term[0]]
        if value is None:
            blanks.append(term)
        else:
            constant += term[1] * value
    return _Reduced(line, constant, tuple(blanks))


def _first_bounds(lines: Sequence[_Reduced]) -> dict[int, _Bounds]:
    bounds: dict[int, _Bounds] = {}
    for reduced in lines:
        signed = reduced.line.signed
        for position, _ in reduced.blanks:
            bounds[position] = _ANY if position in signed else _COUNT
    return bounds


_ANY: _Bounds = (None, None)
_COUNT: _Bounds = (0, None)
_HOLDS = Verdict(Outcome.HOLDS)
_BROKEN = Verdict(Outcome.BROKEN)
_OPEN = Verdict(Outcome.OPEN)
_IMPOSSIBLE = Verdict(Outcome.IMPOSSIBLE)


def _alone(reduced: _Reduced) -> Verdict:
    """What the printed cells of a line say by themselves: a blank count can only add to its side."""
    line, constant = reduced.line, reduced.constant
    if not reduced.blanks:
        return _HOLDS if constant == 0 or (constant > 0 and not line.exact) else _BROKEN
    if line.signed and any(position in line.signed for position, _ in reduced.blanks):
        return _OPEN
    weights = {weight > 0 for _, weight in reduced.blanks}
    too_low = constant < 0 and True not in weights
    too_high = constant > 0 and line.exact and False not in weights
    return _IMPOSSIBLE if too_low or too_high else _OPEN


def _propagate(lines: Sequence[_Reduced], bounds: dict[int, _Bounds]) -> bool:
    """Narrow the bounds in place until nothing moves; ``False`` if some line cannot hold within them."""
    holding: dict[int, list[int]] = {}
    for n, line in enumerate(lines):
        for position, _ in line.blanks:
            holding.setdefault(position, []).append(n)
    waiting = [True] * len(lines)
    for _ in range(_ROUNDS):
        if True not in waiting:
            break
        for n, line in enumerate(lines):
            if not waiting[n]:
                continue
            waiting[n] = False
            moved = _narrow(line, bounds)
            if moved is None:
                return False
            for position in moved:
                for other in holding[position]:
                    waiting[other] = waiting[other] or other != n
    return True


def _narrow(line: _Reduced, bounds: dict[int, _Bounds]) -> list[int] | None:
    """Narrow the blanks of one line; which of them moved, or ``None`` if the line cannot hold.

    In each term weight · blank lies between ``least`` and ``most``. The rest of the line has to make up for it, so it
    is at least minus the highest and at most minus the lowest that the rest can come to.
    """
    low = high = line.constant
    low_missing = high_missing = 0
    terms: list[tuple[int, int, int | None, int | None]] = []
    for position, weight in line.blanks:
        least, most = bounds[position]
        if weight < 0:
            least, most = None if most is None else -most, None if least is None else -least
        if least is None:
            low_missing += 1
        else:
            low += least
        if most is None:
            high_missing += 1
        else:
            high += most
        terms.append((position, weight, least, most))
    if (not low_missing and low > 0) or (not high_missing and high < 0):
        return None
    moved: list[int] = []
    if low_missing > 1 and high_missing > 1:
        return moved
    for position, weight, least, most in terms:
        new_least, new_most = least, most
        if high_missing == (most is None):
            floor = (most or 0) - high
            new_least = floor if least is None or floor > least else least
        if low_missing == (least is None):
            ceiling = (least or 0) - low
            new_most = ceiling if most is None or ceiling < most else most
        if new_least != least or new_most != most:
            if new_least is not None and new_most is not None and new_least > new_most:
                return None
            bounds[position] = (new_least, new_most) if weight > 0 else (_minus(new_most), _minus(new_least))
            moved.append(position)
    return moved


def _minus(value: int | None) -> int | None:
    return None if value is None else -value


def _smallest_clash(live: Mapping[int, _Reduced], bounds: Mapping[int, _Bounds]) -> tuple[int, ...]:
    """Lines that cannot hold together although all of them but any one can, by propagation.

    Lines are left out one by one in the order of their addresses, so the answer is the same for every order of lines.
    """
    kept = dict(live)
    for n in live:
        rest = [line for m, line in kept.items() if m != n]
        if not _propagate(rest, dict(bounds)):
            del kept[n]
    return tuple(sorted(kept))
