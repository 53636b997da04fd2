"""A page of HTML as items: its paragraphs, its grids, its pictures. What is not shown is not read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from attrs import define, field

from govinfo_report.findings import Span
from govinfo_report.formats._headings import section_of_heading
from govinfo_report.formats._html_grid import (
    Entry,
    HtmlCell,
    HtmlRow,
    HtmlTable,
    Line,
    Placed,
    TooManyCellsError,
    columns_and_rows,
    is_numbered,
    limit_of_places,
)
from govinfo_report.formats._html_places import TextPlaces
from govinfo_report.formats._html_text import BARS, Run, fold, span_of_pieces
from govinfo_report.formats._html_tree import CLOSE, OPEN, TEXT, Event, PageElement, PageTree
from govinfo_report.formats._items import GridRow, Picture
from govinfo_report.formats.source import LIMITS

__all__ = ["Page", "TooDeepError"]

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_HIDING_WORDS = ("hid", "isplay")
_VALUE = re.compile(r"""\bvalue\s*=\s*["']?""", re.IGNORECASE)
_PRINTED_FIELDS = frozenset({"", "text", "number", "tel", "search"})


class TooDeepError(Exception):
    """Tables lie in each other deeper than is read."""


@define(eq=False)
class _OpenTable:
    """A table while its elements are open, and where the text around it goes on."""

    table: HtmlTable
    around: list[Entry]


