"""The golden forms, typed from the official forms by hand, bind layouts and classes."""

from __future__ import annotations

import csv
import typing
from collections import Counter
from pathlib import Path

import attrs
import pytest

from govinfo_report import Money, all_editions, edition
from govinfo_report.form.layout import Block, Column, Domain, Group, Row, TableLayout
from govinfo_report.report.s3_requests import BALANCE_NOTE
from govinfo_report.report.sections import SECTIONS

if typing.TYPE_CHECKING:
    from govinfo_report.report.base import Table

GOLDEN = Path(__file__).parent / "golden"
TABLES = [table for form in all_editions() for table in form.tables]
LAYOUTS = [table.LAYOUT for table in TABLES]

each_edition = pytest.mark.parametrize("edition_id", ["2019", "2021"])
each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
each_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: f"{layout.table}-{layout.edition}")


def golden(name: str) -> list[tuple[str, ...]]:
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [tuple(row) for row in rows]


def printed(layout: TableLayout, block: Block, row: Row, column: Column) -> tuple[str, ...]:
    """A cell as the golden forms have it: address, caption, groups, row, columns."""
    address = f"{layout.table}.{row.name}.{column.name}"
    groups = [group.label for group in layout.group_path(row.group) if group.label]
    heads = "/".join((*(head.zh for head in column.above), column.label))
    if layout.rows_across:
        return address, "/".join((*groups, row.label)), "", "", heads
    return address, block.caption or "", "/".join(groups), row.label, heads


@each_edition
def test_every_cell_has_the_address_labels_and_place_of_the_official_form(edition_id: str) -> None:
    layouts = [table.LAYOUT for table in edition(edition_id).tables]

    actual = [printed(layout, *place) for layout in layouts for place in layout.places()]

    assert golden(f"form_{edition_id}.tsv") == actual


@pytest.mark.parametrize(
    ("edition_id", "cells"),
    [
        ("2019", {"proactive_disclosure": 22, "requests": 161, "disputes": 15}),
        ("2021", {"proactive_disclosure": 10, "requests": 175, "disputes": 15}),
    ],
)
def test_the_form_has_as_many_cells_as_the_notice_says(edition_id: str, cells: dict[str, int]) -> None:
    form = edition(edition_id)

    assert cells == {table.LAYOUT.table: len(table.LAYOUT.cells()) for table in form.tables}
    assert cells == Counter(row[0].partition(".")[0] for row in golden(f"form_{edition_id}.tsv"))


def test_section_headings_are_those_of_the_form() -> None:
    headings = [row for row in golden("headings.tsv") if row[0] != "identity"]

    assert headings == [(section.name, section.heading) for section in SECTIONS]


@each_edition
def test_the_corner_of_the_requests_table_prints_the_official_identity(edition_id: str) -> None:
    (note,) = (text for name, text in golden("headings.tsv") if name == "identity")

    assert note == BALANCE_NOTE
    assert [note] == [block.corner for block in edition(edition_id).layout("requests").blocks]


@each_edition
def test_tables_come_in_the_order_of_the_sections(edition_id: str) -> None:
    assert [section.name for section in SECTIONS if section.is_table] == [
        table.LAYOUT.table for table in edition(edition_id).tables
    ]


@each_table
def test_the_fields_of_a_row_class_are_the_columns_in_printed_order(table: type[Table]) -> None:
    for block in table.LAYOUT.blocks:
        assert [column.name for column in block.columns] == [field.name for field in attrs.fields(block.row_type)]


@each_table
def test_the_fields_of_a_table_class_are_its_rows_and_are_annotated_with_their_class(table: type[Table]) -> None:
    hints = typing.get_type_hints(table)

    assert {row.name: block.row_type for block, row in table.LAYOUT.rows()} == {
        field.name: hints[field.name] for field in attrs.fields(table)
    }


@each_table
def test_a_cell_is_annotated_as_its_column_says(table: type[Table]) -> None:
    expected = {Domain.COUNT: int | None, Domain.SIGNED: int | None, Domain.MONEY: Money}
    for block in table.LAYOUT.blocks:
        hints = typing.get_type_hints(block.row_type)
        assert {column.name: expected[column.domain] for column in block.columns} == {
            column.name: hints[column.name] for column in block.columns
        }


@each_table
def test_no_cell_has_a_default_so_that_nobody_gets_a_zero_by_forgetting(table: type[Table]) -> None:
    classes = [table, *(block.row_type for block in table.LAYOUT.blocks)]
    fields = [field for cls in classes for field in attrs.fields(cls)]

    assert [field.name for field in fields if field.default is not attrs.NOTHING or not field.kw_only] == []


@pytest.mark.parametrize(
    ("edition_id", "signed"),
    [
        ("2019", ["licensing", "other_services", "penalties", "compulsion", "administrative_fees"]),
        ("2021", []),
    ],
)
def test_only_the_change_of_the_year_is_signed(edition_id: str, signed: list[str]) -> None:
    layouts = [table.LAYOUT for table in edition(edition_id).tables]
    places = [(row.name, column) for layout in layouts for _, row, column in layout.places()]

    assert [(name, "change") for name in signed] == [
        (name, column.name) for name, column in places if column.domain is Domain.SIGNED
    ]


@each_layout
def test_names_in_a_layout_are_unique(layout: TableLayout) -> None:
    names = [row.name for _, row in layout.rows()] + [group.name for group in layout.groups]

    assert [name for name, times in Counter(names).items() if times > 1] == []
    assert len(set(layout.cells())) == len(layout.cells())


@each_layout
def test_a_label_or_alias_means_one_row_within_its_group_and_one_column_within_its_block(layout: TableLayout) -> None:
    rows = Counter((row.group, label) for _, row in layout.rows() for label in (row.label, *row.aliases))
    columns = Counter(
        (block.caption, label, tuple(head.zh for head in column.above))
        for block in layout.blocks
        for column in block.columns
        for label in (column.label, *column.aliases)
    )

    assert [key for key, times in (*rows.items(), *columns.items()) if times > 1] == []


@each_layout
def test_every_group_is_declared_used_and_above_something(layout: TableLayout) -> None:
    named = {row.group for _, row in layout.rows()} | {group.parent for group in layout.groups}

    assert {group.name for group in layout.groups} == named - {None}


@each_layout
def test_everything_printed_has_an_english_name(layout: TableLayout) -> None:
    named: list[Group | Row | Column] = [*layout.groups, *(row for _, row in layout.rows()), *layout.columns()]

    assert [each.name for each in named if not each.english.strip() or not each.english.isascii()] == []


@each_edition
def test_the_2021_form_differs_from_that_of_2019_in_section_three_by_the_other_handling_rows_alone(
    edition_id: str,
) -> None:
    own = {"2019": ["other_handling"], "2021": ["correction_overdue", "fee_overdue", "other_outcome"]}
    other = edition("2021" if edition_id == "2019" else "2019").layout("requests")
    shared = {row.name for _, row in other.rows()}

    assert own[edition_id] == [
        row.name for _, row in edition(edition_id).layout("requests").rows() if row.name not in shared
    ]


def test_both_forms_share_the_table_of_section_four() -> None:
    assert edition("2019").table("disputes") is edition("2021").table("disputes")
