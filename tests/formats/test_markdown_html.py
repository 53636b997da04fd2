"""Markdown whose tables are written as HTML, as converters do it where cells are merged."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("turbohtml")

from html_pages import body, plain, word

from govinfo_report import Report, read, write
from govinfo_report.testing import make_distinct_report

TITLE = "# 云溪市2024年政府信息公开工作年度报告\n\n"
PROBLEMS = "## 五、存在的主要问题及改进情况\n\n还有问题。\n"
TABLE = re.compile(r"<table.*?</table>", re.DOTALL)


def with_html_tables(report: Report, markup: str) -> str:
    """The report as Markdown, with the tables of a page in the place of its own."""
    lines = [line for line in write(report, "markdown").split("\n") if not line.startswith("|")]
    text = "\n".join(lines)
    for number, table in zip("二三四", TABLE.findall(markup), strict=True):
        heading = re.search(rf"## {number}、[^\n]*\n", text)
        assert heading is not None
        text = f"{text[: heading.end()]}\n{table}\n{text[heading.end() :]}"
    return text


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("markup", [plain, word], ids=["plain", "word"])
@pytest.mark.parametrize("joined", [False, True], ids=["lines", "one line"])
def test_tables_in_html_are_read(edition: str, markup: object, joined: bool) -> None:
    report = make_distinct_report(edition)
    text = with_html_tables(report, body(report, markup))  # type: ignore[arg-type]
    if joined:
        text = TABLE.sub(lambda found: found[0].replace("\n", ""), text)
    result = read(text)

    assert result.provenance.reader == "markdown"
    assert result.unwrap().tables() == report.tables()
    assert result.unread == ()
    assert all(re.sub("<[^>]*>", "", result.spans[ref].of(text)) == raw for ref, raw in result.raw.items())


def test_what_stands_around_a_table_in_html_is_read_as_markdown() -> None:
    text = f"{TITLE}## 一、总体情况\n\n做了 1\\*2。\n\n<TABLE ><tr><td>甲<td>乙</TABLE> 丙。\n\n{PROBLEMS}"
    report = read(text).unwrap()

    assert report.overview is not None
    assert report.overview.paragraphs == ("做了 1*2。", "甲 乙", "丙。")
    assert report.problems is not None
    assert report.problems.paragraphs == ("还有问题。",)


def test_a_table_that_is_not_closed_ends_before_the_next_heading() -> None:
    text = f"{TITLE}## 一、总体情况\n\n<table><tr><td>甲\n\n{PROBLEMS}"
    report = read(text).unwrap()

    assert report.problems is not None
    assert report.problems.paragraphs == ("还有问题。",)
