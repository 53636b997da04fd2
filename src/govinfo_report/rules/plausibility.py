"""GIR801, 803, 805: figures that can hardly be, although no line of the form forbids them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from govinfo_report.address import CellRef
from govinfo_report.findings import Bilingual, Example, RuleInfo, Severity
from govinfo_report.report.base import Table, number_of
from govinfo_report.report.organ import AdministrativeLevel, Organ
from govinfo_report.report.report import Report
from govinfo_report.rules.base import Found, rule
from govinfo_report.rules.figures import above_zero
from govinfo_report.rules.organs import can_make_rules, level_of_name
from govinfo_report.rules.patterns import pattern
from govinfo_report.rules.prose import excerpt, passages
from govinfo_report.text.numbers import parse_count
from govinfo_report.text.typography import format_quantity

__all__ = [
    "all_zero_with_activity",
    "large_carry_over",
    "rules_without_power",
]

_RULES = CellRef("proactive_disclosure", "administrative_rules")


_RULES_OF_A_COUNTY = (
    "白河县人民政府2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
    "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 2 | 0 | 2\n"
)


@rule(
    RuleInfo(
        "GIR801",
        "rules-without-power",
        Severity.WARNING,
        since="0.1.0",
        basis="立法法 关于规章制定权的规定；〔2021〕30号 表二 规章",
        title=Bilingual(zh="没有规章制定权却填了规章", en="规章 of a body that cannot make them"),
        message=Bilingual(
            zh="{organ}没有规章制定权，“规章”一行却填了：{figures}。",
            en="{organ} cannot make 规章, yet the row holds: {figures}.",
        ),
        reason=Bilingual(
            zh="只有国务院部门，省、自治区、直辖市和设区的市、自治州的人民政府能制定规章；"
            "最常见的是把内部规章制度当成了规章，或者填错了行。",
            en="Only departments of the State Council and governments of provinces, of cities with districts and of "
            "autonomous prefectures make 规章; usually internal rules were taken for them, or the row is wrong.",
        ),
        mend=Bilingual(
            zh="“规章”一行填 0；规范性文件填在下一行，内部管理制度不计入。",
            en="Enter 0 here; normative documents belong to the next row, internal rules to none.",
        ),
        exceptions=Bilingual(
            zh="有规章制定权的政府，其办公厅（室）可以填本级政府的规章。参数 level 说明所检查的机关的级别"
            "（national、provincial、prefectural、county、township）；由参数或报告数据写明级别的，按错误报告。",
            en="The office of a government with that power may print the government's. The parameter level tells the "
            "level of the organs that are checked; where it or the data of the report tells it, this is an error.",
        ),
        passing=Example(),
        failing=Example(source=_RULES_OF_A_COUNTY),
    ),
    level="",
)
def rules_without_power(report: Report, *, level: str) -> Iterator[Found]:
    """Counts of 规章 for a body that cannot make them by its name or level."""
    organ = report.organ
    given = AdministrativeLevel(level) if level else None
    if _RULES.table in report.absent or can_make_rules(organ, given or (organ.level if organ else None)) is not False:
        return
    table = report.proactive_disclosure
    cells = above_zero(table, (_RULES.row,))
    if cells:
        name = organ.name if organ is not None else Bilingual(zh="这一级机关", en="an organ of this level")
        figures = tuple(f"{table.LAYOUT.name_of(ref)} {table.cell(ref)}" for ref in cells)
        declared = given is not None or _declared(organ)
        yield Found(
            at=cells[0],
            related=cells,
            values={"organ": name, "figures": figures},
            severity=Severity.ERROR if declared else None,
        )


def _declared(organ: Organ | None) -> bool:
    """Whether somebody told the level: readers tell no other than the name does."""
    return organ is not None and organ.level is not None and level_of_name(organ.name) is None


_PLAIN = "[^。；;，,、0-9一二三四五六七八九十百千两]"
_NUMBER = r"([0-9][0-9,，]{0,12}|[一二三四五六七八九十百千两]{1,7})"
_TALES = {
    "requests": pattern(
        rf"(?:收到|受理|接收|收办|新收|办理|办结|答复){_PLAIN}{{0,16}}申请{_PLAIN}{{0,4}}{_NUMBER}(?:件|宗|份|条)"
    ),
    "disputes": pattern(rf"行政(?:复议|诉讼)(?:案件)?{_PLAIN}{{0,4}}{_NUMBER}(?:件|宗|起)"),
    "proactive_disclosure": pattern(rf"行政(?:许可|处罚|强制)(?:事项|决定)?{_PLAIN}{{0,4}}{_NUMBER}(?:件|宗|起)"),
}
_ELSEWHERE = pattern(r"(?:19|20)\d{2}年|上年|上一年|去年|往年|历年|同期|明年|下年|计划|预计|全[市县区省州]|较")


@rule(
    RuleInfo(
        "GIR803",
        "all-zero-with-activity",
        Severity.WARNING,
        since="0.1.0",
        basis="条例 第五十条；〔2021〕30号 各表",
        title=Bilingual(zh="表格全是 0，文字却写了案件", en="All tables are 0, the text tells of cases"),
        message=Bilingual(
            zh="各表没有一个大于 0 的数，文字却写着：{shown}。",
            en="no table holds a figure above 0, yet the text says: {shown}.",
        ),
        reason=Bilingual(
            zh="表格全填 0 往往是没有填报就发布了；文字中已有的件数应当在表格里看得到。",
            en="Tables full of zeros were often published unfilled; the cases of the text belong in them.",
        ),
        mend=Bilingual(
            zh="按台账填写表格，或者核对文字。", en="Fill in the tables from the ledger, or check the text."
        ),
        exceptions=Bilingual(
            zh="说的是上年、外地或上级机关的件数的，不算。", en="Figures of other years or other bodies do not count."
        ),
        passing=Example(
            source="三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n"
        ),
        failing=Example(
            source="一、总体情况\n全年收到政府信息公开申请5件，均已答复。\n"
            "三、收到和处理政府信息公开申请情况\n"
            "一、本年新收政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n"
            "（七）总计 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n"
        ),
    )
)
def all_zero_with_activity(report: Report) -> Iterator[Found]:
    """The tables that are there hold nothing above 0, and a sentence tells of cases that belong in one of them."""
    tables = tuple(report.present_tables())
    if not any(number_of(cell) == 0 for table in tables for cell in table.values()) or not _nothing_above_zero(tables):
        return
    told = [
        (passage.at, shown)
        for passage in passages(report)
        for table in tables
        for shown in _tales(passage.plain, table.LAYOUT.table, report.year)
    ]
    if told:
        shown = tuple(f"“{text}”" for text in dict.fromkeys(text for _, text in told))[:5]
        yield Found(at=told[0][0], related=tuple(dict.fromkeys(at for at, _ in told)), values={"shown": shown})


def _tales(text: str, table: str, year: int | None) -> Iterator[str]:
    """The places of a text that tell of cases of this year, which belong in a table."""
    for found in _TALES[table]().finditer(text):
        number = parse_count(found[1].replace("，", ","))
        if number and not _ELSEWHERE().search(_clause_before(text, found.start(), year)):
            yield excerpt(text, *found.span())


def _nothing_above_zero(tables: Iterable[Table]) -> bool:
    return not any(
        (cell > 0 if isinstance(cell, int) else cell is not None and cell.value is not None and cell.value > 0)
        for table in tables
        for cell in table.values()
    )


def _clause_before(text: str, start: int, year: int | None) -> str:
    """What stands before a place in its sentence, without the year of the report."""
    before = re.split(r"[。；;]", text[max(0, start - 60) : start])[-1]
    return before if year is None else before.replace(format_quantity(year, "年"), "")


@rule(
    RuleInfo(
        "GIR805",
        "large-carry-over",
        Severity.INFORMATION,
        since="0.1.0",
        basis="条例 第三十三条",
        title=Bilingual(zh="结转下年度的比例偏高", en="A large share is carried forward"),
        message=Bilingual(
            zh="结转下年度 {forward} 件，是本年新收 {received} 件的 {percentage}%，超过 {share}%。",
            en="{forward} requests are carried forward, {percentage}% of the {received} received; more than {share}%.",
        ),
        reason=Bilingual(
            zh="答复期限为 20 个工作日，延长不超过 20 个工作日，正常只有年底前一两个月收到的才会结转。",
            en="Answers are due in 20 working days, extended by 20 at most, so only late requests are carried forward.",
        ),
        mend=Bilingual(
            zh="核对是否漏计已经答复的，或者有没有超期未答复的；属实的不必修改。",
            en="Check whether answers were left out of the count, or are overdue; a true figure needs no change.",
        ),
        exceptions=Bilingual(
            zh="征求第三方意见的时间不计入期限，年底集中收到申请的也会偏高。参数 share 是百分比，least 是最少件数。",
            en="Hearing third parties takes time that does not count, and many may come late. The parameter share is a "
            "percentage, least the fewest that are judged.",
        ),
        passing=Example(),
        failing=Example(
            changes={"requests.carried_forward.total": 200, "requests.carried_forward.natural_person": 189}
        ),
    ),
    share=16,
    least=10,
)
def large_carry_over(report: Report, *, share: int, least: int) -> Iterator[Found]:
    """More of what was received is carried forward than forty working days of a year explain."""
    received, forward = report.requests.received.total, report.requests.carried_forward.total
    if "requests" in report.absent or received is None or forward is None or forward < least:
        return
    if forward * 100 > received * share:
        at = CellRef("requests", "carried_forward", "total")
        percentage = forward * 100 // received if received else "—"
        values = {"forward": forward, "received": received, "percentage": percentage, "share": share}
        yield Found(at=at, related=(at, CellRef("requests", "received", "total")), values=values)
