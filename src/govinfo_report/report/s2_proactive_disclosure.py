"""二、主动公开政府信息情况: the rows of both forms.

The forms of 2019 and 2021 measure different things here; only 处理决定数量 is common to both. The tables themselves
stand in the file of each form.
"""

from __future__ import annotations

from attrs import frozen

from govinfo_report.report.base import Table, TableRow
from govinfo_report.report.money import Money

__all__ = [
    "Decisions",
    "DisclosedDocuments",
    "FeeItems",
    "FeesCollected",
    "IssuedDocuments",
    "Matters",
    "ProactiveDisclosure",
    "Procurement",
]


@frozen(kw_only=True)
class DisclosedDocuments(TableRow):
    """规章 or 规范性文件 in the 2019 form, in 件: 本年新制作数量, 本年新公开数量, 对外公开总数量."""

    made: int | None
    newly_disclosed: int | None
    total_disclosed: int | None


@frozen(kw_only=True)
class Matters(TableRow):
    """行政许可, 其他对外管理服务事项, 行政处罚 or 行政强制 in the 2019 form: 上一年项目数量, 本年增/减, 处理决定数量.

    ``change`` is signed.
    """

    items_last_year: int | None
    change: int | None
    decisions: int | None


@frozen(kw_only=True)
class FeeItems(TableRow):
    """行政事业性收费 in the 2019 form, in items: 上一年项目数量 and the signed 本年增/减."""

    items_last_year: int | None
    change: int | None


@frozen(kw_only=True)
class Procurement(TableRow):
    """政府集中采购 in the 2019 form: 采购项目数量 and 采购总金额, for which the form prints no unit."""

    projects: int | None
    amount: Money


@frozen(kw_only=True)
class IssuedDocuments(TableRow):
    """规章 or 行政规范性文件 in the 2021 form, in 件: 本年制发件数, 本年废止件数, 现行有效件数."""

    issued: int | None
    repealed: int | None
    in_force: int | None


@frozen(kw_only=True)
class Decisions(TableRow):
    """行政许可, 行政处罚 or 行政强制 in the 2021 form: 本年处理决定数量 (件)."""

    decisions: int | None


@frozen(kw_only=True)
class FeesCollected(TableRow):
    """行政事业性收费 in the 2021 form: 本年收费金额 in 万元."""

    amount: Money


@frozen(kw_only=True)
class ProactiveDisclosure(Table):
    """二、主动公开政府信息情况: what the forms share is the section, and hardly a row."""
