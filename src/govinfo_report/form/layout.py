"""The layout of a table: its rows, columns, groups and blocks in printed order, with the labels of the form.

A layout is a literal in the file of the form that prints it. Everything else that needs to know the form (the
writers, the readers, the identities, the docs) asks the layout.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal

from attrs import field, frozen

from govinfo_report.address import CellRef
from govinfo_report.findings import Bilingual

__all__ = ["Block", "Column", "Domain", "Group", "Row", "TableLayout"]


class Domain(enum.Enum):
    """What a cell of a column can hold."""

    COUNT = "count"
    """A whole number, 0 or more (件)."""
    SIGNED = "signed"
    """A whole number with a sign (本年增/减)."""
    MONEY = "money"
    """An amount of money with the unit that was printed, if one was."""


def _labels(labels: Iterable[str | Bilingual]) -> tuple[Bilingual, ...]:
    return tuple(each if isinstance(each, Bilingual) else Bilingual(zh=each, en=each) for each in labels)


@frozen
class Column:
    """A column: its field name, its label, and the heads printed above it."""

    name: str
    label: str
    english: str
    above: tuple[Bilingual, ...] = field(default=(), converter=_labels)
    """The heads above it, the outermost first; a plain text stands for itself in both languages."""
    group: str | None = None
    domain: Domain = Domain.COUNT
    unit: Literal["元", "万元"] | None = None
    """The unit that the head of the form prints, for amounts."""
    aliases: tuple[str, ...] = ()


@frozen
class Row:
    """A row: its field name, its label exact to the character, its group, and the article that it rests on."""

    name: str
    label: str
    english: str
    group: str | None = None
    article: str | None = None
    """Article of the 政府信息公开条例."""
    aliases: tuple[str, ...] = ()


@frozen
class Group:
    """Rows that stand together; a group without a label is not printed and only serves sums."""

    name: str
    label: str | None
    english: str
    parent: str | None = None
    aliases: tuple[str, ...] = ()


@frozen
class Block:
    """Rows that share their columns, under one caption where the form prints one."""

    row_type: type
    """The class of one row; its fields are the names of the columns."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str | None = None
    corner: str | None = None
    """The label above the row labels, such as 信息内容."""
    wide_value: bool = False
    """Whether the one value spans the remaining columns of the table."""
    caption_english: str | None = None
    corner_english: str | None = None


@frozen(eq=False)
class TableLayout:
    """The table of one section in one form. Each layout is one object: two are equal only if they are the same."""

    table: str
    """The section, and the attribute of the report that holds the table."""
    edition: str | None
    """The form that prints it; ``None`` for a table that all forms share and that tells of none."""
    blocks: tuple[Block, ...]
    groups: tuple[Group, ...] = ()
    rows_across: bool = False
    """Whether the rows are printed side by side, as one line of cells."""
    widths: tuple[int, ...] = ()
    """How wide the columns of the printed grid are, those of labels first (twentieths of a point); empty: all alike."""

    def cells(self) -> tuple[CellRef, ...]:
        """The address of every cell, in printed order."""
        return self._facts.cells

    def columns(self) -> tuple[Column, ...]:
        """The column of every cell, in printed order."""
        return self._facts.columns

    def amounts(self) -> tuple[int, ...]:
        """The positions of the cells that hold amounts of money."""
        return self._facts.amounts

    def places(self) -> Iterator[tuple[Block, Row, Column]]:
        """Block, row and column of every cell, in printed order."""
        for block in self.blocks:
            for row in block.rows:
                for column in block.columns:
                    yield block, row, column

    def rows(self) -> Iterator[tuple[Block, Row]]:
        """Every row with its block, in printed order."""
        for block in self.blocks:
            for row in block.rows:
                yield block, row

    def index(self, ref: CellRef, /) -> int | None:
        """The position of a cell in printed order, or ``None`` if the form does not have it."""
        return self._facts.positions.get(ref)

    def row_cells(self, row: str, /) -> dict[str, CellRef]:
        """The addresses of the cells of a row by column; ``KeyError`` for a row that the form does not have."""
        return self._facts.row_cells[row]

    def column(self, ref: CellRef, /) -> Column | None:
        """The column that a cell lies in."""
        position = self.index(ref)
        return None if position is None else self._facts.columns[position]

    def group_path(self, name: str | None, /) -> tuple[Group, ...]:
        """A group and its parents, the outermost first."""
        path: list[Group] = []
        while name is not None:
            group = self._facts.groups[name]
            path.insert(0, group)
            name = group.parent
        return tuple(path)

    def members(self, name: str, rows: tuple[Row, ...], /) -> tuple[str, ...]:
        """The rows that a name stands for: the row itself, or the rows of the group and of the groups in it."""
        if any(row.name == name for row in rows):
            return (name,)
        return tuple(row.name for row in rows if any(group.name == name for group in self.group_path(row.group)))

    def name_of(self, ref: CellRef, /) -> str:
        """The printed name of a cell, row or column: （一）予以公开 · 总计.

        Rows of a group carry the label of the group, since 2.重复申请 alone says too little.
        """
        row = self._facts.row_names.get(ref.row)
        column = self._facts.column_names.get((ref.row, ref.column)) if ref.row != "*" else None
        if column is None and ref.column is not None:
            column = next((c.label for _, _, c in self.places() if c.name == ref.column), None)
        return " · ".join(part for part in (row, column) if part)

    def named(self, ref: CellRef, /) -> Bilingual:
        """The name of a cell, row or column in both languages."""
        row = next((row for _, row in self.rows() if row.name == ref.row), None)
        column = next((column for _, _, column in self.places() if column.name == ref.column), None)
        groups = [group.english for group in self.group_path(row.group) if group.label and group.parent] if row else []
        parts = [*groups, row.english if row else "", column.english if column else ""]
        return Bilingual(zh=self.name_of(ref), en=", ".join(part for part in parts if part))

    @cached_property
    def _facts(self) -> _Facts:
        return _Facts.of(self)


@frozen(eq=False)
class _Facts:
    """What is asked of a layout again and again, found once."""

    cells: tuple[CellRef, ...]
    columns: tuple[Column, ...]
    amounts: tuple[int, ...]
    positions: dict[CellRef, int]
    row_cells: dict[str, dict[str, CellRef]]
    groups: dict[str, Group]
    row_names: dict[str, str]
    column_names: dict[tuple[str, str | None], str]

    @classmethod
    def of(cls, layout: TableLayout) -> _Facts:
        places = tuple(layout.places())
        cells = tuple(CellRef(layout.table, row.name, column.name) for _, row, column in places)
        groups = {group.name: group for group in layout.groups}
        row_cells: dict[str, dict[str, CellRef]] = {}
        for cell, (_, row, column) in zip(cells, places, strict=True):
            row_cells.setdefault(row.name, {})[column.name] = cell
        return cls(
            cells=cells,
            columns=tuple(column for _, _, column in places),
            amounts=tuple(n for n, (_, _, column) in enumerate(places) if column.domain is Domain.MONEY),
            positions={cell: position for position, cell in enumerate(cells)},
            row_cells=row_cells,
            groups=groups,
            row_names={row.name: _row_name(row, groups) for _, row, _ in places},
            column_names={(row.name, column.name): column.label for _, row, column in places},
        )


def _row_name(row: Row, groups: dict[str, Group]) -> str:
    group = groups.get(row.group) if row.group else None
    printed = group is not None and group.label is not None and group.parent is not None
    return f"{group.label} {row.label}" if printed and group else row.label
