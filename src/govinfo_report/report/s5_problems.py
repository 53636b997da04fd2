"""五、存在的主要问题及改进情况."""

from __future__ import annotations

from attrs import frozen

from govinfo_report.report.s1_overview import Narrative

__all__ = ["Problems"]


@frozen(kw_only=True)
class Problems(Narrative):
    """五、存在的主要问题及改进情况 (条例 第五十条第一款第四项)."""
