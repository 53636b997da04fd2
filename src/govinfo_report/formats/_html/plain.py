"""Tables and paragraphs that a page writes plainly: read from the source itself, without a walk through the tree.

A stretch of the source is plain if a parser can make only one thing of it: tags in lower case that close in their
order, attributes written as the standard asks, nothing in it but cells, paragraphs, formatting and text. Anything else
is left to the tree. What is read here is what the tree gives: a test holds the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from attrs import frozen

from govinfo_report.formats._core.items import RawCell
from govinfo_report.formats._html.geometry import Spans
from govinfo_report.formats._html.grid import PlainRow
from govinfo_report.formats._html.styles import may_restyle
from govinfo_report.formats._html.ways import NO_BREAK, Ways

__all__ = ["PlainParts"]

_BLANK = r"[ \t\r\n\f]"
_BLANKS = f"{_BLANK}*+"
_VALUE = r"""(?:"[^"<>]*+"|'[^'<>]*+'|[^ \t\r\n\f<>"']++)"""
_ATTRIBUTES = rf"""(?:{_BLANK}[^<>"'=]*+(?:={_BLANKS}{_VALUE}[^<>"'=]*+)*+)?+"""
_NAMED = f"(?P<attributes>{_ATTRIBUTES})"
_FORMATTING = r"(?:span|font|o:p|b|strong|i|em|u|small|big|sub|tt|ins|st1:[a-z]+)"
_BOOKMARK = r"""<a name=(?:"[^"<>&]*+"|[a-zA-Z0-9_]++)></a>"""
_TEXT = r"[^<&\0]"
_LINE = rf"(?:{_TEXT}++|</?{_FORMATTING}{_ATTRIBUTES}>|{NO_BREAK}|{_BOOKMARK})*+"
_FORMAT = f"(?:</?{_FORMATTING}{_ATTRIBUTES}>)*+"
_PIECES = f"({_TEXT}*+){_FORMAT}" * 3
_BETWEEN = re.compile(_BLANKS)
_SHORT_PARAGRAPH = re.compile(f"<p{_NAMED}>{_FORMAT}{_PIECES}</p>")
_PARAGRAPH = re.compile(rf"<p{_NAMED}(?P<content>>{_LINE})</p>")
_INSIDE = f"{_BLANKS}(?:<p{_ATTRIBUTES}>)?+%s(?:</p>)?+{_BLANKS}"
_SHORT_CELL = re.compile(f"<td{_NAMED}>{_INSIDE % (_FORMAT + _PIECES)}</td>{_BLANKS}")
_CELL = re.compile(rf"<t([dh]){_NAMED}(?P<content>>{_INSIDE % _LINE})</t\1>{_BLANKS}")
_TABLE = re.compile(rf"<table{_ATTRIBUTES}>{_BLANKS}(?:<(?:/?colgroup|col){_ATTRIBUTES}>{_BLANKS})*+")
_GROUPS = "tbody|thead|tfoot"
_ROW = re.compile(
    rf"{_BLANKS}(?:</(?P<closed>{_GROUPS})>{_BLANKS})?+(?:<(?P<opened>{_GROUPS}){_ATTRIBUTES}>{_BLANKS})?+"
    rf"<tr{_ATTRIBUTES}>{_BLANKS}"
)
_END_OF_ROW = "</tr>"
_END = re.compile(rf"{_BLANKS}(?:</({_GROUPS})>{_BLANKS})?+</table>")
_ORDERS = {"thead": 0, "tbody": 1, "tfoot": 2}


@frozen(eq=False)
class PlainParts:
    """The plain parts of a source; ``unusual`` are the characters in it that none of them may hold."""

    source: str
    unusual: tuple[str, ...]
    hides: Callable[[str], bool]
    """Whether markup may hide what stands in it."""
    paragraphs: Ways
    cells: Ways

    @classmethod
    def of(cls, source: str, /, *, but: Iterable[str], show_hidden: bool = False) -> PlainParts:
        """The plain parts that hold none of the given characters, and hide nothing."""
        hides = _changes_nothing if show_hidden else may_restyle
        unusual = tuple(each for each in but if each in source)
        return cls(source, unusual, hides, Ways(_SHORT_PARAGRAPH, _PARAGRAPH, hides), Ways(_SHORT_CELL, _CELL, hides))

    def lines(self, start: int, /) -> tuple[list[RawCell], int]:
        """The lines of the paragraphs that follow each other from here on, and where they end."""
        lines: list[RawCell] = []
        at = end = start
        ways = self.paragraphs
        while (read := ways.read(self.source, at)) is not None:
            if self.unusual and self._is_unusual(at, read[1]):
                break
            line, end = read
            lines.append(line)
            found = _BETWEEN.match(self.source, end)
            at = found.end() if found else end
        return lines, end

    def table(self, start: int, /) -> tuple[list[PlainRow], int] | None:
        """The rows of a table that begins here, and where it ends; ``None`` where it is not plain."""
        found = _TABLE.match(self.source, start)
        if found is None or self.hides(found[0]):
            return None
        table = self._rows(found.end())
        return None if table is None or (self.unusual and self._is_unusual(start, table[1])) else table

    def _is_unusual(self, start: int, end: int) -> bool:
        part = self.source[start:end]
        return any(each in part for each in self.unusual)

    def _rows(self, at: int) -> tuple[list[PlainRow], int] | None:
        rows: list[PlainRow] = []
        groups = 0
        group = ""
        while row := _ROW.match(self.source, at):
            closed, opened = row.groups()
            if (closed and closed != group) or self.hides(row[0]):
                return None
            begins = opened or closed or not group
            group = opened or ("tbody" if begins else group)
            groups += bool(begins)
            cells, spans, at = _cells(self.source, row.end(), self.cells)
            if not self.source.startswith(_END_OF_ROW, at):
                return None
            at += len(_END_OF_ROW)
            rows.append(PlainRow(groups, _ORDERS[group], cells, tuple(spans)))
        last = _END.match(self.source, at)
        if last is None or last[1] not in (None, group):
            return None
        return rows, last.end()


def _changes_nothing(_: str) -> bool:
    return False


def _cells(source: str, at: int, ways: Ways) -> tuple[list[RawCell], list[Spans], int]:
    """The cells of a row up to one that is not plain, the numbers of columns and rows of each, and where they end."""
    cells: list[RawCell] = []
    spans: list[Spans] = []
    while (read := ways.read(source, at)) is not None:
        raw, at = read
        cells.append(raw)
        spans.append(ways.last.spans)
    return cells, spans, at
