"""What validate() says about how much was checked: nothing is skipped in silence."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from govinfo_report import (
    CellRef,
    Example,
    Finding,
    Found,
    Organ,
    Outcome,
    Place,
    ReadResult,
    Report,
    SectionRef,
    Severity,
    Span,
    all_rules,
    read,
    rule,
    rule_info,
    validate,
    write,
)
from govinfo_report.testing import make_report
from govinfo_report.validation import report as validation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govinfo_report.rules.base import Check

EXTRA = rule_info("GIR204")


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put other checks in the place of those of the catalogue."""

    def replace(*checks: Check) -> None:
        monkeypatch.setattr(validation, "all_checks", lambda: checks)

    return replace


@rule(evolve(EXTRA, code="GIR998"))
def crashing(report: Report) -> Iterator[Found]:
    yield Found(at=SectionRef("disputes"))
    raise ZeroDivisionError("one over nothing")


@rule(evolve(EXTRA, code="GIR999"))
def finding_one(report: Report) -> Iterator[Found]:
    yield Found(at=SectionRef("disputes"), values={"heading": "四"})


def test_a_rule_that_crashes_is_a_finding_and_the_result_is_not_ok(checks: Callable[..., None]) -> None:
    checks(crashing, finding_one)

    result = validate(make_report())

    assert [finding.rule.code for finding in result.findings] == ["GIR000", "GIR999"]
    crash = result.findings[0]
    assert dict(crash.values) == {"code": "GIR998", "error": "ZeroDivisionError: one over nothing"}
    assert "GIR998" in crash.message("zh")
    assert "ZeroDivisionError" in crash.message("en")
    assert not result.ok


def test_a_crashed_rule_is_not_among_those_that_ran(checks: Callable[..., None]) -> None:
    checks(crashing, finding_one)

    coverage = validate(make_report()).coverage

    assert coverage.rules_crashed == ("GIR998",)
    assert "GIR998" not in coverage.rules_run
    assert "GIR999" in coverage.rules_run


def test_a_crash_alone_makes_a_good_report_not_ok(checks: Callable[..., None]) -> None:
    checks(crashing)

    assert not validate(make_report()).ok


def test_every_rule_that_is_a_check_or_an_identity_has_run() -> None:
    run = validate(make_report()).coverage.rules_run
    by_readers = {"GIR000", "GIR203", "GIR214"} | {info.code for info in all_rules() if info.family == "1xx"}

    with_others = {info.code for info in all_rules() if info.family in ("4xx", "5xx")}

    assert {info.code for info in all_rules()} - by_readers - with_others == set(run)
    assert sorted(run) == list(run)
    assert len(set(run)) == len(run)


@pytest.mark.parametrize(("edition_id", "lines", "cells"), [("2019", 40, 198), ("2021", 42, 200)])
def test_coverage_counts_lines_and_cells_of_the_form(edition_id: str, lines: int, cells: int) -> None:
    coverage = validate(make_report(edition_id)).coverage

    assert (lines, lines, cells, cells) == (
        coverage.lines_of_form,
        coverage.confirmed,
        coverage.cells,
        coverage.cells_read,
    )


def test_confirmed_and_inferred_lines_are_counted_apart() -> None:
    report = make_report(**{"requests.received.total": None, "disputes.reconsideration.total": 999})

    coverage = validate(report).coverage

    assert dict(coverage.lines) == {
        Outcome.HOLDS: 39,
        Outcome.INFERRED: 2,
        Outcome.BROKEN: 1,
        Outcome.IMPOSSIBLE: 0,
        Outcome.OPEN: 0,
    }
    assert coverage.confirmed == 39
    assert coverage.cells_read == 199


def test_an_absent_table_is_found_and_the_result_is_not_complete() -> None:
    report = make_report(disputes=None, absent={"disputes"})

    result = validate(report)

    assert [(each.rule.code, str(each.at)) for each in result.findings] == [("GIR202", "disputes")]
    assert (result.ok, result.complete) == (False, False)
    assert {Outcome.OPEN} == {line.outcome for line in result.lines if line.at.table == "disputes"}


def test_an_absent_table_is_never_complete_whatever_it_holds() -> None:
    assert not validate(make_report(absent={"disputes"})).complete


def test_figures_of_a_table_that_the_source_does_not_have_accuse_nothing() -> None:
    report = make_report(absent={"disputes"}, **{"disputes.reconsideration.total": 999})

    assert [each.rule.code for each in validate(report, families={"3xx"}).findings] == []


def test_families_restrict_the_rules_that_run() -> None:
    report = make_report(problems=None, **{"disputes.reconsideration.total": 999})

    assert {"GIR304"} == {each.rule.code for each in validate(report, families={"3xx"}).findings}
    assert {"GIR201"} == {each.rule.code for each in validate(report, families={"2xx"}).findings}
    assert {"2xx"} == {rule_info(code).family for code in validate(report, families={"2xx"}).coverage.rules_run}


