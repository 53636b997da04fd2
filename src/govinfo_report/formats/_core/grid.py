"""Rows of labelled cells to tables: shared by every reader that meets a table.

Rows are first collected by their labels, whatever the form. When the document ends, the form of each table is the one
whose labels fit best; the cells of a row are then taken where every row of the table agrees on where they begin. What
cannot be placed with certainty is reported, not taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from attrs import define, field, frozen

from govinfo_report.editions import Edition, all_editions
from govinfo_report.formats._core.captions import year_in_note, year_told
from govinfo_report.formats._core.cells import is_blank, is_value, looks_like_value
from govinfo_report.formats._core.items import GridRow, RawCell
from govinfo_report.formats._core.row_kinds import ACROSS_TABLE, LABELLED_TABLES, has_value, keys_of, kind_of, words_of
from govinfo_report.formats._core.vocabulary import Match, TableVocabulary, groups_of, label_key, vocabularies
from govinfo_report.text.normalise import match_key

__all__ = ["Collected", "Header", "LabelledRow", "NamedRow", "Stranger", "TableCollector", "best_vocabulary"]


@frozen
class LabelledRow:
    """A row whose label is one of some form's: where the label stands in it."""

    row: GridRow
    words: tuple[str, ...]
    label: int
    block: str | None = None
    """The matching form of the caption above it."""
    home: bool = True
    """Whether it stands in the section of a table, and not in a narrative one."""
    table: str = ""
    told: int | None = None
    """The year that a caption above it tells; 0 for 本年, -1 for 上年."""
    headed: bool = False
    """Whether the last heads above it are those of the form."""

    @property
    def label_cell(self) -> RawCell:
        """The cell with the label."""
        return self.row.cells[self.label]

    @cached_property
    def key(self) -> str:
        """The shape in which the label is compared."""
        return label_key(self.row.cells[self.label].text)

    @cached_property
    def values(self) -> tuple[RawCell, ...]:
        """The cells after the label; what a merged cell covers is none."""
        return tuple([cell for cell in self.row.cells[self.label + 1 :] if not cell.covered])

    @cached_property
    def first(self) -> int:
        """Where the first cell after the label stands in the row."""
        cells = self.row.cells
        return next((n for n in range(self.label + 1, len(cells)) if not cells[n].covered), len(cells))


@frozen
class Header:
    """A row of column heads."""

    row: GridRow
    words: tuple[str, ...]
    block: str | None = None


@frozen
class Stranger:
    """A row inside a table that no form knows, and how many rows with labels stand before it."""

    row: GridRow
    after: int


@define
class Collected:
    """The rows of one table, before its form is known."""

    rows: list[LabelledRow] = field(factory=list[LabelledRow])
    headers: list[Header] = field(factory=list[Header])
    strangers: list[Stranger] = field(factory=list[Stranger])
    followed: set[int] = field(factory=set[int])
    """Rows, counted from one, that a figure without a label stands behind."""

    def add_stranger(self, row: GridRow) -> None:
        """Keep a row that no form knows, with its place among the others.

        A group is one row in another form; with a row right behind it that has no label it was the group.
        """
        if not any(each.after == len(self.rows) for each in self.strangers) and self._ends_in_a_group(row):
            group = self.rows.pop()
            self.followed = {min(n, len(self.rows)) for n in self.followed}
            self.strangers.append(Stranger(group.row, len(self.rows)))
        self.strangers.append(Stranger(row, len(self.rows)))

    def _ends_in_a_group(self, row: GridRow) -> bool:
        last = self.rows[-1] if self.rows else None
        if last is None or not any(is_value(cell.text) for cell in last.values):
            return False
        labelled = any(not looks_like_value(cell.text) for cell in row.cells)
        return not labelled and last.key in groups_of(last.table)


@frozen
class NamedRow:
    """A line of values of the table whose rows are printed side by side, if only those of one row stand in it."""

    name: str
    label: RawCell
    values: tuple[RawCell, ...]
    told: int | None = None
    """The year that a caption above it tells; 0 for 本年, -1 for 上年."""


