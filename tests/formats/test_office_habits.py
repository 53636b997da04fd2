"""Tables as offices change them: marks, units, years, columns and rows of their own; each figure is right or reported.

Every habit is printed in every format. What must be read at the least is said beside it, as a share of the figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from attrs import evolve
from office_documents import Box, Line, docx, docx_of, grid_of
from printed_grids import OURS, PRINTERS, REPORTS, Parts, Rows, complaints, digits, is_figure, parts_of

from govinfo_report import read, read_all

pytest.importorskip("turbohtml")
pytest.importorskip("python_calamine")

EDITIONS = {"2021": REPORTS["2021"].year or 0, "2019": REPORTS["2019"].year or 0}
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
TRADITIONAL = str.maketrans("规范件数处罚强许业总计复议诉讼结维纠审", "規範件數處罰強許業總計復議訴訟結維糾審")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_FIGURE = re.compile(r"\d{4}(?:\.\d+)?")
Habit = Callable[[Parts], Parts]


def tables(parts: Parts) -> list[Rows]:
    return [part for part in parts if not isinstance(part, Line)]


def with_figures(change: Callable[[str], str]) -> Habit:
    return lambda parts: _changed(parts, change, figures=True)


def with_labels(change: Callable[[str], str]) -> Habit:
    return lambda parts: _changed(parts, change, figures=False)


def behind(mark: str) -> Habit:
    return with_figures(lambda text: text + mark)


def before(mark: str) -> Habit:
    return with_figures(lambda text: mark + text)


def behind_labels(mark: str) -> Habit:
    return with_labels(lambda text: text + mark)


def _changed(parts: Parts, change: Callable[[str], str], *, figures: bool) -> Parts:
    for table in tables(parts):
        for row in table:
            row[:] = [evolve(b, text=change(b.text)) if b.text and is_figure(b) is figures else b for b in row]
    return parts


def of_a_row(row: Sequence[Box]) -> list[Box]:
    """The label of a row and its figures, without what is merged over several rows."""
    label = max(n for n, box in enumerate(row) if not is_figure(box))
    return [evolve(box, height=1) for box in row[label:]]


def figures_in(row: Sequence[Box]) -> list[Box]:
    return [box for box in row if is_figure(box)]


def lines(change: Callable[[str], str]) -> Habit:
    return lambda parts: [Line(change(part.text)) if isinstance(part, Line) else part for part in parts]


def around(*, above: str = "", below: str = "") -> Habit:
    def habit(parts: Parts) -> Parts:
        found: Parts = []
        for part in parts:
            alone = isinstance(part, Line)
            found += [Line(above)] if above and not alone else []
            found.append(part)
            found += [Line(below)] if below and not alone else []
        return found

    return habit


def tables_first(parts: Parts) -> Parts:
    """Each table above the heading of its section."""
    found = list(parts)
    for at, (one, other) in enumerate(pairwise(parts)):
        if isinstance(one, Line) and not isinstance(other, Line):
            found[at], found[at + 1] = other, one
    return found


def first_row(text: str) -> Habit:
    def habit(parts: Parts) -> Parts:
        for table in tables(parts):
            table.insert(0, [Box(text, sum(box.width for box in table[0]))])
        return parts

    return habit


def applicants(order: Sequence[int]) -> Habit:
    """The columns of the applicants in another order, or fewer of them."""

    def habit(parts: Parts) -> Parts:
        table = tables(parts)[1]
        rows = [of_a_row(row) for row in table if figures_in(row)]
        heads = [Box(""), *(Box(APPLICANTS[n]) for n in order)]
        table[:] = [heads, *([row[0], *(row[n + 1] for n in order)] for row in rows)]
        return parts

    return habit


def applicants_as_rows(parts: Parts) -> Parts:
    table = tables(parts)[1]
    rows = [of_a_row(row) for row in table if figures_in(row)]
    head = [Box("申请人"), *(row[0] for row in rows)]
    table[:] = [head, *([Box(name), *(row[n] for row in rows)] for n, name in enumerate(APPLICANTS, start=1))]
    return parts


def wide_table_in_two(parts: Parts) -> Parts:
    """Half of the columns under the other half."""
    table = tables(parts)[1]
    rows = [of_a_row(row) for row in table if figures_in(row)]
    halves = [(APPLICANTS[a:b], [[row[0], *row[a + 1 : b + 1]] for row in rows]) for a, b in ((0, 4), (4, 7))]
    table[:] = [line for heads, body in halves for line in ([Box(""), *map(Box, heads)], *body)]
    return parts


def long_table_in_two(parts: Parts) -> Parts:
    """The rows in two tables, each with its heads."""
    at = parts.index(tables(parts)[1])
    rows = [of_a_row(row) for row in tables(parts)[1] if figures_in(row)]
    head = [Box(""), *map(Box, APPLICANTS)]
    return [*parts[:at], [head, *rows[:9]], Line("续表"), [head, *rows[9:]], *parts[at + 1 :]]


def disputes_by_kind(parts: Parts) -> Parts:
    table = tables(parts)[2]
    found = [box for row in table for box in figures_in(row)]
    kinds = ("行政复议", "未经复议直接起诉", "复议后起诉")
    rows = [[Box(kind), *found[5 * n : 5 * n + 5]] for n, kind in enumerate(kinds)]
    table[:] = [[Box("类别"), *map(Box, OUTCOMES)], *rows]
    return parts


def disputes_by_outcome(parts: Parts) -> Parts:
    table = tables(parts)[2]
    found = [box for row in table for box in figures_in(row)]
    head = [Box("结果"), Box("行政复议"), Box("未经复议直接起诉"), Box("复议后起诉")]
    table[:] = [head, *([Box(name), *found[n::5]] for n, name in enumerate(OUTCOMES))]
    return parts


def years_beside(number: int) -> Habit:
    """Last year's figure before each one, under a head of its own."""

    def habit(parts: Parts) -> Parts:
        heads = {*APPLICANTS, *OUTCOMES}
        for row in tables(parts)[number]:
            beside: list[Box] = []
            for box in row:
                if is_figure(box):
                    beside += [evolve(box, text=older(box.text)), box]
                elif box.text.startswith("本年") or box.text in heads:
                    beside += [evolve(box, text=f"{box.text}（{year}）") for year in ("上年年", "本年年")]
                else:
                    beside.append(evolve(box, width=box.width * 2) if box.width > 3 else box)
            row[:] = beside
        return parts

    return habit


