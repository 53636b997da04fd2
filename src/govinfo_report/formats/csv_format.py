"""Tables as comma- or tab-separated text, as spreadsheets export them; every row of the file a row of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from govinfo_report.findings import Bilingual, Span
from govinfo_report.formats._core.cells import is_blank, looks_like_value
from govinfo_report.formats._core.document import read_items
from govinfo_report.formats._core.items import GridRow, Item, Paragraph, RawCell
from govinfo_report.formats._core.lone_cells import is_label
from govinfo_report.formats.protocols import FormatInfo
from govinfo_report.formats.source import Source
from govinfo_report.reading import ReadResult
from govinfo_report.version import __version__

__all__ = ["FORMAT", "CsvFormat"]

_FIELD = {
    mark: re.compile(
        rf'[ ]*+(?:"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"[ ]*+(?={mark}|[\r\n]|\Z)|(?P<bare>[^{mark}\r\n]*+))'
        rf"(?P<end>{mark}|\r\n|[\r\n]|\Z)"
    )
    for mark in (",", "\t")
}
_LINE = re.compile(r"[^\r\n]+")
_LOOKED_AT = 400
_FEWEST_ROWS = 3


class CsvFormat:
    """Comma-separated text; tabs in files that are named so, or where the format is given."""

    info = FormatInfo(
        name="csv",
        media_type="text/csv",
        suffixes=(".csv", ".tsv"),
        title=Bilingual(zh="CSV", en="CSV"),
    )

    def recognises(self, source: Source, /) -> bool:
        """Several rows with a label of the form and figures after it, between commas."""
        marks = (",", "\t") if (source.name or "").lower().endswith(".tsv") else (",",)
        return any(mark in source.text and _labelled(source.text, mark) >= _FEWEST_ROWS for mark in marks)

    def read(self, source: Source, /) -> tuple[ReadResult, ...]:
        """The one report of the file."""
        mark = max((",", "\t"), key=lambda each: _labelled(source.text, each))
        return (read_items(_items(source.text, mark), source, source.provenance(self.info.name, __version__)),)


FORMAT = CsvFormat()


def _rows(text: str, mark: str) -> Iterator[tuple[RawCell, ...]]:
    """The rows of cells; what a quote does not close is read as it stands."""
    position = 1 if text.startswith("\ufeff") else 0
    cells: list[RawCell] = []
    while position < len(text):
        found = _FIELD[mark].match(text, position)
        if found is None:
            return
        name = "bare" if found["quoted"] is None else "quoted"
        cells.append(
            RawCell(found[name].replace('""', '"') if name == "quoted" else found[name], Span(*found.span(name)))
        )
        position = found.end()
        if found["end"] != mark:
            yield tuple(cells)
            cells = []
    if cells:
        yield tuple(cells)


def _labelled(text: str, mark: str) -> int:
    """How many of the first rows have a label of the form, and a figure after it."""
    return sum(_is_labelled(cells) for cells in islice(_rows(text, mark), _LOOKED_AT))


def _is_labelled(cells: tuple[RawCell, ...]) -> bool:
    labels = [n for n, cell in enumerate(cells[:4]) if is_label(cell.text)]
    return bool(labels) and any(not is_blank(c.text) and looks_like_value(c.text) for c in cells[labels[-1] + 1 :])


def _items(text: str, mark: str) -> Iterator[Item]:
    for cells in _rows(text, mark):
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
