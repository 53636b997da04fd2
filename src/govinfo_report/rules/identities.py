"""GIR301–314: the accounting identities (勾稽关系), each a literal that belongs to no form."""

from __future__ import annotations

from govinfo_report.findings import Bilingual, Example, RuleInfo, Severity
from govinfo_report.form.identity import Identity

__all__ = [
    "APPLICANT_TOTAL",
    "BALANCE",
    "DISCLOSED_IN_TOTAL",
    "DISPUTE_TOTAL",
    "OPENING_STOCK",
    "STOCK",
    "TOTAL_HANDLED",
]

_EQUAL = Bilingual(
    zh="{line}：{left_terms}；{right_terms}；{verdict}。",
    en="{line}: {left_terms}; {right_terms}; {verdict}.",
)
_AT_LEAST = Bilingual(
    zh="{line}：{left_terms}，应不小于 {right_terms}；{verdict}。",
    en="{line}: {left_terms}, expected at least {right_terms}; {verdict}.",
)

BALANCE = Identity(
    rule=RuleInfo(
        "GIR301",
        "unbalanced-requests",
        Severity.ERROR,
        since="0.1.0",
        official=True,
        basis="〔2019〕60号、〔2021〕30号 表三表头：第一项加第二项之和，等于第三项加第四项之和",
        title=Bilingual(zh="申请收支不平", en="Requests do not balance"),
        message=_EQUAL,
        reason=Bilingual(
            zh="一件申请或者在本年办结，或者结转下年：本年新收加上年结转，等于本年办理总计加结转下年。“本列”指每一列，共七列。",
            en="Every request is either handled this year or carried forward; the form says so for each column.",
        ),
        mend=Bilingual(
            zh="对照台账核对这一列的四个数：新收、上年结转、（七）总计、结转下年度。相差的件数往往就是漏计的结转件。",
            en="Check the four figures of this column; the difference is often a forgotten carry-over.",
        ),
        passing=Example(),
        failing=Example(changes={"requests.carried_forward.natural_person": 900}),
    ),
    table="requests",
    over="columns",
    left=("received", "carried_in"),
    right=("total_handled", "carried_forward"),
)

TOTAL_HANDLED = Identity(
    rule=RuleInfo(
        "GIR302",
        "total-handled-mismatch",
        Severity.ERROR,
        since="0.1.0",
        basis="〔2019〕60号、〔2021〕30号 表三（七）总计；（二）“只计这一情形，不计其他情形”",
        title=Bilingual(zh="办理结果合计不符", en="Results do not add up to the total handled"),
        message=_EQUAL,
        reason=Bilingual(
            zh="每件申请只计入一种办理结果，所以（七）总计等于（一）至（六）各行之和。",
            en="Every request is counted under one result only, so the total is the sum of the result rows.",
        ),
        mend=Bilingual(
            zh="把这一列（一）至（六）各行重新相加，与（七）总计比对；没有小计行，不要把小计加进去。",
            en="Add up the result rows of this column again and compare; the form has no subtotals to add in.",
        ),
        passing=Example(),
        failing=Example(changes={"requests.disclosed.natural_person": 700}),
    ),
    table="requests",
    over="columns",
    left=("total_handled",),
    right=("results",),
)

APPLICANT_TOTAL = Identity(
    rule=RuleInfo(
        "GIR303",
        "applicant-total-mismatch",
        Severity.ERROR,
        since="0.1.0",
        basis="〔2019〕60号、〔2021〕30号 表三 总计列",
        title=Bilingual(zh="申请人合计不符", en="Applicants do not add up to the total of the row"),
        message=_EQUAL,
        reason=Bilingual(
            zh="总计列等于自然人与五类法人或其他组织之和，每一行都是如此。",
            en="The total of a row is natural persons plus the five kinds of organizations.",
        ),
        mend=Bilingual(
            zh="把这一行六个数重新相加，与总计比对；若只有总计不对，改总计，若某一类填错，改那一类。",
            en="Add up the six figures of this row again; mend the total, or the kind that is wrong.",
        ),
        passing=Example(),
        failing=Example(changes={"requests.disclosed.total": 33, "requests.partly_disclosed.total": 43}),
    ),
    table="requests",
    over="rows",
    left=("total",),
    right=("applicants",),
)

