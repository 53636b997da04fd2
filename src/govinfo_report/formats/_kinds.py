"""Which kind of document an archive or an OLE2 container is, told by what lies in it and not by its file name."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from govinfo_report.findings import Bilingual
from govinfo_report.formats._office.ole2 import MAGIC, open_container

__all__ = ["archive_names", "kind_of_archive", "kind_of_container", "stream_names"]

_END = b"PK\x05\x06"
_ENTRY = b"PK\x01\x02"
_LOCAL = re.compile(rb"PK\x03\x04.{22}(.{4})", re.DOTALL)
_MOST = 2_000
_MIME = re.compile(rb"\AP[\s\S]{29}mimetypeapplication/([a-z0-9.+-]{3,80})")

_DOCX = Bilingual(zh="请用 Word 或 WPS 另存为 .docx 后再读。", en="Save it as .docx with Word or WPS, then read that.")
_XLSX = Bilingual(
    zh="请用 Excel 或 WPS 另存为 .xlsx 后再读。", en="Save it as .xlsx with Excel or WPS, then read that."
)
_UNLOCK = Bilingual(zh="请去掉打开密码，另存后再读。", en="Save it without the password, then read that.")
_UNPACK = Bilingual(zh="请先解压。", en="Unpack it first.")

_ARCHIVES = (
    ("word/", Bilingual(zh="Word 文档（.docx）", en="a Word document (.docx)"), _DOCX),
    ("xl/workbook.bin", Bilingual(zh="Excel 二进制工作簿（.xlsb）", en="a binary Excel workbook (.xlsb)"), _XLSX),
    ("xl/", Bilingual(zh="Excel 工作簿（.xlsx）", en="an Excel workbook (.xlsx)"), _XLSX),
    ("ppt/", Bilingual(zh="演示文稿（.pptx）", en="a presentation (.pptx)"), _DOCX),
    ("OFD.xml", Bilingual(zh="OFD 文件", en="an OFD file"), _DOCX),
)
_CONTAINERS = (
    ("EncryptedPackage", Bilingual(zh="加密的 Office 文件", en="an encrypted Office file"), _UNLOCK),
    (
        "WordDocument",
        Bilingual(zh="旧版 Word 或 WPS 文字（.doc、.wps）", en="an old Word or WPS text (.doc, .wps)"),
        _DOCX,
    ),
    ("PowerPoint Document", Bilingual(zh="旧版演示文稿（.ppt、.dps）", en="an old presentation (.ppt, .dps)"), _DOCX),
    ("Workbook", Bilingual(zh="旧版 Excel 工作簿（.xls、.et）", en="an old Excel workbook (.xls, .et)"), _XLSX),
    ("Book", Bilingual(zh="旧版 Excel 工作簿（.xls）", en="an old Excel workbook (.xls)"), _XLSX),
)
_ODF = Bilingual(zh="OpenDocument 文件", en="an OpenDocument file")
_ZIP = Bilingual(zh="ZIP 压缩包", en="a ZIP archive")
_OLE2 = Bilingual(zh="旧版 Office 或 WPS 文件（.doc、.xls、.wps）", en="an old Office or WPS file (.doc, .xls, .wps)")


def kind_of_archive(data: bytes, /) -> tuple[Bilingual, Bilingual]:
    """What an archive is, and how to save it in a kind that is read."""
    names = archive_names(data)
    if (found := _MIME.match(data)) and b"opendocument" in found[1]:
        return _ODF, _DOCX
    kinds = ((kind, how) for mark, kind, how in _ARCHIVES if any(name.startswith(mark) for name in names))
    return next(kinds, (_ZIP, _UNPACK))


def archive_names(data: bytes, /) -> tuple[str, ...]:
    """The names in an archive, also in one that was cut short; nothing is unpacked."""
    if not data.startswith(b"PK"):
        return ()
    names = tuple(_listed(data)) or tuple(_local(data))
    return tuple(name.replace("\\", "/").lstrip("/") for name in names)


def _listed(data: bytes) -> Iterator[str]:
    """The names in the list at the end."""
    end = data.rfind(_END)
    if end < 0 or end + 20 > len(data):
        return
    at = end - struct.unpack_from("<I", data, end + 12)[0]
    for _ in range(_MOST):
        if at < 0 or data[at : at + 4] != _ENTRY or at + 46 > len(data):
            return
        name, extra, comment = struct.unpack_from("<3H", data, at + 28)
        yield data[at + 46 : at + 46 + name].decode("utf-8", "replace")
        at += 46 + name + extra + comment


def _local(data: bytes) -> Iterator[str]:
    """The names before each part, where the list at the end was lost."""
    for n, found in enumerate(_LOCAL.finditer(data)):
        if n == _MOST:
            return
        length = struct.unpack_from("<H", found[1])[0]
        yield data[found.end() : found.end() + length].decode("utf-8", "replace")


def kind_of_container(data: bytes, /) -> tuple[Bilingual, Bilingual]:
    """What an OLE2 container is, and how to save it in a kind that is read."""
    names = stream_names(data)
    return next(((kind, how) for mark, kind, how in _CONTAINERS if mark in names), (_OLE2, _DOCX))


def stream_names(data: bytes, /) -> frozenset[str]:
    """The names of the streams in an OLE2 container, also in one that was cut short."""
    if not data.startswith(MAGIC):
        return frozenset()
    container = open_container(data)
    if container is not None:
        return container.names
    return frozenset(mark for mark, _, _ in _CONTAINERS if _wide(mark) in data)


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\x00\x00"
