"""What would mend a report: the smallest changes, the likeliest first, and nothing done unasked."""

from __future__ import annotations

import json
import os
import random
import time

import pytest
from slip_generator import SLIPS, case

from govinfo_report import CellRef, PrintedKind, Report, read, repair, validate, write
from govinfo_report.errors import GovInfoError
from govinfo_report.repair import Repair, RepairError, SlipKind
from govinfo_report.report.base import number_of
from govinfo_report.report.report import Printed
from govinfo_report.testing import make_distinct_report, make_report

each_edition = pytest.mark.parametrize("edition_id", ["2019", "2021"])
CASES = int(os.environ.get("GOVINFO_REPORT_REPAIR_CASES", "60"))
"""Cases of each kind of slip; measures are taken with 500 and more."""


def changes(found: Repair) -> list[tuple[str, object, object]]:
    return [(str(change.at), change.was, change.becomes) for change in found.changes]


def rank(report: Report, true: frozenset[tuple[str, int]]) -> int:
    """The place of the true repair among those that are suggested; a large number if it is none of them."""
    for number, found in enumerate(repair.suggest(report), 1):
        if true == {(str(change.at), change.becomes) for change in found.changes}:
            return number
    return 1000


def share_among_the_first_three(kind: str, seed: int) -> float:
    chance = random.Random(f"{kind} {seed}")  # noqa: S311
    ranks = [
        rank(each.report, each.true) for each in (case(kind, ("2019", "2021")[n % 2], chance) for n in range(CASES))
    ]
    return sum(n <= 3 for n in ranks) / len(ranks)


@each_edition
@pytest.mark.parametrize("difference", [-1, 1, 9, 1000])
def test_every_single_change_of_the_requests_table_is_found_and_its_repair_is_the_first(
    edition_id: str, difference: int
) -> None:
    report = make_report(edition_id)
    for ref, cell in report.requests.cells():
        value = number_of(cell)
        assert value is not None
        wrong = make_report(edition_id, **{str(ref): value + difference})

        (found,) = repair.suggest(wrong)

        assert not validate(wrong).ok
        assert [(str(ref), value + difference, value)] == changes(found)
        assert found.certain
        assert report == repair.apply(wrong, found)


@each_edition
def test_every_single_change_of_section_four_has_its_repair_among_the_candidates(edition_id: str) -> None:
    report = make_report(edition_id)
    for ref, cell in report.disputes.cells():
        value = number_of(cell)
        assert value is not None
        for wrong in (0, value + 1, value * 10):
            found = repair.suggest(make_report(edition_id, **{str(ref): wrong}))
            assert [(str(ref), wrong, value)] in [changes(each) for each in found]
            assert len(found) <= 5


def test_a_consistent_report_needs_no_repair() -> None:
    assert repair.examine(make_report()) == repair.Examination(repairs=())


def test_two_random_errors_have_their_repair_among_the_first_three() -> None:
    assert share_among_the_first_three("two figures", 1) >= 0.99


@pytest.mark.parametrize("kind", [kind for kind in SLIPS if kind != "two figures"])
def test_a_slip_has_its_repair_among_the_first_three(kind: str) -> None:
    assert share_among_the_first_three(kind, 2) >= 0.8


@pytest.mark.parametrize(
    ("was", "becomes", "kind"),
    [
        (38, 83, SlipKind.SWAPPED_DIGITS),
        (8, 80, SlipKind.DROPPED_ZERO),
        (800, 80, SlipKind.ADDED_ZERO),
        (83, 835, SlipKind.DROPPED_DIGIT),
        (8335, 835, SlipKind.ADDED_DIGIT),
        (845, 835, SlipKind.WRONG_DIGIT),
        (836, 835, SlipKind.OFF_BY_ONE),
        (-835, 835, SlipKind.WRONG_SIGN),
        (0, 835, SlipKind.LEFT_OUT),
        (11, 835, SlipKind.OTHER),
    ],
)
def test_a_slip_is_named(was: int, becomes: int, kind: SlipKind) -> None:
    right = {"disputes.reconsideration.upheld": becomes, "disputes.reconsideration.total": becomes + 25}
    wrong = make_report(**{**right, "disputes.reconsideration.upheld": was})

    found = next(each for each in repair.suggest(wrong) if "upheld" in str(each.changes[0].at))

    assert (kind,) == found.slips
    assert kind.title.zh in found.explanation.zh


