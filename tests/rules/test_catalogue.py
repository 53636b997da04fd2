"""The catalogue of rules: each has a code, two languages, and two examples that are run here."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterator

import pytest

from govinfo_report import (
    Bilingual,
    Example,
    Finding,
    Found,
    Report,
    RuleInfo,
    Severity,
    all_rules,
    rule,
    rule_info,
    validate,
)
from govinfo_report.formats.source import Limits, Source
from govinfo_report.rules import all_checks, all_identities
from govinfo_report.rules.internal import RULE_CRASHED
from govinfo_report.testing import findings_of as run_example
from govinfo_report.testing import make_report, report_of
from govinfo_report.validation import report as validation

ERROR, WARNING, INFORMATION = Severity.ERROR, Severity.WARNING, Severity.INFORMATION

CATALOGUE = {
    "GIR000": ("rule-crashed", ERROR),
    "GIR101": ("unreadable-document", ERROR),
    "GIR102": ("unknown-label", WARNING),
    "GIR103": ("inexact-label", INFORMATION),
    "GIR104": ("duplicate-row", WARNING),
    "GIR105": ("extra-row", WARNING),
    "GIR110": ("unreadable-number", ERROR),
    "GIR111": ("number-with-note", INFORMATION),
    "GIR112": ("unit-in-cell", WARNING),
    "GIR113": ("unusual-number-format", INFORMATION),
    "GIR120": ("encoding-fallback", WARNING),
    "GIR121": ("mojibake", WARNING),
    "GIR122": ("conversion-noise", INFORMATION),
    "GIR130": ("unread-figures", WARNING),
    "GIR131": ("table-left-out", WARNING),
    "GIR132": ("table-of-another-year", WARNING),
    "GIR140": ("limit-reached", ERROR),
    "GIR150": ("unsupported-kind", ERROR),
    "GIR151": ("several-reports", ERROR),
    "GIR152": ("lines-deduplicated", ERROR),
    "GIR153": ("rival-tables", ERROR),
    "GIR201": ("missing-section", ERROR),
    "GIR202": ("missing-table", ERROR),
    "GIR203": ("table-as-picture", ERROR),
    "GIR204": ("empty-form", ERROR),
    "GIR205": ("heading-variant", INFORMATION),
    "GIR206": ("section-order", WARNING),
    "GIR207": ("misnumbered-heading", WARNING),
    "GIR208": ("missing-heading", WARNING),
    "GIR210": ("edition-year-mismatch", WARNING),
    "GIR211": ("mixed-forms", WARNING),
    "GIR212": ("single-row-other-handling", WARNING),
    "GIR213": ("older-form", INFORMATION),
    "GIR214": ("not-a-report", ERROR),
    "GIR220": ("blank-cell", INFORMATION),
    "GIR221": ("mark-for-nil", INFORMATION),
    "GIR222": ("blank-total", WARNING),
    "GIR223": ("missing-row", ERROR),
    "GIR224": ("missing-column", ERROR),
    "GIR301": ("unbalanced-requests", ERROR),
    "GIR302": ("total-handled-mismatch", ERROR),
    "GIR303": ("applicant-total-mismatch", ERROR),
    "GIR304": ("dispute-total-mismatch", ERROR),
    "GIR310": ("negative-stock", ERROR),
    "GIR311": ("disclosed-more-than-total", WARNING),
    "GIR312": ("procurement-half-empty", WARNING),
    "GIR313": ("decisions-look-like-a-sum", INFORMATION),
    "GIR314": ("negative-opening-stock", WARNING),
    "GIR320": ("negative-count", ERROR),
    "GIR321": ("fractional-count", ERROR),
    "GIR401": ("carry-over-mismatch", WARNING),
    "GIR402": ("stock-mismatch", WARNING),
    "GIR403": ("item-count-mismatch", WARNING),
    "GIR404": ("same-figures-as-last-year", INFORMATION),
    "GIR405": ("scale-jump", WARNING),
    "GIR406": ("copied-text", WARNING),
    "GIR407": ("pending-lost", INFORMATION),
    "GIR501": ("roll-up-mismatch", WARNING),
    "GIR502": ("child-exceeds-parent", WARNING),
    "GIR503": ("missing-child", WARNING),
    "GIR504": ("scope-unknown", INFORMATION),
    "GIR601": ("narrative-count-mismatch", WARNING),
    "GIR602": ("parts-do-not-add-up", WARNING),
    "GIR603": ("percentage-mismatch", WARNING),
    "GIR604": ("growth-mismatch", WARNING),
    "GIR605": ("quantifier-mismatch", WARNING),
    "GIR606": ("other-scope", INFORMATION),
    "GIR607": ("wrong-year", WARNING),
    "GIR608": ("wrong-period", WARNING),
}

RULES = all_rules()
each_rule = pytest.mark.parametrize("info", RULES, ids=lambda info: f"{info.code}-{info.name}")
each_tried_rule = pytest.mark.parametrize(
    "info", [info for info in RULES if info != RULE_CRASHED], ids=lambda info: f"{info.code}-{info.name}"
)


def findings_of(example: Example, code: str) -> tuple[Finding, ...]:
    """What a user gets for an example: a document is read and checked, a report is checked."""
    if code == "GIR140" and example == rule_info(code).failing and example.source is not None:
        return Source.of(example.source, limits=Limits(bytes=len(example.source) - 1)).findings
    return run_example(rule_info(code), example)


@pytest.mark.parametrize("code", CATALOGUE)
def test_the_rules_of_the_first_six_families_have_their_names_and_severities(code: str) -> None:
    info = rule_info(code)

    assert CATALOGUE[code] == (info.name, info.severity)


def test_only_the_balance_is_printed_on_the_form_itself() -> None:
    assert [info.code for info in RULES if info.official] == ["GIR301"]


def test_codes_and_names_are_unique() -> None:
    assert [code for code, n in Counter(info.code for info in RULES).items() if n > 1] == []
    assert [name for name, n in Counter(info.name for info in RULES).items() if n > 1] == []


def test_no_two_rules_of_the_modules_share_a_code() -> None:
    owners = [identity.rule for identity in all_identities()] + [check.rule for check in all_checks()]

    assert len(owners) == len({info.code for info in owners})
    assert {info.code for info in owners} <= {info.code for info in RULES}


def test_rules_come_by_code() -> None:
    assert sorted(info.code for info in RULES) == [info.code for info in RULES]


@each_rule
def test_a_rule_is_named_for_the_defect_in_kebab_case(info: RuleInfo) -> None:
    assert re.fullmatch(r"GIR\d{3}", info.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", info.name)
    assert f"{info.code[3]}xx" == info.family
    assert re.fullmatch(r"\d+\.\d+\.\d+", info.since)
    assert info.basis.strip()


def texts(info: RuleInfo) -> Iterator[tuple[str, Bilingual]]:
    for name in ("title", "message", "reason", "mend"):
        yield name, getattr(info, name)
    if info.exceptions is not None:
        yield "exceptions", info.exceptions


@each_rule
def test_every_text_of_a_rule_is_there_in_both_languages(info: RuleInfo) -> None:
    for name, text in texts(info):
        assert text.zh.strip(), name
        assert text.en.strip(), name
        if name in {"title", "reason"}:
            assert re.search(r"[\u4e00-\u9fff]", text.zh), name
            assert re.search(r"[A-Za-z]{2}", text.en), name


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@each_rule
def test_both_languages_of_a_message_tell_of_the_same_figures(info: RuleInfo) -> None:
    free = {"count", "name"}
    for text in (info.message, info.mend):
        assert fields(text.zh) - free == fields(text.en) - free


@each_rule
def test_titles_reasons_and_exceptions_hold_no_placeholders(info: RuleInfo) -> None:
    for name, text in texts(info):
        if name in {"title", "reason", "exceptions"}:
            assert set() == fields(text.zh) | fields(text.en)


@each_tried_rule
def test_the_failing_example_is_found(info: RuleInfo) -> None:
    assert info.code in {finding.rule.code for finding in findings_of(info.failing, info.code)}


@each_tried_rule
def test_the_passing_example_is_not_found(info: RuleInfo) -> None:
    assert info.code not in {finding.rule.code for finding in findings_of(info.passing, info.code)}


@each_tried_rule
def test_every_finding_of_an_example_can_be_told_in_both_languages(info: RuleInfo) -> None:
    for example in (info.failing, info.passing):
        for finding in findings_of(example, info.code):
            for text in (finding.message("zh"), finding.message("en"), finding.advice("zh"), finding.advice("en")):
                assert text.strip()
                assert "{" not in text


@each_tried_rule
def test_a_finding_tells_what_its_rule_says_and_where(info: RuleInfo) -> None:
    own = [each for each in findings_of(info.failing, info.code) if each.rule.code == info.code]

    assert all(finding.rule is info for finding in own)
    if info.family in {"2xx", "3xx"} and info.code != "GIR214":
        assert all(finding.at is not None for finding in own)


@each_tried_rule
def test_an_example_with_changes_fails_by_them_alone(info: RuleInfo) -> None:
    if info.failing.source is None:
        assert validate(make_report(info.failing.edition)).findings == ()
        assert dict(info.failing.changes) or info.failing.others or info.failing.edition != "2021"


def test_the_passing_example_of_a_crash_is_a_rule_that_runs() -> None:
    assert "GIR000" not in {finding.rule.code for finding in findings_of(RULE_CRASHED.passing, "GIR000")}


def test_the_failing_example_of_a_crash_is_a_rule_that_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    @rule(rule_info("GIR204"))
    def crash(report: Report) -> Iterator[Found]:
        raise RuntimeError("boom")
        yield

    monkeypatch.setattr(validation, "all_checks", lambda: (crash,))
    (finding,) = validate(make_report()).findings
    assert dict(RULE_CRASHED.failing.changes) == {"crash": True}
    assert finding.rule is RULE_CRASHED
    assert "boom" in finding.message("zh")
    assert finding.advice("en")


def test_a_rule_is_found_by_its_code() -> None:
    assert rule_info("GIR301").name == "unbalanced-requests"
    with pytest.raises(LookupError, match="GIR399"):
        rule_info("GIR399")


def test_a_rule_cannot_emit_the_code_of_another() -> None:
    for check in all_checks():
        for info in RULES:
            if info.failing.source is None and info != RULE_CRASHED:
                assert {check.rule.code} >= {each.rule.code for each in check(report_of(info.failing))}


def test_one_finding_stands_for_all_blanks_of_a_table() -> None:
    report = make_report(
        **{f"requests.{row}.natural_person": None for row in ("received", "disclosed", "not_held", "repeat_request")},
        **{"disputes.reconsideration.upheld": None},
    )
    blank = [finding for finding in validate(report).findings if finding.rule.code == "GIR220"]

    assert [len(finding.related) for finding in blank] == [4, 1]
