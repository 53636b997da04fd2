"""Expressions over cells, such as received + carried in, and what they come to in a report with blanks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from itertools import product

import attrs
from attrs import frozen

from govinfo_report.address import CellRef
from govinfo_report.findings import Bilingual
from govinfo_report.form.layout import TableLayout
from govinfo_report.report.base import Cell, Table
from govinfo_report.report.money import Money
from govinfo_report.report.report import PrintedKind, Report
from govinfo_report.report.s3_requests import Requests
from govinfo_report.rules.statements.patterns import Pattern
from govinfo_report.text.typography import marks

__all__ = ["Expression", "Outcome", "distance", "expression", "money"]


@frozen
class Outcome:
    """What an expression can come to: its values, and from where on others are possible where cells are blank."""

    values: tuple[int | Decimal, ...]
    at_least: int | Decimal | None = None
    """``None`` where nothing is blank."""
    at_most: int | Decimal | None = None
    """``None`` where nothing is blank, or nothing bounds what the blanks hold."""

    joined: tuple[str, int, int] | None = None
    """Of a single cell printed in one with its neighbours: the figures, its place among them, and their number."""

    def allows(self, value: int | Decimal, step: int | Decimal, *, about: bool) -> bool:
        """Whether a number in the text, printed to a step, can be this; ``about``: the text says that it is rough."""
        if self.joined is not None and not about and step == 1:
            return _can_stand(str(value), *self.joined)
        if self.at_least is not None:
            return value + step > self.at_least and (self.at_most is None or value - step < self.at_most)
        if about:
            return any(distance(each, value) * 4 <= each for each in self.values)
        return any(distance(each, value) < step for each in self.values)


def distance(one: int | Decimal, other: int | Decimal, /) -> int | Decimal:
    """How far two numbers are apart."""
    return one - other if one >= other else other - one


@frozen
class Expression:
    """A sum of cells: rows or groups of a table, each with its sign, in some columns."""

    table: str
    terms: tuple[tuple[int, str], ...]
    columns: tuple[str, ...]

    @property
    def name(self) -> Bilingual:
        """How it is called in both languages, with the column where it is not the total."""
        zh = "".join(_joined(sign, _SHORT.get(row, row), "＋", "－") for sign, row in self.terms)
        en = "".join(_joined(sign, row, " + ", " - ") for sign, row in self.terms)
        if self.columns == ("total",):
            return Bilingual(zh=zh.removeprefix("＋"), en=en.removeprefix(" + "))
        columns = marks().pause.join(_SHORT.get(column, column) for column in self.columns)
        return Bilingual(
            zh=f"{zh.removeprefix('＋')}（{columns}）", en=f"{en.removeprefix(' + ')} ({', '.join(self.columns)})"
        )

    def in_columns(self, columns: tuple[str, ...]) -> Expression:
        """The same rows in other columns."""
        return Expression(self.table, self.terms, columns)

    def rows(self, table: Table) -> tuple[tuple[int, str], ...] | None:
        """Rows with their signs, groups taken apart; ``None`` if the form has one of them not."""
        rows = tuple((sign, row) for sign, name in self.terms for row in _members(table.LAYOUT, name))
        wanted = {name for _, name in self.terms}
        return rows if all(_members(table.LAYOUT, name) for name in wanted) else None

    def _has_columns(self, table: Table, rows: tuple[tuple[int, str], ...]) -> bool:
        return all(hasattr(getattr(table, row), column) for _, row in rows for column in self.columns)

    def cells(self, report: Report) -> tuple[CellRef, ...]:
        """The addresses of its cells."""
        rows = self.rows(getattr(report, self.table)) or ()
        return tuple(CellRef(self.table, row, column) for _, row in rows for column in self.columns)

    def outcome(self, report: Report) -> Outcome | None:
        """What it comes to; ``None`` where the table is absent or its form does not have the cells."""
        table: Table = getattr(report, self.table)
        rows = self.rows(table)
        if self.table in report.absent or not rows or not self._has_columns(table, rows):
            return None
        choices: list[tuple[int | Decimal, ...]] = []
        known: int | Decimal = 0
        blank = unbounded = False
        for sign, row in rows:
            for column in self.columns:
                values = _values(getattr(table, row), column) or _nil(report, CellRef(self.table, row, column))
                blank = blank or not values
                unbounded = unbounded or (sign > 0 and not values)
                known += max(values, default=0) if sign > 0 else 0
                choices.append(tuple(sign * value for value in values))
        if blank:
            if any(sign < 0 for sign, _ in rows):
                return Outcome((), 0, None if unbounded else known)
            if len(rows) == len(self.columns) == 1 and (
                joined := _joined_figures(report, table, rows[0][1], self.columns[0])
            ):
                return Outcome((), known, joined=joined)
            is_result = isinstance(table, Requests) and {row for _, row in rows} <= set(
                _members(table.LAYOUT, "results")
            )
            spare = _spare(table, self.columns) if isinstance(table, Requests) and is_result else None
            return Outcome((), known, None if spare is None else known + spare)
        return Outcome(tuple(dict.fromkeys(sum(each) for each in _products(choices))))


_DIGITS = Pattern("[0-9]{1,60}")


def _joined_figures(report: Report, table: Table, row: str, column: str) -> tuple[str, int, int] | None:
    """The figures that a cell is printed in one with; ``None`` where it is not printed so."""
    cells = table.LAYOUT.row_cells(row)
    printed = report.printed.get(cells[column])
    if printed is None or printed.kind is not PrintedKind.UNREAD or not _DIGITS.fullmatch(printed.note or ""):
        return None
    return printed.note or "", list(cells).index(column), len(cells)


def _can_stand(value: str, figures: str, place: int, count: int) -> bool:
    """Whether figures printed in one can be cut into so many that this one stands at its place."""
    before, after = place, count - place - 1
    starts = range(before, len(figures) - len(value) - after + 1)
    if not before:
        starts = range(1)
    if not after:
        starts = range(max(before, len(figures) - len(value)), len(figures) - len(value) + 1)
    return any(figures.startswith(value, start) for start in starts)


def _products(choices: list[tuple[int | Decimal, ...]]) -> Iterable[tuple[int | Decimal, ...]]:
    """Every way to choose; where totals and their parts differ in many rows, only all of one or of the other."""
    if sum(len(each) > 1 for each in choices) > 3:
        return [tuple(each[0] for each in choices), tuple(each[-1] for each in choices)]
    return product(*choices)


def _joined(sign: int, name: str, plus: str, minus: str) -> str:
    return f"{plus if sign > 0 else minus}{name}"


@cache
def _members(layout: TableLayout, name: str) -> tuple[str, ...]:
    return tuple(row for block in layout.blocks for row in layout.members(name, block.rows))


def _values(row: object, column: str) -> tuple[int | Decimal, ...]:
    """What a cell holds; of a total also what its parts come to, for either may be the wrong one."""
    cell: Cell = getattr(row, column)
    number = money(cell) if isinstance(cell, Money) else cell
    values = () if number is None else (number,)
    if column != "total":
        return values
    parts = list(_parts(row))
    if None in parts:
        return values
    return tuple(dict.fromkeys((*values, sum(part for part in parts if part is not None))))


def _spare(table: Requests, columns: tuple[str, ...]) -> int | None:
    """What the blanks among the results can hold at most: what their printed total has more than the printed parts."""
    spare = 0
    for column in columns:
        total = getattr(table.total_handled, column)
        if total is None:
            return None
        printed = (getattr(getattr(table, row), column) for row in _members(table.LAYOUT, "results"))
        spare += max(0, total - sum(value for value in printed if value is not None))
    return spare


def _nil(report: Report, cell: CellRef) -> tuple[int, ...]:
    """0 for a mark such as ``/``: whether it means nil or not applicable, there are no cases in it."""
    printed = report.printed.get(cell)
    return (0,) if printed is not None and printed.kind is PrintedKind.MARK else ()


def _parts(row: object) -> Iterator[int | None]:
    kind = type(row)
    if kind not in _names:
        _names[kind] = tuple(name for name in attrs.fields_dict(kind) if name != "total")  # type: ignore[arg-type]  # a row
    return (getattr(row, name) for name in _names[kind])


_names: dict[type, tuple[str, ...]] = {}


def money(cell: Money) -> Decimal | None:
    """An amount in 元; ``None`` where it is blank or has no unit."""
    if cell.value is None or cell.unit is None:
        return None
    return cell.value * 10_000 if cell.unit == "万元" else cell.value


def expression(table: str, *rows: str, columns: tuple[str, ...] = ("total",)) -> Expression:
    """A sum of rows; one that begins with ``-`` is taken away."""
    terms = tuple((-1, row[1:]) if row.startswith("-") else (1, row) for row in rows)
    return Expression(table, terms, columns)


_SHORT = {
    "received": "本年新收",
    "carried_in": "上年结转",
    "total_handled": "办理结果总计",
    "carried_forward": "结转下年度继续办理",
    "disclosed": "予以公开",
    "partly_disclosed": "部分公开",
    "not_disclosed": "不予公开各项",
    "unable_to_provide": "无法提供各项",
    "not_processed": "不予处理各项",
    "other_handling": "其他处理",
    "state_secret": "属于国家秘密",
    "prohibited_by_law": "其他法律行政法规禁止公开",
    "endangers_security_or_stability": "危及“三安全一稳定”",
    "third_party_rights": "保护第三方合法权益",
    "internal_affairs": "属于三类内部事务信息",
    "process_information": "属于四类过程性信息",
    "enforcement_case_file": "属于行政执法案卷",
    "administrative_inquiry": "属于行政查询事项",
    "not_held": "本机关不掌握相关政府信息",
    "requires_creation": "没有现成信息需要另行制作",
    "unclear_after_correction": "补正后申请内容仍不明确",
    "petition_or_complaint": "信访举报投诉类申请",
    "repeat_request": "重复申请",
    "public_publication": "要求提供公开出版物",
    "excessive_requests": "无正当理由大量反复申请",
    "confirm_or_reissue": "要求确认或重新出具已获取信息",
    "correction_overdue": "逾期不补正",
    "fee_overdue": "逾期不缴费",
    "natural_person": "自然人",
    "commercial_enterprise": "商业企业",
    "research_institution": "科研机构",
    "public_welfare_organization": "社会公益组织",
    "legal_services_institution": "法律服务机构",
    "other_organization": "其他",
    "total": "总计",
    "reconsideration": "行政复议",
    "litigation_direct": "未经复议直接起诉",
    "litigation_after_reconsideration": "复议后起诉",
    "litigation": "行政诉讼",
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "administrative_rules": "规章",
    "normative_documents": "行政规范性文件",
    "licensing": "行政许可",
    "penalties": "行政处罚",
    "compulsion": "行政强制",
    "other_services": "其他对外管理服务事项",
    "administrative_fees": "行政事业性收费",
    "centralized_procurement": "政府集中采购",
    "issued": "本年制发",
    "repealed": "本年废止",
    "in_force": "现行有效",
    "made": "本年新制作",
    "newly_disclosed": "本年新公开",
    "total_disclosed": "对外公开总数量",
    "decisions": "处理决定",
    "items_last_year": "上一年项目数量",
    "change": "本年增/减",
    "projects": "采购项目数量",
    "amount": "金额",
}
