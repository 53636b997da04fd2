"""Tables and reports filled cell by cell, for tests."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import evolve

from govinfo_report import Money, edition
from govinfo_report.form.identity import LineLayout, lines_of
from govinfo_report.form.layout import Domain, TableLayout
from govinfo_report.report.base import Cell, Table, TableRow, number_of
from govinfo_report.rules import all_identities
from govinfo_report.testing import make_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govinfo_report.report.report import Report

T = TypeVar("T", bound=Table)


def filled(table: type[T], values: Sequence[Cell], /) -> T:
    """The table with these cells, in printed order."""
    cells = iter(values)
    rows = {
        row.name: cast("TableRow", block.row_type(**{column.name: next(cells) for column in block.columns}))
        for block, row in table.LAYOUT.rows()
    }
    return table.of_rows(rows)


def report_with(edition_id: str, *tables: Table) -> Report:
    """A consistent report with these tables in the place of its own."""
    return make_report(edition_id, **{table.LAYOUT.table: table for table in tables})


def counts_of(table: Table) -> list[int | None]:
    """The cells of a table as numbers, in printed order; amounts of money are ``None``."""
    return [number_of(cell) for cell in table.values()]


def equalities(layout: TableLayout) -> tuple[LineLayout, ...]:
    """The lines of a table that are equalities."""
    return lines_of(layout, [each for each in all_identities() if each.relation == "=="])


def every_line(layout: TableLayout) -> tuple[LineLayout, ...]:
    """The lines of a table, inequalities among them."""
    return lines_of(layout, all_identities())


def as_cells(layout: TableLayout, numbers: Sequence[int]) -> list[Cell]:
    """Numbers as the cells of a table: a blank amount where money stands."""
    return [
        Money(None, column.unit) if column.domain is Domain.MONEY else number
        for column, number in zip(layout.columns(), numbers, strict=True)
    ]


def table_types(edition_id: str) -> tuple[type[Table], ...]:
    """The tables of a form in printed order."""
    return edition(edition_id).tables


def all_zero(edition_id: str) -> Report:
    """A consistent report in which every figure of the tables is 0."""
    report = make_report(edition_id)
    tables = {table.LAYOUT.table: _zeros(table) for table in report.tables()}
    return evolve(report, **cast("dict[str, Any]", tables))


def _zeros(table: Table) -> Table:
    columns = table.LAYOUT.columns()
    return filled(type(table), [Money(Decimal(0), c.unit) if c.domain is Domain.MONEY else 0 for c in columns])
