"""The identities as formulas of a workbook: totals that count themselves, and checks that turn red."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from govinfo_report.address import CellRef
from govinfo_report.form.identity import LineLayout
from govinfo_report.formats._office.sheets import letters
from govinfo_report.formats._office.writing import Page, Style
from govinfo_report.formats._pages.words import Words
from govinfo_report.report.base import Table, number_of

__all__ = ["AGREES", "DIFFERS", "OPEN", "Checks", "Placed", "formulas_of_totals", "mark_broken"]

AGREES, DIFFERS, OPEN = "相符", "不符，相差 ", "未填全"


@frozen
class Placed:
    """A cell of the form in the workbook."""

    sheet: str
    row: int
    column: int

    def address(self, here: str | None = None) -> str:
        """How a formula names it, from its own sheet or from another one."""
        cell = f"{letters(self.column)}{self.row + 1}"
        return cell if self.sheet == here else f"'{self.sheet}'!{cell}"


Places = Mapping[CellRef, Placed]


def formulas_of_totals(table: Table, lines: Iterable[LineLayout], places: Places) -> dict[CellRef, str]:
    """Totals that are the sum of their parts, as formulas; all of them where nothing is filled in.

    A total that was printed and is another number stays as it was printed.
    """
    cells = table.LAYOUT.cells()
    values = [number_of(value) for value in table.values()]
    found: dict[CellRef, str] = {}
    for line in lines:
        if not line.exact or len(line.left) != 1 or cells[line.left[0]] in found:
            continue
        parts = [values[n] for n in line.right]
        total = values[line.left[0]]
        known = [part for part in parts if part is not None]
        agrees = total is not None and len(known) == len(parts) and sum(known) == total
        if (agrees or (total is None and not known)) and all(cells[n] in places for n in (*line.left, *line.right)):
            here = places[cells[line.left[0]]].sheet
            addresses = ",".join(places[cells[n]].address(here) for n in line.right)
            found[cells[line.left[0]]] = f'=IF(COUNT({addresses})=0,"",SUM({addresses}))'
    return found


def _sides(line: LineLayout, places: Places, here: str | None) -> tuple[list[str], list[str]]:
    cut = len(line.left)
    addresses = [places[ref].address(here) for ref in line.cells]
    return addresses[:cut], addresses[cut:]


def _holds(line: LineLayout, left: str, right: str) -> str:
    return f"{left}={right}" if line.exact else f"{left}>={right}"


def _sum(addresses: list[str]) -> str:
    return f"SUM({','.join(addresses)})" if addresses else "0"


def mark_broken(sheet: Page, name: str, lines: Iterable[LineLayout], places: Places, red: Style) -> None:
    """Turn the first cell of a line red while all its cells are filled in and it does not hold."""
    for line in lines:
        if not all(ref in places for ref in line.cells):
            continue
        left, right = _sides(line, places, name)
        every = ",".join((*left, *right))
        broken = f"AND(COUNT({every})={len(left) + len(right)},NOT({_holds(line, _sum(left), _sum(right))}))"
        for ref in line.cells if not line.exact else line.cells[: len(line.left)]:
            at = places[ref]
            sheet.conditional_format(
                at.row, at.column, at.row, at.column, {"type": "formula", "criteria": f"={broken}", "format": red}
            )


@frozen(eq=False)
class Checks:
    """Writes lines of the form on the check sheet."""

    sheet: Page
    places: Places
    formats: Mapping[str, Style]
    words: Words

    def name_of(self, table: Table, line: LineLayout) -> str:
        """Code of the rule, row or column, and what would be wrong."""
        name = f"{table.LAYOUT.name_of(line.at)}：{line.identity.rule.title.zh}"
        return f"{line.identity.rule.code} {self.words.frame(name)}"

    def write(self, row: int, table: Table, line: LineLayout) -> None:
        """A line: its name, both sides, and whether they agree, with the values that they have now."""
        left, right = _sides(line, self.places, None)
        every = [*left, *right]
        one, other = f"B{row + 1}", f"C{row + 1}"
        opens, agrees, differs = (self.words.frame(text) for text in (OPEN, AGREES, DIFFERS))
        verdict = (
            f'=IF(COUNT({",".join(every)})<{len(every)},"{opens}",'
            f'IF({_holds(line, one, other)},"{agrees}","{differs}"&ABS({one}-{other})))'
        )
        numbers = [number_of(table.cell(ref)) for ref in line.cells]
        cut = len(line.left)
        sums = [sum(number or 0 for number in side) for side in (numbers[:cut], numbers[cut:])]
        self.sheet.write_string(row, 0, self.name_of(table, line), self.formats["label"])
        self.sheet.write_formula(row, 1, f"={_sum(left)}", self.formats["head"], sums[0])
        self.sheet.write_formula(row, 2, f"={_sum(right)}", self.formats["head"], sums[1])
        self.sheet.write_formula(row, 3, verdict, self.formats["head"], self.words.frame(_verdict(line, numbers, sums)))


def _verdict(line: LineLayout, numbers: Sequence[int | None], sums: Sequence[int]) -> str:
    if None in numbers:
        return OPEN
    holds = line.identity.holds(sums[0] - sums[1])
    return AGREES if holds else f"{DIFFERS}{abs(sums[0] - sums[1])}"
