"""Pages that a page carries as text: in the strings of a script, in JSON, in a hidden field."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from html import unescape

from attrs import evolve, frozen

from govinfo_report.findings import Span
from govinfo_report.formats._core.items import GridRow, Item
from govinfo_report.formats._html.limits import over_a_limit, too_many_built
from govinfo_report.formats._html.report import PageItems, items_of
from govinfo_report.formats._html.tree import TreeParser

__all__ = ["pages_in"]

_SHORTEST = 200
_STRING = re.compile(
    r'"((?:[^"\\\n]|\\.)*+)"' r"|'((?:[^'\\\n]|\\.)*+)'" r"|`((?:[^`\\]|\\.)*+)`",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2})|\r\n|(.))", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\u2028": ""}
_TAG = re.compile(r"<(?:p|div|table|tr|td|span|h[1-6]|br)[\s>/]", re.IGNORECASE)


@frozen(eq=False)
class _Carried:
    """A text with the place of its parts in another."""

    text: str
    begins: Sequence[int]
    """Where each part begins in the text."""
    places: Sequence[int]
    """Where it begins in the other text."""

    def place(self, at: int) -> int:
        part = max(bisect_right(self.begins, at) - 1, 0)
        last = part + 1 == len(self.begins)
        size = (len(self.text) if last else self.begins[part + 1]) - self.begins[part]
        return self.places[part] + min(at - self.begins[part], max(size, 0))

    def span(self, span: Span) -> Span:
        if span.end <= span.start:
            return Span(self.place(span.start), self.place(span.start))
        return Span(self.place(span.start), self.place(span.end - 1) + 1)


def pages_in(carriers: Sequence[tuple[str, int]], parser: TreeParser, /) -> Iterator[PageItems]:
    """The reports in scripts and fields, with their places in the source."""
    for text, start in carriers:
        strings = list(_strings(text, start))
        pages = _pages([_plain(each) for each in strings if len(each.text) >= _SHORTEST], parser)
        written = [each for each in strings if "<" in each.text]
        yield from pages or (_pages([_joined(written)], parser) if len(written) > 1 else ())


def _pages(texts: Sequence[_Carried], parser: TreeParser) -> list[PageItems]:
    found: list[PageItems] = []
    for carried in texts:
        if _TAG.search(carried.text) is None or over_a_limit(carried.text) or too_many_built(carried.text):
            continue
        page = items_of(carried.text, parser)
        if page.is_report:
            found.append(evolve(page, items=tuple(_moved(each, carried) for each in page.items)))
    return found


def _strings(text: str, start: int) -> Iterator[_Carried]:
    """The strings of a script, or all of a text that is a page itself."""
    if text.lstrip().startswith(("<", "&lt;")):
        yield _Carried(text, [0], [start])
        return
    for found in _STRING.finditer(text):
        at = found.lastindex or 1
        plain = _Carried(found[at], [0], [start + found.start(at)])
        yield _decoded(plain, _ESCAPE, _unescaped) if "\\" in found[at] else plain


def _plain(carried: _Carried) -> _Carried:
    """A page that is written in references, without them."""
    if "&lt;" not in carried.text or _TAG.search(carried.text):
        return carried
    return _decoded(carried, _REFERENCE, lambda found: unescape(found[0]))


def _decoded(carried: _Carried, pattern: re.Pattern[str], decode: Callable[[re.Match[str]], str]) -> _Carried:
    """The text with what the pattern finds decoded."""
    parts: list[str] = []
    begins: list[int] = []
    places: list[int] = []
    size = done = 0

    def add(part: str, at: int) -> None:
        nonlocal size
        if part:
            parts.append(part)
            begins.append(size)
            places.append(carried.place(at))
            size += len(part)

    for found in pattern.finditer(carried.text):
        add(carried.text[done : found.start()], done)
        add(decode(found), found.start())
        done = found.end()
    add(carried.text[done:], done)
    return _Carried("".join(parts), begins or [0], places or [carried.place(0)])


def _unescaped(found: re.Match[str]) -> str:
    """What an escape in a string of a script stands for."""
    digits = found[1] or found[2] or found[3]
    if digits:
        code = int(digits, 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return _NAMED.get(found[4] or "\n", found[4] or "")


def _joined(strings: Sequence[_Carried]) -> _Carried:
    """The strings that a script writes one after the other."""
    begins: list[int] = []
    places: list[int] = []
    size = 0
    for each in strings:
        begins += [size + begin for begin in each.begins]
        places += each.places
        size += len(each.text)
    return _Carried("".join(each.text for each in strings), begins, places)


def _moved(item: Item, carried: _Carried) -> Item:
    span = carried.span(item.span)
    if isinstance(item, GridRow):
        cells = tuple(evolve(cell, span=carried.span(cell.span)) for cell in item.cells)
        return evolve(item, cells=cells, span=span)
    return evolve(item, span=span)
