"""Every place of a report has a name for people."""

from __future__ import annotations

import pytest

from govinfo_report import CellRef, HeadingRef, ParagraphRef, Report, SectionRef, all_editions, parse_place
from govinfo_report.findings import Language
from govinfo_report.present.places import place_name
from govinfo_report.testing import make_report

REPORTS = {form.id: make_report(form.id) for form in all_editions()}


@pytest.mark.parametrize(
    ("address", "zh", "en"),
    [
        (
            "requests.disclosed.total",
            "表三 · （一）予以公开 · 总计",
            "表三 · （一）予以公开 · 总计 [(1) Disclosed, total]",
        ),
        ("requests.disclosed", "表三 · （一）予以公开", "表三 · （一）予以公开 [(1) Disclosed]"),
        ("requests.*.total", "表三 · 总计（整列）", "表三 · 总计 (column total)"),
        ("overview.paragraphs.2", "一、总体情况 第 3 段", "1. Overview, paragraph 3"),
        ("preamble.paragraphs.0", "引言 第 1 段", "preamble, paragraph 1"),
        ("headings.problems", "标题“五、存在的主要问题及改进情况”", "heading “5. Main problems and improvements”"),
        ("problems", "五、存在的主要问题及改进情况", "5. Main problems and improvements"),
        ("title", "标题", "title"),
        ("something_new", "something_new", "something_new"),
    ],
)
def test_names(address: str, zh: str, en: str) -> None:
    place, report = parse_place(address), REPORTS["2021"]
    assert (place_name(place, report, "zh"), place_name(place, report, "en")) == (zh, en)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_every_cell_has_a_name_of_its_own(report: Report, lang: Language) -> None:
    names = {place_name(ref, report, lang) for ref, _ in report.cells()}
    assert len(names) == len(tuple(report.cells()))
    assert all(name.startswith("表") for name in names)


@pytest.mark.parametrize("place", [CellRef("requests", "fee_overdue"), CellRef("requests", "nothing", "total")])
def test_a_place_that_the_form_does_not_have_keeps_its_address(place: CellRef) -> None:
    assert place_name(place, None, "zh") == str(place)
    assert str(place) in (place_name(place, REPORTS["2019"], "zh"), "requests.nothing.total")


def test_without_a_report_the_paper_still_has_names() -> None:
    assert place_name(HeadingRef("requests"), None, "en") == "heading “3. Requests received and handled”"
    assert place_name(ParagraphRef("footer", 1), None, "zh") == "页脚 第 2 段"
    assert place_name(SectionRef("organ"), None, "zh") == "行政机关"
