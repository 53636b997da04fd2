"""GIR405-407: what is too much like last year, too far from it, or gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from govinfo_report.address import CellRef, SectionRef
from govinfo_report.findings import Bilingual, Example, RuleInfo, Severity
from govinfo_report.form.layout import Domain
from govinfo_report.report.figures import amount_text
from govinfo_report.report.money import Money
from govinfo_report.report.report import Report
from govinfo_report.rules.base import Found, pair_rule

__all__ = ["copied_text", "pending_lost", "scale_jump"]

_FACTOR = 10_000
_SLACK = 3
_SHINGLE = 8
_INK = re.compile(r"[^\W\d_]")
_FIXED = re.compile(r"[^。；\n]*(?:《[^》]*条例》|国办公开办函|统计期限|根据[^。；\n]{0,40}要求)[^。；\n]*[。；\n]?")
_REWRITTEN = "今年新建了信息公开专区，申请可以全程网上办理，每周三有专人解答，还请了社区居民来提意见。"
_LAST_YEAR = Example(changes={"year": 2023})
_FEE = "proactive_disclosure.administrative_fees.amount"


@pair_rule(
    RuleInfo(
        "GIR405",
        "scale-jump",
        Severity.WARNING,
        since="0.1.0",
        basis="〔2021〕30号 表二 本年收费金额（单位：万元）",
        title=Bilingual(zh="金额相差约一万倍", en="An amount ten thousand times as large or as small"),
        message=Bilingual(
            zh="{cell}：上一年度 {before}，本年度 {now}，相差约一万倍。",
            en="{cell}: {before} last year, {now} this year, about ten thousand times apart.",
        ),
        reason=Bilingual(
            zh="相差约一万倍，多半是把元当成了万元，或者相反。", en="That is the factor between 元 and 万元."
        ),
        mend=Bilingual(
            zh="核对金额的单位：表头是万元的，填以万元计的数。", en="Check the unit: the head of the form says 万元."
        ),
        passing=Example(others=(Example(changes={"year": 2023}),)),
        failing=Example(others=(Example(changes={"year": 2023, _FEE: Money(Decimal("35000"), "万元")}),)),
    )
)
def scale_jump(earlier: Report, later: Report) -> Iterator[Found]:
    """No amount of a year is about ten thousand times that of the year before."""
    before_table, table = earlier.proactive_disclosure, later.proactive_disclosure
    if type(before_table) is not type(table) or "proactive_disclosure" in earlier.absent | later.absent:
        return
    layout = table.LAYOUT
    for ref, column in zip(layout.cells(), layout.columns(), strict=True):
        if column.domain is not Domain.MONEY:
            continue
        before, now = _yuan(before_table.cell(ref)), _yuan(table.cell(ref))
        if before and now and _is_far(before, now):
            values = {"cell": layout.named(ref), **_shown(before_table.cell(ref), table.cell(ref))}
            yield Found(at=ref, values=values)


def _yuan(cell: object) -> Decimal | None:
    """An amount in one measure; one without a unit is as good as any, since both years print the same head."""
    if not isinstance(cell, Money) or cell.value is None:
        return None
    return cell.value if cell.unit is None else cell.in_yuan()


def _shown(before: object, now: object) -> dict[str, str]:
    def told(cell: object) -> str:
        return (amount_text(cell.value, cell.unit) or "") if isinstance(cell, Money) else ""

    return {"before": told(before), "now": told(now)}


def _is_far(before: Decimal, now: Decimal) -> bool:
    ratio = max(before, now) / min(before, now)
    return Decimal(_FACTOR) / _SLACK <= ratio <= _FACTOR * _SLACK


@pair_rule(
    RuleInfo(
        "GIR406",
        "copied-text",
        Severity.WARNING,
        since="0.1.0",
        basis="〔2021〕30号（内容雷同）；地方考核办法",
        title=Bilingual(zh="文字与上一年度雷同", en="The text is last year's"),
        message=Bilingual(
            zh="正文有 {percent}% 与上一年度报告相同（不计数字、引用的依据和统计期限）。",
            en="{percent}% of the text stands in last year's report (figures, citations and the period do not count).",
        ),
        reason=Bilingual(
            zh="报告要写本年度做了什么；照抄上一年度的，考核时按内容雷同处理。",
            en="A report tells of its own year; one that repeats the last is marked down.",
        ),
        mend=Bilingual(zh="按本年度的工作重写相同的段落。", en="Write the repeated paragraphs anew."),
        exceptions=Bilingual(
            zh="参数 share 是相同文字所占的百分比；文字比参数 shortest 少的报告不判断。",
            en="The parameter share is the percentage; with fewer characters than shortest nothing is judged.",
        ),
        passing=Example(changes={"overview": (_REWRITTEN,)}, others=(_LAST_YEAR,), parameters={"shortest": 50}),
        failing=Example(others=(_LAST_YEAR,), parameters={"shortest": 50}),
    ),
    share=50,
    shortest=200,
)
def copied_text(earlier: Report, later: Report, *, share: int, shortest: int) -> Iterator[Found]:
    """The part of the text that stands in the report of the year before, by runs of eight characters."""
    text, before = _text(later), _text(earlier)
    if len(text) < shortest:
        return
    known = {before[n : n + _SHINGLE] for n in range(len(before) - _SHINGLE + 1)}
    covered = 0
    reached = 0
    for n in range(len(text) - _SHINGLE + 1):
        if text[n : n + _SHINGLE] in known:
            covered += n + _SHINGLE - max(n, reached)
            reached = n + _SHINGLE
    percent = 100 * covered // len(text)
    if percent > share:
        yield Found(at=SectionRef("overview"), values={"percent": percent})


def _text(report: Report) -> str:
    """The characters of the narrative sections, without figures, punctuation and what every report says."""
    whole = "\n".join(text for _, narrative in report.narratives() for text in narrative.paragraphs)
    return "".join(_INK.findall(_FIXED.sub("", whole)))


_GROUPS = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")


@pair_rule(
    RuleInfo(
        "GIR407",
        "pending-lost",
        Severity.INFORMATION,
        since="0.1.0",
        basis="部分地区的做法：复议、诉讼数量含上年度结转数量",
        title=Bilingual(zh="上年尚未审结的案件不见了", en="Cases pending last year are gone"),
        message=Bilingual(
            zh="{group}：上一年度尚未审结 {pending} 件，本年度总计只有 {total} 件。",
            en="{group}: {pending} pending last year, and only {total} in all this year.",
        ),
        reason=Bilingual(
            zh="按含上年度结转的口径，上年尚未审结的案件本年应当再计一次。",
            en="Where cases carried over are counted again, those pending last year are among this year's.",
        ),
        mend=Bilingual(
            zh="核对上年尚未审结的案件本年的结果是否计入。",
            en="Check that the outcome of last year's cases was counted.",
        ),
        exceptions=Bilingual(
            zh="只在参数 pending_carries_over 为 true 时检查；全国没有统一的规定。",
            en="Checked only where the parameter pending_carries_over is true; no rule covers the whole country.",
        ),
        passing=Example(others=(Example(changes={"year": 2023}),), parameters={"pending_carries_over": True}),
        failing=Example(
            changes={
                "disputes.reconsideration.upheld": 0,
                "disputes.reconsideration.corrected": 0,
                "disputes.reconsideration.other": 0,
                "disputes.reconsideration.pending": 1,
                "disputes.reconsideration.total": 1,
            },
            others=(Example(changes={"year": 2023}),),
            parameters={"pending_carries_over": True},
        ),
    ),
    pending_carries_over=False,
)
def pending_lost(earlier: Report, later: Report, *, pending_carries_over: bool) -> Iterator[Found]:
    """No fewer cases than were pending a year before; only where cases that go on are counted again."""
    if not pending_carries_over or "disputes" in earlier.absent | later.absent:
        return
    for name in _GROUPS:
        pending = getattr(earlier.disputes, name).pending
        total = getattr(later.disputes, name).total
        if pending is not None and total is not None and total < pending:
            group = later.disputes.LAYOUT.named(CellRef("disputes", name))
            values = {"group": group, "pending": pending, "total": total}
            yield Found(at=CellRef("disputes", name, "total"), values=values)
