"""Old workbooks (.xls, .et): read with the extra ``office``."""

from __future__ import annotations

from govinfo_report.findings import Bilingual, Finding
from govinfo_report.formats._kinds import stream_names
from govinfo_report.formats._office.biff import BiffSheet, open_book
from govinfo_report.formats._office.calamine import Values, read_values, require
from govinfo_report.formats._office.ole2 import open_container
from govinfo_report.formats._office.packages import no_package, refusal
from govinfo_report.formats._office.sheets import Place, Sheet, read_sheets, text_of
from govinfo_report.formats.protocols import FormatInfo
from govinfo_report.formats.source import Source, unreadable
from govinfo_report.reading import ReadResult
from govinfo_report.version import __version__

__all__ = ["FORMAT", "XlsFormat"]

_STREAMS = ("Workbook", "Book")
_OTHERS = frozenset({"EncryptedPackage", "WordDocument", "PowerPoint Document"})


class XlsFormat:
    """Workbooks as Excel up to 2003 and WPS saved them."""

    info = FormatInfo(
        name="xls",
        media_type="application/vnd.ms-excel",
        suffixes=(".xls", ".et", ".xlt", ".ett"),
        binary=True,
        title=Bilingual(zh="旧版 Excel 工作簿", en="old Excel workbook"),
    )

    def recognises(self, source: Source, /) -> bool:
        """An OLE2 container with the stream of a workbook, whatever the file is called."""
        names = stream_names(source.data) if source.data is not None else frozenset[str]()
        return not names.isdisjoint(_STREAMS) and names.isdisjoint(_OTHERS)

    def read(self, source: Source, /) -> tuple[ReadResult, ...]:
        """Every report of the workbook; :class:`~govinfo_report.MissingExtraError` without the extra ``office``."""
        provenance = source.provenance(self.info.name, __version__)
        if source.data is None or not self.recognises(source):
            return refusal(no_package(source, "Excel 97-2003"), source, provenance)
        require("reading .xls")
        sheets = _sheets(source.data)
        if isinstance(sheets, Finding):
            return refusal(sheets, source, provenance)
        return read_sheets(sheets, source, provenance)


FORMAT = XlsFormat()


def _sheets(data: bytes) -> list[Sheet] | Finding:
    container = open_container(data)
    streams = (container.read(name) for name in _STREAMS) if container is not None else ()
    stream = next((each for each in streams if each is not None), None)
    if stream is None:
        return unreadable("文件不完整或已损坏", "the file is cut short or damaged")
    book = open_book(stream)
    if isinstance(book, Finding):
        return book
    values = read_values(book.data)
    if values is None or len(values) != len(book.sheets):
        return unreadable("工作簿的内容已损坏", "the content of the workbook is damaged")
    return [_sheet(each, found) for each, found in zip(book.sheets, values, strict=True)]


def _sheet(part: BiffSheet, values: Values) -> Sheet:
    """A sheet with each row where it stood, and what failed in it."""
    cells: dict[Place, str] = {
        (row, column): text
        for row, line in zip(part.rows, values.rows, strict=False)
        for column, value in enumerate(line)
        if (text := text_of(value))
    }
    return Sheet(
        name=part.name,
        cells={**cells, **part.failed},
        merged=part.merged,
        hidden_rows=frozenset(part.hidden_rows),
        hidden_columns=frozenset(part.hidden_columns),
    )
