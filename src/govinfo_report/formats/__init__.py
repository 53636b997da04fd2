"""Documents in, documents out. A format is one module and one line here, or an entry point in somebody's package.

Entry points of the group ``govinfo_report.formats`` name an object with ``info`` and with ``read`` or ``write``, as
:class:`~govinfo_report.Reader` and :class:`~govinfo_report.Writer` describe. A built-in name cannot be taken.
"""

from __future__ import annotations

import importlib
import os
from functools import cache, lru_cache
from typing import Any, cast

from attrs import evolve, frozen

from govinfo_report.errors import UnknownFormatError, UnwritableError
from govinfo_report.findings import Finding
from govinfo_report.formats.protocols import FormatInfo, Reader, Writer
from govinfo_report.formats.source import LIMITS, Source, unreadable
from govinfo_report.reading import Provenance, ReadResult
from govinfo_report.report.report import Report
from govinfo_report.rules.reading_documents import SEVERAL_REPORTS

__all__ = [
    "FormatInfo",
    "Reader",
    "Writer",
    "all_formats",
    "losses",
    "read",
    "read_all",
    "read_file",
    "write",
    "write_bytes",
    "write_file",
]

_BUILT_IN = {
    "docx": "docx_format",
    "xlsx": "xlsx_format",
    "xls": "xls_format",
    "jsonl": "jsonl_format",
    "json": "json_format",
    "html": "html_format",
    "json_extraction": "json_extraction_format",
    "csv": "csv_format",
    "markdown": "markdown_format",
    "pdf": "pdf_format",
    "text": "text_format",
}
_GROUP = "govinfo_report.formats"


@frozen
class _Registered:
    """A format by name."""

    name: str
    load: Any

    def __call__(self) -> object:
        return self.load()


@lru_cache(maxsize=1)
def _third_party() -> dict[str, _Registered]:
    from importlib.metadata import entry_points

    found: dict[str, _Registered] = {}
    for point in entry_points(group=_GROUP):
        if point.name not in _BUILT_IN:
            found.setdefault(point.name, _Registered(point.name, point.load))
    return found


@cache
def _format(name: str) -> object:
    if name in _BUILT_IN:
        return importlib.import_module(f"{__name__}.{_BUILT_IN[name]}").FORMAT
    if name in _third_party():
        return _third_party()[name]()
    raise UnknownFormatError(f"no format {name!r}; known are {', '.join((*_BUILT_IN, *_third_party()))}")


def _names() -> tuple[str, ...]:
    return (*_BUILT_IN, *_third_party())


def all_formats() -> tuple[FormatInfo, ...]:
    """Every format that is installed: the built-in ones, then those of other packages."""
    return tuple(cast("Reader | Writer", _format(name)).info for name in _names())


def _reader(name: str) -> Reader:
    found = _format(name)
    if not isinstance(found, Reader):
        raise UnknownFormatError(f"the format {name!r} cannot be read")
    return found


@cache
def _writer(name: str) -> Writer:
    found = _format(name)
    if not isinstance(found, Writer):
        raise UnknownFormatError(f"the format {name!r} cannot be written")
    return found


def _recognised(source: Source) -> Reader:
    """The first reader that takes the content for its own; plain text takes everything."""
    return next((reader for reader in _specific_readers() if reader.recognises(source)), _reader("text"))


@lru_cache(maxsize=1)
def _specific_readers() -> tuple[Reader, ...]:
    """The readers of all formats but plain text."""
    formats = (_format(name) for name in _names() if name != "text")
    return tuple(each for each in formats if isinstance(each, Reader))


def _read_source(source: Source, format: str | None) -> tuple[ReadResult, ...]:  # noqa: A002 - public name of the option
    reader = _reader(format) if format is not None else None
    if not source.readable and source.data is not None:
        binary = (each for each in _specific_readers() if each.info.binary and each.recognises(source))
        reader = reader if reader is not None and reader.info.binary else next(binary, None)
        if reader is not None:
            return reader.read(evolve(source, findings=()))
    if not source.readable:
        provenance = Provenance(name=source.name, content=source.data)
        return (ReadResult(report=None, findings=source.findings, source=source.text, provenance=provenance),)
    return (reader or _recognised(source)).read(source)


