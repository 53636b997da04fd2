"""Citations, brackets and 截止."""

from __future__ import annotations

import pytest

from govinfo_report import Finding, Report, validate
from govinfo_report.testing import make_report


def found(report: Report, code: str) -> list[Finding]:
    return [finding for finding in validate(report, families={"7xx"}).findings if finding.rule.code == code]


def expected_of(report: Report, code: str) -> list[str]:
    return [text for finding in found(report, code) for text in finding.values["expected"]]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按照国办公开办函〔2019〕60号编制", ["国办公开办函〔2021〕30号"]),
        ("按照国办公开办函[2019]60号编制", ["国办公开办函〔2021〕30号"]),
        ("按照國辦公開辦函〔2019〕60號編制", ["国办公开办函〔2021〕30号"]),
        ("按照国办公开办函（2019） 60 号编制", ["国办公开办函〔2021〕30号"]),
        ("按照《中华人民共和国政府信息公开工作年度报告格式（试行）》编制", ["国办公开办函〔2021〕30号"]),
        ("按照国办公开办函〔2019〕60号、国办公开办函〔2021〕30号编制", []),
        ("按照国办公开办函〔2021〕30号编制", []),
        ("按照国办公开办函〔2019〕61号编制", []),
        ("根据国务院令第492号", ["中华人民共和国国务院令第711号"]),
        ("根据国令492号", ["中华人民共和国国务院令第711号"]),
        ("国务院令第492号公布、国务院令第711号修订的条例", []),
        ("根据国务院令第711号", []),
        ("《中华人民共和国政府信息年度报告格式》", ["《中华人民共和国政府信息公开工作年度报告格式》"]),
        ("《中华人民共和国政府信息公开年度报告格式》", ["《中华人民共和国政府信息公开工作年度报告格式》"]),
        ("《中华人民共和国政府信息公开工作年度报告格式》", []),
        ("做好政府信息公开，按年度报告格式填写", []),
        ("按照政府信息公开年度报告格式的要求", []),
        ("按照《政府信息公开年度报告格式》", ["《中华人民共和国政府信息公开工作年度报告格式》"]),
        ("中华人民共和国政府信息公开年度报告格式", ["《中华人民共和国政府信息公开工作年度报告格式》"]),
    ],
)
def test_citations(text: str, expected: list[str]) -> None:
    assert expected_of(make_report(preamble=(text,)), "GIR708") == expected


@pytest.mark.parametrize(
    ("edition_id", "year", "expected"),
    [("2019", 2019, 0), ("2019", 2020, 0), ("2019", 2022, 0), ("2021", 2022, 1), ("2021", None, 1)],
)
def test_the_trial_notice_is_superseded_over_tables_of_the_later_form(
    edition_id: str, year: int | None, expected: int
) -> None:
    report = make_report(edition_id, year=year, preamble=("按照国办公开办函〔2019〕60号编制。",))

    assert len(found(report, "GIR708")) == expected


def test_without_tables_the_year_decides() -> None:
    absent = {"requests", "proactive_disclosure", "disputes"}
    text = ("按照国办公开办函〔2019〕60号编制。",)

    assert len(found(make_report(absent=absent, preamble=text, year=2021), "GIR708")) == 1
    assert found(make_report(absent=absent, preamble=text, year=2020), "GIR708") == []
    assert found(make_report(absent=absent, preamble=text, year=2016), "GIR708") == []


@pytest.mark.parametrize(
    "number",
    [
        "云政办[2024]5号",
        "云政办［2024］5号",
        "云政办(2024)5号",
        "云政办（2024）5号",
        "云政办﹝2024﹞5号",
        "云政办【2024】5号",
        "云政办 〔2024] 5 号",
        "云政办[2024〕第5号",
        "云政办（2024年）5号",
    ],
)
def test_the_year_of_a_document_stands_in_tortoise_shell_brackets(number: str) -> None:
    assert expected_of(make_report(preamble=(f"按照{number}文件。",)), "GIR709") == ["〔2024〕5号"]


@pytest.mark.parametrize(
    "text",
    [
        "云政办〔2024〕5号",
        "（2024）云01行初12号行政判决",
        "依申请公开（2024年）5件",
        "第5号（2024）",
        "2024年第5号公报",
        "条例（2019）第五条",
        "《条例》（2019年修订）5号楼",
    ],
)
def test_other_figures_in_brackets_are_left_alone(text: str) -> None:
    assert found(make_report(preamble=(text,)), "GIR709") == []


@pytest.mark.parametrize(
    ("paragraphs", "places"),
    [
        (("按照《条例》办理。",), []),
        (("按照《关于印发《办法》的通知》办理。",), []),
        (("按照条例》办理。",), ["overview.paragraphs.0"]),
        (("按照《条例办理。",), ["overview.paragraphs.0"]),
        (("按照《条例", "》办理。"), []),
        (("甲。", "按照《条例办理", "又办理。"), ["overview.paragraphs.1"]),
        (("按照《条例",), []),
        (("《甲》。《乙。丙》。",), ["overview.paragraphs.0"]),
        (("《关于印发《办法》的通知办理。",), ["overview.paragraphs.0"]),
    ],
)
def test_book_title_marks_come_in_pairs(paragraphs: tuple[str, ...], places: list[str]) -> None:
    seen = found(make_report(overview=paragraphs), "GIR709")

    assert [str(place) for finding in seen for place in finding.related] == places


def test_a_mark_left_open_in_one_section_is_not_closed_in_the_next() -> None:
    report = make_report(overview=("按照《条例",), problems=("办法》解读不够，下一步改进。",))

    (finding,) = found(report, "GIR709")
    assert str(finding.at) == "problems.paragraphs.0"


def test_slips_of_a_kind_are_one_finding_with_every_place() -> None:
    report = make_report(
        preamble=("云政办[2023]1号和云政办[2024]5号", "云政办(2024)6号"), overview=("按照条例》办理。",)
    )

    (finding,) = found(report, "GIR709")
    assert [str(place) for place in finding.related] == [
        "preamble.paragraphs.0",
        "preamble.paragraphs.1",
        "overview.paragraphs.0",
    ]
    assert finding.values["expected"] == ("〔2023〕1号", "〔2024〕5号", "〔2024〕6号", "成对的书名号《》")


@pytest.mark.parametrize(
    "text",
    [
        "截止2024年12月31日",
        "截止到2024年底",
        "截止至12月31日",
        "截止目前",
        "截止年底",
        "截止二〇二四年",
        "截止 2024 年",
        "截止上年末",
    ],
)
def test_jiezhi_before_a_date(text: str) -> None:
    assert expected_of(make_report(overview=(f"{text}，公开30条。",)), "GIR710") == ["截至"]


@pytest.mark.parametrize(
    "text", ["截至2024年12月31日", "意见征集于12月31日截止", "截止日期为2024年12月31日", "截止时间见公告", "报名截止"]
)
def test_jiezhi_as_an_end_is_left_alone(text: str) -> None:
    assert found(make_report(overview=(f"{text}。",)), "GIR710") == []
