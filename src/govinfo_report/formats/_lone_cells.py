"""Tables with one cell a line: labels, heads and figures that stand alone, put together into rows again.

A row begins at the label of a row and ends where something else than a value follows. Whether it has as many values
as the form has columns is for the table to judge, as with any other row: blanks leave no line behind, so a row with
blanks is refused there, not shifted here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govinfo_report.findings import Span
from govinfo_report.formats._cells import looks_like_value
from govinfo_report.formats._items import GridRow, Paragraph, RawCell
from govinfo_report.formats._vocabulary import vocabularies
from govinfo_report.report.sections import TABLES
from govinfo_report.text.normalise import match_key

__all__ = ["has_lost_lines", "is_label", "is_lone_cell", "is_value", "rows_of"]

_LONGEST = 60
_FEWEST_LABELS = 3


def is_value(text: str, /) -> bool:
    """Whether a line is a figure or a mark for nil, and nothing else."""
    return looks_like_value(text) and bool(text.strip())


def is_label(text: str, /) -> bool:
    """Whether a line is the label of a row in some form."""
    key = match_key(text) if len(text) <= _LONGEST else ""
    return bool(key) and any(each.rows.certain(key) for name in TABLES for each in vocabularies(name))


def is_lone_cell(text: str, /) -> bool:
    """Whether a line is a label, a head, a caption or a value of some form's tables."""
    if is_value(text):
        return True
    key = match_key(text) if len(text) <= _LONGEST else ""
    return bool(key) and any(
        each.rows.certain(key) or each.columns.certain(key) or key in each.furniture
        for name in TABLES
        for each in vocabularies(name)
    )


def has_lost_lines(lines: Sequence[Paragraph], /) -> bool:
    """Whether repeated lines were dropped: no line comes twice, and the labels have fewer figures than columns.

    In any table of the form some figure comes twice; without its repeated lines none does.
    """
    texts = [line.text for line in lines]
    labels = sum(1 for text in texts if is_label(text))
    values = sum(1 for text in texts if is_value(text))
    return labels >= _FEWEST_LABELS and 0 < values < 2 * labels and len(set(texts)) == len(texts)


def rows_of(lines: Sequence[Paragraph], /) -> Iterator[GridRow]:
    """The rows that lines with one cell each make up; each head and caption is a row of its own."""
    cells: list[RawCell] = []
    for line in lines:
        cell = RawCell(line.text, line.span)
        if is_value(line.text):
            cells.append(cell)
            continue
        if cells:
            yield _row(cells)
        cells = [cell] if is_label(line.text) else []
        if not cells:
            yield _row([cell])
    if cells:
        yield _row(cells)


def _row(cells: Sequence[RawCell]) -> GridRow:
    span = Span(cells[0].span.start, cells[-1].span.end)
    return GridRow(tuple(cells), span, " ".join(cell.text for cell in cells))
