"""What a reader returns: a report, what was found on the way, and where every part of it stood."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import field, frozen

from govinfo_report.address import CellRef, Place
from govinfo_report.errors import GovInfoError
from govinfo_report.findings import Finding, Span
from govinfo_report.mapping import FrozenMapping, frozen_mapping
from govinfo_report.report.report import Report

__all__ = ["Extra", "LabelMatch", "Provenance", "ReadError", "ReadResult", "Unread"]


class ReadError(GovInfoError, ValueError):
    """There is no report in what was read; ``findings`` say why."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(finding.message("en") for finding in self.findings) or "no report was read")


@frozen(kw_only=True)
class Extra:
    """Something that the source has and the report has no place for: a local row, a key, a paragraph."""

    section: str | None
    label: str
    cells: tuple[str, ...] = ()
    span: Span | None = field(default=None, eq=False)


@frozen(kw_only=True)
class Unread:
    """Text with digits in a table that no cell took."""

    text: str
    span: Span | None = field(default=None, eq=False)


@frozen(kw_only=True)
class LabelMatch:
    """How a printed label was matched to a place of the form."""

    printed: str
    official: str
    at: Place
    how: str
    """``exact``, ``alias`` or ``distance``."""
    distance: int = 0
    span: Span | None = field(default=None, eq=False)


@frozen(kw_only=True, eq=False)
class Provenance:
    """Where a report was read from."""

    name: str | None = None
    address: str | None = None
    reader: str | None = None
    version: str | None = None
    content: bytes | str | None = field(default=None, repr=False)
    """What was read: bytes, or the text if it came as text."""

    @cached_property
    def sha256(self) -> str | None:
        """The SHA-256 of what was read, in hexadecimal digits; of its UTF-8 if it was text."""
        if self.content is None:
            return None
        data = self.content if isinstance(self.content, bytes) else self.content.encode("utf-8", "surrogatepass")
        return hashlib.sha256(data).hexdigest()


def _spans(spans: Mapping[Place, Span]) -> FrozenMapping[Place, Span]:
    return frozen_mapping(spans)


def _raw(raw: Mapping[CellRef, str]) -> FrozenMapping[CellRef, str]:
    return frozen_mapping(raw)


@frozen(kw_only=True)
class ReadResult:
    """A reading. ``report`` is ``None`` where there is none, and ``findings`` say why.

    ``spans`` point into ``source``, the text that was read, in code points; where there is no such text they carry
    the name of a place. Every digit of a table is in a cell, in ``extras`` or in ``unread``.
    """

    report: Report | None
    findings: tuple[Finding, ...] = ()
    spans: Mapping[Place, Span] = field(default=FrozenMapping[Place, Span](), converter=_spans, repr=False)
    raw: Mapping[CellRef, str] = field(default=FrozenMapping[CellRef, str](), converter=_raw, repr=False)
    """The text of every cell as it was printed."""
    extras: tuple[Extra, ...] = ()
    unread: tuple[Unread, ...] = ()
    trace: tuple[LabelMatch, ...] = field(default=(), repr=False)
    source: str = field(default="", repr=False)
    provenance: Provenance = field(default=Provenance(), eq=False)

    def unwrap(self) -> Report:
        """The report; :class:`~govinfo_report.ReadError` with the findings if there is none."""
        if self.report is None:
            raise ReadError(self.findings)
        return self.report
