"""Every check of the one other known checker of these reports, with the fault that it finds and where it is found here.

It checks 39 lines of the requests table, three sums of disputes, missing tables, blank and marked cells, carry-over,
stock, text against table, a hollow section five, years, headings, signs and fractions. A row that needs two reports is
checked with ``validate_series``.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from govinfo_report import CellRef, Outcome, Problems, Report, edition, read, validate, validate_series, write
from govinfo_report.form.identity import LineLayout, lines_of
from govinfo_report.rules import all_identities
from govinfo_report.testing import make_report
from govinfo_report.validation import Validation

LINES = [
    line
    for table in ("requests", "disputes")
    for line in lines_of(edition("2021").layout(table), all_identities())
    if line.exact
]


def codes(validation: Validation) -> set[str]:
    return {finding.rule.code for finding in validation.findings}


def test_the_lines_are_those_of_the_other_checker() -> None:
    assert [sum(line.at.table == name for line in LINES) for name in ("requests", "disputes")] == [39, 3]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.key)
def test_a_line_that_does_not_hold_is_found_at_its_cells(line: LineLayout) -> None:
    cell = line.cells[0]
    report = make_report("2021")
    value = report.cell(cell)
    assert isinstance(value, int)
    validation = validate(make_report("2021", **{str(cell): value + 1}))
    broken = [each.at for each in validation.lines if each.outcome is Outcome.BROKEN]
    named = {place for finding in validation.findings for place in (finding.at, *finding.related)}

    assert line.at in broken
    assert cell in named
    assert not validation.ok


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.key)
def test_a_line_with_one_blank_is_decided_and_not_left_open(line: LineLayout) -> None:
    """The other checker calls a line with a blank undecided; here one blank has one value, or none will do."""
    cell = line.cells[-1]
    blank = validate(make_report("2021", **{str(cell): None}))
    (outcome,) = [each.outcome for each in blank.lines if each.at == line.at and each.identity == line.identity]

    assert outcome is Outcome.INFERRED


@pytest.mark.parametrize("table", ["proactive_disclosure", "requests", "disputes"])
def test_a_missing_table_is_found(table: str) -> None:
    text = write(make_report("2021", **{table: None, "absent": frozenset({table})}), "text")

    assert "GIR202" in codes(validate(read(text)))


LAST_YEAR = "2023年，我市收到政府信息公开申请888件。"
SINGLE: dict[str, tuple[Callable[[], Report], str]] = {
    "a blank cell": (lambda: make_report("2021", **{"requests.received.natural_person": None}), "GIR220"),
    "a blank total": (lambda: make_report("2021", **{"requests.disclosed.total": None}), "GIR222"),
    "a negative count": (lambda: make_report("2021", **{"disputes.reconsideration.upheld": -1}), "GIR320"),
    "section five says nothing": (lambda: evolve(make_report("2021"), problems=Problems(paragraphs=("无",))), "GIR704"),
    "text against table": (lambda: make_report("2021", overview=("2024年收到政府信息公开申请5件。",)), "GIR601"),
    "a year that is another": (
        lambda: make_report("2021", overview=(LAST_YEAR,)),
        "GIR607",
    ),
}


@pytest.mark.parametrize("name", SINGLE)
def test_a_fault_in_one_report_is_found(name: str) -> None:
    make, code = SINGLE[name]

    assert code in codes(validate(make()))


MARKED = "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 | {} | 0 | 0 | 0 | 0 | 0 | 2 |"


@pytest.mark.parametrize(("cell", "code"), [("/", "GIR221"), ("2.5", "GIR321"), ("二件半", "GIR110"), ("２", "GIR113")])
def test_a_cell_that_is_no_plain_number_is_found(cell: str, code: str) -> None:
    assert code in codes(validate(read(MARKED.format(cell))))


def test_a_heading_of_another_wording_is_found() -> None:
    text = write(make_report("2021"), "text").replace("五、存在的主要问题及改进情况", "五、存在的问题及改进情况")

    assert "GIR205" in codes(validate(read(text)))


def over_two_years(**changes: object) -> set[str]:
    before = make_report("2021", year=2023)
    return {each.finding.rule.code for each in validate_series([before, make_report("2021", **changes)]).findings}


def test_carry_over_and_stock_are_checked_over_two_years() -> None:
    wrong = over_two_years(**{"requests.carried_in.natural_person": 77})

    assert {"GIR401", "GIR402"} <= wrong


def test_a_clean_report_stays_clean() -> None:
    for id_ in ("2019", "2021"):
        validation = validate(make_report(id_))

        assert (validation.ok, validation.complete, validation.findings) == (True, True, ())


def test_the_cell_of_a_line_is_an_address_of_the_form() -> None:
    for line in LINES:
        assert {CellRef} == {type(ref) for ref in line.cells}
