"""The printed form of a table: which cell lies where in the grid, and over how many rows and columns.

The geometry follows from the layout alone. Every writer of pages (HTML, DOCX, XLSX, PDF) and every picture of a table
asks here, so that the merged cells of the form are drawn in one place (〔2021〕30号, 表二至表四).
"""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Iterator, Sequence

from attrs import evolve, field, frozen

from govinfo_report.address import CellRef
from govinfo_report.findings import Bilingual
from govinfo_report.form.layout import Block, Column, Row, TableLayout

__all__ = ["FormCell", "FormGrid", "Part", "form_grid"]


_NONE = Bilingual(zh="", en="")


class Part(enum.Enum):
    """What a cell of a printed form is for."""

    CAPTION = "caption"
    """第二十条第（一）项: a line over the whole table."""
    CORNER = "corner"
    """The cell over the labels of the rows."""
    HEAD = "head"
    """The head of a column, or of several."""
    GROUP = "group"
    """The label of a group of rows, beside them."""
    LABEL = "label"
    """The label of a row."""
    VALUE = "value"
    """A figure."""


@frozen(kw_only=True)
class FormCell:
    """A cell of the printed form, from ``row`` and ``column`` (from 0) over ``rows`` and ``columns``."""

    part: Part
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    label: Bilingual = _NONE
    """The label of the form, exact to the character in Chinese; empty for a figure."""
    ref: CellRef | None = None
    """What it names or holds: a cell for a figure, a row for a label, a column for a head; else ``None``."""

    @property
    def text(self) -> str:
        """The label in Chinese."""
        return self.label.zh


@frozen(kw_only=True)
class FormGrid:
    """A table of a form as it is printed."""

    layout: TableLayout
    rows: int
    columns: int
    head_rows: int
    """How many rows at the top are heads: they are repeated on every page."""
    cells: tuple[FormCell, ...] = field(repr=False)
    """Every cell once, by row and column of its upper left corner."""

    @property
    def shares(self) -> tuple[float, ...]:
        """How much of the width each column takes; together 1."""
        widths = self.layout.widths if len(self.layout.widths) == self.columns else (1,) * self.columns
        return tuple(width / sum(widths) for width in widths)

    def lines(self) -> tuple[tuple[FormCell, ...], ...]:
        """The cells that begin in each row, from left to right."""
        lines: list[list[FormCell]] = [[] for _ in range(self.rows)]
        for cell in self.cells:
            lines[cell.row].append(cell)
        return tuple(map(tuple, lines))


def form_grid(layout: TableLayout, /, *, without: Collection[str] = ()) -> FormGrid:
    """The printed form of a table; ``without`` names rows that are left out, as a source may not have them all."""
    if layout.rows_across:
        return _across(layout)
    return _down(layout, without)


Path = tuple[tuple[Bilingual, CellRef | None], ...]
"""The labels over a column or beside a row, from the outside to the inside, each with what it names."""


def _across(layout: TableLayout) -> FormGrid:
    """Rows side by side under their heads, then one line of figures."""
    paths = [
        (
            *_row_path(layout, row),
            (Bilingual(zh=column.label, en=column.english), CellRef(layout.table, row.name, column.name)),
        )
        for _, row, column in layout.places()
    ]
    heads, depth = _heads(paths, 0)
    figures = [FormCell(part=Part.VALUE, row=depth, column=n, ref=ref) for n, ref in enumerate(layout.cells())]
    return FormGrid(
        layout=layout, rows=depth + 1, columns=len(paths), head_rows=depth, cells=_ordered((*heads, *figures))
    )


def _heads(paths: Sequence[Path], first: int) -> tuple[list[FormCell], int]:
    """Heads over columns from ``first`` on: what columns share is one cell, the last label goes down to the figures."""
    depth = max(map(len, paths))
    cells: list[FormCell] = []
    for level in range(depth):
        for start, end in _runs([path[: level + 1] if len(path) > level else n for n, path in enumerate(paths)]):
            path = paths[start]
            if len(path) <= level:
                continue
            label, ref = path[level]
            is_last = level == len(path) - 1
            cells.append(
                FormCell(
                    part=Part.HEAD,
                    row=level,
                    column=first + start,
                    rows=depth - level if is_last else 1,
                    columns=end - start,
                    label=label,
                    ref=ref,
                )
            )
    return cells, depth


