"""Documents in, documents out. A format is one module and one line here, or an entry point in somebody's package.

Entry points of the group ``govinfo_report.formats`` name an object with ``info`` and with ``read`` or ``write``, as
:class:`~govinfo_report.Reader` and :class:`~govinfo_report.Writer` describe. A built-in name cannot be taken,
and a package that does not work is told in a :class:`~govinfo_report.BrokenFormatWarning` and left out.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, Literal, cast, get_args, get_origin, get_type_hints

from attrs import evolve

from govinfo_report.errors import UnknownFormatError, UnwritableError
from govinfo_report.findings import Finding
from govinfo_report.formats.protocols import FormatInfo, HeadedWriter, Reader, Writer
from govinfo_report.formats.source import LIMITS, Source, unreadable
from govinfo_report.formats.third_party import third_party_formats, unknown_format
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
    "write_all",
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
    "tsv": "tsv_format",
    "markdown": "markdown_format",
    "pdf": "pdf_format",
    "text": "text_format",
}
_CERTAIN = ("docx", "xlsx", "xls")
"""Told by what only they can hold. Those of other packages are asked next, since the rest takes what looks alike."""


@cache
def _format(name: str) -> object:
    if name in _BUILT_IN:
        return importlib.import_module(f"{__name__}.{_BUILT_IN[name]}").FORMAT
    if (found := third_party_formats(_BUILT_IN).get(name)) is not None:
        return found
    raise unknown_format(name, _names(), _BUILT_IN)


def _names() -> tuple[str, ...]:
    return (*_BUILT_IN, *third_party_formats(_BUILT_IN))


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
    """The readers of all formats but plain text, in the order in which they are asked."""
    others = [name for name in _BUILT_IN if name not in (*_CERTAIN, "text")]
    formats = map(_format, (*_CERTAIN, *third_party_formats(_BUILT_IN), *others))
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


def write_all(reports: Iterable[Report], format: str, /, **options: Any) -> str:  # noqa: A002
    """Several reports as one text, in a format that holds several such as ``"jsonl"`` or ``"csv"``.

    :func:`read_all` gives them back. :class:`~govinfo_report.UnwritableError` for any other format.
    """
    if not _writer(format).info.joinable:
        joinable = ", ".join(info.name for info in all_formats() if info.joinable)
        raise UnwritableError(f"{format} holds one report only; formats that hold several are {joinable}")
    head = head_of(format, **options)
    return head + "".join(write(report, format, **options).removeprefix(head) for report in reports)


def head_of(format: str, /, **options: Any) -> str:  # noqa: A002
    """What every document of a format begins with, such as the names of columns; empty for most formats."""
    writer = _writer(format)
    return writer.head(**options) if isinstance(writer, HeadedWriter) else ""


def option_values(format: str, option: str, /) -> tuple[str, ...]:  # noqa: A002
    """What an option of ``write()`` can be; empty where it can be any text."""
    hint = get_type_hints(_writer(format).write).get(option)
    return get_args(hint) if get_origin(hint) is Literal else ()


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


def losses(report: Report, format: str, /, **options: Any) -> tuple[str, ...]:  # noqa: A002
    """The addresses of what a format cannot hold of this report; empty where nothing is lost.

    The options are those that it is written with.
    """
    return _writer(format).losses(report, **options)


def can_write(format: str, /) -> bool:  # noqa: A002
    """Whether a format of this name is installed and has a writer."""
    return format in _names() and isinstance(_format(format), Writer)


def built_in(name: str, /) -> object | None:
    """The built-in format of this name, if there is one."""
    return _format(name) if name in _BUILT_IN else None
