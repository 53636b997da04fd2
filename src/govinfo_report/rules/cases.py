"""GIR802, 804, 806: reconsideration and litigation against requests, and against each other."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo_report.address import CellRef, SectionRef
from govinfo_report.findings import Bilingual, Example, RuleInfo, Severity
from govinfo_report.report.report import Report
from govinfo_report.report.s3_requests import ApplicantCounts
from govinfo_report.report.s4_disputes import CaseOutcomes
from govinfo_report.rules.base import Found, rule
from govinfo_report.rules.figures import above_zero

__all__ = ["after_review_exceeds_reviews", "disputes_without_requests", "reviews_exceed_answers"]

_ZEROS = " | 0" * 7
_DISPUTES_ALONE = (
    f"三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量{_ZEROS}\n二、上年结转政府信息公开申请数量{_ZEROS}\n"
    "四、政府信息公开行政复议、行政诉讼情况\n行政复议 | 行政诉讼\n"
    "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉\n"
    "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计\n"
    "0 | 1 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n"
)


@rule(
    RuleInfo(
        "GIR802",
        "disputes-without-requests",
        Severity.INFORMATION,
        since="0.1.0",
        basis="条例 第五十一条；〔2021〕30号 表三、表四",
        title=Bilingual(zh="没有申请却有复议诉讼", en="Disputes although there was no request"),
        message=Bilingual(
            zh="表三没有新收和上年结转的申请，表四却有复议或诉讼：{figures}。",
            en="no request was received or carried in, yet there are disputes: {figures}.",
        ),
        reason=Bilingual(
            zh="复议、诉讼多由答复申请引起，所以值得核对一次；但这样填可以是对的。",
            en="Most disputes follow an answer to a request, so this is worth a look; it can well be right.",
        ),
        mend=Bilingual(
            zh="属于上年答复引起的，或者针对主动公开的，不必修改；否则核对表三是否漏填、表四是否把其他案件计入。",
            en="Nothing need change where they follow answers of last year or concern proactive disclosure; otherwise "
            "check whether requests were left out, or cases of other kinds counted in.",
        ),
        exceptions=Bilingual(
            zh="由上年的答复引起、针对主动公开提起的，都属正常。",
            en="It is normal where they follow answers of last year or concern proactive disclosure.",
        ),
        passing=Example(),
        failing=Example(source=_DISPUTES_ALONE),
    )
)
def disputes_without_requests(report: Report) -> Iterator[Found]:
    """Both rows of incoming requests are 0, and a cell of section four is not."""
    requests, disputes = report.requests, report.disputes
    if report.absent & {"requests", "disputes"} or requests.received.total != 0 or requests.carried_in.total != 0:
        return
    if above_zero(requests, ("received", "carried_in")):
        return
    cells = above_zero(disputes)
    if cells:
        figures = tuple(f"{disputes.LAYOUT.name_of(ref)} {disputes.cell(ref)}" for ref in cells)
        yield Found(at=SectionRef("disputes"), related=cells, values={"figures": figures})


def _cases(outcomes: CaseOutcomes) -> int | None:
    """Cases of a kind: the larger of the printed total and of its parts, which a total left at 0 would hide."""
    parts = (outcomes.upheld, outcomes.corrected, outcomes.other, outcomes.pending)
    known = [part for part in parts if part is not None]
    if outcomes.total is None and len(known) < len(parts):
        return None
    return max(outcomes.total or 0, sum(known))


def _applications(row: ApplicantCounts) -> int:
    """Applications of a row: the larger of the printed total and of its parts."""
    organizations = (
        row.commercial_enterprise,
        row.research_institution,
        row.public_welfare_organization,
        row.legal_services_institution,
        row.other_organization,
    )
    return max(row.total or 0, (row.natural_person or 0) + sum(number or 0 for number in organizations))


@rule(
    RuleInfo(
        "GIR804",
        "after-review-exceeds-reviews",
        Severity.WARNING,
        since="0.1.0",
        basis="行政诉讼法 复议后起诉；〔2021〕30号 表四",
        title=Bilingual(zh="复议后起诉多于行政复议", en="More suits after review than reviews"),
        message=Bilingual(
            zh="复议后起诉 {suits} 件，多于本年行政复议 {reviews} 件与往年可能延续下来的 {earlier} 件之和。",
            en="{suits} suits after review are more than the {reviews} reviews of the year and the {earlier} that "
            "earlier years could have left.",
        ),
        reason=Bilingual(
            zh="复议后起诉以先有复议为前提。只有一年的报告看不到上年的复议，所以从宽估计：往年延续的不超过本年新收与上年结转的申请数，"
            "至少按参数 earlier 计算。",
            en="A suit after review needs a review. One report does not show those of last year, so the estimate is "
            "generous: as many as this year's requests received and carried in, and at least the parameter earlier.",
        ),
        mend=Bilingual(
            zh="核对“未经复议直接起诉”与“复议后起诉”是否填反，或者是否把一案的几审重复计入。",
            en="Check whether direct suits and suits after review stand in each other's place, or whether instances of "
            "one case were counted apart.",
        ),
        exceptions=Bilingual(
            zh="一件复议引起几件诉讼的，或者集中审结往年案件的，可能出现；复议维持与复议后起诉之间没有必然的大小关系。"
            "参数 earlier 是往年至少可能延续下来的件数。",
            en="Several suits may follow one review, and old cases may end together; reviews that were upheld say "
            "nothing about it. The parameter earlier is the least number that earlier years may have left.",
        ),
        passing=Example(changes={"disputes.litigation_after_reconsideration.upheld": 20}),
        failing=Example(changes={"disputes.litigation_after_reconsideration.upheld": 90000}),
    ),
    earlier=5,
)
def after_review_exceeds_reviews(report: Report, *, earlier: int) -> Iterator[Found]:
    """More suits after review than reviews of the year and what may be left of earlier years."""
    if report.absent & {"requests", "disputes"}:
        return
    disputes, requests = report.disputes, report.requests
    suits, reviews = _cases(disputes.litigation_after_reconsideration), _cases(disputes.reconsideration)
    if suits is None or reviews is None or requests.received.total is None:
        return
    incoming = _applications(requests.received) + _applications(requests.carried_in)
    allowed = max(incoming, earlier)
    if suits > reviews + allowed:
        at = CellRef("disputes", "litigation_after_reconsideration")
        other = CellRef("disputes", "reconsideration")
        yield Found(at=at, related=(at, other), values={"suits": suits, "reviews": reviews, "earlier": allowed})


@rule(
    RuleInfo(
        "GIR806",
        "reviews-exceed-answers",
        Severity.INFORMATION,
        since="0.1.0",
        basis="条例 第五十一条；〔2021〕30号 表三、表四",
        title=Bilingual(zh="复议远多于办理的申请", en="Far more reviews than answers"),
        message=Bilingual(
            zh="行政复议 {reviews} 件，超过本年办理申请 {handled} 件的 {times} 倍。",
            en="{reviews} reviews are more than {times} times the {handled} requests handled.",
        ),
        reason=Bilingual(
            zh="一件答复通常最多引起一件复议；远多于答复的，可能把其他复议案件计入了。",
            en="An answer leads to one review at most as a rule; far more may be reviews about other matters.",
        ),
        mend=Bilingual(
            zh="核对表四是否只计与政府信息公开有关的案件。",
            en="Check whether only cases about open information are counted.",
        ),
        exceptions=Bilingual(
            zh="由上年的答复集中引起、针对主动公开提起的，可能出现；没有申请的见 GIR802。"
            "参数 times 是倍数，least 是最少件数。",
            en="They may follow answers of last year, or concern proactive disclosure; without requests see GIR802. "
            "The parameter times is the multiple, least the fewest that are judged.",
        ),
        passing=Example(),
        failing=Example(changes={"disputes.reconsideration.upheld": 90000, "disputes.reconsideration.total": 90015}),
    ),
    times=2,
    least=10,
)
def reviews_exceed_answers(report: Report, *, times: int, least: int) -> Iterator[Found]:
    """More reviews than several times the requests that were handled."""
    if report.absent & {"requests", "disputes"}:
        return
    handled, reviews = report.requests.total_handled.total, _cases(report.disputes.reconsideration)
    if handled and reviews is not None and reviews >= least and reviews > handled * times:
        at = CellRef("disputes", "reconsideration")
        values = {"reviews": reviews, "handled": handled, "times": times}
        yield Found(at=at, related=(at, CellRef("requests", "total_handled", "total")), values=values)
