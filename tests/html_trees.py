"""Other trees for the reader of HTML: one of a parser in pure Python, one made by hand."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from attrs import field, frozen

from govinfo_report.formats._html.tree import CLOSE, OPEN, TEXT, Event, EventStream, PageElement, PageTree

__all__ = ["HandMadeTree", "just_html"]


@frozen(eq=False)
class Element:
    """An element of any tree."""

    tag: str
    attributes: Mapping[str, str | None] = field(factory=dict)
    children: tuple[Element | str, ...] = ()

    def attr(self, name: str, /) -> str | None:
        return (self.attributes[name] or "") if name in self.attributes else None


class Events:
    """The events of a tree made by hand."""

    def __init__(self, root: Element, tags: Container[str]) -> None:
        self._tags = tags
        self._pending: list[Element | str | tuple[str]] = [root]
        self._opened = 0

    def __iter__(self) -> Iterator[Event]:
        return self

    def __next__(self) -> Event:
        while self._pending:
            self._opened = len(self._pending) - 1
            node = self._pending.pop()
            if isinstance(node, str):
                return TEXT, node, None
            if isinstance(node, tuple):
                return CLOSE, node[0], None
            told = node.tag in self._tags
            self._pending += [(node.tag,)] if told else []
            self._pending += reversed(node.children)
            if told:
                return OPEN, node.tag, node
        raise StopIteration

    def leave(self) -> None:
        del self._pending[self._opened :]


@frozen(eq=False)
class HandMadeTree:
    """A tree that knows no places."""

    root: Element

    def events(self, tags: Container[str], /) -> EventStream:
        return Events(self.root, tags)

    def line_and_column(self, element: PageElement, /) -> None:
        assert element is not None


def just_html(text: str) -> PageTree:
    """The tree of ``justhtml``."""
    from justhtml import JustHTML

    return HandMadeTree(_of_just_html(JustHTML(text, sanitize=False).root))


def _of_just_html(node: object) -> Element:
    inside = [*(getattr(node, "children", None) or ())]
    content = getattr(node, "template_content", None)
    inside += getattr(content, "children", None) or []
    return Element(
        re.sub(r"^#.*", "", str(getattr(node, "name", ""))),
        dict(getattr(node, "attrs", None) or {}),
        tuple(
            str(getattr(each, "data", "")) if getattr(each, "name", "") == "#text" else _of_just_html(each)
            for each in inside
            if getattr(each, "name", "") not in ("#comment", "!doctype")
        ),
    )
