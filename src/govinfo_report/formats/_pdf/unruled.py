"""Tables without rules: rows whose label is one of the form's and that have as many figures as the form has columns.

A label that goes over several lines is put together where only so it is one of the form's. All other lines with
columns stay lines of text, with blanks between the columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import define, field

from govinfo_report.findings import Span
from govinfo_report.formats._core.cells import is_blank, looks_like_value
from govinfo_report.formats._core.items import GridRow, RawCell
from govinfo_report.formats._core.vocabulary import vocabularies
from govinfo_report.formats._pdf.lines import Line, parted
from govinfo_report.report.sections import TABLES
from govinfo_report.text.normalise import match_key

__all__ = ["Loose", "loose_rows"]

_MOST_LINES = 3
_ALIGNED = 1.3


@define(eq=False)
class Loose:
    """A line on a page without rules around it: its labels, then its figures; and the row of a table that it is."""

    labels: list[Line]
    figures: list[Line] = field(factory=list[Line])
    row: GridRow | None = None
    used: bool = False
    """Whether its text went into the label of another line."""

    @property
    def parts(self) -> list[Line]:
        """What is left of the line as text."""
        return [*self.labels, *self.figures]


def loose_rows(rows: Sequence[Sequence[Line]], /) -> list[Loose]:
    """What each line is."""
    found = [_apart(row) for row in rows]
    for n, line in enumerate(found):
        if line.figures:
            _take(found, n)
        elif len(line.labels) > 1 and all(_is_head(label.text) for label in line.labels):
            line.row = _row(line.labels)
    return found


def _apart(row: Sequence[Line]) -> Loose:
    """Labels and figures of a line; figures that stand close are parted at their blanks."""
    if len(row) == 1 and _columns_of(row[0].text.rpartition(" ")[0]) != frozenset({1}):
        return Loose(list(row))
    cells = [part for line in row for part in (parted(line) if _holds_figures(line.text) else [line])]
    at = len(cells)
    while at and looks_like_value(cells[at - 1].text):
        at -= 1
    return Loose(cells[:at], cells[at:])


def _holds_figures(text: str) -> bool:
    """Whether a part of a line is figures only, or a label with figures close behind it."""
    pieces = text.split(" ")
    first = 0 if looks_like_value(pieces[0]) else 1
    return len(pieces) > 1 and all(looks_like_value(piece) for piece in pieces[first:])


def _take(lines: Sequence[Loose], n: int) -> None:
    """Make a row of a line, with the lines above and below that belong to its label."""
    line = lines[n]
    if not line.labels and len(line.figures) in _across():
        line.row = _row(line.figures)
        return
    above, below = _neighbours(lines, n, -1), _neighbours(lines, n, 1)
    ways = sorted(((a, b) for a in range(len(above) + 1) for b in range(len(below) + 1)), key=sum)
    for a, b in ways:
        before, after = above[:a][::-1], below[:b]
        pieces = [*(each.labels[-1] for each in before), *line.labels[-1:], *(each.labels[-1] for each in after)]
        text = "".join(piece.text for piece in pieces)
        if pieces and _aligned(pieces) and len(line.figures) in _columns_of(text):
            label = RawCell(text, _span(pieces[0]))
            line.row = _row([*line.labels[:-1], *line.figures], label, len(line.labels[:-1]))
            for each in (*before, *after):
                each.labels.pop()
                each.used = not each.labels
            return


def _neighbours(lines: Sequence[Loose], n: int, step: int) -> list[Loose]:
    """The lines without figures next to a line, nearest first."""
    found: list[Loose] = []
    at = n + step
    while 0 <= at < len(lines) and len(found) < _MOST_LINES:
        line = lines[at]
        if line.figures or line.used or line.row is not None or not line.labels:
            break
        if line.labels[0].page != lines[n].parts[0].page:
            break
        found.append(line)
        at += step
    return found


def _aligned(pieces: Sequence[Line]) -> bool:
    return all(abs(piece.x0 - pieces[0].x0) < _ALIGNED * piece.size for piece in pieces)


def _row(cells: Sequence[Line], label: RawCell | None = None, at: int = 0) -> GridRow:
    made = [RawCell(line.text, _span(line)) for line in cells]
    if label is not None:
        made.insert(at, label)
    return GridRow(tuple(made), made[0].span, "  ".join(cell.text for cell in made if not is_blank(cell.text)))


def _span(line: Line) -> Span:
    return Span(0, 0, line.place)


@lru_cache(maxsize=512)
def _columns_of(label: str) -> frozenset[int]:
    """How many columns the row of this label has in the forms."""
    key = match_key(label)
    found: set[int] = set()
    for name in TABLES:
        for vocabulary in vocabularies(name) if key else ():
            match = vocabulary.rows.certain(key)
            if match is not None and not vocabulary.layout.rows_across:
                found.add(len(vocabulary.block(match.name).columns))
    return frozenset(found)


def _across() -> Iterator[int]:
    """How many figures the tables have whose rows stand side by side."""
    for name in TABLES:
        for vocabulary in vocabularies(name):
            if vocabulary.layout.rows_across:
                yield len(vocabulary.layout.cells())


def _is_head(text: str) -> bool:
    key = match_key(text)
    return bool(key) and any(
        key in each.furniture or each.columns.certain(key) for name in TABLES for each in vocabularies(name)
    )
