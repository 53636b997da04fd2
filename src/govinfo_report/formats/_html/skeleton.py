"""A page without its plain parts: what is left of it is for the parser.

Plain paragraphs and tables are read from the source, so a parser need not take them apart. An empty element with a
number stands in the place of each. Where the page shows one of them elsewhere than a parser puts it, as in a script or
a link, it is given to the parser after all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from attrs import define, frozen

from govinfo_report.formats._core.items import RawCell
from govinfo_report.formats._html.grid import PlainRow
from govinfo_report.formats._html.plain import PlainParts

__all__ = ["MARK", "Part", "Skeleton", "cut_out"]

MARK = "~-~"
"""The attribute with the number of a part: a name that no parser changes. A source that has it is left whole."""
_INK = "~"
_RAW = "script|style|textarea|title|template|noscript|iframe|select|svg|math|xmp|pre|noembed|noframes|plaintext"
_BEGIN = re.compile(rf"<(?:(p|table)[ >\t\r\n\f]|(!--)|(?i:({_RAW}))\b)")
_ENDS = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in _RAW.split("|")}
_LINE_END = re.compile(r"\r\n?|\n")


@frozen(eq=False)
class Part:
    """Plain paragraphs that follow each other, with their lines, or a plain table with its rows."""

    tag: str
    start: int
    end: int
    lines: list[RawCell]
    rows: list[PlainRow] | None = None


@define(eq=False)
class Skeleton:
    """What a parser is given of a source, and the parts that were cut out of it."""

    source: str
    parts: Sequence[Part] = ()
    inked: bool = False
    """Whether a character stands in the place of paragraphs: formatting that is still open there goes on around it."""

    @cached_property
    def text(self) -> str:
        """The source with an empty element in the place of each part."""
        if not self.parts:
            return self.source
        return "".join(self._pieces())

    def _pieces(self) -> Iterator[str]:
        at = 0
        for number, part in enumerate(self.parts):
            yield self.source[at : part.start]
            yield self._element(number, part)
            at = part.end
        yield self.source[at:]

    def without(self, numbers: Collection[int], /) -> Skeleton:
        """The skeleton that has these parts in it again."""
        return Skeleton(self.source, [each for n, each in enumerate(self.parts) if n not in numbers])

    def with_ink(self) -> Skeleton:
        """The skeleton with a character in the place of paragraphs."""
        return Skeleton(self.source, self.parts, inked=True)

    def _element(self, number: int, part: Part) -> str:
        ink = _INK if self.inked and part.rows is None else ""
        return f"<{part.tag} {MARK}={number}>{ink}</{part.tag}>"

    def offset(self, position: tuple[int, int] | None, /) -> int | None:
        """The place in the source of a line (from 1) and column (from 0) of the skeleton."""
        if position is None or not 0 < position[0] <= len(self._lines):
            return None
        at = self._lines[position[0] - 1] + position[1]
        begins, shifts = self._shifts
        return min(at + shifts[bisect_right(begins, at)], len(self.source))

    @cached_property
    def _lines(self) -> list[int]:
        if "\r" in self.text:
            return [0, *(found.end() for found in _LINE_END.finditer(self.text))]
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]

    @cached_property
    def _shifts(self) -> tuple[list[int], list[int]]:
        """Where the text after each part begins in the skeleton, and how far the source is ahead from there on."""
        begins: list[int] = []
        shifts = [0]
        for number, part in enumerate(self.parts):
            size = len(self._element(number, part))
            begins.append(part.start - shifts[-1] + size)
            shifts.append(shifts[-1] + part.end - part.start - size)
        return begins, shifts


def cut_out(source: str, unusual: Collection[str], /, *, show_hidden: bool = False) -> Skeleton:
    """The skeleton without all parts that are plain, hold none of these characters, and hide nothing."""
    if MARK in source:
        return Skeleton(source)
    return Skeleton(source, list(_parts(source, PlainParts.of(source, but=unusual, show_hidden=show_hidden))))


def _parts(source: str, plain: PlainParts) -> Iterator[Part]:
    at = 0
    while found := _BEGIN.search(source, at):
        tag, comment, raw = found.groups()
        if tag:
            start = found.start()
            at = found.end()
            if tag == "p":
                lines, end = plain.lines(start)
                if lines:
                    at = end
                    yield Part(tag, start, at, lines)
            elif (table := plain.table(start)) is not None:
                rows, at = table
                yield Part(tag, start, at, [], rows)
        elif comment:
            at = source.find("-->", found.start())
            at = len(source) if at < 0 else at
        else:
            ending = _ENDS[raw.lower()].search(source, found.end())
            at = ending.end() if ending else len(source)
