"""Where the values of a row begin and which column each is: decided once for a table, by all of its rows and heads.

Covered cells of merges are left out by some portals and printed as blanks by others, before the label and behind it.
A beginning is taken only if every row fits it and no other fits too; heads that stand apart as far as the columns of
the form do can decide between two. Heads out of the form's order prove that positions mean nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from attrs import frozen

from govinfo_report.form.layout import Block, Column
from govinfo_report.formats._core.cells import is_blank, is_value, looks_like_value
from govinfo_report.formats._core.grid import Collected, LabelledRow
from govinfo_report.formats._core.items import GridRow, RawCell
from govinfo_report.formats._core.vocabulary import TableVocabulary, is_piece, label_key

__all__ = ["Alignment", "BlockHeads", "across_in_order", "align", "first_head", "heads_of", "is_crowded", "offset_of"]


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
    alone: list[int] = []
    first_at: int | None = None
    for header in collected.headers:
        if len(vocabulary.layout.blocks) > 1 and header.block not in captions:
            continue
        places: list[tuple[int, int]] = []
        strange = False
        for position, cell in enumerate(header.row.cells):
            key = label_key(cell.text)
            if not key or key in vocabulary.furniture:
                continue
            match = vocabulary.columns.find(key)
            if match is None or match.name not in names:
                unknown += 1
                strange = strange or (bool(places) and not is_piece(cell.text))
            else:
                places.append((position, names.index(match.name)))
        order = [index for _, index in places]
        alone += order if len(header.row.cells) == 1 else []
        moved = strange and len({position - index for position, index in places}) > 1
        in_order = in_order and order == sorted(order) and not moved and not _told_apart(header.row, places)
        found |= {names[index] for index in order}
        if places and (places[0][1], places[-1][1]) == (0, len(names) - 1):
            apart = places[-1][0] - places[0][0]
            first_at = places[0][0] if apart == len(names) - 1 else first_at
    in_order = in_order and _lines_in_order(alone, len(names))
    fewer = bool(found) and not unknown and len(found) < len(names)
    if fewer and all(len(row.values) <= len(found) for row in rows):
        return BlockHeads(tuple(column for column in block.columns if column.name in found), in_order, first_at)
    return BlockHeads(block.columns, in_order, first_at)


def _told_apart(row: GridRow, places: Sequence[tuple[int, int]]) -> bool:
    """Whether one column is printed several times, told apart by the notes of its heads, such as their years."""
    texts: dict[int, str] = {}
    return any(texts.setdefault(index, text) != text for at, index in places if (text := row.cells[at].text.strip()))


def _lines_in_order(order: Sequence[int], size: int) -> bool:
    """Whether heads on lines of their own stand in the order of the form.

    The last one may come before those that are printed under a common head, and all may come again after a page.
    """
    if len(set(order)) < size:
        return True
    inner = [index for index in order if index < size - 1]
    ascending = all(after > before or after == 0 for before, after in pairwise(inner))
    return order[0] == 0 and ascending


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
        late = min(proven, default=0) > max((row.first for row, _ in rows), default=0)
        return Alignment(None, certain=(len(grids) < 2 and not late) or _all_blank(rows) or _leading(rows))
    if not tight and len(grids) == 1 and grids[0] > max(proven, default=0) and _filled_at(rows, grids[0]):
        return Alignment(grids[0], certain=True)
    return Alignment(None, certain=False)


def _filled_at(rows: Sequence[tuple[LabelledRow, int]], start: int) -> bool:
    """Whether some row has a value where they begin: a column of blanks can as well be covered."""
    return any(not is_blank(row.row.cells[start].text) for row, _ in rows)


def _leading(rows: Sequence[tuple[LabelledRow, int]]) -> bool:
    """Whether some row has a value right after its label, so that nothing can be covered there."""
    return any(row.values and not is_blank(row.values[0].text) for row, _ in rows)


def _all_blank(rows: Sequence[tuple[LabelledRow, int]]) -> bool:
    return all(_nothing_in(row.values) for row, _ in rows)


def _nothing_in(cells: Sequence[RawCell]) -> bool:
    return not [cell for cell in cells if cell.text and not is_blank(cell.text)]


def _fits(row: LabelledRow, start: int, size: int) -> bool:
    if row.label >= start or len(row.row.cells) < start + size:
        return False
    if any(cell.covered for cell in row.row.cells[start : start + size]):
        return False
    return _nothing_in(row.row.cells[row.label + 1 : start]) and _nothing_in(row.row.cells[start + size :])


def is_crowded(values: Sequence[RawCell], /) -> bool:
    """Whether several figures stand in one cell before a blank one, which can have lost its own to it."""
    return any(is_blank(other.text) and _holds_several(one.text) for one, other in pairwise(values))


def _holds_several(text: str) -> bool:
    return not text.isdecimal() and len(parts := text.split()) > 1 and all(map(is_value, parts))


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


def across_in_order(vocabulary: TableVocabulary, heads: Sequence[GridRow]) -> bool:
    """Whether the heads of a table printed across stand in the order of the form, where a line holds a set of them."""
    groups, columns = _heads_across(vocabulary)
    lines = [[label_key(cell.text) for cell in row.cells] for row in heads]
    lines.append([keys[0] for keys in lines if len(keys) == 1])
    sets = [[columns.index(key) for key in keys if key in columns] for keys in lines]
    tops = [[groups.index(key) for key in keys if key in groups] for keys in lines[:-1]]
    return all(_is_ascending(order) for order in sets if len(set(order)) > 2) and all(
        order == sorted(order) for order in tops
    )


@lru_cache(maxsize=8)
def _heads_across(vocabulary: TableVocabulary) -> tuple[list[str], list[str]]:
    """The matching forms of the heads over the rows and of those over the columns, in the order of the form."""
    layout = vocabulary.layout
    printed = [(*(g.label for g in layout.group_path(row.group) if g.label), row.label) for _, row in layout.rows()]
    groups = list(dict.fromkeys(label_key(label) for path in printed for label in path))
    return groups, [label_key(column.label) for column in layout.blocks[0].columns]


def first_head(vocabulary: TableVocabulary, heads: Sequence[GridRow], /) -> int:
    """Where the first head of a table printed across stands: no value stands before it."""
    groups, columns = _heads_across(vocabulary)
    known = {*groups, *columns}
    return min((n for row in heads for n, cell in enumerate(row.cells) if label_key(cell.text) in known), default=0)


def _is_ascending(order: Sequence[int]) -> bool:
    """Whether positions ascend, and begin anew only at the first."""
    return order[:1] in ([], [0]) and all(after > before or after == 0 for before, after in pairwise(order))
