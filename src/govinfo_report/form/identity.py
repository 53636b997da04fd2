"""One declaration of an accounting identity (勾稽关系), read in several ways.

From :class:`Identity` come the lines of one report, the code that checks whole columns of many reports at once, the
bounds on blanks (:mod:`govinfo_report.form.bounds`) and the printed formula. They must agree, and a test holds them
to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any, Literal, Protocol, TypeVar, cast

from attrs import frozen

from govinfo_report.address import CellRef
from govinfo_report.findings import RuleInfo
from govinfo_report.form.layout import Block, Domain, TableLayout

__all__ = ["Addable", "Identity", "LineLayout", "lines_of", "residual_function", "residual_source"]


@frozen(kw_only=True, eq=False)
class Identity:
    """Integer weights over rows, columns or groups of one table, and a relation. Each is one object.

    ``over="columns"`` means one line for each column, and ``left`` and ``right`` name rows or groups of rows;
    ``over="rows"`` one line for each row, and they name columns or groups of columns. A group stands for its members.
    A table or block that lacks one of the names has no such line, so an identity belongs to no form.
    """

    rule: RuleInfo
    table: str
    over: Literal["rows", "columns"]
    left: tuple[str, ...]
    right: tuple[str, ...] = ()
    relation: Literal["==", ">="] = "=="

    @property
    def formula(self) -> str:
        """The identity as it is written in documentation: ``received + carried_in == …``."""
        left, right = (" + ".join(names) or "0" for names in (self.left, self.right))
        return f"{left} {self.relation} {right}"

    def holds(self, residual: int, /) -> bool:
        """Whether the relation is kept when left less right comes to ``residual``."""
        return residual == 0 if self.relation == "==" else residual >= 0


@frozen(eq=False)
class LineLayout:
    """One line of an identity in one table: which cells, by position, stand on its two sides."""

    identity: Identity
    at: CellRef
    """The column or row that the line is about."""
    left: tuple[int, ...]
    right: tuple[int, ...]
    signed: frozenset[int]
    """Positions of cells that may be negative."""
    cells: tuple[CellRef, ...]
    """The addresses of the cells, left side first."""
    terms: tuple[tuple[int, int], ...]
    """Position and weight of every cell; each cell once."""

    @cached_property
    def key(self) -> str:
        """Code and address: lines of a table are put in this order wherever order could matter."""
        return f"{self.identity.rule.code} {self.at}"

    @cached_property
    def exact(self) -> bool:
        """Whether the line is an equality."""
        return self.identity.relation == "=="


def lines_of(layout: TableLayout, identities: Iterable[Identity], /) -> tuple[LineLayout, ...]:
    """The lines that these identities have in a table, identity by identity in printed order."""
    return _lines(layout, tuple(identities))


@lru_cache(maxsize=64)
def _lines(layout: TableLayout, identities: tuple[Identity, ...]) -> tuple[LineLayout, ...]:
    return tuple(
        line
        for identity in identities
        if identity.table == layout.table
        for block in layout.blocks
        for line in _block_lines(layout, block, identity)
    )


def _block_lines(layout: TableLayout, block: Block, identity: Identity) -> Iterator[LineLayout]:
    across = identity.over == "columns"

    def resolve(name: str) -> tuple[str, ...]:
        if across:
            return layout.members(name, block.rows)
        return tuple(c.name for c in block.columns if name in (c.name, c.group))

    sides = [[resolve(name) for name in names] for names in (identity.left, identity.right)]
    if not all(members for side in sides for members in side):
        return
    left, right = (tuple(name for members in side for name in members) for side in sides)
    for fixed in block.columns if across else block.rows:
        cells = [
            [CellRef(layout.table, n, fixed.name) if across else CellRef(layout.table, fixed.name, n) for n in names]
            for names in (left, right)
        ]
        at = CellRef(layout.table, "*", fixed.name) if across else CellRef(layout.table, fixed.name)
        positions = [tuple(_position(layout, cell) for cell in side) for side in cells]
        every = tuple(cell for side in cells for cell in side)
        weights = tuple((i, 1) for i in positions[0]) + tuple((i, -1) for i in positions[1])
        yield LineLayout(identity, at, positions[0], positions[1], frozenset(_signed(layout, every)), every, weights)


def _position(layout: TableLayout, cell: CellRef) -> int:
    position = layout.index(cell)
    if position is None:  # pragma: no cover - the names were resolved from this very layout
        raise LookupError(str(cell))
    return position


def _signed(layout: TableLayout, cells: Iterable[CellRef]) -> Iterator[int]:
    for cell in cells:
        column = layout.column(cell)
        if column is not None and column.domain is Domain.SIGNED:
            yield _position(layout, cell)


class Addable(Protocol):
    """Numbers, or arrays of numbers: whatever can be added and subtracted."""

    def __add__(self, other: Any, /) -> Any:
        """Add two of them."""
        ...

    def __sub__(self, other: Any, /) -> Any:
        """Subtract one from the other."""
        ...


T = TypeVar("T", bound=Addable)


def residual_source(lines: Sequence[LineLayout], /) -> str:
    """The source of a function of the cells ``c`` (in printed order) that gives left less right for every line."""
    return f"lambda c: ({''.join(f'{_expression(line)}, ' for line in lines)})"


def _expression(line: LineLayout) -> str:
    plus = " + ".join(f"c[{i}]" for i in line.left)
    return plus + "".join(f" - c[{i}]" for i in line.right)


@lru_cache(maxsize=64)
def _compiled(lines: tuple[LineLayout, ...]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    # The source holds nothing but positions that the layout gave: numbers, brackets, plus and minus.
    function = eval(residual_source(lines), {"__builtins__": {}})  # noqa: S307
    return cast("Callable[[Sequence[Any]], tuple[Any, ...]]", function)


def residual_function(lines: tuple[LineLayout, ...], /) -> Callable[[Sequence[T]], tuple[T, ...]]:
    """A function from the cells of a table, in printed order, to left less right of every line.

    The cells are plain numbers, or one array each with that cell of many reports: NumPy arrays, columns of a data
    frame, anything that adds and subtracts. A blank (``None``) raises ``TypeError``: blanks are for the bounds.
    """
    return _compiled(lines)
