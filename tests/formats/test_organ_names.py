"""The organ by the fullest name that the source gives it, and never by a name put together out of other words."""

from __future__ import annotations

import pytest

from govinfo_report import read

TEXT = "柳塘镇人民政府2023年政府信息公开工作年度报告\n{}\n一、总体情况\n{}\n五、存在的主要问题及改进情况\n无\n{}"


def named(preamble: str = "", overview: str = "", end: str = "") -> str | None:
    organ = read(TEXT.format(preamble, overview, end)).unwrap().organ
    return organ.name if organ else None


@pytest.mark.parametrize(
    ("preamble", "overview"),
    [
        ("本报告由云溪县柳塘镇人民政府编制。", ""),
        ("", "云溪县柳塘镇人民政府公开信息3条。"),
        ("", "全年工作总的来说比上一年更细，云溪县柳塘镇人民政府公开信息3条。"),
    ],
)
def test_a_clause_that_gives_the_name_in_full_decides(preamble: str, overview: str) -> None:
    assert named(preamble, overview) == "云溪县柳塘镇人民政府"


@pytest.mark.parametrize(
    "overview",
    [
        "按照要求，柳塘镇人民政府编制。",
        "青禾县柳塘镇人民政府与我镇同名，云溪县柳塘镇人民政府公开3条。",
        "不知在什么地方柳塘镇人民政府公开3条。",
    ],
)
def test_a_name_that_is_not_certain_stays_as_the_title_has_it(overview: str) -> None:
    assert named(overview=overview) == "柳塘镇人民政府"


def test_the_issuer_under_the_report_gives_the_name_in_full() -> None:
    assert named(end="云溪县柳塘镇人民政府\n2024年1月12日\n") == "云溪县柳塘镇人民政府"


def test_another_issuer_does_not_take_the_place_of_the_title() -> None:
    assert named(end="云溪县人民政府\n2024年1月12日\n") == "柳塘镇人民政府"
