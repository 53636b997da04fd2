"""Runs of text in HTML to lines: blanks folded as a browser does, and every character with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import define, evolve

from govinfo_report.findings import Span
from govinfo_report.formats._core.items import GridRow
from govinfo_report.formats._core.text_items import split_cells
from govinfo_report.formats._html.places import CharacterPlaces, TextPlaces

__all__ = ["BARS", "BAR_CHARACTERS", "Piece", "Run", "fold", "span_of_pieces"]

BARS = re.compile(r"[|｜│┃]")
BAR_CHARACTERS = "|｜│┃"
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u2018-\u201d]")
_LINES = re.compile(r"[^\n\x0b\x0c\u2028\u2029]+")


def _folded(found: re.Match[str]) -> str:
    """One blank; none where a line of the source ends between two Chinese characters."""
    before, after = found.string[max(found.start() - 1, 0) : found.start()], found.string[found.end() : found.end() + 1]
    if ("\n" in found[0] or "\r" in found[0]) and _WIDE.match(before) and _WIDE.match(after):
        return ""
    return " "


def fold(text: str, /) -> str:
    """The text with its blanks as a browser shows them."""
    if "\n" not in text and "  " not in text and "\t" not in text and "\r" not in text and "\f" not in text:
        return text.strip()
    return _BLANKS.sub(_folded, text).strip()


Piece = tuple[str, int, int]
"""A text with its place; -1 for blanks."""


def span_of_pieces(pieces: Sequence[Piece], /) -> tuple[int, int]:
    """From the first character that is no blank to the last; (-1, -1) if there is none."""
    placed = [piece for piece in pieces if piece[1] >= 0]
    if not placed:
        return -1, -1
    return min(piece[1] for piece in placed), max(piece[2] for piece in placed)


@define(eq=False)
class Run:
    """Pieces of text that follow each other without a break."""

    pieces: Sequence[Piece]

    @property
    def text(self) -> str:
        """All of it, as it stands in the source."""
        return "".join(piece[0] for piece in self.pieces)

    def lines(self, places: TextPlaces, /, *, preformatted: bool) -> Iterator[tuple[str, int, int] | GridRow]:
        """The lines of the text with begin and end; one with bars as a row of cells."""
        text, at = self.text, self._characters(places)
        if not preformatted:
            text, at = _folded_places(text, at)
        for found in _LINES.finditer(text):
            bare = found[0].strip()
            if BARS.search(bare):
                yield _moved(split_cells(found[0], found.start()), at)
            elif bare:
                begin = found.start() + found[0].index(bare)
                yield bare, *at.between(begin, begin + len(bare))

    def _characters(self, places: TextPlaces) -> CharacterPlaces:
        starts: list[int] = []
        ends: list[int] = []
        if len(self.pieces) == 1 and self.pieces[0][1] >= 0:
            return places.of_characters(*self.pieces[0])
        last = max(span_of_pieces(self.pieces)[0], 0)
        for text, start, end in self.pieces:
            if start < 0:
                starts += [last] * len(text)
                ends += [last] * len(text)
            else:
                found = places.of_characters(text, start, end)
                starts += found.starts
                ends += found.ends
                last = end
        return CharacterPlaces(starts, ends)


def _folded_places(text: str, at: CharacterPlaces) -> tuple[str, CharacterPlaces]:
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for found in _BLANKS.finditer(text):
        parts.append(text[done : found.start()])
        starts += at.starts[done : found.start()]
        ends += at.ends[done : found.start()]
        if _folded(found):
            parts.append(" ")
            starts.append(at.starts[found.start()])
            ends.append(at.ends[found.start()])
        done = found.end()
    parts.append(text[done:])
    return "".join(parts), CharacterPlaces([*starts, *at.starts[done:]], [*ends, *at.ends[done:]])


def _moved(row: GridRow, at: CharacterPlaces) -> GridRow:
    cells = tuple(evolve(cell, span=_span(cell.span, at)) for cell in row.cells)
    return GridRow(cells, _span(row.span, at), row.line)


def _span(span: Span, at: CharacterPlaces) -> Span:
    if span.start == span.end:
        place = _at(at.starts, span.start)
        return Span(place, place)
    return Span(*at.between(span.start, span.end))


def _at(starts: Sequence[int], index: int) -> int:
    return starts[min(index, len(starts) - 1)] if starts else 0
