"""Tables with one cell a line: labels, heads and figures that stand alone, put together into rows again.

A row begins at the label of a row and ends where something else than a value follows. Whether it has as many values
as the form has columns is for the table to judge, as with any other row: blanks leave no line behind, so a row with
some blanks is refused there, not shifted here. A row of which no cell left a line is blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govinfo_report.findings import Span
from govinfo_report.formats._core.cells import is_value, looks_like_value
from govinfo_report.formats._core.items import GridRow, Paragraph, RawCell
from govinfo_report.formats._core.vocabulary import is_beginning, is_row_label, label_key, vocabularies
from govinfo_report.report.sections import TABLES
from govinfo_report.text.normalise import match_key

__all__ = ["ends_in_a_label", "has_lost_lines", "is_label", "is_lone_cell", "is_row", "lone_cells", "rows_of_cells"]

_LONGEST = 400
_LONGEST_PIECE = 60
_FEWEST_LABELS = 3
_MOST_PIECES = 10
_NUMBERED = re.compile(r"[1-9]")
_FIGURE = re.compile(r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?(?![0-9.年月日号条项])")
_JOINED_FIGURES = re.compile(r"[0-9][0-9\s.+\-\ufffd]{9,}\Z")


def is_label(text: str, /) -> bool:
    """Whether a line is the label of a row in some form."""
    return is_row_label(text)


def is_lone_cell(text: str, /) -> bool:
    """Whether a line is a label, a head, a caption or a value of some form's tables."""
    if is_value(text):
        return True
    return len(text) <= _LONGEST and _is_printed(label_key(text))


def _is_printed(key: str) -> bool:
    """Whether some form prints this in one of its tables."""
    return bool(key) and any(
        each.rows.certain(key) or each.columns.certain(key) or key in each.furniture
        for name in TABLES
        for each in vocabularies(name)
    )


def lone_cells(lines: Sequence[Paragraph], /) -> Iterator[RawCell | Paragraph]:
    """Lines as cells of a table; a label that was cut into lines is one cell, and what is no cell stays a line."""
    position = 0
    while position < len(lines):
        pieces = _pieces(lines, position)
        if pieces:
            first, last = lines[position], lines[position + pieces - 1]
            text = "".join(line.text for line in lines[position : position + pieces])
            span = Span(first.span.start, last.span.end) if pieces > 1 else first.span
            yield RawCell(text, span)
        else:
            yield lines[position]
        position += max(pieces, 1)


def _pieces(lines: Sequence[Paragraph], position: int) -> int:
    """How many lines from here make up one cell: the most that give a label or head, none if there is no cell."""
    if is_value(lines[position].text):
        return 1
    text = ""
    found = 0
    for count, line in enumerate(lines[position : position + _MOST_PIECES], start=1):
        if is_value(line.text) or (count > 1 and len(text) + len(line.text) > _LONGEST_PIECE):
            break
        text += line.text
        if is_lone_cell(text) if count == 1 else _is_printed(match_key(text)):
            found = count
        if not is_beginning(text):
            break
    return found


def has_lost_lines(cells: Sequence[RawCell], /) -> bool:
    """Whether repeated lines were dropped: no line comes twice, and the labels have fewer figures than columns.

    In any table of the form some figure comes twice; without its repeated lines none does.
    """
    texts = [cell.text for cell in cells]
    labels = sum(1 for text in texts if is_label(text))
    values = sum(1 for text in texts if is_value(text))
    return labels >= _FEWEST_LABELS and 0 < values < 2 * labels and len(set(texts)) == len(texts)


def ends_in_a_label(cells: Sequence[RawCell], /) -> bool:
    """Whether the last cell is no figure but the number of the label that was about to follow.

    A source that was cut short can end in ``2`` behind the figures of ``1.属于国家秘密``, where ``2.`` must follow.
    """
    labels = [n for n, cell in enumerate(cells) if is_label(cell.text)]
    if len(labels) < 2 or labels[-1] == len(cells) - 1:
        return False
    values = len(cells) - labels[-1] - 1
    before = sum(1 for cell in cells[labels[-2] : labels[-1]] if is_value(cell.text))
    number = _NUMBERED.match(match_key(cells[labels[-1]].text))
    follows = number is not None and cells[-1].text.strip() == str(int(number[0]) + 1)
    return follows and values == before + 1


def rows_of_cells(cells: Sequence[RawCell], /) -> Iterator[GridRow]:
    """The rows that cells in their order make up; each head and caption is a row of its own."""
    row: list[RawCell] = []
    for n, cell in enumerate(cells):
        if looks_like_value(cell.text):
            row.append(cell)
            continue
        if row:
            yield _row(row)
        begins = is_label(cell.text) or (
            not is_lone_cell(cell.text) and any(is_value(c.text) for c in cells[n + 1 : n + 2])
        )
        row = [cell] if begins else []
        if not row:
            yield _row([cell])
    if row:
        yield _row(row)


def _row(cells: Sequence[RawCell]) -> GridRow:
    span = Span(cells[0].span.start, cells[-1].span.end)
    alone = len(cells) == 1 and is_label(cells[0].text)
    return GridRow(tuple(cells), span, " ".join(cell.text for cell in cells), alone=alone)


def is_row(text: str, /, *, absent: bool) -> bool:
    """Whether a line in the section of a table looks like one of its rows, cut into columns by blanks or not at all."""
    if "。" in text:
        return False
    if _JOINED_FIGURES.match(text):
        return True
    return len(_FIGURE.findall(text)) >= (2 if absent else 4)
