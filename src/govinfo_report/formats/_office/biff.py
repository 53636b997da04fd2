"""The stream of an old workbook (.xls), and a copy of its figures that is safe to open.

As with ``.xlsx``, the library that reads the values trusts the counts and dimensions it meets, follows chains of
sectors in circles, and does not say where an error stands. It is given a stream made here, with nothing in it but
cells whose places were checked, texts, and formats of numbers.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from govinfo_report.findings import Bilingual, Finding
from govinfo_report.formats._office.ole2 import pack
from govinfo_report.formats._office.sheets import Place, Range
from govinfo_report.formats.source import LIMITS, over_limit, unreadable
from govinfo_report.rules.reading_documents import UNSUPPORTED_KIND

__all__ = ["BiffBook", "BiffSheet", "open_book"]

_BOF, _EOF, _CONTINUE = 0x0809, 0x000A, 0x003C
_FILEPASS, _BOUNDSHEET, _SST, _CODEPAGE = 0x002F, 0x0085, 0x00FC, 0x0042
_KEPT = frozenset({_CODEPAGE, 0x0022, 0x041E, 0x00E0, _SST})
_NUMBER, _RK, _LABEL_SST, _LABEL, _RICH, _MANY_RK = 0x0203, 0x027E, 0x00FD, 0x0204, 0x00D6, 0x00BD
_BOOLERR, _FORMULA, _STRING = 0x0205, 0x0006, 0x0207
_ROW, _COLUMNS, _MERGED = 0x0208, 0x007D, 0x00E5
_SHORTEST = {_NUMBER: 14, _RK: 10, _LABEL_SST: 10, _LABEL: 8, _RICH: 8, _MANY_RK: 12, _BOOLERR: 8, _FORMULA: 20}
_WIDEST = 256
_BIFF8 = 0x0600
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_CODEPAGES = {936: "gb18030", 950: "big5", 1200: "utf-16-le"}


class _BrokenError(Exception):
    """The stream is not what it should be."""


@frozen
class _Record:
    kind: int
    data: bytes


@define
class BiffSheet:
    """A sheet, by what its records say."""

    name: str
    records: list[_Record] = field(factory=list[_Record])
    rows: list[int] = field(factory=list[int])
    """Where the rows with cells stood; in the copy they follow each other."""
    merged: list[Range] = field(factory=list[Range])
    hidden_rows: set[int] = field(factory=set[int])
    hidden_columns: set[int] = field(factory=set[int])
    failed: dict[Place, str] = field(factory=dict[Place, str])


@frozen
class BiffBook:
    """The sheets that are shown, and the workbook to read their values from."""

    sheets: Sequence[BiffSheet]
    data: bytes


def open_book(stream: bytes, /) -> BiffBook | Finding:
    """The workbook in a stream, or why it is not read."""
    try:
        return _opened(stream)
    except (_BrokenError, struct.error, IndexError):
        return unreadable("工作簿的内容已损坏", "the content of the workbook is damaged")


def _records(stream: bytes, at: int) -> Iterator[_Record]:
    """The records of one part of the stream, without those of charts inside it."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        data = stream[at + 4 : at + 4 + length]
        at += 4 + length
        if len(data) < length:
            break
        depth += kind == _BOF
        if depth == 1:
            yield _Record(kind, data)
        depth -= kind == _EOF
        if depth < 1:
            return
    raise _BrokenError


def _opened(stream: bytes) -> BiffBook | Finding:
    book = list(_records(stream, 0))
    version = struct.unpack_from("<H", book[0].data)[0]
    if any(each.kind == _FILEPASS for each in book):
        kind = Bilingual(zh="加密的 Excel 工作簿（.xls）", en="an encrypted Excel workbook (.xls)")
        how = Bilingual(zh="请去掉打开密码，另存后再读。", en="Save it without the password, then read that.")
        return Finding(rule=UNSUPPORTED_KIND, values={"kind": kind, "how": how})
    codepage = next((struct.unpack_from("<H", each.data)[0] for each in book if each.kind == _CODEPAGE), 1252)
    encoding = _CODEPAGES.get(codepage, "cp1252")
    sheets: list[BiffSheet] = []
    for each in book:
        if each.kind != _BOUNDSHEET:
            continue
        at, state, kind = struct.unpack_from("<IBB", each.data)
        if state & 0x3F == 0 and kind == 0:
            sheets.append(_sheet(_name(each.data[6:], version, encoding), list(_records(stream, at))))
    if sum(len(sheet.rows) * _width(sheet) for sheet in sheets) > LIMITS.cells:
        return over_limit("单元格数", "the number of cells", f"> {LIMITS.cells}", LIMITS.cells)
    copy = _rebuilt(book, sheets, version)
    data = pack("Workbook" if version == _BIFF8 else "Book", copy)
    return BiffBook(sheets, data) if data else over_limit("工作簿的大小", "the size", len(copy), LIMITS.part)


