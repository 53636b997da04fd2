"""GIR601, GIR606: figures of the prose that are not those of the tables."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo_report.address import CellRef
from govinfo_report.findings import Bilingual, Example, RuleInfo, Severity, Value, joined
from govinfo_report.report.report import Report
from govinfo_report.rules.base import Found, rule
from govinfo_report.rules.narrative_parts import explained
from govinfo_report.rules.statements.analysis import Passage, Statement, Verdict, prose_of, said_before
from govinfo_report.rules.statements.quoting import quoted
from govinfo_report.rules.statements.scope import names_scope, other_scope
from govinfo_report.text.typography import format_number

__all__ = ["narrative_count_mismatch", "other_scope_figure", "quantities_explained"]


def quantities_explained(report: Report, /) -> tuple[int, int]:
    """How many quantities the prose has, and how many of them are explained.

    Explained are those that agree with a figure of a table, that are part of a sum that adds up, and percentages that
    follow from other figures.
    """
    passages = prose_of(report).passages
    return sum(len(passage.statements) for passage in passages), sum(_explained(report, each) for each in passages)


def _explained(report: Report, passage: Passage) -> int:
    others = explained(passage, report)
    agreeing = (index for index, each in enumerate(passage.statements) if each.verdict is Verdict.AGREES)
    return len(others.union(agreeing))


def _held(statement: Statement) -> Bilingual:
    """The expressions that a quantity was held against, with what they come to."""
    told: list[Bilingual] = []
    for expression, outcome in statement.held:
        name = expression.name
        values = [format_number(value) for value in outcome.values]
        if outcome.joined is not None:
            zh = f"{name.zh}（整行连印为 {outcome.joined[0]}，拆不出这个数）"
            en = f"{name.en} (printed in one as {outcome.joined[0]}, which cannot be cut to hold it)"
        elif not values:
            zh = f"{name.zh}（有空白，在{outcome.at_least}以上{_at_most(outcome.at_most)}）"
            en = f"{name.en} (blanks; {outcome.at_least} or more)"
        else:
            zh, en = f"{name.zh} {' 或 '.join(values)}", f"{name.en} = {' or '.join(values)}"
        told.append(Bilingual(zh=zh, en=en))
    return joined(told, "semicolon")


def _at_most(value: object) -> str:
    return "" if value is None else f"、{value}以下"


def _found(report: Report, passage: Passage, statement: Statement, **more: Value) -> Found:
    quantity = statement.quantity
    expression, outcome = statement.held[0]
    values: dict[str, Value] = {
        "sentence": quoted(passage, quantity),
        "quantity": quantity.text,
        "held": _held(statement),
        "expected": " / ".join(format_number(value) for value in outcome.values) or "？",
        "first": expression.name,
    }
    return Found(
        at=passage.place,
        related=tuple(dict.fromkeys(_cells(report, statement))),
        values=values | more,
        within=(quantity.start, quantity.end),
    )


def _cells(report: Report, statement: Statement) -> Iterator[CellRef]:
    for expression, _ in statement.held:
        yield from expression.cells(report)


def _differing(report: Report) -> Iterator[tuple[Passage, Statement, str | None]]:
    """Statements that differ, with the words that name another body or area; not those that name one after 其中."""
    for passage in prose_of(report).passages:
        if not any(statement.verdict is Verdict.DIFFERS for statement in passage.statements):
            continue
        scope: str | None = None
        for statement in passage.statements:
            said = said_before(passage.plain, statement.quantity)
            here = other_scope(said, report.organ)
            scope = here if here is not None or names_scope(said) else scope
            if statement.verdict is Verdict.DIFFERS and (here is None or "其中" not in said):
                yield passage, statement, scope


@rule(
    RuleInfo(
        "GIR601",
        "narrative-count-mismatch",
        Severity.WARNING,
        since="0.1.0",
        basis="〔2021〕30号 报告内容；〔2019〕60号",
        title=Bilingual(zh="文字与表格的数不一致", en="The text gives another figure than the tables"),
        message=Bilingual(
            zh="“{sentence}”中的“{quantity}”与表格不一致。表中与它对应的数：{held}。",
            en="“{sentence}”: “{quantity}” is none of the figures of the tables that it can be: {held}.",
        ),
        reason=Bilingual(
            zh="同一份报告里，文字说的件数应当就是表格里的件数；可能只算本年新收，也可能连上年结转一起算，都已核对。",
            en="Text and tables of one report count the same things. Those received this year may be meant, or those "
            "carried in as well; every reading was tried.",
        ),
        mend=Bilingual(
            zh="先看台账。表格对的，把“{quantity}”改为 {expected}（{first}）；文字对的，改表格，再核对勾稽关系。",
            en="Look into the ledger. If the table is right, write {expected} ({first}) for “{quantity}”; if the text "
            "is right, mend the table and check its sums again.",
        ),
        exceptions=Bilingual(
            zh="文字另有口径（只算某一单位、某一类、某一时段）的，应在文中写明。",
            en="The text may count otherwise (one unit, one kind, part of the year); it should then say so.",
        ),
        passing=Example(changes={"overview": ("2024年，全市共收到政府信息公开申请888件。",)}),
        failing=Example(changes={"overview": ("2024年，全市共收到政府信息公开申请859件。",)}),
    )
)
def narrative_count_mismatch(report: Report) -> Iterator[Found]:
    """Quantities that are none of the expressions over the tables that they can mean."""
    for passage, statement, scope in _differing(report):
        if scope is None:
            yield _found(report, passage, statement)


@rule(
    RuleInfo(
        "GIR606",
        "other-scope",
        Severity.INFORMATION,
        since="0.1.0",
        basis="〔2021〕30号 报告内容",
        title=Bilingual(zh="文字说的是另一个范围", en="The text speaks of another scope"),
        message=Bilingual(
            zh="“{sentence}”中的“{quantity}”说的是“{scope}”，与本报告表格的范围不同。表中的数：{held}。",
            en="“{sentence}”: “{quantity}” is told of “{scope}”, which is not what the tables are about: {held}.",
        ),
        reason=Bilingual(
            zh="有的报告文字只说办公室本级，表格却是全区汇总，读者会以为数填错了。",
            en="Some texts tell of the office alone while the tables sum up the area; readers take that for an error.",
        ),
        mend=Bilingual(
            zh="在文中写明这个数的范围，或补上与表格同一范围的数：{expected}（{first}）。",
            en="Say in the text what the number covers, or add the figure of the tables: {expected} ({first}).",
        ),
        passing=Example(changes={"overview": ("2024年，市政府办公室共收到政府信息公开申请888件。",)}),
        failing=Example(changes={"overview": ("2024年，市政府办公室共收到政府信息公开申请17件。",)}),
    )
)
def other_scope_figure(report: Report) -> Iterator[Found]:
    """Quantities that differ from the tables and are told of another body or area."""
    for passage, statement, scope in _differing(report):
        if scope is not None:
            yield _found(report, passage, statement, scope=scope)
