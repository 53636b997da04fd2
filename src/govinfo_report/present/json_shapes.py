"""What the JSON of a checked document looks like: the objects, their keys in order, and what each can hold.

The JSON Schema is made from these classes. What a text can be beyond being a text stands beside its type: an
enumeration whose values it takes, a date, or one of the marks below.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Annotated, TypedDict

from attrs import frozen

from govinfo_report.address import PLACE_PATTERN
from govinfo_report.editions import all_editions
from govinfo_report.findings import Severity
from govinfo_report.form.bounds import Outcome
from govinfo_report.present.wording import Standing
from govinfo_report.report.sections import TABLES
from govinfo_report.rules import all_rules
from govinfo_report.validation.fingerprint import FINGERPRINT_PATTERN

__all__ = [
    "BilingualData",
    "ChangeData",
    "CoverageData",
    "DocumentData",
    "FindingCore",
    "FindingData",
    "Matching",
    "OneOf",
    "ReportData",
    "SpanData",
    "SuppressedData",
    "ValueData",
]


@frozen
class OneOf:
    """A text is one of these."""

    values: Callable[[], tuple[str, ...]]


@frozen
class Matching:
    """A text matches this pattern."""

    pattern: str


Code = Annotated[str, OneOf(lambda: tuple(each.code for each in all_rules()))]
Name = Annotated[str, OneOf(lambda: tuple(each.name for each in all_rules()))]
TableName = Annotated[str, OneOf(lambda: TABLES)]
Form = Annotated[str, OneOf(lambda: (*(each.id for each in all_editions()), "mixed"))]
PlaceText = Annotated[str, Matching(PLACE_PATTERN)]
Fingerprint = Annotated[str, Matching(FINGERPRINT_PATTERN)]


class BilingualData(TypedDict):
    """A text in both languages."""

    zh: str
    en: str


ValueData = int | str | BilingualData | list[str] | None
"""A figure or a word of a finding; amounts are texts, which keep their digits."""


class ReportData(TypedDict):
    """The report in short."""

    organ: str | None
    year: int | None
    edition: Form | None
    absent: list[TableName]


class CoverageData(TypedDict):
    """How much was checked."""

    cells_read: int
    cells: int
    figures: int
    lines: Annotated[dict[str, int], Outcome]
    lines_of_form: int
    rules_run: list[Code]
    rules_crashed: list[Code]
    rules_possible: list[Code]
    rules_off: list[Code]


class ChangeData(TypedDict):
    """What stands at an address, what should stand there, and how it may have come to be wrong."""

    at: PlaceText
    was: ValueData
    becomes: ValueData
    perhaps: str | None


class SpanData(TypedDict):
    """Where something stands in the source: code points, lines and columns from 1, or the name of a place alone."""

    start: int | None
    end: int | None
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    place: str | None


class FindingCore(TypedDict):
    """A finding, without what only its document tells."""

    code: Code
    name: Name
    severity: Annotated[str, Severity]
    title: str
    at: PlaceText | None
    at_name: str | None
    related: list[PlaceText]
    values: dict[str, ValueData]
    message: str
    advice: str
    suggestions: list[ChangeData]
    alternatives: bool


class FindingData(FindingCore):
    """One finding of a document."""

    span: SpanData | None
    fingerprint: Fingerprint


class SuppressedData(TypedDict):
    """A finding that a suppression is meant for."""

    finding: FindingData
    reason: str
    until: Annotated[str, datetime.date]


class DocumentData(TypedDict):
    """A checked document."""

    file: str
    standing: Annotated[str, Standing]
    ok: bool
    complete: bool
    profile: str
    report: ReportData | None
    coverage: CoverageData
    findings: list[FindingData]
    suppressed: list[SuppressedData]
    expired: list[SuppressedData]
