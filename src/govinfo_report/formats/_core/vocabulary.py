"""The labels of all forms in the shape they are matched in: exactly, as an alias, or within a bounded distance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from attrs import field, frozen

from govinfo_report.editions import Edition, all_editions
from govinfo_report.form.layout import Block, Column, Row, TableLayout
from govinfo_report.text.normalise import match_key

__all__ = [
    "LabelIndex",
    "Match",
    "TableLabels",
    "TableVocabulary",
    "distance",
    "figures_in_note",
    "groups_of",
    "is_beginning",
    "is_known",
    "is_piece",
    "is_printed",
    "is_row_label",
    "label_key",
    "labels_of",
    "names_of",
    "vocabularies",
]

_LONGEST_LABEL = 400
_LONGEST_KEPT = 64
_MOST_KEPT = 4096
_NUMBER = re.compile(r"[0-9一二三四五六七八九](?=.)")
_FIGURE = re.compile(r"(?<![0-9.A-Za-z_\-如])[0-9]+(?:\.[0-9]+)?(?![0-9.A-Za-z年月日号条项])")
_MARKED = re.compile(r"(?<=\w)\s*(?:[¹²³⁰-⁹]{1,2}|[①-⑳]|[*※]{1,3}|[\[［【]注?\d{1,2}[\]］】])\Z")
_MARKS = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳*※]］】")
"""What the mark of a footnote ends in."""
_SHORTEST_NEAR = 4
_SHORTEST_PART = 8


@frozen
class Match:
    """A name of the form that a printed label stands for, and how sure that is."""

    name: str
    official: str
    how: str
    distance: int


@frozen(eq=False)
class LabelIndex:
    """Labels of one kind in one layout, by their matching form."""

    exact: Mapping[str, tuple[str, str]]
    alias: Mapping[str, tuple[str, str]]

    @cached_property
    def _certain(self) -> Mapping[str, Match]:
        """The match of every matching form."""
        aliases = {key: Match(*name, "alias", distance(key, match_key(name[1]))) for key, name in self.alias.items()}
        return {**aliases, **{key: Match(*name, "exact", 0) for key, name in self.exact.items()}}

    @classmethod
    def of(cls, labelled: Iterable[tuple[str, str, tuple[str, ...]]]) -> LabelIndex:
        """An index of (name, official label, aliases)."""
        exact: dict[str, tuple[str, str]] = {}
        alias: dict[str, tuple[str, str]] = {}
        for name, label, aliases in labelled:
            exact.setdefault(match_key(label), (name, label))
            for each in aliases:
                alias.setdefault(match_key(each), (name, label))
        return cls(exact, {key: value for key, value in alias.items() if key not in exact})

    def without_numbers(self, taken: frozenset[str]) -> LabelIndex:
        """The index with labels that lost their number as aliases, where nothing else is called so."""
        bare = {key: _NUMBER.sub("", key) for key in self.exact}
        once = [key for key, name in bare.items() if name != key and list(bare.values()).count(name) == 1]
        known = {*self.exact, *self.alias, *taken}
        lost = {bare[key]: self.exact[key] for key in once if len(bare[key]) > 2 and bare[key] not in known}
        return LabelIndex(self.exact, {**self.alias, **lost})

    def certain(self, key: str) -> Match | None:
        """The label with exactly this matching form, or an alias of one."""
        return self._certain.get(key)

    def near(self, key: str) -> Match | None:
        """The one label within a bounded edit distance: at most a fifth of its length, and clearly the nearest."""
        return _near(self, key) if len(key) >= _SHORTEST_NEAR else None

    def find(self, key: str) -> Match | None:
        """A certain match, else the nearest."""
        return self._certain.get(key) or self.near(key)


@lru_cache(maxsize=8192)
def _near(index: LabelIndex, key: str) -> Match | None:
    limit = max(1, len(key) // 5)
    figures = _figures(key)
    characters = frozenset(key)
    ranked = sorted(
        (distance(key, other, limit + 2), other)
        for other in index.exact
        if abs(len(other) - len(key)) <= limit
        and len(_characters(other) - characters) <= limit + 2
        and _figures(other) == figures
    )
    if ranked and ranked[0][0] <= limit and (len(ranked) < 2 or ranked[1][0] > ranked[0][0] + 1):
        return Match(*index.exact[ranked[0][1]], "distance", ranked[0][0])
    return _with_characters_lost(index, key, figures)


def _with_characters_lost(index: LabelIndex, key: str, figures: str) -> Match | None:
    """The one label that the key is a part of, if at the most three in ten of its characters were lost."""
    longer = [other for other in index.exact if len(key) < len(other) <= len(key) * 10 // 7]
    found = [other for other in longer if _figures(other) == figures and _is_part(key, other)]
    return Match(*index.exact[found[0]], "distance", len(found[0]) - len(key)) if len(found) == 1 else None


def _is_part(key: str, other: str) -> bool:
    """Whether the characters of the key stand in the other in this order."""
    rest = iter(other)
    return len(key) >= _SHORTEST_PART and all(character in rest for character in key)


@lru_cache(maxsize=1024)
def _characters(label: str) -> frozenset[str]:
    return frozenset(label)


def _figures(key: str) -> str:
    return "".join(character for character in key if character.isdigit())


def distance(one: str, other: str, limit: int = 99) -> int:
    """The number of characters to insert, drop or change; at most ``limit``."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) >= limit:
        return limit
    before = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        now = [i]
        for j, b in enumerate(other, start=1):
            now.append(min(before[j] + 1, now[-1] + 1, before[j - 1] + (a != b)))
        if min(now) >= limit:
            return limit
        before = now
    return min(before[-1], limit)


