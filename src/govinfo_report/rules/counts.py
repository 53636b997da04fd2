"""GIR312–321: what figures of a report must be, where it is not linear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from govinfo_report.address import CellRef
from govinfo_report.findings import Bilingual, Example, RuleInfo, Severity
from govinfo_report.form.layout import Domain
from govinfo_report.report.base import Table
from govinfo_report.report.money import Money
from govinfo_report.report.report import PrintedKind, Report
from govinfo_report.report.s2_proactive_disclosure import DisclosedDocuments, Matters, Procurement
from govinfo_report.rules.base import Found, rule
from govinfo_report.text.numbers import parse_number

__all__ = [
    "decisions_look_like_a_sum",
    "fractional_count",
    "more_disclosed_than_made",
    "negative_count",
    "procurement_half_empty",
]


@rule(
    RuleInfo(
        "GIR312",
        "procurement-half-empty",
        Severity.WARNING,
        since="0.1.0",
        basis="〔2019〕60号 表二 采购项目数量、采购总金额",
        title=Bilingual(
            zh="采购项目与金额只填一项", en="Procurement projects without money, or money without projects"
        ),
        message=Bilingual(
            zh="政府集中采购：采购项目数量 {projects}，采购总金额 {amount}，一个为 0 而另一个不为 0。",
            en="centralized procurement: {projects} projects and an amount of {amount}: one is 0, the other is not.",
        ),
        reason=Bilingual(
            zh="有项目就有金额，没有项目就没有金额。", en="Projects cost money, and money is spent on projects."
        ),
        mend=Bilingual(zh="补填为 0 的一项，或核对不为 0 的一项。", en="Enter the one that is 0, or check the other."),
        passing=Example(edition="2019"),
        failing=Example(edition="2019", changes={"proactive_disclosure.centralized_procurement.projects": 0}),
    )
)
def procurement_half_empty(report: Report) -> Iterator[Found]:
    """Projects and amount of 政府集中采购 are both 0, or neither is."""
    row = CellRef("proactive_disclosure", "centralized_procurement")
    procurement = getattr(report.proactive_disclosure, row.row, None)
    if not isinstance(procurement, Procurement):
        return
    projects, amount = procurement.projects, procurement.amount
    if projects is None or amount.value is None:
        return
    if (projects == 0) != (amount.value == 0):
        yield Found(at=row, values={"projects": projects, "amount": f"{amount.value}{amount.unit or ''}"})


@rule(
    RuleInfo(
        "GIR313",
        "decisions-look-like-a-sum",
        Severity.INFORMATION,
        since="0.1.0",
        basis="〔2019〕60号 表二 处理决定数量",
        title=Bilingual(zh="处理决定数量像是加出来的", en="Decisions look like a sum of items"),
        message=Bilingual(
            zh="{line}：处理决定数量 {decisions} 恰好等于上一年项目数量 {items} 加本年增/减 {change}。",
            en="{line}: decisions {decisions} is just items last year {items} plus change {change}.",
        ),
        reason=Bilingual(
            zh="处理决定数量是全年作出决定的件数，不是增减以后的项目数量。",
            en="Decisions are those taken in the year, not the items after the change.",
        ),
        mend=Bilingual(
            zh="核对是否把“处理决定数量”理解成了“现有项目数量”；如确属巧合，不必修改。",
            en="Check whether decisions were mistaken for the number of items; a coincidence needs no change.",
        ),
        exceptions=Bilingual(zh="偶然相等的情形存在。", en="They can be equal by chance."),
        passing=Example(edition="2019"),
        failing=Example(
            edition="2019",
            changes={
                "proactive_disclosure.licensing.items_last_year": 22,
                "proactive_disclosure.licensing.change": 1,
                "proactive_disclosure.licensing.decisions": 23,
            },
        ),
    )
)
def decisions_look_like_a_sum(report: Report) -> Iterator[Found]:
    """处理决定数量 equals 上一年项目数量 plus a 本年增/减 that is not 0."""
    table = report.proactive_disclosure
    if not any(block.row_type is Matters for block in table.LAYOUT.blocks):
        return
    for row, counts in table.items():
        if not isinstance(counts, Matters):
            continue
        items, change, decisions = counts.items_last_year, counts.change, counts.decisions
        if items and change and decisions is not None and decisions == items + change:
            yield Found(
                at=CellRef("proactive_disclosure", row.name, "decisions"),
                values={"line": row.label, "items": items, "change": f"{change:+d}", "decisions": decisions},
            )


@rule(
    RuleInfo(
        "GIR315",
        "more-disclosed-than-made",
        Severity.INFORMATION,
        since="0.1.0",
        basis="〔2019〕60号 表二 本年新制作数量、本年新公开数量",
        title=Bilingual(zh="新公开多于新制作", en="More newly disclosed than made"),
        message=Bilingual(
            zh="{line}：本年新公开数量 {disclosed} 大于本年新制作数量 {made}。",
            en="{line}: {disclosed} newly disclosed are more than the {made} made in the year.",
        ),
        reason=Bilingual(
            zh="新公开的多为当年制作的；多出来的，应当是往年制作、当年才公开的文件。",
            en="What is newly disclosed was mostly made in the year; the rest must be older documents.",
        ),
        mend=Bilingual(
            zh="核对两个数；确有往年文件当年公开的，不必修改，可以在文字部分说明。",
            en="Check both figures; where older documents were disclosed nothing need change; the text may say so.",
        ),
        exceptions=Bilingual(
            zh="往年制作、当年公开的文件属正常；因为并不必然，所以不参与空白格的推算。",
            en="Older documents may be disclosed; since it need not hold, it takes no part in reasoning on blanks.",
        ),
        passing=Example(edition="2019"),
        failing=Example(edition="2019", changes={"proactive_disclosure.normative_documents.made": 0}),
    )
)
def more_disclosed_than_made(report: Report) -> Iterator[Found]:
    """本年新公开数量 above 本年新制作数量, a finding for each row."""
    for row, counts in report.proactive_disclosure.items():
        if not isinstance(counts, DisclosedDocuments):
            return
        made, disclosed = counts.made, counts.newly_disclosed
        if made is not None and disclosed is not None and disclosed > made:
            yield Found(
                at=CellRef("proactive_disclosure", row.name, "newly_disclosed"),
                related=(CellRef("proactive_disclosure", row.name, "made"),),
                values={"line": row.label, "made": made, "disclosed": disclosed},
            )


@rule(
    RuleInfo(
        "GIR320",
        "negative-count",
        Severity.ERROR,
        since="0.1.0",
        basis="〔2019〕60号、〔2021〕30号 各表件数",
        title=Bilingual(zh="件数为负", en="A count is negative"),
        message=Bilingual(zh="有 {count} 格印为负数：{figures}。", en="negative counts: {count} ({figures})."),
        reason=Bilingual(
            zh="除“本年增/减”外，各格都是件数，不能小于 0。",
            en="All cells but the change of a year are counts and cannot be negative.",
        ),
        mend=Bilingual(zh="去掉负号，或核对是否填错了列。", en="Drop the sign, or check whether the column is wrong."),
        passing=Example(edition="2019", changes={"proactive_disclosure.licensing.change": -1}),
        failing=Example(changes={"proactive_disclosure.licensing.decisions": -5}),
    )
)
def negative_count(report: Report) -> Iterator[Found]:
    """Every count but 本年增/减 is 0 or more; amounts too. One finding for each table."""
    for table in report.present_tables():
        layout = table.LAYOUT
        if _none_negative(table):
            continue
        wrong = [
            (layout.name_of(ref), ref, figure)
            for (ref, cell), column in zip(table.cells(), layout.columns(), strict=True)
            if (figure := cell.value if isinstance(cell, Money) else cell) is not None
            and figure < 0
            and column.domain is not Domain.SIGNED
        ]
        if wrong:
            cells = tuple(ref for _, ref, _ in wrong)
            figures = tuple(f"{name} {figure}" for name, _, figure in wrong)
            yield Found(at=cells[0], related=cells, values={"name": wrong[0][0], "figures": figures})


def _none_negative(table: Table) -> bool:
    """A quick look at a table without blanks; ``False`` where it cannot tell."""
    figures: Sequence[object] = table.values()
    if table.LAYOUT.amounts():
        figures = [cell.value if isinstance(cell, Money) else cell for cell in figures]
    try:
        return min(cast("Sequence[int]", figures)) >= 0
    except TypeError:
        return False


@rule(
    RuleInfo(
        "GIR321",
        "fractional-count",
        Severity.ERROR,
        since="0.1.0",
        basis="〔2019〕60号、〔2021〕30号 各表件数",
        title=Bilingual(zh="件数不是整数", en="A count is not a whole number"),
        message=Bilingual(
            zh="有 {count} 格印为小数：{figures}；件数只能是整数，未取值。",
            en="counts printed as fractions: {count} ({figures}); none was taken.",
        ),
        reason=Bilingual(zh="申请、案件和文件按件计，不会有小数。", en="Requests, cases and documents are whole."),
        mend=Bilingual(
            zh="改为整数；若是金额，核对是否填错了列。", en="Enter a whole number; if it is money, check the column."
        ),
        passing=Example(),
        failing=Example(
            source="三、收到和处理政府信息公开申请情况\n"
            "一、本年新收政府信息公开申请数量 | 2.5 | 0 | 0 | 0 | 0 | 0 | 2 |"
        ),
    )
)
def fractional_count(report: Report) -> Iterator[Found]:
    """A printed fraction in a count cell was not taken; its raw text is kept."""
    if not report.printed:
        return
    for table in report.present_tables():
        wrong = tuple(
            ref
            for ref, printed in report.printed.items()
            if ref.table == table.LAYOUT.table and printed.kind is PrintedKind.TEXT and _is_fraction(printed.raw)
        )
        if wrong:
            name = table.LAYOUT.name_of
            figures = tuple(f"{name(ref)} {report.printed[ref].raw}" for ref in wrong)
            yield Found(at=wrong[0], related=wrong, values={"name": name(wrong[0]), "figures": figures})


def _is_fraction(raw: str) -> bool:
    number = parse_number(raw)
    return number is not None and not isinstance(number, int)
