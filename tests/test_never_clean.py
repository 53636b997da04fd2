"""What was not checked never comes out as clean: a crash, a missing table, a form full of zeros, in every profile."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal

import pytest
from attrs import evolve
from tables import all_zero

from govinfo_report import (
    Found,
    Money,
    Outcome,
    Profile,
    ReadResult,
    Report,
    Severity,
    Validation,
    all_profiles,
    read,
    rule,
    rule_info,
    rules,
    validate,
    write,
)
from govinfo_report.findings import Language
from govinfo_report.present import PRESENTERS
from govinfo_report.present.wording import Standing, standing, standing_told
from govinfo_report.testing import make_report, with_cell

each_edition = pytest.mark.parametrize("edition_id", ["2019", "2021"])
SILENT = Profile(name="silent", off=[info.code for info in rules.all_rules() if info.code != "GIR000"])
LENIENT = Profile(
    name="lenient",
    severities={info.code: Severity.INFORMATION for info in rules.all_rules() if info.code != "GIR000"},
)
each_profile = pytest.mark.parametrize("used", [*all_profiles(), LENIENT, SILENT], ids=lambda each: each.name)


def presented(validation: Validation, form: str, lang: Language) -> str:
    result = ReadResult(report=validation.report, findings=())
    return PRESENTERS[form].present(validation, result, "a.txt", lang)


def assert_not_clean(validation: Validation) -> None:
    assert not validation.complete
    which = standing(validation)
    assert which is not Standing.OK
    for lang in ("zh", "en"):
        lines = presented(validation, "text", lang).splitlines()
        assert "  OK" not in lines
        assert any(standing_told(which, lang) in line for line in _joined(lines))
        assert json.loads(presented(validation, "json", lang))["standing"] != "ok"


def _joined(lines: list[str]) -> list[str]:
    return [*lines, "".join(line.strip() for line in lines), " ".join(line.strip() for line in lines)]


@pytest.fixture
def crashing(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A rule of the catalogue that always raises."""
    monkeypatch.setattr(rules, "_registered", [])

    @rule(evolve(rule_info("GIR204"), code="OWN901"))
    def crash(report: Report) -> Iterator[Found]:
        raise ZeroDivisionError
        yield

    rules.register(crash)
    yield "OWN901"
    rules._by_kind.cache_clear()


@each_profile
def test_a_crash_is_never_clean(crashing: str, used: Profile) -> None:
    validation = validate(make_report(), profile=used)

    assert validation.coverage.rules_crashed == (crashing,)
    assert [(each.rule.code, each.severity) for each in validation.findings] == [("GIR000", Severity.ERROR)]
    assert not validation.ok
    assert standing(validation) is Standing.FAULTY
    assert crashing in presented(validation, "text", "zh")


@each_profile
@each_edition
@pytest.mark.parametrize("absent", ["proactive_disclosure", "requests", "disputes"])
def test_a_missing_table_is_never_clean(edition_id: str, absent: str, used: Profile) -> None:
    assert_not_clean(validate(make_report(edition_id, **{absent: None}, absent={absent}), profile=used))


@each_profile
@each_edition
def test_a_form_full_of_zeros_is_never_clean(edition_id: str, used: Profile) -> None:
    validation = validate(all_zero(edition_id), profile=used)

    assert validation.coverage.vacuous
    assert validation.coverage.figures == 0
    assert_not_clean(validation)
    if used not in (SILENT,):
        assert {Outcome.HOLDS} == {line.outcome for line in validation.lines}
        assert standing(validation) is Standing.ALL_ZERO
        assert "各表的数字全部为 0" in presented(validation, "text", "zh")


@each_profile
@each_edition
def test_an_empty_form_is_never_clean(edition_id: str, used: Profile) -> None:
    blank = make_report(edition_id, proactive_disclosure=None, requests=None, disputes=None)

    assert_not_clean(validate(blank, profile=used))
    assert not validate(blank).coverage.vacuous


@each_profile
@pytest.mark.parametrize("content", ["", "无关的文字", "云溪市人民政府2024年政府信息公开工作年度报告\n"])
def test_what_holds_no_table_is_never_clean(content: str, used: Profile) -> None:
    validation = validate(read(content), profile=used)

    assert not validation.complete
    assert standing(validation) is not Standing.OK


@each_edition
def test_one_figure_that_is_not_0_is_a_report_that_can_be_checked(edition_id: str) -> None:
    report = all_zero(edition_id)
    for ref, cell in report.proactive_disclosure.cells():
        one: Money | int = Money(Decimal("0.5"), cell.unit) if isinstance(cell, Money) else 1
        coverage = validate(with_cell(report, ref, one), families={"1xx"}).coverage
        assert (coverage.vacuous, coverage.figures) == (False, 1)


def test_zeros_and_blanks_together_are_still_all_zero() -> None:
    report = with_cell(all_zero("2021"), "requests.received.total", None)
    validation = validate(report)

    assert validation.coverage.vacuous
    assert validation.coverage.cells_read == 199
    assert standing(validation) is Standing.ALL_ZERO


def test_a_document_of_zeros_is_told_as_it_is_read() -> None:
    result = read(write(all_zero("2021"), "text"))

    assert standing(validate(result)) is Standing.ALL_ZERO


def test_rules_possible_are_all_that_a_single_report_can_be_held_to() -> None:
    coverage = validate(make_report()).coverage

    assert coverage.rules_possible == coverage.rules_run
    assert coverage.rules_off == ()
    few = validate(make_report(), families={"3xx"}).coverage
    assert few.rules_possible == coverage.rules_possible
    assert set(few.rules_run) < set(few.rules_possible)


@pytest.mark.parametrize(("lang", "words"), [("zh", "规则 {} / {} 条已运行"), ("en", "{} of {} rules ran")])
def test_the_text_says_how_many_rules_ran_and_which_are_off(lang: Language, words: str) -> None:
    validation = validate(make_report(), profile=Profile(name="own", off={"GIR205", "GIR103"}))
    text = " ".join(presented(validation, "text", lang).split())

    possible = len(validation.coverage.rules_possible)
    assert words.format(possible - 1, possible) in text
    assert "GIR103, GIR205" in text
    assert "own" in text


def test_json_says_it_too() -> None:
    validation = validate(make_report(), profile=Profile(name="own", off={"GIR205", "GIR103"}))
    data = json.loads(presented(validation, "json", "zh"))

    assert data["profile"] == "own"
    assert data["coverage"]["rules_off"] == ["GIR103", "GIR205"]
    assert data["coverage"]["figures"] == validation.coverage.figures
    assert set(data["coverage"]["rules_possible"]) - set(data["coverage"]["rules_run"]) == {"GIR205"}
