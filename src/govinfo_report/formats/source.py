"""Bytes to text: which encoding, how much was lost, and what is no text at all."""

from __future__ import annotations

import codecs
import re

from attrs import field, frozen

from govinfo_report.findings import Bilingual, Finding, Value
from govinfo_report.formats._kinds import kind_of_archive, kind_of_container
from govinfo_report.formats._office.ole2 import MAGIC
from govinfo_report.reading import Provenance
from govinfo_report.rules.reading_documents import (
    ENCODING_FALLBACK,
    LIMIT_REACHED,
    MOJIBAKE,
    UNREADABLE_DOCUMENT,
    UNSUPPORTED_KIND,
)

__all__ = ["LIMITS", "Limits", "Source", "over_limit", "text_over_limit", "unreadable"]


@frozen(kw_only=True)
class Limits:
    """What is read at the most. A real report has less than a tenth of it."""

    bytes: int = 32 * 1024 * 1024
    cells: int = 200_000
    items: int = 20_000
    """Paragraphs, lines and rows of a document."""
    characters: int = 2_000_000
    """Printed characters of a document."""
    nesting: int = 64
    elements: int = 200_000
    entries: int = 2_000
    """Parts of an archive."""
    unpacked: int = 64 * 1024 * 1024
    """Bytes of all parts of an archive together."""
    part: int = 8 * 1024 * 1024
    """Bytes of one part that is read."""
    ratio: int = 200
    """How many times larger a part may become by unpacking, if it is larger than ``ratio_from`` bytes."""
    ratio_from: int = 1024 * 1024
    depth: int = 200
    """Elements of XML inside each other."""
    reports: int = 20_000


LIMITS = Limits()


@frozen(kw_only=True)
class Source:
    """What a reader is given: the text, and where it came from."""

    text: str
    data: bytes | None = field(default=None, repr=False)
    name: str | None = None
    findings: tuple[Finding, ...] = ()
    """What was found while decoding."""
    readable: bool = True

    @classmethod
    def of(cls, content: str | bytes, /, *, name: str | None = None, limits: Limits = LIMITS) -> Source:
        """Decode and check the content. It never raises: what is wrong stands in ``findings``."""
        if len(content) > limits.bytes:
            values: dict[str, Value] = {
                "what": Bilingual(zh="文件大小", en="the size"),
                "found": len(content),
                "limit": limits.bytes,
            }
            return cls(text="", name=name, findings=(Finding(rule=LIMIT_REACHED, values=values),), readable=False)
        if isinstance(content, str):
            text, findings = content, list[Finding]()
        else:
            refused = _binary(content)
            if refused is not None:
                return cls(text="", data=content, name=name, findings=(refused,), readable=False)
            text, findings = _decode(content)
        if isinstance(content, str):
            text = _whole(text)
        if not _SOMETHING.search(text):
            empty = Finding(
                rule=UNREADABLE_DOCUMENT, values={"reason": Bilingual(zh="文件是空的", en="the file is empty")}
            )
            return cls(text=text, name=name, findings=(empty,), readable=False)
        if "\ufffd" in text:
            lost = text.count("\ufffd")
            findings.append(Finding(rule=MOJIBAKE, values={"count_characters": lost}))
        data = content if isinstance(content, bytes) else None
        return cls(text=text, data=data, name=name, findings=tuple(findings))

    @property
    def content(self) -> bytes | str:
        """What was read: bytes, or the text if it came as text."""
        return self.text if self.data is None else self.data

    def provenance(self, reader: str, version: str) -> Provenance:
        """Where a report read from this source came from."""
        return Provenance(name=self.name, reader=reader, version=version, content=self.content)


def _whole(text: str) -> str:
    """The text with halves of characters marked as lost."""
    try:
        text.encode("utf-16-le")  # the quickest that refuses them
    except UnicodeEncodeError:
        return _HALF.sub("\ufffd", text)
    return text


_BETWEEN_CELLS = "|｜│┃\t"


def text_over_limit(text: str, /) -> Finding | None:
    """The finding that a text is longer than any number of reports, told before it is taken apart."""
    if len(text) > LIMITS.characters:
        return over_limit("字数", "the number of characters", len(text), LIMITS.characters)
    cells = sum(text.count(mark) for mark in _BETWEEN_CELLS)
    if cells > LIMITS.cells:
        return over_limit("单元格数", "the number of cells", f"> {LIMITS.cells}", LIMITS.cells)
    lines = text.count("\n") + text.count("\r")
    if lines > 4 * LIMITS.items:
        return over_limit("行数", "the number of lines", lines, 4 * LIMITS.items)
    return None


def over_limit(zh: str, en: str, found: int | str, limit: int, /) -> Finding:
    """The finding that something is over a safety limit."""
    return Finding(rule=LIMIT_REACHED, values={"what": Bilingual(zh=zh, en=en), "found": found, "limit": limit})


