"""Findings as a page: every one is linked with its place, which is marked, and nothing stands there twice."""

from __future__ import annotations

import re

import pytest
from attrs import evolve

from govinfo_report import HeadingRef, Overview, ParagraphRef, SectionRef, Span, read, validate, write
from govinfo_report.address import Place
from govinfo_report.findings import Language
from govinfo_report.present.html_findings import shown_places
from govinfo_report.testing import make_report

from .outputs import Page, reading, run, with_finding, wrong


def test_the_list_at_the_top_names_the_places_apart() -> None:
    text = run("html", ("a.txt", wrong()))
    (contents,) = re.findall(r'<ol class="contents">(.*?)</ol>', text)
    lines = re.findall(r'<li><a href="#d[0-9a-f]+-f(\d+)">([^<]*)</a> · ([^<]*)</li>', contents)
    assert [int(number) for number, _, _ in lines] == list(range(1, len(validate(wrong()).findings) + 1))
    assert ("✗ 错误 GIR304 复议诉讼合计不符", "表四 · 未经复议直接起诉") in [(title, at) for _, title, at in lines]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_finding_of_the_page_links_to_its_place_and_back(lang: Language) -> None:
    page = Page(run("html", ("a.txt", wrong()), ("b.txt", wrong()), lang=lang))
    assert len(set(page.ids)) == len(page.ids)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links)
    for finding in validate(wrong()).findings:
        anchor = str(finding.at).replace("*", "all")
        assert sum(each.endswith(f"-{anchor}") for each in page.ids) == 2


def test_the_page_shows_every_cell_with_blanks_and_marks_in_words() -> None:
    text = run("html", ("a.txt", wrong()))
    assert text.count("<td") - text.count('class="corner"') >= 200
    assert '<span class="empty">空白</span>' in text
    assert re.search(r'class="warning own"><span class="empty">空白</span> <a class="ref"', text)


def test_the_wrong_cell_is_marked_and_its_row_and_column_are_shaded() -> None:
    text = run("html", ("a.txt", wrong()))
    assert re.findall(r'<td id="[^"]+" class="error own">(\d+) <a [^>]*>✗1</a>', text) == ["38"]
    assert text.count('class="error near"') > 20


def test_a_grid_of_the_page_is_full_in_every_row() -> None:
    for table in re.findall(r"<table>.*?</table>", run("html", ("a.txt", reading())), re.DOTALL)[:-1]:
        widths: dict[int, int] = {}
        rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
        for number, row in enumerate(rows):
            for cell in re.findall(r"<(?:td|th)([^>]*)>", row):
                spans = {key: int(value) for key, value in re.findall(r'(colspan|rowspan)="(\d+)"', cell)}
                for below in range(spans.get("rowspan", 1)):
                    widths[number + below] = widths.get(number + below, 0) + spans.get("colspan", 1)
        assert len(widths) == len(rows)
        assert len(set(widths.values())) == 1, widths


def test_the_sentence_of_a_narrative_finding_is_marked() -> None:
    result = wrong()
    start = result.source.index("因政府信息公开引起的行政复议13件")
    text = "因政府信息公开引起的行政复议13件"
    report = result.unwrap()
    assert report.overview is not None
    number = next(n for n, each in enumerate(report.overview.paragraphs) if text in each)
    found = with_finding(result, "不符", at=ParagraphRef("overview", number), span=Span(start, start + len(text)))
    assert Page(run("html", ("a.txt", found))).marked == [text]


def test_of_words_that_stand_twice_those_that_are_meant_are_marked() -> None:
    """Also where the source is no text, so that nothing but the offsets in the paragraph tells them apart."""
    text = "先写九，后写九。"
    report = evolve(make_report("2021"), overview=Overview(paragraphs=(text,)))
    result = evolve(read(write(report, "json")), source="")
    found = with_finding(result, "不符", at=ParagraphRef("overview", 0), within=(6, 7))
    told = re.findall(r"<p [^>]*overview.paragraphs.0[^>]*>(.*?)</p>", run("html", ("a.json", found)))
    (paragraph,) = [re.sub(r" <a .*?</a>", "", each) for each in told]
    assert paragraph == '先写九，后写<mark class="error">九</mark>。'


@pytest.mark.parametrize("section", ["preamble", "requests"])
def test_sentences_beside_the_tables_are_shown_and_marked(section: str) -> None:
    report = evolve(make_report("2021"), preamble=("引言一句。",), notes={"requests": ("注：表后一句。",)})
    result = evolve(read(write(report, "json")))
    text = {"preamble": "引言一句。", "requests": "注：表后一句。"}[section]
    assert text in run("html", ("a.json", result))
    assert Page(run("html", ("a.json", with_finding(result, "不符", at=ParagraphRef(section, 0))))).marked == [text]


@pytest.mark.parametrize("place", [SectionRef("title"), HeadingRef("requests"), SectionRef("problems")])
def test_a_finding_of_a_heading_or_section_links_there_and_back(place: Place) -> None:
    text = run("html", ("a.txt", with_finding(reading(), "不符", at=place)))
    page = Page(text)
    (anchor,) = [each for each in page.ids if each.endswith(f"-{place}")]
    assert f"#{anchor}" in page.links
    assert page.links.count(f"#{anchor.split('-')[0]}-f1") == 2


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_every_place_of_a_form_can_be_linked_once(edition: str) -> None:
    result = read(write(make_report(edition), "json"))
    for place in shown_places(result.unwrap()):
        page = Page(run("html", ("a.json", with_finding(result, "不符", at=place))))
        assert len(set(page.ids)) == len(page.ids), place
        assert {link.removeprefix("#") for link in page.links} <= set(page.ids), place


def test_what_is_said_of_a_table_stands_below_it() -> None:
    text = run("html", ("a.txt", wrong()))
    sections = dict(re.findall(r'<section id="d[0-9a-f]+-(\w+)">(.*?)</section>', text, re.DOTALL))
    for finding in validate(wrong()).findings:
        below = sections[str(finding.at).split(".")[0]].rsplit("</table>", 1)[-1]
        assert "</strong><br><span" in below
        assert text.count(f"<code>{finding.at}</code>") == below.count(f"<code>{finding.at}</code>") == 1


def test_what_is_said_of_the_whole_stands_before_the_report() -> None:
    text = run("html", ("a.txt", with_finding(reading(), "全文", at=None)))
    assert text.count("全文<br>→ 全文") == text.split('<div class="report">')[0].count("全文<br>→ 全文") == 1
