"""What positions do not prove is refused: no wrong figure, no lost figure, no claim that all is well."""

from __future__ import annotations

import re

import pytest
from printed_layouts import LAYOUTS

from govinfo_report import ReadResult, Report, read, validate, write
from govinfo_report.testing import make_distinct_report, make_report

BARS = LAYOUTS["bars between the cells"]


def wrong_cells(result: ReadResult, report: Report) -> list[str]:
    """Cells that hold another figure than the report that was printed."""
    assert result.report is not None
    ours = dict(report.cells())
    return [str(ref) for ref, cell in result.report.cells() if isinstance(cell, int) and cell != ours.get(ref)]


def codes(result: ReadResult) -> set[str]:
    return {finding.rule.code for finding in validate(result).findings}


def swapped(line: str, one: int, other: int) -> str:
    cells = line.split(" | ")
    cells[one], cells[other] = cells[other], cells[one]
    return " | ".join(cells)


def test_heads_out_of_order_leave_their_figures_unread() -> None:
    report = make_distinct_report("2021")
    lines = BARS(report).split("\n")
    rows = [line.count(" | ") in (7, 8, 9) and not line[:1].isdigit() and "结果" not in line for line in lines]
    text = "\n".join(swapped(line, -6, -5) if row else line for line, row in zip(lines, rows, strict=True))
    result = read(text)
    assert wrong_cells(result, report) == []
    assert "GIR130" in codes(result)
    assert not validate(result).complete


def test_a_blank_at_the_left_and_a_blank_total_do_not_shift_the_cells() -> None:
    report = make_distinct_report("2021")
    rows = re.compile(r"^(.*[^|\d ]) \| ((?:\d+ \| ){6})\d+$", re.MULTILINE)
    text = rows.sub(r"\1 |  | \2", BARS(report))
    result = read(text)
    assert wrong_cells(result, report) == []


def test_a_head_whose_second_line_is_lost_takes_no_cell_for_another() -> None:
    text = "三、收到和处理政府信息公开申请情况\n | 自然人 | 法人或其他组织 | | | | | 总计\n"
    result = read(text + "一、本年新收政府信息公开申请数量 | 5 | 3 | | | | |\n")
    received = result.unwrap().requests.received
    assert (received.natural_person, received.commercial_enterprise, received.total) == (5, 3, None)


@pytest.mark.parametrize(
    "line",
    [
        "888 | 规章 | 2 | 7 | 40",
        "三、本年度办理结果 888件 | （一）予以公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1",
        "行政强制 | 9 | 3 | 888",
        "888",
        "合计 | 888",
    ],
)
def test_a_figure_that_is_of_no_cell_is_named(line: str) -> None:
    text = BARS(make_report("2021")).replace("\n三、收到和处理", f"\n{line}\n三、收到和处理", 1)
    result = read(text)
    kept = [each.text for each in result.unread] + [cell for each in result.extras for cell in each.cells]
    assert any("888" in each for each in kept)
    assert codes(result) & {"GIR104", "GIR105", "GIR130"}


def test_what_follows_the_row_of_disputes_is_not_lost() -> None:
    text = BARS(make_report("2021")).replace("\n五、存在", "\n注 | 其中涉企 | 888\n五、存在", 1)
    result = read(text)
    assert any("888" in cell for each in result.extras for cell in each.cells)


def test_a_line_that_numbers_the_columns_is_no_row_of_values() -> None:
    report = make_distinct_report("2021")
    numbers = " | ".join(str(n) for n in range(1, 16))
    first = report.disputes.reconsideration.upheld
    text = BARS(report).replace(f"\n{first} | ", f"\n{numbers}\n{first} | ", 1)
    assert read(text).unwrap().disputes == report.disputes


def test_paragraphs_of_a_narrative_are_kept_though_they_read_like_labels() -> None:
    paragraphs = ("行政许可", "规章", "重复申请", "12", "13")
    report = make_report("2021", overview=paragraphs)
    overview = read(write(report, "text")).unwrap().overview
    assert overview is not None
    assert overview.paragraphs == paragraphs


