"""Types to the schemas of their values."""

from __future__ import annotations

import datetime
import enum
import types
import typing
from collections.abc import Mapping
from decimal import Decimal
from typing import cast

import attrs

from govinfo_report.present.json_shapes import Matching, OneOf

__all__ = ["AMOUNT", "DRAFT", "Schema", "fields_of", "object_of", "reference", "shape_of"]

Schema = dict[str, object]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
AMOUNT = r"^-?[0-9]+(\.[0-9]+)?$"
_SIMPLE: dict[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    types.NoneType: {"type": "null"},
    datetime.date: {"type": "string", "format": "date"},
    Decimal: {"type": "string", "pattern": AMOUNT},
}


def shape_of(hint: object, /) -> Schema:
    """The schema of what a field of this type can hold; a typed dictionary is a reference to a definition."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        return _narrowed(arguments[0], arguments[1])
    if isinstance(hint, types.UnionType) or origin is typing.Union:
        return {"anyOf": [shape_of(each) for each in arguments]}
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if origin in (tuple, list):
        return {"type": "array", "items": shape_of(arguments[0])}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": shape_of(arguments[1])}
    if typing.is_typeddict(hint):
        return {"$ref": f"#/$defs/{reference(hint)}"}
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return {"enum": [each.value for each in hint]}
    if isinstance(hint, type) and attrs.has(hint):
        hints = typing.get_type_hints(hint)
        return object_of({field.name: shape_of(hints[field.name]) for field in attrs.fields(hint)})
    return dict(_SIMPLE[hint])


def _narrowed(hint: object, mark: object) -> Schema:
    """The schema of a type with a mark that says which of its values there are."""
    shape = shape_of(hint)
    if isinstance(mark, OneOf):
        return {**shape, "enum": list(mark.values())}
    if isinstance(mark, Matching):
        return {**shape, "pattern": mark.pattern}
    told = shape_of(mark)
    if shape["type"] == "object":
        keys = cast("list[str]", told["enum"])
        return object_of(dict.fromkeys(keys, shape["additionalProperties"]))
    return {**shape, **told}


def reference(hint: object, /) -> str:
    """The name of the definition of a typed dictionary: ``finding`` for ``FindingData``."""
    return getattr(hint, "__name__", "").removesuffix("Data").lower()


def fields_of(hint: object, /) -> dict[str, object]:
    """The types of the keys of a typed dictionary, with their marks."""
    return typing.get_type_hints(cast("type", hint), include_extras=True)


def object_of(properties: Mapping[str, object], /) -> Schema:
    """The schema of an object with exactly these keys."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }
