from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.text import (
    format_number,
    parse_count,
    parse_digits,
    parse_number,
    parse_percentage,
)

NUMBERS: list[tuple[str, int | Decimal]] = [
    ("0", 0),
    ("859", 859),
    ("007", 7),
    (" 12\n", 12),
    ("\u300012\u200b", 12),
    ("+173", 173),
    ("-8", -8),
    ("−8", -8),
    ("－8", -8),
    ("‑1", -1),
    ("‐1", -1),
    ("﹣1", -1),
    ("-0", 0),
    ("＋２", 2),
    ("１２３", 123),
    ("１，２３４", 1234),
    ("1,234", 1234),
    ("12,345,678", 12345678),
    ("1\u2009234\u2009567", 1234567),
    ("1\u00a0234", 1234),
    ("1\u202f234", 1234),
    ("-1,234.50", Decimal("-1234.50")),
    ("0.092", Decimal("0.092")),
    ("３．５", Decimal("3.5")),
    (".5", Decimal("0.5")),
    ("3.0", 3),
    ("3.00", 3),
    ("59237.2449", Decimal("59237.2449")),
    ("9007199254740993", 9007199254740993),
    ("10000000000000000", 10**16),
    ("123456789012345678901234567890.123456789", Decimal("123456789012345678901234567890.123456789")),
    ("-123456789012345678901234567890.123456789", Decimal("-123456789012345678901234567890.123456789")),
    ("1.2万", 12000),
    ("2.2 万", 22000),
    ("1.23456万", Decimal("12345.6")),
    ("1453.2亿", 145320000000),
    ("1,453.2億", 145320000000),
    ("3萬", 30000),
    ("3千", 3000),
    ("3.5千万", 35000000),
    ("5百亿", 50000000000),
    ("2万亿", 2 * 10**12),
    ("-1.5亿", -150000000),
    ("负1.5亿", -150000000),
    ("3万5千", 35000),
    ("1亿2345万", 123450000),
    ("1亿2345万6789", 123456789),
    ("2万3456", 23456),
    ("2万0006", 20006),
    ("1万亿2345亿", 1234500000000),
    ("〇", 0),
    ("零", 0),
    ("一", 1),
    ("两", 2),
    ("兩", 2),
    ("十", 10),
    ("十二", 12),
    ("一十二", 12),
    ("二十", 20),
    ("九十九", 99),
    ("一百", 100),
    ("一百零二", 102),
    ("一百〇二", 102),
    ("一百○二", 102),
    ("一百一十", 110),
    ("一百十五", 115),
    ("一百二十三", 123),
    ("百二十", 120),
    ("一百二", 120),
    ("二百五", 250),
    ("一千零二十", 1020),
    ("一千零二", 1002),
    ("三千五", 3500),
    ("三千五百", 3500),
    ("九千九百九十九", 9999),
    ("一万", 10000),
    ("一万二", 12000),
    ("一万两千", 12000),
    ("两万三千", 23000),
    ("两万三千五", 23500),
    ("一万零二", 10002),
    ("一万零一十", 10010),
    ("一万零五百", 10500),
    ("一万五百", 10500),
    ("十万", 100000),
    ("十万三千", 103000),
    ("十万零三千", 103000),
    ("百万", 1000000),
    ("一百二十万零五", 1200005),
    ("千万", 10000000),
    ("一亿", 10**8),
    ("一亿二", 120000000),
    ("一亿零三", 100000003),
    ("一亿零三万", 100030000),
    ("一亿零三千", 100003000),
    ("一亿五百万", 105000000),
    ("一万二千亿", 1200000000000),
    ("两万亿", 2 * 10**12),
    ("一亿亿", 10**16),
    ("一亿亿零五", 10**16 + 5),
    ("廿", 20),
    ("廿三", 23),
    ("卅", 30),
    ("卅一", 31),
    ("二百廿三", 223),
    ("壹佰贰拾叁", 123),
    ("壹佰貳拾參", 123),
    ("贰万零壹拾", 20010),
    ("壹拾", 10),
    ("陸仟柒佰捌拾玖萬", 67890000),
    ("三億兩千萬", 320000000),
    ("负八", -8),
    ("負一百零二", -102),
    ("负零", 0),
    ("十二点五", Decimal("12.5")),
    ("十二點五", Decimal("12.5")),
    ("零点零九二", Decimal("0.092")),
    ("负三点一四", Decimal("-3.14")),
    ("三点零", 3),
    ("三点五零", Decimal("3.50")),
    ("一点二万", 12000),
    ("一点五亿", 150000000),
    ("一点二三万亿", 1230000000000),
    ("二〇二〇", 2020),
    ("二零二零", 2020),
    ("二○二○", 2020),
    ("二◯二◯", 2020),
    ("二ＯＯ八", 2008),
    ("二OO八", 2008),
    ("一二三", 123),
    ("三〇", 30),
    ("零五", 5),
]

