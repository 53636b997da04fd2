"""JSON Lines: one report a line, each our own JSON or JSON of others, read one by one.

Several reports are written one after the other: what ``write()`` gives ends with the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from attrs import evolve

from govinfo_report.findings import Bilingual, Finding, Span
from govinfo_report.formats import json_extraction_format, json_format
from govinfo_report.formats._json.tree import is_whole
from govinfo_report.formats.protocols import FormatInfo
from govinfo_report.formats.source import LIMITS, Source, over_limit, unreadable
from govinfo_report.reading import ReadResult
from govinfo_report.report.report import Report
from govinfo_report.version import __version__

__all__ = ["FORMAT", "JsonLinesFormat"]

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_VISIBLE = re.compile(r"[^\s\ufeff]")
_IN_LINE = re.compile(r"line 1 column ([0-9]+) \(char [0-9]+\)")


class JsonLinesFormat:
    """A report on every line."""

    info = FormatInfo(
        name="jsonl",
        media_type="application/jsonl",
        suffixes=(".jsonl", ".ndjson"),
        lossless=True,
        joinable=True,
        title=Bilingual(zh="JSON Lines", en="JSON Lines"),
    )

    def recognises(self, source: Source, /) -> bool:
        """A text whose first line is a whole JSON object, with more lines after it."""
        first = _VISIBLE.search(source.text)
        end = source.text.find("\n", first.start()) if first else -1
        if first is None or end < 0 or source.text[first.start()] != "{":
            return False
        line = source.text[first.start() : end].rstrip()
        return line.endswith("}") and _VISIBLE.search(source.text, end) is not None and is_whole(line)

    def read(self, source: Source, /) -> tuple[ReadResult, ...]:
        """The reading of each line in order; a line that is no report gives its findings, and the others go on."""
        lines = source.text.count("\n")
        if lines > LIMITS.reports:
            finding = over_limit("行数", "the number of lines", lines, LIMITS.reports)
            provenance = source.provenance(self.info.name, __version__)
            findings = (*source.findings, finding)
            return (ReadResult(report=None, findings=findings, source=source.text, provenance=provenance),)
        return tuple(result for line in _lines(source.text) for result in self._line(source, *line)) or (
            ReadResult(report=None, findings=(*source.findings, unreadable("没有一行", "it has no line"))),
        )

    def _line(self, source: Source, number: int, start: int, text: str) -> Iterator[ReadResult]:
        one = Source(text=text, name=source.name)
        own = json_format.is_own(text)
        reader = json_format.FORMAT if own else json_extraction_format.FORMAT
        provenance = source.provenance(self.info.name, __version__)
        for result in reader.read(one):
            moved = _moved(result, number, start)
            findings = (*source.findings, *moved.findings)
            yield evolve(moved, findings=findings, source=source.text, provenance=provenance)

    def write(self, report: Report, /) -> str:
        """The report on one line."""
        return json_format.FORMAT.write(report, indent=None) + "\n"

    def losses(self, report: Report, /, **_: Any) -> tuple[str, ...]:  # noqa: ARG002 - the protocol's signature
        """Nothing is lost."""
        return ()


FORMAT = JsonLinesFormat()


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """The number, the beginning and the text of every line that is not blank."""
    number, position = 1, 0
    for found in _LINE.finditer(text):
        number += text.count("\n", position, found.start())
        position = found.start()
        if _VISIBLE.search(found[0]):
            yield number, found.start(), found[0]


def _moved(result: ReadResult, number: int, start: int) -> ReadResult:
    """A reading of a line as one of the whole text."""

    def moved(span: Span | None) -> Span:
        if span is None:
            return Span(start, start + len(result.source), f"line {number}")
        place = f"line {number} {span.place}" if span.place else f"line {number}"
        return Span(span.start + start, span.end + start, place) if span.end else Span(0, 0, place)

    return evolve(
        result,
        findings=tuple(_told(each, number, moved(each.span)) for each in result.findings),
        spans={place: moved(span) for place, span in result.spans.items()},
        extras=tuple(evolve(each, span=moved(each.span)) for each in result.extras),
        unread=tuple(evolve(each, span=moved(each.span)) for each in result.unread),
        trace=tuple(evolve(each, span=moved(each.span)) for each in result.trace),
    )


def _told(finding: Finding, number: int, span: Span) -> Finding:
    """A finding at its line; where nothing could be read, the reason says which line that is."""
    reason = finding.values.get("reason")
    if not isinstance(reason, Bilingual):
        return evolve(finding, span=span)
    zh, en = (_IN_LINE.sub(r"column \1", text) for text in (reason.zh, reason.en))
    values = {**finding.values, "reason": Bilingual(zh=f"第 {number} 行：{zh}", en=f"line {number}: {en}")}
    return evolve(finding, span=span, values=values)
