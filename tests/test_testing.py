"""The factories that this suite and its users build reports with."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo_report import (
    CellRef,
    Example,
    Money,
    Organ,
    Overview,
    PlaceError,
    Requests2019,
    Requests2021,
    UnknownEditionError,
    validate,
)
from govinfo_report.testing import (
    check_format,
    make_distinct_report,
    make_report,
    report_of,
    reports,
    source_of,
    with_cell,
)

each_edition = pytest.mark.parametrize("edition_id", ["2019", "2021"])


@each_edition
def test_a_made_report_is_consistent_and_on_the_form_of_its_year(edition_id: str) -> None:
    validation = validate(make_report(edition_id))

    assert (validation.findings, validation.ok, validation.complete) == ((), True, True)
    assert make_report(edition_id).edition == edition_id


@each_edition
def test_a_made_report_has_no_cell_that_is_zero_or_blank_where_it_would_hide_a_fault(edition_id: str) -> None:
    cells = [cell for ref, cell in make_report(edition_id).requests.cells() if ref.row != "carried_forward"]

    assert None not in cells
    assert all(cells)


def test_a_report_is_made_anew_each_time_and_always_alike() -> None:
    assert make_report() == make_report()
    assert make_report() is not make_report()


def test_changes_name_fields_cells_and_tables() -> None:
    report = make_report(
        "2021",
        year=2022,
        organ=Organ(name="东湖市人民政府"),
        overview=("（一）主动公开",),
        requests="2019",
        disputes=None,
        **{"requests.received.total": None},
    )

    assert report.year == 2022
    assert report.organ == Organ(name="东湖市人民政府")
    assert report.overview == Overview(paragraphs=("（一）主动公开",))
    assert isinstance(report.requests, Requests2019)
    assert set(report.disputes.values()) == {None}
    assert report.requests.received.total is None


def test_a_table_can_be_given_as_it_is() -> None:
    assert make_report(requests=Requests2021.blank()).requests == Requests2021.blank()


@pytest.mark.parametrize("place", ["requests.received", "requests.*.total", "requests.nothing.total", "a.b.c"])
def test_a_change_of_what_is_no_cell_is_refused(place: str) -> None:
    with pytest.raises(PlaceError):
        make_report(**{place: 1})


def test_a_change_of_what_is_no_field_is_refused() -> None:
    with pytest.raises(TypeError, match="colour"):
        make_report(colour="red")


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(UnknownEditionError):
        make_report("2020")


def test_with_cell_changes_one_cell_and_leaves_the_report_as_it_was() -> None:
    report = make_report()
    place = CellRef("disputes", "reconsideration", "total")

    changed = with_cell(report, place, 999)

    differing = [ref for (ref, old), (_, new) in zip(report.cells(), changed.cells(), strict=True) if old != new]
    assert differing == [place]
    assert changed == with_cell(report, str(place), 999)
    assert report == make_report()


@each_edition
def test_no_two_cells_of_a_distinct_report_are_alike(edition_id: str) -> None:
    cells = [cell for _, cell in make_distinct_report(edition_id).cells()]

    assert len({str(cell.value if isinstance(cell, Money) else cell) for cell in cells}) == len(cells)
    assert not validate(make_distinct_report(edition_id)).ok


def test_an_example_becomes_the_report_that_it_describes() -> None:
    example = Example(edition="2019", changes={"year": 2020, "requests.received.total": 5})

    assert report_of(example) == make_report("2019", year=2020, **{"requests.received.total": 5})


def test_amounts_carry_the_unit_that_the_form_prints() -> None:
    amounts = [cell for each in ("2019", "2021") for _, cell in make_report(each).cells() if isinstance(cell, Money)]

    assert [amount.unit for amount in amounts] == [None, "万元"]
    assert all(isinstance(amount.value, Decimal) for amount in amounts)


@each_edition
@settings(max_examples=40)
@given(data=st.data())
def test_every_drawn_report_can_be_checked_and_every_finding_told(edition_id: str, data: st.DataObject) -> None:
    validation = validate(data.draw(reports(edition_id)))

    assert validation.coverage.rules_crashed == ()
    for finding in validation.findings:
        assert finding.message("zh")
        assert finding.message("en")
        assert finding.advice("zh")
        assert finding.advice("en")


@pytest.mark.parametrize("thing", [None, 3, object(), "json"])
def test_what_is_no_format_is_told_in_words(thing: Any) -> None:
    assert len(check_format(thing)) == 1
    assert "read()" in check_format(thing)[0]


def test_a_source_for_a_reader_holds_the_text() -> None:
    assert source_of("三、").text == source_of("三、".encode()).text == "三、"
