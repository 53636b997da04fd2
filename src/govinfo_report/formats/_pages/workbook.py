"""Blocks to a workbook: a sheet for the text before each table and for each table, one that checks the figures.

Totals that agree with their parts are formulas, if all of them are printed as a sheet shows numbers; all other figures
are what was printed, a blank among them. A line of the form that does
not hold turns its total red and says so on the last sheet; nothing is mended.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from attrs import define, field

from govinfo_report.address import CellRef
from govinfo_report.form.identity import lines_of
from govinfo_report.form.layout import Column, Domain
from govinfo_report.form.printed import FormCell, Part
from govinfo_report.formats._office.check_sheet import NAME, NOTICE
from govinfo_report.formats._office.writing import Book, Page, Style, open_book
from govinfo_report.formats._pages.blocks import Block, Kind, PrintedTable
from govinfo_report.formats._pages.words import Words
from govinfo_report.formats._pages.workbook_checks import (
    AGREES,
    DIFFERS,
    Checks,
    Placed,
    formulas_of_totals,
    mark_broken,
)
from govinfo_report.report.base import number_of
from govinfo_report.report.report import Report
from govinfo_report.rules import all_identities
from govinfo_report.text.width import display_width

__all__ = ["workbook"]

_DATE = datetime.datetime(2000, 1, 1)
SHEETS = {"proactive_disclosure": "主动公开", "requests": "依申请公开", "disputes": "复议诉讼"}
"""The sheet of each table."""
TEXT_SHEETS = ("总体情况", "其他内容", "问题和其他事项")
"""The sheets of what stands before, between and after the tables."""
_UNHEADED = "报告正文"
"""The sheet of what stands before the tables where no heading says 总体情况: the name would be read as that heading."""
_WIDTH = 82.0
"""How wide a sheet is, in columns of a digit."""
_LINE_HEIGHT = 18.0
_CHECK_WIDTH = 58
_TEXT_SHARES = (0.25,) * 4
"""Programs shrink a sheet to the paper only if it has several columns."""
_FONT: Mapping[str, object] = {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "text_wrap": True}
_STYLES: dict[str, Mapping[str, object]] = {
    "title": {"font_size": 18, "bold": True, "align": "center"},
    "heading": {"font_name": "黑体", "font_size": 14},
    "text": {"valign": "top"},
    "closing": {"align": "right"},
    "head": {"border": 1, "align": "center"},
    "label": {"border": 1, "align": "left"},
    "value": {"border": 1, "align": "center", "locked": False},
    "red": {"bg_color": "#FFC7CE", "font_color": "#9C0006", "bold": True},
    "good": {"font_color": "#006100"},
}
_EXACT_DIGITS = 15
_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?\Z")
_SAID = frozenset({"error_title", "error_message"})
_COUNT = {
    "validate": "integer",
    "criteria": ">=",
    "value": 0,
    "error_title": "请填整数",
    "error_message": "件数是不小于 0 的整数；没有的填 0。",
}
_VALIDATIONS: dict[Domain, Mapping[str, object]] = {
    Domain.COUNT: _COUNT,
    Domain.SIGNED: {
        "validate": "integer",
        "criteria": "between",
        "minimum": -999_999_999,
        "maximum": 999_999_999,
        "error_title": "请填整数",
        "error_message": "增加的填正数，减少的填负数，没有变化的填 0。",
    },
    Domain.MONEY: {
        "validate": "decimal",
        "criteria": ">=",
        "value": 0,
        "error_title": "请填金额",
        "error_message": "金额是不小于 0 的数；单位以表头为准。",
    },
}


def workbook(report: Report, blocks: Sequence[Block], words: Words, /) -> bytes:
    """The bytes of the workbook; :class:`~govinfo_report.MissingExtraError` without the extra ``office``."""
    stream = io.BytesIO()
    book = open_book(stream)
    book.set_properties({"created": _DATE, "title": next((b.text for b in blocks if b.kind is Kind.TITLE), "")})
    _Writer(book, report, words).write(blocks)
    book.close()
    return stream.getvalue()


@define
class _Writer:
    """Writes one report into a workbook."""

    book: Book
    report: Report
    words: Words
    formats: dict[str, Style] = field(factory=dict[str, Style])
    places: dict[CellRef, Placed] = field(factory=dict[CellRef, Placed])
    row: int = 0

    def write(self, blocks: Sequence[Block]) -> None:
        """Every sheet in its order."""
        self.formats = {name: self.book.add_format({**_FONT, **style}) for name, style in _STYLES.items()}
        for each, part in _sheets(blocks):
            name = self.words.frame(each)
            sheet = self.book.add_worksheet(name)
            self._sheet(sheet, name, part)
        self._check_sheet()

    def _sheet(self, sheet: Page, name: str, blocks: Sequence[Block]) -> None:
        table = next((block.table for block in blocks if block.table is not None), None)
        shares = table.grid.shares if table is not None else _TEXT_SHARES
        for n, share in enumerate(shares):
            sheet.set_column(n, n, round(_WIDTH * share, 2))
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        self.row = 0
        for block in blocks:
            if block.table is not None:
                self._table(sheet, name, block.table)
            else:
                self._text(sheet, block, len(shares))

    def _text(self, sheet: Page, block: Block, columns: int) -> None:
        style = {Kind.TITLE: "title", Kind.HEADING: "heading", Kind.CLOSING: "closing"}.get(block.kind, "text")
        if columns > 1:
            sheet.merge_range(self.row, 0, self.row, columns - 1, block.text, self.formats[style])
        else:
            sheet.write_string(self.row, 0, block.text, self.formats[style])
        larger = {"title": 2.0, "heading": 1.3}.get(style, 1.0)
        sheet.set_row(self.row, _LINE_HEIGHT * larger * _lines(block.text, _WIDTH / larger))
        self.row += 1

    def _table(self, sheet: Page, name: str, table: PrintedTable) -> None:
        grid = table.grid
        top = self.row
        for cell in grid.cells:
            if cell.part is Part.VALUE and cell.ref is not None:
                self.places[cell.ref] = Placed(name, top + cell.row, cell.column)
        lines = lines_of(grid.layout, all_identities())
        countable = {ref: self.places[ref] for ref, text in _figures(table) if self._is_countable(ref, text)}
        totals = formulas_of_totals(getattr(self.report, grid.layout.table), lines, countable)
        columns = dict(zip(grid.layout.cells(), grid.layout.columns(), strict=True))
        lines_in: dict[int, int] = {}
        for cell, text in zip(grid.cells, table.texts, strict=True):
            if cell.part is Part.VALUE and cell.ref is not None:
                self._value(sheet, cell, text, columns[cell.ref], totals.get(cell.ref))
            else:
                self._label(sheet, cell, text, top)
            if cell.rows == 1:
                width = _WIDTH * sum(grid.shares[cell.column : cell.column + cell.columns])
                lines_in[cell.row] = max(lines_in.get(cell.row, 1), _lines(text, width))
        for row in range(grid.rows):
            sheet.set_row(top + row, _LINE_HEIGHT * lines_in.get(row, 1))
        if grid.head_rows:
            sheet.repeat_rows(top, top + grid.head_rows - 1)
        mark_broken(sheet, name, lines, self.places, self.formats["red"])
        self.row = top + grid.rows

    def _is_countable(self, ref: CellRef, text: str) -> bool:
        """Whether a sheet counts a cell as what it prints: a number in plain digits, or a blank still to be filled in.

        A formula without a value is no blank to a reader, so a blank that was printed is none of these, except in a
        form in which nothing is filled in.
        """
        if text:
            return _number(text) is not None
        return ref not in self.report.printed or all(number_of(cell) is None for _, cell in self.report.cells())

    def _label(self, sheet: Page, cell: FormCell, text: str, top: int) -> None:
        style = self.formats["label" if cell.part is Part.LABEL else "head"]
        row = top + cell.row
        if cell.rows * cell.columns > 1:
            bottom, right = row + cell.rows - 1, cell.column + cell.columns - 1
            sheet.merge_range(row, cell.column, bottom, right, text, style)
        else:
            sheet.write_string(row, cell.column, text, style)

    def _value(self, sheet: Page, cell: FormCell, text: str, column: Column, formula: str | None) -> None:
        """A figure as a number, or as a formula with that number; anything else as the text that was printed."""
        style = self.formats["value"]
        place = self.places[cell.ref] if cell.ref is not None else Placed("", 0, 0)
        row, right = place.row, cell.column + cell.columns - 1
        if cell.columns > 1:
            sheet.merge_range(row, cell.column, row, right, "", style)
        if formula is not None:
            sheet.write_formula(
                row, cell.column, formula, style, number if (number := _number(text)) is not None else ""
            )
        elif (number := _number(text)) is not None:
            sheet.write_number(row, cell.column, number, style)
        elif text:
            sheet.write_string(row, cell.column, text, style)
        else:
            sheet.write_blank(row, cell.column, None, style)
        rule = {name: self._told(name, value) for name, value in _VALIDATIONS[column.domain].items()}
        sheet.data_validation(row, cell.column, row, right, rule)

    def _told(self, name: str, value: object) -> object:
        return self.words.frame(value) if name in _SAID and isinstance(value, str) else value

    def _check_sheet(self) -> None:
        sheet = self.book.add_worksheet(self.words.frame(NAME))
        sheet.set_column(0, 0, _CHECK_WIDTH)
        sheet.set_column(1, 2, 11)
        sheet.set_column(3, 3, 18)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.write_string(0, 0, self.words.frame(NOTICE), self.formats["text"])
        for column, text in enumerate(("勾稽关系", "一侧", "另一侧", "结果")):
            sheet.write_string(1, column, self.words.frame(text), self.formats["head"])
        row = 2
        checks = Checks(sheet, self.places, self.formats, self.words)
        for table in self.report.present_tables():
            for line in lines_of(table.LAYOUT, all_identities()):
                if all(ref in self.places for ref in line.cells):
                    checks.write(row, table, line)
                    sheet.set_row(row, _LINE_HEIGHT * _lines(checks.name_of(table, line), _CHECK_WIDTH))
                    row += 1
        for text, style in ((DIFFERS, "red"), (AGREES, "good")):
            rule = {
                "type": "text",
                "criteria": "begins with",
                "value": self.words.frame(text),
                "format": self.formats[style],
            }
            sheet.conditional_format(2, 3, max(row - 1, 2), 3, rule)
        sheet.freeze_panes(2, 0)


def _figures(table: PrintedTable) -> Iterator[tuple[CellRef, str]]:
    """The cells for figures with what is printed in them."""
    for cell, text in zip(table.grid.cells, table.texts, strict=True):
        if cell.part is Part.VALUE and cell.ref is not None:
            yield cell.ref, text


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a cell of this width."""
    return max(1, -(-display_width(text) // max(int(width) - 1, 2)))


def _number(text: str) -> int | float | None:
    """The number that a text prints, if a sheet shows it with the same digits."""
    if text.isascii() and text.isdecimal() and (text == "0" or text[0] != "0") and len(text) <= _EXACT_DIGITS:
        return int(text)
    if _PLAIN.match(text) and len(text) <= _EXACT_DIGITS:
        number = float(text)
        return number if f"{Decimal(repr(number)):f}" == text else None
    return None


def _sheets(blocks: Sequence[Block]) -> Iterator[tuple[str, Sequence[Block]]]:
    """Each table with its heading and notes on a sheet of its own, the text before and after them on others."""
    tables = [block.section for block in blocks if block.table is not None]
    if not tables:
        yield _opening_sheet(blocks), blocks
        return
    first = next(n for n, block in enumerate(blocks) if block.section in tables)
    last = max(n for n, block in enumerate(blocks) if block.section in tables)
    if first:
        yield _opening_sheet(blocks[:first]), blocks[:first]
    for name in dict.fromkeys(block.section for block in blocks[first : last + 1]):
        yield SHEETS.get(name or "", TEXT_SHEETS[1]), [b for b in blocks[first : last + 1] if b.section == name]
    if last + 1 < len(blocks):
        yield TEXT_SHEETS[2], blocks[last + 1 :]


def _opening_sheet(blocks: Sequence[Block]) -> str:
    headed = any(block.kind is Kind.HEADING and block.section == "overview" for block in blocks)
    return TEXT_SHEETS[0] if headed else _UNHEADED
