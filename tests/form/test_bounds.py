"""What blanks can still be: every claim is held against exhaustive search."""

from __future__ import annotations

import itertools
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence

import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import counts_of, equalities

from govinfo_report import CellRef, rule_info
from govinfo_report.form.bounds import Outcome, Verdict, judge
from govinfo_report.form.identity import Identity, LineLayout
from govinfo_report.testing import make_report

EQUAL = Identity(rule=rule_info("GIR301"), table="requests", over="rows", left=("total",), right=("applicants",))
AT_LEAST = Identity(
    rule=rule_info("GIR314"), table="requests", over="rows", left=("total",), right=("applicants",), relation=">="
)

Cells = Sequence[int | None]


def line(
    name: str,
    left: Sequence[int],
    right: Sequence[int] = (),
    *,
    identity: Identity = EQUAL,
    signed: frozenset[int] = frozenset(),
) -> LineLayout:
    """A line over cells given by position; its blanks in ``signed`` may be negative."""
    terms = (*((position, 1) for position in left), *((position, -1) for position in right))
    return LineLayout(
        identity=identity,
        at=CellRef("requests", name),
        left=tuple(left),
        right=tuple(right),
        signed=signed & {*left, *right},
        cells=tuple(CellRef("requests", name, f"cell{position}") for position, _ in terms),
        terms=terms,
    )


@frozen
class Puzzle:
    """A small table and its lines."""

    cells: tuple[int | None, ...]
    lines: tuple[LineLayout, ...]
    signed: frozenset[int]

    def fillings(self) -> Iterator[tuple[int, ...]]:
        """Every way to fill the blanks from a range that is wide enough for these small figures."""
        width = {0: 0, 1: 40, 2: 20, 3: 10}.get(self.cells.count(None), 5)
        choices = [
            (value,) if value is not None else range(-width if n in self.signed else 0, width + 1)
            for n, value in enumerate(self.cells)
        ]
        return itertools.product(*choices)


def residual(each: LineLayout, cells: Sequence[int]) -> int:
    return sum(weight * cells[position] for position, weight in each.terms)


def holds(each: LineLayout, cells: Sequence[int]) -> bool:
    return each.identity.holds(residual(each, cells))


@st.composite
def puzzles(draw: st.DrawFn, lines: int = 4) -> Puzzle:
    size = draw(st.integers(2, 5))
    printed = draw(st.lists(st.integers(0, 3), min_size=size, max_size=size))
    blank = draw(st.sets(st.integers(0, size - 1), max_size=min(size, 4)))
    signed = frozenset(draw(st.sets(st.integers(0, size - 1), max_size=1)))
    sides = st.lists(st.sampled_from([-1, 0, 1]), min_size=size, max_size=size).filter(any)
    drawn = [
        line(
            f"line{n}",
            [i for i, weight in enumerate(weights) if weight > 0],
            [i for i, weight in enumerate(weights) if weight < 0],
            identity=draw(st.sampled_from([EQUAL, EQUAL, EQUAL, AT_LEAST])),
            signed=signed,
        )
        for n, weights in enumerate(draw(st.lists(sides, min_size=1, max_size=lines)))
    ]
    cells = tuple(None if n in blank else value for n, value in enumerate(printed))
    return Puzzle(cells, tuple(drawn), signed)


def clashes(verdicts: Sequence[Verdict]) -> list[list[int]]:
    """The lines, by number, that are named together."""
    groups = defaultdict[int, list[int]](list)
    for n, verdict in enumerate(verdicts):
        if verdict.together is not None:
            groups[verdict.together].append(n)
    return list(groups.values())


def live(puzzle: Puzzle, verdicts: Sequence[Verdict]) -> list[LineLayout]:
    """The equalities that were not refuted."""
    refuted = {Outcome.BROKEN, Outcome.IMPOSSIBLE}
    pairs = zip(puzzle.lines, verdicts, strict=True)
    return [each for each, verdict in pairs if verdict.outcome not in refuted and each.identity is EQUAL]


