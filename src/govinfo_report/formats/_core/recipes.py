"""Tables that are printed alike: what was worked out for one of them serves the next, whatever its figures are.

Where the labels of a table stand, which form it has and which cell is which follows from its words, its blanks and
its merges, and from nothing else, as long as no finding speaks of the figures. So a recipe is kept of what is
met twice: which printed cell gives which cell of the form. A table with the same words, blanks and merges is read by
it. Anything out of the ordinary has no recipe and is worked out each time.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from decimal import Decimal
from functools import partial

from attrs import frozen

from govinfo_report.address import CellRef, Place
from govinfo_report.editions import all_editions
from govinfo_report.form.layout import TableLayout
from govinfo_report.formats._core.grid import Collected, Header, LabelledRow
from govinfo_report.formats._core.items import GridRow, RawCell
from govinfo_report.formats._core.row_kinds import is_figure
from govinfo_report.formats._core.table_reading import TableReading
from govinfo_report.reading import LabelMatch
from govinfo_report.report.base import Cell, Table
from govinfo_report.report.money import Money, MoneyUnit
from govinfo_report.report.report import Printed

__all__ = ["Recipe", "forget", "recipe_for", "remember", "shape_of"]

_MOST = 128
_LONGEST = 8000
"""Characters in a shape: a table of the form has fewer."""

Shape = Hashable


@frozen(eq=False)
class Recipe:
    """How to read a table of one shape; positions count the cells of its heads and rows, one after the other."""

    places: tuple[tuple[Place, int], ...]
    """Where each place is printed."""
    refs: tuple[tuple[CellRef, int], ...]
    """Where each cell is printed."""
    trace: tuple[tuple[Callable[..., LabelMatch], int], ...]
    printed: dict[CellRef, Printed]
    values: tuple[Cell, ...]
    """Every cell of the form in printed order; those that are figures come from what is printed."""
    counts: tuple[tuple[int, int], ...]
    amounts: tuple[tuple[int, int, MoneyUnit | None], ...]
    table: type[Table]

    @property
    def layout(self) -> TableLayout:
        """The form of the table."""
        return self.table.LAYOUT

    def read(self, collected: Collected, /) -> TableReading:
        """Read a table of this shape."""
        cells = _cells_of(collected)
        values = [*self.values]
        for position, at in self.counts:
            values[position] = int(cells[at].text)
        for position, at, unit in self.amounts:
            values[position] = Money(Decimal(cells[at].text), unit)
        return TableReading(
            tables={self.layout.table: _table_of(self.table, values)},
            spans={place: cells[at].span for place, at in self.places},
            raw={ref: cells[at].text for ref, at in self.refs},
            printed=self.printed.copy(),
            trace=[found(span=cells[at].span) for found, at in self.trace],
        )


_recipes: dict[Shape, Recipe | None] = {}
"""A shape that was met once has none yet: most tables are met once."""


def shape_of(table: str, collected: Collected, hint: str | None, ends: Sequence[GridRow | None], /) -> Shape | None:
    """The words, blanks and merges of a table; ``None`` for one that is out of the ordinary.

    ``ends`` are the row with which the document ends and the one inside whose line it ends, if there are such rows.
    """
    last, open_row = ends
    if collected.strangers or not collected.rows:
        return None
    parts: list[Hashable] = [table, hint, all_editions(), frozenset(collected.followed)]
    headed = collected.rows[0].headed
    for header in collected.headers:
        parts.append((header.block, header.words))
    for row in collected.rows:
        printed = row.row
        if row.told is not None or row.headed is not headed or printed is open_row or printed.joined or printed.alone:
            return None
        covered = tuple([n for n, cell in enumerate(printed.cells) if cell.covered])
        parts.append((row.label, row.block, row.home, printed is last, covered, row.words))
    return tuple(parts)


def recipe_for(shape: Shape | None, /) -> Recipe | None:
    """What was remembered of a table of this shape."""
    return _recipes.get(shape) if shape is not None else None


def forget() -> None:
    """Forget every table: for measuring, and for tests."""
    _recipes.clear()


def remember(shape: Shape | None, collected: Collected, reading: TableReading, /) -> None:
    """Keep how this table was read when its shape is met again, if nothing in it was out of the ordinary."""
    if shape is None or reading.remarks or reading.extras or reading.unread or len(reading.tables) != 1:
        return
    if sum(len(word) for each in _parts(collected) for word in each.words) > _LONGEST:
        return
    if len({row.key for row in collected.rows}) < len(collected.rows):
        return
    if shape in _recipes:
        _recipes[shape] = _recipe_of(collected, reading)
        return
    if len(_recipes) >= _MOST:
        _recipes.pop(next(iter(_recipes)), None)
    _recipes[shape] = None


def _recipe_of(collected: Collected, reading: TableReading) -> Recipe | None:
    """The recipe that a reading shows: each of its spans is that of one printed cell."""
    cells = _cells_of(collected)
    words = [word for each in _parts(collected) for word in each.words]
    at: dict[int, int] = {}
    for n, cell in enumerate(cells):
        at.setdefault(id(cell.span), n)
    spans = (*reading.spans.values(), *(each.span for each in reading.trace))
    if any(id(span) not in at for span in spans):
        return None
    refs = {ref: at[id(reading.spans[ref])] for ref in reading.raw}
    if any(cells[n].text != reading.raw[ref] for ref, n in refs.items()):
        return None
    (table,) = reading.tables.values()
    values = table.values()
    figures = {ref: n for ref, n in refs.items() if is_figure(words[n])}
    if any(ref in reading.printed for ref in figures):
        return None  # how a figure was printed is not the same for all
    held = [
        (position, n, values[position])
        for ref, n in figures.items()
        if (position := table.LAYOUT.index(ref)) is not None
    ]
    return Recipe(
        places=tuple((place, at[id(span)]) for place, span in reading.spans.items()),
        refs=tuple(refs.items()),
        trace=tuple((_found(each), at[id(each.span)]) for each in reading.trace),
        printed=reading.printed.copy(),
        values=values,
        counts=tuple((position, n) for position, n, cell in held if isinstance(cell, int)),
        amounts=tuple((position, n, cell.unit) for position, n, cell in held if isinstance(cell, Money)),
        table=type(table),
    )


def _found(match: LabelMatch) -> Callable[..., LabelMatch]:
    return partial(
        LabelMatch,
        printed=match.printed,
        official=match.official,
        at=match.at,
        how=match.how,
        distance=match.distance,
    )


def _parts(collected: Collected) -> list[Header | LabelledRow]:
    return [*collected.headers, *collected.rows]


def _cells_of(collected: Collected) -> list[RawCell]:
    return [cell for each in _parts(collected) for cell in each.row.cells]


def _table_of(table: type[Table], values: Sequence[Cell]) -> Table:
    given = iter(values)
    return table.of_rows(
        {
            row.name: block.row_type(**{column.name: next(given) for column in block.columns})
            for block, row in table.LAYOUT.rows()
        }
    )
