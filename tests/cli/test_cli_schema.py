"""``schema``: the schemas of the library, as they hold for what the other commands print."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from govinfo_report import all_editions, edition
from govinfo_report.schema import findings_schema, report_schema

from .conftest import Call

EXAMPLES = str(Path(__file__).parents[2] / "docs" / "examples")


def schema(call: Call, *arguments: str) -> Any:
    outcome = call("schema", *arguments)
    assert (outcome.code, outcome.stderr) == (0, "")
    return json.loads(outcome.stdout)


def test_without_a_name_it_is_that_of_any_report(call: Call) -> None:
    assert schema(call) == report_schema()


@pytest.mark.parametrize("form", [each.id for each in all_editions()])
def test_a_form_has_its_own(call: Call, form: str) -> None:
    assert schema(call, form) == report_schema(edition(form))


def test_findings_have_theirs(call: Call) -> None:
    assert schema(call, "findings") == findings_schema()


def test_an_unknown_name_tells_the_known_ones(call: Call) -> None:
    outcome = call("schema", "1999", "--lang", "en")
    assert (outcome.code, outcome.stdout) == (3, "")
    assert "no schema 1999; known are 2019, 2021, findings" in outcome.stderr


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_check_prints_is_valid(call: Call, png: str, lang: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    valid = jsonschema.Draft202012Validator(schema(call, "findings")).is_valid
    given = ("check", EXAMPLES, png, "--lang", lang, "--format")
    documents = json.loads(call(*given, "json").stdout)
    lines = [json.loads(line) for line in call(*given, "jsonl").stdout.splitlines()]
    assert {each["standing"] for each in documents} >= {"ok", "faulty", "unread", "no-report"}
    assert valid(documents)
    assert all(map(valid, lines))
    assert lines == documents
    assert not valid([*documents, {}])
