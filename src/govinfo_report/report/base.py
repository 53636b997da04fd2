"""What every table and every row of a report can do: hold cells, and say where they are."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import Any, ClassVar, Literal, Self, cast

import attrs
from attrs import frozen

from govinfo_report.address import CellRef, parse_place
from govinfo_report.errors import CellTypeError, PlaceError
from govinfo_report.form.layout import Block, Domain, Row, TableLayout
from govinfo_report.report.money import Money

__all__ = ["Cell", "Table", "TableRow", "is_blank", "number_of", "refuse_other_rows", "row_of"]

Cell = int | Money | None


def number_of(cell: Cell, /) -> int | None:
    """The count in a cell; ``None`` for a blank and for an amount of money."""
    return cell if isinstance(cell, int) else None


def is_blank(cell: Cell, /) -> bool:
    """Whether a cell holds no number."""
    return cell is None or (isinstance(cell, Money) and cell.value is None)


@frozen(eq=False)
class _RowShape:
    """What the cells of a row class may hold, found once for each class."""

    names: tuple[str, ...]
    allowed: tuple[frozenset[type], ...]
    counts_only: bool


_shapes: dict[type, _RowShape] = {}


def _row_shape(row_type: type) -> _RowShape:
    shape = _shapes.get(row_type)
    if shape is None:
        hints = typing.get_type_hints(row_type)
        names = tuple(field.name for field in attrs.fields(row_type))
        allowed = tuple(frozenset(typing.get_args(hints[name]) or (hints[name],)) for name in names)
        shape = _shapes[row_type] = _RowShape(names, allowed, set(allowed) == {_COUNT})
    return shape


_COUNT = frozenset({int, NoneType})


def _refuse_wrong_types(row_type: type[TableRow], cells: dict[str, object]) -> None:
    shape = _row_shape(row_type)
    for name, allowed in zip(shape.names, shape.allowed, strict=True):
        if name in cells and type(cells[name]) not in allowed:
            expected = " or ".join(sorted("None" if kind is NoneType else kind.__name__ for kind in allowed))
            found = f"{type(cells[name]).__name__}: {cells[name]!r}"
            raise CellTypeError(f"{row_type.__name__}.{name}: expected {expected}, got {found}")


@frozen(kw_only=True)
class TableRow:
    """A row of a table: flat cells, each a count, an amount or ``None`` for a cell that held no number."""

    def __new__(cls, *_: object, **cells: object) -> Self:
        """Refuse anything that is no cell before there is a row; decoders that check types themselves pass by."""
        if not (_COUNT.issuperset(map(type, cells.values())) and _row_shape(cls).counts_only):
            _refuse_wrong_types(cls, cells)
        return object.__new__(cls)


def row_of(block: Block, count: Literal[0] | None, /) -> TableRow:
    """A row of a block in which nothing was printed, or in which everything is 0."""
    amount = None if count is None else Decimal(count)
    cells = {
        column.name: Money(amount, column.unit) if column.domain is Domain.MONEY else count for column in block.columns
    }
    return cast("TableRow", block.row_type(**cells))


@frozen(kw_only=True)
class Table:
    """The table of a section. Its layout says which rows it has, in which order, and how they are labelled."""

    LAYOUT: ClassVar[TableLayout]

    def __new__(cls, *_: object, **rows: object) -> Self:
        """Refuse what is no row of the form before there is a table."""
        refuse_other_rows(cls, rows)
        return object.__new__(cls)

    def items(self) -> Iterator[tuple[Row, TableRow]]:
        """Every row of the form with the cells of this report, in printed order."""
        for _, row in self.LAYOUT.rows():
            yield row, getattr(self, row.name)

    def values(self) -> tuple[Cell, ...]:
        """Every cell, in printed order."""
        return _reader(self.LAYOUT)(self)

    def blanks(self) -> tuple[CellRef, ...]:
        """The addresses of the cells that hold no number, in printed order."""
        values = self.values()
        if None not in values and not any(is_blank(values[position]) for position in self.LAYOUT.amounts()):
            return ()
        return tuple(ref for ref, cell in zip(self.LAYOUT.cells(), values, strict=True) if is_blank(cell))

    def cells(self) -> Iterator[tuple[CellRef, Cell]]:
        """Every cell with its address, in printed order."""
        return zip(self.LAYOUT.cells(), self.values(), strict=True)

    def cell(self, ref: CellRef | str, /) -> Cell:
        """The cell at an address such as ``requests.received.total``.

        :class:`~govinfo_report.PlaceError` if the form of this table has no such cell.
        """
        place = parse_place(ref) if isinstance(ref, str) else ref
        if not isinstance(place, CellRef) or self.LAYOUT.index(place) is None:
            raise PlaceError(f"{type(self).__name__} has no cell {ref}")
        return cast("Cell", getattr(getattr(self, place.row), cast("str", place.column)))

    @classmethod
    def blank(cls) -> Self:
        """The table with every cell ``None``: what is held for a table that the source does not have."""
        return cls.of_rows({row.name: row_of(block, None) for block, row in cls.LAYOUT.rows()})

    @classmethod
    def rows_as_annotated(cls) -> bool:
        """Whether every row is of the class that its field names, and not of a child that the layout asks for.

        Decoders that go by annotations can be trusted with such tables only.
        """
        known = _annotated.get(cls.LAYOUT)
        if known is None:
            hints = typing.get_type_hints(cls)
            known = all(hints[row.name] is block.row_type for block, row in cls.LAYOUT.rows())
            _annotated[cls.LAYOUT] = known
        return known

    @classmethod
    def of_rows(cls, rows: dict[str, TableRow], /) -> Self:
        """A table of rows by name; every row of the form must be there."""
        return cls(**cast("dict[str, Any]", rows))

    @classmethod
    def summing(cls, **rows: Any) -> Self:
        """The table with these rows, and zeros in all others: for composing, never for reading."""
        zeros = {row.name: row_of(block, 0) for block, row in cls.LAYOUT.rows() if row.name not in rows}
        return cls(**zeros, **rows)


def refuse_other_rows(table: type[Table], rows: Mapping[str, object], /) -> None:
    """:class:`~govinfo_report.CellTypeError` if one of these is not of the class that its row has in the form."""
    for name, row_type in _row_types(table.LAYOUT):
        if name in rows and not isinstance(rows[name], row_type):
            found = f"{type(rows[name]).__name__}: {rows[name]!r}"
            raise CellTypeError(f"{table.__name__}.{name}: expected {row_type.__name__}, got {found}")


_annotated: dict[TableLayout, bool] = {}


@cache
def _row_types(layout: TableLayout) -> tuple[tuple[str, type], ...]:
    return tuple((row.name, block.row_type) for block, row in layout.rows())


@cache
def _reader(layout: TableLayout) -> Callable[[object], tuple[Cell, ...]]:
    """A function from a table to its cells in printed order, three times as fast as getting them by name."""
    cells: list[str] = []
    for number, (block, row) in enumerate(layout.rows()):
        names = [column.name for column in block.columns]
        if not all(name.isidentifier() for name in (row.name, *names)):
            raise ValueError(f"{row.name}: rows and columns are named by identifiers")
        cells += [f"(r{number} := t.{row.name}).{names[0]}", *(f"r{number}.{name}" for name in names[1:])]
    # The source holds nothing but the names of rows and columns, each an identifier.
    return cast("Callable[[object], tuple[Cell, ...]]", eval(f"lambda t: ({', '.join(cells)},)"))  # noqa: S307
