"""Read and write ranges of numbers and lists of words: 15%～30%, 2019—2020年, 甲、乙和丙.

GB/T 15835-2011 puts the unit on both ends where one end alone could be misread, and lets ～ or — stand between them.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal, TypeAlias

from attrs import frozen

from govinfo_report.text._characters import TO_PLAIN_DIGITS, strip
from govinfo_report.text.numbers import NumberStyle, format_number, parse_number, parse_percentage

__all__ = ["Conjunction", "Range", "RangeDash", "format_list", "format_range", "parse_range"]

Conjunction: TypeAlias = Literal["and", "or"]
RangeDash: TypeAlias = Literal["～", "—", "-", "至"]

_LONGEST = 128
_DASH = re.compile(r"\s?(?:——|--|[～~〜—–―至到-])\s?")
_END = re.compile(r"(?P<number>.*[0-9〇○◯零一二三四五六七八九十百千万亿两廿卅兩萬億拾佰仟])\s?(?P<unit>\D{0,8})")
_UNIT_SIGNS = frozenset("%‰℃/²³")
_NOT_IN_UNITS = frozenset("多余几来半约左右上下以至到起止之间")
_POWERS = {"百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8}


@frozen
class Range:
    """A lower and an upper value, and the unit printed after them: ``""`` if there is none, ``%`` in 15%～30%."""

    low: int | Decimal
    high: int | Decimal
    unit: str = ""


@frozen
class _End:
    value: int | Decimal
    unit: str
    power: int


def _is_unit(text: str) -> bool:
    return _NOT_IN_UNITS.isdisjoint(text) and all(letter.isalpha() or letter in _UNIT_SIGNS for letter in text)


def _read_end(text: str) -> _End | None:
    percentage = parse_percentage(text)
    if percentage is not None:
        whole = percentage == percentage.to_integral_value()
        return _End(int(percentage) if whole else percentage, "%", 0)
    found = _END.fullmatch(text)
    value = parse_number(found["number"]) if found else None
    if not found or value is None or not _is_unit(found["unit"]):
        return None
    return _End(value, found["unit"], _POWERS.get(found["number"][-1], 0))


def _joined(low: _End | None, high: _End | None) -> Range | None:
    if low is None or high is None or low.value > high.value:
        return None
    if low.unit not in {"", high.unit}:
        return None
    may_share_the_power = not low.unit and low.power < high.power and low.value * 10**high.power <= high.value
    return None if may_share_the_power else Range(low.value, high.value, high.unit)


def parse_range(text: str, /) -> Range | None:
    """Read a text that is one range of numbers, with the unit on the upper or on both ends.

    ～, — and other dashes, hyphens, 至 and 到 may stand between. Not read: a range that falls, two units, estimates
    (3～5件左右), and 3～5万, where the lower value may be 3 or 30000.

    >>> parse_range("15%～30%")
    Range(low=15, high=30, unit='%')
    >>> parse_range("13万元～17万元")
    Range(low=130000, high=170000, unit='元')
    >>> parse_range("2019—2020年"), parse_range("3～5万")
    (Range(low=2019, high=2020, unit='年'), None)
    """
    plain = strip(text)
    if len(plain) > _LONGEST:
        return None
    plain = plain.translate(TO_PLAIN_DIGITS)
    for dash in _DASH.finditer(plain, 1):
        found = _joined(_read_end(plain[: dash.start()]), _read_end(plain[dash.end() :]))
        if found:
            return found
    return None


def _repeats(unit: str, *numbers: str) -> bool:
    """Say whether a lower end without the unit could be misread: with signs, and where 万 or 亿 multiplies."""
    return unit[:1] in set("%‰℃万亿") or any(number[-1] in "万亿" for number in numbers)


def format_range(
    low: int | Decimal,
    high: int | Decimal,
    /,
    *,
    unit: str = "",
    dash: RangeDash | None = None,
    repeat_unit: bool | None = None,
    style: NumberStyle = "arabic",
) -> str:
    """Print a range of numbers; ``low`` may not exceed ``high`` (``ValueError``).

    If not told otherwise, the unit is printed on both ends where the lower could be misread (%, 万元), else once; and
    years are joined by —, all else by ～.

    >>> format_range(15, 30, unit="%")
    '15%～30%'
    >>> format_range(130_000, 170_000, unit="元", style="compact")
    '13万元～17万元'
    >>> format_range(2019, 2020, unit="年"), format_range(3, 5, unit="件")
    ('2019—2020年', '3～5件')
    """
    if low > high:
        raise ValueError(f"the lower value {low} exceeds the upper value {high}")
    first, last = format_number(low, style=style), format_number(high, style=style)
    if dash is None:
        dash = "—" if unit.startswith("年") else "～"
    if repeat_unit is None:
        repeat_unit = _repeats(unit, first, last)
    return f"{first}{unit if repeat_unit else ''}{dash}{last}{unit}"


def format_list(items: Iterable[str], /, *, conjunction: Conjunction | None = "and") -> str:
    """Join words as Chinese does: 甲、乙和丙; 甲、乙或丙; without a conjunction 甲、乙、丙.

    >>> format_list(("甲", "乙", "丙"), conjunction="or")
    '甲、乙或丙'
    """
    words = list(items)
    if conjunction is None:
        return "、".join(words)
    from babel.lists import format_list as join

    return join(words, style="standard" if conjunction == "and" else "or", locale="zh_CN")