def read_all(
    source: str | bytes,
    /,
    *,
    format: str | None = None,  # noqa: A002
    name: str | None = None,
) -> tuple[ReadResult, ...]:
    """Every report of a source: one for most documents, several for a list of them.

    ``name`` says where the content came from, such as the name of its file; it is kept in ``provenance``.
    """
    return _read_source(Source.of(source, name=name), format)


def read(source: str | bytes, /, *, format: str | None = None, name: str | None = None) -> ReadResult:  # noqa: A002
    """Read the one report of a document, told by its content unless ``format`` names it.

    It never raises on content: where there is no report, ``report`` is ``None`` and the findings say why. A source
    with several reports gives none (GIR151); :func:`read_all` gives them all. ``name`` says where the content came
    from; it is kept in ``provenance``.
    """
    return _only(_read_source(Source.of(source, name=name), format))


def read_file(path: str | os.PathLike[str], /, *, format: str | None = None) -> ReadResult:  # noqa: A002
    """Read the one report of a file.

    ``OSError`` where the file cannot be opened; content is told as :func:`read` does.
    """
    return _only(_read_source(_file(path), format))


def _file(path: str | os.PathLike[str]) -> Source:
    with open(path, "rb") as stream:
        return Source.of(stream.read(LIMITS.bytes + 1), name=os.path.basename(path))


def _only(results: tuple[ReadResult, ...]) -> ReadResult:
    if len(results) == 1:
        return results[0]
    if not results:
        return ReadResult(report=None, findings=(unreadable("没有一份报告", "it holds no report"),))
    several = Finding(rule=SEVERAL_REPORTS, values={"reports": len(results)})
    return evolve(results[0], report=None, findings=(several,), spans={}, raw={}, extras=(), unread=(), trace=())


def write(report: Report, format: str, /, **options: Any) -> str:  # noqa: A002
    """The report in a text format such as ``"json"``, ``"markdown"`` or ``"text"``.

    :class:`~govinfo_report.UnwritableError` for a binary format: use :func:`write_bytes`.
    """
    written = _writer(format).write(report, **options)
    if isinstance(written, bytes):
        raise UnwritableError(f"{format} is a binary format: use write_bytes() or write_file()")
    return written


def write_bytes(report: Report, format: str, /, **options: Any) -> bytes:  # noqa: A002
    """The report in any format; text is UTF-8."""
    written = _writer(format).write(report, **options)
    return written if isinstance(written, bytes) else written.encode()


def write_file(
    report: Report,
    path: str | os.PathLike[str],
    /,
    *,
    format: str | None = None,  # noqa: A002
    **options: Any,
) -> None:
    """Write the report to a file, in the format of its ending unless ``format`` names another.

    ``OSError`` where the file cannot be written, :class:`~govinfo_report.UnknownFormatError` for an unknown ending.
    """
    data = write_bytes(report, format or format_of(path), **options)
    with open(path, "wb") as stream:
        stream.write(data)


def format_of(path: str | os.PathLike[str], /) -> str:
    """The name of the format with this file ending."""
    suffix = os.path.splitext(path)[1].lower()
    for info in all_formats():
        if suffix in info.suffixes:
            return info.name
    raise UnknownFormatError(f"no format has the ending {suffix!r}: {os.fspath(path)}")


def losses(report: Report, format: str, /) -> tuple[str, ...]:  # noqa: A002
    """The addresses of what a format cannot hold of this report; empty where nothing is lost."""
    return _writer(format).losses(report)


def can_write(format: str, /) -> bool:  # noqa: A002
    """Whether a format of this name is installed and has a writer."""
    return format in _names() and isinstance(_format(format), Writer)
