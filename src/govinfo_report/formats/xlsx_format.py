"""Workbooks (.xlsx, .xlsm): read and written with the extra ``office``."""

from __future__ import annotations

from typing import Any

from govinfo_report.findings import Bilingual, Finding
from govinfo_report.formats._kinds import archive_names
from govinfo_report.formats._office.archive import open_archive
from govinfo_report.formats._office.calamine import Values, read_values, require
from govinfo_report.formats._office.check_sheet import is_check_sheet
from govinfo_report.formats._office.packages import no_package, refusal
from govinfo_report.formats._office.sheets import Place, Sheet, read_sheets, text_of
from govinfo_report.formats._office.xlsx_parts import SheetPart, open_workbook
from govinfo_report.formats._pages.blocks import Blanks, printed_blocks
from govinfo_report.formats._pages.words import DocumentLanguage, Prose, Words
from govinfo_report.formats._pages.workbook import workbook
from govinfo_report.formats.protocols import FormatInfo
from govinfo_report.formats.source import Source, unreadable
from govinfo_report.formats.text_format import lost_on_the_way
from govinfo_report.reading import ReadResult
from govinfo_report.report.report import Report
from govinfo_report.version import __version__

__all__ = ["FORMAT", "XlsxFormat"]


class XlsxFormat:
    """Workbooks as Excel 2007 and later and WPS save them."""

    info = FormatInfo(
        name="xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        suffixes=(".xlsx", ".xlsm", ".xltx", ".xltm"),
        binary=True,
        options=("lang", "blanks", "prose"),
        title=Bilingual(zh="Excel 工作簿", en="Excel workbook"),
    )

    def recognises(self, source: Source, /) -> bool:
        """An archive with the parts of a workbook, whatever the file is called."""
        if source.data is None:
            return False
        names = archive_names(source.data)
        return any(name.startswith("xl/") for name in names) and "xl/workbook.bin" not in names

    def read(self, source: Source, /) -> tuple[ReadResult, ...]:
        """Every report of the workbook; :class:`~govinfo_report.MissingExtraError` without the extra ``office``."""
        provenance = source.provenance(self.info.name, __version__)
        if source.data is None or not self.recognises(source):
            return refusal(no_package(source, "Excel"), source, provenance)
        require("reading .xlsx")
        sheets = _sheets(source.data)
        if isinstance(sheets, Finding):
            return refusal(sheets, source, provenance)
        return read_sheets(sheets, source, provenance)

    def write(
        self,
        report: Report,
        /,
        *,
        lang: DocumentLanguage = "zh",
        blanks: Blanks = "as-printed",
        prose: Prose = "as-printed",
    ) -> bytes:
        """The form in a workbook, with totals and checks that count themselves.

        ``lang="en"`` gives headings and labels of the form in English, ``lang="zh-Hant"`` these and the frame in
        Traditional Chinese, and with ``prose="converted"`` the text of the report too (extra ``zh``);
        ``blanks="zero"`` prints 0 in blank cells.
        :class:`~govinfo_report.MissingExtraError` without the extra ``office``.
        """
        words = Words.of(lang, prose)
        return workbook(report, printed_blocks(report, words, blanks=blanks), words)

    def losses(self, report: Report, /, **_: Any) -> tuple[str, ...]:
        """What does not come back from a workbook, by address: it is written and read back to see."""
        return lost_on_the_way(self, report)


FORMAT = XlsxFormat()


def _sheets(data: bytes) -> list[Sheet] | Finding:
    archive = open_archive(data)
    opened = archive if isinstance(archive, Finding) else open_workbook(archive)
    if isinstance(opened, Finding):
        return opened
    values = read_values(opened.data)
    if values is None or len(values) != len(opened.sheets):
        return unreadable("工作簿的内容已损坏", "the content of the workbook is damaged")
    sheets = [_sheet(part, each) for part, each in zip(opened.sheets, values, strict=True)]
    return [each for each in sheets if not is_check_sheet(each.name, each.cells.get((0, 0), ""))]


def _sheet(part: SheetPart, values: Values) -> Sheet:
    """A sheet with each row where it stood, and what failed in it."""
    cells: dict[Place, str] = {
        (row, column): text
        for (row, _), line in zip(part.rows, values.rows, strict=False)
        for column, value in enumerate(line)
        if (text := text_of(value))
    }
    return Sheet(
        name=part.name,
        cells={**part.written, **cells, **part.failed},
        merged=part.merged,
        hidden_rows=frozenset(part.hidden_rows),
        hidden_columns=frozenset(part.hidden_columns),
    )
