"""Page numbers and running heads and feet of a PDF, told by what comes again from page to page, and taken away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from govinfo_report.formats._core.paper import is_title
from govinfo_report.formats._pdf.grid import Grid
from govinfo_report.formats._pdf.lines import Line, lines_of
from govinfo_report.formats._pdf.page import Page
from govinfo_report.text.normalise import normalise

__all__ = ["without_margins"]

_DASHED = re.compile(r"[-‐-―－·•~～]\s?(\d{1,4})\s?[-‐-―－·•~～]\Z")
_WORDED = re.compile(r"(?:第\s?(\d{1,4})\s?页.{0,12}|(\d{1,4})\s?/\s?\d{1,4}|Page\s?(\d{1,4})(?:\s?of\s?\d{1,4})?)\Z")
_BARE = re.compile(r"(\d{1,4})\Z")
_EDGE = 0.15
_FOOT = 0.1
_OFTEN = 0.4


@frozen(eq=False)
class _Number:
    """A line that may be the number of its page."""

    page: int
    line: Line
    value: int
    marked: bool
    """Whether it is printed as only page numbers are."""


def without_margins(pages: Sequence[Page], grids: Sequence[Sequence[Grid]], /) -> None:
    """Take page numbers, running heads and running feet off the pages."""
    lines = [_edges(page) for page in pages]
    gone = [*_numbers(pages, lines, grids), *_running(pages, lines, grids)]
    removed = {id(glyph) for line in gone for glyph in line.glyphs}
    for page in pages:
        page.glyphs = [glyph for glyph in page.glyphs if id(glyph) not in removed]


def _edges(page: Page) -> list[Line]:
    """The lines near the upper and the lower edge of a page."""
    low, high = page.height * _EDGE, page.height * (1 - _EDGE)
    return lines_of(glyph for glyph in page.glyphs if glyph.turn == 0 and not low <= glyph.y <= high)


def _numbers(pages: Sequence[Page], lines: Sequence[Sequence[Line]], grids: Sequence[Sequence[Grid]]) -> list[Line]:
    """Lines that number the pages: with one difference to the number of the sheet on all pages."""
    found: list[_Number] = []
    for n, page in enumerate(pages):
        rows = Counter(line.row for line in lines[n])
        for line in lines[n]:
            number = _number(line, page, lines[n])
            if number is None or rows[line.row] > 1:
                continue
            if number.marked or not any(grid.place(line.middle, line.base) for grid in grids[n]):
                found.append(number)
    shifts = Counter(each.value - each.page for each in found)
    if not shifts:
        return []
    shift, often = shifts.most_common(1)[0]
    if often < 2:
        return [each.line for each in found if each.marked or (len(pages) == 1 and each.value == 1)]
    return [each.line for each in found if each.value - each.page == shift]


def _number(line: Line, page: Page, lines: Sequence[Line]) -> _Number | None:
    text = normalise(line.text, whitespace="collapse").text
    if (marked := _DASHED.match(text) or _WORDED.match(text)) is not None:
        value = next(int(group) for group in marked.groups() if group)
        return _Number(page.number, line, value, marked=True)
    bare = _BARE.match(text)
    if bare is None or page.height * _FOOT < line.base < page.height * (1 - _FOOT):
        return None
    outermost = line.base in (max(each.base for each in lines), min(each.base for each in lines))
    return _Number(page.number, line, int(bare[1]), marked=False) if outermost else None


def _running(pages: Sequence[Page], lines: Sequence[Sequence[Line]], grids: Sequence[Sequence[Grid]]) -> list[Line]:
    """Lines that stand at the same height on many pages, with nothing but such lines outside them."""
    if len(pages) < 2:
        return []
    seen = Counter(key for page_lines in lines for key in {_key(line) for line in page_lines})
    most = {key for key, count in seen.items() if count >= max(2, _OFTEN * len(pages))}
    running: list[Line] = []
    for n, page in enumerate(pages):
        upper = [line for line in lines[n] if line.base < page.height / 2]
        lower = [line for line in reversed(lines[n]) if line.base >= page.height / 2]
        for side in (upper, lower):
            for line in side:
                in_table = any(grid.place(line.middle, line.base) for grid in grids[n])
                is_only_title = n == 0 and is_title(line.text)
                if in_table or is_only_title or _key(line) not in most:
                    break
                running.append(line)
    return running


def _key(line: Line) -> tuple[int, int, str]:
    return round(line.base / 4), round(line.size), re.sub(r"\d+", "#", line.text)
