"""Text in columns, where a Chinese character takes two: measure, wrap and cut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from govinfo_report.text.width import display_width

__all__ = ["clip", "display_width", "padded", "printable", "wrap"]

_NARROWEST = 8
_OPENING = "（《〈「『【〔“‘([{"
_CLOSING = "，。、；：！？）》〉」』】〕”’…%,.;:!?)]}"
_ATOMS = re.compile(r"\s+|[\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uffe6“”‘’…]|[^\s\u2e80-\uffe6“”‘’…]+|.")


@lru_cache(maxsize=8192)
def _printable(character: str) -> str:
    match unicodedata.category(character):
        case "Cc" | "Zl" | "Zp":
            return " "
        case "Cf":
            return ""
        case "Cs":
            return "\ufffd"
        case _:
            return character


def printable(text: str, /) -> str:
    """The text without anything that a terminal would obey.

    Control characters become blanks, marks of direction and of zero width go, half surrogates are replaced.
    """
    return text if text.isascii() and text.isprintable() else "".join(map(_printable, text))


def padded(text: str, width: int, /) -> str:
    """The text with blanks up to a width."""
    return text + " " * (width - display_width(text))


def clip(text: str, width: int, /) -> str:
    """The beginning of the text that fits into a width, with ``…`` where something was cut."""
    if display_width(text) <= width:
        return text
    used = 1
    for position, character in enumerate(text):
        used += display_width(character)
        if used > width:
            return text[:position] + "…"
    return text  # pragma: no cover - a text that is too wide is cut inside the loop


def wrap(text: str, width: int, /, *, indent: str = "", hanging: str | None = None) -> list[str]:
    """The text in lines of at most ``width`` columns; the first begins with ``indent``, the others with ``hanging``.

    A line breaks at blanks and between Chinese characters, never before a closing or after an opening mark.

    >>> wrap("每一件申请，都要答复。", 12)
    ['每一件申请，', '都要答复。']
    """
    rest = indent if hanging is None else hanging
    lines: list[str] = []
    line, room = "", max(_NARROWEST, width - display_width(indent))
    for atom in _atoms(printable(text).strip(), max(_NARROWEST, width - display_width(rest))):
        if line and display_width(line + atom.rstrip()) > room:
            lines.append(line.rstrip())
            line, room = "", max(_NARROWEST, width - display_width(rest))
            atom = atom.lstrip()
        line += atom
    lines.append(line.rstrip())
    return [(rest if number else indent) + each for number, each in enumerate(lines)]


def _atoms(text: str, width: int) -> Iterator[str]:
    """What must stay on one line, a part of it where it is wider than any line."""
    held = ""
    for found in _ATOMS.finditer(text):
        piece = found[0]
        joins = held and (held[-1] in _OPENING or (piece[0] in _CLOSING and not held[-1].isspace()))
        if joins and display_width(held + piece) <= width:
            held += piece
            continue
        yield from _pieces(held, width)
        held = piece
    yield from _pieces(held, width)


def _pieces(atom: str, width: int) -> Iterator[str]:
    piece = ""
    for character in atom:
        if display_width(piece + character) > width:
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece
