"""Identifiers of the organ and of the page."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from govinfo_report import Finding, Footer, Organ, Report, read, validate
from govinfo_report.testing import make_report

BUREAU = Organ(name="云溪市林业局")
SOUND = "11341702486344515H"


def found(report: Report, code: str) -> list[Finding]:
    return [finding for finding in validate(report, families={"7xx"}).findings if finding.rule.code == code]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("site_code", "3212000002", None),
        ("site_code", "bm55000001", None),
        ("site_code", "321200000", "位数不对"),
        ("site_code", "0012000002", "前几位不是行政区划代码"),
        ("icp_number", "苏ICP备05009012号", None),
        ("icp_number", "寧ICP備09004641號-5", None),
        ("icp_number", "苏ICP备 05009012 号-1", None),
        ("icp_number", "宁ICP备0900464号-5", "位数不对"),
        ("icp_number", "某ICP备05009012号", "开头不是省份简称"),
        ("icp_number", "ICP备05009012号", "写法不对"),
        ("police_number", "宁公网安备 64032402000014号", None),
        ("police_number", "寧公網安備64032402000014號", None),
        ("police_number", "宁公网安备6403240200001号", "位数不对"),
    ],
)
def test_an_identifier_of_the_page_is_judged_by_its_shape(field: str, value: Any, expected: str | None) -> None:
    seen = found(make_report(footer=Footer(**{field: value})), "GIR711")

    assert [str(finding.at) for finding in seen] == ([] if expected is None else ["footer"])
    assert all((expected or "") in finding.message("zh") for finding in seen)
    assert all(finding.severity.value == "warning" for finding in seen)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("unified_social_credit_code", SOUND, None),
        ("unified_social_credit_code", "11341702486344515J", "校验码不符"),
        ("unified_social_credit_code", SOUND[:17], "位数不对"),
        ("unified_social_credit_code", SOUND.lower(), "写法不对"),
        ("organization_code", "00001434-9", None),
        ("organization_code", "00001434-8", "校验码不符"),
        ("region_code", "640324", None),
        ("region_code", "000324", "写法不对"),
        ("region_code", "990324", "前几位不是行政区划代码"),
    ],
)
def test_an_identifier_of_the_organ_is_judged_by_its_check(field: str, value: Any, expected: str | None) -> None:
    seen = found(make_report(organ=evolve(BUREAU, **{field: value})), "GIR711")

    assert [str(finding.at) for finding in seen] == ([] if expected is None else ["organ"])
    assert all((expected or "") in finding.message("zh") for finding in seen)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"统一社会信用代码：{SOUND}", 0),
        ("统一社会信用代码：11341702486344515J", 1),
        ("統一社會信用代碼 : 1134170248634451", 1),
        ("组织机构代码：00001434-9", 0),
        ("组织机构代码证号:000014340", 1),
        ("统一社会信用代码见证书", 0),
    ],
)
def test_a_code_that_a_line_names_is_judged_where_it_stands(line: str, expected: int) -> None:
    seen = found(make_report(preamble=("索引号：000014349/2024-00001", line)), "GIR711")

    assert [str(finding.at) for finding in seen] == ["preamble.paragraphs.1"] * expected


def test_a_wrong_check_character_is_told_without_a_shape_and_a_wrong_shape_with_it() -> None:
    check = found(make_report(organ=evolve(BUREAU, organization_code="000014348")), "GIR711")[0].message("zh")
    shape = found(make_report(organ=evolve(BUREAU, organization_code="0000143")), "GIR711")[0].message("zh")

    assert ("应是" in check, "应是" in shape) == (False, True)


def test_faults_of_one_place_are_one_finding() -> None:
    footer = Footer(site_code="321200000", icp_number="宁ICP备0900464号-5", police_number="宁公网安备64032402000014号")
    report = make_report(footer=footer, organ=Organ(name="云溪市", region_code="64032"))

    seen = found(report, "GIR711")
    assert [str(finding.at) for finding in seen] == ["organ", "footer"]
    assert "网站标识码" in seen[1].message("zh")
    assert "ICP备案号" in seen[1].message("zh")
    assert "公网安备" not in seen[1].message("zh")
    assert len({validate(report).fingerprint(finding) for finding in seen}) == 2


def test_the_identifiers_under_a_page_are_read_and_judged() -> None:
    marks = "网站标识码：6403240007 宁ICP备0900464号-5 宁公网安备 64032402000014号\n"

    text = f"一、总体情况\n按时公开。\n六、其他需要报告的事项\n无。\n{marks}"
    (finding,) = found(read(text).unwrap(), "GIR711")
    assert "宁ICP备0900464号-5" in finding.message("en")


@pytest.mark.parametrize(
    ("organ", "footer", "expected"),
    [
        ({}, {"site_code": "6403240007", "police_number": "宁公网安备64032402000014号"}, None),
        ({}, {"site_code": "6403240007", "police_number": "宁公网安备64030002000014号"}, None),
        ({}, {"site_code": "6400000007", "police_number": "宁公网安备64032402000014号"}, None),
        ({}, {"site_code": "6403240007", "police_number": "宁公网安备64010402000014号"}, ("640324", "640104")),
        ({}, {"site_code": "bm55000001", "police_number": "宁公网安备64010402000014号"}, None),
        ({"region_code": "640324"}, {"site_code": "3403240007"}, ("640324", "340324")),
        ({"region_code": "500101"}, {"site_code": "5002330007"}, None),
        ({"unified_social_credit_code": SOUND}, {"site_code": "3417000007"}, None),
        ({"unified_social_credit_code": SOUND}, {"site_code": "3418000007"}, ("341702", "341800")),
        ({"unified_social_credit_code": "11341702486344515J"}, {"site_code": "3418000007"}, ("341702", "341800")),
        ({"unified_social_credit_code": "11100000000014349X"}, {"site_code": "3418000007"}, None),
        ({}, {"site_code": "6403240007", "police_number": "宁公网安备6401040200001号"}, None),
        ({}, {"site_code": "6403240007"}, None),
    ],
    ids=str,
)
def test_divisions_agree_down_to_the_prefecture(
    organ: dict[str, Any], footer: dict[str, Any], expected: tuple[str, str] | None
) -> None:
    report = make_report(organ=evolve(BUREAU, **organ), footer=Footer(**footer))

    seen = found(report, "GIR712")
    told = [(finding.values["one_division"], finding.values["other_division"]) for finding in seen]
    assert told == ([] if expected is None else [expected])
