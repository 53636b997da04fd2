"""GIR708–710: how notices, document numbers and dates are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice

from attrs import frozen

from govinfo_report.address import ParagraphRef
from govinfo_report.findings import Bilingual, Example, RuleInfo, Severity
from govinfo_report.report.report import Report
from govinfo_report.rules.base import Found, rule
from govinfo_report.rules.completeness import judged_by_form
from govinfo_report.rules.patterns import pattern
from govinfo_report.rules.prose import Passage, excerpt, passages
from govinfo_report.text.typography import format_document_number

__all__ = ["bracket_form", "deadline_for_as_of", "superseded_citation"]


@frozen
class _Slip:
    """A slip of wording: where, what is printed, and what should stand there."""

    at: ParagraphRef
    shown: str
    expected: str


_MOST = 200


def _found(slips: Iterable[_Slip]) -> Iterator[Found]:
    """One finding for all slips of a kind, or for the first of very many."""
    every = tuple(islice(slips, _MOST))
    if every:
        places = tuple(dict.fromkeys(slip.at for slip in every))
        shown = tuple(f"“{text}”" for text in dict.fromkeys(slip.shown for slip in every))
        expected = tuple(dict.fromkeys(slip.expected for slip in every))
        yield Found(at=places[0], related=places, values={"shown": shown[:5], "expected": expected[:5]})


_YEAR_OF = r"公开办函[〔\[(【]?{}[〕\])】]?第?{}号"
_TRIAL_NOTICE = pattern(_YEAR_OF.format(2019, 60) + r"|年度报告格式》?\(试行\)")
_NOTICE_IN_FORCE = pattern(_YEAR_OF.format(2021, 30))
_ORDER_OF_2007 = pattern(r"(?:国务院|国)令\(?第?492号|第492号(?:国务院)?令")
_ORDER_IN_FORCE = pattern(r"711号")
_MISNAMED = pattern(r"(?:《|共和国)政府信息(?!公开工作年度报告格式)[^》《。,，]{0,10}年度报告格式")
_EXPECTED_NOTICE = "国办公开办函〔2021〕30号"
_EXPECTED_ORDER = "中华人民共和国国务院令第711号"
_EXPECTED_NAME = "《中华人民共和国政府信息公开工作年度报告格式》"


@rule(
    RuleInfo(
        "GIR708",
        "superseded-citation",
        Severity.INFORMATION,
        since="0.1.0",
        basis="〔2021〕30号；国务院令第711号",
        title=Bilingual(zh="引用了旧文件或写错了文件名", en="A notice that is superseded or misnamed is cited"),
        message=Bilingual(
            zh="引用的文件已经被代替，或者名称不对：{shown}；应为 {expected}。",
            en="a notice is cited that was superseded, or by a wrong name: {shown}; expected {expected}.",
        ),
        reason=Bilingual(
            zh="2021年度起的报告以〔2021〕30号所附格式为准，〔2019〕60号是试行格式；条例已由国务院令第711号修订。",
            en="Since 2021 the form is that of 〔2021〕30号, and the regulations are those of Order 711.",
        ),
        mend=Bilingual(zh="改为 {expected}。", en="Cite {expected}."),
        exceptions=Bilingual(
            zh="新旧文件一并引用的不提示；2019、2020年度的报告引用〔2019〕60号是对的。",
            en="Silent where the one in force is cited too; reports on 2019 and 2020 cite 〔2019〕60号 rightly.",
        ),
        passing=Example(changes={"preamble": ("本报告按照国办公开办函〔2021〕30号编制。",)}),
        failing=Example(changes={"preamble": ("本报告按照国办公开办函〔2019〕60号编制。",)}),
    )
)
def superseded_citation(report: Report) -> Iterator[Found]:
    """The trial notice over a later form, Order 492, and the form under another name."""
    if not judged_by_form(report):
        return
    every = tuple(passages(report))
    yield from _found(_citations(every, _is_after_the_trial(report)))


def _is_after_the_trial(report: Report) -> bool:
    return report.edition == "2021" or (report.edition is None and report.year is not None and report.year > 2020)


def _citations(every: tuple[Passage, ...], after_the_trial: bool) -> Iterator[_Slip]:
    current = any(_NOTICE_IN_FORCE().search(passage.plain) for passage in every)
    for passage in every:
        text = passage.plain
        if after_the_trial and not current and (found := _TRIAL_NOTICE().search(text)):
            yield _Slip(passage.at, excerpt(text, *found.span()), _EXPECTED_NOTICE)
        if (found := _ORDER_OF_2007().search(text)) and not _ORDER_IN_FORCE().search(text):
            yield _Slip(passage.at, excerpt(text, *found.span()), _EXPECTED_ORDER)
        if found := _MISNAMED().search(text):
            yield _Slip(passage.at, excerpt(text, *found.span()), _EXPECTED_NAME)


_DOCUMENT_NUMBER = pattern(
    r"([〔\[［(（﹝【{｛〖])\s?((?:19|20)\d{2})年?\s?([〕\]］)）﹞】}｝〗])\s?第?\s?(\d{1,5})\s?号"
)
_CHINESE = pattern(r"[\u4e00-\u9fff]\Z")
_PAIR = "成对的书名号《》"
_MARKS = pattern(r"[《》。]")


@rule(
    RuleInfo(
        "GIR709",
        "bracket-form",
        Severity.INFORMATION,
        since="0.1.0",
        basis="GB/T 9704—2012 发文字号；GB/T 15834—2011 书名号",
        title=Bilingual(zh="括号或书名号不规范", en="Wrong brackets, or one of a pair missing"),
        message=Bilingual(
            zh="文号的年份没有用六角括号，或者书名号不成对：{shown}；应为 {expected}。",
            en="the year of a document number is not in 〔 〕, or 《 or 》 is missing: {shown}; expected {expected}.",
        ),
        reason=Bilingual(
            zh="发文字号的年份用六角括号“〔 〕”括起，不加“第”；法规名称前后的书名号成对使用。",
            en="The year of a document number stands in 〔 〕, without 第; the marks 《 》 come in pairs.",
        ),
        mend=Bilingual(zh="改为 {expected}。", en="Write {expected}."),
        passing=Example(changes={"preamble": ("根据《中华人民共和国政府信息公开条例》和云政办〔2024〕5号文件编制。",)}),
        failing=Example(changes={"preamble": ("根据《中华人民共和国政府信息公开条例》和云政办[2024]5号文件编制。",)}),
    )
)
def bracket_form(report: Report) -> Iterator[Found]:
    """Years of document numbers in other brackets, and 《 or 》 without its partner."""
    every = tuple(passages(report))
    yield from _found(chain(_numbers(every), _unpaired(every)))


def _numbers(every: Iterable[Passage]) -> Iterator[_Slip]:
    for passage in every:
        for found in _DOCUMENT_NUMBER().finditer(passage.text):
            opening, year, closing, number = found.groups()
            stem = passage.text[max(0, found.start() - 2) : found.start()].rstrip()
            if (opening != "〔" or closing != "〕") and _CHINESE().search(stem) and int(number):
                expected = format_document_number(int(year), int(number))
                yield _Slip(passage.at, excerpt(passage.text, *found.span()), expected)


def _unpaired(every: Iterable[Passage]) -> Iterator[_Slip]:
    for _, section in groupby(every, key=lambda passage: passage.at.section):
        yield from _unpaired_in(section)


def _unpaired_in(section: Iterable[Passage]) -> Iterator[_Slip]:
    """A mark whose partner is not in the same sentence; a sentence that the source cuts short proves nothing."""
    pending: list[tuple[Passage, re.Match[str]]] = []
    depth = 0
    for passage in section:
        for found in _MARKS().finditer(passage.text):
            if found[0] == "《":
                depth += 1
                if depth <= _MOST:
                    pending.append((passage, found))
            elif found[0] == "。":
                yield from (_half(*each) for each in pending)
                pending, depth = [], 0
            elif depth:
                depth -= 1
                pending = pending[:depth] if depth < len(pending) else pending
            else:
                yield _half(passage, found)


def _half(passage: Passage, mark: re.Match[str]) -> _Slip:
    return _Slip(passage.at, excerpt(passage.text, *mark.span()), _PAIR)


_JIEZHI = pattern(
    r"截止(?:到|至|于)?(?=(?:公元)?(?:20\d{2}|二[〇零○]|\d{1,2}月|目前|年底|年末|本年|今年|去年|上年|当年|报告期))"
)


@rule(
    RuleInfo(
        "GIR710",
        "deadline-for-as-of",
        Severity.INFORMATION,
        since="0.1.0",
        basis="公文用语",
        title=Bilingual(zh="“截止”应为“截至”", en="截止 where 截至 is meant"),
        message=Bilingual(
            zh="日期前用了“截止”：{shown}；应为“{expected}”。", en="截止 before a date: {shown}; expected {expected}."
        ),
        reason=Bilingual(
            zh="“截止”是到期停止，后面不带日期；说到某一天为止，用“截至”。",
            en="截止 means to come to an end and takes no date; up to a date is 截至.",
        ),
        mend=Bilingual(zh="改为“{expected}”。", en="Write {expected}."),
        passing=Example(changes={"other_matters": ("截至2024年12月31日，未收取信息处理费；征集意见于11月30日截止。",)}),
        failing=Example(changes={"other_matters": ("截止2024年12月31日，未收取信息处理费。",)}),
    )
)
def deadline_for_as_of(report: Report) -> Iterator[Found]:
    """截止 right before a date."""
    yield from _found(
        _Slip(passage.at, excerpt(passage.plain, *found.span()), "截至")
        for passage in passages(report)
        for found in _JIEZHI().finditer(passage.plain)
    )
