"""What a page does not show: elements that are hidden by an attribute or a style of their own."""

from __future__ import annotations

import re

from govinfo_report.formats._html.tree import PageElement

__all__ = ["is_hidden", "may_hide"]

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)


def may_hide(markup: str, /) -> bool:
    """Whether something in this markup may be hidden: a quick look, right if it says no."""
    return (
        "idden" in markup
        or "isplay" in markup
        or "so-hide" in markup
        or ("H" in markup and "so-Hide" in markup)
        or ("I" in markup and ("IDDEN" in markup or "ISPLAY" in markup or "SO-HIDE" in markup))
    )


def is_hidden(element: PageElement, /) -> bool:
    """Whether the page does not show an element."""
    if element.attr("hidden") is not None:
        return True
    style = element.attr("style")
    return style is not None and _HIDDEN.search(style) is not None
