"""What is put together while a page is gone through: lines, grids, and which part of the page holds the report."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from govinfo_report.findings import Span
from govinfo_report.formats._core.headings import section_of_heading
from govinfo_report.formats._core.items import GridRow, Picture, RawCell
from govinfo_report.formats._html.geometry import columns_and_rows
from govinfo_report.formats._html.grid import (
    Entry,
    HtmlCell,
    HtmlRow,
    HtmlTable,
    Line,
    Placed,
    PlainRow,
    is_numbered,
    plain_entries,
)
from govinfo_report.formats._html.limits import too_deep, too_many_cells, too_many_lines
from govinfo_report.formats._html.places import TextPlaces
from govinfo_report.formats._html.skeleton import Skeleton
from govinfo_report.formats._html.text import BARS, Piece, Run, fold, span_of_pieces
from govinfo_report.formats._html.tree import PageElement, PageTree
from govinfo_report.formats.source import LIMITS

__all__ = ["PageLines"]


@define(eq=False)
class _OpenTable:
    """A table while its elements are open, and where the text around it goes on."""

    table: HtmlTable
    around: list[Entry]


@define(eq=False)
class PageLines:
    """Lines and tables in the order in which they are shown."""

    tree: PageTree
    places: TextPlaces
    skeleton: Skeleton
    entries: list[Entry] = field(factory=list["Entry"])
    numbered: list[Line] = field(factory=list[Line])
    """Lines that may be headings of sections."""
    serial: int = 0
    inner: tuple[int, int | None] = (0, None)
    """The first line of the smallest part of the page that holds all numbered lines, and the one after its last."""
    last: PageElement | None = None
    """The element that was opened last."""
    level: int | None = None
    preformatted: int = 0
    run: list[Piece] = field(factory=list[Piece])
    """The line that has begun."""
    unlinked: bool = False
    """Whether a part of it is no link."""
    _flow: list[Entry] = field(factory=list["Entry"])
    _tables: list[_OpenTable] = field(factory=list[_OpenTable])
    _blocks: list[int] = field(factory=list[int])
    """For each open block, the first line in it."""
    _low: int = 0
    """The fewest blocks that were open since the first numbered line."""
    _room: int = LIMITS.cells

    def __attrs_post_init__(self) -> None:
        self._flow = self.entries

    def start_of(self, element: PageElement | None) -> int:
        """Where an element begins; where that is not known, the place that was reached."""
        start = self.hint(element)
        return self.places.cursor if start is None else start

    def hint(self, element: PageElement | None) -> int | None:
        """Where an element begins, if the parser knows."""
        return self.skeleton.offset(self.tree.line_and_column(element)) if element is not None else None

    def flush(self) -> None:
        """End the line."""
        pieces = self.run
        if not pieces:
            return
        self.run = []
        linked, self.unlinked = not self.unlinked, False
        if len(pieces) == 1:
            text, start, end = pieces[0]
        else:
            text, (start, end) = "".join(piece[0] for piece in pieces), span_of_pieces(pieces)
        if self.preformatted:
            self._lines(Run(pieces))
        elif start >= 0:
            barred = pieces if BARS.search(text) else None
            if barred:
                self._take_room(len(BARS.findall(text)))
            self._add(Line(self.serial, fold(text), Span(start, end), self.level, linked, barred))

    def _take_room(self, cells: int) -> None:
        self._room -= cells
        if self._room < 0:
            raise too_many_cells()

    def _lines(self, run: Run) -> None:
        self._take_room(len(BARS.findall(run.text)))
        for each in run.lines(self.places, preformatted=True):
            if isinstance(each, GridRow):
                self.place(each)
            else:
                text, start, end = each
                self._add(Line(self.serial, text, Span(start, end), self.level))

    def _add(self, line: Line) -> None:
        self._flow.append(line)
        self._count(line)

    def _count(self, line: Line) -> None:
        self._pass_lines(1)
        if not is_numbered(line.text) and (
            line.level is None or section_of_heading(line.text, None, marked=True) is None
        ):
            return
        depth = len(self._blocks)
        self._low = min(self._low, depth) if self.numbered else depth
        self.numbered.append(line)
        self.inner = (self._blocks[self._low - 1] if self._low else 0, None)

    def place(self, item: GridRow | Picture) -> None:
        """Take a row or a picture."""
        self._flow.append(Placed(self.serial, item))
        self.serial += 1

    def open_block(self) -> None:
        """Begin a block: a line ends before it."""
        if self.run:
            self.flush()
        self._blocks.append(self.serial)

    def close_block(self) -> None:
        """End a block, and the line that it ends with."""
        if self.run:
            self.flush()
        if not self._blocks:
            return
        self._blocks.pop()
        if len(self._blocks) < self._low:
            self._low = len(self._blocks)
            if self.inner[1] is None:
                self.inner = (self.inner[0], self.serial)

    def open_table(self) -> None:
        """Begin a table. :class:`OverLimitError` where it lies in too many others."""
        self.open_block()
        if len(self._tables) >= LIMITS.nesting:
            raise too_deep()
        self._tables.append(_OpenTable(HtmlTable(), self._flow))
        self._flow = self._tables[-1].table.captions

    def close_table(self) -> None:
        """End a table: it goes into the text around it as rows, or as what stands in it."""
        if self.run:
            self.flush()
        if self._tables:
            opened = self._tables.pop()
            self._flow = opened.around
            found, taken = opened.table.entries(self._room)
            self._room -= taken
            self._flow += found
        self.close_block()

    def open_group(self, order: int) -> None:
        """Begin a group of rows: 0 for the head of a table, 2 for its foot."""
        self.open_block()
        if self._tables:
            table = self._tables[-1].table
            table.groups += 1
            table.order = order

    def open_row(self) -> None:
        """Begin a row."""
        self.open_block()
        if self._tables:
            table = self._tables[-1].table
            table.rows.append(HtmlRow(table.groups, self.serial, table.order))

    def open_cell(self) -> None:
        """Begin a cell."""
        self.open_block()
        element = self.last
        if not self._tables or element is None:
            return
        table = self._tables[-1].table
        if not table.rows:
            table.rows.append(HtmlRow(table.groups, self.serial, table.order))
        self._take_room(1)
        cell = HtmlCell(columns_and_rows(element.attr("colspan"), element.attr("rowspan")), element)
        table.rows[-1].cells.append(cell)
        self._flow = cell.flow

    def close_cell(self) -> None:
        """End a cell."""
        if self.run:
            self.flush()
        if self._tables:
            table = self._tables[-1].table
            if not self._flow and table.rows and table.rows[-1].cells:
                cell = table.rows[-1].cells[-1]
                cell.start = self.start_of(cell.element)
            self._flow = table.captions
        self.close_block()

    def take_paragraphs(self, lines: Sequence[RawCell]) -> None:
        """Take paragraphs of one line each, one after the other."""
        if self.run:
            self.flush()
        for line in lines:
            text = line.text
            if is_numbered(text):
                self._blocks.append(self.serial)
                self._add(Line(self.serial, text, line.span))
                self.close_block()
            elif text:
                self._flow.append(Line(self.serial, text, line.span))
                self._pass_lines(1)

    def _pass_lines(self, number: int) -> None:
        self.serial += number
        if self.serial > LIMITS.elements:
            raise too_many_lines()

    def take_table(self, rows: list[PlainRow]) -> None:
        """Take a table whose cells hold one line at the most."""
        self.open_block()
        if len(self._tables) >= LIMITS.nesting:
            raise too_deep()
        group = -1
        for row in rows:
            if row.group != group:
                if group >= 0:
                    self.close_block()
                self._blocks.append(self.serial)
                group = row.group
            row.serial = self.serial
            self._take_room(len(row.cells))
            self._take_cells(row.cells)
            self._pass_lines(0)
        if group >= 0:
            self.close_block()
        found, taken = plain_entries(rows, self._room)
        self._room -= taken
        self._flow += found
        self.close_block()

    def _take_cells(self, cells: Sequence[RawCell]) -> None:
        """Count the lines in the cells of a row; the row is a block of its own, as far as one of them is numbered."""
        begin = self.serial
        opened = False
        for cell in cells:
            text = cell.text
            if not text:
                continue
            if not is_numbered(text):
                self.serial += 1
                continue
            if not opened:
                self._blocks.append(begin)
                opened = True
            self._blocks.append(self.serial)
            self._count(Line(self.serial, text, cell.span))
            self.close_block()
        if opened:
            self.close_block()
