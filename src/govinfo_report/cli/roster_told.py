"""Who has handed in and who has not, as lines for people and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govinfo_report.cli.roster import Attendance, Doubt, Received
from govinfo_report.cli.roster_file import Unit
from govinfo_report.findings import Bilingual, Language
from govinfo_report.text.typography import marks

__all__ = ["attendance_data", "attendance_lines"]

_HEAD = Bilingual(
    zh="名单 {file}{year}：应交 {units} 个单位，已交 {in_}", en="list {file}{year}: {in_} of {units} units"
)
_YEAR = Bilingual(zh="（{} 年度）", en=" ({})")
_ALL = Bilingual(zh="，全部交齐，没有多余", en=" have handed in, and nothing else came")
_COUNT = {
    "missing": Bilingual(zh="未交 {}", en="missing {}"),
    "twice": Bilingual(zh="重复 {}", en="more than once {}"),
    "other_year": Bilingual(zh="年度不对 {}", en="of another year {}"),
    "ambiguous": Bilingual(zh="归属不明 {}", en="in doubt {}"),
    "strangers": Bilingual(zh="不在名单上 {}", en="not on the list {}"),
    "unread": Bilingual(zh="读不出 {}", en="unreadable {}"),
}
_TITLES = {
    "missing": Bilingual(zh="没有报送：", en="Not handed in:"),
    "twice": Bilingual(zh="报送了不止一份：", en="Handed in more than once:"),
    "other_year": Bilingual(zh="报送的是别的年度：", en="Reports of another year:"),
    "ambiguous": Bilingual(zh="不能确定是哪个单位的：", en="Reports that could be of several units or of none:"),
    "strangers": Bilingual(zh="不是名单上单位的：", en="Reports of nobody on the list:"),
    "unread": Bilingual(
        zh="读不出报告的文件（可能属于没有报送的单位）：",
        en="Files without a report (a missing unit may have sent them):",
    ),
}
_NO_YEAR = Bilingual(zh="年度不明", en="year not told")
_NO_ORGAN = Bilingual(zh="单位不明", en="organ not told")
_LIKE = Bilingual(zh="可能是 ", en="maybe ")


def attendance_lines(result: Attendance, file: str, lang: Language, /) -> Iterator[str]:
    """A line with all numbers, then what is out of order, a line each."""
    year = "" if result.year is None else _YEAR.text(lang).format(result.year)
    head = _HEAD.text(lang).format(file=file, year=year, units=result.units, in_=len(result.handed_in))
    groups = {name: list(lines) for name, lines in _groups(result, lang).items()}
    counts = [_COUNT[name].text(lang).format(len(lines)) for name, lines in groups.items() if lines]
    comma = marks(lang).comma
    yield head + (comma + comma.join(counts) if counts else _ALL.text(lang))
    for name, lines in groups.items():
        if lines:
            yield _TITLES[name].text(lang)
            yield from (f"- {line}" for line in lines)


def _groups(result: Attendance, lang: Language) -> dict[str, Iterator[str]]:
    comma, colon = marks(lang).pause, marks(lang).colon

    def listed(files: tuple[Received, ...]) -> str:
        return comma.join(each.file for each in files)

    return {
        "missing": (_unit(unit, lang) for unit in result.missing),
        "twice": (f"{_unit(unit, lang)}{colon}{listed(again)}" for unit, again in result.twice),
        "other_year": (f"{_unit(unit, lang)}{colon}{each.file}{_of(each, lang)}" for unit, each in result.other_year),
        "ambiguous": (_doubt(each, lang) for each in result.ambiguous),
        "strangers": (_doubt(each, lang) for each in result.strangers),
        "unread": (each.file for each in result.unread),
    }


def _unit(unit: Unit, lang: Language) -> str:
    more = " ".join(part for part in (unit.level, unit.code) if part)
    return f"{unit.name}{marks(lang).beside(more)}"


def _of(each: Received, lang: Language) -> str:
    year = _NO_YEAR.text(lang) if each.year is None else str(each.year)
    return marks(lang).beside(year)


def _doubt(each: Doubt, lang: Language) -> str:
    comma, semicolon = marks(lang).pause, marks(lang).semicolon
    who = each.received.organ or _NO_ORGAN.text(lang)
    maybe = _LIKE.text(lang) + comma.join(unit.name for unit in each.candidates) if each.candidates else ""
    reason = each.reason.text(lang) if each.reason is not None and each.received.organ else ""
    told = semicolon.join(part for part in (maybe, reason) if part)
    return f"{each.received.file}{marks(lang).colon}{who}" + (f"{semicolon}{told}" if told else "")


def attendance_data(result: Attendance, file: str, lang: Language, /) -> dict[str, Any]:
    """The same as data; only ``reason`` depends on the language."""
    return {
        "file": file,
        "year": result.year,
        "units": result.units,
        "in_order": result.in_order,
        "handed_in": [_unit_data(unit) for unit in result.handed_in],
        "missing": [_unit_data(unit) for unit in result.missing],
        "twice": [{**_unit_data(unit), "files": [each.file for each in again]} for unit, again in result.twice],
        "other_year": [{**_unit_data(unit), **_received_data(each)} for unit, each in result.other_year],
        "ambiguous": [_doubt_data(each, lang) for each in result.ambiguous],
        "strangers": [_doubt_data(each, lang) for each in result.strangers],
        "unread": [each.file for each in result.unread],
    }


def _unit_data(unit: Unit) -> dict[str, Any]:
    return {"name": unit.name, "code": unit.code, "level": unit.level, "line": unit.line}


def _received_data(each: Received) -> dict[str, Any]:
    return {"file": each.file, "organ": each.organ, "year": each.year}


def _doubt_data(each: Doubt, lang: Language) -> dict[str, Any]:
    return {
        **_received_data(each.received),
        "reason": None if each.reason is None else each.reason.text(lang),
        "candidates": [_unit_data(unit) for unit in each.candidates],
    }
