"""Tables that lost their grid: labels cut, torn off or run together with figures. Right, or reported."""

from __future__ import annotations

import random
import re

import pytest
from printed_layouts import LAYOUTS

from govinfo_report import CellRef, Report, read, read_all, validate
from govinfo_report.report.report import PrintedKind
from govinfo_report.testing import make_distinct_report, make_report
from govinfo_report.validation import Outcome

EDITIONS = ("2019", "2021")
PIPES = LAYOUTS["bars between the cells"]
ALIGNED = LAYOUTS["columns told by blanks"]


def zeroed(edition_id: str, **changes: object) -> Report:
    """A report in which every count is a single digit."""
    report = make_report(edition_id)
    cells = {str(ref): 0 for ref, cell in report.cells() if isinstance(cell, int)}
    return make_report(edition_id, **{**cells, **changes})


def run_together(report: Report) -> str:
    """The report as one running text, as web pages become when their tags are dropped."""
    return PIPES(report).replace(" | ", "").replace("\n", "")


def codes(text: str) -> list[str]:
    return [finding.rule.code for finding in read(text).findings]


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_figures_of_one_digit_that_run_together_are_certain(edition_id: str) -> None:
    report = zeroed(edition_id, **{"requests.received.natural_person": 3, "requests.received.total": 3})
    result = read(run_together(report))
    ours = {ref: cell for ref, cell in report.cells() if isinstance(cell, int)}
    single = [ref for ref in ours if ref.table != "proactive_disclosure"]
    assert {ref: dict(result.unwrap().cells())[ref] for ref in single} == {ref: ours[ref] for ref in single}
    assert not any(each.kind is PrintedKind.JOINED for each in result.unwrap().printed.values())


ADDS_UP = {
    f"requests.{row}.{column}": value
    for row, values in {
        "received": {"natural_person": 151, "commercial_enterprise": 3, "total": 154},
        "disclosed": {"natural_person": 100, "commercial_enterprise": 2, "total": 102},
        "not_held": {"natural_person": 47, "commercial_enterprise": 1, "total": 48},
        "total_handled": {"natural_person": 147, "commercial_enterprise": 3, "total": 150},
        "carried_forward": {"natural_person": 4, "total": 4},
    }.items()
    for column, value in values.items()
}


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_figures_that_add_up_in_one_way_only_are_taken_apart_and_prove_nothing(edition_id: str) -> None:
    report = zeroed(edition_id, **ADDS_UP)
    result = read(run_together(report))
    assert result.unwrap().requests == report.requests
    assert "GIR114" in codes(run_together(report))
    lines = {line.at: line.outcome for line in validate(result).lines if line.at.table == "requests"}
    assert lines[CellRef("requests", "received")] is Outcome.INFERRED
    assert lines[CellRef("requests", "carried_in")] is Outcome.HOLDS
    assert not validate(result).complete


def test_figures_that_do_not_add_up_are_not_taken_apart() -> None:
    report = zeroed("2021", **{**ADDS_UP, "requests.received.total": 155})
    result = read(run_together(report))
    assert result.unwrap().requests.received == type(report.requests).blank().received
    assert "15130000155" in [each.text for each in result.unread]
    assert result.unwrap().printed[CellRef("requests", "received", "total")].kind is PrintedKind.UNREAD


def test_three_documents_in_a_row_are_not_split_by_guessing() -> None:
    result = read("二、主动公开政府信息情况\n信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件898989\n")
    assert [each.text for each in result.unread] == ["898989"]
    assert result.unwrap().cell("proactive_disclosure.administrative_rules.in_force") == 0


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_rows_without_labels_are_named_by_their_neighbours(edition_id: str) -> None:
    report = make_distinct_report(edition_id)
    lines = PIPES(report).split("\n")
    rows = [n for n, line in enumerate(lines) if re.search(r"\d \| \d", line)]
    first = next(n for n in rows if lines[n].startswith("一、本年新收"))
    last = next(n for n in rows if lines[n].startswith("四、结转"))
    inner = [n for n in rows if first < n < last]
    for seed in range(6):
        torn = list(lines)
        for n in random.Random(seed).sample(inner, 7):  # noqa: S311
            torn[n] = " | ".join(cell for cell in torn[n].split(" | ") if cell.isdecimal())
        assert read("\n".join(torn)).unwrap().tables() == report.tables()