def test_a_forgotten_total_is_named_and_comes_first() -> None:
    found = repair.suggest(make_report(**{"disputes.reconsideration.total": 0}))

    assert changes(found[0]) == [("disputes.reconsideration.total", 0, 27)]
    assert found[0].slips == (SlipKind.FORGOTTEN_TOTAL,)
    assert found[0].explanation.zh == "行政复议 · 总计 印 0，应为 27（可能是合计漏填）"


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ({"disclosed.natural_person": 7, "disclosed.commercial_enterprise": 2}, SlipKind.SWAPPED_CELLS),
        ({"received.natural_person": 0, "received.commercial_enterprise": 144}, SlipKind.OTHER),
        ({"disclosed.commercial_enterprise": 0, "disclosed.natural_person": 9}, SlipKind.COUNTED_ELSEWHERE),
        ({"process_information.total": 51}, SlipKind.COPIED_NEIGHBOUR),
        ({"disclosed.natural_person": 20, "disclosed.total": 61}, SlipKind.CELL_AND_TOTAL),
        ({"disclosed.natural_person": 20, "total_handled.natural_person": 161}, SlipKind.CELL_AND_TOTAL),
    ],
)
def test_a_slip_of_several_cells_is_named_as_one(wrong: dict[str, int], kind: SlipKind) -> None:
    report = make_report(**{f"requests.{place}": figure for place, figure in wrong.items()})

    true = next(each for each in repair.suggest(report) if repair.apply(report, each) == make_report())

    assert kind in true.slips
    assert kind is SlipKind.OTHER or len(true.slips) == 1


def test_a_cell_with_all_its_totals_is_one_slip() -> None:
    wrong = {"disclosed.natural_person": 20, "disclosed.total": 61}
    wrong |= {"total_handled.natural_person": 161, "total_handled.total": 900}
    report = make_report(**{f"requests.{place}": figure for place, figure in wrong.items()})

    (true,) = [each for each in repair.suggest(report) if repair.apply(report, each) == make_report()]

    assert true.slips == (SlipKind.CELL_AND_TOTAL,)
    assert "（可能是多写一个 0，合计照着写错的数相加）" in true.explanation.zh


def test_a_row_that_stands_one_column_too_far_on_is_one_slip() -> None:
    kinds = ["natural_person", "commercial_enterprise", "research_institution", "public_welfare_organization"]
    moved = {f"requests.not_held.{kind}": value for kind, value in zip(kinds, (0, 11, 5, 10), strict=True)}
    moved |= {"requests.not_held.legal_services_institution": 4, "requests.not_held.other_organization": 9}

    found = repair.suggest(make_report(**moved))[0]

    assert found.slips == (SlipKind.SHIFTED,)
    assert make_report() == repair.apply(make_report(**moved), found)


def test_a_report_with_faults_in_several_tables_is_mended_as_a_whole() -> None:
    wrong = make_report(**{"disputes.litigation_direct.total": 0, "requests.disclosed.total": 34})

    found = repair.suggest(wrong)[0]

    assert make_report() == repair.apply(wrong, found)
    assert validate(repair.apply(wrong, found)).complete
    assert [line.rule.code for line in found.mends] == ["GIR302", "GIR303", "GIR304"]
    assert (found.mends[0].was, found.mends[0].becomes) == ((882, 873), (882, 882))


@each_edition
def test_every_repair_mends_every_line_that_it_names(edition_id: str) -> None:
    chance = random.Random(edition_id)  # noqa: S311
    places = [str(ref) for ref, cell in make_report(edition_id).cells() if number_of(cell) is not None]
    for _ in range(30):
        report = make_report(edition_id, **{place: chance.randrange(60) for place in chance.sample(places, 2)})
        for found in repair.suggest(report)[:5]:
            codes = {finding.rule.code for finding in validate(repair.apply(report, found)).findings}
            assert found.unmended or codes.isdisjoint({"GIR301", "GIR302", "GIR303", "GIR304", "GIR310"})


def test_what_cannot_be_mended_is_named_and_the_rest_is_mended() -> None:
    badly_wrong = make_distinct_report("2021").requests
    report = make_report(requests=badly_wrong, **{"disputes.reconsideration.total": 0})

    found = repair.examine(report)

    assert changes(found.repairs[0]) == [("disputes.reconsideration.total", 0, 27)]
    assert {"requests"} == {ref.table for ref in found.unmended}
    assert found.unmended == found.repairs[0].unmended
    assert found.cut_short


def test_a_figure_that_blanks_leave_open_is_not_suggested() -> None:
    """100 with a blank beside it against a total of 3: either could be wrong, and neither has one value."""
    place = "disputes.reconsideration"
    report = make_report(**{f"{place}.upheld": 100, f"{place}.pending": None, f"{place}.total": 3})

    found = repair.examine(report)

    assert found.repairs == ()
    assert (CellRef("disputes", "reconsideration"),) == found.unmended


