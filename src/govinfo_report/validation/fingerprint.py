"""What stays the same of a finding from run to run."""

from __future__ import annotations

import hashlib

from govinfo_report.address import ParagraphRef
from govinfo_report.findings import Finding
from govinfo_report.report.report import Report

__all__ = ["FINGERPRINT_PATTERN", "fingerprint_of"]

_DIGITS = 16
FINGERPRINT_PATTERN = f"^[0-9a-f]{{{_DIGITS}}}$"
"""What every fingerprint looks like, for any language of patterns."""


def fingerprint_of(finding: Finding, report: Report | None, /) -> str:
    """Organ, year, code and address in 16 hexadecimal digits; in a paragraph, the words of the sentence too.

    Figures of cells and the language of the output do not count.
    """
    organ = report.organ.key if report and report.organ else ""
    parts = [organ, str(report.year if report else ""), finding.rule.code, str(finding.at)]
    if sentence := _sentence(finding, report):
        parts.append(_digest("".join(sentence.split())))
    return _digest("|".join(parts))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _sentence(finding: Finding, report: Report | None) -> str | None:
    """The sentence that a finding on a paragraph names, or the whole paragraph."""
    at = finding.at
    if not isinstance(at, ParagraphRef):
        return None
    named = finding.values.get("sentence")
    return named if isinstance(named, str) else _paragraph(at, report)


def _paragraph(at: ParagraphRef, report: Report | None) -> str | None:
    if report is None:
        return None
    by_section = {name: narrative.paragraphs for name, narrative in report.narratives()}
    paragraphs = {**report.notes, **by_section, "preamble": report.preamble}.get(at.section, ())
    return paragraphs[at.index] if at.index < len(paragraphs) else None
