"""What a layout answers about its own cells."""

from __future__ import annotations

import pytest

from govinfo_report import CellRef, edition, parse_place
from govinfo_report.form.layout import Domain, TableLayout

EVERY = [table.LAYOUT for each in ("2019", "2021") for table in edition(each).tables]
each_layout = pytest.mark.parametrize("layout", EVERY, ids=lambda layout: f"{layout.table}-{layout.edition}")


@each_layout
def test_the_index_of_a_cell_is_its_position_in_print(layout: TableLayout) -> None:
    assert list(range(len(layout.cells()))) == [layout.index(cell) for cell in layout.cells()]


@each_layout
def test_columns_come_one_for_each_cell(layout: TableLayout) -> None:
    assert layout.columns() == tuple(layout.column(cell) for cell in layout.cells())
    assert [cell.column for cell in layout.cells()] == [column.name for column in layout.columns()]


@pytest.mark.parametrize(
    "place", ["requests.disclosed", "requests.*.total", "requests.no_such_row.total", "disputes.reconsideration.total"]
)
def test_what_is_no_cell_of_the_table_has_no_position(place: str) -> None:
    ref = parse_place(place)
    assert isinstance(ref, CellRef)

    layout = edition("2021").layout("requests")

    assert layout.index(ref) is None
    assert layout.column(ref) is None


@pytest.mark.parametrize(
    ("edition_id", "name", "size"),
    [
        ("2019", "results", 19),
        ("2021", "results", 21),
        ("2019", "handling", 20),
        ("2021", "handling", 22),
        ("2021", "not_disclosed", 8),
        ("2021", "unable_to_provide", 3),
        ("2021", "not_processed", 5),
        ("2021", "other_handling", 3),
        ("2019", "other_handling", 1),
        ("2021", "received", 1),
        ("2021", "no_such_name", 0),
    ],
)
def test_a_name_stands_for_its_row_or_all_rows_of_its_group(edition_id: str, name: str, size: int) -> None:
    layout = edition(edition_id).layout("requests")

    assert size == len(layout.members(name, layout.blocks[0].rows))


def test_the_path_of_a_group_starts_at_the_outermost() -> None:
    path = edition("2021").layout("requests").group_path("other_handling")

    assert [group.name for group in path] == ["handling", "results", "other_handling"]
    assert edition("2021").layout("requests").group_path(None) == ()


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("requests.disclosed.total", "（一）予以公开 · 总计"),
        ("requests.disclosed", "（一）予以公开"),
        ("requests.repeat_request.natural_person", "（五）不予处理 2.重复申请 · 自然人"),
        ("requests.*.total", "总计"),
        ("requests.*.natural_person", "自然人"),
    ],
)
def test_a_place_is_named_as_it_is_printed(place: str, expected: str) -> None:
    ref = parse_place(place)
    assert isinstance(ref, CellRef)

    assert expected == edition("2021").layout("requests").name_of(ref)


def test_a_row_printed_across_is_named_with_its_outcome() -> None:
    layout = edition("2021").layout("disputes")

    assert layout.name_of(CellRef("disputes", "reconsideration", "upheld")) == "行政复议 · 结果维持"
    assert layout.name_of(CellRef("disputes", "litigation_direct", "total")) == "未经复议直接起诉 · 总计"


def test_the_fee_of_the_2021_form_is_money_in_ten_thousand_yuan() -> None:
    column = (
        edition("2021")
        .layout("proactive_disclosure")
        .column(CellRef("proactive_disclosure", "administrative_fees", "amount"))
    )

    assert column is not None
    assert (column.domain, column.unit) == (Domain.MONEY, "万元")
