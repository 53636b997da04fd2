"""HTML: whole pages of portals, fragments pasted from a word processor, grids with merged cells; read and written.

What the page shows is read. A report that stands nowhere in what is shown is looked for in hidden elements, then in
scripts that carry it as text.
"""

from __future__ import annotations

import re
from typing import Any

from govinfo_report.findings import Bilingual, Finding
from govinfo_report.formats._core.document import read_items
from govinfo_report.formats._html.carried import pages_in
from govinfo_report.formats._html.limits import OverLimitError, over_a_limit
from govinfo_report.formats._html.report import PageItems, items_of
from govinfo_report.formats._html.tree import TreeParser, parse
from govinfo_report.formats._pages.blocks import Blanks, document_title, printed_blocks
from govinfo_report.formats._pages.html_page import html_page
from govinfo_report.formats._pages.words import DocumentLanguage, Prose, Words
from govinfo_report.formats.protocols import FormatInfo
from govinfo_report.formats.source import Source
from govinfo_report.formats.text_format import lost_on_the_way
from govinfo_report.reading import ReadResult
from govinfo_report.report.report import Report
from govinfo_report.rules.reading_documents import SEVERAL_REPORTS
from govinfo_report.version import __version__

__all__ = ["FORMAT", "HtmlFormat"]

_SEEN = 20_000
_PAGE = re.compile(
    r"(?:\s|\ufeff|<!--.*?-->|<\?xml[^>]*>)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_FRAGMENT = re.compile(
    r"[\s\ufeff]*<(?:table|tbody|tr|td|div|p|span|font|center|article|section|main|h[1-6]|ul|ol|style|script|meta"
    r"|title|link|!--)(?=[\s>/-])",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"</?(?:table|tr|td|th|div|p|h[1-6]|li|br)(?:\s[^<>]{0,400})?/?>", re.IGNORECASE)
_CLOSE = re.compile(r"</(?:table|tr|td|th|div|p|span|font|center|h[1-6]|li)\s*>|<(?:p|br|td)[\s>/]", re.IGNORECASE)
_MARKDOWN = re.compile(r"^ {0,3}#{1,6}[ \t]|^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|", re.MULTILINE)
_FEWEST = 6
_DENSITY = 400


class HtmlFormat:
    """HTML as published by portals. ``parser`` builds the tree; another one can take its place."""

    info = FormatInfo(
        name="html",
        media_type="text/html",
        suffixes=(".html", ".htm"),
        options=("lang", "blanks", "prose"),
        title=Bilingual(zh="网页", en="HTML"),
    )

    def __init__(self, parser: TreeParser = parse) -> None:
        self._parser = parser

    def recognises(self, source: Source, /) -> bool:
        """A page that begins like one, or a fragment with many tags; no Markdown, and no text with a stray bracket."""
        head = source.text[:_SEEN]
        if "<" not in head:
            return False
        if _PAGE.match(head):
            return True
        if _FRAGMENT.match(head):
            return _CLOSE.search(head) is not None and not _MARKDOWN.search(head)
        tags = len(_BLOCK.findall(head))
        return tags >= _FEWEST and tags * _DENSITY >= len(head) and not _MARKDOWN.search(head)

    def read(self, source: Source, /) -> tuple[ReadResult, ...]:
        """The one report of the page; :class:`~govinfo_report.MissingExtraError` without the ``html`` extra."""
        refused = over_a_limit(source.text)
        if refused is not None:
            return (self._refused(source, refused),)
        try:
            items = self._items(source.text)
        except OverLimitError as over:
            return (self._refused(source, over.finding),)
        if items is None:
            return (self._refused(source, Finding(rule=SEVERAL_REPORTS, values={"reports": 2})),)
        result = read_items(items.items, source, source.provenance(self.info.name, __version__))
        return (result,)

    def write(
        self,
        report: Report,
        /,
        *,
        lang: DocumentLanguage = "zh",
        blanks: Blanks = "as-printed",
        prose: Prose = "as-printed",
    ) -> str:
        """One page that needs nothing else: the tables with the merged cells of the form, a style for paper, no script.

        ``lang="en"`` gives headings and labels of the form in English, ``lang="zh-Hant"`` these and the frame in
        Traditional Chinese, and with ``prose="converted"`` the text of the report too (extra ``zh``);
        ``blanks="zero"`` prints 0 in blank cells.
        """
        words = Words.of(lang, prose)
        return html_page(printed_blocks(report, words, blanks=blanks), document_title(report, words), words.page)

    def losses(self, report: Report, /, **_: Any) -> tuple[str, ...]:
        """What does not come back from HTML, by address: it is written and read back to see."""
        return lost_on_the_way(self, report)

    def _items(self, text: str) -> PageItems | None:
        """What is shown; if there is no report in it, what is hidden, then what scripts carry. ``None``: several."""
        shown = items_of(text, self._parser)
        if shown.is_report:
            return shown
        hidden = items_of(text, self._parser, show_hidden=True)
        if hidden.is_report:
            return hidden
        carried = list(pages_in(shown.carriers, self._parser))
        texts = {each.text for each in carried}
        if len(texts) > 1:
            return None
        return carried[0] if carried else shown

    def _refused(self, source: Source, finding: Finding) -> ReadResult:
        provenance = source.provenance(self.info.name, __version__)
        return ReadResult(report=None, findings=(*source.findings, finding), source=source.text, provenance=provenance)


FORMAT = HtmlFormat()
