"""A table of a report in HTML: heads and groups merged as the form prints them, every cell as it was printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from attrs import frozen

from govinfo_report.address import CellRef
from govinfo_report.findings import Bilingual, Language
from govinfo_report.form.layout import Block, Column, Row, TableLayout
from govinfo_report.present.escape import markup, markup_attribute
from govinfo_report.report.base import Cell, Table
from govinfo_report.report.money import Money
from govinfo_report.report.report import PrintedKind, Report
from govinfo_report.report.sections import section

__all__ = ["Decorate", "Decoration", "cell_words", "table_markup"]

_BLANK = Bilingual(zh="空白", en="blank")
_MISSING = Bilingual(zh="无此格", en="not in the source")


@frozen
class Decoration:
    """What findings add to a cell or head: attributes of its tag, and marks after its content."""

    attributes: str = ""
    marks: str = ""


Decorate = Callable[[CellRef | None], Decoration]


@frozen
class _Head:
    """The way down to a column: the labels above it, with what each of them is the head of."""

    path: tuple[tuple[str, CellRef | None], ...]


def table_markup(report: Report, table: Table, lang: Language, decorate: Decorate, /) -> Iterator[str]:
    """The blocks of a table, each a ``table`` in a region that scrolls by itself where the page is too narrow."""
    for block in table.LAYOUT.blocks:
        rows = _across(report, table, block, lang, decorate) if table.LAYOUT.rows_across else None
        body = rows or _down(report, table, block, lang, decorate)
        told = markup_attribute(block.caption or section(table.LAYOUT.table).title.text(lang))
        caption = f"<caption>{markup(block.caption)}</caption>" if block.caption else ""
        yield f'<div class="scroll" tabindex="0" role="group" aria-label="{told}"><table>{caption}{body}</table></div>'


def _words(label: str, english: str, lang: Language) -> str:
    return label if lang == "zh" else english


def _down(report: Report, table: Table, block: Block, lang: Language, decorate: Decorate) -> str:
    """Rows under each other, their groups to the left of them."""
    layout = table.LAYOUT
    paths = [_row_path(layout, row, lang) for row in block.rows]
    depth = max(map(len, paths))
    heads = [
        _Head(
            (
                *((above, None) for above in (column.above if lang == "zh" else ())),
                (_words(column.label, column.english, lang), CellRef(layout.table, "*", column.name)),
            )
        )
        for column in block.columns
    ]
    corner = block.corner or ""
    lines = [f"<thead>{_heads(heads, depth, corner, decorate)}</thead><tbody>"]
    for number, row in enumerate(block.rows):
        before = paths[number - 1] if number else ()
        lines.append("<tr>" + _labels(paths, number, before, depth, CellRef(layout.table, row.name), decorate))
        lines += _cells(report, table, row, block.columns, lang, decorate)
        lines.append("</tr>")
    return "".join((*lines, "</tbody>"))


def _row_path(layout: TableLayout, row: Row, lang: Language) -> tuple[str, ...]:
    groups = [_words(group.label, group.english, lang) for group in layout.group_path(row.group) if group.label]
    return (*groups, _words(row.label, row.english, lang))


def _labels(
    paths: Sequence[tuple[str, ...]], number: int, before: tuple[str, ...], depth: int, at: CellRef, decorate: Decorate
) -> str:
    """The groups that begin at a row, each as high as its rows are many, and the label of the row."""
    path, told = paths[number], ""
    for level, label in enumerate(path[:-1], 1):
        if before[:level] != path[:level]:
            height = sum(1 for _ in _while_same(paths[number:], level))
            told += f'<th scope="rowgroup" rowspan="{height}">{markup(label)}</th>'
    wide = depth - len(path) + 1
    extra = decorate(at)
    span = f' colspan="{wide}"' if wide > 1 else ""
    return told + f'<th scope="row"{span}{extra.attributes}>{markup(path[-1])}{extra.marks}</th>'


def _while_same(paths: Sequence[tuple[str, ...]], level: int) -> Iterator[tuple[str, ...]]:
    for path in paths:
        if path[:level] != paths[0][:level] or len(path) <= level:
            return
        yield path


def _across(report: Report, table: Table, block: Block, lang: Language, decorate: Decorate) -> str:
    """Rows side by side, as one line of cells under the heads of each."""
    layout = table.LAYOUT
    heads: list[_Head] = []
    cells = ""
    for row in block.rows:
        at = CellRef(layout.table, row.name)
        groups = _row_path(layout, row, lang)
        for column in block.columns:
            above = (*((label, None) for label in groups[:-1]), (groups[-1], at))
            heads.append(_Head((*above, (_words(column.label, column.english, lang), None))))
        cells += "".join(_cells(report, table, row, block.columns, lang, decorate))
    return f"<thead>{_heads(heads, 0, '', decorate)}</thead><tbody><tr>{cells}</tr></tbody>"


def _heads(heads: Sequence[_Head], depth: int, corner: str, decorate: Decorate) -> str:
    """The rows of heads; one that has nothing under it but the cells is as high as there are rows left."""
    height = max(len(head.path) for head in heads)
    rows = ["" for _ in range(height)]
    if depth:
        rows[0] = f'<td class="corner" rowspan="{height}" colspan="{depth}">{markup(corner)}</td>'
    for level in range(height):
        for path, same in groupby(heads, key=lambda head, level=level: head.path[: level + 1]):  # type: ignore[misc]
            width = sum(1 for _ in same)
            if len(path) <= level:
                continue
            leaf = len(path) == max(len(head.path) for head in heads if head.path[: level + 1] == path)
            rows[level] += _head(path[level], width, height - level if leaf else 1, leaf, decorate)
    return "".join(f"<tr>{row}</tr>" for row in rows)


def _head(told: tuple[str, CellRef | None], width: int, height: int, leaf: bool, decorate: Decorate) -> str:
    label, at = told
    extra = decorate(at)
    spans = (f' colspan="{width}"' if width > 1 else "") + (f' rowspan="{height}"' if height > 1 else "")
    scope = "col" if leaf else "colgroup"
    return f'<th scope="{scope}"{spans}{extra.attributes}>{markup(label)}{extra.marks}</th>'


def _cells(
    report: Report, table: Table, row: Row, columns: Sequence[Column], lang: Language, decorate: Decorate
) -> Iterator[str]:
    counts = getattr(table, row.name)
    for column in columns:
        at = CellRef(table.LAYOUT.table, row.name, column.name)
        text, empty = cell_words(report, at, getattr(counts, column.name), column, lang)
        told = f'<span class="empty">{markup(text)}</span>' if empty else markup(text)
        extra = decorate(at)
        yield f"<td{extra.attributes}>{told}{extra.marks}</td>"


def cell_words(report: Report, at: CellRef, value: Cell, column: Column, lang: Language, /) -> tuple[str, bool]:
    """A cell as it was printed, and whether nothing was; then the text says so."""
    printed = report.printed.get(at)
    if printed is not None and printed.kind is PrintedKind.MISSING:
        return _MISSING.text(lang), True
    if printed is not None and printed.raw.strip():
        return printed.raw.strip(), False
    amount = value.value if isinstance(value, Money) else value
    if amount is None:
        return _BLANK.text(lang), True
    unit = value.unit if isinstance(value, Money) and value.unit != column.unit else None
    return (f"{amount:f}{unit or ''}" if isinstance(value, Money) else str(amount)), False