def test_families_restrict_the_findings_of_the_reader_too() -> None:
    reading = ReadResult(report=make_report(), findings=(Finding(rule=rule_info("GIR113")),))

    assert [each.rule.code for each in validate(reading).findings] == ["GIR113"]
    assert [each.rule.code for each in validate(reading, families={"1xx"}).findings] == ["GIR113"]
    assert validate(reading, families={"3xx"}).findings == ()


@pytest.mark.parametrize("families", [set[str](), {"2xx"}, {"1xx", "2xx"}])
def test_a_result_is_not_complete_where_the_identities_did_not_run(families: set[str]) -> None:
    assert not validate(make_report(), families=families).complete
    assert validate(make_report(), families={*families, "3xx"}).complete


@pytest.mark.parametrize("families", ["3xx", {"3"}, {"3xx", "GIR301"}, {"9xx"}])
def test_a_family_that_does_not_exist_is_refused_instead_of_checking_nothing(families: str | set[str]) -> None:
    with pytest.raises(ValueError, match="famil"):
        validate(make_report(), families=families)


def test_a_reading_without_a_report_is_neither_ok_nor_complete() -> None:
    finding = Finding(rule=rule_info("GIR101"), values={"reason": "空"})

    result = validate(ReadResult(report=None, findings=(finding,)))

    assert (finding,) == result.findings
    assert (result.ok, result.complete) == (False, False)
    assert (result.lines, result.coverage.rules_run) == ((), ())
    assert result.coverage.cells == 0


def test_findings_of_the_reader_come_first_and_count() -> None:
    finding = Finding(rule=rule_info("GIR110"), values={"name": "总计", "raw": "若干"})
    reading = ReadResult(report=make_report(problems=None), findings=(finding,))

    result = validate(reading)

    assert [each.rule.code for each in result.findings] == ["GIR110", "GIR201"]
    assert not validate(ReadResult(report=make_report(), findings=(finding,))).ok
    assert Severity.ERROR is finding.severity


def test_findings_point_into_the_source_at_the_first_of_their_cells_that_was_read() -> None:
    total = CellRef("disputes", "reconsideration", "total")
    upheld = CellRef("disputes", "reconsideration", "upheld")
    spans: dict[Place, Span] = {upheld: Span(5, 7), total: Span(20, 21)}
    reading = ReadResult(report=make_report(problems=None, **{str(total): 0}), spans=spans)

    attached = {each.rule.code: each.span for each in validate(reading).findings}

    assert attached == {"GIR201": None, "GIR304": Span(20, 21)}
    assert [each.span for each in validate(reading.unwrap()).findings] == [None, None]


@pytest.mark.parametrize("name", ["markdown", "text"])
def test_a_broken_line_of_a_document_points_at_its_label_or_first_figure_there(name: str) -> None:
    reading = read(write(make_report(**{"disputes.litigation_direct.total": 98765}), name))

    (finding,) = (each for each in validate(reading).findings if each.rule.code == "GIR304")

    assert finding.span is not None
    assert finding.span.of(reading.source).strip() in {"未经复议直接起诉", "98765"}


def test_a_fingerprint_is_free_of_figures_and_of_language() -> None:
    prints = set()
    for figure in (0, 7, 999):
        result = validate(make_report(**{"disputes.reconsideration.total": figure}))
        (finding,) = result.findings
        before = result.fingerprint(finding)
        assert finding.message("zh") != finding.message("en")
        assert before == result.fingerprint(finding)
        prints.add(before)

    assert len(prints) == 1


def test_a_fingerprint_tells_organ_year_rule_and_place_apart() -> None:
    place = {"disputes.reconsideration.total": 0}
    reports = [
        make_report(**place),
        make_report(**{"disputes.litigation_direct.total": 0}),
        make_report(year=2022, **place),
        make_report(organ=Organ(name="东湖市人民政府"), **place),
        make_report(organ=None, **place),
        make_report(problems=None),
    ]
    results = [validate(report) for report in reports]

    assert len(reports) == len({result.fingerprint(result.findings[0]) for result in results})


def test_a_fingerprint_is_the_same_in_every_run() -> None:
    result = validate(make_report(**{"disputes.reconsideration.total": 0}))
    text = ":云溪市人民政府|2024|GIR304|disputes.reconsideration"

    assert hashlib.sha256(text.encode()).hexdigest()[:16] == result.fingerprint(result.findings[0])


def test_two_runs_find_the_same_in_the_same_order() -> None:
    report = make_report("2019", year=2023, requests="2021", problems=None, disputes=None)

    assert validate(report).findings == validate(report).findings


def test_an_example_without_changes_is_a_consistent_report() -> None:
    assert dict(Example().changes) == {}
    assert validate(make_report(Example().edition)).complete
