"""The figure of a cell as it is printed where the source's own marks are not kept."""

from __future__ import annotations

from decimal import Decimal

from govinfo_report.form.layout import Column
from govinfo_report.report.base import Cell
from govinfo_report.report.money import Money
from govinfo_report.text.typography import format_number, format_quantity

__all__ = ["amount_text", "figure_text"]


def figure_text(value: Cell, column: Column, /) -> str | None:
    """The digits of a cell, with the unit of an amount where the head prints another one or none; ``None``: blank.

    Digits are not grouped, as in every table of the forms (GB/T 15835-2011 leaves the choice).
    """
    if isinstance(value, Money):
        return amount_text(value.value, None if value.unit == column.unit else value.unit)
    return None if value is None else format_number(value)


def amount_text(value: Decimal | None, unit: str | None, /) -> str | None:
    """The digits of an amount with its unit (元, 万元), if there is one; ``None`` for a blank."""
    return None if value is None else format_quantity(value, unit or "")
