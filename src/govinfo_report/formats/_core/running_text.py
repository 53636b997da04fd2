"""A report whose lines were lost: one running text, with the headings of its sections somewhere inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from govinfo_report.findings import Span
from govinfo_report.formats._core.headings import is_official_heading, section_of_heading
from govinfo_report.formats._core.items import Paragraph
from govinfo_report.formats._core.paper import is_title
from govinfo_report.report.sections import SECTIONS
from govinfo_report.text.normalise import Normalised, normalise

__all__ = ["parts_of"]

_SHORTEST = 20
_NUMBER = re.compile(r"(?<![第〔(一二三四五六七八九十])([一二三四五六])\s*[、.]")
_MARK = re.compile(r"[一二三四五六]\s{0,3}[、.．]")
_ENDING = re.compile(r"情\s*况|事\s*项|问\s*题|措\s*施")
_LONGEST_HEADING = 45
_FEWEST = 2
_CONTINUES = re.compile(r"\s*[、,，;；”》)）]")
_TITLE = re.compile(r"\S[^\n。]{6,70}?年度?(?:政府信息公开工作)?(?:年度)?(?:报告|年报)(?=\s)")


def parts_of(paragraph: Paragraph, /) -> list[Paragraph]:
    """The headings in a running text and what stands between them; the paragraph itself if there are hardly any."""
    if len(paragraph.text) < _SHORTEST or paragraph.level is not None or not _is_promising(paragraph.text):
        return [paragraph]
    normal = normalise(paragraph.text)
    headings = list(_headings(normal.text))
    if len(headings) < _FEWEST:
        return [paragraph]
    cuts = sorted({0, *(place for heading in headings for place in heading), len(normal.text)})
    cuts = _with_title(normal.text, cuts)
    pieces = [_part(paragraph, normal, begin, end) for begin, end in pairwise(cuts)]
    return [piece for piece in pieces if piece.text]


def _is_promising(text: str) -> bool:
    """Whether the numbers of two sections stand in it; a quick look before a careful one."""
    return len({found[0][0] for found in _MARK.finditer(text)}) >= _FEWEST


def _with_title(text: str, cuts: list[int]) -> list[int]:
    found = _TITLE.match(text[: cuts[1]])
    return [0, found.end(), *cuts[1:]] if found is not None and is_title(found[0]) else cuts


def _headings(text: str) -> Iterator[tuple[int, int]]:
    """Where the headings of sections begin and end, in the order of the form."""
    last = 0
    for found in _NUMBER.finditer(text):
        window = text[found.start() : found.start() + _LONGEST_HEADING]
        number = "一二三四五六".index(found[1])
        ends = [each.end() for each in _ENDING.finditer(window) if _is_heading(window[: each.end()], number)]
        end = next((end for end in reversed(ends) if is_official_heading(window[:end])), (*ends, None)[0])
        if end is not None and number >= last and _CONTINUES.match(window[end:]) is None:
            last = number + 1
            yield found.start(), found.start() + end


def _is_heading(text: str, number: int) -> bool:
    name = section_of_heading(text, None)
    return name is not None and SECTIONS[number].name == name


def _part(paragraph: Paragraph, normal: Normalised, begin: int, end: int) -> Paragraph:
    text = normal.text[begin:end]
    begin, end = begin + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    start, stop = normal.span(begin, end) if begin < end else (0, 0)
    span = paragraph.span
    if span.end - span.start == len(paragraph.text):
        span = Span(span.start + start, span.start + stop, span.place)
    return Paragraph(paragraph.text[start:stop], span)
