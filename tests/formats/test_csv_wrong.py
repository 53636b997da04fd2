"""Reports as data that somebody changed: what contradicts itself or is not known is named, and nothing raises."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from csv_lines import (
    MANY,
    RECEIVED,
    SHAPES,
    lines_of,
    printing,
    rewritten,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo_report import (
    CellRef,
    Money,
    PrintedKind,
    read,
    read_all,
    write,
    write_all,
)
from govinfo_report.formats._csv import reading
from govinfo_report.formats.source import Limits
from govinfo_report.testing import make_report


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
