"""A program can add rules of its own; codes that are taken are refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from attrs import evolve

from govinfo_report import Found, Report, SectionRef, rule, rule_info, rules, validate
from govinfo_report.form.identity import Identity
from govinfo_report.testing import make_report


@pytest.fixture(autouse=True)
def own_rules_only_for_the_test(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(rules, "_registered", [])
    yield
    rules._by_kind.cache_clear()


OWN = evolve(rule_info("GIR204"), code="OWN901", name="always-found")


@rule(OWN)
def always_found(report: Report) -> Iterator[Found]:
    yield Found(at=SectionRef("year"), values={"heading": str(report.year)})


def codes(report: Report) -> list[str]:
    return [finding.rule.code for finding in validate(report).findings]


def test_a_registered_function_runs_with_the_others() -> None:
    assert codes(make_report()) == []
    rules.register(always_found)
    assert codes(make_report()) == ["OWN901"]
    assert OWN in rules.all_rules()


def test_a_registered_identity_is_judged_with_the_others() -> None:
    info = evolve(rule_info("GIR301"), code="OWN902", name="nothing-carried-forward")
    rules.register(Identity(rule=info, table="requests", over="columns", left=("carried_in",), right=("received",)))
    found = codes(make_report())
    assert found == ["OWN902"] * 7


def test_a_code_that_is_taken_is_refused() -> None:
    rules.register(always_found)
    with pytest.raises(ValueError, match="OWN901"):
        rules.register(always_found)
