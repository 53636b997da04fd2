"""A report with known figures and any prose, for tests of what is held against what."""

from __future__ import annotations

from decimal import Decimal

from govinfo_report import (
    ApplicantCounts,
    CaseOutcomes,
    Disputes,
    Finding,
    Money,
    Report,
    Requests2021,
    validate,
)
from govinfo_report.testing import make_report

_row = ApplicantCounts.summing

REQUESTS = Requests2021.summing(
    received=_row(natural_person=100, commercial_enterprise=20, legal_services_institution=3),
    carried_in=_row(natural_person=7),
    disclosed=_row(natural_person=40, commercial_enterprise=10),
    partly_disclosed=_row(natural_person=12),
    internal_affairs=_row(natural_person=3),
    process_information=_row(natural_person=2),
    not_held=_row(natural_person=30, commercial_enterprise=8, legal_services_institution=2),
    requires_creation=_row(natural_person=1),
    repeat_request=_row(natural_person=2),
    petition_or_complaint=_row(natural_person=4),
    correction_overdue=_row(natural_person=3),
    other_outcome=_row(natural_person=2, commercial_enterprise=1),
)
"""123 received, 7 carried in, 120 handled (50 disclosed, 12 partly, 5 not, 41 unable, 6 not processed, 6 other), 10
carried forward."""

DISPUTES = Disputes(
    reconsideration=CaseOutcomes.summing(upheld=5, corrected=2, other=1, pending=1),
    litigation_direct=CaseOutcomes.summing(upheld=2),
    litigation_after_reconsideration=CaseOutcomes.summing(upheld=1, pending=1),
)
"""9 reconsiderations, 4 suits."""

_CELLS = {
    "proactive_disclosure.licensing.decisions": 321,
    "proactive_disclosure.penalties.decisions": 45,
    "proactive_disclosure.compulsion.decisions": 0,
    "proactive_disclosure.normative_documents.issued": 6,
    "proactive_disclosure.normative_documents.repealed": 2,
    "proactive_disclosure.normative_documents.in_force": 31,
    "proactive_disclosure.administrative_fees.amount": Money(Decimal("2345.6"), "万元"),
}


def report_saying(text: str, **changes: object) -> Report:
    """The report of 云溪市人民政府 on 2023 with this text, a paragraph a line, as section one."""
    frame = {"requests": REQUESTS, "disputes": DISPUTES, "year": 2023, "preamble": (), "period": None}
    return make_report(**{**frame, "overview": tuple(text.split("\n")), **_CELLS, **changes})


def findings(report: Report) -> list[tuple[str, str]]:
    """What the rules of the family of prose find: code, and the words that they mark."""
    found = [each for each in validate(report).findings if each.rule.family in {"0xx", "6xx"}]
    return [(each.rule.code, marked(report, each)) for each in found]


def marked(report: Report, finding: Finding) -> str:
    """The words of section one that a finding marks."""
    assert report.overview is not None
    if finding.within is None:
        return finding.message()
    index = int(str(finding.at).rpartition(".")[2])
    return report.overview.paragraphs[index][slice(*finding.within)]
