"""OLE2 containers, in which Office kept its documents before 2007: the names of the streams, and what they hold."""

from __future__ import annotations

import struct
from collections.abc import Mapping

from attrs import frozen

__all__ = ["MAGIC", "Container", "open_container", "pack"]

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_REGULAR = 0xFFFFFFFA
_HEADER = 512
_ENTRY = 128
_MINI = 64
_STREAM, _ROOT = 2, 5


class _BrokenError(Exception):
    """The container is not whole."""


@frozen
class _Entry:
    start: int
    size: int


@frozen
class Container:
    """The streams of a container by name."""

    data: bytes
    sector: int
    table: tuple[int, ...]
    mini_table: tuple[int, ...]
    streams: Mapping[str, _Entry]
    root: _Entry
    cutoff: int

    @property
    def names(self) -> frozenset[str]:
        """The names of all streams, whatever storage they lie in."""
        return frozenset(self.streams)

    def read(self, name: str, /) -> bytes | None:
        """The content of a stream; ``None`` if it is not there or not whole."""
        entry = self.streams.get(name)
        if entry is None:
            return None
        try:
            if entry.size >= self.cutoff:
                return _cut(_chain(self.data, self.sector, self.table, entry.start), entry.size)
            inside = _chain(self.data, self.sector, self.table, self.root.start)
            places = _places(self.mini_table, entry.start)
            return _cut(b"".join(inside[n * _MINI : (n + 1) * _MINI] for n in places), entry.size)
        except _BrokenError:
            return None


def open_container(data: bytes, /) -> Container | None:
    """The container; ``None`` if it is damaged. It never reads more than there is, nor in circles."""
    try:
        return _opened(data)
    except (_BrokenError, struct.error):
        return None


def _opened(data: bytes) -> Container:
    if not data.startswith(MAGIC) or len(data) < _HEADER:
        raise _BrokenError
    shift = struct.unpack_from("<H", data, 30)[0]
    if shift not in (9, 12):
        raise _BrokenError
    sector = 1 << shift
    directory, _, cutoff, mini_start, _, difat_start, _ = struct.unpack_from("<7I", data, 48)
    table = _table(data, sector, difat_start)
    mini_table = _words(_chain(data, sector, table, mini_start)) if mini_start < _LAST_REGULAR else ()
    streams: dict[str, _Entry] = {}
    root = _Entry(_LAST_REGULAR, 0)
    entries = _chain(data, sector, table, directory)
    for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
        length, kind = struct.unpack_from("<HB", entries, at + 64)
        start, size = struct.unpack_from("<II", entries, at + 116)
        if kind == _ROOT:
            root = _Entry(start, size)
        elif kind == _STREAM:
            name = entries[at : at + min(max(length - 2, 0), 62)].decode("utf-16-le", "replace")
            streams.setdefault(name, _Entry(start, size))
    return Container(data, sector, table, mini_table, streams, root, cutoff)


def _sector(data: bytes, size: int, number: int) -> bytes:
    begin = (number + 1) * size
    found = data[begin : begin + size]
    if not found:
        raise _BrokenError
    return found


def _table(data: bytes, size: int, difat_start: int) -> tuple[int, ...]:
    """Which sector follows which."""
    numbers = list(struct.unpack_from("<109I", data, 76))
    seen: set[int] = set()
    following = difat_start
    while following < _LAST_REGULAR:
        if following in seen:
            raise _BrokenError
        seen.add(following)
        words = _words(_sector(data, size, following))
        numbers += words[:-1]
        following = words[-1] if words else _LAST_REGULAR
    used = dict.fromkeys(number for number in numbers if number < _LAST_REGULAR)
    return tuple(word for number in used for word in _words(_sector(data, size, number)))


def _words(data: bytes) -> tuple[int, ...]:
    whole = len(data) // 4
    return struct.unpack(f"<{whole}I", data[: whole * 4])


def _places(table: tuple[int, ...], start: int) -> list[int]:
    """The sectors of a chain in order; a chain that runs in circles is broken."""
    places: list[int] = []
    seen: set[int] = set()
    while start < _LAST_REGULAR:
        if start in seen or start >= len(table):
            raise _BrokenError
        seen.add(start)
        places.append(start)
        start = table[start]
    return places


def _chain(data: bytes, size: int, table: tuple[int, ...], start: int) -> bytes:
    return b"".join(_sector(data, size, number) for number in _places(table, start))


def _cut(data: bytes, size: int) -> bytes:
    if len(data) < size:
        raise _BrokenError
    return data[:size]


_SECTOR = 512
_MOST_TABLES = 109
_IS_TABLE, _LAST, _FREE = 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF


def pack(name: str, stream: bytes, /) -> bytes | None:
    """A container with one stream; ``None`` if it is too large for a simple one."""
    padded = stream.ljust(4096, b"\x00")
    padded += b"\x00" * (-len(padded) % _SECTOR)
    sectors = len(padded) // _SECTOR
    tables = 1
    while tables * (_SECTOR // 4) < tables + 1 + sectors:
        tables += 1
    if tables > _MOST_TABLES:
        return None
    chain = [_IS_TABLE] * tables + [_LAST, *range(tables + 2, tables + 1 + sectors), _LAST]
    chain += [_FREE] * (tables * (_SECTOR // 4) - len(chain))
    located = [*range(tables), *[_FREE] * (_MOST_TABLES - tables)]
    header = MAGIC + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, tables, tables, 0, 4096, _LAST, 0, _LAST, 0) + struct.pack("<109I", *located)
    directory = _entry("Root Entry", _ROOT, _LAST, 0, child=1)
    directory += _entry(name, _STREAM, tables + 1, len(padded)) + _entry("", 0, 0, 0) * 2
    return header + struct.pack(f"<{len(chain)}I", *chain) + directory + padded


def _entry(name: str, kind: int, start: int, size: int, *, child: int = _FREE) -> bytes:
    text = name.encode("utf-16-le")
    length = len(text) + 2 if name else 0
    ids = struct.pack("<BBIII", kind, 1, _FREE, _FREE, child)
    return text.ljust(64, b"\x00") + struct.pack("<H", length) + ids + bytes(36) + struct.pack("<IQ", start, size)
