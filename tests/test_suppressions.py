"""Suppressions: tied to the fingerprint, with a reason and a last day; what they hide is never lost."""

from __future__ import annotations

import datetime
import itertools

import pytest
from attrs import evolve

from govinfo_report import (
    Finding,
    Found,
    Organ,
    ParagraphRef,
    Profile,
    ProfileError,
    Report,
    Suppressed,
    Suppression,
    Validation,
    read,
    rule,
    rule_info,
    unused_suppressions,
    validate,
)
from govinfo_report.present.wording import Standing, standing
from govinfo_report.testing import make_report
from govinfo_report.validation.fingerprint import fingerprint_of

TODAY = datetime.date(2026, 11, 26)
DAY = datetime.timedelta(days=1)
FAULTY = {"proactive_disclosure.licensing.decisions": -5, "disputes.reconsideration.total": 0}
"""A negative count and a broken line: GIR320 and GIR304."""


def suppression(report: Report, code: str, /, **changes: object) -> Suppression:
    validation = validate(report)
    finding = next(each for each in validation.findings if each.rule.code == code)
    return evolve(
        Suppression(fingerprint=validation.fingerprint(finding), reason="台账如此，已书面说明", until=TODAY + DAY),
        **changes,  # type: ignore[arg-type]
    )


def checked(report: Report, *suppressions: Suppression, today: datetime.date = TODAY) -> Validation:
    return validate(report, profile=Profile(name="own", suppressions=suppressions), today=today)


def codes(found: tuple[Finding, ...] | tuple[Suppressed, ...]) -> list[str]:
    return [each.finding.rule.code if isinstance(each, Suppressed) else each.rule.code for each in found]


def test_a_suppressed_finding_is_set_apart_with_its_reason() -> None:
    report = make_report(**FAULTY)
    meant = suppression(report, "GIR320")

    validation = checked(report, meant)

    assert codes(validation.findings) == ["GIR304"]
    assert [(each.finding.rule.code, each.suppression) for each in validation.suppressed] == [("GIR320", meant)]
    assert validation.expired == ()
    assert validation.suppressed[0].finding in validate(report).findings


def test_every_finding_of_a_report_can_be_suppressed_alone() -> None:
    report = make_report(**FAULTY, problems=None, headings={"overview": None}, **{"requests.received.total": None})
    plain = validate(report)
    assert len(plain.findings) >= 5
    prints = [plain.fingerprint(finding) for finding in plain.findings]
    assert len(set(prints)) == len(prints)

    for number, finding in enumerate(plain.findings):
        meant = Suppression(fingerprint=prints[number], reason="r", until=TODAY)
        validation = checked(report, meant)
        assert validation.findings == plain.findings[:number] + plain.findings[number + 1 :]
        assert validation.suppressed == (Suppressed(finding=finding, suppression=meant),)


def test_a_report_whose_errors_are_all_suppressed_is_ok_and_never_complete() -> None:
    report = make_report(**FAULTY)

    validation = checked(report, suppression(report, "GIR320"), suppression(report, "GIR304"))

    assert validation.ok
    assert not validation.complete
    assert standing(validation) is Standing.INCOMPLETE


@pytest.mark.parametrize(("days", "applies"), [(-1, False), (0, True), (1, True)])
def test_the_last_day_still_counts(days: int, applies: bool) -> None:
    report = make_report(**FAULTY)
    meant = suppression(report, "GIR320", until=TODAY + days * DAY)

    validation = checked(report, meant)

    assert ("GIR320" in codes(validation.suppressed)) == applies
    assert ("GIR320" in codes(validation.findings)) == (not applies)
    assert ("GIR320" in codes(validation.expired)) == (not applies)


def test_an_expired_one_does_not_stand_in_the_way_of_a_valid_one() -> None:
    report = make_report(**FAULTY)
    old, new = suppression(report, "GIR320", until=TODAY - DAY), suppression(report, "GIR320")

    for order in itertools.permutations((old, new)):
        validation = checked(report, *order)
        assert [each.suppression for each in validation.suppressed] == [new]
        assert validation.expired == ()


def test_a_code_must_be_that_of_the_finding() -> None:
    report = make_report(**FAULTY)

    assert codes(checked(report, suppression(report, "GIR320", code="GIR320")).suppressed) == ["GIR320"]
    assert codes(checked(report, suppression(report, "GIR320", code="GIR304")).suppressed) == []


def test_today_is_never_taken_from_the_clock() -> None:
    report = make_report(**FAULTY)
    used = Profile(name="own", suppressions=[suppression(report, "GIR320")])

    with pytest.raises(ValueError, match="today"):
        validate(report, profile=used)


