"""A table of a report in HTML: heads and groups merged as the form prints them, every cell as it was printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import evolve, frozen

from govinfo_report.address import CellRef
from govinfo_report.findings import Bilingual, Language
from govinfo_report.form.layout import Column
from govinfo_report.form.printed import FormCell, FormGrid, Part, form_grid
from govinfo_report.present.escape import markup, markup_attribute
from govinfo_report.report.base import Cell, Table
from govinfo_report.report.figures import figure_text
from govinfo_report.report.report import PrintedKind, Report
from govinfo_report.report.sections import section

__all__ = ["Decorate", "Decoration", "cell_words", "table_markup"]

_BLANK = Bilingual(zh="空白", en="blank")
_MISSING = Bilingual(zh="无此格", en="not in the source")


@frozen
class Decoration:
    """What findings add to a cell or head: its identifier, attributes of its tag, and marks after its content."""

    identity: str = ""
    attributes: str = ""
    marks: str = ""


Decorate = Callable[[CellRef | None], Decoration]


def table_markup(report: Report, table: Table, lang: Language, decorate: Decorate, /) -> str:
    """A table as the form prints it, in a region that scrolls by itself where the page is too narrow."""
    grid = form_grid(table.LAYOUT)
    decorate = _first_identified(decorate)
    columns = dict(zip(table.LAYOUT.cells(), table.LAYOUT.columns(), strict=True))
    lines: list[str] = []
    part = ""
    for number, line in enumerate(grid.lines()):
        begins = _part_of(grid, number, line)
        if begins:
            lines.append((f"</{part}>" if part else "") + f"<{begins}>")
            part = begins
        cells = (
            _figure(report, table, cell.ref, columns, lang, decorate, _spans(cell))
            if cell.part is Part.VALUE and cell.ref is not None
            else _label(cell, lang, decorate)
            for cell in line
        )
        lines.append(f"<tr>{''.join(cells)}</tr>")
    told = markup_attribute(section(table.LAYOUT.table).title.text(lang))
    body = "".join(lines) + f"</{part}>"
    return f'<div class="scroll" tabindex="0" role="group" aria-label="{told}"><table>{body}</table></div>'


def _first_identified(decorate: Decorate) -> Decorate:
    """A head that several blocks repeat is one place: the first of them has its identifier."""
    known: set[str] = set()

    def decorated(at: CellRef | None) -> Decoration:
        found = decorate(at)
        if found.identity in known:
            return evolve(found, identity="")
        known.add(found.identity)
        return found

    return decorated


def _part_of(grid: FormGrid, number: int, line: Sequence[FormCell]) -> str:
    """Which part of the table begins with this row; nothing where it goes on."""
    if number == 0:
        return "thead" if grid.head_rows else "tbody"
    return "tbody" if number == grid.head_rows or any(cell.part is Part.CAPTION for cell in line) else ""


def _spans(cell: FormCell) -> str:
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return columns + (f' rowspan="{cell.rows}"' if cell.rows > 1 else "")


_SCOPES = {Part.CAPTION: "rowgroup", Part.GROUP: "row", Part.LABEL: "row"}
"""A head over merged cells reaches as far as it is wide, and a group as far as it is high: HTML groups cannot."""


def _label(cell: FormCell, lang: Language, decorate: Decorate) -> str:
    text = markup(cell.label.text(lang))
    if cell.part is Part.CORNER:
        return f'<td class="corner"{_spans(cell)}>{text}</td>'
    is_cell = cell.ref is not None and cell.ref.is_cell
    extra = decorate(None if is_cell else cell.ref)
    scope = _SCOPES.get(cell.part, "col")
    return f'<th scope="{scope}"{_spans(cell)}{extra.identity}{extra.attributes}>{text}{extra.marks}</th>'


def _figure(
    report: Report,
    table: Table,
    at: CellRef,
    columns: Mapping[CellRef, Column],
    lang: Language,
    decorate: Decorate,
    spans: str,
) -> str:
    text, empty = cell_words(report, at, table.cell(at), columns[at], lang)
    told = f'<span class="empty">{markup(text)}</span>' if empty else markup(text)
    extra = decorate(at)
    return f"<td{spans}{extra.identity}{extra.attributes}>{told}{extra.marks}</td>"


def cell_words(report: Report, at: CellRef, value: Cell, column: Column, lang: Language, /) -> tuple[str, bool]:
    """A cell as it was printed, and whether nothing was; then the text says so."""
    printed = report.printed.get(at)
    if printed is not None and printed.kind is PrintedKind.MISSING:
        return _MISSING.text(lang), True
    if printed is not None and printed.raw.strip():
        return printed.raw.strip(), False
    text = figure_text(value, column)
    return (_BLANK.text(lang), True) if text is None else (text, False)
