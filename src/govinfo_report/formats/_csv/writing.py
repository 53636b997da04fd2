"""A report to lines of CSV: what is printed in each cell beside the number that it is read as."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from govinfo_report.address import CellRef
from govinfo_report.errors import UnwritableError
from govinfo_report.findings import Language
from govinfo_report.formats._csv.columns import (
    ABSENT,
    LONG,
    LONG_PAPER,
    NUMBER,
    PAPER,
    Shape,
    cell_columns,
    edition_columns,
    labelled_cells,
    paper_value,
    wide,
)
from govinfo_report.formats._pages.blocks import Blanks
from govinfo_report.report.base import Cell
from govinfo_report.report.money import Money
from govinfo_report.report.report import Printed, PrintedKind, Report
from govinfo_report.report.sections import TABLES
from govinfo_report.text.formulas import guarded

__all__ = ["Way", "head_line", "lines_of"]


@frozen(kw_only=True)
class Way:
    """How reports are written."""

    shape: Shape
    lang: Language
    blanks: Blanks
    source: str
    mark: str


def head_line(shape: str, mark: str, /) -> str:
    """The line with the names of the columns; :class:`~govinfo_report.UnwritableError` for an unknown shape."""
    if shape not in _SHAPES:
        raise UnwritableError(f"no shape {shape!r}; there are {', '.join(_SHAPES)}")
    return _lines([_SHAPES[shape][0]()], mark)


def lines_of(report: Report, way: Way, /) -> str:
    """The lines of a report, without the heads."""
    return _lines(_SHAPES[way.shape][1](report, way), way.mark)


def _lines(rows: Iterator[Sequence[str]] | Sequence[Sequence[str]], mark: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark).writerows(rows)
    return out.getvalue()


@frozen
class _Written:
    """What is to be written of a cell."""

    printed: str = ""
    number: str = ""
    unit: str = ""
    kind: str = ""
    note: str = ""


def _cell(report: Report, ref: CellRef, value: Cell, blanks: Blanks) -> _Written:
    if ref.table in report.absent:
        return _Written(unit=_unit(value), kind=ABSENT)
    how = report.printed.get(ref)
    if blanks == "zero" and _number(value) == "" and _is_blank(how):
        return _Written("0", "0", _unit(value), NUMBER)
    number = _number(value)
    if how is None:
        return _Written(number, number, _unit(value), NUMBER if number else PrintedKind.BLANK.value)
    shown = "" if how.kind in (PrintedKind.MISSING, PrintedKind.UNREAD) else how.raw
    return _Written(guarded(shown), number, _unit(value), how.kind.value, guarded(how.note or ""))


def _is_blank(how: Printed | None) -> bool:
    return how is None or (how.kind is PrintedKind.BLANK and not how.raw)


def _number(value: Cell) -> str:
    if isinstance(value, Money):
        return "" if value.value is None else f"{value.value:f}"
    return "" if value is None else str(value)


def _unit(value: Cell) -> str:
    return (value.unit or "") if isinstance(value, Money) else ""


def _paper(report: Report, names: Sequence[str]) -> list[str]:
    return [guarded(paper_value(report, name)) for name in names]


def _long(report: Report, way: Way) -> Iterator[Sequence[str]]:
    """A line for each cell of the three tables."""
    paper = (guarded(way.source), *_paper(report, LONG_PAPER))
    for table in report.tables():
        edition = table.LAYOUT.edition or ""
        for (ref, labels), value in zip(labelled_cells(table.LAYOUT, way.lang), table.values(), strict=True):
            cell = _cell(report, ref, value, way.blanks)
            told = (cell.printed, cell.number, cell.unit, cell.kind, cell.note)
            yield (*paper, edition, *labels, str(ref), *told)


def _wide(report: Report, way: Way) -> Iterator[Sequence[str]]:
    """The line of the report; a cell that its forms do not have is empty."""
    tables = {table.LAYOUT.table: table for table in report.tables()}
    cells = {ref: _cell(report, ref, value, way.blanks) for ref, value in report.cells()}
    line = [guarded(way.source), *_paper(report, PAPER)]
    line.append(" ".join(name for name in TABLES if name in report.absent))
    line += [tables[name].LAYOUT.edition or "" for name in edition_columns()]
    known = cell_columns()
    for ref in known.refs:
        cell = cells.get(ref, _NONE)
        line.append(cell.printed)
        if ref in known.amounts:
            line.append(cell.unit)
    yield line


_NONE = _Written()


_SHAPES: dict[str, tuple[Callable[[], Sequence[str]], Callable[[Report, Way], Iterator[Sequence[str]]]]] = {
    "long": (lambda: LONG, _long),
    "wide": (wide, _wide),
}
