"""Figures with the words that name their cells to tables: row and column by name, wherever the words stand.

A cell is taken where its words name one row and one column of one form and nothing that stands among them is unknown.
Columns and rows that are not there are missing, never zero. Two different figures for one cell are both left unread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from attrs import define, evolve, frozen

from govinfo_report.address import CellRef, SectionRef
from govinfo_report.editions import edition_due
from govinfo_report.findings import Span
from govinfo_report.form.layout import Block, Column, Domain
from govinfo_report.formats._core.cells import is_blank, looks_like_value
from govinfo_report.formats._core.items import RawCell
from govinfo_report.formats._core.table_reading import Remark, TableReading, finish_table, label_read, take_cell
from govinfo_report.formats._core.vocabulary import Match
from govinfo_report.formats._json.named_labels import (
    NamedVocabulary,
    components,
    is_known,
    name_key,
    named_vocabularies,
    section_named,
)
from govinfo_report.reading import Extra, Unread
from govinfo_report.report.base import Cell
from govinfo_report.report.money import MoneyUnit
from govinfo_report.report.report import Printed, PrintedKind
from govinfo_report.report.sections import TABLES
from govinfo_report.rules.reading import EXTRA_ROW
from govinfo_report.text.typography import marks

__all__ = ["NamedFigure", "read_named", "refs_of"]

_OF_VALUES = frozenset(
    name_key(word)
    for word in (
        *("value", "values", "val", "v", "count", "counts", "num", "number", "figure", "figures", "data", "cell"),
        *("cells", "row", "rows", "columns", "值", "数值", "数字", "数据", "数量", "件数", "行", "列", "单元格"),
    )
)
_OTHER_PERIOD = (
    *("上年", "上一年", "去年", "同期", "往年", "历年", "累计", "同比", "增幅", "比上"),
    *("last_year", "lastyear", "previous", "prior", "cumulative", "change_rate"),
)
_WORDS_OF_JSON = ("true", "false")
_FEWEST_BY_POSITION = 5
_LONGEST_FIGURE = 200
_MOST_NEAR = 100


@frozen(eq=False)
class NamedFigure:
    """A value with the words that name its cell, the outermost first.

    ``index`` is given where only its position in a list of ``size`` values says which column it is of.
    """

    words: tuple[tuple[str, Span], ...]
    cell: RawCell
    path: tuple[str | int, ...] = ()
    index: int | None = None
    size: int = 0


@frozen
class _Named:
    """What the words of a figure name in one form."""

    row: Match
    row_word: int
    column: Column
    column_match: Match | None
    column_word: int | None
    unit: MoneyUnit | None

    @property
    def cost(self) -> int:
        """How far the words are from those of the form."""
        return sum(2 + each.distance for each in (self.row, self.column_match) if each and each.how == "distance")

    @property
    def cell(self) -> tuple[str, str]:
        return self.row.name, self.column.name


def read_named(figures: Sequence[NamedFigure], year: int | None, /) -> tuple[TableReading, tuple[NamedFigure, ...]]:
    """The tables of named figures, and the figures that are none of a table.

    Tables without a figure are blank, on the form of the year.
    """
    reading = TableReading()
    due = edition_due(year)
    hint = due.id
    words = [_words(figure) for figure in figures]
    fillers: list[_Filler] = []
    for table in TABLES:
        filler = _best(table, words, figures, hint)
        if filler is None:
            reading.tables[table] = due.table(table).blank()
            reading.absent.add(table)
            continue
        hint = filler.named.vocabulary.layout.edition or hint
        fillers.append(filler)
    rest = set(range(len(figures))).difference(*(filler.found for filler in fillers))
    for filler in fillers:
        filler.fill(reading, figures, words)
        rest -= filler.strangers(reading, figures, words, rest)
    reading.tell()
    return reading, tuple(figures[n] for n in sorted(rest))


def refs_of(figure: NamedFigure, /) -> Iterator[tuple[str, str, str]]:
    """The cells that the words of a figure name in any form: table, row, column."""
    words = _words(figure)
    for table in TABLES:
        for named in named_vocabularies(table):
            found = _resolve(named, words, figure)
            if found is not None:
                yield table, *found.cell


def _words(figure: NamedFigure) -> tuple[str, ...]:
    return tuple(part for word, _ in figure.words for part in components(word))


@define
class _Filler:
    """The cells of one table in one form."""

    named: NamedVocabulary
    found: dict[int, _Named]
    cost: int

    def fill(self, reading: TableReading, figures: Sequence[NamedFigure], words: Sequence[tuple[str, ...]]) -> None:
        """Take the cells."""
        table = self.named.vocabulary.layout.table
        cells: dict[CellRef, Cell] = {}
        texts: dict[CellRef, NamedFigure] = {}
        twice: dict[CellRef, None] = {}
        for n, found in self.found.items():
            ref = CellRef(table, *found.cell)
            if ref not in texts:
                texts[ref] = figures[n]
                self._take(reading, cells, found, words[n], figures[n])
            elif figures[n].cell.text.strip() != texts[ref].cell.text.strip():
                twice[ref] = None
                reading.unread.append(_unread(figures[n].cell))
        for ref in twice:
            del cells[ref]
            reading.unread.append(_unread(texts[ref].cell))
        finish_table(reading, self.named.vocabulary, cells)
        reading.printed.update({ref: Printed("", PrintedKind.UNREAD) for ref in twice})

    def _take(
        self,
        reading: TableReading,
        cells: dict[CellRef, Cell],
        found: _Named,
        words: tuple[str, ...],
        figure: NamedFigure,
    ) -> None:
        table = self.named.vocabulary.layout.table
        spans = [span for word, span in figure.words for _ in components(word)]
        row = CellRef(table, found.row.name)
        reading.spans.setdefault(SectionRef(table), figure.cell.span)
        if row not in reading.spans:
            reading.spans[row] = spans[found.row_word]
            label_read(reading, found.row, row, RawCell(words[found.row_word], spans[found.row_word]))
        column = CellRef(table, "*", found.column.name)
        if found.column_match is not None and found.column_word is not None and column not in reading.spans:
            reading.spans[column] = spans[found.column_word]
            label_read(reading, found.column_match, column, RawCell(words[found.column_word], spans[found.column_word]))
        printed = found.column
        if printed.domain is Domain.MONEY and found.unit is not None:
            printed = evolve(printed, unit=found.unit)
        ref = CellRef(table, *found.cell)
        take_cell(reading, self.named.vocabulary, cells, (ref, printed, figure.cell))

    def strangers(
        self, reading: TableReading, figures: Sequence[NamedFigure], words: Sequence[tuple[str, ...]], rest: set[int]
    ) -> set[int]:
        """Figures that stand in the table and in no cell of it: rows and columns of its own, or unread."""
        table = self.named.vocabulary.layout.table
        around = {figures[n].path[:-2] for n in self.found}
        rows: dict[tuple[str | int, ...], list[int]] = {}
        taken: set[int] = set()
        for n in sorted(rest):
            place = self._place(words[n], figures[n].path[:-2] in around)
            text = figures[n].cell.text
            if place is None or is_blank(text) or not (looks_like_value(text) or text in _WORDS_OF_JSON):
                continue
            taken.add(n)
            if place == "unread":
                reading.unread.append(_unread(figures[n].cell))
            else:
                rows.setdefault(figures[n].path[:-1], []).append(n)
        for numbers in rows.values():
            first = figures[numbers[0]]
            named = (
                first.words if first.size == 0 and len(numbers) == 1 else first.words[: max(1, len(first.words) - 1)]
            )
            label = " · ".join(word.strip() for word, _ in named[-2:])
            shown = tuple(figures[n].cell.text.strip() for n in numbers)
            reading.extras.append(Extra(section=table, label=label, cells=shown, span=first.cell.span))
            text = f"{label}（{marks().pause.join(shown)}）"
            reading.remark(EXTRA_ROW, Remark(SectionRef(table), first.cell.span, text))
        return taken

    def _place(self, words: tuple[str, ...], beside: bool) -> str | None:
        """Whether a figure is of this table: an extra where a word of it is unknown, unread where all are known."""
        sections = [name for word in words if (name := section_named(word)) is not None]
        if sections and sections[-1] != self.named.vocabulary.layout.table:
            return None
        rows = {n for n, word in enumerate(words) if self.named.row(word)}
        columns = {n for n, word in enumerate(words) if self.named.column(word)}
        row, column = bool(rows - columns), bool(columns)
        if row and column:
            return "unread"
        if row or (column and (beside or bool(sections))) or (bool(sections) and beside):
            strange = [w for w in words if not _means(self.named, w) and name_key(w) not in _OF_VALUES]
            return "extra" if strange else "unread"
        return None


def _names(named: NamedVocabulary, word: str) -> bool:
    return bool(named.row(word) or named.column(word) or named.context(word))


def _means(named: NamedVocabulary, word: str) -> bool:
    return _names(named, word) or section_named(word) is not None


def _unread(cell: RawCell) -> Unread:
    text = cell.text.strip()
    return Unread(text=text if len(text) <= _LONGEST_FIGURE else f"{text[:_LONGEST_FIGURE]}…", span=cell.span)


def _best(
    table: str, words: Sequence[tuple[str, ...]], figures: Sequence[NamedFigure], hint: str | None
) -> _Filler | None:
    """The cells in the form whose words fit best; ``hint`` decides where words cannot."""
    candidates = [_found(named, words, figures) for named in named_vocabularies(table)]
    anywhere = {n for each in candidates for n in each.found}
    if not anywhere:
        return None

    def cost(filler: _Filler) -> tuple[int, bool, int, int]:
        layout = filler.named.vocabulary.layout
        lost = sum(12 for n in anywhere if n not in filler.found)
        missing = sum(1 for _ in layout.rows()) - len({each.row.name for each in filler.found.values()})
        return lost + filler.cost, layout.edition != hint, missing, -candidates.index(filler)

    return min(candidates, key=cost)


def _found(named: NamedVocabulary, words: Sequence[tuple[str, ...]], figures: Sequence[NamedFigure]) -> _Filler:
    found: dict[int, _Named] = {}
    tried: set[str] = set()
    for n, figure in enumerate(figures):
        cell = _resolve(named, words[n], figure)
        strange = [word for word in words[n] if not _means(named, word)]
        if cell is None and len(strange) == 1 and (strange[0] in tried or len(tried) < _MOST_NEAR):
            tried.add(strange[0])
            cell = _resolve(named, words[n], figure, near=strange[0])
        if cell is not None:
            found[n] = cell
    rows = {each.row.name: each for each in found.values()}
    columns = {each.column.name: each for each in found.values()}
    cost = sum(each.cost for each in {id(each): each for each in (*rows.values(), *columns.values())}.values())
    return _Filler(named, found, cost)


def _resolve(
    named: NamedVocabulary, words: tuple[str, ...], figure: NamedFigure, near: str | None = None
) -> _Named | None:
    """The one cell that the words name; ``near`` is a word that may be misspelt."""
    if len(figure.cell.text) > _LONGEST_FIGURE:
        return None
    found: dict[tuple[str, str], _Named] = {}
    for i, word in enumerate(words):
        row = _row(named, word, near=word == near)
        if row is None:
            continue
        block = named.vocabulary.block(row.name)
        for each in _columns(named, words, block, (i, row), figure, near):
            rest = [n for n in range(len(words)) if n not in (i, each.column_word)]
            first = min(n for n in range(len(words)) if n in (i, each.column_word) or _names(named, words[n]))
            if all(_fits(named, words[n], each, block, before=n < first) for n in rest):
                found.setdefault(each.cell, each)
    return next(iter(found.values())) if len(found) == 1 else None


@lru_cache(maxsize=4096)
def _row(named: NamedVocabulary, word: str, *, near: bool) -> Match | None:
    return named.row(word, near=near)


@lru_cache(maxsize=4096)
def _column(named: NamedVocabulary, word: str, *, near: bool) -> tuple[Match, MoneyUnit | None] | None:
    return named.column(word, near=near)


def _columns(
    named: NamedVocabulary,
    words: tuple[str, ...],
    block: Block,
    row: tuple[int, Match],
    figure: NamedFigure,
    near: str | None,
) -> Iterable[_Named]:
    """Every way in which a word beside the row names a column of its block; or the position, if all are given."""
    at, match = row
    columns = {column.name: column for column in block.columns}
    named_by_word = False
    for j, word in enumerate(words):
        column = _column(named, word, near=word == near) if j != at else None
        if column is not None and column[0].name in columns:
            named_by_word = True
            yield _Named(match, at, columns[column[0].name], column[0], j, column[1])
    if not named_by_word and figure.index is not None and figure.size == len(columns) >= _FEWEST_BY_POSITION:
        yield _Named(match, at, block.columns[figure.index], None, None, None)


def _fits(named: NamedVocabulary, word: str, cell: _Named, block: Block, *, before: bool) -> bool:
    """Whether a word may stand beside those that name the cell: what it is part of, or a word that says nothing."""
    layout = named.vocabulary.layout
    section = section_named(word)
    if section is not None:
        return section == layout.table
    row, column = named.row(word), named.column(word)
    if (row is not None and row.name == cell.row.name) or (column is not None and column[0].name == cell.column.name):
        return True
    context = named.context(word)
    if context is None:
        return not is_known(word) and (before or name_key(word) in _OF_VALUES) and not _is_other_period(word)
    kind, name = context
    if kind == "group":
        group = next(each.group for each in block.rows if each.name == cell.row.name)
        return name in {each.name for each in layout.group_path(group)}
    return name == block.caption if kind == "caption" else any(name == head.zh for head in cell.column.above)


def _is_other_period(word: str) -> bool:
    return any(each in word.casefold() for each in _OTHER_PERIOD)
