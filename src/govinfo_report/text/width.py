"""How wide text is where Chinese characters take two columns (Unicode Annex 11)."""

import unicodedata
from typing import Literal

__all__ = ["display_width"]


class _Widths(dict[str, int]):
    """The width of every character that was ever met."""

    def __init__(self, ambiguous: int) -> None:
        super().__init__()
        self._wide = {"W": 2, "F": 2, "A": ambiguous}

    def __missing__(self, character: str) -> int:
        none = unicodedata.category(character) in ("Mn", "Me", "Cf")
        width = 0 if none else self._wide.get(unicodedata.east_asian_width(character), 1)
        self[character] = width
        return width


_WIDTHS = {ambiguous: _Widths(ambiguous) for ambiguous in (1, 2)}


def display_width(text: str, /, *, ambiguous: Literal[1, 2] = 1) -> int:
    """Count the columns that a text takes; ``ambiguous`` is the width of characters such as ``“`` and ``·``.

    >>> display_width("申请 3 件")
    9
    """
    return len(text) if text.isascii() and text.isprintable() else sum(map(_WIDTHS[ambiguous].__getitem__, text))
