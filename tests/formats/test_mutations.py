"""Mutations of printed reports: whatever is cut, lost, doubled or moved, no figure comes into the cell of another.

Every cell of the report holds a figure of its own, so a figure in a cell can only be that cell's, and a figure that
is printed but in no cell must be named: as unread, as an extra, as text of a cell, or beside the table.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
from printed_layouts import LAYOUTS

from govinfo_report import CellRef, Money, ReadResult, Report, read, read_all
from govinfo_report.report.report import PrintedKind
from govinfo_report.testing import make_distinct_report

EDITIONS = ("2019", "2021")
TITLE = "云溪市人民政府2023年政府信息公开工作年度报告\n"
SECOND = TITLE + "二、主动公开政府信息情况\n"
THIRD = TITLE + "三、收到和处理政府信息公开申请情况\n"
FOURTH = TITLE + "四、政府信息公开行政复议、行政诉讼情况\n"
RECEIVED = "一、本年新收政府信息公开申请数量"
_FIGURE = re.compile(r"(?<![\d.])\d{4}(?:\.\d+)?(?![\d.])")
_FIGURES = re.compile(r"\d+")
Lines = list[str]


def one_cell_a_line(report: Report) -> str:
    lines = LAYOUTS["bars between the cells"](report).split("\n")
    return "\n".join(cell for line in lines for cell in line.split(" | ") if cell.strip())


def label_above_figures(report: Report) -> str:
    """Every label on a line of its own, and its figures on the next."""
    lines: Lines = []
    for line in LAYOUTS["bars between the cells"](report).split("\n"):
        cells = line.split(" | ")
        words = [cell for cell in cells if not re.fullmatch(r"-?[\d.]+", cell)]
        lines += [" ".join(part) for part in (words, cells[len(words) :]) if part]
    return "\n".join(lines)


PRINTED: dict[str, Callable[[Report], str]] = {
    **LAYOUTS,
    "one cell a line": one_cell_a_line,
    "labels above their figures": label_above_figures,
}
REPORTS = {name: make_distinct_report(name) for name in EDITIONS}


def digits(cell: object) -> str:
    return str(cell.value if isinstance(cell, Money) else cell).lstrip("-")


FIGURES = {name: {str(ref): digits(cell) for ref, cell in report.cells()} for name, report in REPORTS.items()}


def misread(edition_id: str, text: str) -> list[str]:
    """Cells with the figure of another one, and cells called blank whose figure is printed."""
    ours = FIGURES[edition_id]
    found: list[str] = []
    for result in read_all(text):
        if result.report is None:
            continue
        for ref, cell in result.report.cells():
            printed = result.report.printed.get(ref)
            if cell is not None and digits(cell) != "None":
                found += [] if ours.get(str(ref)) == digits(cell) else [f"{ref}={digits(cell)}"]
            elif ref.table not in result.report.absent and (printed is None or printed.kind is PrintedKind.BLANK):
                found += [f"{ref} blank"] if ours.get(str(ref)) in _FIGURE.findall(text) else []
    return found


def lost(text: str) -> set[str]:
    """Figures of the report that are printed and that a reading says nothing about."""
    results = read_all(text)
    if any(result.report is None for result in results):
        return set()
    known = {figure for result in results for figure in _FIGURE.findall(" ".join(_told(result)))}
    return (set(_FIGURE.findall(text)) & {each for ours in FIGURES.values() for each in ours.values()}) - known


def _told(result: ReadResult) -> list[str]:
    report = result.unwrap()
    told = [digits(cell) for _, cell in report.cells()]
    told += [each.text.replace("-", " ") for each in result.unread]
    told += [text.replace("-", " ") for each in result.extras for text in (each.label, *each.cells)]
    told += [each.raw.replace("-", " ") for each in report.printed.values()]
    told += [text for body in report.notes.values() for text in body]
    told += [text for _, each in report.narratives() for text in each.paragraphs]
    return [*told, *report.preamble, report.title or ""]


def drop(chance: random.Random, lines: Lines) -> Lines:
    at = chance.randrange(len(lines))
    return lines[:at] + lines[at + 1 :]


def double(chance: random.Random, lines: Lines) -> Lines:
    at = chance.randrange(len(lines))
    return [*lines[: at + 1], *lines[at:]]


def put_in(chance: random.Random, lines: Lines) -> Lines:
    at = chance.randrange(len(lines))
    strangers = (
        "- 7 -",
        "第 7 页 共 9 页",
        "7/9",
        "单位：件",
        "行政许可10件，行政处罚3件。",
        "注：总计中含上年结转7件。",
    )
    return [*lines[:at], chance.choice(strangers), *lines[at:]]


def repeat_title(chance: random.Random, lines: Lines) -> Lines:
    at = chance.randrange(len(lines))
    return [*lines[:at], lines[0], *lines[at:]]


def mistype(chance: random.Random, lines: Lines) -> Lines:
    at = chance.choice([n for n, line in enumerate(lines) if re.search("[一-鿿]", line)])
    place = chance.choice([found.start() for found in re.finditer("[一-鿿]", lines[at])])
    changed = lines[at][:place] + chance.choice(["", "某", lines[at][place] * 2]) + lines[at][place + 1 :]
    return [*lines[:at], changed, *lines[at + 1 :]]


def break_line(chance: random.Random, lines: Lines) -> Lines:
    """A line broken at a blank or bar, or before a word, but never inside a figure."""
    at = chance.choice([n for n, line in enumerate(lines) if len(line) > 1])
    places = [n for n in range(1, len(lines[at])) if not re.search(r"[\d.\-]\Z", lines[at][:n])]
    place = chance.choice(places or [len(lines[at])])
    return [*lines[:at], lines[at][:place], lines[at][place:], *lines[at + 1 :]]


def blank_out(chance: random.Random, lines: Lines) -> Lines:
    at = chance.choice([n for n, line in enumerate(lines) if _FIGURE.search(line)])
    found = chance.choice(list(_FIGURE.finditer(lines[at])))
    width = len(found[0]) * chance.randrange(2)
    return [*lines[:at], lines[at][: found.start()] + " " * width + lines[at][found.end() :], *lines[at + 1 :]]


def cut_off(chance: random.Random, lines: Lines) -> Lines:
    text = "\n".join(lines)
    return text[: chance.randrange(len(text))].split("\n")


MUTATIONS = (drop, double, put_in, repeat_title, mistype, break_line, blank_out, cut_off)


@pytest.mark.parametrize("edition_id", EDITIONS)
@pytest.mark.parametrize("layout", PRINTED)
def test_no_mutation_puts_a_figure_where_it_does_not_belong(layout: str, edition_id: str) -> None:
    lines = PRINTED[layout](REPORTS[edition_id]).split("\n")
    for seed, mutate in enumerate(MUTATIONS * 2):
        text = "\n".join(mutate(random.Random(f"{layout} {seed}"), list(lines)))  # noqa: S311
        assert (mutate.__name__, misread(edition_id, text), lost(text)) == (mutate.__name__, [], set())


@pytest.mark.parametrize("layout", PRINTED)
def test_no_cut_makes_a_wrong_figure_or_a_blank(layout: str) -> None:
    text = PRINTED[layout](REPORTS["2021"])
    first, last = text.index("第二十条"), text.index("五、存在")
    for end in random.Random(layout).sample(range(first, last), 12):  # noqa: S311
        result = read(text[:end])
        assert (end, misread("2021", text[:end])) == (end, [])
        kinds = {str(ref): each.kind for ref, each in result.unwrap().printed.items()}
        assert PrintedKind.BLANK not in kinds.values(), text[end - 40 : end]


def cells_of(text: str) -> dict[str, str]:
    report = read(text).unwrap()
    return {str(ref): digits(cell) for ref, cell in report.cells() if cell is not None and digits(cell) != "None"}


def blanks_of(text: str) -> set[str]:
    report = read(text).unwrap()
    return {str(ref.row) for ref, each in report.printed.items() if each.kind is PrintedKind.BLANK}


def unread_of(text: str) -> list[str]:
    return [each.text for each in read(text).unread]


def test_figures_between_two_labels_are_of_neither() -> None:
    text = SECOND + "规章\n11 12 13\n行政规范性文件\n14 15 16\n"
    assert cells_of(text) == {}
    assert unread_of(text) == ["11", "12", "13", "14", "15", "16"]


@pytest.mark.parametrize("tail", ["：5、1、2、3、4、5、6", "5件", "1031, 1032"])
def test_figures_behind_the_note_of_a_label_are_no_note(tail: str) -> None:
    text = (
        THIRD + f"（二）部分公开（区分处理的，只计这一情形，不计其他情形）{tail}\n"
        "（一）予以公开 | 1 | 2 | 3 | 4 | 5 | 6 | 7\n"
    )
    assert "partly_disclosed" not in blanks_of(text)


def test_the_head_of_the_labels_is_no_column() -> None:
    text = SECOND + "信息内容      本年制发件数   本年废止件数   现行有效件数\n规章          1001\n第二十条第（五）项\n"
    assert cells_of(text) == {"proactive_disclosure.administrative_rules.issued": "1001"}


def test_rows_that_lost_their_last_cells_do_not_move() -> None:
    heads = "|  |  |  | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n"
    row = f"| {RECEIVED} |  |  | 11 | 12 | 13 | 14 | 15 | 16\n"
    assert cells_of(THIRD + row) == {}
    assert cells_of(THIRD + heads + row) == {}
    assert cells_of(THIRD + heads + row.replace(" | 16", "")) == {}


def test_a_running_title_does_not_begin_another_report() -> None:
    lines = LAYOUTS["columns told by blanks"](REPORTS["2021"]).split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("二、上年结转"))
    (result,) = read_all("\n".join([*lines[:at], lines[0], *lines[at:]]))
    assert result.unwrap().tables() == REPORTS["2021"].tables()


@pytest.mark.parametrize("between", [" | ", "\n"])
def test_heads_of_the_disputes_table_in_another_order_prove_that_positions_mean_nothing(between: str) -> None:
    outcomes = ["结果纠正", "结果维持", "其他结果", "尚未审结", "总计"] * 3
    figures = [str(n) for n in range(1, 31, 2)]
    assert cells_of(FOURTH + between.join(outcomes) + "\n" + " | ".join(figures) + "\n") == {}


def test_heads_on_lines_of_their_own_in_another_order_prove_that_positions_mean_nothing() -> None:
    heads = "总计\n自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n"
    assert cells_of(THIRD + heads + RECEIVED + "\n1\n2\n3\n4\n5\n6\n7\n") == {}
    merged = "自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n"
    assert len(cells_of(THIRD + merged + RECEIVED + "\n1\n2\n3\n4\n5\n6\n7\n")) == 7


def test_a_row_without_cells_beside_others_is_not_blank() -> None:
    text = FOURTH + "行政复议\n1 | 2 | 3 | 4 | 5\n"
    printed = read(text).unwrap().printed
    assert printed[CellRef("disputes", "litigation_direct", "total")].kind is PrintedKind.MISSING


def test_a_figure_behind_the_end_of_its_row_is_no_blank() -> None:
    text = (
        SECOND + "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量\n行政处罚 | 1013 | -1014 | \n1015 |\n"
        "行政强制 | 1 | 2 | 3\n"
    )
    assert "penalties" not in blanks_of(text)
    assert set(unread_of(text)) == {"1013", "-1014", "1015"}


def test_a_label_before_a_figure_that_is_cut_off_is_not_blank() -> None:
    text = (
        THIRD + f"自然人 |\n总计 |\n{RECEIVED} |\n1 |\n1 |\n1 |\n1 |\n1 |\n1 |\n1 |\n"
        "二、上年结转政府信息公开申请数量 |\n1018 "
    )
    assert blanks_of(text) == set()


def test_a_figure_that_the_source_ends_in_may_go_on() -> None:
    row = "规章 | 1001 | 1002 | 100"
    assert cells_of(SECOND + row) == {}
    assert len(cells_of(SECOND + row + "\n")) == 3
    assert len(cells_of(SECOND + row + " |")) == 3
    assert cells_of(SECOND + "规章1001") == {}


def test_a_list_of_words_that_are_labels_is_no_blank_table() -> None:
    assert blanks_of(SECOND + "本机关职责包括：\n行政许可\n行政处罚\n行政强制\n以上事项依法办理。\n") == set()


def test_figures_on_lines_of_their_own_belong_to_the_group_before_them() -> None:
    heads = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"
    text = FOURTH + f"行政复议\n{heads}1\n2\n3\n4\n10\n未经复议直接起诉\n{heads}5\n6\n7\n8\n26\n"
    cells = cells_of(text)
    assert {ref: figure for ref, figure in cells.items() if ".total" in ref} == {
        "disputes.reconsideration.total": "10",
        "disputes.litigation_direct.total": "26",
    }


def test_a_group_whose_figures_were_read_does_not_name_the_next_ones() -> None:
    text = FOURTH + "复议后起诉\n1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10\n11 | 12 | 13 | 14 | 50\n"
    assert cells_of(text) == {}


def test_figures_under_the_names_of_several_groups_are_of_none() -> None:
    heads = "未经复议直接起诉\n复议后起诉\n结果维持\n总计\n结果维持\n总计\n"
    assert cells_of(FOURTH + heads + "1\n2\n3\n4\n10\n第 5 页 共 9 页\n5\n6\n7\n8\n26\n") == {}


def test_a_figure_that_touches_a_column_is_not_under_it() -> None:
    heads = "信息内容          本年制发件数   本年废止件数   现行有效件数\n"
    row = "规章              1              2              3\n"
    moved = "行政规范性文件                            12345\n"
    assert "12345" not in cells_of(SECOND + heads + row + row.replace("规章", "规律") + moved).values()


@pytest.mark.parametrize("between", ["", " "])
def test_running_heads_in_another_order_prove_that_positions_mean_nothing(between: str) -> None:
    heads = between.join(["信息内容", "本年废止件数", "本年制发件数", "现行有效件数"])
    row = between.join(["规章", "1", "2", "3"])
    assert cells_of(f"{SECOND}{heads}\n{row}\n") == {}


@pytest.mark.parametrize(
    "text",
    [
        TITLE + "一、总体情况\n信息内容 | 本年处理决定数量\n行政许可 | 10\n二、主动公开政府信息情况\n（见图）\n",
        TITLE + "二、主动公开政府信息情况\n行政许可 | 10\n六、其他需要报告的事项\n行政处罚 | 33\n",
    ],
)
def test_a_table_in_a_narrative_section_is_not_taken_silently(text: str) -> None:
    result = read(text)
    assert not {"10", "33"} & set(cells_of(text).values()) - {"10"} or result.findings
    assert "一、总体情况" not in text or not cells_of(text) or result.findings


def test_a_figure_in_the_note_of_a_label_is_not_lost() -> None:
    text = SECOND + "信息内容\n本年制发件数\n规章（3）\n行政规范性文件（12）\n行政许可\n5\n"
    assert {"3", "12"} & set(_FIGURES.findall(" ".join(unread_of(text)))) == {"3", "12"}


def test_a_column_left_out_and_another_added_do_not_move_the_rest() -> None:
    heads = " | 自然人 | 商业企业 | 科研机构 | 法律服务机构 | 其他 | 总计 | 占比\n"
    assert cells_of(THIRD + heads + RECEIVED + " | 1 | 2 | 3 | 4 | 5 | 6 | 7\n") == {}


def test_figures_that_run_together_may_lack_a_blank_cell() -> None:
    assert cells_of(SECOND + "规章1001\n") == {}


def test_two_rows_of_disputes_are_not_chosen_between() -> None:
    rows = [" | ".join(str(n) for n in range(first, first + 30, 2)) for first in (1, 2)]
    assert cells_of(FOURTH + "\n".join(rows) + "\n") == {}


def test_figures_right_behind_the_names_of_several_groups_are_of_none() -> None:
    text = FOURTH + "未经复议直接起诉\n复议后起诉\n1\n2\n3\n4\n10\n第 5 页 共 9 页\n5\n6\n7\n8\n26\n"
    assert cells_of(text) == {}


def test_a_broken_line_of_disputes_has_no_blank_cells() -> None:
    lines = LAYOUTS["columns told by blanks"](REPORTS["2021"]).split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("1186"))
    middle = lines[at].index("1193")
    text = "\n".join([*lines[:at], lines[at][:middle], lines[at][middle:], *lines[at + 1 :]])
    assert [each for each in misread("2021", text) if each.startswith("disputes")] == []


def test_a_broken_row_that_runs_together_is_not_read() -> None:
    assert cells_of(THIRD + "1.属于国家秘密1046104\n71048104910501051 1052\n") == {}


def test_a_label_before_a_line_of_another_table_is_not_blank() -> None:
    lines = one_cell_a_line(REPORTS["2021"]).replace("1.信访举报投诉类申请\n", "1.信访举报投诉类申请\n结果维持\n")
    assert misread("2021", lines) == []


@pytest.mark.parametrize("layout", ["columns told by blanks"])
@pytest.mark.parametrize("edition_id", EDITIONS)
def test_a_broken_row_has_no_blank_cells(layout: str, edition_id: str) -> None:
    lines = PRINTED[layout](REPORTS[edition_id]).split("\n")
    rows = [n for n, line in enumerate(lines) if len(_FIGURE.findall(line)) > 1]
    for at in random.Random(edition_id).sample(rows, 12):  # noqa: S311
        middle = [found.start() for found in _FIGURE.finditer(lines[at])][-1]
        text = "\n".join([*lines[:at], lines[at][:middle].rstrip("-"), lines[at][middle:], *lines[at + 1 :]])
        assert (lines[at], misread(edition_id, text)) == (lines[at], [])
        middle = [found.start() for found in _FIGURE.finditer(lines[at])][1]
        text = "\n".join([*lines[:at], lines[at][:middle].rstrip("-"), lines[at][middle:], *lines[at + 1 :]])
        assert (lines[at], misread(edition_id, text)) == (lines[at], [])
