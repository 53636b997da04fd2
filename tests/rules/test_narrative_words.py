"""Words such as 没有 and 均, years, and the period."""

from __future__ import annotations

import datetime

import pytest
from narrative_reports import findings, report_saying

from govinfo_report import CaseOutcomes, Disputes, Finding, validate
from govinfo_report.testing import make_report
from govinfo_report.text import DateRange

NOTHING: list[tuple[str, str]] = []


@pytest.mark.parametrize(
    "words",
    [
        "没有收到政府信息公开申请",
        "没有收到公民、法人和其他组织的申请",
        "未收到依申请公开事项",
        "未接到信息公开申请",
        "未受理政府信息公开申请",
        "没有人提出申请",
        "无政府信息公开申请",
        "未发生政府信息公开行政复议",
        "没有因政府信息公开引起的行政复议和行政诉讼",
        "无行政复议、行政诉讼",
        "未被提起行政诉讼",
        "没有行政许可、行政处罚",
    ],
)
def test_words_of_nil_are_contradicted_by_figures(words: str) -> None:
    assert findings(report_saying(f"2023年，我市{words}。")) == [("GIR605", words)]


@pytest.mark.parametrize(
    "text",
    [
        "没有收到涉及商业秘密的申请。",
        "没有收到当面申请。",
        "没有收到补正申请。",
        "没有收到行政复议申请人的材料。",
        "没有收到关于收费的申请。",
        "未收到申请人投诉。",
        "未收到群众来信。",
        "上半年没有收到申请。",
        "不存在未受理申请的情况。",
        "杜绝无申请记录。",
        "市公安局没有收到申请。",
        "没有被纠正的行政复议案件。",
        "未出现行政复议败诉情况。",
        "未经复议直接起诉2件，均为信息公开案件。",
        "未按时答复的申请为零。",
        "没有行政强制。",
        "对未公开的信息说明理由。",
        "如没有收到申请，也应登记。",
    ],
)
def test_words_about_a_part_or_something_else_are_left_alone(text: str) -> None:
    assert findings(report_saying(text)) == NOTHING


@pytest.mark.parametrize(
    ("disputes", "text", "expected"),
    [
        ({"upheld": 3}, "政府信息公开行政复议3件，均获维持。", 0),
        ({"upheld": 3, "corrected": 1}, "政府信息公开行政复议4件，均获维持。", 1),
        ({"upheld": 3, "pending": 1}, "政府信息公开行政复议4件，全部维持。", 1),
        ({"upheld": 3, "other": 1}, "政府信息公开行政复议4件，均维持。", 1),
        ({"upheld": 3}, "涉及信息公开的行政复议3件，复议机关没有纠正。", 0),
        ({"upheld": 3, "corrected": 1}, "涉及信息公开的行政复议4件，复议机关没有纠正。", 1),
    ],
)
def test_all_upheld_is_held_against_the_other_outcomes(disputes: dict[str, int], text: str, expected: int) -> None:
    table = Disputes.summing(reconsideration=CaseOutcomes.summing(**disputes))

    assert [code for code, _ in findings(report_saying(text, disputes=table))] == ["GIR605"] * expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到申请123件，全部办结。", ["GIR605"]),
        ("收到申请123件，已全部按时办结。", ["GIR605"]),
        ("收到申请123件，办结率100%。", ["GIR605"]),
        ("收到申请123件，按时办结率100%。", []),
        ("收到申请123件，均在法定期限内答复。", []),
        ("收到申请123件，结转下年10件，其余全部办结。", []),
        ("收到留言123件，全部办结。", []),
        ("收到申请123件，没有结转下年的件。", ["GIR605"]),
        ("收到申请123件，没有上年结转。", ["GIR605"]),
    ],
)
def test_all_handled_is_held_against_what_was_carried_forward(text: str, expected: list[str]) -> None:
    assert [code for code, _ in findings(report_saying(text))] == expected


def test_a_blank_table_contradicts_no_words() -> None:
    assert findings(report_saying("没有收到申请，没有行政复议。", requests=None, disputes=None)) == NOTHING
    assert findings(report_saying("没有收到申请。", absent={"requests"})) == NOTHING


