"""Words that name a cell outside a grid: labels of the form, its headings, and the names that addresses are made of.

A grid says by position which column a figure stands in. Data of other programs say it in words: keys inside keys, one
key joined of several labels, or a label beside its figures. Here such words are told apart; what they mean together
is for :mod:`govinfo_report.formats._json.named_cells`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from attrs import frozen

from govinfo_report.editions import Edition, all_editions
from govinfo_report.form.layout import Block, TableLayout
from govinfo_report.formats._core.cells import unit_of_head
from govinfo_report.formats._core.headings import section_of_heading
from govinfo_report.formats._core.vocabulary import Match, TableVocabulary, distance, vocabularies
from govinfo_report.report.money import MoneyUnit
from govinfo_report.report.sections import SECTIONS, TABLES, SectionName
from govinfo_report.text.normalise import match_key

__all__ = [
    "NamedVocabulary",
    "components",
    "is_head",
    "is_known",
    "is_row_label",
    "named_vocabularies",
    "section_named",
]

_LONGEST = 80
_MOST_PARTS = 24
_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)]|[0-9]{1,2}[.、．])\s*(?=\S)"
)
_ORDINAL = re.compile(r"[一二三四五六七八九十0-9]{1,2}\Z")
_SEPARATOR = re.compile(r"[-_./|>＞→·:：—–\\\s]+|(?<=[一二三四五六七八])、(?=[（(])")


@lru_cache(maxsize=32768)
def name_key(text: str, /) -> str:
    """The form in which names are compared: that of labels, and ``totalHandled`` as ``total_handled``."""
    return match_key(text).replace("_", "")


@frozen(eq=False)
class NamedVocabulary:
    """What words mean in one table of one form."""

    vocabulary: TableVocabulary
    row_names: Mapping[str, Match]
    column_names: Mapping[str, Match]
    contexts: Mapping[str, tuple[str, str]]
    """What stands around cells: ("group" | "caption" | "above", its name)."""

    @classmethod
    def of(cls, vocabulary: TableVocabulary) -> NamedVocabulary:
        """The words of a vocabulary, with those that leave the numbers of the form out."""
        layout = vocabulary.layout
        rows = [(row.name, row.label, (row.english, *row.aliases)) for _, row in layout.rows()]
        columns = [(c.name, c.label, (c.english, *c.aliases)) for block in layout.blocks for c in block.columns]
        return cls(vocabulary, _index(rows), _index(columns), dict(_contexts(layout)))

    def row(self, text: str, *, near: bool = False) -> Match | None:
        """The row that a word names."""
        found = self.row_names.get(name_key(text))
        return found or (self.vocabulary.rows.near(match_key(text)) if near else None)

    def column(self, text: str, *, near: bool = False) -> tuple[Match, MoneyUnit | None] | None:
        """The column that a word names, with the unit of money that it prints."""
        unit, plain = unit_of_head(text)
        found = self.column_names.get(name_key(text)) or self.column_names.get(name_key(plain))
        found = found or (self.vocabulary.columns.near(match_key(text)) if near else None)
        return (found, unit) if found else None

    def context(self, text: str) -> tuple[str, str] | None:
        """The group, the caption or the head above others that a word is."""
        return self.contexts.get(name_key(text))

    def blocks(self, row: str, column: str | None) -> Block | None:
        """The block of a row, if it has such a column."""
        block = self.vocabulary.block(row)
        return block if column is None or any(each.name == column for each in block.columns) else None


def _index(labelled: Iterable[tuple[str, str, tuple[str, ...]]]) -> dict[str, Match]:
    found: dict[str, Match] = {}
    for name, label, aliases in labelled:
        found.setdefault(match_key(label), Match(name, label, "exact", 0))
        found.setdefault(name_key(name), Match(name, label, "exact", 0))
        for each in (_NUMBER.sub("", label, count=1), *aliases, *(_NUMBER.sub("", text, count=1) for text in aliases)):
            key = name_key(each)
            found.setdefault(key, Match(name, label, "alias", distance(key, match_key(label))))
    return found


def _contexts(layout: TableLayout) -> Iterator[tuple[str, tuple[str, str]]]:
    for block in layout.blocks:
        if block.caption:
            yield name_key(block.caption), ("caption", block.caption)
        for column in block.columns:
            yield from ((name_key(head.zh), ("above", head.zh)) for head in column.above)
    for group in layout.groups:
        words = [group.name, group.label or "", _NUMBER.sub("", group.label or "", count=1), *group.aliases]
        yield from ((name_key(word), ("group", group.name)) for word in words if word)


def named_vocabularies(table: str, /) -> tuple[NamedVocabulary, ...]:
    """The words of a table in all forms, the newest last."""
    return _named_vocabularies(all_editions(), table)


@lru_cache(maxsize=16)
def _named_vocabularies(_: tuple[Edition, ...], table: str) -> tuple[NamedVocabulary, ...]:
    return tuple(NamedVocabulary.of(vocabulary) for vocabulary in vocabularies(table))


@frozen(eq=False)
class _Words:
    """Every word of every form, by what it can be."""

    rows: frozenset[str]
    heads: frozenset[str]
    contexts: frozenset[str]
    sections: Mapping[str, SectionName]

    @classmethod
    def of(cls, editions: tuple[Edition, ...]) -> _Words:
        every = [each for table in TABLES for each in _named_vocabularies(editions, table)]
        return cls(
            rows=frozenset(key for each in every for key in each.row_names),
            heads=frozenset(key for each in every for key in each.column_names),
            contexts=frozenset(key for each in every for key in each.contexts),
            sections={name_key(each.name): each.name for each in SECTIONS},
        )


def _words() -> _Words:
    return _words_of(all_editions())


@lru_cache(maxsize=4)
def _words_of(editions: tuple[Edition, ...]) -> _Words:
    return _Words.of(editions)


def is_head(text: str, /) -> bool:
    """Whether a word is the head of a column in some form."""
    if len(text) > _LONGEST:
        return False
    return name_key(text) in _words().heads or name_key(unit_of_head(text)[1]) in _words().heads


def is_row_label(text: str, /) -> bool:
    """Whether a word is the label of a row in some form."""
    return len(text) <= _LONGEST and name_key(text) in _words().rows


def section_named(text: str, /) -> SectionName | None:
    """The section that a key names: by its heading, or by its name in addresses."""
    return None if len(text) > _LONGEST else _section_named(text)


@lru_cache(maxsize=32768)
def _section_named(text: str) -> SectionName | None:
    key = name_key(text)
    words = _words()
    if key in words.sections or text.isascii() or key in words.rows or key in words.contexts:
        return words.sections.get(key)
    return section_of_heading(text, "other_matters")


def is_known(text: str, /) -> bool:
    """Whether a word means anything in a report."""
    if len(text) > _LONGEST:
        return False
    key = name_key(text)
    words = _words()
    return key in words.rows or key in words.contexts or is_head(text) or section_named(text) is not None


def components(text: str, /) -> tuple[str, ...]:
    """The words of a key that joins several, such as ``行政许可_本年处理决定数量``; else the key itself.

    >>> components("三、（三）不予公开-1.属于国家秘密")
    ('（三）不予公开', '1.属于国家秘密')
    >>> components("requests.received.natural_person"), components("点击数_本月")
    (('requests', 'received', 'natural_person'), ('点击数_本月',))
    """
    return (text,) if len(text) > 3 * _LONGEST else _components(text)


@lru_cache(maxsize=32768)
def _components(text: str) -> tuple[str, ...]:
    if is_known(text):
        return (text,)
    ends = [(found.start(), found.end()) for found in _SEPARATOR.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(text)]
    if not ends or len(starts) > _MOST_PARTS:
        return (text,)
    found: list[str] = []
    first = 0
    known = False
    while first < len(starts):
        last = next((n for n in reversed(range(first, len(stops))) if is_known(text[starts[first] : stops[n]])), None)
        known = known or last is not None
        last = first if last is None else last
        found.append(text[starts[first] : stops[last]])
        first = last + 1
    return tuple(part for part in found if part and not _ORDINAL.match(part)) if known else (text,)
