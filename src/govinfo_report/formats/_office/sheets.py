"""Sheets of a workbook, whatever its format: their printed cells as rows and paragraphs, one or several reports."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from attrs import evolve, field, frozen

from govinfo_report.findings import Finding, Span
from govinfo_report.formats._core.document import read_items
from govinfo_report.formats._core.headings import section_of_heading
from govinfo_report.formats._core.items import GridRow, Item, Paragraph, RawCell
from govinfo_report.formats._office.packages import is_prose, refusal, with_hidden
from govinfo_report.formats.source import LIMITS, Source, over_limit
from govinfo_report.reading import Provenance, ReadResult
from govinfo_report.report.sections import TABLES
from govinfo_report.rules.reading_documents import SEVERAL_REPORTS

__all__ = ["Place", "Range", "Sheet", "letters", "read_sheets", "text_of"]

Place = tuple[int, int]
"""Row and column, counted from 0."""
_SIMPLE = re.compile(r"[^\W\d]\w*\Z")
_DIGITS = 15


@frozen
class Range:
    """Cells merged into one, its corners included."""

    top: int
    left: int
    bottom: int
    right: int


@frozen
class Sheet:
    """What a sheet holds, and what of it is not shown."""

    name: str
    cells: Mapping[Place, str]
    merged: Sequence[Range] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def place(self, at: Place) -> Span:
        """Where a cell is, as a formula would say it."""
        name = self.name if _SIMPLE.match(self.name) else "'" + self.name.replace("'", "''") + "'"
        return Span(0, 0, f"{name}!{letters(at[1])}{at[0] + 1}")

    def is_shown(self, at: Place) -> bool:
        """Whether neither the row nor the column of a cell is hidden."""
        return at[0] not in self.hidden_rows and at[1] not in self.hidden_columns


def letters(column: int, /) -> str:
    """The name of a column, counted from 0."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def text_of(value: object, /) -> str:
    """A value as text: numbers in the fewest digits that tell them, as a sheet shows them, never with float noise."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return _number(value)
        case datetime.datetime():
            midnight = value.time() == datetime.time()
            return value.date().isoformat() if midnight else value.isoformat(sep=" ")
        case datetime.date() | datetime.time():
            return value.isoformat()
        case None:
            return ""
        case _:
            return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def _number(value: float) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**_DIGITS:
        return str(int(value))
    return str(value) if isinstance(value, int) else f"{Decimal(f'{value:.{_DIGITS}g}'):f}"


@frozen
class _Grid:
    """The places of a sheet as they are shown."""

    sheet: Sheet
    texts: dict[Place, str] = field(factory=dict[Place, str])
    covered: dict[Place, Place] = field(factory=dict[Place, Place])
    """The places under a merged cell, with the one that shows it."""
    hidden: list[tuple[str, Span]] = field(factory=list[tuple[str, Span]])


def _shown(sheet: Sheet) -> _Grid | Finding:
    """What a sheet shows, and the texts that it does not."""
    bottom = max((row for row, _ in sheet.cells), default=0)
    right = max((column for _, column in sheet.cells), default=0)
    grid = _Grid(sheet)
    moved: set[Place] = set()
    work = 0
    for each in sheet.merged:
        rows = range(each.top, min(each.bottom, bottom) + 1)
        columns = range(each.left, min(each.right, right) + 1)
        work += 1 + len(rows) * len(columns)
        if work > 2 * LIMITS.cells:
            return over_limit("合并单元格所占的格数", "the places of merged cells", f"> {work - 1}", 2 * LIMITS.cells)
        places = [at for row in rows for column in columns if sheet.is_shown(at := (row, column))]
        if not places or any(at in grid.covered for at in places):
            continue
        grid.covered.update(dict.fromkeys(places[1:], places[0]))
        if (text := sheet.cells.get((each.top, each.left))) is not None:
            grid.texts[places[0]] = text
            moved.add((each.top, each.left))
    for at, text in sorted(sheet.cells.items()):
        if at in moved:
            continue
        if at in grid.covered or not sheet.is_shown(at):
            grid.hidden.append((text, sheet.place(at)))
        else:
            grid.texts.setdefault(at, text)
    return grid


def _items(grid: _Grid) -> Iterator[Item]:
    """Rows of tables that follow each other are one grid; text in between makes paragraphs."""
    printed: dict[int, list[Place]] = {}
    for at in sorted(grid.texts):
        if grid.texts[at].strip():
            printed.setdefault(at[0], []).append(at)
    region: list[int] = []
    hidden = sorted(grid.sheet.hidden_rows)
    before = 0
    for row in sorted({*printed, *(row for row, _ in grid.covered)}):
        apart = row - before - (bisect_left(hidden, row) - bisect_left(hidden, before))
        is_text = row in printed and is_prose([grid.texts[at] for at in printed[row]])
        if apart or is_text:
            yield from _region(grid, region, printed)
            region = []
        if not is_text:
            region.append(row)
        for at in printed[row] if is_text else ():
            yield from _paragraphs(grid.texts[at], grid.sheet.place(at))
        before = row + 1
    yield from _region(grid, region, printed)


def _paragraphs(text: str, span: Span) -> Iterator[Paragraph]:
    return (Paragraph(line.strip(), span) for line in text.split("\n") if line.strip())


def _region(grid: _Grid, rows: Sequence[int], printed: Mapping[int, Sequence[Place]]) -> Iterator[GridRow]:
    """Rows that belong together: as wide as what is printed or merged in any of them."""
    inside = set(rows)
    used = {column for row in rows for _, column in printed.get(row, ())}
    used |= {column for row, column in grid.covered if row in inside}
    if not used:
        return
    columns = [n for n in range(min(used), max(used) + 1) if n not in grid.sheet.hidden_columns]
    for row in rows:
        cells = tuple(_cell(grid, (row, column)) for column in columns)
        line = " ".join(grid.texts[at] for at in printed.get(row, ()))
        yield GridRow(cells, grid.sheet.place((row, columns[0])), line)


def _cell(grid: _Grid, at: Place) -> RawCell:
    over = grid.covered.get(at)
    if over is not None:
        return RawCell("", grid.sheet.place(over), covered=True)
    return RawCell(grid.texts.get(at, ""), grid.sheet.place(at))


@frozen
class _Part:
    """A sheet, and what a reading of it alone finds."""

    items: tuple[Item, ...]
    hidden: tuple[tuple[str, Span], ...]
    tables: frozenset[str] = frozenset()
    named: tuple[object, ...] | None = None
    """Organ and year, if the sheet has a title."""


@frozen
class _Whole:
    """Sheets that make one report."""

    parts: tuple[_Part, ...]

    @property
    def tables(self) -> frozenset[str]:
        return frozenset(table for part in self.parts for table in part.tables)

    @property
    def pattern(self) -> tuple[frozenset[str], ...]:
        return tuple(part.tables for part in self.parts if part.tables)

    def takes(self, part: _Part) -> bool:
        """Whether a sheet can belong to the same report: no table twice, and no other organ or year."""
        named = {each.named for each in self.parts if each.named}
        return not (self.tables & part.tables) and (part.named is None or not named or part.named in named)


def read_sheets(sheets: Sequence[Sheet], source: Source, provenance: Provenance, /) -> tuple[ReadResult, ...]:
    """The reports of a workbook: sheets that complete each other are one, those that repeat each other several."""
    bare = evolve(source, text="", findings=())
    parts: list[_Part] = []
    for sheet in sheets:
        grid = _shown(sheet)
        if isinstance(grid, Finding):
            return refusal(grid, source, provenance)
        items = tuple(_headed(sheet, list(_few(_items(grid)))))
        if sum(len(item.cells) for item in items if isinstance(item, GridRow)) > LIMITS.cells:
            return refusal(
                over_limit("单元格数", "the number of cells", f"> {LIMITS.cells}", LIMITS.cells), source, provenance
            )
        if items:
            parts.append(_Part(items, tuple(grid.hidden)))
    wholes = _wholes([_told(part, bare, provenance) for part in parts]) if len(parts) > 1 else [_Whole(tuple(parts))]
    if _is_mixed(wholes):
        several = Finding(rule=SEVERAL_REPORTS, values={"reports": len(wholes)})
        return refusal(several, source, provenance)
    return tuple(_read(whole, bare, provenance) for whole in wholes)


def _few(items: Iterator[Item]) -> Iterator[Item]:
    """The items as far as a little over the limit of cells."""
    cells = 0
    for item in items:
        yield item
        cells += len(item.cells) if isinstance(item, GridRow) else 0
        if cells > LIMITS.cells:
            return


def _headed(sheet: Sheet, items: list[Item]) -> list[Item]:
    """The items after the name of the sheet, where only that is the heading of a section."""
    section = section_of_heading(sheet.name, None)
    lines = [item.text for item in items if isinstance(item, Paragraph)]
    if section is None or not items or any(section_of_heading(line, None) == section for line in lines):
        return items
    return [Paragraph(sheet.name, Span(0, 0, sheet.name)), *items]


def _told(part: _Part, source: Source, provenance: Provenance) -> _Part:
    report = read_items(part.items, source, provenance).report
    if report is None:
        return part
    named = (report.organ.name if report.organ else None, report.year) if report.title else None
    return evolve(part, tables=frozenset(TABLES) - report.absent, named=named)


def _wholes(parts: Sequence[_Part]) -> list[_Whole]:
    wholes: list[_Whole] = []
    for part in parts:
        if wholes and wholes[-1].takes(part):
            wholes[-1] = _Whole((*wholes[-1].parts, part))
        else:
            wholes.append(_Whole((part,)))
    return wholes


def _is_mixed(wholes: Sequence[_Whole]) -> bool:
    """Whether it is not certain which sheets belong together: several reports in pieces, not all cut alike."""
    in_pieces = any(len(whole.pattern) > 1 for whole in wholes)
    return len(wholes) > 1 and in_pieces and len({whole.pattern for whole in wholes}) > 1


def _read(whole: _Whole, source: Source, provenance: Provenance) -> ReadResult:
    items = [item for part in whole.parts for item in part.items]
    hidden = [each for part in whole.parts for each in part.hidden]
    return with_hidden(read_items(items, source, provenance), hidden)
