"""Reading what a command was given: every report of a document, or the reason why there is none."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence

import click
from attrs import frozen

from govinfo_report.cli.output import complaint
from govinfo_report.cli.targets import STDIN, Selection, Target, fault_of, select
from govinfo_report.errors import MissingExtraError
from govinfo_report.findings import Bilingual, Finding, Language, Severity
from govinfo_report.formats import read, read_all
from govinfo_report.formats.source import LIMITS
from govinfo_report.reading import ReadResult
from govinfo_report.rules.reading_documents import LIMIT_REACHED, UNREADABLE_DOCUMENT

__all__ = [
    "Document",
    "documents",
    "failed",
    "input_parameters",
    "internal_fault",
    "overrun",
    "selection",
    "unread",
    "unread_told",
]

_FILES_FROM = Bilingual(
    zh="从这个文件（或 - 标准输入）读文件名，每行一个，原样使用，不作模式。",
    en="Read names of files from this file (or - for standard input), one a line, never taken as patterns.",
)
_NULL = Bilingual(
    zh="--files-from 的文件名以空字符分隔，如 find -print0 所写。",
    en="The names of --files-from end with null characters, as find -print0 writes them.",
)
_NO_FILES = Bilingual(zh="缺少 FILE 或 --files-from", en="FILE or --files-from is missing")
_STDIN_TWICE = Bilingual(
    zh="标准输入不能既是文件名清单，又是报告", en="standard input cannot be both the list of names and a report"
)
_NO_LIST = Bilingual(zh="读不了文件名清单 {}：{}", en="cannot read the list of names {}: {}")
_NULL_ALONE = Bilingual(zh="--null 要和 --files-from 同用", en="--null goes with --files-from")
_SPECIAL = Bilingual(
    zh="不是普通文件（是管道、设备或套接字），没有打开；要读管道，请用 -",
    en="no ordinary file (a pipe, a device or a socket), not opened; use - to read a pipe",
)
_SKIPPED = Bilingual(zh="不是报告，略过：{}", en="not a report, passed over: {}")
_TIME = Bilingual(zh="用时（秒，--timeout 可改）", en="the time in seconds (see --timeout)")
_MEMORY = Bilingual(zh="内存不够", en="out of memory")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@frozen
class Document:
    """One report of a target, or the reason why there is none; ``fault`` if it could not even be opened."""

    name: str
    result: ReadResult
    fault: Bilingual | None = None


def input_parameters(lang: Language, /) -> list[click.Parameter]:
    """``FILE…``, and the list of files."""
    return [
        click.Argument(["files"], nargs=-1, metavar="FILE..."),
        click.Option(["--files-from"], metavar="LIST", help=_FILES_FROM.text(lang)),
        click.Option(["-0", "--null"], is_flag=True, help=_NULL.text(lang)),
    ]


def selection(files: Sequence[str], files_from: str | None, null: bool, lang: Language, /) -> Selection:
    """The documents that the arguments of a command name; a wrong call is refused."""
    context = click.get_current_context()
    if null and files_from is None:
        raise click.UsageError(_NULL_ALONE.text(lang), context)
    if files_from is None and not files:
        raise click.UsageError(_NO_FILES.text(lang), context)
    if files_from == STDIN and STDIN in files:
        raise click.UsageError(_STDIN_TWICE.text(lang), context)
    if files_from is None:
        return select(files)
    try:
        return select(files, _listed(files_from, null))
    except OSError as error:
        told = fault_of(error).text(lang)
        raise click.UsageError(_NO_LIST.text(lang).format(files_from, told), context) from None


def _listed(source: str, null: bool) -> Iterator[str]:
    if source == STDIN:
        data = sys.stdin.buffer.read()
    else:
        with open(source, "rb") as stream:
            data = stream.read()
    names = data.split(b"\0") if null else (line.removesuffix(b"\r") for line in _lines(data))
    return (os.fsdecode(name) for name in names if name)


def _lines(data: bytes) -> list[bytes]:
    return data.removeprefix(_BYTE_ORDER_MARK).split(b"\n")


def documents(target: Target, /) -> tuple[Document, ...]:
    """Every report of a target, each with a name of its own; one without a report where it cannot be read."""
    if target.fault is not None:
        return (unread(target.name, target.fault),)
    try:
        results = _results(target)
    except OSError as error:
        return (unread(target.name, fault_of(error)),)
    except Exception as error:  # a fault of a reader must not cost the other files their check
        return (unread(target.name, internal_fault(error)),)
    if len(results) == 1:
        return (Document(target.name, results[0]),)
    return tuple(Document(f"{target.name}#{number}", result) for number, result in enumerate(results, 1))


def _results(target: Target) -> tuple[ReadResult, ...]:
    data, name = _data(target), target.path.name if target.path is not None else target.name
    return read_all(data, name=name) or (read(data, name=name),)


def _data(target: Target) -> bytes:
    """The content, a little more than is read at the most; what could block for ever is not opened."""
    most = LIMITS.bytes + 1
    if target.path is None:
        return sys.stdin.buffer.read(most)
    mode = target.path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(str(target.path))
    if not stat.S_ISREG(mode) and not target.is_stream:
        raise _SpecialFileError
    with target.path.open("rb") as stream:
        return stream.read(most)


class _SpecialFileError(Exception):
    """A pipe, a device or a socket."""


def internal_fault(error: Exception, /) -> Bilingual:
    """What is told of an exception that should not have been raised."""
    match error:
        case _SpecialFileError():
            return _SPECIAL
        case MissingExtraError():
            needed = f"govinfo-report[{error.extra}]"
            return Bilingual(
                zh=f"读这种文件要安装可选依赖：pip install '{needed}'",
                en=f"this kind of file needs an optional library: pip install '{needed}'",
            )
        case MemoryError():
            return _MEMORY
        case _:
            told = "; ".join((f"{type(error).__name__}: {error}", *getattr(error, "__notes__", ())))
            return Bilingual(zh=f"程序内部出错：{told}", en=f"internal error: {told}")


def unread(name: str, fault: Bilingual, /) -> Document:
    """A document that could not be read, with the reason as a finding."""
    return failed(name, Finding(rule=UNREADABLE_DOCUMENT, values={"reason": fault}), fault)


def failed(name: str, finding: Finding, fault: Bilingual | None = None, /) -> Document:
    """A document that has nothing but this finding."""
    return Document(name, ReadResult(report=None, findings=(finding,)), fault)


def overrun(seconds: float, /) -> Finding:
    """The finding that the time for a document was over."""
    more = Bilingual(zh=f"{seconds:g} 以上", en=f"more than {seconds:g}")
    return Finding(rule=LIMIT_REACHED, values={"what": _TIME, "found": more, "limit": f"{seconds:g}"})


def unread_told(document: Document, lang: Language, /, *, walked: bool = False) -> str:
    """One line for standard error: why there is no report. In a walked folder that may be in order."""
    if document.fault is not None:
        return complaint(document.fault, lang, about=document.name)
    grave = [each for each in document.result.findings if each.severity is Severity.ERROR]
    told = " ".join(f"{each.rule.code} {each.message(lang)} {each.advice(lang)}" for each in grave)
    told = told or Bilingual(zh="没有读出报告", en="no report could be read").text(lang)
    return complaint(_SKIPPED.text(lang).format(told) if walked else told, lang, about=document.name)
