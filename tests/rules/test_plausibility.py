"""Figures that can hardly be."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from govinfo_report import (
    AdministrativeLevel,
    ApplicantCounts,
    CaseOutcomes,
    Disputes,
    Finding,
    Money,
    Organ,
    ProactiveDisclosure2021,
    Report,
    Requests2021,
    Severity,
    rule_info,
    validate,
)
from govinfo_report.rules.cases import after_review_exceeds_reviews, reviews_exceed_answers
from govinfo_report.rules.plausibility import large_carry_over, rules_without_power
from govinfo_report.testing import make_report

NATIONAL, PROVINCIAL, PREFECTURAL, COUNTY, TOWNSHIP = AdministrativeLevel
ROW = "proactive_disclosure.administrative_rules"


def found(report: Report, code: str) -> list[Finding]:
    return [finding for finding in validate(report, families={"8xx"}).findings if finding.rule.code == code]


def zeros(**changes: Any) -> Report:
    tables: dict[str, Any] = {
        "proactive_disclosure": ProactiveDisclosure2021.summing(),
        "requests": Requests2021.summing(),
        "disputes": Disputes.summing(),
    }
    return make_report(**{**tables, **changes})


@pytest.mark.parametrize(
    ("name", "level", "severity"),
    [
        ("云溪市人民政府", None, None),
        ("云溪市人民政府", PREFECTURAL, None),
        ("云溪市人民政府", COUNTY, Severity.ERROR),
        ("云溪市人民政府办公室", PREFECTURAL, None),
        ("上海市人民政府办公厅", None, None),
        ("白河县人民政府", None, Severity.WARNING),
        ("白河县人民政府", COUNTY, Severity.WARNING),
        ("白河县人民政府办公室", None, Severity.WARNING),
        ("青禾区柳塘镇人民政府", TOWNSHIP, Severity.WARNING),
        ("云溪市林业局", None, Severity.WARNING),
        ("云溪市林业局", PREFECTURAL, Severity.ERROR),
        ("某省教育厅", PROVINCIAL, Severity.ERROR),
        ("国家税务总局", NATIONAL, None),
        ("住房和城乡建设部", None, None),
        ("云溪经济开发区管委会", None, None),
        ("云溪经济开发区管委会", COUNTY, Severity.ERROR),
        (None, None, None),
    ],
)
def test_rules_of_a_body_without_the_power(
    name: str | None, level: AdministrativeLevel | None, severity: Severity | None
) -> None:
    organ = None if name is None else Organ(name=name, level=level)
    seen = found(make_report(organ=organ), "GIR801")

    assert [finding.severity for finding in seen] == ([] if severity is None else [severity])


@pytest.mark.parametrize(
    ("level", "organ", "severity"),
    [
        ("county", Organ(name="白河县人民政府"), Severity.ERROR),
        ("county", None, Severity.ERROR),
        ("township", None, Severity.ERROR),
        ("prefectural", Organ(name="云溪市林业局"), Severity.ERROR),
        ("prefectural", Organ(name="云溪市人民政府", level=COUNTY), None),
        ("national", Organ(name="白河县林业局"), None),
        ("prefectural", None, None),
    ],
)
def test_a_level_that_the_caller_gives_makes_it_an_error(
    level: str, organ: Organ | None, severity: Severity | None
) -> None:
    seen = rules_without_power(make_report(organ=organ), {"level": level})

    assert [finding.severity for finding in seen] == ([] if severity is None else [severity])


def test_a_level_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="village"):
        rules_without_power(make_report(), {"level": "village"})


@pytest.mark.parametrize("edition_id", ["2019", "2021"])
def test_every_cell_of_the_row_counts_and_they_are_one_finding(edition_id: str) -> None:
    organ = Organ(name="白河县林业局")
    table = make_report(edition_id).proactive_disclosure
    cells = [str(ref) for ref, _ in table.cells() if str(ref).startswith(f"{ROW}.")]
    nothing = make_report(edition_id, organ=organ, **dict.fromkeys(cells, 0))

    assert len(cells) == 3
    assert found(nothing, "GIR801") == []
    assert found(make_report(edition_id, organ=organ, **dict.fromkeys(cells, None)), "GIR801") == []
    for cell in cells:
        (finding,) = found(make_report(edition_id, organ=organ, **{**dict.fromkeys(cells, 0), cell: 6}), "GIR801")
        assert str(finding.at) == cell
        assert "6" in finding.message("zh")
    (finding,) = found(make_report(edition_id, organ=organ), "GIR801")
    assert len(finding.related) == 3
    assert found(make_report(edition_id, organ=organ, absent={"proactive_disclosure"}), "GIR801") == []


def test_a_finding_of_another_severity_is_of_the_same_rule() -> None:
    (finding,) = found(make_report(organ=Organ(name="云溪市林业局", level=PREFECTURAL)), "GIR801")

    assert (finding.severity, finding.rule) == (Severity.ERROR, rule_info("GIR801"))
    assert rule_info("GIR801").severity is Severity.WARNING
    assert not validate(make_report(organ=Organ(name="云溪市林业局", level=PREFECTURAL))).ok


REVIEW = CaseOutcomes.summing(corrected=1)


def test_disputes_without_requests_are_worth_a_look_and_no_more() -> None:
    (finding,) = found(zeros(disputes=Disputes.summing(reconsideration=REVIEW)), "GIR802")

    assert (str(finding.at), finding.severity) == ("disputes", Severity.INFORMATION)
    assert [str(ref) for ref in finding.related] == [
        "disputes.reconsideration.corrected",
        "disputes.reconsideration.total",
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"requests": Requests2021.summing(received=ApplicantCounts.summing(natural_person=1))},
        {"requests": Requests2021.summing(carried_in=ApplicantCounts.summing(natural_person=1))},
        {"requests.received.total": None},
        {"requests.received.natural_person": 1},
        {"absent": {"requests"}},
        {"absent": {"disputes"}},
    ],
    ids=str,
)
def test_no_disputes_or_any_request_is_nothing_to_say(changes: dict[str, Any]) -> None:
    disputes = Disputes.summing(reconsideration=REVIEW) if changes else Disputes.summing()

    assert found(zeros(**{"disputes": disputes, **changes}), "GIR802") == []


@pytest.mark.parametrize(
    "text",
    [
        "全年收到政府信息公开申请5件，均已答复。",
        "受理申请1件,已经办结。",
        "共收到公民的政府信息公开申请三件。",
        "2024年办结依申请公开申请12宗。",
        "收到申请１２件",
        "行政复议案件2件",
        "发生行政诉讼1起。",
        "作出行政处罚决定2,910件。",
        "辦理行政許可76件",
    ],
)
def test_zeros_beside_a_tale_of_cases(text: str) -> None:
    (finding,) = found(zeros(overview=("（二）依申请公开", text)), "GIR803")

    assert (str(finding.at), finding.severity) == ("overview.paragraphs.1", Severity.WARNING)


@pytest.mark.parametrize(
    "text",
    [
        "全年收到申请0件，没有行政复议、行政诉讼。",
        "没有收到申请。",
        "2023年收到申请5件，本年没有。",
        "上年收到政府信息公开申请5件。",
        "与去年相比，收到申请减少5件。",
        "全市收到申请859件。",
        "公布政务信息135条，举办培训12次。",
        "收到申请，2名工作人员负责办理。",
        "计划明年办理行政许可30件。",
        "收到零件申请",
    ],
)
def test_other_tales_are_left_alone(text: str) -> None:
    assert found(zeros(overview=(text,)), "GIR803") == []


def test_one_figure_above_zero_is_enough_and_absent_tables_are_not_accused() -> None:
    text = {"overview": ("全年收到政府信息公开申请5件。",)}

    assert found(zeros(**text, **{"proactive_disclosure.licensing.decisions": 1}), "GIR803") == []
    assert found(zeros(**text, absent={"requests"}), "GIR803") == []
    assert len(found(zeros(**text, absent={"disputes"}), "GIR803")) == 1
    blank = make_report(requests=None, disputes=None, proactive_disclosure=None, **text)
    assert found(blank, "GIR803") == []


def test_money_is_a_figure_above_zero_too() -> None:
    text = {"overview": ("全年收到政府信息公开申请5件。",)}
    fees = "proactive_disclosure.administrative_fees.amount"

    assert found(zeros(**text, **{fees: Money(Decimal("0.5"), "万元")}), "GIR803") == []
    assert len(found(zeros(**text, **{fees: Money(None, "万元")}), "GIR803")) == 1


def test_of_one_sentence_with_many_cases_five_are_shown() -> None:
    text = "。".join(f"受理政府信息公开申请{n}件" for n in range(11, 19))

    (finding,) = found(zeros(overview=(text,)), "GIR803")
    assert len(finding.values["shown"]) == 5  # type: ignore[arg-type]


def cases(reviews: int, suits: int, incoming: int) -> Report:
    return zeros(
        requests=Requests2021.summing(received=ApplicantCounts.summing(natural_person=incoming)),
        disputes=Disputes.summing(
            reconsideration=CaseOutcomes.summing(upheld=reviews),
            litigation_after_reconsideration=CaseOutcomes.summing(upheld=suits),
        ),
    )


@pytest.mark.parametrize(
    ("reviews", "suits", "incoming", "expected"),
    [
        (0, 0, 0, 0),
        (0, 5, 0, 0),
        (0, 6, 0, 1),
        (3, 8, 0, 0),
        (3, 9, 0, 1),
        (3, 9, 6, 0),
        (3, 10, 6, 1),
        (790, 156, 14069, 0),
        (36, 3, 154, 0),
    ],
)
def test_suits_after_review_need_reviews(reviews: int, suits: int, incoming: int, expected: int) -> None:
    report = cases(reviews, suits, incoming)

    assert [str(finding.at) for finding in found(report, "GIR804")] == [
        "disputes.litigation_after_reconsideration"
    ] * expected
    assert len(after_review_exceeds_reviews(report, {"earlier": 10**6})) == 0


def test_a_total_left_at_zero_does_not_hide_the_reviews() -> None:
    report = make_report(
        requests=Requests2021.summing(),
        **{"disputes.reconsideration.total": 0, "disputes.reconsideration.upheld": 40},
        **{"disputes.litigation_after_reconsideration.total": 45},
    )

    assert found(report, "GIR804") == []
    for reviews, expected in ((None, 1), (40, 0)):
        changed = evolve(report.disputes.reconsideration, total=None, upheld=reviews, corrected=0)
        several = evolve(report, disputes=evolve(report.disputes, reconsideration=changed))
        assert len(found(several, "GIR804")) == 0
        known = evolve(changed, upheld=reviews or 0, other=0, pending=0)
        assert len(found(evolve(report, disputes=evolve(report.disputes, reconsideration=known)), "GIR804")) == expected
    blank = evolve(report, disputes=make_report(disputes=None).disputes)
    assert found(blank, "GIR804") == []
    assert found(evolve(cases(0, 60, 0), absent={"requests"}), "GIR804") == []
    unknown = cases(0, 60, 0)
    received = evolve(unknown.requests.received, total=None)
    assert found(evolve(unknown, requests=evolve(unknown.requests, received=received)), "GIR804") == []
    hidden = evolve(unknown.requests.received, natural_person=40, other_organization=20)
    assert found(evolve(unknown, requests=evolve(unknown.requests, received=hidden)), "GIR804") == []
    hidden = evolve(hidden, other_organization=19)
    assert len(found(evolve(unknown, requests=evolve(unknown.requests, received=hidden)), "GIR804")) == 1


@pytest.mark.parametrize(
    ("received", "forward", "expected"),
    [(250, 40, 0), (250, 41, 1), (20, 9, 0), (20, 10, 1), (0, 10, 1), (None, 10, 0), (100, None, 0), (1295, 200, 0)],
)
def test_a_large_share_carried_forward(received: int | None, forward: int | None, expected: int) -> None:
    report = make_report(**{"requests.received.total": received, "requests.carried_forward.total": forward})

    assert [str(finding.at) for finding in found(report, "GIR805")] == ["requests.carried_forward.total"] * expected
    assert large_carry_over(report, {"share": 100, "least": 11}) == ()
    assert [finding.values["percentage"] for finding in found(report, "GIR805")] == (
        [forward * 100 // received if received else "—"] if expected and forward and received is not None else []
    )
    assert found(evolve(report, absent={"requests"}), "GIR805") == []


@pytest.mark.parametrize(
    ("handled", "reviews", "expected"), [(10, 20, 0), (10, 21, 1), (4, 9, 0), (4, 10, 1), (0, 50, 0), (None, 50, 0)]
)
def test_reviews_against_the_answers_of_the_year(handled: int | None, reviews: int, expected: int) -> None:
    report = make_report(
        disputes=Disputes.summing(reconsideration=CaseOutcomes.summing(upheld=reviews)),
        **{"requests.total_handled.total": handled},
    )

    assert [str(finding.at) for finding in found(report, "GIR806")] == ["disputes.reconsideration"] * expected
    assert reviews_exceed_answers(report, {"times": 100}) == ()
    assert found(evolve(report, absent={"requests"}), "GIR806") == []
