"""The words of a report that a finding shows."""

from __future__ import annotations

from govinfo_report.rules.statements.analysis import Passage
from govinfo_report.rules.statements.patterns import Pattern
from govinfo_report.text.quantities import Quantity

__all__ = ["quoted", "sentence_at", "shortened"]

_LONGEST = 80


def quoted(passage: Passage, quantity: Quantity, /) -> str:
    """The sentence of a quantity, or where that is long what stands around it."""
    start, end = quantity.sentence
    return shortened(passage.text, start, end, quantity.start, quantity.end)


def shortened(text: str, start: int, end: int, first: int, last: int, /) -> str:
    """A sentence as it stands; where it is long, what stands around ``first`` to ``last``."""
    sentence = text[start:end].strip()
    if len(sentence) <= _LONGEST:
        return sentence
    room = max(12, (_LONGEST - (last - first)) // 2)
    left, right = max(start, first - room), min(end, last + room)
    return f"{'…' if left > start else ''}{text[left:right].strip()}{'…' if right < end else ''}"


_END = Pattern(r"[。！？!?\n]")
_FAR = 400


def sentence_at(text: str, position: int, /) -> tuple[int, int]:
    """Where the sentence around a position starts and ends, not further away than a long sentence goes."""
    back = max(0, position - _FAR)
    start = max((match.end() for match in _END.finditer(text, back, position)), default=back)
    end = _END.search(text, position, position + _FAR)
    return start, end.start() if end else min(len(text), position + _FAR)
