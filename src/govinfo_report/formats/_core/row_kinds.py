"""What a row of cells is in some form: a row with a label, a row of heads, or neither. Its words alone decide.

The figures of a row do not matter for that, so they all count as the same word, and rows that are printed alike are
looked at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from attrs import frozen

from govinfo_report.editions import Edition, all_editions
from govinfo_report.formats._core.cells import is_blank, is_value, looks_like_value
from govinfo_report.formats._core.items import RawCell
from govinfo_report.formats._core.vocabulary import label_key, labels_of, vocabularies

__all__ = ["ACROSS_TABLE", "LABELLED_TABLES", "RowKind", "has_value", "is_figure", "keys_of", "kind_of", "words_of"]

LABELLED_TABLES = ("requests", "proactive_disclosure")
ACROSS_TABLE = "disputes"
_COUNT, _AMOUNT, _DECREASE = "0", "0.0", "-1"
_BEGINS_A_FIGURE = frozenset("0123456789-")
_PLAIN_AMOUNT = re.compile(r"[0-9]{1,15}\.[0-9]{1,8}\Z")
_PLAIN_DECREASE = re.compile(r"-[1-9][0-9]{0,14}\Z")
_LONGEST_FIGURE = 17
_LONGEST_KEPT = 400
_LONGEST_AROUND = 12
_DIGITS = re.compile(r"[0-9]")


@frozen
class RowKind:
    """The table that a row belongs to; ``label`` is the cell with its label, ``None`` for a row of heads."""

    table: str
    label: int | None = None
    caption: str | None = None
    """The matching form of the caption among the heads."""


def words_of(cells: Iterable[RawCell], /) -> tuple[str, ...]:
    """The texts of a row, with one and the same word for all plain counts, for all amounts, and for all decreases."""
    return tuple([_word(text) if (text := cell.text)[:1] in _BEGINS_A_FIGURE else text for cell in cells])


def _word(text: str) -> str:
    if text.isdecimal():
        usual = text.isascii() and (text[0] != "0" or text == "0") and len(text) <= _LONGEST_FIGURE
        return _COUNT if usual else text
    if "." in text and _PLAIN_AMOUNT.match(text):
        return _AMOUNT
    return _DECREASE if text[:1] == "-" and _PLAIN_DECREASE.match(text) else text


def is_figure(word: str, /) -> bool:
    """Whether a word stands for plain figures."""
    return word in (_COUNT, _AMOUNT, _DECREASE)


def keys_of(words: Iterable[str], /) -> list[str]:
    """The shapes in which the words of a row are compared."""
    return [word if word.isdecimal() else label_key(word) for word in words]


def has_value(words: tuple[str, ...], /) -> bool:
    """Whether a figure or a mark for nil is among the words of a row."""
    return _COUNT in words or any(map(is_value, words))


def kind_of(words: tuple[str, ...], current: str | None, /, *, alone: bool = False) -> RowKind | None:
    """What a row with these words is below rows of the ``current`` table; ``None`` for a row that no form knows.

    ``alone`` says that blank cells leave nothing behind in this source.
    """
    if sum(map(len, words)) > _LONGEST_KEPT:
        return _kind(words, current, alone)
    return _kept_kind(all_editions(), words, current, alone)


@lru_cache(maxsize=4096)
def _kept_kind(_: tuple[Edition, ...], words: tuple[str, ...], current: str | None, alone: bool) -> RowKind | None:
    return _kind(words, current, alone)


def _kind(words: Sequence[str], current: str | None, alone: bool) -> RowKind | None:
    keys = keys_of(words)
    if current == ACROSS_TABLE and _is_header(ACROSS_TABLE, keys):
        return RowKind(ACROSS_TABLE)
    for table in _order(current):
        if (label := _label_position(table, words, keys, alone)) is not None:
            return RowKind(table, label)
        if _is_header(table, keys):
            captions = labels_of(table).captions
            return RowKind(table, caption=next((key for key in keys if key in captions), None))
    return RowKind(ACROSS_TABLE) if _is_header(ACROSS_TABLE, keys) else None


def _order(current: str | None) -> Iterator[str]:
    if current in LABELLED_TABLES:
        yield current
    yield from (table for table in LABELLED_TABLES if table != current)


def _label_position(table: str, words: Sequence[str], keys: Sequence[str], alone: bool) -> int | None:
    """The last cell before the values that names a row of the table in some form."""
    last: int | None = None
    known = labels_of(table).rows
    for position, key in enumerate(keys):
        if key in known:
            last = position
        elif last is not None and is_value(words[position]):
            break
    if last is not None:
        behind = words[last + 1 :]
        only_words = any(not is_blank(text) for text in behind) and not any(map(_has_figure, behind))
        return last if (behind and not only_words) or alone else None
    return _near_position(table, words, keys)


def _has_figure(text: str) -> bool:
    """Whether a cell holds a figure, or a few words around one: 共12件."""
    return is_value(text) or (len(text) <= _LONGEST_AROUND and _DIGITS.search(text) is not None)


def _near_position(table: str, words: Sequence[str], keys: Sequence[str]) -> int | None:
    leading = _first_value(words)
    texts = [n for n in range(leading) if keys[n]]
    if not texts or leading == len(words) or keys[texts[-1]] in labels_of(table).furniture:
        return None
    found = any(vocabulary.rows.near(keys[texts[-1]]) for vocabulary in vocabularies(table))
    return texts[-1] if found else None


def _first_value(words: Sequence[str]) -> int:
    """Where only values follow, at least one of them not blank; the number of cells if that is nowhere."""
    first = filled = len(words)
    for position in reversed(range(len(words))):
        text = words[position]
        if not looks_like_value(text):
            break
        if not is_blank(text):
            filled = position
        first = position
    return first if filled < len(words) else len(words)


def _is_header(table: str, keys: Sequence[str]) -> bool:
    """Whether most of what is printed in the row are heads, captions or groups of the table."""
    printed = [key for key in keys if key]
    figures = sum(1 for key in printed if key.isdecimal())
    if not printed or figures * 3 > len(printed):
        return False
    labels = labels_of(table)
    known = [key for key in printed if key in labels.furniture or key in labels.heads or _near_head(table, key)]
    return len(known) * 3 >= len(printed) * 2


def _near_head(table: str, key: str) -> bool:
    return any(vocabulary.columns.near(key) for vocabulary in vocabularies(table))
