"""Read numbers as Chinese official texts print them, exactly: ``int`` and ``Decimal``, never ``float``.

How they are printed stands in :mod:`govinfo_report.text.typography`.
"""

import re
from decimal import Decimal

from govinfo_report.text._characters import TO_PLAIN_DIGITS, TO_PLAIN_NUMERALS, strip
from govinfo_report.text._numerals import DIGITS, read_measured, read_positional

__all__ = ["parse_count", "parse_digits", "parse_number", "parse_percentage"]

_LONGEST = 128
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_GROUP_MARKS = ",\u00a0\u2005\u2009\u202f"
_SPACE = "[ \u00a0\u2009\u202f]?"
_UNIT = "[十百千]?(?:万?亿|万)|[十百千]"
_ARABIC = re.compile(
    rf"(?P<sign>[+\-负]?)(?P<whole>[0-9]*|[1-9][0-9]{{0,2}}(?:(?P<mark>[{_GROUP_MARKS}])[0-9]{{3}}(?:(?P=mark)[0-9]{{3}})*))"
    rf"(?:\.(?P<fraction>[0-9]+))?(?:{_SPACE}(?P<unit>{_UNIT}))?"
)
_ARABIC_TERMS = re.compile(rf"(?P<sign>[+\-负]?)(?P<terms>(?:[0-9]+(?:{_UNIT}))+)(?P<rest>[0-9]*)")
_ARABIC_TERM = re.compile(r"([0-9]+)([十百千万亿]+)")
_CHINESE = re.compile(rf"(?P<sign>负?)(?P<whole>[^点负]+)(?:点(?P<fraction>[{DIGITS}]+)(?P<unit>{_UNIT})?)?")
_PERCENTAGE = re.compile(r"(?P<arabic>[^%百分之]+)%|(?P<sign>负?)百分之(?P<chinese>.+)")
_ASCII_DIGITS = frozenset("0123456789")


def parse_number(text: str, /) -> int | Decimal | None:
    """Read a text that is one number and nothing else; anything else gives ``None``.

    Read are Arabic digits (full-width too) with a sign, thousands groups, decimals, 万 and 亿 (``1.2万``, ``3万5千``);
    Chinese numerals, everyday, financial and Traditional (``一百二十三``, ``壹佰``, ``兩萬``), with 负 and 点, short
    forms (``一万二``) and digits side by side (``二〇二〇``). A whole value is an ``int``, any other a ``Decimal`` with
    its digits as printed.

    Not read, because they are estimates or open to two readings: ``十几``, ``二三十``, ``三四`` (two digits side by
    side), ``一亿三千``, ``12,34``, ``一二三万``; nor more than 128 characters.

    >>> parse_number("１，２３４"), parse_number("一亿零三万"), parse_number("1.2万")
    (1234, 100030000, 12000)
    >>> parse_number("3.50")
    Decimal('3.50')
    >>> parse_number("三四") is None
    True
    """
    text = strip(text)
    if not text or len(text) > _LONGEST:
        return None
    if text.isascii() and text.isdigit():
        return int(text)
    plain = text.translate(TO_PLAIN_NUMERALS)
    if not _ASCII_DIGITS.isdisjoint(plain):
        return _arabic(plain)
    return _chinese(plain) if plain.strip("零") or text in {"零", "〇"} else None


def parse_count(text: str, /) -> int | None:
    """Read a number of things: as :func:`parse_number`, but only whole values. A negative one is read as it stands.

    >>> parse_count("‑8"), parse_count("0.092")
    (-8, None)
    """
    value = parse_number(text)
    return value if isinstance(value, int) else None


def parse_digits(text: str, /) -> int | None:
    """Read digits that number something, such as a year: ``2020``, ``二〇二〇``, also ``三四``, without sign or unit.

    >>> parse_digits("二○二○"), parse_digits("一百")
    (2020, None)
    """
    plain = strip(text).translate(TO_PLAIN_NUMERALS)
    if not plain or len(plain) > _LONGEST:
        return None
    return int(plain) if plain.isascii() and plain.isdigit() else read_positional(plain)


def parse_percentage(text: str, /) -> Decimal | None:
    """Read a percentage as its figure per cent: ``12.5%`` and ``百分之十二点五`` are 12.5.

    A figure in 百分点 is a difference between percentages, so it gives ``None``.

    >>> parse_percentage("１２．５％"), parse_percentage("负百分之三")
    (Decimal('12.5'), Decimal('-3'))
    """
    text = strip(text)
    if len(text) > _LONGEST:
        return None
    found = _PERCENTAGE.fullmatch(text.translate(TO_PLAIN_DIGITS).replace("負", "负"))
    if not found:
        return None
    value = 100 if found["chinese"] == "百" else parse_number(found["arabic"] or found["chinese"])
    if value is None or (found["sign"] and value < 0):
        return None
    return Decimal(_signed(value, found["sign"]))


def _scaled(whole: str, fraction: str, power: int) -> int | Decimal:
    """Give whole.fraction times a power of ten without rounding."""
    digits, places = int(whole + fraction), len(fraction) - power
    factor: int = 10 ** abs(places)
    if places <= 0:
        return digits * factor
    if digits % factor == 0:
        return digits // factor
    return Decimal((0, tuple(map(int, str(digits))), -places))


def _signed(value: int | Decimal, sign: str | None) -> int | Decimal:
    if sign not in {"-", "负"}:
        return value
    return value.copy_negate() if isinstance(value, Decimal) else -value


def _power(unit: str | None) -> int:
    return sum(_POWERS[character] for character in unit or "")


def _arabic(plain: str) -> int | Decimal | None:
    found = _ARABIC.fullmatch(plain)
    if not found:
        return _arabic_terms(plain)
    mark = found["mark"]
    whole = found["whole"].replace(mark, "") if mark else found["whole"]
    fraction = found["fraction"] or ""
    return _signed(_scaled(whole, fraction, _power(found["unit"])), found["sign"]) if whole + fraction else None


def _arabic_terms(plain: str) -> int | Decimal | None:
    """Read 3万5千 and 1亿2345万6789: each term below one of the unit before, loose digits filling all places of 万."""
    found = _ARABIC_TERMS.fullmatch(plain)
    if not found:
        return None
    value, last, rest = 0, 10 * _LONGEST, found["rest"]
    for digits, unit in _ARABIC_TERM.findall(found["terms"]):
        power = _power(unit)
        if power + len(digits.lstrip("0")) > last:
            return None
        value, last = value + int(digits) * 10**power, power
    if rest and (last not in {_POWERS["万"], _POWERS["亿"]} or len(rest) != last):
        return None
    return _signed(value + int(rest or 0), found["sign"])


def _chinese(plain: str) -> int | Decimal | None:
    found = _CHINESE.fullmatch(plain)
    whole = _chinese_whole(found["whole"], alone=found["fraction"] is None) if found else None
    if found is None or whole is None:
        return None
    fraction = "".join(str(DIGITS.index(digit)) for digit in found["fraction"] or "")
    return _signed(_scaled(str(whole), fraction, _power(found["unit"])), found["sign"])


def _chinese_whole(plain: str, *, alone: bool) -> int | None:
    measured = read_measured(plain)
    if measured is not None or not alone or not (len(plain) > 2 or (len(plain) == 2 and "零" in plain)):
        return measured
    return read_positional(plain)
