"""The columns of reports as data. Their names are the paths of the JSON, and never depend on a language.

Both shapes begin with the paper, as far as it fits into a cell; ``long`` goes on with one cell and what is printed in
it, ``wide`` with every cell that any form has.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from attrs import frozen

from govinfo_report.address import CellRef
from govinfo_report.editions import Edition, all_editions
from govinfo_report.findings import Language
from govinfo_report.form.layout import Domain, TableLayout
from govinfo_report.report.report import PrintedKind, Report
from govinfo_report.report.sections import TABLES, section

__all__ = [
    "ABSENT",
    "KINDS",
    "LONG",
    "LONG_PAPER",
    "NUMBER",
    "PAPER",
    "SOURCE",
    "CellColumns",
    "Shape",
    "cell_columns",
    "edition_columns",
    "labelled_cells",
    "paper_value",
    "unit_column",
    "wide",
]

Shape = Literal["long", "wide"]
"""A line for each cell, or a line for each report."""

SOURCE = "source"
"""The column with the name of what the report was read from."""
PAPER = (
    *("organ.name", "organ.printed_name", "organ.level", "organ.region_code"),
    *("organ.unified_social_credit_code", "organ.organization_code", "year", "title"),
    *("period.start", "period.end", "published_on", "issued_on", "scope"),
)
LONG_PAPER = ("organ.name", "organ.level", "organ.region_code", "organ.unified_social_credit_code", "year")
LONG = (
    SOURCE,
    *LONG_PAPER,
    *("edition", "section", "row", "column", "address", "printed", "number", "unit", "kind", "note"),
)
NUMBER = "number"
"""The kind of a cell that prints a number and nothing else."""
ABSENT = "absent"
"""The kind of a cell in a table that the source does not have; the column with the names of such tables."""
KINDS = (NUMBER, *(kind.value for kind in PrintedKind), ABSENT)


def paper_value(report: Report, path: str, /) -> str:
    """A part of the paper as text; empty where it is not known."""
    value: object = report
    for name in path.split("."):
        value = None if value is None else getattr(value, name)
    match value:
        case None:
            return ""
        case enum.Enum():
            return str(value.value)
        case datetime.date():
            return value.isoformat()
        case _:
            return str(value)


@frozen
class CellColumns:
    """Every cell that any form has, in printed order, and which of them hold amounts."""

    refs: tuple[CellRef, ...]
    amounts: frozenset[CellRef]

    def names(self) -> Iterator[str]:
        """The column of each cell, and after an amount that of its unit."""
        for ref in self.refs:
            yield str(ref)
            if ref in self.amounts:
                yield unit_column(ref)


def unit_column(ref: CellRef, /) -> str:
    """The column with the unit of an amount."""
    return f"{ref}.unit"


def cell_columns() -> CellColumns:
    """The cells of all forms, each address once."""
    return _cell_columns(all_editions())


@lru_cache(maxsize=8)
def _cell_columns(forms: tuple[Edition, ...]) -> CellColumns:
    layouts = [form.layout(table) for table in TABLES for form in forms]
    columns = {ref: column for each in layouts for ref, column in zip(each.cells(), each.columns(), strict=True)}
    amounts = frozenset(ref for ref, column in columns.items() if column.domain is Domain.MONEY)
    return CellColumns(tuple(columns), amounts)


def edition_columns() -> dict[str, str]:
    """The column that names the form of a table, for the tables that forms print differently."""
    tables = {form.layout(table).table: form.layout(table).edition for table in TABLES for form in all_editions()}
    return {table: f"{table}.edition" for table, edition in tables.items() if edition is not None}


def wide() -> tuple[str, ...]:
    """The columns of the wide shape."""
    return (SOURCE, *PAPER, ABSENT, *edition_columns().values(), *cell_columns().names())


@lru_cache(maxsize=32)
def labelled_cells(layout: TableLayout, lang: Language, /) -> tuple[tuple[CellRef, tuple[str, str, str]], ...]:
    """Every cell of a table with the names of its section, row and column."""
    heading = section(layout.table).title.text(lang)
    return tuple(
        (
            CellRef(layout.table, row.name, column.name),
            (
                heading,
                layout.named(CellRef(layout.table, row.name)).text(lang),
                column.label if lang == "zh" else column.english,
            ),
        )
        for _, row, column in layout.places()
    )
