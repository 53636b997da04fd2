"""What a reader of any document makes of it: lines of text and rows of cells, each with its place in the source.

Nobody changes an item: they are only not frozen, as making a frozen object takes three times as long.
"""

from __future__ import annotations

from attrs import define, frozen

from govinfo_report.findings import Span

__all__ = ["GridRow", "Item", "Paragraph", "Picture", "RawCell"]


@define
class Paragraph:
    """A line or paragraph of text outside tables. ``level`` is that of a marked heading."""

    text: str
    span: Span
    level: int | None = None


@define
class RawCell:
    """The text of one cell as it stands in the source."""

    text: str
    span: Span
    covered: bool = False
    """Whether a merged cell to the left or above lies over this place of the grid, so that nothing can stand here."""


@define
class GridRow:
    """A row of cells.

    A source that knows its grid gives every place of it, with those under a merged cell ``covered``. Others leave
    such places out, or print them as blanks.
    """

    cells: tuple[RawCell, ...]
    span: Span
    line: str = ""
    """The whole row as a line of text, for a row that turns out to be none."""
    loose: bool = False
    """Whether its cells are told by blanks alone, so that it is a row only where a table can be."""
    joined: bool = False
    """Whether one cell holds the figures of all columns, with nothing between them."""
    alone: bool = False
    """Whether the label stands alone because blank cells leave nothing behind."""


@frozen
class Picture:
    """A picture where a table could be."""

    span: Span


Item = Paragraph | GridRow | Picture
