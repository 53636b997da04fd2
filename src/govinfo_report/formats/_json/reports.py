"""How many reports a JSON tree holds, and where each begins: told by what comes again in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govinfo_report.formats._core.items import RawCell
from govinfo_report.formats._core.paper import is_title
from govinfo_report.formats._json.documents import title_in
from govinfo_report.formats._json.leaves import Grid, Leaf, Path, kept_members, leaves_of
from govinfo_report.formats._json.named_cells import NamedFigure, refs_of
from govinfo_report.formats._json.named_labels import section_named
from govinfo_report.formats._json.tree import JsonNode

__all__ = ["around", "figure_of", "nodes_of_reports"]

_FEWEST_CELLS = 3
_LONGEST = 200
Key = tuple[str, ...]


def figure_of(leaf: Leaf, /) -> NamedFigure | None:
    """The value as one that could be a cell: it has a name, and it is no long text."""
    if not leaf.labels or len(leaf.node.text) > _LONGEST or "\n" in leaf.node.text or leaf.node.items:
        return None
    words = tuple((label.text, label.span) for label in leaf.labels)
    return NamedFigure(words, RawCell(leaf.node.shown, leaf.span), leaf.path, leaf.index, leaf.size)


def nodes_of_reports(root: JsonNode, /) -> tuple[tuple[JsonNode, Path], ...]:
    """The nodes that hold one report each, with their paths; the root itself where there is but one."""
    first: dict[Key, Leaf] = {}
    again: dict[Path, set[Key]] = {}
    told = False
    for leaf in leaves_of(root):
        if isinstance(leaf, Grid):
            told = True
            continue
        for key in _keys(leaf):
            told = True
            other = first.setdefault(key, leaf)
            if other.path != leaf.path and not _in_one_section(other, leaf):
                again.setdefault(_common(other.path, leaf.path), set()).add(key)
    splits = [path for path, keys in again.items() if _tells(keys)]
    if splits:
        return _children(root, min(splits, key=len)) or ((root, ()),)
    if not told and root.kind == "array" and len(root.items) > 1 and all(n.kind == "object" for n in root.items):
        return _children(root, ())
    return ((root, ()),)


def around(root: JsonNode, parts: Sequence[tuple[JsonNode, Path]], /) -> Iterator[Leaf]:
    """The values that stand around several reports and in none of them."""
    paths = {path for _, path in parts}
    sizes = {len(path) for path in paths}
    for leaf in leaves_of(root):
        if isinstance(leaf, Leaf) and leaf.node.shown and not any(leaf.path[:size] in paths for size in sizes):
            yield leaf


def _keys(leaf: Leaf) -> Iterator[Key]:
    """What a value says of which no report says two things: its title, its organ and year, each of its cells."""
    text = leaf.node.text
    sections = any(section_named(label.text) is not None for label in leaf.labels)
    if not sections and leaf.node.kind == "string" and (is_title(text) or title_in(text) is not None):
        yield ("title",)
    figure = figure_of(leaf)
    if figure is not None and leaf.node.shown.strip():
        yield from dict.fromkeys(refs_of(figure))


def _tells(keys: set[Key]) -> bool:
    return ("title",) in keys or sum(len(key) > 1 for key in keys) >= _FEWEST_CELLS


def _in_one_section(one: Leaf, other: Leaf) -> bool:
    """Whether two values stand under one and the same heading: what comes again there is a row, and no report."""
    spans = {label.span for label in one.labels if section_named(label.text) is not None}
    return any(label.span in spans for label in other.labels)


def _common(one: Path, other: Path) -> Path:
    n = 0
    while n < min(len(one), len(other)) and one[n] == other[n]:
        n += 1
    return one[:n]


def _children(root: JsonNode, path: Path) -> tuple[tuple[JsonNode, Path], ...]:
    """What stands at a path, apart; nothing if that are not all objects and arrays."""
    node = root
    for step in path:
        if node.is_scalar or (isinstance(step, int) and step >= len(node.items)):
            return ()
        node = node.items[step] if isinstance(step, int) else kept_members(node)[step][1]
    if node.kind == "array":
        parts = tuple((item, (*path, n)) for n, item in enumerate(node.items))
    else:
        parts = tuple((value, (*path, name)) for name, (_, value) in kept_members(node).items())
        parts = tuple((value, at) for value, at in parts if not value.is_scalar)
    return parts if len(parts) > 1 and all(not part.is_scalar for part, _ in parts) else ()