def _name(data: bytes, version: int, encoding: str) -> str:
    length = data[0]
    if version != _BIFF8:
        return data[1 : 1 + length].decode(encoding, "replace")
    wide = data[1] & 1
    return data[2 : 2 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")


def _width(sheet: BiffSheet) -> int:
    return 1 + max((_last_column(each) for each in sheet.records if each.kind in _SHORTEST), default=0)


def _last_column(record: _Record) -> int:
    at = -2 if record.kind == _MANY_RK else 2
    column: int = struct.unpack("<H", record.data[at : at + 2] if at > 0 else record.data[at:])[0]
    return column


def _sheet(name: str, records: Sequence[_Record]) -> BiffSheet:
    sheet = BiffSheet(name)
    before = 0
    for record in records:
        kind, data = record.kind, record.data
        if kind in _SHORTEST:
            _cell(sheet, record)
        elif kind == _STRING or (kind == _CONTINUE and before == _STRING):
            sheet.records.append(record)
            kind = _STRING
        elif kind == _ROW and struct.unpack_from("<H", data, 12)[0] & 0x20:
            sheet.hidden_rows.add(struct.unpack_from("<H", data)[0])
        elif kind == _COLUMNS and struct.unpack_from("<H", data, 8)[0] & 1:
            first, last = struct.unpack_from("<HH", data)
            sheet.hidden_columns.update(range(first, min(last, _WIDEST - 1) + 1))
        elif kind == _MERGED:
            for at in range(2, 2 + 8 * struct.unpack_from("<H", data)[0], 8):
                top, bottom, left, right = struct.unpack_from("<4H", data, at)
                sheet.merged.append(Range(top, left, bottom, right))
        before = kind
    sheet.merged.sort(key=lambda each: (each.top, each.left))
    sheet.rows = sorted({struct.unpack_from("<H", each.data)[0] for each in sheet.records if each.kind in _SHORTEST})
    return sheet


def _cell(sheet: BiffSheet, record: _Record) -> None:
    """Keep a cell, or what is shown where it failed."""
    kind, data = record.kind, record.data
    if len(data) < _SHORTEST[kind]:
        raise _BrokenError
    at = struct.unpack_from("<HH", data)
    if not at[1] <= _last_column(record) < _WIDEST:
        raise _BrokenError
    failed = _error(kind, data)
    if failed is not None:
        sheet.failed[at[0], at[1]] = _ERRORS.get(failed, "#N/A")
    elif kind == _FORMULA:
        sheet.records.append(_Record(kind, data[:20] + b"\x00\x00"))
    else:
        sheet.records.append(_Record(_LABEL if kind == _RICH else kind, data))


def _error(kind: int, data: bytes) -> int | None:
    """The number of the error that a cell shows."""
    if kind == _BOOLERR and data[7]:
        return data[6]
    return data[8] if kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2 else None


def _rebuilt(book: Sequence[_Record], sheets: Sequence[BiffSheet], version: int) -> bytes:
    kept: list[_Record] = [book[0]]
    before = 0
    strings = 0
    for record in book[1:]:
        kind = record.kind
        if kind in _KEPT or (kind == _CONTINUE and before == _SST):
            kept.append(record)
            kind = _SST if kind == _CONTINUE else kind
            strings += len(record.data) if kind == _SST else 0
        before = kind
    for record in kept:
        if record.kind == _SST and not 0 <= struct.unpack_from("<i", record.data, 4)[0] * 3 <= strings:
            raise _BrokenError
    head = b"".join(_bytes(each) for each in kept)
    size = len(head) + sum(len(_bytes(_bound(0, n, version))) for n in range(len(sheets))) + 4
    bounds: list[bytes] = []
    bodies: list[bytes] = []
    for n, sheet in enumerate(sheets):
        bounds.append(_bytes(_bound(size, n, version)))
        bodies.append(_body(sheet, book[0]))
        size += len(bodies[-1])
    return head + b"".join(bounds) + _bytes(_Record(_EOF, b"")) + b"".join(bodies)


def _bound(at: int, number: int, version: int) -> _Record:
    name = f"{number:05}".encode()
    flags = b"\x00" if version == _BIFF8 else b""
    return _Record(_BOUNDSHEET, struct.pack("<IBBB", at, 0, 0, len(name)) + flags + name)


def _body(sheet: BiffSheet, begin: _Record) -> bytes:
    """The cells of a sheet, its rows one after the other."""
    places = {row: n for n, row in enumerate(sheet.rows)}
    begun = _Record(_BOF, begin.data[:2] + b"\x10\x00" + begin.data[4:])
    moved = (
        _Record(each.kind, struct.pack("<H", places[struct.unpack_from("<H", each.data)[0]]) + each.data[2:])
        if each.kind in _SHORTEST
        else each
        for each in sheet.records
    )
    return b"".join(_bytes(each) for each in (begun, *moved, _Record(_EOF, b"")))


def _bytes(record: _Record) -> bytes:
    return struct.pack("<HH", record.kind, len(record.data)) + record.data
