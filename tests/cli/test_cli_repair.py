"""``repair``: it lists what would mend a report, and writes only where it is told to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from govinfo_report import Report, read_file, repair, validate, write
from govinfo_report.testing import make_distinct_report, make_report

from .conftest import Call


@pytest.fixture
def shifted(tmp_path: Path) -> str:
    """A report with a figure in the wrong column, which several rows could explain."""
    wrong = {"requests.disclosed.natural_person": 7, "requests.disclosed.commercial_enterprise": 2}
    return saved(tmp_path, make_report(**wrong))


def saved(folder: Path, report: Report) -> str:
    path = folder / "report.json"
    path.write_text(write(report, "json"), encoding="utf-8")
    return str(path)


def test_the_cells_are_named_with_address_figures_reason_and_lines(call: Call, wrong: str) -> None:
    outcome = call("repair", wrong, width=160)

    assert outcome.code == 1
    assert outcome.stdout.splitlines() == [
        wrong,
        "  改法 1 种",
        "",
        "  第 1 种：改 2 格（没有别的改法只改这么少的格）",
        "    表三 · （四）无法提供 1.本机关不掌握相关政府信息 · 自然人",
        "      requests.not_held.natural_person",
        "      38 → 83",
        "    表四 · 未经复议直接起诉 · 总计",
        "      disputes.litigation_direct.total",
        "      0 → 4",
        "    原因可能是：数字前后颠倒、合计漏填",
        "    改后成立：GIR302 表三 · 自然人（整列）（原来 413 与 368，改后都是 413）",
        "    改后成立：GIR303 表三 · （四）无法提供 1.本机关不掌握相关政府信息（原来 88 与 43，改后都是 88）",
        "    改后成立：GIR304 表四 · 未经复议直接起诉（原来 0 与 4，改后都是 4）",
    ]


def test_the_likeliest_come_first_and_the_rest_are_counted(call: Call, shifted: str) -> None:
    stdout = call("repair", shifted, "--most", "2", "--lang", "en").stdout

    assert "16 ways to mend it, the likeliest first" in stdout
    assert stdout.index("7 → 2") < stdout.index("Perhaps: two figures in each other's place")
    assert "Number 2: 2 to change" in stdout
    assert "Number 3" not in stdout
    assert "14 more, see --most." in stdout


def test_a_report_in_which_everything_holds_needs_nothing(call: Call, good: str) -> None:
    outcome = call("repair", good)

    assert (outcome.code, outcome.stderr) == (0, "")
    assert outcome.stdout.splitlines() == [good, "  没有要改的：能核对的勾稽关系没有不成立的。"]


def test_lines_for_which_nothing_was_found_are_named(call: Call, tmp_path: Path) -> None:
    wreck = saved(tmp_path, make_report(requests=make_distinct_report().requests))

    outcome = call("repair", wreck)

    assert outcome.code == 1
    assert "有不成立的勾稽关系，但没有找到改法。" in outcome.stdout
    assert "(requests.*.natural_person)" in outcome.stdout
    assert "没有全部试过" in outcome.stdout


def test_json_holds_changes_reasons_and_a_patch(call: Call, wrong: str) -> None:
    outcome = call("repair", wrong, "--format", "json")
    (document,) = json.loads(outcome.stdout)
    (found,) = document["repairs"]

    assert (document["file"], document["found"], document["unmended"], document["cut_short"]) == (wrong, 1, [], False)
    assert [(each["at"], each["was"], each["becomes"]) for each in found["changes"]] == [
        ("requests.not_held.natural_person", 38, 83),
        ("disputes.litigation_direct.total", 0, 4),
    ]
    assert found["slips"] == ["swapped-digits", "forgotten-total"]
    assert found["json_patch"] == repair.json_patch(repair.suggest(read_file(wrong).unwrap())[0])
    assert {"code": "GIR304", "at": "disputes.litigation_direct", "was": [0, 4], "becomes": [4, 4]} in found["mends"]


def test_most_counts_in_json_too(call: Call, shifted: str) -> None:
    (document,) = json.loads(call("repair", shifted, "--format", "json", "--most", "3").stdout)

    assert (document["found"], len(document["repairs"])) == (16, 3)


@pytest.mark.parametrize("ending", [".json", ".md", ".txt"])
def test_the_chosen_repair_is_written_to_a_new_file_in_the_format_of_its_ending(
    call: Call, wrong: str, tmp_path: Path, ending: str
) -> None:
    before, new = Path(wrong).read_bytes(), tmp_path / f"mended{ending}"

    outcome = call("repair", wrong, "--apply", "1", "-o", str(new))

    report = read_file(wrong).unwrap()
    assert outcome.code == 0
    assert f"已写到 {new}" in outcome.stdout
    assert "38 → 83" in outcome.stdout
    assert read_file(new).unwrap().requests == repair.apply(report, repair.suggest(report)[0]).requests
    assert validate(read_file(new)).ok
    assert before == Path(wrong).read_bytes()


def test_another_than_the_first_can_be_chosen(call: Call, shifted: str, tmp_path: Path) -> None:
    new = tmp_path / "mended.json"

    assert call("repair", shifted, "--apply", "2", "-o", str(new)).code == 0
    report = read_file(shifted).unwrap()
    assert repair.apply(report, repair.suggest(report)[1]) == read_file(new).unwrap()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--apply", "1"), "--apply 和 -o 要一起用"),
        (("-o", "{new}.json"), "--apply 和 -o 要一起用"),
        (("--apply", "7", "-o", "{new}.json"), "没有第 7 种改法，共有 1 种"),
        (("--apply", "1", "-o", "{new}.pages"), "不知道"),
        (("--apply", "1", "-o", "{input}"), "会覆盖输入的文件"),
        (("--apply", "1", "-o", "{there}.json"), "文件已经存在"),
        (("--most", "0"), "--most 的值不对：应当是 1 到 1000 的数"),
        (("--apply", "one", "-o", "{new}.json"), "--apply 的值不对"),
    ],
)
def test_a_wrong_call_writes_nothing(
    call: Call, tmp_path: Path, arguments: tuple[str, ...], told: str, wrong: str
) -> None:
    source = tmp_path / "source.txt"
    source.write_bytes(Path(wrong).read_bytes())
    (tmp_path / "there.json").write_text("{}")
    names = {"new": tmp_path / "new", "input": source, "there": tmp_path / "there"}
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}

    outcome = call("repair", str(source), *(each.format(**names) for each in arguments))

    assert outcome.code == 3
    assert told in outcome.stderr
    assert before == {path: path.read_bytes() for path in tmp_path.iterdir()}


def test_what_is_no_report_is_told_and_nothing_is_written(call: Call, png: str, tmp_path: Path) -> None:
    new = tmp_path / "new.json"

    assert call("repair", png).code == 2
    assert call("repair", png, "--apply", "1", "-o", str(new)).code == 2
    assert call("repair", "no-such-file.txt").code == 2
    assert not new.exists()


def test_standard_input_is_read(call: Call, wrong: str) -> None:
    assert "38 → 83" in call("repair", "-", stdin=Path(wrong).read_bytes()).stdout


def test_every_report_of_a_file_is_examined_but_none_is_written(call: Call, tmp_path: Path) -> None:
    reports = [make_report(**{"requests.disclosed.total": 34}), make_report()]
    both = tmp_path / "both.jsonl"
    both.write_text("".join(write(report, "jsonl") for report in reports), encoding="utf-8")

    outcome = call("repair", str(both))

    assert "34 → 43" in outcome.stdout
    assert "没有要改的" in outcome.stdout
    assert call("repair", str(both), "--apply", "1", "-o", str(tmp_path / "new.json")).code == 3
