"""Rules on prose take time in proportion to the text, whatever stands in it."""

from __future__ import annotations

import time

import pytest

from govinfo_report import Footer, Report
from govinfo_report.rules import all_checks, prose
from govinfo_report.rules.prose import excerpt, passages, plain
from govinfo_report.testing import make_report

OWN = [check for check in all_checks() if check.rule.family in {"7xx", "8xx"}]
SHORT, LONG = 8_000, 32_000
UNITS = [
    "1",
    "申请",
    "收到申请",
    "收到政府信息公开申请",
    "行政复议",
    "（",
    "《",
    "》",
    "《。",
    "X",
    "_",
    "__ ",
    "××年",
    "截止",
    "截止2024年",
    "政府信息",
    "政府信息公开工作",
    "云政办[2024",
    "云政办[2024]5号",
    "收取",
    "收",
    "统一社会信用代码：",
    "云 ",
    "二〇",
    "统计期限",
    "发布时间：",
    "公开办函[2019]",
    "（文字描述",
    "年度",
    "(年",
    "一、",
    "１",
    "據(jù",
]


def hostile(unit: str, length: int) -> Report:
    text = (unit * length)[:length]
    return make_report(
        title=text,
        preamble=(text,),
        period=None,
        overview=(text,),
        problems=(text,),
        other_matters=(text,),
        notes={"requests": (text,)},
        footer=Footer(site_code=text, icp_number=text, police_number=text),
    )


def seconds(report: Report) -> float:
    best = 60.0
    for _ in range(2):
        prose._kept.cache_clear()
        start = time.process_time()
        for check in OWN:
            check(report)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("unit", UNITS)
def test_four_times_the_text_takes_no_sixteen_times_as_long(unit: str) -> None:
    short = seconds(hostile(unit, SHORT))

    assert seconds(hostile(unit, LONG)) < 9 * short + 0.1


def test_what_is_shown_of_a_long_text_is_short() -> None:
    for unit in UNITS:
        report = hostile(unit, 3000)
        for finding in (finding for check in OWN for finding in check(report)):
            assert len(finding.message("zh")) < 600
            assert len(finding.related) <= 200


def test_an_excerpt_has_a_few_characters_around_it() -> None:
    text = "一二三四五六七八九十甲乙丙丁一二三四五六七八九十"

    assert excerpt(text, 10, 12) == "一二三四五六七八九十甲乙丙丁一二三四五六七八…"
    assert excerpt(text, 12, 14) == "…三四五六七八九十甲乙丙丁一二三四五六七八九十"
    assert excerpt("甲乙", 0, 2) == "甲乙"


def test_passages_come_in_the_order_of_the_form_with_their_places() -> None:
    report = make_report(
        preamble=("前",),
        overview=("一",),
        notes={"requests": ("三",), "disputes": ("四甲", "四乙")},
        problems=("五",),
        other_matters=None,
    )

    assert [(str(passage.at), passage.text) for passage in passages(report)] == [
        ("preamble.paragraphs.0", "前"),
        ("overview.paragraphs.0", "一"),
        ("requests.paragraphs.0", "三"),
        ("disputes.paragraphs.0", "四甲"),
        ("disputes.paragraphs.1", "四乙"),
        ("problems.paragraphs.0", "五"),
    ]


def test_plain_text_is_simplified_and_dense_however_long() -> None:
    assert plain("根據(jù)「條例」 （２０２４） ") == "根据「条例」(2024)"
    assert plain("條 " * 5000) == "条" * 5000
