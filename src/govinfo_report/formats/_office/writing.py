"""The library that writes workbooks, as far as it is used: loaded when a workbook is written."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import IO, Protocol, cast

from govinfo_report.errors import MissingExtraError

__all__ = ["Book", "Page", "Style", "open_book"]


class Style(Protocol):
    """How cells look."""


class Page(Protocol):
    """A sheet that is written; rows and columns count from 0."""

    def set_column(self, first: int, last: int, width: float, /) -> object:
        """Make columns so many characters wide."""
        ...

    def set_row(self, row: int, height: float, /) -> object:
        """Make a row so many points high."""
        ...

    def set_paper(self, kind: int, /) -> object:
        """Choose the paper; 9 is A4."""
        ...

    def fit_to_pages(self, width: int, height: int, /) -> object:
        """Print on so many pages; 0 for as many as it takes."""
        ...

    def repeat_rows(self, first: int, last: int, /) -> object:
        """Print rows on top of every page."""
        ...

    def freeze_panes(self, row: int, column: int, /) -> object:
        """Keep what is above and to the left in sight."""
        ...

    def merge_range(self, top: int, left: int, bottom: int, right: int, text: str, style: Style, /) -> object:
        """Merge cells, with a text in them."""
        ...

    def write_string(self, row: int, column: int, text: str, style: Style, /) -> object:
        """Write a text."""
        ...

    def write_number(self, row: int, column: int, number: float, style: Style, /) -> object:
        """Write a number."""
        ...

    def write_blank(self, row: int, column: int, nothing: None, style: Style, /) -> object:
        """Write an empty cell."""
        ...

    def write_formula(self, row: int, column: int, formula: str, style: Style, value: float | str = ..., /) -> object:
        """Write a formula with the value that it has now."""
        ...

    def data_validation(self, top: int, left: int, bottom: int, right: int, rule: Mapping[str, object], /) -> object:
        """Say what may be filled in."""
        ...

    def conditional_format(self, top: int, left: int, bottom: int, right: int, rule: Mapping[str, object], /) -> object:
        """Say when cells look different."""
        ...


class Book(Protocol):
    """A workbook that is written."""

    def add_worksheet(self, name: str, /) -> Page:
        """Begin a sheet."""
        ...

    def add_format(self, properties: Mapping[str, object], /) -> Style:
        """Make a style."""
        ...

    def set_properties(self, properties: Mapping[str, object], /) -> object:
        """Say what the file tells of itself."""
        ...

    def close(self) -> object:
        """End it, and write it."""
        ...


def open_book(stream: IO[bytes], /) -> Book:
    """A new workbook; :class:`~govinfo_report.MissingExtraError` without the extra ``office``.

    Text is never taken for a formula, a number or a link.
    """
    try:
        library = importlib.import_module("xlsxwriter")
    except ImportError as error:
        raise MissingExtraError("office", "writing .xlsx") from error
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    return cast("Book", library.Workbook(stream, options))
