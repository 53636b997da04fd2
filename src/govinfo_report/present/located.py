"""Where a finding stands, as other programs want it: the file, the region in it, and what to put there instead."""

from __future__ import annotations

import os
import re

from attrs import frozen

from govinfo_report.findings import Change, Finding, Span
from govinfo_report.present.excerpt import Position, has_position, position
from govinfo_report.reading import ReadResult

__all__ = ["Region", "file_bytes", "file_of", "region_of", "replacements"]

_NUMBER = re.compile(r"(.+)#[1-9][0-9]*\Z", re.DOTALL)


@frozen
class Region:
    """From one position to another; the second is the one after the last character."""

    start: Position
    end: Position


def file_bytes(file: str, /) -> bytes:
    """The name of a file as the bytes that it has on the disk; what no file can be named is replaced."""
    try:
        return file.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return file.encode("utf-8", "replace")


def region_of(span: Span | None, result: ReadResult, /) -> Region | None:
    """Lines and columns of a span; ``None`` where it does not point into the text of the source."""
    if span is None or not has_position(span, result.source):
        return None
    return Region(position(result.source, span.start), position(result.source, span.end))


def file_of(name: str, result: ReadResult, /) -> str:
    """The file of a document: one of several reports in a file is named ``both.json#2``."""
    found = _NUMBER.match(name)
    told = result.provenance.name
    return found[1] if found and told is not None and os.path.basename(found[1]) == told else name


def replacements(finding: Finding, result: ReadResult, /) -> tuple[tuple[Region, str], ...]:
    """What to put where in the source to carry out the suggestions.

    Empty unless every one of them has a place in the source that holds exactly what is to be changed.
    """
    found = [_replacement(change, finding, result) for change in finding.suggestions]
    return tuple(each for each in found if each is not None) if all(found) else ()


def _replacement(change: Change, finding: Finding, result: ReadResult) -> tuple[Region, str] | None:
    was = "" if change.was is None else str(change.was)
    for span in (result.spans.get(change.at), finding.span):
        region = region_of(span, result)
        if span is None or region is None or change.becomes is None:
            continue
        if span.of(result.source) == was:
            return region, str(change.becomes)
    return None
