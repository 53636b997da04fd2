"""What an official form is."""

from __future__ import annotations

from typing import Any, cast

from attrs import frozen

from govinfo_report.errors import PlaceError
from govinfo_report.form.layout import TableLayout
from govinfo_report.report.base import Table
from govinfo_report.report.report import Report
from govinfo_report.report.sections import SECTIONS

__all__ = ["Edition"]


@frozen(kw_only=True, eq=False)
class Edition:
    """An official form (格式): the years that it is in force for, and the tables that it prints."""

    id: str
    basis: str
    """The notice that ordered it."""
    title: str
    first_year: int
    last_year: int | None
    """The last year it is in force for, ``None`` while no newer form is known."""
    tables: tuple[type[Table], ...]
    """The tables in printed order."""

    def in_force(self, year: int, /) -> bool:
        """Whether the report on this year is due on this form."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    def table(self, name: str, /) -> type[Table]:
        """The class of the table of a section, such as ``requests``.

        :class:`~govinfo_report.PlaceError` if the form has no such table.
        """
        for table in self.tables:
            if name == table.LAYOUT.table:
                return table
        raise PlaceError(f"the form {self.id!r} has no table {name!r}")

    def blank_report(self) -> Report:
        """A report with every table of the form and nothing filled in, to be written as a form to fill in."""
        tables = {table.LAYOUT.table: table.blank() for table in self.tables}
        headings: dict[str, str | None] = {each.name: each.heading for each in SECTIONS}
        return Report(organ=None, year=None, headings=headings, **cast("dict[str, Any]", tables))

    def layout(self, name: str, /) -> TableLayout:
        """The layout of the table of a section."""
        return self.table(name).LAYOUT
