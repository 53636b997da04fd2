"""One report in the shapes in which other programs give its tables and texts as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from govinfo_report import Money, Report, write
from govinfo_report.form.layout import Block, Column, Row
from govinfo_report.formats._printed import row_texts
from govinfo_report.report.base import Cell, Table
from govinfo_report.report.sections import SECTIONS

__all__ = ["NAMED", "SHAPES", "shaped"]

Data = dict[str, Any]


def value(cell: Cell) -> object:
    """A cell as a JSON value: amounts are numbers too."""
    if isinstance(cell, Money):
        return None if cell.value is None else float(cell.value)
    return cell


def rows(report: Report, table: Table) -> Iterator[tuple[Block, Row, dict[Column, object]]]:
    for block, row in table.LAYOUT.rows():
        counts = getattr(table, row.name)
        yield block, row, {column: value(getattr(counts, column.name)) for column in block.columns}


def heading(name: str) -> str:
    return next(each.heading for each in SECTIONS if each.name == name)


def groups(table: Table, row: Row) -> list[str]:
    return [group.label for group in table.LAYOUT.group_path(row.group) if group.label]


def by_label(cells: dict[Column, object]) -> Data:
    return {column.label: cell for column, cell in cells.items()}


def head(report: Report) -> Data:
    return {"标题": report.title, "前言": list(report.preamble)}


def texts(report: Report) -> Data:
    return {heading(name): list(narrative.paragraphs) for name, narrative in report.narratives()}


def sections(report: Report, of_table: Callable[[Report, Table], object]) -> Data:
    """The six sections in their order, the tables as a function makes them."""
    told = texts(report)
    made = {heading(table.LAYOUT.table): of_table(report, table) for table in report.tables()}
    return {each.heading: {**told, **made}[each.heading] for each in SECTIONS if each.heading in {**told, **made}}


def _nested(report: Report, table: Table) -> Data:
    found: Data = {}
    for block, row, cells in rows(report, table):
        inner = found
        for key in [*([block.caption] if block.caption else []), *groups(table, row), row.label]:
            inner = inner.setdefault(key, {})
        inner.update(by_label(cells))
    return found


def _columns_first(report: Report, table: Table) -> Data:
    found: Data = {}
    for block, row, cells in rows(report, table):
        for column, cell in cells.items():
            found.setdefault(block.caption or "数据", {}).setdefault(column.label, {})[row.label] = cell
    return found


def _records(report: Report, table: Table) -> list[Data]:
    return [
        {"类别": (groups(table, row) or [block.caption or "总表"])[-1], "项目": row.label, **by_label(cells)}
        for block, row, cells in rows(report, table)
    ]


def _long(report: Report, table: Table) -> list[Data]:
    return [
        {"项目": row.label, "指标": column.label, "数值": cell, "序号": None}
        for _, row, cells in rows(report, table)
        for column, cell in cells.items()
    ]


def _beside_columns(report: Report, table: Table) -> list[Data]:
    found: dict[Block, Data] = {}
    for block, row, cells in rows(report, table):
        each = found.setdefault(block, {"columns": [column.label for column in cells], "rows": {}})
        each["rows"]["-".join([*groups(table, row)[-1:], row.label])] = list(cells.values())
    return list(found.values())


def _split(report: Report, table: Table) -> list[Data]:
    found: dict[Block, Data] = {}
    for block, row, cells in rows(report, table):
        each = found.setdefault(block, {"columns": ["项目", *(column.label for column in cells)], "data": []})
        each["data"].append([row.label, *cells.values()])
    return list(found.values())


def _by_columns(report: Report, table: Table) -> list[Data]:
    found: dict[Block, Data] = {}
    for block, row, cells in rows(report, table):
        each = found.setdefault(block, {"项目": [], **{column.label: [] for column in cells}})
        each["项目"].append(row.label)
        for column, cell in cells.items():
            each[column.label].append(cell)
    return list(found.values())


def _sevens(report: Report, table: Table) -> Data:
    """Rows of seven or five values by position; the other blocks with named columns."""
    return {
        row.label: list(cells.values()) if len(cells) >= 5 else by_label(cells) for _, row, cells in rows(report, table)
    }


def _joined(report: Report, separator: str) -> Data:
    return {
        separator.join([*groups(table, row)[-1:], row.label, column.label]): cell
        for table in report.tables()
        for _, row, cells in rows(report, table)
        for column, cell in cells.items()
    }


def _addresses(report: Report, separator: str) -> Data:
    found = {separator.join(str(ref).split(".")): value(cell) for ref, cell in report.cells()}
    return {**found, **{name: list(each.paragraphs) for name, each in report.narratives()}}


def _camel(report: Report) -> Data:
    def camel(name: str) -> str:
        first, *others = name.split("_")
        return first + "".join(word.title() for word in others)

    tables = {
        camel(table.LAYOUT.table): {
            camel(row.name): {camel(column.name): cell for column, cell in cells.items()}
            for _, row, cells in rows(report, table)
        }
        for table in report.tables()
    }
    told = {camel(name): "\n".join(each.paragraphs) for name, each in report.narratives()}
    return {"title": report.title, "preamble": "\n".join(report.preamble), **told, **tables}


def _grids(report: Report) -> list[list[list[object]]]:
    """Tables as extractors give them: every row an array of texts, merged cells left out."""
    two: list[list[object]] = []
    before: Block | None = None
    for block, row in report.proactive_disclosure.LAYOUT.rows():
        if block is not before:
            two += [[block.caption], ["信息内容", *(column.label for column in block.columns)]]
            before = block
        two.append([row.label, *row_texts(report, report.proactive_disclosure, block, row)])
    layout = report.requests.LAYOUT
    three: list[list[object]] = [["", *(column.label for column in layout.blocks[0].columns)]]
    for block, row in layout.rows():
        three.append([row.label, *row_texts(report, report.requests, block, row)])
    cells = [
        text for block, row in report.disputes.LAYOUT.rows() for text in row_texts(report, report.disputes, block, row)
    ]
    outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    four: list[list[object]] = [
        ["行政复议", "行政诉讼"],
        [*outcomes, "未经复议直接起诉", "复议后起诉"],
        [*outcomes, *outcomes],
        [*cells],
    ]
    return [two, three, four]


def _list_of_sections(report: Report) -> list[Data]:
    told = dict(report.narratives())
    found: list[Data] = []
    for each in SECTIONS:
        if each.name in told:
            found.append({"heading": each.heading, "content": "\n".join(told[each.name].paragraphs)})
        for table in report.tables():
            if table.LAYOUT.table == each.name:
                found.append({"heading": each.heading, "rows": _records(report, table)})
    return found


def _facts(report: Report) -> Data:
    organ, period = report.organ, report.period
    return {
        "单位": organ and organ.name,
        "年度": str(report.year),
        "统计期限": period and {"开始": period.start.isoformat(), "结束": period.end.isoformat()},
    }


NAMED: dict[str, Callable[[Report], object]] = {
    "nested by heading, caption, group, row and column": lambda report: {**head(report), **sections(report, _nested)},
    "columns above rows": lambda report: {**head(report), **sections(report, _columns_first)},
    "records": lambda report: {**head(report), **sections(report, _records)},
    "one record a cell": lambda report: {**head(report), **sections(report, _long)},
    "rows beside their columns": lambda report: {**head(report), **sections(report, _beside_columns)},
    "columns and data apart": lambda report: {**head(report), **sections(report, _split)},
    "column by column": lambda report: {**head(report), **sections(report, _by_columns)},
    "rows of seven": lambda report: {**head(report), **sections(report, _sevens)},
    "keys joined by bars": lambda report: {**head(report), **texts(report), **_joined(report, "_")},
    "keys joined by dashes": lambda report: {**head(report), **texts(report), "cells": _joined(report, "-")},
    "addresses": lambda report: {"title": report.title, "preamble": report.preamble, **_addresses(report, ".")},
    "addresses joined by bars": lambda report: {
        "title": report.title,
        "preamble": report.preamble,
        **_addresses(report, "_"),
    },
    "names of a script": _camel,
    "a list of sections": lambda report: {
        "title": report.title,
        "前言": report.preamble,
        "sections": _list_of_sections(report),
    },
    "the answer of a portal": lambda report: {
        "data": {"list": [{"标题": report.title, "前言": report.preamble, "content": _list_of_sections(report)}]}
    },
    "facts instead of a title": lambda report: {**_facts(report), "前言": report.preamble, **sections(report, _nested)},
}
SHAPES: dict[str, Callable[[Report], object]] = {
    **NAMED,
    "grids": lambda report: {**head(report), "tables": _grids(report), **texts(report)},
    "grids under their headings": lambda report: {
        **head(report),
        **sections(report, lambda _, table: _grids(report)[report.tables().index(table)]),
    },
    "the text in a string": lambda report: {"正文": write(report, "text")},
    "the Markdown in a string": lambda report: {"data": {"content": write(report, "markdown")}},
    "our JSON in a string": lambda report: {"data": write(report, "json")},
}


def shaped(name: str, report: Report, /, **options: Any) -> str:
    """The report in a shape, as text."""
    return json.dumps(SHAPES[name](report), **{"ensure_ascii": False, "indent": 1, **options})
