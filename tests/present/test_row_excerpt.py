"""A finding on a cell shows the row of the table: the carets stand under the cell, and heads above it."""

from __future__ import annotations

import pytest
from attrs import evolve

from govinfo_report import CellRef, Finding, ParagraphRef, Span, rule_info
from govinfo_report.findings import Language
from govinfo_report.present.columns import display_width
from govinfo_report.present.row_excerpt import row_excerpt
from govinfo_report.present.screen import Screen

from .outputs import reading, wrong

RESULT = reading(**{f"requests.received.{name}": 1000 + n for n, name in enumerate(("natural_person", "total"))})
REPORT = RESULT.unwrap()
CELLS = [ref for table in REPORT.tables() for ref in table.LAYOUT.cells()]


def shown(finding: Finding, width: int = 120, lang: Language = "zh") -> list[str]:
    return row_excerpt(finding, REPORT, RESULT, lang, screen=Screen(width=width))


@pytest.mark.parametrize("cell", CELLS, ids=str)
def test_the_carets_stand_under_the_cell(cell: CellRef) -> None:
    heads, cells, carets = shown(Finding(rule=rule_info("GIR220"), at=cell, span=RESULT.spans[cell]))
    end = len(carets)
    value = RESULT.spans[cell].of(RESULT.source)
    assert carets.strip() == "^" * len(value)
    assert cells[: end + 1].endswith(value + " " if end < len(cells) else value)
    column = REPORT.table_of(cell).LAYOUT.column(cell)
    assert column is not None
    before = ""
    for character in heads:
        if display_width(before) == display_width(carets):
            break
        before += character
    assert before.endswith(column.label)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_the_screen(width: int, lang: Language) -> None:
    for cell in CELLS:
        lines = shown(Finding(rule=rule_info("GIR220"), at=cell), width, lang)
        assert lines
        assert max(map(display_width, lines)) <= width


def test_a_narrow_screen_has_the_cell_in_brackets() -> None:
    text = "".join(shown(Finding(rule=rule_info("GIR220"), at=CellRef("requests", "received", "total")), 40))
    assert "[1001]" in text.replace(" ", "")


def test_a_finding_on_a_column_names_the_row_that_is_shown() -> None:
    result = wrong()
    total = CellRef("requests", "total_handled", "natural_person")
    finding = Finding(
        rule=rule_info("GIR302"),
        at=CellRef("requests", "*", "natural_person"),
        related=(total, CellRef("requests", "disclosed", "natural_person")),
        span=result.spans[total],
    )
    lines = row_excerpt(finding, result.report, result, "zh", screen=Screen(width=100))
    assert lines[0].strip() == "（七）总计"
    assert lines[2].split()[0] == "413"


def test_what_is_no_cell_has_no_row() -> None:
    label = Finding(rule=rule_info("GIR103"), at=CellRef("requests", "received"), span=Span(0, 3))
    absent = evolve(REPORT, absent=frozenset({"requests"}))
    cell = Finding(rule=rule_info("GIR220"), at=CellRef("requests", "received", "total"))
    assert shown(label) == []
    assert shown(Finding(rule=rule_info("GIR220"), at=ParagraphRef("overview", 0))) == []
    assert shown(Finding(rule=rule_info("GIR220"))) == []
    assert shown(Finding(rule=rule_info("GIR220"), at=CellRef("requests", "no_row", "total"))) == []
    assert row_excerpt(cell, absent, RESULT, "zh", screen=Screen()) == []
    assert row_excerpt(cell, None, RESULT, "zh", screen=Screen()) == []
