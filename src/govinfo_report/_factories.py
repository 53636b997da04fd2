"""The reports behind :mod:`govinfo_report.testing`: consistent ones, and ones with all cells distinct."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import count
from typing import Any, cast

from attrs import evolve

from govinfo_report.address import CellRef, parse_place
from govinfo_report.editions import Edition, edition
from govinfo_report.errors import PlaceError
from govinfo_report.findings import Example
from govinfo_report.form.layout import Block, Column, Domain
from govinfo_report.report.base import Cell, Table, TableRow
from govinfo_report.report.money import Money
from govinfo_report.report.organ import AdministrativeLevel, Organ
from govinfo_report.report.report import Report
from govinfo_report.report.s1_overview import Overview
from govinfo_report.report.s3_requests import Requests
from govinfo_report.report.s5_problems import Problems
from govinfo_report.report.s6_other_matters import OtherMatters
from govinfo_report.report.sections import TABLES
from govinfo_report.report.titles import usual_title
from govinfo_report.text.dates import DateRange
from govinfo_report.text.typography import format_date_range

__all__ = ["make_distinct_report", "make_report", "report_of", "with_cell"]


def make_report(edition_id: str = "2021", /, **changes: object) -> Report:
    """A consistent report on a form, all identities holding, with these changes.

    A change names a cell (``**{"requests.received.total": 5}``), a field of the report (``year=2022``), or a table by
    the form to take it from (``requests="2019"``); a table given as ``None`` is the blank form.
    """
    form = edition(edition_id)
    tables = {table.LAYOUT.table: _consistent(table) for table in form.tables}
    for name in TABLES:
        given = changes.pop(name, tables[name])
        if given is None:
            tables[name] = type(tables[name]).blank()
        else:
            tables[name] = _consistent(edition(given).table(name)) if isinstance(given, str) else cast("Table", given)
    cells = {name: changes.pop(name) for name in tuple(changes) if "." in name}
    for name, cls in (("overview", Overview), ("problems", Problems), ("other_matters", OtherMatters)):
        if isinstance(changes.get(name), tuple):
            changes[name] = cls(paragraphs=changes[name])  # type: ignore[arg-type]
    report = Report(**cast("dict[str, Any]", {**_frame(form), **tables, **changes}))
    for place, value in cells.items():
        report = with_cell(report, place, cast("Cell", value))
    return report


_OVERVIEW = (
    "（一）主动公开",
    "重点领域信息经审核后在网站公开。",
    "（二）依申请公开",
    "申请均已登记，办理情况列入考核。",
)


def _frame(form: Edition) -> dict[str, object]:
    year = form.last_year or form.first_year + 3
    name = "云溪市人民政府"
    organ = Organ(name=name, printed_name=name, level=AdministrativeLevel.PREFECTURAL)
    period = DateRange(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    return {
        "organ": organ,
        "year": year,
        "title": usual_title(organ, year),
        "preamble": (f"本报告由{name}编制，数据统计期限为{format_date_range(period, repeat_year=True)}。",),
        "period": period,
        "overview": Overview(paragraphs=_OVERVIEW),
        "problems": Problems(paragraphs=("解读形式还不够多样，下一步将增加图解和问答。",)),
        "other_matters": OtherMatters(paragraphs=("本年度没有收取信息处理费。",)),
    }


def _consistent(table: type[Table]) -> Table:
    """A table with small figures that keep every identity."""
    numbers = (2 + 5 * n % 11 for n in count())
    if not issubclass(table, Requests):
        return table.of_rows(
            {
                row.name: _row(block, {c.name: _figure(c, next(numbers)) for c in block.columns})
                for block, row in table.LAYOUT.rows()
            }
        )
    block = table.LAYOUT.blocks[0]
    results = table.LAYOUT.members("results", block.rows)
    rows = {name: _applicants(block, [next(numbers) for _ in block.columns]) for name in results}
    rows["carried_in"] = _applicants(block, [2 for _ in block.columns])
    handled = {
        c.name: sum(cast("int", getattr(row, c.name)) for n, row in rows.items() if n in results) for c in block.columns
    }
    rows["received"] = _applicants(block, [handled[c.name] + 1 for c in block.columns])
    return table.summing(**cast("dict[str, Any]", rows))


def _figure(column: Column, number: int) -> Cell:
    if column.domain is Domain.MONEY:
        return Money(Decimal(f"{number}.5"), column.unit)
    return -1 if column.domain is Domain.SIGNED else number


def _row(block: Block, cells: dict[str, Cell]) -> TableRow:
    """A row whose total, if it has one, is the sum of its parts, and whose stocks are large enough."""
    parts = [cells[c.name] for c in block.columns if c.group]
    if parts and "total" in cells:
        cells["total"] = sum(cast("list[int]", parts))
    for stock in ("made", "total_disclosed", "in_force", "items_last_year"):
        if stock in cells:
            cells[stock] = 40
    return cast("TableRow", block.row_type(**cells))


def _applicants(block: Block, figures: list[int]) -> TableRow:
    return _row(block, {c.name: figure for c, figure in zip(block.columns, figures, strict=True)})


def with_cell(report: Report, place: CellRef | str, value: Cell, /) -> Report:
    """The report with another value in one cell; :class:`~govinfo_report.PlaceError` if it has no such cell."""
    ref = parse_place(place) if isinstance(place, str) else place
    if not isinstance(ref, CellRef) or not ref.is_cell:
        raise PlaceError(f"not a cell: {place}")
    table = report.table_of(ref)
    table.cell(ref)
    row = evolve(getattr(table, ref.row), **{cast("str", ref.column): value})
    return evolve(report, **cast("dict[str, Any]", {ref.table: evolve(table, **{ref.row: row})}))


def make_distinct_report(edition_id: str = "2021", /) -> Report:
    """A report in which every cell holds a figure of its own; its identities do not hold."""
    report = make_report(edition_id)
    numbers: Iterator[int] = count(1001)
    for table in report.tables():
        rows = {
            row.name: block.row_type(**{column.name: _distinct(column, next(numbers)) for column in block.columns})
            for block, row in table.LAYOUT.rows()
        }
        report = evolve(report, **cast("dict[str, Any]", {table.LAYOUT.table: type(table).of_rows(rows)}))
    return report


def _distinct(column: Column, number: int) -> Cell:
    if column.domain is Domain.MONEY:
        return Money(Decimal(f"{number}.25"), column.unit)
    return -number if column.domain is Domain.SIGNED else number


def report_of(example: Example, /) -> Report:
    """The report that an example of a rule changes; an example with a source is for the readers."""
    changes = cast("Mapping[str, Any]", example.changes)
    return make_report(example.edition, **changes)
