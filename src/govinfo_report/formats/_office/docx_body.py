"""The body of a Word document, in the order in which it is printed: paragraphs, tables, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from govinfo_report.formats._core.cells import raised
from govinfo_report.formats._office.docx_numbering import Numbering
from govinfo_report.formats._office.docx_styles import Styles, is_on, whole
from govinfo_report.formats._office.xml import Element

__all__ = ["Block", "Body", "CellBlock", "PictureBlock", "RowBlock", "TableBlock", "TextBlock", "texts_of"]

_TRANSPARENT = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple"})
_INLINE = _TRANSPARENT | {"dir", "bdo", "ruby", "rubyBase", "oMath", "oMathPara"}
_MATHS = frozenset({"r", "num", "den", "e", "f", "d", "sSub", "sSup", "sub", "sup"})
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DRAWN = frozenset({"drawing", "pict", "object"})
_PLAIN_FIGURE = re.compile(r"[+\-－−]?[0-9０-９][0-9０-９.,，．]*\Z|[/／—－-]+\Z|[无無]\Z")
_WIDEST = 256
_UNKNOWN_SIGN = "\ufffc"


@frozen
class TextBlock:
    """A paragraph as it is printed; it can have several lines."""

    text: str
    place: str
    level: int | None = None


@frozen
class PictureBlock:
    """A picture, which nobody reads."""

    place: str


@frozen
class CellBlock:
    """A cell with all it holds."""

    blocks: tuple[Block, ...]
    width: int
    merge: str | None
    """``restart`` for the first of cells merged downwards, ``continue`` for the others."""
    place: str


@frozen
class RowBlock:
    """A row, and the places of the grid that it leaves out at its beginning and end."""

    cells: tuple[CellBlock, ...]
    before: int
    after: int
    place: str


@frozen
class TableBlock:
    """A table."""

    rows: tuple[RowBlock, ...]


Block = TextBlock | PictureBlock | TableBlock


@define
class _Line:
    """What has been read of a paragraph so far."""

    properties: Element | None
    pieces: list[str] = field(factory=list[str])
    before: list[Block] = field(factory=list["Block"])
    after: list[Block] = field(factory=list["Block"])
    fields: list[bool] = field(factory=list[bool])
    """For each field that is open, whether its result has begun."""
    written: bool = False

    @property
    def is_shown(self) -> bool:
        return all(self.fields)


@define
class Body:
    """Reads the elements of a body one after the other."""

    styles: Styles
    numbering: Numbering
    paragraphs: int = 0
    tables: int = 0
    carried: str = ""
    """The text of a paragraph whose end was deleted: it goes on in the next."""

    def blocks(self, parent: Element, place: str | None = None) -> list[Block]:
        """The blocks inside an element; ``place`` names the cell they are in."""
        found: list[Block] = []
        for element in parent:
            match element.tag:
                case "p":
                    found += self._paragraph(element, place)
                case "tbl":
                    found.append(self._table(element))
                case "AlternateContent":
                    found += self.blocks(_branch(element), place)
                case tag if tag in _TRANSPARENT:
                    found += self.blocks(element, place)
                case _:
                    pass
        return found

    def _table(self, table: Element) -> TableBlock:
        self.tables += 1
        name = f"table {self.tables}"
        rows = (self._row(row, f"{name} row {n}") for n, row in enumerate(_inside(table, "tr"), start=1))
        return TableBlock(tuple(row for row in rows if row is not None))

    def _row(self, row: Element, place: str) -> RowBlock | None:
        properties = row.find("trPr")
        if properties is not None and (properties.find("del") is not None or is_on(properties, "hidden")):
            return None
        cells = tuple(self._cell(cell, f"{place} cell {n}") for n, cell in enumerate(_inside(row, "tc"), start=1))
        before, after = (_span(properties, name, 0) for name in ("gridBefore", "gridAfter"))
        return RowBlock(cells, before, after, place)

    def _cell(self, cell: Element, place: str) -> CellBlock:
        properties = cell.find("tcPr")
        merge = properties.find("vMerge") if properties is not None else None
        merged = merge.get("val", "continue") if merge is not None else None
        blocks = tuple(self.blocks(cell, place))
        return CellBlock(blocks, max(1, _span(properties, "gridSpan", 1)), merged, place)

    def _paragraph(self, paragraph: Element, place: str | None) -> list[Block]:
        self.paragraphs += place is None
        where = place or f"paragraph {self.paragraphs}"
        properties = paragraph.find("pPr")
        line = _Line(properties)
        self._inline(paragraph, line, where)
        text = self.carried + "".join(line.pieces)
        self.carried = ""
        if properties is not None and properties.find("rPr/del") is not None:
            self.carried = text
            return [*line.before, *line.after]
        text = self._numbered(text, properties)
        texts = [TextBlock(text, where, self.styles.level(properties))] if text.strip() else []
        return [*line.before, *texts, *line.after]

    def _numbered(self, text: str, properties: Element | None) -> str:
        """The text with the number of its list before it, except before a bare figure, which it could change."""
        number = self.numbering.next(self.styles.list_place(properties)) if text.strip() else ""
        bare = text.strip()
        if _PLAIN_FIGURE.match(bare) or bare.startswith(number) or (number[-1:].isdigit() and bare[:1].isdigit()):
            return text
        return f"{number}{bare}" if number else text

    def _inline(self, parent: Element, line: _Line, place: str) -> None:
        for element in parent:
            match element.tag:
                case "r":
                    if not self.styles.is_hidden(element.find("rPr"), line.properties):
                        self._run(element, line, place)
                case "AlternateContent":
                    self._inline(_branch(element), line, place)
                case tag if tag in _INLINE:
                    self._inline(element, line, place)
                case tag if tag in _MATHS:
                    self._inline(element, line, place)
                case tag if tag in _DRAWN:
                    self._drawn(element, line, place)
                case _:
                    pass

    def _run(self, run: Element, line: _Line, place: str) -> None:
        for element in run:
            match element.tag:
                case "t":
                    _print(line, raised(element.text or "") if line.written and _is_raised(run) else element.text or "")
                case "fldChar":
                    _field(line, element.get("fldCharType", ""))
                case "sym":
                    _print(line, _symbol(element))
                case "ruby":
                    self._inline(element, line, place)
                case "AlternateContent":
                    self._run(_branch(element), line, place)
                case tag if tag in _SIGNS:
                    _print(line, _SIGNS[tag])
                case tag if tag in _DRAWN:
                    self._drawn(element, line, place)
                case _:
                    pass

    def _drawn(self, element: Element, line: _Line, place: str) -> None:
        """Text boxes are read where they are anchored; what has none is a picture."""
        boxes = list(_boxes(element))
        kept = line.after if line.written else line.before
        for box in boxes:
            kept += self.blocks(box, place if " cell " in place else None)
        if not boxes and _is_picture(element):
            kept.append(PictureBlock(place))


def _is_raised(run: Element) -> bool:
    """Whether a run is printed above the line."""
    told = run.find("rPr/vertAlign")
    return told is not None and told.get("val") == "superscript"


def _print(line: _Line, text: str) -> None:
    if line.is_shown:
        line.pieces.append(text)
        line.written = line.written or bool(text.strip())


def _field(line: _Line, kind: str) -> None:
    """The instruction of a field is not printed, its result is."""
    if kind == "begin":
        line.fields.append(False)
    elif kind == "separate" and line.fields:
        line.fields[-1] = True
    elif kind == "end" and line.fields:
        line.fields.pop()


def _symbol(element: Element) -> str:
    """A character by its number; of fonts made of pictures only what every font has is certain."""
    try:
        code = int(element.get("char", ""), 16)
    except ValueError:
        return _UNKNOWN_SIGN
    font = element.get("font", "").lower()
    if 0xF000 <= code <= 0xF0FF:
        code -= 0xF000
    if "dings" in font or (font == "symbol" and not (chr(code).isdigit() or chr(code) in "+-/.,()% ")):
        return _UNKNOWN_SIGN
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else _UNKNOWN_SIGN


def _inside(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, also those that a content control or a change is wrapped around."""
    pending: list[Iterator[Element]] = [iter(parent)]
    while pending:
        element = next(pending[-1], None)
        if element is None:
            pending.pop()
        elif element.tag == name:
            yield element
        elif element.tag in _TRANSPARENT:
            pending.append(iter(element))
        elif element.tag == "AlternateContent":
            pending.append(iter(_branch(element)))


def _branch(alternatives: Element) -> Element:
    """One of the ways in which the same content is written: the first that is not empty."""
    ways = [each for each in alternatives if each.tag in ("Choice", "Fallback")]
    return next((way for way in ways if len(way)), alternatives if not ways else ways[0])


def _boxes(element: Element) -> Iterator[Element]:
    """The outermost text boxes of a drawing."""
    pending = [element]
    while pending:
        each = pending.pop()
        if each.tag == "txbxContent":
            yield each
        elif each.tag == "AlternateContent":
            pending.append(_branch(each))
        else:
            pending.extend(reversed(each))


def _is_picture(element: Element) -> bool:
    return any(each.tag in ("blip", "imagedata", "chart", "OLEObject") for each in element.iter())


def _span(properties: Element | None, name: str, default: int) -> int:
    found = properties.find(name) if properties is not None else None
    return min(whole(found, default), _WIDEST)


def texts_of(blocks: Sequence[Block]) -> str:
    """The text of a cell, its paragraphs on lines of their own."""
    return "\n".join(block.text for block in blocks if isinstance(block, TextBlock))
