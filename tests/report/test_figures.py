"""The figure of a cell and the title of a report, as they are printed everywhere."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report import Money, Organ, formats, write
from govinfo_report.form.layout import Column, Domain
from govinfo_report.report.figures import amount_text, figure_text
from govinfo_report.report.titles import usual_title
from govinfo_report.testing import make_report, with_cell
from govinfo_report.text import parse_number

COUNT = Column("total", "总计", "Total")
FEES = Column("amount", "本年收费金额（单位：万元）", "Fees", domain=Domain.MONEY, unit="万元")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Money(Decimal("96171.60"), "万元"), "96171.60"),
        (Money(Decimal("96171.60"), "元"), "96171.60元"),
        (Money(Decimal("1E+3"), None), "1000"),
        (Money(None, "万元"), None),
        (None, None),
        (0, "0"),
        (-8, "-8"),
        (1234567, "1234567"),
    ],
)
def test_a_figure_has_the_unit_that_its_head_does_not_print(value: Money | int | None, shown: str | None) -> None:
    assert figure_text(value, FEES if isinstance(value, Money) else COUNT) == shown


@given(value=st.integers(-(10**15), 10**15) | st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_a_figure_reads_back(value: int | Decimal) -> None:
    text = amount_text(value, None) if isinstance(value, Decimal) else figure_text(value, COUNT)

    assert text is not None
    assert parse_number(text) == value


@pytest.mark.parametrize("name", ["markdown", "text", "html"])
def test_no_writer_groups_the_digits_of_a_table(name: str) -> None:
    assert formats.can_write(name)
    text = write(with_cell(make_report("2021"), "requests.received.total", 1234567), name)

    assert "1234567" in text
    assert "1,234" not in text


@pytest.mark.parametrize(
    ("organ", "year", "title"),
    [
        (Organ(name="云溪市人民政府"), 2024, "云溪市人民政府2024年政府信息公开工作年度报告"),
        (Organ(name="云溪市人民政府"), None, "云溪市人民政府××××年政府信息公开工作年度报告"),
        (None, 24, "××××24年政府信息公开工作年度报告"),
    ],
)
def test_a_title_names_organ_year_and_kind(organ: Organ | None, year: int | None, title: str) -> None:
    assert usual_title(organ, year) == title
