from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govinfo_report.text import (
    DateMatch,
    DateRange,
    DateStyle,
    find_date_ranges,
    find_dates,
    format_date,
    format_date_range,
    format_year,
    parse_date,
    parse_date_range,
    parse_year,
)

NEW_YEAR, JANUARY_15, LAST_DAY = date(2020, 1, 1), date(2020, 1, 15), date(2020, 12, 31)
WHOLE_YEAR = DateRange(NEW_YEAR, LAST_DAY)


@pytest.mark.parametrize(
    "text",
    [
        "2020年1月15日",
        "2020年01月15日",
        "2020年1月15号",
        "2020 年 1 月 15 日",
        "\u30002020年1月\n15日\u200b",
        "２０２０年１月１５日",
        "2020-01-15",
        "2020-1-15",
        "2020‑1‑15",
        "2020/1/15",
        "2020.1.15",
        "２０２０．１．１５",
        "二〇二〇年一月十五日",
        "二○二○年一月十五日",
        "二零二零年一月一五日",
        "二Ｏ二Ｏ年一月十五日",
        "2020年一月十五日",
        "二〇二〇年1月15日",
    ],
)
def test_a_date_is_read(text: str) -> None:
    assert parse_date(text) == JANUARY_15


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020年2月29日", date(2020, 2, 29)),
        ("二〇〇八年五月廿三日", date(2008, 5, 23)),
        ("二〇〇八年一〇月三〇日", date(2008, 10, 30)),
        ("二〇〇八年十月卅日", date(2008, 10, 30)),
        ("一九九九年十二月三十一日", date(1999, 12, 31)),
    ],
)
def test_other_dates_are_read(text: str, expected: date) -> None:
    assert expected == parse_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "无",
        "2020",
        "2020年1月",
        "1月15日",
        "20年1月15日",
        "2020年2月30日",
        "2019年2月29日",
        "2020年13月1日",
        "2020年0月1日",
        "2020年1月0日",
        "二〇二〇年十三月一日",
        "二〇二〇年一月三十二日",
        "二〇二〇年一月十十日",
        "202020年12月31日",
        "二〇二〇二〇年十二月三十一日",
        "2020年1月155日",
        "0000年1月1日",
        "2020-01/15",
        "2020-01-155",
        "2020.1.15.3",
        "12020-01-15",
        "2020年1月15日发布",
        "二千零二十年一月十五日",
    ],
)
def test_anything_else_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020", 2020),
        ("2020年", 2020),
        ("2020年度", 2020),
        ("２０２０ 年", 2020),
        ("二〇二〇年度", 2020),
        ("二○二○年", 2020),
        ("20年", None),
        ("202020年", None),
        ("0000年", None),
        ("2020年1月", None),
        ("年度", None),
        ("", None),
    ],
)
def test_a_year_is_read(text: str, expected: int | None) -> None:
    assert expected == parse_year(text)


@pytest.mark.parametrize(
    "text",
    [
        "2020年1月1日至2020年12月31日",
        "2020年1月1日至12月31日",
        "2020年1月1日到12月31日",
        "2020年1月1日—12月31日",
        "2020年1月1日——12月31日",
        "2020年1月1日～12月31日",
        "2020年1月1日-12月31日",
        "2020年1月1日－12月31日",
        "2020年1月1日–2020年12月31日",
        "2020年1月1日起至2020年12月31日止",
        "自2020年1月1日起至12月31日止",
        "从 2020 年 1 月 1 日 起，至 12 月 31 日 止",
        "2020-01-01至2020-12-31",
        "2020-01-01 - 2020-12-31",
        "2020.1.1-2020.12.31",
        "2020/1/1～2020/12/31",
        "２０２０年１月１日至１２月３１日",
        "二〇二〇年一月一日至十二月三十一日",
        "二○二○年一月一日至二○二○年十二月三十一日",
    ],
)
def test_a_period_is_read(text: str) -> None:
    assert parse_date_range(text) == WHOLE_YEAR


def test_a_period_of_days_takes_month_and_year_from_its_first_day() -> None:
    assert parse_date_range("2020年1月1日至15日") == DateRange(NEW_YEAR, JANUARY_15)


def test_a_period_without_year_needs_one() -> None:
    assert parse_date_range("1月1日—12月31日") is None
    assert parse_date_range("1月1日—12月31日", default_year=2020) == WHOLE_YEAR
    assert parse_date_range("1月1日至2020年12月31日") is None


def test_a_year_that_is_printed_wins_over_the_default() -> None:
    assert parse_date_range("2020年1月1日至12月31日", default_year=2019) == WHOLE_YEAR


def test_a_period_printed_backwards_is_held_as_printed() -> None:
    assert parse_date_range("2020年12月31日至2020年1月1日") == DateRange(LAST_DAY, NEW_YEAR)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2020年1月1日",
        "2020年1月1日至",
        "2020年11月1日至2月28日",
        "2020年2月1日至30日",
        "2020年1月1日至202020年12月31日",
        "2020年2月30日至12月31日",
        "2020年1月1日至12月31日的报告",
        "2019—2020年",
    ],
)
def test_anything_else_is_no_period(text: str) -> None:
    assert parse_date_range(text) is None


