"""Prose of any kind and length is judged in time in proportion to it, and without a crash."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from narrative_reports import findings, report_saying
from narrative_sentences import ONE_MORE, RIGHT, WRONG

from govinfo_report import validate
from govinfo_report.rules.narrative import quantities_explained

HOSTILE = (
    *(
        "1",
        "收到申请3件，",
        "收到申请3件，其中",
        "3件：",
        "其中3件（",
        "其中3件3%",
        "没有收到",
        "没有收到申请",
        "无复议",
    ),
    *("2022年，", "20222年度", "由3件增至5件，增长2%，", "比上年增长3%，", "均获维持", "收到申请3件全部办结", "占3%，"),
    *("3件（占3%）、", "统计期限2022年1月1日至2022年12月31日", "截至2022年12月31日", "全市各部门", "（", "一、"),
    *(
        "行政复议3件，维持",
        "自然人3件、",
        "涉及信息公开",
        "公开",
        "现将2022年政府信息公开年度报告",
        "其他：3件，",
        "。",
    ),
    *("申请", "市", "，"),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_paragraph_takes_time_in_proportion_to_its_length(piece: str) -> None:
    def seconds(length: int) -> float:
        report = report_saying((piece * length)[:length] + "收到申请3件")
        start = process_time()
        validate(report)
        quantities_explained(report)
        return process_time() - start

    assert seconds(100_000) < 4 + 40 * seconds(5_000)


def test_a_long_report_is_judged_in_a_few_milliseconds() -> None:
    plain = "我市坚持以人民为中心，持续完善政务公开工作机制，不断提升公开质量和服务水平，回应社会关切。"
    sentences = [sentence for sentence in RIGHT if "年" in sentence or "件" in sentence]
    text = ""
    while len(text) < 6000:
        text += sentences[len(text) % len(sentences)] + plain + "\n"
    reports = [report_saying(text.rstrip("\n")) for _ in range(5)]
    times = []
    for report in reports:
        start = process_time()
        validate(report)
        times.append(process_time() - start)

    assert min(times) < 0.02


WORDS = (
    "收到申请 受理 办结 答复 上年结转 结转下年 其中 自然人 予以公开 行政复议 行政诉讼 没有 均 "
    "维持 占 增长 比上年 由 增至 2022年 2023年 3件 12% 全市 市公安局 （ ） ， 。 ： 、 一 第三条 《办法》"
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=40).map("".join))
def test_no_words_in_any_order_make_a_rule_crash(text: str) -> None:
    found = findings(report_saying(text))

    assert [each for each in found if each[0] == "GIR000"] == []


@pytest.mark.parametrize("sentence", [*RIGHT, *ONE_MORE, *(each for _, each in WRONG)])
def test_every_finding_can_be_told_in_both_languages(sentence: str) -> None:
    for finding in validate(report_saying(sentence.replace("⟦", "").replace("⟧", ""))).findings:
        texts = (finding.message("zh"), finding.message("en"), finding.advice("zh"), finding.advice("en"))
        assert all(text.strip() and "{" not in text for text in texts)
