"""Numbers of headings, in the order of GB/T 9704-2012: 一、 then （一） then 1. then （1）.

The marks are those of GB/T 15834-2011: 、 after the first alone, a full stop and no 、 after the third.
"""

from typing import Literal, TypeAlias

from govinfo_report.text._numerals import write_measured

__all__ = ["HeadingLevel", "format_heading_number"]

HeadingLevel: TypeAlias = Literal[1, 2, 3, 4]


_PRINTED = {1: "{}、", 2: "（{}）", 3: "{}.", 4: "（{}）"}
_IN_CHINESE = frozenset({1, 2})
_MOST = 99


def format_heading_number(number: int, level: HeadingLevel, /) -> str:
    """Print the number of a heading; :func:`~govinfo_report.text.parse_heading_number` reads it back.

    ``number`` is 1 to 99, ``level`` 1 to 4 (``ValueError`` for any other).

    >>> [format_heading_number(12, level) for level in (1, 2, 3, 4)]
    ['十二、', '（十二）', '12.', '（12）']
    """
    if level not in _PRINTED or not 1 <= number <= _MOST:
        raise ValueError(f"{number} at level {level}: expected 1 to {_MOST} at level 1 to {len(_PRINTED)}")
    return _PRINTED[level].format(write_measured(number) if level in _IN_CHINESE else number)
