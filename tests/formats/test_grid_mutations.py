"""Mutations of real grids: whatever is cut, doubled, merged or moved, no figure comes into the cell of another.

Every cell of the report holds a figure of its own. Rows are mutated as HTML names them, each cell once, and printed
as a page, a Word document or a workbook; values of JSON are mutated in their tree.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable

import pytest
from attrs import evolve
from json_shapes import SHAPES
from office_documents import Box, Line, grid_of
from printed_grids import FOURTH, PRINTERS, REPORTS, SECOND, TITLE, Parts, Rows, complaints, digits, is_figure, parts_of

from govinfo_report import read_all

pytest.importorskip("turbohtml")
pytest.importorskip("python_calamine")

ROUNDS = int(os.environ.get("GOVINFO_REPORT_MUTATIONS", "0"))
"""How often each mutation is tried with other chances; many for a long run."""


def table(chance: random.Random, parts: Parts) -> Rows:
    return chance.choice([part for part in parts if not isinstance(part, Line)])


def drop_cell(chance: random.Random, rows: Rows) -> None:
    row = chance.choice(rows)
    del row[chance.randrange(len(row))]
    rows[:] = [each for each in rows if each]


def double_cell(chance: random.Random, rows: Rows) -> None:
    row = chance.choice(rows)
    row.insert(at := chance.randrange(len(row)), row[at])


def put_cell_in(chance: random.Random, rows: Rows) -> None:
    row = chance.choice(rows)
    row.insert(chance.randrange(len(row) + 1), Box(chance.choice(["", "7777", "/", "占比"])))


def drop_row(chance: random.Random, rows: Rows) -> None:
    del rows[chance.randrange(len(rows))]


def double_row(chance: random.Random, rows: Rows) -> None:
    rows.insert(at := chance.randrange(len(rows)), list(rows[at]))


def move_row(chance: random.Random, rows: Rows) -> None:
    row = rows.pop(chance.randrange(len(rows)))
    rows.insert(chance.randrange(len(rows) + 1), row)


def join_rows(chance: random.Random, rows: Rows) -> None:
    at = chance.randrange(1, len(rows))
    rows[at - 1] += rows.pop(at)


def blank_cell(chance: random.Random, rows: Rows) -> None:
    row = chance.choice(rows)
    at = chance.randrange(len(row))
    row[at] = evolve(row[at], text="")


def change_width(chance: random.Random, rows: Rows) -> None:
    row = chance.choice(rows)
    at = chance.randrange(len(row))
    row[at] = evolve(row[at], width=max(1, row[at].width + chance.choice([-1, 1])))


def change_height(chance: random.Random, rows: Rows) -> None:
    row = chance.choice(rows)
    at = chance.randrange(len(row))
    row[at] = evolve(row[at], height=max(1, row[at].height + chance.choice([-1, 1])))


def merge_cells(chance: random.Random, rows: Rows) -> None:
    row = chance.choice([row for row in rows if len(row) > 1])
    at = chance.randrange(len(row) - 1)
    one, other = row[at : at + 2]
    text = chance.choice([one.text, one.text + other.text, f"{one.text}\n{other.text}"])
    row[at : at + 2] = [evolve(one, text=text, width=one.width + other.width)]


def merge_lines(chance: random.Random, rows: Rows) -> None:
    row = chance.choice([row for row in rows if len(row) > 1])
    at = chance.randrange(len(row) - 1)
    one, other = row[at : at + 2]
    row[at : at + 2] = [evolve(one, text=f"{one.text}\n{other.text}", width=one.width + other.width)]


def drop_heads(chance: random.Random, rows: Rows) -> None:
    rows[:] = [row for row in rows if any(map(is_figure, row)) or chance.random() < 0.5]


def half_of_the_heads(chance: random.Random, rows: Rows) -> None:
    for row in rows:
        if not any(map(is_figure, row)):
            row[:] = [box if chance.random() < 0.5 else evolve(box, text="") for box in row]


Mutation = Callable[[random.Random, Rows], None]
WHOLE: tuple[Mutation, ...] = (
    *(drop_row, double_row, move_row, blank_cell, change_width, change_height, merge_cells),
    *(drop_heads, half_of_the_heads, put_cell_in, double_cell),
)
RAGGED: tuple[Mutation, ...] = (drop_cell, join_rows)
"""In a workbook and a full grid these leave rows that nobody can tell from rows with a blank."""
FLAT = (merge_lines, *(each for each in WHOLE if each is not merge_cells))
"""Where merged cells leave no trace, figures put together in one cell are one figure."""
MUTATIONS = {"html": WHOLE + RAGGED, "docx": WHOLE, "xlsx": WHOLE, "csv": FLAT, "markdown": FLAT, "pdf": WHOLE}


@pytest.mark.parametrize("edition_id", REPORTS)
@pytest.mark.parametrize("name", MUTATIONS)
def test_no_mutation_of_a_grid_puts_a_figure_where_it_does_not_belong(name: str, edition_id: str) -> None:
    if name == "pdf":
        pytest.importorskip("pdfminer")
        pytest.importorskip("reportlab")
    printer, mutations = PRINTERS[name], MUTATIONS[name]
    for seed, mutate in enumerate(mutations * (ROUNDS or (1 if name == "pdf" else 4))):
        chance = random.Random(f"{name} {edition_id} {seed}")  # noqa: S311
        parts = parts_of(edition_id)
        mutate(chance, table(chance, parts))
        text = " ".join(b.text for part in parts if not isinstance(part, Line) for row in part for b in row)
        assert (mutate.__name__, seed, complaints(edition_id, printer(parts), text)) == (mutate.__name__, seed, [])


def lists_in(data: object) -> list[list[object]]:
    inner = list(data.values()) if isinstance(data, dict) else data if isinstance(data, list) else []
    return ([data] if isinstance(data, list) and data else []) + [each for item in inner for each in lists_in(item)]


@pytest.mark.parametrize("how", ["drop", "double", "put in"])
@pytest.mark.parametrize(
    "name", ["records", "rows beside their columns", "columns and data apart", "rows of seven", "grids"]
)
def test_no_mutation_of_json_puts_a_figure_where_it_does_not_belong(name: str, how: str) -> None:
    for seed in range(8):
        chance = random.Random(f"{name} {how} {seed}")  # noqa: S311
        data = json.loads(json.dumps(SHAPES[name](REPORTS["2021"])))
        place = chance.choice(lists_in(data))
        at = chance.randrange(len(place))
        new: dict[str, list[object]] = {"drop": [], "double": [place[at]] * 2, "put in": [7777, place[at]]}
        place[at : at + 1] = new[how]
        text = json.dumps(data, ensure_ascii=False)
        assert (seed, complaints("2021", text, text)) == (seed, [])


def figures_of(document: str | bytes) -> set[str]:
    return {
        digits(cell)
        for result in read_all(document)
        if result.report is not None
        for _, cell in result.report.cells()
        if digits(cell) != "None"
    }


def as_json(section: str, data: object) -> str:
    return json.dumps({"标题": TITLE, section: data}, ensure_ascii=False)


def test_a_value_too_many_beside_its_heads_does_not_move_the_others() -> None:
    heads = ["项目", "本年制发件数", "本年废止件数", "现行有效件数"]
    assert figures_of(as_json(SECOND, [{"columns": heads, "data": [["规章", 1, 2, 3]]}])) == {"1", "2", "3"}
    assert figures_of(as_json(SECOND, [{"columns": heads, "data": [["规章", 1, 7, 2, 3]]}])) == set()


RECORDS = [
    {"项目": "复议后起诉", "结果维持": n, "结果纠正": n + 1, "其他结果": n + 2, "尚未审结": n + 3, "总计": n + 4}
    for n in (1, 51)
]


def test_two_records_of_one_row_are_one_report() -> None:
    (result,) = read_all(as_json(FOURTH, RECORDS))
    assert [each.text for each in result.unread] == [str(n) for n in (*range(51, 56), *range(1, 6))]


def test_two_records_of_one_row_in_a_list_of_sections_are_one_report() -> None:
    sections = [{"heading": SECOND, "rows": []}, {"heading": FOURTH, "rows": RECORDS}]
    assert len(read_all(json.dumps({"title": TITLE, "sections": sections}, ensure_ascii=False))) == 1


def html_table(*rows: str) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


RULES = ("信息内容|本年制发件数|本年废止件数|现行有效件数", "规章|{}|{}|{}", "行政规范性文件|{}|{}|{}")


def test_the_table_of_last_year_before_this_years_is_not_taken() -> None:
    last, this = (html_table(*(row.format(*range(n, n + 3)) for row in RULES)) for n in (5001, 1001))
    page = f"<p>{TITLE}</p><p>{SECOND}</p><p>2022年</p>{last}<p>2023年</p>{this}"
    assert not {"5001", "5002", "5003"} & figures_of(page)


def test_a_small_table_before_the_table_of_the_form_gives_it_no_figures() -> None:
    parts = parts_of("2021")
    at = next(n for n, part in enumerate(parts) if not isinstance(part, Line))
    parts.insert(at, [[Box("事项"), Box("数量")], [Box("行政许可"), Box("7001")], [Box("规章"), Box("7002")]])
    assert not {"7001", "7002"} & figures_of(PRINTERS["xlsx"](parts))


def test_a_group_of_one_form_is_not_a_row_of_another() -> None:
    parts = parts_of("2021")
    requests = [part for part in parts if not isinstance(part, Line)][1]
    grid = grid_of(requests)
    for row in grid:
        row[2] = evolve(row[2], text="") if row[2] is not None else None
    requests[:] = [[box for box in row if box is not None] for row in grid]
    assert complaints("2021", PRINTERS["html"](parts), "") == []
