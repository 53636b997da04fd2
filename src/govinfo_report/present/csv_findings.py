"""Findings as CSV: a line each, under a line of heads.

UTF-8 with a byte-order mark, without which Excel takes it for the local encoding.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from govinfo_report.findings import Finding, Language
from govinfo_report.present.escape import csv_cell
from govinfo_report.present.frame import Frame
from govinfo_report.present.located import region_of
from govinfo_report.present.places import place_name
from govinfo_report.present.screen import PLAIN, Screen
from govinfo_report.reading import ReadResult
from govinfo_report.validation import Validation

__all__ = ["COLUMNS", "FRAME", "present"]

COLUMNS = (
    *("file", "organ", "year", "severity", "code", "title", "at", "at_name", "message", "advice"),
    *("line", "column", "place", "fingerprint", "suggestions", "alternatives"),
)


def present(
    validation: Validation,
    result: ReadResult,
    name: str,
    lang: Language,
    /,
    *,
    screen: Screen = PLAIN,  # noqa: ARG001 - a line looks the same everywhere
) -> str:
    """The lines of one document."""
    return "".join(_line(_cells(each, validation, result, name, lang)) for each in validation.findings)


def _line(cells: Iterator[str] | tuple[str, ...]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerow([csv_cell(cell) for cell in cells])
    return out.getvalue()


def _cells(finding: Finding, validation: Validation, result: ReadResult, name: str, lang: Language) -> Iterator[str]:
    report, at, region = validation.report, finding.at, region_of(finding.span, result)
    yield name
    yield report.organ.name if report is not None and report.organ is not None else ""
    yield str(report.year) if report is not None and report.year is not None else ""
    yield finding.severity.value
    yield finding.rule.code
    yield finding.rule.title.text(lang)
    yield "" if at is None else str(at)
    yield "" if at is None else place_name(at, report, lang)
    yield finding.message(lang)
    yield finding.advice(lang)
    yield "" if region is None else str(region.start.line)
    yield "" if region is None else str(region.start.column)
    yield (finding.span.place if finding.span is not None else None) or ""
    yield validation.fingerprint(finding)
    yield "; ".join(f"{each.at}: {each.was} → {each.becomes}" for each in finding.suggestions)
    yield str(finding.alternatives).lower() if finding.suggestions else ""


FRAME = Frame(before=lambda _lang: "\ufeff" + _line(COLUMNS))
