"""A page of HTML, gone through once. What is not shown is not read."""

from __future__ import annotations

import re
from collections.abc import Callable, Container

from attrs import define, field

from govinfo_report.findings import Span
from govinfo_report.formats._core.cells import raised
from govinfo_report.formats._core.items import Picture
from govinfo_report.formats._html.grid import Line
from govinfo_report.formats._html.limits import OverLimitError, too_many_built, too_many_characters
from govinfo_report.formats._html.lines import PageLines
from govinfo_report.formats._html.places import TextPlaces
from govinfo_report.formats._html.skeleton import MARK, Part, Skeleton, cut_out
from govinfo_report.formats._html.styles import has_no_place, is_hidden, is_raised, may_restyle
from govinfo_report.formats._html.tags import BLOCKS, HEADINGS, INLINE, NOT_SHOWN, PLAIN, PREFORMATTED
from govinfo_report.formats._html.text import BAR_CHARACTERS, Piece, fold
from govinfo_report.formats._html.tree import CLOSE, OPEN, TEXT, EventStream, PageElement, TreeParser
from govinfo_report.formats.source import LIMITS

__all__ = ["Page", "read_page"]

_ATTEMPTS = 2
_FIELD = re.compile(r"<input\b", re.IGNORECASE)
_VALUE = re.compile(r"""\bvalue\s*=\s*["']?""", re.IGNORECASE)
_PRINTED_FIELDS = frozenset({"", "text", "number", "tel", "search"})