@frozen(eq=False)
class TableVocabulary:
    """The labels of one table in one form."""

    layout: TableLayout
    rows: LabelIndex
    columns: LabelIndex
    furniture: frozenset[str]
    """Captions, corners, group labels and heads above columns: they belong to the table and name no cell."""
    groups: Mapping[str, str]
    """Group by matching form of its label."""
    block_of: Mapping[str, int] = field(repr=False)
    """Position of the block that a row lies in."""

    @classmethod
    def of(cls, layout: TableLayout) -> TableVocabulary:
        """The vocabulary of a layout."""
        rows = [row for _, row in layout.rows()]
        columns = {column.name: column for block in layout.blocks for column in block.columns}.values()
        heads = LabelIndex.of((column.name, column.label, column.aliases) for column in columns)
        furniture = frozenset(match_key(text) for text in _furniture(layout, rows, columns))
        names = LabelIndex.of((row.name, row.label, row.aliases) for row in rows)
        return cls(
            layout=layout,
            rows=names.without_numbers(furniture | {*heads.exact, *heads.alias}),
            columns=heads,
            furniture=furniture,
            groups={match_key(group.label): group.name for group in layout.groups if group.label},
            block_of={row.name: n for n, block in enumerate(layout.blocks) for row in block.rows},
        )

    def block(self, row: str) -> Block:
        """The block that a row lies in."""
        return self.layout.blocks[self.block_of[row]]


def _furniture(layout: TableLayout, rows: Iterable[Row], columns: Iterable[Column]) -> Iterator[str]:
    for block in layout.blocks:
        yield from (text for text in (block.caption, block.corner) if text)
        if block.caption:
            yield block.caption.replace("第（", "（")  # 第二十条（一）项, as many print it
    for group in layout.groups:
        if group.label:
            yield group.label
    for column in columns:
        yield from (head.zh for head in column.above)
    if layout.rows_across:
        yield from (row.label for row in rows)


@frozen(eq=False)
class TableLabels:
    """What all forms print in one table, in the shape labels are compared in."""

    rows: frozenset[str]
    heads: frozenset[str]
    furniture: frozenset[str]
    groups: frozenset[str]
    captions: frozenset[str]


def labels_of(table: str) -> TableLabels:
    """The labels of a table in all forms together."""
    return _labels_of(vocabularies(table))


@lru_cache(maxsize=16)
def _labels_of(known: tuple[TableVocabulary, ...]) -> TableLabels:
    return TableLabels(
        rows=frozenset(key for each in known for key in (*each.rows.exact, *each.rows.alias)),
        heads=frozenset(key for each in known for key in (*each.columns.exact, *each.columns.alias)),
        furniture=frozenset(key for each in known for key in each.furniture),
        groups=frozenset(key for each in known for key in each.groups),
        captions=frozenset(label_key(block.caption) for each in known for block in each.layout.blocks if block.caption),
    )


def groups_of(table: str) -> frozenset[str]:
    """The labels of the groups of a table in all forms, in the shape labels are compared in."""
    return labels_of(table).groups


def names_of(table: str) -> Mapping[str, str]:
    """The names of the rows of a table by every label that some form gives them."""
    return _names_of(vocabularies(table))


