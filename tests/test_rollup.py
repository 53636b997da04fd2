"""A report that sums up its units: what is left over is found, and explained by the least that does."""

from __future__ import annotations

import time
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from govinfo_report import (
    Money,
    Organ,
    ProactiveDisclosure2021,
    Report,
    Requests2021,
    RollupValidation,
    Scope,
    Severity,
    edition,
    validate_rollup,
)
from govinfo_report.report.base import Table, TableRow
from govinfo_report.testing import make_report

UNITS = ("云溪市档案局", "云溪市教育局", "云溪市财政局")


def unit(name: str, **changes: object) -> Report:
    return make_report("2021", organ=Organ(name=name), **changes)


CHILDREN = [unit(name) for name in UNITS]


def summed(reports: list[Report], **changes: object) -> Report:
    """The report that sums these up."""
    tables: dict[str, Any] = {}
    for table in edition("2021").tables:
        rows: dict[str, TableRow] = {}
        for _, row in table.LAYOUT.rows():
            name = table.LAYOUT.table
            each = [getattr(getattr(report, name), row.name) for report in reports]
            cells = {
                column: _sum([getattr(one, column) for one in each]) for column in table.LAYOUT.row_cells(row.name)
            }
            rows[row.name] = type(each[0])(**cells)
        tables[table.LAYOUT.table] = table.of_rows(rows)
    whole = evolve(make_report("2021"), scope=Scope.CONSOLIDATED, **tables)
    for address, value in changes.items():
        whole = _with(whole, address, value)
    return whole


def _sum(cells: list[object]) -> object:
    if isinstance(cells[0], Money):
        amounts = [cell.value for cell in cells if isinstance(cell, Money) and cell.value is not None]
        return Money(sum(amounts, Decimal(0)), cells[0].unit)
    return sum(cell for cell in cells if isinstance(cell, int))


def _with(report: Report, address: str, value: object) -> Report:
    table, row, column = address.split(".")
    held: Table = getattr(report, table)
    changed: dict[str, Any] = {row: evolve(getattr(held, row), **{column: value})}
    whole: dict[str, Any] = {table: evolve(held, **changed)}
    return evolve(report, **whole)


def codes(validation: RollupValidation) -> list[str]:
    return [finding.rule.code for finding in validation.findings]


def told(validation: RollupValidation, code: str = "GIR501") -> str:
    return " ".join(each.message() for each in validation.findings if each.rule.code == code)


def test_a_sum_that_is_right_is_accused_of_nothing() -> None:
    validation = validate_rollup(summed(CHILDREN), CHILDREN, expected=UNITS)

    assert codes(validation) == []
    assert validation.complete
    assert dict(validation.residuals) == {}


COUNTS = [
    ref
    for table in (ProactiveDisclosure2021, Requests2021)
    for ref, column in zip(table.LAYOUT.cells(), table.LAYOUT.columns(), strict=True)
    if column.domain.value == "count"
]


@pytest.mark.parametrize("ref", COUNTS[::9], ids=str)
def test_one_more_in_one_cell_is_found_there(ref: object) -> None:
    whole = summed(CHILDREN)
    value = whole.cell(str(ref))
    assert isinstance(value, int)
    validation = validate_rollup(_with(whole, str(ref), value + 1), CHILDREN)

    assert [str(each) for each in validation.residuals] == [str(ref)]
    assert "只有这一格不同" in told(validation)


def test_a_unit_that_was_left_out_is_named() -> None:
    validation = validate_rollup(summed(CHILDREN[:2]), CHILDREN)

    assert "差数正好是云溪市财政局的全部数字，它没有计入汇总" in told(validation) or "没有计入汇总" in told(validation)
    assert set(codes(validation)) == {"GIR501"}


def test_units_that_differ_are_told_apart() -> None:
    other = unit("云溪市民政局", **{"requests.received.natural_person": 200, "requests.received.total": 944})
    validation = validate_rollup(summed(CHILDREN), [*CHILDREN, other])

    assert "云溪市民政局的全部数字，它没有计入汇总" in told(validation)


def test_a_unit_that_was_counted_twice_is_named() -> None:
    other = unit("云溪市民政局", **{"requests.received.natural_person": 200, "requests.received.total": 944})
    validation = validate_rollup(summed([*CHILDREN, other, other]), [*CHILDREN, other])

    assert "云溪市民政局的全部数字，它计入了两次" in told(validation)