def test_a_contradiction_is_told_with_the_figures() -> None:
    report = report_saying("全年没有收到政府信息公开申请。")
    (finding,) = [each for each in validate(report).findings if each.rule.code == "GIR605"]

    assert "表中本年新收 123" in finding.message("zh")
    assert "received = 123" in finding.message("en")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2022年，我市认真做好政府信息公开工作。", "2022"),
        ("（一）主动公开情况。2022年，我市公开信息1234条。", "2022"),
        ("2022年，全市收到申请123件，办结120件。", "2022"),
        ("2023年，工作平稳。2022年，全市收到申请123件。", "2022"),
        ("2024年，全市收到申请123件。", "2024"),
        ("截至2022年12月31日，我市公开信息1234条。", "2022"),
        ("截止2022年底，我市公开信息1234条。", "2022"),
        ("现公布云溪市2022年度政府信息公开工作年度报告。", "2022"),
        ("2022年没有收到申请。", "2022"),
        ("统计数据截至202323年12月31日。", "202323"),
    ],
)
def test_another_year_where_the_year_of_the_report_is_meant(text: str, printed: str) -> None:
    assert findings(report_saying(text)) == [("GIR607", printed)]


@pytest.mark.parametrize(
    "text",
    [
        "2023年，我市认真做好政府信息公开工作。",
        "2022年，我市收到申请110件；2023年收到申请123件。",
        "2022年收到申请110件。",
        "与2022年相比，申请量上升。",
        "较2022年增加13件。",
        "2022年以来，我市建成专区23个。",
        "2022年，国务院办公厅印发通知。",
        "2022年，我市成立政务公开领导小组。",
        "针对2022年年度报告指出的问题，已整改到位。",
        "2024年，我市将继续做好政府信息公开工作。",
        "2024年，要进一步加强公开。",
        "依据《2022年政务公开工作要点》公开信息。",
        "根据国办公开办函〔2021〕30号文件编制。",
        "截至2023年12月31日，我市公开信息1234条。",
        "截至2022年12月31日公开1000条，2023年新增234条。",
        "2020年，我市入选试点。",
        "“2022年度先进集体”称号。",
        "上一篇：云溪市2022年政府信息公开工作年度报告",
    ],
)
def test_comparisons_plans_names_and_numbers_of_documents_are_no_wrong_years(text: str) -> None:
    assert findings(report_saying(text)) == NOTHING


def test_a_report_without_a_year_has_no_wrong_years() -> None:
    assert findings(report_saying("2022年，我市认真做好政府信息公开工作。", year=None)) == NOTHING


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("统计期限为2023年1月1日至2023年12月31日。", False),
        ("统计期限自2023年1月1日起至12月31日止。", False),
        ("所列数据统计期限：2023年1月1日—12月31日。", False),
        ("统计期限为2022年1月1日至2022年12月31日。", True),
        ("统计期限为2023年1月1日至2023年12月30日。", True),
        ("统计期限为2022年12月1日至2023年12月31日。", True),
        ("统计时限自二〇二三年一月一日至二〇二三年十一月三十日。", True),
        ("本报告所列数据的统计时间为2023年1月1日至2024年1月1日。", True),
        ("2023年5月1日至2023年6月30日开展专项检查。", False),
        ("征求意见期限为2023年3月1日至2023年3月31日。", False),
    ],
)
def test_the_period_is_the_whole_year_of_the_report(text: str, wrong: bool) -> None:
    assert [code for code, _ in findings(report_saying(text))] == ["GIR608"] * wrong


def test_a_period_without_words_is_held_too() -> None:
    period = DateRange(datetime.date(2023, 1, 1), datetime.date(2023, 6, 30))
    found: list[Finding] = [
        each
        for each in validate(make_report(year=2023, preamble=(), period=period)).findings
        if each.rule.code == "GIR608"
    ]

    assert [str(each.at) for each in found] == ["period"]
    assert "2023年1月1日至2023年12月31日" in found[0].advice("zh")


def test_without_a_year_the_period_is_any_whole_year() -> None:
    assert findings(report_saying("统计期限为2022年1月1日至2022年12月31日。", year=None)) == NOTHING
    assert len(findings(report_saying("统计期限为2022年2月1日至2022年12月31日。", year=None))) == 1
