"""What is read from a published layout and written as a document is read back with the same figures."""

from __future__ import annotations

from importlib.util import find_spec

import pytest
from specimens import READ_HERE, reading

from govinfo_report import CellRef, Report, read, write_bytes
from govinfo_report.report.base import Cell
from govinfo_report.report.report import PrintedKind

NEEDED = {"html": ("turbohtml",), "docx": (), "xlsx": ("xlsxwriter", "python_calamine")}
EMPTY_FORMS = {"043-jiaxian-mi-town-2022-blank-form", "088-blank-template-docx"}
"""Their totals are formulas in a workbook, to be filled in, and so no blanks."""
REPORTS = [name for name in READ_HERE if reading(name).report is not None]


def blanks(report: Report) -> set[CellRef]:
    return {ref for ref, printed in report.printed.items() if printed.kind is PrintedKind.BLANK}


def differing(report: Report, back: Report) -> dict[CellRef, tuple[Cell, Cell]]:
    """The cells that hold something else after writing and reading, in either of the two."""
    ours, theirs = dict(report.cells()), dict(back.cells())
    return {ref: (ours.get(ref), theirs.get(ref)) for ref in {**ours, **theirs} if ours.get(ref) != theirs.get(ref)}


@pytest.mark.parametrize("format_name", NEEDED)
@pytest.mark.parametrize("name", REPORTS)
def test_figures_come_back_from_every_document(name: str, format_name: str) -> None:
    if absent := [each for each in NEEDED[format_name] if find_spec(each) is None]:
        pytest.skip(f"{absent[0]} is not installed")
    report = reading(name).unwrap()
    back = read(write_bytes(report, format_name)).report
    assert back is not None
    assert differing(report, back) == {}
    if format_name != "xlsx" or name not in EMPTY_FORMS:
        assert blanks(report) - blanks(back) == set()
