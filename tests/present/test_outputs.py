"""Findings for other programs: SARIF, JUnit, GitHub, CSV, Markdown, HTML; whatever a document holds."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from decimal import Decimal
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
    ParagraphRef,
    ReadResult,
    SectionRef,
    Severity,
    Span,
    all_rules,
    read,
)
from govinfo_report import validate as check
from govinfo_report.address import Place
from govinfo_report.findings import Change, Language
from govinfo_report.present import PRESENTERS
from govinfo_report.present.csv_findings import COLUMNS
from govinfo_report.present.escape import csv_cell, markdown_text
from govinfo_report.present.html_style import STYLE
from govinfo_report.present.markdown import STANDING_SIGNS
from govinfo_report.present.wording import Standing, standing
from govinfo_report.testing import make_report
from govinfo_report.validation import Profile, Suppression

from .outputs import HOSTILE, Page, reading, run, sarif, schema, with_finding, wrong

NAMES = ["a.txt", "目录/甲 乙.txt", "both.json#2", "-", HOSTILE, "C:\\reports\\a,b:c.txt"]
PLACES: list[Place | None] = [
    None,
    CellRef("requests", "*", "total"),
    CellRef("requests", "received"),
    ParagraphRef("overview", 0),
]
PLACES += [HeadingRef("requests"), SectionRef("title"), CellRef("requests", "no_such_row", "total")]
OTHERS = [form for form in PRESENTERS if form not in ("text", "json", "jsonl")]


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


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "＝1+1", "＋1", "－1", "＠x"])
def test_no_cell_of_csv_is_a_formula(text: str) -> None:
    assert csv_cell(text) == csv_cell(f"\t\r {text}") == f"'{text}"


def test_markdown_sums_up_several_documents() -> None:
    text = run("markdown", ("a.txt", wrong()), ("b.txt", reading()))
    assert text.endswith("| a.txt | ✗ 有错误 | 2 | 1 | 3 |\n| b.txt | ✓ OK | 0 | 0 | 0 |\n")
    assert "## 小结" not in run("markdown", ("a.txt", wrong()))


@pytest.mark.parametrize("form", OTHERS)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_hostile_gets_through(form: str, name: str, lang: Language) -> None:
    documents = [(name, with_finding(wrong(), HOSTILE, at=place)) for place in PLACES]
    documents.append((name, read(HOSTILE)))
    changed = (Change(at=HeadingRef("problems"), was=HOSTILE, becomes=HOSTILE * 2),)
    documents.append((name, with_finding(reading(), "不符", suggestions=changed)))
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
