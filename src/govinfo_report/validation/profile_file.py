"""A profile, or suppressions alone, from the text of a TOML file.

What the file says wrongly is a :class:`~govinfo_report.ProfileError` with the key, and the line where it can be told.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import TypeVar, cast

from govinfo_report.errors import ProfileError
from govinfo_report.findings import Bilingual, Severity
from govinfo_report.rules import all_rules
from govinfo_report.rules.base import Parameter
from govinfo_report.text.typography import marks
from govinfo_report.validation.profiles import Profile, profile
from govinfo_report.validation.suppressions import Suppression

__all__ = ["read_profile", "read_suppressions"]

_Table = Mapping[str, object]
T = TypeVar("T")
_TOP = ("profile", "severity", "parameters", "suppress")
_PROFILE_KEYS = ("name", "extends", "fail-on", "off")
_SUPPRESS_KEYS = ("fingerprint", "reason", "until", "code")
_OFF = "off"
_SEVERITIES = {severity.value: severity for severity in Severity}
_TEXT = Bilingual(zh="带引号的文字", en="a text in quotes")
_TABLE = Bilingual(zh="表", en="a table")
_LIST = Bilingual(zh="代码的列表", en="a list of codes")
_DAY = Bilingual(zh="日期，例如 2027-03-31（不加引号）", en="a date such as 2027-03-31, without quotes")
_VALUE = Bilingual(zh="数、带引号的文字、true 或 false", en="a number, a text in quotes, true or false")


def read_profile(text: str, /) -> Profile:
    """The profile that a TOML file holds.

    .. code-block:: toml

       [profile]
       extends = "default"      # or strict, archive
       fail-on = "warning"
       off = ["GIR205"]

       [severity]
       GIR220 = "warning"       # or "off"

       [[suppress]]
       fingerprint = "0f84e0499d067d0b"
       reason = "…"
       until = 2027-03-31

    ``[parameters.CODE]`` sets the parameters of a rule. A rule that the profile extended has off is on again where
    the file gives it a severity. :class:`~govinfo_report.ProfileError` for anything that is not known.
    """
    return _located(text, lambda: _profile(_parsed(text, _TOP)))


def read_suppressions(text: str, /) -> tuple[Suppression, ...]:
    """The suppressions of a TOML file that holds nothing else; :class:`~govinfo_report.ProfileError` if it does."""

    def read() -> tuple[Suppression, ...]:
        return tuple(_suppressions(_parsed(text, ("suppress",))))

    return _located(text, read)


def _profile(data: _Table) -> Profile:
    head = _table(data, "profile", _PROFILE_KEYS)
    base = _base(_of(head, "profile.extends", str, _TEXT, "default"))
    severities, off = _severities(_table(data, "severity")), _off(head)
    for code in sorted(off & severities.keys()):
        raise ProfileError(f"severity.{code}", en="the rule is off in the same file", zh="同一文件又关闭了这条规则")
    graded = {code: severity for code, severity in severities.items() if severity is not None}
    silenced = off | {code for code, severity in severities.items() if severity is None}
    known = {info.code for info in all_rules()}
    return Profile(
        name=_of(head, "profile.name", str, _TEXT, base.name),
        severities={**base.severities, **graded},
        off=(base.off - (graded.keys() & known)) | silenced,
        parameters=_merged(base, dict(_parameters(_table(data, "parameters")))),
        fail_on=_severity("profile.fail-on", head["fail-on"]) if "fail-on" in head else base.fail_on,
        suppressions=tuple(_suppressions(data)),
    )


def _base(name: str) -> Profile:
    try:
        return profile(name)
    except ProfileError as error:
        raise ProfileError("profile.extends", en=error.en, zh=error.zh) from None


def _merged(base: Profile, own: Mapping[str, Mapping[str, Parameter]]) -> dict[str, dict[str, Parameter]]:
    return {code: {**base.parameters.get(code, {}), **own.get(code, {})} for code in (*base.parameters, *own)}


def _off(head: _Table) -> frozenset[str]:
    codes = _of(head, "profile.off", list, _LIST, cast("list[object]", []))
    return frozenset(_typed(f"profile.off[{number}]", code, str, _TEXT) for number, code in enumerate(codes))


def _severities(table: _Table) -> dict[str, Severity | None]:
    return {code: None if word == _OFF else _severity(f"severity.{code}", word) for code, word in table.items()}


def _severity(key: str, word: object) -> Severity:
    if not isinstance(word, str) or word not in _SEVERITIES:
        known = ", ".join((*_SEVERITIES, *((_OFF,) if key.startswith("severity.") else ())))
        raise ProfileError(key, en=f"{word!r} is not one of {known}", zh=f"{word!r} 不在 {known} 之中")
    return _SEVERITIES[word]


def _parameters(table: _Table) -> Iterator[tuple[str, dict[str, Parameter]]]:
    for code in table:
        values = _table(table, f"parameters.{code}")
        yield code, {name: _parameter(f"parameters.{code}.{name}", value) for name, value in values.items()}


def _parameter(key: str, value: object) -> Parameter:
    if isinstance(value, bool | int | str | Decimal):
        return value
    raise _unexpected(key, value, _VALUE)


def _suppressions(data: _Table) -> Iterator[Suppression]:
    tables = data.get("suppress", [])
    if not isinstance(tables, list):
        raise ProfileError("suppress", en="tables [[suppress]] are expected", zh="应写作 [[suppress]]")
    for number, table in enumerate(cast("list[object]", tables)):
        try:
            yield _suppression(_checked_table("", table, _SUPPRESS_KEYS))
        except ProfileError as error:
            raise ProfileError(f"suppress[{number}].{error.key}".rstrip("."), en=error.en, zh=error.zh) from None


def _suppression(table: _Table) -> Suppression:
    for key in ("fingerprint", "reason", "until"):
        if key not in table:
            raise ProfileError(key, en="it is missing", zh="没有写")
    code = _of(table, "code", str, _TEXT, "")
    if code and code not in {info.code for info in all_rules()}:
        raise ProfileError("code", en=f"there is no rule {code}", zh=f"没有规则 {code}")
    return Suppression(
        fingerprint=_typed("fingerprint", table["fingerprint"], str, _TEXT),
        reason=_typed("reason", table["reason"], str, _TEXT),
        until=_day("until", table["until"]),
        code=code or None,
    )


def _day(key: str, value: object) -> datetime.date:
    if type(value) is not datetime.date:
        raise _unexpected(key, value, _DAY)
    return value


def _of(table: _Table, key: str, kind: type[T], words: Bilingual, usual: T) -> T:
    name = key.rpartition(".")[2]
    return _typed(key, table[name], kind, words) if name in table else usual


def _typed(key: str, value: object, kind: type[T], words: Bilingual) -> T:
    if not isinstance(value, kind):
        raise _unexpected(key, value, words)
    return value


def _unexpected(key: str, value: object, words: Bilingual) -> ProfileError:
    shown = value.isoformat() if isinstance(value, datetime.date | datetime.time) else repr(value)
    return ProfileError(key, en=f"{words.en} is expected, not {shown}", zh=f"应为{words.zh}，不是 {shown}")


def _table(data: _Table, key: str, keys: tuple[str, ...] | None = None) -> _Table:
    return _checked_table(key, data.get(key.rpartition(".")[2], {}), keys)


def _checked_table(key: str, value: object, keys: tuple[str, ...] | None) -> _Table:
    if not isinstance(value, dict):
        raise _unexpected(key, value, _TABLE)
    table = cast("dict[str, object]", value)
    for name in table:
        if keys is not None and name not in keys:
            raise ProfileError(
                f"{key}.{name}".lstrip("."),
                en=f"no such key; there are {', '.join(keys)}",
                zh=f"没有这个键，有 {marks().pause.join(keys)}",
            )
    return table


def _parsed(text: str, keys: tuple[str, ...]) -> _Table:
    import tomllib

    try:
        data: _Table = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = int(found[1]) if found else None
        reason = str(error).partition(" (at ")[0]
        raise ProfileError("", en=f"not TOML: {reason}", zh=f"不是 TOML：{reason}", line=line) from None
    return _checked_table("", data, keys)


def _located(text: str, read: Callable[[], T]) -> T:
    """What is read, or the error with the line that its key stands in."""
    try:
        return read()
    except ProfileError as error:
        if error.line is None and (line := _line_of(error.key, text)) is not None:
            raise ProfileError(error.key, en=error.en, zh=error.zh, line=line) from None
        raise


_NUMBERED = re.compile(r"suppress\[(\d+)\]")


def _line_of(key: str, text: str) -> int | None:
    """The line of a key; ``None`` where several lines could be meant."""
    lines = text.split("\n")
    if found := _NUMBERED.match(key):
        heads = [n for n, line in enumerate(lines, 1) if re.match(r"\s*\[\[\s*suppress\s*\]\]", line)]
        return heads[int(found[1])] if int(found[1]) < len(heads) else None
    name = re.sub(r"\[\d+\]$", "", key).rpartition(".")[2]
    word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    at = [n for n, line in enumerate(lines, 1) if name and word.search(line.partition("#")[0])]
    return at[0] if len(at) == 1 else None
