"""Lines of a PDF to paragraphs: a line goes on in the next if it is full and the next one is not indented."""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from govinfo_report.findings import Span
from govinfo_report.formats._core.items import GridRow, Paragraph
from govinfo_report.formats._core.paper import is_title
from govinfo_report.formats._pdf.lines import Line
from govinfo_report.formats._pdf.unruled import loose_rows

__all__ = ["Measure", "measure_of", "paragraphs_of"]

_INDENT = 0.9
_SAME_SIZE = 0.12
_WIDER_PITCH = 1.35
_LONGEST_TITLE = 4
_NUMBERED = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d))")
_SENTENCE = re.compile(r"[。！？；：!?;:][”’）)]?\Z")
_WORD = re.compile(r"[\x21-\x7e]+")
_CLOSING = "，。、；：？！）》”’」』】〉"


@frozen
class Measure:
    """How a column of text is set: its edges, the size of its characters, the distance of its lines."""

    left: float
    right: float
    size: float
    pitch: float


def measure_of(lines: Sequence[Line], /) -> Measure:
    """The measure of a column, by the lines in the size that most of its characters have."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    size = sizes.most_common(1)[0][0]
    body = [line for line in lines if abs(line.size - size) <= _SAME_SIZE * size]
    often = Counter(round(line.x0 / 3) for line in body)
    left = min(line.x0 for line in body if often[round(line.x0 / 3)] > 1 or len(body) < 4)
    widest = max(line.x1 for line in body)
    right = statistics.median(line.x1 for line in body if line.x1 > widest - 3 * size)
    steps = [b.base - a.base for a, b in itertools.pairwise(body) if a.page == b.page and b.base > a.base]
    return Measure(left, right, size, statistics.median_low(steps) if steps else 2 * size)


def paragraphs_of(lines: Sequence[Line], measures: dict[int, Measure], /) -> Iterator[Paragraph | GridRow]:
    """The paragraphs of lines that follow each other, across columns and pages, and rows of tables without rules."""
    gathered: list[Line] = []
    rows = list(_rows(lines))
    loose = loose_rows(rows)
    at = 0
    while at < len(rows):
        title = _title_at(rows[at : at + _LONGEST_TITLE])
        row = loose[at]
        parts = [line for each in rows[at : at + title] for line in each] if title else row.parts
        if title or row.row is not None or len(parts) != 1 or _ends(gathered, parts[0], measures):
            yield from _paragraph(gathered)
            gathered = []
        if row.row is not None:
            yield row.row
        elif title:
            yield from _paragraph(parts)
        elif len(parts) > 1:
            yield Paragraph(_spread(parts), Span(0, 0, parts[0].place))
        else:
            gathered += parts
        at += title or 1
    yield from _paragraph(gathered)


def _ends(gathered: Sequence[Line], following: Line, measures: dict[int, Measure]) -> bool:
    return bool(gathered) and not _goes_on(gathered[-1], following, measures)


def _rows(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Parts of one line together."""
    row: list[Line] = []
    for line in lines:
        if row and (line.row, line.page, line.column) != (row[0].row, row[0].page, row[0].column):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _spread(row: Sequence[Line]) -> str:
    """A line with columns: as many blanks between them as fit, two at least."""
    text = row[0].text
    for left, right in itertools.pairwise(row):
        room = round((right.x0 - left.x1) / (max(left.size, right.size) / 2))
        text += " " * max(2, min(room, 40)) + right.text
    return text


def _title_at(rows: Sequence[Sequence[Line]]) -> int:
    """How many lines from here on, centred and in one size, are the title of a report; 0 if none."""
    first = rows[0][0]
    count = 0
    for row in rows:
        line = row[0]
        near = line.page == first.page and (not count or 0 < line.base - rows[count - 1][0].base < 3 * line.size)
        same = abs(line.size - first.size) <= _SAME_SIZE * first.size and abs(line.middle - first.middle) < line.size
        if len(row) > 1 or not (near and same):
            break
        count += 1
    for length in range(count, 1, -1):
        texts = [rows[n][0].text for n in range(length)]
        if is_title("".join(texts)) and not any(map(_ends_a_sentence, texts)):
            return length
    return 0


def _ends_a_sentence(text: str) -> bool:
    return _SENTENCE.search(text) is not None


def _goes_on(line: Line, following: Line, measures: dict[int, Measure]) -> bool:
    """Whether the next line is of the same paragraph."""
    measure, next_measure = measures[line.column], measures[following.column]
    if abs(line.size - following.size) > _SAME_SIZE * line.size:
        return False
    if following.x0 > next_measure.left + _INDENT * following.size:
        return False
    if line.x1 + _first_word(following) <= measure.right + 0.3 * line.size:
        return False
    same_column = (line.page, line.column) == (following.page, following.column)
    if same_column and following.base - line.base > _WIDER_PITCH * max(measure.pitch, line.size * 1.2):
        return False
    return not (_NUMBERED.match(following.text) and _ends_a_sentence(line.text))


def _first_word(line: Line) -> float:
    """The room that the beginning of a line takes which may not stand at the end of the line before."""
    word = _WORD.match(line.text)
    if word is not None:
        return min(len(word[0]), 30) * line.size * 0.55
    length = 1
    while length < len(line.text) and line.text[length] in _CLOSING:
        length += 1
    return length * line.size


def _paragraph(lines: Sequence[Line]) -> Iterator[Paragraph]:
    if lines:
        yield Paragraph(_joined([line.text for line in lines]), Span(0, 0, lines[0].place))


def _joined(texts: Sequence[str]) -> str:
    """Lines put together: with a blank between words of letters, with none between Chinese characters and figures."""
    text = texts[0]
    for following in texts[1:]:
        letters = text[-1].isascii() and text[-1].isalpha() and following[0].isascii() and following[0].isalpha()
        text += (" " if letters else "") + following
    return text
