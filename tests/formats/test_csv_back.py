"""Reports as data, read back: the same tables, several reports in one file, and what is lost."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import specimens
from attrs import evolve
from csv_lines import (
    EDITIONS,
    MANY,
    NAMES,
    PAPER,
    SAMPLES,
    SHAPES,
    SLOW,
    printing,
    rewritten,
)
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report import (
    CellRef,
    Money,
    Organ,
    Printed,
    PrintedKind,
    Report,
    UnwritableError,
    losses,
    read,
    read_all,
    write,
    write_all,
)
from govinfo_report.report.base import is_blank
from govinfo_report.testing import make_distinct_report, make_report, reports


def marked_blanks(report: Report) -> dict[CellRef, Printed]:
    """How cells are printed, with every blank told as one."""
    blank = {ref: Printed("", PrintedKind.BLANK) for ref, cell in report.cells() if is_blank(cell)}
    return {**blank, **report.printed}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("shape", SHAPES)
@SLOW
@given(report=st.sampled_from(EDITIONS).flatmap(reports))
def test_what_is_claimed_reads_back(shape: str, name: str, report: Report) -> None:
    result = read(write(report, name, shape=shape))
    back = result.unwrap()
    assert result.provenance.reader == name
    assert result.findings == ()
    assert back.tables() == report.tables()
    assert (back.organ and back.organ.name, back.year, back.edition, back.absent) == (
        report.organ and report.organ.name,
        report.year,
        report.edition,
        report.absent,
    )
    assert dict(back.printed) == marked_blanks(report)
    if shape == "wide":
        assert back.organ == report.organ
        assert [getattr(back, each) for each in PAPER] == [getattr(report, each) for each in PAPER]


@pytest.mark.parametrize("report", SAMPLES, ids=range(len(SAMPLES)))
def test_long_gives_back_how_every_cell_was_printed(report: Report) -> None:
    result = read(write(report, "csv"))
    assert result.findings == ()
    assert result.unwrap().tables() == report.tables()
    assert dict(result.unwrap().printed) == dict(report.printed)
    assert "printed" not in losses(report, "csv")


@pytest.mark.parametrize("report", SAMPLES, ids=range(len(SAMPLES)))
def test_wide_gives_back_the_figures_and_says_what_it_has_no_place_for(report: Report) -> None:
    joined = {ref: how for ref, how in report.printed.items() if how.kind is PrintedKind.JOINED}
    back = read(
        write(evolve(report, printed=dict(report.printed.items() - joined.items())), "csv", shape="wide")
    ).unwrap()
    assert back.tables() == report.tables()
    held = {
        PrintedKind.BLANK,
        PrintedKind.MARK,
        PrintedKind.TEXT,
        PrintedKind.NOTE,
        PrintedKind.UNIT,
        PrintedKind.FORMAT,
    }
    assert {ref: each for ref, each in back.printed.items() if report.printed[ref].kind in held} == {
        ref: each for ref, each in report.printed.items() if each.kind in held
    }


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("missing", ["proactive_disclosure", "requests", "disputes"])
def test_a_table_that_is_not_there_is_not_there_after_writing(missing: str, shape: str) -> None:
    report = make_report("2021", **{missing: None, "absent": frozenset({missing})})
    assert read(write(report, "csv", shape=shape)).unwrap().absent == {missing}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("edition_id", EDITIONS)
def test_spans_hold_the_digits(edition_id: str, shape: str) -> None:
    report = make_distinct_report(edition_id)
    result = read(write(report, "csv", shape=shape))
    held = {ref: result.spans[ref].of(result.source) for ref, _ in report.cells()}
    assert held == {ref: str(cell.value if isinstance(cell, Money) else cell) for ref, cell in report.cells()}


def test_spans_of_guarded_texts_leave_the_apostrophe_out() -> None:
    result = read(write(printing("=1+1", PrintedKind.TEXT), "csv"))
    ref = CellRef("requests", "received", "total")
    assert (result.raw[ref], result.spans[ref].of(result.source)) == ("=1+1", "=1+1")


def test_how_cells_were_printed_is_a_loss_where_it_does_not_come_back() -> None:
    fee = "proactive_disclosure.administrative_fees.amount"
    for report in (
        printing("", PrintedKind.MISSING),
        printing("", PrintedKind.UNREAD, note="12 3"),
        make_report("2021", **{fee: Money(Decimal(-5), "万元")}),
    ):
        assert "printed" in losses(report, "csv", shape="wide")
        assert "printed" not in losses(report, "csv")


def test_losses_name_what_data_cannot_hold() -> None:
    report = make_report("2021")
    text = ("preamble", "overview", "problems", "other_matters")
    assert losses(report, "csv", shape="wide") == text
    assert set(losses(report, "csv")) == {*text, "title", "period", "organ.printed_name"}
    assert losses(report, "csv") == losses(report, "tsv", shape="long")


@pytest.mark.parametrize("name", specimens.READ_HERE)
def test_the_figures_of_a_specimen_come_back(name: str) -> None:
    report = specimens.reading(name).report
    if report is None:
        pytest.skip("no report can be read of it")
    long, wide = (read(write(report, "csv", shape=shape)) for shape in SHAPES)
    assert long.findings == ()
    assert long.unwrap().tables() == wide.unwrap().tables() == report.tables()
    assert long.unwrap().absent == wide.unwrap().absent == report.absent
    assert dict(long.unwrap().printed) == dict(report.printed)
    assert wide.unwrap().organ == report.organ


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("shape", SHAPES)
def test_several_reports_are_one_file_with_one_line_of_heads(shape: str, name: str) -> None:
    text = write_all(MANY, name, shape=shape)
    assert text.count("source") == 1
    assert text.count("\ufeff") == 1
    assert [each.report and each.report.tables() for each in read_all(text)] == [each.tables() for each in MANY]


@pytest.mark.parametrize("shape", SHAPES)
def test_files_put_one_after_the_other_are_read_as_one(shape: str) -> None:
    text = "".join(write(each, "csv", shape=shape) for each in MANY)
    assert [each.report and each.report.tables() for each in read_all(text)] == [each.tables() for each in MANY]


def test_write_all_is_for_formats_that_hold_several() -> None:
    assert write_all(MANY, "jsonl") == "".join(write(each, "jsonl") for each in MANY)
    assert write_all([], "jsonl") == ""
    assert write_all([], "csv") == write(MANY[0], "csv").splitlines(keepends=True)[0]
    with pytest.raises(UnwritableError, match="json holds one report only; formats that hold several are jsonl, csv"):
        write_all(MANY, "json")


def test_heads_alone_are_no_report() -> None:
    (result,) = read_all(write_all([], "csv"))
    assert (result.report, [each.rule.code for each in result.findings]) == (None, ["GIR101"])


@pytest.mark.parametrize(
    "other", [{"year": 2023}, {"organ": Organ(name="柳塘镇人民政府")}], ids=["another year", "another organ"]
)
def test_long_lines_may_be_sorted_and_columns_moved_or_left_out(other: Any) -> None:
    two = [evolve(make_distinct_report("2021"), **other), make_distinct_report("2021")]
    text = write_all(two, "csv")

    def moved(lines: Any, heads: Any) -> Any:
        lines.sort(key=lambda line: line["address"])
        return lines, [name for name in reversed(heads) if name not in ("section", "row", "column", "note")]

    results = read_all(rewritten(text, moved))
    assert [each.unwrap().year for each in results] == [each.year for each in two]
    assert [each.unwrap().tables() for each in results] == [each.tables() for each in two]
    assert [each.findings for each in results] == [(), ()]
