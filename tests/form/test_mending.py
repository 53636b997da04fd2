"""The smallest sets of figures that mend a table: all of them, and nothing that is not certain."""

from __future__ import annotations

import random
from functools import cache
from itertools import combinations

import pytest

from govinfo_report import CellRef
from govinfo_report.form.identity import LineLayout, lines_of, residual_function
from govinfo_report.form.mending import Figures, Mending, connected, mend
from govinfo_report.report.base import Table, number_of
from govinfo_report.rules import all_identities
from govinfo_report.testing import make_distinct_report, make_report

each_edition = pytest.mark.parametrize("edition_id", ["2019", "2021"])


def lines_in(table: Table) -> tuple[LineLayout, ...]:
    return lines_of(table.LAYOUT, all_identities())


def figures_in(table: Table) -> list[int | None]:
    return [number_of(cell) for cell in table.values()]


@cache
def requests(edition_id: str) -> tuple[tuple[LineLayout, ...], tuple[int, ...]]:
    table = make_report(edition_id).requests
    return lines_in(table), tuple(value for value in figures_in(table) if value is not None)


def incidence(lines: tuple[LineLayout, ...], size: int) -> list[int]:
    """The lines that each cell lies in, as bits."""
    return [sum(1 << n for n, line in enumerate(lines) if (p in dict(line.terms))) for p in range(size)]


@each_edition
def test_four_cells_of_the_requests_table_at_least_must_be_wrong_to_break_no_line(edition_id: str) -> None:
    """Of any three cells some line holds exactly one, and so is broken whatever the figures are."""
    lines, cells = requests(edition_id)
    marks = incidence(lines, len(cells))

    assert all(marks)
    assert all(a ^ b for a, b in combinations(marks, 2))
    assert all((a ^ b ^ c) & ~(a & b & c) for a, b, c in combinations(marks, 3))


@each_edition
def test_four_cells_can_be_wrong_without_breaking_a_line(edition_id: str) -> None:
    lines, cells = requests(edition_id)
    layout = type(make_report(edition_id).requests).LAYOUT
    changed = list(cells)
    for row, column, more in (
        ("disclosed", "natural_person", 1),
        ("disclosed", "total", 1),
        ("not_held", "natural_person", -1),
        ("not_held", "total", -1),
    ):
        position = layout.index(CellRef("requests", row, column))
        assert position is not None
        changed[position] += more

    assert not any(residual_function(lines)(changed))
    assert mend(lines, changed) == Mending()


@each_edition
@pytest.mark.parametrize("difference", [-40, -2, -1, 1, 2, 9, 90, 1000])
def test_a_single_wrong_cell_is_the_only_set_wherever_it_is(edition_id: str, difference: int) -> None:
    lines, cells = requests(edition_id)
    for position, value in enumerate(cells):
        changed = list(cells)
        changed[position] = value + difference
        if changed[position] >= 0:
            assert mend(lines, changed) == Mending((((position, value),),))


@each_edition
@pytest.mark.parametrize("size", [2, 3])
def test_what_was_changed_is_among_the_sets_of_its_size(edition_id: str, size: int) -> None:
    lines, cells = requests(edition_id)
    chance = random.Random(size)  # noqa: S311
    for _ in range(150):
        changed, true = spoilt(cells, size, chance)
        found = mend(lines, changed)
        assert found.complete
        assert len(found.sets[0]) < size or true in found.sets
        assert set(found.certain) <= set(true) or len(found.sets[0]) < size


def spoilt(cells: tuple[int, ...], size: int, chance: random.Random) -> tuple[list[int], Figures]:
    changed, positions = list(cells), sorted(chance.sample(range(len(cells)), size))
    for position in positions:
        while changed[position] == cells[position]:
            changed[position] = max(0, cells[position] + chance.randint(-30, 30))
    return changed, tuple((position, cells[position]) for position in positions)


