"""The organ by the fullest name that the source gives it; a name is put together only of an office and its address."""

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


NAMELESS = "一、总体情况\n{}\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"


def of_contact(text: str) -> str | None:
    organ = read(NAMELESS.format(text), format="text").unwrap().organ
    assert organ is None or organ.printed_name is None
    return organ.name if organ else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("有疑问的，可与镇党政办公室联系。（地址：云溪县柳塘镇沿河路1号，电话：000-0000000）", "云溪县柳塘镇人民政府"),
        (
            "如需咨询，请向乡政府办联系，地址：南岭省青禾县石桥乡，邮编：000000。",
            "南岭省青禾县石桥乡人民政府",
        ),
        ("由街道党工委办公室编写，地址:云溪市东湖区望江街道2号。", "云溪市东湖区望江街道办事处"),
    ],
)
def test_the_office_for_questions_and_its_address_name_the_organ(text: str, name: str) -> None:
    assert of_contact(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "可与县政府办公室联系（地址：云溪县柳塘镇沿河路1号）。",
        "可与乡党政办公室联系（地址：云溪县柳塘镇沿河路1号）。",
        "可与镇党政办公室联系（地址：柳塘镇沿河路1号）。",
        "可与镇党政办公室联系。下一句另有所指。（地址：云溪县柳塘镇）",
        "可与镇党政办公室联系（地址：云溪县柳塘镇）。也可与镇党政办公室联系（地址：云溪县石桥镇）。",
        "村民小镇办公室联系地址：云溪县柳塘镇。",
    ],
)
def test_an_address_that_can_be_of_another_names_nobody(text: str) -> None:
    assert of_contact(text) is None