NOT_NUMBERS = [
    "",
    " ",
    "/",
    "-",
    "—",
    "——",
    "无",
    "件",
    "123件",
    "22（其中修订16件）",
    "12,34",
    "1,2345",
    "1,23,456",
    "0,123",
    "1234,567",
    "1,234\u2009567",
    "1 234",
    "1.2.3",
    "5.",
    ".",
    "1e5",
    "0x10",
    "1_000",
    "--8",
    "+-8",
    "- 8",
    "8-",
    "–8",
    "12%",
    "½",
    "12²",
    "①",
    "٣",
    "१२",
    "NaN",
    "inf",
    "1.2万5千",
    "3万15千",
    "3千5万",
    "2万34",
    "1亿6789",
    "1.2万亿亿",
    "万",
    "1万万",
    "2020年",
    "2020.1.15",
    "十2",
    "3万五千",
    "百",
    "千",
    "亿",
    "万二",
    "百二",
    "千二",
    "百十",
    "十几",
    "几",
    "半",
    "三十多",
    "二三十",
    "十二三",
    "三四",
    "七八",
    "三四百",
    "一二三万",
    "一万二三",
    "一百二万",
    "一百二亿",
    "一万万",
    "一亿万",
    "一亿三千",
    "一百零",
    "一千零二百",
    "一百零零二",
    "一千零零二",
    "零一百",
    "一百百",
    "一千百",
    "十百",
    "二廿三",
    "廿廿",
    "两十",
    "一百零两",
    "二〇两〇",
    "点五",
    "五点",
    "一点二点三",
    "一点十",
    "负",
    "负负八",
    "-八",
    "○",
    "○○",
    "O",
    "〇〇",
    "第一",
    "一、",
    "9" * 129,
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_a_number_is_read(text: str, expected: int | Decimal) -> None:
    value = parse_number(text)
    assert (type(expected), str(expected)) == (type(value), str(value))


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_anything_else_is_no_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_a_count_is_a_whole_number(text: str, expected: int | Decimal) -> None:
    assert (expected if isinstance(expected, int) else None) == parse_count(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020", 2020),
        ("２０２０", 2020),
        ("二〇二〇", 2020),
        ("二○二○", 2020),
        ("三四", 34),
        ("零五", 5),
        ("", None),
        ("一百", None),
        ("-8", None),
        ("2020年", None),
        ("二0二0", None),
        ("1" * 129, None),
    ],
)
def test_digits_side_by_side_are_read(text: str, expected: int | None) -> None:
    assert expected == parse_digits(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.5%", "12.5"),
        ("１２．５％", "12.5"),
        ("12.50 %", "12.50"),
        ("-3%", "-3"),
        ("+3%", "3"),
        ("1,234.5%", "1234.5"),
        ("0%", "0"),
        ("百分之十二点五", "12.5"),
        ("百分之百", "100"),
        ("百分之一百", "100"),
        ("百分之12.5", "12.5"),
        ("百分之零点零九", "0.09"),
        ("负百分之三", "-3"),
        ("負百分之三", "-3"),
    ],
)
def test_a_percentage_is_read(text: str, expected: str) -> None:
    value = parse_percentage(text)
    assert isinstance(value, Decimal)
    assert expected == str(value)


@pytest.mark.parametrize(
    "text",
    [
        "12.5个百分点",
        "12.5",
        "%",
        "百分之",
        "12.5%%",
        "12.5‰",
        "千分之三",
        "百分之三%",
        "负百分之负三",
        "约5%",
        "9" * 130 + "%",
    ],
)
def test_anything_else_is_no_percentage(text: str) -> None:
    assert parse_percentage(text) is None


ALPHABET = "0123456789０１.．,，+-−负百分之点零〇○O一二两三九十百千万亿廿壹佰% \u2009\u00a0²"


@given(st.text() | st.text(st.sampled_from(ALPHABET)))
def test_no_text_makes_a_reader_raise(text: str) -> None:
    assert isinstance(parse_number(text), int | Decimal | None)
    assert isinstance(parse_count(text), int | None)
    assert isinstance(parse_digits(text), int | None)
    assert isinstance(parse_percentage(text), Decimal | None)


@given(st.text(st.sampled_from("一二两三十百千万亿零"), max_size=8))
def test_a_chinese_numeral_is_read_with_one_meaning(text: str) -> None:
    value = parse_number(text)
    if isinstance(value, int):
        assert value == parse_number(format_number(value, style="chinese"))
        assert parse_number(f"负{text}") == -value


@pytest.mark.parametrize("piece", ["一万", "9,", "9", "1万", "一", "零", "亿", " ", "1 ", "9.", "%", "百分之", "点"])
def test_long_hostile_text_is_refused_at_once(piece: str) -> None:
    text = piece * 100_000
    assert parse_number(text) is None
    assert parse_percentage(text) is None
    assert parse_digits(text) is None
