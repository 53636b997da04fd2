"""JSON is strict: what is unknown, missing or of the wrong type is named, and never taken in silence."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govinfo_report import Money, OtherMatters, ProcessingFee, Report, Scope, read, read_all, write
from govinfo_report.formats import json_format
from govinfo_report.report.report import PrintedKind
from govinfo_report.testing import make_report, reports

RECEIVED = "requests.received.natural_person"


def document(edition_id: str = "2021") -> dict[str, Any]:
    data: dict[str, Any] = json.loads(write(make_report(edition_id), "json"))
    return data


def codes(data: object) -> list[tuple[str, str]]:
    return [(finding.rule.code, str(finding.at)) for finding in read(json.dumps(data, ensure_ascii=False)).findings]


def test_the_schema_comes_first_and_every_table_names_its_form() -> None:
    data = document()
    assert next(iter(data.items())) == ("schema", "govinfo-report/1")
    forms = [data[name]["edition"] for name in ("proactive_disclosure", "requests", "disputes")]
    assert forms == ["2021", "2021", None]


def test_the_path_in_json_is_the_address_of_the_cell() -> None:
    data = document()
    assert data["requests"]["received"]["natural_person"] == make_report("2021").cell(RECEIVED)


@pytest.mark.parametrize("value", ["7", 7.0, 3.7, True, [7], {"n": 7}, 1e400], ids=repr)
def test_a_count_that_is_no_integer_is_not_taken(value: object) -> None:
    data = document()
    data["requests"]["received"]["natural_person"] = value
    text = json.dumps(data).replace("Infinity", "1e400")
    result = read(text)
    assert result.unwrap().cell(RECEIVED) is None
    assert [(f.rule.code, str(f.at)) for f in result.findings] == [("GIR108", RECEIVED)]
    assert result.unwrap().requests.received.total == make_report("2021").requests.received.total


@pytest.mark.parametrize("value", [7.5, 7, True, "7,5", "NaN", "Infinity", " 7", "７", "1_000"], ids=repr)
def test_an_amount_that_is_no_quoted_number_is_not_taken(value: object) -> None:
    data = document()
    data["proactive_disclosure"]["administrative_fees"]["amount"]["value"] = value
    result = read(json.dumps(data))
    assert result.unwrap().cell("proactive_disclosure.administrative_fees.amount") == Money(None, "万元")
    assert [finding.rule.code for finding in result.findings] == ["GIR108"]


def test_the_digits_of_an_amount_are_kept() -> None:
    data = document()
    data["proactive_disclosure"]["administrative_fees"]["amount"]["value"] = "0.0920"
    amount = read(json.dumps(data)).unwrap().cell("proactive_disclosure.administrative_fees.amount")
    assert isinstance(amount, Money)
    assert str(amount.value) == "0.0920"


def test_large_integers_are_exact() -> None:
    data = document()
    data["requests"]["received"]["natural_person"] = 123456789012345678901234567890
    assert read(json.dumps(data)).unwrap().cell(RECEIVED) == 123456789012345678901234567890


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda data: data.update(yeer=2024), [("GIR106", "None")]),
        (lambda data: data["organ"].update(nmae="x"), [("GIR106", "organ")]),
        (lambda data: data["requests"].update(recieved={}), [("GIR106", "requests")]),
        (lambda data: data["requests"]["received"].update(sum=1), [("GIR106", "requests.received")]),
        (lambda data: data["requests"].pop("received"), [("GIR107", "requests")]),
        (lambda data: data["requests"]["received"].pop("total"), [("GIR107", "requests.received")]),
        (lambda data: data.pop("disputes"), [("GIR107", "None")]),
        (lambda data: data.update(year="2024"), [("GIR108", "year")]),
        (lambda data: data.update(year=True), [("GIR108", "year")]),
        (lambda data: data.update(requests=[]), [("GIR108", "requests")]),
        (lambda data: data["requests"].update(edition="1999"), [("GIR108", "requests.edition")]),
        (lambda data: data.update(period={"start": "2024-01-01", "end": "2024-13-31"}), [("GIR108", "period.end")]),
        (lambda data: data["headings"].update(overview=5), [("GIR108", "headings.overview")]),
        (lambda data: data.update(scope="everyone"), [("GIR108", "scope")]),
        (lambda data: data["overview"].update(paragraphs=["a", 1]), [("GIR108", "overview.paragraphs.1")]),
        (lambda data: data.update(absent=["tables"]), [("GIR108", "absent")]),
        (lambda data: data["printed"].update({"x.y.z.q": {}}), [("GIR106", "printed")]),
    ],
)
def test_what_is_wrong_is_named_at_its_place(change: Any, expected: list[tuple[str, str]]) -> None:
    data = document()
    change(data)
    assert codes(data) == expected


def test_what_is_unknown_is_kept_apart() -> None:
    data = document()
    data["requests"]["received"]["online"] = 5
    (extra,) = read(json.dumps(data)).extras
    assert (extra.label, extra.cells) == ("$.requests.received.online", ("5",))


@pytest.mark.parametrize(
    ("once", "twice"),
    [('"year":2024', '"year":2023,"year":2024'), ('"requests":{"edition"', '"requests":{"received":null,"edition"')],
)
def test_a_key_that_is_there_twice_is_named(once: str, twice: str) -> None:
    text = write(make_report("2021"), "json", indent=None)
    assert once in text
    assert "GIR109" in [finding.rule.code for finding in read(text.replace(once, twice, 1)).findings]


def test_a_table_that_is_not_there_is_absent_and_blank() -> None:
    data = document()
    del data["disputes"]
    report = read(json.dumps(data)).unwrap()
    assert report.absent == {"disputes"}
    assert report.disputes.reconsideration.total is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "GIR101"),
        ('{"schema": "govinfo-report/1", "year": NaN}', "GIR101"),
        ('{"schema": "govinfo-report/1"} x', "GIR101"),
        ("[" * 100_000, "GIR140"),
        ("{}", "GIR214"),
        ('{"schema": "govinfo-report/2"}', "GIR214"),
        ("[1, 2]", "GIR151"),
        ("[]", "GIR101"),
        ("null", "GIR214"),
    ],
)
def test_what_is_no_report_in_json_is_refused(text: str, code: str) -> None:
    result = read(text, format="json")
    assert result.report is None
    assert [finding.rule.code for finding in result.findings] == [code]


def test_an_array_holds_several_reports() -> None:
    first, second = make_report("2019"), make_report("2021")
    text = f"[{write(first, 'json')}, {write(second, 'json')}]"
    assert [result.report for result in read_all(text)] == [first, second]
    assert [finding.rule.code for finding in read(text).findings] == ["GIR151"]


def full_report() -> Report:
    fee = ProcessingFee(notices=15, charged=Money(Decimal(4200), "元"), collected=Money(Decimal(3940), "元"))
    headings = {"overview": "一、概述", "requests": None}
    report = make_report("2021", headings=headings, notes={"requests": ("注：含上年结转。",)}, scope=Scope.CONSOLIDATED)
    return evolve(report, other_matters=OtherMatters(paragraphs=("收费如下。",), processing_fee=fee))


def test_everything_that_a_report_holds_reads_back() -> None:
    assert read(write(full_report(), "json")).unwrap() == full_report()
    assert list(read(write(full_report(), "json")).unwrap().headings) == ["overview", "requests"]


def carefully(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Report | None, list[str]]:
    with monkeypatch.context() as patch:
        patch.setattr(json_format, "_fast", lambda: None)
        result = read(text, format="json")
    return result.report, [finding.rule.code for finding in result.findings]


def spoiled_texts() -> st.SearchStrategy[str]:
    """JSON texts of reports, whole or with a character changed, dropped or doubled."""

    @st.composite
    def texts(draw: st.DrawFn) -> str:
        report = draw(st.sampled_from(["2019", "2021"]).flatmap(reports))
        text = write(report, "json", indent=draw(st.sampled_from([None, 2])))
        if draw(st.booleans()):
            return text
        at = draw(st.integers(0, len(text) - 1))
        return text[:at] + draw(st.sampled_from(["", '"', "1", ".5", " ", "x", "null", text[at] * 2])) + text[at + 1 :]

    return texts()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=spoiled_texts())
def test_the_quick_way_and_the_careful_way_agree(text: str) -> None:
    pytest.importorskip("msgspec")
    result = read(text, format="json")
    quick = (result.report, [finding.rule.code for finding in result.findings])
    assert quick == carefully(text, pytest.MonkeyPatch())
    if result.report is not None:
        assert result.report.printed == getattr(carefully(text, pytest.MonkeyPatch())[0], "printed", None)


@pytest.mark.parametrize("indent", [None, 1, 2])
def test_both_ways_write_the_same_bytes(indent: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("msgspec")
    quick = [write(report, "json", indent=indent) for report in (full_report(), make_report("2019"))]
    monkeypatch.setattr(json_format, "_fast", lambda: None)
    assert [write(report, "json", indent=indent) for report in (full_report(), make_report("2019"))] == quick


def test_a_printed_cell_reads_back_as_it_was_printed() -> None:
    data = document()
    data["requests"]["received"]["natural_person"] = None
    data["printed"] = {RECEIVED: {"raw": "/", "kind": "mark", "note": None}}
    printed = read(json.dumps(data)).unwrap().printed
    assert [(str(ref), each.raw, each.kind) for ref, each in printed.items()] == [(RECEIVED, "/", PrintedKind.MARK)]
