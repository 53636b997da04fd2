"""What a report prints, from its title to the last line under it: blocks of text and tables, in their order.

A report is written as it is: printed headings, marks and notes stay, rows that the source does not have are left out.
Only where a writer is asked to, a blank comes out as 0, and what is not the report's own text in another language.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator
from typing import Literal

from attrs import evolve, field, frozen

from govinfo_report.form.printed import FormCell, FormGrid, Part, form_grid
from govinfo_report.formats._pages.words import Words
from govinfo_report.formats._printed import (
    cell_text,
    heading_of,
    issuer_lines,
    period_line,
    printed_rows,
    published_line,
    title_of,
)
from govinfo_report.report.base import Table
from govinfo_report.report.organ import Organ
from govinfo_report.report.report import PrintedKind, Report
from govinfo_report.report.sections import SECTIONS, SectionName, section
from govinfo_report.report.titles import KIND
from govinfo_report.text.headings import parse_heading_number
from govinfo_report.text.width import display_width

__all__ = ["Blanks", "Block", "Kind", "PrintedTable", "document_title", "printed_blocks"]

_MOST_ROWS_ON_A_PAGE = 20
_TITLE_WIDTH = 40
"""Half-width characters of 22 pt in a line of 156 mm."""
Blanks = Literal["as-printed", "zero"]
"""How a blank cell comes out: as it was printed, or as 0."""


class Kind(enum.Enum):
    """What a block is, and so how it looks."""

    TITLE = "title"
    OPENING = "opening"
    """A line or paragraph before section one."""
    HEADING = "heading"
    """一、总体情况, （一）主动公开, 1.政策解读 or （1）…"""
    PARAGRAPH = "paragraph"
    TABLE = "table"
    CLOSING = "closing"
    """The issuer or the date under the report, at the right."""
    FOOTER = "footer"
    """A line that speaks of the site, not of the report."""


_NOT_PRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_HALF = re.compile(r"[\ud800-\udfff]")


def _printable(text: str) -> str:
    """The text without the characters that no document may hold; halves of characters are marked as lost."""
    return _HALF.sub("\ufffd", _NOT_PRINTED.sub("", text))


def _all_printable(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(_printable, texts))


@frozen(kw_only=True)
class PrintedTable:
    """A table of the form with what is printed in each of its cells, in the order of ``grid.cells``."""

    grid: FormGrid
    name: str
    """The heading of its section, for those who do not see it."""
    texts: tuple[str, ...] = field(repr=False, converter=_all_printable)

    @property
    def stays_whole(self) -> bool:
        """Whether the table is short enough to stand on one page."""
        return self.grid.rows <= _MOST_ROWS_ON_A_PAGE

    def lines(self) -> Iterator[tuple[tuple[FormCell, str], ...]]:
        """The cells that begin in each row with their texts, from left to right."""
        texts = dict(zip(map(id, self.grid.cells), self.texts, strict=True))
        for line in self.grid.lines():
            yield tuple((cell, texts[id(cell)]) for cell in line)


@frozen(kw_only=True)
class Block:
    """A part of the printed report."""

    kind: Kind
    text: str = field(default="", converter=_printable)
    level: int = 0
    """Of a heading: the level of its number, 1 for 一、 to 4 for （1）, which says how it looks."""
    rank: int = 0
    """Of a heading: how deep it stands, never more than one below the heading before it."""
    section: SectionName | None = None
    """The section that it stands in."""
    table: PrintedTable | None = None
    lang: str = "zh-Hans"
    """The language of the text, as BCP 47 has it."""
    parts: tuple[str, ...] = ()
    """Of a title: the organ and the rest, between which it may be broken (GB/T 9704: where the meaning allows)."""

    @property
    def broken(self) -> str:
        """The text with the breaks that it needs to fit into the lines of a page."""
        return "\n".join(self.parts) if self.parts and display_width(self.text) > _TITLE_WIDTH else self.text


def document_title(report: Report, words: Words, /) -> str:
    """What a document with this report is called."""
    return words.frame(_printable(title_of(report) or "").strip() or KIND)


def printed_blocks(report: Report, words: Words, /, *, blanks: Blanks = "as-printed") -> tuple[Block, ...]:
    """Everything that a report prints, in the words of a language."""
    return tuple(_blocks(report, words, blanks))


def _blocks(report: Report, words: Words, blanks: Blanks) -> Iterator[Block]:
    def framed(kind: Kind, text: str) -> Block:
        return Block(kind=kind, text=words.frame(text), lang=words.around)

    if title := title_of(report):
        parts = tuple(words.frame(part) for part in _parts_of(_printable(title), report.organ))
        whole = framed(Kind.TITLE, title)
        yield evolve(whole, parts=parts if "".join(parts) == whole.text else ())
    yield from (framed(Kind.OPENING, text) for text in published_line(report))
    for text in report.preamble:
        yield Block(kind=Kind.OPENING, text=words.told(text), lang=words.text)
    yield from (framed(Kind.OPENING, text) for text in period_line(report))
    for each in SECTIONS:
        heading = heading_of(report, each.name)
        if heading:
            text = words.label(each.title) if words.lang == "en" else words.frame(heading)
            yield Block(kind=Kind.HEADING, text=text, level=1, rank=1, section=each.name, lang=words.page)
        yield from _section(report, each.name, words, 1 if heading else 0, blanks)
    yield from (framed(Kind.CLOSING, text) for text in issuer_lines(report))
    yield from (Block(kind=Kind.FOOTER, text=text) for text in report.footer.lines)


def _section(report: Report, name: SectionName, words: Words, rank: int, blanks: Blanks) -> Iterator[Block]:
    value = getattr(report, name)
    if section(name).is_table:
        if name not in report.absent:
            yield Block(kind=Kind.TABLE, section=name, table=_table(report, value, words, blanks), lang=words.page)
        paragraphs = report.notes.get(name, ())
    else:
        paragraphs = value.paragraphs if value is not None else ()
    for text in paragraphs:
        level = _level(text)
        rank = min(level, rank + 1) if level else rank
        kind = Kind.HEADING if level else Kind.PARAGRAPH
        told = words.told(text)
        yield Block(kind=kind, text=told, level=level, rank=rank if level else 0, section=name, lang=words.text)


def _parts_of(title: str, organ: Organ | None) -> tuple[str, ...]:
    """A title that names its organ, cut behind the name."""
    for name in (organ.printed_name, organ.name) if organ is not None else ():
        before, found, after = title.partition(name or title)
        if found and after.strip():
            return (before + found, after)
    return (title,)


_SHORT = re.compile(r"[^。；\n]{1,40}\Z")


def _level(text: str) -> int:
    """The level of a heading inside a section; 0 for a paragraph, and for a line that ends like a sentence."""
    number = parse_heading_number(text)
    return number.level if number is not None and number.level > 1 and _SHORT.match(text, number.end) else 0


def _table(report: Report, table: Table, words: Words, blanks: Blanks) -> PrintedTable:
    layout = table.LAYOUT
    printed = {row.name for _, row in printed_rows(report, table)}
    grid = form_grid(layout, without={row.name for _, row in layout.rows()} - printed)
    columns = dict(zip(layout.cells(), layout.columns(), strict=True))

    def text(cell: FormCell) -> str:
        if cell.part is not Part.VALUE or cell.ref is None:
            return words.label(cell.label)
        shown = cell_text(report, cell.ref, table.cell(cell.ref), columns[cell.ref])
        kind = printed_as.kind if (printed_as := report.printed.get(cell.ref)) else None
        is_blank = not shown and kind in (None, PrintedKind.BLANK)
        return "0" if is_blank and blanks == "zero" else shown

    name = words.label(section(layout.table).title)
    return PrintedTable(grid=grid, name=name, texts=tuple(text(cell) for cell in grid.cells))
