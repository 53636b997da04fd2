"""Text of documents that nobody vouches for, made safe for the languages it is put into."""

from __future__ import annotations

import re
import unicodedata

from govinfo_report.present.columns import printable

__all__ = ["csv_cell", "markdown_text", "markup", "markup_attribute", "one_line"]

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|~<>&$])")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_FORMULA = tuple("=+-@＝＋－＠")


def _directed(character: str) -> bool:
    return unicodedata.category(character) == "Cf"


def _clean(text: str) -> str:
    """The text without what XML forbids, and without invisible marks that turn its direction."""
    text = _NOT_XML.sub("\ufffd", text)
    return text if text.isascii() else "".join(each for each in text if not _directed(each))


def markup(text: str, /) -> str:
    """A text between the tags of XML or HTML."""
    return _clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def markup_attribute(text: str, /) -> str:
    """A text between the double quotes of an attribute of XML or HTML; line ends stay line ends."""
    quoted = markup(text).replace('"', "&quot;")
    return quoted.replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")


def one_line(text: str, /) -> str:
    """The text in one line without anything that a terminal would obey."""
    return " ".join(printable(text).split())


def _shielded(found: re.Match[str]) -> str:
    return _ENTITIES.get(found[0]) or f"\\{found[0]}"


def markdown_text(text: str, /) -> str:
    """A text that Markdown takes for nothing but text, also in a cell of a table; it names nobody."""
    return _MARKDOWN.sub(_shielded, one_line(text)).replace("@", "@\u2060").replace("://", ":\u2060//")


def csv_cell(text: str, /) -> str:
    """A text that a spreadsheet takes for no formula: one that looks like one gets an apostrophe before it."""
    text = one_line(text)
    return f"'{text}" if text.startswith(_FORMULA) else text
