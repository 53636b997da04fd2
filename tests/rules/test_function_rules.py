"""Rules that are functions: where they fire, where they keep silent, and what they say about it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from govinfo_report import CellRef, Finding, Money, Printed, PrintedKind, Report, validate
from govinfo_report.testing import make_report

RECEIVED = "requests.received.natural_person"
TOTAL = "requests.received.total"
LICENSING = "proactive_disclosure.licensing"
PROCUREMENT = "proactive_disclosure.centralized_procurement"


def found(report: Report, code: str) -> list[Finding]:
    return [finding for finding in validate(report).findings if finding.rule.code == code]


def places(report: Report, code: str) -> list[str]:
    return [str(finding.at) for finding in found(report, code)]


def printed(report: Report, place: str, raw: str, kind: PrintedKind) -> Report:
    table, row, column = place.split(".")
    return evolve(report, printed={CellRef(table, row, column): Printed(raw, kind)})


@pytest.mark.parametrize(
    ("raw", "expected"), [("2.5", [RECEIVED]), ("２．５", [RECEIVED]), ("若干", []), ("25", []), ("", [])]
)
def test_a_fraction_is_told_from_other_text(raw: str, expected: list[str]) -> None:
    report = printed(make_report(**{RECEIVED: None}), RECEIVED, raw, PrintedKind.TEXT)

    assert places(report, "GIR321") == expected


@pytest.mark.parametrize("kind", [PrintedKind.FORMAT, PrintedKind.UNIT, PrintedKind.NOTE])
def test_an_amount_of_money_may_have_decimals(kind: PrintedKind) -> None:
    report = printed(make_report(), "proactive_disclosure.administrative_fees.amount", "96171.6", kind)

    assert places(report, "GIR321") == []


@pytest.mark.parametrize(
    ("projects", "amount", "expected"),
    [(0, "0", 0), (3, "5.2", 0), (0, "5.2", 1), (3, "0.00", 1), (None, "5.2", 0), (0, None, 0)],
)
def test_projects_and_their_amount_are_both_zero_or_neither(
    projects: int | None, amount: str | None, expected: int
) -> None:
    money = Money(None if amount is None else Decimal(amount))
    report = make_report("2019", **{f"{PROCUREMENT}.projects": projects, f"{PROCUREMENT}.amount": money})

    assert places(report, "GIR312") == [PROCUREMENT] * expected


@pytest.mark.parametrize(
    ("items", "change", "decisions", "expected"),
    [
        (22, 1, 23, 1),
        (1168, -3, 1165, 1),
        (22, 0, 22, 0),
        (0, 5, 5, 0),
        (22, 1, 24, 0),
        (22, 1, None, 0),
        (None, 1, 1, 0),
    ],
)
def test_decisions_look_like_a_sum_only_where_something_was_added(
    items: int | None, change: int | None, decisions: int | None, expected: int
) -> None:
    cells = {"items_last_year": items, "change": change, "decisions": decisions}
    report = make_report("2019", **{f"{LICENSING}.{name}": value for name, value in cells.items()})

    assert places(report, "GIR313") == [f"{LICENSING}.decisions"] * expected


@pytest.mark.parametrize(
    ("made", "disclosed", "expected"), [(3, 3, 0), (3, 4, 1), (0, 1, 1), (None, 4, 0), (3, None, 0), (34, 4, 0)]
)
def test_more_may_be_disclosed_than_made_but_it_is_worth_a_look(
    made: int | None, disclosed: int | None, expected: int
) -> None:
    row = "proactive_disclosure.normative_documents"
    report = make_report("2019", **{f"{row}.made": made, f"{row}.newly_disclosed": disclosed})

    assert places(report, "GIR315") == [f"{row}.newly_disclosed"] * expected


def test_negative_counts_of_a_table_are_one_finding_and_amounts_count_too() -> None:
    report = make_report(
        **{f"{LICENSING}.decisions": -5, "proactive_disclosure.administrative_fees.amount": Money(Decimal("-0.5"))},
        **{"disputes.reconsideration.other": -1},
    )

    assert [len(finding.related) for finding in found(report, "GIR320")] == [2, 1]
    assert "-0.5" in found(report, "GIR320")[0].message("en")


@pytest.mark.parametrize("year", [None, 2019, 2024])
def test_missing_parts_are_found_in_every_year_that_has_a_form(year: int | None) -> None:
    report = make_report(year=year, overview=None, other_matters=None, absent={"requests"})

    assert places(report, "GIR201") == ["overview", "other_matters"]
    assert places(report, "GIR202") == ["requests"]
    assert places(report, "GIR213") == []


@pytest.mark.parametrize("year", [2008, 2018])
def test_a_report_from_before_the_forms_is_not_judged_by_them(year: int) -> None:
    absent = {"requests", "disputes", "proactive_disclosure"}
    report = make_report(year=year, overview=None, preamble=(), period=None, absent=absent)

    assert [finding.rule.code for finding in validate(report).findings] == ["GIR213"]
    assert str(year) in found(report, "GIR213")[0].message("zh")


def test_a_table_with_one_figure_is_no_empty_form() -> None:
    blank = make_report(disputes=None)

    assert places(blank, "GIR204") == ["disputes"]
    assert places(blank, "GIR220") == []
    assert places(evolve(blank, absent={"disputes"}), "GIR204") == []
    one = make_report(disputes=None, **{"disputes.reconsideration.upheld": 0})
    assert (places(one, "GIR204"), len(found(one, "GIR220")[0].related)) == ([], 14)


@pytest.mark.parametrize(
    ("heading", "variant", "misnumbered"),
    [
        ("五、存在的主要问题及改进情况", 0, 0),
        ("五、 存在的主要问题及改进情况", 0, 0),
        ("存在的主要问题及改进情况", 0, 0),
        ("四、存在的主要问题及改进情况", 0, 1),
        ("五、存在的问题及改进情况", 1, 0),
        ("六、存在问题", 1, 1),
    ],
)
def test_wording_and_number_of_a_heading_are_judged_apart(heading: str, variant: int, misnumbered: int) -> None:
    report = make_report(headings={"problems": heading})

    assert places(report, "GIR205") == ["headings.problems"] * variant
    assert places(report, "GIR207") == ["headings.problems"] * misnumbered


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("（一）甲", "文", "（二）乙"), []),
        (("(一)甲", "(二)乙"), []),
        (("文", "没有序号"), []),
        (("（二）甲",), ["overview.paragraphs.0"]),
        (("（一）甲", "文", "（三）乙", "（五）丙"), ["overview.paragraphs.2"]),
        (("（一）甲", "（一）乙"), ["overview.paragraphs.1"]),
    ],
)
def test_the_first_sub_heading_that_is_out_of_count_is_found(paragraphs: tuple[str, ...], expected: list[str]) -> None:
    assert places(make_report(overview=paragraphs), "GIR207") == expected


def test_a_heading_that_suggests_its_official_wording() -> None:
    (finding,) = found(make_report(headings={"problems": "五、存在的问题及改进情况"}), "GIR205")

    (change,) = finding.suggestions
    assert (str(change.at), change.was, change.becomes) == (
        "headings.problems",
        "五、存在的问题及改进情况",
        "五、存在的主要问题及改进情况",
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"headings": {"requests": None}}, 1),
        ({"headings": {"requests": None}, "absent": {"requests"}}, 0),
        ({"headings": {"problems": None}, "problems": None}, 0),
        ({"headings": {"problems": None}}, 1),
        ({"headings": {}}, 0),
    ],
    ids=str,
)
def test_a_heading_is_missing_only_where_its_section_is_there(changes: dict[str, Any], expected: int) -> None:
    assert len(found(make_report(**changes), "GIR208")) == expected


@pytest.mark.parametrize(
    ("edition_id", "changes", "codes"),
    [
        ("2019", {"year": 2021}, ["GIR210"]),
        ("2019", {"year": 2020}, []),
        ("2021", {"year": 2020}, ["GIR210"]),
        ("2021", {"year": None}, []),
        ("2021", {"requests": "2019"}, ["GIR212"]),
        ("2021", {"proactive_disclosure": "2019"}, ["GIR211"]),
        ("2021", {"proactive_disclosure": "2019", "absent": {"requests"}, "year": 2019}, []),
    ],
    ids=str,
)
def test_the_form_is_held_against_the_year_and_against_itself(
    edition_id: str, changes: dict[str, Any], codes: list[str]
) -> None:
    findings = validate(make_report(edition_id, **changes), families={"2xx"}).findings

    assert [each.rule.code for each in findings if each.rule.code in {"GIR210", "GIR211", "GIR212"}] == codes


def test_blank_totals_are_told_with_the_sums_of_their_parts() -> None:
    sound = make_report()
    totals = [f"requests.{row.name}.total" for row, _ in sound.requests.items()]
    totals += [f"disputes.{row.name}.total" for row, _ in sound.disputes.items()]
    offered = [
        each for finding in found(make_report(**dict.fromkeys(totals)), "GIR222") for each in finding.suggestions
    ]

    assert [(str(each.at), each.was, each.becomes) for each in offered] == [(at, None, sound.cell(at)) for at in totals]


def test_a_blank_total_with_all_its_parts_is_no_ordinary_blank() -> None:
    report = make_report(**{TOTAL: None})
    assert (places(report, "GIR222"), places(report, "GIR220")) == ([TOTAL], [])

    report = make_report(**{TOTAL: None, RECEIVED: None})
    assert (places(report, "GIR222"), places(report, "GIR220")) == ([], [RECEIVED])


def test_marks_for_nil_are_counted_by_mark_and_are_no_blanks() -> None:
    cells = {CellRef("disputes", "reconsideration", name): mark for name, mark in [("upheld", "/"), ("other", "/")]}
    cells[CellRef("disputes", "reconsideration", "pending")] = "无"
    report = make_report(**{str(ref): None for ref in cells})
    report = evolve(report, printed={ref: Printed(raw, PrintedKind.MARK) for ref, raw in cells.items()})

    (finding,) = found(report, "GIR221")

    assert "/ × 2、无 × 1" in finding.message("zh")
    assert places(report, "GIR220") == []


def test_rows_and_columns_that_are_not_there_are_named() -> None:
    row = [
        CellRef("disputes", "reconsideration", name) for name in ("upheld", "corrected", "other", "pending", "total")
    ]
    column = CellRef("disputes", "litigation_direct", "pending")
    report = make_report(**{str(ref): None for ref in (*row, column)})
    report = evolve(report, printed={ref: Printed("", PrintedKind.MISSING) for ref in (*row, column)})

    assert places(report, "GIR223") == ["disputes.reconsideration"]
    assert places(report, "GIR224") == ["disputes.*.pending"]
    assert "尚未审结" in found(report, "GIR224")[0].message("zh")
    assert places(report, "GIR220") == []
