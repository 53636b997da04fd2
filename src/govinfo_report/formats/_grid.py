"""Rows of labelled cells to tables: shared by every reader that meets a table.

Rows are first collected by their labels, whatever the form. When the document ends, the form of each table is the one
whose labels fit best; the cells of a row are then taken where every row of the table agrees on where they begin. What
cannot be placed with certainty is reported, not taken.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field, frozen

from govinfo_report.formats._cells import is_blank, looks_like_value
from govinfo_report.formats._items import GridRow, RawCell
from govinfo_report.formats._vocabulary import Match, TableVocabulary, vocabularies
from govinfo_report.text.normalise import match_key

__all__ = ["Collected", "Header", "LabelledRow", "TableCollector", "best_vocabulary"]

_LABELLED_TABLES = ("requests", "proactive_disclosure")
_ACROSS_TABLE = "disputes"


@frozen
class LabelledRow:
    """A row whose label is one of some form's: where the label stands in it."""

    row: GridRow
    label: int
    block: str | None = None
    """The matching form of the caption above it."""
    home: bool = True
    """Whether it stands in the section of a table, and not in a narrative one."""

    @property
    def label_cell(self) -> RawCell:
        """The cell with the label."""
        return self.row.cells[self.label]

    @property
    def values(self) -> tuple[RawCell, ...]:
        """The cells after the label; what a merged cell covers is none."""
        return tuple(cell for cell in self.row.cells[self.label + 1 :] if not cell.covered)

    @property
    def first(self) -> int:
        """Where the first cell after the label stands in the row."""
        cells = self.row.cells
        return next((n for n in range(self.label + 1, len(cells)) if not cells[n].covered), len(cells))


@frozen
class Header:
    """A row of column heads."""

    row: GridRow
    block: str | None = None


@define
class Collected:
    """The rows of one table, before its form is known."""

    rows: list[LabelledRow] = field(factory=list[LabelledRow])
    headers: list[Header] = field(factory=list[Header])
    strangers: list[GridRow] = field(factory=list[GridRow])
    """Rows inside the table that no form knows."""


@define
class TableCollector:
    """Sorts the rows of a document into tables."""

    tables: dict[str, Collected] = field(factory=dict[str, Collected])
    across: list[GridRow] = field(factory=list[GridRow])
    """Rows of values under the heads of the disputes table."""
    across_heads: list[GridRow] = field(factory=list[GridRow])
    current: str | None = None
    caption: str | None = None
    home: bool = True

    def take(self, row: GridRow) -> bool:
        """Whether the row belongs to a table, and if so keep it."""
        keys = [match_key(cell.text) for cell in row.cells]
        if self.current == _ACROSS_TABLE and _is_header(_ACROSS_TABLE, keys):
            self.across_heads.append(row)
            return True
        for table in self._order():
            if (label := _label_position(table, row, keys)) is not None:
                self._collected(table).rows.append(LabelledRow(row, label, self.caption, self.home))
                return True
            if _is_header(table, keys):
                self._head(table, row, keys)
                return True
        if _is_header(_ACROSS_TABLE, keys):
            self.current = _ACROSS_TABLE
            self.across_heads.append(row)
            return True
        return self._stranger(row)

    def _order(self) -> Iterator[str]:
        if self.current in _LABELLED_TABLES:
            yield self.current
        yield from (table for table in _LABELLED_TABLES if table != self.current)

    def _collected(self, table: str) -> Collected:
        self.current = table
        return self.tables.setdefault(table, Collected())

    def _head(self, table: str, row: GridRow, keys: list[str]) -> None:
        collected = self._collected(table)
        captions = {
            match_key(block.caption)
            for vocabulary in vocabularies(table)
            for block in vocabulary.layout.blocks
            if block.caption
        }
        self.caption = next((key for key in keys if key in captions), self.caption)
        collected.headers.append(Header(row, self.caption))

    def _stranger(self, row: GridRow) -> bool:
        """A row that no form knows: part of the current table if it has figures, else none of our business."""
        figures = [cell for cell in row.cells if looks_like_value(cell.text) and not is_blank(cell.text)]
        if self.current == _ACROSS_TABLE and len(row.cells) > 1 and all(looks_like_value(c.text) for c in row.cells):
            self.across.append(row)
            return True
        if self.current is None or not figures or len(row.cells) < 2:
            return False
        self.tables.setdefault(self.current, Collected()).strangers.append(row)
        return True

    def leave(self, section_name: str) -> None:
        """The document goes on under the heading of this section."""
        self.current = None
        self.caption = None
        self.home = section_name in (*_LABELLED_TABLES, _ACROSS_TABLE)


def _label_position(table: str, row: GridRow, keys: list[str]) -> int | None:
    """The last cell before the values that names a row of the table in some form."""
    last: int | None = None
    for position, cell in enumerate(row.cells):
        if keys[position] and any(v.rows.certain(keys[position]) for v in vocabularies(table)):
            last = position
        elif not is_blank(cell.text) and looks_like_value(cell.text) and last is not None:
            break
    if last is not None:
        return last if last + 1 < len(row.cells) else None
    return _near_position(table, row, keys)


def _near_position(table: str, row: GridRow, keys: list[str]) -> int | None:
    leading = _first_value(row)
    texts = [n for n in range(leading) if keys[n]]
    if not texts or leading == len(row.cells) or _is_furniture(table, keys[texts[-1]]):
        return None
    found = any(vocabulary.rows.near(keys[texts[-1]]) for vocabulary in vocabularies(table))
    return texts[-1] if found else None


def _first_value(row: GridRow) -> int:
    """Where only values follow, at least one of them not blank; the number of cells if that is nowhere."""
    first = filled = len(row.cells)
    for position in reversed(range(len(row.cells))):
        text = row.cells[position].text
        if not looks_like_value(text):
            break
        if not is_blank(text):
            filled = position
        first = position
    return first if filled < len(row.cells) else len(row.cells)


def _is_furniture(table: str, key: str) -> bool:
    return any(key in vocabulary.furniture for vocabulary in vocabularies(table))


def _is_header(table: str, keys: list[str]) -> bool:
    """Whether most of what is printed in the row are heads, captions or groups of the table."""
    printed = [key for key in keys if key]
    if not printed:
        return False
    known = [
        key for key in printed if _is_furniture(table, key) or any(v.columns.find(key) for v in vocabularies(table))
    ]
    return len(known) * 3 >= len(printed) * 2


def best_vocabulary(table: str, collected: Collected, hint: str | None) -> TableVocabulary:
    """The form whose labels fit what was printed; ``hint`` decides where the labels cannot."""
    candidates = vocabularies(table)
    keys = [
        (match_key(each.label_cell.text), any(not is_blank(cell.text) for cell in each.values))
        for each in collected.rows
    ]
    heads = [match_key(cell.text) for header in collected.headers for cell in header.row.cells]

    def cost(vocabulary: TableVocabulary) -> tuple[int, bool, int, int]:
        rows = [_cost(vocabulary.rows.find(key)) for key, filled in keys if filled or key not in vocabulary.groups]
        columns = [_cost(vocabulary.columns.find(key)) for key in heads if key and key not in vocabulary.furniture]
        read = {match.name for key, _ in keys if (match := vocabulary.rows.find(key))}
        missing = len(vocabulary.block_of) - len(read)
        other = vocabulary.layout.edition != hint
        return sum(rows) + sum(columns), other, missing, -candidates.index(vocabulary)

    return min(candidates, key=cost)


def _cost(match: Match | None) -> int:
    if match is None:
        return 12
    return {"exact": 0, "alias": 0}.get(match.how, 2 + match.distance)
