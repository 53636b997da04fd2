"""Read ranges of numbers: 15%～30%, 2019—2020年. How they are printed stands in ``text.typography``."""

import re
from decimal import Decimal

from attrs import frozen

from govinfo_report.text._characters import TO_PLAIN_DIGITS, strip
from govinfo_report.text.numbers import parse_number, parse_percentage

__all__ = ["Range", "parse_range"]

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
