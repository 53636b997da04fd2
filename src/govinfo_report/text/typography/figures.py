"""Numbers with and without unit, exactly: ``int`` and ``Decimal``, never ``float``.

Arabic digits go with statistics and measures, and 万 or 亿 may follow them (2.2万次), other units of counting may not;
一百零二 counts with 零, 二〇二〇 numbers with 〇. Digits may be grouped in running text, tables of the forms have none.
Decimals below 1 keep their 0 (GB/T 15835-2011). Capitals (壹佰) are for cheques and contracts, not for reports.
"""

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from types import MappingProxyType
from typing import Literal, TypeAlias

from govinfo_report.text._numerals import to_financial, write_measured, write_positional

__all__ = [
    "NumberStyle",
    "PercentageStyle",
    "QuantityStyle",
    "format_number",
    "format_percentage",
    "format_quantity",
]

NumberStyle: TypeAlias = Literal["arabic", "grouped", "spaced", "chinese", "positional", "financial", "compact"]
QuantityStyle: TypeAlias = Literal["arabic", "grouped", "spaced", "chinese", "compact"]
PercentageStyle: TypeAlias = Literal["arabic", "chinese"]

THIN_SPACE = "\u2009"
_POWERS = {"": 0, "万": 4, "亿": 8, "万亿": 12}
_SCALES = frozenset("万亿")
_DIGITS_ALONE = frozenset({"arabic", "grouped", "spaced"})
_MYRIAD = 10**4
_EXACT = Context(prec=10_000, rounding=ROUND_HALF_UP)


def format_number(value: int | Decimal, /, *, style: NumberStyle = "arabic", fraction_digits: int | None = None) -> str:
    """Print a number.

    - ``arabic``: 1234.5, as the tables of the forms print it;
    - ``grouped``: 1,234.5; ``spaced``: the same with a thin space (U+2009), for long numbers in running text;
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
    if type(value) is int:
        if style == "arabic":
            return str(value)
    elif not isinstance(value, Decimal):
        raise TypeError(f"expected an int or a Decimal, not {type(value).__name__}")
    elif not value.is_finite():
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


def format_quantity(value: int | Decimal, unit: str, /, *, style: QuantityStyle = "arabic") -> str:
    """Print a number with its unit and nothing between them: 件, 条, 人次, 元, 万元.

    ``value`` is in that unit, and is never converted into another one. The styles are those of :func:`format_number`;
    a unit with 万 or 亿 in it takes Arabic digits that are not compact (``ValueError``), since 1.2万万元 is no amount.

    >>> format_quantity(859, "件"), format_quantity(Decimal("96171.6"), "万元")
    ('859件', '96171.6万元')
    >>> format_quantity(22_000, "次", style="compact")
    '2.2万次'
    """
    if unit[:1] in _SCALES and style not in _DIGITS_ALONE:
        raise ValueError(f"{unit} has 万 or 亿 in it, and takes no number in style {style!r}")
    return format_number(value, style=style) + unit


def _plain(value: int | Decimal) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _grouped(value: int | Decimal) -> str:
    return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"


def _spaced(value: int | Decimal) -> str:
    return _grouped(value).replace(",", THIN_SPACE)


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
        scaled = _rounded(amount.scaleb(-_POWERS[unit], context=_EXACT), places)
        if scaled.copy_abs() < _MYRIAD or unit == "万亿":
            break
    text = _plain(scaled)
    return (text.rstrip("0").rstrip(".") if unit and "." in text else text) + unit


_WRITERS: Mapping[str, Callable[[int | Decimal], str]] = MappingProxyType(
    {
        "arabic": _plain,
        "grouped": _grouped,
        "spaced": _spaced,
        "chinese": _measured,
        "positional": _positional,
        "financial": _financial,
    }
)
