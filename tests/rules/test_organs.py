"""What the name of an organ tells a rule."""

from __future__ import annotations

import pytest

from govinfo_report import AdministrativeLevel, Organ, read
from govinfo_report.rules.organs import can_make_rules, is_certain_government, kind_of, level_of_name

NATIONAL, PROVINCIAL, PREFECTURAL, COUNTY, TOWNSHIP = AdministrativeLevel


@pytest.mark.parametrize(
    ("name", "kind", "level", "rules"),
    [
        ("青禾镇人民政府", "township", TOWNSHIP, False),
        ("柳塘乡", "township", TOWNSHIP, False),
        ("云溪市青禾区人民政府桥北街道", "township", TOWNSHIP, False),
        ("青禾区桥北街道办事处", "township", TOWNSHIP, False),
        ("青禾镇党政办公室", "township", TOWNSHIP, False),
        ("白河县人民政府", "government", COUNTY, False),
        ("白河自治县人民政府", "government", COUNTY, False),
        ("东河旗人民政府", "government", COUNTY, False),
        ("青禾区人民政府", "government", COUNTY, False),
        ("白河县人民政府办公室", "government", COUNTY, False),
        ("云溪市临江市人民政府", "government", COUNTY, False),
        ("西岭自治州临江市人民政府", "government", COUNTY, False),
        ("云溪市人民政府", "government", None, None),
        ("景德镇市人民政府", "government", None, None),
        ("广州市人民政府", "government", None, None),
        ("云溪市", "government", None, None),
        ("上海市人民政府", "government", PROVINCIAL, True),
        ("上海市人民政府办公厅", "government", PROVINCIAL, True),
        ("某省人民政府", "government", PROVINCIAL, True),
        ("某自治区人民政府办公厅", "government", PROVINCIAL, True),
        ("西岭自治州人民政府", "government", PREFECTURAL, True),
        ("白河县林业局", "department", None, False),
        ("云溪市科学技术委员会", "department", None, False),
        ("上海市科委", "department", None, False),
        ("某省教育厅", "department", None, False),
        ("国家税务总局云溪市青禾区税务局", "department", None, False),
        ("国家市场监督管理总局", "department", None, None),
        ("住房和城乡建设部", "department", None, None),
        ("农业农村部", "department", None, None),
        ("国家乡村振兴局", "department", None, None),
        ("云溪综合实验区", None, None, None),
        ("云溪经济开发区管委会", None, None, None),
        ("云溪高新区管理委员会", None, None, None),
        ("国务院国有资产监督管理委员会", "department", None, None),
        ("中共云溪市委办公室", None, None, None),
        ("云溪市委办公室", None, None, None),
        ("云溪市公安局青禾分局", None, None, None),
        ("桥北村村民委员会", None, None, None),
        ("云溪市人民代表大会常务委员会", None, None, None),
        ("云溪市公共资源交易中心", None, None, None),
    ],
)
def test_kind_level_and_power_by_the_name(
    name: str, kind: str | None, level: AdministrativeLevel | None, rules: bool | None
) -> None:
    organ = Organ(name=name)

    assert (kind_of(organ), level_of_name(name), can_make_rules(organ, None)) == (kind, level, rules)


@pytest.mark.parametrize(
    ("name", "level", "expected"),
    [
        ("云溪市人民政府", PREFECTURAL, True),
        ("云溪市人民政府", COUNTY, False),
        ("云溪市人民政府办公室", PREFECTURAL, True),
        ("白河县人民政府", PREFECTURAL, False),
        ("卫生健康委员会", NATIONAL, True),
        ("卫生健康委员会", PREFECTURAL, False),
        ("云溪经济开发区管委会", PREFECTURAL, None),
        ("云溪经济开发区管委会", COUNTY, False),
        (None, COUNTY, False),
        (None, TOWNSHIP, False),
        (None, PREFECTURAL, None),
        (None, None, None),
    ],
)
def test_power_by_the_name_and_the_level(
    name: str | None, level: AdministrativeLevel | None, expected: bool | None
) -> None:
    assert can_make_rules(Organ(name=name) if name else None, level) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("青禾镇人民政府", True),
        ("青禾镇", True),
        ("白河县", True),
        ("云溪市人民政府", True),
        ("青禾区桥北街道办事处", False),
        ("白河县林业局", False),
        ("云溪市人民政府办公室", False),
    ],
)
def test_governments_are_told_from_their_offices(name: str, expected: bool) -> None:
    assert is_certain_government(Organ(name=name)) is expected


@pytest.mark.parametrize(
    "name",
    ["青禾镇人民政府", "柳塘乡", "青禾区桥北街道办事处", "白河县人民政府", "云溪市人民政府", "西岭自治州人民政府"],
)
def test_readers_tell_no_other_level_than_the_rules(name: str) -> None:
    organ = read(f"# {name}2024年政府信息公开工作年度报告\n\n## 一、总体情况\n\n按时公开。\n").unwrap().organ

    assert organ is not None
    assert organ.level is level_of_name(name)