@lru_cache(maxsize=16)
def _names_of(known: tuple[TableVocabulary, ...]) -> Mapping[str, str]:
    return {
        key: name for each in reversed(known) for key, (name, _) in (*each.rows.alias.items(), *each.rows.exact.items())
    }


def vocabularies(table: str) -> tuple[TableVocabulary, ...]:
    """The vocabularies of a table in all forms, the newest last; each layout once."""
    return _vocabularies(all_editions(), table)


@lru_cache(maxsize=16)
def _vocabularies(editions: tuple[Edition, ...], table: str) -> tuple[TableVocabulary, ...]:
    layouts = dict.fromkeys(each.layout(table) for each in editions)
    return tuple(TableVocabulary.of(layout) for layout in layouts)


@frozen(eq=False)
class _Known:
    """What the forms print in and around their tables, in the shape labels are compared in."""

    rows: frozenset[str]
    every: frozenset[str]
    beginnings: frozenset[str]
    joined: str
    keys: dict[str, str] = field(factory=dict[str, str])
    """Short texts that were compared before, with their keys."""


@lru_cache(maxsize=4)
def _known(editions: tuple[Edition, ...]) -> _Known:
    tables = dict.fromkeys(table.LAYOUT.table for each in editions for table in each.tables)
    all_of_them = [vocabulary for table in tables for vocabulary in _vocabularies(editions, table)]
    rows = frozenset(key for each in all_of_them for key in (*each.rows.exact, *each.rows.alias))
    heads = frozenset(key for each in all_of_them for key in (*each.columns.exact, *each.columns.alias))
    every = rows | heads | frozenset(key for each in all_of_them for key in each.furniture)
    beginnings = frozenset(key[:n] for key in every for n in range(1, len(key) + 1))
    return _Known(rows, every, beginnings, "\n".join(sorted(every)))


def label_key(text: str, /) -> str:
    """The shape in which a label is compared, without the note or mark of a footnote that some office put after it."""
    known = _known(all_editions())
    key = known.keys.get(text)
    if key is None:
        key = _label_key(text, known.every)
        if len(text) <= _LONGEST_KEPT and len(known.keys) < _MOST_KEPT:
            known.keys[text] = key
    return key


def _label_key(text: str, every: frozenset[str]) -> str:
    if text[-1:] in _MARKS and (found := _MARKED.search(text)):
        text = text[: found.start()]
    key = match_key(text)
    if ("(" not in text and "（" not in text) or len(text) > _LONGEST_LABEL or key in every:
        return key
    return _without_note(text, key)


@lru_cache(maxsize=512)
def _without_note(text: str, key: str) -> str:
    """The label before a note that ends the text; what stands behind the brackets is no note."""
    known = _known(all_editions()).every
    if not text.rstrip().endswith((")", "）")):
        return key
    for position, character in enumerate(text):
        if position and character in "(（" and (before := match_key(text[:position])) in known:
            return before
    return key


def figures_in_note(text: str, /) -> str:
    """The note of a label, if a figure stands in it that is no year, date or article; else nothing."""
    if not ("(" in text or "（" in text) or not _FIGURE.search(text):
        return ""
    key = label_key(text)
    if key == match_key(text):
        return ""
    brackets = (n for n, character in enumerate(text) if character in "(（")
    note = next((text[n:] for n in brackets if match_key(text[:n]) == key), "")
    return note if _FIGURE.search(note) else ""


def is_row_label(text: str, /) -> bool:
    """Whether a text is the label of a row in some form."""
    return len(text) <= _LONGEST_LABEL and label_key(text) in _known(all_editions()).rows


def is_printed(text: str, /) -> bool:
    """Whether some form prints this text in or above a table, with or without a note."""
    return label_key(text) in _known(all_editions()).every


def is_known(text: str, /) -> bool:
    """Whether some form prints this text in or above a table, alone or several such texts in a row."""
    key = match_key(text)
    known = _known(all_editions()).every
    return key in known or any(key[:n] in known and key[n:] in known for n in range(1, len(key)))


def is_beginning(text: str, /) -> bool:
    """Whether some label or head begins with this text."""
    return match_key(text) in _known(all_editions()).beginnings


def is_piece(text: str, /) -> bool:
    """Whether a text could be a piece of a label or head that was cut into lines, and has no figure of its own."""
    key = match_key(text)
    return bool(key) and not any(character.isdigit() for character in key) and key in _known(all_editions()).joined
