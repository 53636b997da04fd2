"""Reading JSON values strictly: what is of the wrong type is not taken, and is named with its place."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import TypeVar, cast

from attrs import define, field

from govinfo_report.address import CellRef, Place, parse_place
from govinfo_report.errors import PlaceError
from govinfo_report.findings import Bilingual, Finding, RuleInfo, Span, Value
from govinfo_report.reading import Extra
from govinfo_report.rules.keys import MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE
from govinfo_report.rules.reading_documents import MOJIBAKE

__all__ = ["AMOUNT", "INTEGER", "JsonReading", "some_of"]

E = TypeVar("E", bound=Enum)
_HALF = re.compile("[\ud800-\udfff]")
_MOST_NAMES = 20
_LONGEST_NAME = 200

STRING = Bilingual(zh="文字", en="a string")
INTEGER = Bilingual(zh="整数或 null", en="an integer or null")
OBJECT = Bilingual(zh="对象", en="an object")
STRINGS = Bilingual(zh="文字的数组", en="an array of strings")
DATE = Bilingual(zh="日期（如 2024-01-31）", en="a date like 2024-01-31")
AMOUNT = Bilingual(zh="写作文字的数字或 null", en="a number written as a string, or null")


@define
class JsonReading:
    """Reads values out of parsed JSON and keeps what it found on the way."""

    findings: list[Finding] = field(factory=list[Finding])
    extras: list[Extra] = field(factory=list[Extra])

    def report(self, rule: RuleInfo, path: str, at: Place | None = None, **values: Value) -> None:
        """Note a finding at a place of the document."""
        span = Span(0, 0, path)
        self.findings.append(Finding(rule=rule, at=at or _place(path), values={"place": path, **values}, span=span))

    def wrong(self, path: str, expected: Bilingual, found: object) -> None:
        """A value of the wrong type."""
        self.report(WRONG_TYPE, path, expected=expected, found=_shown(found))

    def keys(self, path: str, data: Mapping[str, object], known: Sequence[str], required: Sequence[str] = ()) -> None:
        """Name the keys that are not known, and keep them; name the required ones that are not there."""
        unknown = tuple(key for key in data if key not in known)
        if unknown:
            self.report(UNKNOWN_KEY, path, keys=some_of(unknown))
            self.extras += [Extra(section=None, label=f"{path}.{key}", cells=(_shown(data[key]),)) for key in unknown]
        missing = tuple(key for key in required if key not in data)
        if missing:
            self.report(MISSING_KEY, path, keys=missing)

    def mapping(self, path: str, value: object) -> Mapping[str, object] | None:
        """An object."""
        if value is None or isinstance(value, dict):
            return cast("dict[str, object] | None", value)
        self.wrong(path, OBJECT, value)
        return None

    def string(self, path: str, value: object) -> str | None:
        """A string or null; half surrogates, which no text can hold, are replaced and named."""
        if value is None:
            return None
        if isinstance(value, str):
            if not _HALF.search(value):
                return value
            self.report(MOJIBAKE, path, count_characters=len(_HALF.findall(value)))
            return _HALF.sub("\ufffd", value)
        self.wrong(path, STRING, value)
        return None

    def integer(self, path: str, value: object) -> int | None:
        """An integer or null: neither quoted, nor with a decimal point, nor true or false."""
        if value is None or type(value) is int:
            return value
        self.wrong(path, INTEGER, value)
        return None

    def strings(self, path: str, value: object) -> tuple[str, ...]:
        """An array of strings; what is none is left out and named."""
        if value is None:
            return ()
        if not isinstance(value, list):
            self.wrong(path, STRINGS, value)
            return ()
        texts: list[str] = []
        for index, item in enumerate(cast("list[object]", value)):
            text = self.string(f"{path}.{index}", item)
            if text is not None:
                texts.append(text)
            elif item is None:
                self.wrong(f"{path}.{index}", STRING, item)
        return tuple(texts)

    def date(self, path: str, value: object) -> datetime.date | None:
        """A date like 2024-01-31, or null."""
        if value is None:
            return None
        if isinstance(value, str) and len(value) == 10:
            try:
                return datetime.date.fromisoformat(value)
            except ValueError:
                pass
        self.wrong(path, DATE, value)
        return None

    def choice(self, path: str, value: object, kind: type[E], default: E) -> E:
        """A member of an enumeration by its value; ``default`` for null."""
        if value is None:
            return default
        for member in kind:
            if member.value == value and isinstance(value, str):
                return member
        names = ", ".join(str(member.value) for member in kind)
        self.wrong(path, Bilingual(zh=f"以下之一：{names}", en=f"one of {names}"), value)
        return default

    def decimal(self, path: str, value: object) -> Decimal | None:
        """A number written as a string, so that its digits are kept, or null."""
        if value is None:
            return None
        if isinstance(value, str) and value.isascii() and not any(c.isspace() or c == "_" for c in value):
            try:
                number = Decimal(value)
            except InvalidOperation:
                number = Decimal("NaN")
            if number.is_finite():
                return number
        self.wrong(path, AMOUNT, value)
        return None

    def cell_ref(self, path: str, key: str) -> CellRef | None:
        """The address of a cell."""
        try:
            place = parse_place(key)
        except PlaceError:
            place = None
        if isinstance(place, CellRef) and place.is_cell:
            return place
        self.report(UNKNOWN_KEY, path, keys=(key,))
        return None


def some_of(names: Sequence[str], /) -> tuple[str, ...]:
    """The names to show of a number of them, each cut where it is long."""
    shown = tuple(name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…" for name in names[:_MOST_NAMES])
    return shown if len(names) <= _MOST_NAMES else (*shown, "…")


def _place(path: str) -> Place | None:
    try:
        return parse_place(path.removeprefix("$.").replace("$", ""))
    except PlaceError:
        return None


def _shown(value: object) -> str:
    text = (
        "null" if value is None else {True: "true", False: "false"}[value] if isinstance(value, bool) else repr(value)
    )
    return text if len(text) <= 60 else f"{text[:60]}…"