@settings(max_examples=150)
@given(puzzle=puzzles())
def test_a_line_without_blanks_holds_or_is_broken(puzzle: Puzzle) -> None:
    for each, verdict in zip(puzzle.lines, judge(puzzle.lines, puzzle.cells), strict=True):
        values = [puzzle.cells[position] for position, _ in each.terms]
        decided = verdict.outcome in {Outcome.HOLDS, Outcome.BROKEN}
        assert decided == (None not in values)
        if decided:
            assert (verdict.outcome is Outcome.HOLDS) == holds(each, [value or 0 for value in puzzle.cells])


@settings(max_examples=150)
@given(puzzle=puzzles())
def test_a_line_that_is_impossible_alone_has_no_filling(puzzle: Puzzle) -> None:
    verdicts = judge(puzzle.lines, puzzle.cells)
    for each, verdict in zip(puzzle.lines, verdicts, strict=True):
        if verdict.outcome is Outcome.IMPOSSIBLE and verdict.together is None:
            assert not any(holds(each, filling) for filling in puzzle.fillings())


@settings(max_examples=150)
@given(puzzle=puzzles())
def test_lines_that_are_impossible_together_have_no_common_filling_but_one_each(puzzle: Puzzle) -> None:
    for group in clashes(judge(puzzle.lines, puzzle.cells)):
        lines = [puzzle.lines[n] for n in group]
        fillings = list(puzzle.fillings())
        assert len(lines) > 1
        assert group[0] == min(group)
        assert not any(all(holds(each, filling) for each in lines) for filling in fillings)
        assert all(any(holds(each, filling) for filling in fillings) for each in lines)


@settings(max_examples=150)
@given(puzzle=puzzles())
def test_lines_that_are_named_together_are_no_more_than_it_takes(puzzle: Puzzle) -> None:
    for group in clashes(judge(puzzle.lines, puzzle.cells)):
        for left_out in group:
            rest = [puzzle.lines[n] for n in group if n != left_out]
            assert Outcome.IMPOSSIBLE not in {verdict.outcome for verdict in judge(rest, puzzle.cells)}


@settings(max_examples=150)
@given(puzzle=puzzles())
def test_an_inferred_filling_is_in_every_solution_and_makes_the_line_hold(puzzle: Puzzle) -> None:
    verdicts = judge(puzzle.lines, puzzle.cells)
    lines = live(puzzle, verdicts)
    solutions = [filling for filling in puzzle.fillings() if all(holds(each, filling) for each in lines)]
    for each, verdict in zip(puzzle.lines, verdicts, strict=True):
        if verdict.outcome is not Outcome.INFERRED:
            assert verdict.filled == ()
            continue
        blanks = [position for position, _ in each.terms if puzzle.cells[position] is None]
        assert sorted(blanks) == sorted(position for position, _ in verdict.filled)
        assert [s for s in solutions if any(s[position] != value for position, value in verdict.filled)] == []
        filled = dict(verdict.filled)
        assert holds(each, [filled.get(n, value or 0) for n, value in enumerate(puzzle.cells)])


@settings(max_examples=250)
@given(puzzle=puzzles(lines=1))
def test_a_single_equality_is_decided_exactly(puzzle: Puzzle) -> None:
    (each,), (verdict,) = puzzle.lines, judge(puzzle.lines, puzzle.cells)
    blanks = [position for position, _ in each.terms if puzzle.cells[position] is None]
    if each.identity is AT_LEAST or not blanks:
        return
    found = {tuple(f[position] for position in blanks) for f in puzzle.fillings() if holds(each, f)}
    expected = {0: Outcome.IMPOSSIBLE, 1: Outcome.INFERRED}.get(len(found), Outcome.OPEN)

    assert expected is verdict.outcome


