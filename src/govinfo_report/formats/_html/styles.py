"""What attributes and styles make of a text: hidden, struck out, or raised above the line."""

from __future__ import annotations

import re

from govinfo_report.formats._html.tree import PageElement

__all__ = ["has_no_place", "is_hidden", "is_raised", "may_restyle"]

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|text-decoration[a-z-]*\s*:[^;]*line-through",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)


def may_restyle(markup: str, /) -> bool:
    """Whether something in this markup may be hidden, struck out or raised: a quick look, right if it says no."""
    return (
        "idden" in markup
        or "isplay" in markup
        or "so-hide" in markup
        or "ine-through" in markup
        or "super" in markup
        or ("H" in markup and "so-Hide" in markup)
        or ("T" in markup and "ine-Through" in markup)
        or ("S" in markup and "Super" in markup)
        or ("I" in markup and any(word in markup for word in ("IDDEN", "ISPLAY", "SO-HIDE", "INE-THROUGH")))
        or ("U" in markup and "SUPER" in markup)
    )


def is_hidden(element: PageElement, /) -> bool:
    """Whether the page does not show an element, or strikes it out."""
    if element.attr("hidden") is not None:
        return True
    style = element.attr("style")
    return style is not None and _HIDDEN.search(style) is not None


def has_no_place(element: PageElement, /) -> bool:
    """Whether a hidden cell leaves its place to the next one."""
    return element.attr("hidden") is not None or _NO_PLACE.search(element.attr("style") or "") is not None


def is_raised(element: PageElement, /) -> bool:
    """Whether a style puts an element above the line, as the mark of a footnote."""
    style = element.attr("style")
    return style is not None and _RAISED.search(style) is not None
