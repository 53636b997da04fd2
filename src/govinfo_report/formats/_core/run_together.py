"""Tables in running text: labels and figures with nothing between them, ``规章000规范性文件898989``.

The text is cut at the labels, heads and captions of the forms, the longest first, whatever blanks stand in them. What
stands behind a label up to the next one are the figures of its row, if nothing else is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from attrs import frozen

from govinfo_report.findings import Span
from govinfo_report.formats._core.items import GridRow, Paragraph, RawCell
from govinfo_report.formats._core.vocabulary import TableVocabulary, vocabularies
from govinfo_report.text.normalise import Normalised, match_key, normalise

__all__ = ["rows_in_text"]

_FIGURES = re.compile(r"[\s0-9+\-]{0,80}[0-9](?:\.[0-9]{1,8})?(?:万元|元)?\s*\Z")
_NOTHING = re.compile(r"[\s、,。;:]*\Z")
_OPTIONAL = "、。.,:;()“”‘’\"'/"
_LONGEST = 200_000
_LONGEST_HEADS = 400


@frozen
class _Text:
    """A paragraph in normal form, with the labels, heads and captions in it."""

    paragraph: Paragraph
    normal: Normalised
    pieces: tuple[tuple[int, int, bool], ...]
    """Begin and end of each, and whether it names a row."""

    def cell(self, begin: int, end: int) -> RawCell:
        """A part of the normal text as a cell, at its place in the source."""
        part = self.normal.text[begin:end]
        begin, end = begin + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
        start, stop = self.normal.span(begin, end)
        span = self.paragraph.span
        if span.end - span.start == len(self.paragraph.text):
            span = Span(span.start + start, span.start + stop, span.place)
        return RawCell(part.strip(), span)


def rows_in_text(paragraph: Paragraph, table: str, /) -> list[GridRow] | None:
    """The rows of the table of a section that stand in a paragraph, or its heads; ``None`` if it is something else."""
    figures = any(character.isdigit() for character in paragraph.text)
    if len(paragraph.text) > (_LONGEST if figures else _LONGEST_HEADS):
        return None
    normal = normalise(paragraph.text)
    pieces = tuple(_pieces(normal.text, table))
    if not pieces:
        return None
    text = _Text(paragraph, normal, pieces)
    if not figures:
        return [_heads(text)] if _is_only_heads(text) else None
    return list(_rows(text)) if _is_table(text) else None


def _is_only_heads(text: _Text) -> bool:
    """Whether a line is nothing but several heads and captions."""
    before = text.normal.text[: text.pieces[0][0]]
    gaps = [before, *(text.normal.text[slice(*gap)] for _, gap in _between(text))]
    named = any(is_row for _, _, is_row in text.pieces)
    return len(text.pieces) > 1 and not named and all(_NOTHING.match(gap) for gap in gaps)


def _heads(text: _Text) -> GridRow:
    return _row(tuple(text.cell(begin, end) for begin, end, _ in text.pieces), joined=False)


def _between(text: _Text) -> Iterator[tuple[tuple[int, int, bool], tuple[int, int]]]:
    """Every piece with the part of the text up to the next one."""
    end = len(text.normal.text)
    for piece, following in pairwise((*text.pieces, (end, end, False))):
        yield piece, (piece[1], following[0])


def _is_table(text: _Text) -> bool:
    """Whether there are figures behind labels, and hardly anything but labels and figures."""
    printed = text.normal.text
    before = printed[: text.pieces[0][0]]
    strange = 0 if _NOTHING.match(before) else len(before)
    labels = figures = 0
    for (begin, end, _), gap in _between(text):
        labels += end - begin
        behind = printed[slice(*gap)]
        if _FIGURES.match(behind):
            figures += 1
        elif not _NOTHING.match(behind):
            strange += len(behind)
    return figures > 0 and strange * 4 <= labels


def _rows(text: _Text) -> Iterator[GridRow]:
    """Rows and heads in their order."""
    for (begin, end, is_row), gap in _between(text):
        label = text.cell(begin, end)
        behind = text.normal.text[slice(*gap)]
        if not _FIGURES.match(behind):
            yield _row((label,), joined=False)
            if not _NOTHING.match(behind):
                yield _row((text.cell(*gap),), joined=False)
        elif is_row:
            yield _row((label, text.cell(*gap)), joined=True)
        else:
            yield _row((label,), joined=False)
            yield _row((text.cell(*gap),), joined=True)


def _row(cells: tuple[RawCell, ...], *, joined: bool) -> GridRow:
    span = Span(cells[0].span.start, cells[-1].span.end, cells[0].span.place)
    return GridRow(cells, span, "".join(cell.text for cell in cells), joined=joined)


def _pieces(text: str, table: str) -> Iterator[tuple[int, int, bool]]:
    pattern, rows = _labels(vocabularies(table))
    for found in pattern.finditer(text):
        yield found.start(), found.end(), match_key(found[0]) in rows


@lru_cache(maxsize=8)
def _labels(known: tuple[TableVocabulary, ...]) -> tuple[re.Pattern[str], frozenset[str]]:
    """A pattern of everything that the forms print in this table besides figures, and the keys of its rows."""
    names = frozenset(key for each in known for key in (*each.rows.exact, *each.rows.alias))
    printed = {normalise(label).text for each in known for label in _printed(each)}
    longest = sorted(printed, key=lambda label: (-len(label), label))
    return re.compile("|".join(_spaced(label) for label in longest)), names


def _printed(vocabulary: TableVocabulary) -> Iterator[str]:
    layout = vocabulary.layout
    for group in layout.groups:
        yield from (text for text in (group.label, *group.aliases) if text)
    for block in layout.blocks:
        yield from (text for text in (block.caption, block.corner) if text)
        for row in block.rows:
            yield from (row.label, *row.aliases)
        for column in block.columns:
            yield from (column.label, *column.aliases, *(head.zh for head in column.above))


def _spaced(label: str) -> str:
    """A pattern for a label with blanks anywhere in it, and with any of its punctuation or none; but not its number."""
    parts = [f"[{re.escape(_OPTIONAL)}]?" if c in _OPTIONAL else re.escape(c) for c in label if not c.isspace()]
    head = re.match(r"[0-9]+", label)
    if head is not None:
        parts[len(head[0])] = "[.、]"
    return r"\s*".join(parts)
