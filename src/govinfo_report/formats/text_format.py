"""Plain text: read as published, with cells between bars; written as the printed form, aligned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from govinfo_report.findings import Bilingual, Span
from govinfo_report.form.layout import TableLayout
from govinfo_report.formats._document import read_items
from govinfo_report.formats._items import GridRow, Item, Paragraph, RawCell
from govinfo_report.formats._paper import is_title
from govinfo_report.formats._printed import (
    closing_lines,
    heading_of,
    opening_lines,
    printed_rows,
    row_texts,
    title_of,
)
from govinfo_report.formats.protocols import FormatInfo
from govinfo_report.formats.source import Source
from govinfo_report.reading import ReadResult
from govinfo_report.report.base import Table
from govinfo_report.report.report import Report
from govinfo_report.report.sections import SECTIONS
from govinfo_report.text.width import display_width
from govinfo_report.version import __version__

__all__ = ["FORMAT", "TextFormat", "lost_by_text", "split_cells"]

_BARS = re.compile(r"[|｜│┃]")
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")


class TextFormat:
    """Plain text with a table row a line and bars between the cells."""

    info = FormatInfo(
        name="text",
        media_type="text/plain",
        suffixes=(".txt", ".text"),
        title=Bilingual(zh="纯文本", en="plain text"),
    )

    def recognises(self, source: Source, /) -> bool:
        """Any text can be read as plain text."""
        return source.readable

    def read(self, source: Source, /) -> tuple[ReadResult, ...]:
        """The one report of the text."""
        provenance = source.provenance(self.info.name, __version__)
        return (read_items(_items(source.text), source, provenance),)

    def write(self, report: Report, /, *, ambiguous_width: Literal[1, 2] = 1) -> str:
        """The printed form, its columns aligned for a font in which Chinese characters are two columns wide.

        ``ambiguous_width`` is the width of characters such as “ ” that fonts draw narrow (1) or wide (2).
        """
        blocks = [[title] if (title := title_of(report)) else [], list(opening_lines(report))]
        for each in SECTIONS:
            heading = heading_of(report, each.name)
            body = list(_section(report, each.name, ambiguous_width))
            blocks.append(([heading] if heading else []) + body)
        blocks.append(list(closing_lines(report)))
        return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"

    def losses(self, report: Report, /) -> tuple[str, ...]:
        """What plain text cannot hold, by address."""
        return lost_by_text(report)


FORMAT = TextFormat()


def lost_by_text(report: Report, /) -> tuple[str, ...]:
    """The parts of a report that neither plain text nor Markdown has a place for, or that would not read back."""
    lost: list[str] = []
    if report.organ and any(
        (report.organ.region_code, report.organ.unified_social_credit_code, report.organ.organization_code)
    ):
        lost.append("organ")
    if report.scope.value != "unknown":
        lost.append("scope")
    if report.title is not None and not is_title(report.title):
        lost.append("title")
    if report.other_matters and report.other_matters.processing_fee:
        lost.append("other_matters.processing_fee")
    texts = [("preamble", report.preamble), *((name, each.paragraphs) for name, each in report.narratives())]
    lost += [
        f"{name}.paragraphs.{index}"
        for name, paragraphs in texts
        for index, paragraph in enumerate(paragraphs)
        if paragraph != paragraph.strip() or len(_LINE.findall(paragraph)) != 1
    ]
    return tuple(lost)


def _items(text: str) -> Iterator[Item]:
    for found in _LINE.finditer(text):
        line = found[0]
        if not line.strip():
            continue
        if _BARS.search(line):
            yield split_cells(line, found.start())
        else:
            yield _paragraph(line, found.start())


def _paragraph(line: str, start: int) -> Paragraph:
    stripped = line.strip()
    begin = start + line.index(stripped)
    return Paragraph(stripped, Span(begin, begin + len(stripped)))


def split_cells(line: str, start: int, /) -> GridRow:
    """A line with bars as a row of cells; a bar at the very start opens the first cell."""
    cells: list[RawCell] = []
    position = 0
    for found in (*_BARS.finditer(line), None):
        end = found.start() if found else len(line)
        cells.append(_cell(line, position, end, start))
        position = end + 1
    opened = len(cells) > 1 and _BARS.match(line) is not None
    return GridRow(tuple(cells[opened:]), Span(start, start + len(line)), line.strip())


def _cell(line: str, begin: int, end: int, start: int) -> RawCell:
    text = line[begin:end]
    stripped = text.strip()
    at = start + begin + (text.index(stripped) if stripped else 0)
    return RawCell(stripped, Span(at, at + len(stripped)))


def _section(report: Report, name: str, ambiguous: Literal[1, 2]) -> Iterator[str]:
    value = getattr(report, name)
    if isinstance(value, Table):
        if name not in report.absent:
            yield from _table(report, value, ambiguous)
        yield from report.notes.get(name, ())
    elif value is not None:
        yield from value.paragraphs


def _table(report: Report, table: Table, ambiguous: Literal[1, 2]) -> Iterator[str]:
    layout = table.LAYOUT
    rows = list(_across(report, table)) if layout.rows_across else list(_down(report, table))
    width = max(len(row) for row in rows)
    rows = [row + [""] * (width - len(row)) for row in rows]
    widths = [max(display_width(row[n], ambiguous=ambiguous) for row in rows) for n in range(width)]
    for row in rows:
        yield " | ".join(_aligned(row[n], widths[n], n, layout, ambiguous) for n in range(width)).rstrip()


def _down(report: Report, table: Table) -> Iterator[list[str]]:
    """Rows under each other, groups on a line of their own and their rows indented."""
    layout = table.LAYOUT
    opened: tuple[str, ...] = ()
    block_before = None
    for block, row in printed_rows(report, table):
        if block is not block_before:
            if block.caption:
                yield [block.caption]
            yield [block.corner or "", *(column.label for column in block.columns)]
            block_before = block
        groups = tuple(group.label for group in layout.group_path(row.group) if group.label)
        for depth, label in enumerate(groups):
            if groups[: depth + 1] != opened[: depth + 1]:
                yield ["  " * depth + label]
        opened = groups
        yield ["  " * len(groups) + row.label, *row_texts(report, table, block, row)]


def _across(report: Report, table: Table) -> Iterator[list[str]]:
    """Rows side by side: the heads of the rows, the heads of their columns, one line of values."""
    layout = table.LAYOUT
    rows = list(layout.rows())
    tops: list[str] = []
    heads: list[str] = []
    for block, row in rows:
        path = [group.label or "" for group in layout.group_path(row.group)]
        blank = [""] * (len(block.columns) - 1)
        seen = path and path[0] in tops
        tops += [path[0] if path and not seen else "" if path else row.label, *blank]
        heads += [row.label if path else "", *blank]
    yield tops
    yield heads
    yield [column.label for block, _ in rows for column in block.columns]
    yield [text for block, row in rows for text in row_texts(report, table, block, row)]


def _aligned(text: str, width: int, position: int, layout: TableLayout, ambiguous: Literal[1, 2]) -> str:
    padding = " " * (width - display_width(text, ambiguous=ambiguous))
    return text + padding if position == 0 and not layout.rows_across else padding + text
