"""Characters of a PDF to lines of text, by their base lines and the room between them."""

from __future__ import annotations

import itertools
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import define, evolve

from govinfo_report.formats._core.cells import raised
from govinfo_report.formats._pdf.page import Glyph

__all__ = ["Line", "cell_text", "lines_of", "parted"]

_SAME_LINE = 0.35
"""How far base lines may be apart in one line, by the size of the characters."""
_GAP_OF_FIGURES = 0.25
_GAP_OF_CHARACTERS = 0.55
_COLUMN_GAP = 1.4
_SMALL = 0.8


@define(eq=False)
class Line:
    """A line of text, or the part of one between two wide gaps."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    font: str
    row: int
    """The number of the line; parts of one line share it."""
    glyphs: Sequence[Glyph] = ()
    page: int = 0
    number: int = 0
    """The number of the line on its page, from 1."""
    column: int = 0
    """0 on a page with one column of text, else 1 or 2."""

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.base - 0.85 * self.size

    @property
    def middle(self) -> float:
        """Its middle across."""
        return (self.x0 + self.x1) / 2

    @property
    def place(self) -> str:
        """Its place, for readers."""
        return f"p.{self.page} line {self.number}"


def lines_of(glyphs: Iterable[Glyph], /, *, split: bool = True) -> list[Line]:
    """The lines of upright text from top to bottom; with ``split``, parted where columns may be."""
    lines: list[Line] = []
    for row, run in enumerate(_rows(glyphs)):
        lines += [_line(part, row) for part in (_parts(run) if split else [run])]
    return lines


def parted(line: Line, /) -> list[Line]:
    """A line parted at every blank."""
    parts: list[list[Glyph]] = [[]]
    last: Glyph | None = None
    usual = _usual_gap(line.glyphs)
    for glyph in line.glyphs:
        if glyph.text == " " or (last is not None and _apart(last, glyph, usual)):
            parts.append([])
        last = glyph
        if glyph.text != " ":
            parts[-1].append(glyph)
    made = [_line(part, line.row) for part in parts if part]
    return [evolve(each, page=line.page, number=line.number, column=line.column) for each in made]


def cell_text(glyphs: Sequence[Glyph], /) -> str:
    """The text of one cell: its lines as printed, with line breaks; turned text after upright text."""
    texts = [line.text for line in lines_of((each for each in glyphs if each.turn == 0), split=False)]
    for turn in (90, 180, 270):
        turned = [_upright(each) for each in glyphs if each.turn == turn]
        texts += [line.text for line in lines_of(turned, split=False)] if turned else []
    return "\n".join(texts)


def _upright(glyph: Glyph) -> Glyph:
    """A turned character in coordinates in which it stands upright."""
    match glyph.turn:
        case 90:
            return evolve(glyph, x0=-glyph.bottom, x1=-glyph.top, base=glyph.base, turn=0)
        case 180:
            return evolve(glyph, x0=-glyph.x1, x1=-glyph.x0, base=-glyph.base, turn=0)
        case 270:
            return evolve(glyph, x0=glyph.top, x1=glyph.bottom, base=-glyph.base, turn=0)
        case _:
            return glyph


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Characters on one base line, from left to right."""
    run: list[Glyph] = []
    base = 0.0
    for glyph in sorted(glyphs, key=lambda each: (each.base, each.x0)):
        if run and glyph.base - base > _SAME_LINE * min(glyph.size, run[-1].size):
            yield from _if_printed(run)
            run = []
        if glyph.text != " " or not run:
            base = glyph.base
        run.append(glyph)
    yield from _if_printed(run)


def _if_printed(run: list[Glyph]) -> Iterator[list[Glyph]]:
    once = sorted(run, key=lambda each: each.x0)
    while once and once[-1].text == " ":
        once.pop()
    start = next((n for n, each in enumerate(once) if each.text != " "), len(once))
    if start < len(once):
        yield once[start:]


def _parts(run: list[Glyph]) -> Iterator[list[Glyph]]:
    """A line parted at gaps that are wide, and wider than the gaps that spread the line."""
    usual = _usual_gap(run)
    part: list[Glyph] = []
    last: Glyph | None = None
    for glyph in run:
        if glyph.text != " ":
            if last is not None and glyph.x0 - last.x1 - usual > _COLUMN_GAP * max(glyph.size, last.size):
                yield part
                part = []
            last = glyph
        elif not part:
            continue
        part.append(glyph)
    if part:
        yield part


def _usual_gap(run: Sequence[Glyph]) -> float:
    """The room between neighbours in a line that is spread to its full width."""
    shown = [each for each in run if each.text != " "]
    gaps = [right.x0 - left.x1 for left, right in itertools.pairwise(shown)]
    return max(0.0, min(statistics.median(gaps), shown[0].size)) if len(gaps) > 4 else 0.0


def _line(run: list[Glyph], row: int) -> Line:
    shown = [each for each in run if each.text != " "]
    return Line(
        text=_text(run),
        x0=shown[0].x0,
        x1=max(each.x1 for each in shown),
        base=statistics.median(each.base for each in shown),
        size=statistics.median(each.size for each in shown),
        font=Counter(each.font for each in shown).most_common(1)[0][0],
        row=row,
        glyphs=run,
    )


def _text(run: Sequence[Glyph]) -> str:
    usual = _usual_gap(run)
    text: list[str] = []
    last: Glyph | None = None
    full: Glyph | None = None
    blank = False
    for glyph in run:
        if glyph.text == " ":
            blank = last is not None
            continue
        if last is not None and (blank or _apart(last, glyph, usual)):
            text.append(" ")
        above = full is not None and not blank and _is_above(full, glyph)
        text.append(raised(glyph.text) if above else glyph.text)
        last, blank = glyph, False
        full = full if above else glyph
    return "".join(text)


def _is_above(full: Glyph, glyph: Glyph) -> bool:
    """Whether a character is a small one above the line."""
    return glyph.size < _SMALL * full.size and glyph.base < full.base


def _apart(left: Glyph, right: Glyph, usual: float) -> bool:
    """Whether the room between two characters is a blank."""
    size = max(left.size, right.size)
    narrow = left.text.isascii() and right.text.isascii()
    return right.x0 - left.x1 - usual > (_GAP_OF_FIGURES if narrow else _GAP_OF_CHARACTERS) * size
