"""The catalogue is the one that was agreed on, typed by hand in ``tests/golden/rules.tsv``, and every rule can fire."""

from __future__ import annotations

import csv
import importlib
import pkgutil
from pathlib import Path

import pytest

from govinfo_report import (
    Example,
    Report,
    RuleInfo,
    Severity,
    all_rules,
    read,
    rule_info,
    rules,
    validate,
)
from govinfo_report.form.identity import Identity
from govinfo_report.formats.source import Limits, Source
from govinfo_report.rules import all_checks, all_identities
from govinfo_report.rules.base import Check, PairCheck, RollupCheck
from govinfo_report.rules.internal import RULE_CRASHED
from govinfo_report.testing import findings_of, make_report, report_of

GOLDEN = Path(__file__).parents[1] / "golden" / "rules.tsv"
with GOLDEN.open(encoding="utf-8") as file:
    AGREED = {row["code"]: row for row in csv.DictReader(file, delimiter="\t")}


BUILT = {info.code: info for info in all_rules()}
OWNERS = [*(identity.rule for identity in all_identities()), *(check.rule for check in all_checks())]
TRIED = [info for info in all_rules() if info != RULE_CRASHED]
each_rule = pytest.mark.parametrize("info", TRIED, ids=lambda info: f"{info.code}-{info.name}")


def test_every_rule_that_was_agreed_on_is_there() -> None:
    assert set(AGREED) - set(BUILT) == set()


def test_there_is_no_rule_that_was_not_agreed_on() -> None:
    assert set(BUILT) - set(AGREED) == set()


@pytest.mark.parametrize("code", sorted(BUILT))
def test_a_rule_has_the_name_the_severity_and_the_standing_that_were_agreed_on(code: str) -> None:
    info = BUILT[code]

    assert AGREED[code] == {
        "code": info.code,
        "name": info.name,
        "severity": info.severity.value,
        "official": "yes" if info.official else "no",
    }


def test_the_golden_list_is_in_order_and_names_no_code_twice() -> None:
    codes = [line.partition("\t")[0] for line in GOLDEN.read_text(encoding="utf-8").splitlines()[1:]]

    assert codes == sorted(set(codes))


def test_no_code_and_no_name_is_used_twice_in_any_module() -> None:
    modules = [
        importlib.import_module(each.name) for each in pkgutil.iter_modules(rules.__path__, f"{rules.__name__}.")
    ]
    kinds = (RuleInfo, Identity, Check, PairCheck, RollupCheck)
    found = {id(value): value for module in modules for value in vars(module).values() if isinstance(value, kinds)}
    infos = {id(info := each if isinstance(each, RuleInfo) else each.rule): info for each in found.values()}.values()

    assert sorted(info.code for info in infos) == sorted(BUILT)
    assert len({info.name for info in infos}) == len(infos)


@each_rule
def test_a_rule_has_two_examples_that_differ(info: RuleInfo) -> None:
    assert info.passing != info.failing


def found_by(example: Example, info: RuleInfo) -> list[Severity]:
    if info.code == "GIR140" and example == info.failing and example.source is not None:
        findings = Source.of(example.source, limits=Limits(bytes=len(example.source) - 1)).findings
    else:
        findings = findings_of(info, example)
    return [finding.severity for finding in findings if finding.rule.code == info.code]


@each_rule
def test_a_rule_fires_on_its_failing_example_and_on_nothing_of_its_passing_one(info: RuleInfo) -> None:
    assert set(found_by(info.failing, info)) == {Severity(AGREED[info.code]["severity"])}
    assert found_by(info.passing, info) == []


@pytest.mark.parametrize("info", OWNERS, ids=lambda info: info.code)
def test_a_passing_example_was_looked_at_and_not_passed_over(info: RuleInfo) -> None:
    subject = report_of(info.passing) if info.passing.source is None else read(info.passing.source)

    assert info.code in validate(subject).coverage.rules_run


@pytest.mark.parametrize("info", OWNERS, ids=lambda info: info.code)
def test_every_rule_of_a_family_runs_when_the_family_is_asked_for(info: RuleInfo) -> None:
    assert info.code in validate(make_report(), families={info.family}).coverage.rules_run


@pytest.mark.parametrize("edition_id", ["2019", "2021"])
def test_a_consistent_report_is_accused_of_nothing(edition_id: str) -> None:
    report: Report = make_report(edition_id)

    assert validate(report).findings == ()
    assert validate(report).complete


TOLD = [each for each in all_checks() if each.parameters and each.rule.family in {"7xx", "8xx"}]


@pytest.mark.parametrize("check", TOLD, ids=lambda each: each.rule.code)
def test_what_a_rule_can_be_told_is_named_in_its_exceptions(check: Check) -> None:
    assert check.rule.exceptions is not None
    for name in check.parameters:
        assert name in check.rule.exceptions.zh
        assert name in check.rule.exceptions.en


@pytest.mark.parametrize("check", all_checks(), ids=lambda each: each.rule.code)
def test_a_parameter_that_a_rule_does_not_have_is_refused(check: Check) -> None:
    with pytest.raises(ValueError, match=check.rule.code):
        check(make_report(), {"colour": "red"})


def test_the_crash_of_a_rule_is_the_one_rule_that_an_example_cannot_show() -> None:
    assert [info.code for info in all_rules() if info not in TRIED] == ["GIR000"]
    assert rule_info("GIR000").failing.source is None
