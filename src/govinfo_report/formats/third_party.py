"""Formats of other packages, by the entry points of the group ``govinfo_report.formats``.

A package that does not work costs nothing but its own format: what is wrong is told, and names the package.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Collection, Mapping
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from govinfo_report.errors import BrokenFormatWarning, MissingExtraError, MissingFontError, UnknownFormatError
from govinfo_report.findings import Bilingual
from govinfo_report.formats.protocols import FormatInfo, Reader, Writer
from govinfo_report.formats.source import Source, unreadable
from govinfo_report.reading import ReadResult
from govinfo_report.report.report import Report

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["Guarded", "broken_formats", "third_party_formats", "unknown_format"]

_GROUP = "govinfo_report.formats"
_MEANT = (MissingExtraError, MissingFontError, MemoryError)
"""Exceptions that say what they mean, whoever raises them."""


@frozen
class Guarded:
    """A format of another package, whose faults are told with the name of the package."""

    name: str
    package: str
    """The package and its version."""
    info: FormatInfo
    inner: Any = field(repr=False)

    def told(self, error: Exception) -> Bilingual:
        """That it failed, and how."""
        reason = _reason(error)
        return Bilingual(
            zh=f"软件包 {self.package} 的格式 {self.name!r} 出错：{reason}",
            en=f"the format {self.name!r} of the package {self.package} failed: {reason}",
        )


class _GuardedReader(Guarded):
    def recognises(self, source: Source, /) -> bool:
        """Whether the content looks like this format; not, where the package cannot tell."""
        try:
            return bool(self.inner.recognises(source))
        except Exception as error:
            warnings.warn(_warning(self.name, self.package, self.told(error)), stacklevel=2)
            return False

    def read(self, source: Source, /) -> tuple[ReadResult, ...]:
        """Every report in the source, or the finding that the package failed."""
        try:
            results = tuple(self.inner.read(source))
            for each in results:
                _expect(each, ReadResult)
        except _MEANT:
            raise
        except Exception as error:
            told = self.told(error)
            finding, provenance = unreadable(told.zh, told.en), source.provenance(self.name, self.package)
            return (ReadResult(report=None, findings=(finding,), source=source.text, provenance=provenance),)
        return results


class _GuardedWriter(Guarded):
    def write(self, report: Report, /, **options: Any) -> str | bytes:
        """What the package writes; its exceptions get a note that names it."""
        written: str | bytes = self._asked(lambda: _expect(self.inner.write(report, **options), str, bytes))
        return written

    def losses(self, report: Report, /) -> tuple[str, ...]:
        """What the package says that it cannot hold."""
        return tuple(self._asked(lambda: self.inner.losses(report)))

    def _asked(self, ask: Callable[[], Any]) -> Any:
        try:
            return ask()
        except _MEANT:
            raise
        except Exception as error:
            error.add_note(f"in the format {self.name!r} of the package {self.package}")
            raise


class _GuardedBoth(_GuardedReader, _GuardedWriter):
    pass


def _expect(value: object, *kinds: type) -> object:
    if not isinstance(value, kinds):
        due = " or ".join(kind.__name__ for kind in kinds)
        raise TypeError(f"it gives {type(value).__name__} where {due} is due")
    return value


def third_party_formats(built_in: Collection[str], /) -> Mapping[str, Guarded]:
    """The formats of other packages that can be used, by name, in the order of their names.

    Each that cannot be used is told in a :class:`~govinfo_report.BrokenFormatWarning`, once.
    """
    return _all(frozenset(built_in))[0]


def broken_formats(built_in: Collection[str], /) -> tuple[BrokenFormatWarning, ...]:
    """The formats of other packages that cannot be used, each with the reason."""
    return _all(frozenset(built_in))[1]


@cache
def _all(built_in: frozenset[str]) -> tuple[Mapping[str, Guarded], tuple[BrokenFormatWarning, ...]]:
    from importlib.metadata import entry_points

    usable: dict[str, Guarded] = {}
    broken: list[BrokenFormatWarning] = []
    points = {(point.name, _package_of(point), point.value): point for point in entry_points(group=_GROUP)}
    for name, offered in groupby(sorted(points), key=lambda key: key[0]):
        candidates = [points[key] for key in offered]
        try:
            usable[name] = _loaded(candidates[0], candidates, built_in)
        except _UnusableError as error:
            broken += [_warning(name, _package_of(each), error.told(each)) for each in candidates]
    for warning in broken:
        warnings.warn(warning, stacklevel=4)
    return usable, tuple(broken)


class _UnusableError(Exception):
    """Why a format cannot be used, in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.reason = Bilingual(zh=zh, en=en)

    def told(self, point: EntryPoint) -> Bilingual:
        """The reason with the format and the package that it comes from."""
        package, name = _package_of(point), point.name
        return Bilingual(
            zh=f"软件包 {package} 提供的格式 {name!r} 不能用：{self.reason.zh}",
            en=f"the format {name!r} of the package {package} cannot be used: {self.reason.en}",
        )


def _loaded(point: EntryPoint, candidates: Collection[EntryPoint], built_in: Collection[str]) -> Guarded:
    if point.name in built_in:
        raise _UnusableError("这是内置格式的名字，不能占用", "the name of a built-in format cannot be taken")
    if len(candidates) > 1:
        packages = ", ".join(map(_package_of, candidates))
        raise _UnusableError(f"几个软件包都用这个名字：{packages}", f"several packages offer this name: {packages}")
    try:
        found = point.load()
        reads, writes = isinstance(found, Reader), isinstance(found, Writer)
        info = found.info if reads or writes else None
    except (Exception, SystemExit) as error:
        raise _UnusableError(_reason(error), _reason(error)) from error
    if not reads and not writes:
        raise _UnusableError(
            "没有 recognises() 和 read()，也没有 write() 和 losses()，或者没有 info",
            "it has neither recognises() and read() nor write() and losses(), with an info",
        )
    if isinstance(found, type):
        raise _UnusableError(
            f"{found.__name__} 是类，登记的应当是它的对象",
            f"{found.__name__} is a class; register an object of it",
        )
    kind = _GuardedBoth if reads and writes else _GuardedReader if reads else _GuardedWriter
    return kind(point.name, _package_of(point), _usable(info, point.name), found)


def _usable(info: object, name: str) -> FormatInfo:
    """The info, if what it says can be used."""
    if not isinstance(info, FormatInfo):
        kind = type(info).__name__
        raise _UnusableError(f"它的 info 是 {kind}，不是 FormatInfo", f"its info is {kind} and no FormatInfo")
    if info.name != name:
        raise _UnusableError(f"它的 info 里的名字是 {info.name!r}", f"its info has the name {info.name!r}")
    if type(info.suffixes) is not tuple or not all(str(each).startswith(".") for each in info.suffixes):
        raise _UnusableError(
            f"它的 info 里的扩展名不是以点开头的元组：{info.suffixes!r}",
            f"its info has endings that are no tuple of texts with a dot: {info.suffixes!r}",
        )
    return info


def unknown_format(name: str, known: Collection[str], built_in: Collection[str], /) -> UnknownFormatError:
    """The exception for a name that no usable format has; it says why, where a broken one has it."""
    for each in broken_formats(built_in):
        if each.format == name:
            return UnknownFormatError(each.en)
    return UnknownFormatError(f"no format {name!r}; known are {', '.join(known)}")


def _package_of(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist is not None else point.module


def _warning(name: str, package: str, told: Bilingual) -> BrokenFormatWarning:
    return BrokenFormatWarning(name, package.partition(" ")[0], en=told.en, zh=told.zh)


def _reason(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".replace("\n", " ")
