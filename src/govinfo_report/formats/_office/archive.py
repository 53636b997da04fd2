"""ZIP archives that are documents: refused before anything is unpacked if they are no honest ones."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import IO

from attrs import field, frozen

from govinfo_report.findings import Bilingual, Finding
from govinfo_report.formats.source import LIMITS, Limits, over_limit, unreadable
from govinfo_report.rules.reading_documents import UNSUPPORTED_KIND

__all__ = ["Archive", "open_archive"]

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    ValueError,
    LookupError,
    NotImplementedError,
    RuntimeError,
)
_ENTRY = b"PK\x01\x02"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OUTSIDE = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|^[A-Za-z]:|[\x00-\x1f]")
_ENCRYPTED = 0x1


@frozen
class Archive:
    """The parts of an archive by name; each is unpacked when it is asked for, and never more than it said."""

    parts: Mapping[str, zipfile.ZipInfo]
    file: zipfile.ZipFile = field(repr=False, eq=False)
    limits: Limits = LIMITS

    def read(self, name: str, /) -> bytes | Finding:
        """The content of a part, or why there is none."""
        info = self.parts.get(name)
        if info is None:
            return unreadable(f"压缩包里没有 {name}", f"the archive has no {name}")
        if info.file_size > self.limits.part:
            return over_limit(f"{name} 的大小", f"the size of {name}", info.file_size, self.limits.part)
        try:
            with self.file.open(info) as stream:
                return _bounded(stream, info.file_size)
        except _BROKEN:
            return unreadable(f"压缩包已损坏：{name}", f"the archive is damaged at {name}")


def _bounded(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) != size:
        raise zipfile.BadZipFile("shorter than it said")
    stream.read(1)
    return data


def open_archive(data: bytes, /, *, limits: Limits = LIMITS) -> Archive | Finding:
    """The archive, or why it is not opened: damaged, encrypted, over a limit, or with names that lead outside."""
    entries = data.count(_ENTRY)
    if entries > limits.entries:
        return over_limit("压缩包内的文件数", "the number of files in the archive", entries, limits.entries)
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        return unreadable("压缩包不完整或已损坏", "the archive is cut short or damaged")
    infos = file.infolist()
    finding = _size(infos, limits) or _kinds(infos)
    if finding is not None:
        return finding
    parts = {_name(info): info for info in infos}
    if len(parts) != len(infos):
        return unreadable("压缩包里有重名的文件", "the archive has two files of one name")
    if any(_OUTSIDE.search(name) for name in parts):
        return unreadable("压缩包里的路径指向包外", "the archive has paths that lead outside")
    return Archive(parts, file, limits)


def _name(info: zipfile.ZipInfo) -> str:
    return info.filename.replace("\\", "/")


def _size(infos: list[zipfile.ZipInfo], limits: Limits) -> Finding | None:
    total = sum(info.file_size for info in infos)
    if total > limits.unpacked:
        return over_limit("解压后的大小", "the unpacked size", total, limits.unpacked)
    worst = max((_ratio(info) for info in infos if info.file_size > limits.ratio_from), default=0)
    if worst > limits.ratio:
        return over_limit("压缩比", "the compression ratio", worst, limits.ratio)
    return None


def _ratio(info: zipfile.ZipInfo) -> int:
    return info.file_size // max(1, info.compress_size)


def _kinds(infos: list[zipfile.ZipInfo]) -> Finding | None:
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        kind = Bilingual(zh="加密的压缩包", en="an encrypted archive")
        how = Bilingual(zh="请去掉密码后再读。", en="Remove the password first.")
        return Finding(rule=UNSUPPORTED_KIND, values={"kind": kind, "how": how})
    if any(info.compress_type not in _METHODS for info in infos):
        return unreadable("压缩方法不是文档所用的", "the archive uses a compression that documents do not")
    return None
