"""Titles of other reports before the own one, as pages that list all years print them."""

from __future__ import annotations

import pytest

from govinfo_report import read

OWN = "临溪县自然资源局2025年政府信息公开工作年度报告"
OTHERS = ("石桥镇2019年政府信息公开工作年度报告", "北岭市民政局2024年政府信息公开工作年度报告")
PERIOD = "本报告所列数据的统计期限自2025年1月1日起至2025年12月31日止。"
BODY = "一、总体情况\n主动公开。\n二、主动公开政府信息情况\n本年没有。"


@pytest.mark.parametrize(
    "lines",
    [
        (*OTHERS, OWN, PERIOD),
        (OWN, *OTHERS, PERIOD),
        (OTHERS[0], OWN, OTHERS[1], PERIOD),
        (*OTHERS, OWN),
        (OWN, PERIOD),
    ],
)
def test_the_title_is_that_of_the_period_or_the_last(lines: tuple[str, ...]) -> None:
    report = read("\n".join((*lines, BODY))).unwrap()

    assert report.year == 2025
    assert report.title == OWN
    assert report.organ is not None
    assert report.organ.name == "临溪县自然资源局"


def test_of_titles_of_one_year_the_first_is_taken() -> None:
    report = read("\n".join((OWN, "临溪县2025年政府信息公开工作年度报告", PERIOD, BODY))).unwrap()

    assert report.title == OWN
