"""Reports printed as real grids in every format that holds them, and what a reading of one may not do.

Every cell of a report holds a figure of its own. A page, a Word document, a workbook, a CSV, a Markdown text and a PDF
are made of the same parts: lines, and tables whose rows name each cell once, as HTML does.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from html import escape

from attrs import evolve
from office_documents import Box, Line, docx, docx_of, grid_of, printed, xlsx, xlsx_of

from govinfo_report import Money, read_all
from govinfo_report.report.report import PrintedKind
from govinfo_report.testing import make_distinct_report

__all__ = [
    "FOURTH",
    "OURS",
    "PRINTERS",
    "REPORTS",
    "SECOND",
    "TITLE",
    "Parts",
    "Rows",
    "complaints",
    "digits",
    "is_figure",
    "parts_of",
]

TITLE = "云溪市人民政府2023年政府信息公开工作年度报告"
SECOND = "二、主动公开政府信息情况"
FOURTH = "四、政府信息公开行政复议、行政诉讼情况"
Rows = list[list[Box]]
Parts = list[Line | Rows]
REPORTS = {name: make_distinct_report(name) for name in ("2019", "2021")}
_FIGURE = re.compile(r"(?<![\d.])\d{4}(?:\.\d+)?(?![\d.])")

_JOINED = re.compile(r"\d{8,}")


def digits(cell: object) -> str:
    return str(cell.value if isinstance(cell, Money) else cell).lstrip("-")


OURS = {name: {str(ref): digits(cell) for ref, cell in report.cells()} for name, report in REPORTS.items()}


def complaints(edition_id: str, document: str | bytes, text: str) -> list[str]:
    """Cells with a figure that is not theirs, cells called blank that are printed, and figures nobody tells of."""
    ours, figures = OURS[edition_id], set(_FIGURE.findall(text))
    found: list[str] = []
    told: list[str] = []
    results = read_all(document)
    for result in results:
        if result.report is None:
            return []
        for ref, cell in result.report.cells():
            if (figure := digits(cell)) != "None":
                found += [] if ours.get(str(ref)) == figure else [f"{ref}={figure}"]
                told.append(figure)
                continue
            how = result.report.printed.get(ref)
            blank = ref.table not in result.report.absent and (how is None or how.kind is PrintedKind.BLANK)
            found += [f"{ref} blank"] if blank and ours.get(str(ref)) in figures else []
        told += [each.text for each in result.unread]
        told += [word for each in result.extras for word in (each.label, *each.cells)]
        told += [each.raw for each in result.report.printed.values()]
        told += [text for body in result.report.notes.values() for text in body]
        told += [text for _, each in result.report.narratives() for text in each.paragraphs]
    words = " ".join(told).replace("-", " ")
    joined = {run[n : n + 4] for run in _JOINED.findall(words) for n in range(len(run))}
    lost = (figures & set(ours.values())) - set(_FIGURE.findall(words)) - joined
    return found + [f"{figure} lost" for figure in sorted(lost)]


def parts_of(edition_id: str) -> Parts:
    parts = printed(REPORTS[edition_id])
    return [
        part if isinstance(part, Line) else [[box for box in row if box is not None] for row in part] for part in parts
    ]


def as_html(parts: Parts) -> str:
    def cell(box: Box) -> str:
        return f'<td colspan="{box.width}" rowspan="{box.height}">{escape(box.text)}</td>'

    def line(row: list[Box]) -> str:
        return f"<tr>{''.join(map(cell, row))}</tr>"

    return "".join(
        f"<p>{part.text}</p>" if isinstance(part, Line) else f"<table>{''.join(map(line, part))}</table>"
        for part in parts
    )


def as_docx(parts: Parts) -> bytes:
    return docx(docx_of([part if isinstance(part, Line) else grid_of(part) for part in parts]))


def as_xlsx(parts: Parts) -> bytes:
    return xlsx({"Sheet1": xlsx_of([part if isinstance(part, Line) else grid_of(part) for part in parts])})


def as_csv(parts: Parts) -> str:
    lines = [line for part in parts for line in _lines(part)]
    stream = io.StringIO()
    csv.writer(stream).writerows(lines)
    return stream.getvalue()


def _lines(part: Line | Rows) -> list[list[str]]:
    """The lines of a table with nothing in the places under merged cells."""
    if isinstance(part, Line):
        return [[part.text]]
    return [[box.text if box is not None else "" for box in row] for row in grid_of(part)]


def as_markdown(parts: Parts) -> str:
    blocks: list[str] = []
    for part in parts:
        if isinstance(part, Line):
            blocks.append(f"{'#' * part.level} {part.text}" if part.level else part.text)
            continue
        first, *others = (f"| {' | '.join(line)} |".replace("\n", "<br>") for line in _lines(part))
        rule = "|" + " --- |" * len(_lines(part)[0])
        blocks.append("\n".join([first, rule, *others]))
    return "\n\n".join(blocks) + "\n"


def as_pdf(parts: Parts) -> bytes:
    from pdf_maker import press
    from pdf_sheets import Box as Place
    from pdf_sheets import Sheet

    widths = {4: (140.0, 100.0, 100.0, 100.0), 10: (24.0, 60.0, 125.0, *[34.0] * 7)}
    printed_parts: list[str | Sheet] = []
    for part in parts:
        if isinstance(part, Line):
            printed_parts.append(part.text)
            continue
        grid = grid_of(part)
        places = [Place(y, x, b.height, b.width, b.text) for y, row in enumerate(grid) for x, b in enumerate(row) if b]
        places = [evolve(each, rows=min(each.rows, len(grid) - each.row)) for each in places]
        size = len(grid[0])
        printed_parts.append(Sheet("", widths.get(size, (447.0 / size,) * size), tuple(places)))
    return press(printed_parts)


def is_figure(box: Box) -> bool:
    return re.fullmatch(r"-?\d[\d.]*", box.text) is not None


PRINTERS: dict[str, Callable[[Parts], str | bytes]] = {
    "html": as_html,
    "docx": as_docx,
    "xlsx": as_xlsx,
    "csv": as_csv,
    "markdown": as_markdown,
    "pdf": as_pdf,
}
