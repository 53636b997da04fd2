"""三、收到和处理政府信息公开申请情况: the rows that every form prints, and their labels."""

from __future__ import annotations

from typing import ClassVar, Self, cast

from attrs import frozen

from govinfo_report.findings import Bilingual
from govinfo_report.form.layout import Column, Group, Row
from govinfo_report.report.base import Table, TableRow, refuse_other_rows, row_of

__all__ = [
    "APPLICANT_COLUMNS",
    "BALANCE_NOTE",
    "CARRIED_FORWARD",
    "OPENING_ROWS",
    "REQUEST_GROUPS",
    "SHARED_RESULTS",
    "TOTAL_HANDLED",
    "ApplicantCounts",
    "Requests",
]


@frozen(kw_only=True)
class ApplicantCounts(TableRow):
    """One row of the requests table: applications by kind of applicant, in 件."""

    natural_person: int | None
    commercial_enterprise: int | None
    research_institution: int | None
    public_welfare_organization: int | None
    legal_services_institution: int | None
    other_organization: int | None
    total: int | None

    @classmethod
    def summing(
        cls,
        *,
        natural_person: int = 0,
        commercial_enterprise: int = 0,
        research_institution: int = 0,
        public_welfare_organization: int = 0,
        legal_services_institution: int = 0,
        other_organization: int = 0,
    ) -> Self:
        """A row for composing: kinds that are not named are 0, and the total is computed."""
        kinds = (
            natural_person,
            commercial_enterprise,
            research_institution,
            public_welfare_organization,
            legal_services_institution,
            other_organization,
        )
        return cls(
            natural_person=natural_person,
            commercial_enterprise=commercial_enterprise,
            research_institution=research_institution,
            public_welfare_organization=public_welfare_organization,
            legal_services_institution=legal_services_institution,
            other_organization=other_organization,
            total=sum(kinds),
        )


@frozen(kw_only=True)
class Requests(Table):
    """三、收到和处理政府信息公开申请情况: the rows that the forms of 2019 and 2021 share, each in 件."""

    received: ApplicantCounts
    carried_in: ApplicantCounts
    disclosed: ApplicantCounts
    partly_disclosed: ApplicantCounts
    state_secret: ApplicantCounts
    prohibited_by_law: ApplicantCounts
    endangers_security_or_stability: ApplicantCounts
    third_party_rights: ApplicantCounts
    internal_affairs: ApplicantCounts
    process_information: ApplicantCounts
    enforcement_case_file: ApplicantCounts
    administrative_inquiry: ApplicantCounts
    not_held: ApplicantCounts
    requires_creation: ApplicantCounts
    unclear_after_correction: ApplicantCounts
    petition_or_complaint: ApplicantCounts
    repeat_request: ApplicantCounts
    public_publication: ApplicantCounts
    excessive_requests: ApplicantCounts
    confirm_or_reissue: ApplicantCounts
    total_handled: ApplicantCounts
    carried_forward: ApplicantCounts

    COMPUTED: ClassVar[tuple[str, ...]] = ("total_handled", "carried_forward")

    @classmethod
    def summing(cls, **rows: ApplicantCounts) -> Self:
        """A table for composing, from the rows that are not zero.

        ``total_handled`` is the sum of the results, ``carried_forward`` what was received or carried in and not
        handled; neither can be given. Rows of blanks cannot be summed (``TypeError``).
        """
        if given := [name for name in cls.COMPUTED if name in rows]:
            raise TypeError(f"{cls.__name__}.summing() computes {' and '.join(given)}")
        block = cls.LAYOUT.blocks[0]
        row_type = cast("type[ApplicantCounts]", block.row_type)
        every: dict[str, TableRow] = {row.name: rows.pop(row.name, row_of(block, 0)) for row in block.rows}
        if rows:
            raise TypeError(f"{cls.__name__} has no row {', '.join(rows)}")
        refuse_other_rows(cls, every)

        def total(*terms: tuple[int, str]) -> ApplicantCounts:
            sums = {
                column.name: sum(sign * getattr(every[name], column.name) for sign, name in terms)
                for column in block.columns
            }
            return row_type(**sums)

        every["total_handled"] = total(*((1, name) for name in cls.LAYOUT.members("results", block.rows)))
        every["carried_forward"] = total((1, "received"), (1, "carried_in"), (-1, "total_handled"))
        return cls.of_rows(every)


BALANCE_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

