"""Other trees for the reader of HTML: one of a parser in pure Python, one made by hand."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from attrs import field, frozen

from govinfo_report.formats._html.tree import CLOSE, OPEN, TEXT, Event, PageElement, PageTree

__all__ = ["HandMadeTree", "just_html"]


@frozen(eq=False)
class Element:
    """An element of any tree."""

    tag: str
    attributes: Mapping[str, str | None] = field(factory=dict)
    children: tuple[Element | str, ...] = ()

    def attr(self, name: str, /) -> str | None:
        return (self.attributes[name] or "") if name in self.attributes else None


@frozen(eq=False)
class HandMadeTree:
    """A tree that knows no places."""

    root: Element

    def events(self, tags: Container[str], /) -> Iterator[Event]:
        pending: list[Element | str | tuple[str]] = [self.root]
        while pending:
            node = pending.pop()
            if isinstance(node, str):
                yield TEXT, node, None
            elif isinstance(node, tuple):
                yield CLOSE, node[0], None
            else:
                if node.tag in tags:
                    yield OPEN, node.tag, node
                    pending.append((node.tag,))
                pending += reversed(node.children)

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
