"""Comma-separated text: tables as spreadsheets export them are read, reports as data are written and read.

In a table every row of the file is a row of cells. Data is a line for each cell, or for each report, under heads of
ours; several reports are in one file where their lines follow each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Literal

from govinfo_report.findings import Bilingual, Finding, Language, Span
from govinfo_report.formats._core.cells import is_blank, looks_like_value
from govinfo_report.formats._core.document import read_items
from govinfo_report.formats._core.items import GridRow, Item, Paragraph, RawCell
from govinfo_report.formats._core.lone_cells import is_label
from govinfo_report.formats._csv.columns import Shape
from govinfo_report.formats._csv.losses import lost_by_data
from govinfo_report.formats._csv.reading import read_own
from govinfo_report.formats._csv.records import heads_of
from govinfo_report.formats._csv.rows import MARKS, rows_of
from govinfo_report.formats._csv.writing import Way, head_line, lines_of
from govinfo_report.formats._pages.blocks import Blanks
from govinfo_report.formats.protocols import FormatInfo
from govinfo_report.formats.source import LIMITS, Source, over_limit, text_over_limit
from govinfo_report.reading import ReadResult
from govinfo_report.report.report import Report
from govinfo_report.version import __version__

__all__ = ["FORMAT", "CsvFormat"]

_LINE = re.compile(r"[^\r\n]+")
_LOOKED_AT = 400
_SEEN = 200_000
_FEWEST_ROWS = 3


class CsvFormat:
    """Commas between cells: tables of others, and our own reports as data."""

    info = FormatInfo(
        name="csv",
        media_type="text/csv",
        suffixes=(".csv",),
        joinable=True,
        options=("shape", "lang", "blanks", "bom", "source"),
        title=Bilingual(zh="CSV", en="CSV"),
    )
    mark = ","

    def recognises(self, source: Source, /) -> bool:
        """The heads of ours, or several rows with a label of the form and figures after it."""
        text = source.text
        return self.mark in text and (heads_of(text, self.mark) is not None or self._has_labels(source))

    def _has_labels(self, source: Source) -> bool:
        return _labelled(source.text, self.mark) >= _FEWEST_ROWS

    def read(self, source: Source, /) -> tuple[ReadResult, ...]:
        """Every report of a file of ours, the one report of any other; whichever mark stands between its cells."""
        provenance = source.provenance(self.info.name, __version__)
        for mark in MARKS:
            if heads := heads_of(source.text, mark):
                return read_own(source, mark, heads, provenance)
        if over := _over_a_limit(source.text):
            findings = (*source.findings, over)
            return (ReadResult(report=None, findings=findings, source=source.text, provenance=provenance),)
        mark = max(MARKS, key=lambda each: _labelled(source.text, each))
        return (read_items(_items(source.text, mark), source, provenance),)

    def write(
        self,
        report: Report,
        /,
        *,
        shape: Shape = "long",
        lang: Language = "zh",
        blanks: Blanks = "as-printed",
        bom: Literal["yes", "no"] = "yes",
        source: str = "",
    ) -> str:
        """The figures of the report as data, under a line of heads.

        ``shape="long"`` is a line for each cell, ``"wide"`` a line for each report. ``lang="en"`` gives the labels of
        the long shape in English, ``blanks="zero"`` prints 0 in blank cells, ``bom="no"`` leaves out the byte-order
        mark, without which Excel takes UTF-8 for the local encoding. ``source`` says what the report was read from.
        :class:`~govinfo_report.UnwritableError` for another shape.
        """
        way = Way(shape=shape, lang=lang, blanks=blanks, source=source, mark=self.mark)
        return self.head(shape=shape, bom=bom) + lines_of(report, way)

    def head(self, /, *, shape: Shape = "long", bom: Literal["yes", "no"] = "yes", **_: Any) -> str:
        """The line of heads that every file begins with."""
        return ("\ufeff" if bom == "yes" else "") + head_line(shape, self.mark)

    def losses(self, report: Report, /, *, shape: Shape = "long", **_: Any) -> tuple[str, ...]:
        """What does not come back from a shape, by address: it is written and read back to see."""
        results = self.read(Source.of(self.write(report, shape=shape)))
        return lost_by_data(report, results[0].report if len(results) == 1 else None)


FORMAT = CsvFormat()


def _labelled(text: str, mark: str) -> int:
    """How many of the first rows have a label of the form, and a figure after it."""
    return sum(_is_labelled(cells) for cells in islice(rows_of(text[:_SEEN], mark), _LOOKED_AT))


def _over_a_limit(text: str) -> Finding | None:
    """The finding that a table is larger than any report, told before it is taken apart."""
    if text.count(",") > LIMITS.cells:
        return over_limit("单元格数", "the number of cells", f"> {LIMITS.cells}", LIMITS.cells)
    return text_over_limit(text)


def _is_labelled(cells: tuple[RawCell, ...]) -> bool:
    labels = [n for n, cell in enumerate(cells[:4]) if is_label(cell.text)]
    return bool(labels) and any(not is_blank(c.text) and looks_like_value(c.text) for c in cells[labels[-1] + 1 :])


def _items(text: str, mark: str) -> Iterator[Item]:
    for cells in rows_of(text, mark):
        printed = [cell for cell in cells if not is_blank(cell.text)]
        if len(printed) == 1:
            yield from _alone(cells, printed[0])
        elif printed:
            span = _span(cells)
            yield GridRow(cells, span, text[span.start : span.end].strip(f'" {mark}'))


def _span(cells: Sequence[RawCell]) -> Span:
    return Span(cells[0].span.start, cells[-1].span.end)


def _alone(cells: tuple[RawCell, ...], cell: RawCell) -> Iterator[Item]:
    """The one printed cell of a row: text, each line a paragraph; a row where it is a label without figures."""
    if len(cells) > 1 and is_label(cell.text):
        yield GridRow(cells, _span(cells))
        return
    for line in _LINE.finditer(cell.text):
        text = line[0].strip()
        if text:
            start = cell.span.start + line.start() + line[0].index(text)
            yield Paragraph(text, Span(start, min(start + len(text), cell.span.end)))
