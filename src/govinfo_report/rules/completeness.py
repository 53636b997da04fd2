"""GIR201–208: whether the sections, tables and headings of the form are there, and in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from govinfo_report.address import HeadingRef, ParagraphRef, SectionRef
from govinfo_report.findings import Bilingual, Change, Example, RuleInfo, Severity
from govinfo_report.report.report import Report
from govinfo_report.report.sections import SECTIONS, section
from govinfo_report.rules.base import Found, rule
from govinfo_report.text.normalise import match_key
from govinfo_report.text.numbers import parse_count
from govinfo_report.text.typography import format_heading_number

__all__ = [
    "EMPTY_PICTURE",
    "empty_form",
    "heading_variant",
    "misnumbered_heading",
    "missing_heading",
    "missing_section",
    "missing_table",
    "section_order",
]

_BASIS = "条例 第五十条；〔2021〕30号 报告内容"
FIRST_FORM = 2019


def judged_by_form(report: Report) -> bool:
    """Whether the forms of 2019 and later apply: reports on earlier years have none of their tables."""
    return report.year is None or report.year >= FIRST_FORM


@rule(
    RuleInfo(
        "GIR201",
        "missing-section",
        Severity.ERROR,
        since="0.1.0",
        basis=_BASIS,
        title=Bilingual(zh="缺少部分", en="A section is missing"),
        message=Bilingual(zh="没有“{heading}”这一部分。", en="there is no section “{heading}”."),
        reason=Bilingual(zh="年度报告的六个部分缺一不可。", en="A report has six sections, and none can be left out."),
        mend=Bilingual(
            zh="补写这一部分；确无内容的，写明“无其他需要报告的事项”一类的话。",
            en="Write the section; where there is nothing to report, say so.",
        ),
        passing=Example(),
        failing=Example(changes={"problems": None}),
    )
)
def missing_section(report: Report) -> Iterator[Found]:
    """A narrative section that the source does not have."""
    present = {name for name, _ in report.narratives()}
    for each in SECTIONS if judged_by_form(report) else ():
        if not each.is_table and each.name not in present:
            yield Found(at=SectionRef(each.name), values={"heading": each.heading})


@rule(
    RuleInfo(
        "GIR202",
        "missing-table",
        Severity.ERROR,
        since="0.1.0",
        basis="〔2019〕60号、〔2021〕30号 表二、表三、表四",
        title=Bilingual(zh="缺少表格", en="A table is missing"),
        message=Bilingual(zh="没有读到“{heading}”的表格。", en="the table of “{heading}” was not found."),
        reason=Bilingual(
            zh="第二、三、四部分以表格报告；没有表格，数字无从核对。",
            en="Sections two, three and four are tables; without them no figure can be checked.",
        ),
        mend=Bilingual(
            zh="补上表格。若原文是图片或附件，请改为文字表格后再发布。",
            en="Put the table in; where it is a picture or an attachment, publish it as a table of text.",
        ),
        passing=Example(),
        failing=Example(changes={"absent": frozenset({"disputes"})}),
    )
)
def missing_table(report: Report) -> Iterator[Found]:
    """A table of the form that the source does not have."""
    if judged_by_form(report):
        for each in SECTIONS:
            if each.name in report.absent:
                yield Found(at=SectionRef(each.name), values={"heading": each.heading})


EMPTY_PICTURE = RuleInfo(
    "GIR203",
    "table-as-picture",
    Severity.ERROR,
    since="0.1.0",
    basis="条例 第二十四条",
    title=Bilingual(zh="表格是图片", en="A table is a picture"),
    message=Bilingual(
        zh="“{heading}”的表格是图片，图片中的数字读不出来。",
        en="the table of “{heading}” is a picture; its figures cannot be read.",
    ),
    reason=Bilingual(
        zh="图片不能检索、复制，也不能由读屏软件读出。", en="A picture cannot be searched, copied or read aloud."
    ),
    mend=Bilingual(zh="把图片换成文字表格。", en="Replace the picture with a table of text."),
    passing=Example(),
    failing=Example(
        source="# 某局2024年政府信息公开工作年度报告\n\n## 三、收到和处理政府信息公开申请情况\n\n![表三](t3.png)\n"
    ),
)


@rule(
    RuleInfo(
        "GIR204",
        "empty-form",
        Severity.ERROR,
        since="0.1.0",
        basis="〔2019〕60号、〔2021〕30号 各表",
        title=Bilingual(zh="空白表格", en="The table is an empty form"),
        message=Bilingual(zh="“{heading}”的表格没有一个数字。", en="the table of “{heading}” holds no figure at all."),
        reason=Bilingual(
            zh="没有填写的表格不是“零报告”：没有发生的，应当填 0。",
            en="A form that was not filled in is no report of nil: what did not happen is entered as 0.",
        ),
        mend=Bilingual(zh="填写表格；没有发生的填 0。", en="Fill in the table; enter 0 for what did not happen."),
        passing=Example(),
        failing=Example(changes={"disputes": None}),
    )
)
def empty_form(report: Report) -> Iterator[Found]:
    """A table that is there, with every cell blank."""
    for table in report.present_tables():
        if len(table.blanks()) == len(table.LAYOUT.cells()):
            yield Found(at=SectionRef(table.LAYOUT.table), values={"heading": section(table.LAYOUT.table).heading})


@rule(
    RuleInfo(
        "GIR205",
        "heading-variant",
        Severity.INFORMATION,
        since="0.1.0",
        basis="〔2019〕60号、〔2021〕30号 各部分标题",
        title=Bilingual(zh="标题与格式不一致", en="A heading is not worded as in the form"),
        message=Bilingual(
            zh="标题印为“{printed}”，格式为“{official}”。",
            en="the heading reads “{printed}”; the form has “{official}”.",
        ),
        reason=Bilingual(zh="六个部分的标题由格式统一规定。", en="The form sets the headings of the six sections."),
        mend=Bilingual(zh="改为“{official}”。", en="Change it to “{official}”."),
        passing=Example(changes={"headings": {"problems": "五、存在的主要问题及改进情况"}}),
        failing=Example(changes={"headings": {"problems": "五、存在的问题及改进情况"}}),
    )
)
def heading_variant(report: Report) -> Iterator[Found]:
    """A heading whose wording, number aside, is not that of the form."""
    if not judged_by_form(report):
        return
    for name, printed in report.headings.items():
        official = section(name).heading
        if printed is not None and _wording(printed) != _wording(official):
            at = HeadingRef(name)
            mended = Change(at=at, was=printed, becomes=official)
            yield Found(at=at, values={"printed": printed, "official": official}, suggestions=(mended,))


_NUMBERED = re.compile(r"[\s?？]*([一二三四五六七八九十]{1,3})\s*[、.．,，：:]?\s*")


def _wording(heading: str) -> str:
    return match_key(_NUMBERED.sub("", heading, count=1))


def _ordinal(heading: str) -> int | None:
    found = _NUMBERED.match(heading)
    return parse_count(found[1]) if found else None


@rule(
    RuleInfo(
        "GIR206",
        "section-order",
        Severity.WARNING,
        since="0.1.0",
        basis="〔2019〕60号、〔2021〕30号 六个部分",
        title=Bilingual(zh="部分次序不对", en="The sections are out of order"),
        message=Bilingual(zh="各部分的次序印为：{printed}。", en="the sections are printed in this order: {printed}."),
        reason=Bilingual(zh="六个部分的次序由格式规定。", en="The form sets the order of the six sections."),
        mend=Bilingual(zh="按一至六的次序排列。", en="Put them in the order of the form."),
        passing=Example(changes={"headings": {"overview": "一、总体情况", "problems": "五、存在的主要问题及改进情况"}}),
        failing=Example(changes={"headings": {"problems": "一、存在的主要问题及改进情况", "overview": "二、总体情况"}}),
    )
)
def section_order(report: Report) -> Iterator[Found]:
    """The printed headings do not come in the order of the form."""
    if not judged_by_form(report):
        return
    order: list[str] = [each.name for each in SECTIONS]
    printed = [name for name, heading in report.headings.items() if heading is not None]
    positions = [order.index(name) for name in printed]
    if positions != sorted(positions):
        first = next(n for n, (a, b) in enumerate(pairwise(positions)) if a > b)
        titles = tuple(report.headings[name] or "" for name in printed)
        yield Found(at=HeadingRef(printed[first + 1]), values={"printed": titles})


@rule(
    RuleInfo(
        "GIR207",
        "misnumbered-heading",
        Severity.WARNING,
        since="0.1.0",
        basis="GB/T 9704—2012 结构层次序数；〔2021〕30号 六个部分",
        title=Bilingual(zh="标题序号不对", en="A heading is misnumbered"),
        message=Bilingual(
            zh="“{printed}”的序号应为“{expected}”。", en="“{printed}” should carry the number “{expected}”."
        ),
        reason=Bilingual(
            zh="序号从一起，依次递增；缺号往往说明漏了一段。",
            en="Numbers start at one and go up by one; a gap often means lost text.",
        ),
        mend=Bilingual(
            zh="补上缺少的“{expected}”，或把序号改为“{expected}”。", en="Supply the missing “{expected}”, or renumber."
        ),
        passing=Example(changes={"overview": ("（一）主动公开", "已公开。", "（二）依申请公开")}),
        failing=Example(changes={"overview": ("（二）主动公开", "已公开。", "（三）依申请公开")}),
    )
)
def misnumbered_heading(report: Report) -> Iterator[Found]:
    """Section headings that carry the wrong number, and sub-headings （一）（二） that do not count from one."""
    if not judged_by_form(report):
        return
    for position, each in enumerate(SECTIONS, start=1):
        printed = report.headings.get(each.name)
        number = _ordinal(printed) if printed else None
        if printed and number is not None and number != position:
            wanted = format_heading_number(position, 1)
            yield Found(at=HeadingRef(each.name), values={"printed": printed, "expected": wanted})
    for name, narrative in report.narratives():
        yield from _misnumbered(name, narrative.paragraphs)


_SUBHEADING = re.compile(r"[\s?？]*[(（]\s*([一二三四五六七八九十]{1,3})\s*[)）]")


def _misnumbered(name: str, paragraphs: tuple[str, ...]) -> Iterator[Found]:
    expected = 1
    for index, paragraph in enumerate(paragraphs):
        found = _SUBHEADING.match(paragraph)
        if found is None:
            continue
        number = parse_count(found[1])
        if number != expected and number is not None:
            wanted = format_heading_number(expected, 2)
            yield Found(at=ParagraphRef(name, index), values={"printed": _short(paragraph), "expected": wanted})
            return
        expected += 1


def _short(paragraph: str) -> str:
    line = paragraph.strip()
    return line if len(line) <= 20 else f"{line[:20]}…"


@rule(
    RuleInfo(
        "GIR208",
        "missing-heading",
        Severity.WARNING,
        since="0.1.0",
        basis="〔2019〕60号、〔2021〕30号 各部分标题",
        title=Bilingual(zh="缺少标题", en="A heading is missing"),
        message=Bilingual(
            zh="有“{heading}”的内容，却没有这个标题。", en="the content of “{heading}” is there, its heading is not."
        ),
        reason=Bilingual(
            zh="没有标题，读者和程序都难以找到这一部分。",
            en="Without it, people and programs can hardly find the section.",
        ),
        mend=Bilingual(zh="在内容前补上标题“{heading}”。", en="Put the heading “{heading}” before it."),
        passing=Example(changes={"headings": {"requests": "三、收到和处理政府信息公开申请情况"}}),
        failing=Example(changes={"headings": {"requests": None}}),
    )
)
def missing_heading(report: Report) -> Iterator[Found]:
    """The table or text of a section is there, its heading is not."""
    if not judged_by_form(report):
        return
    for name, printed in report.headings.items():
        if printed is None and name not in report.absent and getattr(report, name) is not None:
            yield Found(at=HeadingRef(name), values={"heading": section(name).heading})