def test_a_row_too_many_without_a_label_is_read_nowhere() -> None:
    report = make_distinct_report("2021")
    text = PIPES(report)
    row = next(line for line in text.split("\n") if "2.重复申请" in line)
    bare = " | ".join(cell for cell in row.split(" | ") if cell.isdecimal())
    result = read(text.replace(row, f"{bare}\n7 | 7 | 7 | 7 | 7 | 7 | 7"))
    assert result.unwrap().requests.repeat_request == type(report.requests).blank().repeat_request
    assert len(result.unread) == 14


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_a_label_cut_into_lines_is_put_together(edition_id: str) -> None:
    report = make_distinct_report(edition_id)
    cut: list[str] = []
    for line in ALIGNED(report).split("\n"):
        found = re.match(r"(.*?)(5\.要求行政机关确认或重)(新出具已获取信息)(.*)", line)
        if found is None:
            cut.append(line)
            continue
        indent = found[1]
        cut += [indent + found[2], indent + " " * 16 + found[4], indent + found[3]]
    text = "\n".join(cut)
    assert "重\n" in text
    assert read(text).unwrap().tables() == report.tables()


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_lines_broken_at_a_fixed_width_are_one_paragraph(edition_id: str) -> None:
    long = (
        "本年度编印了面向企业和群众的办事指南，逐项说明办理条件、材料和时限，并在大厅、村居和网站同时摆放，方便查阅。"
        * 3
    )
    report = make_report(edition_id, overview=(long, "另有一段。", long))
    text = PIPES(report)
    wrapped = text.replace(long, "\n".join(long[n : n + 34] for n in range(0, len(long), 34)))
    back = read(wrapped).unwrap()
    assert back.overview is not None
    assert back.overview.paragraphs == (long, "另有一段。", long)


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_a_title_broken_in_two_names_its_organ(edition_id: str) -> None:
    report = make_report(edition_id)
    title = report.title or ""
    broken = PIPES(report).replace(title, title.replace("市人民政府", "市人民政府\n"), 1)
    back = read(broken).unwrap()
    assert (back.title, back.organ and back.organ.name) == (title, "云溪市人民政府")


def test_a_source_cut_inside_a_row_reads_no_blank_there() -> None:
    text = PIPES(make_distinct_report("2021"))
    rows = [line + " |" if "|" in line else line for line in text.split("\n")]
    n = next(n for n, line in enumerate(rows) if "7.属于行政执法案卷" in line)
    short = rows[n].rsplit(" | ", 1)[0] + " |"
    result = read("\n".join([*rows[:n], short]))
    assert result.unwrap().printed[CellRef("requests", "enforcement_case_file", "total")].kind is PrintedKind.UNREAD


def test_the_number_of_a_label_that_was_cut_off_is_no_figure() -> None:
    cells = ["三、收到和处理政府信息公开申请情况", "（二）部分公开", *"1000001", "1.属于国家秘密", *"0000000", "2"]
    result = read("\n".join(cells))
    assert result.unwrap().requests.state_secret.total == 0
    assert [each.text for each in result.unread] == ["2"]


def test_a_form_of_labels_alone_is_empty() -> None:
    result = read(without_figures("2019"))
    kinds = {ref: each.kind for ref, each in result.unwrap().printed.items() if ref.table != "disputes"}
    assert set(kinds.values()) == {PrintedKind.BLANK}
    assert len(kinds) == 22 + 161


def test_a_label_with_which_the_source_ends_has_no_blank_cells() -> None:
    form = without_figures("2019").partition("2.重复申请")
    result = read(form[0] + form[1])
    assert result.unwrap().printed[CellRef("requests", "repeat_request", "total")].kind is PrintedKind.MISSING
    assert result.unwrap().printed[CellRef("requests", "petition_or_complaint", "total")].kind is PrintedKind.BLANK


def without_figures(edition_id: str) -> str:
    """A form with one cell a line and not a figure in it."""
    cells = [cell for line in PIPES(make_report(edition_id)).split("\n") for cell in line.split(" | ")]
    return "\n".join(cell for cell in cells if not re.fullmatch(r"-?[\d.]+", cell))


@pytest.mark.parametrize("layout", ["bars between the cells", "tabs between the cells", "columns told by blanks"])
def test_reports_that_stand_one_after_the_other_are_kept_apart(layout: str) -> None:
    reports = [
        make_report("2021", year=year, title=f"云溪市人民政府{year}年政府信息公开工作年度报告") for year in (2022, 2023)
    ]
    text = "\n".join(LAYOUTS[layout](report) for report in reports)
    results = read_all(text)
    assert [result.unwrap().tables() for result in results] == [report.tables() for report in reports]
    assert [result.unwrap().year for result in results] == [2022, 2023]
    assert all(
        result.spans[ref].of(text).isdecimal() for result in results for ref, cell in result.unwrap().requests.cells()
    )
    assert read(text).report is None
    assert codes(text) == ["GIR151"]


def test_two_years_side_by_side_are_never_mixed() -> None:
    rows = PIPES(make_distinct_report("2021")).split("\n")
    twice = [
        row + " | " + " | ".join(row.split(" | ")[-7:]) if re.search(r"\d( \| \d+){6}$", row) else row for row in rows
    ]
    result = read("\n".join(twice))
    assert result.unwrap().requests == type(result.unwrap().requests).blank()
    assert {each.rule.code for each in result.findings} == {"GIR130"}


def test_rows_in_paragraphs_of_a_page_are_read() -> None:
    pytest.importorskip("turbohtml")
    report = make_distinct_report("2021")
    lines = PIPES(report).replace(" | ", " ").split("\n")
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
    result = read(page)
    assert result.unwrap().requests == report.requests
    held = {ref: result.spans[ref].of(page) for ref, _ in report.requests.cells()}
    assert held == {ref: str(cell) for ref, cell in report.requests.cells()}


def test_rows_in_paragraphs_leave_no_heads_among_the_notes() -> None:
    report = make_distinct_report("2021")
    result = read(PIPES(report).replace(" | ", " "))
    assert dict(result.unwrap().notes) == {}
    assert result.unwrap().tables() == report.tables()
