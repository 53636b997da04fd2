"""Blocks to a Word document, written part by part: the same bytes for the same report."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from govinfo_report.form.printed import FormCell, FormGrid, Part
from govinfo_report.formats._pages.blocks import Block, Kind, PrintedTable
from govinfo_report.formats._pages.word_parts import NAMESPACES, PARTS, SECTION, TABLE_WIDTH, XML

__all__ = ["word_document"]

_STYLES = {
    Kind.TITLE: "Title",
    Kind.OPENING: "Text",
    Kind.PARAGRAPH: "Text",
    Kind.CLOSING: "Closing",
    Kind.FOOTER: "Site",
}
_LANGUAGES = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
"""Languages as word processors name them."""
_DATE = (1980, 1, 1, 0, 0, 0)
_LOWEST = '<w:trHeight w:val="380" w:hRule="atLeast"/>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def word_document(blocks: Sequence[Block], lang: str, /) -> bytes:
    """The bytes of the document; ``lang`` is the language of its title as BCP 47 has it."""
    title = next((block.text for block in blocks if block.kind is Kind.TITLE), "")
    body = "".join(each for block in blocks for each in _block(block))
    document = f"{XML}<w:document {NAMESPACES}><w:body>{body}{SECTION}</w:body></w:document>"
    language = _LANGUAGES[lang]
    styles = PARTS["word/styles.xml"].replace(_LANGUAGES["zh-Hans"], language)
    parts = {
        **PARTS,
        "docProps/core.xml": _properties(title, language),
        "word/styles.xml": styles,
        "word/document.xml": document,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, text.encode(), compresslevel=6)
    return stream.getvalue()


def _properties(title: str, language: str) -> str:
    return (
        f'{XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{language}</dc:language></cp:coreProperties>"
    )


def _block(block: Block) -> Iterator[str]:
    if block.table is not None:
        yield _table(block.table)
        yield _paragraph("", "AfterTable")
    else:
        outline = block.rank if block.rank < block.level else None
        yield _paragraph(block.broken, _STYLES.get(block.kind, f"Heading{block.level}"), outline=outline)


def _paragraph(text: str, style: str, *, kept: bool = False, outline: int | None = None) -> str:
    """A paragraph; ``kept`` holds it on the page of the next one, ``outline`` is the rank that its style has not."""
    runs = "<w:r><w:br/></w:r>".join(
        f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r>' if line else "" for line in text.split("\n")
    )
    keep = "<w:keepNext/>" if kept else ""
    level = "" if outline is None else f'<w:outlineLvl w:val="{outline - 1}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{level}</w:pPr>{runs}</w:p>'


def _table(table: PrintedTable) -> str:
    grid = table.grid
    widths = [round(TABLE_WIDTH * share) for share in grid.shares]
    covered = _covered(grid)
    rows: list[str] = []
    for number, line in enumerate(table.lines()):
        here = {cell.column: (cell, text, False) for cell, text in line}
        above = {cell.column: (cell, "", True) for cell in covered.get(number, ())}
        kept = table.stays_whole and number < grid.rows - 1
        cells = [_cell(*each, widths, kept) for _, each in sorted({**here, **above}.items())]
        head = "<w:tblHeader/>" if number < grid.head_rows else ""
        rows.append(f"<w:tr><w:trPr><w:cantSplit/>{_LOWEST}{head}</w:trPr>{''.join(cells)}</w:tr>")
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _covered(grid: FormGrid) -> dict[int, list[FormCell]]:
    """The cells that go on into each row from above."""
    found: dict[int, list[FormCell]] = {}
    for cell in grid.cells:
        for row in range(cell.row + 1, cell.row + cell.rows):
            found.setdefault(row, []).append(cell)
    return found


def _cell(cell: FormCell, text: str, goes_on: bool, widths: Sequence[int], kept: bool) -> str:
    width = sum(widths[cell.column : cell.column + cell.columns])
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = "" if cell.rows == 1 else "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>'
    style = "Label" if cell.part is Part.LABEL else "Cell"
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>'
        f"{_paragraph(text, style, kept=kept)}</w:tc>"
    )
