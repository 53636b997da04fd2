"""Read the number before a heading: 一、 or （一） or 1. or （1）, as GB/T 9704-2012 orders them."""

import re

from attrs import frozen

from govinfo_report.text.numbers import parse_count
from govinfo_report.text.typography.headings import HeadingLevel

__all__ = ["HeadingNumber", "parse_heading_number"]

_NUMBERED = re.compile(
    r"\s{0,8}(?:(?P<one>[零一二三四五六七八九十百]{1,5})[、.．]"
    r"|[（(]\s?(?P<two>[零一二三四五六七八九十百]{1,5})\s?[）)]"
    r"|(?P<three>[0-9０-９]{1,3})[.．、](?![0-9０-９])"
    r"|[（(]\s?(?P<four>[0-9０-９]{1,3})\s?[）)])"
)
_LEVELS: dict[str, HeadingLevel] = {"one": 1, "two": 2, "three": 3, "four": 4}


@frozen
class HeadingNumber:
    """The number of a heading, its level from 1 to 4, and the offset at which the words begin."""

    number: int
    level: HeadingLevel
    end: int


def parse_heading_number(text: str, /) -> HeadingNumber | None:
    """Read the number that a line begins with; ``None`` where it begins with none.

    Full-width and half-width marks are read, and 、 for the stop after Arabic digits; 3.5 and 三十万 begin no heading.

    >>> parse_heading_number("（二）依申请公开")
    HeadingNumber(number=2, level=2, end=3)
    >>> parse_heading_number("3.政策解读").level, parse_heading_number("3.5万次")
    (3, None)
    """
    found = _NUMBERED.match(text)
    if found is None or found.lastgroup is None:
        return None
    number = parse_count(found[found.lastgroup])
    return None if not number else HeadingNumber(number, _LEVELS[found.lastgroup], found.end())
