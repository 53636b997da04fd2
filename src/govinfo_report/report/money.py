"""An amount of money as it was printed."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from attrs import frozen

from govinfo_report.errors import CellTypeError

__all__ = ["Money", "MoneyUnit"]

MoneyUnit = Literal["元", "万元"]
_UNITS = (None, "元", "万元")


@frozen
class Money:
    """Digits and unit as printed: never a float, never converted silently.

    ``value=None`` is a blank cell; ``unit=None`` means that neither the cell nor its head prints a unit.

    >>> Money(Decimal("96171.6"), "万元")
    Money(value=Decimal('96171.6'), unit='万元')
    """

    value: Decimal | None
    unit: MoneyUnit | None = None

    def __attrs_post_init__(self) -> None:
        if self.value is not None and (type(self.value) is not Decimal or not self.value.is_finite()):
            raise CellTypeError(f"Money.value: expected a finite Decimal or None, got {self.value!r}")
        if self.unit not in _UNITS:
            raise CellTypeError(f"Money.unit: expected 元, 万元 or None, got {self.unit!r}")

    @classmethod
    def zero(cls, unit: MoneyUnit | None = None) -> Money:
        """No money."""
        return cls(Decimal(0), unit)

    def in_yuan(self) -> Decimal | None:
        """The amount in 元; ``None`` where there is no amount, or no printed unit to convert from."""
        if self.value is None or self.unit is None:
            return None
        return self.value if self.unit == "元" else self.value * 10_000