def test_a_blank_total_is_filled_in_where_nothing_is_broken_and_only_one_value_is_left() -> None:
    (found,) = repair.suggest(make_report(**{"disputes.reconsideration.total": None}))

    assert changes(found) == [("disputes.reconsideration.total", None, 27)]
    assert found.slips == (SlipKind.FORGOTTEN_TOTAL,)
    assert "印 空白，应为 27" in found.explanation.zh


def test_a_blank_total_with_a_blank_part_is_left_alone() -> None:
    blank = dict.fromkeys(("disputes.reconsideration.total", "disputes.reconsideration.upheld"))

    assert repair.suggest(make_report(**blank)) == ()


def test_a_change_of_the_year_with_the_wrong_sign_is_named_first() -> None:
    found = repair.suggest(make_report("2019", **{"proactive_disclosure.licensing.change": -50}))

    assert changes(found[0]) == [("proactive_disclosure.licensing.change", -50, 50)]
    assert found[0].slips == (SlipKind.WRONG_SIGN,)
    assert not found[0].certain


def test_the_given_report_is_never_changed() -> None:
    wrong = make_report(**{"requests.disclosed.total": 34})
    before = write(wrong, "json")

    repair.apply(wrong, repair.suggest(wrong)[0])

    assert before == write(wrong, "json")


def test_a_repair_fits_no_other_report() -> None:
    found = repair.suggest(make_report(**{"requests.disclosed.total": 34}))[0]

    with pytest.raises(RepairError, match=r"requests\.disclosed\.total: the repair found 34, but the cell holds 43"):
        repair.apply(make_report(), found)
    assert issubclass(RepairError, GovInfoError)


def test_a_patch_tests_and_replaces_each_cell() -> None:
    found = repair.suggest(make_report(**{"requests.disclosed.total": 34}))[0]

    assert repair.json_patch(found) == [
        {"op": "test", "path": "/requests/disclosed/total", "value": 34},
        {"op": "replace", "path": "/requests/disclosed/total", "value": 43},
    ]


def test_a_cell_that_was_printed_with_a_note_is_no_longer() -> None:
    ref = CellRef("requests", "disclosed", "total")
    note = {ref: Printed("34（件）", PrintedKind.NOTE, "（件）")}
    wrong = make_report(printed=note, **{str(ref): 34})

    found = repair.suggest(wrong)[0]

    assert dict(repair.apply(wrong, found).printed) == {}
    assert {"op": "remove", "path": f"/printed/{ref}"} == repair.json_patch(found)[-1]


def patched(document: object, operations: list[dict[str, int | str | None]]) -> object:
    """The few operations that are used, done by hand."""
    for operation in operations:
        path = str(operation["path"]).split("/")[1:]
        place = document
        for name in path[:-1]:
            assert isinstance(place, dict)
            place = place[name]
        assert isinstance(place, dict)
        match operation["op"]:
            case "test":
                assert operation["value"] == place[path[-1]]
            case "replace":
                assert path[-1] in place
                place[path[-1]] = operation["value"]
            case _:
                del place[path[-1]]
    return document


@pytest.mark.parametrize("kind", SLIPS)
def test_the_patch_gives_the_report_that_the_repair_gives(kind: str) -> None:
    chance = random.Random(kind)  # noqa: S311
    for edition_id in ("2019", "2021"):
        wrong = case(kind, edition_id, chance).report
        for found in repair.suggest(wrong)[:3]:
            document = json.dumps(patched(json.loads(write(wrong, "json")), repair.json_patch(found)))
            assert read(document).unwrap() == repair.apply(wrong, found)


def test_an_independent_library_reads_the_patch_alike() -> None:
    jsonpatch = pytest.importorskip("jsonpatch")
    ref = "requests.disclosed.total"
    note = {CellRef("requests", "disclosed", "total"): Printed("３４", PrintedKind.FORMAT)}
    for changed in ({ref: 34}, {ref: 0, "disputes.reconsideration.total": 0, "requests.received.natural_person": 9}):
        wrong = make_report(printed=note, **changed)
        found = repair.suggest(wrong)[0]
        document = jsonpatch.apply_patch(json.loads(write(wrong, "json")), repair.json_patch(found))
        assert json.loads(write(repair.apply(wrong, found), "json")) == document


def fastest(report: Report) -> float:
    times: list[float] = []
    for _ in range(5):
        start = time.perf_counter()
        repair.suggest(report)
        times.append(time.perf_counter() - start)
    return min(times)


def test_one_wrong_cell_takes_5_milliseconds_two_take_100_and_a_wreck_is_given_up() -> None:
    one = make_report(**{"requests.not_held.natural_person": 900})
    two = make_report(**{"requests.disclosed.natural_person": 7, "requests.disclosed.commercial_enterprise": 2})

    assert fastest(one) < 0.005
    assert fastest(two) < 0.1
    assert fastest(make_distinct_report("2021")) < 0.5
