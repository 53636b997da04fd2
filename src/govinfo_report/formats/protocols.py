"""What a format is: a name and what it can do. Any object that fits these protocols can be registered."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from attrs import frozen

from govinfo_report.findings import Bilingual
from govinfo_report.formats.source import Source
from govinfo_report.reading import ReadResult
from govinfo_report.report.report import Report

__all__ = ["FormatInfo", "HeadedWriter", "Reader", "Writer"]


@frozen(kw_only=True)
class FormatInfo:
    """The name of a format, and what it claims."""

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    """File name endings with their dot, the usual one first."""
    binary: bool = False
    """Whether it writes bytes that are no text."""
    lossless: bool = False
    """Whether reading back what was written gives an equal report."""
    joinable: bool = False
    """Whether documents written one after the other are one document with all their reports, as in JSON Lines.

    A writer whose documents begin with heads has ``head()`` too, and its reader passes over heads that come again."""
    options: tuple[str, ...] = ()
    """The options of ``write()`` that are told as text, so that a command line can pass them on."""
    title: Bilingual


@runtime_checkable
class Reader(Protocol):
    """Something that reads documents of one format."""

    @property
    def info(self) -> FormatInfo:
        """Which format it is."""
        ...

    def recognises(self, source: Source, /) -> bool:
        """Whether the content looks like this format. It must be quick and must not raise."""
        ...

    def read(self, source: Source, /) -> tuple[ReadResult, ...]:
        """Every report in the source. It never raises on content."""
        ...


@runtime_checkable
class Writer(Protocol):
    """Something that writes reports in one format."""

    @property
    def info(self) -> FormatInfo:
        """Which format it is."""
        ...

    def write(self, report: Report, /, **options: Any) -> str | bytes:
        """The report in this format; the same bytes for the same report, always."""
        ...

    def losses(self, report: Report, /, **options: Any) -> tuple[str, ...]:
        """The addresses of what this format cannot hold of this report; empty where nothing is lost.

        The options are those of ``write()``; what does not bear on the answer is passed over.
        """
        ...


@runtime_checkable
class HeadedWriter(Protocol):
    """A writer whose documents begin with the same heads, such as the names of columns.

    Where several reports go into one document, the heads are left out of all but the first.
    """

    def head(self, /, **options: Any) -> str:
        """What every document begins with that is written with these options."""
        ...
