"""What the sections in prose must tell: length, template, topics, fee, accountability."""

from __future__ import annotations

import pytest

from govinfo_report import Finding, Money, Organ, OtherMatters, ProcessingFee, Report, validate
from govinfo_report.rules.contents import perfunctory_section
from govinfo_report.testing import make_report


def found(report: Report, code: str) -> list[Finding]:
    return [finding for finding in validate(report, families={"7xx"}).findings if finding.rule.code == code]


@pytest.mark.parametrize(
    ("paragraphs", "characters"),
    [
        ((), 0),
        (("",), 0),
        (("无",), 1),
        (("无。",), 1),
        (("暂无存在问题。",), 6),
        (("一二三四五六七八九",), 9),
        (("一二三四五，六七八，九。",), 9),
        (("（一）存在的主要问题", "无", "（二）下一步改进措施", "无"), 2),
        (("1.存在问题", "2.改进情况"), 0),
        (("一、主要问题", "暂无"), 2),
        (("存在的问题：", "暂无"), 2),
        (("1.内容不全面。", "2.人员力量不足。"), None),
        (("一是公开不及时", "二是形式单一"), None),
        (("（一）主动公开的内容还不全面",), None),
        (("一二三四五六七八九十",), None),
        (("解读的形式还不够多，", "下一步增加图解。"), None),
        (("（一）存在的主要问题：公开不够及时，下一步按月检查。",), None),
    ],
)
def test_section_five_is_perfunctory_under_ten_characters(paragraphs: tuple[str, ...], characters: int | None) -> None:
    seen = found(make_report(problems=paragraphs), "GIR704")

    assert [finding.values["characters"] for finding in seen] == ([] if characters is None else [characters])


def test_an_empty_section_is_told_from_a_short_one() -> None:
    told = [
        found(make_report(problems=each), "GIR704")[0].message("zh") for each in ((), ("无。",), ("无" + "，" * 300,))
    ]

    assert "没有内容" in told[0]
    assert "只有 1 个字：“无。”" in told[1]
    assert len(told[2]) < 150


def test_the_length_is_a_parameter() -> None:
    report = make_report(problems=("公开不够及时，按月检查。",))

    assert perfunctory_section(report) == ()
    assert len(perfunctory_section(report, {"shortest": 11})) == 1
    assert perfunctory_section(report, {"shortest": 10}) == ()


def test_what_other_rules_tell_is_not_told_twice() -> None:
    assert found(make_report(problems=None), "GIR704") == []
    assert found(make_report(problems=(), other_matters=None), "GIR704") == []
    assert found(make_report(problems=("（文字描述）",)), "GIR704") == []
    assert found(make_report(problems=("无",), year=2017), "GIR704") == []


@pytest.mark.parametrize(
    "text",
    [
        "（文字描述）",
        "(文字描述)",
        "（文字描述，收取信息处理费情况在此处报告。）",
        "该部分以表格形式报告。表格如下：",
        "該部分以表格形式報告",
        "（单位名称）2024年",
        "请在此处填写",
        "截至XX月XX日",
        "共收到××件",
        "发布信息____条",
        "××××年的工作",
        "公开信息xx 条",
    ],
)
def test_words_of_the_template_are_found(text: str) -> None:
    (finding,) = found(make_report(overview=("主动公开。", f"去年：{text}")), "GIR705")

    assert str(finding.at) == "overview.paragraphs.1"


@pytest.mark.parametrize(
    "text",
    [
        "对申请人张××的答复",
        "该部分工作还不够细",
        "以表格和文字描述相结合的方式公开",
        "表格如下",
        "详见 https://example.org/XXGK/2024",
        "XX",
        "单位名称变更1家",
        "在办事大厅此处设查阅点",
    ],
)
def test_ordinary_words_are_no_template(text: str) -> None:
    assert found(make_report(overview=("主动公开。", text)), "GIR705") == []


def test_all_words_of_the_template_are_one_finding() -> None:
    report = make_report(
        preamble=("××××年统计期限",), problems=("（文字描述）",), notes={"requests": ("该部分以表格形式报告。",)}
    )

    (finding,) = found(report, "GIR705")
    assert [str(place) for place in finding.related] == [
        "preamble.paragraphs.0",
        "requests.paragraphs.0",
        "problems.paragraphs.0",
    ]


