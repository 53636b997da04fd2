"""Workbooks: the same report in every shape, numbers as they are shown, hidden things not read in silence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest
from attrs import evolve
from office_documents import (
    Box,
    Grid,
    Line,
    Part,
    SheetXml,
    docx,
    docx_of,
    each_cell,
    grid_of,
    printed,
    unmerged,
    xlsx,
    xlsx_of,
)

from govinfo_report import CellRef, Money, Report, read, read_all, validate
from govinfo_report.testing import check_format, make_distinct_report, make_report

pytest.importorskip("python_calamine")

EDITIONS = ("2019", "2021")
RECEIVED = CellRef("requests", "received", "natural_person")


def grids(report: Report, change: Callable[[Grid], Grid]) -> list[Part]:
    return [part if isinstance(part, Line) else change(part) for part in printed(report)]


def by_section(report: Report) -> dict[str, SheetXml]:
    """A cover with the title, then a sheet for every section, which its name names."""
    sheets: dict[str, list[Part]] = {"封面": []}
    for part in printed(report):
        if isinstance(part, Line) and part.level == 2:
            sheets[part.text] = []
        else:
            sheets[list(sheets)[-1]].append(part)
    return {name: xlsx_of(parts) for name, parts in sheets.items()}


def with_titles_across(report: Report) -> dict[str, SheetXml]:
    """Every paragraph in a merged cell that is as wide as the widest table."""
    parts = [grid_of([[Box(part.text, 15)]]) if isinstance(part, Line) else part for part in printed(report)]
    return {"Sheet1": xlsx_of(parts)}


def further_right(report: Report) -> dict[str, SheetXml]:
    """Everything two columns to the right, under empty rows."""
    lines: list[Part] = [
        [[Box(""), Box(""), Box(part.text)]] if isinstance(part, Line) else [[Box(""), Box(""), *row] for row in part]
        for part in printed(report)
    ]
    return {"年 报": xlsx_of([Line(""), Line(""), *lines])}


def single(change: Callable[[Grid], Grid], *, text: bool = False) -> Callable[[Report], dict[str, SheetXml]]:
    return lambda report: {"Sheet1": xlsx_of(grids(report, change), text=text)}


SHAPES: dict[str, Callable[[Report], Mapping[str, SheetXml]]] = {
    "as the form is printed": single(lambda grid: grid),
    "numbers stored as text": single(lambda grid: grid, text=True),
    "no merges, covered places blank": single(unmerged),
    "titles in merged rows": with_titles_across,
    "a sheet for every section": by_section,
    "not in the corner": further_right,
}


@pytest.mark.parametrize("edition_id", EDITIONS)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_the_same_report(shape: str, edition_id: str) -> None:
    report = make_distinct_report(edition_id)
    result = read(xlsx(SHAPES[shape](report)))
    back = result.unwrap()
    assert back.tables() == report.tables()
    assert (back.title, back.year, back.period) == (report.title, report.year, report.period)
    assert back.organ is not None
    assert report.organ is not None
    assert back.organ.name == report.organ.name
    assert [(name, each.paragraphs) for name, each in back.narratives()] == [
        (name, each.paragraphs) for name, each in report.narratives()
    ]
    assert (result.unread, result.findings) == ((), ())


@pytest.mark.parametrize("edition_id", EDITIONS)
@pytest.mark.parametrize("shape", SHAPES)
def test_blanks_are_blank_in_every_shape(shape: str, edition_id: str) -> None:
    report = make_report(edition_id, **{"requests.received.total": None, "requests.disclosed.natural_person": None})
    assert read(xlsx(SHAPES[shape](report))).unwrap().tables() == report.tables()


def test_labels_that_are_repeated_instead_of_merged_are_read_once() -> None:
    report = make_distinct_report("2021")

    def labels_again(grid: Grid) -> Grid:
        full, plain = unmerged(grid, repeat=True), unmerged(grid)
        figures = [[box is not None and box.text.replace(".", "").isdigit() for box in row] for row in full]
        return [
            [one if is_figure else other for is_figure, one, other in zip(marks, blanks, labels, strict=True)]
            for marks, blanks, labels in zip(figures, plain, full, strict=True)
        ]

    assert read(xlsx(single(labels_again)(report))).unwrap().tables() == report.tables()


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_a_span_is_the_address_of_the_cell(edition_id: str) -> None:
    report = make_distinct_report(edition_id)
    sheet = xlsx_of(printed(report))
    result = read(xlsx({"Sheet1": sheet}))
    for ref, cell in report.cells():
        figure = str(cell.value if isinstance(cell, Money) else cell)
        sheet_name, _, address = str(result.spans[ref].place).partition("!")
        assert (sheet_name, f'<c r="{address}"><v>{figure}</v></c>' in sheet.rows) == ("Sheet1", True)


def test_the_name_of_a_sheet_is_quoted_as_in_a_formula() -> None:
    result = read(xlsx(further_right(make_report("2021"))))
    assert str(result.spans[RECEIVED].place).startswith("'年 报'!F")


def test_a_consistent_report_is_complete() -> None:
    validation = validate(read(xlsx({"a": xlsx_of(printed(make_report("2021")))})))
    assert (validation.ok, validation.complete, validation.findings) == (True, True, ())


def in_cell(value: str) -> tuple[object, list[str], str]:
    """What is read where a cell of the requests table is written like this: cell, codes, raw text."""
    report = make_distinct_report("2021")
    sheet = xlsx_of(printed(report))
    figure = report.cell(RECEIVED)
    before, _, after = sheet.rows.partition(f"<v>{figure}</v></c>")
    begin, _, reference = before.rpartition("<c r=")
    rows = begin + value.replace("@", reference.strip('">')) + after
    result = read(xlsx({"a": evolve(sheet, rows=rows)}))
    codes = [finding.rule.code for finding in result.findings]
    return result.unwrap().cell(RECEIVED), codes, result.raw[RECEIVED]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ('<c r="@"><v>3001</v></c>', (3001, [], "3001")),
        ('<c r="@"><v>3001.0</v></c>', (3001, [], "3001")),
        ('<c r="@"><f>1+2</f><v>3</v></c>', (3, [], "3")),
        ('<c r="@"><f>1+2</f></c>', (None, ["GIR110"], "=1+2")),
        ('<c r="@"><f>1+2</f><v></v></c>', (None, ["GIR110"], "=1+2")),
        ('<c r="@" t="str"><f>A1</f><v></v></c>', (None, [], "")),
        ('<c r="@" t="e"><v>#DIV/0!</v></c>', (None, ["GIR110"], "#DIV/0!")),
        ('<c r="@" t="b"><v>1</v></c>', (None, ["GIR110"], "TRUE")),
        ('<c r="@" t="str"><v>1,234</v></c>', (1234, ["GIR113"], "1,234")),
        ('<c r="@" t="inlineStr"><is><r><t>1</t></r><r><t>2</t></r><rPh><t>9</t></rPh></is></c>', (12, [], "12")),
        ('<c r="@" t="inlineStr"><is><t>/</t></is></c>', (None, [], "/")),
        ('<c r="@"><v>-5</v></c>', (-5, [], "-5")),
        ('<c r="@"><v>1E+17</v></c>', (10**17, [], "100000000000000000")),
        ('<c r="@"/>', (None, [], "")),
    ],
)
def test_a_value_is_read_as_it_is_shown(value: str, expected: tuple[object, list[str], str]) -> None:
    cell, codes, raw = in_cell(value)
    assert (cell, codes, raw) == expected


@pytest.mark.parametrize(
    ("stored", "digits"),
    [("0.092", "0.092"), ("0.30000000000000004", "0.3"), ("7730.28", "7730.28"), ("1E-3", "0.001"), ("12", "12")],
)
def test_amounts_have_no_float_noise(stored: str, digits: str) -> None:
    report = make_report("2021", **{"proactive_disclosure.administrative_fees.amount": Money(Decimal("987.5"), "万元")})
    sheet = xlsx_of(printed(report))
    rows = sheet.rows.replace("<v>987.5</v>", f"<v>{stored}</v>")
    fees = read(xlsx({"a": evolve(sheet, rows=rows)})).unwrap().cell("proactive_disclosure.administrative_fees.amount")
    assert str(getattr(fees, "value", None)) == digits


def test_thousands_and_marks_are_kept_as_printed() -> None:
    report = make_report("2021", **{"requests.received.natural_person": 12345})
    changed = grids(report, lambda grid: each_cell(grid, {"0": "/"}, thousands=True))
    result = read(xlsx({"a": xlsx_of(changed)}))
    assert result.unwrap().requests.received.natural_person == 12345
    assert result.unwrap().printed[RECEIVED].raw == "12,345"


def test_two_reports_in_one_workbook_are_two() -> None:
    first, second = make_distinct_report("2021"), make_report("2019")
    data = xlsx({"2024": xlsx_of(printed(first)), "2020": xlsx_of(printed(second))})
    results = read_all(data)
    assert [result.unwrap().tables() for result in results] == [first.tables(), second.tables()]
    assert [str(result.spans[RECEIVED].place).partition("!")[0] for result in results] == ["'2024'", "'2020'"]
    assert [finding.rule.code for finding in read(data).findings] == ["GIR151"]


def test_two_reports_in_pieces_are_two_if_both_are_cut_alike() -> None:
    first, second = make_distinct_report("2021"), make_report("2021")
    pieces = {f"甲{n}": sheet for n, sheet in enumerate(by_section(first).values())}
    pieces |= {f"乙{n}": sheet for n, sheet in enumerate(by_section(second).values())}
    assert [result.unwrap().tables() for result in read_all(xlsx(pieces))] == [first.tables(), second.tables()]


def test_pieces_of_two_reports_among_each_other_are_refused() -> None:
    first, second = make_distinct_report("2021"), make_report("2021")
    one, other = (list(by_section(each).values()) for each in (first, second))
    sheets = [one[2], other[2], one[3], other[3], one[4], other[4]]
    (result,) = read_all(xlsx({f"s{n}": sheet for n, sheet in enumerate(sheets)}))
    assert (result.report, [finding.rule.code for finding in result.findings]) == (None, ["GIR151"])


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_not_read(state: str) -> None:
    report = make_distinct_report("2021")
    hidden = xlsx_of(printed(make_report("2019")), state=state)
    (result,) = read_all(xlsx({"old": hidden, "new": xlsx_of(printed(report))}))
    assert (result.unwrap().tables(), result.findings) == (report.tables(), ())


def test_a_hidden_row_is_not_read_and_its_figures_are_named() -> None:
    report = make_report("2021")
    sheet = xlsx_of(printed(report))
    count = sheet.rows.count("<row ")
    rows = sheet.rows + f'<row r="{count + 1}" hidden="1"><c r="A{count + 1}"><v>888</v></c></row>'
    result = read(xlsx({"a": evolve(sheet, rows=rows)}))
    assert (result.unwrap().other_matters, [each.text for each in result.unread]) == (report.other_matters, ["888"])
    assert [finding.rule.code for finding in result.findings] == ["GIR130"]


def test_a_hidden_column_is_not_read_and_its_figures_are_named() -> None:
    report = make_distinct_report("2021")

    def widened(grid: Grid) -> Grid:
        return [
            [*row[:3], Box("888"), *row[3:]] if len(grid[0]) == 10 and n > 2 else [*row[:3], Box(""), *row[3:]]
            for n, row in enumerate(grid)
        ]

    sheet = xlsx_of(grids(report, lambda grid: widened(unmerged(grid)) if len(grid[0]) != 4 else grid), merged=False)
    columns = '<cols><col min="4" max="4" hidden="1"/></cols>'
    result = read(xlsx({"a": evolve(sheet, before=columns)}))
    assert result.unwrap().requests == report.requests
    assert "888" in [each.text for each in result.unread]
    assert "GIR130" in [finding.rule.code for finding in result.findings]


def test_figures_under_a_merged_cell_are_named() -> None:
    report = make_distinct_report("2021")
    sheet = xlsx_of(printed(report))
    merged = next(each for each in sheet.ranges if each.startswith("A") and ":C" in each)
    row = merged.split(":")[0][1:]
    rows = sheet.rows.replace(f'<c r="D{row}"', f'<c r="B{row}"><v>888</v></c><c r="D{row}"', 1)
    result = read(xlsx({"a": evolve(sheet, rows=rows)}))
    assert (result.unwrap().tables(), [each.text for each in result.unread]) == (report.tables(), ["888"])


def test_cells_without_addresses_follow_each_other() -> None:
    import re

    report = make_distinct_report("2021")
    sheet = xlsx_of(grids(report, unmerged))
    rows = re.sub(r' r="[A-Z]*[0-9]+"', "", sheet.rows)
    assert read(xlsx({"a": evolve(sheet, rows=rows)})).unwrap().tables() == report.tables()


def test_strings_that_are_shared_and_dates_are_read() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    import datetime
    import io

    book = openpyxl.Workbook()
    for row in (
        ["云溪市档案局2024年政府信息公开工作年度报告"],
        ["一、总体情况"],
        ["甲 "],
        [datetime.date(2025, 1, 20)],
    ):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    report = read(stream.getvalue()).unwrap()
    assert (report.title, report.issued_on) == (
        "云溪市档案局2024年政府信息公开工作年度报告",
        datetime.date(2025, 1, 20),
    )


def test_a_word_document_is_not_taken_for_a_workbook() -> None:
    assert read(docx(docx_of(printed(make_report("2021"))))).provenance.reader == "docx"
    (result,) = read_all(docx(""), format="xlsx")
    assert [finding.rule.code for finding in result.findings] == ["GIR150"]


def test_the_format_keeps_the_promises_of_the_kit() -> None:
    from govinfo_report.formats.xlsx_format import FORMAT

    assert check_format(FORMAT) == ()
