"""JSON Schema of what ``check`` prints as JSON: the array of ``json``, and each line of ``jsonl``."""

from __future__ import annotations

import typing
from collections.abc import Iterator

from govinfo_report.present.json_shapes import DocumentData, FindingData
from govinfo_report.rules import all_rules
from govinfo_report.schema.shapes import DRAFT, Schema, fields_of, object_of, reference, shape_of

__all__ = ["findings_schema"]


def findings_schema() -> Schema:
    """The schema of checked documents with their findings: of an array of them, and of one.

    The codes are those of the rules that are known now, each with its name and title; what a finding's place, span
    and figures look like follows from their classes.
    """
    document: Schema = {"$ref": f"#/$defs/{reference(DocumentData)}"}
    definitions = {reference(each): _definition(each) for each in dict.fromkeys(_within(DocumentData))}
    return {
        "$schema": DRAFT,
        "title": "govinfo-report check --format json / jsonl",
        "if": {"type": "array"},
        "then": {"items": document},
        "else": document,
        "$defs": {**definitions, "rule": _rules()},
    }


def _within(hint: object) -> Iterator[object]:
    """A typed dictionary, and all that it holds."""
    if typing.is_typeddict(hint):
        yield hint
        for each in fields_of(hint).values():
            yield from _within(each)
    for each in typing.get_args(hint):
        yield from _within(each)


def _definition(hint: object) -> Schema:
    shape = object_of({name: shape_of(each) for name, each in fields_of(hint).items()})
    return {**shape, "allOf": [{"$ref": "#/$defs/rule"}]} if hint is FindingData else shape


def _rules() -> Schema:
    """A code has the name and the title of its rule."""
    told = [
        {"code": {"const": each.code}, "name": {"const": each.name}, "title": {"enum": [each.title.zh, each.title.en]}}
        for each in all_rules()
    ]
    return {"anyOf": [{"properties": each} for each in told]}
