"""PDF with a text layer: the same report is read from every layout in which it is printed, or what is lost is named."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("pdfminer")
pytest.importorskip("reportlab")

from pdf_maker import Print, printed_pdf, sheets_of, side_by_side

from govinfo_report import CellRef, ReadResult, Report, read, read_all, validate
from govinfo_report.report.sections import SECTIONS
from govinfo_report.testing import make_distinct_report, make_report

EDITIONS = ("2019", "2021")
REPORTS = {edition: make_distinct_report(edition) for edition in EDITIONS}
BREAKS = [
    (edition, name, row)
    for edition, report in REPORTS.items()
    for name, sheet in sheets_of(report).items()
    for row in range(sheet.rows)
]
CUTS = [
    (edition, name, row)
    for edition, report in REPORTS.items()
    for name, sheet in sheets_of(report).items()
    for row in range(sheet.heads, sheet.rows)
]


def assert_same(report: Report, result: ReadResult) -> None:
    """The report was read whole, and nothing was found to be wrong."""
    assert [finding.message("en") for finding in result.findings] == []
    back = result.unwrap()
    assert list(back.cells()) == list(report.cells())
    for name in ("title", "year", "period", "preamble", "overview", "problems", "other_matters", "notes"):
        assert getattr(back, name) == getattr(report, name), name
    assert list(back.headings.values()) == [section.heading for section in SECTIONS]
    assert back.organ is not None
    assert report.organ is not None
    assert back.organ.name == report.organ.name
    assert (result.extras, result.unread) == ((), ())


def wrong_cells(result: ReadResult, report: Report) -> list[str]:
    """Cells that hold another figure than the report that was printed."""
    if result.report is None:
        return []
    ours = dict(report.cells())
    return [str(ref) for ref, cell in result.report.cells() if isinstance(cell, int) and cell != ours.get(ref)]


LAYOUTS = {
    "the official form": Print(),
    "rules as thin rectangles": Print(rules="thin"),
    "no rule at page breaks": Print(rules="open"),
    "heads on every page": Print(repeat_heads=True, rules="open", breaks=frozenset({("requests", 9)})),
    "running head and foot": Print(head="云溪市政务公开", foot="内部资料  第 1 版"),
    "bare page numbers": Print(number=str),
    "page numbers in words": Print(number=lambda page: f"第 {page} 页"),
    "page numbers inside the table": Print(number_at=776, breaks=frozenset({("proactive_disclosure", 1)})),
    "no page numbers": Print(number=None),
    "landscape": Print(size=(842.0, 595.0), right=768),
    "a page that viewers turn": Print(rotate=90),
    "turned to the left": Print(turned=90),
    "turned to the right": Print(turned=270),
    "upside down": Print(turned=180),
    "text printed twice to look bold": Print(bold=True),
    "blanks inside labels": Print(label=lambda text: text if re.match(r"-?\d+(\.\d+)?\Z", text) else " ".join(text)),
}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_report(layout: str, edition: str) -> None:
    assert_same(REPORTS[edition], read(printed_pdf(REPORTS[edition], LAYOUTS[layout])))


@pytest.mark.parametrize(("edition", "name", "row"), BREAKS)
def test_a_page_break_before_any_row_changes_nothing(edition: str, name: str, row: int) -> None:
    report = REPORTS[edition]
    how = Print(breaks=frozenset({(name, row)}), rules=("strokes", "open")[row % 2], repeat_heads=row % 3 == 0)
    assert_same(report, read(printed_pdf(report, how)))


@pytest.mark.parametrize(("edition", "name", "row"), CUTS)
def test_a_page_break_inside_any_row_changes_nothing(edition: str, name: str, row: int) -> None:
    report = REPORTS[edition]
    how = Print(cut=(name, row, 1), rules=("open", "strokes")[row % 2])
    assert_same(report, read(printed_pdf(report, how)))


@pytest.mark.parametrize("edition", EDITIONS)
def test_without_rules_no_figure_is_wrong_and_none_is_lost(edition: str) -> None:
    report = REPORTS[edition]
    result = read(printed_pdf(report, Print(rules="none")))
    assert wrong_cells(result, report) == []
    kept = {str(cell) for _, cell in result.unwrap().cells() if isinstance(cell, int)}
    named = " ".join([*(each.text for each in result.unread), *(" ".join(each.cells) for each in result.extras)])
    lost = [ref for ref, cell in report.cells() if isinstance(cell, int) and not {str(cell)} & {*kept, *named.split()}]
    assert [str(ref) for ref in lost] == []
    assert len(kept) > 150


def test_marks_and_blanks_are_read_as_printed() -> None:
    report = make_report("2021")
    text = {"2": "/", "7": ""}
    result = read(printed_pdf(report, Print(label=lambda cell: text.get(cell, cell))))
    raw = {ref: result.raw[ref] for ref, cell in report.cells() if cell in (2, 7)}
    assert set(raw.values()) == {"/", ""}
    assert all(result.unwrap().cell(ref) is None for ref in raw)


def test_two_reports_side_by_side_are_two() -> None:
    data = side_by_side(REPORTS["2019"], REPORTS["2021"])
    one, other = read_all(data)
    assert_same(REPORTS["2019"], one)
    assert_same(REPORTS["2021"], other)
    assert [finding.rule.code for finding in read(data).findings] == ["GIR151"]


def test_two_reports_with_something_across_them_are_refused() -> None:
    (result,) = read_all(side_by_side(REPORTS["2019"], REPORTS["2021"], crossed=True))
    assert (result.report, [finding.rule.code for finding in result.findings]) == (None, ["GIR151"])


def test_places_name_the_page_the_table_and_the_cell() -> None:
    report = REPORTS["2021"]
    rows = [row.name for _, row in report.requests.LAYOUT.rows()]
    result = read(printed_pdf(report, Print(breaks=frozenset({("requests", 0), ("requests", 10)}))))
    for n, name in enumerate(rows, start=3):
        span = result.spans[CellRef("requests", name, "natural_person")]
        page, row = (3, n - 10) if n >= 10 else (2, n)
        assert span.place == f"p.{page} table 1 row {row + 1} cell 4"
    heading = next(span for place, span in result.spans.items() if str(place) == "headings.overview")
    assert re.fullmatch(r"p\.1 line \d+", heading.place or "")


def test_a_number_wider_than_its_cell_stays_whole() -> None:
    report = make_report("2021", **{"requests.received.natural_person": 12345678901})
    result = read(printed_pdf(report))
    assert result.unwrap().requests.received.natural_person == 12345678901
    assert wrong_cells(result, report) == []


def test_a_number_that_runs_into_an_empty_cell_is_not_taken() -> None:
    report = make_report("2021", **{"requests.received.natural_person": 12345678901})
    blank = str(report.requests.received.commercial_enterprise)
    assert blank == "150"
    result = read(printed_pdf(report, Print(label=lambda text: "" if text == blank else text)))
    assert result.unwrap().requests.received.natural_person is None
    assert wrong_cells(result, report) == []


def test_a_long_paragraph_is_one_paragraph_across_pages() -> None:
    long = "".join(f"第{n}季度公开信息{n * 17}条，答复申请{n}件，均按期办结；" for n in range(1, 90)) + "全年无纠纷。"
    report = make_report("2021", problems=(long, "下一步继续改进。"))
    assert_same(report, read(printed_pdf(report)))


def test_two_columns_of_text_are_read_one_after_the_other() -> None:
    lines = [f"{n:02d}公开的信息按类别整理并逐条核" for n in range(12)]

    def draw(canvas: Any) -> None:
        from pdf_maker import set_font

        set_font(canvas, 16)
        canvas.drawString(140, 760, "云溪市人民政府2024年政府信息公开工作年度报告")
        set_font(canvas, 12)
        canvas.drawString(60, 720, "一、总体情况")
        for n, line in enumerate(lines):
            canvas.drawString(60, 700 - 20 * n, f"左{line}")
            canvas.drawString(310, 700 - 20 * n, f"右{line}")

    overview = read(drawn(draw)).unwrap().overview
    assert overview is not None
    text = "".join(overview.paragraphs)
    assert text == "".join(f"左{line}" for line in lines) + "".join(f"右{line}" for line in lines)


def test_a_scan_is_named_as_one() -> None:
    pytest.importorskip("PIL")
    from PIL import Image
    from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]

    result = read(drawn(lambda canvas: canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)))
    assert (result.report, [finding.rule.code for finding in result.findings]) == (None, ["GIR150"])
    assert "扫描" in result.findings[0].message("zh")
    assert "DOCX" in result.findings[0].advice("en")


def test_text_under_a_scan_is_not_taken_for_printed() -> None:
    result = read(printed_pdf(REPORTS["2021"], Print(hidden=True)))
    assert (result.report, [finding.rule.code for finding in result.findings]) == (None, ["GIR150"])


def test_a_table_that_is_a_picture_is_named() -> None:
    pytest.importorskip("PIL")
    from PIL import Image

    report = REPORTS["2021"]
    result = read(printed_pdf(report, Print(picture_of=("disputes", Image.new("L", (300, 80), 90)))))
    assert result.unwrap().absent == {"disputes"}
    assert "GIR203" in {finding.rule.code for finding in result.findings}


def test_an_empty_password_opens_and_another_does_not() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]

    def locked(password: str) -> ReadResult:
        encryption = StandardEncryption(password, ownerPassword="y")
        return read(drawn(lambda canvas: canvas.drawString(72, 720, "Minutes of the meeting of May"), encryption))

    opened = locked("")
    assert [finding.rule.code for finding in opened.findings] == ["GIR214"]
    assert "24" in opened.findings[0].message("en")
    result = locked("x")
    assert (result.report, [finding.rule.code for finding in result.findings]) == (None, ["GIR101"])
    assert "密码" in result.findings[0].message("zh")


def test_fonts_that_do_not_tell_their_characters_are_refused() -> None:
    data = printed_pdf(REPORTS["2021"])
    data = data.replace(b"/Ordering (GB1)", b"/Ordering (XY1)")
    result = read(data)
    assert (result.report, [finding.rule.code for finding in result.findings]) == (None, ["GIR101"])
    assert "编码" in result.findings[0].message("zh")


def test_several_reports_one_after_the_other_are_refused() -> None:
    result = read(printed_pdf(REPORTS["2021"], Print(copies=2)))
    assert (result.report, [finding.rule.code for finding in result.findings]) == (None, ["GIR151"])


def test_what_is_no_pdf_is_refused() -> None:
    assert [finding.rule.code for finding in read("一、总体情况", format="pdf").findings] == ["GIR101"]


def test_lines_of_the_report_hold_as_printed() -> None:
    report = make_report("2021", **{"requests.received.total": 5})
    printed = validate(read(printed_pdf(report)))
    assert [line.outcome for line in printed.lines] == [line.outcome for line in validate(report).lines]


def drawn(draw: Callable[[Any], None], encrypt: object = None) -> bytes:
    """A page with what a function draws on it."""
    from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=1, encrypt=encrypt)
    draw(canvas)
    canvas.save()
    return stream.getvalue()
