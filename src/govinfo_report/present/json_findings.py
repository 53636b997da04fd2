"""A checked document as a JSON object for programs.

The keys are always all there; what is not known is ``null``. Only ``title``, ``message``, ``advice``, ``at_name`` and
``perhaps`` depend on the language. Keys may be added, but none is renamed or taken away within a major version.
"""

from __future__ import annotations

import json
from decimal import Decimal

from govinfo_report.findings import Bilingual, Change, Finding, Language, Span, Value
from govinfo_report.form.bounds import Outcome
from govinfo_report.present.excerpt import has_position, position
from govinfo_report.present.frame import Frame
from govinfo_report.present.json_shapes import (
    ChangeData,
    CoverageData,
    DocumentData,
    FindingCore,
    FindingData,
    ReportData,
    SpanData,
    SuppressedData,
    ValueData,
)
from govinfo_report.present.places import place_name
from govinfo_report.present.screen import PLAIN, Screen
from govinfo_report.present.wording import standing
from govinfo_report.reading import ReadResult
from govinfo_report.report.report import Report
from govinfo_report.text.typography import format_number
from govinfo_report.validation import Coverage, Suppressed, Validation

__all__ = ["FRAME", "document_data", "finding_data", "present"]

FRAME = Frame(before=lambda _lang: "[\n", between=",\n", after=lambda _notes, _lang: "\n]\n")


def present(
    validation: Validation,
    result: ReadResult,
    name: str,
    lang: Language,
    /,
    *,
    screen: Screen = PLAIN,  # noqa: ARG001 - JSON looks the same everywhere
) -> str:
    """The object of one document: its name, how it came out, the report in short, coverage and findings."""
    return json.dumps(document_data(validation, result, name, lang), ensure_ascii=False, indent=2)


def document_data(validation: Validation, result: ReadResult, name: str, lang: Language, /) -> DocumentData:
    """The object as data."""
    return {
        "file": name,
        "standing": standing(validation).value,
        "ok": validation.ok,
        "complete": validation.complete,
        "profile": validation.profile.name,
        "report": _report(validation.report),
        "coverage": _coverage(validation.coverage),
        "findings": [_finding(each, validation, result, lang) for each in validation.findings],
        "suppressed": [_suppressed(each, validation, result, lang) for each in validation.suppressed],
        "expired": [_suppressed(each, validation, result, lang) for each in validation.expired],
    }


def _suppressed(each: Suppressed, validation: Validation, result: ReadResult, lang: Language) -> SuppressedData:
    meant = each.suppression
    return {
        "finding": _finding(each.finding, validation, result, lang),
        "reason": meant.reason,
        "until": meant.until.isoformat(),
    }


def _report(report: Report | None) -> ReportData | None:
    if report is None:
        return None
    return {
        "organ": report.organ.name if report.organ else None,
        "year": report.year,
        "edition": report.edition,
        "absent": sorted(report.absent),
    }


def _coverage(coverage: Coverage) -> CoverageData:
    return {
        "cells_read": coverage.cells_read,
        "cells": coverage.cells,
        "figures": coverage.figures,
        "lines": {outcome.value: coverage.lines.get(outcome, 0) for outcome in Outcome},
        "lines_of_form": coverage.lines_of_form,
        "rules_run": list(coverage.rules_run),
        "rules_crashed": list(coverage.rules_crashed),
        "rules_possible": list(coverage.rules_possible),
        "rules_off": list(coverage.rules_off),
    }


def finding_data(finding: Finding, report: Report | None, lang: Language, /) -> FindingCore:
    """A finding as data, without what only its document tells."""
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.severity.value,
        "title": finding.rule.title.text(lang),
        "at": None if finding.at is None else str(finding.at),
        "at_name": None if finding.at is None else place_name(finding.at, report, lang),
        "related": [str(place) for place in finding.related],
        "values": {name: _value(value) for name, value in finding.values.items()},
        "message": finding.message(lang),
        "advice": finding.advice(lang),
        "suggestions": [_change(change, lang) for change in finding.suggestions],
        "alternatives": finding.alternatives,
    }


def _finding(finding: Finding, validation: Validation, result: ReadResult, lang: Language) -> FindingData:
    return {
        **finding_data(finding, validation.report, lang),
        "span": _span(finding.span, result.source),
        "fingerprint": validation.fingerprint(finding),
    }


def _change(change: Change, lang: Language) -> ChangeData:
    """What stands at an address, what should stand there, and how it may have come to be wrong."""
    return {
        "at": str(change.at),
        "was": _value(change.was),
        "becomes": _value(change.becomes),
        "perhaps": None if change.perhaps is None else change.perhaps.text(lang),
    }


def _value(value: Value) -> ValueData:
    """Numbers stay numbers, amounts keep their digits as text, and what is in two languages has both."""
    match value:
        case None | int() | str():
            return value
        case Decimal():
            return format_number(value)
        case Bilingual():
            return {"zh": value.zh, "en": value.en}
        case tuple():
            return list(value)
        case _:
            return str(value)


def _span(span: Span | None, source: str) -> SpanData | None:
    if span is None:
        return None
    data: SpanData = {
        "start": None,
        "end": None,
        "line": None,
        "column": None,
        "end_line": None,
        "end_column": None,
        "place": span.place,
    }
    if has_position(span, source):
        first, last = position(source, span.start), position(source, span.end)
        data["start"], data["end"] = span.start, span.end
        data["line"], data["column"] = first.line, first.column
        data["end_line"], data["end_column"] = last.line, last.column
    return data
