"""Reports as data: a line for each cell or for each report, read by others as tables and by us as the same tables."""

from __future__ import annotations

import csv
import io
import random
from decimal import Decimal
from typing import Any

import pytest
import specimens
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govinfo_report import (
    CellRef,
    Money,
    Organ,
    Printed,
    PrintedKind,
    Report,
    Scope,
    UnwritableError,
    all_editions,
    losses,
    read,
    read_all,
    read_file,
    write,
    write_all,
    write_file,
)
from govinfo_report.form.layout import Domain
from govinfo_report.formats._csv import reading
from govinfo_report.formats.source import Limits
from govinfo_report.report.base import is_blank
from govinfo_report.testing import make_distinct_report, make_report, reports

EDITIONS = ("2019", "2021")
SHAPES = ("long", "wide")
NAMES = ("csv", "tsv")
MARKS = {"csv": ",", "tsv": "\t"}
RECEIVED = "requests.received.total"
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
PAPER = ("title", "period", "published_on", "issued_on", "scope")


def lines_of(text: str, name: str = "csv") -> list[dict[str, str]]:
    """The lines as another program reads them."""
    stream = io.StringIO(text.removeprefix("\ufeff"), newline="")
    return list(csv.DictReader(stream, delimiter=MARKS[name], strict=True))


def cell_line(report: Report, address: str = RECEIVED, **options: Any) -> dict[str, str]:
    return next(line for line in lines_of(write(report, "csv", **options)) if line["address"] == address)


def printing(
    raw: str, kind: PrintedKind, value: Any = None, address: str = RECEIVED, note: str | None = None
) -> Report:
    """A report with a cell that is not printed as a plain number."""
    return evolve(
        make_report("2021", **{address: value}),
        printed={CellRef(*address.split(".")): Printed(raw, kind, note)},
    )


def marked_blanks(report: Report) -> dict[CellRef, Printed]:
    """How cells are printed, with every blank told as one."""
    blank = {ref: Printed("", PrintedKind.BLANK) for ref, cell in report.cells() if is_blank(cell)}
    return {**blank, **report.printed}


def rewritten(text: str, change: Any) -> str:
    """The lines after a change, as another program writes them."""
    lines = lines_of(text)
    heads = list(lines[0])
    lines, heads = change(lines, heads)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, heads, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue()


# ---- long


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


# ---- wide


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


# ---- options


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


# ---- back again


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


def sample(edition_id: str, seed: int) -> Report:
    """A report with some cells of every kind, and one table that is not there."""
    chosen = random.Random(seed)  # noqa: S311
    report = make_distinct_report(edition_id)
    counts = [ref for ref, cell in report.cells() if isinstance(cell, int)]
    refs = chosen.sample(counts, 9)
    value = {ref: report.cell(ref) for ref in refs}
    printed = {
        refs[0]: Printed("", PrintedKind.BLANK),
        refs[1]: Printed("/", PrintedKind.MARK),
        refs[2]: Printed("若干", PrintedKind.TEXT),
        refs[3]: Printed(f"{value[refs[3]]}（其中A）", PrintedKind.NOTE, "其中A"),
        refs[4]: Printed(f"{value[refs[4]]}件", PrintedKind.UNIT, "件"),
        refs[5]: Printed(f"＋{value[refs[5]]}", PrintedKind.FORMAT),
        refs[6]: Printed(f"{value[refs[6]]}000", PrintedKind.JOINED),
        refs[7]: Printed("", PrintedKind.UNREAD, "12 3"),
        refs[8]: Printed("", PrintedKind.MISSING),
    }
    blank = {str(ref): None for ref in (*refs[:3], *refs[7:])}
    spoiled = make_report(edition_id, **{str(ref): cell for ref, cell in report.cells()} | blank)
    return evolve(spoiled, printed=printed, scope=Scope.OWN)


SAMPLES = [sample(edition_id, seed) for edition_id in EDITIONS for seed in range(4)]


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


# ---- several reports


MANY = [make_report("2021"), evolve(make_report("2019"), year=2020), make_distinct_report("2021"), make_report("2021")]


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


