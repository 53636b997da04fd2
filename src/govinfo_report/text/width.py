"""How wide text is where Chinese characters take two columns (Unicode Annex 11)."""

import unicodedata
from functools import lru_cache
from typing import Literal

__all__ = ["display_width"]


@lru_cache(maxsize=8192)
def _character_width(character: str, ambiguous: int) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return {"W": 2, "F": 2, "A": ambiguous}.get(unicodedata.east_asian_width(character), 1)


def display_width(text: str, /, *, ambiguous: Literal[1, 2] = 1) -> int:
    """Count the columns that a text takes; ``ambiguous`` is the width of characters such as ``“`` and ``·``.

    >>> display_width("申请 3 件")
    9
    """
    return sum(_character_width(character, ambiguous) for character in text)
