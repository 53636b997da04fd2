"""Parts and wholes, percentages, and changes from year to year."""

from __future__ import annotations

import pytest
from narrative_reports import findings, report_saying

from govinfo_report import Report, validate
from govinfo_report.rules.narrative_growth import growth_mismatch

NOTHING: list[tuple[str, str]] = []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # All parts are named.
        ("公开信息367条：政策134条，动态92条，财政2条，服务84条，其他55条。", NOTHING),
        ("公开信息368条：政策134条，动态92条，财政2条，服务84条，其他55条。", [("GIR602", "368条")]),
        ("公开信息366条：政策134条，动态92条，财政2条，服务84条，其他55条。", [("GIR602", "366条")]),
        ("公开信息300条，其中网站200条、微信80条、其他20条。", NOTHING),
        ("公开信息310条，其中网站200条、微信80条、其他20条。", [("GIR602", "310条")]),
        ("公开信息300条。其中，网站200条、微信80条、其他20条。", NOTHING),
        ("公开信息310条。其中，网站200条、微信80条、其他20条。", [("GIR602", "310条")]),
        # Not all are named: they cannot exceed the whole.
        ("公开信息310条，其中网站200条、微信80条。", NOTHING),
        ("公开信息270条，其中网站200条、微信80条。", [("GIR602", "270条")]),
        ("公开信息310条，其中网站200条。", NOTHING),
        ("公开信息110条，其中网站200条。", [("GIR602", "110条")]),
        ("公开信息114条，其中网站72条：机构3条、领导10条、动态36条、财政6条、指南1条等。", NOTHING),
        ("公开信息114条，其中网站72条：机构3条、领导10条、动态36条、财政6条、指南1条。", [("GIR602", "72条")]),
        ("公开信息114条，其中网站72条：主要有机构3条、领导10条。", NOTHING),
        # What comes after the list is no part of it.
        ("公开信息300条，其中网站200条、微信80条、其他20条，解读50条。", NOTHING),
        ("公开信息300条，其中网站200条、微信80条、其他20条；发布会50条。", NOTHING),
        ("公开信息300条，其中网站200条、微信80条、其他20条。另有解读50条。", NOTHING),
        ("公开信息300条，其中网站200条（含转载150条）、微信80条（含图解70条）、其他20条。", NOTHING),
        ("公开信息300条，其中政策20条，回复留言500条，办理咨询600条。", NOTHING),
        ("公开信息300条，其中政策20条，召开会议500条，其他30条。", NOTHING),
        ("信息300条，其中网站推送200条，微信推送80条，其他推送30条。", [("GIR602", "300条")]),
        # Shares between them, other units, rough numbers.
        ("公开信息300条，其中网站200条（占66.7%）、微信80条（占26.7%）、其他20条（占6.7%）。", NOTHING),
        ("举办活动300场，其中参加人员2000人、发放资料5000份。", NOTHING),
        ("公开信息300余条，其中网站200条、微信80条、其他30条。", NOTHING),
        # One item may stand in several places.
        ("公开信息62条（同一信息多处发布只计一次），其中网站60条、微信50条。", NOTHING),
        # A part that differs from the tables is told once.
        ("收到申请123件：自然人100件，企业20件，法律服务机构5件，其他0件。", [("GIR601", "5件")]),
        ("自然人与企业申请，其中自然人100件。", NOTHING),
        # Two lists in one sentence.
        ("复议9件：维持5件，纠正2件，其他1件，未审结1件；诉讼4件：维持3件，未审结1件。", NOTHING),
        ("检查9次：镇街5次，部门2次，其他1次；培训4次：线上3次，线下2次。", [("GIR602", "9次"), ("GIR602", "4次")]),
    ],
)
def test_parts_are_held_against_their_whole(text: str, expected: list[tuple[str, str]]) -> None:
    assert findings(report_saying(text)) == expected


def test_a_sum_is_told_with_its_parts() -> None:
    report = report_saying("全年公开信息372条，其中网站331条、公众号61条。")
    (finding,) = [each for each in validate(report).findings if each.rule.code == "GIR602"]

    assert finding.message("zh") == (
        "“全年公开信息372条，其中网站331条、公众号61条”：分项 331 + 61 合计 392，与总数“372条”不符。"
    )


@pytest.mark.parametrize(
    ("part", "percentage", "right"),
    [
        ("2条", "3.51%", True),
        ("2条", "3.50%", True),  # cut off: 3.5087…
        ("2条", "3.52%", False),
        ("2条", "3.5%", True),
        ("2条", "3.6%", False),
        ("2条", "4%", True),
        ("2条", "3%", True),  # cut off
        ("2条", "5%", False),
        ("2条", "百分之三点五", True),
        ("2条", "百分之三点七", False),
        ("2条", "35.1%", False),
        ("2条", "约3%", True),
        ("57条", "100%", True),
        ("0条", "0%", True),
    ],
)
@pytest.mark.parametrize("words", ["，占{}", "（占{}）", "（{}）", "，占比{}", "，占总数的{}", "，约占总量的{}"])
def test_a_share_follows_from_its_numbers(part: str, percentage: str, right: bool, words: str) -> None:
    text = f"全年办理咨询57条，其中企业{part}{words.format(percentage)}。"
    codes = [code for code, _ in findings(report_saying(text))]

    assert codes == ([] if right or "约" in words else ["GIR603"])


