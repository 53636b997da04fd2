"""Documents that the examples of rules on reading are made of."""

from __future__ import annotations

from govinfo_report.findings import Example

__all__ = ["GOOD", "HEAD", "RECEIVED", "ROW"]

HEAD = "三、收到和处理政府信息公开申请情况\n"
RECEIVED = "一、本年新收政府信息公开申请数量"
ROW = HEAD + RECEIVED + " | {} | 0 | 0 | 0 | 0 | 0 | 2 |\n"
GOOD = Example(source=ROW.format("2"))
