"""Numbers that Word sets before paragraphs: 一、 or 1. of a list are not in the text, but they are printed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import define, field, frozen

from govinfo_report.formats._office.docx_styles import ListPlace, is_on, whole
from govinfo_report.formats._office.xml import Element
from govinfo_report.text.typography import format_number

__all__ = ["Numbering"]

_PLACE = re.compile(r"%([1-9])")
_CHINESE = frozenset({"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand"})
_LARGEST = 99
_LEVELS = 9


@frozen
class _Level:
    """How one level of a list is numbered."""

    start: int
    format: str
    text: str
    legal: bool

    @classmethod
    def of(cls, element: Element) -> _Level:
        shown, text = element.find("numFmt"), element.find("lvlText")
        return cls(
            start=whole(element.find("start"), 0),
            format=shown.get("val", "decimal") if shown is not None else "decimal",
            text=text.get("val", "") if text is not None else "",
            legal=bool(is_on(element, "isLgl")),
        )


@frozen
class _List:
    """One list: the levels of its definition, with what it changes in them."""

    definition: str
    levels: Mapping[int, _Level]
    restarts: Mapping[int, int]


@define
class Numbering:
    """The lists of a document, and how far each has been counted."""

    lists: Mapping[str, _List]
    counts: dict[str, dict[int, int]] = field(factory=dict[str, dict[int, int]])
    begun: set[str] = field(factory=set[str])

    @classmethod
    def of(cls, root: Element | None) -> Numbering:
        """The lists of ``numbering.xml``; none if there is no such part."""
        if root is None:
            return cls({})
        definitions = {each.get("abstractNumId", ""): each for each in root.iterfind("abstractNum")}
        lists: dict[str, _List] = {}
        for number in root.iterfind("num"):
            link = number.find("abstractNumId")
            definition = link.get("val", "") if link is not None else ""
            if definition in definitions:
                lists[number.get("numId", "")] = _list(number, definition, definitions[definition])
        return cls(lists)

    def next(self, place: ListPlace | None) -> str:
        """The number of the next paragraph at this place, or nothing where it is not certain."""
        found = self.lists.get(place.number) if place is not None else None
        if place is None or found is None or place.level not in found.levels:
            return ""
        counts = self.counts.setdefault(found.definition, {})
        if place.number not in self.begun:
            self.begun.add(place.number)
            for level in found.restarts:
                counts.pop(level, None)
        start = found.restarts.get(place.level, found.levels[place.level].start)
        counts[place.level] = counts.get(place.level, start - 1) + 1
        for deeper in range(place.level + 1, _LEVELS):
            counts.pop(deeper, None)
        return _label(found, place.level, counts)


def _list(number: Element, definition: str, element: Element) -> _List:
    levels = {whole_level(each): _Level.of(each) for each in element.iterfind("lvl")}
    restarts: dict[int, int] = {}
    for override in number.iterfind("lvlOverride"):
        level, start = whole_level(override), override.find("startOverride")
        own = override.find("lvl")
        if own is not None:
            levels[level] = _Level.of(own)
        if start is not None:
            restarts[level] = whole(start, 0)
    return _List(definition, levels, restarts)


def whole_level(element: Element) -> int:
    """The level that an element is about; -1 where that is no number."""
    text = element.get("ilvl", "")
    return int(text) if len(text) == 1 and "0" <= text <= "8" else -1


def _label(found: _List, level: int, counts: Mapping[int, int]) -> str:
    """The printed number; nothing if a part of it has a format that is not known."""
    shown = found.levels[level]
    parts: list[str] = []
    end = 0
    for place in _PLACE.finditer(shown.text):
        at = int(place[1]) - 1
        part = found.levels.get(at)
        figure = _figure(counts.get(at, part.start), part.format, shown.legal) if part is not None else None
        if figure is None:
            return ""
        parts += [shown.text[end : place.start()], figure]
        end = place.end()
    return "".join(parts) + shown.text[end:] if parts else ""


def _figure(count: int, shown: str, legal: bool) -> str | None:
    if not 0 <= count <= _LARGEST:
        return None
    if legal or shown in ("decimal", "decimalHalfWidth"):
        return str(count)
    if shown in _CHINESE:
        return format_number(count, style="chinese")
    if shown == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(count))
    if shown in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= count <= 20:
        return chr(0x245F + count)
    return None