TOPICS = {
    "主动公开": [
        "主动公开30条",
        "全年公布文件30件",
        "在网上刊登动态",
        "文件都登上了公报",
        "做好政策解读",
        "公开政务信息30条",
    ],
    "依申请公开": ["依申请公开", "没有收到申请", "收到公开申请3件"],
    "政府信息管理": [
        "政府信息管理",
        "发布前三审三校",
        "逐条审核",
        "做好保密审查",
        "清理规范性文件",
        "更新公开指南",
        "建立台账",
    ],
    "政府信息公开平台建设": [
        "平台建设",
        "政府网站改版",
        "开设专栏",
        "运营公众号",
        "设公示栏",
        "政务新媒体",
        "出版公报",
        "设查阅点",
    ],
    "监督保障": ["监督保障", "列入考核", "开展培训", "社会评议", "调整领导小组", "每季度检查", "明确责任", "专人负责"],
}
FULL = {
    "主动公开": "主动公开30条",
    "依申请公开": "没有收到申请",
    "政府信息管理": "逐条审核",
    "政府信息公开平台建设": "公众号",
    "监督保障": "年度考核",
}


@pytest.mark.parametrize(("topic", "words"), [(topic, words) for topic, each in TOPICS.items() for words in each])
def test_each_topic_is_known_by_many_words(topic: str, words: str) -> None:
    others = [text for name, text in FULL.items() if name != topic]

    assert found(make_report(overview=(*others, words)), "GIR706") == []


@pytest.mark.parametrize("topic", FULL)
def test_each_topic_is_missed(topic: str) -> None:
    others = tuple(text for name, text in FULL.items() if name != topic)

    (finding,) = found(make_report(overview=others), "GIR706")
    assert finding.message("zh") == f"“总体情况”没有写到：{topic}。"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"year": 2020}, 0),
        ({"year": 2021}, 1),
        ({"year": None}, 1),
        ({"year": 2030}, 1),
        ({"overview": ()}, 0),
        ({"overview": None}, 0),
        ({"overview": ("（文字描述）",)}, 0),
    ],
    ids=str,
)
def test_topics_are_asked_for_since_the_form_of_2021(changes: dict[str, object], expected: int) -> None:
    assert len(found(make_report(**{"overview": ("全年主动公开30条。",), **changes}), "GIR706")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "本年度未收取信息处理费。",
        "2024年没有收取过信息公开方面的费用。",
        "全年收取政府信息公开信息处理费3940元。",
        "未发出收费通知。",
        "没有收费。",
        "無信息處理費收取情況。",
        "政府信息公开工作未收取任何费用。",
        "无减免情况。",
    ],
)
def test_any_word_on_the_fee_is_enough(text: str) -> None:
    assert found(make_report(other_matters=("无其他事项。", text)), "GIR707") == []


@pytest.mark.parametrize(
    "text",
    ["无。", "没有其他需要报告的事项。", "行政事业性收费0项。", "免费发放资料200份。", "落实工作经费3万元。"],
)
def test_silence_on_the_fee_is_found(text: str) -> None:
    (finding,) = found(make_report(other_matters=(text,)), "GIR707")

    assert (str(finding.at), finding.severity.value) == ("other_matters", "warning")


def test_the_fee_may_be_told_elsewhere_or_as_data() -> None:
    assert found(make_report(other_matters=("无。",), notes={"requests": ("未收取信息处理费。",)}), "GIR707") == []
    assert found(make_report(other_matters=("无。",), overview=("申请均未收费。",)), "GIR707") == []
    fee = ProcessingFee(notices=0, charged=Money(None), collected=None)
    assert found(make_report(other_matters=OtherMatters(paragraphs=(), processing_fee=fee)), "GIR707") == []


@pytest.mark.parametrize(("year", "expected"), [(2019, 0), (2020, 0), (2021, 1), (2025, 1), (None, 1)])
def test_the_fee_is_asked_for_since_the_form_of_2021(year: int | None, expected: int) -> None:
    assert len(found(make_report(other_matters=("无。",), year=year), "GIR707")) == expected
    assert found(make_report("2019", other_matters=("无。",), year=None), "GIR707") == []
    assert found(make_report(other_matters=None, year=year), "GIR707") == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("云溪市人民政府", 1),
        ("青禾区柳塘镇人民政府", 1),
        ("柳塘镇", 1),
        ("白河县", 1),
        ("云溪市林业局", 0),
        ("青禾区桥北街道办事处", 0),
        ("云溪市人民政府办公室", 0),
        ("云溪经济开发区管委会", 0),
    ],
)
def test_accountability_is_asked_of_governments(name: str, expected: int) -> None:
    assert len(found(make_report(organ=Organ(name=name), overview=tuple(FULL.values())[:4]), "GIR713")) == expected


def test_accountability_is_not_asked_of_a_section_that_was_not_written() -> None:
    for overview in ((), ("（文字描述）",), None):
        assert found(make_report(overview=overview), "GIR713") == []
    assert found(make_report(overview=("公开30条。",), year=2016), "GIR713") == []
    assert found(make_report(overview=("公开30条。",), organ=None), "GIR713") == []


@pytest.mark.parametrize("word", ["考核", "评议", "评估", "责任追究", "问责", "考評"])
def test_one_word_on_accountability_is_enough(word: str) -> None:
    assert found(make_report(overview=("全年公开30条。", f"没有{word}的情形。")), "GIR713") == []
