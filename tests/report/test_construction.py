"""What a report can be built from: whole numbers, amounts as printed, and blanks; nothing is converted."""

from __future__ import annotations

import enum
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from attrs import evolve

from govinfo_report import (
    ApplicantCounts,
    CaseOutcomes,
    CellTypeError,
    Decisions,
    Disputes,
    FeesCollected,
    GovInfoError,
    Money,
    Overview,
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    Problems,
    ProcessingFee,
    Procurement,
    Report,
    Requests2019,
    Requests2021,
    edition,
)
from govinfo_report.report.base import Table, TableRow
from govinfo_report.testing import make_report

TABLES = [table for each in ("2019", "2021") for table in edition(each).tables]
each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)


class Numpyish(int):
    """Behaves as an integer of an array library does, and is no plain ``int``."""


class Level(enum.IntEnum):
    ONE = 1


class Indexable:
    def __int__(self) -> int:
        return 3

    def __index__(self) -> int:
        return 3


LOOK_ALIKES: list[object] = [True, False, 3.0, 3 + 0j, Decimal(3), Fraction(3), Numpyish(3), Level.ONE, Indexable()]


class Nothing:
    """No count by any reading, and the same in every run."""

    def __repr__(self) -> str:
        return "Nothing()"


NO_COUNTS = [*LOOK_ALIKES, float("nan"), "3", "", b"3", [3], (3,), {}, Nothing(), Money(Decimal(3))]
each_no_count = pytest.mark.parametrize("value", NO_COUNTS, ids=lambda value: f"{type(value).__name__}-{value!r}"[:40])


def outcomes(**changes: Any) -> CaseOutcomes:
    return CaseOutcomes(**{"upheld": 1, "corrected": 2, "other": 3, "pending": 4, "total": 10, **changes})


@each_no_count
def test_a_count_is_an_int_or_none_and_nothing_that_looks_like_one(value: object) -> None:
    with pytest.raises(CellTypeError, match=r"CaseOutcomes\.other: expected None or int, got"):
        outcomes(other=value)


@each_no_count
def test_a_composer_converts_nothing_either(value: Any) -> None:
    with pytest.raises(TypeError):
        ApplicantCounts.summing(natural_person=value)


@pytest.mark.parametrize("value", [3, 3.0, "3", None, True, Decimal(3), [Money(None)]], ids=repr)
def test_an_amount_is_money_and_nothing_else(value: Any) -> None:
    with pytest.raises(CellTypeError, match=r"FeesCollected\.amount: expected Money, got"):
        FeesCollected(amount=value)
    with pytest.raises(CellTypeError, match=r"Procurement\.amount: expected Money"):
        Procurement(projects=1, amount=value)


@pytest.mark.parametrize("value", [0, -5, 10**30, None], ids=repr)
def test_what_was_printed_is_held_also_where_it_is_wrong(value: int | None) -> None:
    assert value == outcomes(total=value).total


def test_the_message_names_class_cell_type_and_value() -> None:
    with pytest.raises(CellTypeError) as caught:
        Decisions(decisions="若干")  # type: ignore[arg-type]

    assert str(caught.value) == "Decisions.decisions: expected None or int, got str: '若干'"
    assert isinstance(caught.value, TypeError)
    assert isinstance(caught.value, GovInfoError)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_no_row_and_no_cell_can_be_left_out(table: type[Table]) -> None:
    for block in table.LAYOUT.blocks:
        with pytest.raises(TypeError, match="missing"):
            block.row_type()
    with pytest.raises(TypeError, match="missing"):
        table()


@each_table
def test_a_row_must_be_of_the_class_of_its_block(table: type[Table]) -> None:
    class Stranger(TableRow):
        pass

    blank = table.blank()
    for _, row in table.LAYOUT.rows():
        strangers: list[Any] = [None, 3, "", {}, Stranger()]
        for wrong in strangers:
            with pytest.raises(CellTypeError, match=rf"{table.__name__}\.{row.name}: expected"):
                evolve(blank, **{row.name: wrong})


@each_table
def test_rows_and_cells_cannot_be_assigned(table: type[Table]) -> None:
    blank: Any = table.blank()
    for row, counts in blank.items():
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(blank, row.name, counts)
        for field in attrs.fields(type(counts)):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(counts, field.name, 1)


@each_table
def test_objects_take_no_further_attributes(table: type[Table]) -> None:
    blank: Any = table.blank()
    for each in (blank, *(counts for _, counts in blank.items())):
        with pytest.raises(AttributeError):
            object.__setattr__(each, "remark", "x")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("year", "2024"),
        ("year", True),
        ("year", 2024.0),
        ("organ", "云溪市人民政府"),
        ("requests", None),
        ("requests", make_report().disputes),
        ("disputes", make_report().requests),
        ("proactive_disclosure", {}),
        ("overview", "已公开。"),
        ("overview", Problems(paragraphs=())),
        ("problems", ("问题",)),
        ("other_matters", Overview(paragraphs=())),
    ],
    ids=lambda value: str(value)[:20],
)
def test_the_parts_of_a_report_are_of_their_classes(name: str, value: Any) -> None:
    with pytest.raises(CellTypeError, match=rf"Report\.{name}"):
        evolve(make_report(), **{name: value})


