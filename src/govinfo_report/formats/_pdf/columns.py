"""Two columns on a page: text to be read one after the other, or two reports side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from govinfo_report.formats._core.paper import is_title
from govinfo_report.formats._pdf.grid import grids_of
from govinfo_report.formats._pdf.limits import Budget
from govinfo_report.formats._pdf.lines import Line, lines_of
from govinfo_report.formats._pdf.page import Glyph, Page

__all__ = ["MingledReportsError", "in_reading_order", "reports_of"]

_FEWEST_LINES = 4
_PROSE = 8
_MIDDLE = (0.35, 0.65)
_NARROWEST = 6.0
_MARGIN = 0.08


class MingledReportsError(Exception):
    """Two reports stand side by side and cannot be told apart with certainty."""


def reports_of(pages: Sequence[Page], budget: Budget, /) -> list[list[Page]]:
    """The pages, or their left and their right halves where each half is a report with a title of its own."""
    if not any(_has_two_titles(page) for page in pages):
        return [list(pages)]
    gutters = [_gutter(page, budget) for page in pages]
    left: list[Page] = []
    right: list[Page] = []
    for page, gutter in zip(pages, gutters, strict=True):
        if gutter is None:
            raise MingledReportsError
        left.append(page.within(0, gutter))
        right.append(page.within(gutter, page.width + 1))
    return [left, right]


def _has_two_titles(page: Page) -> bool:
    """Whether a title stands in the left half of the page and another beside it."""
    middle = page.width / 2
    halves = [
        [glyph for glyph in page.glyphs if glyph.turn == 0 and (glyph.x < middle) is is_left]
        for is_left in (True, False)
    ]
    tops = [_title(half) for half in halves]
    return tops[0] is not None and tops[1] is not None and abs(tops[0] - tops[1]) < page.height / 4


def _title(glyphs: Iterable[Glyph]) -> float | None:
    """Where the title stands, on one line or on two."""
    lines = lines_of(glyphs, split=False)
    for n, line in enumerate(lines):
        following = lines[n + 1].text if n + 1 < len(lines) else ""
        if is_title(line.text) or is_title(line.text + following):
            return line.base
    return None


def _gutter(page: Page, budget: Budget) -> float | None:
    """The middle of a strip without text and tables from top to bottom, near the middle of the page."""
    low, high = page.height * _MARGIN, page.height * (1 - _MARGIN)
    taken = [(glyph.x0, glyph.x1) for glyph in page.glyphs if low < glyph.y < high and glyph.text != " "]
    taken += [(grid.xs[0], grid.xs[-1]) for grid in grids_of(page.rules, budget) if grid.is_table]
    reach, best = page.width * _MIDDLE[0], (0.0, 0.0)
    for x0, x1 in [*sorted(taken), (page.width * _MIDDLE[1],) * 2]:
        best = max(best, (min(x0, page.width * _MIDDLE[1]) - reach, reach))
        reach = max(reach, x1)
    width, start = best
    return start + width / 2 if width >= _NARROWEST else None


def in_reading_order(lines: Sequence[Line], /) -> list[Line]:
    """Lines as they are read: where they stand in two columns of running text, the left column first."""
    best: tuple[int, int, float] = (0, 0, 0.0)
    for gutter in sorted(_candidates(lines)):
        for first, last in _stretches(lines, gutter):
            if last - first > best[1] - best[0] and _is_prose(lines[first:last], gutter):
                best = (first, last, gutter)
    first, last, gutter = best
    left = [line for line in lines[first:last] if line.middle < gutter]
    right = [line for line in lines[first:last] if line.middle >= gutter]
    for column, inside in enumerate((left, right), start=1):
        for line in inside:
            line.column = column
    return [*lines[:first], *left, *right, *lines[last:]]


def _candidates(lines: Sequence[Line]) -> set[float]:
    """Where a gutter may be: between the parts of a line."""
    rows = [list(row) for _, row in groupby(lines, key=lambda line: line.row)]
    return {round((row[0].x1 + row[1].x0) / 20) * 10.0 for row in rows if len(row) == 2}


def _stretches(lines: Sequence[Line], gutter: float) -> Iterator[tuple[int, int]]:
    """The longest stretches of lines that do not cross the gutter."""
    start = 0
    for n, line in enumerate(lines):
        if line.x0 < gutter < line.x1:
            yield start, n
            start = n + 1
    yield start, len(lines)


def _is_prose(lines: Sequence[Line], gutter: float) -> bool:
    """Whether both columns hold running text, and neither the cells of a table."""
    sides = ([line for line in lines if line.middle < gutter], [line for line in lines if line.middle >= gutter])
    return all(
        len(side) >= _FEWEST_LINES and sum(len(line.text) for line in side) >= _PROSE * len(side) for side in sides
    )
