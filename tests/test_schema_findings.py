"""The schema of findings, held against what ``check`` prints of every specimen and against what must be refused."""

from __future__ import annotations

import copy
import datetime
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import specimens
from attrs import evolve

from govinfo_report import (
    Bilingual,
    Finding,
    Profile,
    ReadResult,
    Suppression,
    all_rules,
    profile,
    read,
    validate,
    write,
)
from govinfo_report.address import PLACE_PATTERN, parse_place
from govinfo_report.findings import Language
from govinfo_report.present import PRESENTERS
from govinfo_report.schema import findings_schema, report_schema
from govinfo_report.testing import findings_of, make_report

jsonschema = pytest.importorskip("jsonschema")
LANGUAGES: tuple[Language, ...] = ("zh", "en")
BROKEN = {"requests.received.total": 99, "disputes.reconsideration.total": 77}


def validator(schema: dict[str, object]) -> Any:
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


FINDINGS = validator(findings_schema())
REPORTS = validator(report_schema())


def told(schema: Any, data: object) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in schema.iter_errors(data)]


def document(result: ReadResult, lang: Language = "zh", **options: Any) -> Any:
    return json.loads(PRESENTERS["jsonl"].present(validate(result, **options), result, "a.txt", lang))


@pytest.mark.parametrize("name", specimens.READ_HERE)
def test_what_is_printed_of_a_specimen_is_valid(name: str) -> None:
    documents = [document(specimens.reading(name), lang) for lang in LANGUAGES]
    assert told(FINDINGS, documents) == []
    assert told(FINDINGS, documents[0]) == []


@pytest.mark.parametrize("name", specimens.READ_HERE)
def test_the_report_that_is_written_of_a_specimen_is_valid(name: str) -> None:
    report = specimens.reading(name).report
    if report is None:
        pytest.skip("no report can be read of it")
    assert told(REPORTS, json.loads(write(report, "json"))) == []


def test_the_specimens_hold_reports_and_findings_of_many_rules() -> None:
    reports = [specimens.reading(name).report for name in specimens.READ_HERE]
    codes = {each["code"] for name in specimens.READ_HERE for each in document(specimens.reading(name))["findings"]}
    assert sum(each is not None for each in reports) > len(reports) / 2
    assert len(codes) > 20


MADE: dict[str, dict[str, Any]] = {
    "GIR000": {"code": "GIR301", "error": "x"},
    "GIR140": {"what": Bilingual(zh="大小", en="the size"), "found": "> 7", "limit": 7},
}
"""Values of findings that no document of a usual size has."""


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_finding_of_every_rule_is_valid(rule: Any) -> None:
    result = read(write(make_report("2021"), "text"))
    made = MADE.get(rule.code)
    found = (Finding(rule=rule, values=made),) if made else findings_of(rule, rule.failing)
    assert rule in {finding.rule for finding in found}
    for finding in found:
        data = document(evolve(result, findings=(finding,)))
        assert told(FINDINGS, data) == []
        assert finding.rule.code in {each["code"] for each in data["findings"]}


@pytest.mark.parametrize("content", ["无关的文字", b"\x89PNG\r\n\x1a\n", ""], ids=repr)
def test_a_document_without_a_report_is_valid(content: str | bytes) -> None:
    data = document(read(content))
    assert data["report"] is None
    assert told(FINDINGS, data) == []


def test_suppressed_and_expired_findings_are_valid() -> None:
    result = read(write(make_report("2021", **BROKEN), "text"))
    fingerprints = [each["fingerprint"] for each in document(result)["findings"]]
    assert len(fingerprints) > 1
    days = (datetime.date(2030, 1, 1), datetime.date(2020, 1, 1))
    lenient: Profile = evolve(
        profile("default"),
        suppressions=tuple(
            Suppression(fingerprint=each, reason="核实过", until=days[n % 2]) for n, each in enumerate(fingerprints)
        ),
    )
    data = document(result, profile=lenient, today=datetime.date(2025, 1, 1))
    assert data["suppressed"]
    assert data["expired"]
    assert told(FINDINGS, data) == []


def test_the_array_of_no_document_is_valid() -> None:
    assert told(FINDINGS, []) == []