@define(eq=False)
class Page(PageLines):
    """What a page shows, line by line."""

    show_hidden: bool = False
    restyles: bool = True
    """Whether something in the page may be hidden, struck out or raised by a style."""
    taken: set[int] = field(factory=set[int])
    """The plain parts that were met."""
    title: Line | None = None
    """The title in the head of the page."""
    carriers: list[tuple[str, int]] = field(factory=list[tuple[str, int]])
    """Scripts and fields with text that may hold a page, with their place."""
    _after_field: int = 0
    _field: Piece | None = None
    """The field that was read last: two of them side by side are not one figure."""
    _shown: int = 0
    """Characters of text so far."""
    _links: int = 0
    _raised: int = 0
    _anchors: list[bool] = field(factory=list[bool])
    _events: EventStream = field(init=False)

    def read(self) -> Page:
        """Go through the page; an exception of the limits where it is over one."""
        self._events = self.tree.events(_EVERY_TAG if self.restyles else _TAGS)
        for kind, value, element in self._events:
            if kind == TEXT:
                self._text(value)
            elif kind == CLOSE:
                if value in _CLOSERS:
                    _CLOSERS[value](self)
            else:
                self.last = element
                if self.restyles and element is not None and is_hidden(element):
                    self._hide(value, element)
                elif self.restyles and value in INLINE and element is not None and is_raised(element):
                    self._raise()
                elif value in PLAIN and (part := self._part(element)) is not None:
                    self._take(part)
                elif value in _OPENERS:
                    _OPENERS[value](self)
        self.flush()
        return self

    def _part(self, element: PageElement | None) -> int | None:
        """The number of the plain part that stands in this place."""
        number = element.attr(MARK) if element is not None and self.skeleton.parts else None
        return None if number is None else int(number)

    def _take(self, number: int) -> None:
        """Take a plain part; in a heading, a link or preformatted text it is none."""
        part = self._pass(number, plain=not (self.preformatted or self.level or self._links))
        if not self._shows_ink():
            return
        if part.rows is None:
            self.take_paragraphs(part.lines)
        else:
            self.take_table(part.rows)

    def _shows_ink(self) -> bool:
        """Whether what stands in the place of a plain part is shown; the rest of its element is passed."""
        if not self.restyles:
            self._events.leave()
            return True
        shown = True
        depth = 1
        for kind, _, element in self._events:
            depth += (kind == OPEN) - (kind == CLOSE)
            shown = shown and (element is None or not is_hidden(element))
            if depth == 0:
                break
        return shown

    def _pass(self, number: int, *, plain: bool) -> Part:
        if plain:
            self.taken.add(number)
        part = self.skeleton.parts[number]
        self.places.cursor = part.end
        return part

    def _text(self, data: str) -> None:
        bare = data.strip()
        if bare:
            self._shown += len(bare)
            if self._shown > LIMITS.characters:
                raise too_many_characters()
            place = self.places.find(bare, self._hint)
            self.run.append((raised(data) if self._raised and self.run else data, *place))
            self.unlinked = self.unlinked or not self._links
        elif self.run:
            self.run.append((data, -1, -1))

    def _hint(self) -> int | None:
        return self.hint(self.last)

    def _hide(self, tag: str, element: PageElement) -> None:
        """Leave out an element; a cell of a table can keep its place."""
        if tag in ("td", "th") and not has_no_place(element):
            self.open_cell()
            self.skip()
            self.close_cell()
        else:
            self.skip()

    def _raise(self) -> None:
        """Take the text of an element that a style puts above the line."""
        self.open_raised()
        depth = 1
        for kind, value, element in self._events:
            depth += (kind == OPEN) - (kind == CLOSE)
            if kind == TEXT:
                self._text(value)
            elif kind == OPEN:
                self.last = element
                if element is not None and is_hidden(element):
                    self.skip()
                    depth -= 1
            if depth == 0:
                break
        self.close_raised()

    def skip(self) -> None:
        """Leave out the element that was just opened; its texts are passed in the source."""
        depth = 1
        for kind, value, element in self._events:
            depth += (kind == OPEN) - (kind == CLOSE)
            if kind == TEXT and (bare := value.strip()):
                self.places.find(bare, self._hint)
            elif kind == OPEN:
                self.last = element
                if value in PLAIN and (part := self._part(element)) is not None:
                    self._pass(part, plain=True)
                    self._events.leave()
                    depth -= 1
            if depth == 0:
                return

    def _raw_text(self) -> tuple[str, int]:
        """The text of an element that holds nothing else, and where it begins."""
        parts: list[str] = []
        begin = -1
        depth = 1
        for kind, value, _ in self._events:
            depth += (kind == OPEN) - (kind == CLOSE)
            if kind == TEXT and (bare := value.strip()):
                start, _ = self.places.find(bare, self._hint)
                begin = start if begin < 0 else begin
                parts.append(bare)
            if depth == 0:
                break
        return "".join(parts), begin

    def open_heading(self, level: int) -> None:
        """Begin a heading."""
        self.open_block()
        self.level = level

    def close_heading(self) -> None:
        """End a heading."""
        self.close_block()
        self.level = None

    def break_line(self) -> None:
        """A line ends; in a heading it only goes on below."""
        if self.preformatted:
            self.run.append(("\n", -1, -1))
        elif self.level is None:
            self.flush()

    def open_preformatted(self) -> None:
        """Begin text whose blanks count."""
        self.open_block()
        self.preformatted += 1

    def close_preformatted(self) -> None:
        """End text whose blanks count."""
        self.close_block()
        self.preformatted -= 1

    def open_link(self) -> None:
        """Begin a link, or a place that is linked to."""
        self._anchors.append(self.last is not None and self.last.attr("href") is not None)
        self._links += self._anchors[-1]

    def close_link(self) -> None:
        """End a link."""
        self._links -= self._anchors.pop() if self._anchors else 0

    def open_raised(self) -> None:
        """Begin text above the line."""
        self._raised += 1

    def close_raised(self) -> None:
        """End text above the line."""
        self._raised = max(0, self._raised - 1)

    def picture(self) -> None:
        """A picture, on a line of its own."""
        start = self.start_of(self.last)
        self.flush()
        self.place(Picture(Span(start, self.places.end_of_tag(start))))

    def form_field(self) -> None:
        """A field of a form prints its value, where it is one for text."""
        if self.last is None:
            return
        value, kind = ((self.last.attr(name) or "").strip() for name in ("value", "type"))
        start = self._field_start()
        if kind.lower() == "hidden":
            self.carriers.append((value, start))
        elif value and kind.lower() in _PRINTED_FIELDS:
            if self.run and self._field is self.run[-1]:
                self.run.append((" ", -1, -1))
            self._field = (value, *self._in_tag(value, start))
            self.run.append(self._field)
            self.unlinked = True

    def _field_start(self) -> int:
        """Where the field begins; fields come in the order of the source."""
        start = self.hint(self.last)
        if start is None:
            found = _FIELD.search(self.places.source, max(self.places.cursor, self._after_field))
            start = found.start() if found else self.places.cursor
        self._after_field = start + 1
        return start

    def _in_tag(self, value: str, start: int) -> tuple[int, int]:
        end = self.places.end_of_tag(start)
        for found in _VALUE.finditer(self.places.source, start, end):
            if self.places.source.startswith(value, found.end()):
                return found.end(), found.end() + len(value)
        return start, end

    def script(self) -> None:
        """A script: kept for a page that shows nothing."""
        text, start = self._raw_text()
        if text:
            self.carriers.append((text, start))

    def text_area(self) -> None:
        """A field for long text: it is shown, or it is where an editor keeps its page."""
        text, start = self._raw_text()
        if "<" in text:
            self.carriers.append((text, start))
        elif text:
            self.run.append((text, start, start + len(text)))

    def head_title(self) -> None:
        """The title in the head of the page."""
        text, start = self._raw_text()
        if text and self.title is None:
            self.title = Line(-1, fold(text), Span(start, self.places.cursor))

    def unless_shown(self) -> None:
        """What is only shown if all is."""
        if not self.show_hidden:
            self.skip()


