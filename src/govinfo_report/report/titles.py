"""The title of a report, as most of them print it: organ, year and kind."""

from __future__ import annotations

from govinfo_report.report.organ import Organ
from govinfo_report.text.typography import format_quantity

__all__ = ["KIND", "usual_title"]

KIND = "政府信息公开工作年度报告"
_NO_NAME, _NO_YEAR = "××××", "××××年"


def usual_title(organ: Organ | None, year: int | None, /) -> str:
    """云溪市人民政府2024年政府信息公开工作年度报告; ×××× stands for what is not known."""
    name = organ.name if organ is not None else _NO_NAME
    told = format_quantity(year, "年") if year is not None else _NO_YEAR
    return f"{name}{told}{KIND}"