def older(text: str) -> str:
    return "7" + text.lstrip("-")[1:]


def blank_beside_last_year(parts: Parts) -> Parts:
    """Of the rows with one figure only last year's is there."""
    for row in tables(parts)[0]:
        if [box.text for box in row[1:]] == ["本年处理决定数量"]:
            row[1:] = [Box("本年处理决定数量（上年年）"), Box("本年处理决定数量（本年年）", 2)]
        elif len(figures_in(row)) == 1 and "收费" not in row[0].text:
            row[1:] = [Box("7001"), Box("", 2)]
    return parts


def last_year_in_rows(*, first: bool, label: Callable[[str], str], keep: bool = True) -> Habit:
    """A row of last year above or below each one."""

    def habit(parts: Parts) -> Parts:
        for table in tables(parts)[:2]:
            found: Rows = []
            for row in table:
                if not figures_in(row):
                    found += [row] if keep else []
                    continue
                name, *figures = of_a_row(row)
                old = [evolve(name, text=label(name.text)), *(evolve(box, text=older(box.text)) for box in figures)]
                new = [name if keep else evolve(name, text=f"{name.text}（本年年）"), *figures]
                found += [old, new] if first else [new, old]
            table[:] = found
        return parts

    return habit


def of_last_year(label: str) -> str:
    return f"{label}（上年年）"


