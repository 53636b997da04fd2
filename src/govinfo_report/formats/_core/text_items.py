"""Lines of plain text to items: rows between bars or tabs, cells that end in a bar each, columns told by blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from govinfo_report.findings import Span
from govinfo_report.formats._core.aligned import aligned_items
from govinfo_report.formats._core.cells import is_value
from govinfo_report.formats._core.items import GridRow, Item, Paragraph, RawCell
from govinfo_report.formats._core.lone_cells import rows_of_cells

__all__ = ["Line", "lines_of_text", "split_cells", "text_items"]

_BARS = re.compile(r"[|｜│┃]")
_NOTHING_BUT_BARS = re.compile(r"[\s|｜│┃]*\Z")
_TABS = re.compile(r"\t")
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_INNER_TAB = re.compile(r"\S[^\S\t]*\t\s*\S")
_PAGE_NUMBER = re.compile(r"\s*[-—–－][ \t]*\d{1,3}[ \t]*[-—–－]\s*\Z")


@frozen
class Line:
    """A line of text that is not blank, and where it begins in the source."""

    text: str
    start: int

    @property
    def has_bars(self) -> bool:
        """Whether there is a bar in it."""
        return _BARS.search(self.text) is not None

    @property
    def is_bars(self) -> bool:
        """Whether there is nothing but bars in it."""
        return _NOTHING_BUT_BARS.match(self.text) is not None

    def paragraph(self) -> Paragraph:
        """The line as a paragraph."""
        stripped = self.text.strip()
        begin = self.start + self.text.index(stripped)
        return Paragraph(stripped, Span(begin, begin + len(stripped)))


def lines_of_text(text: str, /) -> list[Line]:
    """The lines of a text that are not blank."""
    return [Line(found[0], found.start()) for found in _LINE.finditer(text) if not found[0].isspace()]


def text_items(lines: Sequence[Line], /) -> Iterator[Item]:
    """The items that lines of plain text make up, in their order."""
    plain: list[Line] = []
    position = 0
    while position < len(lines):
        end = _end_of_bars(lines, position)
        if end == position:
            if _PAGE_NUMBER.match(lines[position].text) is None:
                plain.append(lines[position])
            position += 1
            continue
        yield from _without_bars(plain)
        plain = []
        yield from _with_bars(lines[position:end])
        position = end
    yield from _without_bars(plain)


def _end_of_bars(lines: Sequence[Line], begin: int) -> int:
    """Where the run of lines with bars ends; a line whose bar stands on the next line belongs to it."""
    end = begin
    while end < len(lines) and (lines[end].has_bars or (end + 1 < len(lines) and lines[end + 1].is_bars)):
        end += 1
    return end


def _without_bars(lines: Sequence[Line]) -> Iterator[Item]:
    rest: list[Line] = []
    for line in lines:
        if _INNER_TAB.search(line.text) is None:
            rest.append(line)
            continue
        yield from aligned_items([(each.text, each.start) for each in rest])
        rest = []
        yield _split(line, _TABS)
    yield from aligned_items([(each.text, each.start) for each in rest])


def _with_bars(lines: Sequence[Line]) -> Iterator[Item]:
    rows = [split_cells(line.text, line.start) if line.has_bars else None for line in lines]
    if _is_stream([row for row in rows if row is not None]):
        yield from rows_of_cells(list(_stream(lines)))
        return
    for line, row in zip(lines, rows, strict=True):
        yield row if row is not None else line.paragraph()


def _is_stream(rows: Sequence[GridRow]) -> bool:
    """Whether each bar ends a cell and lines mean nothing: figures stand alone on lines, and no line has two cells."""
    printed = [[cell for cell in row.cells if cell.text] for row in rows]
    if any(len(cells) > 1 for cells in printed):
        return False
    lone_figures = sum(1 for cells in printed if cells and is_value(cells[0].text))
    return lone_figures > 1 or sum(1 for cells in printed if not cells) * 3 > len(rows)


def _stream(lines: Sequence[Line]) -> Iterator[RawCell]:
    """The cells of lines between bars, whatever line they stand on."""
    parts: list[RawCell] = []
    for line in lines:
        begin = 0
        for found in _BARS.finditer(line.text):
            parts += _printed(line, begin, found.start())
            yield _joined(parts, line.start + found.start())
            parts = []
            begin = found.end()
        parts += _printed(line, begin, len(line.text))
    if parts:
        yield _joined(parts, parts[-1].span.end)


def _printed(line: Line, begin: int, end: int) -> list[RawCell]:
    text = line.text[begin:end]
    stripped = text.strip()
    at = line.start + begin + (text.index(stripped) if stripped else 0)
    return [RawCell(stripped, Span(at, at + len(stripped)))] if stripped else []


def _joined(parts: Sequence[RawCell], at: int) -> RawCell:
    if not parts:
        return RawCell("", Span(at, at))
    return RawCell("".join(part.text for part in parts), Span(parts[0].span.start, parts[-1].span.end))


def split_cells(line: str, start: int, /) -> GridRow:
    """A line with bars as a row of cells; one at the very start opens the first, and then one closes the last."""
    return _split(Line(line, start), _BARS)


def _split(line: Line, separator: re.Pattern[str]) -> GridRow:
    cells: list[RawCell] = []
    position = 0
    for found in (*separator.finditer(line.text), None):
        end = found.start() if found else len(line.text)
        cells.append(_cell(line.text, position, end, line.start))
        position = end + 1
    opened = len(cells) > 1 and _BARS.match(line.text) is not None
    closed = opened and len(cells) > 2 and not cells[-1].text
    span = Span(line.start, line.start + len(line.text))
    return GridRow(tuple(cells[opened : len(cells) - closed]), span, line.text.strip())


def _cell(line: str, begin: int, end: int, start: int) -> RawCell:
    text = line[begin:end]
    stripped = text.strip()
    at = start + begin + (text.index(stripped) if stripped else 0)
    return RawCell(stripped, Span(at, at + len(stripped)))
