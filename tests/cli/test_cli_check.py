"""``check``: what it says of good, wrong and unreadable documents, as text and as JSON."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from govinfo_report import ReadResult, read_all, read_file, validate

from .conftest import Call


def told(outcome_stdout: str) -> list[dict[str, Any]]:
    data: list[dict[str, Any]] = json.loads(outcome_stdout)
    return data


def test_a_good_report_is_ok_with_what_was_checked(call: Call, good: str) -> None:
    lines = call("check", good).stdout.splitlines()
    rules = len(validate(read_file(good)).coverage.rules_possible)
    assert lines == [
        good,
        "  云溪市人民政府 · 2024 年度 · 2021 年格式（国办公开办函〔2021〕30号）",
        f"  单元格 200 / 200；勾稽关系 42 / 42 行成立；规则 {rules} / {rules} 条已运行",
        "  OK",
    ]


def test_the_older_form_has_its_own_figures(call: Call, older: str) -> None:
    stdout = call("check", older, "--lang", "en").stdout
    assert "cells 198 / 198; 40 of 40 lines hold" in stdout
    assert "form of 2019" in stdout


def test_confirmed_and_inferred_lines_are_told_apart(call: Call, wrong: str) -> None:
    coverage = validate(read_file(wrong)).coverage
    held, size = coverage.confirmed, coverage.lines_of_form
    assert 0 < held < size
    stdout = call("check", wrong, "--lang", "en").stdout
    assert f"{held} of {size} lines hold, 5 inferred (not confirmed), 3 broken" in stdout


def test_findings_stand_under_their_severity_the_gravest_first(call: Call, wrong: str) -> None:
    stdout = call("check", wrong).stdout
    order = [stdout.index(each) for each in ("\n错误 2\n", "GIR302", "GIR304", "\n警告 1\n", "GIR222")]
    assert order == sorted(order)


def test_a_finding_has_place_name_message_advice_and_position(call: Call, wrong: str) -> None:
    stdout = call("check", wrong, width=120).stdout
    at = stdout.index("GIR222")
    finding = stdout[at : stdout.index("\n\n", at)].splitlines()
    assert finding[0] == "GIR222 总计没有填"
    assert finding[1].split() == ["requests.third_party_rights.total", *finding[1].split()[1:]]
    assert "表三 · （三）不予公开 4.保护第三方合法权益 · 总计" in finding[1]
    assert "    → 填上总计。" in finding
    assert f"    --> {wrong}:43:38" in finding
    assert finding[-3:] == [
        "      自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计",
        "           4         1         0             0             0     0  空白",
        "                                                                    ^^^^",
    ]


def test_ok_is_not_said_where_something_was_not_checked(call: Call, tmp_path: Path, good: str) -> None:
    text = Path(good).read_text(encoding="utf-8").splitlines()
    path = tmp_path / "blank.txt"
    path.write_text("\n".join(_blanked(text)), encoding="utf-8")
    validation = validate(read_file(path))
    assert (validation.ok, validation.complete) == (True, False)
    stdout = call("check", str(path)).stdout
    assert "  没有错误，但未能全部核对" in stdout
    assert "OK" not in stdout


def _blanked(lines: list[str]) -> list[str]:
    """The same report with the carried-forward figures of two organizations left empty."""
    at = next(n for n, line in enumerate(lines) if line.startswith("四、结转下年度继续办理"))
    cells = lines[at].split("|")
    cells[2] = cells[3] = " "
    return [*lines[:at], "|".join(cells), *lines[at + 1 :]]


def test_standard_input_is_a_dash(call: Call, good: str) -> None:
    outcome = call("check", "-", stdin=Path(good).read_bytes())
    assert outcome.code == 0
    assert outcome.stdout.startswith("-\n  云溪市人民政府")


def test_folders_are_walked_in_sorted_order_for_known_endings(call: Call, tmp_path: Path, good: str) -> None:
    for name in ("b/2.txt", "b/1.TXT", "a.txt", "c/d/e.text", "b/notes.log"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(good, path)
    files = [each["file"] for each in told(call("check", str(tmp_path), "--format", "json").stdout)]
    assert files == [str(tmp_path / name) for name in ("a.txt", "b/1.TXT", "b/2.txt", "c/d/e.text")]


def test_a_bad_file_does_not_stop_the_others(call: Call, good: str, wrong: str, png: str) -> None:
    outcome = call("check", wrong, png, "missing.txt", good, "--lang", "en")
    assert outcome.code == 2
    assert outcome.stderr.splitlines()[1] == "govinfo-report: missing.txt: no such file"
    assert outcome.stdout.endswith(
        "\n4 documents: OK 1; errors 1; no report could be read 2\nfindings: error 2, warning 1, information 3\n"
    )


def test_a_reader_that_fails_costs_only_its_own_file(
    call: Call, good: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("bad")

    def failing(data: bytes, *, name: str | None) -> tuple[ReadResult, ...]:
        if data == b"bad":
            raise RuntimeError("no such luck")
        return read_all(data, name=name)

    monkeypatch.setattr("govinfo_report.cli.inputs.read_all", failing)
    outcome = call("check", str(bad), good, "--lang", "en")
    assert outcome.code == 2
    assert outcome.stderr == f"govinfo-report: {bad}: internal error: RuntimeError: no such luck\n"
    assert "\n  OK\n" in outcome.stdout


def test_every_report_of_a_list_is_checked(call: Call, good: str, wrong: str, tmp_path: Path) -> None:
    parts = [call("convert", each, "--to", "json").stdout for each in (good, wrong)]
    path = tmp_path / "both.json"
    path.write_text(f"[{','.join(parts)}]", encoding="utf-8")
    objects = told(call("check", str(path), "--format", "json").stdout)
    assert [(each["file"], each["ok"]) for each in objects] == [(f"{path}#1", True), (f"{path}#2", False)]


def test_json_holds_every_fact_of_a_finding(call: Call, wrong: str) -> None:
    validation = validate(read_file(wrong))
    [found] = told(call("check", wrong, "--format", "json", "--lang", "en").stdout)
    assert [each["code"] for each in found["findings"]] == [each.rule.code for each in validation.findings]
    for data, finding in zip(found["findings"], validation.findings, strict=True):
        assert data["message"] == finding.message("en")
        assert data["advice"] == finding.advice("en")
        assert data["fingerprint"] == validation.fingerprint(finding)
        assert data["related"] == [str(place) for place in finding.related]
        assert data["span"] is None or data["span"]["start"] == finding.span.start  # type: ignore[union-attr]


def test_json_of_nothing_but_unreadable_files_is_still_json(call: Call, png: str) -> None:
    outcome = call("check", png, "missing.txt", "--format", "json")
    assert [(each["file"], each["standing"], each["report"]) for each in told(outcome.stdout)] == [
        (png, "unread", None),
        ("missing.txt", "unread", None),
    ]
    assert outcome.code == 2


def test_json_is_the_same_on_every_screen(call: Call, wrong: str) -> None:
    narrow = call("check", wrong, "--format", "json", width=30).raw
    assert narrow == call("--color", "always", "check", wrong, "--format", "json", width=150).raw


@pytest.mark.parametrize("arguments", [("--color", "always", "check"), ("check", "--color", "always")])
def test_colour_comes_when_asked_for(call: Call, wrong: str, arguments: tuple[str, ...]) -> None:
    assert "\x1b[" in call(*arguments, wrong).stdout


def test_colour_does_not_change_the_text(call: Call, wrong: str) -> None:
    import click

    painted = call("check", wrong, "--color", "always", width=60).stdout
    assert click.unstyle(painted) == call("check", wrong, "--color", "never", width=60).stdout
    assert "\x1b[" not in call("check", wrong).stdout


def test_a_document_cannot_command_the_terminal(call: Call, wrong: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    text = Path(wrong).read_text(encoding="utf-8")
    path.write_text(text.replace("（四）无法提供", "\x1b[31m（四）\u202e无法\x07提供"), encoding="utf-8")
    for command in (("check",), ("show", "--trace", "--full")):
        stdout = call(*command, str(path)).stdout
        assert not set("\x1b\u202e\x07") & set(stdout)


@pytest.mark.parametrize("form", ["sarif", "junit", "github", "csv", "markdown", "html"])
def test_every_form_is_the_same_from_one_process_and_from_several(call: Call, wrong: str, form: str) -> None:
    folder = str(Path(wrong).parent)
    alone = call("check", folder, "--format", form, "--jobs", "1")
    assert alone.raw == call("check", folder, "--format", form, "--jobs", "3").raw
    assert alone.code == 1
    assert wrong in alone.stdout
    assert "README.md" not in alone.stdout


def test_junit_of_the_command_line_fails_where_the_run_does(call: Call, wrong: str) -> None:
    counts = {}
    for level in ("error", "warning", "information", "never"):
        outcome = call("check", wrong, "--format", "junit", "--fail-on", level)
        counts[level] = outcome.stdout.count("<failure")
    assert counts == {"error": 2, "warning": 3, "information": 6, "never": 0}
