"""JSON of other programs: the same report in every shape, each cell at its own place; nothing guessed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from json_shapes import NAMED, SHAPES, shaped

from govinfo_report import CellRef, Money, ReadResult, read, read_all, validate
from govinfo_report.report.report import PrintedKind
from govinfo_report.testing import make_distinct_report, make_report

ROOT = Path(__file__).parent.parent.parent
EDITIONS = ("2019", "2021")
RECEIVED = "一、本年新收政府信息公开申请数量"
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")


def reading(data: object) -> ReadResult:
    return read(json.dumps(data, ensure_ascii=False))


def codes(result: ReadResult) -> list[str]:
    return [finding.rule.code for finding in result.findings]


def digits_of(cell: int | Money | None) -> str:
    return str(cell.value if isinstance(cell, Money) else cell)


@pytest.mark.parametrize("edition_id", EDITIONS)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_cell_is_read_and_its_span_holds_its_digits(shape: str, edition_id: str) -> None:
    report = make_distinct_report(edition_id)
    result = read(shaped(shape, report))
    assert result.provenance.reader == "json_extraction"
    assert result.unwrap().tables() == report.tables()
    assert (result.unread, [code for code in codes(result) if code != "GIR103"]) == ((), [])
    if shape == "our JSON in a string":
        return
    held = {ref: result.spans[ref].of(result.source) for ref, _ in report.cells()}
    assert held == {ref: digits_of(cell) for ref, cell in report.cells()}


@pytest.mark.parametrize("shape", SHAPES)
def test_escaped_text_is_read_alike(shape: str) -> None:
    report = make_distinct_report("2021")
    result = read(shaped(shape, report, ensure_ascii=True, indent=None))
    assert result.unwrap() == read(shaped(shape, report)).unwrap()
    if shape != "our JSON in a string":
        assert all(result.spans[ref].of(result.source) == digits_of(cell) for ref, cell in report.cells())


@pytest.mark.parametrize("edition_id", EDITIONS)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_paper_is_read_in_every_shape(shape: str, edition_id: str) -> None:
    report = make_report(edition_id)
    back = read(shaped(shape, report)).unwrap()
    assert (back.organ and back.organ.name, back.year, back.period) == (
        report.organ and report.organ.name,
        report.year,
        report.period,
    )
    assert (back.preamble, dict(back.narratives())) == (report.preamble, dict(report.narratives()))
    assert back.title == (None if shape == "facts instead of a title" else report.title)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_consistent_report_is_complete_in_every_shape(shape: str) -> None:
    validation = validate(read(shaped(shape, make_report("2021"))))
    assert (validation.ok, validation.complete) == (True, True)


def at(data: Any, place: str) -> Any:
    """What stands at a place such as ``$.tables[0].rows``."""
    if not place:
        return data
    if isinstance(data, dict):
        key = max((key for key in data if place.startswith(f".{key}")), key=len)
        return at(data[key], place[len(key) + 1 :])
    number, _, rest = place[1:].partition("]")
    return at(data[int(number)], rest)


@pytest.mark.parametrize("shape", NAMED)
def test_places_are_paths_of_the_document(shape: str) -> None:
    report = make_distinct_report("2021")
    result = read(shaped(shape, report))
    data = json.loads(result.source, parse_float=str)
    places = {ref: str(result.spans[ref].place) for ref in result.raw}
    assert len(places) == 200
    assert {ref: str(at(data, place[1:])) for ref, place in places.items()} == dict(result.raw)


@pytest.mark.parametrize("shape", NAMED)
def test_the_order_of_keys_means_nothing(shape: str) -> None:
    report = make_distinct_report("2021")

    def turned(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: turned(value[key]) for key in reversed(value)}
        return [turned(each) for each in value] if isinstance(value, (list, tuple)) else value

    back = reading(turned(NAMED[shape](report))).unwrap()
    assert back.tables() == report.tables()
    assert dict(back.narratives()) == dict(report.narratives())


def received(**cells: object) -> dict[str, Any]:
    row = {**dict.fromkeys(COLUMNS, 0), **cells}
    return {"三、收到和处理政府信息公开申请情况": {RECEIVED: row}}


@pytest.mark.parametrize(
    ("given", "expected", "code"),
    [
        (7, 7, None),
        ("7", 7, None),
        ("７", 7, "GIR113"),
        ("1,036", 1036, "GIR113"),
        ("7件", 7, "GIR112"),
        (None, None, None),
        ("", None, None),
        ("/", None, None),
        (3.0, 3, "GIR113"),
        (3.5, None, None),
        (True, None, "GIR110"),
        ("若干", None, "GIR110"),
        (-3, -3, None),
    ],
    ids=repr,
)
def test_values_of_every_kind(given: object, expected: int | None, code: str | None) -> None:
    result = reading(received(自然人=given))
    assert result.unwrap().requests.received.natural_person == expected
    assert codes(result) == ([code] if code else [])


def test_a_fraction_is_no_count_and_is_reported() -> None:
    result = reading(received(自然人=3.5))
    printed = result.unwrap().printed[CellRef("requests", "received", "natural_person")]
    assert (printed.raw, printed.kind) == ("3.5", PrintedKind.TEXT)
    assert "GIR321" in [finding.rule.code for finding in validate(result).findings]


@pytest.mark.parametrize("digits", ["0.092", "0.0920", '"0.0920"'])
def test_amounts_keep_their_digits(digits: str) -> None:
    text = f'{{"proactive_disclosure": {{"行政事业性收费": {{"本年收费金额（单位：万元）": {digits}}}}}}}'
    amount = read(text).unwrap().cell("proactive_disclosure.administrative_fees.amount")
    assert isinstance(amount, Money)
    assert (str(amount.value), amount.unit) == (digits.strip('"'), "万元")


def test_a_unit_in_the_key_is_that_of_the_amount() -> None:
    result = reading({"行政事业性收费": {"本年收费金额（元）": 920}})
    amount = result.unwrap().cell("proactive_disclosure.administrative_fees.amount")
    assert isinstance(amount, Money)
    assert (str(amount.value), amount.unit) == ("920", "元")


def test_columns_and_rows_that_are_not_there_are_missing() -> None:
    result = reading({"columns": ["自然人", "总计"], "rows": {RECEIVED: [3, 3], "（一）予以公开": [2, 2]}})
    report = result.unwrap()
    assert (report.requests.received.natural_person, report.requests.received.total) == (3, 3)
    kinds = {str(ref): printed.kind for ref, printed in report.printed.items()}
    assert kinds["requests.received.commercial_enterprise"] is PrintedKind.MISSING
    assert kinds["requests.carried_in.total"] is PrintedKind.MISSING
    assert "requests.received.total" not in kinds
    assert report.absent == {"proactive_disclosure", "disputes"}


@pytest.mark.parametrize("size", [1, 3, 6, 8])
def test_rows_by_position_that_are_not_seven_are_unread(size: int) -> None:
    figures = [41 + n for n in range(size)]
    result = reading({"title": make_report().title, RECEIVED: figures})
    assert "requests" in result.unwrap().absent or result.unwrap().requests.received.total is None
    told = [each.text for each in result.unread] + [text for each in result.extras for text in each.cells]
    assert set(map(str, figures)) <= set(told)


def test_rows_that_do_not_fit_their_columns_are_unread() -> None:
    result = reading({"columns": list(COLUMNS), "rows": {RECEIVED: [1, 2, 3], "（一）予以公开": [1, 0, 0, 0, 0, 0, 1]}})
    assert result.unwrap().requests.disclosed.total == 1
    assert result.unwrap().requests.received.total is None
    assert (sorted(each.text for each in result.unread), codes(result)) == (["1", "2", "3"], ["GIR130"])


def test_two_figures_for_one_cell_are_both_unread() -> None:
    twice = [{"项目": RECEIVED, "自然人": 3, "总计": 3}, {"项目": RECEIVED, "自然人": 4, "总计": 3}]
    result = reading(twice)
    received_row = result.unwrap().requests.received
    assert (received_row.natural_person, received_row.total) == (None, 3)
    assert result.unwrap().printed[CellRef("requests", "received", "natural_person")].kind is PrintedKind.UNREAD
    assert (sorted(each.text for each in result.unread), codes(result)) == (["3", "4"], ["GIR130"])


def test_keys_that_come_twice_are_named_and_the_lost_figures_too() -> None:
    result = read(f'{{"{RECEIVED}": {{"自然人": 3, "自然人": 4, "总计": 4}}}}')
    assert result.unwrap().requests.received.natural_person == 4
    assert ([each.text for each in result.unread], codes(result)) == (["3"], ["GIR109", "GIR130"])


@pytest.mark.parametrize("above", ["上年", "2023年同期", "累计", "last_year"])
def test_figures_of_another_period_are_not_taken(above: str) -> None:
    result = reading({"requests": {above: {RECEIVED: {"自然人": 31, "总计": 32}}, RECEIVED: {"自然人": 3, "总计": 3}}})
    assert result.unwrap().requests.received.natural_person == 3
    told = [each.text for each in result.unread] + [text for each in result.extras for text in each.cells]
    assert {"31", "32"} <= set(told)


def test_a_part_of_a_row_is_not_taken_for_the_row() -> None:
    result = reading({RECEIVED: {"网上申请": {"自然人": 31}, "总计": 3}})
    assert result.unwrap().requests.received.natural_person is None
    assert [each.text for each in result.unread] == ["31"]


def test_a_row_under_the_group_of_another_is_not_taken() -> None:
    result = reading({"title": make_report().title, "（四）无法提供": {"1.属于国家秘密": {"自然人": 31}}})
    assert "requests" in result.unwrap().absent
    told = [each.text for each in result.unread] + [text for each in result.extras for text in each.cells]
    assert "31" in told


def test_rows_and_columns_of_its_own_are_kept_apart() -> None:
    result = reading(
        {
            "requests": {
                RECEIVED: {**dict.fromkeys(COLUMNS, 0), "网上申请": 7},
                "九、网上平台接收件数": {**dict.fromkeys(COLUMNS, 0), "总计": 8},
            }
        }
    )
    assert codes(result) == ["GIR105"]
    assert {each.label: each.cells[-1] for each in result.extras} == {
        f"{RECEIVED} · 网上申请": "7",
        "requests · 九、网上平台接收件数": "8",
    }


def test_a_misspelt_label_is_read_and_named() -> None:
    result = reading({"一、本年新收政府信息公开申清数量": {"自然人": 3}})
    assert result.unwrap().requests.received.natural_person == 3
    assert codes(result) == ["GIR103"]


def test_labels_without_their_numbers_are_read_and_named() -> None:
    result = reading({"属于国家秘密": {"自然人": 3}, "其他处理": {"其他": {"其他": 2}}})
    report = result.unwrap()
    assert (report.requests.state_secret.natural_person, report.edition) == (3, "2021")
    assert report.cell("requests.other_outcome.other_organization") == 2
    assert codes(result) == ["GIR103"]


def test_what_is_not_known_is_kept_apart_and_named() -> None:
    result = reading({"code": 200, "msg": "ok", **received(), "点击数": 815})
    assert codes(result) == ["GIR106"]
    assert [(each.label, each.cells) for each in result.extras] == [
        ("$.code", ("200",)),
        ("$.msg", ("ok",)),
        ("$.点击数", ("815",)),
    ]


def test_facts_under_keys_of_their_own() -> None:
    facts = {"机关名称": "柳塘县水利局", "年份": 2023, "发布日期": "2024-01-15 09:30:00", "成文日期": "2024年1月10日"}
    report = reading({**facts, **received()}).unwrap()
    assert (report.organ and report.organ.name, report.year) == ("柳塘县水利局", 2023)
    assert (str(report.published_on), str(report.issued_on)) == ("2024-01-15", "2024-01-10")


def test_the_title_counts_more_than_a_year_that_contradicts_it() -> None:
    result = reading({"标题": make_report().title, "年份": 2022, **received()})
    assert (result.unwrap().year, codes(result)) == (2024, ["GIR108"])
    assert [(each.label, each.cells) for each in result.extras] == [("$.年份", ("2022",))]


@pytest.mark.parametrize(("key", "given"), [("年份", "二四年"), ("发布日期", "近日"), ("统计期限", "全年")])
def test_a_fact_that_cannot_be_read_is_named(key: str, given: str) -> None:
    result = reading({key: given, **received()})
    assert (result.unwrap().year, codes(result)) == (None, ["GIR108"])


def test_a_unit_of_measure_is_no_organ() -> None:
    result = reading({"单位": "件", **received()})
    assert result.unwrap().organ is None
    assert [each.cells for each in result.extras] == [("件",)]


def test_a_list_of_reports_gives_each() -> None:
    reports = [make_report("2019"), make_report("2021")]
    shape = NAMED["records"]
    text = json.dumps({"code": 200, "data": {"list": [shape(report) for report in reports]}}, ensure_ascii=False)
    assert [result.unwrap().tables() for result in read_all(text)] == [report.tables() for report in reports]
    assert codes(read(text)) == ["GIR151"]


def test_reports_by_year_are_not_mixed() -> None:
    tables = [NAMED["addresses"](make_report(edition_id)) for edition_id in EDITIONS]
    for table in tables:
        del table["title"]  # type: ignore[attr-defined]
    results = read_all(json.dumps({"2020": tables[0], "2024": tables[1]}, ensure_ascii=False))
    assert [result.unwrap().edition for result in results] == ["2019", "2021"]


@pytest.mark.parametrize("name", ["2024-yunxi-city", "2019-liutang-town", "2024-wrong-figures"])
def test_a_page_in_a_string_reads_as_the_page_does(name: str) -> None:
    text = (ROOT / "docs" / "examples" / f"{name}.txt").read_text(encoding="utf-8")
    page, result = read(text), reading({"code": 0, "data": {"content": text}})
    assert result.unwrap() == page.unwrap()
    assert {p: span.of(result.source) for p, span in result.spans.items()} == {
        p: span.of(text) for p, span in page.spans.items()
    }
    assert [code for code in codes(result) if code != "GIR106"] == codes(page)


def test_a_page_without_headings_is_read_as_a_page_too() -> None:
    text = "云溪市民政局2024年政府信息公开工作年度报告\n" + "本年按时公开信息，答复申请，没有逾期。" * 9
    assert reading({"content": text}).unwrap() == read(text).unwrap()


def test_documents_in_a_list_give_each_a_report() -> None:
    texts = [{"content": SHAPES["the text in a string"](make_report(edition_id))["正文"]} for edition_id in EDITIONS]  # type: ignore[index]
    results = read_all(json.dumps(texts, ensure_ascii=False))
    assert [result.unwrap().year for result in results] == [2020, 2024]


def test_pieces_of_a_document_by_section_are_one_report() -> None:
    report = make_distinct_report("2021")
    whole = SHAPES["the Markdown in a string"](report)["data"]["content"]  # type: ignore[index]
    parts = whole.split("\n## ")
    sections = [{"title": part.split("\n")[0], "content": part.split("\n", 1)[1]} for part in parts[1:]]
    result = reading({"title": report.title, "sections": sections})
    assert result.unwrap().tables() == report.tables()
    assert dict(result.unwrap().narratives()) == dict(report.narratives())
    held = {ref: result.spans[ref].of(result.source) for ref, _ in report.cells()}
    assert held == {ref: digits_of(cell) for ref, cell in report.cells()}


def test_markup_in_a_string_is_read_where_there_is_a_reader_of_it() -> None:
    pytest.importorskip("turbohtml")
    report = make_distinct_report("2021")
    grids: Any = SHAPES["grids"](report)

    def table(rows: list[list[object]]) -> str:
        cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
        return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in cells) + "\n</table>"

    contents = dict(
        zip(("二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"), grids["tables"], strict=False)
    )
    data = {"title": report.title, "list": [{"标题": name, "content": table(rows)} for name, rows in contents.items()]}
    result = reading(data)
    assert result.unwrap().tables()[:2] == report.tables()[:2]
    refs = [ref for table in report.tables()[:2] for ref, _ in table.cells()]
    assert all(result.spans[ref].of(result.source) == digits_of(report.cell(ref)) for ref in refs)


def test_tables_by_name_and_by_position_are_not_mixed() -> None:
    report = make_distinct_report("2021")
    data: Any = SHAPES["grids"](report)
    data["requests"] = {"received": {"total": 5}}
    result = reading(data)
    assert result.unwrap().tables() == report.tables()
    assert ([each.text for each in result.unread], codes(result)) == (["5"], ["GIR130"])


@pytest.mark.parametrize(
    "data", [{}, [], {"a": 1}, [1, 2], {"data": {"list": []}}, [[]], {"": ""}, [{"x": [[1, 2], [3]]}]], ids=repr
)
def test_json_without_a_report_is_refused(data: object) -> None:
    (result,) = read_all(json.dumps(data), format="json_extraction")
    assert (result.report, "GIR214" in codes(result)) == (None, True)


def test_every_value_is_taken_or_told() -> None:
    """Random wrappers, values and labels: no figure vanishes."""
    import random

    words = [
        RECEIVED,
        "自然人",
        "总计",
        "规章",
        "数量",
        "上年",
        "x",
        "三、收到和处理政府信息公开申请情况",
        "网上",
        "其他",
        "columns",
    ]
    whole = 0
    for seed in range(120):
        chance = random.Random(seed)  # noqa: S311
        numbers = iter(range(4000, 7000))

        def made(depth: int) -> object:
            kind = chance.randrange(6) if depth else 5  # noqa: B023
            if kind < 3:
                return {chance.choice(words): made(depth - 1) for _ in range(chance.randint(1, 4))}  # noqa: B023
            if kind < 5:
                return [made(depth - 1) for _ in range(chance.randint(1, 7))]  # noqa: B023
            number = next(numbers)  # noqa: B023
            return chance.choice([number, str(number)])  # noqa: B023

        text = json.dumps({"title": make_report().title, "data": made(5)}, ensure_ascii=False)
        told: set[str] = set()
        results = read_all(text)
        if any(result.report is None for result in results):
            assert all(result.report or result.findings for result in results)
            continue
        whole += 1
        for result in results:
            told |= {each.text for each in result.unread}
            told |= {text for each in result.extras for text in (*each.cells, each.label)}
            report = result.unwrap()
            told |= {str(cell) for _, cell in report.cells()} | set(report.preamble)
            told |= {text for _, each in report.narratives() for text in each.paragraphs}
            told |= {text for each in report.notes.values() for text in each}
        missing = [n for n in map(str, range(4000, 7000)) if n in text and not any(n in each for each in told)]
        assert missing == [], (seed, text)
    assert whole > 40
