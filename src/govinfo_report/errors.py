"""What a program that uses this library can do wrong. Bad documents are findings, never exceptions."""

from __future__ import annotations

__all__ = [
    "CellTypeError",
    "GovInfoError",
    "MissingExtraError",
    "MissingFontError",
    "PlaceError",
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
