"""Texts that a spreadsheet would run as a formula: told, and made safe with an apostrophe before them."""

from __future__ import annotations

import re

__all__ = ["guarded", "looks_like_formula", "unguarded"]

_FORMULA = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n]")
"""Programs that write Chinese take the wide characters for the narrow ones."""
_NUMBER = re.compile(r"\s*[+\-＋－]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?\s*\Z")
_DASHES = re.compile(r"[\s\-－]+\Z")


def looks_like_formula(text: str, /) -> bool:
    """Whether the text begins as formulas do: ``=``, ``+``, ``-``, ``@``, wide or narrow, also after blanks."""
    return _FORMULA.match(text) is not None


def guarded(text: str, /) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it.

    A number with its sign and a line of dashes are what they look like, and stay as they are.

    >>> guarded("=1+1"), guarded("-3"), guarded("－")
    ("'=1+1", '-3', '－')
    """
    return f"'{text}" if _needs_guard(text) else text


def unguarded(text: str, /) -> str:
    """The text that :func:`guarded` was given."""
    return text[1:] if text.startswith("'") and _needs_guard(text[1:]) else text


def _needs_guard(text: str) -> bool:
    text = text.lstrip("'")
    return looks_like_formula(text) and not (_NUMBER.match(text) or _DASHES.match(text))
