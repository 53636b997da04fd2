"""CSV: tables as spreadsheets export them, told by the labels of the form and read by the place of each cell."""

from __future__ import annotations

import csv
import io

import pytest
from printed_layouts import LAYOUTS

from govinfo_report import Money, Report, read, read_all, read_file, write
from govinfo_report.testing import make_distinct_report, make_report

EDITIONS = ("2019", "2021")
FULL = LAYOUTS["every cell of the grid"]


def exported(report: Report, *, mark: str = ",", quoting: int = csv.QUOTE_MINIMAL, padded: bool = True) -> str:
    """The whole report as a spreadsheet of one sheet."""
    rows = [line.split(" | ") for line in FULL(report).splitlines() if line]
    width = max(len(row) for row in rows) if padded else 0
    out = io.StringIO()
    csv.writer(out, delimiter=mark, quoting=quoting, lineterminator="\r\n").writerows(  # type: ignore[arg-type]
        [*row, *[""] * (width - len(row))] for row in rows
    )
    return out.getvalue()


def digits_of(cell: int | Money | None) -> str:
    return str(cell.value if isinstance(cell, Money) else cell)


@pytest.mark.parametrize("edition_id", EDITIONS)
@pytest.mark.parametrize("padded", [True, False])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_every_cell_is_read_and_its_span_holds_its_digits(
    encoding: str, quoting: int, padded: bool, edition_id: str
) -> None:
    report = make_distinct_report(edition_id)
    result = read(exported(report, quoting=quoting, padded=padded).encode(encoding))
    assert result.provenance.reader == "csv"
    assert result.unwrap().tables() == report.tables()
    held = {ref: result.spans[ref].of(result.source) for ref, _ in report.cells()}
    assert held == {ref: digits_of(cell) for ref, cell in report.cells()}
    assert result.unread == ()


def test_the_paper_is_read_too() -> None:
    report = make_report("2021")
    back = read(exported(report)).unwrap()
    assert (back.title, back.year, back.period) == (report.title, report.year, report.period)
    assert (back.preamble, dict(back.narratives())) == (report.preamble, dict(report.narratives()))


def test_tabs_are_read_where_the_name_or_the_caller_says_so(tmp_path) -> None:  # type: ignore[no-untyped-def]
    report = make_distinct_report("2021")
    path = tmp_path / "table.tsv"
    path.write_text(exported(report, mark="\t"), encoding="utf-8")
    assert read_file(path).provenance.reader == "tsv"
    assert read_file(path).unwrap().tables() == report.tables()
    for name in ("csv", "tsv"):
        assert read(exported(report, mark="\t"), format=name).unwrap().tables() == report.tables()


def test_quotes_line_breaks_and_commas_inside_cells() -> None:
    text = (
        '"一、本年新收\n政府信息公开申请数量","1,036",0,0,0,0,0,"1,036"\n'
        '"3.危及""三安全一稳定""",4,0,0,0,0,0,4\n二、上年结转政府信息公开申请数量,2,0,0,0,0,0,2\n'
    )
    result = read(text)
    report = result.unwrap()
    assert (report.requests.received.total, report.requests.carried_in.total) == (1036, 2)
    assert report.requests.endangers_security_or_stability.natural_person == 4
    assert result.spans[next(iter(result.raw))].of(text) == "1,036"


def test_sentences_with_commas_are_not_torn() -> None:
    text = exported(make_report("2021")).replace("申请均已登记，办理情况列入考核。", "申请均已登记,并按期答复,无超期。")
    overview = read(text).unwrap().overview
    assert overview is not None
    assert "申请均已登记,并按期答复,无超期。" in [text.strip(",") for text in overview.paragraphs]


@pytest.mark.parametrize("seed", range(4))
def test_blanks_are_read_as_blank_and_nothing_is_filled(seed: int) -> None:
    import random

    report = make_report("2021")
    cells = [str(ref) for ref, cell in report.cells() if isinstance(cell, int)]
    spoiled = make_report("2021", **dict.fromkeys(random.Random(seed).sample(cells, 12), None))  # noqa: S311
    assert read(exported(spoiled)).unwrap().tables() == spoiled.tables()


@pytest.mark.parametrize("name", ["text", "markdown", "json", "jsonl"])
def test_other_formats_are_not_taken_for_csv(name: str) -> None:
    assert read(write(make_report("2021"), name)).provenance.reader != "csv"


@pytest.mark.parametrize(
    "text", ["a,b,c\n1,2,3\n", "规章,1\n", "规章,本年制发件数\n" * 9, "一、总体情况,规章,0\n", ",,,\n" * 9]
)
def test_little_or_nothing_of_a_report_is_not_recognised(text: str) -> None:
    assert read(text).provenance.reader == "text"


@pytest.mark.parametrize(
    "text",
    [
        '"' + "规章,1,2,3\n" * 50,
        "规章,1\n" * 5 + '"open',
        '""""",,"\n' * 99,
        "规章,1,2,3\r行政规范性文件,1,2,3\r规章,4,5,6",
        "\x00,\x00\n",
    ],
    ids=repr,
)
def test_broken_files_are_read_or_refused(text: str) -> None:
    for result in read_all(text, format="csv"):
        assert result.report is not None or result.findings
