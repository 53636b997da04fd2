"""Reports printed as PDF, in the layouts in which they are published: for the tests of the reader.

Text is set in STSong-Light, a font that PDF readers bring themselves, so that none is embedded.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from attrs import asdict, define, evolve, field
from pdf_sheets import VERTICAL, Box, Sheet, sheets_of

from govinfo_report import Report
from govinfo_report.report.sections import SECTIONS

__all__ = ["Box", "Press", "Print", "Sheet", "press", "printed_pdf", "sheets_of"]

FONT = "STSong-Light"
A4 = (595.0, 842.0)
LEFT, RIGHT, TOP, BOTTOM = 74.0, 521.0, 90.0, 780.0


@define(kw_only=True)
class Print:
    """How a report is printed."""

    size: tuple[float, float] = A4
    left: float = LEFT
    right: float = RIGHT
    rules: str = "strokes"
    """``strokes``, ``thin`` filled rectangles, ``open`` at page breaks, or ``none``."""
    breaks: frozenset[tuple[str, int]] = frozenset()
    """Rows (table, row) that begin a page."""
    cut: tuple[str, int, int] | None = None
    """A row (table, row) whose first so many lines of text stay on the page before."""
    repeat_heads: bool = False
    number: Callable[[int], str] | None = lambda page: f"- {page} -"
    number_at: float = 806.0
    head: str | None = None
    foot: str | None = None
    label: Callable[[str], str] = lambda text: text
    turned: int = 0
    """Degrees by which everything is turned on the sheet."""
    rotate: int = 0
    """The page's own /Rotate."""
    bold: bool = False
    hidden: bool = False
    encrypt: object = None
    picture_of: tuple[str, Any] | None = None
    """A table that is printed as this picture."""
    copies: int = 1
    """How often the whole report is printed, one after the other."""


def set_font(canvas: Any, size: float) -> None:
    """Set the font in which everything is printed."""
    from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    canvas.setFont(FONT, size)


def printed_pdf(report: Report, how: Print | None = None) -> bytes:
    """The report as a PDF."""
    how = how or Print()
    press = Press(how)
    for _ in range(how.copies):
        _print(press, report)
    return press.done()


def press(parts: Iterable[str | Sheet], how: Print | None = None) -> bytes:
    """Paragraphs and tables as a PDF, one under the other."""
    printer = Press(how or Print())
    for part in parts:
        if isinstance(part, str):
            printer.paragraph(part)
        else:
            printer.table(part)
    return printer.done()


def _print(press: Press, report: Report) -> None:
    for text in (report.title, *report.preamble):
        press.paragraph(text or "", centred=text == report.title)
    sheets = sheets_of(report)
    for section in SECTIONS:
        press.paragraph(section.heading)
        value = getattr(report, section.name)
        if section.name in sheets:
            press.table(sheets[section.name])
        elif value is not None:
            for text in value.paragraphs:
                press.paragraph(text)


