"""What a profile changes: severities, rules that are off, parameters, and what passes."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from attrs import evolve

from govinfo_report import (
    Finding,
    Found,
    GovInfoError,
    Profile,
    ProfileError,
    ReadResult,
    Report,
    RuleInfo,
    SectionRef,
    Severity,
    all_profiles,
    all_rules,
    profile,
    read,
    rule,
    rule_info,
    rules,
    validate,
    write,
)
from govinfo_report.present.wording import Standing, standing
from govinfo_report.rules import all_checks, all_identities
from govinfo_report.testing import make_report

CODES = [info.code for info in all_rules() if info.code != "GIR000"]
BLANK = {"requests.repeat_request.total": None}
"""A blank total: a warning (GIR222)."""
BROKEN = {"disputes.reconsideration.total": 900}


def codes(report: Report | ReadResult, used: Profile | str | None = None) -> list[str]:
    return [finding.rule.code for finding in validate(report, profile=used).findings]


def test_three_profiles_are_built_in() -> None:
    assert [each.name for each in all_profiles()] == ["default", "strict", "archive"]
    assert [profile(each.name) for each in all_profiles()] == list(all_profiles())


def test_an_unknown_profile_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ProfileError, match=r"strickt.*default, strict, archive"):
        validate(make_report(), profile="strickt")
    assert issubclass(ProfileError, GovInfoError)
    assert issubclass(ProfileError, ValueError)


def test_without_a_profile_it_is_the_default_one() -> None:
    report = make_report(**BROKEN, **{"disputes.reconsideration.upheld": None})

    assert validate(report).findings == validate(report, profile="default").findings
    assert validate(report).profile == profile("default")


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("info", [info for info in all_rules() if info.code != "GIR000"], ids=lambda info: info.code)
def test_every_rule_can_be_given_every_severity(info: RuleInfo, severity: Severity) -> None:
    finding = Finding(rule=info)
    graded = Profile(name="own", severities={info.code: severity}).graded(finding)

    assert graded.severity is severity
    assert graded.rule.severity is severity
    assert graded.rule == info
    assert graded == finding
    assert graded.rule.message is info.message


@pytest.mark.parametrize("check", [*all_checks(), *all_identities()], ids=lambda each: each.rule.code)
def test_every_rule_can_be_switched_off_and_is_seen_to_be(check: rules.Check) -> None:
    code = check.rule.code
    coverage = validate(make_report(), profile=Profile(name="own", off={code})).coverage

    assert code not in coverage.rules_run
    assert coverage.rules_off == (code,)
    assert set(coverage.rules_possible) == {*coverage.rules_run, code}


def test_a_rule_that_is_off_finds_nothing_and_all_others_what_they_did() -> None:
    report = make_report(**BROKEN, problems=None)
    everything = codes(report)

    assert set(everything) == {"GIR201", "GIR304"}
    assert codes(report, Profile(name="own", off={"GIR201"})) == ["GIR304"]
    assert codes(report, Profile(name="own", off={"GIR304"})) == ["GIR201"]


def test_what_readers_find_can_be_switched_off_and_graded_too() -> None:
    result = read(write(make_report(), "text").replace("重复申请", "重複申请").replace("40", "４０", 1))
    found = codes(result)
    assert "GIR113" in found

    assert codes(result, Profile(name="own", off={"GIR113"})) == [code for code in found if code != "GIR113"]
    graded = validate(result, profile=Profile(name="own", severities={"GIR113": Severity.ERROR}))
    assert [f.severity for f in graded.findings if f.rule.code == "GIR113"] == [Severity.ERROR]
    assert not graded.ok


def test_severities_are_changed_where_there_is_no_report() -> None:
    result = read("无关的文字")
    used = Profile(name="own", severities={codes(result)[0]: Severity.INFORMATION})

    validation = validate(result, profile=used)

    assert [finding.severity for finding in validation.findings] == [Severity.INFORMATION]
    assert not validation.ok
    assert validation.coverage.rules_run == ()
    assert validation.coverage.rules_possible


def test_a_line_that_is_off_is_never_complete() -> None:
    validation = validate(make_report(), profile=Profile(name="own", off={"GIR304"}))

    assert validation.ok
    assert not validation.complete
    assert standing(validation) is Standing.INCOMPLETE


def test_a_mere_warning_does_not_pass_the_strict_profile() -> None:
    report = make_report(**BLANK)

    assert validate(report).ok
    strict = validate(report, profile="strict")
    assert not strict.ok
    assert standing(strict) is Standing.WARNED
    assert [finding.severity for finding in strict.findings if finding.rule.code == "GIR222"] == [Severity.WARNING]


def test_information_passes_the_strict_profile() -> None:
    report = make_report(headings={"problems": "五、存在的问题及改进情况"})

    assert codes(report, "strict") == ["GIR205"]
    assert validate(report, profile="strict").ok


def test_an_error_is_one_in_every_profile() -> None:
    for each in all_profiles():
        assert standing(validate(make_report(**BROKEN), profile=each)) is Standing.FAULTY


def test_variants_and_nil_marks_are_silent_in_an_archive() -> None:
    text = write(make_report(problems=("解读形式单一，下一步增加图解。",)), "text")
    text = text.replace("五、存在的主要问题及改进情况", "五、存在的问题及改进情况").replace("40", "４０", 1)
    noisy = read(text)
    marked = make_report(**{"disputes.reconsideration.upheld": None})

    assert {"GIR205", "GIR113"} <= set(codes(noisy))
    assert not {"GIR205", "GIR113"} & set(codes(noisy, "archive"))
    assert "GIR220" in codes(marked)
    assert codes(marked, "archive") == []
    assert not validate(marked, profile="archive").complete


def test_nothing_that_an_archive_has_off_is_more_than_information() -> None:
    assert {rule_info(code).severity for code in profile("archive").off} == {Severity.INFORMATION}


def test_a_line_refuted_despite_marks_is_told_in_an_archive() -> None:
    report = make_report(**{"disputes.reconsideration.upheld": None, "disputes.reconsideration.total": 0})

    assert codes(report, "archive") == ["GIR304"]


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"off": {"GIR999"}}, "off.GIR999"),
        ({"severities": {"GIR999": Severity.ERROR}}, "severity.GIR999"),
        ({"parameters": {"GIR999": {"a": 1}}}, "parameters.GIR999"),
        ({"off": {"GIR000"}}, "off.GIR000"),
        ({"severities": {"GIR000": Severity.INFORMATION}}, "severity.GIR000"),
        ({"parameters": {"GIR204": {"a": 1}}}, "parameters.GIR204.a"),
        ({"parameters": {"GIR301": {"a": 1}}}, "parameters.GIR301.a"),
        ({"parameters": {"GIR103": {"a": 1}}}, "parameters.GIR103.a"),
    ],
)
def test_what_no_rule_has_is_refused_by_its_key(wrong: dict[str, object], key: str) -> None:
    with pytest.raises(ProfileError, match=key.replace(".", r"\.")) as raised:
        Profile(name="own", **wrong)  # type: ignore[arg-type]
    assert raised.value.key == key
    assert raised.value.zh


def test_a_misspelt_code_is_told_with_the_one_that_is_near() -> None:
    with pytest.raises(ProfileError, match="did you mean GIR"):
        Profile(name="own", off={"GIR30l"})


@pytest.fixture
def own_rule(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Add a rule with these parameters for the test."""
    monkeypatch.setattr(rules, "_registered", [])

    def add(**parameters: rules.base.Parameter) -> None:
        @rule(evolve(rule_info("GIR204"), code="OWN901"), **parameters)
        def told(report: Report, **given: rules.base.Parameter) -> Iterator[Found]:
            yield Found(at=SectionRef("year"), values={"heading": repr(sorted(given.items()))})

        rules.register(told)

    yield add
    rules._by_kind.cache_clear()


