"""The cells of a table of HTML to rows of a grid: every place of it, also those that a merged cell lies over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attrs import define, field

from govinfo_report.findings import Span
from govinfo_report.formats._core.headings import section_of_heading
from govinfo_report.formats._core.items import GridRow, Picture, RawCell
from govinfo_report.formats._html.geometry import COVERED, PRINTED, Spans, geometry_of
from govinfo_report.formats._html.limits import too_many_cells
from govinfo_report.formats._html.text import Piece
from govinfo_report.formats._html.tree import PageElement

__all__ = ["HtmlCell", "HtmlRow", "HtmlTable", "Line", "Placed", "PlainRow", "is_numbered", "plain_entries"]

_PROSE = 150
"""A cell with several lines and more characters than this is no cell of a form."""
_LONGEST_CAPTION = 45
_NUMERALS = frozenset("一二三四五六七八九十")
_AFTER_NUMERAL = frozenset("、.．,，:：")


@define(eq=False)
class Line:
    """A line of text: ``serial`` is its number in the page."""

    serial: int
    text: str
    span: Span
    level: int | None = None
    linked: bool = False
    """Whether all of it is a link to somewhere else."""
    barred: Sequence[Piece] | None = None
    """What it was put together from, where there are bars in it."""


@define(eq=False)
class Placed:
    """A row of a grid or a picture."""

    serial: int
    item: GridRow | Picture


Entry = Line | Placed


@define(eq=False)
class HtmlCell:
    """A cell of a table with what stands in it."""

    spans: Spans
    element: PageElement
    start: int = 0
    """Where a blank cell stands in the source."""
    flow: list[Entry] = field(factory=list["Entry"])
    _raw: RawCell | None = None

    @property
    def raw(self) -> RawCell:
        """The cell as it was printed, with its lines under each other."""
        if self._raw is None:
            self._raw = self._joined()
        return self._raw

    def _joined(self) -> RawCell:
        lines = [each for each in self.flow if isinstance(each, Line)]
        if not lines:
            return RawCell("", Span(self.start, self.start))
        if len(lines) == 1:
            return RawCell(lines[0].text, lines[0].span)
        span = Span(min(each.span.start for each in lines), max(each.span.end for each in lines))
        return RawCell("\n".join(each.text for each in lines), span)

    @property
    def is_simple(self) -> bool:
        """Whether the cell holds one line at the most and nothing else."""
        flow = self.flow
        return not flow or (len(flow) == 1 and isinstance(flow[0], Line))

    @property
    def is_layout(self) -> bool:
        """Whether the cell is a part of the page, with a text or a table in it, and no cell of a form."""
        if len(self.flow) < 2:
            return any(isinstance(each, Placed) and isinstance(each.item, GridRow) for each in self.flow)
        if any(isinstance(each, Placed) and isinstance(each.item, GridRow) for each in self.flow):
            return True
        lines = [each for each in self.flow if isinstance(each, Line)]
        if sum(len(each.text) for each in lines) > _PROSE and any("。" in each.text for each in lines):
            return True
        return len(lines) > 1 and any(_is_heading(each) for each in lines)


def is_numbered(text: str, /) -> bool:
    """Whether a line begins with the number of a section."""
    if not text or text[0] not in _NUMERALS or len(text) > 2 * _LONGEST_CAPTION:
        return False
    return not _AFTER_NUMERAL.isdisjoint(text[1:3])


def _is_heading(line: Line) -> bool:
    if line.level is not None:
        return True
    return is_numbered(line.text) and section_of_heading(line.text, None) is not None


@define(eq=False)
class HtmlRow:
    """A row, and the group of rows that it stands in: a merged cell ends with its group."""

    group: int
    serial: int
    order: int = 1
    """0 in the head of a table, 2 in its foot."""
    cells: list[HtmlCell] = field(factory=list[HtmlCell])


@define(eq=False)
class HtmlTable:
    """A table while it is read."""

    rows: list[HtmlRow] = field(factory=list[HtmlRow])
    captions: list[Entry] = field(factory=list["Entry"])
    groups: int = 0
    order: int = 1

    def entries(self, room: int, /) -> tuple[list[Entry], int]:
        """What the table is to the page around it, and how many places of a grid that took.

        :class:`OverLimitError` if there are more than ``room``, before they are made.
        """
        if any(row.order != 1 for row in self.rows):
            self.rows.sort(key=lambda row: row.order)
        spans = tuple([tuple([cell.spans for cell in row.cells]) for row in self.rows])
        geometry = geometry_of(spans, tuple([row.group for row in self.rows]), room)
        if geometry is None:
            raise too_many_cells()
        found = list(self.captions)
        cells = [cell for row in self.rows for cell in row.cells]
        for row, places in zip(self.rows, geometry.rows, strict=True):
            if row.cells:
                found += _row_entries(row, geometry.width, (lambda n: cells[n].raw, places))
        return found, geometry.taken


@define(eq=False)
class PlainRow:
    """A row whose cells hold one line at the most and nothing else."""

    group: int
    """The number of its group of rows."""
    order: int
    cells: list[RawCell]
    spans: tuple[Spans, ...]
    serial: int = 0


def plain_entries(rows: list[PlainRow], room: int, /) -> tuple[list[Entry], int]:
    """What a table of such rows is to the page around it, and how many places of a grid that took.

    :class:`OverLimitError` if there are more than ``room``, before they are made.
    """
    if any(row.order != 1 for row in rows):
        rows = sorted(rows, key=lambda row: row.order)
    geometry = geometry_of(tuple([row.spans for row in rows]), tuple([row.group for row in rows]), room)
    if geometry is None:
        raise too_many_cells()
    if geometry.width < 2:
        lines = [Line(row.serial, cell.text, cell.span) for row in rows for cell in row.cells if cell.text]
        return [*lines], geometry.taken
    cell_of = [cell for row in rows for cell in row.cells].__getitem__
    grid = zip(rows, geometry.rows, strict=True)
    return [Placed(row.serial, _grid_row(row.cells, (cell_of, at))) for row, at in grid if row.cells], geometry.taken


_Places = tuple[Callable[[int], RawCell], Sequence[tuple[int, int]]]
"""Any cell of a table by its number, and the places of one row of it."""


def _row_entries(row: HtmlRow, width: int, places: _Places) -> Iterator[Entry]:
    """A row of a form as a row of a grid; anything else as the lines and tables that stand in it."""
    if width > 1 and all(cell.is_simple for cell in row.cells):
        yield Placed(row.serial, _grid_row([cell.raw for cell in row.cells], places))
        return
    lines = [each for cell in row.cells for each in cell.flow if isinstance(each, Line)]
    pictures = [each for cell in row.cells for each in cell.flow if isinstance(each, Placed)]
    if width == 1 or (pictures and not lines) or any(cell.is_layout for cell in row.cells):
        for cell in row.cells:
            yield from cell.flow
        return
    if len(row.cells) == 1 and len(lines) > 1 and sum(len(each.text) for each in lines) > _LONGEST_CAPTION:
        yield from row.cells[0].flow
        return
    yield Placed(row.serial, _grid_row([cell.raw for cell in row.cells], places))
    yield from pictures


def _grid_row(printed: Sequence[RawCell], places: _Places) -> GridRow:
    cell_of, at = places
    line = " ".join([each.text for each in printed if each.text])
    cells = (
        printed
        if len(at) == len(printed)
        else [cell_of(n) if how == PRINTED else RawCell("", cell_of(n).span, how == COVERED) for n, how in at]
    )
    return GridRow(
        tuple(cells),
        Span(min([each.span.start for each in printed]), max([each.span.end for each in printed])),
        line.replace("\n", "") if "\n" in line else line,
    )
