"""What validate() finds, how sure it is of it, and how much it says it has checked."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import counts_of, report_with
from vectors import HONGZE_2023_DISPUTES, HUAIAN_2024, PROVINCIAL_CAPITAL_2025

from govinfo_report import CellRef, Disputes, Money, Organ, Outcome, Report, Validation, validate
from govinfo_report.form.layout import Domain
from govinfo_report.testing import make_report, with_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govinfo_report.report.base import Cell, Table

LINEAR = ("GIR301", "GIR302", "GIR303", "GIR304")
REFUTED = {Outcome.BROKEN, Outcome.IMPOSSIBLE}

each_edition = pytest.mark.parametrize("edition_id", ["2019", "2021"])
each_count = pytest.mark.parametrize(
    ("edition_id", "cell"),
    [
        pytest.param(edition_id, ref, id=f"{edition_id}-{ref}")
        for edition_id in ("2019", "2021")
        for ref, cell in make_report(edition_id).cells()
        if isinstance(cell, int)
    ],
)


def lines_that_hold(cell: CellRef) -> set[tuple[str, str]]:
    """The code and place of every line that a cell lies in, written down from the form and not from the code."""
    row = str(CellRef(cell.table, cell.row))
    column = str(CellRef(cell.table, "*", cell.column))
    if cell.table == "disputes":
        return {("GIR304", row)}
    if cell.table != "requests":
        return set()
    if cell.row == "total_handled":
        return {("GIR303", row), ("GIR301", column), ("GIR302", column)}
    if cell.row in {"received", "carried_in", "carried_forward"}:
        return {("GIR303", row), ("GIR301", column)}
    return {("GIR303", row), ("GIR302", column)}


def cause_of(cell: CellRef) -> set[tuple[str, str]]:
    """The code and place of the finding on a wrong cell: where several lines cross, the cell with the first code."""
    lines = lines_that_hold(cell)
    return {(min(lines)[0], str(cell))} if len(lines) > 1 else lines


def found(validation: Validation, *codes: str) -> set[tuple[str, str]]:
    chosen = [finding for finding in validation.findings if finding.rule.code in codes]
    places = {(finding.rule.code, str(finding.at)) for finding in chosen}
    assert len(places) == len(chosen)
    return places


def lines_with(validation: Validation, *outcomes: Outcome) -> set[tuple[str, str]]:
    return {(line.identity.rule.code, str(line.at)) for line in validation.lines if line.outcome in outcomes}


def number(report: Report, cell: CellRef) -> int:
    value = report.cell(cell)
    assert isinstance(value, int)
    return value


@each_count
def test_one_more_in_a_cell_breaks_exactly_its_lines_and_is_found_itself(edition_id: str, cell: CellRef) -> None:
    report = make_report(edition_id)
    expected = lines_that_hold(cell)

    validation = validate(with_cell(report, cell, number(report, cell) + 1))

    assert expected == lines_with(validation, Outcome.BROKEN)
    assert cause_of(cell) == found(validation, *LINEAR)
    assert len(validation.lines) - len(expected) == len(lines_with(validation, Outcome.HOLDS))
    assert (not expected, not expected) == (validation.ok, validation.complete)


@each_count
def test_a_blank_cell_is_inferred_in_each_of_its_lines_and_found_in_none(edition_id: str, cell: CellRef) -> None:
    report = make_report(edition_id)
    expected = lines_that_hold(cell)

    validation = validate(with_cell(report, cell, None))

    assert expected == lines_with(validation, Outcome.INFERRED)
    assert len(validation.lines) - len(expected) == len(lines_with(validation, Outcome.HOLDS))
    assert set() == found(validation, *LINEAR)
    assert (not expected) == validation.complete
    for line in validation.lines:
        if line.outcome is Outcome.INFERRED:
            assert line.filled == {cell: number(report, cell)}
            assert None in (line.left, line.right)


@each_edition
def test_an_amount_of_money_lies_in_no_line(edition_id: str) -> None:
    report = make_report(edition_id)
    for ref, cell in report.cells():
        if isinstance(cell, Money):
            assert validate(with_cell(report, ref, Money(Decimal(7), cell.unit))).complete
            assert validate(with_cell(report, ref, Money(None))).complete


def expected_inequalities(table: Table) -> Iterator[tuple[str, str]]:
    """The broken inequalities of section two, reckoned from the printed figures."""
    for row, counts in table.items():
        at = f"proactive_disclosure.{row.name}"
        cells = attrs.asdict(counts, recurse=False)
        if "change" in cells and cells["items_last_year"] + cells["change"] < 0:
            yield "GIR310", at
        if "made" in cells and cells["newly_disclosed"] > cells["total_disclosed"]:
            yield "GIR311", at
        if "issued" in cells and cells["in_force"] < cells["issued"] - cells["repealed"]:
            yield "GIR314", at


@each_edition
@pytest.mark.parametrize("figure", [-1000, -41, -40, -1, 0, 1, 39, 40, 41, 1000])
def test_the_inequalities_of_section_two_are_found_where_they_are_broken(edition_id: str, figure: int) -> None:
    report = make_report(edition_id)
    for ref, cell in report.proactive_disclosure.cells():
        if isinstance(cell, int):
            changed = with_cell(report, ref, figure)
            expected = set(expected_inequalities(changed.proactive_disclosure))
            assert expected == found(validate(changed), "GIR310", "GIR311", "GIR314")


@each_edition
def test_a_consistent_report_has_no_finding_and_is_complete(edition_id: str) -> None:
    validation = validate(make_report(edition_id))

    assert validation.findings == ()
    assert (validation.ok, validation.complete) == (True, True)


@pytest.mark.parametrize("tables", [HUAIAN_2024, PROVINCIAL_CAPITAL_2025], ids=["huaian-2024", "capital-2025"])
def test_the_published_figures_of_a_real_organ_hold_in_all_42_lines(tables: tuple[Table, ...]) -> None:
    validation = validate(report_with("2021", *tables))

    assert {outcome: n for outcome, n in validation.coverage.lines.items() if n} == {Outcome.HOLDS: 42}
    assert validation.coverage.confirmed == 42
    assert (validation.ok, validation.complete) == (True, True)


def test_totals_left_at_zero_break_exactly_their_two_lines() -> None:
    validation = validate(report_with("2021", HONGZE_2023_DISPUTES))
    expected = {("GIR304", "disputes.reconsideration"), ("GIR304", "disputes.litigation_direct")}

    assert expected == lines_with(validation, *REFUTED)
    assert expected == found(validation, *LINEAR)
    assert (validation.ok, validation.complete) == (False, False)


def test_a_broken_line_is_told_with_the_figures_of_both_sides() -> None:
    (finding,) = validate(report_with("2021", HONGZE_2023_DISPUTES)).findings[:1]

    assert (finding.values["left"], finding.values["right"]) == (0, 11)
    assert "11" in finding.message("zh")
    assert "they differ by 11" in finding.message("en")
    assert {str(ref) for ref in finding.related} == {
        f"disputes.reconsideration.{name}" for name in ("upheld", "corrected", "other", "pending", "total")
    }


COUNTS = {
    edition_id: [ref for ref, cell in make_report(edition_id).cells() if isinstance(cell, int)]
    for edition_id in ("2019", "2021")
}


def blanked(report: Report, cells: frozenset[CellRef]) -> Report:
    for cell in cells:
        report = with_cell(report, cell, None)
    return report


@each_edition
@settings(max_examples=25)
@given(data=st.data())
def test_135_blanks_refute_nothing_in_a_consistent_report(edition_id: str, data: st.DataObject) -> None:
    report = make_report(edition_id)
    cells = data.draw(st.frozensets(st.sampled_from(COUNTS[edition_id]), min_size=135, max_size=135))

    validation = validate(blanked(report, cells))

    assert set() == lines_with(validation, *REFUTED)
    assert set() == found(validation, *LINEAR)
    assert not validation.complete
    for line in validation.lines:
        assert line.filled == {ref: report.cell(ref) for ref in line.filled}
        assert (line.outcome is Outcome.INFERRED) == bool(line.filled)


@each_edition
@settings(max_examples=40)
@given(data=st.data())
def test_one_wrong_cell_among_blanks_accuses_no_line_that_does_not_hold_it(
    edition_id: str, data: st.DataObject
) -> None:
    every = st.sampled_from([ref for ref in COUNTS[edition_id] if ref.table == "requests"])
    wrong = data.draw(every)
    report = with_cell(make_report(edition_id), wrong, data.draw(st.integers(0, 3000)))
    blank = data.draw(st.frozensets(every, max_size=40)) - {wrong}

    for finding in validate(blanked(report, blank), families={"3xx"}).findings:
        assert wrong in (finding.at, *finding.related)
        assert finding.at == wrong or not (isinstance(finding.at, CellRef) and finding.at.is_cell)


@each_edition
def test_every_blank_form_is_open_and_never_complete(edition_id: str) -> None:
    report = make_report(edition_id, proactive_disclosure=None, requests=None, disputes=None)

    validation = validate(report)

    assert {Outcome.OPEN} == {line.outcome for line in validation.lines}
    assert validation.coverage.cells_read == 0
    assert (validation.ok, validation.complete) == (False, False)


def test_a_negative_count_is_held_and_found() -> None:
    validation = validate(make_report(**{"disputes.reconsideration.upheld": -3}))

    assert {("GIR304", "disputes.reconsideration")} == found(validation, *LINEAR)
    assert {("GIR320", "disputes.reconsideration.upheld")} == found(validation, "GIR320")


def test_lines_that_cannot_hold_together_are_one_finding_that_names_them() -> None:
    blank = {"requests.state_secret.research_institution": None, "requests.disclosed.research_institution": None}
    report = make_report(**{"requests.disclosed.other_organization": 0}, **blank)

    validation = validate(report)

    together = [finding for finding in validation.findings if "together" in finding.message("en")]
    assert [str(finding.at) for finding in together] == ["requests.*.research_institution"]
    assert "科研机构、（一）予以公开、（三）不予公开 1.属于国家秘密" in together[0].message("zh")
    related = {str(ref) for ref in together[0].related}
    assert related >= {"requests.disclosed.total", "requests.not_held.research_institution"}


def test_the_sign_of_a_change_of_the_year_can_be_inferred_by_no_inequality() -> None:
    report = make_report("2019", **{"proactive_disclosure.licensing.change": None})

    assert set() == found(validate(report), "GIR310")


def signed_cells(table: Table) -> list[Cell]:
    columns = table.LAYOUT.columns()
    return [cell for cell, column in zip(table.values(), columns, strict=True) if column.domain is Domain.SIGNED]


def test_a_change_of_the_year_may_be_negative() -> None:
    report = make_report("2019")

    assert signed_cells(report.proactive_disclosure) == [-1] * 5
    assert set() == found(validate(report), "GIR320")


def test_a_report_is_never_changed_by_checking_it() -> None:
    report = make_report(**{"disputes.reconsideration.total": 0, "requests.received.total": None})
    before = (counts_of(report.requests), counts_of(report.disputes), hash(report))

    validate(report)

    assert before == (counts_of(report.requests), counts_of(report.disputes), hash(report))


def test_findings_come_by_code() -> None:
    report = make_report(year=2018, problems=None, **{"disputes.reconsideration.total": 0})
    codes = [finding.rule.code for finding in validate(report).findings]

    assert sorted(codes) == codes
    assert len(set(codes)) > 1


def test_the_same_fault_in_another_organ_is_told_alike_but_fingerprinted_apart() -> None:
    faulty = report_with("2021", filled_disputes := Disputes.blank())
    other = make_report(disputes=filled_disputes, organ=Organ(name="东湖市人民政府"))

    ours, theirs = validate(faulty), validate(other)

    assert ours.findings == theirs.findings
    assert ours.fingerprint(ours.findings[0]) != theirs.fingerprint(theirs.findings[0])
