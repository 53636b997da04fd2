"""Years, dates and periods: 2020年1月15日, 二〇二〇年一月十五日, 2020年1月1日至12月31日.

GB/T 9704-2012 prints year, month and day in Arabic digits, the year in full, month and day without a leading zero;
Chinese dates write the year digit by digit with 〇 (GB/T 15835-2011).
"""

from datetime import date
from typing import Literal, TypeAlias

from govinfo_report.text._numerals import write_measured, write_positional
from govinfo_report.text.dates import DateRange

__all__ = ["DateDash", "DateStyle", "format_date", "format_date_range", "format_year"]

DateStyle: TypeAlias = Literal["arabic", "chinese"]
DateDash: TypeAlias = Literal["至", "—", "～"]


def format_year(year: int, /, *, style: DateStyle = "arabic") -> str:
    """Print a year of four digits (``ValueError`` for any other) with 年. It is never shortened.

    >>> format_year(2020), format_year(2020, style="chinese")
    ('2020年', '二〇二〇年')
    """
    if not 1000 <= year <= 9999:
        raise ValueError(f"{year} is not a year of four digits")
    return (str(year) if style == "arabic" else write_positional(str(year), zero="〇")) + "年"


def _month_and_day(day: date, style: DateStyle) -> str:
    if style == "arabic":
        return f"{day.month}月{day.day}日"
    return f"{write_measured(day.month)}月{write_measured(day.day)}日"


def format_date(day: date, /, *, style: DateStyle = "arabic") -> str:
    """Print a date as official documents do.

    >>> format_date(date(2020, 1, 15)), format_date(date(2020, 1, 15), style="chinese")
    ('2020年1月15日', '二〇二〇年一月十五日')
    """
    return format_year(day.year, style=style) + _month_and_day(day, style)


def format_date_range(
    period: DateRange, /, *, style: DateStyle = "arabic", repeat_year: bool = False, dash: DateDash = "至"
) -> str:
    """Print a period; the year of the last day only if it differs, or if ``repeat_year``.

    ``dash`` is what stands between the days: the word, or a mark that GB/T 15835-2011 has for ranges.

    >>> format_date_range(DateRange(date(2020, 1, 1), date(2020, 12, 31)))
    '2020年1月1日至12月31日'
    """
    same_year = period.start.year == period.end.year and period.start <= period.end
    end = _month_and_day(period.end, style) if same_year and not repeat_year else format_date(period.end, style=style)
    return f"{format_date(period.start, style=style)}{dash}{end}"