def test_another_organ_or_year_is_another_fingerprint() -> None:
    report = make_report(**FAULTY)
    meant = suppression(report, "GIR320")

    for other in (evolve(report, year=2023), evolve(report, organ=Organ(name="东湖市人民政府"))):
        assert codes(checked(other, meant).suppressed) == []


@pytest.mark.parametrize("unknown", ["organ", "year"])
def test_nothing_is_suppressed_of_a_report_that_could_be_another(unknown: str) -> None:
    report = make_report(**FAULTY, **{unknown: None})

    validation = checked(report, suppression(report, "GIR320"))

    assert validation.suppressed == ()
    assert "GIR320" in codes(validation.findings)


def test_nothing_is_suppressed_of_what_is_no_report() -> None:
    result = read("无关的文字")
    plain = validate(result)
    meant = Suppression(fingerprint=plain.fingerprint(plain.findings[0]), reason="r", until=TODAY)

    validation = validate(result, profile=Profile(name="own", suppressions=[meant]), today=TODAY)

    assert validation.findings == plain.findings
    assert not validation.ok


def test_figures_do_not_count_in_a_fingerprint() -> None:
    ours, theirs = make_report(**FAULTY), make_report(**{**FAULTY, "proactive_disclosure.licensing.decisions": -6})

    assert suppression(ours, "GIR320") == suppression(theirs, "GIR320")


NARRATIVE = rule_info("GIR207")
AT = ParagraphRef("overview", 1)


def test_the_words_of_the_sentence_count_in_a_fingerprint() -> None:
    report = make_report(overview=("（一）主动公开", "收到12件。办结12件。"))
    first, second, spaced = (
        fingerprint_of(Finding(rule=NARRATIVE, at=AT, values={"sentence": text, "n": n}), report)
        for n, text in enumerate(("收到12件。", "办结12件。", "收到 12 件。\n"))
    )

    assert first != second
    assert first == spaced


def test_of_a_finding_on_a_paragraph_that_names_no_sentence_the_paragraph_counts() -> None:
    finding = Finding(rule=NARRATIVE, at=AT)
    one, same, other = (
        fingerprint_of(finding, make_report(overview=("标题", text))) for text in ("甲。", " 甲。 ", "乙。")
    )

    assert one == same
    assert one != other


@pytest.mark.parametrize("section", ["preamble", "overview", "problems", "other_matters", "requests"])
def test_paragraphs_of_every_part_are_known(section: str) -> None:
    def printed(text: str) -> str:
        field = {"notes": {"requests": (text,)}} if section == "requests" else {section: (text,)}
        report = make_report(**field)
        return fingerprint_of(Finding(rule=NARRATIVE, at=ParagraphRef(section, 0)), report)

    assert printed("甲。") != printed("乙。")


def test_a_paragraph_that_is_not_there_has_no_words() -> None:
    finding = Finding(rule=NARRATIVE, at=ParagraphRef("overview", 99))

    assert len(fingerprint_of(finding, make_report())) == 16
    assert len(fingerprint_of(finding, None)) == 16


def test_stale_ones_are_those_that_met_no_finding() -> None:
    report = make_report(**FAULTY)
    used, late = suppression(report, "GIR320"), suppression(report, "GIR304", until=TODAY - DAY)
    stale = evolve(used, fingerprint="0" * 16)
    wrong_code = evolve(used, code="GIR304")
    validation = checked(report, used, late, stale, wrong_code)

    met = (*validation.suppressed, *validation.expired)

    assert unused_suppressions((used, late, stale, wrong_code), met) == (stale, wrong_code)
    assert unused_suppressions((used, late), ()) == (used, late)


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"fingerprint": "xyz"}, "fingerprint"),
        ({"fingerprint": "0f84e0499d067d0b0"}, "fingerprint"),
        ({"reason": " "}, "reason"),
        ({"code": "GIR000"}, "code"),
    ],
)
def test_what_cannot_be_meant_is_refused(wrong: dict[str, str], key: str) -> None:
    usual = {"fingerprint": "0" * 16, "reason": "r", "until": TODAY}
    with pytest.raises(ProfileError, match=key):
        Suppression(**{**usual, **wrong})  # type: ignore[arg-type]


def test_the_crash_of_a_rule_cannot_be_suppressed(monkeypatch: pytest.MonkeyPatch) -> None:
    from govinfo_report.validation import report as module

    @rule(rule_info("GIR204"))
    def crashing(report: Report) -> list[Found]:
        raise ZeroDivisionError

    monkeypatch.setattr(module, "all_checks", lambda: (crashing,))
    plain = validate(make_report())
    meant = Suppression(fingerprint=plain.fingerprint(plain.findings[0]), reason="r", until=TODAY)

    validation = checked(make_report(), meant)

    assert codes(validation.findings) == ["GIR000"]
    assert validation.suppressed == ()
    assert not validation.ok