@define(eq=False)
class Page:
    """What a page shows, line by line."""

    tree: PageTree
    places: TextPlaces
    show_hidden: bool = False
    entries: list[Entry] = field(factory=list["Entry"])
    title: Line | None = None
    """The title in the head of the page."""
    carriers: list[tuple[str, int]] = field(factory=list[tuple[str, int]])
    """Scripts and fields with text that may hold a page, with their place."""
    numbered: list[Line] = field(factory=list[Line])
    """Lines that may be headings of sections."""
    serial: int = 0
    inner: tuple[int, int | None] = (0, None)
    """The first line of the smallest part of the page that holds all numbered lines, and the one after its last."""
    _flow: list[Entry] = field(factory=list["Entry"])
    _run: list[tuple[str, int, int]] = field(factory=list[tuple[str, int, int]])
    _tables: list[_OpenTable] = field(factory=list[_OpenTable])
    _blocks: list[int] = field(factory=list[int])
    """For each open block, the first line in it."""
    _low: int = 0
    """The fewest blocks that were open since the first numbered line."""
    _level: int | None = None
    _links: int = 0
    _anchors: list[bool] = field(factory=list[bool])
    _unlinked: bool = False
    _preformatted: int = 0
    _room: int = field(factory=limit_of_places)
    _last: PageElement | None = None
    _events: Iterator[Event] = field(factory=lambda: iter(()))
    _may_hide: bool = False

    def read(self) -> Page:
        """Go through the page; :class:`TooManyCellsError` or :class:`TooDeepError` where it is over a limit."""
        self._flow = self.entries
        self._may_hide = not self.show_hidden and any(
            word in self.places.source or word.upper() in self.places.source for word in _HIDING_WORDS
        )
        self._events = self.tree.events(_EVERY_TAG if self._may_hide else _TAGS)
        openers, closers = _OPENERS, _CLOSERS
        for kind, value, element in self._events:
            if kind == TEXT:
                self._text(value)
            elif kind == CLOSE:
                closer = closers.get(value)
                if closer is not None:
                    closer(self)
            elif element is not None:
                self._last = element
                if self._may_hide and _is_hidden(element):
                    self._hide(value)
                elif value in openers:
                    openers[value](self, element)
        self._flush()
        return self

    def _hide(self, tag: str) -> None:
        """Leave out an element; a cell of a table keeps its place."""
        if tag in ("td", "th"):
            self._open_cell(self._last)
            self._skip()
            self._close_cell()
        else:
            self._skip()

    def _skip(self) -> None:
        """Leave out the element that was just opened; its texts are passed in the source."""
        depth = 1
        for kind, value, element in self._events:
            depth += (kind == OPEN) - (kind == CLOSE)
            if kind == TEXT and (bare := value.strip()):
                self._find(bare)
            elif kind == OPEN:
                self._last = element
            if depth == 0:
                return

    def _text(self, data: str) -> None:
        bare = data.strip()
        if bare:
            self._run.append((data, *self._find(bare)))
            self._unlinked = self._unlinked or not self._links
        elif self._run:
            self._run.append((data, -1, -1))

    def _find(self, bare: str) -> tuple[int, int]:
        return self.places.find(bare, self._hint)

    def _hint(self) -> int | None:
        return self._start_of(self._last)

    def _start_of(self, element: PageElement | None) -> int | None:
        return self.places.offset(self.tree.line_and_column(element)) if element is not None else None

    def _flush(self) -> None:
        """End the line."""
        pieces = self._run
        if not pieces:
            return
        self._run = []
        linked, self._unlinked = not self._unlinked, False
        if len(pieces) == 1:
            text, start, end = pieces[0]
        else:
            text, (start, end) = "".join(piece[0] for piece in pieces), span_of_pieces(pieces)
        if self._preformatted:
            self._lines(Run(pieces))
        elif start >= 0:
            barred = pieces if BARS.search(text) else None
            self._add(Line(self.serial, fold(text), start, end, self._level, linked, barred))

    def _lines(self, run: Run) -> None:
        for each in run.lines(self.places, preformatted=True):
            if isinstance(each, GridRow):
                self._place(each)
            else:
                self._add(Line(self.serial, *each, level=self._level))

    def _add(self, line: Line) -> None:
        self.serial += 1
        self._flow.append(line)
        if not is_numbered(line.text) and (
            line.level is None or section_of_heading(line.text, None, marked=True) is None
        ):
            return
        depth = len(self._blocks)
        self._low = min(self._low, depth) if self.numbered else depth
        self.numbered.append(line)
        self.inner = (self._blocks[self._low - 1] if self._low else 0, None)

    def _place(self, item: GridRow | Picture) -> None:
        self._flow.append(Placed(self.serial, item))
        self.serial += 1

    def _open_block(self, element: PageElement | None = None) -> None:
        self._flush()
        self._blocks.append(self.serial)

    def _close_block(self) -> None:
        self._flush()
        if not self._blocks:
            return
        self._blocks.pop()
        if len(self._blocks) < self._low:
            self._low = len(self._blocks)
            if self.inner[1] is None:
                self.inner = (self.inner[0], self.serial)

    def _open_table(self, element: PageElement) -> None:
        self._open_block()
        if len(self._tables) >= LIMITS.nesting:
            raise TooDeepError
        self._tables.append(_OpenTable(HtmlTable(), self._flow))
        self._flow = self._tables[-1].table.captions

    def _close_table(self) -> None:
        self._flush()
        if self._tables:
            opened = self._tables.pop()
            self._flow = opened.around
            found, taken = opened.table.entries(self._room)
            self._room -= taken
            self._flow += found
        self._close_block()

    def _open_group(self, order: int) -> None:
        self._open_block()
        if self._tables:
            table = self._tables[-1].table
            table.groups += 1
            table.order = order

    def _open_row(self, element: PageElement | None = None) -> None:
        self._open_block()
        if self._tables:
            table = self._tables[-1].table
            table.rows.append(HtmlRow(table.groups, self.serial, table.order))

    def _open_cell(self, element: PageElement | None) -> None:
        self._open_block()
        if not self._tables or element is None:
            return
        table = self._tables[-1].table
        if not table.rows:
            table.rows.append(HtmlRow(table.groups, self.serial, table.order))
        self._room -= 1
        if self._room < 0:
            raise TooManyCellsError
        cell = HtmlCell(*columns_and_rows(element.attr("colspan"), element.attr("rowspan")), element)
        table.rows[-1].cells.append(cell)
        self._flow = cell.flow

    def _close_cell(self) -> None:
        self._flush()
        if self._tables:
            table = self._tables[-1].table
            if not self._flow and table.rows and table.rows[-1].cells:
                cell = table.rows[-1].cells[-1]
                start = self._start_of(cell.element)
                cell.start = self.places.cursor if start is None else start
            self._flow = table.captions
        self._close_block()

    def _open_heading(self, level: int) -> None:
        self._open_block()
        self._level = level

    def _close_heading(self) -> None:
        self._close_block()
        self._level = None

    def _break(self) -> None:
        """A line ends; in a heading it only goes on below."""
        if self._level is None:
            self._flush()
        elif self._run:
            self._run.append(("\n", -1, -1))

    def _open_preformatted(self, element: PageElement) -> None:
        self._open_block()
        self._preformatted += 1

    def _close_preformatted(self) -> None:
        self._close_block()
        self._preformatted -= 1

    def _open_link(self, element: PageElement) -> None:
        self._anchors.append(element.attr("href") is not None)
        self._links += self._anchors[-1]

    def _close_link(self) -> None:
        self._links -= self._anchors.pop() if self._anchors else 0

    def _picture(self, element: PageElement) -> None:
        start = self._start_of(element)
        start = self.places.cursor if start is None else start
        self._flush()
        self._place(Picture(Span(start, self.places.end_of_tag(start))))

    def _field(self, element: PageElement) -> None:
        """A field of a form prints its value, where it is one for text."""
        value = (element.attr("value") or "").strip()
        start = self._start_of(element)
        start = self.places.cursor if start is None else start
        if (element.attr("type") or "").lower() == "hidden":
            self.carriers.append((value, start))
        elif value and (element.attr("type") or "").lower() in _PRINTED_FIELDS:
            self._run.append((value, *self._in_tag(value, start)))
            self._unlinked = True

    def _in_tag(self, value: str, start: int) -> tuple[int, int]:
        end = self.places.end_of_tag(start)
        for found in _VALUE.finditer(self.places.source, start, end):
            if self.places.source.startswith(value, found.end()):
                return found.end(), found.end() + len(value)
        return start, end

    def _carrier(self, element: PageElement) -> None:
        """A script: kept for a page that has nothing else."""
        text, start = self._raw_text()
        if text:
            self.carriers.append((text, start))

    def _text_area(self, element: PageElement) -> None:
        text, start = self._raw_text()
        if "<" in text:
            self.carriers.append((text, start))
        elif text:
            self._run.append((text, start, start + len(text)))

    def _head_title(self, element: PageElement) -> None:
        text, start = self._raw_text()
        if text and self.title is None:
            self.title = Line(-1, fold(text), start, self.places.cursor)

    def _raw_text(self) -> tuple[str, int]:
        """The text of an element that holds nothing else, and where it begins."""
        parts: list[str] = []
        begin = -1
        depth = 1
        for kind, value, _ in self._events:
            depth += (kind == OPEN) - (kind == CLOSE)
            if kind == TEXT and (bare := value.strip()):
                start, _ = self._find(bare)
                begin = start if begin < 0 else begin
                parts.append(bare)
            if depth == 0:
                break
        return "".join(parts), begin

    def _unless_shown(self, element: PageElement) -> None:
        if not self.show_hidden:
            self._skip()


