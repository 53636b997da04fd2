"""The parts of a workbook (.xlsx): what they say about its sheets, and a copy of the figures that is safe to open.

The library that reads the values trusts the counts, dimensions and references in a workbook, and ends the process
where they are monstrous. So it is given a workbook made here, with nothing in it but cells whose places were checked,
texts, and formats of numbers.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Sequence
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from attrs import define, field, frozen

from govinfo_report.findings import Finding
from govinfo_report.formats._office.archive import Archive
from govinfo_report.formats._office.sheets import Place, Range, letters
from govinfo_report.formats._office.xml import Element, parse_xml
from govinfo_report.formats.source import LIMITS, over_limit, unreadable

__all__ = ["SheetPart", "Workbook", "open_workbook"]

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})\Z")
_ROWS, _COLUMNS = 1_048_576, 16_384
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ESCAPED = re.compile(r"_x000[dD]_")


@define
class SheetPart:
    """A sheet, by what its XML says."""

    name: str
    rows: list[tuple[int, list[Element]]] = field(factory=list[tuple[int, list[Element]]])
    merged: list[Range] = field(factory=list[Range])
    hidden_rows: set[int] = field(factory=set[int])
    hidden_columns: set[int] = field(factory=set[int])
    failed: dict[Place, str] = field(factory=dict[Place, str])
    """Formulas without a result: shown as they stand, for they are no blanks."""
    written: dict[Place, str] = field(factory=dict[Place, str])
    """What is written in cells with a value of their own, for those that come back blank, as errors do."""
    width: int = 0


@frozen
class Workbook:
    """The sheets that are shown, and the workbook to read their values from."""

    sheets: Sequence[SheetPart]
    data: bytes


def open_workbook(archive: Archive, /) -> Workbook | Finding:
    """The workbook, or why it is not read."""
    book, relations = (_part(archive, name) for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"))
    if isinstance(book, Finding):
        return book
    if isinstance(relations, Finding):
        return relations
    targets = {each.get("Id", ""): _target(each.get("Target", "")) for each in relations}
    kinds = {each.get("Type", "").rpartition("/")[2]: _target(each.get("Target", "")) for each in relations}
    sheets: list[SheetPart] = []
    for entry in book.iterfind("sheets/sheet"):
        if entry.get("state", "visible") != "visible":
            continue
        root = _part(archive, targets.get(entry.get("id", ""), ""))
        if isinstance(root, Finding):
            return root
        sheet = _sheet(entry.get("name", ""), root) if root.tag == "worksheet" else None
        if isinstance(sheet, Finding):
            return sheet
        if sheet is not None:
            sheets.append(sheet)
    if sum(sheet.width * len(sheet.rows) for sheet in sheets) > LIMITS.cells:
        return _too_many()
    beside = {kind: _part(archive, kinds[kind]) for kind in ("sharedStrings", "styles") if kind in kinds}
    refused = next((each for each in beside.values() if isinstance(each, Finding)), None)
    if refused is not None:
        return refused
    since_1904 = any(each.get("date1904") in ("1", "true") for each in book.iterfind("workbookPr"))
    plain: dict[str, Element] = {kind: root for kind, root in beside.items() if isinstance(root, Element)}
    return Workbook(sheets, _rebuilt(sheets, plain, since_1904=since_1904))


def _part(archive: Archive, name: str) -> Element | Finding:
    data = archive.read(name)
    return data if isinstance(data, Finding) else parse_xml(data, name)


def _target(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _too_many() -> Finding:
    return over_limit("单元格数", "the number of cells", f"> {LIMITS.cells}", LIMITS.cells)


def _sheet(name: str, root: Element) -> SheetPart | Finding:
    """What a sheet says; its cells at the places that they name, or one after the other."""
    sheet = SheetPart(name)
    for column in root.iterfind("cols/col"):
        if column.get("hidden") in ("1", "true"):
            first, last = _whole(column.get("min")), _whole(column.get("max"))
            if first is None or last is None:
                return _no_place(name)
            sheet.hidden_columns.update(range(first - 1, min(last, _COLUMNS)))
    below = 0
    for row in root.iterfind("sheetData/row"):
        number = _whole(row.get("r")) if "r" in row.attrib else below + 1
        if number is None or not below < number <= _ROWS:
            return _no_place(name)
        below = number
        if row.get("hidden") in ("1", "true"):
            sheet.hidden_rows.add(number - 1)
        if not _row(sheet, number - 1, row):
            return _no_place(name)
        if len(sheet.rows) > LIMITS.items:
            return over_limit("工作表行数", "the number of rows of a sheet", f"> {LIMITS.items}", LIMITS.items)
    for each in root.iterfind("mergeCells/mergeCell"):
        merged = _range(each.get("ref", ""))
        if merged is not None:
            sheet.merged.append(merged)
    sheet.merged.sort(key=lambda each: (each.top, each.left))
    return sheet


def _no_place(name: str) -> Finding:
    return unreadable(f"工作表“{name}”里有不成立的单元格地址", f"the sheet {name!r} has cells at impossible places")


def _row(sheet: SheetPart, number: int, row: Element) -> bool:
    """Keep the cells of a row that hold something; whether all of their places were possible."""
    kept: list[Element] = []
    after = -1
    for cell in row.iterfind("c"):
        at = _place(cell.get("r", "")) if "r" in cell.attrib else (number, after + 1)
        if at is None or at[0] != number or at[1] <= after or at[1] >= _COLUMNS:
            return False
        after = at[1]
        cell.set("r", str(after))
        formula, value = cell.find("f"), cell.find("v")
        if formula is not None and not (value is not None and value.text) and cell.get("t") != "str":
            sheet.failed[at] = f"={formula.text or ''}"
        elif value is not None and cell.get("t", "n") not in ("s", "inlineStr") and (value.text or "").strip():
            sheet.written[at] = (value.text or "").strip()
        if value is not None or cell.find("is") is not None or formula is not None:
            kept.append(cell)
    if kept:
        sheet.width = max(sheet.width, int(kept[-1].get("r", "0")) + 1)
        sheet.rows.append((number, kept))
    return True


def _place(reference: str) -> Place | None:
    found = _CELL.match(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    row = int(found[2])
    return (row - 1, column - 1) if row <= _ROWS and column <= _COLUMNS else None


def _range(reference: str) -> Range | None:
    first, _, last = reference.partition(":")
    one, other = _place(first), _place(last or first)
    if one is None or other is None:
        return None
    rows, columns = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return Range(rows[0], columns[0], rows[1], columns[1])


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 7 and int(text) else None


def _rebuilt(sheets: Sequence[SheetPart], beside: dict[str, Element], *, since_1904: bool) -> bytes:
    """A workbook with the rows of each sheet one after the other, wherever they stood."""
    names = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="rId{n}"/>' for n in range(1, len(sheets) + 1))
    relations = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    relations += [(kind, kind, f"{kind}.xml") for kind in beside]
    dated = '<workbookPr date1904="1"/>' if since_1904 else ""
    spaces = f'xmlns="{_MAIN}" xmlns:r="{_RELATION}"'
    parts = {
        "_rels/.rels": _relations([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f"<workbook {spaces}>{dated}<sheets>{names}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(relations),
        **{f"xl/{kind}.xml": _plain(root) for kind, root in beside.items()},
        **{f"xl/worksheets/sheet{n}.xml": _cells(sheet) for n, sheet in enumerate(sheets, start=1)},
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name), text)
    return stream.getvalue()


def _relations(relations: Sequence[tuple[str, str, str]]) -> str:
    shown = (f'<Relationship Id="{i}" Type="{_RELATION}/{kind}" Target="{to}"/>' for i, kind, to in relations)
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(shown)}</Relationships>'


def _plain(root: Element) -> str:
    """A part without the counts that it claims."""
    for element in root.iter():
        for name in ("count", "uniqueCount"):
            element.attrib.pop(name, None)
        if element.text:
            element.text = _ESCAPED.sub("", element.text)
    root.set("xmlns", _MAIN)
    return ElementTree.tostring(root, encoding="unicode")


def _cells(sheet: SheetPart) -> str:
    rows = (
        f'<row r="{n}">{"".join(_cell(n, cell) for cell in cells)}</row>'
        for n, (_, cells) in enumerate(sheet.rows, start=1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'


def _cell(row: int, cell: Element) -> str:
    """A cell at its column, in a row of the new workbook."""
    at = f"{letters(int(cell.get('r', '0')))}{row}"
    kept = "".join(f" {name}={quoteattr(cell.get(name, ''))}" for name in ("s", "t") if name in cell.attrib)
    inside = "".join(ElementTree.tostring(each, encoding="unicode") for each in cell if each.tag in ("v", "is"))
    return f'<c r="{at}"{kept}>{inside}</c>'
