"""A text in the shape in which it is recognised."""

from __future__ import annotations

from functools import lru_cache

from govinfo_report.text.normalise import normal_text

__all__ = ["plain"]

_LONGEST_KEPT = 1000


def plain(text: str, /) -> str:
    """The text with plain width, simplified, without pinyin marks and blanks: for recognising, never for keeping."""
    return _plain(text) if len(text) <= _LONGEST_KEPT else normal_text(text, whitespace="remove").strip("?？")


@lru_cache(maxsize=2048)
def _plain(text: str) -> str:
    return normal_text(text, whitespace="remove").strip("?？")
