"""The tables of a report as the official form merges their cells, for printing."""

from __future__ import annotations

from attrs import frozen

from govinfo_report import Report
from govinfo_report.formats._printed import row_texts
from govinfo_report.report.base import Table

__all__ = ["VERTICAL", "Box", "Sheet", "sheets_of"]

VERTICAL = "三、本年度办理结果"


@frozen
class Box:
    """A cell: the place at its top left, the rows and columns it takes, and its text."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


@frozen
class Sheet:
    """A table to be printed."""

    name: str
    widths: tuple[float, ...]
    boxes: tuple[Box, ...]
    heads: int = 0
    """How many rows at its top are heads."""

    @property
    def rows(self) -> int:
        return max(box.row + box.rows for box in self.boxes)


def sheets_of(report: Report) -> dict[str, Sheet]:
    """The three tables of a report as the official form merges their cells."""
    return {
        "proactive_disclosure": _proactive(report, report.proactive_disclosure),
        "requests": _requests(report, report.requests),
        "disputes": _disputes(report, report.disputes),
    }


def _proactive(report: Report, table: Table) -> Sheet:
    boxes: list[Box] = []
    row = 0
    before = None
    for block, line in table.LAYOUT.rows():
        span = 12 // len(block.columns)
        if block is not before:
            boxes.append(Box(row, 0, 1, 13, block.caption or ""))
            boxes.append(Box(row + 1, 0, 1, 1, block.corner or ""))
            boxes += [Box(row + 1, 1 + n * span, 1, span, c.label) for n, c in enumerate(block.columns)]
            row += 2
            before = block
        boxes.append(Box(row, 0, 1, 1, line.label))
        boxes += [Box(row, 1 + n * span, 1, span, t) for n, t in enumerate(row_texts(report, table, block, line))]
        row += 1
    return Sheet("proactive_disclosure", (120.0, *[27.0] * 12), tuple(boxes))


def _requests(report: Report, table: Table) -> Sheet:
    layout = table.LAYOUT
    block = layout.blocks[0]
    heads = [column.label for column in block.columns]
    boxes = [Box(0, 0, 3, 3, block.corner or ""), Box(0, 3, 1, 7, "申请人情况"), Box(1, 3, 2, 1, heads[0])]
    boxes += [Box(1, 4, 1, 5, "法人或其他组织"), Box(1, 9, 2, 1, heads[-1])]
    boxes += [Box(2, 4 + n, 1, 1, head) for n, head in enumerate(heads[1:-1])]
    groups: dict[str, list[int]] = {}
    for row, (_, line) in enumerate(layout.rows(), start=3):
        path = [group.label for group in layout.group_path(line.group) if group.label]
        for label in path:
            groups.setdefault(label, []).append(row)
        boxes.append(Box(row, len(path), 1, 3 - len(path), line.label))
        boxes += [Box(row, 3 + n, 1, 1, text) for n, text in enumerate(row_texts(report, table, block, line))]
    for label, rows in groups.items():
        boxes.append(Box(rows[0], 0 if label == VERTICAL else 1, len(rows), 1, label))
    return Sheet("requests", (24.0, 60.0, 125.0, *[34.0] * 7), tuple(boxes), heads=3)


def _disputes(report: Report, table: Table) -> Sheet:
    five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    boxes = [Box(0, 0, 1, 5, "行政复议"), Box(0, 5, 1, 10, "行政诉讼")]
    boxes += [Box(1, 5, 1, 5, "未经复议直接起诉"), Box(1, 10, 1, 5, "复议后起诉")]
    boxes += [Box(1, n, 2, 1, text) for n, text in enumerate(five)]
    boxes += [Box(2, 5 + n, 1, 1, text) for n, text in enumerate(five * 2)]
    values = [text for block, row in table.LAYOUT.rows() for text in row_texts(report, table, block, row)]
    boxes += [Box(3, n, 1, 1, text) for n, text in enumerate(values)]
    return Sheet("disputes", (29.8,) * 15, tuple(boxes), heads=3)
