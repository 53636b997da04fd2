"""Several tables in one section: the one of the year is taken, or none; another one never in silence."""

from __future__ import annotations

import pytest
from printed_layouts import LAYOUTS

from govinfo_report import Money, ReadResult, read
from govinfo_report.formats._core.captions import year_told
from govinfo_report.report.report import PrintedKind
from govinfo_report.testing import make_distinct_report

TITLE = "云溪市人民政府2023年政府信息公开工作年度报告"
SECTIONS = {
    "proactive_disclosure": ("二、主动", "三、收到"),
    "requests": ("三、收到", "四、政府"),
    "disputes": ("四、政府", "五、存在"),
}
THIS = make_distinct_report("2021")
PRINTED = [name for name in LAYOUTS if "blanks" in name or "bars" in name]


def parts(layout: str, table: str) -> tuple[list[str], list[str], list[str]]:
    """The lines before a table, of it, and after it."""
    lines = LAYOUTS[layout](THIS).split("\n")
    lines[0] = TITLE
    first, last = (next(n for n, line in enumerate(lines) if line.startswith(mark)) for mark in SECTIONS[table])
    return lines[: first + 1], lines[first + 1 : last], lines[last:]


def older(lines: list[str]) -> list[str]:
    """The same table with other figures, each as wide as before."""

    def raised(word: str) -> str:
        figure = word.strip("-")
        return word.replace(figure[:1], "7", 1) if figure.replace(".", "").isdigit() and len(figure) > 3 else word

    return ["".join(raised(word) for word in _words(line)) for line in lines]


def _words(line: str) -> list[str]:
    words: list[str] = [""]
    for character in line:
        if (character in " |｜\t") != (words[-1][:1] in " |｜\t"):
            words.append("")
        words[-1] += character
    return words


def figures(result: ReadResult, table: str) -> set[str]:
    cells = (cell for ref, cell in result.unwrap().cells() if ref.table == table)
    texts = (str(cell.value if isinstance(cell, Money) else cell).lstrip("-") for cell in cells)
    return {text for text in texts if text != "None"}


def codes(result: ReadResult) -> set[str]:
    return {finding.rule.code for finding in result.findings}


@pytest.mark.parametrize("table", SECTIONS)
@pytest.mark.parametrize("layout", PRINTED)
@pytest.mark.parametrize(
    "captions",
    [("2022年", "2023年"), ("表1 2022年度情况", "表2 2023年度情况"), ("上年度", "本年度"), ("（2022年）", "")],
)
def test_the_table_of_the_year_is_taken(captions: tuple[str, str], layout: str, table: str) -> None:
    before, lines, after = parts(layout, table)
    last, this = captions
    for order in ([(last, older(lines)), (this, lines)], [(this, lines), (last, older(lines))]):
        body = [line for caption, rows in order for line in ([caption, *rows] if caption else rows)]
        if not order[1][0]:
            continue  # nothing ends the table of the other year
        result = read("\n".join([*before, *body, *after]))
        whole = figures(read("\n".join([*before, *lines, *after])), table)
        piece = layout == "columns told by blanks" and order[1][0] == "本年度"
        assert figures(result, table) == (set() if piece else whole), "a piece of a label between rows is no caption"


@pytest.mark.parametrize("table", SECTIONS)
@pytest.mark.parametrize("layout", PRINTED)
def test_of_tables_that_nothing_tells_apart_none_is_taken(layout: str, table: str) -> None:
    before, lines, after = parts(layout, table)
    result = read("\n".join([*before, *older(lines), *lines, *after]))
    assert figures(result, table) == set()
    assert codes(result) >= {"GIR153", "GIR130"}
    kinds = {each.kind for ref, each in result.unwrap().printed.items() if ref.table == table}
    assert PrintedKind.BLANK not in kinds


@pytest.mark.parametrize("table", SECTIONS)
def test_a_table_under_another_year_is_read_with_a_finding(table: str) -> None:
    before, lines, after = parts("bars between the cells", table)
    result = read("\n".join([*before, "2022年", *lines, *after]))
    assert figures(result, table) == figures(read("\n".join([*before, *lines, *after])), table)
    assert "GIR132" in codes(result)


@pytest.mark.parametrize("table", ["proactive_disclosure", "requests"])
def test_a_table_of_another_year_is_told(table: str) -> None:
    before, lines, after = parts("bars between the cells", table)
    result = read("\n".join([*before, "2022年", *older(lines), "2023年", *lines, *after]))
    assert "GIR131" in codes(result)
    assert any(cell.startswith("7") for extra in result.extras for cell in extra.cells)


@pytest.mark.parametrize("table", SECTIONS)
def test_tables_in_a_report_without_a_year_are_rivals(table: str) -> None:
    before, lines, after = parts("bars between the cells", table)
    text = "\n".join([*before, "2022年", *older(lines), "2023年", *lines, *after]).replace(
        TITLE, "政府信息公开年度报告"
    )
    assert figures(read(text), table) == set()


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2022年", 2022),
        ("（2022年度）", 2022),
        ("表二：2022年度政府信息公开申请情况统计表", 2022),
        ("本年度", 0),
        ("上一年情况", -1),
        ("去年数据：", -1),
        ("统计期限：2022年1月1日至2022年12月31日", None),
        ("国办公开办函〔2021〕30号", None),
        ("2021年和2022年对比", None),
        ("较2022年增加", None),
        ("2022年共收到申请12件。", None),
        ("注：2022年", None),
        ("二、上年结转政府信息公开申请数量", None),
        ("本年制发件数", None),
    ],
)
def test_the_year_of_a_caption(text: str, year: int | None) -> None:
    assert year_told(text) == year
