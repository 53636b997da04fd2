"""JSON Schema (draft 2020-12) of the layout ``govinfo-report/1``, made from the classes and the layouts.

Nothing is typed twice: properties are the fields of the classes, tables are the rows and columns of the forms; labels
and units stand in ``title`` and ``description``.
"""

from __future__ import annotations

import datetime
import enum
import typing
from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import NoneType, UnionType

import attrs

from govinfo_report.address import CellRef
from govinfo_report.editions import Edition, all_editions
from govinfo_report.form.layout import Column, Domain
from govinfo_report.report.base import Table
from govinfo_report.report.report import Report
from govinfo_report.report.sections import SECTIONS, TABLES, section

__all__ = ["Schema", "report_schema"]

Schema = dict[str, object]
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_CELL = r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$"
_AMOUNT = r"^-?[0-9]+(\.[0-9]+)?$"
_VERSION = r"^govinfo-report/1(\.[0-9]{1,4})?$"
_REQUIRED = ("schema", "organ", "year", *TABLES)
_SIMPLE: dict[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    NoneType: {"type": "null"},
    datetime.date: {"type": "string", "format": "date"},
    Decimal: {"type": "string", "pattern": _AMOUNT},
}


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
        "$schema": _DRAFT,
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
            **_object({column.name: _cell(column) for column in block.columns}),
        }
        for block, row in layout.rows()
    }
    return _object({"edition": {"const": layout.edition}, **rows})


def _cell(column: Column) -> Schema:
    if column.domain is Domain.MONEY:
        value: Schema = {"type": ["string", "null"], "pattern": _AMOUNT}
        return {"title": column.label, **_object({"value": value, "unit": {"enum": ["元", "万元", None]}})}
    return {"title": column.label, "description": "件", "type": ["integer", "null"]}


def _property(name: str, hint: object) -> Schema:
    """A part of the paper; mappings by section or cell say what their keys can be."""
    if name == "absent":
        return {"type": "array", "items": {"enum": list(TABLES)}, "uniqueItems": True}
    shape = _of(hint)
    if name == "headings":
        return {**shape, "propertyNames": {"enum": [each.name for each in SECTIONS]}}
    if name == "notes":
        return {**shape, "propertyNames": {"enum": list(TABLES)}}
    if name == "printed":
        return {**shape, "propertyNames": {"pattern": _CELL}}
    return shape


def _of(hint: object) -> Schema:
    """The schema of what a field can hold."""
    if isinstance(hint, UnionType) or typing.get_origin(hint) is typing.Union:
        return {"anyOf": [_of(each) for each in typing.get_args(hint)]}
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _of(arguments[0])}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of(arguments[1])}
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return {"enum": [each.value for each in hint]}
    if isinstance(hint, type) and attrs.has(hint):
        hints = typing.get_type_hints(hint)
        return _object({field.name: _of(hints[field.name]) for field in attrs.fields(hint)})
    return dict(_SIMPLE[hint])


def _object(properties: Mapping[str, object]) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }
