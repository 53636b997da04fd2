"""GIR607, GIR608: another year where the year of the report is meant, and a period that is not that year."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from govinfo_report.address import SectionRef
from govinfo_report.findings import Bilingual, Example, RuleInfo, Severity
from govinfo_report.report.report import Report
from govinfo_report.rules.base import Found, rule
from govinfo_report.rules.statements.analysis import Passage, Statement, allows, prose_of
from govinfo_report.rules.statements.patterns import Pattern
from govinfo_report.rules.statements.quoting import sentence_at, shortened
from govinfo_report.text.dates import DateRange, find_date_ranges
from govinfo_report.text.typography import format_date_range, format_quantity

__all__ = ["wrong_period", "wrong_year"]

_TITLES = Pattern('《[^《》]{1,120}》|[“"][^”"“]{1,60}[”"]|[〔（(\\[]\\d{4}[〕）)\\]]')
_MISPRINT = Pattern(r"(?<!\d)(?P<year>\d{5,6})年(?=\d{1,2}月|度)")
_OWN_NAME = Pattern(r"(?P<year>20\d\d)年度?(?:的)?(?:政府信息|政务|信息)公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)")
_ANNOUNCES = Pattern("编制|编写|现将|现公布|公布如下|报告如下|本报告|特向社会")
_LEADS = Pattern(
    r"(?:^|[。！？\n])\s?(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s?[^，。；\d]{0,14}[。\s]?)?(?P<year>20\d\d)年(?:度)?(?=[，,\u4e00-\u9fff])"
)
_UNTIL = Pattern(r"截[至止](?:到)?(?P<year>20\d\d)年(?:12月31日|12月底|年?底|末)")
_COMPARES = Pattern(
    "结转|转来|转入|留下|未办结|比|较|同期|相比|以来|至今|起|上年|去年|往年|对照|针对|整改|年报|年度报告|印发|制定|出台|修订|施行|实施|成立|获|荣|换届|改革|发布的|曾"
)
_PLANS = Pattern("将|拟|计划|力争|预计|下一步|要|打算|目标|继续|进一步|重点")
_DOES = Pattern("公开|收到|受理|办结|答复|申请|坚持|认真|深入|贯彻|严格|落实|推进|围绕")


@rule(
    RuleInfo(
        "GIR607",
        "wrong-year",
        Severity.WARNING,
        since="0.1.0",
        basis="条例 第五十条",
        title=Bilingual(zh="年份写错了", en="Another year than that of the report"),
        message=Bilingual(
            zh="这是{year}年的报告，“{sentence}”写的是“{printed}”。",
            en="this is the report on {year}, and “{sentence}” says “{printed}”.",
        ),
        reason=Bilingual(
            zh="沿用上年的文字时，年份常常忘了改。",
            en="Where last year's text is taken over, its year is often left standing.",
        ),
        mend=Bilingual(
            zh="确指本年度的，改为{year}年；确指“{printed}”的，写明是与哪一年比较或哪一年的事。",
            en="If the year of the report is meant, write {year}; if not, say what “{printed}” is compared with.",
        ),
        exceptions=Bilingual(
            zh="与往年比较、下一年的打算、文件名和文号里的年份不在此列。",
            en="Comparisons with other years, plans, and years in names and numbers of documents are not meant.",
        ),
        passing=Example(changes={"overview": ("2024年，全市公开信息3200条，较2023年增加120条。",)}),
        failing=Example(changes={"overview": ("2023年，全市认真做好政府信息公开工作。",)}),
    )
)
def wrong_year(report: Report) -> Iterator[Found]:
    """Years that stand where the year of the report is meant: last year's text, or a year of five or six digits."""
    if report.year is None:
        return
    for passage in prose_of(report).passages:
        if "年" in passage.plain:
            for start, end in sorted(set(_wrong_years(report, report.year, passage))):
                yield _year_found(report, passage, start, end)


def _wrong_years(report: Report, year: int, passage: Passage) -> Iterator[tuple[int, int]]:
    plain = _TITLES.masked(passage.plain)
    yield from (match.span("year") for match in _MISPRINT.finditer(plain))
    for match in _OWN_NAME.finditer(plain):
        if (
            int(match["year"]) != year
            and _ANNOUNCES.search(plain)
            and passage.place.section in {"preamble", "overview"}
        ):
            yield match.span("year")
    if passage.place.section == "problems":
        return
    for match in _LEADS.finditer(plain):
        if int(match["year"]) in {year - 1, year + 1} and _is_meant(report, year, passage, plain, match):
            yield match.span("year")
    for match in _UNTIL.finditer(plain):
        start, end = sentence_at(plain, match.start())
        if int(match["year"]) == year - 1 and not _names(plain[start:end], year) and not _compares(plain[start:end]):
            yield match.span("year")