def test_dates_are_found_with_their_place() -> None:
    text = "截至2020年12月31日，自２０２０年１月１日起；2020-1-15公布，二〇二〇年二月三十日无。"
    found = find_dates(text)
    assert [text[match.start : match.end] for match in found] == ["2020年12月31日", "２０２０年１月１日", "2020-1-15"]
    assert [match.value for match in found] == [LAST_DAY, NEW_YEAR, JANUARY_15]


def test_a_year_with_too_many_digits_holds_no_date() -> None:
    assert find_dates("统计至202020年12月31日") == ()


def test_both_dates_of_a_period_are_found() -> None:
    for text in ("2020年1月1日至2020年12月31日", "2020.1.1-2020.12.31", "2020-01-01-2020-12-31"):
        assert [match.value for match in find_dates(text)] == [NEW_YEAR, LAST_DAY]


def test_periods_are_found_with_their_place() -> None:
    text = "统计期限为2020年1月1日至12月31日，另见1月1日至15日。"
    assert find_date_ranges(text) == (DateMatch(5, 21, WHOLE_YEAR),)
    assert [WHOLE_YEAR, DateRange(date(2019, 1, 1), date(2019, 1, 15))] == [
        match.value for match in find_date_ranges(text, default_year=2019)
    ]


def test_a_date_is_printed_as_babel_prints_it() -> None:
    dates = pytest.importorskip("babel.dates")
    for day in (NEW_YEAR, JANUARY_15, LAST_DAY):
        assert dates.format_date(day, "long", locale="zh_CN") == format_date(day)


def test_a_date_is_printed_in_chinese() -> None:
    assert format_date(JANUARY_15, style="chinese") == "二〇二〇年一月十五日"
    assert format_date(date(2000, 10, 30), style="chinese") == "二〇〇〇年十月三十日"


def test_a_year_is_printed() -> None:
    assert format_year(2020) == "2020年"
    assert format_year(2020, style="chinese") == "二〇二〇年"


@pytest.mark.parametrize("year", [20, 999, 10000])
def test_a_year_is_never_shortened(year: int) -> None:
    with pytest.raises(ValueError, match="four digits"):
        format_year(year)


def test_a_period_repeats_the_year_only_where_needed() -> None:
    assert format_date_range(WHOLE_YEAR) == "2020年1月1日至12月31日"
    assert format_date_range(WHOLE_YEAR, repeat_year=True) == "2020年1月1日至2020年12月31日"
    assert format_date_range(WHOLE_YEAR, style="chinese") == "二〇二〇年一月一日至十二月三十一日"
    assert format_date_range(DateRange(LAST_DAY, date(2021, 1, 1))) == "2020年12月31日至2021年1月1日"


DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@given(DAYS, st.sampled_from(["arabic", "chinese"]))
@example(date(2020, 10, 10), "chinese")
def test_a_date_reads_back(day: date, style: DateStyle) -> None:
    printed = format_date(day, style=style)
    assert day == parse_date(printed)
    assert (DateMatch(1, 1 + len(printed), day),) == find_dates(f"于{printed}起")
    assert day.year == parse_year(format_year(day.year, style=style))


def test_every_day_of_a_leap_year_reads_back_in_chinese() -> None:
    days = [date.fromordinal(NEW_YEAR.toordinal() + offset) for offset in range(366)]
    assert days == [parse_date(format_date(day, style="chinese")) for day in days]


@given(DAYS, DAYS, st.sampled_from(["arabic", "chinese"]), st.booleans())
@example(LAST_DAY, NEW_YEAR, "arabic", False)
def test_a_period_reads_back(start: date, end: date, style: DateStyle, repeat: bool) -> None:
    period = DateRange(start, end)
    assert period == parse_date_range(format_date_range(period, style=style, repeat_year=repeat))


@given(st.text() | st.text(st.sampled_from("0123456789年月日号至-./—起止自一二十零〇 ")))
def test_no_text_makes_a_reader_raise(text: str) -> None:
    assert isinstance(parse_date(text), date | None)
    assert isinstance(parse_year(text), int | None)
    assert isinstance(parse_date_range(text, default_year=2020), DateRange | None)
    assert all(0 <= match.start < match.end <= len(text) for match in find_dates(text))
    assert all(0 <= match.start < match.end <= len(text) for match in find_date_ranges(text, default_year=2020))


@pytest.mark.parametrize("piece", ["2020年", "1", "1月1日", "2020-1-", "一", "自 ", " ", "1月1日至", "2020年1月1日起 "])
def test_long_hostile_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * 50_000
    assert parse_date(text) is None
    assert parse_date_range(text, default_year=2020) is None
    assert isinstance(find_dates(text), tuple)
    assert isinstance(find_date_ranges(text, default_year=2020), tuple)