def unreadable(zh: str, en: str, /) -> Finding:
    """The finding that nothing can be read, with the reason in both languages."""
    return Finding(rule=UNREADABLE_DOCUMENT, values={"reason": Bilingual(zh=zh, en=en)})


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = (
    (b"<\x00!\x00", "utf-16-le"),
    (b"<\x00h\x00", "utf-16-le"),
    (b"<\x00H\x00", "utf-16-le"),
    (b"<\x00?\x00", "utf-16-le"),
    (b"\x00<\x00!", "utf-16-be"),
    (b"\x00<\x00h", "utf-16-be"),
    (b"\x00<\x00H", "utf-16-be"),
    (b"\x00<\x00?", "utf-16-be"),
)
"""Pages of HTML without a byte-order mark."""
_SAYS_GB = re.compile(
    rb"(?:charset|encoding)\s*=\s*[\"']?\s*(?:gb[_-]?2312|gbk|gb[_-]?18030|x-gbk|cp936)\b", re.IGNORECASE
)
"""A page that says itself what it is written in: nothing was fallen back to."""
_HEAD = 4096


def _lost(text: str) -> int:
    return text.count("\ufffd")


def _decode(data: bytes) -> tuple[str, list[Finding]]:
    """A byte-order mark, strict UTF-8, or whichever of UTF-8 and GB18030 leaves fewer unknown characters."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), []
    for mark, encoding in _UNMARKED:
        if data.startswith(mark):
            text = data.decode(encoding, "replace")
            return text, [Finding(rule=ENCODING_FALLBACK, values={"encoding": encoding.upper(), "lost": _lost(text)})]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        tried = [(name, data.decode(name, "replace")) for name in ("gb18030", "utf-8")]
    name, text = min(tried, key=lambda each: _lost(each[1]))
    if name == "gb18030" and not _lost(text) and _SAYS_GB.search(data[:_HEAD]):
        return text, []
    values: dict[str, Value] = {"encoding": name.upper(), "lost": _lost(text)}
    return text, [Finding(rule=ENCODING_FALLBACK, values=values)]


_TEXT = Bilingual(
    zh="请另存为 UTF-8 纯文本或 Markdown 后再读。", en="Save it as UTF-8 text or Markdown, then read that."
)
_ASK = Bilingual(
    zh="请向填报单位索取文字版；扫描件须先人工录入。", en="Ask the organ for a text; a scan must be typed in first."
)
_UNPACK = Bilingual(zh="请先解压。", en="Unpack it first.")


def _picture(name: str) -> Bilingual:
    return Bilingual(zh=f"{name} 图片", en=f"a {name} picture")


def _archive(name: str) -> Bilingual:
    return Bilingual(zh=f"{name} 压缩包", en=f"a {name} archive")


_KINDS = (
    (b"\x89PNG\r\n\x1a\n", _picture("PNG"), _ASK),
    (b"\xff\xd8\xff", _picture("JPEG"), _ASK),
    (b"GIF8", _picture("GIF"), _ASK),
    (b"BM", _picture("BMP"), _ASK),
    (b"II*\x00", _picture("TIFF"), _ASK),
    (b"MM\x00*", _picture("TIFF"), _ASK),
    (b"%PDF-", Bilingual(zh="PDF 文件", en="a PDF file"), _TEXT),
    (b"Rar!\x1a\x07", _archive("RAR"), _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", _archive("7z"), _UNPACK),
    (b"\x1f\x8b", _archive("gzip"), _UNPACK),
    (b"{\\rtf", Bilingual(zh="RTF 文件", en="an RTF file"), _TEXT),
)
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06")
_BYTE_ORDER_MARKS = tuple(mark for mark, _ in _MARKS)
_FIRST_BYTES = frozenset(magic[:1] for magic, _, _ in _KINDS)
_HALF = re.compile("[\ud800-\udfff]")
_SOMETHING = re.compile(r"[^\ufeff\s\x00]")
_CONTROL = bytes(n for n in range(0x20) if n not in (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B))


def _binary(data: bytes) -> Finding | None:
    """A finding for content that is no text: its kind by its first bytes."""
    for magic, kind, how in _KINDS if data[:1] in _FIRST_BYTES else ():
        if data.startswith(magic):
            return Finding(rule=UNSUPPORTED_KIND, values={"kind": kind, "how": how})
    for magics, kind_of in ((_ARCHIVES, kind_of_archive), (MAGIC, kind_of_container)):
        if data.startswith(magics):
            kind, how = kind_of(data)
            return Finding(rule=UNSUPPORTED_KIND, values={"kind": kind, "how": how})
    if data.startswith((*_BYTE_ORDER_MARKS, *(mark for mark, _ in _UNMARKED))):
        return None
    head = data[:1024]
    if (len(head) - len(head.translate(None, _CONTROL))) * 50 > len(head):
        return unreadable("二进制内容，不是文字", "binary content, no text")
    return None
