"""A report with one cell a line: every row as before, and a row with blanks refused, since a blank leaves no line."""

from __future__ import annotations

import re

import pytest
from printed_layouts import LAYOUTS

from govinfo_report import Money, Report, Requests2021, read, validate
from govinfo_report.testing import make_distinct_report, make_report

EDITIONS = ("2019", "2021")


def one_cell_a_line(report: Report, *, between: str = "\n") -> str:
    """The report with every cell of its tables on a line of its own."""
    lines = LAYOUTS["bars between the cells"](report).split("\n")
    return "\n".join(between.join(cell for cell in line.split(" | ") if cell.strip()) for line in lines)


@pytest.mark.parametrize("between", ["\n", "\n\n", " \n\u3000\n"], ids=repr)
@pytest.mark.parametrize("edition_id", EDITIONS)
def test_every_cell_is_read_at_its_place(edition_id: str, between: str) -> None:
    report = make_distinct_report(edition_id)
    result = read(one_cell_a_line(report, between=between))
    assert result.unwrap().tables() == report.tables()
    assert [finding.rule.code for finding in result.findings] == []
    held = {ref: result.spans[ref].of(result.source) for ref, _ in report.cells()}
    assert held == {ref: str(cell.value if isinstance(cell, Money) else cell) for ref, cell in report.cells()}


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_a_consistent_report_is_complete(edition_id: str) -> None:
    validation = validate(read(one_cell_a_line(make_report(edition_id))))
    assert (validation.ok, validation.complete) == (True, True)


def test_a_row_with_a_blank_is_refused_whole_and_shifts_nothing() -> None:
    report = make_distinct_report("2021")
    gone = report.requests.disclosed.commercial_enterprise
    result = read(re.sub(rf"\n{gone}(?=\n)", "", one_cell_a_line(report)))
    assert result.unwrap().requests.disclosed == Requests2021.blank().disclosed
    ours = dict(report.cells())
    assert all(cell == ours[ref] for ref, cell in result.unwrap().cells() if isinstance(cell, int))
    assert len(result.unread) == 6
    validation = validate(result)
    assert "GIR220" not in [finding.rule.code for finding in validation.findings]
    assert not validation.complete


def test_a_text_whose_repeated_lines_were_dropped_is_refused_with_the_reason() -> None:
    lines = one_cell_a_line(make_report("2021")).split("\n")
    result = read("\n".join(dict.fromkeys(lines)))
    assert "GIR152" in [finding.rule.code for finding in result.findings]
    assert "requests" in result.unwrap().absent


def test_the_lines_of_the_tables_do_not_become_notes() -> None:
    assert dict(read(one_cell_a_line(make_report("2021"))).unwrap().notes) == {}
