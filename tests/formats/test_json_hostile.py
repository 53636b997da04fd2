"""Hostile JSON, ours and that of others: findings, no crash, and time that grows with the size."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable

import pytest
from json_shapes import SHAPES, shaped

from govinfo_report import ReadResult, read, read_all, validate, write
from govinfo_report.formats import json_format
from govinfo_report.formats._json.tree import JsonNode, is_too_deep, parse_tree
from govinfo_report.formats.source import LIMITS
from govinfo_report.testing import make_report

OWN = write(make_report("2021"), "json", indent=None)
READERS = ("json", "json_extraction", "jsonl")


def codes(result: ReadResult) -> list[str]:
    return [finding.rule.code for finding in result.findings]


def nested(depth: int, innermost: str = "") -> str:
    return '{"schema":"govinfo-report/1","x":' + "[" * (depth - 1) + innermost + "]" * (depth - 1) + "}"


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("depth", [LIMITS.nesting + 1, 1_000, 100_000])
def test_nesting_is_refused_before_anything_is_decoded(name: str, depth: int) -> None:
    for text in (nested(depth), "[" * depth, '{"a":' * depth, "[" * depth + "]" * depth):
        for result in read_all(text, format=name):
            assert (result.report, codes(result)) == (None, ["GIR140"])
            assert "64" in result.findings[0].message("en")


@pytest.mark.parametrize("name", READERS)
def test_nesting_up_to_the_limit_is_read(name: str) -> None:
    for result in read_all(nested(LIMITS.nesting), format=name):
        assert "GIR140" not in codes(result)


def test_brackets_inside_strings_are_no_nesting() -> None:
    report = make_report("2021", overview=("[" * 200 + '\\"{' * 200,))
    text = write(report, "json")
    assert read(text).unwrap() == report
    assert not is_too_deep(text)
    assert is_too_deep('["\\\\",' * 65)
    assert not is_too_deep('["]",' + "[]," * 200)
    assert is_too_deep('["]]]]]]]]]]]]]]",' * 65)


def test_both_ways_into_our_json_refuse_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    text = OWN[:-1] + ',"y":' + "[" * 80 + "]" * 80 + "}"
    assert codes(read(text)) == ["GIR140"]
    monkeypatch.setattr(json_format, "_fast", lambda: None)
    assert codes(read(text)) == ["GIR140"]


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    "text",
    [
        '{"year": NaN}',
        '{"year": Infinity}',
        '{"year": -Infinity}',
        '{"a": 1} x',
        '{"a": 1}}',
        '{"a": 1,}',
        '{"a" 1}',
        '{"a": }',
        "{'a': 1}",
        '{"a": 01}',
        '{"a": 1.}',
        '{"a": +1}',
        '{"a": .5}',
        '{"a": "\\x41"}',
        '{"a": "\\u12"}',
        '{"a": "b\nc"}',
        '{"a": tru}',
        '{"a": nullx}',
        '["a"',
        '{"a"',
        '{"a": "b',
        "[1,,2]",
        "[,]",
        "{,}",
        "{1: 2}",
        '{"a": 1 "b": 2}',
        "[1 2]",
        "]",
        '{"a": [}',
        "// x\n{}",
    ],
    ids=repr,
)
def test_what_is_no_json_is_unreadable(text: str, name: str) -> None:
    results = read_all(text, format=name)
    assert any("GIR101" in codes(result) for result in results)
    assert all(result.report is None for result in results)


VALID = [
    "{}",
    "[]",
    "0",
    '"a"',
    " [1, -2.5e+3, true, false, null, {}] ",
    '{"a": {"b": [[], {}]}}',
    '"\\ud83d\\ude00\\n"',
    "\ufeff[1]",
]


@pytest.mark.parametrize("text", VALID, ids=repr)
def test_the_scanner_takes_what_the_standard_library_takes(text: str) -> None:
    json.loads(text.lstrip("\ufeff"))
    assert isinstance(parse_tree(text), JsonNode)


def test_the_scanner_and_the_standard_library_agree_on_spoiled_texts() -> None:
    chance = random.Random(7)  # noqa: S311
    texts = [
        json.dumps(value, ensure_ascii=False)
        for value in ({"a": [1, -2.5, "x\n"], "b": {"c": None}}, [[True], "\u4e00", 1e9])
    ]
    for _ in range(4000):
        text = list(chance.choice(texts))
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(text))
            text[at] = chance.choice(
                ['"', "\\", "{", "}", "[", "]", ",", ":", "1", ".", "-", "e", " ", "", "u", "\n", "t"]
            )
        spoiled = "".join(text)
        try:
            json.loads(spoiled, parse_constant=lambda name: (_ for _ in ()).throw(ValueError(name)))
            expected = True
        except ValueError:
            expected = False
        assert isinstance(parse_tree(spoiled), JsonNode) == expected, spoiled


@pytest.mark.parametrize(
    "shape", ["nested by heading, caption, group, row and column", "records", "grids", "the text in a string"]
)
def test_every_beginning_of_a_document_is_refused(shape: str) -> None:
    text = shaped(shape, make_report("2021"), indent=None)
    for end in range(1, len(text), 97):
        for result in read_all(text[:end], format="json_extraction"):
            assert (result.report, codes(result)) == (None, ["GIR101"])


def test_half_characters_are_named() -> None:
    text = '{"一、总体情况": "甲\\ud800乙", "五、存在的主要问题及改进情况": "丙"}'
    result = read(text)
    overview = result.unwrap().overview
    assert overview is not None
    assert overview.paragraphs == ("甲\ufffd乙",)
    assert codes(result) == ["GIR121"]
    assert write(result.unwrap(), "json").encode()


MANY = 20_000
FLOODS: dict[str, Callable[[int], str]] = {
    "one long number": lambda n: '{"一、本年新收政府信息公开申请数量": {"自然人": ' + "9" * (50 * n) + "}}",
    "one long string": lambda n: '{"一、总体情况": "' + "字" * (20 * n) + '"}',
    "one long key": lambda n: '{"' + "行政许可_" * (4 * n) + '": 3}',
    "one key again and again": lambda n: "{" + ",".join(['"规章": 1'] * n) + "}",
    "many keys and one twice": lambda n: "{" + ",".join([f'"k{i}": 1' for i in range(n)] + ['"k1": 2']) + "}",
    "our keys again and again": lambda n: (
        '{"schema":"govinfo-report/1",' + ",".join(f'"k{i % (n - 1)}": 1' for i in range(n)) + "}"
    ),
    "many unknown rows": lambda n: (
        "[" + ",".join(f'{{"项目": "一、本年新收政府信息{i}申请", "自然人": 1}}' for i in range(n // 4)) + "]"
    ),
    "one cell again and again": lambda n: (
        "[" + ",".join(f'{{"项目": "规章", "本年制发件数": {i}}}' for i in range(n // 4)) + "]"
    ),
    "many joined keys": lambda n: (
        "{" + ",".join(f'"行政许可_{i}_本年处理决定数量_{i}": 1' for i in range(n // 4)) + "}"
    ),
    "many lists": lambda n: "[" + ",".join(["[1,[2]]"] * (n // 2)) + "]",
    "many reports": lambda n: "[" + ",".join(["{}"] * (n // 4)) + "]",
    "escapes": lambda n: '{"正文": "' + "\\n\\u4e00\\t" * (4 * n) + '"}',
    "markup": lambda n: '{"正文": "<p>' + "<td>" * n + '"}',
    "JSON in strings in JSON": lambda n: json.dumps({"a": json.dumps({"b": json.dumps({"c": "[" * n + "]" * n})})}),
}


@pytest.mark.parametrize("flood", FLOODS)
def test_time_grows_with_size(flood: str) -> None:
    if flood == "markup":
        pytest.importorskip("turbohtml")

    def seconds(size: int) -> float:
        text = FLOODS[flood](size)
        start = time.perf_counter()
        results = read_all(text)
        took = time.perf_counter() - start
        assert all(result.report is not None or result.findings for result in results)
        assert all(len(finding.message()) < 20_000 for result in results for finding in result.findings)
        return took

    seconds(100)
    small, large = seconds(MANY // 8), seconds(MANY)
    assert large < 20 * small + 0.5, (small, large)


def test_too_many_values_are_refused() -> None:
    (result,) = read_all("[" + "[]," * LIMITS.cells + "[]]", format="json_extraction")
    assert (result.report, codes(result)) == (None, ["GIR140"])


@pytest.mark.parametrize("name", ["json", "json_extraction"])
def test_too_many_reports_are_refused(name: str) -> None:
    items = '{"schema":"govinfo-report/1"},' if name == "json" else "{},"
    (result,) = read_all("[" + items * LIMITS.reports + "{}]", format=name)
    assert (result.report, codes(result)) == (None, ["GIR140"])


SIGNS = [
    '"',
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "1",
    "9.5",
    "-",
    "null",
    "true",
    "总计",
    "规章",
    " ",
    "\ud800",
    "\x00",
    "年",
]


@pytest.mark.parametrize("shape", SHAPES)
def test_mutated_documents_are_read_or_refused_with_a_reason(shape: str) -> None:
    text = shaped(shape, make_report("2021"), indent=None)
    for seed in range(12):
        chance = random.Random(f"{shape} {seed}")  # noqa: S311
        spoiled = text
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(spoiled))
            spoiled = spoiled[:at] + chance.choice(SIGNS) + spoiled[at + chance.randrange(3) :]
        for result in read_all(spoiled):
            assert result.report is not None or result.findings
            assert "GIR000" not in [finding.rule.code for finding in validate(result).findings]


def test_moved_and_dropped_values_never_fill_a_cell_that_they_do_not_name() -> None:
    """Keys and values of a tree are dropped, doubled and put elsewhere: a cell holds its own figure, or none."""
    from govinfo_report.testing import make_distinct_report

    report = make_distinct_report("2021")
    figures = {str(ref): str(cell) for ref, cell in report.cells() if isinstance(cell, int)}
    for seed in range(30):
        chance = random.Random(seed)  # noqa: S311
        data = json.loads(
            shaped(chance.choice(["records", "rows beside their columns", "keys joined by bars"]), report)
        )

        def spoil(value: object) -> object:
            if isinstance(value, dict):
                kept = {key: spoil(each) for key, each in value.items() if chance.random() > 0.03}  # noqa: B023
                return {"甲": kept, "乙": 1} if chance.random() < 0.05 else kept  # noqa: B023
            if isinstance(value, list) and not all(isinstance(each, int) for each in value):
                return [spoil(each) for each in value if chance.random() > 0.03]  # noqa: B023
            return value

        for result in read_all(json.dumps(spoil(data), ensure_ascii=False)):
            if result.report is None:
                continue
            read_back = {str(ref): str(cell) for ref, cell in result.report.cells() if isinstance(cell, int)}
            assert {ref: cell for ref, cell in read_back.items() if figures.get(ref) != cell} == {}