def read_page(source: str, parser: TreeParser, /, *, show_hidden: bool = False) -> Page:
    """Read a page; an exception of the limits where it is over one.

    Its plain parts are read from the source, as far as all of them stand where the page shows something.
    """
    skeleton = cut_out(source, BAR_CHARACTERS, show_hidden=show_hidden)
    for _ in range(_ATTEMPTS):
        page = _read(skeleton, parser, show_hidden)
        missed = set(range(len(skeleton.parts))) - page.taken
        if not missed:
            return page
        skeleton = skeleton.without(missed)
    return _read(Skeleton(source), parser, show_hidden)


def _read(skeleton: Skeleton, parser: TreeParser, show_hidden: bool) -> Page:
    if over := too_many_built(skeleton.text):
        raise OverLimitError(over)
    places = TextPlaces(skeleton.source)
    restyles = not show_hidden and may_restyle(skeleton.text)
    if restyles:
        skeleton = skeleton.with_ink()
    return Page(parser(skeleton.text), places, skeleton, show_hidden=show_hidden, restyles=restyles).read()


class _EveryTag(Container[str]):
    """Contains everything."""

    def __contains__(self, tag: object) -> bool:
        return True


def _heading(level: int) -> Callable[[Page], None]:
    return lambda page: page.open_heading(level)


def _group(order: int) -> Callable[[Page], None]:
    return lambda page: page.open_group(order)


_EVERY_TAG = _EveryTag()
_OPENERS: dict[str, Callable[[Page], None]] = {
    **dict.fromkeys(BLOCKS, Page.open_block),
    **dict.fromkeys(NOT_SHOWN, Page.skip),
    **dict.fromkeys(PREFORMATTED, Page.open_preformatted),
    **{tag: _heading(level) for tag, level in HEADINGS.items()},
    "a": Page.open_link,
    "br": Page.break_line,
    "img": Page.picture,
    "input": Page.form_field,
    "noscript": Page.unless_shown,
    "script": Page.script,
    "sup": Page.open_raised,
    "table": Page.open_table,
    "tbody": _group(1),
    "td": Page.open_cell,
    "template": Page.unless_shown,
    "textarea": Page.text_area,
    "tfoot": _group(2),
    "th": Page.open_cell,
    "thead": _group(0),
    "title": Page.head_title,
    "tr": Page.open_row,
}
_CLOSERS: dict[str, Callable[[Page], None]] = {
    **dict.fromkeys((*BLOCKS, "tbody", "tfoot", "thead", "tr"), Page.close_block),
    **dict.fromkeys(PREFORMATTED, Page.close_preformatted),
    **dict.fromkeys(HEADINGS, Page.close_heading),
    "a": Page.close_link,
    "sup": Page.close_raised,
    "table": Page.close_table,
    "td": Page.close_cell,
    "th": Page.close_cell,
}
_TAGS = frozenset((*_OPENERS, *_CLOSERS))