@define
class TableCollector:
    """Sorts the rows of a document into tables."""

    tables: dict[str, Collected] = field(factory=dict[str, Collected])
    across: list[GridRow] = field(factory=list[GridRow])
    """Rows of values under the heads of the disputes table."""
    across_heads: list[GridRow] = field(factory=list[GridRow])
    named: list[NamedRow] = field(factory=list[NamedRow])
    """Rows of the disputes table that are printed apart, each with its own label."""
    group: RawCell | None = None
    """What was last printed, if it names a row of the disputes table."""
    crowded: bool = False
    """Whether another name was printed before it with no figures between, as in the heads of a whole table."""
    last: GridRow | None = None
    """The row that was taken last, if nothing came after it."""
    open: GridRow | None = None
    """The last row, if the source ends inside its line, and so perhaps inside its last figure."""
    apart: bool = False
    """Whether a figure stood alone behind the values of the disputes table."""
    current: str | None = None
    caption: str | None = None
    section: str | None = None
    home: bool = True
    told: int | None = None
    """The year that the last caption in this section tells."""
    headed: bool = False
    """Whether the last heads in this section are those of the form."""
    years: dict[int, int | None] = field(factory=dict[int, "int | None"])
    """The year above each row of values of the disputes table, by identity of the row."""
    away: set[int] = field(factory=set[int])
    """Rows of values of the disputes table, by identity, that stand in a narrative section."""

    def take(self, row: GridRow) -> bool:
        """Whether the row belongs to a table, and if so keep it."""
        words = words_of(row.cells)
        taken = self._take(row, words)
        self.last = row if taken else None
        if has_value(words):
            self.group = None
            self.crowded = False
        elif len(row.cells) == 1:
            self.pass_line(row.cells[0].text, row.cells[0])
        return taken

    def _take(self, row: GridRow, words: tuple[str, ...]) -> bool:
        if self.section == ACROSS_TABLE and self._apart(row, words):
            return True
        kind = kind_of(words, self.current, alone=row.alone)
        if kind is None:
            return self._stranger(row)
        if kind.table == ACROSS_TABLE:
            self.current = ACROSS_TABLE
            self.across_heads.append(row)
        elif kind.label is None:
            self.headed = True
            self.caption = kind.caption or self.caption
            self._collected(kind.table).headers.append(Header(row, words, self.caption))
        else:
            told = year_in_note(row.cells[kind.label].text)
            told = self.told if told is None else told
            labelled = LabelledRow(row, words, kind.label, self.caption, self.home, kind.table, told, self.headed)
            self._collected(kind.table).rows.append(labelled)
        return True

    def pass_line(self, text: str, cell: RawCell) -> None:
        """Note a line that tells the year of the rows under it, or names the row of disputes that they are."""
        told = year_told(text)
        self.told = self.told if told is None else told
        if self.section == ACROSS_TABLE and _row_across(text) is not None:
            self.crowded = self.crowded or (self.group is not None and self.group.span != cell.span)
            self.group = cell

    def _apart(self, row: GridRow, words: Sequence[str]) -> bool:
        """Whether this is one row of the disputes table, printed apart from the others."""
        printed = [n for n, cell in enumerate(row.cells) if not is_blank(cell.text)]
        labels = [n for n in printed if not looks_like_value(row.cells[n].text)]
        values = printed[len(labels) :]
        size = _values_of_one_row()
        if len(values) != size or labels != printed[: len(labels)] or values[-1] - values[0] != size - 1:
            return False
        label = row.cells[labels[-1]] if labels else None if self.crowded else self.group
        if label is None:
            return False
        name = _row_across(label.text) or _row_across("".join(keys_of(words[n] for n in labels)))
        if name is None or (self.group is not None and _row_across(self.group.text) != name):
            return False
        self.current = ACROSS_TABLE
        self.named.append(NamedRow(name, label, tuple(row.cells[n] for n in values), self.told))
        return True

    def _collected(self, table: str) -> Collected:
        self.current = table
        if table not in self.tables:
            self.tables[table] = Collected()
        return self.tables[table]

    def _stranger(self, row: GridRow) -> bool:
        """A row that no form knows: part of the current table if it has figures, else none of our business."""
        figures = [cell for cell in row.cells if is_value(cell.text)]
        only_values = all(looks_like_value(cell.text) for cell in row.cells)
        if self.section == ACROSS_TABLE and len(figures) == _values_of_all_rows() and only_values:
            self.current = ACROSS_TABLE
        if self.current == ACROSS_TABLE and only_values and (len(row.cells) > 1 or row.joined):
            self.across.append(row)
            self.years[id(row)] = self.told
            if not self.home:
                self.away.add(id(row))
            self._follow(self.section)
            return True
        if not figures:
            words = sum(1 for cell in row.cells if not looks_like_value(cell.text))
            self.headed = self.headed and words < 2
            return False
        if self.current is None:
            return False
        if only_values:
            self._follow(self.current)
            self.apart = self.apart or self.current == ACROSS_TABLE
        if len(row.cells) < 2:
            return False
        self.tables.setdefault(self.current, Collected()).add_stranger(row)
        return True

    def _follow(self, table: str | None) -> None:
        """Note that a figure without a label stands behind the last row of a table."""
        if table in self.tables:
            self.tables[table].followed.add(len(self.tables[table].rows))

    def heads(self) -> Iterator[str]:
        """Every column head that was printed."""
        for collected in self.tables.values():
            yield from (cell.text for header in collected.headers for cell in header.row.cells)

    def leave(self, section_name: str) -> None:
        """The document goes on under the heading of this section."""
        self.current = None
        self.caption = None
        self.group = None
        self.crowded = False
        self.told = None
        self.headed = False
        self.section = section_name
        self.home = section_name in (*LABELLED_TABLES, ACROSS_TABLE)


