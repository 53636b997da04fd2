"""One declaration of an identity, read as lines, as code over arrays and as a formula."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st
from tables import as_cells, equalities, every_line, filled, report_with, table_types

from govinfo_report import CellRef, all_editions, edition, rule_info, validate
from govinfo_report.form.bounds import Outcome, judge
from govinfo_report.form.identity import Identity, LineLayout, lines_of, residual_function, residual_source
from govinfo_report.rules import all_identities
from govinfo_report.rules.identities import BALANCE, DISPUTE_TOTAL, OPENING_STOCK, STOCK, TOTAL_HANDLED
from govinfo_report.testing import make_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govinfo_report.form.layout import TableLayout

each_edition = pytest.mark.parametrize("edition_id", ["2019", "2021"])
LAYOUTS = [table.LAYOUT for form in all_editions() for table in form.tables]
each_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: f"{layout.table}-{layout.edition}")


@pytest.mark.parametrize(
    ("edition_id", "expected"),
    [
        ("2019", {"GIR301": 7, "GIR302": 7, "GIR303": 23, "GIR304": 3}),
        ("2021", {"GIR301": 7, "GIR302": 7, "GIR303": 25, "GIR304": 3}),
    ],
)
def test_the_equalities_of_a_form_are_its_lines(edition_id: str, expected: dict[str, int]) -> None:
    lines = [line for table in table_types(edition_id) for line in equalities(table.LAYOUT)]

    assert expected == Counter(line.identity.rule.code for line in lines)


@pytest.mark.parametrize(
    ("edition_id", "expected"),
    [("2019", {"GIR310": 5, "GIR311": 2}), ("2021", {"GIR314": 2})],
)
def test_the_inequalities_of_a_form_are_in_section_two(edition_id: str, expected: dict[str, int]) -> None:
    lines = every_line(edition(edition_id).layout("proactive_disclosure"))

    assert expected == Counter(line.identity.rule.code for line in lines)
    assert {">="} == {line.identity.relation for line in lines}


@pytest.mark.parametrize("identity", all_identities(), ids=lambda identity: identity.rule.code)
def test_every_identity_has_a_line_in_some_form(identity: Identity) -> None:
    assert [line for layout in LAYOUTS for line in lines_of(layout, [identity])] != []


def places(layout: TableLayout, positions: Sequence[int]) -> set[str]:
    return {str(layout.cells()[position]) for position in positions}


def only_line(layout: TableLayout, identity: Identity, at: str) -> LineLayout:
    (line,) = (line for line in lines_of(layout, [identity]) if str(line.at) == at)
    return line


def test_the_balance_of_a_column_is_the_one_that_the_form_prints() -> None:
    layout = edition("2021").layout("requests")

    line = only_line(layout, BALANCE, "requests.*.total")

    assert places(layout, line.left) == {"requests.received.total", "requests.carried_in.total"}
    assert places(layout, line.right) == {"requests.total_handled.total", "requests.carried_forward.total"}


@pytest.mark.parametrize(("edition_id", "results"), [("2019", 19), ("2021", 21)])
def test_the_total_handled_is_the_sum_of_the_result_rows_and_of_nothing_else(edition_id: str, results: int) -> None:
    layout = edition(edition_id).layout("requests")
    others = {"received", "carried_in", "total_handled", "carried_forward"}

    line = only_line(layout, TOTAL_HANDLED, "requests.*.other_organization")

    assert places(layout, line.left) == {"requests.total_handled.other_organization"}
    assert results == len(line.right)
    assert set() == {layout.cells()[position].row for position in line.right} & others
    assert {"other_organization"} == {layout.cells()[position].column for position in line.right}


@each_edition
def test_an_applicant_total_is_the_sum_of_the_six_other_cells_of_its_row(edition_id: str) -> None:
    layout = edition(edition_id).layout("requests")
    lines = [line for line in equalities(layout) if line.identity.rule.code == "GIR303"]

    assert [row.name for _, row in layout.rows()] == [line.at.row for line in lines]
    for line in lines:
        assert places(layout, line.left) == {f"requests.{line.at.row}.total"}
        assert {line.at.row} == {layout.cells()[position].row for position in line.right}
        assert len(set(line.right)) == 6


def test_a_dispute_total_is_the_sum_of_the_four_outcomes() -> None:
    layout = edition("2021").layout("disputes")

    line = only_line(layout, DISPUTE_TOTAL, "disputes.litigation_direct")

    assert places(layout, line.right) == {
        f"disputes.litigation_direct.{outcome}" for outcome in ("upheld", "corrected", "other", "pending")
    }


def test_a_line_knows_which_of_its_cells_may_be_negative() -> None:
    layout = edition("2019").layout("proactive_disclosure")

    line = only_line(layout, OPENING_STOCK, "proactive_disclosure.licensing")

    assert places(layout, sorted(line.signed)) == {"proactive_disclosure.licensing.change"}


@each_layout
def test_no_cell_stands_twice_in_a_line(layout: TableLayout) -> None:
    for line in every_line(layout):
        assert len(line.terms) == len({position for position, _ in line.terms})


@each_layout
def test_a_line_tells_its_cells_and_weights_left_side_first(layout: TableLayout) -> None:
    for line in every_line(layout):
        assert line.terms == (*((n, 1) for n in line.left), *((n, -1) for n in line.right))
        assert line.cells == tuple(layout.cells()[position] for position, _ in line.terms)


@each_layout
def test_the_source_of_a_function_is_positions_brackets_plus_and_minus_only(layout: TableLayout) -> None:
    source = residual_source(every_line(layout))

    assert re.fullmatch(r"lambda c: \([c\[\]0-9+\-, ]*\)", source)
    assert len(every_line(layout)) == source.count(", ")


def test_residuals_are_left_less_right() -> None:
    layout = edition("2021").layout("disputes")
    lines = equalities(layout)

    residuals = residual_function(lines)([1, 2, 3, 4, 10, 0, 0, 0, 0, 5, 1, 1, 1, 1, 0])

    assert residuals == (0, 5, -4)


def test_a_blank_has_no_residual() -> None:
    lines = equalities(edition("2021").layout("disputes"))

    with pytest.raises(TypeError):
        residual_function(lines)([None] * 15)  # type: ignore[type-var]


@frozen
class Cells:
    """One cell of many reports: what a column of a data frame does, and no more."""

    numbers: tuple[int, ...]

    def __add__(self, other: Cells) -> Cells:
        return Cells(tuple(a + b for a, b in zip(self.numbers, other.numbers, strict=True)))

    def __sub__(self, other: Cells) -> Cells:
        return Cells(tuple(a - b for a, b in zip(self.numbers, other.numbers, strict=True)))


def naive(line: LineLayout, cells: Sequence[int]) -> int:
    return sum(weight * cells[position] for position, weight in line.terms)


def tables_of_numbers(layout: TableLayout, size: int) -> st.SearchStrategy[list[list[int]]]:
    width = len(layout.cells())
    return st.lists(st.lists(st.integers(-5, 5000), min_size=width, max_size=width), min_size=size, max_size=size)


@each_layout
@given(data=st.data())
def test_code_over_arrays_agrees_with_code_over_numbers_and_with_addition_by_hand(
    layout: TableLayout, data: st.DataObject
) -> None:
    lines = every_line(layout)
    many = data.draw(tables_of_numbers(layout, 2))
    function = residual_function(lines)

    arrays = function([Cells(column) for column in zip(*many, strict=True)])

    for n, cells in enumerate(many):
        expected = tuple(naive(line, cells) for line in lines)
        assert expected == function(cells)
        assert expected == tuple(array.numbers[n] for array in arrays)


def test_code_over_numpy_arrays_agrees_with_code_over_numbers() -> None:
    numpy = pytest.importorskip("numpy")
    for layout in LAYOUTS:
        lines = every_line(layout)
        cells = numpy.arange(2 * len(layout.cells())).reshape(2, -1)
        arrays = residual_function(lines)(list(cells.T))
        for n in range(2):
            assert residual_function(lines)(cells[n].tolist()) == tuple(int(array[n]) for array in arrays)


@each_edition
@given(data=st.data())
def test_the_lines_of_a_report_agree_with_code_over_arrays_and_with_bounds(
    edition_id: str, data: st.DataObject
) -> None:
    changes = st.dictionaries(st.integers(0, 200), st.integers(-3, 30), max_size=6)
    for table in table_types(edition_id):
        layout = table.LAYOUT
        numbers = [0] * len(layout.cells())
        for position, number in data.draw(changes).items():
            numbers[position % len(numbers)] = number
        residuals = residual_function(equalities(layout))(numbers)
        expected = [Outcome.BROKEN if residual else Outcome.HOLDS for residual in residuals]
        validation = validate(report_with(edition_id, filled(table, as_cells(layout, numbers))), families={"3xx"})

        of_this_table = [line.outcome for line in validation.lines if line.at.table == layout.table]
        assert expected == of_this_table
        assert expected == [verdict.outcome for verdict in judge(equalities(layout), numbers)]


def test_lines_show_the_sums_of_their_two_sides() -> None:
    validation = validate(make_report(**{"disputes.reconsideration.total": 99}))
    (line,) = (line for line in validation.lines if str(line.at) == "disputes.reconsideration")
    report = make_report()

    assert line.left == 99
    assert line.right == report.cell("disputes.reconsideration.total")
    assert set(line.cells) == {
        CellRef("disputes", "reconsideration", name) for name in ("upheld", "corrected", "other", "pending", "total")
    }


@pytest.mark.parametrize(
    ("identity", "formula"),
    [
        (BALANCE, "received + carried_in == total_handled + carried_forward"),
        (STOCK, "in_force + repealed >= issued"),
        (OPENING_STOCK, "items_last_year + change >= 0"),
    ],
    ids=lambda value: value.rule.code if isinstance(value, Identity) else "",
)
def test_the_formula_reads_as_documentation_prints_it(identity: Identity, formula: str) -> None:
    assert formula == identity.formula


@pytest.mark.parametrize(("relation", "expected"), [("==", [False, True, False]), (">=", [False, True, True])])
def test_a_relation_is_kept_or_not_by_its_residual(relation: str, expected: list[bool]) -> None:
    identity = BALANCE if relation == "==" else STOCK

    assert expected == [identity.holds(residual) for residual in (-1, 0, 1)]


def test_an_identity_has_no_line_where_a_name_is_missing() -> None:
    lacking = Identity(
        rule=rule_info("GIR301"), table="requests", over="columns", left=("received",), right=("fee_overdue",)
    )

    assert lines_of(edition("2019").layout("requests"), [lacking]) == ()
    assert len(lines_of(edition("2021").layout("requests"), [lacking])) == 7


def test_an_identity_of_another_table_has_no_line_here() -> None:
    assert lines_of(edition("2021").layout("disputes"), [BALANCE]) == ()