def test_the_own_part_of_the_organ_looks_like_a_whole_report() -> None:
    own = make_report(
        "2021",
        **{
            "requests.received.natural_person": 200,
            "requests.received.total": 944,
            "requests.carried_forward.natural_person": 59,
            "requests.carried_forward.total": 74,
        },
    )
    validation = validate_rollup(summed([*CHILDREN, own]), CHILDREN)

    assert "像是一份完整的报告" in told(validation)


def test_several_wrong_cells_are_only_listed() -> None:
    whole = _with(_with(summed(CHILDREN), "requests.disclosed.total", 1), "requests.repeat_request.total", 1)
    validation = validate_rollup(whole, CHILDREN)

    assert "请逐格核对" in told(validation)
    assert "GIR502" in codes(validation)


def test_a_blank_is_not_nought() -> None:
    blank = unit(UNITS[0], **{"requests.disclosed.total": None})
    validation = validate_rollup(summed(CHILDREN), [blank, *CHILDREN[1:]])

    assert codes(validation) == []
    assert [str(ref) for ref in validation.open] == ["requests.disclosed.total"]
    assert not validation.complete


def test_a_sum_that_no_blank_can_make_right_is_wrong() -> None:
    blank = unit(UNITS[0], **{"requests.disclosed.total": None})
    whole = _with(summed(CHILDREN), "requests.disclosed.total", 3)
    validation = validate_rollup(whole, [blank, *CHILDREN[1:]])

    assert [str(ref) for ref in validation.residuals] == ["requests.disclosed.total"]


@pytest.mark.parametrize(("scope", "expected"), [(Scope.UNKNOWN, ["GIR504"]), (Scope.OWN, [])])
def test_only_a_report_that_says_so_is_compared(scope: Scope, expected: list[str]) -> None:
    validation = validate_rollup(evolve(make_report("2021"), scope=scope), CHILDREN)

    assert codes(validation) == expected
    assert dict(validation.residuals) == {}


def test_the_caller_can_say_what_the_report_does_not() -> None:
    validation = validate_rollup(make_report("2021"), CHILDREN, scope=Scope.CONSOLIDATED)

    assert validation.scope is Scope.CONSOLIDATED
    assert "GIR501" in codes(validation)


def test_a_unit_on_another_year_is_left_out_and_said_to_be() -> None:
    late = unit(UNITS[2], year=2023)
    validation = validate_rollup(summed(CHILDREN[:2]), [*CHILDREN[:2], late], expected=UNITS)

    assert [each.report for each in validation.apart] == [late]
    assert codes(validation) == ["GIR503"]
    assert not validation.ok


def test_families_and_profiles_are_respected() -> None:
    from govinfo_report import Profile

    used = Profile(name="own", off=frozenset({"GIR502"}), severities={"GIR501": Severity.ERROR})
    validation = validate_rollup(make_report("2021"), CHILDREN, scope=Scope.CONSOLIDATED, profile=used)

    assert {each.severity for each in validation.findings} == {Severity.ERROR}
    assert "GIR502" not in validation.rules_run
    assert validate_rollup(make_report("2021"), CHILDREN, families={"3xx"}).rules_run == ()
    with pytest.raises(ValueError, match="9xx"):
        validate_rollup(make_report("2021"), CHILDREN, families={"9xx"})


def test_a_rule_that_crashes_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from govinfo_report import rule_info
    from govinfo_report.rules.base import Rollup, RollupCheck
    from govinfo_report.validation import rollup as module

    def crash(rollup: Rollup) -> list[object]:
        raise ZeroDivisionError(rollup.scope)

    check = RollupCheck(rule_info("GIR501"), crash)  # type: ignore[arg-type]
    monkeypatch.setattr(module, "all_rollup_checks", lambda: (check,))
    validation = validate_rollup(summed(CHILDREN), CHILDREN)

    assert (codes(validation), validation.rules_crashed, validation.ok) == (["GIR000"], ("GIR501",), False)


def test_a_hundred_units_take_less_than_a_second() -> None:
    children = [unit(f"云溪市第{number}局") for number in range(100)]
    whole = summed(children)
    start = time.process_time()
    validation = validate_rollup(whole, children)

    assert validation.findings == ()
    assert time.process_time() - start < 3
