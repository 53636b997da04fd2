"""A table as it is printed, for every writer: which rows there are, and the text of each cell.

A report is written as it is. Blanks stay blank, marks and notes come out as they were printed, and rows that the
source does not have are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from govinfo_report.address import CellRef
from govinfo_report.form.layout import Block, Column, Row
from govinfo_report.report.base import Cell, Table
from govinfo_report.report.figures import figure_text
from govinfo_report.report.organ import Organ
from govinfo_report.report.report import PrintedKind, Report
from govinfo_report.report.sections import SectionName, section
from govinfo_report.report.titles import usual_title
from govinfo_report.text.typography import format_date, format_date_range, marks

__all__ = [
    "cell_text",
    "closing_lines",
    "heading_of",
    "issuer_lines",
    "opening_lines",
    "period_line",
    "printed_rows",
    "published_line",
    "row_texts",
    "title_of",
]


def cell_text(report: Report, ref: CellRef, value: Cell, column: Column, /) -> str:
    """What to print in a cell."""
    printed = report.printed.get(ref) if report.printed else None
    if printed is not None and printed.kind not in (PrintedKind.MISSING, PrintedKind.UNREAD):
        return printed.raw
    return figure_text(value, column) or ""


def printed_rows(report: Report, table: Table, /) -> Iterator[tuple[Block, Row]]:
    """The rows of a table, without those that the source does not have."""
    for block, row in table.LAYOUT.rows():
        refs = table.LAYOUT.row_cells(row.name).values() if report.printed else ()
        kinds = [printed.kind if (printed := report.printed.get(ref)) else None for ref in refs]
        if not kinds or any(kind is not PrintedKind.MISSING for kind in kinds):
            yield block, row


def row_texts(report: Report, table: Table, block: Block, row: Row, /) -> list[str]:
    """The cells of a row as they are printed."""
    refs = table.LAYOUT.row_cells(row.name)
    counts = getattr(table, row.name)
    return [cell_text(report, refs[column.name], getattr(counts, column.name), column) for column in block.columns]


def title_of(report: Report, /) -> str | None:
    """The printed title; for a report without one, the usual title of its organ and year, if both are known."""
    if report.title is not None or report.organ is None or report.year is None:
        return report.title
    return usual_title(report.organ, report.year)


def heading_of(report: Report, name: SectionName, /) -> str | None:
    """The printed heading of a section, or that of the form where the report has the section and says nothing of it."""
    if name in report.headings:
        return report.headings[name]
    has_section = name not in report.absent if section(name).is_table else getattr(report, name) is not None
    return section(name).heading if has_section else None


def opening_lines(report: Report, /) -> Iterator[str]:
    """The preamble, and the dates and the period where it does not tell them."""
    yield from published_line(report)
    yield from report.preamble
    yield from period_line(report)


def published_line(report: Report, /) -> Iterator[str]:
    """The line with the day of publication, if it is known."""
    if report.published_on is not None:
        yield f"发布日期{marks().colon}{format_date(report.published_on)}"


def period_line(report: Report, /) -> Iterator[str]:
    """The line with the period, if it is known and no paragraph tells it."""
    period = report.period
    if period is not None and not _tells_period(report):
        yield f"统计期限{marks().colon}{format_date_range(period, repeat_year=True)}"


def _tells_period(report: Report) -> bool:
    from govinfo_report.formats._core.years import find_period

    texts = [*report.preamble, *(text for _, narrative in report.narratives() for text in narrative.paragraphs)]
    return find_period(texts) == report.period


def closing_lines(report: Report, /) -> Iterator[str]:
    """The issuer and the date under the report, and the lines of the site under them."""
    yield from issuer_lines(report)
    yield from report.footer.lines


def issuer_lines(report: Report, /) -> Iterator[str]:
    """The issuer and the date under the report, if it has one."""
    if report.issued_on is not None:
        organ: Organ | None = report.organ
        if organ is not None:
            yield organ.printed_name or organ.name
        yield format_date(report.issued_on)
