"""Which cell lies over which place of a grid, for any numbers of columns and rows that cells may span."""

from __future__ import annotations

import pytest

pytest.importorskip("turbohtml")

from hypothesis import given
from hypothesis import strategies as st

from govinfo_report import read
from govinfo_report.formats._html.geometry import COVERED, GAP, PRINTED, geometry_of

SPANS = st.tuples(st.integers(1, 4), st.integers(1, 4))
ROWS = st.lists(st.lists(SPANS, max_size=4), max_size=6)


@given(ROWS, st.data())
def test_every_cell_is_printed_once_and_lies_over_what_it_spans(
    rows: list[list[tuple[int, int]]], data: st.DataObject
) -> None:
    groups = tuple(sorted(data.draw(st.lists(st.integers(0, 2), min_size=len(rows), max_size=len(rows)))))
    geometry = geometry_of(tuple(tuple(row) for row in rows), groups, 10_000)

    assert geometry is not None
    assert len(geometry.rows) == len(rows)
    numbers = [n for row in geometry.rows for n, how in row if how == PRINTED]
    assert sorted(numbers) == [*range(sum(map(len, rows)))]
    first = 0
    for row, places in zip(rows, geometry.rows, strict=True):
        assert len(places) <= geometry.width
        assert [n for n, how in places if how == PRINTED] == [*range(first, first + len(row))]
        assert {how for _, how in places} <= {PRINTED, COVERED, GAP}
        first += len(row)


@pytest.mark.parametrize(
    "table",
    [
        "<tr><td>1<td rowspan=2>2<tr>",
        "<tr><td>1</td><td rowspan=2>2</td></tr><tr></tr>",
        "<tr><td>1</td><td>2</td><td rowspan=3>3</td></tr><tr></tr><tr><td>4</td></tr>",
    ],
)
def test_a_row_without_cells_under_a_merged_one_is_none(table: str) -> None:
    html = f"<html><h1>云溪市2024年政府信息公开工作年度报告</h1><p>一、总体情况</p><table>{table}</table>"

    assert read(html, format="html").report is not None


def test_a_figure_alone_behind_a_group_that_turns_out_to_be_no_row_is_named() -> None:
    first = "<tr><td>一、本年新收政府信息公开申请数量<td>1<td>0<td>0<td>0<td>0<td>0<td>1"
    group = "<tr><td>（六）其他处理" + "".join(f"<td>{n}" for n in range(1, 8))
    table = f"<table>{first}{group}<tr><td>55<tr><td>64<td>65</table>"
    result = read(f"<html><p>一、总体情况</p><p>三、收到和处理政府信息公开申请情况</p>{table}", format="html")

    assert result.report is not None
    assert {"64", "65"} <= {each.text for each in result.unread}