@settings(max_examples=120)
@given(puzzle=puzzles(lines=1))
def test_a_single_inequality_with_blanks_is_impossible_or_open(puzzle: Puzzle) -> None:
    (each,), (verdict,) = puzzle.lines, judge(puzzle.lines, puzzle.cells)
    if each.identity is AT_LEAST and None in [puzzle.cells[position] for position, _ in each.terms]:
        possible = any(holds(each, filling) for filling in puzzle.fillings())
        assert verdict == Verdict(Outcome.OPEN if possible else Outcome.IMPOSSIBLE)


@settings(max_examples=150)
@given(puzzle=puzzles(), seed=st.integers(0, 2**16))
def test_shuffled_lines_get_the_same_verdicts(puzzle: Puzzle, seed: int) -> None:
    order = list(range(len(puzzle.lines)))
    random.Random(seed).shuffle(order)  # noqa: S311 - no secret
    before = judge(puzzle.lines, puzzle.cells)

    after = judge([puzzle.lines[n] for n in order], puzzle.cells)

    assert [(before[n].outcome, sorted(before[n].filled)) for n in order] == [
        (verdict.outcome, sorted(verdict.filled)) for verdict in after
    ]
    assert sorted(clashes(before)) == sorted(sorted(order[n] for n in group) for group in clashes(after))


@settings(max_examples=120)
@given(puzzle=puzzles())
def test_a_puzzle_with_a_solution_is_never_refuted(puzzle: Puzzle) -> None:
    lines = [each for each in puzzle.lines if each.identity is EQUAL]
    if any(all(holds(each, filling) for each in lines) for filling in puzzle.fillings()):
        refuted = {Outcome.BROKEN, Outcome.IMPOSSIBLE}
        assert set() == refuted & {verdict.outcome for verdict in judge(lines, puzzle.cells)}


def outcomes(lines: Sequence[LineLayout], cells: Cells) -> list[Outcome]:
    return [verdict.outcome for verdict in judge(lines, cells)]


def test_no_count_can_be_added_to_a_hundred_to_give_three() -> None:
    assert outcomes([line("a", [0, 1], [2])], [100, None, 3]) == [Outcome.IMPOSSIBLE]


def test_a_cell_that_may_be_negative_can_make_a_hundred_into_three() -> None:
    (verdict,) = judge([line("a", [0, 1], [2], signed=frozenset({1}))], [100, None, 3])

    assert verdict == Verdict(Outcome.INFERRED, ((1, -97),))


def test_blanks_that_must_come_to_nothing_are_all_zero() -> None:
    (verdict,) = judge([line("a", [0], [1, 2, 3])], [3, 3, None, None])

    assert verdict == Verdict(Outcome.INFERRED, ((2, 0), (3, 0)))


def test_blanks_that_can_share_a_sum_stay_open() -> None:
    assert outcomes([line("a", [0], [1, 2])], [3, None, None]) == [Outcome.OPEN]


def test_one_line_decides_the_blank_of_another() -> None:
    lines = [line("a", [0], [1, 2]), line("b", [1], [3])]

    verdicts = judge(lines, [5, None, None, 2])

    assert verdicts == (Verdict(Outcome.INFERRED, ((1, 2), (2, 3))), Verdict(Outcome.INFERRED, ((1, 2),)))


def test_lines_that_hold_singly_but_not_together_are_named_together() -> None:
    lines = [line("a", [0], [1]), line("b", [2], [1]), line("c", [3], [4])]

    verdicts = judge(lines, [4, None, 7, None, 1])

    together = Verdict(Outcome.IMPOSSIBLE, together=0)
    assert verdicts == (together, together, Verdict(Outcome.INFERRED, ((3, 1),)))


def test_two_clashes_that_have_nothing_in_common_are_two_groups() -> None:
    lines = [line("a", [0], [1]), line("b", [2], [1]), line("c", [3], [4]), line("d", [5], [4])]

    verdicts = judge(lines, [4, None, 7, 4, None, 7])

    assert [verdict.together for verdict in verdicts] == [0, 0, 2, 2]


