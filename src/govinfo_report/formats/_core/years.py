"""The year that a report is about, and the period of its figures. What is not certain stays ``None``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from govinfo_report.formats._core.plain_text import plain
from govinfo_report.text.dates import DateRange, find_date_ranges

__all__ = ["find_period", "find_year", "year_named", "year_of_heads"]

_YEAR = re.compile(r"(?<!\d)(20\d{2})年")
_COMPARED = re.compile(r"(?:较|比|同期|与)\Z")


def year_named(title: str, /) -> int | None:
    """The one year that a title names; ``None`` if it names none, or several."""
    named = {int(found[1]) for found in _YEAR.finditer(plain(title)) if not _is_of_a_date(found)}
    return named.pop() if len(named) == 1 else None


def find_year(
    title: str | None, period: DateRange | None, preamble: Iterable[str], texts: Iterable[str], /
) -> int | None:
    """The year reported on: by the title, the period, the preamble, then the year that the text speaks of most.

    In the text a year counts where a sentence begins with it, and only if no other year is as frequent.
    """
    named = year_named(title or "")
    if named is not None:
        return named
    if period is not None:
        return period.start.year
    for texts_of in (preamble, texts):
        years = Counter(year for text in texts_of for year in _years_told(plain(text)))
        ranked = years.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            return ranked[0][0]
    return None


_YEAR_OF_HEAD = re.compile(r"本年.{0,8}?\(指(20\d{2})年")


def year_of_heads(heads: Iterable[str], /) -> int | None:
    """The year that a note in a column head says 本年 to be: 本年增/减（指2020年…）."""
    years = {int(found[1]) for head in heads if (found := _YEAR_OF_HEAD.search(plain(head)))}
    return years.pop() if len(years) == 1 else None


def _is_of_a_date(found: re.Match[str]) -> bool:
    return _date_follows(found.string[found.end() :])


def _years_told(text: str) -> Iterable[int]:
    for found in _YEAR.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        begins = not before or before[-1] in "，,。；;：:、”"
        if begins and not _NOT_THIS_YEAR.match(after) and not _date_follows(after):
            yield int(found[1])


_NOT_THIS_YEAR = re.compile(
    r"度?[^，,。；;]{0,8}(?:将|计划|打算|拟|继续努力)|度?(?:修订|修正|施行|公布|印发|发布|实施|要)"
)


def _date_follows(after: str) -> bool:
    return re.match(r"\d{1,2}月\d{1,2}日", after) is not None


def find_period(paragraphs: Iterable[str], /) -> DateRange | None:
    """统计期限: a range of dates in a sentence about statistics, or one that is a calendar year."""
    for paragraph in paragraphs:
        text = plain(paragraph)
        for match in find_date_ranges(text):
            before, after = text[max(0, match.start - 20) : match.start], text[match.end : match.end + 12]
            if _COMPARED.search(before) or _OTHER_RANGE.match(after):
                continue
            start, end = match.value.start, match.value.end
            is_year = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year
            if is_year or _STATISTICS.search(before):
                return match.value
    return None


_STATISTICS = re.compile(r"统计|期限|时限|数据(?:起止|时间)")
_OTHER_RANGE = re.compile(r"[^。；;]{0,4}(?:相比|对比|同比|比较|规划|期间的)")
