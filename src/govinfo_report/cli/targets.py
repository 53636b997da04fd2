"""Which documents are meant: names of the command line, folders, patterns and lists of files, each document once."""

from __future__ import annotations

import errno
import glob
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import Factory, define, frozen

from govinfo_report.findings import Bilingual
from govinfo_report.formats import all_formats

__all__ = ["STDIN", "Selection", "Target", "fault_of", "file_target", "select"]

STDIN = "-"
_STREAM = re.compile(r"/dev/(?:stdin|fd/\d+)|/proc/self/fd/\d+")
_HIDDEN = (".", "~$")
_MISSING = Bilingual(zh="没有这个文件", en="no such file")
_DENIED = Bilingual(zh="没有读取的权限", en="permission denied")
_FOLDER = Bilingual(zh="这是文件夹，需要的是文件", en="this is a folder, a file is needed")
_NO_MATCH = Bilingual(zh="没有文件符合这个模式", en="no file matches this pattern")
_LOOP = Bilingual(zh="链接绕成了圈", en="the links go round in a circle")


@frozen
class Target:
    """One document to read. Without a path it is standard input, unless ``fault`` says why there is nothing to read."""

    name: str
    path: Path | None = None
    fault: Bilingual | None = None
    inside: Path | None = None
    """Where it stands in the folder that was walked; ``None`` for what was named itself."""

    @property
    def is_stream(self) -> bool:
        """Whether it is a stream of this process, which no other process could read."""
        return self.fault is None and (self.path is None or _STREAM.fullmatch(str(self.path)) is not None)


@frozen
class Selection:
    """What is to be read, in order, and what was left out on the way."""

    targets: tuple[Target, ...]
    repeated: int = 0
    """How many were named more than once."""
    skipped: Counter[str] = Factory(Counter[str])
    """How many files of walked folders no reader claims, by their ending; ``""`` counts hidden ones and links."""


def fault_of(error: OSError, /) -> Bilingual:
    """Why a file cannot be opened."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return _MISSING
        case PermissionError():
            return _DENIED
        case IsADirectoryError():
            return _FOLDER
        case OSError(errno=errno.ELOOP):
            return _LOOP
        case _:
            reason = error.strerror or type(error).__name__
            return Bilingual(zh=f"打不开：{reason}", en=f"cannot be opened: {reason}")


def file_target(name: str, /) -> Target:
    """The one document that is meant; a folder turns out to be none when it is read."""
    return Target(name) if name == STDIN else Target(name, Path(name))


def select(names: Sequence[str], listed: Iterable[str] = (), /) -> Selection:
    """The documents that are meant by names of the command line and by those of a list.

    Folders are walked in sorted order for the endings of all formats; links to folders are not followed. A name that
    is no file is taken as a pattern; a name of a list never is.
    """
    selector = _Selector()
    for name in names:
        selector.add_name(name)
    for name in listed:
        selector.add_path(name)
    return Selection(tuple(selector.found), selector.repeated, selector.skipped)


@define
class _Selector:
    found: list[Target] = Factory(list[Target])
    repeated: int = 0
    skipped: Counter[str] = Factory(Counter[str])
    _seen: set[tuple[str, str]] = Factory(set[tuple[str, str]])
    _real: dict[str, str] = Factory(dict[str, str])

    def add_name(self, name: str) -> None:
        if name == STDIN or not glob.has_magic(name) or os.path.lexists(name):
            self.add_path(name)
        elif matches := sorted(glob.glob(name, recursive=True)):
            for match in matches:
                self.add_path(match)
        else:
            self.found.append(Target(name, fault=_NO_MATCH))

    def add_path(self, name: str) -> None:
        if name != STDIN and os.path.isdir(name):
            self._add_folder(Path(name))
        else:
            self._add(file_target(name))

    def _add(self, target: Target) -> None:
        identity = self._identity(target)
        if identity in self._seen:
            self.repeated += 1
        else:
            self._seen.add(identity)
            self.found.append(target)

    def _identity(self, target: Target) -> tuple[str, str]:
        """The folder without links, and the name in it: two links to one file are two documents."""
        if target.path is None:
            return "", target.name
        folder, name = os.path.split(target.path)
        if folder not in self._real:
            self._real[folder] = os.path.realpath(folder)
        return self._real[folder], name

    def _add_folder(self, folder: Path) -> None:
        endings = _endings()
        before = len(self.found) + self.repeated
        for each in _walk(folder):
            if isinstance(each, Target):
                self.found.append(each)
            elif each.name.startswith(_HIDDEN) or (each.is_symlink() and _is_folder(each, follow_links=True)):
                self.skipped[""] += 1
            elif each.name.lower().endswith(endings):
                path = Path(each.path)
                self._add(Target(str(path), path, inside=path.relative_to(folder)))
            else:
                self.skipped[os.path.splitext(each.name)[1].lower() or each.name] += 1
        if len(self.found) + self.repeated == before:
            shown = " ".join(dict.fromkeys(endings))
            fault = Bilingual(
                zh=f"文件夹里没有可读的文件（{shown}）", en=f"the folder holds no file that can be read ({shown})"
            )
            self.found.append(Target(str(folder), fault=fault))


def _endings() -> tuple[str, ...]:
    return tuple(suffix for info in all_formats() for suffix in info.suffixes)


def _walk(folder: Path) -> Iterator[os.DirEntry[str] | Target]:
    """Everything in a folder and its folders but the folders, sorted; a fault for a folder that cannot be opened.

    It keeps its own stack, because folders may be deeper than calls.
    """
    pending = [str(folder)]
    while pending:
        here = pending.pop()
        try:
            with os.scandir(here) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Target(str(Path(here)), fault=fault_of(error))
            continue
        folders: list[str] = []
        for entry in inside:
            if _is_folder(entry) and not entry.name.startswith(_HIDDEN):
                folders.append(entry.path)
            else:
                yield entry
        pending += reversed(folders)


def _is_folder(entry: os.DirEntry[str], *, follow_links: bool = False) -> bool:
    try:
        return entry.is_dir(follow_symlinks=follow_links)
    except OSError:
        return False
