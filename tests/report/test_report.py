"""A report as a value: its cells and their addresses, equality, copies, and the form it is on."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest
from attrs import evolve
from tables import filled

from govinfo_report import (
    CellRef,
    CellTypeError,
    Footer,
    Money,
    ParagraphRef,
    Place,
    PlaceError,
    Printed,
    PrintedKind,
    ReadResult,
    Report,
    Requests2019,
    Requests2021,
    SectionRef,
    Span,
    edition,
    validate,
)
from govinfo_report.report.base import Table
from govinfo_report.testing import make_distinct_report, make_report, with_cell

each_edition = pytest.mark.parametrize("edition_id", ["2019", "2021"])
TOTAL = CellRef("requests", "received", "total")


def full_report() -> Report:
    """A report in which every field is set."""
    return make_report(
        "2021",
        headings={"requests": "三、收到和处理政府信息公开申请情况", "disputes": None},
        notes={"requests": ("注：含上年结转。",)},
        footer=Footer(lines=("主办：某市人民政府",), site_code="3300000001"),
        absent={"disputes"},
        printed={TOTAL: Printed("22（其中修订16件）", PrintedKind.NOTE, "其中修订16件")},
    )


@each_edition
def test_every_cell_is_found_at_its_address_and_under_its_attribute(edition_id: str) -> None:
    report = make_distinct_report(edition_id)

    for ref, cell in report.cells():
        attribute = getattr(getattr(getattr(report, ref.table), ref.row), ref.column or "")
        assert report.cell(ref) == report.cell(str(ref)) == attribute == cell


@each_edition
def test_cells_come_in_printed_order(edition_id: str) -> None:
    report = make_distinct_report(edition_id)
    numbers = [
        int(cell.value) if isinstance(cell, Money) and cell.value is not None else abs(int(str(cell)))
        for _, cell in report.cells()
    ]

    assert numbers == list(range(1001, 1001 + len(numbers)))
    assert [ref for ref, _ in report.cells()] == [ref for table in report.tables() for ref in table.LAYOUT.cells()]


@each_edition
def test_values_items_and_cells_of_a_table_agree(edition_id: str) -> None:
    for table in make_distinct_report(edition_id).tables():
        assert tuple(cell for _, cell in table.cells()) == table.values()
        assert [row for row, _ in table.items()] == [row for _, row in table.LAYOUT.rows()]
        assert [value for _, counts in table.items() for value in attrs.astuple(counts, recurse=False)] == list(
            table.values()
        )
        assert filled(type(table), table.values()) == table


def test_blanks_of_a_table_are_its_cells_without_a_number() -> None:
    report = make_report(
        **{"requests.received.total": None, "proactive_disclosure.administrative_fees.amount": Money(None, "万元")}
    )

    assert [str(ref) for ref in report.requests.blanks()] == ["requests.received.total"]
    assert [str(ref) for ref in report.proactive_disclosure.blanks()] == [
        "proactive_disclosure.administrative_fees.amount"
    ]
    assert report.disputes.blanks() == ()
    assert Requests2021.blank().blanks() == Requests2021.LAYOUT.cells()


@pytest.mark.parametrize(
    "place",
    [
        "requests.received",
        "requests.*.total",
        "requests",
        "requests.no_such_row.total",
        "requests.received.no_such_column",
        "requests.other_handling.total",
        "budget.received.total",
        "overview.paragraphs.0",
        "headings.requests",
        "Requests.received.total",
        "",
    ],
)
def test_what_is_no_cell_of_the_report_is_refused(place: str) -> None:
    with pytest.raises(PlaceError):
        make_report("2021").cell(place)


def test_an_address_of_the_other_form_is_refused_and_the_message_names_the_table() -> None:
    with pytest.raises(PlaceError, match=r"Requests2019 has no cell requests\.fee_overdue\.total"):
        make_report("2019").cell("requests.fee_overdue.total")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "2021"),
        ({"requests": "2019"}, "mixed"),
        ({"proactive_disclosure": "2019"}, "mixed"),
        ({"requests": "2019", "proactive_disclosure": "2019"}, "2019"),
        ({"requests": "2019", "absent": {"requests"}}, "2021"),
        ({"requests": "2019", "absent": {"proactive_disclosure"}}, "2019"),
        ({"absent": {"requests", "proactive_disclosure"}}, None),
        ({"absent": {"disputes"}}, "2021"),
        ({"year": 2019}, "2021"),
    ],
    ids=str,
)
def test_the_edition_is_told_by_the_tables_that_are_present_and_never_by_the_year(
    changes: dict[str, object], expected: str | None
) -> None:
    assert expected == make_report("2021", **changes).edition


def test_sections_are_listed_in_printed_order() -> None:
    report = make_report(problems=None, absent={"requests"})

    assert [table.LAYOUT.table for table in report.tables()] == ["proactive_disclosure", "requests", "disputes"]
    assert [table.LAYOUT.table for table in report.present_tables()] == ["proactive_disclosure", "disputes"]
    assert [name for name, _ in report.narratives()] == ["overview", "other_matters"]


@pytest.mark.parametrize(
    ("place", "table"),
    [
        ("disputes.*.total", "disputes"),
        (SectionRef("proactive_disclosure"), "proactive_disclosure"),
        (TOTAL, "requests"),
    ],
    ids=str,
)
def test_a_place_lies_in_its_table(place: Any, table: str) -> None:
    assert table == make_report().table_of(place).LAYOUT.table


def test_reports_with_equal_contents_are_equal_and_hash_alike() -> None:
    assert full_report() == full_report()
    assert hash(full_report()) == hash(full_report())
    assert len({full_report(), full_report(), make_report()}) == 2


@each_edition
def test_a_change_of_any_cell_makes_another_report(edition_id: str) -> None:
    report = make_report(edition_id)
    for ref, cell in report.cells():
        other = Money(Decimal("0.01")) if isinstance(cell, Money) else 12345
        assert with_cell(report, ref, other) != report
        assert with_cell(report, ref, None if isinstance(cell, int) else Money(None)) != report


def test_the_way_a_cell_was_printed_takes_no_part_in_equality() -> None:
    assert full_report() == evolve(full_report(), printed={})


def test_a_table_of_one_form_is_never_equal_to_that_of_another() -> None:
    older: Table = Requests2019.blank()

    assert older != Requests2021.blank()


COPIES: list[Callable[[Any], Any]] = [
    copy.copy,
    copy.deepcopy,
    *(lambda value, n=n: pickle.loads(pickle.dumps(value, n)) for n in range(2, pickle.HIGHEST_PROTOCOL + 1)),  # noqa: S301
]
each_copy = pytest.mark.parametrize("copied", COPIES, ids=["copy", "deepcopy", *(f"pickle{n}" for n in range(2, 6))])


@each_copy
def test_a_copy_of_a_report_is_equal_to_it(copied: Callable[[Any], Any]) -> None:
    for report in (full_report(), make_report("2019"), make_report(requests=None)):
        again = copied(report)
        assert report == again
        assert report.printed == again.printed
        assert hash(report) == hash(again)
        assert list(report.cells()) == list(again.cells())


@each_copy
def test_a_copy_of_a_finding_says_the_same(copied: Callable[[Any], Any]) -> None:
    report = make_report(requests=None, problems=None, **{"disputes.reconsideration.total": None})
    spans: dict[Place, Span] = {SectionRef("requests"): Span(3, 5)}
    for finding in validate(ReadResult(report=report, spans=spans)).findings:
        again = copied(finding)
        assert finding == again
        assert (finding.span, finding.message("zh"), finding.advice("en")) == (
            again.span,
            again.message("zh"),
            again.advice("en"),
        )


@each_copy
def test_a_copy_of_a_reading_is_equal_to_it(copied: Callable[[Any], Any]) -> None:
    spans: dict[Place, Span] = {ParagraphRef("overview", 0): Span(0, 4)}
    reading = ReadResult(report=full_report(), spans=spans, source="一二三四")

    assert reading == copied(reading)
    assert reading.spans == copied(reading).spans


@pytest.mark.parametrize("name", ["headings", "notes", "printed"])
def test_the_mappings_of_a_report_cannot_be_changed(name: str) -> None:
    mapping: Any = getattr(full_report(), name)
    key = next(iter(mapping))
    with pytest.raises(TypeError):
        mapping[key] = None
    with pytest.raises(TypeError):
        del mapping[key]


def test_a_report_does_not_change_with_the_mappings_it_was_made_from() -> None:
    headings: dict[str, str | None] = {"requests": "三"}
    report = evolve(make_report(), headings=headings)
    headings["disputes"] = "四"

    assert dict(report.headings) == {"requests": "三"}


@pytest.mark.parametrize("table", [table for each in ("2019", "2021") for table in edition(each).tables])
def test_a_table_made_of_rows_needs_every_row(table: type[Table]) -> None:
    rows: Any = {row.name: counts for row, counts in table.blank().items()}
    assert table.of_rows(rows) == table.blank()

    rows.popitem()
    with pytest.raises(TypeError, match="missing"):
        table.of_rows(rows)


@pytest.mark.parametrize("wrong", ["1", 1.5, True])
def test_a_cell_is_not_changed_to_what_is_no_cell(wrong: Any) -> None:
    with pytest.raises(CellTypeError):
        with_cell(make_report(), TOTAL, wrong)
