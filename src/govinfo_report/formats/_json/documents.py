"""Documents inside the strings of a JSON: handed to the reader that recognises them, with spans led back.

What stands beside them, such as a title under a key of its own or the sections around each piece, is put into the same
text in the order of the form, so that the pieces are read as the one document they came from.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from attrs import define, evolve, field

from govinfo_report.findings import Finding, Span
from govinfo_report.formats._core.headings import section_of_heading
from govinfo_report.formats._core.items import Paragraph
from govinfo_report.formats._core.lone_cells import is_label
from govinfo_report.formats._core.paper import is_title
from govinfo_report.formats._json.leaves import Leaf
from govinfo_report.formats._json.named_labels import section_named
from govinfo_report.formats._json.paper import JsonPaper, is_key_of_texts, lines_of
from govinfo_report.reading import ReadResult
from govinfo_report.report.sections import SECTIONS

__all__ = ["holds_document", "is_whole_text", "read_documents", "title_in"]

K = TypeVar("K")
_MARKUP = re.compile(
    r"</?(?:table|tr|td|div|p|br|span|html|body|h[1-6]|section|article)\b[^<>]{0,2000}>", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BARS = re.compile(r"[|｜\t]")
_SHORTEST = 12
_SHORTEST_WHOLE = 100
_LOOKED_AT = 400
_TITLE_WITHIN = 3000


def holds_document(text: str, /) -> bool:
    """Whether a string is a document or a piece of one, and not only a text: markup, headings, or rows of a table."""
    if len(text) < _SHORTEST:
        return False
    if _MARKUP.search(text) or (text.lstrip()[:1] in ("{", "[") and text.rstrip()[-1:] in ("}", "]")):
        return True
    lines = text.splitlines()[:_LOOKED_AT]
    headings = sum(section_of_heading(line, "other_matters") is not None for line in lines)
    rows = sum(is_label(_BARS.split(line.strip(" |｜\t"))[0].strip()) for line in lines)
    return len(lines) > 1 and (headings > 1 or rows > 2)


def is_whole_text(leaf: Leaf, /) -> bool:
    """Whether a string is the text of a page: it is long, its key says so, and it is of no section."""
    if len(leaf.node.text) < _SHORTEST_WHOLE or not leaf.labels:
        return False
    return is_key_of_texts(leaf.labels[-1].text) and all(section_named(each.text) is None for each in leaf.labels)


def title_in(text: str, /) -> str | None:
    """The title of a report near the beginning of a document."""
    lines = _TAG.sub("\n", text[:_TITLE_WITHIN]).splitlines()
    return next((line.strip() for line in lines if is_title(line)), None)


def read_documents(paper: JsonPaper, source: str, /) -> tuple[ReadResult, ...]:
    """The readings of the document that the strings make up, with spans in the source."""
    from govinfo_report.formats import read_all

    pieces = _Pieces(source, markup=any(_MARKUP.search(leaf.node.text) for leaf in _documents(paper)))
    title = paper.title()
    if title is not None and all(title_in(leaf.node.text) is None for leaf in _documents(paper)):
        pieces.add_lines("h1", title)
    for leaf in paper.facts.get("preamble", ()):
        pieces.add_lines("p", leaf)
    for leaf in paper.documents.get(None, ()):
        pieces.add_document(leaf)
    for each in SECTIONS:
        label = paper.headings.get(each.name)
        if label is None:
            continue
        pieces.add("h2", each.heading if paper.unprinted(each.name) else label.text.strip(), label.span)
        for paragraph in paper.bodies[each.name]:
            pieces.add("p", paragraph.text, paragraph.span)
        for leaf in paper.documents.get(each.name, ()):
            pieces.add_document(leaf)
    return tuple(pieces.led_back(result) for result in read_all(pieces.text()))


def _documents(paper: JsonPaper) -> Iterator[Leaf]:
    return (leaf for leaves in paper.documents.values() for leaf in leaves)


@define
class _Pieces:
    """A text put together of pieces of the source, and where each of them came from."""

    source: str
    markup: bool
    texts: list[str] = field(factory=list[str])
    starts: list[int] = field(factory=list[int])
    origins: list[tuple[Span, Sequence[int] | None]] = field(factory=list[tuple[Span, "Sequence[int] | None"]])
    size: int = 0

    def add(self, tag: str, text: str, span: Span) -> None:
        """A line of text as one paragraph; in markup it is marked as what it is."""
        if not self.markup:
            self._put(f"{text}\n", span, _straight(span, text))
            return
        self._put(f"<{tag}>", span, None)
        self._put(html.escape(text, quote=False), span, _straight(span, html.escape(text, quote=False)))
        self._put(f"</{tag}>\n", span, None)

    def add_lines(self, tag: str, leaf: Leaf) -> None:
        """The lines of a string, each a paragraph."""
        for paragraph in (Paragraph(*line) for line in lines_of(leaf.node, leaf.place)):
            self.add(tag, paragraph.text, paragraph.span)

    def add_document(self, leaf: Leaf) -> None:
        """A string as it is."""
        node = leaf.node
        self._put(node.text, leaf.span, node.offsets() or range(node.start, node.end + 1))
        self._put("\n", leaf.span, None)

    def _put(self, text: str, span: Span, offsets: Sequence[int] | None) -> None:
        self.texts.append(text)
        self.starts.append(self.size)
        self.origins.append((span, offsets))
        self.size += len(text)

    def text(self) -> str:
        """The whole text."""
        return "".join(self.texts)

    def span(self, span: Span) -> Span:
        """A span of the text as one of the source."""
        if span.end <= 0 and span.place is not None:
            origin = self.origins[0][0]
            return Span(origin.start, origin.end, f"{origin.place} {span.place}")
        start, place = self._at(span.start, end=False)
        if span.end == span.start:
            return Span(start, start, place)
        end, _ = self._at(max(span.end - 1, span.start), end=True)
        return Span(start, max(start, end), place)

    def _at(self, position: int, *, end: bool) -> tuple[int, str | None]:
        n = max(0, bisect_right(self.starts, position) - 1)
        origin, offsets = self.origins[n]
        if offsets is None:
            return origin.end if end else origin.start, origin.place
        return offsets[min(position - self.starts[n] + end, len(offsets) - 1)], origin.place

    def led_back(self, result: ReadResult) -> ReadResult:
        """A reading of the text with its spans in the source."""
        spans = _mapped(self.span)
        return evolve(
            result,
            findings=tuple(evolve(each, span=spans(each.span)) for each in result.findings),
            spans={place: self.span(span) for place, span in result.spans.items()},
            extras=tuple(evolve(each, span=spans(each.span)) for each in result.extras),
            unread=tuple(evolve(each, span=spans(each.span)) for each in result.unread),
            trace=tuple(evolve(each, span=spans(each.span)) for each in result.trace),
            source=self.source,
        )


def _straight(span: Span, text: str) -> Sequence[int] | None:
    """Offsets of a text that stands in the source as it is."""
    return range(span.start, span.end + 1) if span.end - span.start == len(text) else None


def _mapped(function: Callable[[Span], Span]) -> Callable[[Span | None], Span | None]:
    return lambda span: None if span is None else function(span)


def refused(findings: Sequence[Finding]) -> bool:
    """Whether the findings of a reading without a report say more than that there is none."""
    return any(finding.rule.code != "GIR214" for finding in findings)
