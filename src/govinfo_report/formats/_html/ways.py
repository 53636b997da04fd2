"""The ways in which a page writes its cells and paragraphs: almost all of them like one before.

Where the markup around a text is the same as around another, it need not be looked at again: what stands between is
the text. Anything else is matched by patterns, and its way of writing is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from attrs import define, field

from govinfo_report.findings import Span
from govinfo_report.formats._core.items import RawCell
from govinfo_report.formats._html.geometry import Spans, columns_and_rows
from govinfo_report.formats._html.text import fold

__all__ = ["NO_BREAK", "Way", "Ways"]

NO_BREAK = "&nbsp;"
"""The one reference that plain text may hold."""
_NO_BREAK = "\u00a0"
_PIECE = re.compile(r">([^<]++)")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++)))?+""", re.ASCII)
_ONE: Spans = (1, 1)
_LEAD = re.compile(rf"(?:\s|{NO_BREAK})*+")
_TAIL = re.compile(rf"(?:\s|{NO_BREAK[::-1]})*+")
_NUL = "\0"
_NOWHERE = "\0\0"
"""No text of an element ends here: it does not begin as markup does, and is too long for the end of a source."""


@define(eq=False)
class Way:
    """How the text of an element was written last, after a certain start tag.

    A text counts only if nothing in it has to be looked at twice.
    """

    number: int
    after: int = 0
    """The number of the way in which the element after this one was written last."""
    spans: Spans = _ONE
    """What the start tag says: how many columns and rows a cell lies over."""
    before: str = _NOWHERE
    behind: str = _NOWHERE
    pair: tuple[str, str, str] | None = None
    """What stands before, between and behind the pieces of a text in two, once there was one."""

    def read(self, source: str, at: int, /) -> tuple[RawCell, int] | None:
        """The text that is written here as before, and where it ends; ``None`` where it is written otherwise."""
        if source.startswith(self.before, at):
            start = at + len(self.before)
            end = source.find("<", start)
            if source.startswith(self.behind, end) and (raw := _as_written(source[start:end], start, at)) is not None:
                return raw, end + len(self.behind)
        return self.in_two(source, at, *self.pair) if self.pair is not None else None

    def in_two(self, source: str, at: int, before: str, between: str, behind: str) -> tuple[RawCell, int] | None:
        """The text that is written here in two pieces as before, and where it ends."""
        if not source.startswith(before, at):
            return None
        start = at + len(before)
        middle = source.find("<", start)
        if middle == start or not source.startswith(between, middle):
            return None
        second = middle + len(between)
        end = source.find("<", second)
        text = source[start:middle] + source[second:end]
        if end > second and source.startswith(behind, end) and _is_even(text):
            return RawCell(text, Span(start, end)), end + len(behind)
        return None


@define(eq=False)
class Ways:
    """The ways of writing one kind of element.

    ``short`` matches an element whose text is in three pieces at the most, as almost every one is: its groups are the
    ``attributes`` and the pieces. ``whole`` matches any, with groups ``attributes`` and ``content``, which is all from
    the bracket on that ends the start tag.
    """

    short: re.Pattern[str]
    whole: re.Pattern[str]
    hides: Callable[[str], bool]
    """Whether markup may hide what stands in it; what is written as before is not asked again."""
    _every: list[Way] = field(factory=lambda: [Way(0)])
    """The ways by their numbers."""
    last: Way = field(init=False)
    """How the last element was written."""
    _known: dict[str, Way] = field(factory=dict[str, Way])
    """The ways by their start tags."""

    def __attrs_post_init__(self) -> None:
        self.last = self._every[0]

    def read(self, source: str, at: int, /) -> tuple[RawCell, int] | None:
        """The text of the element that begins here, and where that ends; ``None`` where it is not plain."""
        expected = self._every[self.last.after]
        read = expected.read(source, at)
        if read is None:
            return self._otherwise(source, at, expected)
        self.last = expected
        return read

    def _otherwise(self, source: str, at: int, expected: Way) -> tuple[RawCell, int] | None:
        """The text of an element that is not written in the way that was expected."""
        tag = source[at : source.find(">", at) + 1]
        way = self._known.get(tag)
        read = way.read(source, at) if way is not None and way is not expected else None
        if way is None or read is None:
            found = self.short.match(source, at) or self.whole.match(source, at)
            if found is None or self.hides(found[0]):
                return None
            way = way or self._new(tag, found["attributes"])
            short = found.re is self.short
            raw = _learn(way, source, found, at) if short else _line(source, *found.span("content"), at)
            read = raw, found.end()
        self.last.after = way.number
        self.last = way
        return read

    def _new(self, tag: str, attributes: str) -> Way:
        way = Way(len(self._every), len(self._every), _spans(attributes))
        self._every.append(way)
        self._known[tag] = way
        return way


