"""For tests, ours and those of users: consistent reports, reports with all cells distinct, a kit for formats."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from govinfo_report._examples import findings_of
from govinfo_report._factories import make_distinct_report, make_report, report_of, with_cell
from govinfo_report._format_kit import complaints
from govinfo_report.errors import MissingExtraError
from govinfo_report.formats.protocols import Reader, Writer
from govinfo_report.formats.source import Source
from govinfo_report.report.report import Report

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = [
    "check_format",
    "findings_of",
    "make_distinct_report",
    "make_report",
    "report_of",
    "reports",
    "source_of",
    "with_cell",
]


def check_format(format: object, /) -> tuple[str, ...]:  # noqa: A002
    """What is wrong with a format, in words; empty if it keeps the promises of a reader or writer.

    Writes reports of every kind, twice, and reads back what it wrote. A format that claims to be lossless must read
    back equal; any other must name what it loses. Reading must not raise on noise, nor on what it wrote and somebody
    damaged, and a format of another package must not take the documents of built-in ones for its own.
    """
    if isinstance(format, type):
        return (f"{format.__name__} is a class: the format is an object of it",)
    if not isinstance(format, (Reader, Writer)):
        return ("it has neither recognises() and read() nor write() and losses(), with an info",)
    return tuple(complaints(format))


def reports(edition_id: str = "2021", /) -> SearchStrategy[Report]:
    """A Hypothesis strategy of reports with any figures, blanks and marks.

    :class:`~govinfo_report.MissingExtraError` where ``hypothesis`` is not installed.
    """
    if find_spec("hypothesis") is None:
        raise MissingExtraError("test", "govinfo_report.testing.reports()")
    from govinfo_report import _strategies

    return _strategies.reports(edition_id)


def source_of(text: str | bytes, /) -> Source:
    """A source for a reader under test."""
    return Source.of(text)
