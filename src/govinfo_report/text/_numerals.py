"""Chinese numerals: 一百二十三 and 二〇二〇, both ways, for integers.

Text comes in with everyday numerals only (``_characters.TO_PLAIN_NUMERALS``): 零 for every zero, 二 for 贰.
The rules are those of GB/T 15835-2011 and of ordinary speech; what speech leaves open is not read.
"""

import re

DIGITS = "零一二三四五六七八九"
_VALUES = {character: value for value, character in enumerate(DIGITS)} | {"两": 2}
_COUNTING = frozenset(DIGITS[1:])
_TENS = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十"})
_MYRIAD, _MYRIAD_SQUARED = 10**4, 10**8

# 1 to 9999. A 零 must skip a place: 一千零五十, but not 一千零五百.
_SECTION = re.compile(
    r"(?:(?P<thousands>[一二三四五六七八九两]?)千(?P<gap>零(?=.)(?![一二三四五六七八九两]?百))?)?"
    r"(?:(?P<hundreds>[一二三四五六七八九两]?)百(?P<late_gap>零(?=.)(?![一二三四五六七八九]?十))?)?"
    r"(?:(?P<tens>[一二三四五六七八九]?)十)?"
    r"(?P<ones>[一二三四五六七八九])?"
)


def read_positional(text: str, /) -> int | None:
    """Read digits that stand side by side, 二零二零."""
    if not text or text.strip(DIGITS):
        return None
    return int("".join(str(_VALUES[character]) for character in text))


def read_measured(text: str, /) -> int | None:
    """Read a numeral with units, 一百零二, or a single digit.

    Colloquial short forms are read (一万二, 三千五, 百二十). Not read: two neighbouring digits (二三十, some twenty or
    thirty), a unit alone other than 十, a superfluous 零, and 一亿三千, which may mean either of two numbers.
    """
    if text in _VALUES:
        return _VALUES[text]
    if text in {"百", "千"}:
        return None
    return _number(text.translate(_TENS))


# In the functions below, ``leading`` says that the number begins here, so that 百二十 is 120; ``rounded`` says that it
# ends here, so that a last digit may be of the place below the last unit: 三千五 is 3500.
def _number(text: str, *, rounded: bool = True) -> int | None:
    high, unit, low = text.rpartition("亿")
    if not unit:
        return _below_hundred_million(text, leading=True, rounded=rounded)
    if len(low) > 1 and "万" not in low and not low.startswith("零"):
        return None
    return _joined(2 if high == "两" else _number(high, rounded=False), _MYRIAD_SQUARED, low, rounded=rounded)


def _below_hundred_million(text: str, *, leading: bool, rounded: bool) -> int | None:
    high, unit, low = text.rpartition("万")
    if not unit:
        return _section(text, leading=leading, rounded=rounded)
    return _joined(2 if high == "两" else _section(high, leading=leading, rounded=False), _MYRIAD, low, rounded=rounded)


def _joined(high: int | None, unit: int, low: str, *, rounded: bool) -> int | None:
    """Add what follows 万 or 亿: nothing, one digit of the place below (一万二), or a number that may begin with 零."""
    if high is None or not low:
        return None if high is None else high * unit
    if low in _COUNTING:
        return high * unit + _VALUES[low] * unit // 10 if rounded else None
    rest = _below_hundred_million(low.removeprefix("零"), leading=False, rounded=rounded)
    return None if rest is None else high * unit + rest


def _section(text: str, *, leading: bool, rounded: bool) -> int | None:
    """Read 1 to 9999."""
    found = _SECTION.fullmatch(text)
    if not found or not text:
        return None
    thousands, hundreds, tens, ones = found.group("thousands", "hundreds", "tens", "ones")
    first_implied = thousands == "" or (hundreds == "" and thousands is None)
    if (first_implied and not leading) or (hundreds == "" and (thousands is not None or tens == "")):
        return None
    places = [0 if place is None else _VALUES[place or "一"] for place in (thousands, hundreds, tens)]
    last = _VALUES[ones] if ones else 0
    whole = places[0] * 1000 + places[1] * 100 + places[2] * 10
    if tens is not None or not whole or found["late_gap"] or (found["gap"] and hundreds is None):
        return whole + last
    if last and (first_implied or not rounded):
        return None
    return whole + last * (10 if hundreds is not None else 100)


def write_positional(digits: str, /, *, zero: str = "零") -> str:
    """Write ASCII digits side by side."""
    return digits.translate(str.maketrans("0123456789", zero + DIGITS[1:]))


def write_measured(value: int, /) -> str:
    """Write a whole number from 0 up with its units, 零 where places are skipped: 一百零二, 一亿零三万."""
    text = _write(value)
    return text.removeprefix("一") if text.startswith("一十") else text


def _write(value: int) -> str:
    for unit, name in ((_MYRIAD_SQUARED, "亿"), (_MYRIAD, "万"), (1000, "千"), (100, "百"), (10, "十")):
        high, low = divmod(value, unit)
        if high:
            gap = "零" if 0 < low < unit // 10 else ""
            return _write(high) + name + gap + (_write(low) if low else "")
    return DIGITS[value]


def to_financial(text: str, /) -> str:
    """Replace everyday numerals by those of cheques and contracts: 壹佰贰拾叁."""
    return text.translate(str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟"))
