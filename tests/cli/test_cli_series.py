"""``series`` and ``roll-up``: several reports, and what does not fit between them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve

from govinfo_report import Organ, Scope, write_file
from govinfo_report.testing import make_report

from .conftest import Call


def year(folder: Path, number: int, **changes: object) -> str:
    path = folder / f"{number}.json"
    write_file(make_report("2021", year=number, **changes), path)
    return str(path)


def unit(folder: Path, name: str, **changes: object) -> str:
    path = folder / f"{name}.json"
    write_file(make_report("2021", organ=Organ(name=name), **changes), path)
    return str(path)


@pytest.fixture
def parent(tmp_path: Path) -> str:
    path = tmp_path / "parent.json"
    write_file(evolve(make_report("2021"), scope=Scope.CONSOLIDATED), path)
    return str(path)


def test_what_does_not_fit_between_two_years_is_told(call: Call, tmp_path: Path) -> None:
    outcome = call("series", year(tmp_path, 2023), year(tmp_path, 2024))

    assert outcome.code == 1
    assert "云溪市人民政府：2023、2024 年" in outcome.stdout
    assert "GIR401" in outcome.stdout
    assert "比较了 1 对相邻年度；发现" in outcome.stdout


def test_each_organ_is_told_with_its_own_reports(call: Call, tmp_path: Path) -> None:
    names = []
    for edition_id, organ in (("2019", "青禾区人民政府"), ("2021", "云溪市人民政府")):
        for number in (2019, 2020):
            path = tmp_path / f"{organ}{number}.json"
            write_file(make_report(edition_id, year=number, organ=Organ(name=organ)), path)
            names.append(str(path))

    def told(*files: str) -> str:
        return call("series", *files).stdout.partition("比较了")[0]

    assert told(*names) == told(*names[:2]) + told(*names[2:])
    assert told(*names[:2])


def test_years_that_are_missing_or_twice_are_named(call: Call, tmp_path: Path) -> None:
    again = tmp_path / "again.json"
    write_file(make_report("2021", year=2024), again)
    outcome = call("series", year(tmp_path, 2022), year(tmp_path, 2024), str(again), "--fail-on", "never")

    assert outcome.code == 0
    assert "缺少的年度：2023" in outcome.stdout
    assert "同一年度有几份报告：2024" in outcome.stdout


def test_one_year_alone_is_said_not_to_be_compared(call: Call, tmp_path: Path) -> None:
    outcome = call("series", year(tmp_path, 2024), "--lang", "en")

    assert outcome.code == 0
    assert "No two years follow each other: nothing was compared" in outcome.stdout


def test_series_as_json_names_organ_year_and_place(call: Call, tmp_path: Path) -> None:
    outcome = call("series", year(tmp_path, 2023), year(tmp_path, 2024), "--format", "json")
    data = json.loads(outcome.stdout)

    assert [(each["earlier"], each["later"]) for each in data["pairs"]] == [(2023, 2024)]
    assert {"GIR401", "GIR402", "GIR404"} <= {each["code"] for each in data["findings"]}
    assert {each["year"] for each in data["findings"]} == {2024}


def test_findings_between_reports_have_the_keys_of_those_of_check(
    call: Call, tmp_path: Path, parent: str, wrong: str
) -> None:
    files = (year(tmp_path, 2023), year(tmp_path, 2024))
    series = json.loads(call("series", *files, "--format", "json").stdout)["findings"]
    rollup = json.loads(call("roll-up", "--parent", parent, wrong, "--format", "json").stdout)["findings"]
    (document,) = json.loads(call("check", wrong, "--format", "json").stdout)
    keys = set(document["findings"][0]) - {"span", "fingerprint"}
    assert series
    assert rollup
    assert all(set(each) == keys | {"organ", "year"} for each in series)
    assert all(set(each) == keys for each in rollup)
    assert {each["at_name"] for each in series} >= {"表三 · 二、上年结转政府信息公开申请数量 · 总计"}


def test_a_file_that_is_no_report_is_told(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("没有报告", encoding="utf-8")
    outcome = call("series", str(path), year(tmp_path, 2024))

    assert outcome.code == 2
    assert "x.txt" in outcome.stderr


def test_a_sum_that_is_right_is_said_to_be(call: Call, tmp_path: Path, parent: str) -> None:
    outcome = call("roll-up", "--parent", parent, unit(tmp_path, "云溪市档案局"))

    assert outcome.code == 0
    assert "每一格都等于各单位之和" in outcome.stdout


def test_a_unit_left_out_is_named_and_one_not_there_too(call: Call, tmp_path: Path, parent: str) -> None:
    units = [unit(tmp_path, "云溪市档案局"), unit(tmp_path, "云溪市教育局")]
    outcome = call("roll-up", "--parent", parent, *units, "--expect", "云溪市民政局")

    assert outcome.code == 1
    assert "没有计入汇总" in outcome.stdout.replace("\n", "").replace(" ", "")
    assert "GIR503" in outcome.stdout
    assert "差数（汇总减各单位之和）：" in outcome.stdout


def test_a_report_that_does_not_say_so_is_not_compared(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    write_file(make_report("2021"), path)
    files = ("--parent", str(path), unit(tmp_path, "云溪市档案局"), unit(tmp_path, "云溪市教育局"))
    silent, told = call("roll-up", *files), call("roll-up", *files, "--consolidated")

    assert (silent.code, told.code) == (0, 1)
    assert "GIR504" in silent.stdout
    assert "没有比较" in silent.stdout
    assert call("roll-up", *files, "--consolidated", "--own").code == 3


def test_roll_up_as_json_gives_what_is_left(call: Call, tmp_path: Path, parent: str) -> None:
    more = unit(tmp_path, "云溪市档案局", **{"requests.repeat_request.total": 900})
    data = json.loads(call("roll-up", "--parent", parent, more, "--format", "json").stdout)

    assert list(data["residuals"]) == ["requests.repeat_request.total"]
    assert [each["code"] for each in data["findings"]] == ["GIR501", "GIR502"]
