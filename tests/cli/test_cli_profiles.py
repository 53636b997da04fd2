"""``check`` with profiles and suppressions: what passes, what is told, and that every process judges alike."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from govinfo_report import read_file, validate, write
from govinfo_report.testing import make_report

from .conftest import Call

TODAY = ("--today", "2026-11-26")


def prints(path: str) -> dict[str, str]:
    """The fingerprints of a report's findings by code."""
    validation = validate(read_file(path))
    return {each.rule.code: validation.fingerprint(each) for each in validation.findings}


def suppressing(fingerprint: str, until: str = "2027-03-31", reason: str = "台账如此") -> str:
    return f'[[suppress]]\nfingerprint = "{fingerprint}"\nreason = "{reason}"\nuntil = {until}\n'


@pytest.fixture
def warned(tmp_path: Path) -> str:
    """A report with a warning and no error."""
    path = tmp_path / "warned.json"
    path.write_text(write(make_report(**{"requests.repeat_request.total": None}), "json"), encoding="utf-8")
    return str(path)


def documents(call: Call, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(call("check", *arguments, "--format", "json").stdout)
    return found


def test_warnings_fail_a_publisher_and_nobody_else(call: Call, warned: str) -> None:
    assert call("check", warned).code == 0
    assert call("check", warned, "--profile", "default").code == 0
    strict = call("check", warned, "--profile", "strict")
    assert strict.code == 1
    assert "没有错误，但有所用规则集不放过的问题" in strict.stdout
    assert documents(call, warned, "--profile", "strict")[0]["standing"] == "warned"


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("information", 1), ("never", 0)])
def test_fail_on_decides_over_the_profile(call: Call, warned: str, fail_on: str, code: int) -> None:
    for name in ("default", "strict"):
        assert call("check", warned, "--profile", name, "--fail-on", fail_on).code == code


def test_a_profile_of_a_file_is_used_and_named(call: Call, wrong: str, tmp_path: Path) -> None:
    path = tmp_path / "Own.TOML"
    path.write_text(
        '[profile]\nname = "qinghe"\noff = ["GIR304"]\n[severity]\nGIR302 = "warning"\nGIR222 = "information"\n',
        encoding="utf-8-sig",
    )
    outcome = call("check", wrong, "--profile", str(path))
    (document,) = documents(call, wrong, "--profile", str(path))

    assert outcome.code == 0
    assert "规则集 qinghe 关闭的规则：GIR304" in outcome.stdout
    assert document["profile"] == "qinghe"
    severities = {each["code"]: each["severity"] for each in document["findings"]}
    assert (severities["GIR302"], severities["GIR222"], "GIR304" in severities) == ("warning", "information", False)


@pytest.mark.parametrize(
    ("option", "content", "words"),
    [
        ("--profile", None, "没有 other，有 default、strict、archive"),
        ("--profile", "[severity]\nGIR999 = 'error'\n", "第 2 行 severity.GIR999 没有规则 GIR999"),
        ("--profile", "[profile\n", "第 1 行 不是 TOML"),
        ("--profile", b"\xff\xfe", "不是 UTF-8"),
        ("--suppress", "[profile]\n", "第 1 行 profile 没有这个键"),
        ("--suppress", "[[suppress]]\nreason = 'r'\n", "第 1 行 suppress[0].fingerprint 没有写"),
    ],
)
def test_a_file_that_says_something_unknown_is_refused(
    call: Call, good: str, tmp_path: Path, option: str, content: str | bytes | None, words: str
) -> None:
    name = "other"
    if content is not None:
        path = tmp_path / "own.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        name = str(path)
    outcome = call("check", good, option, name)

    assert (outcome.code, outcome.stdout) == (3, "")
    assert words in outcome.stderr
    assert call("check", good, option, name, "--lang", "en").code == 3


@pytest.mark.parametrize("option", ["--profile", "--suppress"])
def test_a_file_that_is_not_there_is_refused(call: Call, good: str, option: str) -> None:
    outcome = call("check", good, option, "missing.toml")
    assert outcome.code == 3
    assert "没有这个文件" in outcome.stderr


@pytest.mark.parametrize("day", ["2026-13-01", "26.11.2026", ""])
def test_a_day_that_is_none_is_refused(call: Call, good: str, day: str) -> None:
    assert call("check", good, "--today", day).code == 3


def test_suppressed_findings_are_told_and_do_not_fail(call: Call, wrong: str, tmp_path: Path) -> None:
    known = prints(wrong)
    errors = ("GIR302", "GIR304")
    path = tmp_path / "accepted.toml"
    path.write_text("".join(suppressing(known[code]) for code in errors), encoding="utf-8")
    arguments = (wrong, "--suppress", str(path), *TODAY)
    outcome = call("check", *arguments)
    (document,) = documents(call, *arguments)

    assert outcome.code == 0
    for code in errors:
        assert f"已豁免 {code}（至 2027-03-31）：台账如此" in outcome.stdout
        assert f"  {code} " not in outcome.stdout
    assert "  OK\n" not in outcome.stdout
    assert "豁免：起作用 2，已到期 0，没有对应的问题 0" in outcome.stdout
    assert [each["finding"]["code"] for each in document["suppressed"]] == list(errors)
    assert not {each["code"] for each in document["findings"]} & set(errors)


def test_an_expired_or_stale_suppression_is_reported_and_not_applied(call: Call, wrong: str, tmp_path: Path) -> None:
    known = prints(wrong)
    path = tmp_path / "own.toml"
    path.write_text(
        suppressing(known["GIR304"], until="2026-11-25", reason="旧理由") + suppressing("0" * 16, reason="已改好"),
        encoding="utf-8",
    )
    for option in ("--profile", "--suppress"):
        outcome = call("check", wrong, option, str(path), *TODAY, width=200)
        assert outcome.code == 1
        assert "  GIR304 " in outcome.stdout
        assert "豁免：起作用 0，已到期 1，没有对应的问题 1" in outcome.stdout
        assert f"- 已到期（2026-11-25），不再起作用：GIR304 {known['GIR304']} 旧理由" in outcome.stdout
        assert f"- 没有对应的问题，可以删去：{'0' * 16} 已改好" in outcome.stdout
    assert "已豁免 GIR304" in call("check", wrong, "--suppress", str(path), "--today", "2026-11-25").stdout


def test_the_suppressions_of_both_files_count(call: Call, wrong: str, tmp_path: Path) -> None:
    known = prints(wrong)
    files = [tmp_path / "a.toml", tmp_path / "b.toml"]
    for path, code in zip(files, ("GIR302", "GIR304"), strict=True):
        path.write_text(suppressing(known[code]), encoding="utf-8")
    (document,) = documents(call, wrong, "--profile", str(files[0]), "--suppress", str(files[1]), *TODAY)

    assert [each["finding"]["code"] for each in document["suppressed"]] == ["GIR302", "GIR304"]


def test_every_process_judges_by_the_same_profile(
    call: Call, wrong: str, older: str, good: str, warned: str, tmp_path: Path
) -> None:
    path = tmp_path / "own.toml"
    text = '[profile]\nextends = "strict"\noff = ["GIR302"]\n[severity]\nGIR303 = "information"\n'
    path.write_text(text + suppressing(prints(wrong)["GIR304"]), encoding="utf-8")
    arguments = ("check", wrong, good, older, warned, "--profile", str(path), *TODAY)

    for form in ("text", "json", "jsonl"):
        one, several = (call(*arguments, "--format", form, "--jobs", jobs) for jobs in ("1", "3"))
        assert one.raw == several.raw
        assert one.code == several.code == 1
