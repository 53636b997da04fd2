"""What a command is given to read: files, folders and standard input, as results or as reasons why not."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import click
from attrs import frozen

from govinfo_report.cli.output import complain
from govinfo_report.findings import Bilingual, Finding, Language, Severity
from govinfo_report.formats import all_formats, read, read_all
from govinfo_report.formats.source import LIMITS
from govinfo_report.reading import ReadResult
from govinfo_report.rules.reading import UNREADABLE_DOCUMENT

__all__ = ["Document", "Target", "documents", "input_argument", "one_target", "only_document", "targets", "tell_unread"]

_Reading = Callable[[bytes], tuple[ReadResult, ...]]
_STDIN = "-"
_MISSING = Bilingual(zh="没有这个文件", en="no such file")
_DENIED = Bilingual(zh="没有读取的权限", en="permission denied")
_FOLDER = Bilingual(zh="这是文件夹，需要的是文件", en="this is a folder, a file is needed")


@frozen
class Target:
    """One thing to read. Without a path it is standard input, unless ``fault`` says why there is nothing to read."""

    name: str
    path: Path | None = None
    fault: Bilingual | None = None


@frozen
class Document:
    """What was read from a target; ``fault`` is why it could not even be opened."""

    name: str
    result: ReadResult
    fault: Bilingual | None = None


def input_argument(*, several: bool = True) -> click.Argument:
    """``FILE``, or any number of files and folders."""
    return click.Argument(
        ["files"], nargs=-1 if several else 1, required=True, metavar="FILE..." if several else "FILE"
    )


def one_target(name: str, /) -> Target:
    """The one file that is meant; a folder turns out to be none when it is read."""
    return Target(name) if name == _STDIN else Target(name, Path(name))


def targets(names: Sequence[str], /) -> tuple[Target, ...]:
    """The files that are meant: folders are walked in sorted order for the endings of all formats."""
    return tuple(target for name in names for target in _targets(name))


def _targets(name: str) -> Iterator[Target]:
    if name != _STDIN and Path(name).is_dir():
        yield from _folder(Path(name))
    else:
        yield one_target(name)


def _folder(folder: Path) -> Iterator[Target]:
    endings = tuple(suffix for info in all_formats() for suffix in info.suffixes)
    denied: list[Target] = []
    found = False
    for parent, folders, files in os.walk(folder, onerror=lambda error: denied.append(_unopened(error))):
        folders.sort()
        for file in sorted(files):
            if file.lower().endswith(endings):
                found = True
                yield Target(str(Path(parent, file)), Path(parent, file))
    yield from denied
    if not found and not denied:
        shown = " ".join(endings)
        fault = Bilingual(
            zh=f"文件夹里没有可读的文件（{shown}）", en=f"the folder holds no file that can be read ({shown})"
        )
        yield Target(str(folder), fault=fault)


def _unopened(error: OSError) -> Target:
    return Target(str(error.filename), fault=_fault(error))


def _fault(error: OSError) -> Bilingual:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return _MISSING
        case PermissionError():
            return _DENIED
        case IsADirectoryError():
            return _FOLDER
        case _:
            reason = error.strerror or type(error).__name__
            return Bilingual(zh=f"打不开：{reason}", en=f"cannot be opened: {reason}")


def documents(selected: Iterable[Target], /) -> Iterator[Document]:
    """Every report of every target, one after the other; a target that cannot be read is a document with a fault."""
    return _documents(selected, _every)


def only_document(target: Target, /) -> Document:
    """The one report of a target; where it holds several, there is none, and a finding says so."""
    return next(_documents([target], lambda data: (read(data),)))


def _documents(selected: Iterable[Target], reading: _Reading) -> Iterator[Document]:
    for target in selected:
        try:
            results = _results(target, reading)
        except OSError as error:
            yield _unread(target.name, _fault(error))
        except Exception as error:  # a fault of a reader must not cost the other files their check
            told = f"{type(error).__name__}: {error}"
            yield _unread(target.name, Bilingual(zh=f"程序内部出错：{told}", en=f"internal error: {told}"))
        else:
            yield from results


def _every(data: bytes) -> tuple[ReadResult, ...]:
    return read_all(data) or (read(data),)


def _results(target: Target, reading: _Reading) -> tuple[Document, ...]:
    if target.fault is not None:
        return (_unread(target.name, target.fault),)
    results = reading(_data(target))
    if len(results) == 1:
        return (Document(target.name, results[0]),)
    size = len(results)
    return tuple(Document(f"{target.name}[{number}/{size}]", result) for number, result in enumerate(results, 1))


def _data(target: Target) -> bytes:
    most = LIMITS.bytes + 1
    if target.path is None:
        return sys.stdin.buffer.read(most)
    if target.path.is_dir():
        raise IsADirectoryError(str(target.path))
    with target.path.open("rb") as stream:
        return stream.read(most)


def _unread(name: str, fault: Bilingual) -> Document:
    finding = Finding(rule=UNREADABLE_DOCUMENT, values={"reason": fault})
    return Document(name, ReadResult(report=None, findings=(finding,)), fault)


def tell_unread(document: Document, lang: Language, /) -> None:
    """Write one line to standard error: why there is no report."""
    if document.fault is not None:
        complain(document.fault, lang, about=document.name)
        return
    grave = [each for each in document.result.findings if each.severity is Severity.ERROR]
    told = " ".join(f"{each.rule.code} {each.message(lang)} {each.advice(lang)}" for each in grave)
    complain(told or Bilingual(zh="没有读出报告", en="no report could be read"), lang, about=document.name)
