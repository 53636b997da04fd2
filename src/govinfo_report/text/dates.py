"""Read dates, years and periods: 2020年1月15日, 二〇二〇年一月十五日, 2020年1月1日至12月31日.

Older texts have ○ or Ｏ for 〇: read, never written. How dates are printed stands in
:mod:`govinfo_report.text.typography`.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Generic, TypeVar

from attrs import frozen

from govinfo_report.text._characters import TO_PLAIN_NUMERALS, ZERO_WIDTH, strip
from govinfo_report.text._numerals import read_measured, read_positional

__all__ = [
    "DateMatch",
    "DateRange",
    "find_date_ranges",
    "find_dates",
    "parse_date",
    "parse_date_range",
    "parse_year",
]

Value = TypeVar("Value")

_LONGEST = 128
_CHINESE_DIGIT = "零一二三四五六七八九"
_GAP = rf"[\s{ZERO_WIDTH}]{{0,3}}"
_YEAR = rf"(?:[0-9]{{4}}|[{_CHINESE_DIGIT}]{{4}})"
_SMALL = rf"(?:[0-9]{{1,2}}|[{_CHINESE_DIGIT}十廿卅]{{1,3}})"
_NOT_WITHIN_A_NUMBER = rf"(?<![0-9{_CHINESE_DIGIT}])"


def _full(name: str) -> str:
    """Make the pattern of a full date; the names of its groups end in ``name``."""
    return (
        rf"(?P<year{name}>{_YEAR}){_GAP}(?:年{_GAP}(?P<month{name}>{_SMALL}){_GAP}月{_GAP}(?P<day{name}>{_SMALL}){_GAP}[日号]"
        rf"|(?P<mark{name}>[-/.]){_GAP}(?P<m{name}>[0-9]{{1,2}}){_GAP}(?P=mark{name}){_GAP}(?P<d{name}>[0-9]{{1,2}})"
        rf"(?![0-9]|(?P=mark{name})[0-9]{{1,3}}(?![0-9])))"
    )


def _short(name: str, *, month_too: bool) -> str:
    """Make the pattern of a date without year; ``month_too``: the month may be missing as well."""
    optional = "?" if month_too else ""
    return rf"(?:(?P<month{name}>{_SMALL}){_GAP}月{_GAP}){optional}(?P<day{name}>{_SMALL}){_GAP}[日号]"


_YEAR_ALONE = re.compile(rf"(?P<year>{_YEAR}){_GAP}(?:年度?)?")
_TO = rf"{_GAP}起?{_GAP}[,，]?{_GAP}(?:至|到|——|--|[—–―～~〜-]){_GAP}"


# Compiled on first use: together they take longer than all other imports of this package.
@cache
def _date_pattern() -> re.Pattern[str]:
    return re.compile(rf"{_NOT_WITHIN_A_NUMBER}{_full('')}")


@cache
def _range_pattern() -> re.Pattern[str]:
    start = f"{_full('_a')}|{_short('_b', month_too=False)}"
    end = f"{_full('_c')}|{_short('_d', month_too=True)}"
    return re.compile(rf"(?:[自从]{_GAP})?{_NOT_WITHIN_A_NUMBER}(?:{start}){_TO}(?:{end})(?:{_GAP}止)?")


@frozen
class DateRange:
    """A period from its first to its last day, both included, as printed: the order of the two is not checked."""

    start: date
    end: date


@frozen
class DateMatch(Generic[Value]):
    """A date or period found in a text, and the offsets of its first character and of the one after it."""

    start: int
    end: int
    value: Value


def _small(text: str) -> int:
    """Read a month or a day; 0 if it is none. Digits may stand side by side here: 三〇日."""
    if text.isdigit() and text.isascii():
        return int(text)
    value = read_measured(text)
    return (read_positional(text) if value is None else value) or 0


def _year(text: str) -> int:
    return int(text) if text.isascii() else read_positional(text) or 0


def _built(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full_date(found: re.Match[str], name: str) -> date | None:
    """Build the date of the full pattern with that name; ``None`` if it is missing or impossible."""
    year = found[f"year{name}"]
    if not year:
        return None
    month, day = (found[f"month{name}"] or found[f"m{name}"]), (found[f"day{name}"] or found[f"d{name}"])
    return _built(_year(year), _small(month), _small(day))


def _range(found: re.Match[str], default_year: int | None) -> DateRange | None:
    start = _full_date(found, "_a")
    if not found["year_a"] and default_year is not None:
        start = _built(default_year, _small(found["month_b"]), _small(found["day_b"]))
    if start is None:
        return None
    if found["year_c"]:
        end = _full_date(found, "_c")
        return DateRange(start, end) if end else None
    month = _small(found["month_d"]) if found["month_d"] else start.month
    end = _built(start.year, month, _small(found["day_d"]))
    return DateRange(start, end) if end and start <= end else None


def _dense(text: str) -> str:
    """Take out all white space and bring numerals to plain form; a long text is no date and stays unread."""
    text = strip(text)
    return re.sub(rf"[\s{ZERO_WIDTH}]+", "", text).translate(TO_PLAIN_NUMERALS) if len(text) <= _LONGEST else ""


def parse_date(text: str, /) -> date | None:
    """Read a text that is one full date; a date that does not exist gives ``None``.

    Read are 2020年1月15日, 2020-01-15, 2020/1/15, 2020.1.15 and 二〇二〇年一月十五日, with full-width digits and white
    space anywhere.

    >>> parse_date("二○二○年一月十五日")
    datetime.date(2020, 1, 15)
    >>> parse_date("2020年2月30日") is None
    True
    """
    found = _date_pattern().fullmatch(_dense(text))
    return _full_date(found, "") if found else None


def parse_year(text: str, /) -> int | None:
    """Read a year of four digits, with or without 年 or 年度.

    >>> parse_year("二〇二〇年度"), parse_year("20年")
    (2020, None)
    """
    found = _YEAR_ALONE.fullmatch(_dense(text))
    return (_year(found["year"]) or None) if found else None


def parse_date_range(text: str, /, *, default_year: int | None = None) -> DateRange | None:
    """Read a text that is one period, such as 2020年1月1日至12月31日 or 自2020年1月1日起至2020年12月31日止.

    Year and month of the last day may be missing, and are then those of the first, unless the period would then run
    backwards. The year of the first day may be missing only if ``default_year`` is given.

    >>> parse_date_range("1月1日—12月31日", default_year=2020)
    DateRange(start=datetime.date(2020, 1, 1), end=datetime.date(2020, 12, 31))
    """
    found = _range_pattern().fullmatch(_dense(text))
    return _range(found, default_year) if found else None


def find_dates(text: str, /) -> tuple[DateMatch[date], ...]:
    """Find the full dates in a text; those that do not exist are passed over.

    >>> find_dates("截至2020年12月31日，共3件")
    (DateMatch(start=2, end=13, value=datetime.date(2020, 12, 31)),)
    """
    return tuple(_found_dates(text))


def _found_dates(text: str) -> Iterator[DateMatch[date]]:
    for found in _date_pattern().finditer(text.translate(TO_PLAIN_NUMERALS)):
        value = _full_date(found, "")
        if value is not None:
            yield DateMatch(*found.span(), value)


def find_date_ranges(text: str, /, *, default_year: int | None = None) -> tuple[DateMatch[DateRange], ...]:
    """Find the periods in a text, as :func:`parse_date_range` reads them.

    >>> find_date_ranges("统计期限为2020年1月1日至12月31日。")[0].value.end
    datetime.date(2020, 12, 31)
    """
    return tuple(_found_ranges(text, default_year))


def _found_ranges(text: str, default_year: int | None) -> Iterator[DateMatch[DateRange]]:
    for found in _range_pattern().finditer(text.translate(TO_PLAIN_NUMERALS)):
        value = _range(found, default_year)
        if value is not None:
            yield DateMatch(*found.span(), value)