# ---- what is wrong


def changed(shape: str, **cells: str) -> Any:
    """The reading of a report with other texts in the line of a cell, or in the line of the report."""
    report = make_report("2021")

    def change(lines: Any, heads: Any) -> Any:
        line = lines[0] if shape == "wide" else next(each for each in lines if each["address"] == RECEIVED)
        line.update(cells)
        return lines, [*heads, *(name for name in cells if name not in heads)]

    return read(rewritten(write(report, "csv", shape=shape), change))


@pytest.mark.parametrize(
    "cells",
    [
        {"number": "999"},
        {"printed": "999"},
        {"number": ""},
        {"printed": ""},
        {"kind": "mark"},
        {"kind": "blank"},
        {"kind": "absent"},
        {"kind": "lots"},
        {"number": "3.5", "printed": "3.5"},
        {"number": "3e2", "printed": "300"},
        {"printed": "/", "kind": "mark"},
        {"printed": "7", "number": "", "kind": "blank"},
    ],
    ids=str,
)
def test_a_line_that_contradicts_itself_is_not_taken_and_named(cells: dict[str, str]) -> None:
    result = changed("long", **cells)
    assert result.unwrap().cell(RECEIVED) is None
    (finding,) = [each for each in result.findings if each.rule.code == "GIR108"]
    assert str(finding.at) == RECEIVED
    assert finding.span is not None
    assert finding.span.of(result.source) in {*cells.values(), "13", str(make_report("2021").cell(RECEIVED))}


def test_a_line_that_was_mended_throughout_is_taken() -> None:
    result = changed("long", printed="１９", number="19", kind="format")
    assert result.findings == ()
    assert result.unwrap().cell(RECEIVED) == 19
    assert changed("wide", **{RECEIVED: "19"}).unwrap().cell(RECEIVED) == 19


@pytest.mark.parametrize(
    ("shape", "cells", "code"),
    [
        ("wide", {RECEIVED: "若干"}, "GIR110"),
        ("wide", {RECEIVED: "１９"}, "GIR113"),
        ("wide", {"year": "MMXXIV"}, "GIR108"),
        ("wide", {"scope": "all"}, "GIR108"),
        ("wide", {"issued_on": "2024年"}, "GIR108"),
        ("wide", {"organ.level": "village"}, "GIR108"),
        ("wide", {"requests.edition": "1999"}, "GIR108"),
        ("wide", {"proactive_disclosure.administrative_fees.amount.unit": "美元"}, "GIR108"),
        ("wide", {"absent": "requests"}, "GIR108"),
        ("wide", {"absent": "overview"}, "GIR108"),
        ("wide", {"requests.other_handling.total": "5"}, "GIR106"),
        ("wide", {"remark": "x5"}, "GIR106"),
        ("wide", {"organ.name": "", "organ.region_code": "110000"}, "GIR107"),
        ("long", {"address": "requests.received.robots"}, "GIR106"),
        ("long", {"address": "requests.received.robots"}, "GIR107"),
        ("long", {"address": "petitions.received.total"}, "GIR106"),
        ("long", {"address": "requests.carried_in.total"}, "GIR109"),
        ("long", {"remark": "x5"}, "GIR106"),
    ],
    ids=str,
)
def test_what_is_wrong_or_not_known_is_a_finding(shape: str, cells: dict[str, str], code: str) -> None:
    result = changed(shape, **cells)
    found = [each for each in result.findings if each.rule.code == code]
    assert found
    assert all(each.span is not None and each.message("zh") and each.message("en") for each in found)
    if code == "GIR108" and "absent" not in cells:
        assert [each.span and each.span.of(result.source) for each in found] == list(cells.values())
    if code == "GIR106":
        value = next(iter(cells.values()))
        assert value in {text for each in result.extras for text in (each.label, *each.cells)}


