"""Rows whose label is torn off or lost, told by the rows before and after them.

A form prints its rows in one order. Where two labelled rows stand as far apart as in the form, and as many rows without
a label stand between them as the form has rows there, each of those can only be one row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govinfo_report.formats._core.cells import is_blank, is_value
from govinfo_report.formats._core.grid import Collected, Stranger
from govinfo_report.formats._core.items import GridRow
from govinfo_report.formats._core.vocabulary import Match, TableVocabulary

__all__ = ["named_by_order"]


def named_by_order(
    vocabulary: TableVocabulary, collected: Collected, matches: Sequence[Match | None]
) -> dict[int, tuple[str, GridRow]]:
    """The names of rows without a label, by their position among the strangers; ``matches`` names the other rows."""
    names = [row.name for _, row in vocabulary.layout.rows()]
    known = [(n, names.index(match.name)) for n, match in enumerate(matches) if match is not None]
    order = [index for _, index in known]
    if order != sorted(set(order)):
        return {}
    found: dict[int, tuple[str, GridRow]] = {}
    for (before, first), (after, last) in pairwise(known):
        between = [n for n, each in enumerate(collected.strangers) if before < each.after <= after]
        missing = names[first + 1 : last]
        if missing and len(between) == len(missing):
            pairs = [(n, name, collected.strangers[n]) for n, name in zip(between, missing, strict=True)]
            if all(_is_whole(vocabulary, name, each) for _, name, each in pairs):
                found.update({n: (name, each.row) for n, name, each in pairs})
    return found


def _is_whole(vocabulary: TableVocabulary, name: str, stranger: Stranger) -> bool:
    """Whether a row has a figure for every column, and nothing else."""
    printed = [cell for cell in stranger.row.cells if not is_blank(cell.text)]
    return len(printed) == len(vocabulary.block(name).columns) and all(is_value(cell.text) for cell in printed)
