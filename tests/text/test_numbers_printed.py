from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govinfo_report.text import (
    NumberStyle,
    format_number,
    format_percentage,
    parse_digits,
    parse_number,
    parse_percentage,
)


@pytest.mark.parametrize(
    ("value", "style", "expected"),
    [
        (1234567, "arabic", "1234567"),
        (Decimal("0.0920"), "arabic", "0.0920"),
        (Decimal("1E+3"), "arabic", "1000"),
        (1234567, "grouped", "1,234,567"),
        (Decimal("-1234.50"), "grouped", "-1,234.50"),
        (0, "chinese", "零"),
        (10, "chinese", "十"),
        (15, "chinese", "十五"),
        (102, "chinese", "一百零二"),
        (110, "chinese", "一百一十"),
        (123, "chinese", "一百二十三"),
        (1002, "chinese", "一千零二"),
        (10010, "chinese", "一万零一十"),
        (100000, "chinese", "十万"),
        (103000, "chinese", "十万三千"),
        (100030000, "chinese", "一亿零三万"),
        (120000003, "chinese", "一亿二千万零三"),
        (1200000000000, "chinese", "一万二千亿"),
        (10**16, "chinese", "一亿亿"),
        (-8, "chinese", "负八"),
        (Decimal("12.50"), "chinese", "十二点五零"),
        (Decimal("-0.092"), "chinese", "负零点零九二"),
        (2020, "positional", "二〇二〇"),
        (0, "positional", "〇"),
        (123, "financial", "壹佰贰拾叁"),
        (10, "financial", "壹拾"),
        (-10, "financial", "负壹拾"),
        (20010, "financial", "贰万零壹拾"),
        (100003000, "financial", "壹亿零叁仟"),
        (0, "financial", "零"),
        (9999, "compact", "9999"),
        (10000, "compact", "1万"),
        (22000, "compact", "2.2万"),
        (-22000, "compact", "-2.2万"),
        (99_999_999, "compact", "9999.9999万"),
        (10**8, "compact", "1亿"),
        (145320000000, "compact", "1453.2亿"),
        (10**12, "compact", "1万亿"),
        (Decimal("12345.60"), "compact", "1.23456万"),
        (Decimal("3.50"), "compact", "3.50"),
        (0, "compact", "0"),
    ],
)
def test_a_number_is_printed_in_each_style(value: int | Decimal, style: NumberStyle, expected: str) -> None:
    assert expected == format_number(value, style=style)


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (99_999_999, 0, "1亿"),
        (99_994_999, 1, "9999.5万"),
        (99_999_499, 1, "9999.9万"),
        (99_999_500, 1, "1亿"),
        (99_950_000, 1, "9995万"),
        (9_999, 0, "9999"),
        (999_999_999_999, 2, "1万亿"),
        (12345, 1, "1.2万"),
        (12500, 0, "1万"),
        (15000, 0, "2万"),
        (-15000, 0, "-2万"),
        (20400, 1, "2万"),
        (Decimal("9999.5"), 0, "1万"),
        (Decimal("0.125"), 2, "0.13"),
    ],
)
def test_compact_rounds_half_up_and_never_prints_ten_thousand_of_a_unit(
    value: int | Decimal, digits: int, expected: str
) -> None:
    assert expected == format_number(value, style="compact", fraction_digits=digits)


def test_other_styles_round_as_well_and_add_no_digits() -> None:
    assert format_number(Decimal("2.345"), fraction_digits=2) == "2.35"
    assert format_number(Decimal("2.5"), fraction_digits=2) == "2.5"
    assert format_number(Decimal("2.5"), style="chinese", fraction_digits=0) == "三"


@pytest.mark.parametrize("value", [1.5, True, "1", None])
def test_only_exact_numbers_are_printed(value: object) -> None:
    with pytest.raises(TypeError, match="expected an int or a Decimal"):
        format_number(value)  # type: ignore[arg-type]  # that is the point


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_number_is_not_printed(value: Decimal) -> None:
    with pytest.raises(ValueError, match="not a number"):
        format_number(value)


@pytest.mark.parametrize("value", [-1, Decimal("1.5")])
def test_positional_digits_are_for_whole_numbers_from_0_up(value: int | Decimal) -> None:
    with pytest.raises(ValueError, match="no positional form"):
        format_number(value, style="positional")


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown style 'roman'"):
        format_number(1, style="roman")  # type: ignore[arg-type]  # that is the point


def test_a_percentage_is_printed() -> None:
    assert format_percentage(Decimal("12.50")) == "12.50%"
    assert format_percentage(-3) == "-3%"
    assert format_percentage(Decimal("12.5"), style="chinese") == "百分之十二点五"
    assert format_percentage(-3, style="chinese") == "负百分之三"
    assert format_percentage(100, style="chinese") == "百分之百"


WHOLE = st.integers(0, 10**12) | st.integers(0, 10**5) | st.integers(0, 10**20)
EXACT = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=4)


@given(WHOLE, st.sampled_from(["arabic", "grouped", "chinese", "financial", "compact"]))
@example(10**16, "chinese")
@example(10**12, "compact")
def test_a_whole_number_reads_back(value: int, style: NumberStyle) -> None:
    for signed in (value, -value):
        read = parse_number(format_number(signed, style=style))
        assert (int, signed) == (type(read), read)


@given(WHOLE)
def test_positional_digits_read_back(value: int) -> None:
    printed = format_number(value, style="positional")
    assert value == parse_digits(printed)
    assert parse_number(printed) in ({value} if len(printed) != 2 or "〇" in printed else {None})


@given(EXACT, st.sampled_from(["arabic", "grouped", "chinese", "financial", "compact"]))
def test_a_decimal_reads_back(value: Decimal, style: NumberStyle) -> None:
    assert value == parse_number(format_number(value, style=style))


@given(EXACT)
def test_a_decimal_keeps_its_digits(value: Decimal) -> None:
    read = parse_number(str(value))
    assert read == value
    assert isinstance(read, int) or str(read) == str(value)


@given(EXACT, st.sampled_from(["arabic", "chinese"]))
def test_a_percentage_reads_back(value: Decimal, style: str) -> None:
    printed = format_percentage(value, style="chinese" if style == "chinese" else "arabic")
    assert value == parse_percentage(printed)


def test_every_number_up_to_twenty_thousand_reads_back_in_chinese() -> None:
    printed = [format_number(value, style="chinese") for value in range(20_001)]
    assert list(range(20_001)) == [parse_number(text) for text in printed]
