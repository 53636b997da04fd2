"""What a reader of any document makes of it: lines of text and rows of cells, each with its place in the source."""

from __future__ import annotations

from attrs import frozen

from govinfo_report.findings import Span

__all__ = ["GridRow", "Item", "Paragraph", "Picture", "RawCell"]


@frozen
class Paragraph:
    """A line or paragraph of text outside tables. ``level`` is that of a marked heading."""

    text: str
    span: Span
    level: int | None = None


@frozen
class RawCell:
    """The text of one cell as it stands in the source."""

    text: str
    span: Span


@frozen
class GridRow:
    """A row of cells; covered cells of a merge may be there as blanks or be left out."""

    cells: tuple[RawCell, ...]
    span: Span
    line: str = ""
    """The whole row as a line of text, for a row that turns out to be none."""


@frozen
class Picture:
    """A picture where a table could be."""

    span: Span


Item = Paragraph | GridRow | Picture
