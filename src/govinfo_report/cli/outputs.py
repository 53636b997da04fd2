"""Where converted reports go: one file for each document, or one stream, and never over what is there already."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Generator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click
from attrs import define, evolve, frozen

from govinfo_report.cli.output import emit_exactly
from govinfo_report.cli.targets import Target
from govinfo_report.findings import Bilingual, Language
from govinfo_report.formats import FormatInfo, all_formats

__all__ = ["Outputs", "Plan", "plan", "unwritable_told"]

_SEVERAL = Bilingual(
    zh="有多个输入：用 -o 指明文件夹（能装多份报告的格式也可以是一个文件：{}）",
    en="there are several inputs: name a folder with -o, or take a format that holds several reports: {}",
)
_NO_FOLDER = Bilingual(zh="有多个输入，但 {} 不是文件夹", en="there are several inputs, but {} is no folder")
_CLASH = Bilingual(
    zh="几个输入会写成同一个文件，请分开转换：{}",
    en="several inputs would be written to the same file, convert them apart: {}",
)
_OWN_INPUT = Bilingual(zh="会覆盖输入的文件：{}", en="this would overwrite an input: {}")
_EXISTS = Bilingual(zh="文件已经存在：{}（要覆盖，加 --force）", en="the file exists: {} (--force overwrites it)")
_UNWRITABLE = Bilingual(zh="写不了 {}：{}", en="cannot write {}: {}")
_REASONS: dict[type[OSError], Bilingual] = {
    PermissionError: Bilingual(zh="没有写入的权限", en="permission denied"),
    IsADirectoryError: Bilingual(zh="这是文件夹", en="it is a folder"),
    NotADirectoryError: Bilingual(zh="上级不是文件夹", en="its parent is no folder"),
    FileNotFoundError: Bilingual(zh="没有这个文件夹", en="no such folder"),
    FileExistsError: Bilingual(zh="已经存在", en="it exists already"),
}
_NAMED = 3


@frozen
class Plan:
    """Where every document goes; without paths they go one after the other to ``stream``, or standard output."""

    paths: tuple[Path, ...] | None
    stream: Path | None = None
    reserved: frozenset[str] = frozenset()
    """Where no part of a document may be written, since it is an input or the place of another document."""

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that is written."""
        return self.paths or ((self.stream,) if self.stream is not None else ())


def plan(targets: Sequence[Target], output: str | None, info: FormatInfo, *, force: bool, lang: Language) -> Plan:
    """Where every document goes, before anything is read; what would lose a file is refused."""
    planned = _plan(targets, output, info, lang)
    inputs = frozenset(_key(target.path) for target in targets if target.path is not None)
    _refuse_losses(inputs, planned, force, lang)
    return evolve(planned, reserved=inputs.union(map(_key, planned.files)))


def _plan(targets: Sequence[Target], output: str | None, info: FormatInfo, lang: Language) -> Plan:
    several = len(targets) > 1
    if output is None:
        if several and not info.joinable:
            joinable = ", ".join(each.name for each in all_formats() if each.joinable) or "-"
            raise click.UsageError(_SEVERAL.text(lang).format(joinable), click.get_current_context())
        return Plan(None)
    path = Path(output)
    named_folder = path.is_dir() or output.endswith(("/", os.sep))
    walked = any(target.inside is not None for target in targets)
    if not named_folder and (info.joinable or not (several or walked)):
        return Plan(None, path)
    if path.exists() and not path.is_dir():
        raise click.UsageError(_NO_FOLDER.text(lang).format(output), click.get_current_context())
    return Plan(_paths(targets, path, info.suffixes[0], lang))


def _paths(targets: Sequence[Target], folder: Path, ending: str, lang: Language) -> tuple[Path, ...]:
    """The same folders and stems with the new ending; where that is ambiguous, the old ending stays too."""
    short = [folder / _stem(target, ending) for target in targets]
    often = Counter(map(_key, short))
    full = [folder / _place(target).with_name(_place(target).name + ending) for target in targets]
    paths = tuple(long if often[_key(path)] > 1 else path for path, long in zip(short, full, strict=True))
    counts = Counter(map(_key, paths))
    clashing = [target.name for target, path in zip(targets, paths, strict=True) if counts[_key(path)] > 1]
    if clashing:
        raise click.UsageError(_CLASH.text(lang).format(_listed(clashing)))
    return paths


def _stem(target: Target, ending: str) -> Path:
    place = _place(target)
    known = {suffix for info in all_formats() for suffix in info.suffixes}
    return place.with_name((place.stem if place.suffix.lower() in known else place.name) + ending)


def _place(target: Target) -> Path:
    """Where the document stands in the folder that was walked; the bare name where it was named itself."""
    if target.inside is not None:
        return target.inside
    return Path(target.path.name if target.path is not None and target.path.name else "stdin")


def _key(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _refuse_losses(inputs: AbstractSet[str], planned: Plan, force: bool, lang: Language) -> None:
    if own := [str(path) for path in planned.files if _key(path) in inputs]:
        raise click.UsageError(_OWN_INPUT.text(lang).format(_listed(own)))
    if not force and (there := [str(path) for path in planned.files if os.path.lexists(path)]):
        raise click.UsageError(_EXISTS.text(lang).format(_listed(there)))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (f", … ({len(names)})" if len(names) > _NAMED else "")


@define
class Outputs:
    """Writes what was converted to where it is planned to go."""

    planned: Plan
    force: bool
    head: bytes = b""
    """What every document of the format begins with; in a stream it stands once."""
    _stream: BinaryIO | None = None
    _begun: bool = False

    def path(self, number: int, part: int | None, /) -> Path | None:
        """The file for a document, or for one of several reports of it; ``None`` for standard output."""
        if self.planned.paths is None:
            return self.planned.stream
        path = self.planned.paths[number]
        return path if part is None else path.with_name(f"{path.stem}-{part}{path.suffix}")

    def write(self, path: Path | None, data: bytes, /, *, is_part: bool) -> None:
        """Write one report, maybe one of several of a document; ``OSError`` where that cannot be done."""
        if self.planned.paths is None and self._begun:
            data = data.removeprefix(self.head)
        self._begun = True
        if path is None:
            emit_exactly(data)
        elif self.planned.paths is None:
            self._stream = self._stream or _opened(path, self.force)
            self._stream.write(data)
        elif is_part and _key(path) in self.planned.reserved:
            raise FileExistsError
        else:
            with _opened(path, self.force) as stream, _whole(path, self.force):
                stream.write(data)

    def __enter__(self) -> None:
        """Nothing is opened before there is something to write."""

    def __exit__(self, failure: type[BaseException] | None, *_: object) -> None:
        if self._stream is None or self.planned.stream is None:
            return
        self._stream.close()
        if failure is not None and not self.force:
            self.planned.stream.unlink(missing_ok=True)


def _opened(path: Path, force: bool) -> BinaryIO:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError from None
    return path.open("wb" if force else "xb")


@contextmanager
def _whole(path: Path, force: bool) -> Generator[None]:
    """Leave no half of a new file."""
    try:
        yield
    except BaseException:
        if not force:
            path.unlink(missing_ok=True)
        raise


def unwritable_told(path: Path, error: OSError, lang: Language, /) -> str:
    """Why a file cannot be written."""
    known = next((words for kind, words in _REASONS.items() if isinstance(error, kind)), None)
    reason = known.text(lang) if known is not None else error.strerror or type(error).__name__
    return _UNWRITABLE.text(lang).format(path, reason)
