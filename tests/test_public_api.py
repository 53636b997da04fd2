"""A snapshot guards the public names and their signatures.

To write it anew after a change on purpose, run this file with GOVINFO_REPORT_WRITE_PUBLIC_API=1; CI refuses that.
"""

from __future__ import annotations

import enum
import importlib
import inspect
import os
import re
import types
import typing
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

SNAPSHOT = Path(__file__).parent / "golden" / "public_api.txt"
SWITCH = "GOVINFO_REPORT_WRITE_PUBLIC_API"
MODULES = ("govinfo_report", "govinfo_report.text", "govinfo_report.testing", "govinfo_report.repair")


def annotation(value: object) -> str:
    """An annotation as it is written, whichever way it was kept, and alike in every version of Python."""
    if isinstance(value, str):
        return value
    if value in (None, type(None)):
        return "None"
    origin, parts = typing.get_origin(value), typing.get_args(value)
    if origin in (typing.Union, types.UnionType):
        return " | ".join(annotation(part) for part in parts)
    if origin is typing.Literal:
        return f"Literal[{', '.join(map(repr, parts))}]"
    text = str(inspect.formatannotation(value))
    return re.sub(r"\b(?:[a-z_0-9]+\.)+(?=[A-Z])", "", text)


def default(value: object) -> str:
    if isinstance(value, enum.Enum):
        return str(value)
    shown = repr(value)
    return "..." if " at 0x" in shown or len(shown) > 60 else shown


def parameter(each: inspect.Parameter) -> str:
    text = each.name
    if each.kind is each.VAR_POSITIONAL:
        text = f"*{text}"
    if each.kind is each.VAR_KEYWORD:
        text = f"**{text}"
    if each.annotation is not each.empty:
        text += f": {annotation(each.annotation)}"
    if each.default is not each.empty:
        text += f" = {default(each.default)}"
    return text


def signature(function: object) -> str:
    """Parameters with ``/`` and ``*`` where they stand, and the result; ``self`` and ``cls`` are left out."""
    if not callable(function):
        return ""
    found = inspect.signature(function)
    parameters = [each for each in found.parameters.values() if each.name not in {"self", "cls"}]
    shown: list[str] = []
    for n, each in enumerate(parameters):
        before = parameters[n - 1].kind if n else None
        if before is each.POSITIONAL_ONLY and each.kind is not each.POSITIONAL_ONLY:
            shown.append("/")
        if each.kind is each.KEYWORD_ONLY and before not in {each.KEYWORD_ONLY, each.VAR_POSITIONAL}:
            shown.append("*")
        shown.append(parameter(each))
    if parameters and parameters[-1].kind is inspect.Parameter.POSITIONAL_ONLY:
        shown.append("/")
    result = found.return_annotation
    return f"({', '.join(shown)})" + ("" if result is found.empty else f" -> {annotation(result)}")


def fields_of(cls: type) -> set[str]:
    return {field.name for field in attrs.fields(cls)} if attrs.has(cls) else set()


def members(cls: type) -> Iterator[str]:
    """What a class offers besides its constructor: methods, properties, class methods, members of an enumeration."""
    if issubclass(cls, enum.Enum):
        yield from (f"{each.name} = {each.value!r}" for each in cls)
    for name in sorted(dir(cls)):
        value = inspect.getattr_static(cls, name)
        if name.startswith("_") or name in fields_of(cls) or isinstance(value, enum.Enum):
            continue
        if isinstance(value, classmethod | staticmethod):
            yield f"{type(value).__name__} {name}{signature(value.__func__)}"
        elif isinstance(value, types.FunctionType):
            yield f"{name}{signature(value)}"
        elif isinstance(value, property | types.MemberDescriptorType):  # a slot that is no field is a cached property
            yield f"property {name}"


def entries(name: str, value: object) -> Iterator[str]:
    if isinstance(value, type):
        bases = ", ".join(base.__name__ for base in value.__bases__ if base is not object)
        plain = issubclass(value, enum.Enum | BaseException) or getattr(value, "_is_protocol", False)
        yield f"class {name}({bases})" + ("" if plain else f" {signature(value)}")
        if not issubclass(value, BaseException):
            yield from (f"    {member}" for member in members(value))
    elif isinstance(value, types.FunctionType):
        yield f"def {name}{signature(value)}"
    elif isinstance(value, str):
        yield f"{name}: str"
    else:
        yield f"{name} = {annotation(value)}"


def public_api() -> str:
    lines: list[str] = []
    for name in MODULES:
        module = importlib.import_module(name)
        lines.append(f"# {name}")
        for public in sorted(module.__all__):
            lines += entries(public, getattr(module, public))
        lines.append("")
    return "\n".join(lines)


def test_public_names_and_signatures_are_those_of_the_snapshot() -> None:
    if os.environ.get(SWITCH):
        assert os.environ.get("CI") != "true", f"{SWITCH} is not for CI: change the snapshot by hand and say why"
        SNAPSHOT.write_text(public_api(), encoding="utf-8", newline="\n")

    assert SNAPSHOT.read_text(encoding="utf-8").splitlines() == public_api().splitlines()


def test_ci_refuses_to_write_the_snapshot(monkeypatch: pytest.MonkeyPatch) -> None:
    before = SNAPSHOT.read_bytes()
    monkeypatch.setenv(SWITCH, "1")
    monkeypatch.setenv("CI", "true")

    with pytest.raises(AssertionError, match="not for CI"):
        test_public_names_and_signatures_are_those_of_the_snapshot()

    assert before == SNAPSHOT.read_bytes()


def sample(first: int, /, second: str = "x", *rest: float, third: bool, fourth: object = None, **more: bytes) -> None:
    """A function with every kind of parameter."""


def test_the_snapshot_tells_every_kind_of_parameter() -> None:
    assert (
        signature(sample)
        == "(first: int, /, second: str = 'x', *rest: float, third: bool, fourth: object = None, **more: bytes) -> None"
    )
