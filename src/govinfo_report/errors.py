"""What a program that uses this library can do wrong. Bad documents are findings, never exceptions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

__all__ = [
    "BrokenFormatWarning",
    "CellTypeError",
    "GovInfoError",
    "MissingExtraError",
    "MissingFontError",
    "PlaceError",
    "ProfileError",
    "UnknownEditionError",
    "UnknownFormatError",
    "UnwritableError",
]


class GovInfoError(Exception):
    """The parent of every exception that this library raises on purpose."""


class CellTypeError(GovInfoError, TypeError):
    """A cell was given something that is no count (件), no amount and not ``None``."""


class PlaceError(GovInfoError, ValueError):
    """A text is no address, or it names a place that the report does not have."""


class ProfileError(GovInfoError, ValueError):
    """A profile or a suppression says what it cannot mean.

    ``key`` is where, such as ``severity.GIR220``; ``en`` and ``zh`` say in two languages what is wrong with it;
    ``line`` is the line of the file, where the words come from one.
    """

    def __init__(self, key: str, *, en: str, zh: str, line: int | None = None) -> None:
        super().__init__((f"line {line}: " if line else "") + (f"{key}: {en}" if key else en))
        self.key = key
        self.en = en
        self.zh = zh
        self.line = line

    def __reduce__(self) -> tuple[Callable[[], ProfileError], tuple[()]]:
        return partial(ProfileError, self.key, en=self.en, zh=self.zh, line=self.line), ()


class UnknownEditionError(GovInfoError, LookupError):
    """No official form has this identifier, or none was in force in this year."""


class UnknownFormatError(GovInfoError, LookupError):
    """No reader or writer is registered under this name."""


class UnwritableError(GovInfoError, ValueError):
    """The format cannot be written this way, for example a binary one as text."""


class MissingExtraError(GovInfoError, ImportError):
    """An optional library is not installed; the message names the extra that brings it."""

    def __init__(self, extra: str, needed_for: str) -> None:
        super().__init__(
            f"{needed_for} needs an optional library: pip install 'govinfo-report[{extra}]'"
            f"（缺少可选依赖，请安装 govinfo-report[{extra}]）"
        )
        self.extra = extra


class MissingFontError(GovInfoError, LookupError):
    """There is no font that has the characters of a report; the message names a package that brings one."""


class BrokenFormatWarning(UserWarning):
    """A package offers a format that cannot be used, and is left out.

    ``format`` is the name of the format and ``package`` that of the package; ``en`` and ``zh`` say in two languages
    what is wrong with it.
    """

    def __init__(self, format: str, package: str, *, en: str, zh: str) -> None:  # noqa: A002 - as it is said
        super().__init__(f"{en}（{zh}）")
        self.format = format
        self.package = package
        self.en = en
        self.zh = zh

    def __reduce__(self) -> tuple[Callable[[], BrokenFormatWarning], tuple[()]]:
        return partial(BrokenFormatWarning, self.format, self.package, en=self.en, zh=self.zh), ()
