"""Which line is the heading of which section: by wording, by number, or not at all."""

from __future__ import annotations

import re
from functools import lru_cache

from govinfo_report.formats._core.plain_text import plain
from govinfo_report.formats._core.vocabulary import LabelIndex, is_row_label
from govinfo_report.report.sections import SECTIONS, SectionName, section
from govinfo_report.text.normalise import match_key
from govinfo_report.text.numbers import parse_count

__all__ = ["is_official_heading", "is_unknown_heading", "section_of_heading"]

_NUMBERED = re.compile(r"([一二三四五六七八九十]{1,2})[、.,:]?(.+)\Z")
_SUBHEADING = re.compile(r"\(?[一二三四五六七八九十0-9]{1,3}[).、．]|[①-⑳]|第[一二三四五六七八九十]")
_LONGEST = 45
_LONGEST_BY_KEYWORD = 30


@lru_cache(maxsize=1)
def _wordings() -> LabelIndex:
    """The headings of the form without their numbers."""
    return LabelIndex.of(
        (each.name, _unnumbered(each.heading), tuple(_unnumbered(alias) for alias in each.aliases)) for each in SECTIONS
    )


def _unnumbered(heading: str) -> str:
    found = _NUMBERED.match(plain(heading))
    return found[2] if found else heading


def section_of_heading(text: str, last: SectionName | None, /, *, marked: bool = False) -> SectionName | None:
    """The section that this line is the heading of, given the last heading before it.

    ``marked`` says that the document itself marks the line as a heading.
    """
    if len(text) > 4 * _LONGEST or text.endswith("。"):
        return None
    line = plain(text)
    if not line or len(line) > _LONGEST or line.endswith(("。", ";", ",")):
        return None
    found = _NUMBERED.match(line)
    if found and is_row_label(line):
        return None
    match = _wordings().find(match_key(found[2] if found else line)) if found or marked else None
    if match is None and not found:
        match = _wordings().certain(match_key(line))
    if match is not None:
        return section(match.name).name
    return _by_keyword(found[1], found[2], last) if found else None


def is_official_heading(text: str, /) -> bool:
    """Whether a text is the heading of a section in a known wording, whatever its number."""
    return _wordings().certain(match_key(_unnumbered(text))) is not None


def _by_keyword(number: str, wording: str, last: SectionName | None) -> SectionName | None:
    if len(wording) > _LONGEST_BY_KEYWORD or "。" in wording:
        return None
    ordinal = parse_count(number)
    at = SECTIONS[ordinal - 1] if ordinal is not None and 1 <= ordinal <= len(SECTIONS) else None
    if at is not None and any(word in wording for word in at.keywords):
        return at.name
    following = _following(last)
    if at is not None and at is following and not at.is_table:
        return at.name
    return None


def _following(last: SectionName | None) -> object:
    names = [each.name for each in SECTIONS]
    position = names.index(last) + 1 if last else 0
    return SECTIONS[position] if position < len(SECTIONS) else None


def is_unknown_heading(text: str, /, *, marked: bool = False) -> bool:
    """Whether a line looks like the heading of a section that the form does not have."""
    if len(text) > 4 * _LONGEST or text.endswith("。"):
        return False
    line = plain(text)
    found = _NUMBERED.match(line)
    if len(line) > _LONGEST_BY_KEYWORD or line.endswith("。"):
        return False
    number = parse_count(found[1]) if found else None
    return (marked and not _SUBHEADING.match(line)) or (
        found is not None and line[len(found[1])] == "、" and number is not None and number > len(SECTIONS)
    )
