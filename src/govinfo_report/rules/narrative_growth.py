"""GIR604: growth that is not what its numbers make, in one sentence or against the report of the year before."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from govinfo_report.findings import Bilingual, Example, RuleInfo, Severity
from govinfo_report.report.report import Report
from govinfo_report.rules.base import Found, PairCheck, rule
from govinfo_report.rules.statements.analysis import Passage, Statement, Verdict, allows, prose_of
from govinfo_report.rules.statements.changes import changes_of, is_right, right_change
from govinfo_report.rules.statements.quoting import quoted
from govinfo_report.text.typography import format_number, format_quantity

__all__ = ["growth_in_a_sentence", "growth_mismatch", "growth_over_years"]

GROWTH_MISMATCH = RuleInfo(
    "GIR604",
    "growth-mismatch",
    Severity.WARNING,
    since="0.1.0",
    basis="〔2021〕30号 报告内容",
    title=Bilingual(zh="增减算错了", en="A change is not what its numbers make"),
    message=Bilingual(zh="“{sentence}”：{told}，不是“{printed}”。", en="“{sentence}”: {told}, not “{printed}”."),
    reason=Bilingual(
        zh="增减的件数和幅度应当能由两年的件数算出来；有上年报告的，以上年报告的表格为准。",
        en="A change follows from the figures of two years; where last year's report is at hand, from its tables.",
    ),
    mend=Bilingual(
        zh="核对两年的件数；都对的，把“{printed}”改为 {right}。",
        en="Check the figures of both years; if both are right, write {right} for “{printed}”.",
    ),
    exceptions=Bilingual(
        zh="机构调整、统计口径变化或上年数订正的，应在文中写明。",
        en="After a reorganisation, or where last year's figure was corrected, the text should say so.",
    ),
    passing=Example(changes={"overview": ("全年公开信息由120件增至150件，增长25%。",)}),
    failing=Example(changes={"overview": ("全年公开信息由120件增至150件，增长30%。",)}),
)


@rule(GROWTH_MISMATCH)
def growth_in_a_sentence(report: Report) -> Iterator[Found]:
    """Changes told with both numbers, or with the new one and the difference, that do not follow from them."""
    for passage in prose_of(report).passages:
        for change in changes_of(passage, report.year):
            told = passage.statements[change.told]
            if change.new is None or change.old is None or change.old <= 0:
                continue
            new = passage.statements[change.new]
            if not is_right(change.old, new.quantity.value, change, told):
                yield _change_found(passage, told, change.old, new.quantity.value)


def growth_mismatch(earlier: Report, later: Report, /) -> Iterator[Found]:
    """What the prose of a report says of the year before, held against the tables of both years.

    Changes from last year are held against the same expression in both reports; figures that the text gives for last
    year against the tables of the earlier one. Nothing is yielded unless the reports are of one year and the next.
    The findings are those of GIR604, at the paragraphs of the later report.
    """
    if earlier.year is None or later.year != earlier.year + 1:
        return
    for passage in prose_of(later).passages:
        yield from _changes(earlier, later, passage)
        for statement in passage.statements:
            if statement.year == earlier.year:
                yield from _last_year(earlier, passage, statement)


growth_over_years = PairCheck(GROWTH_MISMATCH, growth_mismatch)
"""The same rule, where the report of the year before is there."""


def _changes(earlier: Report, later: Report, passage: Passage) -> Iterator[Found]:
    for change in changes_of(passage, later.year):
        if not change.to_last_year or change.new is None:
            continue
        told, new = passage.statements[change.told], passage.statements[change.new]
        pairs = list(_pairs(earlier, new))
        if new.verdict is Verdict.AGREES and pairs and not any(is_right(old, now, change, told) for old, now in pairs):
            yield _change_found(passage, told, *pairs[0])


def _pairs(earlier: Report, new: Statement) -> Iterator[tuple[int | Decimal, int | Decimal]]:
    """What a number was in the year before, by each expression that it agrees with."""
    for expression in new.matched():
        outcome = expression.outcome(earlier)
        if outcome is not None and outcome.at_least is None:
            yield from ((old, new.quantity.value) for old in outcome.values)


def _last_year(earlier: Report, passage: Passage, statement: Statement) -> Iterator[Found]:
    held = [(each, outcome) for each in statement.meant if (outcome := each.outcome(earlier)) is not None]
    if not held or any(allows(outcome, statement.quantity) for _, outcome in held):
        return
    expression, outcome = held[0]
    if outcome.values:
        right, name = format_number(outcome.values[0]), expression.name
        year = "上一年" if earlier.year is None else format_quantity(earlier.year, "年")
        told = Bilingual(
            zh=f"{year}报告的表格中是 {right}（{name.zh}）",
            en=f"the tables of the report on {earlier.year} say {right} ({name.en})",
        )
        yield _found(passage, statement, told, right)


def _change_found(passage: Passage, told: Statement, old: int | Decimal, new: int | Decimal) -> Found:
    unit = told.quantity.unit
    change = right_change(old, new, told)
    right = format_quantity(change[0], unit) if change else "？"
    zh, en = ("增加（增长）", "a rise of") if new >= old else ("减少（下降）", "a fall of")
    words = Bilingual(
        zh=f"由 {format_number(old)} 到 {format_number(new)} 是{zh} {right}",
        en=f"from {format_number(old)} to {format_number(new)} is {en} {right}",
    )
    return _found(passage, told, words, f"{zh} {right}")


def _found(passage: Passage, statement: Statement, told: Bilingual, right: str) -> Found:
    quantity = statement.quantity
    return Found(
        at=passage.place,
        values={"sentence": quoted(passage, quantity), "told": told, "right": right, "printed": quantity.text},
        within=(quantity.start, quantity.end),
    )
