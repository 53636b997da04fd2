"""Pages to items in reading order: paragraphs, rows of tables, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field

from govinfo_report.findings import Span
from govinfo_report.formats._core.items import Item, Picture
from govinfo_report.formats._pdf.columns import in_reading_order
from govinfo_report.formats._pdf.grid import Grid, grids_of
from govinfo_report.formats._pdf.limits import Budget
from govinfo_report.formats._pdf.lines import Line, lines_of
from govinfo_report.formats._pdf.margins import without_margins
from govinfo_report.formats._pdf.page import Box, Glyph, Page
from govinfo_report.formats._pdf.prose import Measure, measure_of, paragraphs_of
from govinfo_report.formats._pdf.tables import Part, part_of, table_items

__all__ = ["items_of"]

_LARGE_PICTURE = 0.02


@define(eq=False)
class _Block:
    """What stands on a page between two places: lines of text, one table, or one picture."""

    top: float
    lines: list[Line] = field(factory=list[Line])
    part: Part | None = None
    picture: Span | None = None


def items_of(pages: Sequence[Page], budget: Budget, /) -> Iterator[Item]:
    """The items of one document."""
    grids = [grids_of(page.rules, budget) for page in pages]
    without_margins(pages, grids)
    blocks = [_blocks(page, found, budget) for page, found in zip(pages, grids, strict=True)]
    measures = _measures([line for page in blocks for block in page for line in block.lines])
    yield from _Flow(measures).items(blocks)


def _blocks(page: Page, grids: Iterable[Grid], budget: Budget) -> list[_Block]:
    """The blocks of a page from top to bottom."""
    budget.spend(20 * len(page.glyphs))
    parts, rest = _parts(page, grids)
    lines = lines_of(rest)
    for line in lines:
        line.page, line.number = page.number, line.row + 1
    blocks = [_Block(top=part.grid.ys[0], part=part) for part in parts]
    blocks += [_Block(top=box.top, picture=_place(page, n)) for n, box in _large_pictures(page)]
    stops = sorted(block.top for block in blocks)
    texts: dict[int, _Block] = {}
    for line in lines:
        after = sum(stop <= line.base - 0.4 * line.size for stop in stops)
        texts.setdefault(after, _Block(top=line.top)).lines.append(line)
    for block in texts.values():
        block.lines = in_reading_order(block.lines)
    order = sorted(enumerate([*texts.values(), *blocks]), key=lambda each: (each[1].top, each[0]))
    return [block for _, block in order]


def _place(page: Page, number: int) -> Span:
    return Span(0, 0, f"p.{page.number} picture {number}")


def _large_pictures(page: Page) -> list[tuple[int, Box]]:
    """Pictures large enough to hold a table."""
    least = page.width * page.height * _LARGE_PICTURE
    sizes = [(each.x1 - each.x0) * (each.bottom - each.top) for each in page.pictures]
    return [(n, box) for n, (box, size) in enumerate(zip(page.pictures, sizes, strict=True), start=1) if size > least]


def _parts(page: Page, grids: Iterable[Grid]) -> tuple[list[Part], list[Glyph]]:
    """The tables of a page, and the characters outside them."""
    tables = [grid for grid in grids if grid.is_table]
    tables = [grid for grid in tables if not any(_holds(grid, other) for other in tables)]
    parts: list[Part] = []
    rest = page.glyphs
    for grid in tables:
        inside = [glyph for glyph in rest if grid.place(glyph.x, glyph.y)]
        part = part_of(page.number, len(parts) + 1, grid, inside)
        if part.is_layout or not any(part.texts.values()):
            continue
        parts.append(part)
        taken = set(map(id, inside))
        rest = [glyph for glyph in rest if id(glyph) not in taken]
    return parts, rest


def _holds(grid: Grid, other: Grid) -> bool:
    """Whether the other lies inside one cell of the grid, which then only lays out the page."""
    return other is not grid and any(_around(grid.box_of(cell), other.box) for cell in grid.cells)


def _around(outer: Box, inner: Box) -> bool:
    return (
        outer.x0 <= inner.x0 + 1
        and inner.x1 <= outer.x1 + 1
        and outer.top <= inner.top + 1
        and inner.bottom <= outer.bottom + 1
    )


def _measures(lines: Sequence[Line]) -> dict[int, Measure]:
    columns: dict[int, list[Line]] = {}
    for line in lines:
        columns.setdefault(line.column, []).append(line)
    return {column: measure_of(inside) for column, inside in columns.items()}


@define(eq=False)
class _Flow:
    """Puts blocks together across pages."""

    measures: dict[int, Measure]
    lines: list[Line] = field(factory=list[Line])
    parts: list[Part] = field(factory=list[Part])

    def items(self, pages: Iterable[Sequence[_Block]]) -> Iterator[Item]:
        for blocks in pages:
            for n, block in enumerate(blocks):
                if block.part is not None:
                    yield from self._text()
                    if self.parts and not (n == 0 and self.parts[-1].goes_on_as(block.part)):
                        yield from self._table()
                    self.parts.append(block.part)
                    continue
                yield from self._table()
                if block.picture is not None:
                    yield from self._text()
                    yield Picture(block.picture)
                self.lines += block.lines
        yield from self._table()
        yield from self._text()

    def _table(self) -> Iterator[Item]:
        parts, self.parts = self.parts, []
        if parts:
            yield from table_items(parts)

    def _text(self) -> Iterator[Item]:
        lines, self.lines = self.lines, []
        yield from paragraphs_of(lines, self.measures)
