"""Tables and paragraphs that a page writes plainly: read from the source itself, without a walk through the tree.

A stretch of the source is plain if a parser can make only one thing of it: tags in lower case that close in their
order, attributes written as the standard asks, nothing in it but cells, paragraphs, formatting and text. Anything else
is left to the tree. What is read here is what the tree gives: a test holds the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from attrs import define, field, frozen

from govinfo_report.findings import Span
from govinfo_report.formats._core.items import RawCell
from govinfo_report.formats._html.geometry import Spans, columns_and_rows
from govinfo_report.formats._html.grid import PlainRow
from govinfo_report.formats._html.hidden import may_hide
from govinfo_report.formats._html.text import fold

__all__ = ["PlainParts"]

_BLANK = r"[ \t\r\n\f]"
_BLANKS = f"{_BLANK}*+"
_VALUE = r"""(?:"[^"<>]*+"|'[^'<>]*+'|[^ \t\r\n\f<>"']++)"""
_ATTRIBUTES = rf"""(?:{_BLANK}[^<>"'=]*+(?:={_BLANKS}{_VALUE}[^<>"'=]*+)*+)?+"""
_FORMATTING = r"(?:span|font|o:p|b|strong|i|em|u|s|small|big|sub|tt|ins|del|st1:[a-z]+)"
_BOOKMARK = r"""<a name=(?:"[^"<>&]*+"|[a-zA-Z0-9_]++)></a>"""
_TEXT = r"[^<&\0]"
_REFERENCE, _NO_BREAK = "&nbsp;", "\u00a0"
_LINE = rf"(?:{_TEXT}++|</?{_FORMATTING}{_ATTRIBUTES}>|{_REFERENCE}|{_BOOKMARK})*+"
_BETWEEN = re.compile(_BLANKS)
_PARAGRAPH = re.compile(rf"<p{_ATTRIBUTES}(>{_LINE})</p>")
_TABLE = re.compile(rf"<table{_ATTRIBUTES}>{_BLANKS}(?:<(?:/?colgroup|col){_ATTRIBUTES}>{_BLANKS})*+")
_GROUPS = "tbody|thead|tfoot"
_ROW = re.compile(
    rf"{_BLANKS}(?:</(?P<closed>{_GROUPS})>{_BLANKS})?+(?:<(?P<opened>{_GROUPS}){_ATTRIBUTES}>{_BLANKS})?+"
    rf"<tr{_ATTRIBUTES}>{_BLANKS}"
)
_FORMAT = f"(?:</?{_FORMATTING}{_ATTRIBUTES}>)*+"
_RUN = f"({_TEXT}*+){_FORMAT}"
_SHORT = re.compile(
    f"<td({_ATTRIBUTES})>{_BLANKS}(?:<p{_ATTRIBUTES}>)?+{_FORMAT}{_RUN * 3}(?:</p>)?+{_BLANKS}</td>{_BLANKS}"
)
"""A cell whose text is in three pieces at the most: in almost every cell it is."""
_SHORT_PARAGRAPH = re.compile(f"<p{_ATTRIBUTES}>{_FORMAT}{_RUN * 3}</p>")
_CELL = re.compile(
    rf"<t([dh])({_ATTRIBUTES})(>{_BLANKS}(?:<p{_ATTRIBUTES}>)?+{_LINE}(?:</p>)?+{_BLANKS})</t\1>{_BLANKS}"
)
_END_OF_ROW = "</tr>"
_END = re.compile(rf"{_BLANKS}(?:</({_GROUPS})>{_BLANKS})?+</table>")
_PIECE = re.compile(r">([^<]++)")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++)))?+""", re.ASCII)
_ONE: Spans = (1, 1)
_ORDERS = {"thead": 0, "tbody": 1, "tfoot": 2}
_LEAD = re.compile(rf"(?:\s|{_REFERENCE})*+")
_TAIL = re.compile(rf"(?:\s|{_REFERENCE[::-1]})*+")


@frozen(eq=False)
class PlainParts:
    """The plain parts of a source; ``unusual`` are the characters in it that none of them may hold."""

    source: str
    unusual: tuple[str, ...]
    hides: Callable[[str], bool]
    """Whether markup may hide what stands in it; what is written as before is not asked again."""
    _usual: _Usual = field(factory=lambda: _Usual("<p>", "</p>"), init=False)
    """How paragraphs were written last."""

    @classmethod
    def of(cls, source: str, /, *, but: Iterable[str], show_hidden: bool = False) -> PlainParts:
        """The plain parts that hold none of the given characters, and hide nothing."""
        return cls(source, tuple(each for each in but if each in source), _hides_nothing if show_hidden else may_hide)

    def lines(self, start: int, /) -> tuple[list[RawCell], int]:
        """The lines of the paragraphs that follow each other from here on, and where they end."""
        lines: list[RawCell] = []
        at = end = start
        while (read := self._line(at)) is not None:
            line, end = read
            lines.append(line)
            found = _BETWEEN.match(self.source, end)
            at = found.end() if found else end
        return lines, end

    def _line(self, start: int) -> tuple[RawCell, int] | None:
        """The line of a paragraph that begins here, and where the paragraph ends; ``None`` where it is not plain."""
        if (read := self._usual.text(self.source, start)) is not None:
            return None if self._is_unusual(start, read[1]) else read
        found = _SHORT_PARAGRAPH.match(self.source, start) or _PARAGRAPH.match(self.source, start)
        if found is None or self.hides(found[0]) or self._is_unusual(start, found.end()):
            return None
        if found.re is _SHORT_PARAGRAPH:
            line = self._usual.learn(self.source, found, start)
        else:
            line = _line(self.source, found.start(1), found.end(1), start)
        return line, found.end()

    def table(self, start: int, /) -> tuple[list[PlainRow], int] | None:
        """The rows of a table that begins here, and where it ends; ``None`` where it is not plain."""
        found = _TABLE.match(self.source, start)
        if found is None or self.hides(found[0]):
            return None
        table = _rows(self.source, found.end(), self.hides)
        return None if table is None or self._is_unusual(start, table[1]) else table

    def _is_unusual(self, start: int, end: int) -> bool:
        if not self.unusual:
            return False
        part = self.source[start:end]
        return any(each in part for each in self.unusual)


def _hides_nothing(_: str) -> bool:
    return False


def _rows(source: str, at: int, hides: Callable[[str], bool]) -> tuple[list[PlainRow], int] | None:
    rows: list[PlainRow] = []
    groups = 0
    group = ""
    usual = _Usual("<td>", "</td>")
    while row := _ROW.match(source, at):
        closed, opened = row.groups()
        if (closed and closed != group) or hides(row[0]):
            return None
        begins = opened or closed or not group
        group = opened or ("tbody" if begins else group)
        groups += bool(begins)
        cells, spans, at = _cells(source, row.end(), usual, hides)
        if not source.startswith(_END_OF_ROW, at):
            return None
        at += len(_END_OF_ROW)
        rows.append(PlainRow(groups, _ORDERS[group], cells, tuple(spans)))
    last = _END.match(source, at)
    if last is None or last[1] not in (None, group):
        return None
    return rows, last.end()


def _cells(source: str, at: int, usual: _Usual, hides: Callable[[str], bool]) -> tuple[list[RawCell], list[Spans], int]:
    """The cells of a row up to one that is not plain, the numbers of columns and rows of each, and where they end."""
    cells: list[RawCell] = []
    spans: list[Spans] = []
    starts, find = source.startswith, source.find
    while True:
        if starts(usual.before, at):
            start = at + len(usual.before)
            end = find("<", start)
            if starts(usual.behind, end):
                text = source[start:end]
                raw = RawCell(text, Span(start, end)) if text.isalnum() else _as_written(text, start, at)
                if raw is not None:
                    cells.append(raw)
                    spans.append(_ONE)
                    at = end + len(usual.behind)
                    continue
        if usual.pair is not None and (read := usual.in_two(source, at, *usual.pair)) is not None:
            raw, at = read
            cells.append(raw)
            spans.append(_ONE)
            continue
        found = _SHORT.match(source, at) or _CELL.match(source, at)
        if found is None or hides(found[0]):
            return cells, spans, at
        short = found.re is _SHORT
        attributes = found[1] if short else found[2]
        over = _spans(attributes) if "span" in attributes or "SPAN" in attributes else _ONE
        if not short:
            raw = _line(source, found.start(3), found.end(3), at)
        else:
            raw = usual.learn(source, found, at) if over == _ONE else _text_of(source, found, at)
        cells.append(raw)
        spans.append(over)
        at = found.end()


@define(eq=False)
class _Usual:
    """How cells over one column and row, or paragraphs, were written last: what stands around and in their text.

    Most of them are written alike. A text counts only if nothing in it has to be looked at twice.
    """

    before: str
    behind: str
    pair: tuple[str, str, str] | None = None
    """What stands before, between and behind the pieces of a text in two, once there was one."""

    def text(self, source: str, at: int, /) -> tuple[RawCell, int] | None:
        """The text that is written here as before, and where it ends; ``None`` where it is written otherwise."""
        if source.startswith(self.before, at):
            start = at + len(self.before)
            end = source.find("<", start)
            if source.startswith(self.behind, end) and (raw := _as_written(source[start:end], start, at)) is not None:
                return raw, end + len(self.behind)
        return self.in_two(source, at, *self.pair) if self.pair is not None else None

    def in_two(self, source: str, at: int, before: str, between: str, behind: str) -> tuple[RawCell, int] | None:
        """The text that is written here in two pieces as before, and where it ends."""
        if not source.startswith(before, at):
            return None
        start = at + len(before)
        middle = source.find("<", start)
        if middle == start or not source.startswith(between, middle):
            return None
        second = middle + len(between)
        end = source.find("<", second)
        text = source[start:middle] + source[second:end]
        if end > second and source.startswith(behind, end) and _is_even(text):
            return RawCell(text, Span(start, end)), end + len(behind)
        return None

    def learn(self, source: str, found: re.Match[str], at: int, /) -> RawCell:
        """The text in the last three groups of a match, which begins here; how it was written is kept."""
        first = found.re.groups - 2
        start, end = found.span(first)
        second, last = found.span(first + 1)
        if last == second:
            if end > start:
                self.before, self.behind = source[at:start], source[end : found.end()]
        elif not found[first + 2]:
            self.pair = (source[at:start], source[end:second], source[last : found.end()])
        return _text_of(source, found, at)


def _text_of(source: str, found: re.Match[str], at: int) -> RawCell:
    """The text in the last three groups of a match, which begins here."""
    first = found.re.groups - 2
    pieces = (found[first], found[first + 1], found[first + 2])
    return _in_pieces(source, found, pieces, at) if pieces[1] else _cell_of(pieces[0], found.start(first), at)


def _as_written(text: str, start: int, blank_at: int) -> RawCell | None:
    """A text in one piece, if no character of it stands for another."""
    return _cell_of(text, start, blank_at) if "&" not in text and "\0" not in text else None


def _is_even(text: str) -> bool:
    """Whether a text is printed as it is written: no blanks, no references, nothing that a parser changes."""
    return text.isalnum() or (text.isprintable() and " " not in text and "&" not in text and text != "")


def _in_pieces(source: str, found: re.Match[str], pieces: tuple[str, str, str], at: int) -> RawCell:
    """A text in two or three pieces, the last groups of a match."""
    text = "".join(pieces)
    first = found.re.groups - 2
    if text[0].isspace() or text[-1].isspace():
        return _line(source, source.rindex(">", at, found.start(first)), found.end(first + 2), at)
    end = found.end(first + 2) if pieces[2] else found.end(first + 1)
    return RawCell(fold(text), Span(found.start(first), end))


@lru_cache(maxsize=256)
def _spans(attributes: str) -> Spans:
    values: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(attributes):
        values.setdefault(found[1].lower(), found[2] or found[3] or found[4] or "")
    return columns_and_rows(values.get("colspan"), values.get("rowspan"))


def _cell_of(text: str, start: int, blank_at: int) -> RawCell:
    """A text in one piece, without the blanks around it."""
    if text.isalnum():
        return RawCell(text, Span(start, start + len(text)))
    bare = text.strip()
    if not bare:
        return RawCell("", Span(blank_at, blank_at))
    start += text.index(bare)
    return RawCell(fold(bare), Span(start, start + len(bare)))


def _line(source: str, begin: int, end: int, blank_at: int) -> RawCell:
    """The text from here to there without its tags; ``begin`` is the bracket that ends the tag before it."""
    found = [*_PIECE.finditer(source, begin, end)]
    if len(found) < 2:
        text, start = (found[0][1], found[0].start(1)) if found else ("", 0)
        if _REFERENCE not in text:
            return _cell_of(text, start, blank_at)
    pieces = [each[1] for each in found]
    first, last = 0, len(pieces) - 1
    lead = tail = 0
    if not (_is_inked(pieces[0][0]) and _is_inked(pieces[-1][-1])):
        if _blanks_in(_LEAD, joined := "".join(pieces)) == len(joined):
            return RawCell("", Span(blank_at, blank_at))
        while (lead := _blanks_in(_LEAD, pieces[first])) == len(pieces[first]):
            first += 1
        while (tail := _blanks_in(_TAIL, pieces[last][::-1])) == len(pieces[last]):
            last -= 1
    text = fold("".join(pieces).replace(_REFERENCE, _NO_BREAK))
    return RawCell(text, Span(found[first].start(1) + lead, found[last].end(1) - tail))


def _is_inked(character: str) -> bool:
    """Whether no blank stands here, and no reference to one begins or ends here."""
    return character not in "&;" and not character.isspace()


def _blanks_in(pattern: re.Pattern[str], text: str) -> int:
    """How many characters of a text are blanks before the first that is none."""
    found = pattern.match(text)
    return found.end() if found else 0
