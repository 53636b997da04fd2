"""JSON Schema of the layout ``govinfo-report/1``, made from the classes and the layouts.

Nothing is typed twice: properties are the fields of the classes, tables are the rows and columns of the forms; labels
and units stand in ``title`` and ``description``.
"""

from __future__ import annotations

import typing
from collections.abc import Iterable

import attrs

from govinfo_report.address import CellRef
from govinfo_report.editions import Edition, all_editions
from govinfo_report.form.layout import Column, Domain
from govinfo_report.report.base import Table
from govinfo_report.report.report import Report
from govinfo_report.report.sections import SECTIONS, TABLES, section
from govinfo_report.schema.shapes import AMOUNT, DRAFT, Schema, object_of, shape_of

__all__ = ["report_schema"]

_CELL = r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$"
_VERSION = r"^govinfo-report/1(\.[0-9]{1,4})?$"
_REQUIRED = ("schema", "organ", "year", *TABLES)


def report_schema(edition: Edition | None = None, /) -> Schema:
    """The schema of a report in JSON; with ``edition``, of one on that form alone.

    Counts are whole numbers (件) or ``null``, amounts are text with the printed digits. Without ``edition`` each table
    may be on any form.
    """
    forms = all_editions() if edition is None else (edition,)
    hints = typing.get_type_hints(Report)
    properties: Schema = {"schema": {"type": "string", "pattern": _VERSION}}
    for field in attrs.fields(Report):
        tables = dict.fromkeys(form.table(field.name) for form in forms) if field.name in TABLES else ()
        properties[field.name] = _tables(field.name, tables) if tables else _property(field.name, hints[field.name])
    name = "" if edition is None else f"（{edition.id} 年格式）"
    return {
        "$schema": DRAFT,
        "title": f"政府信息公开工作年度报告{name}",
        "type": "object",
        "properties": properties,
        "required": list(_REQUIRED),
        "additionalProperties": False,
    }


def _tables(name: str, tables: Iterable[type[Table]]) -> Schema:
    shapes = [_table(table) for table in tables]
    return {"title": section(name).heading, **(shapes[0] if len(shapes) == 1 else {"oneOf": shapes})}


def _table(table: type[Table]) -> Schema:
    layout = table.LAYOUT
    rows: Schema = {
        row.name: {
            "title": layout.name_of(CellRef(layout.table, row.name)),
            **object_of({column.name: _cell(column) for column in block.columns}),
        }
        for block, row in layout.rows()
    }
    return object_of({"edition": {"const": layout.edition}, **rows})


def _cell(column: Column) -> Schema:
    if column.domain is Domain.MONEY:
        value: Schema = {"type": ["string", "null"], "pattern": AMOUNT}
        return {"title": column.label, **object_of({"value": value, "unit": {"enum": ["元", "万元", None]}})}
    return {"title": column.label, "description": "件", "type": ["integer", "null"]}


def _property(name: str, hint: object) -> Schema:
    """A part of the paper; mappings by section or cell say what their keys can be."""
    if name == "absent":
        return {"type": "array", "items": {"enum": list(TABLES)}, "uniqueItems": True}
    shape = shape_of(hint)
    if name == "headings":
        return {**shape, "propertyNames": {"enum": [each.name for each in SECTIONS]}}
    if name == "notes":
        return {**shape, "propertyNames": {"enum": list(TABLES)}}
    if name == "printed":
        return {**shape, "propertyNames": {"pattern": _CELL}}
    return shape