@each_edition
def test_every_set_that_is_found_mends_every_line(edition_id: str) -> None:
    lines, cells = requests(edition_id)
    chance = random.Random(4)  # noqa: S311
    for size in (1, 2, 3, 4):
        for _ in range(20):
            changed, _ = spoilt(cells, size, chance)
            for figures in mend(lines, changed).sets:
                mended = changed.copy()
                for position, value in figures:
                    assert value >= 0
                    assert value != changed[position]
                    mended[position] = value
                assert not any(residual_function(lines)(mended))


@each_edition
def test_the_order_of_the_lines_makes_no_difference(edition_id: str) -> None:
    lines, cells = requests(edition_id)
    chance = random.Random(5)  # noqa: S311
    for size in (1, 2, 3):
        changed, _ = spoilt(cells, size, chance)
        expected = mend(lines, changed)
        for _ in range(5):
            assert mend(tuple(chance.sample(lines, len(lines))), changed) == expected


@each_edition
def test_the_sets_do_not_hold_a_smaller_one(edition_id: str) -> None:
    lines, cells = requests(edition_id)
    changed, _ = spoilt(cells, 2, random.Random(6))  # noqa: S311

    assert {2} == {len(figures) for figures in mend(lines, changed).sets}


def test_a_group_of_section_four_has_a_set_for_each_cell_that_could_be_wrong() -> None:
    table = make_report(**{"disputes.reconsideration.total": 28}).disputes
    part = next(part for part in connected(lines_in(table)) if "reconsideration" in {line.at.row for line in part})

    assert mend(part, figures_in(table)).sets == (((0, 3),), ((1, 8),), ((2, 13),), ((3, 7),), ((4, 27),))


def test_no_figure_below_zero_is_suggested() -> None:
    table = make_report(**{"disputes.reconsideration.total": 0}).disputes
    part = next(part for part in connected(lines_in(table)) if "reconsideration" in {line.at.row for line in part})

    assert mend(part, figures_in(table)).sets == (((4, 27),),)


def test_the_groups_of_section_four_are_mended_apart_and_the_requests_table_as_one() -> None:
    report = make_report()

    assert [len(part) for part in connected(lines_in(report.disputes))] == [1, 1, 1]
    assert [len(part) for part in connected(lines_in(report.requests))] == [39]


@each_edition
def test_a_table_in_which_everything_is_wrong_is_given_up_at_once(edition_id: str) -> None:
    table = make_distinct_report(edition_id).requests

    assert mend(lines_in(table), figures_in(table)) == Mending(complete=False)


@each_edition
def test_a_search_that_is_cut_short_says_so(edition_id: str) -> None:
    lines, cells = requests(edition_id)
    changed, _ = spoilt(cells, 3, random.Random(7))  # noqa: S311

    assert not mend(lines, changed, budget=3).complete
    assert mend(lines, changed, budget=3).certain == ()


@each_edition
def test_a_line_with_a_blank_says_how_small_a_figure_is_but_not_what_it_is(edition_id: str) -> None:
    """100 beside a blank cannot come to 3: one of the two is wrong, and nothing says what it should be."""
    report = make_report(
        edition_id, **{"disputes.reconsideration.upheld": 100, "disputes.reconsideration.pending": None}
    )
    table = report.disputes
    part = next(part for part in connected(lines_in(table)) if "reconsideration" in {line.at.row for line in part})

    assert mend(part, figures_in(table)) == Mending(complete=False)


@each_edition
def test_among_blanks_a_wrong_cell_is_found_or_nothing_is_certain(edition_id: str) -> None:
    lines, cells = requests(edition_id)
    chance = random.Random(8)  # noqa: S311
    located = 0
    for _ in range(200):
        blank = chance.sample(range(len(cells)), chance.choice((1, 5, 30)))
        wrong = chance.choice([position for position in range(len(cells)) if position not in blank])
        changed: list[int | None] = [None if n in blank else value for n, value in enumerate(cells)]
        changed[wrong] = cells[wrong] + chance.choice((-2, 3, 40))
        found = mend(lines, changed)
        assert found.certain in ((), ((wrong, cells[wrong]),))
        located += bool(found.certain)
    assert located > 100
