"""The same report in every layout of plain text: the same cells, each at its own place in the source."""

from __future__ import annotations

import random

import pytest
from printed_layouts import LAYOUTS

from govinfo_report import CellRef, Money, Report, read, validate, write
from govinfo_report.testing import make_distinct_report, make_report

EDITIONS = ("2019", "2021")
WRITTEN = ("markdown", "text")


def printed_in(layout: str, report: Report) -> str:
    return write(report, layout) if layout in WRITTEN else LAYOUTS[layout](report)


def digits_of(cell: int | Money | None) -> str:
    return str(cell.value if isinstance(cell, Money) else cell)


@pytest.mark.parametrize("edition_id", EDITIONS)
@pytest.mark.parametrize("layout", [*LAYOUTS, *WRITTEN])
def test_spans_hold_the_digits_that_they_claim(layout: str, edition_id: str) -> None:
    report = make_distinct_report(edition_id)
    result = read(printed_in(layout, report))
    assert result.unwrap().tables() == report.tables()
    held = {ref: result.spans[ref].of(result.source) for ref, _ in report.cells()}
    assert held == {ref: digits_of(cell) for ref, cell in report.cells()}
    assert [finding.rule.code for finding in result.findings] == []


@pytest.mark.parametrize("edition_id", EDITIONS)
@pytest.mark.parametrize("layout", [*LAYOUTS, *WRITTEN])
def test_blanks_are_read_as_blank_and_nothing_is_filled(layout: str, edition_id: str) -> None:
    report = make_report(edition_id)
    cells = [str(ref) for ref, cell in report.cells() if isinstance(cell, int)]
    for seed in range(4):
        blanks = random.Random(seed).sample(cells, 12)  # noqa: S311
        spoiled = make_report(edition_id, **dict.fromkeys(blanks, None))
        assert read(printed_in(layout, spoiled)).unwrap().tables() == spoiled.tables()


@pytest.mark.parametrize("edition_id", EDITIONS)
@pytest.mark.parametrize("layout", [*LAYOUTS, *WRITTEN])
def test_a_consistent_report_is_complete_in_every_layout(layout: str, edition_id: str) -> None:
    report = make_report(edition_id)
    validation = validate(read(printed_in(layout, report)))
    assert (validation.ok, validation.complete, [f.message() for f in validation.findings]) == (True, True, [])


@pytest.mark.parametrize("layout", [*LAYOUTS, *WRITTEN])
def test_the_frame_is_the_same_in_every_layout(layout: str) -> None:
    report = make_report("2021")
    back = read(printed_in(layout, report)).unwrap()
    brackets = str.maketrans("（）", "()")
    assert (back.organ and back.organ.name, back.year, back.period, back.title, back.preamble) == (
        report.organ and report.organ.name,
        report.year,
        report.period,
        report.title,
        report.preamble,
    )
    assert [
        (name, tuple(text.translate(brackets) for text in each.paragraphs)) for name, each in back.narratives()
    ] == [(name, tuple(text.translate(brackets) for text in each.paragraphs)) for name, each in report.narratives()]


def test_findings_of_a_validation_point_into_the_source() -> None:
    report = make_report("2021", **{"disputes.litigation_direct.total": 0})
    result = read(LAYOUTS["bars between the cells"](report))
    (finding,) = validate(result).findings
    assert finding.at == CellRef("disputes", "litigation_direct")
    assert finding.span is not None
    assert finding.span.of(result.source) == "0"
