"""The data of a stream unpacked, and never more of it than the budget allows."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping
from typing import Any

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.lzw import LZWDecoder
from pdfminer.pdfexceptions import PDFNotImplementedError
from pdfminer.pdftypes import int_value
from pdfminer.runlength import rldecode
from pdfminer.utils import apply_png_predictor, apply_tiff_predictor

from govinfo_report.formats._pdf.limits import Budget

__all__ = ["unpacked"]

_WIDEST_ROW = 100_000
_MOST_RUNS = 256 * 1024
_CHUNK = 4096


def unpacked(data: bytes, name: str, parameters: Mapping[str, Any], budget: Budget, /) -> bytes:
    """The data after one filter; of damaged data what stands before the damage."""
    match name:
        case "FlateDecode" | "Fl":
            data = _inflated(data, budget)
        case "LZWDecode" | "LZW":
            data = _lzw(data, budget)
        case "ASCII85Decode" | "A85":
            data = ascii85decode(data)
        case "ASCIIHexDecode" | "AHx":
            data = asciihexdecode(data)
        case "RunLengthDecode" | "RL" if len(data) <= _MOST_RUNS:
            data = rldecode(data)
        case _:
            raise PDFNotImplementedError(f"unsupported filter: {name}")
    budget.unpack(len(data))
    return _predicted(data, parameters)


def _inflated(data: bytes, budget: Budget) -> bytes:
    most = budget.limits.stream_bytes + 1
    try:
        return zlib.decompressobj().decompress(data, most)
    except zlib.error:
        return _inflated_to_the_damage(data, most)


def _inflated_to_the_damage(data: bytes, most: int) -> bytes:
    inflating = zlib.decompressobj()
    out = bytearray()
    try:
        for at in range(0, len(data), _CHUNK):
            out += inflating.decompress(data[at : at + _CHUNK], most - len(out))
            if len(out) >= most:
                break
    except (zlib.error, ValueError):
        pass
    return bytes(out)


def _lzw(data: bytes, budget: Budget) -> bytes:
    out = bytearray()
    for piece in LZWDecoder(io.BytesIO(data)).run():
        budget.spend(2)
        out += piece
        if len(out) > budget.limits.stream_bytes:
            break
    return bytes(out)


def _predicted(data: bytes, parameters: Mapping[str, Any]) -> bytes:
    predictor = int_value(parameters.get("Predictor", 1))
    if predictor < 2:
        return data
    colors, columns = int_value(parameters.get("Colors", 1)), int_value(parameters.get("Columns", 1))
    bits = int_value(parameters.get("BitsPerComponent", 8))
    if not (0 < colors <= 32 and 0 < columns <= _WIDEST_ROW and 0 < bits <= 16):
        raise PDFNotImplementedError("a predictor with rows of no sensible width")
    if predictor == 2:
        return apply_tiff_predictor(colors, columns, bits, data)
    return apply_png_predictor(predictor, colors, columns, bits, data)
