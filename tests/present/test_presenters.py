"""Both presenters, given readings made for the purpose."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from govinfo_report import (
    Bilingual,
    CellRef,
    Finding,
    ReadResult,
    Severity,
    Span,
    Validation,
    read,
    rule_info,
    validate,
    write,
)
from govinfo_report.findings import Language, Value
from govinfo_report.present import PRESENTERS, Screen
from govinfo_report.present.columns import display_width
from govinfo_report.present.wording import Standing, standing
from govinfo_report.testing import make_report

CELL = CellRef("requests", "carried_forward", "natural_person")
WORDS = Bilingual(zh="只是一说", en="just so")
HINT = evolve(rule_info("GIR301"), severity=Severity.INFORMATION, message=WORDS, mend=WORDS)
BROKEN: dict[str, Any] = {str(CELL): 900}


def reading(**changes: Any) -> ReadResult:
    """A document on a report of 2021 as a reader gives it."""
    return read(write(make_report("2021", **changes), "text"))


def presented(result: ReadResult, form: str = "text", lang: Language = "zh", *, width: int = 100) -> str:
    screen = Screen(width=width)
    return PRESENTERS[form].present(validate(result), result, "a.txt", lang, screen=screen)


def as_data(result: ReadResult, lang: Language = "zh") -> dict[str, Any]:
    data: dict[str, Any] = json.loads(presented(result, "json", lang))
    return data


def with_finding(result: ReadResult, **changes: Any) -> ReadResult:
    """The reading with one finding more, of a rule that has no figures in its words."""
    finding = Finding(rule=HINT, at=CELL, **changes)
    return evolve(result, findings=(*result.findings, finding))


def outcome(validation: Validation) -> Standing:
    return standing(validation)


def test_the_standings() -> None:
    assert outcome(validate(reading())) is Standing.OK
    assert outcome(validate(reading(**BROKEN))) is Standing.FAULTY
    assert outcome(validate(read(b""))) is Standing.UNREAD
    assert outcome(validate(read("无关的文字"))) is Standing.NO_REPORT
    blank = validate(read("某局2024年政府信息公开工作年度报告\n四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |"))
    assert outcome(blank) is (Standing.INCOMPLETE if blank.ok else Standing.FAULTY)
    assert not blank.complete


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_ok_only_where_ok_and_complete(lang: Language) -> None:
    assert "  OK\n" in presented(reading(), lang=lang)
    assert "OK" not in presented(reading(**BROKEN), lang=lang)
    assert "OK" not in presented(read("无关的文字"), lang=lang)


@pytest.mark.parametrize("width", [20, 30, 40, 60, 100])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_only_addresses_and_paths_may_be_wider_than_the_screen(lang: Language, width: int) -> None:
    text = presented(reading(**BROKEN), lang=lang, width=width)
    wide = [line.strip() for line in text.splitlines() if display_width(line) > width]
    assert [line for line in wide if " " in line.removeprefix("--> ")] == []


def test_every_finding_of_a_validation_is_presented() -> None:
    result = reading(**BROKEN)
    validation = validate(result)
    text = presented(result, width=400)
    for finding in validation.findings:
        assert finding.rule.code in text
        assert finding.message("zh") in text
        assert finding.advice("zh") in text


def test_paint_is_asked_for_roles_and_changes_nothing_else() -> None:
    result = reading(**BROKEN)
    roles: set[str] = set()

    def paint(text: str, role: str) -> str:
        roles.add(role)
        return text

    painted = PRESENTERS["text"].present(validate(result), result, "a.txt", "zh", screen=Screen(width=100, paint=paint))
    assert painted == presented(result)
    assert {"name", "error", "place", "quiet"} <= roles


def test_a_place_without_text_is_named_as_it_is() -> None:
    result = with_finding(reading(), span=Span(0, 0, "Sheet1!D12"))
    assert "    --> a.txt: Sheet1!D12" in presented(result).splitlines()
    span = as_data(result)["findings"][-1]["span"]
    assert (span["place"], span["line"], span["start"]) == ("Sheet1!D12", None, None)


def test_json_keeps_types_and_languages_of_values() -> None:
    values: dict[str, Value] = {
        "a": 7,
        "b": Decimal("1.50"),
        "c": Bilingual(zh="空白", en="blank"),
        "d": ("x", "y"),
        "e": None,
        "f": CELL,
    }
    [found] = [each for each in as_data(with_finding(reading(), values=values))["findings"] if "a" in each["values"]]
    expected = {"a": 7, "b": "1.50", "c": {"zh": "空白", "en": "blank"}, "d": ["x", "y"], "e": None, "f": str(CELL)}
    assert {name: found["values"][name] for name in values} == expected


def test_json_has_the_same_keys_for_every_document() -> None:
    documents = [reading(), reading(**BROKEN), read("无关的文字"), read(b"\x89PNG\r\n\x1a\n")]
    assert len({tuple(as_data(each)) for each in documents}) == 1
    findings = [finding for each in documents for finding in as_data(each)["findings"]]
    assert len({tuple(finding) for finding in findings}) == 1


def test_json_tells_ok_and_complete_apart() -> None:
    for result in (reading(), reading(**BROKEN), reading(**{str(CELL): None}), read("无关的文字")):
        validation, data = validate(result), as_data(result)
        assert (data["ok"], data["complete"]) == (validation.ok, validation.complete)
    blank = validate(reading(**{str(CELL): None}))
    assert (blank.ok, blank.complete) == (True, False)


def test_json_differs_between_languages_only_in_words() -> None:
    words = ("title", "at_name", "message", "advice")
    zh, en = (as_data(reading(**BROKEN), lang) for lang in ("zh", "en"))
    for data in (zh, en):
        for finding in data["findings"]:
            for word in words:
                del finding[word]
    assert zh == en


def test_json_spans_point_at_what_was_read() -> None:
    result = reading(**BROKEN)
    lines = result.source.splitlines()
    found = [each["span"] for each in as_data(result)["findings"] if each["span"]]
    assert found != []
    for span in found:
        text = result.source[span["start"] : span["end"]]
        assert lines[span["line"] - 1][span["column"] - 1 :].startswith(text.splitlines()[0])


def test_severities_are_in_falling_order() -> None:
    result = with_finding(reading(**BROKEN))
    text = presented(result)
    assert {each.severity for each in validate(result).findings} >= {Severity.ERROR, Severity.INFORMATION}
    assert text.index("\n错误 ") < text.index("\n提示 ")