@define
class Press:
    """Prints paragraphs and tables one under the other, page by page."""

    how: Print
    stream: io.BytesIO = field(factory=io.BytesIO)
    canvas: Any = None
    y: float = TOP
    page: int = 1

    def __attrs_post_init__(self) -> None:
        from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

        size = self.how.size if self.how.turned in (0, 180) else self.how.size[::-1]
        if self.how.rotate in (90, 270):
            size = size[::-1]  # it turns the page with the content, and we turn the page only
        self.canvas = Canvas(self.stream, pagesize=size, invariant=1, encrypt=self.how.encrypt)
        set_font(self.canvas, 12)
        self._begin()

    def _begin(self) -> None:
        width, height = self.how.size
        self.canvas.setPageRotation(self.how.rotate)
        match self.how.turned:
            case 90:
                self.canvas.transform(0, 1, -1, 0, height, 0)
            case 270:
                self.canvas.transform(0, -1, 1, 0, 0, width)
            case 180:
                self.canvas.transform(-1, 0, 0, -1, width, height)
        self.y = TOP

    def text(self, x: float, y: float, text: str, size: float) -> None:
        """Text with its base line at a place counted from the top left corner."""
        for offset in (0, 0.3) if self.how.bold else (0,):
            line = self.canvas.beginText(x + offset, self.how.size[1] - y)
            line.setFont(FONT, size)
            line.setTextRenderMode(3 if self.how.hidden else 0)
            line.textOut(text)
            self.canvas.drawText(line)

    def end_page(self) -> None:
        middle = (self.how.left + self.how.right) / 2
        if self.how.number:
            self.text(middle - 10, self.how.number_at, self.how.number(self.page), 12)
        if self.how.head:
            self.text(self.how.left, 60, self.how.head, 10)
        if self.how.foot:
            self.text(self.how.left, 800, self.how.foot, 10)
        self.canvas.showPage()
        self.page += 1
        self._begin()

    def paragraph(self, text: str, *, centred: bool = False, size: float = 16) -> None:
        """A paragraph, its first line indented by two characters."""
        size = 22 if centred else size
        width = self.how.right - self.how.left
        lines = list(wrapped("" if centred else "\u3000\u3000", text, width, size))
        for n, line in enumerate(lines):
            if self.y + 28 > self._bottom():
                self.end_page()
            shown = line.lstrip("\u3000") if n == 0 else line
            indent = (width - text_width(line, size)) / 2 if centred else 2 * size if n == 0 else 0
            self.y += 28
            self.text(self.how.left + indent, self.y - 8, shown, size)

    def _bottom(self) -> float:
        return self.how.size[1] - (A4[1] - BOTTOM)

    def table(self, sheet: Sheet) -> None:
        """A table; a row that does not fit begins a page, with the heads again if that is wanted."""
        if self.how.picture_of and self.how.picture_of[0] == sheet.name:
            self._picture(self.how.picture_of[1])
            return
        sheet = evolve(sheet, boxes=tuple(evolve(box, text=self.how.label(box.text)) for box in sheet.boxes))
        scale = min(1.0, (self.how.right - self.how.left) / sum(sheet.widths))
        xs = [self.how.left]
        for width in sheet.widths:
            xs.append(xs[-1] + width * scale)
        size = 9.0 * (scale if scale < 0.7 else 1)
        heights = [row_height(sheet, row, xs, size) for row in range(sheet.rows)]
        first = 0
        top = self.y
        for row in range(sheet.rows + 1):
            is_cut = self.how.cut is not None and self.how.cut[:2] == (sheet.name, row)
            full = row < sheet.rows and self.y + heights[row] > self._bottom()
            if row == sheet.rows or full or is_cut or (sheet.name, row) in self.how.breaks:
                self._part(sheet, xs, heights, (first, row), top, size)
                if row == sheet.rows:
                    break
                self._turn_the_page(sheet, xs, heights, row, size)
                first, top = row, self.y
            self.y += heights[row]
        self.y += 12

    def _picture(self, picture: Any) -> None:
        from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]

        width = self.how.right - self.how.left
        self.canvas.drawImage(ImageReader(picture), self.how.left, self.how.size[1] - self.y - 90, width, 80)
        self.y += 100

    def _turn_the_page(self, sheet: Sheet, xs: list[float], heights: list[float], row: int, size: float) -> None:
        self.end_page()
        if self.how.repeat_heads and row > sheet.heads > 0:
            top = self.y
            self.y += sum(heights[: sheet.heads])
            self._part(sheet, xs, heights, (0, sheet.heads), top, size)

    def _part(
        self, sheet: Sheet, xs: list[float], heights: list[float], rows: tuple[int, int], top: float, size: float
    ) -> None:
        """Rows of a table on one page; of a cell that goes beyond them the lines that fall on them."""
        first, last = rows
        kept = self.how.cut[2] if self.how.cut and self.how.cut[:2] == (sheet.name, last) else 0
        ys = [top]
        for height in heights[first:last]:
            ys.append(ys[-1] + height)
        if kept:
            ys.append(ys[-1] + kept * size * 1.3 + 2)
        for box in sheet.boxes:
            begin, end = max(box.row, first), min(box.row + box.rows, last)
            is_cut_row = kept and box.row <= last < box.row + box.rows
            if begin >= end and not is_cut_row:
                continue
            bottom = ys[last - first + 1] if is_cut_row else ys[end - first]
            self._cell(sheet, box, (xs, heights, size), (ys[begin - first], bottom), (first, last, kept))

    def _cell(
        self,
        sheet: Sheet,
        box: Box,
        measures: tuple[list[float], list[float], float],
        between: tuple[float, float],
        rows: tuple[int, int, int],
    ) -> None:
        xs, heights, size = measures
        first, last, kept = rows
        x0, x1 = xs[box.column], xs[box.column + box.columns]
        top, bottom = between
        self._frame(x0, x1, top, bottom, open_above=box.row < first, open_below=box.row + box.rows > last)
        lines = list(wrapped("", box.text, x1 - x0 - 4, size)) if box.text != VERTICAL else list(box.text)
        cut = self.how.cut
        if kept and box.row == last:
            lines = lines[:kept] if box.rows == 1 and len(lines) > 1 else []
        elif cut and cut[:2] == (sheet.name, box.row) and box.row == first and box.rows == 1 and len(lines) > 1:
            lines = lines[cut[2] :]
        whole = sum(heights[box.row : box.row + box.rows])
        begin = top - sum(heights[box.row : first]) if box.row < first else top
        y = begin + (whole - len(lines) * size * 1.3) / 2 if box.row + box.rows != last + 1 or not kept else top + 1
        for line in lines:
            y += size * 1.3
            middle = y - 0.65 * size
            if top <= middle < bottom:
                shift = min(max(middle, top + size / 2), bottom - size / 2) - middle
                self.text(
                    x0 + 2 + max(0, (x1 - x0 - 4 - text_width(line, size)) / 2), y - 0.3 * size + shift, line, size
                )

    def _frame(self, x0: float, x1: float, top: float, bottom: float, *, open_above: bool, open_below: bool) -> None:
        """The rules around a cell."""
        height = self.how.size[1]
        sides = [(x0, top, x0, bottom), (x1, top, x1, bottom)]
        sides += [] if open_above and self.how.rules == "open" else [(x0, top, x1, top)]
        sides += [] if open_below and self.how.rules == "open" else [(x0, bottom, x1, bottom)]
        for ax, ay, bx, by in sides if self.how.rules != "none" else []:
            if self.how.rules == "thin":
                self.canvas.rect(ax - 0.25, height - by - 0.25, bx - ax + 0.5, by - ay + 0.5, stroke=0, fill=1)
            else:
                self.canvas.line(ax, height - ay, bx, height - by)

    def done(self) -> bytes:
        self.end_page()
        self.canvas.save()
        return self.stream.getvalue()


