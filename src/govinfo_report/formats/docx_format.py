"""Word documents (.docx, .docm, .dotx): read and written with what Python brings along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import define, evolve, field, frozen

from govinfo_report.findings import Bilingual, Finding, Span
from govinfo_report.formats._core.document import read_items
from govinfo_report.formats._core.items import GridRow, Item, Paragraph, Picture, RawCell
from govinfo_report.formats._kinds import archive_names
from govinfo_report.formats._office.archive import Archive, open_archive
from govinfo_report.formats._office.docx_body import (
    Block,
    Body,
    CellBlock,
    PictureBlock,
    RowBlock,
    TableBlock,
    TextBlock,
    texts_of,
)
from govinfo_report.formats._office.docx_numbering import Numbering
from govinfo_report.formats._office.docx_styles import Styles
from govinfo_report.formats._office.packages import is_prose, no_package, refusal, with_hidden
from govinfo_report.formats._office.xml import Element, parse_xml
from govinfo_report.formats._pages.blocks import Blanks, printed_blocks
from govinfo_report.formats._pages.word import word_document
from govinfo_report.formats._pages.words import DocumentLanguage, Prose, Words
from govinfo_report.formats.protocols import FormatInfo
from govinfo_report.formats.source import LIMITS, Source, unreadable
from govinfo_report.formats.text_format import lost_on_the_way
from govinfo_report.reading import ReadResult
from govinfo_report.report.report import Report
from govinfo_report.version import __version__

__all__ = ["FORMAT", "DocxFormat"]

_PICTURE = "\ufffc"
_RELATIONS = "_rels/.rels"
_MAIN = "word/document.xml"
_BESIDE = {"styles": ("pStyle", "rStyle"), "numbering": ("numPr", "pStyle")}
"""Parts beside the document, and the elements of the document that refer to them."""


class DocxFormat:
    """Word documents as Word 2007 and later and WPS save them."""

    info = FormatInfo(
        name="docx",
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        suffixes=(".docx", ".docm", ".dotx", ".dotm"),
        binary=True,
        options=("lang", "blanks", "prose"),
        title=Bilingual(zh="Word 文档", en="Word document"),
    )

    def recognises(self, source: Source, /) -> bool:
        """An archive with the parts of a Word document, whatever the file is called."""
        return source.data is not None and any(name.startswith("word/") for name in archive_names(source.data))

    def read(self, source: Source, /) -> tuple[ReadResult, ...]:
        """The one report of the document."""
        provenance = source.provenance(self.info.name, __version__)
        document = _open(source)
        if isinstance(document, Finding):
            return refusal(document, source, provenance)
        body = Body(document.styles, document.numbering)
        writer = _Items()
        items = writer.of(body.blocks(document.body))
        result = read_items(items, evolve(source, text="", findings=()), provenance)
        return (with_hidden(result, writer.hidden),)

    def write(
        self,
        report: Report,
        /,
        *,
        lang: DocumentLanguage = "zh",
        blanks: Blanks = "as-printed",
        prose: Prose = "as-printed",
    ) -> bytes:
        """The printed report: the grids of the form, heads repeated on every page, headings at their level.

        ``lang="en"`` gives headings and labels of the form in English, ``lang="zh-Hant"`` these and the frame in
        Traditional Chinese, and with ``prose="converted"`` the text of the report too (extra ``zh``);
        ``blanks="zero"`` prints 0 in blank cells.
        """
        words = Words.of(lang, prose)
        return word_document(printed_blocks(report, words, blanks=blanks), words.around)

    def losses(self, report: Report, /, **_: Any) -> tuple[str, ...]:
        """What does not come back from a Word document, by address: it is written and read back to see."""
        return lost_on_the_way(self, report)


FORMAT = DocxFormat()


@frozen
class _Document:
    """The parts that are read."""

    body: Element
    styles: Styles
    numbering: Numbering


def _open(source: Source) -> _Document | Finding:
    if source.data is None or not source.data.startswith(b"PK"):
        return no_package(source, "Word")
    archive = open_archive(source.data)
    if isinstance(archive, Finding):
        return archive
    main = _main_part(archive)
    root = _part(archive, main)
    if not isinstance(root, Element):
        return root or no_package(source, "Word")
    body = root.find("body") if root.tag == "document" else None
    if body is None:
        return unreadable(f"{main} 里没有正文", f"{main} has no body")
    folder = main.rpartition("/")[0]
    parts: dict[str, Element | None] = {}
    for name, marks in _BESIDE.items():
        told = any(next(root.iter(mark), None) is not None for mark in marks)
        part = _part(archive, f"{folder}/{name}.xml", needed=False) if told else None
        if isinstance(part, Finding):
            return part
        parts[name] = part
    return _Document(body, Styles.of(parts["styles"]), Numbering.of(parts["numbering"]))


def _part(archive: Archive, name: str, *, needed: bool = True) -> Element | Finding | None:
    if name not in archive.parts and not needed:
        return None
    data = archive.read(name)
    return data if isinstance(data, Finding) else parse_xml(data, name)


def _main_part(archive: Archive) -> str:
    """The part that the archive names as its document; most call it ``word/document.xml``."""
    relations = _part(archive, _RELATIONS, needed=False)
    if isinstance(relations, Element):
        for relation in relations:
            if relation.get("Type", "").endswith("/officeDocument"):
                target = relation.get("Target", "").lstrip("/")
                if target in archive.parts:
                    return target
    return _MAIN


@define
class _Items:
    """Makes the items of a reading from the blocks of a document."""

    hidden: list[tuple[str, Span]] = field(factory=list[tuple[str, Span]])
    """Texts in cells that a merged cell lies over."""

    def of(self, blocks: Sequence[Block]) -> Iterator[Item]:
        for block in blocks:
            match block:
                case TextBlock():
                    yield from _paragraphs(block)
                case PictureBlock():
                    yield Picture(_span(block.place))
                case TableBlock():
                    yield from self._table(block)

    def _table(self, table: TableBlock) -> Iterator[Item]:
        above: dict[int, int] = {}
        for row in table.rows:
            above, places = self._places(row, above)
            printed = [each for each in places if each.text.strip()]
            if _is_layout(row, printed):
                for cell in row.cells:
                    yield from self.of(cell.blocks)
            else:
                line = " ".join(each.text for each in printed)
                yield GridRow(tuple(places), _span(row.place), line)

    def _places(self, row: RowBlock, above: dict[int, int]) -> tuple[dict[int, int], list[RawCell]]:
        """Every place of the grid in a row, and the merged cells that the next row can continue: width by column."""
        places = [RawCell("", _span(row.place), covered=True)] * row.before
        below: dict[int, int] = {}
        for cell in row.cells:
            if len(places) > LIMITS.cells:
                break
            column, span = len(places), _span(cell.place)
            continued = cell.merge == "continue" and above.get(column) == cell.width
            if cell.merge is not None:
                below[column] = cell.width
            if continued and (text := texts_of(cell.blocks)):
                self.hidden.append((text, span))
            places.append(RawCell("", span, covered=True) if continued else RawCell(_text(cell), span))
            places += [RawCell("", span, covered=True)] * (cell.width - 1)
        places += [RawCell("", _span(row.place), covered=True)] * row.after
        return below, places


def _text(cell: CellBlock) -> str:
    """The text of a cell; a picture without text is something printed that nobody can read, and no blank."""
    text = texts_of(cell.blocks)
    pictured = any(isinstance(block, PictureBlock) for block in cell.blocks)
    return _PICTURE if pictured and not text.strip() else text


def _is_layout(row: RowBlock, printed: Sequence[RawCell]) -> bool:
    """Whether a row only arranges text on the page."""
    if any(isinstance(block, TableBlock) for cell in row.cells for block in cell.blocks):
        return True
    return bool(printed) and (all(each.text == _PICTURE for each in printed) or is_prose([c.text for c in printed]))


def _paragraphs(block: TextBlock) -> Iterator[Paragraph]:
    for line in block.text.split("\n"):
        if line.strip():
            yield Paragraph(line.strip(), _span(block.place), block.level)


def _span(place: str) -> Span:
    return Span(0, 0, place)
