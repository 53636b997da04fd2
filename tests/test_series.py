"""Reports over the years: what they have in common is compared, and what cannot be compared is named."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from time import perf_counter

import pytest

from govinfo_report import Finding, Found, Money, Report, Severity, rule_info
from govinfo_report.report.organ import Organ
from govinfo_report.rules import all_pair_checks
from govinfo_report.rules.base import PairCheck, pair_rule
from govinfo_report.rules.continuity import (
    carry_over_mismatch,
    item_count_mismatch,
    same_figures_as_last_year,
    stock_mismatch,
)
from govinfo_report.rules.repetition import copied_text
from govinfo_report.testing import make_report, report_of, with_cell
from govinfo_report.validation import series, validate_series

COLUMNS = tuple(ref.column for ref in make_report().requests.LAYOUT.cells() if ref.row == "received")
STOCKS = ("administrative_rules", "normative_documents")
ITEMS = ("licensing", "other_services", "penalties", "compulsion", "administrative_fees")
SUQIAN = dict(zip(COLUMNS, (118, 3, 0, 0, 0, 0, 121), strict=True))


def pair(edition: str = "2021") -> tuple[Report, Report]:
    """Two years in which every relation holds."""
    year = 2024 if edition == "2021" else 2020
    open_at_turn = {f"requests.carried_forward.{column}": number for column, number in SUQIAN.items()}
    carried_in = {f"requests.carried_in.{column}": number for column, number in SUQIAN.items()}
    if edition == "2021":
        before = {f"proactive_disclosure.{row}.in_force": 597 for row in STOCKS}
        figures = {"issued": 50, "repealed": 227, "in_force": 420}
        after = {f"proactive_disclosure.{row}.{name}": n for row in STOCKS for name, n in figures.items()}
    else:
        before, after = {}, {f"proactive_disclosure.{row}.items_last_year": 39 for row in ITEMS}
    return (
        make_report(edition, year=year - 1, **open_at_turn, **before),
        make_report(edition, year=year, **carried_in, **after),
    )


def codes(earlier: Report, later: Report) -> list[tuple[str, str]]:
    found = validate_series([earlier, later], families={"4xx"}).findings
    return [(str(each.finding.at), each.finding.rule.code) for each in found]


def test_what_lies_between_two_years_is_told_apart_from_what_lies_in_one() -> None:
    earlier, later = make_report(year=2023, **{"requests.received.total": 1}), make_report(year=2024)
    found = validate_series([earlier, later])
    alone = [finding for each in found.validations for finding in each.findings]

    assert [each.finding for each in found.findings if each not in found.between] == alone
    assert {each.finding.rule.family for each in found.between} == {"4xx"}
    assert found.findings[-len(found.between) :] == found.between
    assert (found.report_of(earlier.organ.key if earlier.organ else None, 2023), found.report_of("?", 2023)) == (
        earlier,
        None,
    )


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_years_that_agree_are_accused_of_nothing(edition: str) -> None:
    assert codes(*pair(edition)) == []


def covered(edition: str) -> Iterator[tuple[int, str, str, str]]:
    """Which report, which cell, and where which rule must fire."""
    for column in COLUMNS:
        for which, row in enumerate(("carried_forward", "carried_in")):
            yield which, f"requests.{row}.{column}", f"requests.carried_in.{column}", "GIR401"
    if edition == "2021":
        for row in STOCKS:
            at = f"proactive_disclosure.{row}.in_force"
            yield 0, at, at, "GIR402"
            for column in ("issued", "repealed", "in_force"):
                yield 1, f"proactive_disclosure.{row}.{column}", at, "GIR402"
        return
    for row in ITEMS:
        at = f"proactive_disclosure.{row}.items_last_year"
        for which, column in ((0, "items_last_year"), (0, "change"), (1, "items_last_year")):
            yield which, f"proactive_disclosure.{row}.{column}", at, "GIR403"


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_one_more_in_a_cell_fires_the_one_relation_that_holds_it_and_no_other_cell_fires(edition: str) -> None:
    expected = {(which, cell): [(at, code)] for which, cell, at, code in covered(edition)}
    reports = pair(edition)
    for which, report in enumerate(reports):
        for ref, value in report.cells():
            if isinstance(value, int):
                changed = list(reports)
                changed[which] = with_cell(report, ref, value + 1)
                assert codes(*changed) == expected.get((which, str(ref)), []), (which, str(ref))


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_blank_is_never_taken_for_nought(edition: str) -> None:
    reports = pair(edition)
    for which, cell, _, _ in covered(edition):
        changed = list(reports)
        changed[which] = with_cell(reports[which], cell, None)
        assert codes(*changed) == []


def test_a_difference_in_total_is_a_warning_and_one_in_a_column_alone_is_information() -> None:
    earlier, later = pair()
    (total,) = carry_over_mismatch(earlier, with_cell(later, "requests.carried_in.total", 122))
    (column,) = carry_over_mismatch(earlier, with_cell(later, "requests.carried_in.natural_person", 119))

    assert (total.severity, column.severity) == (Severity.WARNING, Severity.INFORMATION)
    assert "121" in total.message()
    assert "122" in total.message("en")


@pytest.mark.parametrize(
    ("before", "issued", "repealed", "after"), [(597, 50, 227, 420), (11, 2, 1, 12), (420, 61, 59, 422), (5, 3, 0, 8)]
)
def test_printed_stocks_that_follow_each_other_hold(before: int, issued: int, repealed: int, after: int) -> None:
    row = "proactive_disclosure.normative_documents"
    rules = {"proactive_disclosure.administrative_rules.in_force": 45}
    earlier = make_report(year=2023, **{f"{row}.in_force": before}, **rules)
    later = make_report(**{f"{row}.issued": issued, f"{row}.repealed": repealed, f"{row}.in_force": after})

    assert stock_mismatch(earlier, later) == ()


def test_no_stock_is_carried_over_the_change_of_the_form() -> None:
    earlier, later = make_report("2019", year=2020), make_report("2021", year=2021)

    assert stock_mismatch(earlier, later) == item_count_mismatch(earlier, later) == ()


def test_gaps_and_years_held_twice_are_named_and_not_compared() -> None:
    first, second = Organ(name="甲县人民政府"), Organ(name="乙县人民政府")
    years = [(first, 2021), (first, 2024), (second, 2022), (second, 2023), (second, 2023)]
    reports = [make_report(organ=organ, year=year) for organ, year in years]
    result = validate_series([*reports[:-1], with_cell(reports[-1], "requests.received.total", 1)])

    assert result.pairs == ()
    assert result.rules_run == ()
    assert result.gaps == ((first.key, 2022), (first.key, 2023))
    assert result.duplicates == ((second.key, 2023),)
    assert not result.ok


def test_two_copies_with_the_same_tables_are_named_and_compared_as_one() -> None:
    earlier, later = pair()
    result = validate_series([earlier, later, later])

    assert [each[1:] for each in result.pairs] == [(2023, 2024)]
    assert [year for _, year in result.duplicates] == [2024]


def test_two_reports_on_a_year_that_differ_are_not_compared() -> None:
    earlier, later = pair()
    other = with_cell(later, "requests.carried_in.total", 122)

    assert validate_series([earlier, later, other]).pairs == ()


def test_the_same_figures_in_both_years_are_told_and_one_other_figure_is_enough() -> None:
    earlier, later = make_report(year=2023), make_report(year=2024)
    other = with_cell(later, "disputes.reconsideration.upheld", 99)

    assert len(same_figures_as_last_year(earlier, later)) == 1
    assert same_figures_as_last_year(earlier, other) == ()


def test_two_years_in_which_nothing_happened_are_no_copy() -> None:
    report = make_report()
    for ref, value in report.cells():
        report = with_cell(report, ref, 0 if isinstance(value, int) else Money(Decimal(0), "万元"))

    assert same_figures_as_last_year(report, report) == ()


def test_reports_are_put_in_the_order_of_years_and_without_a_year_they_are_named() -> None:
    earlier, later = pair()
    result = validate_series([later, make_report(year=None), earlier])

    assert [pair[1:] for pair in result.pairs] == [(2023, 2024)]
    assert [each.report for each in result.unplaced] == [make_report(year=None)]


def test_a_rule_that_crashes_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    @pair_rule(rule_info("GIR401"))
    def crash(earlier: Report, later: Report) -> Iterator[Found]:
        raise RuntimeError("boom")
        yield

    monkeypatch.setattr(series, "all_pair_checks", lambda: (crash,))
    result = validate_series(pair(), families={"4xx"})

    assert [(each.year, each.finding.rule.code) for each in result.findings] == [(2024, "GIR000")]
    assert (result.rules_run, result.rules_crashed, result.ok) == ((), ("GIR401",), False)


@pytest.mark.parametrize(
    "check", [each for each in all_pair_checks() if each.rule.failing.others], ids=lambda check: check.rule.code
)
def test_the_examples_of_rules_on_two_years(check: PairCheck) -> None:
    info = check.rule
    for example, fires in ((info.failing, True), (info.passing, False)):
        found = check(report_of(example.others[0]), report_of(example), example.parameters)
        assert bool(found) is fires
        for finding in found:
            for text in (finding.message("zh"), finding.message("en"), finding.advice("zh"), finding.advice("en")):
                assert "{" not in text
            assert finding.severity is info.severity


def test_ten_years_take_a_tenth_of_a_second() -> None:
    reports = [make_report(year=year) for year in range(2021, 2031)]
    validate_series(reports)
    begun = perf_counter()
    validate_series(reports)

    assert perf_counter() - begun < 0.1


def copied(earlier: str, later: str, **parameters: int) -> list[Finding]:
    """What is found where every text section of both years is one paragraph."""

    def telling(text: str, year: int) -> Report:
        return make_report(year=year, overview=(text,), problems=(), other_matters=())

    return list(copied_text(telling(earlier, 2023), telling(later, 2024), parameters))


CHARACTERS = "".join(chr(0x4E00 + n) for n in range(400))


@pytest.mark.parametrize(("length", "found"), [(199, 0), (200, 1)])
def test_a_short_text_is_not_held_against_last_years(length: int, found: int) -> None:
    assert len(copied(CHARACTERS[:length], CHARACTERS[:length])) == found


@pytest.mark.parametrize(("shortest", "found"), [(21, 0), (20, 1)])
def test_how_short_a_text_may_be_is_a_parameter(shortest: int, found: int) -> None:
    assert len(copied(CHARACTERS[:20], CHARACTERS[:20], shortest=shortest)) == found


@pytest.mark.parametrize(("same", "found"), [(100, []), (102, [51])])
def test_more_than_half_of_the_text_is_too_much(same: int, found: list[int]) -> None:
    other = "".join(chr(0x5E00 + n) for n in range(200 - same))
    assert [each.values["percent"] for each in copied(CHARACTERS, CHARACTERS[:same] + other)] == found
