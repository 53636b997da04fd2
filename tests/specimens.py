"""Specimens of published layouts with the figures in them, and how well they are read.

``tests/corpus`` holds the specimens that can travel with the library; ``GOVINFO_REPORT_CORPUS`` names a folder of the
same shape to measure over instead.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from attrs import Factory, define, frozen

from govinfo_report import CellRef, Money, ReadResult, read_file, validate
from govinfo_report.report.report import PrintedKind

HERE = Path(__file__).parent / "corpus"
FLOORS = HERE / "floors.json"
"""What is reached over the specimens of the repository; it may only rise."""
FOLDER = Path(os.environ.get("GOVINFO_REPORT_CORPUS", HERE))
NAMES = sorted(path.parent.name for path in FOLDER.glob("*/expected.json"))
_NEEDED = {".html": "turbohtml", ".xlsx": "python_calamine", ".pdf": "pdfminer"}
_EDITIONS = {"hybrid": "mixed"}
_NOTHING_PRINTED = {PrintedKind.BLANK, PrintedKind.MARK, PrintedKind.MISSING}


@define
class Score:
    """Cells of one specimen by what became of them."""

    name: str
    right: int = 0
    """Printed figures that stand in their cell."""
    reported: list[str] = Factory(list)
    """Printed figures that no cell took, and that are named as unread."""
    silent: list[str] = Factory(list)
    """Printed figures that are neither in their cell nor named."""
    wrong: list[str] = Factory(list)
    blanks: int = 0
    """Blank cells and marks that were read as such."""
    blanks_missed: list[str] = Factory(list)
    invented: list[str] = Factory(list)
    """Figures in cells for which the source has none."""
    year: bool | None = None
    organ: bool | None = None
    edition: bool | None = None
    """Whether it is what the source says; ``None`` where the source does not say it."""


@frozen
class Specimen:
    """One source with what is in it."""

    name: str
    source: Path
    expected: dict[str, Any]

    def read(self) -> ReadResult:
        return read_file(self.source)

    def cells(self) -> Iterator[tuple[CellRef, int | Decimal | None]]:
        for row, given in self.expected["proactive_disclosure"].items():
            for column, value in given.items():
                if column != "amount_unit":
                    number = Decimal(value) if column == "amount" and value is not None else value
                    yield CellRef("proactive_disclosure", row, column), number
        columns = (
            "natural_person",
            "commercial_enterprise",
            "research_institution",
            "public_welfare_organization",
            "legal_services_institution",
            "other_organization",
            "total",
        )
        for row, values in self.expected["requests"].items():
            for column, value in zip(columns, values, strict=True):
                yield CellRef("requests", row, column), value
        for row, given in self.expected["disputes"].items():
            for column, value in given.items():
                yield CellRef("disputes", row, column), value

    def unit(self, ref: CellRef) -> object:
        return self.expected[ref.table][ref.row].get("amount_unit")


def specimen(name: str) -> Specimen:
    folder = FOLDER / name
    source = next(path for path in folder.iterdir() if path.stem == "source")
    return Specimen(name, source, json.loads((folder / "expected.json").read_text(encoding="utf-8")))


def _is_readable_here(name: str) -> bool:
    needed = _NEEDED.get(specimen(name).source.suffix)
    return needed is None or find_spec(needed) is not None


READ_HERE = [name for name in NAMES if _is_readable_here(name)]
"""Those for which the extras are installed."""


@cache
def reading(name: str) -> ReadResult:
    """The reading of a specimen."""
    return specimen(name).read()


@cache
def score(name: str) -> Score:
    """How a specimen is read."""
    case = specimen(name)
    found = Score(name)
    result = reading(name)
    _frame(case, result, found)
    report = result.report
    held = dict(report.cells()) if report is not None else {}
    expected = dict(case.cells())
    unread = "".join(each.text for each in result.unread) + "".join(
        cell for extra in result.extras for cell in extra.cells
    )
    refused = report is None and bool(result.findings)
    for ref, value in expected.items():
        _cell(case, found, ref, value, held.get(ref), refused, unread, result)
    for ref, cell in held.items():
        number = cell.value if isinstance(cell, Money) else cell
        if number is not None and ref not in expected:
            found.invented.append(f"{ref} {number}")
    return found


def _cell(
    case: Specimen,
    found: Score,
    ref: CellRef,
    value: int | Decimal | None,
    cell: int | Money | None,
    refused: bool,
    unread: str,
    result: ReadResult,
) -> None:
    number = cell.value if isinstance(cell, Money) else cell
    if value is None:
        kind = result.report.printed.get(ref) if result.report else None
        if number is not None:
            found.invented.append(f"{ref} {number}")
        elif kind is not None and kind.kind in _NOTHING_PRINTED:
            found.blanks += 1
        else:
            found.blanks_missed.append(str(ref))
    elif number == value and (not isinstance(cell, Money) or cell.unit == case.unit(ref)):
        found.right += 1
    elif number is not None:
        found.wrong.append(f"{ref} {cell} instead of {value}")
    elif refused or str(value) in unread:
        found.reported.append(f"{ref} {value}")
    else:
        found.silent.append(f"{ref} {value}")


def _frame(case: Specimen, result: ReadResult, found: Score) -> None:
    report = result.report
    says = case.expected["in_source"]
    if says["year"] and case.expected["year"]:
        found.year = report is not None and report.year == case.expected["year"]
    if says["agency"] and case.expected["agency"]:
        name = report.organ.name if report is not None and report.organ else ""
        found.organ = len(name) > 1 and case.expected["agency"].endswith(name)
    edition = case.expected["edition"]
    if edition == "older":
        found.edition = any(finding.rule.code == "GIR213" for finding in validate(result).findings)
    elif edition is not None and "single_row_other_handling" in case.expected["variants"]:
        found.edition = report is not None and report.edition in ("2019", "mixed")  # its requests table is that of 2019
    elif edition is not None:
        found.edition = report is not None and report.edition == _EDITIONS.get(edition, edition)


def sums(scores: list[Score]) -> dict[str, int]:
    """What floors are set for, summed up."""
    return {
        "right": sum(each.right for each in scores),
        "blanks": sum(each.blanks for each in scores),
        "year": sum(each.year is True for each in scores),
        "organ": sum(each.organ is True for each in scores),
        "edition": sum(each.edition is True for each in scores),
    }


def table(scores: list[Score]) -> str:
    """The scores as a table, one line a specimen, with the sums under it."""
    columns = ("right", "unread", "silent", "wrong", "blank", "missed", "invent")
    head = f"{'specimen':<58}" + "".join(f"{column:>7}" for column in columns) + "  Y O E"
    lines = [head]
    mark = {True: "+", False: "-", None: "."}
    for each in scores:
        figures = (
            f"{each.right:>7}{len(each.reported):>7}{len(each.silent):>7}{len(each.wrong):>7}"
            f"{each.blanks:>7}{len(each.blanks_missed):>7}{len(each.invented):>7}"
        )
        lines.append(f"{each.name:<58}{figures}  {mark[each.year]} {mark[each.organ]} {mark[each.edition]}")
    right, reported, silent, wrong = (
        sum(n) for n in zip(*((s.right, len(s.reported), len(s.silent), len(s.wrong)) for s in scores), strict=True)
    )
    printed = right + reported + silent + wrong
    blanks = sum(s.blanks for s in scores)
    missed = sum(len(s.blanks_missed) for s in scores)
    invented = sum(len(s.invented) for s in scores)
    lines.append(
        f"{len(scores)} specimens: {right} of {printed} figures right ({right / printed:.2%}), {reported} reported, "
        f"{silent} silent, {wrong} wrong, {invented} invented; {blanks} of {blanks + missed} blanks read as blank"
    )
    for what in ("year", "organ", "edition"):
        told = [getattr(s, what) for s in scores if getattr(s, what) is not None]
        lines.append(f"{what}: {sum(told)} of {len(told)}")
    return "\n".join(lines)
