"""The text of one cell: blank, mark, number, number with a note or a unit, or text. Nothing is guessed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import cast

from attrs import define

from govinfo_report.findings import RuleInfo
from govinfo_report.form.layout import Column, Domain
from govinfo_report.report.base import Cell
from govinfo_report.report.money import Money, MoneyUnit
from govinfo_report.report.report import Printed, PrintedKind
from govinfo_report.rules.reading import NUMBER_WITH_NOTE, UNIT_IN_CELL, UNREADABLE_NUMBER, UNUSUAL_NUMBER_FORMAT
from govinfo_report.text.normalise import normalise
from govinfo_report.text.numbers import parse_number

__all__ = [
    "CellReading",
    "is_blank",
    "is_mark",
    "is_value",
    "looks_like_value",
    "plain_count",
    "raised",
    "read_cell",
    "unit_of_head",
]

_MONEY = Domain.MONEY
_SPACE = " \t\r\n\u00a0\u3000\u2002\u2003\u2009\u200b\u200c\u200d\ufeff"
_MARKS = frozenset({"/", "／", "\\", "-", "－", "—", "——", "–", "−", "―", "无", "無", "／／", "//", "--"})
_PLAIN = re.compile(r"(?:0|[1-9][0-9]{0,17})\Z")
_SIGNED = re.compile(r"[+-]?[0-9]{1,18}\Z")
_SCALED = re.compile(r"[万萬亿億]\Z")
_PLAIN_AMOUNT = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,8})?\Z")
_VALUE = re.compile(r"[+\-－−‑﹣＋]?\s*[0-9０-９]")
_LISTED = re.compile(r"[0-9０-９]{1,2}\s*[.．、,，]\s*[^\s0-9０-９]")
_SENTENCE = re.compile(r"[^（(]{0,40}[，。；：;:年月日]|[^（(]{41}")
_UNIT = re.compile(r"(.{1,40}?)\s*(万元|元|件|个|项|条|次|宗|份|起)\Z")
_MARKED = re.compile(r"([^¹²³⁰-⁹①-⑳*※\[［【]{1,40}?)\s*([¹²³⁰-⁹]{1,2}|[①-⑳]|[*※]{1,3}|[\[［【]注?\d{1,2}[\]］】])\Z")
_FIGURE_ONLY = re.compile(r"\s*[+\-－−]?\s*[0-9０-９.,，]+\s*\Z")
"""A bare figure in brackets: nobody can tell which of the two is meant."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTE = re.compile(r"([^（(]{1,40}?)\s*[（(](.{0,200})[）)]\Z")


_HEAD_UNIT = re.compile(r"[（(]\s*(?:单位[:：]?)?\s*(万元|元)\s*[）)]")


def raised(text: str, /) -> str:
    """A text that is printed above the line, as the mark of a footnote: its digits belong to no figure before it."""
    return text.translate(_RAISED)


def unit_of_head(text: str, /) -> tuple[MoneyUnit | None, str]:
    """The unit of money that a column head prints in brackets, and the head without it."""
    found = _HEAD_UNIT.search(text)
    if found is None:
        return None, text
    return cast("MoneyUnit", found[1]), text[: found.start()] + text[found.end() :]


def is_blank(text: str, /) -> bool:
    """Whether nothing is printed in the cell."""
    return not text.strip(_SPACE)


def is_mark(text: str, /) -> bool:
    """Whether the cell holds a mark for nil."""
    return text.strip(_SPACE) in _MARKS


def looks_like_value(text: str, /) -> bool:
    """Whether the cell is blank, a mark, or begins like a number: where the labels of a row end."""
    if not text or text.isdecimal():
        return True
    stripped = text.strip(_SPACE)
    if not stripped or stripped in _MARKS:
        return True
    if _VALUE.match(stripped) is None or _LISTED.match(stripped) is not None:
        return False
    return stripped.isdecimal() or _SENTENCE.match(stripped) is None


def is_value(text: str, /) -> bool:
    """Whether something is printed, and it is a figure or a mark for nil."""
    return text.isdecimal() or (looks_like_value(text) and not is_blank(text))


@define
class CellReading:
    """What a cell holds; ``printed`` where it is not a plain number, ``rule`` where that is worth a finding."""

    value: Cell
    printed: Printed | None = None
    rule: RuleInfo | None = None


def plain_count(raw: str, column: Column, /) -> int | None:
    """The count in a cell that holds nothing else, as almost every cell does; ``None`` for any other."""
    return int(raw) if column.domain is not _MONEY and _PLAIN.match(raw) else None


def read_cell(raw: str, column: Column, /) -> CellReading:
    """Read the text of a cell of this column."""
    text = raw.strip(_SPACE)
    if _PLAIN.match(text) and column.domain is not Domain.MONEY:
        return CellReading(int(text))
    if not text or text in _MARKS:
        kind = PrintedKind.MARK if text else PrintedKind.BLANK
        return CellReading(_nothing(column), Printed(text, kind))
    if column.domain is Domain.MONEY:
        return _amount(text, column)
    return _count(text, column)


def _nothing(column: Column) -> Cell:
    return Money(None, column.unit) if column.domain is Domain.MONEY else None


def _count(text: str, column: Column) -> CellReading:
    number = parse_number(text)
    if isinstance(number, int):
        usual = column.domain is Domain.SIGNED and _SIGNED.match(text)
        if usual or (_SIGNED.match(text) and number < 0):
            return CellReading(number, Printed(text, PrintedKind.FORMAT) if text[0] == "+" else None)
        return CellReading(number, Printed(text, PrintedKind.FORMAT), UNUSUAL_NUMBER_FORMAT)
    if isinstance(number, Decimal):
        return CellReading(None, Printed(text, PrintedKind.TEXT))
    before, kind, note = _apart(text)
    value = parse_number(before) if note not in ("元", "万元") else None
    if isinstance(value, int):
        rule = UNIT_IN_CELL if kind is PrintedKind.UNIT else NUMBER_WITH_NOTE
        return CellReading(value, Printed(text, kind, note), rule)
    return CellReading(None, Printed(text, PrintedKind.TEXT), UNREADABLE_NUMBER)


def _amount(text: str, column: Column) -> CellReading:
    if _PLAIN_AMOUNT.match(text):
        return CellReading(Money(Decimal(text), column.unit))
    number = _digits(text) if not _SCALED.search(text) else None
    if number is not None:
        amount = Money(number, column.unit)
        return CellReading(amount, Printed(text, PrintedKind.FORMAT), UNUSUAL_NUMBER_FORMAT)
    before, kind, note = _apart(text)
    value = _digits(before)
    if value is None:
        return CellReading(Money(None, column.unit), Printed(text, PrintedKind.TEXT), UNREADABLE_NUMBER)
    if kind is PrintedKind.UNIT and note not in ("元", "万元"):
        return CellReading(Money(None, column.unit), Printed(text, PrintedKind.TEXT), UNREADABLE_NUMBER)
    unit = cast("MoneyUnit", note) if kind is PrintedKind.UNIT else column.unit
    rule = UNIT_IN_CELL if kind is PrintedKind.UNIT else NUMBER_WITH_NOTE
    return CellReading(Money(value, unit), Printed(text, kind, note), rule)


def _digits(text: str) -> Decimal | None:
    """An amount with its digits as printed: 3.50 keeps its last nought."""
    number = parse_number(text)
    plain = normalise(text, whitespace="remove").text.replace(",", "")
    if number is not None and _PLAIN_AMOUNT.match(plain):
        return Decimal(plain)
    return None if number is None else Decimal(number)


def _apart(text: str) -> tuple[str, PrintedKind, str | None]:
    """The text of a number apart from the note or the unit that follows it."""
    if (found := _NOTE.match(text)) and not _FIGURE_ONLY.match(found[2]):
        return found[1].strip(_SPACE), PrintedKind.NOTE, found[2]
    if found := _MARKED.match(text):
        return found[1].strip(_SPACE), PrintedKind.NOTE, found[2]
    if found := _UNIT.match(text):
        return found[1].strip(_SPACE), PrintedKind.UNIT, found[2]
    return "", PrintedKind.TEXT, None
