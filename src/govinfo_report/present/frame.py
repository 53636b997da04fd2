"""What stands around the documents of a run: many documents are one output, and still are written one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import frozen

from govinfo_report.findings import Language
from govinfo_report.reading import ReadResult
from govinfo_report.validation import Validation

__all__ = ["Frame", "Note"]

Note = Callable[[Validation, ReadResult, str, Language], str]


def _nothing(_lang: Language) -> str:
    return ""


def _no_note(_validation: Validation, _result: ReadResult, _name: str, _lang: Language) -> str:
    return ""


def _no_end(_notes: Sequence[str], _lang: Language) -> str:
    return ""


@frozen(kw_only=True)
class Frame:
    """The beginning, what joins two documents that have text, and the end.

    ``note`` takes down of each document what only the end can tell; ``after`` is given the notes in order. Notes that
    are empty are not kept.
    """

    before: Callable[[Language], str] = _nothing
    between: str = ""
    note: Note = _no_note
    after: Callable[[Sequence[str], Language], str] = _no_end
