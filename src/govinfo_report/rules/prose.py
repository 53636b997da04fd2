"""The prose of a report with its places, in the form in which rules look at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from attrs import frozen

from govinfo_report.address import ParagraphRef
from govinfo_report.report.report import Report
from govinfo_report.report.sections import SECTIONS
from govinfo_report.text.normalise import normal_text

__all__ = ["Passage", "clipped", "excerpt", "passages", "passages_of", "plain"]

_LONGEST_KEPT = 4000
_AROUND = 10
_LONGEST_SHOWN = 80


@lru_cache(maxsize=512)
def _kept(text: str) -> str:
    return normal_text(text, whitespace="remove")


def plain(text: str, /) -> str:
    """The text in plain width, simplified, without blanks: for recognising, never for keeping."""
    return _kept(text) if len(text) <= _LONGEST_KEPT else normal_text(text, whitespace="remove")


@frozen
class Passage:
    """A paragraph of a report and where it stands: in the preamble, in a narrative section, or beside a table."""

    at: ParagraphRef
    text: str

    @property
    def plain(self) -> str:
        """The paragraph as :func:`plain` has it."""
        return plain(self.text)


def _paragraphs(report: Report, name: str) -> tuple[str, ...]:
    if name == "preamble":
        return report.preamble
    narrative = getattr(report, name)
    return getattr(narrative, "paragraphs", None) or report.notes.get(name, ())


_NAMES: tuple[str, ...] = ("preamble", *(each.name for each in SECTIONS))


def passages(report: Report, /) -> Iterator[Passage]:
    """Every paragraph of the report, in the order of the form."""
    return passages_of(report, _NAMES)


def passages_of(report: Report, names: Iterable[str], /) -> Iterator[Passage]:
    """The paragraphs of some sections; ``preamble`` is one of them."""
    for name in names:
        for index, text in enumerate(_paragraphs(report, name)):
            yield Passage(ParagraphRef(name, index), text)


def clipped(text: str, /) -> str:
    """A text as it is shown in a message: whole, or its beginning."""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def excerpt(text: str, start: int, end: int, /) -> str:
    """A part of a text with a few characters around it."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    return f"{'…' if first else ''}{text[first:last].strip()}{'…' if last < len(text) else ''}"
