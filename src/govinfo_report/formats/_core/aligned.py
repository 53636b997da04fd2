"""Lines whose columns are told by blanks: a label, then its figures, each under its head or merely apart.

A label may be cut into lines that stand above and below its figures; it is put together only if the pieces make a
label of the form. Where a row has fewer figures than the rows around it, each figure is taken for the column that it
stands under, and only if it stands under exactly one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from attrs import define, evolve, field, frozen

from govinfo_report.findings import Span
from govinfo_report.formats._core.cells import is_value
from govinfo_report.formats._core.items import GridRow, Item, Paragraph, RawCell
from govinfo_report.formats._core.vocabulary import is_known, is_piece, is_printed, is_row_label, label_key
from govinfo_report.text.normalise import match_key
from govinfo_report.text.width import display_width

__all__ = ["aligned_items", "row_of_line"]

_WORD = re.compile(r"\S+")
_REACH = 5
"""How many lines above or below its figures a piece of a label is looked for."""
_PIECES = 3
_LONGEST_LABEL = 80
_NEAR = 2


@frozen
class _Part:
    """What stands together in a line, and the columns that it takes on the screen."""

    text: str
    span: Span
    left: int
    right: int
    at: int
    """Where it begins if every character takes one column."""

    @property
    def by_characters(self) -> _Part:
        """The part in a line whose columns were padded by counting characters."""
        return evolve(self, left=self.at, right=self.at + len(self.text))


@define
class _Line:
    """A line, cut where two blanks or more stand; figures at its end are cut at every blank."""

    text: str
    start: int
    words: list[_Part] = field(factory=list["_Part"])
    values: list[_Part] = field(factory=list["_Part"])
    tokens: list[_Part] = field(factory=list["_Part"])
    """What stands before the figures, cut at every blank."""
    label: _Part | None = None
    used: bool = False
    """Whether all that is printed in it belongs to the label of another line."""

    @property
    def is_row(self) -> bool:
        return bool(self.values) and (self.label is not None or len(self.values) > 1)


def aligned_items(lines: Sequence[tuple[str, int]], /) -> Iterator[Item]:
    """The rows and paragraphs of lines, each with the place where it begins in the source."""
    parsed = [_parse(text, start) for text, start in lines]
    rows = [n for n, line in enumerate(parsed) if line.values and (line.words or len(line.values) > 1)]
    for n in rows:
        _find_label(parsed, n)
    _place_blanks(parsed)
    first = next((n for n in rows if parsed[n].is_row), len(parsed))
    last = next((n for n in reversed(rows) if parsed[n].is_row), -1)
    for n, line in enumerate(parsed):
        if line.is_row:
            yield _row(line)
        elif len(line.words) > 1 and not line.values:
            cells = tuple(RawCell(part.text, part.span) for part in line.words)
            yield GridRow(cells, _span(line), line.text.strip(), loose=True)
        elif not line.used and not (first < n < last and is_piece(line.text)):
            yield Paragraph(line.text.strip(), _span(line))


def row_of_line(line: Paragraph, /) -> GridRow | None:
    """The row of a table in one line of a document: a label of the form and its figures, figures alone, or heads."""
    exact = line.span.end - line.span.start == len(line.text)
    parsed = _parse(line.text, line.span.start if exact else 0)
    label = _own_label(parsed) if parsed.values else None
    if label is not None:
        parts = [label, *parsed.values]
    elif len(parsed.values) > 1 and not parsed.tokens:
        parts = parsed.values
    elif not parsed.values and len(parsed.tokens) > 1 and all(is_printed(part.text) for part in parsed.tokens):
        parts = parsed.tokens
    else:
        return None
    cells = tuple(RawCell(part.text, part.span if exact else line.span) for part in parts)
    return GridRow(cells, line.span, line.text, loose=True)


def _span(line: _Line) -> Span:
    stripped = line.text.strip()
    begin = line.start + line.text.index(stripped)
    return Span(begin, begin + len(stripped))


def _parse(text: str, start: int) -> _Line:
    words = [(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]
    first = len(words)
    while first and is_value(words[first - 1][0]):
        first -= 1
    line = _Line(text, start)
    if len(words) - first == 1 and not words[first][0][:1].isdigit():
        first = len(words)
    column = position = 0
    parts: list[_Part] = []
    for word, begin, end in words:
        column += display_width(text[position:begin])
        width = display_width(word)
        parts.append(_Part(word, Span(start + begin, start + end), column, column + width, begin))
        column, position = column + width, end
    line.values = parts[first:]
    line.tokens = parts[:first]
    for part in parts[:first]:
        before = line.words[-1] if line.words else None
        if before is not None and part.left - before.right < 2:
            line.words[-1] = _joined((before, part))
        else:
            line.words.append(part)
    return line


def _joined(parts: Sequence[_Part]) -> _Part:
    """Pieces of one label, in the order in which they are printed."""
    return _Part(
        "".join(part.text for part in parts),
        Span(parts[0].span.start, max(part.span.end for part in parts)),
        min(part.left for part in parts),
        max(part.right for part in parts),
        min(part.at for part in parts),
    )


def _find_label(lines: list[_Line], n: int) -> None:
    line = lines[n]
    own = line.words[-1] if line.words else None
    line.label = _own_label(line)
    if line.label is not None:
        return
    above = _neighbours(lines, n, -1)
    below = _neighbours(lines, n, 1)
    if own is None and _has_label(above, upward=True) and _has_label(below):
        return
    edges = [own.left] if own is not None else list(dict.fromkeys(part.left for _, part in (*above, *below)))
    for edge in edges:
        found = _assembled(own, _under(above, edge), _under(below, edge))
        if found is not None:
            line.label, used = found
            for each in used:
                each.used = len(each.words) == 1
            return


def _own_label(line: _Line) -> _Part | None:
    """The label that stands whole in the line; the labels of its groups may stand before it, one blank apart."""
    for first in range(len(line.tokens)):
        label = _joined(line.tokens[first:])
        groups = _joined(line.tokens[:first]) if first else None
        if len(label.text) <= _LONGEST_LABEL and is_row_label(label.text) and (groups is None or is_known(groups.text)):
            return label
    last = line.words[-1] if line.words else None
    return last if last is not None and is_row_label(last.text) else None


def _neighbours(lines: list[_Line], n: int, step: int) -> list[tuple[_Line, _Part]]:
    """What is printed in the lines above or below, the nearest first, up to the next line with figures."""
    found: list[tuple[_Line, _Part]] = []
    for distance in range(1, _REACH + 1):
        at = n + step * distance
        if not 0 <= at < len(lines) or lines[at].values:
            break
        found += [(lines[at], part) for part in lines[at].words if not lines[at].used]
    return found


def _has_label(parts: list[tuple[_Line, _Part]], *, upward: bool = False) -> bool:
    """Whether the nearest lines on one side are a whole label: with one on each side, figures can be of either."""
    for start, (_, first) in enumerate(parts):
        text = ""
        for _, part in _under(parts[start:], first.left):
            text = part.text + text if upward else text + part.text
            if len(text) <= _LONGEST_LABEL and is_row_label(text):
                return True
    return False


def _under(parts: list[tuple[_Line, _Part]], edge: int) -> list[tuple[_Line, _Part]]:
    return [(line, part) for line, part in parts if abs(part.left - edge) <= _NEAR][:_PIECES]


def _assembled(
    own: _Part | None, above: list[tuple[_Line, _Part]], below: list[tuple[_Line, _Part]]
) -> tuple[_Part, list[_Line]] | None:
    """The fewest pieces that make a label of the form together; a whole label goes before one with a note."""
    return _fewest(own, above, below, lambda text: match_key(text) == label_key(text)) or _fewest(
        own, above, below, lambda _: True
    )


def _fewest(
    own: _Part | None,
    above: list[tuple[_Line, _Part]],
    below: list[tuple[_Line, _Part]],
    wanted: Callable[[str], bool],
) -> tuple[_Part, list[_Line]] | None:
    middle = [own] if own is not None else []
    for pieces in range(1, len(above) + len(below) + 1):
        for up in range(max(0, pieces - len(below)), min(pieces, len(above)) + 1):
            if own is None and up in (0, pieces):
                continue
            before = list(reversed(above[:up]))
            after = below[: pieces - up]
            parts = [*(part for _, part in before), *middle, *(part for _, part in after)]
            text = "".join(part.text for part in parts)
            if len(text) <= _LONGEST_LABEL and is_row_label(text) and wanted(text):
                return _joined(parts), [line for line, _ in (*before, *after)]
    return None


def _place_blanks(lines: list[_Line]) -> None:
    """Give rows with fewer figures than columns a blank under every column that has no figure."""
    block: list[_Line] = []
    heads: list[_Part] = []
    for line in (*lines, None):
        if line is not None and (line.is_row or len(line.words) < 2 or line.values):
            block += [line] if line.is_row else []
            continue
        if block:
            _place_in(block, heads)
            block, heads = [], []
        if line is not None:
            heads = [head for head in heads if not any(_overlap(head, part) for part in line.words)] + line.words


def _place_in(block: list[_Line], heads: list[_Part]) -> None:
    """Place the figures of rows under their columns, if they stand there whatever a wide character counts."""
    columns = _columns(block, heads)
    counted = [_by_characters(line) for line in block]
    others = _columns(counted, [head.by_characters for head in heads])
    for line, other in zip(block, counted, strict=True):
        placed = _placed(line, columns) if len(line.values) < len(columns) else None
        if placed is None:
            continue
        again = _placed(other, others) if len(others) == len(columns) else None
        if again is None or [part.text for part in again] == [part.text for part in placed]:
            line.values = placed


def _by_characters(line: _Line) -> _Line:
    label = line.label.by_characters if line.label is not None else None
    return _Line(line.text, line.start, values=[part.by_characters for part in line.values], label=label)


def _overlap(one: _Part, other: _Part) -> bool:
    return one.left < other.right and other.left < one.right


def _columns(block: list[_Line], heads: list[_Part]) -> list[tuple[int, int]]:
    """Where the columns of rows stand: by the rows that have most figures, else by the heads above them."""
    size = max((len(line.values) for line in block), default=0)
    full = [line for line in block if len(line.values) == size]
    if 1 < len(full) < len(block) and size > 1:
        stacked = zip(*(line.values for line in full), strict=True)
        columns = [(min(part.left for part in each), max(part.right for part in each)) for each in stacked]
    else:
        labels = [line.label for line in block if line.label is not None]
        edge = max((label.right for label in labels), default=0)
        beside = [part for part in heads if part.right > edge and not any(_overlap(part, label) for label in labels)]
        columns = sorted((part.left, part.right) for part in beside)
        if any(one.right <= other.left and other.span.start - one.span.end == 1 for one, other in pairwise(heads)):
            return []  # one blank between two heads parts them, and tells nothing of where they stand
    apart = all(before <= left for (_, before), (left, _) in pairwise(columns))
    return columns if apart else []


def _placed(line: _Line, columns: list[tuple[int, int]]) -> list[_Part] | None:
    found: dict[int, _Part] = {}
    for part in line.values:
        under = [n for n, (left, right) in enumerate(columns) if part.left < right and left < part.right]
        if len(under) != 1 or under[0] in found or not _is_inside(part, *columns[under[0]]):
            return None
        found[under[0]] = part
    end = line.start + len(line.text)
    return [found.get(n, _Part("", Span(end, end), left, left, left)) for n, (left, _) in enumerate(columns)]


def _is_inside(part: _Part, left: int, right: int) -> bool:
    """Whether a figure lies in its column or over all of it, and does not merely touch one that it was moved to."""
    inside = part.left >= left - 1 and part.right <= right + 1
    return inside or (part.left <= left + 1 and part.right >= right - 1)


def _row(line: _Line) -> GridRow:
    label = [line.label] if line.label is not None else []
    groups = [part for part in line.words if line.label is None or part.right <= line.label.left]
    parts = [*(part for part in groups if part is not line.label), *label, *line.values]
    return GridRow(tuple(RawCell(part.text, part.span) for part in parts), _span(line), line.text.strip(), loose=True)
