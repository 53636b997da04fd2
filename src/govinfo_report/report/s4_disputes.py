"""四、政府信息公开行政复议、行政诉讼情况: one line of fifteen numbers, the same in both forms."""

from __future__ import annotations

from typing import ClassVar, Self

from attrs import frozen

from govinfo_report.form.layout import Block, Column, Group, Row, TableLayout
from govinfo_report.report.base import Table, TableRow

__all__ = ["CaseOutcomes", "Disputes"]


@frozen(kw_only=True)
class CaseOutcomes(TableRow):
    """Cases of one kind by outcome, in 件: 结果维持, 结果纠正, 其他结果, 尚未审结, 总计."""

    upheld: int | None
    corrected: int | None
    other: int | None
    pending: int | None
    total: int | None

    @classmethod
    def summing(cls, *, upheld: int = 0, corrected: int = 0, other: int = 0, pending: int = 0) -> Self:
        """Outcomes for composing: those that are not named are 0, and the total is computed."""
        total = upheld + corrected + other + pending
        return cls(upheld=upheld, corrected=corrected, other=other, pending=pending, total=total)


@frozen(kw_only=True)
class Disputes(Table):
    """四、政府信息公开行政复议、行政诉讼情况 (条例 第五十条第一款第三项, 第五十一条)."""

    LAYOUT: ClassVar[TableLayout] = TableLayout(
        table="disputes",
        edition=None,
        groups=(Group("litigation", "行政诉讼", "administrative litigation"),),
        rows_across=True,
        blocks=(
            Block(
                row_type=CaseOutcomes,
                columns=(
                    Column("upheld", "结果维持", "upheld", group="outcomes"),
                    Column("corrected", "结果纠正", "corrected", group="outcomes"),
                    Column("other", "其他结果", "other outcome", group="outcomes"),
                    Column("pending", "尚未审结", "pending", group="outcomes"),
                    Column("total", "总计", "total"),
                ),
                rows=(
                    Row("reconsideration", "行政复议", "administrative reconsideration", article="51"),
                    Row("litigation_direct", "未经复议直接起诉", "direct suits", "litigation", "51"),
                    Row(
                        "litigation_after_reconsideration",
                        "复议后起诉",
                        "suits after reconsideration",
                        "litigation",
                        "51",
                    ),
                ),
            ),
        ),
    )

    reconsideration: CaseOutcomes
    litigation_direct: CaseOutcomes
    litigation_after_reconsideration: CaseOutcomes
