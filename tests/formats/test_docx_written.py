"""Word documents as they are written: the grid of the form, headings at their level, and every figure back again."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from govinfo_report import losses, read, read_file, write_bytes
from govinfo_report.form.printed import form_grid
from govinfo_report.testing import make_distinct_report, make_report

EDITIONS = ("2019", "2021")
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def part(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def tables(data: bytes) -> list[str]:
    return re.findall(r"<w:tbl>.*?</w:tbl>", part(data), re.DOTALL)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_figure_comes_back(edition: str) -> None:
    report = make_distinct_report(edition)
    back = read(write_bytes(report, "docx"))

    assert back.findings == ()
    assert back.unwrap().tables() == report.tables()


@pytest.mark.parametrize("edition", EDITIONS)
def test_only_the_level_of_the_organ_is_lost(edition: str) -> None:
    assert losses(make_report(edition), "docx") == ("organ.level",)


@pytest.mark.parametrize("name", ["2024-yunxi-city", "2024-wrong-figures", "2019-liutang-town"])
def test_a_published_report_comes_back_with_its_blanks_and_marks(name: str) -> None:
    report = read_file(EXAMPLES / f"{name}.txt").unwrap()
    back = read(write_bytes(report, "docx")).unwrap()

    assert losses(report, "docx") == ()
    assert {ref: each.raw for ref, each in back.printed.items()} == {r: e.raw for r, e in report.printed.items()}


@pytest.mark.parametrize("edition", EDITIONS)
def test_rows_are_not_split_and_heads_come_again_on_every_page(edition: str) -> None:
    report = make_report(edition)
    for written, table in zip(tables(write_bytes(report, "docx")), report.tables(), strict=True):
        grid = form_grid(table.LAYOUT)

        assert written.count("<w:cantSplit/>") == grid.rows
        assert written.count("<w:tblHeader/>") == grid.head_rows
        assert written.count("<w:gridCol ") == grid.columns


def test_every_row_of_a_table_is_as_wide_as_the_table() -> None:
    for written in tables(write_bytes(make_report("2021"), "docx")):
        width = written.count("<w:gridCol ")
        for row in re.findall(r"<w:tr>.*?</w:tr>", written):
            spans = [int(span) for span in re.findall(r'<w:gridSpan w:val="([0-9]+)"/>', row)]
            assert width == row.count("<w:tc>") + sum(spans) - len(spans)


def test_the_columns_are_those_of_the_template() -> None:
    two, three, four = tables(write_bytes(make_report("2021"), "docx"))

    assert [int(each) for each in re.findall(r'<w:gridCol w:w="([0-9]+)"', two)] == [2435] * 4
    assert [int(each) for each in re.findall(r'<w:gridCol w:w="([0-9]+)"', three)] == [754, 921, 3271] + [685] * 7
    assert {int(each) for each in re.findall(r'<w:gridCol w:w="([0-9]+)"', four)} <= {649, 650}


def test_headings_stand_at_their_level() -> None:
    report = make_report("2021", overview=("（一）主动公开", "1.政策解读", "（1）图解", "全年公开10条。"))
    found = re.findall(
        r'<w:pStyle w:val="(Heading[0-9]|Text)"/></w:pPr><w:r><w:t [^>]*>([^<]*)', part(write_bytes(report, "docx"))
    )

    assert found[1:6] == [
        ("Heading1", "一、总体情况"),
        ("Heading2", "（一）主动公开"),
        ("Heading3", "1.政策解读"),
        ("Heading4", "（1）图解"),
        ("Text", "全年公开10条。"),
    ]


def test_headings_that_skip_a_level_stand_below_the_one_before() -> None:
    report = make_report("2021", overview=("1.政策解读", "（1）图解", "（一）平台建设", "（1）数据"))
    found = re.findall(
        r'<w:pStyle w:val="Heading([0-9])"/>(?:<w:outlineLvl w:val="([0-9])"/>)?', part(write_bytes(report, "docx"))
    )

    assert found[:5] == [("1", ""), ("3", "1"), ("4", "2"), ("2", ""), ("4", "2")]


def test_characters_that_no_document_may_hold_are_left_out() -> None:
    report = make_report("2021", overview=("甲\x01乙 <b>&",))

    assert "甲乙 &lt;b&gt;&amp;" in part(write_bytes(report, "docx"))
    assert read(write_bytes(report, "docx")).report is not None


def test_the_bytes_are_the_same_every_time_and_tell_no_date() -> None:
    data = write_bytes(make_report("2019"), "docx")

    assert data == write_bytes(make_report("2019"), "docx")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_blanks_come_out_as_nought_on_request() -> None:
    report = make_report("2021", **{"requests.received.total": None})
    total = read(write_bytes(report, "docx", blanks="zero")).unwrap().requests.received.total

    assert total == 0
    assert read(write_bytes(report, "docx")).unwrap().requests.received.total is None
