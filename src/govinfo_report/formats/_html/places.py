"""Where the texts of a tree stand in the source: found one after the other, without help from the parser.

Texts come in the order of the source, with tags, comments and blanks between them. Where a parser has moved one (text
between the rows of a table goes before it), the place is found by the start of its element, or by the text itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property
from html import unescape

from attrs import define, frozen

__all__ = ["CharacterPlaces", "TextPlaces"]

_TAG = r"""</?[a-zA-Z][^\s/>]*+(?:[^>=]*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)*+[^>=]*+>"""
_COMMENT = r"<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?/][^>]*+>"
_MARKUP = f"{_TAG}|{_COMMENT}"
_BLANK = r"&(?:nbsp|emsp|ensp|thinsp|\#(?:0*(?:160|12288|8194|8195|8201|32|9|10|13)|[xX]0*(?:3000|[aA]0|20)))(?:;|\b)"
_GAP = re.compile(rf"(?:[\s\x00]++|{_MARKUP}|{_BLANK})*+", re.DOTALL)
_PIECE = re.compile(
    rf"(?P<markup>{_MARKUP})|(?P<reference>&(?:\#[0-9]+|\#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?)|[^<&]{{1,2048}}+|[<&]",
    re.DOTALL,
)
_LINE_END = re.compile(r"\r\n?|\n")
_NEAR = 4000
_STRAY = 3
"""How far ahead a text may be found again and the reading go on from there."""


@frozen(eq=False)
class CharacterPlaces:
    """Where each character of a text begins and ends in the source."""

    starts: Sequence[int]
    ends: Sequence[int]

    def between(self, first: int, end: int, /) -> tuple[int, int]:
        """Where a stretch of the text begins and ends, also if a parser has moved a part of it."""
        begin, stop = self.starts[first], self.ends[end - 1]
        if begin <= stop:
            return begin, stop
        return min(self.starts[first:end]), max(self.ends[first:end])


@define(eq=False)
class TextPlaces:
    """Finds texts in the source, in their order."""

    source: str
    cursor: int = 0
    _hint: int = -1
    _spent: int = 0

    def find(self, text: str, hint: Callable[[], int | None], /) -> tuple[int, int]:
        """Where a text without blanks around it begins and ends; ``hint`` tells where its element begins."""
        self.cursor = start = self._after_gap(self.cursor)
        if self.source.startswith(text, start):
            self.cursor = end = start + len(text)
            return start, end
        return self._followed(text, start) or self._from(text, hint()) or self._anywhere(text)

    def _followed(self, text: str, start: int) -> tuple[int, int] | None:
        steps = _steps(self.source, text, start)
        if not steps:
            return None
        self.cursor = steps[-1][2]
        return start, self.cursor

    def _from(self, text: str, hint: int | None) -> tuple[int, int] | None:
        """The text right after the start of its element; each place is tried once, and not without end."""
        if hint is None or hint == self._hint or self._spent > 4 * len(self.source):
            return None
        self._hint = hint
        start = self._after_gap(hint)
        self._spent += start - hint
        return self._followed(text, start)

    def _after_gap(self, at: int) -> int:
        found = _GAP.match(self.source, at)
        return found.end() if found else at

    def _anywhere(self, text: str) -> tuple[int, int]:
        """The next text that is the same; where there is none, the place that was reached."""
        places = self._runs.get(text)
        if places is None:
            return self._beyond(text) or (self.cursor, self.cursor)
        at = bisect_left(places, (self.cursor, 0))
        start, end = places[min(at, len(places) - 1)]
        if 0 <= start - self.cursor < _NEAR:
            self.cursor = end
        return start, end

    def _beyond(self, text: str) -> tuple[int, int] | None:
        """The text after a few characters that a parser has moved away or dropped."""
        at = self.cursor
        for _ in range(_STRAY):
            stray = _PIECE.match(self.source, at)
            if stray is None or self._spent > 4 * len(self.source):
                return None
            start = self._after_gap(stray.end())
            self._spent += start - at
            found = self._followed(text, start)
            if found is not None:
                return found
            at = start
        return None

    @cached_property
    def _runs(self) -> dict[str, list[tuple[int, int]]]:
        """Every text between two tags."""
        runs: dict[str, list[tuple[int, int]]] = {}
        parts: list[str] = []
        begin = end = 0
        for found in _PIECE.finditer(self.source):
            if found["markup"] is None:
                begin = begin if parts else found.start()
                end = found.end()
                parts.append(_decoded(found))
            elif parts:
                _add(runs, self.source, begin, end, "".join(parts))
                parts = []
        if parts:
            _add(runs, self.source, begin, end, "".join(parts))
        return runs

    def of_characters(self, text: str, start: int, end: int, /) -> CharacterPlaces:
        """The place of each character of a text that was found from ``start`` to ``end``."""
        bare = text.strip()
        lead = len(text) - len(text.lstrip())
        tail = len(text) - lead - len(bare)
        if self.source.startswith(bare, start):
            middle, after = range(start, end), range(start + 1, end + 1)
            if not lead and not tail:
                return CharacterPlaces(middle, after)
            return CharacterPlaces([start] * lead + [*middle] + [end] * tail, [start] * lead + [*after] + [end] * tail)
        starts, ends = [start] * lead, [start] * lead
        for size, begin, stop in _steps(self.source, bare, start):
            one_by_one = stop - begin == size
            starts += range(begin, begin + size) if one_by_one else [begin] * size
            ends += range(begin + 1, begin + size + 1) if one_by_one else [stop] * size
        missing = len(text) - len(starts)
        return CharacterPlaces(starts + [end] * missing, ends + [end] * missing)

    def end_of_tag(self, start: int, /) -> int:
        """Where the tag ends that begins here."""
        found = _PIECE.match(self.source, start)
        return found.end() if found and found["markup"] is not None else start


def _add(runs: dict[str, list[tuple[int, int]]], source: str, begin: int, end: int, text: str) -> None:
    bare = text.strip()
    if bare:
        raw = source[begin:end]
        begin += len(raw) - len(raw.lstrip())
        runs.setdefault(bare, []).append((begin, begin + len(raw.strip())))


def _decoded(found: re.Match[str]) -> str:
    return unescape(found[0]) if found["reference"] else _LINE_END.sub("\n", found[0]).replace("\0", "")


def _steps(source: str, text: str, start: int) -> list[tuple[int, int, int]]:
    """How a text is written from ``start`` on: numbers of characters, each with begin and end; nothing if it is not.

    The last step ends the text.
    """
    steps: list[tuple[int, int, int]] = []
    done = 0
    at = start
    while done < len(text):
        found = _PIECE.match(source, at)
        if found is None:
            return []
        at = found.end()
        if found["markup"] is not None:
            continue
        written = _decoded(found)[: len(text) - done]
        if not text.startswith(written, done):
            return []
        raw = found[0]
        done += len(written)
        if done == len(text) and not found["reference"] and raw.startswith(written):
            at = found.start() + len(written)
        if written:
            steps.append((len(written), found.start(), at))
    return steps
