"""Lines that share a cause are one finding, and no innocent line is accused."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from govinfo_report import CellRef, Change, Finding, Outcome, Report, all_rules, read_file, validate
from govinfo_report.repair import SlipKind, suggest
from govinfo_report.report.base import number_of
from govinfo_report.rules import all_identities
from govinfo_report.testing import make_report, with_cell
from govinfo_report.validation import causes
from govinfo_report.validation import report as validation

each_edition = pytest.mark.parametrize("edition_id", ["2019", "2021"])
LINEAR = {"GIR301", "GIR302", "GIR303", "GIR304"}


def found(report: Report) -> tuple[Finding, ...]:
    return tuple(finding for finding in validate(report).findings if finding.rule.code in LINEAR)


def flat(report: Report) -> list[tuple[str, str]]:
    return [(finding.rule.code, str(finding.at)) for finding in found(report)]


def changes(finding: Finding) -> list[tuple[str, object, object]]:
    return [(str(change.at), change.was, change.becomes) for change in finding.suggestions]


def test_a_wrong_cell_is_told_with_the_arithmetic_of_its_lines_and_the_figure_that_mends_them() -> None:
    (finding,) = found(make_report(**{"requests.repeat_request.natural_person": 80}))

    assert (finding.rule.code, str(finding.at)) == ("GIR302", "requests.repeat_request.natural_person")
    assert changes(finding) == [("requests.repeat_request.natural_person", 80, 8)]
    message = finding.message("zh")
    assert message.startswith("（五）不予处理 2.重复申请 · 自然人：印 80，应为 8（可能是多写一个 0）。")
    assert "本列：（七）总计 143；" in message
    assert "本行：总计 46；自然人 80 + 商业企业 2" in message
    assert message.endswith("改后这 2 处都成立。")
    assert "80 is printed, 8 expected (perhaps a zero too many)" in finding.message("en")
    assert "把 80 改为 8；" in finding.advice("zh")
    assert [str(place) for place in finding.related[:2]] == ["requests.*.natural_person", "requests.repeat_request"]
    assert str(finding.at) not in map(str, finding.related)


def test_a_wrong_total_of_the_total_row_takes_the_code_of_the_line_that_the_form_prints() -> None:
    (finding,) = found(make_report(**{"requests.total_handled.natural_person": 100}))

    assert (finding.rule.code, str(finding.at)) == ("GIR301", "requests.total_handled.natural_person")
    assert finding.message("zh").endswith("改后这 3 处都成立。")


def test_several_wrong_cells_are_a_finding_each() -> None:
    wrong = {
        "requests.disclosed.total": 0,
        "requests.not_held.natural_person": 900,
        "requests.repeat_request.other_organization": 56,
    }

    assert flat(make_report(**wrong)) == [("GIR302", place) for place in sorted(wrong)]


def test_two_wrong_cells_of_one_row_are_told_apart() -> None:
    wrong = {"requests.disclosed.natural_person": 30, "requests.disclosed.other_organization": 50}

    report = make_report(**wrong)

    assert flat(report) == [("GIR302", place) for place in wrong]
    assert [changes(finding)[0][2] for finding in found(report)] == [2, 5]


def test_where_several_cells_would_do_the_lines_stay_findings_with_the_candidates() -> None:
    report = make_report(**{"requests.disclosed.natural_person": 7, "requests.disclosed.commercial_enterprise": 2})

    first, second = found(report)

    assert [str(first.at), str(second.at)] == ["requests.*.commercial_enterprise", "requests.*.natural_person"]
    assert changes(first)[0] == ("requests.disclosed.commercial_enterprise", 2, 7)
    assert changes(second)[0] == ("requests.disclosed.natural_person", 7, 2)
    assert all(place.endswith("natural_person") for place, _, _ in changes(second))
    assert len(changes(second)) == 16


def test_what_all_candidates_share_is_told_even_where_the_rest_is_open() -> None:
    shifted = {"requests.disclosed.natural_person": 7, "requests.disclosed.commercial_enterprise": 2}

    places = flat(make_report(**{"requests.received.other_organization": 3}, **shifted))

    assert ("GIR301", "requests.received.other_organization") in places
    assert {place for _, place in places[1:]} == {"requests.*.commercial_enterprise", "requests.*.natural_person"}


def test_a_group_of_section_four_has_the_five_cells_as_candidates_a_forgotten_total_first() -> None:
    (finding,) = found(make_report(**{"disputes.reconsideration.total": 28}))
    (forgotten,) = found(make_report(**{"disputes.reconsideration.total": 0}))

    assert "disputes.reconsideration" == str(finding.at) == str(forgotten.at)
    assert changes(finding)[0] == ("disputes.reconsideration.total", 28, 27)
    assert {place.rpartition(".")[2] for place, _, _ in changes(finding)} == {
        "upheld",
        "corrected",
        "other",
        "pending",
        "total",
    }
    assert changes(forgotten) == [("disputes.reconsideration.total", 0, 27)]


def test_a_column_of_forgotten_totals_is_one_finding() -> None:
    totals = [str(ref) for ref, _ in make_report().requests.cells() if ref.column == "total"]

    (finding,) = found(make_report(**dict.fromkeys(totals, 0)))

    assert (finding.rule.code, str(finding.at)) == ("GIR303", "requests.*.total")
    assert [str(place) for place in finding.related[: len(totals)]] == totals
    assert "总计：不对的 25 格都在这里，改后 25 处不成立的行列全部成立：一、本年新收" in finding.message("zh")
    assert "（一）予以公开 0 → 43；" in finding.message("zh")
    assert "(1) Disclosed 0 → 43; " in finding.message("en")


@each_edition
def test_a_row_that_stands_one_column_too_far_on_is_one_finding(edition_id: str) -> None:
    row = make_report(edition_id).requests.not_held
    figures = [row.natural_person, row.commercial_enterprise, row.research_institution, row.public_welfare_organization]
    figures += [row.legal_services_institution, row.other_organization]
    columns = [str(ref) for ref, _ in make_report(edition_id).requests.cells() if ref.row == "not_held"]

    (finding,) = found(make_report(edition_id, **dict(zip(columns, [0, *figures], strict=True))))

    assert (finding.rule.code, str(finding.at)) == ("GIR302", "requests.not_held")
    assert "自然人 0 → 11" in finding.message("zh")
    assert finding.advice("zh").startswith("对照台账核对这一行（列）")


def test_nothing_is_searched_where_nothing_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(causes, "mend", None)

    assert validate(make_report()).ok
    with pytest.raises(TypeError):
        validate(make_report(**{"requests.disclosed.total": 0}))


def test_lines_keep_their_own_outcomes() -> None:
    lines = validate(make_report(**{"requests.disclosed.total": 0})).lines

    broken = {(line.identity.rule.code, str(line.at)) for line in lines if line.outcome is Outcome.BROKEN}
    assert broken == {("GIR302", "requests.*.total"), ("GIR303", "requests.disclosed")}


def single_broken_line(edition_id: str, chance: random.Random) -> Report:
    """A report with blanks in which one line is wrong."""
    cells = {str(ref): number_of(cell) for ref, cell in make_report(edition_id).cells() if number_of(cell) is not None}
    while True:
        wrong = chance.choice(sorted(cells))
        row, column = wrong.split(".")[1:]
        near = {place for place in cells if f".{row}." in place or place.endswith(f".{column}")} - {wrong}
        blank = dict.fromkeys(chance.sample(sorted(near), min(4, len(near))))
        report = make_report(edition_id, **{wrong: chance.randrange(60)}, **blank)
        if sum(line.outcome in (Outcome.BROKEN, Outcome.IMPOSSIBLE) for line in validate(report).lines) == 1:
            return report


@each_edition
@pytest.mark.parametrize("seed", range(12))
def test_one_broken_line_accuses_no_other_in_any_order_of_lines(
    edition_id: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(f"{edition_id} {seed}")  # noqa: S311
    report = single_broken_line(edition_id, chance)
    before = validate(report)
    (broken,) = [line for line in before.lines if line.outcome in (Outcome.BROKEN, Outcome.IMPOSSIBLE)]
    expected = [(broken.identity.rule.code, broken.at, broken.cells)]

    assert expected == [(finding.rule.code, finding.at, finding.related) for finding in found(report)]
    for finding in found(report):
        assert {change.at for change in finding.suggestions} <= set(broken.cells)
    identities, rules = list(all_identities()), all_rules()
    for _ in range(3):
        chance.shuffle(identities)
        monkeypatch.setattr(validation, "all_identities", lambda: tuple(identities))
        monkeypatch.setattr(validation, "all_rules", lambda: (*rules,))
        assert before.findings == validate(report).findings


@each_edition
def test_findings_on_causes_are_the_same_in_any_order_of_lines(
    edition_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(edition_id)  # noqa: S311
    places = [str(ref) for ref, cell in make_report(edition_id).cells() if number_of(cell) is not None]
    identities, rules = list(all_identities()), all_rules()
    for _ in range(20):
        wrong = {place: chance.randrange(90) for place in chance.sample(places, chance.choice((1, 2, 3, 5)))}
        report = make_report(edition_id, **wrong)
        monkeypatch.undo()
        before = validate(report).findings
        chance.shuffle(identities)
        monkeypatch.setattr(validation, "all_identities", lambda: tuple(identities))
        monkeypatch.setattr(validation, "all_rules", lambda: (*rules,))
        after = validate(report).findings
        assert before == after
        assert [finding.suggestions for finding in before] == [finding.suggestions for finding in after]


def mended(report: Report, changes: Iterable[Change]) -> Report:
    for change in changes:
        assert isinstance(change.at, CellRef)
        assert isinstance(change.becomes, int)
        report = with_cell(report, change.at, change.becomes)
    return report


@each_edition
@pytest.mark.parametrize("seed", range(8))
def test_of_alternatives_any_one_mends_the_line_and_of_others_all_mend_the_table(edition_id: str, seed: int) -> None:
    chance = random.Random(f"{edition_id} {seed}")  # noqa: S311
    places = [str(ref) for ref, _ in make_report(edition_id).requests.cells()]
    seen: Counter[bool] = Counter()
    for _ in range(12):
        wrong = {place: chance.randrange(30) for place in chance.sample(places, chance.choice((1, 2, 3)))}
        report = make_report(edition_id, **wrong)
        sure = [finding for finding in found(report) if not finding.alternatives]
        unsure = [finding for finding in found(report) if finding.alternatives]
        for finding in unsure:
            for change in finding.suggestions:
                assert change.becomes != change.was
                assert (finding.rule.code, str(finding.at)) not in flat(mended(report, [change])), wrong
        if not unsure:
            assert found(mended(report, [each for finding in sure for each in finding.suggestions])) == ()
        seen[False] += sum(len(finding.suggestions) for finding in sure)
        seen[True] += sum(len(finding.suggestions) for finding in unsure)
    assert seen[False]


def test_changes_that_would_do_only_together_are_no_alternatives() -> None:
    report = make_report(
        **{
            "requests.excessive_requests.other_organization": 34,
            "requests.state_secret.other_organization": 1,
            "requests.excessive_requests.total": 12,
        }
    )
    offered = {str(finding.at): [str(change.at) for change in finding.suggestions] for finding in found(report)}
    assert offered["requests.*.other_organization"] == ["requests.excessive_requests.other_organization"]
    assert offered["requests.*.total"] == ["requests.excessive_requests.total"]
    assert offered["requests.excessive_requests"] == []
    assert all(finding.alternatives for finding in found(report) if str(finding.at) in offered and finding.suggestions)
    together = [{str(change.at) for change in each.changes} for each in suggest(report)]
    row = {"requests.excessive_requests.other_organization", "requests.excessive_requests.total"}
    assert [each & row for each in together if not row <= each] == []


def test_a_wrong_row_is_told_with_all_of_its_changes() -> None:
    row = make_report().requests.disclosed
    figures = [getattr(row, column.name) for column in make_report().requests.LAYOUT.columns()[:7]]
    names = [ref.column for ref, _ in make_report().requests.cells() if ref.row == "disclosed"]
    shifted = dict(zip(names, (figures[-1], *figures[:-1]), strict=True))
    (finding,) = found(make_report(**{f"requests.disclosed.{name}": value for name, value in shifted.items()}))
    assert finding.wording is not None
    assert not finding.alternatives
    assert len(finding.suggestions) == finding.values["number"]


def test_a_suggestion_says_how_the_slip_may_have_come_about() -> None:
    (finding,) = found(make_report(**{"requests.repeat_request.natural_person": 80}))
    (change,) = finding.suggestions
    assert change.perhaps == SlipKind.ADDED_ZERO.title
    (finding,) = found(make_report(**{"requests.repeat_request.natural_person": 77}))
    assert [change.perhaps for change in finding.suggestions] == [None]


def test_the_example_of_the_documentation_names_the_cell() -> None:
    result = read_file(Path(__file__).parent.parent / "docs" / "examples" / "2024-wrong-figures.txt")

    (located, *_) = [finding for finding in validate(result).findings if finding.rule.code == "GIR302"]

    assert str(located.at) == "requests.not_held.natural_person"
    assert located.span is not None
    assert located.span.of(result.source) == "38"
