"""The library that reads the values of workbooks, behind a small door: another one could take its place."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from govinfo_report.errors import MissingExtraError

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

__all__ = ["Values", "is_installed", "read_values", "require"]

T = TypeVar("T")


@frozen
class Values:
    """The values of a sheet by row and column from 0, and its merged cells: top, left, bottom, right."""

    rows: Sequence[Sequence[object]]
    merged: Sequence[tuple[int, int, int, int]]


def is_installed() -> bool:
    """Whether the extra is there."""
    return find_spec("python_calamine") is not None


def require(what: str, /) -> None:
    """:class:`~govinfo_report.MissingExtraError` if the extra is not there."""
    if not is_installed():
        raise MissingExtraError("office", what)


def read_values(data: bytes, /) -> Sequence[Values] | None:
    """The values of every sheet in order; ``None`` where the library cannot read them."""
    from python_calamine import CalamineWorkbook

    return _guarded(lambda: _values(CalamineWorkbook.from_filelike(io.BytesIO(data))))


def _values(workbook: CalamineWorkbook) -> list[Values]:
    found: list[Values] = []
    for index in range(len(workbook.sheet_names)):
        sheet = workbook.get_sheet_by_index(index)
        merged = sorted((top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ())
        found.append(Values(sheet.to_python(skip_empty_area=False), merged))
    return found


def _guarded(read: Callable[[], T]) -> T | None:
    """What is read, or nothing: a fault in the library comes as an exception that is no ``Exception``."""
    try:
        return read()
    except Exception:  # whatever the library says, the document cannot be read
        return None
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        return None