DISPUTE_TOTAL = Identity(
    rule=RuleInfo(
        "GIR304",
        "dispute-total-mismatch",
        Severity.ERROR,
        since="0.1.0",
        basis="〔2019〕60号、〔2021〕30号 表四 总计",
        title=Bilingual(zh="复议诉讼合计不符", en="Outcomes of disputes do not add up to the total"),
        message=_EQUAL,
        reason=Bilingual(
            zh="总计等于结果维持、结果纠正、其他结果、尚未审结四项之和；最常见的差错是总计忘了填，印成 0。",
            en="The total is the sum of the four outcomes; the commonest slip is a total left at 0.",
        ),
        mend=Bilingual(
            zh="把这一组四个数重新相加，填入总计；若总计属实，再核对四项结果。",
            en="Add up the four outcomes and enter the total; if the total is right, check the outcomes.",
        ),
        passing=Example(),
        failing=Example(changes={"disputes.reconsideration.total": 0}),
    ),
    table="disputes",
    over="rows",
    left=("total",),
    right=("outcomes",),
)

OPENING_STOCK = Identity(
    rule=RuleInfo(
        "GIR310",
        "negative-stock",
        Severity.ERROR,
        since="0.1.0",
        basis="〔2019〕60号 表二 上一年项目数量、本年增/减",
        title=Bilingual(zh="项目数量减成负数", en="More items dropped than there were"),
        message=_AT_LEAST,
        reason=Bilingual(
            zh="上一年项目数量加本年增/减是年末的项目数量，不能小于 0。",
            en="Items of last year plus the change are the items at the end of the year, which cannot be negative.",
        ),
        mend=Bilingual(
            zh="核对上一年项目数量是否取自上年报告；减少的填负数，且不能多于原有的数量。",
            en="Check the items of last year; a decrease is negative and cannot exceed them.",
        ),
        passing=Example(edition="2019"),
        failing=Example(edition="2019", changes={"proactive_disclosure.licensing.change": -900}),
    ),
    table="proactive_disclosure",
    over="rows",
    left=("items_last_year", "change"),
    relation=">=",
)

DISCLOSED_IN_TOTAL = Identity(
    rule=RuleInfo(
        "GIR311",
        "disclosed-more-than-total",
        Severity.WARNING,
        since="0.1.0",
        basis="〔2019〕60号 表二 本年新公开数量、对外公开总数量",
        title=Bilingual(zh="新公开多于公开总数", en="More newly disclosed than disclosed in all"),
        message=_AT_LEAST,
        reason=Bilingual(
            zh="本年新公开的都在对外公开总数量之内。",
            en="What was newly disclosed is part of what is disclosed in all.",
        ),
        mend=Bilingual(
            zh="核对两个数的统计口径，或者是否填反。",
            en="Check whether both figures count the same things, or stand in each other's place.",
        ),
        exceptions=Bilingual(
            zh="总数取自网站栏目、口径不同的，可能出现这种情形。",
            en="It can happen where the total was taken from a web page with another scope.",
        ),
        passing=Example(edition="2019"),
        failing=Example(edition="2019", changes={"proactive_disclosure.normative_documents.total_disclosed": 0}),
    ),
    table="proactive_disclosure",
    over="rows",
    left=("total_disclosed",),
    right=("newly_disclosed",),
    relation=">=",
)

STOCK = Identity(
    rule=RuleInfo(
        "GIR314",
        "negative-opening-stock",
        Severity.WARNING,
        since="0.1.0",
        basis="〔2021〕30号 表二 本年制发件数、本年废止件数、现行有效件数",
        title=Bilingual(zh="年初件数推算为负", en="The stock at the start of the year would be negative"),
        message=_AT_LEAST,
        reason=Bilingual(
            zh="现行有效件数减去本年制发、加上本年废止，是年初的件数，不应小于 0。",
            en="In force, less issued, plus repealed is what was in force a year before, which cannot be negative.",
        ),
        mend=Bilingual(
            zh="核对现行有效件数是否只填了本年制发的，或者漏了往年仍有效的文件。",
            en="Check whether in force leaves out older documents that are still valid.",
        ),
        exceptions=Bilingual(
            zh="自然失效未计入废止、修订计入制发的，可能出现小的差数。",
            en="Small differences come from expiry not counted as repeal, or amendments counted as issued.",
        ),
        passing=Example(),
        failing=Example(changes={"proactive_disclosure.normative_documents.issued": 900}),
    ),
    table="proactive_disclosure",
    over="rows",
    left=("in_force", "repealed"),
    right=("issued",),
    relation=">=",
)
