"""六、其他需要报告的事项."""

from __future__ import annotations

from attrs import field, frozen

from govinfo_report.errors import CellTypeError
from govinfo_report.report.money import Money
from govinfo_report.report.s1_overview import Narrative

__all__ = ["OtherMatters", "ProcessingFee"]


@frozen(kw_only=True)
class ProcessingFee:
    """信息处理费 (条例 第四十二条, 国办函〔2020〕109号): fee notices and amounts, as section six tells of them.

    It is another fee than 行政事业性收费 of section two, and usually told in 元 where that one is in 万元.
    ``None`` is what the section does not say.
    """

    notices: int | None = None
    """Fee notices issued (件)."""
    charged: Money | None = None
    """The amount on the notices."""
    collected: Money | None = None
    """The amount that was paid."""

    def __attrs_post_init__(self) -> None:
        if self.notices is not None and type(self.notices) is not int:
            raise CellTypeError(f"ProcessingFee.notices: expected int or None, got {self.notices!r}")


@frozen(kw_only=True)
class OtherMatters(Narrative):
    """六、其他需要报告的事项, since the 2021 form with the collection of 信息处理费."""

    processing_fee: ProcessingFee | None = field(default=None)
