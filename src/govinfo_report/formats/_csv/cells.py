"""A cell of our own CSV to its value: by what is printed, and in the long shape by the number beside it too."""

from __future__ import annotations

import re
from decimal import Decimal

from attrs import define, field, frozen

from govinfo_report.address import CellRef
from govinfo_report.findings import Bilingual, Span
from govinfo_report.form.layout import Column, Domain
from govinfo_report.formats._core.cells import CellReading, read_cell
from govinfo_report.formats._core.items import RawCell
from govinfo_report.formats._core.table_reading import Remark, TableReading
from govinfo_report.formats._csv.columns import ABSENT, KINDS, NUMBER
from govinfo_report.formats._csv.records import Line
from govinfo_report.formats._json.values import AMOUNT, INTEGER, JsonReading
from govinfo_report.report.base import Cell, is_blank
from govinfo_report.report.money import Money, MoneyUnit
from govinfo_report.report.report import Printed, PrintedKind
from govinfo_report.text.typography import marks

__all__ = ["CellsRead", "Given"]

_WHOLE = re.compile(r"[+-]?[0-9]{1,400}\Z")
_AMOUNT = re.compile(r"[+-]?[0-9]{1,400}(?:\.[0-9]{1,400})?\Z")
_UNITS: dict[str, MoneyUnit | None] = {"": None, "元": "元", "万元": "万元"}
_UNIT = Bilingual(zh="元、万元或空白", en="元, 万元 or a blank")
_KINDS = tuple(kind for kind in KINDS if kind != ABSENT)
_KIND = Bilingual(zh=f"以下之一：{marks().pause.join(_KINDS)}", en=f"one of {marks('en').pause.join(_KINDS)}")
_NOTHING_PRINTED = (PrintedKind.BLANK, PrintedKind.MISSING, PrintedKind.UNREAD)
_NO_NUMBER = (*_NOTHING_PRINTED, PrintedKind.MARK, PrintedKind.TEXT)


@frozen
class Given:
    """What a file says of a cell of the form; ``unit`` is the column with the unit of an amount."""

    ref: CellRef
    column: Column
    cell: RawCell
    line: Line
    unit: str

    def nothing(self) -> Cell:
        """The value of the cell where it holds no number."""
        return Money(None, self.column.unit) if self.column.domain is Domain.MONEY else None


@define
class CellsRead:
    """What came out of the cells of a report, and where each name stands that a finding tells."""

    values: JsonReading = field(factory=JsonReading)
    tables: TableReading = field(factory=TableReading)
    places: dict[str, Span] = field(factory=dict[str, Span])

    def as_printed(self, given: Given, /) -> Cell:
        """The value of what is printed, as in any document."""
        result = read_cell(given.cell.text, given.column)
        if result.rule is not None:
            shown = f"{given.ref} “{given.cell.text.strip()}”"
            self.tables.remark(result.rule, Remark(given.ref, given.cell.span, shown))
        return self._keep(given, CellReading(self._with_unit(given, result), result.printed))

    def as_told(self, given: Given, /) -> Cell:
        """The number that the file says was read, if that is what is printed."""
        line = given.line
        if not {"kind", "number"} <= line.cells.keys():
            return self.as_printed(given)
        kind = line.text("kind")
        if kind not in _KINDS:
            return self._refused(given, "kind", _KIND)
        number = self._number(given)
        if number is None:
            return self._refused(given, "number", AMOUNT if given.column.domain is Domain.MONEY else INTEGER)
        how = None if kind == NUMBER else Printed(given.cell.text, PrintedKind(kind), line.text("note") or None)
        result = read_cell(given.cell.text, given.column)
        if not _agree(number.value, how, result):
            printed = given.cell.text.strip()
            expected = Bilingual(
                zh=f"与 printed 的“{printed}”和 kind 的 {kind} 一致的数",
                en=f"the number of what is printed, “{printed}”, as {kind}",
            )
            return self._refused(given, "number", expected)
        unit = self._with_unit(given, CellReading(number.value, result.printed))
        return self._keep(given, CellReading(unit, how))

    def _number(self, given: Given) -> CellReading | None:
        text = given.line.text("number")
        if not text:
            return CellReading(given.nothing())
        if given.column.domain is Domain.MONEY:
            return CellReading(Money(Decimal(text), given.column.unit)) if _AMOUNT.match(text) else None
        return CellReading(int(text)) if _WHOLE.match(text) else None

    def _with_unit(self, given: Given, result: CellReading) -> Cell:
        """An amount with the unit of its own column; a unit that is printed in the cell counts more."""
        value = result.value
        if not isinstance(value, Money) or given.unit not in given.line.cells:
            return value
        unit = given.line.text(given.unit)
        printed = result.printed is not None and result.printed.kind is PrintedKind.UNIT
        if unit in _UNITS and not (printed and result.printed and unit != result.printed.note):
            return Money(value.value, _UNITS[unit])
        self._wrong(given, given.unit, _UNIT)
        return value

    def _keep(self, given: Given, result: CellReading) -> Cell:
        self.tables.raw[given.ref] = given.cell.text
        self.tables.spans[given.ref] = given.cell.span
        if result.printed is not None:
            self.tables.printed[given.ref] = result.printed
        return result.value

    def _refused(self, given: Given, name: str, expected: Bilingual) -> Cell:
        """No value, and a finding that says which column is wrong."""
        self._wrong(given, name, expected)
        return self._keep(given, CellReading(given.nothing(), Printed(given.cell.text, PrintedKind.UNREAD)))

    def _wrong(self, given: Given, name: str, expected: Bilingual) -> None:
        self.places[str(given.ref)] = given.line.cells[name].span
        self.values.wrong(str(given.ref), expected, given.line.text(name))


def _agree(number: Cell, how: Printed | None, printed: CellReading) -> bool:
    """Whether a number can be what was read of what is printed."""
    if how is not None and how.kind in _NO_NUMBER:
        return is_blank(number) and not (how.raw.strip() and how.kind in _NOTHING_PRINTED)
    return (how is not None and how.kind is PrintedKind.JOINED) or _digits(number) == _digits(printed.value)


def _digits(cell: Cell) -> Decimal | int | None:
    return cell.value if isinstance(cell, Money) else cell
