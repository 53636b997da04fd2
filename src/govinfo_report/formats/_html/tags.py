"""The tags of HTML by what they do to a text."""

from __future__ import annotations

__all__ = ["BLOCKS", "HEADINGS", "INLINE", "NOT_SHOWN", "PLAIN", "PREFORMATTED"]

PLAIN = ("p", "table")
"""Where a plain part can stand."""
INLINE = frozenset(("b", "em", "font", "i", "small", "span", "strong", "u"))
"""What a style can raise above the line."""
BLOCKS = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "section",
    "summary",
    "ul",
]
NOT_SHOWN = [
    "applet",
    "audio",
    "button",
    "canvas",
    "datalist",
    "del",
    "iframe",
    "map",
    "math",
    "noembed",
    "noframes",
    "object",
    "rp",
    "rt",
    "s",
    "select",
    "strike",
    "style",
    "svg",
    "video",
    "xml",
]
"""Not shown, not read as text, or struck out."""
PREFORMATTED = ("listing", "pre", "xmp")
HEADINGS = {f"h{level}": level for level in range(1, 7)}
