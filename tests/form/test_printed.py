"""The geometry of the printed forms, against the merges of the official template."""

from __future__ import annotations

import pytest

from govinfo_report import all_editions
from govinfo_report.form.layout import TableLayout
from govinfo_report.form.printed import FormCell, FormGrid, Part, form_grid

LAYOUTS = list(dict.fromkeys(table.LAYOUT for each in all_editions() for table in each.tables))
IDS = [f"{layout.table} {layout.edition}" for layout in LAYOUTS]


def grid(edition: str, table: str) -> FormGrid:
    return form_grid(next(each for each in all_editions() if each.id == edition).layout(table))


def places(cell: FormCell) -> list[tuple[int, int]]:
    return [(cell.row + n, cell.column + m) for n in range(cell.rows) for m in range(cell.columns)]


def merges(cells: tuple[FormCell, ...], part: Part) -> list[tuple[str, int, int]]:
    return [(cell.text, cell.rows, cell.columns) for cell in cells if cell.part is part]


@pytest.mark.parametrize("layout", LAYOUTS, ids=IDS)
def test_every_place_of_the_grid_is_covered_once(layout: TableLayout) -> None:
    shown = form_grid(layout)
    covered = [place for cell in shown.cells for place in places(cell)]

    assert sorted(covered) == [(row, column) for row in range(shown.rows) for column in range(shown.columns)]


@pytest.mark.parametrize("layout", LAYOUTS, ids=IDS)
def test_every_cell_of_the_layout_is_printed_once_in_its_order(layout: TableLayout) -> None:
    assert layout.cells() == tuple(cell.ref for cell in form_grid(layout).cells if cell.part is Part.VALUE)


@pytest.mark.parametrize(("edition", "rows"), [("2019", (23 + 3, 20, None)), ("2021", (25 + 3, 22, 3))])
def test_the_requests_table_merges_its_groups_as_the_template_does(
    edition: str, rows: tuple[int, int, int | None]
) -> None:
    shown = grid(edition, "requests")
    every, results, other = rows
    last = [("（六）其他处理", other, 1)] if other else []

    assert (every, 10, 3) == (shown.rows, shown.columns, shown.head_rows)
    assert merges(shown.cells, Part.GROUP) == [
        ("三、本年度办理结果", results, 1),
        ("（三）不予公开", 8, 1),
        ("（四）无法提供", 3, 1),
        ("（五）不予处理", 5, 1),
        *last,
    ]
    wide = {(cell.text[:5], cell.columns) for cell in shown.cells if cell.part is Part.LABEL and cell.columns > 1}
    single = {("（六）其他", 2)} if other is None else set()
    assert wide - single == {
        ("一、本年新", 3),
        ("二、上年结", 3),
        ("（一）予以", 2),
        ("（二）部分", 2),
        ("（七）总计", 2),
        ("四、结转下", 3),
    }
    assert single <= wide


def test_the_heads_of_the_requests_table_lie_over_its_columns() -> None:
    shown = grid("2021", "requests")

    assert merges(shown.cells, Part.CORNER)[0][1:] == (3, 3)
    assert merges(shown.cells, Part.HEAD) == [
        ("申请人情况", 1, 7),
        ("自然人", 2, 1),
        ("法人或其他组织", 1, 5),
        ("总计", 2, 1),
        *((label, 1, 1) for label in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")),
    ]


def test_the_disputes_table_has_its_three_groups_side_by_side() -> None:
    shown = grid("2021", "disputes")
    labels = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")

    assert (shown.rows, shown.columns, shown.head_rows) == (4, 15, 3)
    assert merges(shown.cells, Part.HEAD) == [
        ("行政复议", 1, 5),
        ("行政诉讼", 1, 10),
        *((label, 2, 1) for label in labels),
        ("未经复议直接起诉", 1, 5),
        ("复议后起诉", 1, 5),
        *((label, 1, 1) for label in labels * 2),
    ]


@pytest.mark.parametrize(("edition", "rows", "wide"), [("2019", 18, 2), ("2021", 14, 3)])
def test_the_last_value_of_a_narrow_block_goes_to_the_edge(edition: str, rows: int, wide: int) -> None:
    shown = grid(edition, "proactive_disclosure")
    widths = {cell.columns for cell in shown.cells if cell.part is Part.VALUE}

    assert (rows, 4, 0) == (shown.rows, shown.columns, shown.head_rows)
    assert {1, wide} == widths
    assert {(1, 4)} == {(cell.rows, cell.columns) for cell in shown.cells if cell.part is Part.CAPTION}


def test_a_row_that_is_left_out_makes_the_merged_cells_smaller() -> None:
    layout = grid("2021", "requests").layout
    shown = form_grid(layout, without={"state_secret", "fee_overdue"})

    assert merges(shown.cells, Part.GROUP)[:2] == [("三、本年度办理结果", 20, 1), ("（三）不予公开", 7, 1)]
    assert merges(shown.cells, Part.GROUP)[-1:] == [("（六）其他处理", 2, 1)]


def test_a_group_of_which_no_row_is_left_is_not_printed() -> None:
    layout = grid("2021", "requests").layout
    shown = form_grid(layout, without={"not_held", "requires_creation", "unclear_after_correction"})

    assert "（四）无法提供" not in [text for text, _, _ in merges(shown.cells, Part.GROUP)]