def _names(sentence: str, year: int) -> bool:
    return format_quantity(year, "年") in sentence


def _compares(sentence: str) -> bool:
    return _COMPARES.search(sentence) is not None


def _is_meant(report: Report, year: int, passage: Passage, plain: str, match: re.Match[str]) -> bool:
    """Whether a sentence that begins with another year tells of the year of the report."""
    start, end = sentence_at(plain, match.start("year"))
    sentence = plain[start:end]
    if _names(sentence, year) or _compares(sentence):
        return False
    held = [
        each for each in passage.statements if each.year == int(match["year"]) and start <= each.quantity.start < end
    ]
    agreeing = [each for each in held if _agrees(report, each)]
    if any(each.meant for each in held):
        return bool(agreeing) and len(agreeing) == sum(1 for each in held if each.meant)
    if _PLANS.search(sentence) or int(match["year"]) > year:
        return False
    return not _names(plain, year) and _DOES.search(sentence) is not None


def _agrees(report: Report, statement: Statement) -> bool:
    """Whether a figure told of another year is just the one that the tables of this year have."""
    outcomes = (each.outcome(report) for each in statement.meant)
    return statement.quantity.value > 0 and any(
        outcome is not None and outcome.at_least is None and allows(outcome, statement.quantity) for outcome in outcomes
    )


def _year_found(report: Report, passage: Passage, start: int, end: int) -> Found:
    sentence = shortened(passage.text, *sentence_at(passage.plain, start), start, end)
    values = {"year": report.year, "sentence": sentence, "printed": passage.text[start:end] + "年"}
    return Found(at=passage.place, values=values, within=(start, end))


_PERIOD = Pattern("统计|期限|时限|数据|期间")


@rule(
    RuleInfo(
        "GIR608",
        "wrong-period",
        Severity.WARNING,
        since="0.1.0",
        basis="条例 第五十条；〔2021〕30号",
        title=Bilingual(zh="统计期限不是报告年度的全年", en="The period is not the year of the report"),
        message=Bilingual(
            zh="统计期限写的是{period}，应当是{expected}。",
            en="the period is given as {period}; it should be {expected}.",
        ),
        reason=Bilingual(
            zh="年度报告统计的是上一年1月1日至12月31日。",
            en="An annual report counts from 1 January to 31 December of the year before.",
        ),
        mend=Bilingual(zh="把统计期限改为{expected}。", en="Give the period as {expected}."),
        exceptions=Bilingual(
            zh="当年新设立或撤销的机关，期限可以短于一年。",
            en="An organ set up or dissolved in the year counts a shorter time.",
        ),
        passing=Example(),
        failing=Example(changes={"preamble": ("本报告统计期限为2023年1月1日至2024年12月31日。",)}),
    )
)
def wrong_period(report: Report) -> Iterator[Found]:
    """A stated period other than 1 January to 31 December of the year of the report."""
    stated = list(_periods(report))
    if not stated and report.period is not None and not _is_whole_year(report.period, report.year):
        yield Found(at=SectionRef("period"), values=_period_values(report, report.period))
    for passage, period, start, end in stated:
        if not _is_whole_year(period, report.year):
            yield Found(at=passage.place, values=_period_values(report, period), within=(start, end))


def _periods(report: Report) -> Iterator[tuple[Passage, DateRange, int, int]]:
    for passage in prose_of(report).passages:
        if "月" not in passage.plain or not _PERIOD.search(passage.plain):
            continue
        for match in find_date_ranges(passage.text):
            start, _ = sentence_at(passage.plain, match.start)
            if _STATED.search(passage.plain[start : match.start]) or _STATED_AFTER.match(passage.plain[match.end :]):
                yield passage, match.value, match.start, match.end


_STATED = Pattern(
    r"(?:统计|数据|报告)[^，。；]{0,6}(?:期限|时限|时间|周期|区间|期间|时段|日期)[^。；]{0,12}$|数据统计[^。；]{0,12}$"
)
_STATED_AFTER = Pattern(r"(?:期间)?[^，。；]{0,4}(?:的)?(?:统计|数据)")


def _is_whole_year(period: DateRange, year: int | None) -> bool:
    first, last = period.start, period.end
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year
    return whole and year in {None, first.year}


def _period_values(report: Report, period: DateRange) -> dict[str, str]:
    year = report.year or period.end.year
    expected = DateRange(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    return {
        "period": format_date_range(period, repeat_year=True),
        "expected": format_date_range(expected, repeat_year=True),
    }
