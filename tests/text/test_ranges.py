from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.text import Conjunction, Range, RangeDash, format_list, format_range, parse_range


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3-5", Range(3, 5)),
        ("3-5件", Range(3, 5, "件")),
        ("3—5", Range(3, 5)),
        ("3——5件", Range(3, 5, "件")),
        ("3~5件", Range(3, 5, "件")),
        ("3〜5件", Range(3, 5, "件")),
        ("3–5件", Range(3, 5, "件")),
        ("３至５件", Range(3, 5, "件")),
        ("3件到5件", Range(3, 5, "件")),
        ("3 - 5 个工作日", Range(3, 5, "个工作日")),
        ("-5～-3", Range(-5, -3)),
        ("-5-3", Range(-5, 3)),
        ("1,000～2,000元", Range(1000, 2000, "元")),
        ("十至二十", Range(10, 20)),
        ("十至二十件", Range(10, 20, "件")),
        ("五至二十天", Range(5, 20, "天")),
        ("15%～30%", Range(15, 30, "%")),
        ("15～30%", Range(15, 30, "%")),
        ("0.5%—1%", Range(Decimal("0.5"), 1, "%")),
        ("百分之十至百分之二十", Range(10, 20, "%")),
        ("13万元～17万元", Range(130000, 170000, "元")),
        ("1.3万～1.7万", Range(13000, 17000)),
        ("9000～1.2万", Range(9000, 12000)),
        ("五千至一万", Range(5000, 10000)),
        ("9000元～1.2万元", Range(9000, 12000, "元")),
        ("2019—2020年", Range(2019, 2020, "年")),
        ("2019年—2020年", Range(2019, 2020, "年")),
        ("10～20元/页", Range(10, 20, "元/页")),
        ("5-5", Range(5, 5)),
    ],
)
def test_a_range_is_read(text: str, expected: Range) -> None:
    assert expected == parse_range(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "～",
        "3～",
        "～5",
        "3",
        "-5",
        "5-3",
        "3件-5",
        "3件-5个",
        "3～5万",
        "13～17万元",
        "三至五百",
        "五至六万",
        "3～5件左右",
        "3至5万多",
        "3至5至7",
        "约3～5件",
        "2020-01-15",
        "1月1日—12月31日",
        "15%～30",
        "3～5，件",
        "3～" + "5" * 200,
    ],
)
def test_anything_else_is_no_range(text: str) -> None:
    assert parse_range(text) is None


def test_the_unit_stands_on_both_ends_where_the_lower_could_be_misread() -> None:
    assert format_range(15, 30, unit="%") == "15%～30%"
    assert format_range(13, 17, unit="万元") == "13万元～17万元"
    assert format_range(130_000, 170_000, unit="元", style="compact") == "13万元～17万元"
    assert format_range(9000, 12_000, unit="元", style="compact") == "9000元～1.2万元"
    assert format_range(3, 5, unit="件") == "3～5件"
    assert format_range(2019, 2020, unit="年") == "2019—2020年"
    assert format_range(3, 5) == "3～5"


@pytest.mark.parametrize(
    ("dash", "repeat", "expected"),
    [("—", None, "3—5件"), ("至", True, "3件至5件"), ("-", False, "3-5件"), (None, True, "3件～5件")],
)
def test_dash_and_unit_can_be_chosen(dash: RangeDash | None, repeat: bool | None, expected: str) -> None:
    assert expected == format_range(3, 5, unit="件", dash=dash, repeat_unit=repeat)


def test_a_falling_range_is_refused() -> None:
    with pytest.raises(ValueError, match="5 exceeds the upper value 3"):
        format_range(5, 3)


@given(
    st.integers(0, 10**9),
    st.integers(0, 10**9),
    st.sampled_from(["", "件", "%", "元", "年", "人次"]),
    st.sampled_from(["～", "—", "-", "至", None]),
)
def test_a_range_reads_back(one: int, other: int, unit: str, dash: RangeDash | None) -> None:
    low, high = sorted((one, other))
    assert Range(low, high, unit) == parse_range(format_range(low, high, unit=unit, dash=dash))


@given(st.text() | st.text(st.sampled_from("0123456789-～—至万百%件年. ")))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    found = parse_range(text)
    assert found is None or found.low <= found.high


@pytest.mark.parametrize("piece", ["-", "1-", "～", "一至", "件"])
def test_long_hostile_text_is_refused_at_once(piece: str) -> None:
    assert parse_range(piece * 100_000) is None


@pytest.mark.parametrize(
    ("items", "conjunction", "expected"),
    [
        (["甲", "乙", "丙"], "and", "甲、乙和丙"),
        (["甲", "乙", "丙"], "or", "甲、乙或丙"),
        (["甲", "乙", "丙"], None, "甲、乙、丙"),
        (["甲", "乙"], "and", "甲和乙"),
        (["甲"], "and", "甲"),
        ([], "and", ""),
        ([], None, ""),
    ],
)
def test_words_are_joined(items: list[str], conjunction: Conjunction | None, expected: str) -> None:
    assert expected == format_list(iter(items), conjunction=conjunction)
