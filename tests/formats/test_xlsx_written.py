"""Workbooks as they are written: what is printed stays, totals count themselves, checks speak up."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from attrs import evolve

pytest.importorskip("xlsxwriter")
pytest.importorskip("python_calamine")

from govinfo_report import CellRef, Money, read, read_file, write_bytes
from govinfo_report.formats._office.check_sheet import NAME, NOTICE
from govinfo_report.report.report import Printed, PrintedKind
from govinfo_report.testing import make_distinct_report, make_report

EDITIONS = ("2019", "2021")
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def sheet_names(data: bytes) -> list[str]:
    return re.findall(r'<sheet name="([^"]+)"', part(data, "xl/workbook.xml"))


def formulas(data: bytes, sheet: int) -> dict[str, str]:
    found = re.findall(r'<c r="([A-Z]+[0-9]+)"[^>]*><f>(.*?)</f>', part(data, f"xl/worksheets/sheet{sheet}.xml"))
    return dict(found)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_figure_comes_back(edition: str) -> None:
    report = make_distinct_report(edition)
    back = read(write_bytes(report, "xlsx"))

    assert back.findings == ()
    assert back.unwrap().tables() == report.tables()


def test_each_table_has_a_sheet_and_the_last_one_checks() -> None:
    assert sheet_names(write_bytes(make_report("2021"), "xlsx")) == [
        "总体情况",
        "主动公开",
        "依申请公开",
        "复议诉讼",
        "问题和其他事项",
        NAME,
    ]


def test_totals_that_agree_are_formulas_with_the_printed_number() -> None:
    data = write_bytes(make_report("2021"), "xlsx")

    assert len(formulas(data, 3)) == 25 + 6
    assert len(formulas(data, 4)) == 3
    assert formulas(data, 3)["J5"] == 'IF(COUNT(D5,E5,F5,G5,H5,I5)=0,"",SUM(D5,E5,F5,G5,H5,I5))'


def test_a_total_that_does_not_agree_stays_as_it_was_printed() -> None:
    report = make_report("2021", **{"requests.repeat_request.total": 900})
    data = write_bytes(report, "xlsx")

    assert read(data).unwrap().requests.repeat_request.total == 900
    assert len(formulas(data, 3)) == 25 + 6 - 1


@pytest.mark.parametrize("column", ["total", "natural_person"])
def test_a_total_is_no_formula_where_it_or_a_part_is_not_in_plain_digits(column: str) -> None:
    report = make_report("2021")
    ref = CellRef("requests", "received", column)
    value = dict(report.cells())[ref]
    wide = str(value).translate({48 + n: 0xFF10 + n for n in range(10)})
    data = write_bytes(evolve(report, printed={ref: Printed(wide, PrintedKind.FORMAT)}), "xlsx")

    assert "J5" in formulas(write_bytes(report, "xlsx"), 3)
    assert "J5" not in formulas(data, 3)
    assert read(data).unwrap().tables() == report.tables()


def test_every_line_of_the_form_is_checked() -> None:
    for edition, lines in (("2019", 40 + 7), ("2021", 42 + 2)):
        sheets = sheet_names(data := write_bytes(make_report(edition), "xlsx"))
        verdicts = [cell for cell in formulas(data, len(sheets)) if cell.startswith("D")]

        assert lines == len(verdicts)


def test_the_check_sheet_is_no_part_of_the_report() -> None:
    data = write_bytes(make_report("2021"), "xlsx")

    assert NOTICE in part(data, "xl/sharedStrings.xml")
    assert read(data).unread == ()


@pytest.mark.parametrize("amount", ["0.092", "3.50", "96171.6", "12", "59237.2449"])
def test_an_amount_keeps_its_digits(amount: str) -> None:
    from decimal import Decimal

    money = Money(Decimal(amount), "万元")
    report = make_report("2021", **{"proactive_disclosure.administrative_fees.amount": money})
    (back,) = [read(write_bytes(report, "xlsx")).unwrap().cell("proactive_disclosure.administrative_fees.amount")]

    assert str(back) == str(money)


def test_text_is_never_taken_for_a_formula() -> None:
    report = make_report("2021", overview=("=1+1", "+2", "http://a.b", "@x"))
    data = write_bytes(report, "xlsx")

    assert formulas(data, 1) == {}
    assert "<hyperlink" not in part(data, "xl/worksheets/sheet1.xml")


def test_the_bytes_are_the_same_every_time() -> None:
    report = make_report("2019")

    assert write_bytes(report, "xlsx") == write_bytes(report, "xlsx")


def test_a_report_with_blanks_and_marks_reads_back_with_them() -> None:
    report = read_file(EXAMPLES / "2024-wrong-figures.txt").unwrap()
    back = read(write_bytes(report, "xlsx")).unwrap()

    assert back.tables() == report.tables()
    assert {ref: each.raw for ref, each in back.printed.items()} == {r: e.raw for r, e in report.printed.items()}


def test_counts_are_validated_where_they_are_filled_in() -> None:
    sheet = part(write_bytes(make_report("2021"), "xlsx"), "xl/worksheets/sheet3.xml")

    assert sheet.count("<dataValidation ") == 175
    assert 'type="whole"' in sheet
