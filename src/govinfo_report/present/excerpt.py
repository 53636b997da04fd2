"""Where in a document something stands: line and column, and the line itself with the place marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from attrs import frozen

from govinfo_report.findings import Span
from govinfo_report.present.columns import printable
from govinfo_report.present.screen import Screen
from govinfo_report.text.width import display_width

__all__ = ["Position", "excerpt", "has_position", "position"]

_LINE_END = re.compile(r"\r\n|\r|\n")
_SHORTEST = 8


@frozen
class Position:
    """Line and column, both counted from 1; the column in code points, as editors count."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


@lru_cache(maxsize=2)
def _line_starts(source: str) -> tuple[int, ...]:
    return (0, *(found.end() for found in _LINE_END.finditer(source)))


def position(source: str, offset: int, /) -> Position:
    """The line and column of a code point of a document; the end of the document has one too."""
    starts = _line_starts(source)
    line = bisect_right(starts, offset)
    return Position(line, offset - starts[line - 1] + 1)


def has_position(span: Span | None, source: str, /) -> bool:
    """Whether a span points into this text, and not only names a place."""
    return span is not None and bool(source) and span.end <= len(source) and (span.place is None or span.end > 0)


def excerpt(source: str, span: Span, /, *, screen: Screen) -> list[str]:
    """The line on which a span begins, cut to the screen, and carets under the span."""
    at = position(source, span.start)
    ending = _LINE_END.search(source, span.start)
    line = source[span.start - at.column + 1 : ending.start() if ending else len(source)]
    start = at.column - 1
    gutter = f"{at.line:>5} | "
    room = max(_SHORTEST, screen.width - len(gutter) - 2)
    before, marked, after = _window(line, start, min(max(start, start + span.end - span.start), len(line)), room)
    carets = " " * display_width(before) + "^" * max(1, display_width(marked))
    margin = " " * (len(gutter) - 2) + "| "
    return [
        screen.paint(gutter, "quiet") + before + marked + after,
        screen.paint(margin, "quiet") + screen.paint(carets, "error"),
    ]


def _window(line: str, start: int, stop: int, room: int) -> tuple[str, str, str]:
    """The text before, in and after the marked place: the mark first, then as much around it as there is room for."""

    def width(at: int) -> int:
        return display_width(printable(line[at]))

    left, right, used = start, start, 0
    while right < stop and used + width(right) <= room:
        used += width(right)
        right += 1
    marked = right
    growing = True
    while growing:
        growing = False
        if left > 0 and used + width(left - 1) <= room:
            left, used, growing = left - 1, used + width(left - 1), True
        if marked == stop and right < len(line) and used + width(right) <= room:
            right, used, growing = right + 1, used + width(right), True
    before, inside, after = (printable(part) for part in (line[left:start], line[start:marked], line[marked:right]))
    return ("…" if left else "") + before, inside, after + ("…" if right < len(line) else "")
