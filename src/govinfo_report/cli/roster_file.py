"""The list of units that have to hand in a report: a CSV file with a head, from Excel or by hand."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from attrs import frozen

from govinfo_report.findings import Bilingual
from govinfo_report.text.normalise import normal_text

__all__ = ["Roster", "RosterError", "Unit", "clean_name", "read_roster"]

_HEADS = {
    "name": (
        "名称", "单位名称", "单位", "机关名称", "行政机关", "行政机关名称", "机构名称", "填报单位", "报送单位",
        "name", "unit", "organ", "unit name", "organ name",
    ),
    "code": (
        "统一社会信用代码", "社会信用代码", "信用代码", "机构代码", "代码",
        "code", "uscc", "unified social credit code",
    ),
    "level": ("层级", "级别", "行政层级", "行政级别", "level"),
}  # fmt: skip
_DELIMITERS = ",\t;，；"
_NOT_TEXT = Bilingual(zh="不是文本文件（CSV）", en="it is no text file (CSV)")
_EMPTY = Bilingual(zh="名单里没有单位", en="the list holds no unit")
_NO_HEAD = Bilingual(
    zh="第一行应为列名，其中要有“单位名称”（或 name）；还可以有“统一社会信用代码”（code）、“层级”（level）",
    en="the first line should name the columns, one of them name (单位名称); code (统一社会信用代码) and level (层级) "
    "may follow",
)
_TWO_HEADS = Bilingual(zh="有两列都是“{}”", en="two columns are both “{}”")
_NO_NAME = Bilingual(zh="第 {} 行没有单位名称", en="line {}: the name of the unit is missing")
_TWICE = Bilingual(zh="第 {} 行与第 {} 行是同一个单位：{}", en="lines {} and {} are the same unit: {}")


class RosterError(Exception):
    """A list of units that cannot be used, and why."""

    def __init__(self, reason: Bilingual) -> None:
        super().__init__(reason.en)
        self.reason = reason


@frozen(kw_only=True)
class Unit:
    """One unit that has to hand in a report. ``name`` is as listed, ``clean`` is what names are compared by."""

    name: str
    clean: str
    code: str | None
    level: str | None
    line: int


@frozen(kw_only=True)
class Roster:
    """The list of units, in its order."""

    units: tuple[Unit, ...]


def clean_name(name: str, /) -> str:
    """A name as names are compared: half width, simplified, without white space."""
    return normal_text(name, whitespace="remove")


def read_roster(data: bytes, /) -> Roster:
    """The units of a CSV file in UTF-8, with byte-order mark or without, or GB18030; :class:`RosterError` if none."""
    lines = list(_lines(_decoded(data)))
    if not lines:
        raise RosterError(_EMPTY)
    columns = _columns(lines[0][1])
    units = tuple(_units(lines[1:], columns))
    if not units:
        raise RosterError(_EMPTY)
    _refuse_doubles(units)
    return Roster(units=units)


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise RosterError(_NOT_TEXT)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Every line that is not empty, with its number."""
    head = text.lstrip().partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, [cell.strip() for cell in row]
    except csv.Error:
        raise RosterError(_NOT_TEXT) from None


def _columns(head: Sequence[str]) -> dict[str, int]:
    known = {alias: kind for kind, aliases in _HEADS.items() for alias in aliases}
    columns: dict[str, int] = {}
    for number, cell in enumerate(head):
        kind = known.get(normal_text(cell, whitespace="collapse").strip().casefold().replace("_", " "))
        if kind in columns:
            raise RosterError(Bilingual(zh=_TWO_HEADS.zh.format(kind), en=_TWO_HEADS.en.format(kind)))
        if kind is not None:
            columns[kind] = number
    if "name" not in columns:
        raise RosterError(_NO_HEAD)
    return columns


def _units(lines: Sequence[tuple[int, list[str]]], columns: dict[str, int]) -> Iterator[Unit]:
    for line, row in lines:
        cells = {kind: row[at] if at < len(row) else "" for kind, at in columns.items()}
        if not cells["name"]:
            raise RosterError(Bilingual(zh=_NO_NAME.zh.format(line), en=_NO_NAME.en.format(line)))
        yield Unit(
            name=cells["name"],
            clean=clean_name(cells["name"]),
            code=clean_name(cells.get("code", "")).upper() or None,
            level=cells.get("level") or None,
            line=line,
        )


def _refuse_doubles(units: Sequence[Unit]) -> None:
    """Two lines with one code, or with one name and no codes that tell them apart."""
    seen: dict[str, Unit] = {}
    for unit in units:
        for key in (unit.code, unit.clean if unit.code is None else f"{unit.clean} {unit.code}"):
            first = seen.setdefault(key, unit) if key else unit
            if first is not unit:
                zh, en = (text.format(first.line, unit.line, unit.name) for text in (_TWICE.zh, _TWICE.en))
                raise RosterError(Bilingual(zh=zh, en=en))
