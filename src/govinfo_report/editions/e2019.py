"""The trial form of 2019, for the reports on 2019 and 2020: 国办公开办函〔2019〕60号."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from govinfo_report.editions.base import Edition
from govinfo_report.form.layout import Block, Column, Domain, Row, TableLayout
from govinfo_report.report.s2_proactive_disclosure import (
    DisclosedDocuments,
    FeeItems,
    Matters,
    ProactiveDisclosure,
    Procurement,
)
from govinfo_report.report.s3_requests import (
    APPLICANT_COLUMNS,
    BALANCE_NOTE,
    BALANCE_NOTE_ENGLISH,
    CARRIED_FORWARD,
    OPENING_ROWS,
    REQUEST_GROUPS,
    REQUEST_WIDTHS,
    SHARED_RESULTS,
    TOTAL_HANDLED,
    ApplicantCounts,
    Requests,
)
from govinfo_report.report.s4_disputes import Disputes

__all__ = ["EDITION", "ProactiveDisclosure2019", "Requests2019"]

_ITEMS = (
    Column("items_last_year", "上一年项目数量", "items last year"),
    Column("change", "本年增/减", "change this year", domain=Domain.SIGNED, aliases=("本年增减", "本年数量")),
)
_MATTERS = (*_ITEMS, Column("decisions", "处理决定数量", "decisions"))


@frozen(kw_only=True)
class ProactiveDisclosure2019(ProactiveDisclosure):
    """二、主动公开政府信息情况 in the form of 2019: 22 cells in five blocks."""

    LAYOUT: ClassVar[TableLayout] = TableLayout(
        table="proactive_disclosure",
        edition="2019",
        blocks=(
            Block(
                row_type=DisclosedDocuments,
                caption="第二十条第（一）项",
                caption_english="Article 20, item (1)",
                corner="信息内容",
                corner_english="Information",
                columns=(
                    Column("made", "本年新制作数量", "made this year"),
                    Column("newly_disclosed", "本年新公开数量", "newly disclosed"),
                    Column("total_disclosed", "对外公开总数量", "total disclosed"),
                ),
                rows=(
                    Row("administrative_rules", "规章", "administrative rules", article="20"),
                    Row(
                        "normative_documents",
                        "规范性文件",
                        "normative documents",
                        article="20",
                        aliases=("行政规范性文件",),
                    ),
                ),
            ),
            Block(
                row_type=Matters,
                caption="第二十条第（五）项",
                caption_english="Article 20, item (5)",
                corner="信息内容",
                corner_english="Information",
                columns=_MATTERS,
                rows=(
                    Row("licensing", "行政许可", "licensing", article="20"),
                    Row(
                        "other_services",
                        "其他对外管理服务事项",
                        "other matters of management and service",
                        article="20",
                    ),
                ),
            ),
            Block(
                row_type=Matters,
                caption="第二十条第（六）项",
                caption_english="Article 20, item (6)",
                corner="信息内容",
                corner_english="Information",
                columns=_MATTERS,
                rows=(
                    Row("penalties", "行政处罚", "penalties", article="20"),
                    Row("compulsion", "行政强制", "compulsion", article="20"),
                ),
            ),
            Block(
                row_type=FeeItems,
                caption="第二十条第（八）项",
                caption_english="Article 20, item (8)",
                corner="信息内容",
                corner_english="Information",
                columns=_ITEMS,
                rows=(Row("administrative_fees", "行政事业性收费", "administrative fees", article="20"),),
            ),
            Block(
                row_type=Procurement,
                caption="第二十条第（九）项",
                caption_english="Article 20, item (9)",
                corner="信息内容",
                corner_english="Information",
                columns=(
                    Column("projects", "采购项目数量", "procurement projects"),
                    Column("amount", "采购总金额", "amount procured", domain=Domain.MONEY),
                ),
                rows=(Row("centralized_procurement", "政府集中采购", "centralized procurement", article="20"),),
            ),
        ),
    )

    administrative_rules: DisclosedDocuments
    normative_documents: DisclosedDocuments
    licensing: Matters
    other_services: Matters
    penalties: Matters
    compulsion: Matters
    administrative_fees: FeeItems
    centralized_procurement: Procurement


@frozen(kw_only=True)
class Requests2019(Requests):
    """三、收到和处理政府信息公开申请情况 in the form of 2019: 23 rows, 161 cells; （六）其他处理 is one row."""

    LAYOUT: ClassVar[TableLayout] = TableLayout(
        table="requests",
        widths=REQUEST_WIDTHS,
        edition="2019",
        groups=REQUEST_GROUPS,
        blocks=(
            Block(
                row_type=ApplicantCounts,
                corner=BALANCE_NOTE,
                corner_english=BALANCE_NOTE_ENGLISH,
                columns=APPLICANT_COLUMNS,
                rows=(
                    *OPENING_ROWS,
                    *SHARED_RESULTS,
                    Row("other_handling", "（六）其他处理", "(6) Other handling", "results", aliases=("（六）其他",)),
                    TOTAL_HANDLED,
                    CARRIED_FORWARD,
                ),
            ),
        ),
    )

    other_handling: ApplicantCounts


EDITION = Edition(
    id="2019",
    basis="国办公开办函〔2019〕60号",
    title="中华人民共和国政府信息公开工作年度报告格式（试行）",
    first_year=2019,
    last_year=2020,
    tables=(ProactiveDisclosure2019, Requests2019, Disputes),
)
