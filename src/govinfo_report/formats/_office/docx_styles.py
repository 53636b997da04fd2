"""What the styles of a Word document say about a paragraph: heading level, list, whether text is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from govinfo_report.formats._office.xml import Element

__all__ = ["ListPlace", "Styles", "is_on", "list_place", "whole"]

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])\Z", re.IGNORECASE)
_TITLES = frozenset({"title", "标题"})
_LONGEST_CHAIN = 32
_LEVELS = 9
_OFF = ("vanish", "strike", "dstrike")
"""Properties of text that is not shown, or struck out."""


@frozen
class ListPlace:
    """Which list a paragraph is numbered in, and at which level."""

    number: str
    level: int


def is_on(properties: Element | None, name: str, /) -> bool | None:
    """Whether a property is switched on, off, or not mentioned."""
    found = properties.find(name) if properties is not None else None
    return None if found is None else found.get("val", "1") not in ("0", "false", "off")


def list_place(properties: Element | None, /) -> ListPlace | None:
    """The list that paragraph properties name; ``number`` is ``"0"`` where they take a paragraph out of its list."""
    numbering = properties.find("numPr") if properties is not None else None
    if numbering is None:
        return None
    number, level = numbering.find("numId"), numbering.find("ilvl")
    if number is None:
        return None
    return ListPlace(number.get("val", "0"), whole(level, 0))


def whole(element: Element | None, default: int) -> int:
    """The number in the attribute ``val``."""
    text = element.get("val", "") if element is not None else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else default


@frozen
class _Style:
    """What a style says, by itself or through those it is based on."""

    level: int | None = None
    place: ListPlace | None = None
    off: Mapping[str, bool | None] = field(factory=dict[str, "bool | None"])
    """What it says of text that is not shown, or struck out; ``None`` where it says nothing."""


@frozen
class Styles:
    """The styles of a document by their identifier."""

    styles: Mapping[str, Element]
    known: dict[str, _Style] = field(factory=dict[str, _Style], eq=False, repr=False)

    @classmethod
    def of(cls, root: Element | None) -> Styles:
        """The styles of ``styles.xml``; none if there is no such part."""
        return cls({style.get("styleId", ""): style for style in root.iterfind("style")} if root is not None else {})

    def _chain(self, identifier: str) -> Iterator[Element]:
        """A style and those it is based on."""
        for _ in range(_LONGEST_CHAIN):
            style = self.styles.get(identifier)
            if style is None:
                return
            yield style
            based = style.find("basedOn")
            identifier = based.get("val", "") if based is not None else ""

    def _named(self, properties: Element | None, kind: str) -> _Style:
        """The style that properties name."""
        found = properties.find(kind) if properties is not None else None
        identifier = found.get("val", "") if found is not None else ""
        if identifier not in self.styles:
            return _Style()
        if identifier not in self.known:
            chain = list(self._chain(identifier))
            self.known[identifier] = _Style(
                level=next((level for style in chain if (level := _level(style)) is not None), None),
                place=next((place for style in chain if (place := list_place(style.find("pPr"))) is not None), None),
                off={each: _first(chain, each) for each in _OFF},
            )
        return self.known[identifier]

    def level(self, properties: Element | None) -> int | None:
        """The level of a heading, counted from 1; ``None`` for a paragraph that is none."""
        own = properties.find("outlineLvl") if properties is not None else None
        level = _outline(own) if own is not None else self._named(properties, "pStyle").level
        return level if level is not None and level <= _LEVELS else None

    def list_place(self, properties: Element | None) -> ListPlace | None:
        """The list that a paragraph is numbered in by itself or by its style."""
        return list_place(properties) or self._named(properties, "pStyle").place

    def is_hidden(self, run: Element | None, paragraph: Element | None) -> bool:
        """Whether text with these run properties, in a paragraph with these, is not shown, or struck out."""
        styles = (self._named(run, "rStyle").off, self._named(paragraph, "pStyle").off)
        for name in _OFF:
            told = (is_on(run, name), *(style.get(name) for style in styles))
            if next((each for each in told if each is not None), False):
                return True
        return False


def _first(styles: Iterable[Element], name: str) -> bool | None:
    """What the first style says that says something."""
    return next((told for style in styles if (told := is_on(style.find("rPr"), name)) is not None), None)


def _level(style: Element) -> int | None:
    """The level that a style gives itself: ten for text that is no heading, as the document counts from nought."""
    told = style.find("pPr/outlineLvl")
    if told is not None:
        return _outline(told)
    name = style.find("name")
    printed = (name.get("val", "") if name is not None else "").strip()
    found = _HEADING.match(printed)
    if found:
        return int(found[1])
    return 1 if printed.lower() in _TITLES else None


def _outline(element: Element) -> int:
    return whole(element, _LEVELS) + 1