def test_an_impossible_line_does_not_accuse_the_line_that_shares_its_blank() -> None:
    lines = [line("a", [0, 1], [2]), line("b", [1, 3], [4])]

    verdicts = judge(lines, [100, None, 3, 2, 9])

    assert verdicts == (Verdict(Outcome.IMPOSSIBLE), Verdict(Outcome.INFERRED, ((1, 7),)))


@pytest.mark.parametrize(
    ("cells", "signed", "expected"),
    [
        ([5, 3], frozenset[int](), Outcome.HOLDS),
        ([3, 3], frozenset[int](), Outcome.HOLDS),
        ([2, 3], frozenset[int](), Outcome.BROKEN),
        ([None, 3], frozenset[int](), Outcome.OPEN),
        ([3, None], frozenset[int](), Outcome.OPEN),
        ([-1, None], frozenset[int](), Outcome.IMPOSSIBLE),
        ([-1, None], frozenset({1}), Outcome.OPEN),
    ],
)
def test_an_inequality_is_impossible_only_where_no_filling_reaches_it(
    cells: list[int | None], signed: frozenset[int], expected: Outcome
) -> None:
    assert [expected] == outcomes([line("a", [0], [1], identity=AT_LEAST, signed=signed)], cells)


def test_an_inequality_tells_nothing_about_the_blanks_of_other_lines() -> None:
    lines = [line("a", [0], [1], identity=AT_LEAST), line("b", [1], [2, 3])]

    assert outcomes(lines, [1, None, None, 0]) == [Outcome.OPEN, Outcome.OPEN]


def test_negative_printed_figures_are_taken_as_they_are() -> None:
    assert outcomes([line("a", [0, 1], [2])], [-4, None, 3]) == [Outcome.INFERRED]
    assert outcomes([line("a", [0, 1], [2])], [4, None, -3]) == [Outcome.IMPOSSIBLE]


@pytest.mark.parametrize("length", [2, 3, 40, 200])
def test_lines_that_would_climb_for_ever_are_left_soon(length: int) -> None:
    one = length
    chain = [line(f"line{n:03}", [n], [(n + 1) % length, one]) for n in range(length)]
    started = time.perf_counter()

    verdicts = judge(chain, [*[None] * length, 1])

    assert time.perf_counter() - started < 5
    assert {Outcome.OPEN, Outcome.IMPOSSIBLE} >= {verdict.outcome for verdict in verdicts}


@pytest.mark.parametrize("most", [10, 80, 95, 96, 97, 98, 10**6, 10**30])
def test_what_a_climb_reaches_before_it_is_left_is_no_filling(most: int) -> None:
    lines = [line("a", [0], [1, 2]), line("b", [1], [0, 2]), line("c", [0, 3], [4])]

    assert Outcome.INFERRED not in outcomes(lines, [None, None, 1, None, most])


LAYOUT = make_report().requests.LAYOUT
LINES = equalities(LAYOUT)
POSITIONS = st.integers(0, len(LAYOUT.cells()) - 1)


def holding(position: int) -> set[int]:
    return {n for n, each in enumerate(LINES) if position in {place for place, _ in each.terms}}


@given(
    wrong=POSITIONS,
    figure=st.integers(0, 2000),
    blank=st.sets(POSITIONS, max_size=60),
)
def test_one_wrong_figure_never_accuses_lines_that_do_not_hold_it(wrong: int, figure: int, blank: set[int]) -> None:
    cells = [None if n in blank else value for n, value in enumerate(counts_of(make_report().requests))]
    cells[wrong] = figure
    verdicts = judge(LINES, cells)

    alone = {
        n
        for n, verdict in enumerate(verdicts)
        if verdict.together is None and verdict.outcome in {Outcome.BROKEN, Outcome.IMPOSSIBLE}
    }

    assert alone <= holding(wrong)
    for group in clashes(verdicts):
        assert holding(wrong) & set(group)
