"""HTML as it is written: the form's grid for the eye, heads and figures tied together for a screen reader."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from attrs import evolve

from govinfo_report import Organ, Printed, PrintedKind, Report, edition, parse_place, write
from govinfo_report.address import CellRef
from govinfo_report.form.printed import Part, form_grid
from govinfo_report.testing import make_distinct_report, make_report


class Page(HTMLParser):
    """The cells of a page with their attributes and texts, row by row."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tables: list[list[list[tuple[str, dict[str, str | None], str]]]] = []
        self.tags: list[str] = []
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.inside = True
            self.tables[-1][-1].append((tag, dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self.inside:
            tag, attrs, text = self.tables[-1][-1][-1]
            self.tables[-1][-1][-1] = (tag, attrs, text + data.strip("\n"))


EDITIONS = ("2019", "2021")


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_cell_of_the_form_is_written_with_its_spans(edition: str) -> None:
    report = make_distinct_report(edition)
    page = Page(write(report, "html"))

    for table, written in zip(report.tables(), page.tables, strict=True):
        expected = [
            [(cell.rows, cell.columns, cell.part is Part.VALUE or cell.part is Part.CORNER) for cell in line]
            for line in form_grid(table.LAYOUT).lines()
        ]
        assert expected == [
            [(int(a.get("rowspan") or 1), int(a.get("colspan") or 1), tag == "td") for tag, a, _ in row]
            for row in written
        ]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_figure_names_heads_that_are_there(edition: str) -> None:
    page = Page(write(make_report(edition), "html"))
    ids = [attrs["id"] for table in page.tables for row in table for _, attrs, _ in row if "id" in attrs]
    named = [attrs["headers"] for table in page.tables for row in table for _, attrs, _ in row if "headers" in attrs]

    assert len(ids) == len(set(ids))
    assert {each for heads in named for each in (heads or "").split()} <= set(ids)
    assert all(named)


def test_a_figure_is_tied_to_its_group_its_row_and_its_heads() -> None:
    page = Page(write(make_report("2021"), "html"))
    texts = {attrs["id"]: text for row in page.tables[1] for _, attrs, text in row if "id" in attrs}
    cell = next(attrs for row in page.tables[1] for _, attrs, text in row if texts.get(attrs.get("id")) == "2.重复申请")
    row = next(row for row in page.tables[1] if any(attrs is cell for _, attrs, _ in row))
    (heads,) = [attrs["headers"] for tag, attrs, _ in row if tag == "td"][1:2]

    assert [texts[each] for each in (heads or "").split()] == [
        "申请人情况",
        "法人或其他组织",
        "商业企业",
        "三、本年度办理结果",
        "（五）不予处理",
        "2.重复申请",
    ]


SKIPPING = ("1.政策解读", "全年解读10次。", "（1）图解", "（一）平台建设", "（2）数据", "2.队伍建设")


@pytest.mark.parametrize("report", [make_report(overview=SKIPPING), edition("2021").blank_report()])
def test_there_is_one_title_and_no_level_of_headings_is_skipped(report: Report) -> None:
    levels = [int(tag[1]) for tag in Page(write(report, "html")).tags if re.fullmatch("h[1-6]", tag)]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(following <= level + 1 for level, following in pairwise(levels))


def test_what_a_report_says_is_never_markup() -> None:
    report = make_report("2021", overview=("<script>alert(1)</script> & “x”",))
    report = evolve(report, organ=Organ(name='"><img src=x>局'), title=None)
    html = write(report, "html")

    assert {"script", "img"}.isdisjoint(Page(html).tags)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in html


def test_nothing_is_fetched_from_elsewhere() -> None:
    html = write(make_report("2021"), "html")

    assert re.findall(r"(?:src|href)=|url\(|@import|https?:", html) == []


def test_blanks_come_out_as_printed_or_as_nought() -> None:
    ref = parse_place("requests.received.total")
    assert isinstance(ref, CellRef)
    report = make_report("2021", **{"requests.received.total": None, "requests.carried_in.total": None})
    report = evolve(report, printed={ref: Printed("/", PrintedKind.MARK)})

    def figures(html: str) -> list[str]:
        return [text for row in Page(html).tables[1][3:5] for tag, _, text in row[-1:]]

    assert figures(write(report, "html")) == ["/", ""]
    assert figures(write(report, "html", blanks="zero")) == ["/", "0"]


def test_the_frame_comes_out_in_english_and_the_text_stays_as_it_is() -> None:
    html = write(make_report("2021"), "html", lang="en")
    page = Page(html)

    assert '<html lang="en">' in html
    assert "3. Requests received and handled" in html
    assert '<p class="text" lang="zh-Hans">' in html
    assert [text for table in page.tables for row in table for _, _, text in row if re.search("[一-鿿]", text)] == []