def test_a_wrong_share_is_told_with_the_right_one_rounded_and_cut_off() -> None:
    report = report_saying("全年办理咨询57条，其中企业2条，占3.61%。")
    (finding,) = [each for each in validate(report).findings if each.rule.code == "GIR603"]

    assert "2条 占 57 的 3.51%（四舍五入）或 3.50%（截尾），不是“3.61%”" in finding.message("zh")
    assert "3.51%" in finding.advice("zh")


@pytest.mark.parametrize(
    "text",
    [
        "按时办结率99.8%，满意率98.5%。",
        "收到申请123件，同比增长11.8%。",
        "收到申请123件，办结率92.3%。",
        "公开信息300条，其中网站200条，占全市的3.2%。",
        "办结120件，其中予以公开50件，占收到申请的40.65%。",
        "公开信息300条，网站占66.7%。",
    ],
)
def test_rates_and_shares_of_something_else_are_left_alone(text: str) -> None:
    assert [each for each in findings(report_saying(text)) if "占全市" not in text] == NOTHING


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公开信息由120条增至150条，增长25%。", NOTHING),
        ("公开信息由120条增至150条，增长20%。", [("GIR604", "20%")]),
        ("公开信息由120条增至150条，增加30条，增长25%。", NOTHING),
        ("公开信息由120条增至150条，增加40条，增长25%。", [("GIR604", "40条")]),
        ("公开信息从150条下降到120条，下降20%。", NOTHING),
        ("公开信息从150条下降到120条，下降25%。", [("GIR604", "25%")]),
        ("公开信息从150条下降到120条，增长20%。", [("GIR604", "20%")]),
        ("公开信息150条，比上年增加30条，增长25%。", NOTHING),
        ("公开信息150条，比上年增加30条，增长20%。", [("GIR604", "20%")]),
        ("公开信息150条，较2022年减少50条，下降25%。", NOTHING),
        ("公开信息150条，较2022年减少50条，下降33.3%。", [("GIR604", "33.3%")]),
        ("公开信息150条，较上年的120条增长25%。", NOTHING),
        ("公开信息150条，较上年的120条增长30%。", [("GIR604", "30%")]),
        ("公开信息150条，同比增长25%。", NOTHING),
        ("公开信息150条，比上年多58条，政策文件增加116%，动态增加41%。", NOTHING),
        ("满意率98.5%，提高2.3个百分点。", NOTHING),
        ("2022年收到申请110件，2023年收到申请123件，增长11.8%。", NOTHING),
        ("2022年收到申请110件，2023年收到申请123件，增长13%。", [("GIR604", "13%")]),
        ("公开信息150条，约增长两成。", NOTHING),
        ("公开信息150条，同比增加30条，环比增长5%。", NOTHING),
        ("公开信息150条，比上年增加30条，较2019年增长80%。", NOTHING),
    ],
)
def test_a_change_follows_from_its_numbers(text: str, expected: list[tuple[str, str]]) -> None:
    assert findings(report_saying(text)) == expected


def two_years(text: str) -> list[str]:
    earlier = report_saying("无。", year=2022, requests=_last_year())
    later = report_saying(text)
    assert later.overview is not None
    paragraph = later.overview.paragraphs[0]
    return [paragraph[slice(*each.within)] for each in growth_mismatch(earlier, later) if each.within]


def _last_year() -> object:
    from govinfo_report import ApplicantCounts, Requests2021

    return Requests2021.summing(
        received=ApplicantCounts.summing(natural_person=100), disclosed=ApplicantCounts.summing(natural_person=93)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到申请123件，比上年增加23件，增长23%。", []),
        ("收到申请123件，同比增长23%。", []),
        ("收到申请123件，同比增长24%。", ["24%"]),
        ("收到申请123件，较2022年增长24%。", ["24%"]),
        ("收到申请123件，较2021年增长24%。", []),
        ("收到申请123件，比上年减少23件。", ["23件"]),
        ("收到申请123件，比去年增加13件。", ["13件"]),
        ("公开信息300条，同比增长24%。", []),
        ("2022年收到申请100件，2023年收到申请123件。", []),
        ("2022年收到申请110件，2023年收到申请123件。", ["110件"]),
        ("收到申请由上年的110件增加到123件。", ["110件"]),
    ],
)
def test_growth_is_held_against_the_report_of_the_year_before(text: str, expected: list[str]) -> None:
    assert two_years(text) == expected


def test_reports_that_are_not_of_one_year_and_the_next_are_not_compared() -> None:
    later = report_saying("收到申请123件，同比增长99%。")

    def codes(earlier: Report) -> int:
        return len(list(growth_mismatch(earlier, later)))

    assert codes(report_saying("无。", year=2022, requests=_last_year())) == 1
    assert codes(report_saying("无。", year=2021, requests=_last_year())) == 0
    assert codes(report_saying("无。", year=None, requests=_last_year())) == 0
    assert codes(report_saying("无。", year=2022, requests=None)) == 0