def one_column_more(head: str, text: str, *, at: int | None = None) -> Habit:
    def habit(parts: Parts) -> Parts:
        for table in tables(parts)[:2]:
            for row in table:
                row.insert(len(row) if at is None else at, Box(text if figures_in(row) else head))
        return parts

    return habit


def one_cell_a_row(parts: Parts) -> Parts:
    """One merged cell over all columns of the requests table."""
    for row in tables(parts)[1]:
        if found := figures_in(row):
            row[-len(found) :] = [evolve(found[0], width=len(found))]
    return parts


HABITS: dict[str, tuple[Habit, float]] = {
    "as it is": (lambda parts: parts, 1),
    **{f"figure before {mark}": (behind(mark), 1) for mark in ("¹", "[1]", "①", "*")},
    **{f"figure before {mark}": (behind(mark), 0.9) for mark in ("件", " 件")},
    **{
        f"figure before {mark}": (behind(mark), 0)
        for mark in ("/7001", " 7001", "\n7001", "-7001", "(7001)", "、7001", "余", "%", "E+0")
    },
    **{f"figure behind {mark}": (before(mark), 0) for mark in ("7001/", "7001+", "约", ">", "±", "'", "共")},
    "figure in the brackets of last year's": (with_figures(lambda text: f"7001({text})"), 0),
    "figure in brackets": (with_figures(lambda text: f"({text.lstrip('-')})"), 0),
    "figure with last year's in a note": (with_figures(lambda text: f"{text}（上年7001）"), 1),
    "full-width figures": (with_figures(lambda text: text.translate(FULL_WIDTH)), 1),
    "spaced figures": (with_figures(" ".join), 0),
    "figures with noughts behind the point": (with_figures(lambda text: text if "." in text else f"{text}.0"), 1),
    **{f"label before {mark}": (behind_labels(mark), 0.9) for mark in ("①", "[1]", "*", "：")},
    "label with a numbered note": (with_labels(lambda text: f"{text}（注1）"), 1),
    "label with a unit": (with_labels(lambda text: f"{text}（件）"), 1),
    "Traditional labels": (with_labels(lambda text: text.translate(TRADITIONAL)), 1),
    "half-width brackets": (with_labels(lambda text: text.replace("（", "(").replace("）", ")")), 1),
    "spaced labels": (with_labels(" ".join), 1),
    "headings without numbers": (lines(lambda text: re.sub("^[一二三四五六]、", "", text)), 1),
    "headings in brackets": (lines(lambda text: re.sub("^([一二三四五六])、", r"（\1）", text)), 1),
    "tables before their headings": (tables_first, 1),
    "a caption in the first row": (first_row("政府信息公开情况统计表（单位：件）"), 1),
    "this year in the first row": (first_row("本年年度情况统计表"), 1),
    "last year in the first row": (first_row("上年年度情况统计表"), 1),
    "units above": (around(above="单位：件"), 1),
    "a sentence above": (around(above="本年度，本机关主动公开政府信息7001条，具体如下："), 1),
    "a note below": (around(below="注：规章数量较上年增加7001件。"), 1),
    "applicants in the other order": (applicants((6, 5, 4, 3, 2, 1, 0)), 0.1),
    "the total first": (applicants((6, 0, 1, 2, 3, 4, 5)), 0.1),
    "two applicants in each other's place": (applicants((0, 2, 1, 3, 4, 5, 6)), 0.1),
    "no column of totals": (applicants((0, 1, 2, 3, 4, 5)), 0.1),
    "applicants as rows": (applicants_as_rows, 0.1),
    "a wide table in two": (wide_table_in_two, 0.1),
    "a long table in two": (long_table_in_two, 1),
    "disputes by kind": (disputes_by_kind, 1),
    "disputes by outcome": (disputes_by_outcome, 0.9),
    **{f"years beside each other in table {n}": (years_beside(n), 0.1) for n in range(3)},
    "a blank beside last year's figure": (blank_beside_last_year, 0.9),
    "rows of last year first": (last_year_in_rows(first=True, label=of_last_year, keep=False), 0.7),
    "rows of last year behind": (
        last_year_in_rows(first=False, label=of_last_year, keep=False),
        0.7,
    ),
    "rows called last year first": (last_year_in_rows(first=True, label=lambda _: "上年"), 0.7),
    "rows called last year behind": (last_year_in_rows(first=False, label=lambda _: "上年"), 0.7),
    "numbered rows": (one_column_more("序号", "1", at=0), 1),
    "a column of remarks": (one_column_more("备注", "见说明"), 0.05),
    "a column of figures more": (one_column_more("占比", "7001"), 0.05),
    "a column of blanks more": (one_column_more("备注", ""), 1),
    "one cell a row": (one_cell_a_row, 0.1),
}


