"""The registry of the official forms."""

from __future__ import annotations

import pytest
from attrs import evolve

from govinfo_report import PlaceError, UnknownEditionError, all_editions, edition, edition_for_year, editions


def test_the_forms_are_listed_oldest_first() -> None:
    assert [form.id for form in all_editions()] == ["2019", "2021"]
    assert [form.basis for form in all_editions()] == ["国办公开办函〔2019〕60号", "国办公开办函〔2021〕30号"]


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2022, "2021"), (2025, "2021"), (2099, "2021")],
)
def test_every_year_since_2019_has_one_form_in_force(year: int, expected: str) -> None:
    assert expected == edition_for_year(year).id
    assert [expected] == [form.id for form in all_editions() if form.in_force(year)]


@pytest.mark.parametrize("year", [2018, 2014, 0, -1])
def test_no_form_was_in_force_before(year: int) -> None:
    with pytest.raises(UnknownEditionError, match=str(year)):
        edition_for_year(year)


@pytest.mark.parametrize("name", ["2020", "mixed", "", "2019 "])
def test_an_unknown_form_is_refused_and_the_known_ones_are_named(name: str) -> None:
    with pytest.raises(UnknownEditionError, match="known are 2019, 2021") as caught:
        edition(name)

    assert isinstance(caught.value, LookupError)


def test_a_form_gives_its_tables_by_section() -> None:
    form = edition("2021")

    assert [form.table(table.LAYOUT.table) for table in form.tables] == list(form.tables)
    assert form.layout("requests") is form.table("requests").LAYOUT


@pytest.mark.parametrize("name", ["overview", "no_such_table"])
def test_a_section_without_a_table_has_no_layout(name: str) -> None:
    with pytest.raises(PlaceError, match=name):
        edition("2021").layout(name)


def test_a_form_can_be_added_for_the_running_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "_registered", list(all_editions()))
    trial = evolve(edition("2021"), id="trial", first_year=2030)

    editions.register(trial)

    assert edition("trial") is trial
    assert edition_for_year(2031) is trial
    assert edition_for_year(2029).id == "2021"


@pytest.mark.parametrize("name", ["2019", "2021"])
def test_an_identifier_that_is_taken_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        editions.register(evolve(edition("2021"), id=name))

    assert len(all_editions()) == 2
