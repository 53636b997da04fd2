"""The JSON Schema, held against what is written and against what must be refused, by an independent validator."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govinfo_report import Report, all_editions, edition, read_file, write
from govinfo_report.schema import report_schema
from govinfo_report.testing import make_report, reports

jsonschema = pytest.importorskip("jsonschema")
EDITIONS = ("2019", "2021")
EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
SLOW = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


def validator(schema: dict[str, object]) -> Any:
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


ANY = validator(report_schema())


def written(report: Report) -> Any:
    return json.loads(write(report, "json"))


@SLOW
@given(report=st.sampled_from(EDITIONS).flatmap(reports))
def test_every_report_that_is_written_is_valid(report: Report) -> None:
    assert [error.message for error in ANY.iter_errors(written(report))] == []


@pytest.mark.parametrize("name", ["2024-yunxi-city", "2024-wrong-figures", "2019-liutang-town"])
def test_a_published_report_is_valid_with_its_marks_and_blanks(name: str) -> None:
    assert list(ANY.iter_errors(written(read_file(EXAMPLES / f"{name}.txt").unwrap()))) == []


@pytest.mark.parametrize("id_", EDITIONS)
def test_the_schema_of_a_form_takes_that_form_alone(id_: str) -> None:
    other = next(each for each in EDITIONS if each != id_)
    only = validator(report_schema(edition(id_)))

    assert only.is_valid(written(make_report(id_)))
    assert not only.is_valid(written(make_report(other)))


@pytest.mark.parametrize("form", all_editions(), ids=lambda form: form.id)
def test_every_cell_of_a_form_is_in_its_schema_and_no_other(form: Any) -> None:
    properties: Any = report_schema(form)["properties"]
    found = {
        f"{table}.{row}.{column}"
        for table in ("proactive_disclosure", "requests", "disputes")
        for row, shape in properties[table]["properties"].items()
        if row != "edition"
        for column in shape["properties"]
    }

    assert {str(ref) for table in form.tables for ref in table.LAYOUT.cells()} == found


NOTHING = {"raw": "", "kind": "blank", "note": None}


def fee(data: Any) -> Any:
    return data["proactive_disclosure"]["administrative_fees"]["amount"]


WRONG: dict[str, Callable[[Any], object]] = {
    "a count that is no whole number": lambda data: data["requests"]["received"].update(total=3.5),
    "a count as text": lambda data: data["requests"]["received"].update(total="3"),
    "a count that is true": lambda data: data["requests"]["received"].update(total=True),
    "a row that no form has": lambda data: data["requests"].update(subtotal=data["requests"]["received"]),
    "a column that no form has": lambda data: data["requests"]["received"].update(robots=1),
    "a row that is missing": lambda data: data["requests"].pop("disclosed"),
    "a column that is missing": lambda data: data["disputes"]["reconsideration"].pop("pending"),
    "an amount that is a number": lambda data: data["proactive_disclosure"]["administrative_fees"]["amount"].update(
        value=3.5
    ),
    "a unit that is none": lambda data: data["proactive_disclosure"]["administrative_fees"]["amount"].update(
        unit="美元"
    ),
    "an edition of another table": lambda data: data["disputes"].update(edition="2021"),
    "an unknown key": lambda data: data.update(author="x"),
    "no year": lambda data: data.pop("year"),
    "a year as text": lambda data: data.update(year="2024"),
    "another schema": lambda data: data.update(schema="govinfo-report/2"),
    "a heading of no section": lambda data: data.update(headings={"seventh": "七、"}),
    "a table that cannot be absent": lambda data: data.update(absent=["overview"]),
    "a level that is none": lambda data: data["organ"].update(level="village"),
    "paragraphs as one text": lambda data: data["overview"].update(paragraphs="x"),
    "a printed cell without an address": lambda data: data.update(
        printed={"x": {"raw": "", "kind": "blank", "note": None}}
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_refused(name: str) -> None:
    data = copy.deepcopy(written(make_report("2021")))
    assert ANY.is_valid(data)
    WRONG[name](data)

    assert not ANY.is_valid(data)
