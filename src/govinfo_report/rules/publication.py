"""GIR701–703: when a report was published, how it is titled, which period it says it covers."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from attrs import frozen

from govinfo_report.address import ParagraphRef, Place, SectionRef
from govinfo_report.findings import Bilingual, Change, Example, RuleInfo, Severity, joined
from govinfo_report.report.organ import Organ
from govinfo_report.report.report import Report
from govinfo_report.report.titles import KIND, usual_title
from govinfo_report.rules.base import Found, rule
from govinfo_report.rules.completeness import judged_by_form
from govinfo_report.rules.organs import kind_of
from govinfo_report.rules.patterns import pattern
from govinfo_report.rules.prose import clipped, excerpt, passages_of, plain
from govinfo_report.text.dates import find_dates
from govinfo_report.text.normalise import normal_text
from govinfo_report.text.typography import format_date

__all__ = ["late", "period_missing", "title_form"]


@frozen
class _Day:
    """The day on which a report was out at the latest that is known, and where the report says so."""

    date: datetime.date
    at: Place
    what: Bilingual


_PUBLISHED = Bilingual(zh="发布日期", en="published on")
_ISSUED = Bilingual(zh="成文日期", en="dated")
_LABELLED = pattern(r"(?:发布|公布|公开)(?:日期|时间)\s?[:：]")
_LONGEST_LINE = 200


def _day(report: Report) -> _Day | None:
    if report.published_on is not None:
        return _Day(report.published_on, SectionRef("published_on"), _PUBLISHED)
    for index, line in enumerate(report.preamble):
        if (date := _labelled(line)) is not None:
            return _Day(date, ParagraphRef("preamble", index), _PUBLISHED)
    if report.issued_on is not None:
        return _Day(report.issued_on, SectionRef("issued_on"), _ISSUED)
    return None


def _labelled(line: str) -> datetime.date | None:
    """The date right behind 发布时间： in a line of page furniture."""
    if len(line) > _LONGEST_LINE or (":" not in line and "：" not in line):
        return None
    text = normal_text(line, whitespace="collapse")
    label = _LABELLED().search(text)
    dates = find_dates(text[label.end() :].lstrip()) if label else ()
    return dates[0].value if dates and dates[0].start == 0 else None


_MONTH_AND_DAY = pattern(r"(\d{2})-(\d{2})\Z")


def _due(organ: Organ | None, year: int, days: dict[str, str]) -> datetime.date | None:
    """The last day to publish; ``None`` where the law names none, ``ValueError`` for a day that is none."""
    kind = None if organ is None else kind_of(organ)
    given = days[kind] if kind else ""
    if not given:
        return None
    found = _MONTH_AND_DAY().match(given)
    if found is None:
        raise ValueError(f"a deadline is written like 01-31, not {given!r}")
    return datetime.date(year + 1, int(found[1]), int(found[2]))


_BUREAU = "云溪市林业局2024年政府信息公开工作年度报告\n发布日期：2025年{}\n一、总体情况\n林业信息按时公开。\n"


@rule(
    RuleInfo(
        "GIR701",
        "late",
        Severity.WARNING,
        since="0.1.0",
        basis="条例 第四十九条",
        title=Bilingual(zh="逾期公布", en="Published late"),
        message=Bilingual(
            zh="{year}年度报告应在{due}前（含当日）公布，{what}为{date}，晚了 {days} 天。",
            en="the report on {year} was due by {due}; it was {what} {date}, {days} days late.",
        ),
        reason=Bilingual(
            zh="县级以上人民政府部门应当在每年1月31日前公布上一年度报告，县级以上地方人民政府的报告在3月31日前公布。",
            en="Departments of governments from the county up publish by 31 January, the governments by 31 March.",
        ),
        mend=Bilingual(
            zh="尚未公布的尽快公布；已按期公布、因改版或迁移重新发布的，在页面上注明首次发布日期。",
            en="Publish at once; where the page was only published again, state the day of first publication on it.",
        ),
        exceptions=Bilingual(
            zh="乡镇、街道没有全国统一的期限，给出参数 township 才判断；办公厅（室）按本级政府的期限；"
            "开发区管委会等法律没有点名的机关不判断。参数 department、government、township 写作“01-31”，留空即不判断。",
            en="Townships and street offices have no national date and are judged only where the parameter township "
            "gives one; the office of a government has the date of the government; boards of development zones are "
            "not judged. The parameters department, government and township read like 01-31; empty means no date.",
        ),
        passing=Example(source=_BUREAU.format("1月26日")),
        failing=Example(source=_BUREAU.format("2月5日")),
    ),
    department="01-31",
    government="03-31",
    township="",
)
def late(report: Report, *, department: str, government: str, township: str) -> Iterator[Found]:
    """Published, or where that is not known dated, after the last day for the kind of organ."""
    if report.year is None or not judged_by_form(report):
        return
    due = _due(report.organ, report.year, {"department": department, "government": government, "township": township})
    if due is None:
        return
    day = _day(report)
    if day is not None and day.date > due:
        yield Found(
            at=day.at,
            values={
                "year": report.year,
                "due": _shown(due),
                "date": _shown(day.date),
                "days": (day.date - due).days,
                "what": day.what,
            },
        )


def _shown(date: datetime.date) -> Bilingual:
    return Bilingual(zh=format_date(date), en=date.isoformat())


_NO_TITLE = Bilingual(zh="没有读到", en="none was found")
_TAIL = Bilingual(zh=f"没有写全“{KIND}”", en=f"“{KIND}” is not written out in full")
_NO_YEAR = Bilingual(zh="没有年份", en="the year is missing")
_TWICE = Bilingual(zh="“年度”重复", en="年度 is there twice")
_NO_ORGAN = Bilingual(zh="没有机关名称", en="the name of the organ is missing")
_ARABIC_YEAR = pattern(r"(?<!\d)(?:19|20)\d{2}年")
_CHINESE_YEAR = pattern(r"二[〇零○oO0]{1}[〇零○oO0一二三四五六七八九]{2}年")
_IN_BRACKETS = pattern(r"\([^()]*\)")
_NOT_A_NAME = pattern(
    r"(?:19|20)\d{2}年度?|政府信息(?:和政务)?公开|政务公开|信息公开|工作|年度|年报|年|报告|情况|关于|的|标题|[^\u4e00-\u9fff]"
)
_PRONOUNS = ("我局", "本局", "我镇", "本镇", "我乡", "本乡", "我街道", "本机关", "本单位", "我单位", "政府")


@rule(
    RuleInfo(
        "GIR702",
        "title-form",
        Severity.INFORMATION,
        since="0.1.0",
        basis="〔2021〕30号 标题《政府信息公开工作年度报告格式》；各地公布的报告",
        title=Bilingual(zh="报告标题不完整", en="The title of the report is incomplete"),
        message=Bilingual(zh="{printed}：{faults}。", en="{printed}: {faults}."),
        reason=Bilingual(
            zh="从标题应当看得出是哪个机关、哪一年的政府信息公开工作年度报告，便于检索。",
            en="A title names the organ, the year and the kind of report, so that it can be found.",
        ),
        mend=Bilingual(zh="改为“{expected}”。", en="Make it “{expected}”."),
        exceptions=Bilingual(
            zh="年份写在机关名称之前或之后都可以。", en="The year may stand before or after the name of the organ."
        ),
        passing=Example(changes={"title": "2024年云溪市人民政府政府信息公开工作年度报告"}),
        failing=Example(changes={"title": "云溪市人民政府2024年度政府信息公开年度报告"}),
    )
)
def title_form(report: Report) -> Iterator[Found]:
    """A title without organ or year, with 年度 twice, or that does not say 政府信息公开工作年度报告."""
    if not judged_by_form(report) or (report.title is None and not _is_a_document(report)):
        return
    faults = tuple(_title_faults(report.title))
    if not faults:
        return
    expected = usual_title(report.organ, report.year)
    mended = (Change(at=SectionRef("title"), was=report.title, becomes=expected),) if "×" not in expected else ()
    values = {
        "printed": _printed(report.title),
        "faults": joined(faults, "comma"),
        "expected": expected,
    }
    yield Found(at=SectionRef("title"), values=values, suggestions=mended)


def _is_a_document(report: Report) -> bool:
    """Whether it was read from a document with text, and is not a table alone or composed in code."""
    return bool(report.headings) and (bool(report.preamble) or any(True for _ in report.narratives()))


def _printed(title: str | None) -> Bilingual:
    if title is None:
        return Bilingual(zh="报告标题", en="the title")
    return Bilingual(zh=f"标题“{clipped(title)}”", en=f"the title “{clipped(title)}”")


def _title_faults(title: str | None) -> Iterator[Bilingual]:
    if title is None:
        yield _NO_TITLE
        return
    line = plain(title)
    if KIND not in line:
        yield _TAIL
    if not _ARABIC_YEAR().search(line) and not _CHINESE_YEAR().search(line):
        yield _NO_YEAR
    if _IN_BRACKETS().sub("", line).count("年度") > 1:
        yield _TWICE
    name = _NOT_A_NAME().sub("", _CHINESE_YEAR().sub("", line))
    if len(name) < 2 or name in _PRONOUNS:
        yield _NO_ORGAN


_SAYS_PERIOD = pattern(r"统计(?:期限|时限|时间|口径|数据)|数据(?:期限|时限|起止)")
_ABSENT = Bilingual(zh="没有写明统计期限", en="the period that the figures cover is not stated")


@rule(
    RuleInfo(
        "GIR703",
        "period-missing",
        Severity.INFORMATION,
        since="0.1.0",
        basis="条例 第四十九条“上一年度”；DB51/T 2660—2019",
        title=Bilingual(zh="没有统计期限", en="No period is stated"),
        message=Bilingual(zh="{what}。", en="{what}."),
        reason=Bilingual(
            zh="统计期限说明数字是哪一段时间的；年度报告统计的是上一年1月1日至12月31日。",
            en="The period says which time the figures are of: 1 January to 31 December of the year before.",
        ),
        mend=Bilingual(
            zh="在开头写明：“本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。”",
            en="State at the beginning that the figures are of 1 January to 31 December {year}.",
        ),
        exceptions=Bilingual(
            zh="格式本身没有这句话，写明它是通行的做法。",
            en="The form has no such sentence; to state it is good practice.",
        ),
        passing=Example(),
        failing=Example(changes={"period": None, "preamble": ("本报告由云溪市人民政府编制。",)}),
    )
)
def period_missing(report: Report) -> Iterator[Found]:
    """There is prose, and no period in it that can be read."""
    if report.period is not None or not judged_by_form(report):
        return
    texts = tuple(passages_of(report, ("preamble", "overview")))
    if not texts:
        return
    year = str(report.year or "××××")
    for passage in texts:
        if found := _SAYS_PERIOD().search(passage.plain):
            shown = excerpt(passage.plain, found.start(), found.end() + 24)
            what = Bilingual(
                zh=f"写了统计期限，但读不出完整的起止日期：“{shown}”", en=f"no two full dates can be read in “{shown}”"
            )
            yield Found(at=passage.at, values={"what": what, "year": year})
            return
    yield Found(at=texts[0].at, values={"what": _ABSENT, "year": year})
