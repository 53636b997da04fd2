"""The row of a table that a finding is about: its cells under their heads, and carets under the one that is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govinfo_report.address import CellRef
from govinfo_report.findings import Finding, Language
from govinfo_report.present.columns import printable, wrap
from govinfo_report.present.html_tables import cell_words
from govinfo_report.present.screen import Screen
from govinfo_report.reading import ReadResult
from govinfo_report.report.report import Report
from govinfo_report.text.width import display_width

__all__ = ["row_excerpt"]

_INDENT = 6
_GAP = 2


def row_excerpt(
    finding: Finding, report: Report | None, result: ReadResult, lang: Language, /, *, screen: Screen
) -> list[str]:
    """Heads, cells and carets; pairs of head and cell where that is too wide, the cell that is meant in brackets.

    Empty where the finding is about no cell, or points to something else than one, such as a label.
    """
    cell = _cell(finding, result)
    if report is None or cell is None or cell.table in report.absent:
        return []
    table = report.table_of(cell)
    if table.LAYOUT.index(cell) is None:
        return []
    counts = getattr(table, cell.row)
    columns = next(block.columns for block, row in table.LAYOUT.rows() if row.name == cell.row)
    heads = [column.label if lang == "zh" else column.english for column in columns]
    refs = [CellRef(cell.table, cell.row, column.name) for column in columns]
    told = [
        printable(cell_words(report, ref, getattr(counts, column.name), column, lang)[0])
        for ref, column in zip(refs, columns, strict=True)
    ]
    lines = list(_lines(heads, told, refs.index(cell), screen))
    if isinstance(finding.at, CellRef) and finding.at.row == cell.row:
        return lines
    name = table.LAYOUT.named(CellRef(cell.table, cell.row)).text(lang)
    return [*wrap(name, screen.width, indent=" " * _INDENT), *lines]


def _cell(finding: Finding, result: ReadResult) -> CellRef | None:
    """The cell that the span of a finding is that of; without a span the first that it names."""
    places = (finding.at, *finding.related)
    cells = [place for place in places if isinstance(place, CellRef) and place.is_cell]
    if finding.span is None:
        return cells[0] if cells and isinstance(finding.at, CellRef) else None
    return next((cell for cell in cells if result.spans.get(cell) == finding.span), None)


def _lines(heads: Sequence[str], cells: Sequence[str], marked: int, screen: Screen) -> Iterator[str]:
    widths = [max(display_width(head), display_width(cell)) for head, cell in zip(heads, cells, strict=True)]
    if _INDENT + sum(widths) + _GAP * (len(widths) - 1) > screen.width:
        pairs = [
            f"{head} [{cell}]" if number == marked else f"{head} {cell}"
            for number, (head, cell) in enumerate(zip(heads, cells, strict=True))
        ]
        yield from wrap(" · ".join(pairs), screen.width, indent=" " * _INDENT)
        return
    gap, lead = " " * _GAP, " " * _INDENT

    def right(texts: Sequence[str]) -> str:
        return lead + gap.join(
            " " * (width - display_width(text)) + text for text, width in zip(texts, widths, strict=True)
        )

    carets = ["^" * max(1, display_width(cell)) if n == marked else "" for n, cell in enumerate(cells)]
    yield screen.paint(right(heads), "quiet")
    yield right(cells)
    yield screen.paint(right(carets).rstrip(), "error")
