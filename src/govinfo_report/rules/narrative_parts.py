"""GIR602, GIR603: parts that do not add up to their whole, and percentages that do not follow from their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from govinfo_report.findings import Bilingual, Example, RuleInfo, Severity
from govinfo_report.report.report import Report
from govinfo_report.rules.base import Found, rule
from govinfo_report.rules.statements.analysis import Passage, Verdict, prose_of
from govinfo_report.rules.statements.expressions import distance, expression
from govinfo_report.rules.statements.lists import Parts, Share, parts_of, roundings, shares_of
from govinfo_report.rules.statements.quoting import shortened
from govinfo_report.text.typography import format_number, format_percentage

__all__ = ["explained", "parts_do_not_add_up", "percentage_mismatch"]


def explained(passage: Passage, report: Report, /) -> frozenset[int]:
    """Positions of the quantities that are parts or the whole of a sum that adds up, or shares that follow."""
    found: set[int] = set()
    for parts in parts_of(passage):
        total = _total(passage, parts)
        wholes = [whole for whole in parts.wholes if _value(passage, whole) == total]
        found.update((*wholes[:1], *parts.parts) if wholes else ())
    found.update(share.percentage for share in shares_of(passage) if _follows(passage, share, report))
    return frozenset(found)


def _value(passage: Passage, index: int) -> int | Decimal:
    return passage.statements[index].quantity.value


def _total(passage: Passage, parts: Parts) -> int | Decimal:
    return sum(_value(passage, index) for index in parts.parts)


def _blamed(passage: Passage, indexes: tuple[int, ...]) -> bool:
    """Whether one of these is told by another finding already, or is not exact."""
    statements = [passage.statements[index] for index in indexes]
    return any(each.verdict is Verdict.DIFFERS or each.quantity.is_approximate for each in statements)


@rule(
    RuleInfo(
        "GIR602",
        "parts-do-not-add-up",
        Severity.WARNING,
        since="0.1.0",
        basis="〔2021〕30号 报告内容",
        title=Bilingual(zh="分项加起来不等于总数", en="The parts do not add up to the whole"),
        message=Bilingual(
            zh="“{sentence}”：分项 {parts} 合计 {sum}，与总数“{whole}”不符。",
            en="“{sentence}”: the parts {parts} make {sum}, which is not the whole, “{whole}”.",
        ),
        reason=Bilingual(
            zh="列全了的分项相加应当等于总数；没有列全的，也不会超过总数。",
            en="Parts that are all named make up the whole, and parts of which some are not named never exceed it.",
        ),
        mend=Bilingual(
            zh="核对总数和每个分项；分项没有列全的，加上“等”字。",
            en="Check the whole and every part; where not all parts are named, say so (等).",
        ),
        exceptions=Bilingual(
            zh="分项之间有重叠的（同一条信息在几个渠道发布），应在文中写明。",
            en="Parts can overlap (one item published in several places); the text should say so.",
        ),
        passing=Example(changes={"overview": ("全年公开信息392条，其中网站331条、公众号61条。",)}),
        failing=Example(changes={"overview": ("全年公开信息372条，其中网站331条、公众号61条。",)}),
    )
)
def parts_do_not_add_up(report: Report) -> Iterator[Found]:
    """Parts after 其中 or a colon that exceed their whole, or fall short of it though all are named."""
    for passage in prose_of(report).passages:
        for parts in parts_of(passage):
            whole = _contradicted(passage, parts)
            if whole is not None:
                yield _sum_found(passage, parts, whole)


def _contradicted(passage: Passage, parts: Parts) -> int | None:
    """The position of the whole that the parts contradict."""
    if _blamed(passage, (*parts.wholes, *parts.parts)):
        return None
    total = _total(passage, parts)
    wholes = {index: _value(passage, index) for index in parts.wholes}
    if total in wholes.values():
        return None
    if total > max(wholes.values()) or (parts.complete and len(parts.parts) > 1):
        return min(wholes, key=lambda index: distance(wholes[index], total))
    return None


def _sum_found(passage: Passage, parts: Parts, whole: int) -> Found:
    quantities = [passage.statements[index].quantity for index in parts.parts]
    stated = passage.statements[whole].quantity
    end = max(quantities[-1].sentence[1], stated.sentence[1])
    return Found(
        at=passage.place,
        values={
            "sentence": shortened(passage.text, stated.sentence[0], end, stated.start, quantities[-1].end),
            "whole": stated.text,
            "parts": " + ".join(format_number(each.value) for each in quantities),
            "sum": format_number(_total(passage, parts)),
        },
        within=(stated.start, stated.end),
    )


@rule(
    RuleInfo(
        "GIR603",
        "percentage-mismatch",
        Severity.WARNING,
        since="0.1.0",
        basis="〔2021〕30号 报告内容；GB/T 8170 数值修约",
        title=Bilingual(zh="百分比算错了", en="A percentage is not what its numbers make"),
        message=Bilingual(
            zh="“{sentence}”：{part} 占 {whole} 的 {right}%（四舍五入）{truncated}，不是“{printed}”。",
            en="“{sentence}”: {part} of {whole} is {right}% (rounded){truncated}, not “{printed}”.",
        ),
        reason=Bilingual(
            zh="百分比应当能由前后的件数算出来；四舍五入、四舍六入五成双和截尾都算对。",
            en="A percentage follows from the numbers beside it; rounding half up or to even and cutting off all pass.",
        ),
        mend=Bilingual(
            zh="核对 {part} 和 {whole}；都对的，把“{printed}”改为 {right}%。",
            en="Check {part} and {whole}; if both are right, write {right}% for “{printed}”.",
        ),
        passing=Example(changes={"overview": ("全年办理网上咨询57条，其中企业2条，占3.51%。",)}),
        failing=Example(changes={"overview": ("全年办理网上咨询57条，其中企业2条，占3.61%。",)}),
    )
)
def percentage_mismatch(report: Report) -> Iterator[Found]:
    """Shares that follow neither from the whole that is named, nor from a number before, nor from the tables."""
    for passage in prose_of(report).passages:
        for share in shares_of(passage):
            whole = _wrong_share(passage, share, report)
            if whole is not None:
                yield _share_found(passage, share, whole)


def _wrong_share(passage: Passage, share: Share, report: Report) -> int | Decimal | None:
    if not share.is_certain or _blamed(passage, (share.part, share.wholes[0])) or _follows(passage, share, report):
        return None
    return _value(passage, share.wholes[0]) or None


def _share_found(passage: Passage, share: Share, whole: int | Decimal) -> Found:
    quantity, part = passage.statements[share.percentage].quantity, passage.statements[share.part].quantity
    values = roundings(part.value, whole, quantity.step)
    cut = ""
    if values[-1] != values[0]:
        cut = format_percentage(values[-1])
    return Found(
        at=passage.place,
        values={
            "sentence": shortened(passage.text, *quantity.sentence, part.start, quantity.end),
            "part": part.text,
            "whole": format_number(whole),
            "printed": quantity.text,
            "right": format_number(values[0]),
            "truncated": Bilingual(zh=f"或 {cut}（截尾）", en=f" or {cut} (cut off)") if cut else "",
        },
        within=(quantity.start, quantity.end),
    )


def _follows(passage: Passage, share: Share, report: Report) -> bool:
    """Whether a share follows from a number before it, or from a total of the tables where it is about applications."""
    quantity, part = passage.statements[share.percentage].quantity, passage.statements[share.part]
    wholes = [_value(passage, index) for index in share.wholes]
    if part.kind in {"outcome", "applicant", "received", "handled", "carried_forward"}:
        wholes += _table_totals(report)
    return any(
        whole
        and part.quantity.value <= whole
        and quantity.value in roundings(part.quantity.value, whole, quantity.step)
        for whole in wholes
    )


_TOTALS = (
    expression("requests", "total_handled"),
    expression("requests", "received"),
    expression("requests", "received", "carried_in"),
)


def _table_totals(report: Report) -> Iterator[int | Decimal]:
    for each in _TOTALS:
        outcome = each.outcome(report)
        if outcome is not None:
            yield from outcome.values
