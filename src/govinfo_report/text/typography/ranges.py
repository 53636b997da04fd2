"""Ranges of numbers and lists of words: 15%～30%, 2019—2020年, 甲、乙和丙.

GB/T 15835-2011 puts the unit on both ends where one end alone could be misread, and lets ～ or — stand between them.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal, TypeAlias

from govinfo_report.text.typography.figures import NumberStyle, format_number

__all__ = ["Conjunction", "RangeDash", "format_list", "format_range"]

Conjunction: TypeAlias = Literal["and", "or"]
RangeDash: TypeAlias = Literal["～", "—", "-", "至"]


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
