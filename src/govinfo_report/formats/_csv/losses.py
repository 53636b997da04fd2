"""What reports as data have no place for."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo_report.formats.text_format import lost_by_text
from govinfo_report.report.report import PrintedKind, Report

__all__ = ["lost_by_data"]


def lost_by_data(report: Report, back: Report | None, /) -> tuple[str, ...]:
    """The addresses at which a report that was written and read back is another one; headings are told as one."""
    if back is None:
        return ("report",)
    lost = [*_name(report, back), *lost_by_text(report, back), *_printed(report, back)]
    return tuple(dict.fromkeys("headings" if each.startswith("headings.") else each for each in lost))


def _name(report: Report, back: Report) -> Iterator[str]:
    if report.organ is not None and back.organ is not None and report.organ.printed_name != back.organ.printed_name:
        yield "organ.printed_name"


def _printed(report: Report, back: Report) -> Iterator[str]:
    """How cells were printed, where not all of that comes back; a blank need not be told as one."""
    ours = dict(report.printed)
    theirs = {ref: how for ref, how in back.printed.items() if ref in ours or how.kind is not PrintedKind.BLANK}
    if ours != theirs:
        yield "printed"
