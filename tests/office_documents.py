"""Reports set as Word documents and workbooks by hand-built XML, in the shapes in which offices publish them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from attrs import evolve, frozen

from govinfo_report import Report
from govinfo_report.form.layout import Block
from govinfo_report.formats._printed import row_texts
from govinfo_report.report.base import Table
from govinfo_report.report.sections import SECTIONS

__all__ = [
    "Box",
    "Line",
    "SheetXml",
    "archive",
    "docx",
    "docx_of",
    "each_cell",
    "grid_of",
    "paragraph",
    "printed",
    "run",
    "table_of",
    "unmerged",
    "xlsx",
    "xlsx_of",
]

_LABELS = 3


@frozen
class Box:
    """A printed cell, as wide and as high as it is."""

    text: str
    width: int = 1
    height: int = 1


@frozen
class Line:
    """A paragraph."""

    text: str
    level: int | None = None


Grid = list[list[Box | None]]
"""Every place of a table: a box at its upper left corner, nothing where one lies over."""
Part = Line | Grid


def grid_of(rows: Iterable[Sequence[Box]]) -> Grid:
    """The places of a table whose rows name each box once, as HTML does."""
    grid: Grid = []
    taken: dict[tuple[int, int], Box | None] = {}
    for y, row in enumerate(rows):
        x = 0
        for box in row:
            while (x, y) in taken:
                x += 1
            taken |= {(x + dx, y + dy): None for dx in range(box.width) for dy in range(box.height)}
            taken[x, y] = box
            x += box.width
        grid.append([])
    width = max(x for x, _ in taken) + 1
    return [[taken.get((x, y)) for x in range(width)] for y in range(len(grid))]


def printed(report: Report) -> list[Part]:
    """The report as the official form is printed."""
    parts: list[Part] = [Line(report.title or "", 1), *(Line(text) for text in report.preamble)]
    for section in SECTIONS:
        parts.append(Line(section.heading, 2))
        value = getattr(report, section.name)
        if isinstance(value, Table):
            if section.name not in report.absent:
                parts.append(grid_of(_rows(report, value)))
        else:
            parts += [Line(text) for text in (value.paragraphs if value else ())]
    return parts


def _rows(report: Report, table: Table) -> Iterator[list[Box]]:
    if table.LAYOUT.rows_across:
        return _across(report, table)
    return _down(report, table) if len(table.LAYOUT.blocks) > 1 else _applications(report, table)


def _down(report: Report, table: Table) -> Iterator[list[Box]]:
    width = 1 + max(len(block.columns) for block in table.LAYOUT.blocks)
    before: Block | None = None
    for block, row in table.LAYOUT.rows():
        last = width - len(block.columns)
        if block is not before:
            yield [Box(block.caption or "", width)]
            yield [Box(block.corner or ""), *_stretched([column.label for column in block.columns], last)]
            before = block
        yield [Box(row.label), *_stretched(row_texts(report, table, block, row), last)]


def _stretched(texts: Sequence[str], last: int) -> list[Box]:
    return [*(Box(text) for text in texts[:-1]), Box(texts[-1], last)]


def _applications(report: Report, table: Table) -> Iterator[list[Box]]:
    layout = table.LAYOUT
    block = layout.blocks[0]
    yield [Box(block.corner or "", _LABELS, 3), Box("申请人情况", len(block.columns))]
    inner = [column for column in block.columns if len(column.above) > 1]
    assert inner, "the form groups its columns"
    yield [
        Box(block.columns[0].label, 1, 2),
        Box("法人或其他组织", len(inner)),
        Box(block.columns[-1].label, 1, 2),
    ]
    yield [Box(column.label) for column in inner]
    opened: set[str] = set()
    for each, row in layout.rows():
        groups = [group for group in layout.group_path(row.group) if group.label]
        boxes = [
            Box(group.label or "", 1, len(layout.members(group.name, block.rows)))
            for group in groups
            if group.name not in opened
        ]
        opened |= {group.name for group in groups}
        label = Box(row.label, _LABELS - len(groups))
        yield [*boxes, label, *(Box(text) for text in row_texts(report, table, each, row))]


def _across(report: Report, table: Table) -> Iterator[list[Box]]:
    rows = list(table.LAYOUT.rows())
    size = len(rows[0][0].columns)
    tops: list[Box] = []
    heads: list[Box] = []
    names: list[Box] = []
    for block, row in rows:
        labels = [column.label for column in block.columns]
        if not row.group:
            tops.append(Box(row.label, size))
            heads += [Box(label, 1, 2) for label in labels]
            continue
        if len(tops) < 2:
            group = table.LAYOUT.group_path(row.group)[0]
            tops.append(Box(group.label or "", size * sum(1 for _, each in rows if each.group)))
        heads.append(Box(row.label, size))
        names += [Box(label) for label in labels]
    yield tops
    yield heads
    yield names
    yield [Box(text) for block, row in rows for text in row_texts(report, table, block, row)]


def unmerged(grid: Grid, *, repeat: bool = False, drop: bool = False) -> Grid:
    """The table with no merges: covered places blank, with the label again, or left out."""
    texts: dict[tuple[int, int], str] = {}
    for y, row in enumerate(grid):
        for x, box in enumerate(row):
            for dx in range(box.width if box else 0):
                for dy in range(box.height if box else 0):
                    texts[x + dx, y + dy] = box.text if box and (repeat or (dx, dy) == (0, 0)) else ""
    if drop:
        return [[Box(box.text) for box in row if box is not None] for row in grid]
    return [[Box(texts.get((x, y), "")) for x in range(len(row))] for y, row in enumerate(grid)]


def each_cell(grid: Grid, change: Mapping[str, str] | None = None, thousands: bool = False) -> Grid:
    """The table with its figures printed in another way."""

    def text(box: Box) -> str:
        if change and box.text in change:
            return change[box.text]
        plain = box.text.isascii() and box.text.isdigit()
        return f"{int(box.text):,}" if thousands and plain else box.text

    return [[None if box is None else evolve(box, text=text(box)) for box in row] for row in grid]


# Word documents

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive with these parts; the same bytes every time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, content)
    return stream.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{run(text)}</w:p>"


def table_of(grid: Grid, *, merged: bool = True) -> str:
    """A table with ``gridSpan`` and ``vMerge``, or with what stands in it and nothing else."""
    columns = '<w:gridCol w:w="600"/>' * len(grid[0]) if merged else ""
    rows = "".join(_table_row(grid, y, merged=merged) for y in range(len(grid)))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _table_row(grid: Grid, y: int, *, merged: bool) -> str:
    if not merged:
        return f"<w:tr>{''.join(_cell(box.text) for box in grid[y] if box is not None)}</w:tr>"
    cells: list[str] = []
    x = 0
    while x < len(grid[y]):
        box, above = _over(grid, x, y)
        merge = '<w:vMerge w:val="restart"/>' if not above else "<w:vMerge/>"
        span = f'<w:tcW w:w="{600 * box.width}" w:type="dxa"/>'
        span += f'<w:gridSpan w:val="{box.width}"/>' if box.width > 1 else ""
        cells.append(_cell("" if above else box.text, span + (merge if box.height > 1 else "")))
        x += box.width
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _over(grid: Grid, x: int, y: int) -> tuple[Box, int]:
    """The box over a place, and how many rows above it begins."""
    for above in range(y + 1):
        box = grid[y - above][x]
        if box is not None:
            return box, above
    return Box(""), 0


def _cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraph(line) for line in text.split(chr(10)))}</w:tc>"


def docx_of(parts: Iterable[Part], *, merged: bool = True) -> str:
    """The body of a Word document."""
    return "".join(
        paragraph(part.text, f'<w:outlineLvl w:val="{part.level - 1}"/>' if part.level else "")
        if isinstance(part, Line)
        else table_of(part, merged=merged)
        for part in parts
    )


def docx(body: str, others: Mapping[str, str | bytes] | None = None, *, namespace: str = W) -> bytes:
    """A Word document with this body."""
    document = f'{_HEAD}<w:document xmlns:w="{namespace}" {_NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>'
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = _types({"word/document.xml": f"{kinds}.document.main+xml"})
    named = {name: f'<w:{tag} xmlns:w="{namespace}">{text}</w:{tag}>' for name, tag, text in _named(others or {})}
    parts = {"[Content_Types].xml": types, "_rels/.rels": _relation("word/document.xml"), "word/document.xml": document}
    return archive({**parts, **(others or {}), **named})


def _types(parts: Mapping[str, str]) -> str:
    """What kind each part is of."""
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    default = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{default}"/>{overrides}</Types>'
    )


def _relation(target: str) -> str:
    """Which part is the document."""
    return (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{R}/officeDocument" '
        f'Target="{target}"/></Relationships>'
    )


def _named(others: Mapping[str, str | bytes]) -> Iterator[tuple[str, str, str]]:
    for name in ("styles", "numbering"):
        text = others.get(f"word/{name}.xml")
        if isinstance(text, str) and not text.startswith("<?xml"):
            yield f"word/{name}.xml", name, text


# Workbooks


@frozen
class SheetXml:
    """One sheet: its rows, its merged ranges, and whether it is shown."""

    rows: str
    ranges: Sequence[str] = ()
    state: str = "visible"
    before: str = ""
    """What stands before the rows, such as the columns."""


def xlsx_of(parts: Iterable[Part], *, merged: bool = True, text: bool = False, state: str = "visible") -> SheetXml:
    """A sheet; figures are numbers unless ``text``."""
    rows: list[str] = []
    ranges: list[str] = []
    for part in parts:
        grid: Grid = [[Box(part.text)]] if isinstance(part, Line) else part
        for row in grid:
            at = len(rows) + 1
            cells = [_value(f"{_letters(x)}{at}", box.text, text=text) for x, box in enumerate(row) if box is not None]
            rows.append(f'<row r="{at}">{"".join(cells)}</row>')
            for x, box in enumerate(row):
                if merged and box is not None and box.width * box.height > 1:
                    ranges.append(f"{_letters(x)}{at}:{_letters(x + box.width - 1)}{at + box.height - 1}")
    return SheetXml("".join(rows), ranges, state)


def _letters(column: int) -> str:
    return chr(65 + column) if column < 26 else _letters(column // 26 - 1) + chr(65 + column % 26)


def _value(reference: str, printed_text: str, *, text: bool) -> str:
    figure = printed_text.lstrip("-").replace(".", "", 1)
    if not printed_text:
        return f'<c r="{reference}"/>'
    if figure.isascii() and figure.isdigit() and not text:
        return f'<c r="{reference}"><v>{printed_text}</v></c>'
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{escape(printed_text)}</t></is></c>'


S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def xlsx(sheets: Mapping[str, SheetXml], others: Mapping[str, str | bytes] | None = None) -> bytes:
    """A workbook with these sheets."""
    names = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" state="{sheet.state}" r:id="rId{n}"/>'
        for n, (name, sheet) in enumerate(sheets.items(), start=1)
    )
    targets = "".join(
        f'<Relationship Id="rId{n}" Type="{R}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _types(
            {
                "xl/workbook.xml": f"{kinds}.sheet.main+xml",
                **{f"xl/worksheets/sheet{n}.xml": f"{kinds}.worksheet+xml" for n in range(1, len(sheets) + 1)},
            }
        ),
        "_rels/.rels": _relation("xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{targets}</Relationships>',
    }
    for n, sheet in enumerate(sheets.values(), start=1):
        merges = "".join(f'<mergeCell ref="{each}"/>' for each in sheet.ranges)
        parts[f"xl/worksheets/sheet{n}.xml"] = (
            f'<worksheet xmlns="{S}">{sheet.before}<sheetData>{sheet.rows}</sheetData>'
            f"{f'<mergeCells>{merges}</mergeCells>' if merges else ''}</worksheet>"
        )
    return archive({**parts, **(others or {})})
