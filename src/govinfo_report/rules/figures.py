"""Figures of a table, as rules on plausibility look at them."""

from __future__ import annotations

from collections.abc import Iterable

from govinfo_report.address import CellRef
from govinfo_report.report.base import Table, number_of

__all__ = ["above_zero"]


def above_zero(table: Table, rows: Iterable[str] | None = None, /) -> tuple[CellRef, ...]:
    """The count cells that hold more than 0, in these rows or in all of them."""
    wanted = None if rows is None else frozenset(rows)
    return tuple(
        ref
        for ref, cell in table.cells()
        if (number := number_of(cell)) is not None and number > 0 and (wanted is None or ref.row in wanted)
    )
