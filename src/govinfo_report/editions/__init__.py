"""The registry of the official forms: one file and one name for each.

:func:`register` adds a form that this library does not know, such as a trial form, for the running program.
"""

from __future__ import annotations

import importlib

from govinfo_report.editions.base import Edition
from govinfo_report.errors import UnknownEditionError

__all__ = ["Edition", "all_editions", "edition", "edition_due", "edition_for_year", "register"]

_BUILT_IN = ("e2019", "e2021")
_LAST_YEAR = 9999
_registered: tuple[Edition, ...] = ()


def all_editions() -> tuple[Edition, ...]:
    """Every known form, the oldest first."""
    global _registered
    if not _registered:
        _registered = tuple(importlib.import_module(f"{__name__}.{name}").EDITION for name in _BUILT_IN)
    return _registered


def edition(id: str, /) -> Edition:  # noqa: A002 - positional only, and the name of the attribute
    """The form with this identifier; :class:`~govinfo_report.UnknownEditionError` if there is none."""
    for known in all_editions():
        if known.id == id:
            return known
    raise UnknownEditionError(f"no form {id!r}; known are {', '.join(known.id for known in all_editions())}")


def edition_for_year(year: int, /) -> Edition:
    """The form in force for the report on a year; :class:`~govinfo_report.UnknownEditionError` before 2019."""
    for known in reversed(all_editions()):
        if known.in_force(year):
            return known
    raise UnknownEditionError(f"no form of this library was in force for {year}")


def edition_due(year: int | None, /) -> Edition:
    """The form whose blank tables stand for those that a source lacks: that of the year, else the nearest known.

    For a year before the first form that is the first; for a year that is not known, the newest.
    """
    if year is None:
        return edition_for_year(_LAST_YEAR)
    try:
        return edition_for_year(year)
    except UnknownEditionError:
        return all_editions()[0]


def register(form: Edition, /) -> None:
    """Add a form for the running program; an identifier that is taken is refused (``ValueError``)."""
    global _registered
    if any(known.id == form.id for known in all_editions()):
        raise ValueError(f"there is a form {form.id!r} already")
    _registered = (*all_editions(), form)
