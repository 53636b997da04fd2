"""A JSON tree to named figures and texts, however the program that made it nests, joins or lists its names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from govinfo_report.findings import Span
from govinfo_report.formats._json.named_labels import is_head, is_known, is_row_label, name_key
from govinfo_report.formats._json.tree import JsonNode

__all__ = ["Grid", "Label", "Leaf", "Path", "cells_of", "kept_members", "leaves_of", "place_of"]

Path = tuple[str | int, ...]
_HEAD_KEYS = frozenset(
    name_key(key) for key in ("columns", "column", "header", "headers", "heads", "head", "表头", "列", "列名", "fields")
)
_NAMING_KEYS = frozenset(
    name_key(key)
    for key in (
        *("项目", "名称", "信息内容", "行", "行名", "指标", "事项", "类别", "类型", "分类", "分组", "条款", "列"),
        *("name", "label", "row", "item", "category", "group", "indicator", "title", "heading", "section", "column"),
        *("章节", "标题", "key"),
    )
)
_LONGEST_LABEL = 80


@frozen(eq=False)
class Label:
    """A word that stands above or beside a value, and where."""

    text: str
    span: Span


@frozen(eq=False)
class Leaf:
    """A scalar with the words that name it, the outermost first."""

    labels: tuple[Label, ...]
    node: JsonNode
    path: Path
    index: int | None = None
    """Its position in an array of ``size`` scalars that have no names of their own."""
    size: int = 0

    @property
    def place(self) -> str:
        """Where it stands, as in ``$.requests.rows[2]``."""
        return place_of(self.path)

    @property
    def span(self) -> Span:
        """Where it stands in the text, and its place."""
        return self.node.span(self.place)


@frozen(eq=False)
class Grid:
    """An array of arrays of scalars: a table by position."""

    labels: tuple[Label, ...]
    rows: tuple[JsonNode, ...]
    path: Path


def place_of(path: Path, /) -> str:
    """A path in words: ``$.tables[0][2]``."""
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


def kept_members(node: JsonNode, /) -> dict[str, tuple[JsonNode, JsonNode]]:
    """The members of an object by key; of keys that come again the last counts."""
    return {key.text: (key, value) for key, value in node.members()}


def cells_of(grid: Grid, /) -> Iterator[Leaf]:
    """The cells of a grid one by one."""
    for number, row in enumerate(grid.rows):
        for n, item in enumerate(row.items):
            yield Leaf(grid.labels, item, (*grid.path, number, n))


def leaves_of(node: JsonNode, path: Path = (), /) -> Iterator[Leaf | Grid]:
    """Every scalar and every grid of a tree, in the order of the text."""
    return _walk(_At((), path, ()), node)


@frozen(eq=False)
class _At:
    """Where the walk is: under which labels, at which path, under which column heads."""

    labels: tuple[Label, ...]
    path: Path
    heads: tuple[JsonNode, ...]

    def under(self, step: str | int, *labels: JsonNode) -> _At:
        named = tuple(Label(each.text, each.span()) for each in labels)
        return _At((*self.labels, *named), (*self.path, step), self.heads)


def _walk(at: _At, node: JsonNode) -> Iterator[Leaf | Grid]:
    if node.is_scalar or not node.items:
        yield Leaf(at.labels, node, at.path)
    elif node.kind == "object":
        yield from _object(at, node)
    elif all(item.is_scalar for item in node.items):
        yield from _values(at, node.items)
    elif not at.heads and all(_is_row(item) for item in node.items):
        yield Grid(at.labels, node.items, at.path)
    else:
        for index, item in enumerate(node.items):
            yield from _walk(at.under(index), item)


def _is_row(node: JsonNode) -> bool:
    return node.kind == "array" and bool(node.items) and all(item.is_scalar for item in node.items)


def _object(at: _At, node: JsonNode) -> Iterator[Leaf | Grid]:
    members = kept_members(node)
    if columns := _as_columns(members):
        yield from _records(at, columns)
        return
    heads = _heads(members)
    if heads is not None:
        at = _At(at.labels, at.path, members[heads][1].items)
    naming = _naming(members)
    for name in naming:
        at = _At((*at.labels, Label(members[name][1].text, members[name][1].span())), at.path, at.heads)
    for name, (key, value) in members.items():
        if name != heads and name not in naming:
            yield from _walk(at.under(name, key), value)


def _heads(members: dict[str, tuple[JsonNode, JsonNode]]) -> str | None:
    """The member that lists the heads of the columns of its siblings."""
    for name, (_, value) in members.items():
        if value.kind != "array" or not value.items or len(members) == 1:
            continue
        if not all(item.kind == "string" for item in value.items):
            continue
        known = sum(is_head(item.text) for item in value.items)
        if known and (name_key(name) in _HEAD_KEYS or (known > 1 and 2 * known >= len(value.items))):
            return name
    return None


def _naming(members: dict[str, tuple[JsonNode, JsonNode]]) -> list[str]:
    """The members that say which row, group or section the others are of."""
    found: list[str] = []
    if len(members) < 2:
        return found
    beside = any(is_head(name) for name in members)
    for name, (_, value) in members.items():
        if value.kind != "string" or not 0 < len(value.text) <= _LONGEST_LABEL or is_known(name):
            continue
        if is_known(value.text) or (beside and name_key(name) in _NAMING_KEYS):
            found.append(name)
    # What a record says of itself has no order; an unknown word counts as one that stands around the others.
    return sorted(found, key=lambda name: is_known(members[name][1].text))


def _values(at: _At, items: Sequence[JsonNode]) -> Iterator[Leaf | Grid]:
    """An array of scalars: under heads each has its column; otherwise its position is all that is known."""
    if not at.heads:
        for index, item in enumerate(items):
            yield Leaf(at.labels, item, (*at.path, index), index, len(items))
        return
    heads: list[JsonNode | None] = list(at.heads)
    if len(items) == len(heads) + 1 and items[0].kind == "string" and is_head(at.heads[0].text):
        heads.insert(0, None)
    if len(items) != len(heads):
        for index, item in enumerate(items):
            yield Leaf(at.labels, item, (*at.path, index))
        return
    labels = [n for n, head in enumerate(heads) if items[n].kind == "string" and _names_rows(head, items[n])]
    named = at
    for n in labels:
        named = _At((*named.labels, Label(items[n].text, items[n].span())), at.path, at.heads)
    for n, (head, item) in enumerate(zip(heads, items, strict=True)):
        if n not in labels:
            under = named.under(n, head) if head is not None else named.under(n)
            yield Leaf(under.labels, item, under.path)


def _names_rows(head: JsonNode | None, item: JsonNode) -> bool:
    if head is None or not is_head(head.text):
        return is_known(item.text) or head is None or name_key(head.text) in _NAMING_KEYS
    return False


def _as_columns(members: dict[str, tuple[JsonNode, JsonNode]]) -> dict[str, tuple[JsonNode, JsonNode]] | None:
    """The members, if each is a column of a table: arrays of one length, one of them with labels of rows."""
    arrays = [value for _, value in members.values() if value.kind == "array"]
    if len(arrays) < 2 or len(arrays) != len(members) or len({len(value.items) for value in arrays}) != 1:
        return None
    if not all(item.is_scalar for value in arrays for item in value.items):
        return None
    labelled = [
        value for value in arrays if sum(is_row_label(item.text) for item in value.items) * 2 > len(value.items)
    ]
    return members if len(labelled) == 1 and any(is_head(name) for name in members) else None


def _records(at: _At, columns: dict[str, tuple[JsonNode, JsonNode]]) -> Iterator[Leaf | Grid]:
    """The rows of a table that is given column by column."""
    size = len(next(iter(columns.values()))[1].items)
    for n in range(size):
        row = {name: value.items[n] for name, (_, value) in columns.items()}
        naming = [name for name, item in row.items() if not is_head(name) and item.kind == "string"]
        named = at
        for name in naming:
            named = _At((*named.labels, Label(row[name].text, row[name].span())), at.path, at.heads)
        for name, item in row.items():
            if name not in naming:
                under = named.under(name, columns[name][0]).under(n)
                yield Leaf(under.labels, item, under.path)
