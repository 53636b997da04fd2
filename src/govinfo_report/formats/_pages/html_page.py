"""Blocks to one page of HTML: a real table with the form's merged cells, no script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from govinfo_report.form.printed import FormCell, FormGrid, Part
from govinfo_report.formats._pages.blocks import Block, Kind, PrintedTable

__all__ = ["html_page"]

_STYLE = """\
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #111; font: 16px/1.75 "FangSong", "STFangsong", "Noto Serif CJK SC", \
"Source Han Serif SC", "Songti SC", SimSun, serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font: 700 clamp(1.25rem, 5vw, 1.75rem)/1.4 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, \
serif; text-align: center; text-wrap: balance; word-break: keep-all; overflow-wrap: anywhere; margin: 1rem 0 2rem; }
h2 { font: 700 1.2rem/1.5 SimHei, "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", sans-serif; \
margin: 2rem 0 .5rem; }
h3, h4, h5 { font: 700 1rem/1.75 KaiTi, STKaiti, "Noto Serif CJK SC", serif; margin: 1rem 0 .25rem; }
h2, h3, h4, h5, p.text { text-indent: 2em; }
p { margin: .25rem 0; overflow-wrap: anywhere; }
p.closing { text-align: right; padding-right: 4em; }
footer { margin-top: 3rem; border-top: 1px solid #767676; font-size: .875rem; color: #444; }
.wide { overflow-x: auto; margin: .75rem 0; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; min-width: 44rem; \
font: 14px/1.5 SimSun, "Songti SC", "Noto Serif CJK SC", serif; }
th, td { border: 1px solid #333; padding: .3rem .4rem; font-weight: 400; vertical-align: middle; text-align: center; }
th.label { text-align: left; }
td { font-variant-numeric: tabular-nums; white-space: pre-wrap; }
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
@media print {
  main { max-width: none; padding: 0; }
  .wide { overflow: visible; }
  table { min-width: 0; font-size: 9pt; }
  thead { display: table-header-group; }
  .whole, td, th.label, h2, h3, h4, h5 { break-inside: avoid; }
  h2, h3, h4, h5 { break-after: avoid; }
}
"""


_SCOPES = {Part.CAPTION: "rowgroup", Part.GROUP: "row", Part.LABEL: "row"}
"""A head over merged cells reaches as far as it is wide, and a group as far as it is high: HTML groups cannot."""


def html_page(blocks: Sequence[Block], title: str, lang: str, /) -> str:
    """The page; ``title`` is what its window is called, and what stands above a report that prints no title.

    ``lang`` is the language of the page as BCP 47 has it.
    """
    body = "\n".join(line for block in blocks if block.kind is not Kind.FOOTER for line in _block(block, lang))
    if not any(block.kind is Kind.TITLE for block in blocks):
        chinese = "" if lang.startswith("zh") else ' lang="zh-Hans"'
        body = f"<h1{chinese}>{escape(title)}</h1>\n{body}"
    site = [block for block in blocks if block.kind is Kind.FOOTER]
    footer = "\n".join(f"<p>{escape(block.text)}</p>" for block in site)
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n"
        + (f"<footer{_foreign(site[0], lang)}>\n{footer}\n</footer>\n" if footer else "")
        + "</body>\n</html>\n"
    )


def _foreign(block: Block, lang: str) -> str:
    """The attribute of text in another language than that of the page."""
    return "" if block.lang == lang else f' lang="{block.lang}"'


def _block(block: Block, lang: str) -> Iterator[str]:
    text, foreign = escape(block.text), _foreign(block, lang)
    match block.kind:
        case Kind.TITLE:
            yield f"<h1{foreign}>{'<wbr>'.join(map(escape, block.parts or (block.text,)))}</h1>"
        case Kind.HEADING if block.level == 1:
            yield f'<h2 id="{block.section}">{text}</h2>'
        case Kind.HEADING:
            yield f"<h{block.rank + 1}{foreign}>{text}</h{block.rank + 1}>"
        case Kind.TABLE if block.table is not None:
            yield from _table(block.table, block.section or "")
        case Kind.CLOSING:
            yield f'<p class="closing"{foreign}>{text}</p>'
        case _:
            yield f'<p class="text"{foreign}>{text}</p>'


def _table(table: PrintedTable, name: str) -> Iterator[str]:
    """The table; each figure names its heads, so that a screen reader can say them."""
    grid = table.grid
    heads = _heads_of(grid, name)
    label = f'aria-label="{escape(table.name)}"'
    whole = " whole" if table.stays_whole else ""
    yield f'<div class="wide{whole}" role="region" {label} tabindex="0">\n<table {label}>'
    yield "<colgroup>" + "".join(f'<col style="width:{share:.2%}">' for share in grid.shares) + "</colgroup>"
    part = ""
    for number, line in enumerate(table.lines()):
        opens = _part_of(grid, number, [cell for cell, _ in line])
        if opens and part:
            yield f"</{part}>"
        if opens:
            part = opens
            yield f"<{part}>"
        yield "<tr>" + "".join(_cell(cell, text, name, heads) for cell, text in line) + "</tr>"
    yield f"</{part}>\n</table>\n</div>"


def _part_of(grid: FormGrid, number: int, line: Sequence[FormCell]) -> str | None:
    """Which part of the table begins with this row: the heads, the figures, or one block of them."""
    if number == 0:
        return "thead" if grid.head_rows else "tbody"
    if number == grid.head_rows or any(cell.part is Part.CAPTION for cell in line):
        return "tbody"
    return None


def _cell(cell: FormCell, text: str, name: str, heads: dict[int, str]) -> str:
    spans = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (
        f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    )
    shown = escape(text)
    if cell.part is Part.VALUE:
        return f'<td{spans} headers="{heads[id(cell)]}">{shown}</td>'
    if cell.part is Part.CORNER:
        return f"<td{spans}>{shown}</td>"
    scope = _SCOPES.get(cell.part, "col")
    kind = ' class="label"' if cell.part is Part.LABEL else ""
    return f'<th id="{_id(cell, name)}" scope="{scope}"{kind}{spans}>{shown}</th>'


def _id(cell: FormCell, name: str) -> str:
    return f"{name}-{cell.row}-{cell.column}"


def _heads_of(grid: FormGrid, name: str) -> dict[int, str]:
    """The heads over and beside each figure, by identity of its cell."""
    over: list[list[FormCell]] = [[] for _ in range(grid.columns)]
    beside: dict[int, list[FormCell]] = {}
    found: dict[int, str] = {}
    for cell in grid.cells:
        columns = range(cell.column, cell.column + cell.columns)
        match cell.part:
            case Part.CAPTION:
                for column in columns:
                    over[column] = [cell]
            case Part.HEAD:
                for column in columns:
                    over[column] = [each for each in over[column] if each.part is Part.CAPTION or grid.head_rows] + [
                        cell
                    ]
            case Part.GROUP | Part.LABEL:
                for row in range(cell.row, cell.row + cell.rows):
                    beside.setdefault(row, []).append(cell)
            case Part.VALUE:
                heads = dict.fromkeys(_id(each, name) for each in (*over[cell.column], *beside.get(cell.row, ())))
                found[id(cell)] = " ".join(heads)
            case _:
                pass
    return found