def text_width(text: str, size: float) -> float:
    return sum(size if ord(character) > 0x7F else size / 2 for character in text)


def wrapped(indent: str, text: str, width: float, size: float) -> Iterator[str]:
    """Lines as wide as they may be; figures stay together."""
    line = indent
    for piece in _pieces(text):
        if line.strip("\u3000") and text_width(line + piece, size) > width:
            yield line
            line = ""
        line += piece
    yield line


def _pieces(text: str) -> Iterator[str]:
    word = ""
    for character in text:
        if character.isascii() and not character.isspace():
            word += character
            continue
        if word:
            yield word
        word = ""
        yield character
    if word:
        yield word


def row_height(sheet: Sheet, row: int, xs: list[float], size: float) -> float:
    """The height of a row, for the longest of its own cells."""
    own: Iterable[Box] = [box for box in sheet.boxes if box.row == row and box.rows == 1]
    lines = [len(list(wrapped("", box.text, xs[box.column + box.columns] - xs[box.column] - 4, size))) for box in own]
    return max([*lines, 1]) * size * 1.3 + 6


def side_by_side(one: Report, other: Report, *, crossed: bool = False) -> bytes:
    """Two reports next to each other on every page of one landscape document."""
    how = Print(size=(1190.0, 842.0), number=None)
    left, right = Press(how), Press(evolve_print(how, left=595 + LEFT, right=595 + RIGHT))
    right.canvas, right.stream = left.canvas, left.stream
    shows = [_steps(press, report) for press, report in ((left, one), (right, other))]
    waiting: list[Any] = [next(show, None) for show in shows]
    while any(step is not None for step in waiting):
        for n, (show, press) in enumerate(zip(shows, (left, right), strict=True)):
            press.y = TOP
            while waiting[n] is not None and press.y + waiting[n][0] <= BOTTOM:
                waiting[n][1]()
                waiting[n] = next(show, None)
        if crossed:
            left.canvas.line(80, 700, 1100, 700)
            left.text(560, 790, "跨越中缝的文字", 12)
        left.canvas.showPage()
    left.canvas.save()
    return left.stream.getvalue()


def evolve_print(how: Print, **changes: Any) -> Print:
    return Print(**{**asdict(how, recurse=False), **changes})


def _steps(press: Press, report: Report) -> Iterator[tuple[float, Callable[[], None]]]:
    """The paragraphs and tables of a report, each with the room that it takes."""
    sheets = sheets_of(report)

    def paragraph(text: str) -> tuple[float, Callable[[], None]]:
        return 84.0, lambda: press.paragraph(text)

    yield 60.0, lambda: press.paragraph(report.title or "", centred=True)
    for text in report.preamble:
        yield paragraph(text)
    for section in SECTIONS:
        yield paragraph(section.heading)
        value = getattr(report, section.name)
        if section.name in sheets:
            sheet = sheets[section.name]
            yield {"requests": 660.0}.get(sheet.name, 330.0), partial(press.table, sheet)
        elif value is not None:
            for text in value.paragraphs:
                yield paragraph(text)