def test_names_of_sections_and_tables_are_checked() -> None:
    with pytest.raises(ValueError, match="no sections of a report: summary"):
        evolve(make_report(), headings={"summary": "一、总结"})
    with pytest.raises(ValueError, match="no tables of a report: overview"):
        evolve(make_report(), notes={"overview": ("注",)})
    with pytest.raises(ValueError, match="no tables of a report: overview"):
        evolve(make_report(), absent={"overview"})


def test_one_text_is_not_taken_for_a_list_of_paragraphs() -> None:
    with pytest.raises(TypeError):
        Overview(paragraphs="已公开。")
    with pytest.raises(TypeError):
        evolve(make_report(), preamble="本报告由云溪市人民政府编制。")
    with pytest.raises(TypeError):
        evolve(make_report(), notes={"requests": "注：含上年结转。"})  # type: ignore[dict-item]  # what is tested
    with pytest.raises(TypeError):
        evolve(make_report(), absent="disputes")


@pytest.mark.parametrize("value", [True, 3.0, "3"])
def test_fee_notices_are_a_count(value: Any) -> None:
    with pytest.raises(CellTypeError, match="ProcessingFee"):
        ProcessingFee(notices=value)


def test_a_report_needs_its_organ_year_and_tables_and_nothing_more() -> None:
    report = Report(
        organ=None,
        year=None,
        proactive_disclosure=ProactiveDisclosure2021.blank(),
        requests=Requests2019.blank(),
        disputes=Disputes.blank(),
    )

    assert report.title is None
    assert report.overview is None
    assert report.headings == {}
    assert report.absent == frozenset()


def test_blank_and_summing_of_a_table_differ_in_every_cell() -> None:
    for table in TABLES:
        pairs = zip(table.blank().values(), table.summing().values(), strict=True)
        assert all(blank != zero for blank, zero in pairs)


@pytest.mark.parametrize("table", [Requests2019, Requests2021])
def test_requests_are_summed_from_the_rows_that_are_not_zero(table: type[Requests2019 | Requests2021]) -> None:
    requests = table.summing(
        received=ApplicantCounts.summing(natural_person=7, commercial_enterprise=2),
        carried_in=ApplicantCounts.summing(natural_person=1),
        disclosed=ApplicantCounts.summing(natural_person=3),
        repeat_request=ApplicantCounts.summing(natural_person=1, commercial_enterprise=2),
    )

    assert requests.total_handled == ApplicantCounts.summing(natural_person=4, commercial_enterprise=2)
    assert requests.carried_forward == ApplicantCounts.summing(natural_person=4)
    assert requests.state_secret == ApplicantCounts.summing()


def test_the_other_handling_of_each_form_counts_as_handled() -> None:
    five = ApplicantCounts.summing(other_organization=5)

    assert Requests2019.summing(received=five, other_handling=five).total_handled == five
    for row in ("correction_overdue", "fee_overdue", "other_outcome"):
        assert Requests2021.summing(received=five, **{row: five}).carried_forward == ApplicantCounts.summing()


def test_what_is_computed_cannot_be_given() -> None:
    some = ApplicantCounts.summing(natural_person=1)
    with pytest.raises(TypeError, match="computes total_handled"):
        Requests2021.summing(total_handled=some)
    with pytest.raises(TypeError, match="computes carried_forward"):
        Requests2019.summing(carried_forward=some)


def test_a_row_of_another_form_is_refused() -> None:
    some = ApplicantCounts.summing(natural_person=1)
    with pytest.raises(TypeError, match="other_handling"):
        Requests2021.summing(other_handling=some)
    with pytest.raises(TypeError, match="fee_overdue"):
        Requests2019.summing(fee_overdue=some)
    with pytest.raises(TypeError, match="no_such_row"):
        Disputes.summing(no_such_row=CaseOutcomes.summing())


@pytest.mark.parametrize("wrong", [3, None, "3", CaseOutcomes.summing(), ApplicantCounts], ids=lambda v: str(v)[:12])
@pytest.mark.parametrize("row", ["received", "disclosed"])
def test_requests_are_summed_from_rows_only(row: str, wrong: Any) -> None:
    with pytest.raises(CellTypeError, match=rf"Requests2021\.{row}: expected ApplicantCounts"):
        Requests2021.summing(**{row: wrong})


def test_blanks_cannot_be_summed() -> None:
    blank = Requests2021.blank().received
    with pytest.raises(TypeError):
        Requests2021.summing(received=blank)


def test_disputes_and_section_two_are_summed_with_zeros_elsewhere() -> None:
    disputes = Disputes.summing(litigation_direct=CaseOutcomes.summing(upheld=2, pending=1))

    assert disputes.litigation_direct.total == 3
    assert disputes.reconsideration == CaseOutcomes(upheld=0, corrected=0, other=0, pending=0, total=0)
    assert ProactiveDisclosure2021.summing().administrative_fees.amount == Money(Decimal(0), "万元")
    assert ProactiveDisclosure2019.summing().centralized_procurement.amount == Money(Decimal(0))
