"""Reports as data: a line for each cell or for each report, read by others as tables."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve
from csv_lines import (
    EDITIONS,
    NAMES,
    RECEIVED,
    SAMPLES,
    SHAPES,
    cell_line,
    lines_of,
    printing,
)

from govinfo_report import (
    CellRef,
    Money,
    Organ,
    PrintedKind,
    Report,
    UnwritableError,
    all_editions,
    read,
    read_all,
    read_file,
    write,
    write_file,
)
from govinfo_report.form.layout import Domain
from govinfo_report.testing import make_distinct_report, make_report


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_long_has_a_line_for_each_cell_in_printed_order(edition_id: str) -> None:
    report = make_distinct_report(edition_id)
    lines = lines_of(write(report, "csv"))
    numbers = [str(cell.value if isinstance(cell, Money) else cell) for _, cell in report.cells()]
    assert [line["address"] for line in lines] == [str(ref) for ref, _ in report.cells()]
    assert [line["number"] for line in lines] == [line["printed"] for line in lines] == numbers
    assert {line["kind"] for line in lines} == {"number"}
    assert {(line["organ.name"], line["year"]) for line in lines} == {
        (report.organ and report.organ.name, str(report.year))
    }


def test_long_names_section_row_and_column_in_both_languages() -> None:
    report = make_report("2021")
    address = "requests.state_secret.natural_person"
    zh, en = (cell_line(report, address, lang=lang) for lang in ("zh", "en"))
    assert [zh[name] for name in ("section", "row", "column")] == [
        "三、收到和处理政府信息公开申请情况",
        "（三）不予公开 1.属于国家秘密",
        "自然人",
    ]
    assert [en[name] for name in ("section", "row", "column")] == [
        "3. Requests received and handled",
        "(3) Not disclosed, 1. State secrets",
        "natural persons",
    ]
    assert {name: zh[name] for name in zh if name not in ("section", "row", "column")} == {
        name: en[name] for name in en if name not in ("section", "row", "column")
    }


@pytest.mark.parametrize(
    ("report", "printed", "number", "kind", "note"),
    [
        (make_report("2021", **{RECEIVED: 0}), "0", "0", "number", ""),
        (printing("", PrintedKind.BLANK), "", "", "blank", ""),
        (make_report("2021", **{RECEIVED: None}), "", "", "blank", ""),
        (printing("/", PrintedKind.MARK), "/", "", "mark", ""),
        (printing("-", PrintedKind.MARK), "-", "", "mark", ""),
        (printing("若干", PrintedKind.TEXT), "若干", "", "text", ""),
        (printing("22（含A）", PrintedKind.NOTE, 22, note="含A"), "22（含A）", "22", "note", "含A"),
        (printing("１２", PrintedKind.FORMAT, 12), "１２", "12", "format", ""),
        (printing("", PrintedKind.MISSING), "", "", "missing", ""),
        (printing("", PrintedKind.UNREAD, note="12 3"), "", "", "unread", "12 3"),
        (printing("123", PrintedKind.UNREAD), "", "", "unread", ""),
    ],
    ids=["0", "blank", "none", "slash", "dash", "text", "note", "wide digits", "missing", "unread", "unread figures"],
)  # fmt: skip
def test_blank_mark_and_nought_are_told_apart(report: Report, printed: str, number: str, kind: str, note: str) -> None:
    line = cell_line(report)
    assert (line["printed"], line["number"], line["kind"], line["note"]) == (printed, number, kind, note)


def test_amounts_keep_their_digits_and_tell_their_unit() -> None:
    address = "proactive_disclosure.administrative_fees.amount"
    report = make_report("2021", **{address: Money(Decimal("3.50"), "万元")})
    assert [cell_line(report, address)[name] for name in ("printed", "number", "unit")] == ["3.50", "3.50", "万元"]
    other = printing("251000元", PrintedKind.UNIT, Money(Decimal(251000), "元"), address, "元")
    assert [cell_line(other, address)[name] for name in ("printed", "number", "unit")] == ["251000元", "251000", "元"]
    assert cell_line(report)["unit"] == ""


def test_a_table_that_the_source_does_not_have_is_told_as_absent() -> None:
    report = make_report("2021", disputes=None, absent=frozenset({"disputes"}))
    lines = [line for line in lines_of(write(report, "csv")) if line["address"].startswith("disputes.")]
    assert [(line["kind"], line["printed"], line["number"]) for line in lines] == [("absent", "", "")] * 15


def test_wide_is_one_line_with_a_column_for_every_cell_of_every_form() -> None:
    cells = {str(ref) for form in all_editions() for table in form.tables for ref in table.LAYOUT.cells()}
    for edition_id in EDITIONS:
        report = make_distinct_report(edition_id)
        (line,) = lines_of(write(report, "csv", shape="wide"))
        own = {str(ref): str(cell.value if isinstance(cell, Money) else cell) for ref, cell in report.cells()}
        assert cells <= set(line)
        assert {name: line[name] for name in cells} == {name: own.get(name, "") for name in cells}


def test_wide_has_the_same_columns_for_every_report_in_every_language() -> None:
    heads = {write(each, "csv", shape="wide", lang=lang).splitlines()[0] for each in SAMPLES for lang in ("zh", "en")}
    assert len(heads) == 1


def test_wide_has_a_unit_for_each_amount() -> None:
    amounts = {
        f"{ref}.unit"
        for form in all_editions()
        for table in form.tables
        for ref, column in zip(table.LAYOUT.cells(), table.LAYOUT.columns(), strict=True)
        if column.domain is Domain.MONEY
    }
    (line,) = lines_of(write(make_report("2021"), "csv", shape="wide"))
    assert {name for name in line if name.endswith(".unit")} == amounts
    assert line["proactive_disclosure.administrative_fees.amount.unit"] == "万元"


def test_wide_prints_marks_and_blanks_as_they_are() -> None:
    (line,) = lines_of(write(printing("/", PrintedKind.MARK), "csv", shape="wide"))
    assert line[RECEIVED] == "/"
    (line,) = lines_of(write(printing("", PrintedKind.UNREAD, note="12 3"), "csv", shape="wide"))
    assert line[RECEIVED] == ""


@pytest.mark.parametrize("shape", SHAPES)
def test_blanks_can_be_noughts_but_marks_and_rows_that_are_not_there_cannot(shape: str) -> None:
    for report, expected in [
        (make_report("2021", **{RECEIVED: None}), "0"),
        (printing("", PrintedKind.BLANK), "0"),
        (printing("/", PrintedKind.MARK), "/"),
        (printing("", PrintedKind.MISSING), ""),
        (printing("", PrintedKind.UNREAD), ""),
        (make_report("2021", requests=None, absent=frozenset({"requests"})), ""),
    ]:
        lines = lines_of(write(report, "csv", shape=shape, blanks="zero"))
        found = lines[0][RECEIVED] if shape == "wide" else cell_line(report, blanks="zero")["printed"]
        assert found == expected


@pytest.mark.parametrize("shape", SHAPES)
def test_the_byte_order_mark_can_be_left_out(shape: str) -> None:
    report = make_report("2021")
    text = write(report, "csv", shape=shape)
    assert text == "\ufeff" + write(report, "csv", shape=shape, bom="no")
    assert text.count("\r\n") == text.count("\n") == (201 if shape == "long" else 2)


def test_the_source_is_kept() -> None:
    lines = lines_of(write(make_report("2021"), "csv", source="2024/a.html"))
    assert {line["source"] for line in lines} == {"2024/a.html"}


@pytest.mark.parametrize("name", NAMES)
def test_another_shape_is_refused(name: str) -> None:
    with pytest.raises(UnwritableError, match="no shape 'tall'; there are long, wide"):
        write(make_report("2021"), name, shape="tall")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@x", "＝1+1", "＋x", "－x", "＠x", "\t=1", " =1"])
def test_no_cell_is_a_formula(text: str, shape: str) -> None:
    organ = Organ(name=text, printed_name=text, region_code=text)
    report = evolve(printing(text, PrintedKind.TEXT, note=text), organ=organ, title=text)
    written = write(report, "csv", shape=shape, source=text)
    cells = [cell for line in lines_of(written) for cell in line.values()]
    assert f"'{text}" in cells
    assert text not in cells
    (back,) = read_all(written)
    assert back.unwrap().organ == (organ if shape == "wide" else Organ(name=text, region_code=text))
    raw = back.unwrap().printed[CellRef("requests", "received", "total")].raw
    assert raw == (text if shape == "long" else text.strip())


@pytest.mark.parametrize("shape", SHAPES)
def test_quotes_commas_and_line_ends_in_texts_come_back(shape: str) -> None:
    name = '青禾"区",\r\n人民\t政府'
    report = evolve(make_report("2021"), organ=Organ(name=name))
    for form in NAMES:
        back = read(write(report, form, shape=shape), format=form).unwrap()
        assert back.organ is not None
        assert back.organ.name == name


def test_the_endings_say_which_mark_is_written(tmp_path) -> None:  # type: ignore[no-untyped-def]
    for name in NAMES:
        path = tmp_path / f"report.{name}"
        write_file(make_report("2021"), path, shape="wide")
        assert path.read_bytes().decode("utf-8") == write(make_report("2021"), name, shape="wide")
        assert read_file(path).provenance.reader == name
