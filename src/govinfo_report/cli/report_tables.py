"""A table of a report for the terminal; where there is no room for its columns, one paragraph for each row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from govinfo_report.address import CellRef
from govinfo_report.cli.output import screen_width
from govinfo_report.findings import Bilingual, Language
from govinfo_report.form.layout import Block, Column
from govinfo_report.present.columns import printable, wrap
from govinfo_report.report.base import Cell, Table
from govinfo_report.report.figures import figure_text
from govinfo_report.report.report import PrintedKind, Report
from govinfo_report.text.width import display_width

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["report_table"]

_BLANK = Bilingual(zh="空白", en="blank")
_MISSING = Bilingual(zh="无此格", en="none")
_INDENT = 2
_GAP = 2
_NARROWEST_COLUMN = 6
_WIDEST_COLUMN = 14
_NARROWEST_LABEL = 18


@frozen
class _Line:
    """A row of the printed table: a label, and its cells; a group has none."""

    label: str
    depth: int
    cells: tuple[str, ...] = ()


def report_table(report: Report, table: Table, lang: Language, /) -> RenderableType:
    """The rows of a table under each other, with every cell as it was printed."""
    from rich.console import Group
    from rich.padding import Padding

    blocks = [_block(report, table, block, lang) for block in table.LAYOUT.blocks]
    return Padding(Group(*blocks), (0, 0, 0, _INDENT))


def _block(report: Report, table: Table, block: Block, lang: Language) -> RenderableType:
    heads = tuple(column.label if lang == "zh" else column.english for column in block.columns)
    lines = tuple(_lines(report, table, block, lang))
    widths = _widths(lines, heads)
    return _paragraphs(block, lines, heads) if widths is None else _grid(block, lines, heads, widths)


def _widths(lines: tuple[_Line, ...], heads: tuple[str, ...]) -> tuple[int, ...] | None:
    """The widths of the label and of every column; ``None`` where the screen has no room for them."""
    room = screen_width() - _INDENT - _NARROWEST_LABEL - _GAP * len(heads)
    least = [
        max(_NARROWEST_COLUMN, *(display_width(line.cells[n]) for line in lines if line.cells))
        for n in range(len(heads))
    ]
    if sum(least) > room:
        return None
    share = max(_NARROWEST_COLUMN, min(_WIDEST_COLUMN, room // len(heads)))
    wanted = [max(low, min(share, display_width(head))) for low, head in zip(least, heads, strict=True)]
    columns = wanted if sum(wanted) <= room else least
    widest = max(2 * line.depth + display_width(line.label) for line in lines)
    return (min(_NARROWEST_LABEL + room - sum(columns), max(_NARROWEST_LABEL, widest)), *columns)


def _grid(block: Block, lines: tuple[_Line, ...], heads: tuple[str, ...], widths: tuple[int, ...]) -> RenderableType:
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=None, pad_edge=False, padding=(0, _GAP, 0, 0))
    for number, (head, width) in enumerate(zip((block.caption or "", *heads), widths, strict=True)):
        text = Text("\n".join(wrap(head, width)))
        grid.add_column(text, justify="right" if number else "left", width=width, overflow="fold")
    for line in lines:
        label = "\n".join(wrap(line.label, widths[0], indent="  " * line.depth))
        grid.add_row(Text(label), *(Text(cell) for cell in line.cells))
    return grid


def _paragraphs(block: Block, lines: tuple[_Line, ...], heads: tuple[str, ...]) -> RenderableType:
    from rich.text import Text

    width = screen_width() - _INDENT
    shown = [block.caption] if block.caption else []
    for line in lines:
        indent = "  " * line.depth
        shown += wrap(line.label, width, indent=indent)
        told = " · ".join(f"{head} {cell}" for head, cell in zip(heads, line.cells, strict=False))
        shown += wrap(told, width, indent=indent + "    ") if told else []
    return Text("\n".join(shown))


def _lines(report: Report, table: Table, block: Block, lang: Language) -> Iterator[_Line]:
    layout = table.LAYOUT
    opened: tuple[str, ...] = ()
    for row in block.rows:
        path = [group for group in layout.group_path(row.group) if group.label]
        groups = tuple((group.label or "") if lang == "zh" else group.english for group in path)
        for depth, label in enumerate(groups):
            if groups[: depth + 1] != opened[: depth + 1]:
                yield _Line(label, depth)
        opened = groups
        counts = getattr(table, row.name)
        cells = tuple(
            _cell(report, CellRef(layout.table, row.name, column.name), getattr(counts, column.name), column, lang)
            for column in block.columns
        )
        yield _Line(row.label if lang == "zh" else row.english, len(groups), cells)


def _cell(report: Report, ref: CellRef, value: Cell, column: Column, lang: Language) -> str:
    """A cell as it was printed; in words, where nothing was."""
    printed = report.printed.get(ref)
    if printed is not None and printed.kind is PrintedKind.MISSING:
        return _MISSING.text(lang)
    if printed is not None and printed.raw.strip():
        return printable(printed.raw.strip())
    return figure_text(value, column) or _BLANK.text(lang)
