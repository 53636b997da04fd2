"""Markdown: headings for the sections, a pipe table for each table; written and read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from attrs import evolve

from govinfo_report.findings import Bilingual, Span
from govinfo_report.form.layout import Block, Row, TableLayout
from govinfo_report.formats._core.document import read_reports, refused
from govinfo_report.formats._core.items import GridRow, Item, Paragraph, Picture, RawCell
from govinfo_report.formats._core.text_items import split_cells
from govinfo_report.formats._html.limits import OverLimitError, over_a_limit
from govinfo_report.formats._html.report import items_of
from govinfo_report.formats._html.tree import has_parser, parse
from govinfo_report.formats._printed import (
    closing_lines,
    heading_of,
    opening_lines,
    printed_rows,
    row_texts,
    title_of,
)
from govinfo_report.formats.protocols import FormatInfo
from govinfo_report.formats.source import Source, text_over_limit
from govinfo_report.formats.text_format import lost_on_the_way
from govinfo_report.reading import ReadResult
from govinfo_report.report.base import Table
from govinfo_report.report.report import Report
from govinfo_report.report.sections import SECTIONS
from govinfo_report.version import __version__

__all__ = ["FORMAT", "MarkdownFormat"]

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_BARS = re.compile(r"[|｜│┃]")
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(.*)\Z")
_RULE = re.compile(r"[ \t]*+\|?[ \t]*+:?-{3,}+:?[ \t]*+(?:\|[ \t]*+:?-{3,}+:?[ \t]*+)*+\|?[ \t]*+\Z")
_PICTURE = re.compile(r"[ \t]*!\[[^\]\n]{0,200}\]\([^)\n]{0,2000}\)[ \t]*\Z")
_EMPHASIS = re.compile(r"(\*{1,3})([^*]+)\1\Z")
_STRONG = re.compile(r"(\*{2,3}|__)(?=\S)([^*_]{1,200})(?<=\S)\1\Z")
"""A line that is bold from its first character to its last: a title or a heading."""
_BLANKS = re.compile(r"&nbsp;|&#160;|<br ?/?>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~]")
_LEADING = re.compile(r"(#{1,6}(?=[ \t]|\Z)|[-+](?=[ \t]|\Z)|=+\Z|-+\Z|\d{1,9}[.)](?=[ \t]|\Z))")
_MARKED_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]", re.MULTILINE)
_HTML_TABLE = re.compile(r"<(/)?table(?=[\s>/])[^<>]*>", re.IGNORECASE)
_MARKED = re.compile(r"^ {0,3}#{1,6}[ \t]|^[ \t]*+\|?[ \t]*+:?-{3,}+:?[ \t]*+\|", re.MULTILINE)


class MarkdownFormat:
    """Markdown with pipe tables (GitHub Flavored Markdown)."""

    info = FormatInfo(
        name="markdown",
        media_type="text/markdown",
        suffixes=(".md", ".markdown"),
        title=Bilingual(zh="Markdown", en="Markdown"),
    )

    def recognises(self, source: Source, /) -> bool:
        """A text with marked headings or the rule line of a pipe table."""
        return _MARKED.search(source.text[:200_000]) is not None

    def read(self, source: Source, /) -> tuple[ReadResult, ...]:
        """The one report of the document."""
        provenance = source.provenance(self.info.name, __version__)
        over = text_over_limit(source.text) or over_a_limit(source.text)
        if over is not None:
            return (refused(over, source, provenance),)
        try:
            return read_reports(_items(source.text), source, provenance)
        except OverLimitError as error:
            return (refused(error.finding, source, provenance),)

    def write(self, report: Report, /) -> str:
        """The report with its title as first heading, sections as second, tables with every cell of the grid."""
        blocks = [f"# {_escaped(title)}"] if (title := title_of(report)) else []
        blocks += [_paragraph(text) for text in opening_lines(report)]
        for each in SECTIONS:
            heading = heading_of(report, each.name)
            body = list(_section(report, each.name))
            if heading:
                blocks.append(f"## {_escaped(heading)}")
            blocks += body
        blocks += [_paragraph(text) for text in closing_lines(report)]
        return "\n\n".join(blocks) + "\n"

    def losses(self, report: Report, /, **_: Any) -> tuple[str, ...]:
        """What does not come back from Markdown, by address: it is written and read back to see."""
        return lost_on_the_way(self, report)


FORMAT = MarkdownFormat()


def _items(text: str) -> Iterator[Item]:
    """The lines and rows of a document, with those of the tables in it that are written as HTML."""
    at = 0
    for begin, end in _html_tables(text) if has_parser() else ():
        yield from _lines(text, at, begin)
        yield from (_moved(item, begin) for item in items_of(text[begin:end], parse).items)
        at = end
    yield from _lines(text, at, len(text))


def _html_tables(text: str) -> Iterator[tuple[int, int]]:
    """Where tables that are written as HTML begin and end; one in another is part of it.

    One that is not closed ends before the next heading.
    """
    depth = begin = 0
    for found in _HTML_TABLE.finditer(text):
        if not found[1]:
            begin = begin if depth else found.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield begin, found.end()
    if depth:
        heading = _MARKED_HEADING.search(text, begin)
        yield begin, heading.start() if heading else len(text)


def _moved(item: Item, by: int) -> Item:
    span = Span(item.span.start + by, item.span.end + by)
    if not isinstance(item, GridRow):
        return evolve(item, span=span)
    cells = [evolve(cell, span=Span(cell.span.start + by, cell.span.end + by)) for cell in item.cells]
    return evolve(item, cells=tuple(cells), span=span)


def _lines(text: str, begin: int, end: int) -> Iterator[Item]:
    for found in _LINE.finditer(text, begin, end):
        line = found[0]
        start = found.start()
        if not line.strip() or _RULE.match(line):
            continue
        if _PICTURE.match(line):
            yield Picture(Span(start, start + len(line)))
        elif heading := _HEADING.match(line):
            words = heading[2].rstrip(" \t").rstrip("#").rstrip(" \t")
            words, begin = _without_strong(words, start + heading.start(2))
            yield Paragraph(_unescaped(words), Span(begin, begin + len(words)), len(heading[1]))
        elif _BARS.search(line.replace("\\|", "")):
            yield _row(line, start)
        else:
            stripped = line.strip()
            stripped, begin = _without_strong(stripped, start + line.index(stripped))
            yield Paragraph(_unescaped(stripped), Span(begin, begin + len(stripped)))


def _without_strong(text: str, start: int) -> tuple[str, int]:
    """A text and where it begins, without the marks that make all of it bold."""
    found = _STRONG.match(text)
    return (found[2], start + found.start(2)) if found else (text, start)


def _row(line: str, start: int) -> GridRow:
    hidden = line.replace("\\|", "\x00\x00")
    row = split_cells(hidden, start)
    cells = [RawCell(_cell_text(line[c.span.start - start : c.span.end - start]), c.span) for c in row.cells]
    return GridRow(tuple(cells), row.span, _unescaped(line.strip()))


def _cell_text(text: str) -> str:
    """The text of a cell without emphasis around all of it, and without the blanks of converters."""
    found = _EMPHASIS.match(text)
    return _unescaped(_BLANKS.sub(" ", found[2] if found else text)).strip()


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: "\\" + found[0], " ".join(text.split("\n")))


def _paragraph(text: str) -> str:
    """A paragraph that Markdown takes for nothing else."""
    escaped = _escaped(text)
    found = _LEADING.match(escaped)
    if found is None:
        return escaped
    at = found.end() - 1 if found[0][0].isdigit() else 0
    return f"{escaped[:at]}\\{escaped[at:]}"


def _section(report: Report, name: str) -> Iterator[str]:
    value = getattr(report, name)
    if isinstance(value, Table):
        if name not in report.absent:
            lines = "\n".join(_table(report, value))
            yield from [lines] if lines else []
        yield from (_paragraph(text) for text in report.notes.get(name, ()))
    elif value is not None:
        yield from (_paragraph(text) for text in value.paragraphs)


def _table(report: Report, table: Table) -> Iterator[str]:
    layout = table.LAYOUT
    rows = list(_across(report, table)) if layout.rows_across else list(_down(report, table))
    width = max((len(row) for row in rows), default=0)
    for n, row in enumerate(rows):
        yield "| " + " | ".join(_escaped(cell) for cell in row + [""] * (width - len(row))) + " |"
        if n == 0:
            labels = 0 if layout.rows_across else _label_columns(layout)
            yield "|" + " --- |" * labels + " ---: |" * (width - labels)


def _label_columns(layout: TableLayout) -> int:
    """Label columns of the form: one, and one for each level of printed groups."""
    return 1 + max(len(_groups(layout, row)) for _, row in layout.rows())


def _groups(layout: TableLayout, row: Row) -> tuple[str, ...]:
    return tuple(group.label for group in layout.group_path(row.group) if group.label)


def _down(report: Report, table: Table) -> Iterator[list[str]]:
    """Every row with the labels of its groups before it, since Markdown has no merged cells."""
    layout = table.LAYOUT
    labels = _label_columns(layout)
    before: Block | None = None
    for block, row in printed_rows(report, table):
        if block is not before:
            if block.caption:
                yield [block.caption]
            heads = [column.label for column in block.columns]
            yield [block.corner or "", *[""] * (labels - 1), *heads]
            before = block
        names = [*_groups(layout, row), row.label]
        yield [*names, *[""] * (labels - len(names)), *row_texts(report, table, block, row)]


def _across(report: Report, table: Table) -> Iterator[list[str]]:
    """The rows side by side: each head over its columns, then one line of values."""
    rows = list(table.LAYOUT.rows())
    tops: list[str] = []
    heads: list[str] = []
    for block, row in rows:
        groups = _groups(table.LAYOUT, row)
        blank = [""] * (len(block.columns) - 1)
        tops += [groups[0] if groups else row.label, *blank]
        heads += [row.label if groups else "", *blank]
    yield tops
    yield heads
    yield [column.label for block, _ in rows for column in block.columns]
    yield [text for block, row in rows for text in row_texts(report, table, block, row)]
