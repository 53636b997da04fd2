"""PDF, read by its text layer: ruled tables by their rules, text by its lines. A scan is named, and not guessed at.

It is written tagged, with its font, the tables with the merged cells of the form.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from attrs import evolve

from govinfo_report.errors import MissingExtraError
from govinfo_report.findings import Bilingual, Finding
from govinfo_report.formats._core.document import read_items
from govinfo_report.formats._pages.blocks import Blanks, document_title, printed_blocks
from govinfo_report.formats._pages.pdf_page import pdf_document
from govinfo_report.formats._pages.words import DocumentLanguage, Prose, Words
from govinfo_report.formats._pdf.columns import MingledReportsError, reports_of
from govinfo_report.formats._pdf.flow import items_of
from govinfo_report.formats._pdf.limits import PDF_LIMITS, Budget, OverBudgetError, PdfLimits
from govinfo_report.formats._pdf.page import Page
from govinfo_report.formats.protocols import FormatInfo
from govinfo_report.formats.source import Source, over_limit, unreadable
from govinfo_report.formats.text_format import lost_on_the_way
from govinfo_report.reading import ReadResult
from govinfo_report.report.report import Report
from govinfo_report.rules.forms import NOT_A_REPORT
from govinfo_report.rules.reading_documents import MOJIBAKE, SEVERAL_REPORTS, UNSUPPORTED_KIND
from govinfo_report.version import __version__

__all__ = ["FORMAT", "PdfFormat"]

_MAGIC = b"%PDF-"
_HEAD = 1024
_MOST_UNKNOWN = 0.02
_FEWEST_CHARACTERS = 20
_SCAN = Bilingual(
    zh="扫描的 PDF，页面是图片，没有文字层", en="a scanned PDF: its pages are pictures, without a text layer"
)
_RECOGNISED = Bilingual(
    zh="扫描的 PDF，只有不显示的识别文字，不能当作原文",
    en="a scanned PDF with text that a recogniser put under the picture, which is no proof of what is printed",
)
_ASK = Bilingual(
    zh="请向填报单位索取文字版（DOCX、网页或由文字生成的 PDF）；扫描件须先人工录入并核对。",
    en="Ask the organ for a text (DOCX, a web page, a PDF made from text); a scan must be typed in and checked first.",
)


class PdfFormat:
    """PDF documents with a text layer."""

    info = FormatInfo(
        name="pdf",
        media_type="application/pdf",
        suffixes=(".pdf",),
        binary=True,
        options=("lang", "blanks", "prose", "font"),
        title=Bilingual(zh="PDF", en="PDF"),
    )

    def __init__(self, limits: PdfLimits = PDF_LIMITS) -> None:
        self.limits = limits

    def recognises(self, source: Source, /) -> bool:
        """A file that begins as PDFs do."""
        return source.data is not None and _MAGIC in source.data[:_HEAD]

    def read(self, source: Source, /) -> tuple[ReadResult, ...]:
        """The report of the document, or both of two that stand side by side.

        :class:`~govinfo_report.MissingExtraError` where the library for PDF is not installed.
        """
        data = source.data
        source = evolve(source, text="", findings=())
        if data is None or _MAGIC not in data[:_HEAD]:
            return (self._refused(unreadable("不是 PDF 文件", "it is no PDF file"), source),)
        if find_spec("pdfminer") is None:
            raise MissingExtraError("pdf", "reading PDF")
        budget = Budget(self.limits)
        try:
            pages = _pages(data, budget)
            refused = pages if isinstance(pages, Finding) else _unfit(pages)
            if refused is not None or isinstance(pages, Finding):
                return (self._refused(refused or unreadable("没有一页", "it has no page"), source),)
            return tuple(self._report(each, budget, source) for each in reports_of(pages, budget))
        except OverBudgetError as error:
            return (self._refused(over_limit(error.zh, error.en, f"> {error.limit}", error.limit), source),)
        except MingledReportsError:
            return (self._refused(Finding(rule=SEVERAL_REPORTS, values={"reports": 2}), source),)

    def write(
        self,
        report: Report,
        /,
        *,
        lang: DocumentLanguage = "zh",
        blanks: Blanks = "as-printed",
        prose: Prose = "as-printed",
        font: str | os.PathLike[str] | None = None,
    ) -> bytes:
        """The printed report, tagged, with the font in it.

        ``font`` is a font file; by default the first of some installed ones is taken, so give one where the bytes
        must be the same everywhere. ``lang="en"`` gives headings and labels of the form in English,
        ``lang="zh-Hant"`` these and the frame in Traditional Chinese, and with ``prose="converted"`` the text of the
        report too (extra ``zh``); ``blanks="zero"`` prints 0 in blank cells.
        :class:`~govinfo_report.MissingFontError` where there is no font with the characters,
        :class:`~govinfo_report.MissingExtraError` without the extra ``pdf``.
        """
        words = Words.of(lang, prose)
        title = document_title(report, words)
        return pdf_document(printed_blocks(report, words, blanks=blanks), title, words.around, font)

    def losses(self, report: Report, /, **_: Any) -> tuple[str, ...]:
        """What does not come back from PDF, by address: it is written and read back to see."""
        return lost_on_the_way(self, report)

    def _report(self, pages: Sequence[Page], budget: Budget, source: Source) -> ReadResult:
        lost = sum(page.unknown for page in pages)
        found = (Finding(rule=MOJIBAKE, values={"count_characters": lost}),) if lost else ()
        provenance = source.provenance(self.info.name, __version__)
        result = read_items(items_of(pages, budget), evolve(source, findings=found), provenance)
        printed = sum(page.printed for page in pages)
        return evolve(result, findings=tuple(_counted(each, printed) for each in result.findings))

    def _refused(self, finding: Finding, source: Source) -> ReadResult:
        provenance = source.provenance(self.info.name, __version__)
        return ReadResult(report=None, findings=(finding,), provenance=provenance)


FORMAT = PdfFormat()


def _counted(finding: Finding, printed: int) -> Finding:
    """The finding that this is no report says how much was read; here that is not the text of the source."""
    if finding.rule != NOT_A_REPORT:
        return finding
    return evolve(finding, values={**finding.values, "characters": printed})


def _pages(data: bytes, budget: Budget) -> list[Page] | Finding:
    """The pages, or why there are none to be read."""
    from govinfo_report.formats._pdf.miner import DamagedError, LockedError, pages_of

    try:
        return list(pages_of(data, budget))
    except LockedError:
        return unreadable("PDF 有密码，打不开", "the PDF opens with a password only")
    except DamagedError:
        return unreadable("PDF 已损坏", "the PDF is damaged")


def _unfit(pages: Sequence[Page]) -> Finding | None:
    """Why the pages hold no text that can be trusted: a scan, or fonts that do not tell their characters."""
    printed, unknown, hidden = (
        sum(each) for each in zip(*((p.printed, p.unknown, p.hidden) for p in pages), strict=True)
    )
    if unknown > _MOST_UNKNOWN * printed:
        return unreadable(
            f"PDF 的字体没有说明字符编码，{printed} 个字中有 {unknown} 个认不出",
            f"the fonts of the PDF do not say which characters they draw: {unknown} of {printed} are unknown",
        )
    if printed - unknown >= _FEWEST_CHARACTERS:
        return None
    if hidden >= _FEWEST_CHARACTERS:
        return Finding(rule=UNSUPPORTED_KIND, values={"kind": _RECOGNISED, "how": _ASK})
    if any(page.pictures for page in pages):
        return Finding(rule=UNSUPPORTED_KIND, values={"kind": _SCAN, "how": _ASK})
    return unreadable("PDF 中没有文字", "there is no text in the PDF") if not printed else None
