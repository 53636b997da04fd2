"""Comma- or tab-separated text to rows of cells, each where it stands in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govinfo_report.findings import Span
from govinfo_report.formats._core.items import RawCell

__all__ = ["MARKS", "rows_of"]

MARKS = (",", "\t")
_FIELD = {
    mark: re.compile(
        rf'[ ]*+(?:"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"[ ]*+(?={mark}|[\r\n]|\Z)|(?P<bare>[^{mark}\r\n]*+))'
        rf"(?P<end>{mark}|\r\n|[\r\n]|\Z)"
    )
    for mark in MARKS
}


def rows_of(text: str, mark: str, /) -> Iterator[tuple[RawCell, ...]]:
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