def test_parameters_reach_their_rule_and_the_others_keep_their_usual_values(own_rule: Callable[..., None]) -> None:
    own_rule(least=10, day="01-31")

    usual, changed = (
        validate(make_report(), profile=used).findings[0].values["heading"]
        for used in (None, Profile(name="own", parameters={"OWN901": {"least": 3}}))
    )

    assert usual == "[('day', '01-31'), ('least', 10)]"
    assert changed == "[('day', '01-31'), ('least', 3)]"


@pytest.mark.parametrize(
    ("usual", "right", "wrong"),
    [
        (10, [0, -1], ["3", True, Decimal(1)]),
        ("01-31", [""], [131, False]),
        (True, [False], [0, "true"]),
        (Decimal("0.5"), [Decimal(1), 2], ["0.5", True]),
    ],
)
def test_a_parameter_has_the_type_of_its_usual_value(
    own_rule: Callable[..., None], usual: rules.base.Parameter, right: list[object], wrong: list[object]
) -> None:
    own_rule(value=usual)

    for value in right:
        Profile(name="own", parameters={"OWN901": {"value": value}})  # type: ignore[dict-item]
    for value in wrong:
        with pytest.raises(ProfileError, match=r"OWN901\.value"):
            Profile(name="own", parameters={"OWN901": {"value": value}})  # type: ignore[dict-item]


def test_a_rule_that_fails_on_its_parameter_is_seen_to_have_crashed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "_registered", [])

    @rule(evolve(rule_info("GIR204"), code="OWN902"), least=1)
    def dividing(report: Report, *, least: int) -> Iterator[Found]:
        yield Found(values={"heading": str(1 // least)})

    rules.register(dividing)
    try:
        validation = validate(make_report(), profile=Profile(name="own", parameters={"OWN902": {"least": 0}}))
    finally:
        monkeypatch.undo()
        rules._by_kind.cache_clear()

    assert validation.coverage.rules_crashed == ("OWN902",)
    assert not validation.ok


def test_profiles_are_values_that_can_be_sent_to_another_process() -> None:
    used = Profile(name="own", severities={"GIR301": Severity.WARNING}, off={"GIR205"})

    assert pickle.loads(pickle.dumps(used)) == used  # noqa: S301 - our own bytes
    assert hash(used) == hash(evolve(used))
    error = ProfileError("off", en="no", zh="不", line=3)
    again: ProfileError = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (str(again), again.zh, again.line) == (str(error), "不", 3)


def test_families_and_profile_restrict_together() -> None:
    report = make_report(**BROKEN, problems=None)
    validation = validate(report, families={"3xx"}, profile=Profile(name="own", off={"GIR303"}))

    assert [finding.rule.code for finding in validation.findings] == ["GIR304"]
    assert {code[3] for code in validation.coverage.rules_run} == {"3"}
    assert "GIR303" not in validation.coverage.rules_run
    assert "GIR201" in validation.coverage.rules_possible
