"""Amounts of money: digits and unit as printed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from govinfo_report import CellTypeError, Money


@pytest.mark.parametrize(
    "value", [1, 1.5, "1.5", True, float("inf"), *map(Decimal, ("NaN", "sNaN", "Infinity", "-Infinity"))], ids=repr
)
def test_an_amount_is_a_finite_decimal_or_none(value: Any) -> None:
    with pytest.raises(CellTypeError, match=r"Money\.value: expected a finite Decimal or None"):
        Money(value)


def test_a_subclass_of_decimal_is_refused() -> None:
    class Digits(Decimal):
        pass

    with pytest.raises(CellTypeError):
        Money(Digits("1"))


@pytest.mark.parametrize("unit", ["", "美元", "亿元", "万", 1, True])
def test_a_unit_is_yuan_or_ten_thousand_yuan_or_none(unit: Any) -> None:
    with pytest.raises(CellTypeError, match=r"Money\.unit: expected 元, 万元 or None"):
        Money(Decimal(1), unit)


def test_digits_are_kept_as_printed() -> None:
    assert str(Money(Decimal("96171.60"), "万元").value) == "96171.60"
    assert str(Money(Decimal("-0.5")).value) == "-0.5"


@pytest.mark.parametrize(
    ("money", "expected"),
    [
        (Money(Decimal("96171.6"), "万元"), Decimal("961716000.0")),
        (Money(Decimal(400), "元"), Decimal(400)),
        (Money(Decimal(400)), None),
        (Money(None, "万元"), None),
        (Money(Decimal("0.00001"), "万元"), Decimal("0.1")),
    ],
    ids=str,
)
def test_an_amount_is_converted_only_from_a_printed_unit(money: Money, expected: Decimal | None) -> None:
    assert expected == money.in_yuan()


def test_the_same_digits_in_another_unit_are_another_amount() -> None:
    assert Money(Decimal(1), "元") != Money(Decimal(1), "万元")
    assert Money(Decimal(1), "元") != Money(Decimal(1))
    assert Money(None) != Money.zero()
    assert Money.zero("万元") == Money(Decimal(0), "万元")