@lru_cache(maxsize=8)
def _rows_across(editions: tuple[Edition, ...]) -> dict[str, str]:
    """Rows that are printed side by side, by the labels they can have where they stand apart."""
    names: dict[str, str] = {}
    for edition in editions:
        layout = edition.layout(ACROSS_TABLE)
        for _, row in layout.rows():
            groups = [group.label for group in layout.group_path(row.group) if group.label]
            for label in (row.label, *row.aliases):
                names[match_key(label)] = row.name
                names[match_key("".join((*groups, label)))] = row.name
    return names


def _row_across(text: str) -> str | None:
    names = _rows_across(all_editions())
    return names.get(match_key(text)) or names.get(label_key(text))


def _values_of_all_rows() -> int:
    return len(all_editions()[-1].layout(ACROSS_TABLE).cells())


def _values_of_one_row() -> int:
    return len(all_editions()[-1].layout(ACROSS_TABLE).blocks[0].columns)


def best_vocabulary(table: str, collected: Collected, hint: str | None) -> TableVocabulary:
    """The form whose labels fit what was printed; ``hint`` decides where the labels cannot."""
    candidates = vocabularies(table)
    keys = [(each.key, any(not is_blank(cell.text) for cell in each.values)) for each in collected.rows]
    heads = [label_key(cell.text) for header in collected.headers for cell in header.row.cells]

    def cost(vocabulary: TableVocabulary) -> tuple[int, bool, int, int]:
        rows = [_cost(vocabulary.rows.find(key)) for key, filled in keys if filled or key not in vocabulary.groups]
        columns = [_cost(vocabulary.columns.find(key)) for key in heads if key and key not in vocabulary.furniture]
        read = {match.name for key, _ in keys if (match := vocabulary.rows.find(key))}
        missing = len(vocabulary.block_of) - len(read)
        other = vocabulary.layout.edition != hint
        return sum(rows) + sum(columns), other, missing, -candidates.index(vocabulary)

    expected = next((each for each in candidates if each.layout.edition == hint), None)
    if expected is not None and not cost(expected)[0]:
        return expected  # nothing can fit better
    return min(candidates, key=cost)


def _cost(match: Match | None) -> int:
    if match is None:
        return 12
    return {"exact": 0, "alias": 0}.get(match.how, 2 + match.distance)
