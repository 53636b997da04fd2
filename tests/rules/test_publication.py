"""When a report is late, what a title must hold, and whether a period is stated."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from attrs import evolve

from govinfo_report import Finding, Organ, Report, read, validate
from govinfo_report.rules.publication import late
from govinfo_report.testing import make_report

BUREAU = Organ(name="云溪市林业局")
TOWN = Organ(name="青禾区柳塘镇人民政府")
CITY = Organ(name="云溪市人民政府")


def found(report: Report, code: str) -> list[Finding]:
    return [finding for finding in validate(report, families={"7xx"}).findings if finding.rule.code == code]


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("organ", "date", "days"),
    [
        (BUREAU, "2025-01-31", None),
        (BUREAU, "2025-02-01", 1),
        (BUREAU, "2025-03-31", 59),
        (Organ(name="云溪市人力资源和社会保障局"), "2025-02-05", 5),
        (Organ(name="住房和城乡建设部"), "2025-02-05", 5),
        (CITY, "2025-02-01", None),
        (CITY, "2025-03-31", None),
        (CITY, "2025-04-01", 1),
        (Organ(name="云溪市人民政府办公室"), "2025-03-20", None),
        (Organ(name="云溪市人民政府办公室"), "2025-04-20", 20),
        (TOWN, "2025-12-31", None),
        (Organ(name="青禾区桥北街道办事处"), "2025-12-31", None),
        (Organ(name="云溪经济开发区管委会"), "2025-12-31", None),
        (Organ(name="云溪市公共资源交易中心"), "2025-12-31", None),
        (None, "2025-12-31", None),
    ],
)
def test_departments_governments_and_the_rest_have_their_own_days(
    organ: Organ | None, date: str, days: int | None
) -> None:
    seen = found(make_report(organ=organ, published_on=day(date)), "GIR701")

    assert [finding.values["days"] for finding in seen] == ([] if days is None else [days])


def test_every_day_of_a_year_is_judged_by_the_last_one() -> None:
    report = make_report(organ=BUREAU)
    first = day("2025-01-01")
    dates = [first + datetime.timedelta(days=n) for n in range(365)]

    assert [date for date in dates if not found(evolve(report, published_on=date), "GIR701")] == dates[:31]


@pytest.mark.parametrize(
    ("given", "organ", "date", "expected"),
    [
        ({"township": "02-20"}, TOWN, "2025-02-20", 0),
        ({"township": "02-20"}, TOWN, "2025-02-21", 1),
        ({"department": "01-28"}, BUREAU, "2025-01-29", 1),
        ({"department": ""}, BUREAU, "2025-12-31", 0),
        ({"government": "12-31"}, CITY, "2025-12-30", 0),
        ({"government": "02-28"}, CITY, "2025-03-01", 1),
    ],
)
def test_local_days_are_given_as_parameters(given: dict[str, str], organ: Organ, date: str, expected: int) -> None:
    assert len(late(make_report(organ=organ, published_on=day(date)), given)) == expected


@pytest.mark.parametrize("given", ["31 January", "1-31", "02-30", "0131"])
def test_a_day_that_is_none_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match=r"deadline|day"):
        late(make_report(organ=BUREAU, published_on=day("2025-02-05")), {"department": given})


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"published_on": day("2025-02-05"), "issued_on": day("2025-01-20")}, "published_on"),
        ({"issued_on": day("2025-02-05")}, "issued_on"),
        ({"issued_on": day("2025-02-05"), "published_on": day("2025-01-20")}, None),
        ({"preamble": ("来源：办公室", "发布时间：2025-02-05 16:53 浏览次数：12")}, "preamble.paragraphs.1"),
        ({"preamble": ("發布日期:2025年2月5日",)}, "preamble.paragraphs.0"),
        ({"preamble": ("公布日期 : 2025/02/05",)}, "preamble.paragraphs.0"),
        ({"preamble": ("发布时间：2025-01-05 16:53",), "issued_on": day("2025-02-05")}, None),
        ({"preamble": ("发布时间：（见下）会议于2025年2月5日召开。",)}, None),
        ({"preamble": ("办公室于2025年2月5日召开会议。",)}, None),
        ({"preamble": ("发布时间：2025-02-05" + "，" * 300,)}, None),
        ({}, None),
        ({"published_on": day("2025-02-05"), "year": None}, None),
        ({"published_on": day("2019-02-05"), "year": 2017}, None),
    ],
    ids=str,
)
def test_the_day_of_publication_goes_before_the_one_under_the_report(changes: dict[str, Any], at: str | None) -> None:
    seen = found(make_report(organ=BUREAU, **changes), "GIR701")

    assert [str(finding.at) for finding in seen] == ([] if at is None else [at])


def test_a_late_report_says_by_how_much_in_both_languages() -> None:
    (finding,) = found(make_report(organ=BUREAU, published_on=day("2025-02-05")), "GIR701")

    assert finding.message("zh") == "2024年度报告应在2025年1月31日前（含当日）公布，发布日期为2025年2月5日，晚了 5 天。"
    assert "due by 2025-01-31; it was published on 2025-02-05, 5 days late" in finding.message("en")


TITLE = "政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("title", "faults"),
    [
        (f"云溪市人民政府2024年{TITLE}", []),
        (f"2024年云溪市人民政府{TITLE}", []),
        (f"云溪市林业局2024年度{TITLE}", ["重复"]),
        (f"2024 年 云溪市林业局 {TITLE}", []),
        (f"云溪市林业局{TITLE}（2024年度）", []),
        (f"雲溪市林業局2024年{TITLE}", []),
        (f"二〇二四年云溪市{TITLE}", []),
        (f"2024年上海市{TITLE}", []),
        (f"2024年{TITLE}", ["机关"]),
        (f"我局2024年{TITLE}", ["机关"]),
        (f"本机关2024年{TITLE}", ["机关"]),
        (f"云溪市林业局{TITLE}", ["年份"]),
        ("云溪市林业局2024年政府信息公开年度报告", ["写全"]),
        ("云溪市林业局2024年政府信息公开年报", ["写全"]),
        ("云溪市林业局2024年政府信息公开工作报告", ["写全"]),
        ("云溪市林业局2024年度政府信息公开年度工作报告", ["写全", "重复"]),
        ("政府政务公开年报", ["写全", "年份", "机关"]),
        (f"年{TITLE}", ["年份", "机关"]),
    ],
)
def test_what_a_title_lacks(title: str, faults: list[str]) -> None:
    seen = found(make_report(title=title), "GIR702")

    told = seen[0].message("zh").rpartition("：")[2].rstrip("。").split("，") if seen else []
    assert len(told) == len(faults)
    assert all(fault in each for fault, each in zip(faults, told, strict=True))


def test_a_title_suggests_the_full_one() -> None:
    (finding,) = found(make_report(title="云溪市2024年政府信息公开年报"), "GIR702")

    (change,) = finding.suggestions
    assert (str(change.at), change.becomes) == ("title", f"云溪市人民政府2024年{TITLE}")
    (finding,) = found(make_report(title="政府信息公开年报", organ=None), "GIR702")
    assert finding.suggestions == ()


def test_a_title_is_missed_only_in_a_document_with_text() -> None:
    text = "一、总体情况\n按时公开。\n二、主动公开政府信息情况\n"

    assert len(found(read(text).unwrap(), "GIR702")) == 1
    assert found(make_report(title=None), "GIR702") == []
    assert found(make_report(title=None, headings={"requests": "三"}, overview=None, preamble=()), "GIR702") != []
    bare = make_report(title=None, headings={"requests": "三"}, overview=None, preamble=())
    assert found(evolve(bare, problems=None, other_matters=None), "GIR702") == []
    assert found(make_report(title="年报", year=2016), "GIR702") == []


@pytest.mark.parametrize(
    ("preamble", "expected"),
    [
        (("本报告由云溪市林业局编制。",), "没有写明"),
        (("统计期限自2024年1月1日起至202024年12月31日止。",), "读不出"),
        (("各项數據的統計時限見後。",), "读不出"),
    ],
)
def test_a_period_that_is_missing_is_told_from_one_that_cannot_be_read(
    preamble: tuple[str, ...], expected: str
) -> None:
    (finding,) = found(make_report(period=None, preamble=preamble), "GIR703")

    assert expected in finding.message("zh")
    assert str(finding.at) == "preamble.paragraphs.0"
    assert "2024年1月1日" in finding.advice("zh")


def test_no_period_is_asked_of_a_report_without_text_or_from_before_the_forms() -> None:
    assert found(make_report(period=None, preamble=(), overview=None), "GIR703") == []
    assert found(make_report(period=None, preamble=("文。",), year=2016), "GIR703") == []
    assert found(make_report(preamble=("文。",)), "GIR703") == []
