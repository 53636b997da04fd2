"""One grammar for every place in a report.

=========================== =====================================================
``requests.disclosed.total``  a cell
``requests.disclosed``        a row
``requests.*.total``          a column
``requests``                  a section
``overview.paragraphs.2``     a paragraph, counted from 0
``headings.requests``         the printed heading of a section
``title``                     a part of the paper around the sections
=========================== =====================================================

The same text is the attribute path, the path in JSON, the column name in a data set and the place in a finding.
"""

from __future__ import annotations

import re

from attrs import frozen

from govinfo_report.errors import PlaceError

__all__ = ["PLACE_PATTERN", "CellRef", "HeadingRef", "ParagraphRef", "Place", "SectionRef", "parse_place"]

_NAME = r"[a-z][a-z0-9_]*"
_CELL = re.compile(rf"({_NAME})\.({_NAME}|\*)(?:\.({_NAME}))?\Z")
_PARAGRAPH = re.compile(rf"({_NAME})\.paragraphs\.(0|[1-9][0-9]{{0,5}})\Z")
_HEADING = re.compile(rf"headings\.({_NAME})\Z")
_SECTION = re.compile(rf"({_NAME})\Z")
PLACE_PATTERN = rf"^{_NAME}(\.{_NAME}(\.{_NAME}|\.(0|[1-9][0-9]{{0,5}}))?|\.\*\.{_NAME})?$"
"""What every address looks like, for any language of patterns."""


@frozen(cache_hash=True)
class CellRef:
    """A cell, or with ``column=None`` a row, or with ``row="*"`` a column of a table.

    >>> str(CellRef("requests", "disclosed", "total")), str(CellRef("requests", "disclosed"))
    ('requests.disclosed.total', 'requests.disclosed')
    >>> CellRef("requests", "*", "total").is_cell
    False
    """

    table: str
    row: str
    column: str | None = None

    @property
    def is_cell(self) -> bool:
        """Whether one single cell is meant."""
        return self.row != "*" and self.column is not None

    def __str__(self) -> str:
        return f"{self.table}.{self.row}" if self.column is None else f"{self.table}.{self.row}.{self.column}"


@frozen(cache_hash=True)
class ParagraphRef:
    """A paragraph of a section, counted from 0."""

    section: str
    index: int

    def __str__(self) -> str:
        return f"{self.section}.paragraphs.{self.index}"


@frozen
class HeadingRef:
    """The heading of a section as it was printed."""

    section: str

    def __str__(self) -> str:
        return f"headings.{self.section}"


@frozen
class SectionRef:
    """A whole section or table, or a part of the paper around them such as ``title``."""

    name: str

    def __str__(self) -> str:
        return self.name


Place = CellRef | ParagraphRef | HeadingRef | SectionRef


def parse_place(text: str, /) -> Place:
    """Read an address as it is printed; :class:`~govinfo_report.PlaceError` if it is none.

    >>> parse_place("requests.*.total")
    CellRef(table='requests', row='*', column='total')
    """
    if found := _PARAGRAPH.match(text):
        return ParagraphRef(found[1], int(found[2]))
    if found := _HEADING.match(text):
        return HeadingRef(found[1])
    if found := _SECTION.match(text):
        return SectionRef(found[1])
    found = _CELL.match(text)
    if found is None or (found[2] == "*" and found[3] is None):
        raise PlaceError(f"not an address: {text!r}")
    return CellRef(found[1], found[2], found[3])