def _runs(keys: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Where equal neighbours begin and end."""
    start = 0
    for n in range(1, len(keys) + 1):
        if n == len(keys) or keys[n] != keys[start]:
            yield start, n
            start = n


def _down(layout: TableLayout, without: Collection[str]) -> FormGrid:
    """Rows under each other, each with the labels of its groups, under the heads of its block.

    Heads without rows are printed only where no row is left: the table is there, and has nothing in it.
    """
    is_empty = all(row.name in without for _, row in layout.rows())
    paths = {row.name: _row_path(layout, row) for _, row in layout.rows()}
    labels = max(map(len, paths.values()))
    width = labels + max(len(block.columns) for block in layout.blocks)
    cells: list[FormCell] = []
    at = head_rows = 0
    for block in layout.blocks:
        rows = [row for row in block.rows if row.name not in without]
        if not rows and not is_empty:
            continue
        top, depth = _block_heads(layout, block, at, labels, width)
        cells += top
        at += depth
        head_rows = head_rows or (depth if len(layout.blocks) == 1 else 0)
        cells += _row_labels([paths[row.name] for row in rows], at, labels)
        for n, row in enumerate(rows):
            cells += _figures(layout, block, row, at + n, labels, width)
        at += len(rows)
    return FormGrid(layout=layout, rows=at, columns=width, head_rows=head_rows, cells=_ordered(cells))


def _row_path(layout: TableLayout, row: Row) -> Path:
    groups = [
        (Bilingual(zh=group.label, en=group.english), None) for group in layout.group_path(row.group) if group.label
    ]
    return (*groups, (Bilingual(zh=row.label, en=row.english), CellRef(layout.table, row.name)))


def _block_heads(layout: TableLayout, block: Block, at: int, labels: int, width: int) -> tuple[list[FormCell], int]:
    """The caption and the heads of a block, and how many rows they take."""
    cells: list[FormCell] = []
    if block.caption:
        caption = _either(block.caption, block.caption_english)
        cells.append(FormCell(part=Part.CAPTION, row=at, column=0, columns=width, label=caption))
    first = at + len(cells)
    heads, depth = _heads([_column_path(layout, column) for column in block.columns], labels)
    corner = _either(block.corner, block.corner_english)
    cells.append(FormCell(part=Part.CORNER, row=first, column=0, rows=depth, columns=labels, label=corner))
    cells += [evolve(_to_the_edge(head, labels + len(block.columns), width), row=head.row + first) for head in heads]
    return cells, first + depth - at


def _column_path(layout: TableLayout, column: Column) -> Path:
    above = [(label, None) for label in column.above]
    return (*above, (Bilingual(zh=column.label, en=column.english), CellRef(layout.table, "*", column.name)))


def _either(chinese: str | None, english: str | None) -> Bilingual:
    """A label in both languages; the Chinese one in both where no other is known."""
    return Bilingual(zh=chinese or "", en=english or chinese or "")


def _to_the_edge(cell: FormCell, last: int, width: int) -> FormCell:
    """The cell, widened to the edge of the table if it is the last of a block with fewer columns."""
    return evolve(cell, columns=width - cell.column) if cell.column + cell.columns == last < width else cell


def _row_labels(paths: Sequence[Path], at: int, labels: int) -> Iterator[FormCell]:
    """Labels beside rows: what rows share is one cell, the last label of each goes to the figures."""
    for level in range(labels):
        for start, end in _runs([path[: level + 1] if len(path) > level else n for n, path in enumerate(paths)]):
            path = paths[start]
            if len(path) > level:
                label, ref = path[level]
                is_last = level == len(path) - 1
                yield FormCell(
                    part=Part.LABEL if is_last else Part.GROUP,
                    row=at + start,
                    column=level,
                    rows=end - start,
                    columns=labels - level if is_last else 1,
                    label=label,
                    ref=ref,
                )


def _figures(layout: TableLayout, block: Block, row: Row, at: int, labels: int, width: int) -> Iterator[FormCell]:
    for n, column in enumerate(block.columns):
        ref = CellRef(layout.table, row.name, column.name)
        cell = FormCell(part=Part.VALUE, row=at, column=labels + n, ref=ref)
        yield _to_the_edge(cell, labels + len(block.columns), width)


def _ordered(cells: Iterable[FormCell]) -> tuple[FormCell, ...]:
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