def test_a_row_in_a_narrative_does_not_win_over_the_table() -> None:
    report = make_report("2021", overview=("行政许可 | 777",))
    result = read(write(report, "text"), format="text")
    assert result.unwrap().proactive_disclosure == report.proactive_disclosure
    assert [(each.label, each.cells) for each in result.extras] == [("行政许可", ("777",))]
    assert "GIR105" in codes(result)


def test_two_reports_in_one_text_are_refused() -> None:
    other = write(make_report("2021", title="河东市人民政府2023年政府信息公开工作年度报告", year=2023), "text")
    result = read(write(make_report("2021"), "text") + other, format="text")
    assert (result.report, [finding.rule.code for finding in result.findings]) == (None, ["GIR151"])


def test_a_list_of_contents_before_the_preamble_is_no_report() -> None:
    report = make_report("2021")
    lines = write(report, "text").split("\n")
    headings = [line for line in lines if re.match(r"[一二三四五六]、.{2,30}$", line) and "|" not in line]
    back = read("\n".join([lines[0], *headings, *lines[1:]]), format="text").unwrap()
    assert (back.preamble, back.overview, back.problems, back.other_matters) == (
        report.preamble,
        report.overview,
        report.problems,
        report.other_matters,
    )


@pytest.mark.parametrize(
    "title",
    ["首页 > 政务公开 > 政府信息公开年报", "关于政府信息公开工作年度报告", "我局2020年政府信息公开工作年度报告"],
)
def test_no_organ_is_made_of_what_names_none(title: str) -> None:
    text = BARS(make_report("2021", title=title, preamble=()))
    assert read(text).unwrap().organ is None


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("条例（国务院令第711号，2019年修订）施行以来进展顺利。", None),
        ("2025年我局将继续努力。", None),
        ("2024年，全局公开信息30条。", 2024),
    ],
)
def test_the_year_of_a_law_or_a_plan_is_not_the_year_reported_on(sentence: str, year: int | None) -> None:
    report = make_report("2021", title="某某局政府信息公开工作年度报告", preamble=(), overview=(sentence,))
    assert read(BARS(report)).unwrap().year == year


def test_a_period_that_is_compared_with_is_not_that_of_the_report() -> None:
    sentence = "与2018年1月1日至2018年12月31日的数据相比，申请有所增加。"
    assert read(BARS(make_report("2021", preamble=(sentence,)))).unwrap().period is None


@pytest.mark.parametrize("line", ["公布机会", "市教育局"])
def test_a_last_paragraph_is_not_taken_for_a_signature(line: str) -> None:
    report = make_report("2021", other_matters=("没有其他事项。", line))
    back = read(write(report, "text"), format="text").unwrap()
    assert back.other_matters == report.other_matters


@pytest.mark.parametrize(
    ("head", "printed", "amount"),
    [("本年收费金额（单位：元）", "1010.25", "1010.25元"), ("本年收费金额（单位：万元）", "1.2万", "None万元")],
)
def test_amounts_are_in_the_unit_of_the_head_or_not_taken(head: str, printed: str, amount: str) -> None:
    text = BARS(make_report("2021")).replace("本年收费金额（单位：万元）", head)
    text = re.sub(r"行政事业性收费 \| [0-9.]+", f"行政事业性收费 | {printed}", text)
    fees = read(text).unwrap().cell("proactive_disclosure.administrative_fees.amount")
    assert f"{fees.value}{fees.unit}" == amount  # type: ignore[union-attr]


def test_emphasis_is_taken_off_only_in_pairs() -> None:
    report = make_report("2021")
    text = write(report, "markdown").replace("| 9 | 4 | 40 |", "| **9** | 4\\* | 40 |", 1)
    cells = read(text, format="markdown").unwrap().proactive_disclosure.values()
    assert 9 in cells
    assert "GIR110" in codes(read(text, format="markdown")) or "4\\*" not in text


def test_half_surrogates_are_replaced_and_named() -> None:
    text = write(make_report("2021"), "json").replace("云溪市人民政府", "云溪市\\ud800政府")
    result = read(text)
    assert "GIR121" in codes(result)
    assert write(result.unwrap(), "json").encode()
