"""``check --roster``: who has not handed in, who twice, whose report is of another year, and what belongs to nobody."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from govinfo_report import Organ, write
from govinfo_report.cli.roster import Attendance, Received, attendance
from govinfo_report.cli.roster_file import Roster, RosterError, read_roster
from govinfo_report.testing import make_report

from .conftest import Call

CODES = ("11341702486344515H", "91350100M000100Y43")
NAMES = ("云溪市教育局", "云溪市财政局", "青禾区人民政府")
LIST = "单位名称,统一社会信用代码,层级\n" + "".join(f"{name},,市级\n" for name in NAMES)


def roster(*names: str, codes: tuple[str, ...] = ()) -> Roster:
    rows = [f"{name},{codes[n] if n < len(codes) else ''}" for n, name in enumerate(names)]
    return read_roster("\n".join(["name,code", *rows]).encode())


def of(organ: str | None, *, year: int | None = 2024, file: str = "", code: str | None = None) -> Received:
    return Received(file=file or f"{organ}-{year}.txt", is_report=True, organ=organ, code=code, year=year)


def told(result: Attendance) -> dict[str, Any]:
    """What is out of order, as plain names."""
    groups: dict[str, Any] = {
        "missing": [unit.name for unit in result.missing],
        "twice": [(unit.name, [each.file for each in again]) for unit, again in result.twice],
        "other_year": [(unit.name, each.file) for unit, each in result.other_year],
        "ambiguous": [(each.received.file, [unit.name for unit in each.candidates]) for each in result.ambiguous],
        "strangers": [each.received.file for each in result.strangers],
        "unread": [each.file for each in result.unread],
    }
    return {name: found for name, found in groups.items() if found}


def held(names: tuple[str, ...], *documents: Received, year: int | None = 2024) -> dict[str, Any]:
    return told(attendance(roster(*names), documents, year))


def test_all_in_order() -> None:
    result = attendance(roster(*NAMES), [of(name) for name in NAMES], 2024)

    assert told(result) == {}
    assert result.in_order
    assert [unit.name for unit in result.handed_in] == list(NAMES)


def test_who_has_not_handed_in_stands_in_the_order_of_the_list() -> None:
    assert held(NAMES, of(NAMES[1])) == {"missing": [NAMES[0], NAMES[2]]}


def test_who_came_twice_is_told_with_both_files() -> None:
    documents = [of(NAMES[0], file="a"), *(of(name) for name in NAMES[1:]), of(NAMES[0], file="b")]

    assert held(NAMES, *documents) == {"twice": [(NAMES[0], ["a", "b"])]}


@pytest.mark.parametrize("year", [2023, 2025, None])
def test_a_report_of_another_year_is_none_of_this_year(year: int | None) -> None:
    documents = [of(NAMES[0], year=year, file="x"), *(of(name) for name in NAMES[1:])]
    result = attendance(roster(*NAMES), documents, 2024)

    assert told(result) == {"other_year": [(NAMES[0], "x")]}
    assert [unit.name for unit in result.handed_in] == list(NAMES[1:])
    assert not result.in_order


def test_two_years_of_one_unit_are_not_twice() -> None:
    documents = [of(NAMES[0], year=2023, file="old"), *(of(name) for name in NAMES)]

    assert held(NAMES, *documents) == {"other_year": [(NAMES[0], "old")]}
    assert held(NAMES, *documents, year=None) == {}


def test_without_a_year_the_same_year_twice_is_twice() -> None:
    documents = [of(name, year=2020) for name in NAMES]

    assert held(NAMES, *documents, of(NAMES[2], year=2020, file="z"), year=None) == {
        "twice": [(NAMES[2], [f"{NAMES[2]}-2020.txt", "z"])]
    }


def test_what_belongs_to_nobody_is_told() -> None:
    documents = [of("云溪市林业局", file="f"), of(None, file="g"), *(of(name) for name in NAMES)]

    assert held(NAMES, *documents) == {"strangers": ["f", "g"]}


def test_what_could_not_be_read_is_told() -> None:
    documents = [Received(file="scan.pdf", is_report=False), *(of(name) for name in NAMES)]

    assert held(NAMES, *documents) == {"unread": ["scan.pdf"]}


@pytest.mark.parametrize(
    ("listed", "printed"),
    [
        ("云溪市教育局", "云溪市　教育局"),
        ("雲溪市教育局", "云溪市教育局"),
        ("云溪市教育局（本级）", "云溪市教育局(本级)"),
        ("青禾区教育局", "云溪市青禾区教育局"),
        ("云溪市青禾区教育局", "青禾区教育局"),
        ("教育局", "青禾区教育局"),
        ("市教育局", "云溪市教育局"),
        ("市教育局", "教育局"),
        ("云溪市教育局", "教育局"),
        ("市市场监督管理局", "云溪市市场监督管理局"),
        ("市场监督管理局", "云溪市市场监督管理局"),
        ("松山镇人民政府", "青禾区松山镇人民政府"),
    ],
)
def test_names_match_exactly_or_without_the_region(listed: str, printed: str) -> None:
    assert held((listed, "云溪市信访局"), of(printed)) == {"missing": ["云溪市信访局"]}


@pytest.mark.parametrize(
    ("listed", "printed"),
    [
        ("青禾区教育局", "云溪市教育局"),
        ("市教育局", "青禾区教育局"),
        ("教育局", "云溪市体育局"),
        ("教育局", "云溪市公安局教育局"),
        ("教育局", "云溪市公安局青禾区教育局"),
        ("云溪市教育局", "云溪市教育局办公室"),
        ("云溪市教育局", "云溪市教育和体育局"),
        ("局", "云溪市局"),
    ],
)
def test_other_names_are_not_guessed(listed: str, printed: str) -> None:
    assert held((listed,), of(printed, file="f")) == {"missing": [listed], "strangers": ["f"]}


def test_a_name_that_could_be_of_several_units_is_reported() -> None:
    names = ("青禾区教育局", "松山区教育局")

    assert held(names, of("教育局", file="f")) == {"missing": list(names), "ambiguous": [("f", list(names))]}


def test_several_names_that_are_one_unit_without_their_region_are_reported() -> None:
    documents = [of("青禾区教育局", file="a"), of("松山区教育局", file="b")]

    assert held(("教育局",), *documents) == {
        "missing": ["教育局"],
        "ambiguous": [("a", ["教育局"]), ("b", ["教育局"])],
    }


def test_an_exact_name_is_taken_before_one_without_region() -> None:
    documents = [of("青禾区教育局", file="a"), of("教育局", file="b")]

    assert held(("青禾区教育局", "教育局"), *documents) == {}
    assert held(("青禾区教育局",), *documents) == {"ambiguous": [("b", ["青禾区教育局"])]}


def test_the_code_decides_before_the_name() -> None:
    units = roster("云溪市教育局", "云溪市财政局", codes=CODES)
    documents = [of("云溪市教育委员会", code=CODES[0]), of("云溪市教育局", code=CODES[1])]

    assert told(attendance(units, documents, 2024)) == {}


def test_one_name_with_two_codes_is_reported() -> None:
    units = roster("云溪市教育局", codes=CODES[:1])

    assert told(attendance(units, [of("云溪市教育局", code=CODES[1], file="f")], 2024)) == {
        "missing": ["云溪市教育局"],
        "ambiguous": [("f", ["云溪市教育局"])],
    }
    assert told(attendance(units, [of("云溪市教育局")], 2024)) == {}


def test_two_units_of_one_name_are_told_apart_by_code_alone() -> None:
    units = roster("城关镇人民政府", "城关镇人民政府", codes=CODES)

    assert told(attendance(units, [of("城关镇人民政府", code=code) for code in CODES], 2024)) == {}
    assert told(attendance(units, [of("城关镇人民政府", file="f")], 2024))["ambiguous"] == [
        ("f", ["城关镇人民政府"] * 2)
    ]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_documents_changes_no_list_but_its_own_order(seed: int) -> None:
    names = tuple(f"青禾区{kind}局" for kind in ("教育", "财政", "民政", "司法", "水务", "林业"))
    documents = [of(name, file=name) for name in (*names[:4], names[0], "云溪市" + names[4], "外县气象台")]
    documents += [of(names[1], year=2023, file="old"), of("水务局", file="short")]
    shuffled = random.Random(seed).sample(documents, len(documents))  # noqa: S311 - a test

    def as_sets(found: dict[str, Any]) -> dict[str, set[str]]:
        return {name: {repr(each) for each in group} for name, group in found.items()}

    assert as_sets(held(names, *documents)) == as_sets(held(names, *shuffled))


@pytest.mark.parametrize("name", ["市" * 5000, "云" * 5000 + "局", "区局" * 2000])
def test_a_monstrous_name_takes_no_time(name: str) -> None:
    started = time.perf_counter()
    held(("市教育局", name[:300]), of(name, file="f"))
    assert time.perf_counter() - started < 0.5


HEADS = [
    ("单位名称", "统一社会信用代码", "层级"),
    ("名称", "信用代码", "级别"),
    ("Name", "CODE", "level"),
    (" name ", "uscc", "Level"),
    ("行政机关", "统一社会信用代码", "行政层级"),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("heads", HEADS)
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_list_is_read_in_every_usual_form(encoding: str, heads: tuple[str, ...], delimiter: str, ending: str) -> None:
    rows = [heads, ("云溪市教育局", CODES[0], "市级"), ("", "", ""), ("云溪市财政局", "", "")]
    text = ending.join(delimiter.join(row) for row in rows) + ending

    units = read_roster(text.encode(encoding)).units

    assert [(unit.name, unit.code, unit.level, unit.line) for unit in units] == [
        ("云溪市教育局", CODES[0], "市级", 2),
        ("云溪市财政局", None, None, 4),
    ]


def test_columns_come_in_any_order_and_others_are_passed_over() -> None:
    units = read_roster('序号,联系人,单位名称\n1,"张,三",云溪市教育局\n2,\n'.encode()[:-3] + b"\n").units

    assert [unit.name for unit in units] == ["云溪市教育局"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "没有单位"),
        ("单位名称\n", "没有单位"),
        ("云溪市教育局\n云溪市财政局\n", "第一行应为列名"),
        ("编号,电话\n1,2\n", "第一行应为列名"),
        ("name,名称\na,b\n", "两列"),
        ("name,code\n,11\n", "第 2 行没有单位名称"),
        ("name\n云溪市教育局\n云溪市 教育局\n", "第 2 行与第 3 行是同一个单位"),
        (f"name,code\n甲局,{CODES[0]}\n乙局,{CODES[0].lower()}\n", "第 2 行与第 3 行是同一个单位"),
        ("name\nPK\0\0\n", "不是文本文件"),
    ],
)
def test_a_list_that_cannot_be_used_says_why(text: str, reason: str) -> None:
    with pytest.raises(RosterError) as raised:
        read_roster(text.encode())
    assert reason in raised.value.reason.zh
    assert raised.value.reason.en


def save(folder: Path, name: str, organ: str, year: int = 2024, **changes: object) -> Path:
    report = evolve(
        make_report(**changes), organ=Organ(name=organ), year=year, title=f"{organ}{year}年政府信息公开工作年度报告"
    )
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write(report, "json"), encoding="utf-8")
    return path


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    """A list of three, of whom one has handed in, one twice, and one a report of another year; and a stranger."""
    folder = tmp_path / "in"
    save(folder, "a.json", NAMES[0])
    save(folder, "b.json", NAMES[1])
    save(folder, "c.json", NAMES[1])
    save(folder, "d.json", NAMES[2], year=2023)
    save(folder, "e.json", "外县气象局")
    (tmp_path / "units.csv").write_bytes((LIST + "云溪市审计局,,市级\n").encode("gb18030"))
    return folder


def test_the_lists_stand_after_the_findings(call: Call, handed_in: Path) -> None:
    units = str(handed_in.parent / "units.csv")
    outcome = call("check", str(handed_in), "--roster", units, "--year", "2024", width=400)

    assert outcome.code == 1
    told = outcome.stdout[outcome.stdout.index("名单 ") :].splitlines()
    assert told == [
        f"名单 {units}（2024 年度）：应交 4 个单位，已交 2，未交 1，重复 1，年度不对 1，不在名单上 1",
        "没有报送：",
        "- 云溪市审计局（市级）",
        "报送了不止一份：",
        f"- 云溪市财政局（市级）：{handed_in / 'b.json'}、{handed_in / 'c.json'}",
        "报送的是别的年度：",
        f"- 青禾区人民政府（市级）：{handed_in / 'd.json'}（2023）",
        "不是名单上单位的：",
        f"- {handed_in / 'e.json'}：外县气象局",
    ]


def test_json_has_the_lists_as_its_last_object(call: Call, handed_in: Path) -> None:
    units = str(handed_in.parent / "units.csv")
    arguments = ("check", str(handed_in), "--roster", units, "--year", "2024", "--lang", "en")
    whole = json.loads(call(*arguments, "--format", "json").stdout)
    lines = [json.loads(line) for line in call(*arguments, "--format", "jsonl").stdout.splitlines()]

    assert whole == lines
    assert ["file" in each for each in whole] == [True] * 5 + [False]
    found = whole[-1]["roster"]
    assert (found["units"], found["year"], found["in_order"]) == (4, 2024, False)
    assert [each["name"] for each in found["handed_in"]] == list(NAMES[:2])
    assert found["missing"] == [{"name": "云溪市审计局", "code": None, "level": "市级", "line": 5}]
    assert [len(each["files"]) for each in found["twice"]] == [2]
    assert [each["year"] for each in found["other_year"]] == [2023]
    assert [each["organ"] for each in found["strangers"]] == ["外县气象局"]


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("never", 0)])
def test_a_list_out_of_order_is_a_finding(call: Call, handed_in: Path, fail_on: str, code: int) -> None:
    units = str(handed_in.parent / "units.csv")
    assert call("check", str(handed_in), "--roster", units, "--fail-on", fail_on).code == code


def test_everybody_has_handed_in(call: Call, tmp_path: Path) -> None:
    for number, name in enumerate(NAMES):
        save(tmp_path / "in", f"{number}.json", name)
    (tmp_path / "units.csv").write_text(LIST, encoding="utf-8-sig")
    outcome = call("check", str(tmp_path / "in"), "--roster", str(tmp_path / "units.csv"), "--year", "2024", width=400)

    assert outcome.code == 0
    assert "应交 3 个单位，已交 3，全部交齐，没有多余" in outcome.stdout


def test_a_readme_in_the_folder_is_nobody_s_report(call: Call, handed_in: Path) -> None:
    (handed_in / "README.md").write_text("说明\n", encoding="utf-8")
    (handed_in / "scan.txt").write_bytes(b"\x00\x01")
    units = str(handed_in.parent / "units.csv")
    outcome = call("check", str(handed_in), "--roster", units, "--format", "json")
    found = json.loads(outcome.stdout)[-1]["roster"]

    assert found["unread"] == [str(handed_in / "scan.txt")]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--year", "2024"), "--roster"),
        (("--roster", "missing.csv"), "没有这个文件"),
        (("--roster", "{good}"), "第一行应为列名"),
        (("--roster", "{good}", "--year", "24"), "四位数"),
        (("--roster", "{good}", "--year", "２０２４"), "四位数"),
        (("--return-level", "error"), "--return-sheets"),
    ],
)
def test_a_wrong_call_is_refused(call: Call, good: str, arguments: tuple[str, ...], words: str) -> None:
    outcome = call("check", good, *(each.format(good=good) for each in arguments))

    assert (outcome.code, outcome.stdout) == (3, "")
    assert words in outcome.stderr


def test_three_hundred_reports_in_several_processes(call: Call, tmp_path: Path) -> None:
    names = [f"青禾区第{number}街道办事处" for number in range(300)]
    absent, again, old = {7, 150, 299}, {3, 42}, {12}
    for number, name in enumerate(names):
        if number not in absent:
            save(tmp_path / "in", f"{number:03}.json", name, year=2023 if number in old else 2024)
        if number in again:
            save(tmp_path / "in", f"{number:03}-again.json", f"{name}")
    (tmp_path / "units.csv").write_text("\n".join(["单位名称", *names]), encoding="utf-8")
    arguments = ("check", str(tmp_path / "in"), "--roster", str(tmp_path / "units.csv"), "--year", "2024")
    started = time.perf_counter()

    outcomes = [call(*arguments, "--format", "jsonl", "--jobs", jobs) for jobs in ("1", "3")]

    assert outcomes[0].raw == outcomes[1].raw
    assert time.perf_counter() - started < 60
    *documents, last = [json.loads(line) for line in outcomes[0].stdout.splitlines()]
    assert [each["file"] for each in documents] == sorted(each["file"] for each in documents)
    found = last["roster"]
    assert [each["name"] for each in found["missing"]] == [names[number] for number in sorted(absent)]
    assert [each["name"] for each in found["twice"]] == [names[number] for number in sorted(again)]
    assert [each["name"] for each in found["other_year"]] == [names[number] for number in sorted(old)]
    assert len(found["handed_in"]) == 296
    assert found["strangers"] == found["ambiguous"] == found["unread"] == []
