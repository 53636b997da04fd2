"""Grids on pages to the rows of tables: text into cells, and a table that pages cut put together again.

A row or a cell that a page break cuts is joined where the form's labels or the missing rule at the break prove it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from govinfo_report.findings import Span
from govinfo_report.formats._core.cells import is_blank, looks_like_value
from govinfo_report.formats._core.items import GridRow, Item, Paragraph, RawCell
from govinfo_report.formats._core.vocabulary import vocabularies
from govinfo_report.formats._pdf.grid import Cell, Grid
from govinfo_report.formats._pdf.lines import cell_text
from govinfo_report.formats._pdf.page import Glyph, runs_of
from govinfo_report.report.sections import TABLES
from govinfo_report.text.normalise import match_key

__all__ = ["Part", "part_of", "table_items"]

_FIGURES = frozenset("0123456789.,%")
_DOUBTFUL = "\ufffd"
"""After a number that runs into an empty cell: whose figures these are is not certain."""
_SAME_EDGE = 12.0
_SAME_FRACTION = 0.012
_LONGEST_CELL = 400
_LONGEST_CAPTION = 60
_MOST_HEADS = 6


@frozen(eq=False)
class Part:
    """A table, or as much of it as stands on one page."""

    page: int
    number: int
    """The number of the table on its page, from 1."""
    grid: Grid
    texts: dict[Cell, str]

    @property
    def is_layout(self) -> bool:
        """Whether a cell holds so much text that the grid is no table."""
        return any(len(text) > _LONGEST_CELL for text in self.texts.values())

    def place(self, cell: Cell) -> Span:
        """Where a cell stands, for readers."""
        return Span(0, 0, f"p.{self.page} table {self.number} row {cell.row + 1} cell {cell.column + 1}")

    @property
    def fractions(self) -> list[float]:
        """Where the columns begin and end, by the width of the table."""
        xs = self.grid.xs
        return [(x - xs[0]) / (xs[-1] - xs[0]) for x in xs]

    def goes_on_as(self, other: Part) -> bool:
        """Whether another part has the same columns, or some of them."""
        one, two = self.grid.xs, other.grid.xs
        if abs(one[0] - two[0]) > _SAME_EDGE or abs(one[-1] - two[-1]) > _SAME_EDGE:
            return False
        few, many = sorted((self.fractions, other.fractions), key=len)
        return all(min(abs(each - x) for x in many) <= _SAME_FRACTION for each in few)


def part_of(page: int, number: int, grid: Grid, glyphs: Sequence[Glyph], /) -> Part:
    """The text of every cell of a grid."""
    held: dict[Cell, list[Glyph]] = {cell: [] for cell in grid.cells}
    wide: list[tuple[Cell, set[Cell]]] = []
    for run in runs_of(glyphs):
        cell, others = _cell_of(run, grid)
        for glyph in run:
            own = cell or grid.place(glyph.x, glyph.y)
            if own is not None:
                held[own].append(glyph)
        if cell is not None:
            wide.append((cell, others))
    texts = {cell: cell_text(inside) for cell, inside in held.items()}
    for cell, others in wide:
        if any(is_blank(texts[other]) for other in others):
            texts[cell] += _DOUBTFUL
    return Part(page, number, grid, texts)


def _cell_of(run: Sequence[Glyph], grid: Grid) -> tuple[Cell | None, set[Cell]]:
    """The cell of a number wider than its cell, that of most of its figures, and the cells that it runs into.

    Two numbers that run into each other are told apart by the order in which they are painted.
    """
    cells = [cell for glyph in run if (cell := grid.place(glyph.x, glyph.y)) is not None]
    if len(set(cells)) < 2 or not all(glyph.text in _FIGURES for glyph in run):
        return None, set()
    if not any(glyph.x0 + 0.5 < x < glyph.x1 - 0.5 for glyph in run for x in grid.xs):
        return None, set()
    most = max(cells, key=cells.count)
    return most, set(cells) - {most}


@define(eq=False)
class _Slot:
    """A cell of a table that may have parts on several pages."""

    text: str
    span: Span
    row: int
    column: int
    rows: int
    columns: int

    @property
    def stretch(self) -> tuple[int, int]:
        """The columns it takes."""
        return self.column, self.columns


@define(eq=False)
class _Sheet:
    """A table put together from its parts."""

    columns: int
    rows: int = 0
    slots: list[_Slot] = field(factory=list[_Slot])
    spans: list[Span] = field(factory=list[Span])
    """Where each row stands."""
    heads: list[tuple[tuple[int, int, str], ...]] = field(factory=list["tuple[tuple[int, int, str], ...]"])

    def add(self, part: Part, edges: Sequence[float]) -> None:
        """The next part, its columns those of the whole table."""
        at = [min(range(len(edges)), key=lambda n: abs(edges[n] - each)) for each in part.fractions]
        slots = [
            _Slot(text, part.place(cell), cell.row, at[cell.column], cell.rows, width)
            for cell, text in part.texts.items()
            if (width := at[cell.column + cell.columns] - at[cell.column]) > 0
        ]
        rows = len(part.grid.ys) - 1
        spans = [part.place(Cell(row, 0, 1, 1)) for row in range(rows)]
        skipped = self._repeated(slots, rows)
        slots = [slot for slot in slots if slot.row >= skipped]
        for slot in slots:
            slot.row += self.rows - skipped
        joined = bool(self.rows) and self._join(slots, is_open=part.grid.open_above)
        self.slots += slots
        self.spans += spans[skipped + joined :]
        self.rows += rows - skipped - joined
        if not self.heads:
            self.heads = [_signature(slots, row) for row in range(min(rows, _MOST_HEADS))]

    def _repeated(self, slots: Sequence[_Slot], rows: int) -> int:
        """How many rows at the top of a part are the heads of the table again."""
        count = 0
        while count < min(len(self.heads), rows - 1):
            signature = _signature(slots, count)
            if signature != self.heads[count] or any(_is_figure(text) for _, _, text in signature):
                break
            count += 1
        reach = max((slot.row + slot.rows for slot in slots if slot.row < count), default=0)
        return count if reach <= count else 0

    def _join(self, slots: list[_Slot], *, is_open: bool) -> bool:
        """Join what the break has cut; whether a row was, so that two rows are one."""
        ends = {slot.stretch: slot for slot in self.slots if slot.row + slot.rows == self.rows}
        tops = [slot for slot in slots if slot.row == self.rows]
        pairs = [(ends[slot.stretch], slot) for slot in tops if slot.stretch in ends]
        is_row = len(pairs) == len(tops) and _is_one_row(pairs, is_open=is_open)
        for upper, lower in pairs:
            if is_row or _is_one_cell(upper, lower):
                if is_blank(upper.text) and not is_blank(lower.text):
                    upper.span = lower.span
                upper.text = "\n".join(text for text in (upper.text, lower.text) if text)
                upper.rows += lower.rows - is_row
                slots.remove(lower)
        if is_row:
            for slot in slots:
                slot.row -= 1
        return is_row

    def grid_rows(self) -> Iterator[list[RawCell]]:
        """Every row with a cell at each place, covered where a merged cell lies over it."""
        at: dict[tuple[int, int], _Slot] = {}
        for slot in self.slots:
            for row in range(slot.row, slot.row + slot.rows):
                at.update({(row, column): slot for column in range(slot.column, slot.column + slot.columns)})
        for row in range(self.rows):
            cells: list[RawCell] = []
            for column in range(self.columns):
                own = at.get((row, column))
                if own is None:
                    cells.append(RawCell("", self.spans[row]))
                elif (own.row, own.column) == (row, column):
                    cells.append(RawCell(own.text, own.span))
                else:
                    cells.append(RawCell("", own.span, covered=True))
            yield cells


def _signature(slots: Sequence[_Slot], row: int) -> tuple[tuple[int, int, str], ...]:
    return tuple((slot.column, slot.columns, match_key(slot.text)) for slot in slots if slot.row == row)


def _is_figure(text: str) -> bool:
    return looks_like_value(text) and not is_blank(text)


def _is_known(text: str) -> bool:
    key = match_key(text)
    return bool(key) and any(
        key in each.furniture or each.rows.certain(key) or each.columns.certain(key)
        for name in TABLES
        for each in vocabularies(name)
    )


def _is_one_row(pairs: Sequence[tuple[_Slot, _Slot]], *, is_open: bool) -> bool:
    """Whether the rows above and below a break are one: each cell has text on one side, its label on both or one."""
    labels = [pair for pair in pairs if not all(looks_like_value(slot.text) for slot in pair)]
    figures = [pair for pair in pairs if pair not in labels]
    if not labels or any(not is_blank(upper.text) and not is_blank(lower.text) for upper, lower in figures):
        return False
    upper, lower = (slot.text for slot in labels[-1])
    if _is_known(lower) or is_blank(upper):
        return False
    return _is_known(upper + lower) or (is_open and not _is_known(upper))


def _is_one_cell(upper: _Slot, lower: _Slot) -> bool:
    """Whether the cells above and below a break are one label over several rows."""
    if is_blank(upper.text) or looks_like_value(upper.text) or _is_known(lower.text):
        return False
    if is_blank(lower.text):
        return upper.rows > 1 or lower.rows > 1
    return _is_known(upper.text + lower.text)


def table_items(parts: Sequence[Part], /) -> Iterator[Item]:
    """The rows of a table, given its parts on the pages; a row that is one long text is a paragraph."""
    edges = sorted({fraction for part in parts for fraction in part.fractions})
    edges = [each for n, each in enumerate(edges) if not n or each - edges[n - 1] > _SAME_FRACTION]
    sheet = _Sheet(len(edges) - 1)
    for part in parts:
        sheet.add(part, edges)
    for cells in sheet.grid_rows():
        yield _item(cells)


def _item(cells: Sequence[RawCell]) -> Item:
    own = [cell for cell in cells if not cell.covered]
    if len(own) == 1 and len(own[0].text) > _LONGEST_CAPTION and cells[0] is own[0]:
        return Paragraph("".join(own[0].text.split("\n")), own[0].span)
    line = "  ".join("".join(cell.text.split("\n")) for cell in own if not is_blank(cell.text))
    return GridRow(tuple(cells), cells[0].span, line)
