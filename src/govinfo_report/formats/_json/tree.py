"""JSON text to a tree whose values know where they stand; digits stay as they were written.

The nesting and the number of values are held to limits while the text is scanned, in one pass and without recursion.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Literal, cast

from attrs import define, field, frozen

from govinfo_report.findings import Finding, Span
from govinfo_report.formats.source import LIMITS, over_limit, unreadable

__all__ = ["JsonNode", "is_too_deep", "is_whole", "parse_tree", "too_deep"]

Kind = Literal["object", "array", "string", "number", "true", "false", "null"]
_HALF = re.compile("[\ud800-\udfff]")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_TOKEN = re.compile(
    r"[ \t\r\n]*+(?:(?P<mark>[\[\]{}:,])"
    r'|"(?P<string>[^"\\\x00-\x1f]*+(?:\\.[^"\\\x00-\x1f]*+)*+)"'
    r"|(?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?(?![0-9A-Za-z.+-]))"
    r"|(?P<word>true|false|null)\b|(?P<end>\Z))"
)
_BRACKETS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{]|[\]}]', re.DOTALL)
_CLOSING = {"object": "}", "array": "]"}


def too_deep(found: str = f"> {LIMITS.nesting}") -> Finding:
    """The finding that brackets are nested deeper than is read."""
    return over_limit("嵌套层数", "the nesting", found, LIMITS.nesting)


def is_too_deep(text: str, /, limit: int = LIMITS.nesting) -> bool:
    """Whether brackets of a JSON text are nested deeper than ``limit``; those inside strings do not count."""
    if text.count("[") + text.count("{") <= limit:
        return False
    depth = 0
    for found in _BRACKETS.finditer(text):
        sign = found[0]
        if sign in ("[", "{"):
            depth += 1
            if depth > limit:
                return True
        elif sign in ("]", "}"):
            depth -= 1
    return False


def is_whole(text: str, /) -> bool:
    """Whether the first bracket of a text closes at its very end."""
    depth = 0
    for found in _BRACKETS.finditer(text):
        depth += (found[0] in ("[", "{")) - (found[0] in ("]", "}"))
        if depth <= 0:
            return found.end() == len(text)
    return False


@frozen(eq=False)
class JsonNode:
    """A value of a JSON text. ``start`` and ``end`` are code points; those of a string lie inside its quotes."""

    kind: Kind
    start: int
    end: int
    text: str = ""
    """The decoded string, the digits of a number as written, or the word."""
    escaped: str | None = field(default=None, repr=False)
    """The string as it was written, if that is not how it reads."""
    keys: tuple[JsonNode, ...] = ()
    items: tuple[JsonNode, ...] = ()
    """The elements of an array, or the values of an object."""

    @property
    def is_scalar(self) -> bool:
        """Whether it is neither object nor array."""
        return self.kind not in ("object", "array")

    @property
    def shown(self) -> str:
        """What a scalar says: nothing for null."""
        return "" if self.kind == "null" else self.text

    def members(self) -> Iterator[tuple[JsonNode, JsonNode]]:
        """The keys and values of an object."""
        return zip(self.keys, self.items, strict=True)

    def scalars(self) -> Iterator[JsonNode]:
        """Every scalar in it, in the order of the text."""
        pending: list[JsonNode] = [self]
        while pending:
            node = pending.pop()
            if node.is_scalar:
                yield node
            pending.extend(reversed(node.items))

    def offsets(self) -> list[int] | None:
        """Where each character of the decoded string begins in the text; ``None`` where it reads as written."""
        if self.escaped is None:
            return None
        places: list[int] = []
        at = 0
        for found in _ESCAPE.finditer(self.escaped):
            places += range(self.start + at, self.start + found.start())
            places.append(self.start + found.start())
            at = found.end()
        places += range(self.start + at, self.end)
        return [*places, self.end]

    def span(self, place: str | None = None) -> Span:
        """Where it stands."""
        return Span(self.start, self.end, place)


@define
class _Open:
    """An object or array that is not closed yet."""

    kind: Kind
    start: int
    keys: list[JsonNode] = field(factory=list[JsonNode])
    items: list[JsonNode] = field(factory=list[JsonNode])
    awaits: str = "first"
    """``first``, ``key``, ``colon``, ``value`` or ``comma``."""

    def put(self, node: JsonNode) -> None:
        self.items.append(node)
        self.awaits = "comma"

    def close(self, end: int) -> JsonNode:
        return JsonNode(self.kind, self.start, end, "", None, tuple(self.keys), tuple(self.items))


class _NotJsonError(ValueError):
    """The text is not JSON, from this place on."""

    def __init__(self, at: int) -> None:
        self.at = at


class _LimitError(ValueError):
    """Something is over a limit."""


def parse_tree(text: str, /) -> JsonNode | Finding:
    """The tree of a JSON text, or the finding that it is none or too large."""
    try:
        return _parse(text)
    except _LimitError as error:
        return cast("Finding", error.args[0])
    except _NotJsonError as error:
        line = text.count("\n", 0, error.at) + 1
        column = error.at - (text.rfind("\n", 0, error.at) + 1) + 1
        zh, en = (f"第 {line} 行", f"line {line}, ") if "\n" in text else ("", "")
        return unreadable(f"不是 JSON：{zh}第 {column} 列", f"not JSON: {en}column {column}")


def _parse(text: str) -> JsonNode:
    stack: list[_Open] = []
    values = 0
    position = 1 if text.startswith("\ufeff") else 0
    while found := _TOKEN.match(text, position):
        position = found.end()
        at = found.start(found.lastgroup or 0)
        node: JsonNode | None = None
        if found.lastgroup == "mark":
            node = _mark(found["mark"], at, stack)
        elif found.lastgroup == "end":
            break
        else:
            node = _scalar(found, at)
            if _is_key(stack):
                stack[-1].keys.append(node) if node.kind == "string" else _fail(at)
                stack[-1].awaits = "colon"
                continue
        if node is None:
            continue
        values += 1
        if values > LIMITS.cells:
            raise _LimitError(over_limit("JSON 值的个数", "the number of values", f"> {LIMITS.cells}", LIMITS.cells))
        if stack:
            stack[-1].put(node) if stack[-1].awaits in _VALUE_FITS[stack[-1].kind] else _fail(at)
            continue
        rest = _TOKEN.match(text, position)
        return node if rest is not None and rest.lastgroup == "end" else _fail(position)
    return _fail(position)


_VALUE_FITS = {"object": ("value",), "array": ("first", "value")}


def _fail(at: int) -> JsonNode:
    raise _NotJsonError(at)


def _is_key(stack: list[_Open]) -> bool:
    return bool(stack) and stack[-1].kind == "object" and stack[-1].awaits in ("first", "key")


def _mark(mark: str, at: int, stack: list[_Open]) -> JsonNode | None:
    """A bracket, a colon or a comma; the value that a closing bracket ends."""
    top = stack[-1] if stack else None
    if mark in "[{":
        if top is not None and top.awaits not in _VALUE_FITS[top.kind]:
            _fail(at)
        if len(stack) >= LIMITS.nesting:
            raise _LimitError(too_deep())
        stack.append(_Open("object" if mark == "{" else "array", at))
    elif top is None:
        _fail(at)
    elif mark == _CLOSING[top.kind] and top.awaits in ("first", "comma"):
        return stack.pop().close(at + 1)
    elif mark == "," and top.awaits == "comma":
        top.awaits = "key" if top.kind == "object" else "value"
    elif mark == ":" and top.awaits == "colon":
        top.awaits = "value"
    else:
        _fail(at)
    return None


def _scalar(found: re.Match[str], at: int) -> JsonNode:
    if found.lastgroup == "number":
        return JsonNode("number", at, found.end(), found["number"])
    if found.lastgroup == "word":
        return JsonNode(cast("Kind", found["word"]), at, found.end(), found["word"])
    raw = found["string"]
    if "\\" not in raw:
        return JsonNode("string", at, at + len(raw), raw)
    try:
        text = cast("str", json.loads(f'"{raw}"'))
    except ValueError:
        raise _NotJsonError(at) from None
    return JsonNode("string", at, at + len(raw), _HALF.sub("\ufffd", text), raw)
