"""The same reports in every family of layouts, of every format: the same tables, organ, year, period, paragraphs."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

import pytest
from html_pages import PAGES
from json_shapes import shaped
from office_documents import docx, docx_of, printed, xlsx, xlsx_of
from printed_layouts import LAYOUTS

from govinfo_report import Report, read, write
from govinfo_report.testing import make_distinct_report, make_report

Printer = Callable[[Report], str | bytes]


def _text(report: Report) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The narrative paragraphs with brackets of one width, since one layout prints others."""
    brackets = str.maketrans("（）", "()")
    return tuple((name, tuple(p.translate(brackets) for p in each.paragraphs)) for name, each in report.narratives())


def _pdf(report: Report) -> bytes:
    from pdf_maker import printed_pdf

    return printed_pdf(report)


FAMILIES: dict[str, tuple[str | None, Printer]] = {
    **{f"text, {name}": (None, layout) for name, layout in LAYOUTS.items()},
    "text as we write it": (None, lambda report: write(report, "text")),
    "Markdown": (None, lambda report: write(report, "markdown")),
    "JSON": (None, lambda report: write(report, "json")),
    "JSON Lines": (None, lambda report: write(report, "jsonl")),
    "JSON of others, by name": (None, lambda report: shaped("the answer of a portal", report)),
    "JSON of others, grids": (None, lambda report: shaped("grids under their headings", report)),
    "HTML, plain tables": ("turbohtml", PAGES["page, plain"]),
    "HTML, portal and word processor": ("turbohtml", PAGES["portal, word"]),
    "HTML, end tags missing": ("turbohtml", PAGES["page, broken"]),
    "HTML, GB18030": ("turbohtml", lambda report: PAGES["page, plain"](report).encode("gb18030")),
    "DOCX": (None, lambda report: docx(docx_of(printed(report)))),
    "DOCX, nothing merged": (None, lambda report: docx(docx_of(printed(report), merged=False))),
    "XLSX": ("python_calamine", lambda report: xlsx({"Sheet1": xlsx_of(printed(report))})),
    "PDF": ("reportlab", _pdf),
}

CASES: dict[str, Report] = {
    "2019": make_report("2019"),
    "2021": make_report("2021"),
    "2019, every cell another figure": make_distinct_report("2019"),
    "2021, every cell another figure": make_distinct_report("2021"),
    "2021, totals wrong": make_report("2021", **{"requests.received.total": 1, "disputes.reconsideration.total": 0}),
    "2021 with the requests of 2019": make_report("2021", requests="2019"),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("family", FAMILIES)
def test_a_report_is_the_same_whatever_it_is_printed_in(family: str, case: str) -> None:
    needs, printer = FAMILIES[family]
    if needs is not None and find_spec(needs) is None:
        pytest.skip(f"{needs} is not installed")
    report = CASES[case]
    back = read(printer(report)).unwrap()
    assert back.tables() == report.tables()
    assert (back.organ and back.organ.name, back.year, back.period) == (
        report.organ and report.organ.name,
        report.year,
        report.period,
    )
    assert (back.title, back.preamble) == (report.title, report.preamble)
    assert _text(back) == _text(report)


def test_there_are_ten_families_and_more() -> None:
    assert len({name.partition(",")[0] for name in FAMILIES}) >= 8
    assert len(FAMILIES) > 20
