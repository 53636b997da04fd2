"""Paragraphs of a text whose lines were broken at a fixed width, put together again.

A line goes on in the next one if it is as long as lines are in this text, or stops without the end of a sentence. Only
texts in which several lines do so are taken for broken at all, and headings, lists and titles are never joined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from govinfo_report.findings import Span
from govinfo_report.formats._core.headings import is_unknown_heading, section_of_heading
from govinfo_report.formats._core.items import Paragraph
from govinfo_report.formats._core.paper import is_issuer, is_title, standalone_date
from govinfo_report.text.width import display_width

__all__ = ["Wrapping"]

_ENDED = re.compile(r"[。！？；：!?;:…”」』]\s*\Z")
_LISTED = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、]|[①-⑳])"
)
_ASCII = re.compile(r"[0-9A-Za-z]")
_FEWEST = 4
_MANY = 8
_NARROWEST = 30
_SLACK = 4
_LONGEST_APART = 8
"""More lines than a heading, title or date can be broken into."""


@frozen
class Wrapping:
    """How wide the lines of a text are, if it was broken into lines."""

    source: str
    width: int
    """Zero for a text that was not broken."""
    indented: bool
    """Whether paragraphs begin with an indent, so that a line without one is never a beginning."""

    @classmethod
    def of(cls, source: str, paragraphs: Sequence[Paragraph], /) -> Wrapping:
        """The wrapping of the paragraphs of a text."""
        nothing = cls(source, 0, indented=False)
        pairs = [(one, other) for one, other in pairwise(paragraphs) if nothing.is_next_line(one, other)]
        stopped = [(one, other) for one, other in pairs if not _ENDED.search(one.text) and not _is_apart(one.text)]
        if len(stopped) < _FEWEST:
            return nothing
        widths = [_right_edge(source, each) for each in paragraphs if len(each.text) * 2 > _NARROWEST]
        width = max(widths, default=0)
        guess = cls(source, width, indented=False)
        full = [(one, other) for one, other in stopped if guess.is_full(one)]
        ragged = len(stopped) >= _MANY and len(stopped) * 2 > len(pairs)
        if len(full) < _FEWEST and not ragged:
            return nothing
        full = full or stopped
        inner = {guess.indent(other) for _, other in full}
        begins = [each for each in paragraphs if guess.indent(each) > max(inner)]
        return cls(source, width, indented=len(begins) * 4 > len(full))

    def joined(self, paragraphs: Sequence[Paragraph], /) -> list[Paragraph]:
        """The paragraphs with their lines put together."""
        if not self.width:
            return list(paragraphs)
        found: list[list[Paragraph]] = []
        for each in paragraphs:
            if found and self._goes_on(found[-1], each):
                found[-1].append(each)
            else:
                found.append([each])
        return [_joined(lines) for lines in found]

    def indent(self, paragraph: Paragraph) -> int:
        """The columns before a line."""
        begin = _line_start(self.source, paragraph)
        return display_width(self.source[begin : paragraph.span.start].expandtabs(8))

    def is_full(self, paragraph: Paragraph) -> bool:
        """Whether a line is as long as lines are here."""
        return _right_edge(self.source, paragraph) >= self.width - _SLACK

    def is_next_line(self, one: Paragraph, other: Paragraph) -> bool:
        """Whether nothing but one line break stands between two lines."""
        between = self.source[one.span.end : other.span.start]
        return between.isspace() and between.count("\n") == 1 and other.level is None and one.level is None

    def _goes_on(self, lines: Sequence[Paragraph], following: Paragraph) -> bool:
        first, line = lines[0], lines[-1]
        if not self.is_next_line(line, following) or _LISTED.match(following.text) or _is_apart(following.text):
            return False
        if first is line and _right_edge(self.source, line) * 5 < self.width * 3:
            return False
        if _is_apart(_joined(lines[:_LONGEST_APART]).text) or (_LISTED.match(line.text) and not self.is_full(line)):
            return False
        if not _ENDED.search(line.text):
            return True
        return self.indented and self.is_full(line) and self.indent(following) < self.indent(first)


def _is_apart(text: str) -> bool:
    """Whether a line is something of its own: a heading, a title, an issuer, a date."""
    return (
        section_of_heading(text, None) is not None
        or is_title(text)
        or is_issuer(text)
        or standalone_date(text) is not None
        or is_unknown_heading(text)
    )


def _line_start(source: str, paragraph: Paragraph) -> int:
    return source.rfind("\n", 0, paragraph.span.start) + 1


def _right_edge(source: str, paragraph: Paragraph) -> int:
    return display_width(source[_line_start(source, paragraph) : paragraph.span.end].expandtabs(8))


def _joined(lines: Sequence[Paragraph]) -> Paragraph:
    if len(lines) == 1:
        return lines[0]
    parts = [lines[0].text]
    for one, other in pairwise(lines):
        apart = _ASCII.match(one.text[-1:]) is not None and _ASCII.match(other.text[:1]) is not None
        parts += [" ", other.text] if apart else [other.text]
    first = lines[0]
    return Paragraph("".join(parts), Span(first.span.start, lines[-1].span.end, first.span.place))
