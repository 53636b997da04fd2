"""Hypothesis strategies behind :func:`govinfo_report.testing.reports`."""

from __future__ import annotations

import datetime
from typing import Any, cast

from attrs import evolve
from hypothesis import strategies as st

from govinfo_report.address import CellRef
from govinfo_report.editions import edition
from govinfo_report.form.layout import Block, Column, Domain
from govinfo_report.report.base import Cell, Table, TableRow, is_blank
from govinfo_report.report.money import Money
from govinfo_report.report.organ import Organ
from govinfo_report.report.report import Printed, PrintedKind, Report
from govinfo_report.report.s1_overview import Overview
from govinfo_report.report.s5_problems import Problems
from govinfo_report.report.s6_other_matters import OtherMatters
from govinfo_report.report.titles import usual_title
from govinfo_report.text.dates import DateRange

__all__ = ["reports"]

_COUNTS = st.one_of(st.none(), st.integers(0, 9), st.integers(0, 10**9))
_CHANGES = st.one_of(st.none(), st.integers(-(10**6), 10**6))
_AMOUNTS = st.one_of(st.none(), st.decimals(0, 10**8, allow_nan=False, places=2))
_WORDS = st.sampled_from("按时公开重点领域信息并回应群众关切组织培训开展检查落实责任")
_SENTENCES = st.lists(_WORDS, min_size=4, max_size=30).map(lambda words: "".join(words) + "。")
_ODD = st.sampled_from(
    ["*重点*_工作_|说明。", "# 不是标题。", "- 不是列表。", "1. 不是编号。", "<b>不是标记</b>。", "反斜线\\与`引号`。"]
)
_PARAGRAPHS = st.lists(st.one_of(_SENTENCES, _SENTENCES, _ODD), max_size=4).map(tuple)
_MARKS = st.sampled_from(["/", "-", "—", "无"])


def _cell(column: Column) -> st.SearchStrategy[Cell]:
    if column.domain is Domain.MONEY:
        return _AMOUNTS.map(lambda value: Money(value, column.unit))
    return _CHANGES if column.domain is Domain.SIGNED else _COUNTS


def _row(block: Block) -> st.SearchStrategy[TableRow]:
    return st.builds(block.row_type, **{column.name: _cell(column) for column in block.columns})


def _table(table: type[Table]) -> st.SearchStrategy[Table]:
    return st.fixed_dictionaries({row.name: _row(block) for block, row in table.LAYOUT.rows()}).map(table.of_rows)


@st.composite
def reports(draw: st.DrawFn, edition_id: str) -> Report:
    """Reports with any figures, blanks and marks; their identities rarely hold."""
    form = edition(edition_id)
    tables = {table.LAYOUT.table: draw(_table(table)) for table in form.tables}
    year = draw(st.integers(form.first_year, form.last_year or form.first_year + 20))
    name = draw(st.sampled_from(["云溪市人民政府", "柳塘镇人民政府", "青禾区教育局"]))
    organ = Organ(name=name, printed_name=name)
    report = Report(
        organ=organ,
        year=year,
        title=usual_title(organ, year),
        period=draw(st.sampled_from([None, DateRange(datetime.date(year, 1, 1), datetime.date(year, 12, 31))])),
        overview=Overview(paragraphs=draw(_PARAGRAPHS)),
        problems=Problems(paragraphs=draw(_PARAGRAPHS)),
        other_matters=OtherMatters(paragraphs=draw(_PARAGRAPHS)),
        **cast("dict[str, Any]", tables),
    )
    return _marked(report, draw(st.lists(_MARKS, max_size=5)))


def _marked(report: Report, marks: list[str]) -> Report:
    """The report with some of its blanks printed as marks."""
    blanks: list[CellRef] = [ref for ref, cell in report.cells() if is_blank(cell)]
    printed = {ref: Printed(mark, PrintedKind.MARK) for ref, mark in zip(blanks, marks, strict=False)}
    return evolve(report, printed=printed)
