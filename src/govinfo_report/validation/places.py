"""Where in its source a finding lies."""

from __future__ import annotations

import re

from attrs import evolve

from govinfo_report.address import CellRef, ParagraphRef
from govinfo_report.findings import Finding, Span
from govinfo_report.reading import ReadResult

__all__ = ["with_span"]


def with_span(finding: Finding, result: ReadResult) -> Finding:
    """The finding with its place in the source: of a line, the place of its first cell, and not of a head.

    Of a part of a paragraph, the place of that part where the source has it as text.
    """
    at = finding.at
    if isinstance(at, ParagraphRef) and finding.within is not None and result.report is not None:
        from govinfo_report.rules.statements.analysis import paragraphs

        text = dict(paragraphs(result.report)).get(at)
        span = None if text is None else _part(result, result.spans.get(at), text, finding.within)
        return finding if span is None else evolve(finding, span=span)
    is_line = isinstance(at, CellRef) and not at.is_cell
    places = (*finding.related, at) if is_line else (at, *finding.related)
    span = next((result.spans[place] for place in places if place is not None and place in result.spans), None)
    return finding if span is None else evolve(finding, span=span)


def _part(result: ReadResult, span: Span | None, text: str, within: tuple[int, int]) -> Span | None:
    """The span of a part of a paragraph; of all of it where the source writes it in another way."""
    source = result.source
    if span is None:
        start = source.find(text)
        if start < 0 or source.find(text, start + 1) >= 0:
            return None
        span = Span(start, start + len(text))
    start = source.find(text, span.start, span.end)
    if start >= 0:
        return Span(start + within[0], start + within[1], span.place)
    return _aligned(source, span, text, within) or span


_MARKUP = re.compile(r"<[^<>]{0,2000}>|&#?[A-Za-z0-9]{1,10};")


def _aligned(source: str, span: Span, text: str, within: tuple[int, int]) -> Span | None:
    """The span where markup or white space stands between the characters of a paragraph."""
    position, start = span.start, -1
    for index, character in enumerate(text[: within[1]]):
        if character.isspace():
            continue
        position = _find(source, character, position, span.end)
        if position < 0:
            return None
        if index >= within[0] and start < 0:
            start = position
        position += 1
    return None if start < 0 else Span(start, position, span.place)


def _find(source: str, character: str, position: int, end: int) -> int:
    while position < end and source[position] != character:
        markup = _MARKUP.match(source, position, end) if source[position] in "<&" else None
        position = markup.end() if markup else position + 1
    return position if position < end else -1
