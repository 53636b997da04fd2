"""A finding on a column shows its rows one below the other, so that a person can add them up."""

from __future__ import annotations

import pytest
from attrs import evolve

from govinfo_report import CellRef, Finding, Report, rule_info, validate
from govinfo_report.findings import Change, Language
from govinfo_report.present.column_excerpt import column_excerpt
from govinfo_report.present.columns import display_width
from govinfo_report.present.screen import Screen
from govinfo_report.testing import make_report

from .outputs import reading, run

WRONG = make_report(
    **{
        "requests.excessive_requests.other_organization": 34,
        "requests.state_secret.other_organization": 1,
        "requests.excessive_requests.total": 12,
        "requests.not_held.other_organization": 0,
        "requests.disclosed.other_organization": None,
    }
)


def columns(report: Report) -> list[Finding]:
    findings = validate(report, families={"3xx"}).findings
    return [each for each in findings if isinstance(each.at, CellRef) and each.at.row == "*"]


def shown(finding: Finding, report: Report = WRONG, width: int = 100, lang: Language = "zh") -> list[str]:
    return column_excerpt(finding, report, lang, screen=Screen(width=width))


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_the_figures_of_the_column_stand_in_the_order_of_the_form(edition: str) -> None:
    report = make_report(edition)
    cells = [ref for ref, _ in report.requests.cells() if ref.column == "total"]
    finding = Finding(rule=rule_info("GIR302"), at=CellRef("requests", "*", "total"), related=tuple(reversed(cells)))
    lines = shown(finding, report)
    assert [int(line.split()[-1]) for line in lines] == [report.cell(ref) for ref in cells]
    assert len({display_width(line) for line in lines}) == 1
    assert lines[0].strip().startswith("一、本年新收政府信息公开申请数量 ")


def test_rows_of_nil_are_counted_blanks_are_shown() -> None:
    (finding,) = [each for each in columns(WRONG) if each.rule.code == "GIR302" and "other" in str(each.at)]
    lines = shown(finding)
    assert lines[-1].strip() == "其余 1 行为 0"
    assert [line.split() for line in lines if "空白" in line] == [["（一）予以公开", "空白"]]
    assert len(lines) == 1 + len([ref for ref in finding.related if WRONG.cell(str(ref)) != 0])


def test_behind_a_candidate_stands_the_figure_that_would_mend_the_column() -> None:
    at, zero = CellRef("requests", "excessive_requests", "total"), CellRef("requests", "not_held", "other_organization")
    (finding,) = [each for each in columns(WRONG) if each.at == CellRef("requests", "*", "total")]
    (line,) = [each for each in shown(finding) if "←" in each]
    becomes = [change.becomes for change in finding.suggestions if change.at == at]
    assert line.split()[-3:] == ["12", "←", f"{becomes[0]}?"]
    offered = (Change(at=zero, was=0, becomes=5),)
    finding = Finding(rule=rule_info("GIR302"), at=CellRef("requests", "*", zero.column), related=(zero,))
    assert [each.strip() for each in shown(finding)] == ["其余 1 行为 0"]
    (line,) = shown(evolve(finding, suggestions=offered))
    assert line.split()[-3:] == ["0", "←", "5?"]


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_the_screen(width: int, lang: Language) -> None:
    for finding in columns(WRONG):
        lines = shown(finding, WRONG, width, lang)
        assert lines
        assert max(map(display_width, lines)) <= max(width, 35)


def test_what_is_no_column_of_the_report_has_none() -> None:
    column = CellRef("requests", "*", "total")
    finding = Finding(rule=rule_info("GIR302"), at=column, related=(CellRef("requests", "received", "total"),))
    assert shown(finding)
    assert column_excerpt(finding, None, "zh", screen=Screen()) == []
    assert shown(finding, evolve(WRONG, absent={"requests"})) == []
    assert shown(evolve(finding, at=CellRef("requests", "received"))) == []
    assert shown(evolve(finding, at=None)) == []


def test_the_terminal_shows_the_column_instead_of_one_row() -> None:
    changes = {
        str(ref): WRONG.cell(ref) for ref, _ in WRONG.requests.cells() if WRONG.cell(ref) != make_report().cell(ref)
    }
    text = run("text", ("a.txt", reading(**changes)))
    assert "（五）不予处理 4.无正当理由大量反复申请" in text
    assert "← 48?" in text
    assert "总计 [882]" not in text