def printed(habit: Habit, edition_id: str) -> Parts:
    """The parts of a report with the habit; 本年年 and 上年年 stand for its year and the one before."""
    year = EDITIONS[edition_id]
    spelled = with_labels(lambda text: text.replace("本年年", f"{year}年").replace("上年年", f"{year - 1}年"))
    return spelled(habit(parts_of(edition_id)))


@pytest.mark.parametrize("edition_id", EDITIONS)
@pytest.mark.parametrize("habit", HABITS)
def test_what_offices_change_is_read_right_or_reported(habit: str, edition_id: str) -> None:
    change, least = HABITS[habit]
    for name in ("html", "docx", "xlsx", "csv", "markdown"):
        parts = printed(change, edition_id)
        text = " ".join(box.text for table in tables(parts) for row in table for box in row)
        document = PRINTERS[name](parts)
        assert (name, complaints(edition_id, document, text)) == (name, [])
        (result,) = read_all(document)
        ours = OURS[edition_id]
        right = sum(ours[str(ref)] == digits(cell) for ref, cell in result.unwrap().cells() if str(ref) in ours)
        assert right >= least * len(ours) or name in ("csv", "markdown"), (name, right)
        shown = set(_FIGURE.findall(text))
        assert right >= len(shown & set(ours.values())) or result.findings or result.extras, name


def test_a_mark_above_the_line_is_no_digit() -> None:
    page = str(PRINTERS["html"](parts_of("2021")))
    marked = page.replace(">1001<", ">1001<sup>1</sup><").replace(">规章<", ">规章<sup>2</sup><")
    assert read(marked).unwrap().proactive_disclosure == REPORTS["2021"].proactive_disclosure
    alone = page.replace(">1001<", "><sup>1001</sup><")
    assert read(alone).unwrap().proactive_disclosure == REPORTS["2021"].proactive_disclosure


def test_a_mark_above_the_line_of_a_word_document_is_no_digit() -> None:
    body = docx_of([part if isinstance(part, Line) else grid_of(part) for part in parts_of("2021")])
    mark = '</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
    marked = body.replace(">1001</w:t></w:r>", f">1001{mark}")
    assert marked != body
    assert read(docx(marked)).unwrap().proactive_disclosure == REPORTS["2021"].proactive_disclosure


@pytest.mark.parametrize("height", [0.2, 0.3, 0.4])
def test_a_mark_above_the_line_of_a_pdf_is_no_digit(height: float, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pdfminer")
    pytest.importorskip("reportlab")
    import pdf_maker

    plain = pdf_maker.Press.text

    def with_a_mark(press: pdf_maker.Press, x: float, y: float, text: str, size: float) -> None:
        plain(press, x, y, text, size)
        if text == "1001":
            plain(press, x + pdf_maker.text_width(text, size), y - height * size, "1", 0.6 * size)

    monkeypatch.setattr(pdf_maker.Press, "text", with_a_mark)
    result = read(PRINTERS["pdf"](parts_of("2021")))
    first = next(cell for _, cell in result.unwrap().cells())
    assert first in (1001, None)
    assert result.findings