def test_a_unit_that_the_cell_does_not_print_is_not_taken() -> None:
    fee = "proactive_disclosure.administrative_fees.amount"
    text = write(printing("251000元", PrintedKind.UNIT, Money(Decimal(251000), "元"), fee, "元"), "csv", shape="wide")
    result = read(text.replace("251000元,元", "251000元,万元"))
    assert result.unwrap().cell(fee) == Money(Decimal(251000), "元")
    assert [each.rule.code for each in result.findings] == ["GIR108", "GIR112"]


def test_of_columns_of_one_name_the_last_counts() -> None:
    result = read("year,requests.received.total,requests.received.total\n2024,5,6\n")
    assert result.unwrap().cell(RECEIVED) == 6
    assert [each.values["keys"] for each in result.findings if each.rule.code == "GIR109"] == [(RECEIVED,)]


def test_too_many_reports_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LIMITS", Limits(reports=3))
    assert len(read_all(write_all(MANY[:3], "csv"))) == 3
    (result,) = read_all(write_all(MANY, "csv"))
    assert (result.report, [each.rule.code for each in result.findings]) == (None, ["GIR140"])


def test_a_line_that_is_missing_is_a_cell_that_is_missing() -> None:
    def without(lines: Any, heads: Any) -> Any:
        return [line for line in lines if line["address"] != RECEIVED], heads

    result = read(rewritten(write(make_report("2021"), "csv"), without))
    assert result.unwrap().cell(RECEIVED) is None
    assert result.unwrap().printed[CellRef("requests", "received", "total")].kind is PrintedKind.MISSING
    assert [each.rule.code for each in result.findings] == ["GIR107"]


def test_cells_under_no_head_and_short_lines_do_no_harm() -> None:
    text = write(make_report("2021"), "csv", shape="wide", bom="no")
    heads, line = text.splitlines()
    result = read(f"{heads}\n{line},77\n")
    assert [(each.label, each.cells) for each in result.extras] == [(f"#{heads.count(',') + 2}", ("77",))]
    short = read(f"{heads}\n,青禾区人民政府,,,,,,2024\n").unwrap()
    assert (short.year, short.requests.received.total) == (2024, None)


@pytest.mark.parametrize(
    "text",
    [
        "address,printed,year\n",
        "address,printed,year\n,,\n",
        "address,printed,year\nrequests.received.total,5,2024\n",
        "address,printed,kind,number,year\nrequests.received.total,5,number,5",
        "year,requests.received.total\n2024\n",
        "year,requests.received.total,requests.received.total\n2024,5,6\n",
        'year,requests.received.total\n2024,"5\n',
        "year,requests.received.total\n" + "9" * 5000 + ",5\n",
        "address,printed,kind,number,year\nrequests.received.total,5,number," + "9" * 5000 + ",2024\n",
    ],
    ids=lambda text: text[:50],
)
def test_broken_files_are_read_or_refused(text: str) -> None:
    results = read_all(text)
    assert {result.provenance.reader for result in results} == {"csv"}
    assert all(result.report is not None or result.findings for result in results)


ODD = (
    "",
    "0",
    "-1",
    "x",
    "/",
    "absent",
    "missing",
    "joined",
    "2021",
    "9" * 30,
    "=1",
    "'",
    "1e9",
    "NaN",
    "requests",
    "\x00",
)


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_text_in_any_column_raises(shape: str, data: st.DataObject) -> None:
    lines = lines_of(write(make_report("2021"), "csv", shape=shape))
    heads = list(lines[0])
    for _ in range(data.draw(st.integers(1, 4))):
        line = lines[data.draw(st.integers(0, len(lines) - 1))]
        line[data.draw(st.sampled_from(heads))] = data.draw(st.sampled_from(ODD))
    for result in read_all(rewritten(write(make_report("2021"), "csv", shape=shape), lambda *_: (lines, heads))):
        assert result.report is not None
        assert all(each.message("zh") and each.message("en") for each in result.findings)


@pytest.mark.parametrize("head", ["a,b,c", "year,total,name", "address,name,year", "address,printed"])
def test_other_heads_are_not_ours(head: str) -> None:
    assert read(f"{head}\n1,2,3\n").provenance.reader == "text"
