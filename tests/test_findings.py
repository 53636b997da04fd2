"""Findings are data: equal by what was found, told late and in either language."""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from govinfo_report import (
    Bilingual,
    CellRef,
    Change,
    Example,
    Finding,
    MissingExtraError,
    ReadError,
    ReadResult,
    RuleInfo,
    SectionRef,
    Severity,
    Span,
)
from govinfo_report.findings import joined

TEXT = Bilingual(zh="题", en="title")
CELL = CellRef("requests", "received", "total")


def make_rule(message: Bilingual = TEXT, mend: Bilingual = TEXT) -> RuleInfo:
    return RuleInfo(
        "GIR999",
        "an-example",
        Severity.WARNING,
        since="0.1.0",
        basis="示例",
        title=TEXT,
        message=message,
        reason=TEXT,
        mend=mend,
        passing=Example(),
        failing=Example(),
    )


def test_severities_are_ordered() -> None:
    assert sorted(Severity) == sorted([Severity.ERROR, Severity.WARNING, Severity.INFORMATION])
    assert sorted(Severity) == [Severity.INFORMATION, Severity.WARNING, Severity.ERROR]
    assert [each.rank for each in Severity] == [0, 1, 2]
    for (n, low), (m, high) in itertools.product(enumerate(Severity), repeat=2):
        assert (low < high, low <= high, low > high, low >= high) == (n < m, n <= m, n > m, n >= m)


@pytest.mark.parametrize("other", [1, "error", None])
def test_a_severity_is_compared_with_severities_only(other: Any) -> None:
    for compare in ("__lt__", "__le__", "__gt__", "__ge__"):
        assert getattr(Severity.ERROR, compare)(other) is NotImplemented
    with pytest.raises(TypeError):
        sorted([Severity.ERROR, other])


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (3, "3", "3"),
        (-3, "-3", "-3"),
        ("若干", "若干", "若干"),
        (Decimal("1.50"), "1.50", "1.50"),
        (None, "空白", "blank"),
        (TEXT, "题", "title"),
        (("甲", "乙"), "甲、乙", "甲, 乙"),
        (CELL, "requests.received.total", "requests.received.total"),
        (SectionRef("requests"), "requests", "requests"),
    ],
    ids=str,
)
def test_values_are_shown_in_the_language_of_the_message(value: Any, zh: str, en: str) -> None:
    finding = Finding(rule=make_rule(Bilingual(zh="值为{value}", en="it is {value}")), values={"value": value})

    assert finding.message() == finding.message("zh") == f"值为{zh}"
    assert finding.message("en") == f"it is {en}"


def test_a_message_can_tell_the_place_and_the_number_of_cells() -> None:
    rule = make_rule(Bilingual(zh="{at} 等 {count} 格", en="{count} cells at {at}"))
    finding = Finding(rule=rule, at=CELL, related=(CELL, CellRef("requests", "received")))

    assert finding.message("en") == "2 cells at requests.received.total"


def test_advice_is_filled_in_like_a_message() -> None:
    finding = Finding(rule=make_rule(mend=Bilingual(zh="改为{to}", en="make it {to}")), values={"to": 5})

    assert (finding.advice(), finding.advice("en")) == ("改为5", "make it 5")


def test_braces_in_printed_text_are_no_placeholders() -> None:
    rule = make_rule(Bilingual(zh="印为“{raw}”", en="reads “{raw}”"))

    assert Finding(rule=rule, values={"raw": "{at}{0}{"}).message("en") == "reads “{at}{0}{”"


def test_a_finding_has_the_severity_of_its_rule() -> None:
    assert Finding(rule=make_rule()).severity is Severity.WARNING
    assert make_rule().family == "9xx"


def test_span_and_suggestions_take_no_part_in_equality() -> None:
    finding = Finding(rule=make_rule(), at=CELL, values={"left": 3})

    assert finding == evolve(finding, span=Span(1, 2), suggestions=(Change(at=CELL, was=3, becomes=4),))
    assert hash(finding) == hash(evolve(finding, span=Span(1, 2)))


@pytest.mark.parametrize(
    "change",
    [{"at": None}, {"related": (CELL,)}, {"values": {"left": 4}}, {"rule": evolve(make_rule(), code="GIR998")}],
)
def test_place_figures_and_rule_make_findings_different(change: dict[str, Any]) -> None:
    finding = Finding(rule=make_rule(), at=CELL, values={"left": 3})

    assert finding != evolve(finding, **change)


def test_the_figures_of_a_finding_cannot_be_changed() -> None:
    given: dict[str, object] = {"left": 3}
    finding = Finding(rule=make_rule(), values=given)
    given["left"] = 4
    values: Any = finding.values

    assert dict(finding.values) == {"left": 3}
    with pytest.raises(TypeError):
        values["left"] = 5


def test_a_span_is_counted_in_code_points() -> None:
    assert Span(2, 4).of("一二三四") == "三四"
    assert Span(1, 2).of("\U00020000三") == "三"


@pytest.mark.parametrize(("lang", "expected"), [("zh", "题"), ("en", "title")])
def test_a_text_is_there_in_two_languages(lang: Any, expected: str) -> None:
    assert expected == TEXT.text(lang)


def test_a_missing_extra_is_named_with_the_command_that_brings_it() -> None:
    error = MissingExtraError("zh", "converting free text")

    assert error.extra == "zh"
    assert "pip install 'govinfo-report[zh]'" in str(error)
    assert isinstance(error, ImportError)


def test_a_reading_without_a_report_raises_its_findings() -> None:
    finding = Finding(rule=make_rule(Bilingual(zh="读不出", en="unreadable")))
    with pytest.raises(ReadError, match="unreadable") as caught:
        ReadResult(report=None, findings=(finding,)).unwrap()

    assert caught.value.findings == (finding,)
    assert str(ReadError([])) == "no report was read"


def test_texts_are_joined_with_the_mark_of_each_language() -> None:
    texts = (Bilingual(zh="维持", en="upheld"), Bilingual(zh="纠正", en="corrected"))

    assert joined(texts, "pause") == Bilingual(zh="维持、纠正", en="upheld, corrected")
    assert joined(texts, "clauses") == Bilingual(zh="维持，纠正", en="upheld; corrected")
    assert joined((), "stop") == Bilingual(zh="", en="")
