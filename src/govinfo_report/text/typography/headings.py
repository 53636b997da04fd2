"""Numbers of headings and documents. Headings come in the order of GB/T 9704-2012: 一、 then （一） then 1. then （1）.

Their marks are those of GB/T 15834-2011: 、 after the first alone, a full stop and no 、 after the third.
"""

from typing import Literal, TypeAlias

from govinfo_report.text._numerals import write_measured

__all__ = ["HeadingLevel", "format_document_number", "format_heading_number"]

HeadingLevel: TypeAlias = Literal[1, 2, 3, 4]


_PRINTED = {1: "{}、", 2: "（{}）", 3: "{}.", 4: "（{}）"}
_IN_CHINESE = frozenset({1, 2})
_MOST = 999


def format_heading_number(number: int, level: HeadingLevel, /) -> str:
    """Print the number of a heading; :func:`~govinfo_report.text.parse_heading_number` reads it back.

    ``number`` is 1 to 999, ``level`` 1 to 4 (``ValueError`` for any other).

    >>> [format_heading_number(12, level) for level in (1, 2, 3, 4)]
    ['十二、', '（十二）', '12.', '（12）']
    """
    if level not in _PRINTED or not 1 <= number <= _MOST:
        raise ValueError(f"{number} at level {level}: expected 1 to {_MOST} at level 1 to {len(_PRINTED)}")
    return _PRINTED[level].format(write_measured(number) if level in _IN_CHINESE else number)


def format_document_number(year: int, number: int, /, *, code: str = "") -> str:
    """Print a 发文字号: the code of the organ, the year in 〔 〕, the number without 第 or a leading zero.

    A year has four digits and a number is above 0 (``ValueError`` for any other).

    >>> format_document_number(2021, 30, code="国办公开办函")
    '国办公开办函〔2021〕30号'
    """
    if not 1000 <= year <= 9999 or number < 1:
        raise ValueError(f"〔{year}〕{number}: expected a year of four digits and a number above 0")
    return f"{code}〔{year}〕{number}号"
