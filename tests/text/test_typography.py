"""What the room of typography prints, our own readers read back to the same value, for every choice."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from babel.dates import format_date as babel_date
from babel.numbers import format_decimal, format_percent
from hypothesis import example, given
from hypothesis import strategies as st

from govinfo_report.text import (
    DateDash,
    DateRange,
    DateStyle,
    HeadingLevel,
    NumberStyle,
    PercentageStyle,
    QuantityStyle,
    RangeDash,
    find_date_ranges,
    find_dates,
    format_date,
    format_date_range,
    format_document_number,
    format_heading_number,
    format_list,
    format_number,
    format_percentage,
    format_quantity,
    format_range,
    format_year,
    marks,
    match_key,
    parse_date,
    parse_date_range,
    parse_digits,
    parse_heading_number,
    parse_number,
    parse_percentage,
    parse_range,
    parse_year,
    punctuate,
    quantities_in,
    typography,
)

counts = st.integers(0, 10**15)
amounts = st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False, allow_infinity=False)
figures = counts | amounts
days = st.dates(date(1000, 1, 1), date(9999, 12, 31))
COUNTED = ("件", "条", "次", "人次", "份", "篇", "元")
AMOUNTS = ("万元", "亿元")


@pytest.mark.parametrize("style", get_args(NumberStyle))
@given(value=counts)
def test_a_number_of_every_style_reads_back(style: NumberStyle, value: int) -> None:
    text = format_number(value, style=style)

    assert (parse_digits(text) if style == "positional" else parse_number(text)) == value


@pytest.mark.parametrize("style", sorted({*get_args(NumberStyle)} - {"positional"}))
@given(value=amounts | st.integers(-(10**15), 10**15))
def test_a_number_with_decimals_or_sign_reads_back(style: NumberStyle, value: Decimal | int) -> None:
    assert parse_number(format_number(value, style=style)) == value


def test_digits_are_grouped_only_where_asked() -> None:
    shown = [format_number(1234567, style=style) for style in ("arabic", "grouped", "spaced")]

    assert shown == ["1234567", "1,234,567", "1\u2009234\u2009567"]


@pytest.mark.parametrize("style", get_args(QuantityStyle))
@pytest.mark.parametrize("unit", COUNTED)
@given(value=st.integers(2, 10**15).filter(lambda value: not re.fullmatch("1[3-9][0-9]{9}", str(value))))
def test_a_count_with_its_unit_reads_back_from_prose(style: QuantityStyle, unit: str, value: int) -> None:
    text = format_quantity(value, unit, style=style)

    (found,) = quantities_in(f"全年共处理{text}。")
    assert (found.value, found.unit, found.text) == (value, unit, text)


@pytest.mark.parametrize("style", ["arabic", "grouped", "spaced"])
@pytest.mark.parametrize(("unit", "worth"), [("万元", 10**4), ("亿元", 10**8)])
@given(value=figures)
def test_an_amount_in_its_unit_reads_back_from_prose(
    style: QuantityStyle, unit: str, worth: int, value: Decimal | int
) -> None:
    text = format_quantity(value, unit, style=style)

    (found,) = quantities_in(f"收费金额{text}。")
    assert (found.value, found.unit, found.text) == (value * worth, "元", text)


@pytest.mark.parametrize("unit", AMOUNTS)
@pytest.mark.parametrize("style", ["compact", "chinese"])
def test_a_unit_with_a_scale_takes_no_second_one(unit: str, style: QuantityStyle) -> None:
    with pytest.raises(ValueError, match="万 or 亿"):
        format_quantity(12_000, unit, style=style)


@pytest.mark.parametrize("style", get_args(PercentageStyle))
@given(value=st.decimals(-1000, 1000, places=2) | st.integers(-1000, 1000))
def test_a_percentage_reads_back(style: PercentageStyle, value: Decimal | int) -> None:
    assert parse_percentage(format_percentage(value, style=style)) == value


@given(value=st.integers(10_000, 10**9))
def test_a_grouped_percentage_in_prose_is_read_with_any_mark(value: int) -> None:
    for style in ("grouped", "spaced"):
        (found,) = quantities_in(f"增长{format_number(value, style=style)}%。")
        assert (found.value, found.unit) == (value, "%")


@pytest.mark.parametrize("style", get_args(DateStyle))
@given(day=days)
def test_a_date_of_every_style_reads_back(style: DateStyle, day: date) -> None:
    text = format_date(day, style=style)

    assert parse_date(text) == day
    assert [each.value for each in find_dates(f"截至{text}，共3件")] == [day]
    assert parse_year(format_year(day.year, style=style)) == day.year


@pytest.mark.parametrize("style", get_args(DateStyle))
@pytest.mark.parametrize("dash", get_args(DateDash))
@pytest.mark.parametrize("repeat", [True, False])
@given(one=days, other=days)
def test_a_period_of_every_choice_reads_back(
    style: DateStyle, dash: DateDash, repeat: bool, one: date, other: date
) -> None:
    period = DateRange(min(one, other), max(one, other))
    text = format_date_range(period, style=style, repeat_year=repeat, dash=dash)

    assert parse_date_range(text) == period
    assert [each.value for each in find_date_ranges(f"统计期限为{text}。")] == [period]


@pytest.mark.parametrize("dash", [None, *get_args(RangeDash)])
@pytest.mark.parametrize("unit", ["", "件", "%", "年", "万元"])
@pytest.mark.parametrize("repeat", [None, True])
@given(low=st.integers(0, 9999), more=st.integers(0, 9999))
def test_a_range_of_every_choice_reads_back(
    dash: RangeDash | None, unit: str, repeat: bool | None, low: int, more: int
) -> None:
    found = parse_range(format_range(low, low + more, unit=unit, dash=dash, repeat_unit=repeat))

    assert found is not None
    worth = 10**4 if unit == "万元" else 1
    assert (found.low, found.high, found.unit) == (low * worth, (low + more) * worth, "元" if worth > 1 else unit)


@pytest.mark.parametrize("level", get_args(HeadingLevel))
@pytest.mark.parametrize("number", [*range(1, 120), 200, 210, 555, 999])
def test_the_number_of_a_heading_reads_back(level: HeadingLevel, number: int) -> None:
    text = format_heading_number(number, level)
    found = parse_heading_number(f"{text}主动公开")

    assert found is not None
    assert (found.number, found.level, found.end) == (number, level, len(text))


@pytest.mark.parametrize(("number", "level"), [(0, 1), (1000, 1), (1, 0), (1, 5)])
def test_what_is_no_number_of_a_heading_is_refused(number: int, level: HeadingLevel) -> None:
    with pytest.raises(ValueError, match="expected 1 to 999 at level 1 to 4"):
        format_heading_number(number, level)


@pytest.mark.parametrize(
    "text", ["", "主动公开", "3.5万次", "2024年", "第二十条", "三十万", "（甲）", "0.其他", "（零）", "十"]
)
def test_a_line_without_a_number_has_none(text: str) -> None:
    assert parse_heading_number(text) is None


@pytest.mark.parametrize(
    ("text", "level"), [("(二)公开", 2), ("2、公开", 3), ("２．公开", 3), ("(2)公开", 4), ("　二、公开", 1)]
)
def test_marks_that_others_print_are_read(text: str, level: int) -> None:
    found = parse_heading_number(text)

    assert found is not None
    assert (found.number, found.level, text[found.end :]) == (2, level, "公开")


@given(day=days)
def test_dates_are_those_of_babel(day: date) -> None:
    assert format_date(day) == babel_date(day, "long", locale="zh_CN")


@given(value=st.integers(-(10**15), 10**15))
def test_groups_and_percentages_are_those_of_babel(value: int) -> None:
    assert format_number(value, style="grouped") == format_decimal(value, locale="zh_CN")
    assert format_percentage(value) == format_percent(Decimal(value) / 100, "0%", locale="zh_CN")


def test_lists_and_marks() -> None:
    assert format_list(["甲", "乙", "丙"]) == "甲、乙和丙"
    assert format_list(["甲", "乙", "丙"], conjunction=None) == marks("zh").pause.join("甲乙丙")
    assert [marks(lang).colon for lang in ("zh", "en")] == ["：", ": "]
    assert [marks(lang).beside("2024") for lang in ("zh", "en")] == ["（2024）", " (2024)"]
    assert marks("zh").beside("") == ""


@pytest.mark.parametrize(("code", "shown"), [("", "〔2021〕30号"), ("国办公开办函", "国办公开办函〔2021〕30号")])
def test_a_document_number_stands_as_it_is_punctuated(code: str, shown: str) -> None:
    assert format_document_number(2021, 30, code=code) == shown == punctuate(f"{code}(2021)30号")
    with pytest.raises(ValueError, match="above 0"):
        format_document_number(2021, 0)


@pytest.mark.parametrize(
    ("half", "full"),
    [
        ("收到申请,已办结;其中:两件!是吗?", "收到申请，已办结；其中：两件！是吗？"),
        ("收到申请 3 件, 其中 2 件", "收到申请 3 件，其中 2 件"),
        ("占12.5%,其中自然人", "占12.5%，其中自然人"),
        ("见附件(PDF),电话:010-1234", "见附件（PDF），电话：010-1234"),
        ("(一)主动公开.", "（一）主动公开。"),
        ('称为"三安全一稳定"', "称为“三安全一稳定”"),
        ("等等...以下--略", "等等……以下——略"),
        ("3~5件", "3～5件"),
        ("国办公开办函(2021)30号", "国办公开办函〔2021〕30号"),
        ("国办公开办函［2021］30号", "国办公开办函〔2021〕30号"),
    ],
)
def test_marks_become_full_width_in_chinese(half: str, full: str) -> None:
    assert punctuate(half) == full


@pytest.mark.parametrize(
    "text",
    [
        "1,234.5",
        "10:30",
        "https://example.invalid/a?b=1",
        "see (a, b)",
        "3.5万次",
        "1.政策解读",
        "a@b.cn",
        "（一）公开。",
        "",
    ],
)
def test_marks_stay_where_they_belong(text: str) -> None:
    assert punctuate(text) == text


pieces = st.lists(
    st.sampled_from(
        [
            *'，。,.;:?!()"~- ',
            "...",
            "--",
            "收到",
            "申请",
            "12.5%",
            "1,234件",
            "（一）",
            "3件",
            "a",
            "(2021)5号",
            "3~5件",
        ]
    ),
    max_size=12,
).map("".join)


@given(text=pieces | st.text(max_size=40))
@example('"(")')
def test_punctuating_keeps_every_word_and_is_done_at_once(text: str) -> None:
    done = punctuate(text)

    assert [each for each in done if each.isalnum()] == [each for each in text if each.isalnum()]
    assert punctuate(done) == done


@given(value=st.integers(2, 10**6), share=st.decimals(0, 100, places=1))
def test_punctuating_keeps_the_figures_of_prose(value: int, share: Decimal) -> None:
    text = (
        f"收到申请{format_quantity(value, '件', style='grouped')},其中自然人3件(占{format_percentage(share)});均已办结."
    )

    shown = [[(each.value, each.unit) for each in quantities_in(which)] for which in (text, punctuate(text))]
    assert shown[0] == shown[1] == [(value, "件"), (3, "件"), (share, "%")]
    assert match_key(text) == match_key(punctuate(text))


def test_the_room_is_where_everything_is_printed() -> None:
    printed = {name for name in typography.__all__ if name.startswith("format_")}

    import govinfo_report.text as package

    assert {name for name in package.__all__ if name.startswith("format_")} == printed
