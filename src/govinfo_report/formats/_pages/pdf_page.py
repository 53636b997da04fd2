"""Blocks to PDF: tagged for screen readers, with the font in it, its tables with the merged cells of the form."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from govinfo_report.errors import MissingExtraError, MissingFontError
from govinfo_report.formats._pages.blocks import Block, Kind, PrintedTable

if TYPE_CHECKING:
    from typst import FontInfo

__all__ = ["pdf_document"]

_PREFERRED = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Noto Serif SC",
    "FangSong",
    "STFangsong",
    "SimSun",
    "Songti SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "AR PL UMing CN",
    "Microsoft YaHei",
    "PingFang SC",
)
"""Fonts with the characters of reports, in the order in which they are taken where none is asked for."""
_NO_SHAPE = "displayed"
"""What the compiler says of a character without a shape: it could not be displayed with the font."""


@frozen
class _Place:
    """Where a document is meant to be read: its region, and the fonts with the shapes of that place."""

    region: str
    endings: tuple[str, ...]
    """How the families of a font for several places end."""
    preferred: tuple[str, ...] = ()


_PLACES = {
    "zh-Hans": _Place("cn", (" SC", " CN")),
    "zh-Hant": _Place(
        "tw",
        (" TC", " TW"),
        ("Noto Serif CJK TC", "Source Han Serif TC", "Noto Serif TC", "PMingLiU", "Songti TC", "Noto Sans CJK TC"),
    ),
}
_HOW = "pass font=PATH, or install one, such as fonts-noto-cjk or fonts-wqy-microhei on Debian"


def pdf_document(blocks: Sequence[Block], title: str, lang: str, font: str | os.PathLike[str] | None, /) -> bytes:
    """The bytes of the document, the same for the same report and font file; ``lang`` is that of its title.

    :class:`~govinfo_report.MissingExtraError` without the extra ``pdf``, :class:`~govinfo_report.MissingFontError`
    where there is no font that has the characters.
    """
    try:
        import typst
    except ImportError as error:
        raise MissingExtraError("pdf", "writing PDF") from error
    fonts = typst.Fonts(
        include_system_fonts=font is None,
        include_embedded_fonts=False,
        font_paths=[] if font is None else [Path(font).parent],
    )
    place = _PLACES[lang]
    family = family_of(fonts.fonts(), font, place)
    data = {"title": title, "region": place.region, "fonts": [family], "blocks": [_block(block) for block in blocks]}
    template = resources.files("govinfo_report.formats._pages").joinpath("report.typ").read_bytes()
    compiler = typst.Compiler(template, font_paths=fonts, ignore_system_fonts=True)
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    try:
        # PDF/UA: tagged, and no character without a shape.
        pages = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=0)
    except typst.TypstError as error:
        if _NO_SHAPE not in error.message:
            raise
        raise MissingFontError(f"{family} lacks characters of the report ({error.message}); {_HOW}") from error
    if not isinstance(pages, bytes):
        raise TypeError(f"expected one PDF, got {type(pages).__name__}")
    return pages


def family_of(
    fonts: Sequence[FontInfo], font: str | os.PathLike[str] | None, place: _Place = _PLACES["zh-Hans"]
) -> str:
    """The font that was asked for by its file, or the first of the preferred ones that is installed."""
    if font is not None:
        path = Path(font).resolve()
        families = sorted({each.family for each in fonts if each.path and Path(each.path).resolve() == path})
        meant = [each for each in families if each.endswith(place.endings)]
        if not families:
            raise MissingFontError(f"there is no font in {os.fspath(font)}; {_HOW}")
        return (meant or families)[0]
    installed = {each.family for each in fonts}
    found = next((each for each in (*place.preferred, *_PREFERRED) if each in installed), None)
    if found is None:
        raise MissingFontError(f"no font with Chinese characters is installed; {_HOW}")
    return found


def _block(block: Block) -> dict[str, object]:
    kind = Kind.PARAGRAPH if block.kind is Kind.OPENING else block.kind
    table = {"table": _table(block.table)} if block.table is not None else {}
    return {"kind": kind.value, "level": block.level, "rank": block.rank, "text": block.broken, **table}


def _table(table: PrintedTable) -> dict[str, object]:
    grid = table.grid
    cells = [
        {
            "x": cell.column,
            "y": cell.row,
            "w": cell.columns,
            "h": cell.rows,
            "part": cell.part.value,
            "text": text,
        }
        for cell, text in zip(grid.cells, table.texts, strict=True)
    ]
    return {"shares": list(grid.shares), "heads": grid.head_rows, "whole": table.stays_whole, "cells": cells}
