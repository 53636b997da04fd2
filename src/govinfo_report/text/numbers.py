"""Read and write numbers as Chinese official texts print them, exactly: ``int`` and ``Decimal``, never ``float``.

Arabic digits go with statistics and measures, and 万 or 亿 may follow them (2.2万); 一百零二 counts with 零, 二〇二〇
numbers with 〇; capitals (壹佰) are for cheques and contracts. The rules are those of GB/T 15835-2011.
"""

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from types import MappingProxyType
from typing import Literal, TypeAlias

from govinfo_report.text._characters import TO_PLAIN_DIGITS, TO_PLAIN_NUMERALS, strip
from govinfo_report.text._numerals import (
    DIGITS,
    read_measured,
    read_positional,
    to_financial,
    write_measured,
    write_positional,
)

__all__ = [
    "NumberStyle",
    "PercentageStyle",
    "format_number",
    "format_percentage",
    "parse_count",
    "parse_digits",
    "parse_number",
    "parse_percentage",
]

NumberStyle: TypeAlias = Literal["arabic", "grouped", "chinese", "positional", "financial", "compact"]
PercentageStyle: TypeAlias = Literal["arabic", "chinese"]

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
_MYRIAD = 10**4
_EXACT = Context(prec=10_000, rounding=ROUND_HALF_UP)


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


def format_number(value: int | Decimal, /, *, style: NumberStyle = "arabic", fraction_digits: int | None = None) -> str:
    """Print a number.

    - ``arabic``: 1234.5, as report tables print it;
    - ``grouped``: 1,234.5;
    - ``chinese``: 一千二百三十四点五, for measures, with 零;
    - ``positional``: 二〇二〇, for numbering, with 〇; whole numbers from 0 up only;
    - ``financial``: 壹仟贰佰叁拾肆, for cheques and contracts;
    - ``compact``: 2.2万, 1453.2亿, 3万亿, as many digits as the value has.

    ``fraction_digits`` rounds half up to at most so many decimals, in ``compact`` before the unit.
    Every style reads back with :func:`parse_number`; ``positional`` with :func:`parse_digits`.

    >>> format_number(99_999_999, style="compact"), format_number(99_999_999, style="compact", fraction_digits=1)
    ('9999.9999万', '1亿')
    >>> format_number(102, style="chinese"), format_number(2020, style="positional")
    ('一百零二', '二〇二〇')

    Raises ``TypeError`` for anything but an ``int`` or ``Decimal``, ``ValueError`` for what has no form in that style.
    """
    if type(value) is not int and not isinstance(value, Decimal):
        raise TypeError(f"expected an int or a Decimal, not {type(value).__name__}")
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(f"{value} is not a number that can be printed")
    if style == "compact":
        return _compact(value, fraction_digits)
    if style not in _WRITERS:
        raise ValueError(f"unknown style {style!r}; expected compact, {', '.join(_WRITERS)}")
    return _WRITERS[style](value if fraction_digits is None else _rounded(Decimal(value), fraction_digits))


def format_percentage(value: int | Decimal, /, *, style: PercentageStyle = "arabic") -> str:
    """Print a figure per cent.

    >>> format_percentage(Decimal("12.5")), format_percentage(Decimal("12.5"), style="chinese")
    ('12.5%', '百分之十二点五')
    """
    text = format_number(value, style=style)
    if style == "arabic":
        return f"{text}%"
    if value == 100:
        return "百分之百"
    return f"负百分之{text[1:]}" if text.startswith("负") else f"百分之{text}"


def _plain(value: int | Decimal) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _grouped(value: int | Decimal) -> str:
    return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"


def _measured(value: int | Decimal) -> str:
    whole, _, fraction = _plain(value).removeprefix("-").partition(".")
    sign = "负" if value < 0 else ""
    decimals = f"点{write_positional(fraction)}" if fraction else ""
    return sign + write_measured(int(whole)) + decimals


def _positional(value: int | Decimal) -> str:
    if value < 0 or value != int(value):
        raise ValueError(f"{value} has no positional form: only whole numbers from 0 up have")
    return write_positional(str(int(value)), zero="〇")


def _financial(value: int | Decimal) -> str:
    text = _measured(value)
    sign = "负" if text.startswith("负") else ""
    text = text.removeprefix("负")
    return sign + to_financial(f"一{text}" if text.startswith("十") else text)


def _rounded(value: Decimal, places: int | None) -> Decimal:
    """Round half up to so many places, without adding any."""
    if places is None or -int(value.as_tuple().exponent) <= places:
        return value
    return value.quantize(Decimal((0, (1,), -places)), context=_EXACT)


def _compact(value: int | Decimal, places: int | None) -> str:
    """Print with the smallest unit of which, once rounded, there are fewer than ten thousand."""
    amount = Decimal(value)
    for unit in ("", "万", "亿", "万亿"):
        scaled = _rounded(amount.scaleb(-_power(unit), context=_EXACT), places)
        if scaled.copy_abs() < _MYRIAD or unit == "万亿":
            break
    text = _plain(scaled)
    return (text.rstrip("0").rstrip(".") if unit and "." in text else text) + unit


_WRITERS: Mapping[str, Callable[[int | Decimal], str]] = MappingProxyType(
    {
        "arabic": _plain,
        "grouped": _grouped,
        "chinese": _measured,
        "positional": _positional,
        "financial": _financial,
    }
)
