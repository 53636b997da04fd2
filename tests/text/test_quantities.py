from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.text import Quantity, format_number, quantities_in


def values(text: str) -> list[tuple[int | Decimal, str]]:
    return [(each.value, each.unit) for each in quantities_in(text)]


def only(text: str) -> Quantity:
    (quantity,) = quantities_in(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("收到申请859件", 859, "件"),
        ("收到申请 859 件", 859, "件"),
        ("收到申请８５９件", 859, "件"),
        ("收到申请1,859件", 1859, "件"),
        ("收到申请１,８５９件", 1859, "件"),
        ("收到申请18 595件", 18595, "件"),
        ("收到申请八百五十九件", 859, "件"),
        ("收到申请两件", 2, "件"),
        ("收到申请一件", 1, "件"),
        ("收到申请一百零三宗", 103, "宗"),
        ("阅读量2.2万次", 22000, "次"),
        ("阅读量2.2万余次", 22000, "次"),
        ("点击3亿次", 300000000, "次"),
        ("三万元", 30000, "元"),
        ("收费96171.6万元", 961716000, "元"),
        ("收费3940元", 3940, "元"),
        ("占51.85%", Decimal("51.85"), "%"),
        ("占51.85％", Decimal("51.85"), "%"),
        ("占百分之五十一点八五", Decimal("51.85"), "%"),
        ("提高3个百分点", 3, "个百分点"),
        ("收到申请2件次", 2, "件次"),
        ("收到申请3，已办结", 3, ""),
        ("收到申请：3", 3, ""),
        ("公開行政許可76條", 76, "条"),
        ("分为六个部分", 6, "个部分"),
        ("期限为20个工作日", 20, "个工作日"),
    ],
)
def test_a_quantity_is_read_with_its_unit(text: str, value: int | Decimal, unit: str) -> None:
    assert values(text) == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "没有数字",
        "2023年",
        "2023年度工作",
        "2023年1月1日至12月31日",
        "2023年1月1日起至2023年12月31日止",
        "二〇二三年一月一日",
        "202020年12月31日",
        "2023-01-31",
        "2023.1.31",
        "15:30",
        "第二十条第（一）项",
        "第50条",
        "第五十条第一款第（三）项",
        "第711号",
        "国办公开办函〔2021〕30号",
        "国办函[2020]109号",
        "《关于开展2023年度100项任务的通知》",
        "电话：0512-66011234",
        "联系电话:000—0000000",
        "手机13800138000",
        "邮编：215000",
        "邮政编码 215000",
        "电子邮箱：zwgk2023@126.com",
        "https://www.example.cn/2023/12/t123.html",
        "12345热线",
        "“12345”平台",
        "“四不两直”",
        "COVID-19",
        "A4纸",
        "5G网络",
        "（一）总体情况",
        "(2)主动公开",
        "1.公开内容",
        "3、公开方式",
        "一是加强领导",
        "二是加强培训",
        "每一条都留有记录",
        "一次性告知",
        "一起研究",
        "十九大精神",
        "三审三校",
        "2022我镇公布信息",
        "中山路",
    ],
)
def test_what_only_looks_like_a_quantity_is_none(text: str) -> None:
    assert values(text) == []


def test_the_words_around_a_quantity_are_told() -> None:
    text = "2023年，全市共受理政府信息公开申请3119件，其中自然人约3000余件。"
    first, second = quantities_in(text)

    assert (first.verb, first.noun, first.qualifiers) == ("受理", "政府信息公开申请", ("共",))
    assert (second.verb, second.noun, second.qualifiers) == ("受理", "自然人", ("其中", "约", "余"))
    assert (first.is_approximate, second.is_approximate) == (False, True)
    assert text[first.start : first.end] == first.text == "3119件"
    assert text[slice(*first.clause)] == "全市共受理政府信息公开申请3119件"
    assert text[slice(*second.sentence)] == text.removesuffix("。")
    assert (first.before, second.before) == ("2023年，全市共受理政府信息公开申请", "，其中自然人约")


@pytest.mark.parametrize(
    ("text", "verb", "noun"),
    [
        ("收到3件申请", "收到", "申请"),
        ("办结3件", "办结", None),
        ("收取信息处理费3元", "收取", "信息处理费"),
        ("作出行政处理决定3件", "作出", "行政处理决定"),
        ("因信息公开引起的行政复议3件", "引起", "行政复议"),
        ("举办新闻发布会3场", "举办", "新闻发布会"),
        ("行政诉讼3件", None, "行政诉讼"),
        ("3件顺延到下年度答复", None, "顺延到下年度答复"),
    ],
)
def test_verb_and_noun(text: str, verb: str | None, noun: str | None) -> None:
    assert (only(text).verb, only(text).noun) == (verb, noun)


def test_a_verb_carries_on_in_its_sentence_and_not_beyond() -> None:
    verbs = [each.verb for each in quantities_in("收到申请3件，其中网上2件。企业1件。")]

    assert verbs == ["收到", "收到", None]


@pytest.mark.parametrize(
    ("text", "step"),
    [("859件", 1), ("2.2万次", 1000), ("3万次", 10000), ("51.85%", Decimal("0.01")), ("51%", 1), ("3.5亿元", 10**7)],
)
def test_the_step_is_one_in_the_last_printed_place(text: str, step: int | Decimal) -> None:
    assert only(text).step == step


@pytest.mark.parametrize(
    ("text", "after"),
    [("3件申请，", "申请"), ("3件予以公开2件不予公开", "予以公开"), ("3件（", ""), ("3件", ""), ("3件。申请", "")],
)
def test_the_words_after_go_to_the_next_mark_or_quantity(text: str, after: str) -> None:
    assert quantities_in(text)[0].after == after


def test_a_full_stop_in_ascii_ends_a_sentence_where_no_figure_follows() -> None:
    text = "占3.5%.收到申请2件.办结"

    assert [text[slice(*each.sentence)] for each in quantities_in(text)] == ["占3.5%", "收到申请2件"]


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(["arabic", "grouped", "compact", "chinese"]))
def test_a_number_in_any_style_is_read_back(number: int, style: str) -> None:
    printed = format_number(number, style=style)  # type: ignore[arg-type]  # one of the styles

    assert values(f"收到申请{printed}件") == [(number, "件")]


@given(
    st.text(
        alphabet="收到申请件条占共其中（）()，。；：、《》〔〕0123456789.,%０５一二十万亿年月日第号 -—“”\nab@/",
        max_size=200,
    )
)
def test_quantities_lie_in_the_text_in_order_and_do_not_overlap(text: str) -> None:
    position = 0
    for each in quantities_in(text):
        assert position <= each.start < each.end <= len(text)
        assert each.text == text[each.start : each.end]
        assert each.sentence[0] <= each.clause[0] <= each.start < each.clause[1] + 1 <= each.sentence[1] + 1
        position = each.end


HOSTILE = (
    *(
        "1",
        "1,",
        "1-",
        "1.",
        "1 ",
        "1、",
        "一",
        "一、",
        "百分之",
        "《",
        "（",
        "〔2021〕",
        "第（一",
        "12月",
        "2023年",
        "电话 ",
    ),
    *("“123", "1件", "收到申请3件，", "a", "a.", "a1", "，", " ", "。", "1年", "年", "3件：", "(1)", "https://", "@"),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        start = process_time()
        quantities_in(text)
        return process_time() - start

    assert seconds(100_000) < 3 + 30 * seconds(10_000)
