"""The seam between the reader of HTML and whatever parses it: a tree as a stream, and nothing of the parser's own.

A tree has no positions of texts: the reader finds each text in the source itself. So any parser that builds the tree
of the HTML standard can feed it, a browser's own DOM as well.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from typing import Protocol

from govinfo_report.errors import MissingExtraError

__all__ = [
    "CLOSE",
    "OPEN",
    "TEXT",
    "Event",
    "EventStream",
    "PageElement",
    "PageTree",
    "TreeParser",
    "has_parser",
    "parse",
]

OPEN, TEXT, CLOSE = 0, 1, 2
_IN_A_TEMPLATE = "#"


class PageElement(Protocol):
    """An element, as far as the reader asks."""

    def attr(self, name: str, /) -> str | None:
        """The value of an attribute, by its name in lower case; empty if it has none, ``None`` if it is not there."""
        ...


Event = tuple[int, str, PageElement | None]
"""``OPEN`` with tag and element, ``TEXT`` with the text, ``CLOSE`` with the tag; tags in lower case."""


class EventStream(Iterator[Event], Protocol):
    """The events of a tree, one after the other."""

    def leave(self) -> None:
        """Leave out the rest of the element that was opened last: what stands in it, and its end."""
        ...


class PageTree(Protocol):
    """A parsed page."""

    def events(self, tags: Container[str], /) -> EventStream:
        """The elements of these tags and all texts in the order of the tree. It can be asked for again."""
        ...

    def line_and_column(self, element: PageElement, /) -> tuple[int, int] | None:
        """Where the start tag stands in the source: line from 1, column from 0; ``None`` where that is not known."""
        ...


TreeParser = Callable[[str], PageTree]


class _TurboTree:
    """The tree that turbohtml builds."""

    def __init__(self, text: str) -> None:
        import turbohtml

        self._document = turbohtml.parse(text, allow_declarative_shadow_roots=False)
        self.element = turbohtml.Element
        self.text = turbohtml.Text
        self.fragment = turbohtml.DocumentFragment

    def events(self, tags: Container[str], /) -> EventStream:
        return _TurboEvents(self, self._document, tags)

    def line_and_column(self, element: PageElement, /) -> tuple[int, int] | None:
        return element.position if isinstance(element, self.element) else None


class _TurboEvents:
    """A walk through that tree."""

    def __init__(self, tree: _TurboTree, document: Iterable[object], tags: Container[str]) -> None:
        self._tree = tree
        self._left = False
        self._events = self._walk(document, tags)

    def __iter__(self) -> Iterator[Event]:
        return self._events

    def __next__(self) -> Event:
        return next(self._events)

    def leave(self) -> None:
        self._left = True

    def _walk(self, document: Iterable[object], tags: Container[str]) -> Iterator[Event]:
        element, text, fragment = self._tree.element, self._tree.text, self._tree.fragment
        open_tags: list[str] = []
        pending = [iter(document)]
        while pending:
            for node in pending[-1]:
                if isinstance(node, text):
                    yield TEXT, node.data, None
                elif isinstance(node, element):
                    tag = node.tag
                    if tag in tags:
                        yield OPEN, tag, node
                        if self._left:
                            self._left = False
                            continue
                    open_tags.append(tag)
                    pending.append(iter(node))
                    break
                elif isinstance(node, fragment):
                    open_tags.append(_IN_A_TEMPLATE)
                    pending.append(iter(node))
                    break
            else:
                pending.pop()
                if open_tags and (tag := open_tags.pop()) in tags and tag != _IN_A_TEMPLATE:
                    yield CLOSE, tag, None


@cache
def has_parser() -> bool:
    """Whether the parser of the ``html`` extra is there."""
    return find_spec("turbohtml") is not None


def parse(text: str, /) -> PageTree:
    """The tree of a page; :class:`~govinfo_report.MissingExtraError` without the ``html`` extra."""
    try:
        return _TurboTree(text)
    except ImportError as error:
        raise MissingExtraError("html", "reading HTML") from error