def test_every_address_that_is_printed_is_one_of_the_pattern_and_no_other() -> None:
    import re

    good = ["title", "requests", "requests.received", "requests.*.total", "requests.received.total"]
    good += ["overview.paragraphs.0", "overview.paragraphs.12", "headings.requests"]
    bad = ["", "requests.", "requests.*", "*", "Requests", "a.b.c.d", "overview.paragraphs.01", "a b"]
    assert [str(parse_place(each)) for each in good if re.search(PLACE_PATTERN, each)] == good
    assert [each for each in bad if re.search(PLACE_PATTERN, each)] == []


def first(data: Any) -> Any:
    """The first finding with a place in the source."""
    return next(each for each in data["findings"] if each["span"] is not None and each["at"] is not None)


WRONG: dict[str, Callable[[Any], object]] = {
    "an unknown code": lambda data: first(data).update(code="GIR999"),
    "the name of another rule": lambda data: first(data).update(name="unknown-label"),
    "the title of another rule": lambda data: first(data).update(title="x"),
    "a severity that is none": lambda data: first(data).update(severity="fatal"),
    "no severity": lambda data: first(data).pop("severity"),
    "a span between characters": lambda data: first(data)["span"].update(start=1.5),
    "a span as text": lambda data: first(data)["span"].update(end="7"),
    "a span without a line": lambda data: first(data)["span"].pop("line"),
    "an unknown key of a span": lambda data: first(data)["span"].update(page=1),
    "an unknown key of a finding": lambda data: first(data).update(remark="x"),
    "an unknown key of a document": lambda data: data.update(author="x"),
    "an unknown key of the coverage": lambda data: data["coverage"].update(pages=1),
    "an address that is none": lambda data: first(data).update(at="Sheet1!D12"),
    "an address among the others that is none": lambda data: first(data)["related"].append("x y"),
    "a figure that is a float": lambda data: first(data)["values"].update(left=1.5),
    "a figure that is true": lambda data: first(data)["values"].update(left=True),
    "a text in one language": lambda data: first(data)["values"].update(what={"zh": "x"}),
    "a suggestion without an address": lambda data: first(data)["suggestions"].append({"was": 1, "becomes": 2}),
    "a suggestion with a float": lambda data: first(data)["suggestions"].append(
        {"at": "title", "was": 1, "becomes": 2.5}
    ),
    "a fingerprint that is none": lambda data: first(data).update(fingerprint="abc"),
    "a standing that is none": lambda data: data.update(standing="good"),
    "an outcome that is none": lambda data: data["coverage"]["lines"].update(maybe=1),
    "no outcomes": lambda data: data["coverage"].update(lines={}),
    "half a line": lambda data: data["coverage"].update(lines_of_form=1.5),
    "a rule that is none": lambda data: data["coverage"]["rules_run"].append("GIR999"),
    "a form that is none": lambda data: data["report"].update(edition="1999"),
    "a year as text": lambda data: data["report"].update(year="2024"),
    "a table that is none": lambda data: data["report"]["absent"].append("overview"),
    "ok as text": lambda data: data.update(ok="yes"),
    "a suppression without a reason": lambda data: data["suppressed"].append(
        {"finding": first(data), "until": "2030-01-01"}
    ),
    "a suppression until no day": lambda data: data["suppressed"].append(
        {"finding": first(data), "reason": "x", "until": "soon"}
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_refused(name: str) -> None:
    data = document(read(write(make_report("2021", **BROKEN), "text")))
    assert told(FINDINGS, data) == []
    changed = copy.deepcopy(data)
    WRONG[name](changed)
    assert told(FINDINGS, changed) != []
    assert told(FINDINGS, [data, changed]) != []


def keys_of(schema: Any) -> Iterator[tuple[str, list[str]]]:
    for name, each in schema["$defs"].items():
        if "required" in each:
            yield name, each["required"]


def test_the_schema_has_the_keys_that_are_printed_in_their_order() -> None:
    data = document(read(write(make_report("2021", **BROKEN), "text")))
    known = dict(keys_of(findings_schema()))
    assert list(data) == known["document"]
    assert list(data["report"]) == known["report"]
    assert list(data["coverage"]) == known["coverage"]
    assert list(data["findings"][0]) == known["finding"]
    assert list(first(data)["span"]) == known["span"]
