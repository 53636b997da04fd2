"""Lines of our own CSV to records: for each report its paper and its cells, by the names of the columns.

The names tell what a column holds, so columns may be moved or left out, and lines may be sorted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, field, frozen

from govinfo_report.findings import Span
from govinfo_report.formats._core.cells import is_blank
from govinfo_report.formats._core.items import RawCell
from govinfo_report.formats._csv.columns import PAPER, SOURCE, Shape, cell_columns
from govinfo_report.formats._csv.rows import rows_of
from govinfo_report.text.formulas import unguarded

__all__ = ["Heads", "Line", "Record", "heads_of", "records_of"]

_PLACE = frozenset({"address", "printed", "year"})
_FIRST = re.compile(r"[\ufeff\r\n]*+([^\r\n]{1,40000})(?:[\r\n]|\Z)")
_OF_REPORTS = frozenset((SOURCE, *PAPER))


@frozen
class Heads:
    """The names of the columns, and which shape they tell."""

    names: tuple[str, ...]
    shape: Shape

    @property
    def repeated(self) -> tuple[str, ...]:
        """Names that are there more than once; the last column counts."""
        return tuple(dict.fromkeys(name for name in self.names if name and self.names.count(name) > 1))


@frozen
class Line:
    """The cells of a line by column."""

    cells: Mapping[str, RawCell]
    surplus: Mapping[str, RawCell]
    """What stands under no head, by the number of its column."""

    def text(self, name: str) -> str:
        """What stands in a column, without blanks around it; empty if there is none."""
        cell = self.cells.get(name)
        return "" if cell is None else cell.text.strip()


@define
class Record:
    """The lines of one report."""

    lines: list[Line] = field(factory=list[Line])


def heads_of(text: str, mark: str, /) -> Heads | None:
    """The names in the first line, if they are those of reports as data."""
    first = _FIRST.match(text)
    names = _names(next(rows_of(first[1], mark), ())) if first else ()
    known = frozenset(names)
    if known >= _PLACE:
        return Heads(names, "long")
    if "year" in known and not known.isdisjoint(map(str, cell_columns().refs)):
        return Heads(names, "wide")
    return None


def _names(row: Iterable[RawCell]) -> tuple[str, ...]:
    return tuple(cell.text.strip().removeprefix("\ufeff") for cell in row)


def _is_empty(row: Sequence[RawCell]) -> bool:
    return all(is_blank(cell.text) for cell in row)


def records_of(text: str, mark: str, heads: Heads, /) -> Iterator[Record]:
    """The lines of each report, in the order of their first."""
    lines = _lines(text, mark, heads)
    return _long(lines) if heads.shape == "long" else (Record([line]) for line in lines)


def _lines(text: str, mark: str, heads: Heads) -> Iterator[Line]:
    """The lines after the heads; heads that come again, as in files put one after the other, are passed over."""
    names = heads.names
    for row in rows_of(text, mark):
        if _is_empty(row):
            continue
        if row[0].text.endswith(names[0]) and _names(row) == names:
            continue
        end = row[-1].span.end
        cells = {name: RawCell("", Span(end, end)) for name in names[len(row) :] if name}
        cells |= {name: _plain(cell) for name, cell in zip(names, row, strict=False) if name}
        under = [*names, *[""] * (len(row) - len(names))]
        surplus = {
            f"#{n}": cell
            for n, (name, cell) in enumerate(zip(under, row, strict=False), 1)
            if not name and not is_blank(cell.text)
        }
        yield Line(cells, surplus)


def _plain(cell: RawCell) -> RawCell:
    """The cell without the apostrophe that keeps spreadsheets from running it."""
    if not cell.text.startswith("'"):
        return cell
    text = unguarded(cell.text)
    return RawCell(text, Span(cell.span.end - len(text), cell.span.end)) if text != cell.text else cell


def _long(lines: Iterator[Line]) -> Iterator[Record]:
    """Lines of one paper are one report; where all its cells come again, another one of that paper begins."""
    records: dict[tuple[str, ...], list[Record]] = {}
    order: list[Record] = []
    for line in lines:
        key = tuple(cell.text for name, cell in line.cells.items() if name in _OF_REPORTS)
        mine = records.setdefault(key, [])
        address = line.text("address")
        if not mine or address == mine[-1].lines[0].text("address"):
            mine.append(Record())
            order.append(mine[-1])
        mine[-1].lines.append(line)
    return iter(order)
