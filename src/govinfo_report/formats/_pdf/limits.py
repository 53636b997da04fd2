"""How much of a PDF is read at the most: a document that asks for more is refused, however small its file is."""

from __future__ import annotations

import time

from attrs import define, field, frozen

__all__ = ["PDF_LIMITS", "Budget", "OverBudgetError", "PdfLimits"]


@frozen(kw_only=True)
class PdfLimits:
    """What is read at the most. A real report has less than a twentieth of it."""

    pages: int = 300
    characters: int = 400_000
    strokes: int = 200_000
    stream_bytes: int = 8 * 1024 * 1024
    unpacked_bytes: int = 64 * 1024 * 1024
    work: int = 8_000_000
    """Steps, about a microsecond each: the same document always stops at the same place."""
    seconds: float = 60
    """A clock besides, for a slow machine."""


PDF_LIMITS = PdfLimits()


class OverBudgetError(Exception):
    """A document asked for more than the limits allow."""

    def __init__(self, zh: str, en: str, limit: int) -> None:
        super().__init__(f"{en}: over {limit}")
        self.zh, self.en, self.limit = zh, en, limit


@define(eq=False)
class Budget:
    """What is left of the limits while a document is read."""

    limits: PdfLimits = PDF_LIMITS
    characters: int = 0
    strokes: int = 0
    unpacked: int = 0
    work: int = 0
    _looked: int = 0
    _until: float = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._until = time.monotonic() + self.limits.seconds

    def spend(self, work: int) -> None:
        """Do this much work, or refuse to."""
        self.work += work
        if self.work > self.limits.work:
            raise OverBudgetError("处理步数", "the number of steps", self.limits.work)
        if self.work - self._looked > 20_000:
            self._looked = self.work
            if time.monotonic() > self._until:
                raise OverBudgetError("处理秒数", "the seconds it takes", int(self.limits.seconds))

    def page(self, number: int) -> None:
        """Begin the page of this number."""
        if number > self.limits.pages:
            raise OverBudgetError("页数", "the number of pages", self.limits.pages)

    def character(self) -> None:
        """One more character."""
        self.characters += 1
        if self.characters > self.limits.characters:
            raise OverBudgetError("字符数", "the number of characters", self.limits.characters)
        self.spend(10)

    def stroke(self) -> None:
        """One more stroke."""
        self.strokes += 1
        if self.strokes > self.limits.strokes:
            raise OverBudgetError("线条数", "the number of strokes", self.limits.strokes)
        self.spend(10)

    def unpack(self, size: int) -> None:
        """So many more bytes unpacked."""
        self.unpacked += size
        if size > self.limits.stream_bytes:
            raise OverBudgetError("一个数据流的字节数", "the bytes of a stream", self.limits.stream_bytes)
        if self.unpacked > self.limits.unpacked_bytes:
            raise OverBudgetError("解压后的字节数", "the bytes unpacked", self.limits.unpacked_bytes)
        self.spend(size // 16)
