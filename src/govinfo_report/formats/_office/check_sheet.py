"""The sheet on which a workbook of ours checks itself: it is no part of the report, and is not read as one."""

from __future__ import annotations

from govinfo_report.text.normalise import simplify

__all__ = ["NAME", "NOTICE", "is_check_sheet"]

NAME = "勾稽核对"
NOTICE = "本工作表用公式核对勾稽关系，不是报告的内容"


def is_check_sheet(name: str, first: str, /) -> bool:
    """Whether a sheet with this name and this first cell is such a sheet."""
    return simplify(name) == NAME and simplify(first) == NOTICE
