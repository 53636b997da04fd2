"""One grammar for every place in a report: what is printed reads back, and nothing else is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report import (
    CellRef,
    GovInfoError,
    HeadingRef,
    ParagraphRef,
    Place,
    PlaceError,
    SectionRef,
    all_editions,
    parse_place,
)

NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True).filter(
    lambda name: name not in {"headings", "paragraphs"}
)
PLACES: st.SearchStrategy[Place] = st.one_of(
    st.builds(CellRef, NAMES, NAMES, NAMES),
    st.builds(CellRef, NAMES, NAMES),
    st.builds(CellRef, NAMES, st.just("*"), NAMES),
    st.builds(ParagraphRef, NAMES, st.integers(0, 999_999)),
    st.builds(HeadingRef, NAMES),
    st.builds(SectionRef, NAMES),
)


@given(place=PLACES)
def test_what_is_printed_reads_back(place: Place) -> None:
    assert place == parse_place(str(place))


@given(text=st.text(alphabet="ab_.*09 A\n", max_size=12))
def test_what_is_read_prints_as_it_was(text: str) -> None:
    try:
        place = parse_place(text)
    except PlaceError:
        return
    assert text == str(place)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("requests.disclosed.total", CellRef("requests", "disclosed", "total")),
        ("requests.disclosed", CellRef("requests", "disclosed")),
        ("requests.*.total", CellRef("requests", "*", "total")),
        ("requests", SectionRef("requests")),
        ("title", SectionRef("title")),
        ("overview.paragraphs.2", ParagraphRef("overview", 2)),
        ("overview.paragraphs.0", ParagraphRef("overview", 0)),
        ("headings.requests", HeadingRef("requests")),
    ],
)
def test_each_kind_of_place_has_one_way_of_writing(text: str, expected: Place) -> None:
    assert expected == parse_place(text)
    assert text == str(expected)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "requests.",
        ".disclosed",
        "requests..total",
        "requests.*",
        "requests.*.*",
        "requests.disclosed.*",
        "*.disclosed.total",
        "requests.disclosed.total.more",
        "requests.disclosed.total\n",
        " requests.disclosed.total",
        "Requests.disclosed.total",
        "requests.disclosed.Total",
        "requests.已公开.total",
        "requests.1st.total",
        "requests[disclosed]",
        "overview.paragraphs.-1",
        "overview.paragraphs.01",
        "overview.paragraphs.1.0",
        "overview.paragraphs.２",
        "overview.paragraphs.1000000",
        "$.requests.received",
    ],
)
def test_anything_else_is_no_address(text: str) -> None:
    with pytest.raises(PlaceError, match="not an address") as caught:
        parse_place(text)

    assert repr(text) in str(caught.value)
    assert isinstance(caught.value, GovInfoError)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("requests.disclosed.total", True), ("requests.disclosed", False), ("requests.*.total", False)],
)
def test_a_cell_is_one_row_and_one_column(text: str, expected: bool) -> None:
    place = parse_place(text)
    assert isinstance(place, CellRef)
    assert expected is place.is_cell


def test_every_cell_of_every_form_has_an_address_that_reads_back() -> None:
    cells = [cell for form in all_editions() for table in form.tables for cell in table.LAYOUT.cells()]

    assert cells == [parse_place(str(cell)) for cell in cells]
    assert all(cell.is_cell for cell in cells)


def test_places_of_different_kinds_are_never_equal() -> None:
    places: list[Place] = [SectionRef("requests"), HeadingRef("requests"), CellRef("requests", "requests")]

    assert len(set(places)) == 3