def _is_hidden(element: PageElement) -> bool:
    if element.attr("hidden") is not None:
        return True
    style = element.attr("style")
    return style is not None and _HIDDEN.search(style) is not None


_BLOCKS = (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer"
    " form header hgroup hr html legend li main menu nav ol p section summary ul"
)
_NOT_SHOWN = (
    "applet audio button canvas datalist iframe map math noembed noframes object optgroup option rp rt select style svg"
    " video xml"
)
_Opener = Callable[[Page, PageElement], None]
_Closer = Callable[[Page], None]

class _EveryTag:
    """Contains everything."""

    def __contains__(self, tag: object) -> bool:
        return True


_EVERY_TAG = _EveryTag()
_OPENERS: dict[str, _Opener] = {
    **dict.fromkeys(_BLOCKS.split(), Page._open_block),
    **dict.fromkeys(_NOT_SHOWN.split(), lambda page, _: page._skip()),
    **{f"h{n}": lambda page, _, level=n: page._open_heading(level) for n in range(1, 7)},  # type: ignore[misc]
    "a": Page._open_link,
    "br": lambda page, _: page._break(),
    "caption": Page._open_block,
    "img": Page._picture,
    "input": Page._field,
    "listing": Page._open_preformatted,
    "noscript": Page._unless_shown,
    "pre": Page._open_preformatted,
    "script": Page._carrier,
    "table": Page._open_table,
    "tbody": lambda page, _: page._open_group(1),
    "td": Page._open_cell,
    "template": Page._unless_shown,
    "textarea": Page._text_area,
    "tfoot": lambda page, _: page._open_group(2),
    "th": Page._open_cell,
    "thead": lambda page, _: page._open_group(0),
    "title": Page._head_title,
    "tr": Page._open_row,
    "xmp": Page._open_preformatted,
}
_CLOSERS: dict[str, _Closer] = {
    **dict.fromkeys(_BLOCKS.split(), Page._close_block),
    **{f"h{n}": Page._close_heading for n in range(1, 7)},
    "a": Page._close_link,
    "caption": Page._close_block,
    "listing": Page._close_preformatted,
    "pre": Page._close_preformatted,
    "table": Page._close_table,
    "tbody": Page._close_block,
    "td": Page._close_cell,
    "tfoot": Page._close_block,
    "th": Page._close_cell,
    "thead": Page._close_block,
    "tr": Page._close_block,
    "xmp": Page._close_preformatted,
}
_TAGS = frozenset((*_OPENERS, *_CLOSERS))
