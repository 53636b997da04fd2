"""A PDF to its pages, by pdfminer.six under a budget: what it unpacks, parses and draws is counted as it goes.

Everything here subclasses pdfminer's own parts, in this process. Embedded font programs and pictures are never
unpacked: a font tells its characters by its ToUnicode table or by a published character collection, or not at all.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFNoValidXRef, PDFPasswordIncorrect, PDFXRefStream
from pdfminer.pdffont import PDFCIDFont, PDFFont, PDFSimpleFont
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager, PDFStackT
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, list_value, resolve1, stream_value
from pdfminer.psparser import PSBaseParserToken, PSKeyword, PSLiteral, literal_name

from govinfo_report.formats._pdf.device import PageDevice
from govinfo_report.formats._pdf.filters import unpacked
from govinfo_report.formats._pdf.limits import Budget, OverBudgetError
from govinfo_report.formats._pdf.page import Page

__all__ = ["DamagedError", "LockedError", "pages_of"]

# What a mangled document makes it warn of, a finding tells; whoever wants to see it sets the level.
if logging.getLogger("pdfminer").level == logging.NOTSET:
    logging.getLogger("pdfminer").setLevel(logging.ERROR)

_INHERITED = ("Resources", "MediaBox", "CropBox", "Rotate")
_MOST_OPERANDS = 1000
_DEEPEST_STATE = 1000
_MOST_GLYPHS = 70_000
_LARGEST_TABLE = 1024 * 1024


class DamagedError(Exception):
    """The file is no PDF that can be read."""


class LockedError(Exception):
    """The file opens with a password only."""


def pages_of(data: bytes, budget: Budget, /) -> Iterator[Page]:
    """The pages of a PDF in their order.

    ``DamagedError``, ``LockedError`` or ``OverBudgetError`` where it cannot be read whole.
    """
    try:
        document = _Document(_Parser(io.BytesIO(data), budget), budget)
        resources = _Resources(budget)
        for number, page in enumerate(_pages(document, budget), start=1):
            budget.page(number)
            yield _drawn(page, number, resources, budget)
    except (DamagedError, OverBudgetError):
        raise
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise LockedError from error
    except Exception as error:  # whatever a mangled file makes of the parser
        raise DamagedError from error


def _drawn(page: PDFPage, number: int, resources: PDFResourceManager, budget: Budget) -> Page:
    device = PageDevice(resources, budget)
    _Interpreter(resources, device, budget).process_page(page)
    return device.page(number, page)


def _pages(document: PDFDocument, budget: Budget) -> Iterator[PDFPage]:
    """The leaves of the page tree; each node once, so that a circle ends."""
    waiting: list[tuple[object, dict[str, Any]]] = [(document.catalog.get("Pages"), {})]
    seen: set[int] = set()
    found = False
    while waiting:
        budget.spend(10)
        node, inherited = waiting.pop()
        if isinstance(node, PDFObjRef):
            if node.objid in seen:
                continue
            seen.add(node.objid)
        attributes: dict[str, Any] = {**inherited, **dict_value(node)}
        if "Kids" in attributes:
            passed_on = {key: attributes[key] for key in _INHERITED if key in attributes}
            kids = list_value(attributes["Kids"])
            budget.spend(len(kids))
            waiting += [(kid, passed_on) for kid in reversed(kids)]
        elif "Contents" in attributes or literal_name(attributes.get("Type")) == "Page":
            found = True
            yield PDFPage(document, getattr(node, "objid", None), attributes, None)
    if not found:
        raise DamagedError


class _Parser(PDFParser):
    """Reads objects, counting lines and tokens, and hands out streams that unpack under the budget."""

    # Tokens and lines that cross a buffer are copied at each crossing.
    BUFSIZ = 65_536

    def __init__(self, stream: io.BytesIO, budget: Budget) -> None:
        self.budget = budget
        super().__init__(stream)

    def nexttoken(self) -> tuple[int, PSBaseParserToken]:
        self.budget.spend(5)
        return super().nexttoken()

    def nextline(self) -> tuple[int, bytes]:
        self.budget.spend(5)
        return super().nextline()

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        super().do_keyword(pos, token)
        if token is self.KEYWORD_STREAM and self.curstack:
            at, stream = self.curstack[-1]
            if isinstance(stream, PDFStream):
                self.budget.spend(len(stream.rawdata or b"") // 64)
                self.curstack[-1] = (at, _Stream(stream, self.budget))


class _Stream(PDFStream):
    """A stream whose data is unpacked under the budget."""

    def __init__(self, stream: PDFStream, budget: Budget) -> None:
        super().__init__(stream.attrs, stream.rawdata or b"", stream.decipher)
        self.budget = budget

    def decode(self) -> None:
        data = self.rawdata or b""
        if self.decipher and self.objid is not None and self.genno is not None:
            self.budget.spend(len(data))
            data = self.decipher(self.objid, self.genno, data, self.attrs)
        for name, parameters in self.get_filters():
            given = cast("Mapping[str, Any]", parameters if isinstance(parameters, dict) else {})
            data = unpacked(data, literal_name(name), given, self.budget)
        self.budget.unpack(len(data))
        self.data, self.rawdata = data, None


class _Document(PDFDocument):
    """Finds objects, counting them; a chain of cross-reference tables ends where it comes back to one."""

    def __init__(self, parser: PDFParser, budget: Budget) -> None:
        self.budget = budget
        self.tables: set[int] = set()
        super().__init__(parser)

    def getobj(self, objid: int) -> object:
        self.budget.spend(40)
        return super().getobj(objid)

    def read_xref_from(self, parser: PDFParser, start: int, xrefs: list[Any]) -> None:
        if start in self.tables:
            return
        self.tables.add(start)
        super().read_xref_from(parser, start, xrefs)
        ranges = sum(len(each.ranges) for each in xrefs if isinstance(each, PDFXRefStream))
        if ranges > _MOST_OPERANDS * 10:
            raise PDFNoValidXRef("a cross-reference stream in too many pieces")


class _Resources(PDFResourceManager):
    """Makes fonts, without what could make them large: font programs, wide ranges of codes."""

    def __init__(self, budget: Budget) -> None:
        super().__init__()
        self.budget = budget

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        if objid and objid in self._cached_fonts:
            return self._cached_fonts[objid]
        self.budget.spend(2_000)
        if literal_name(spec.get("Subtype")) == "Type0":
            return super().get_font(objid, spec)
        slim = {key: value for key, value in spec.items() if key != "ToUnicode"}
        if "FontDescriptor" in slim:
            descriptor = dict_value(slim["FontDescriptor"])
            slim["FontDescriptor"] = {key: value for key, value in descriptor.items() if "FontFile" not in key}
        for key in ("W", "W2"):
            if not self._sensible(list_value(slim.get(key))):
                slim.pop(key, None)
        font = super().get_font(objid, slim)
        table = resolve1(spec.get("ToUnicode"))
        if isinstance(font, (PDFCIDFont, PDFSimpleFont)) and isinstance(table, PDFStream):
            font.unicode_map = self._characters(table)
        return font

    def _sensible(self, widths: Sequence[object]) -> bool:
        """Whether no range of a list of widths covers more characters than there are."""
        self.budget.spend(len(widths))
        numbers = [each for each in widths if isinstance(each, (int, float))]
        return all(-1 <= number <= _MOST_GLYPHS for number in numbers) and len(widths) <= _MOST_GLYPHS

    def _characters(self, table: PDFStream) -> FileUnicodeMap | None:
        data = table.get_data()
        if len(data) > _LARGEST_TABLE:
            return None
        characters = _Characters(self.budget)
        CMapParser(characters, io.BytesIO(data)).run()
        return characters


class _Characters(FileUnicodeMap):
    """A ToUnicode table; each code in it is counted."""

    def __init__(self, budget: Budget) -> None:
        super().__init__()
        self.budget = budget

    def add_cid2unichr(self, cid: int, code: PSLiteral | bytes | int) -> None:
        self.budget.spend(10)
        super().add_cid2unichr(cid, code)


class _Interpreter(PDFPageInterpreter):
    """Draws pages, counting what it executes; forms within forms have interpreters of their own."""

    def __init__(self, resources: PDFResourceManager, device: PageDevice, budget: Budget) -> None:
        super().__init__(resources, device)
        self.budget = budget

    def dup(self) -> PDFPageInterpreter:
        return _Interpreter(self.rsrcmgr, cast("PageDevice", self.device), self.budget)

    def execute(self, streams: Sequence[object]) -> None:
        size = sum(len(stream_value(each).get_data()) for each in streams)
        self.budget.spend(200 + 4 * size)
        if size > self.budget.limits.stream_bytes:
            self.budget.unpack(size)
        super().execute(streams)

    def push(self, obj: PDFStackT) -> None:
        if len(self.argstack) >= _MOST_OPERANDS:
            del self.argstack[:-100]
        super().push(obj)

    def do_q(self) -> None:
        if len(self.gstack) > _DEEPEST_STATE:
            raise OverBudgetError("图形状态层数", "the depth of graphics states", _DEEPEST_STATE)
        super().do_q()
