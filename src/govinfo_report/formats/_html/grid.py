"""The cells of a table of HTML to rows of a grid: every place of it, also those that a merged cell lies over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from attrs import define, field

from govinfo_report.findings import Span
from govinfo_report.formats._core.headings import section_of_heading
from govinfo_report.formats._core.items import GridRow, Picture, RawCell
from govinfo_report.formats._html.limits import too_many_cells
from govinfo_report.formats._html.text import Piece
from govinfo_report.formats._html.tree import PageElement

__all__ = ["HtmlCell", "HtmlRow", "HtmlTable", "Line", "Placed", "PlainCell", "columns_and_rows", "is_numbered"]

_MOST_COLUMNS = 1000
_MOST_ROWS = 65534
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
    start: int
    end: int
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

    columns: int
    rows: int
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
        if len(self.flow) == 1 and isinstance(line := self.flow[0], Line):
            return RawCell(line.text, Span(line.start, line.end))
        lines = [each for each in self.flow if isinstance(each, Line)]
        if not lines:
            return RawCell("", Span(self.start, self.start))
        if len(lines) == 1:
            return RawCell(lines[0].text, Span(lines[0].start, lines[0].end))
        span = Span(min(each.start for each in lines), max(each.end for each in lines))
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


@define(eq=False)
class PlainCell:
    """A cell with one line at the most and nothing else, as it was printed."""

    columns: int
    rows: int
    raw: RawCell
    serial: int = 0
    is_simple: ClassVar[bool] = True
    is_layout: ClassVar[bool] = False

    @property
    def line(self) -> Line:
        """What is printed, as a line of the page."""
        return Line(self.serial, self.raw.text, self.raw.span.start, self.raw.span.end)

    @property
    def flow(self) -> list[Entry]:
        """The line, if there is one."""
        return [self.line] if self.raw.text else []


AnyCell = HtmlCell | PlainCell


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
    cells: list[AnyCell] = field(factory=list["AnyCell"])


@define(eq=False)
class _Merged:
    """The columns that a cell of an earlier row lies over."""

    start: int
    end: int
    rows: int
    cell: AnyCell


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
        laid = self._laid_out(room)
        width = max((start for row in laid for start, _, _, covered in row if not covered), default=-1) + 1
        taken = sum(min(row[-1][1], width) for row in laid if row)
        if taken > room:
            raise too_many_cells()
        found = list(self.captions)
        for row, places in zip(self.rows, laid, strict=True):
            if row.cells:
                found += _row_entries(row, places, width)
        return found, taken

    def _laid_out(self, room: int) -> list[list[_Place]]:
        laid: list[list[_Place]] = []
        merged: list[_Merged] = []
        group = -1
        taken = 0
        for row in self.rows:
            merged = merged if row.group == group else []
            group = row.group
            taken += len(row.cells) + len(merged)
            if taken > room:
                raise too_many_cells()
            places, merged = _lay(row, merged)
            laid.append(places)
        return laid


_Place = tuple[int, int, AnyCell, bool]
"""First column, column after the last, the cell, and whether it began in an earlier row."""


def _lay(row: HtmlRow, merged: list[_Merged]) -> tuple[list[_Place], list[_Merged]]:
    """The places of a row under the cells merged into it, and those that go on into the next row."""
    places: list[_Place] = []
    above = iter(merged)
    lying = next(above, None)
    column = 0
    onward = [each for each in merged if each.rows > 1]
    for each in onward:
        each.rows -= 1
    for cell in row.cells:
        while lying is not None and lying.start <= column:
            if lying.end > column:
                places.append((column, lying.end, lying.cell, True))
                column = lying.end
            lying = next(above, None)
        end = column + cell.columns
        places.append((column, end, cell, False))
        if cell.rows > 1:
            onward.append(_Merged(column, end, cell.rows - 1, cell))
        column = end
    while lying is not None:
        if lying.end > column:
            places.append((max(column, lying.start), lying.end, lying.cell, True))
            column = lying.end
        lying = next(above, None)
    onward.sort(key=lambda each: each.start)
    return places, onward


def _row_entries(row: HtmlRow, places: list[_Place], width: int) -> Iterator[Entry]:
    """A row of a form as a row of a grid; anything else as the lines and tables that stand in it."""
    if width > 1 and all(cell.is_simple for cell in row.cells):
        yield Placed(row.serial, _grid_row(places, width))
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
    yield Placed(row.serial, _grid_row(places, width))
    yield from pictures


def _grid_row(places: list[_Place], width: int) -> GridRow:
    cells: list[RawCell] = []
    printed: list[RawCell] = []
    for start, end, cell, covered in places:
        if start >= width:
            break
        if len(cells) < start:
            cells += [RawCell("", cells[-1].span)] * (start - len(cells))
        raw = cell.raw
        if not covered:
            cells.append(raw)
            printed.append(raw)
        if covered or end - start > 1:
            cells += [RawCell("", raw.span, covered=True)] * (min(end, width) - len(cells))
    spans = [each.span for each in printed]
    span = Span(min([each.start for each in spans]), max([each.end for each in spans]))
    line = " ".join([each.text for each in printed if each.text])
    return GridRow(tuple(cells), span, line.replace("\n", "") if "\n" in line else line)


def span_of(text: str | None, most: int, zero: int, /) -> int:
    """The number of columns or rows that a cell lies over, read as the HTML standard does."""
    if text is None:
        return 1
    digits = ""
    for character in text.strip(" \t\r\n\f").removeprefix("+"):
        if not "0" <= character <= "9":
            break
        digits += character
    number = int(digits[:6]) if digits else 1
    return min(number, most) if number else zero


def columns_and_rows(columns: str | None, rows: str | None, /) -> tuple[int, int]:
    """Both numbers of a cell; no row means all that follow in its group."""
    if columns is None and rows is None:
        return 1, 1
    return span_of(columns, _MOST_COLUMNS, 1), span_of(rows, _MOST_ROWS, _MOST_ROWS)
