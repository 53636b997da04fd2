"""The form of 2021, for the reports on 2021 and later: 国办公开办函〔2021〕30号."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from govinfo_report.editions.base import Edition
from govinfo_report.form.layout import Block, Column, Domain, Group, Row, TableLayout
from govinfo_report.report.s2_proactive_disclosure import (
    Decisions,
    FeesCollected,
    IssuedDocuments,
    ProactiveDisclosure,
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

__all__ = ["EDITION", "ProactiveDisclosure2021", "Requests2021"]

_DECISIONS = (Column("decisions", "本年处理决定数量", "decisions this year", aliases=("处理决定数量",)),)


@frozen(kw_only=True)
class ProactiveDisclosure2021(ProactiveDisclosure):
    """二、主动公开政府信息情况 in the form of 2021: 10 cells in four blocks."""

    LAYOUT: ClassVar[TableLayout] = TableLayout(
        table="proactive_disclosure",
        edition="2021",
        blocks=(
            Block(
                row_type=IssuedDocuments,
                caption="第二十条第（一）项",
                caption_english="Article 20, item (1)",
                corner="信息内容",
                corner_english="Information",
                columns=(
                    Column("issued", "本年制发件数", "issued this year", aliases=("本年度制发数", "本年制发数")),
                    Column("repealed", "本年废止件数", "repealed this year", aliases=("本年度废止数", "本年废止数")),
                    Column("in_force", "现行有效件数", "in force", aliases=("现行有效数", "现行有效件")),
                ),
                rows=(
                    Row("administrative_rules", "规章", "administrative rules", article="20"),
                    Row(
                        "normative_documents",
                        "行政规范性文件",
                        "administrative normative documents",
                        article="20",
                        aliases=("规范性文件",),
                    ),
                ),
            ),
            Block(
                row_type=Decisions,
                caption="第二十条第（五）项",
                caption_english="Article 20, item (5)",
                corner="信息内容",
                corner_english="Information",
                columns=_DECISIONS,
                rows=(Row("licensing", "行政许可", "licensing", article="20"),),
                wide_value=True,
            ),
            Block(
                row_type=Decisions,
                caption="第二十条第（六）项",
                caption_english="Article 20, item (6)",
                corner="信息内容",
                corner_english="Information",
                columns=_DECISIONS,
                rows=(
                    Row("penalties", "行政处罚", "penalties", article="20"),
                    Row("compulsion", "行政强制", "compulsion", article="20"),
                ),
                wide_value=True,
            ),
            Block(
                row_type=FeesCollected,
                caption="第二十条第（八）项",
                caption_english="Article 20, item (8)",
                corner="信息内容",
                corner_english="Information",
                columns=(
                    Column(
                        "amount",
                        "本年收费金额（单位：万元）",
                        "amount collected (10,000 yuan)",
                        domain=Domain.MONEY,
                        unit="万元",
                        aliases=("本年收费金额",),
                    ),
                ),
                rows=(Row("administrative_fees", "行政事业性收费", "administrative fees", article="20"),),
                wide_value=True,
            ),
        ),
    )

    administrative_rules: IssuedDocuments
    normative_documents: IssuedDocuments
    licensing: Decisions
    penalties: Decisions
    compulsion: Decisions
    administrative_fees: FeesCollected


@frozen(kw_only=True)
class Requests2021(Requests):
    """三、收到和处理政府信息公开申请情况 in the form of 2021: 25 rows, 175 cells; （六）其他处理 has three rows."""

    LAYOUT: ClassVar[TableLayout] = TableLayout(
        table="requests",
        widths=REQUEST_WIDTHS,
        edition="2021",
        groups=(*REQUEST_GROUPS, Group("other_handling", "（六）其他处理", "(6) Other handling", "results")),
        blocks=(
            Block(
                row_type=ApplicantCounts,
                corner=BALANCE_NOTE,
                corner_english=BALANCE_NOTE_ENGLISH,
                columns=APPLICANT_COLUMNS,
                rows=(
                    *OPENING_ROWS,
                    *SHARED_RESULTS,
                    Row(
                        "correction_overdue",
                        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                        "1. Correction overdue without good reason",
                        "other_handling",
                        "30",
                        ("1.逾期不补正",),
                    ),
                    Row(
                        "fee_overdue",
                        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
                        "2. Fee overdue",
                        "other_handling",
                        "42",
                        ("2.逾期不缴费",),
                    ),
                    Row("other_outcome", "3.其他", "3. Other", "other_handling"),
                    TOTAL_HANDLED,
                    CARRIED_FORWARD,
                ),
            ),
        ),
    )

    correction_overdue: ApplicantCounts
    fee_overdue: ApplicantCounts
    other_outcome: ApplicantCounts


EDITION = Edition(
    id="2021",
    basis="国办公开办函〔2021〕30号",
    title="中华人民共和国政府信息公开工作年度报告格式",
    first_year=2021,
    last_year=None,
    tables=(ProactiveDisclosure2021, Requests2021, Disputes),
)
