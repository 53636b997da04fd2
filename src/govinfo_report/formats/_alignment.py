"""Where the values of a row begin and which column each is: decided once for a table, by all of its rows and heads.

Covered cells of merges are left out by some portals and printed as blanks by others, before the label and behind it.
A beginning is taken only if every row fits it and no other fits too; heads that stand apart as far as the columns of
the form do can decide between two. Heads out of the form's order prove that positions mean nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from govinfo_report.form.layout import Block, Column
from govinfo_report.formats._cells import is_blank, looks_like_value
from govinfo_report.formats._grid import Collected, LabelledRow
from govinfo_report.formats._items import RawCell
from govinfo_report.formats._vocabulary import TableVocabulary, label_key

__all__ = ["Alignment", "BlockHeads", "align", "heads_of", "offset_of"]


@frozen(eq=False)
class BlockHeads:
    """What the heads above a block say."""

    columns: tuple[Column, ...]
    """The columns that the source prints."""
    in_order: bool
    """Whether the heads stand in the order of the form, as far as they are known."""
    first_at: int | None
    """Where the first column stands, if the last one is as far from it as in the form."""


def heads_of(
    vocabulary: TableVocabulary, collected: Collected, block: Block, rows: Sequence[LabelledRow]
) -> BlockHeads:
    """Read the heads of a block whose rows these are."""
    captions = {row.block for row in rows}
    names = [column.name for column in block.columns]
    found: set[str] = set()
    unknown = 0
    in_order = True
    first_at: int | None = None
    for header in collected.headers:
        if len(vocabulary.layout.blocks) > 1 and header.block not in captions:
            continue
        places: list[tuple[int, int]] = []
        for position, cell in enumerate(header.row.cells):
            key = label_key(cell.text)
            if not key or key in vocabulary.furniture:
                continue
            match = vocabulary.columns.find(key)
            if match is None or match.name not in names:
                unknown += 1
            else:
                places.append((position, names.index(match.name)))
        order = [index for _, index in places]
        in_order = in_order and order == sorted(order)
        found |= {names[index] for index in order}
        if places and (places[0][1], places[-1][1]) == (0, len(names) - 1):
            apart = places[-1][0] - places[0][0]
            first_at = places[0][0] if apart == len(names) - 1 else first_at
    fewer = bool(found) and not unknown and len(found) < len(names)
    if fewer and all(len(row.values) <= len(found) for row in rows):
        return BlockHeads(tuple(column for column in block.columns if column.name in found), in_order, first_at)
    return BlockHeads(block.columns, in_order, first_at)


@frozen
class Alignment:
    """Where values begin: right after each label (``start=None``), or in one column of a full grid."""

    start: int | None
    certain: bool
    """Whether all rows agree; if not, a row is taken only if it could be nothing else."""


def align(rows: Sequence[tuple[LabelledRow, int]], proven: frozenset[int]) -> Alignment:
    """The one beginning that fits rows of these numbers of columns; ``proven`` are the columns that heads name."""
    rows = [(row, size) for row, size in rows if not (row.row.joined or row.row.alone)]
    tight = all(_nothing_in(row.values[size:]) for row, size in rows)
    widest = max((row.label for row, _ in rows), default=0) + 1
    grids = [start for start in range(widest, widest + 3) if all(_fits(row, start, size) for row, size in rows)]
    if len(proven) == 1 and (only := next(iter(proven))) in grids:
        return Alignment(only, certain=True)
    if tight and (not grids or all(row.first == grids[0] for row, _ in rows) or _all_blank(rows)):
        return Alignment(None, certain=len(grids) < 2 or _all_blank(rows) or _leading(rows))
    if not tight and len(grids) == 1:
        return Alignment(grids[0], certain=True)
    return Alignment(None, certain=False)


def _leading(rows: Sequence[tuple[LabelledRow, int]]) -> bool:
    """Whether some row has a value right after its label, so that nothing can be covered there."""
    return any(row.values and not is_blank(row.values[0].text) for row, _ in rows)


def _all_blank(rows: Sequence[tuple[LabelledRow, int]]) -> bool:
    return all(_nothing_in(row.values) for row, _ in rows)


def _nothing_in(cells: Sequence[RawCell]) -> bool:
    return all(is_blank(cell.text) for cell in cells)


def _fits(row: LabelledRow, start: int, size: int) -> bool:
    if row.label >= start or len(row.row.cells) < start + size:
        return False
    if any(cell.covered for cell in row.row.cells[start : start + size]):
        return False
    return _nothing_in(row.row.cells[row.label + 1 : start]) and _nothing_in(row.row.cells[start + size :])


def offset_of(cells: Sequence[RawCell], size: int, heads: Sequence[Sequence[RawCell]]) -> int | None:
    """Where ``size`` values without a label begin in a row; ``None`` if that is not certain."""
    possible = [
        start
        for start in range(len(cells) - size + 1)
        if _nothing_in(cells[:start]) and _nothing_in(cells[start + size :])
    ]
    if len(possible) == 1 or (possible and _nothing_in(cells)):
        return possible[0]
    for head in heads:
        printed = [n for n, cell in enumerate(head) if not is_blank(cell.text) and not looks_like_value(cell.text)]
        if len(printed) == size and printed[-1] - printed[0] == size - 1 and printed[0] in possible:
            return printed[0]
    return None
