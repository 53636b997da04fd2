"""Regular expressions that are compiled where they are first used, so that a report without prose costs nothing."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

__all__ = ["Pattern"]


class Pattern:
    """A regular expression, with the methods of a compiled one that are needed here."""

    __slots__ = ("_compiled", "_source")

    def __init__(self, source: str, /) -> None:
        self._source = source
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled pattern."""
        if self._compiled is None:
            self._compiled = re.compile(self._source)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int = sys.maxsize, /) -> re.Match[str] | None:
        """The first match."""
        return self.compiled.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize, /) -> re.Match[str] | None:
        """The match at the start."""
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str, /) -> re.Match[str] | None:
        """The match of the whole text."""
        return self.compiled.fullmatch(text)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize, /) -> Iterator[re.Match[str]]:
        """Every match."""
        return self.compiled.finditer(text, start, end)

    def count(self, text: str, /) -> int:
        """How many matches there are."""
        return sum(1 for _ in self.compiled.finditer(text))

    def split(self, text: str, /) -> list[str]:
        """The text between the matches."""
        return [part or "" for part in self.compiled.split(text)]

    def without(self, text: str, /) -> str:
        """The text with every match taken out."""
        return self.compiled.sub("", text)

    def masked(self, text: str, /) -> str:
        """The text with every match made unreadable, and of the same length."""
        return self.compiled.sub(lambda found: "＿" * len(found[0]), text)
