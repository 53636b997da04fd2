"""One report printed in the layouts in which plain text is published."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from govinfo_report import Report
from govinfo_report.form.layout import Block, Row, TableLayout
from govinfo_report.formats._printed import row_texts
from govinfo_report.report.base import Table
from govinfo_report.report.sections import SECTIONS
from govinfo_report.text.width import display_width

__all__ = ["LAYOUTS"]

Rows = Iterator[list[str]]
_LABELS = 3


def _groups(layout: TableLayout, row: Row) -> list[str]:
    return [group.label for group in layout.group_path(row.group) if group.label]


def _section_two(report: Report, table: Table) -> Rows:
    before: Block | None = None
    for block, row in table.LAYOUT.rows():
        if block is not before:
            yield [block.caption or ""]
            yield ["信息内容", *(column.label for column in block.columns)]
            before = block
        yield [row.label, *row_texts(report, table, block, row)]


def _disputes(report: Report, table: Table, *, full_grid: bool) -> Rows:
    outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    pad = [""] * (len(outcomes) - 1) if full_grid else []
    yield ["行政复议", *pad, "行政诉讼", *pad, *pad]
    yield [*outcomes, "未经复议直接起诉", *pad, "复议后起诉", *pad]
    yield [*(["", *pad] if full_grid else []), *outcomes * 2]
    yield [text for block, row in table.LAYOUT.rows() for text in row_texts(report, table, block, row)]


def _requests(report: Report, table: Table, *, full_grid: bool, blank_covered: bool) -> Rows:
    """The requests table with covered cells left out, or printed as blanks, before the label or on both its sides."""
    layout = table.LAYOUT
    heads = [column.label for column in layout.blocks[0].columns]
    pad = [""] * (_LABELS - 1) if full_grid else []
    yield [layout.blocks[0].corner or "", *pad, *heads]
    opened: list[str] = []
    for block, row in layout.rows():
        names = [*_groups(layout, row), row.label]
        shown = [
            name if n == len(names) - 1 or name not in opened else "" if blank_covered or full_grid else None
            for n, name in enumerate(names)
        ]
        opened += names
        cells = [name for name in shown if name is not None]
        covered = [""] * (_LABELS - len(names)) if full_grid else []
        yield [*cells, *covered, *row_texts(report, table, block, row)]


def _printed(
    report: Report,
    *,
    ending: str = "",
    beginning: str = "",
    full_grid: bool = False,
    covered: bool = False,
    laid_out: Callable[[list[list[str]]], list[str]] | None = None,
) -> str:
    lines = [report.title or "", *report.preamble]
    for section in SECTIONS:
        lines.append(section.heading)
        value = getattr(report, section.name)
        if not isinstance(value, Table):
            lines += value.paragraphs if value else ()
            continue
        rows = {
            "proactive_disclosure": lambda: _section_two(report, report.proactive_disclosure),
            "requests": lambda: _requests(report, report.requests, full_grid=full_grid, blank_covered=covered),
            "disputes": lambda: _disputes(report, report.disputes, full_grid=full_grid),
        }[section.name]()
        if laid_out is None:
            lines += [beginning + " | ".join(row) + ending for row in rows]
        else:
            lines += laid_out(list(rows))
    return "\n".join(lines) + "\n"


def _aligned(rows: list[list[str]]) -> list[str]:
    """Columns told by blanks alone."""
    width = max(len(row) for row in rows)
    columns = [max(display_width(row[n]) for row in rows if n < len(row)) for n in range(width)]
    padded = [[cell + " " * (columns[n] - display_width(cell)) for n, cell in enumerate(row)] for row in rows]
    return ["   ".join(cells).rstrip() for cells in padded]


def _in_lines(rows: list[list[str]], *, bar: str) -> list[str]:
    return [cell + bar for row in rows for cell in row]


LAYOUTS: dict[str, Callable[[Report], str]] = {
    "bars between the cells": lambda report: _printed(report, ending=""),
    "a bar at the end": lambda report: _printed(report, ending=" |"),
    "doubled bars at the end": lambda report: _printed(report, ending=" |||"),
    "bars on both sides": lambda report: _printed(report, beginning="| ", ending=" |"),
    "covered cells as blanks": lambda report: _printed(report, ending="", covered=True),
    "every cell of the grid": lambda report: _printed(report, ending="", full_grid=True),
    "full-width bars": lambda report: _printed(report, ending="").replace(" | ", "｜"),
    "half-width brackets": lambda report: _printed(report, ending=" |").replace("（", "(").replace("）", ")"),
    "tabs between the cells": lambda report: _printed(report, laid_out=lambda rows: ["\t".join(row) for row in rows]),
    "columns told by blanks": lambda report: _printed(report, full_grid=True, laid_out=_aligned),
    "one cell a line with a bar": lambda report: _printed(report, laid_out=lambda rows: _in_lines(rows, bar=" |")),
    "every bar on a line of its own": lambda report: _printed(report, laid_out=lambda rows: _in_lines(rows, bar="\n|")),
    "spaced labels": lambda report: _printed(report, ending=" |").replace("不予公开", "不 予\u3000公 开"),
}
