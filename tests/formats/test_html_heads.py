"""Which heads a screen reader says with each figure: those that the form prints over and beside it, and no other."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from header_cells import HtmlCell, HtmlTable, HtmlTables

from govinfo_report import Money, read, validate, write
from govinfo_report.present import html_page
from govinfo_report.testing import make_distinct_report

GOLDEN = Path(__file__).parents[1] / "golden"
EDITIONS = ("2019", "2021")
LANGUAGES = ("zh", "en")
COUNTS = {"2019": 22 + 161 + 15, "2021": 10 + 175 + 15}


def form(edition: str) -> dict[str, list[str]]:
    """The labels over and beside each cell of a form, as they were typed from the official one."""
    with (GOLDEN / f"form_{edition}.tsv").open(encoding="utf-8") as stream:
        return {
            row["address"]: [row["row"]] * bool(row["row"])
            + [label for key in ("caption", "groups", "columns") for label in row[key].split("/") if label]
            for row in csv.DictReader(stream, delimiter="\t")
        }


def figures(edition: str, lang: str, page: str | None = None) -> Iterator[tuple[str, HtmlTable, HtmlCell]]:
    """Every figure of the page with its address: no two figures of the report are alike."""
    report = make_distinct_report(edition)
    shown = {f"{v.value:f}" if isinstance(v, Money) else str(v): str(ref) for ref, v in report.cells()}
    for table in HtmlTables(page or write(report, "html", lang=lang)).tables:
        for cell in table.cells:
            if cell.text in shown and cell.tag == "td":
                yield shown[cell.text], table, cell


def spoken(cells: list[HtmlCell]) -> list[str]:
    """The labels of some heads, in an order of their own; a slash in a label stands for itself in the golden form."""
    return sorted(part for cell in cells for part in cell.text.split("/"))


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_figure_has_the_heads_that_the_form_prints_and_no_other(edition: str) -> None:
    said = {address: spoken(table.heads(cell)) for address, table, cell in figures(edition, "zh")}

    assert said == {address: sorted(labels) for address, labels in form(edition).items()}
    assert len(said) == COUNTS[edition]


@pytest.mark.parametrize("edition", EDITIONS)
def test_scope_alone_gives_the_same_heads_where_heads_are_not_repeated(edition: str) -> None:
    """Section two prints heads again for each block, over other columns, which scope cannot say."""
    found = [each for each in figures(edition, "zh") if not each[0].startswith("proactive_disclosure.")]
    said = {address: spoken(table.heads(cell, by_scope=True)) for address, table, cell in found}

    assert said == {address: sorted(labels) for address, labels in form(edition).items() if address in said}
    assert len(said) > 170


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_heads_are_the_same_cells_in_english(edition: str) -> None:
    def places(lang: str) -> dict[str, list[tuple[int, int]]]:
        return {
            address: [(each.x, each.y) for each in table.heads(cell)] for address, table, cell in figures(edition, lang)
        }

    assert places("en") == places("zh")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_every_slot_of_a_table_is_covered_once(edition: str, lang: str) -> None:
    for table in HtmlTables(write(make_distinct_report(edition), "html", lang=lang)).tables:
        width = max(x for x, _ in table.slots) + 1
        height = max(y for _, y in table.slots) + 1

        assert table.overlaps == []
        assert len(table.slots) == width * height == len(table.column_groups) * height


@pytest.mark.parametrize("edition", EDITIONS)
def test_heads_are_said_from_the_outside_to_the_inside_columns_first(edition: str) -> None:
    for _, table, cell in figures(edition, "zh"):
        heads = table.heads(cell)
        over = [each for each in heads if each.y < cell.y and each.x <= cell.x < each.x + each.width]
        beside = [each for each in heads if each not in over]

        assert heads == over + beside
        assert over == sorted(over, key=lambda each: each.y)
        assert beside == sorted(beside, key=lambda each: each.x)


@pytest.mark.parametrize("edition", EDITIONS)
def test_scope_gives_the_heads_on_the_page_of_findings_too(edition: str) -> None:
    result = read(write(make_distinct_report(edition), "text"))
    page = html_page.present(evolve(validate(result), findings=()), result, "report.txt", "zh")
    found = [each for each in figures(edition, "zh", page) if not each[0].startswith("proactive_disclosure.")]
    said = {address: spoken(table.heads(cell)) for address, table, cell in found}

    assert said == {address: sorted(labels) for address, labels in form(edition).items() if address in said}
    assert len(said) == COUNTS[edition] - len([each for each in form(edition) if each.startswith("proactive")])