BALANCE_NOTE_ENGLISH = "(In each column, item 1 plus item 2 equals item 3 plus item 4)"
_ALL = Bilingual(zh="申请人情况", en="Applicants")
_BODIES = Bilingual(zh="法人或其他组织", en="Legal persons or other organizations")

REQUEST_WIDTHS = (754, 921, 3271, *(685,) * 7)
"""The columns of the template of 2021: two of groups, one of labels, seven of figures."""

APPLICANT_COLUMNS = (
    Column("natural_person", "自然人", "natural persons", (_ALL,), "applicants"),
    Column("commercial_enterprise", "商业企业", "commercial enterprises", (_ALL, _BODIES), "applicants"),
    Column("research_institution", "科研机构", "research institutions", (_ALL, _BODIES), "applicants"),
    Column("public_welfare_organization", "社会公益组织", "public-welfare bodies", (_ALL, _BODIES), "applicants"),
    Column("legal_services_institution", "法律服务机构", "legal-services bodies", (_ALL, _BODIES), "applicants"),
    Column("other_organization", "其他", "other organizations", (_ALL, _BODIES), "applicants"),
    Column("total", "总计", "total", (_ALL,)),
)

REQUEST_GROUPS = (
    Group("handling", "三、本年度办理结果", "3. Handled this year"),
    Group("results", None, "results of handling", "handling"),
    Group("not_disclosed", "（三）不予公开", "(3) Not disclosed", "results"),
    Group("unable_to_provide", "（四）无法提供", "(4) Unable to provide", "results"),
    Group("not_processed", "（五）不予处理", "(5) Not processed", "results"),
)

OPENING_ROWS = (
    Row("received", "一、本年新收政府信息公开申请数量", "1. Received this year", article="31"),
    Row("carried_in", "二、上年结转政府信息公开申请数量", "2. Carried in from last year", article="33"),
)

SHARED_RESULTS = (
    Row("disclosed", "（一）予以公开", "(1) Disclosed", "results", "36"),
    Row(
        "partly_disclosed",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "(2) Partly disclosed (counted only here)",
        "results",
        "37",
        ("（二）部分公开",),
    ),
    Row("state_secret", "1.属于国家秘密", "1. State secrets", "not_disclosed", "14"),
    Row(
        "prohibited_by_law",
        "2.其他法律行政法规禁止公开",
        "2. Prohibited by other law or administrative regulation",
        "not_disclosed",
        "14",
    ),
    Row(
        "endangers_security_or_stability",
        "3.危及“三安全一稳定”",
        "3. Endangers security or social stability",
        "not_disclosed",
        "14",
    ),
    Row("third_party_rights", "4.保护第三方合法权益", "4. Rights of third parties", "not_disclosed", "15"),
    Row("internal_affairs", "5.属于三类内部事务信息", "5. Internal affairs", "not_disclosed", "16"),
    Row("process_information", "6.属于四类过程性信息", "6. Process information", "not_disclosed", "16"),
    Row("enforcement_case_file", "7.属于行政执法案卷", "7. Enforcement case files", "not_disclosed", "16"),
    Row("administrative_inquiry", "8.属于行政查询事项", "8. Administrative inquiry matters", "not_disclosed", "36"),
    Row("not_held", "1.本机关不掌握相关政府信息", "1. Not held by this organ", "unable_to_provide", "36"),
    Row("requires_creation", "2.没有现成信息需要另行制作", "2. Would have to be made", "unable_to_provide", "38"),
    Row(
        "unclear_after_correction",
        "3.补正后申请内容仍不明确",
        "3. Unclear after correction",
        "unable_to_provide",
        "30",
    ),
    Row("petition_or_complaint", "1.信访举报投诉类申请", "1. Petitions, reports, complaints", "not_processed", "39"),
    Row("repeat_request", "2.重复申请", "2. Repeat requests", "not_processed", "36"),
    Row("public_publication", "3.要求提供公开出版物", "3. Asks for public publications", "not_processed", "39"),
    Row("excessive_requests", "4.无正当理由大量反复申请", "4. Excessive repeated requests", "not_processed", "35"),
    Row(
        "confirm_or_reissue",
        "5.要求行政机关确认或重新出具已获取信息",
        "5. Asks to confirm or reissue information",
        "not_processed",
    ),
)

TOTAL_HANDLED = Row("total_handled", "（七）总计", "(7) Total handled", "handling")
CARRIED_FORWARD = Row("carried_forward", "四、结转下年度继续办理", "4. Carried forward to next year", article="33")
