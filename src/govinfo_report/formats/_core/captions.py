"""What a line above a table says of the year of its figures."""

from __future__ import annotations

import re

from govinfo_report.text.normalise import normal_text

__all__ = ["year_in_note", "year_of", "year_told"]

_LONGEST = 40
_YEAR = re.compile(r"(?<![\d〔\[])(20\d{2})(?:年度?(?!\d)|(?=\Z))")
_RELATIVE = re.compile(
    r"\(?(?:附?表[一二三四\d]*[:、]?)?(?:(?P<last>上一?年度?|去年)|本年度?|今年)(?:的?(?:情况|数据|统计))?表?[)):]?\Z"
)
_NO_CAPTION = re.compile(r"[。;,,]|\A(?:注|备注|说明)|[较比与]20|年\d+月|至20")


def year_told(text: str, /) -> int | None:
    """The year that a caption tells: 2022年, 表二 2022年度情况; 0 for 本年, -1 for 上年; ``None`` for no caption."""
    if len(text) > 2 * _LONGEST or "年" not in text:
        return int(text) if len(text) == 4 and text.isdecimal() and text.startswith("20") else None
    line = normal_text(text.strip(), whitespace="collapse")
    if len(line) > _LONGEST or _NO_CAPTION.search(line):
        return None
    if found := _RELATIVE.match(line):
        return -1 if found["last"] else 0
    years = {int(year) for year in _YEAR.findall(line)}
    return years.pop() if len(years) == 1 else None


def year_in_note(label: str, /) -> int | None:
    """The year that the note of a label tells: 规章（2022年）, 规章（上年）."""
    if "年" not in label or not label.endswith((")", "）")):
        return None
    return year_told(label[max(label.rfind("（"), label.rfind("(")) + 1 : -1])


def year_of(told: int | None, year: int | None, /) -> int | None:
    """The year that a caption tells in a report on this year."""
    if told is None or told > 0:
        return told
    return None if year is None else year + told