def _learn(way: Way, source: str, found: re.Match[str], at: int) -> RawCell:
    """The text of an element in three pieces at the most; how it was written is kept."""
    start, end = found.span(2)
    second, last = found.span(3)
    if last == second:
        way.before, way.behind = source[at:start], source[end : found.end()]
        return _cell_of(found[2], start, at)
    if not found[4]:
        way.pair = (source[at:start], source[end:second], source[last : found.end()])
    return _in_pieces(source, found, at)


def _as_written(text: str, start: int, blank_at: int, /) -> RawCell | None:
    """A text in one piece, if no character of it stands for another, or if nothing but blanks stand in it."""
    if "&" in text:
        return None if text.replace(NO_BREAK, " ").strip() else RawCell("", Span(blank_at, blank_at))
    return _cell_of(text, start, blank_at) if _NUL not in text else None


def _is_even(text: str) -> bool:
    """Whether a text is printed as it is written: no blanks, no references, nothing that a parser changes."""
    return text.isalnum() or (text.isprintable() and " " not in text and "&" not in text and text != "")


def _in_pieces(source: str, found: re.Match[str], at: int) -> RawCell:
    """A text in two or three pieces."""
    text = found[2] + found[3] + found[4]
    if text[0].isspace() or text[-1].isspace():
        return _line(source, source.rindex(">", at, found.start(2)), found.end(4), at)
    return RawCell(fold(text), Span(found.start(2), found.end(4) if found[4] else found.end(3)))


@lru_cache(maxsize=256)
def _spans(attributes: str) -> Spans:
    values: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(attributes):
        values.setdefault(found[1].lower(), found[2] or found[3] or found[4] or "")
    return columns_and_rows(values.get("colspan"), values.get("rowspan"))


def _cell_of(text: str, start: int, blank_at: int) -> RawCell:
    """A text in one piece, without the blanks around it."""
    if text.isalnum():
        return RawCell(text, Span(start, start + len(text)))
    bare = text.strip()
    if not bare:
        return RawCell("", Span(blank_at, blank_at))
    start += text.index(bare)
    return RawCell(fold(bare), Span(start, start + len(bare)))


def _line(source: str, begin: int, end: int, blank_at: int) -> RawCell:
    """The text from here to there without its tags; ``begin`` is the bracket that ends the tag before it."""
    found = [*_PIECE.finditer(source, begin, end)]
    if len(found) < 2:
        text, start = (found[0][1], found[0].start(1)) if found else ("", 0)
        if NO_BREAK not in text:
            return _cell_of(text, start, blank_at)
    pieces = [each[1] for each in found]
    lead, tail, first, last = 0, 0, 0, len(pieces) - 1
    if not (_is_inked(pieces[0][0]) and _is_inked(pieces[-1][-1])):
        if _blanks_in(_LEAD, joined := "".join(pieces)) == len(joined):
            return RawCell("", Span(blank_at, blank_at))
        while (lead := _blanks_in(_LEAD, pieces[first])) == len(pieces[first]):
            first += 1
        while (tail := _blanks_in(_TAIL, pieces[last][::-1])) == len(pieces[last]):
            last -= 1
    text = fold("".join(pieces).replace(NO_BREAK, _NO_BREAK))
    return RawCell(text, Span(found[first].start(1) + lead, found[last].end(1) - tail))


def _is_inked(character: str) -> bool:
    """Whether no blank stands here, and no reference to one begins or ends here."""
    return character not in "&;" and not character.isspace()


def _blanks_in(pattern: re.Pattern[str], text: str) -> int:
    """How many characters of a text are blanks before the first that is none."""
    found = pattern.match(text)
    return found.end() if found else 0
