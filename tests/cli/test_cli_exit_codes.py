"""Every way in which a command can end."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import GOOD, OLDER, WRONG, Call

CASES = [
    (("check", GOOD), 0),
    (("check", OLDER, GOOD), 0),
    (("check", WRONG), 1),
    (("check", WRONG, "--fail-on", "error"), 1),
    (("check", WRONG, "--fail-on", "warning"), 1),
    (("check", WRONG, "--fail-on", "information"), 1),
    (("check", WRONG, "--fail-on", "never"), 0),
    (("check", GOOD, "--fail-on", "information"), 0),
    (("check", "missing.txt"), 2),
    (("check", WRONG, "missing.txt"), 2),
    (("check", "missing.txt", "--fail-on", "never"), 2),
    (("show", GOOD), 0),
    (("show", WRONG), 0),
    (("show", "missing.txt"), 2),
    (("convert", GOOD, "--to", "json"), 0),
    (("convert", "missing.txt", "--to", "json"), 2),
    (("convert", GOOD, "--to", "papyrus"), 3),
    (("convert", GOOD), 3),
    (("explain", "GIR301"), 0),
    (("explain", "GIR999"), 3),
    (("explain",), 3),
    (("rules",), 0),
    (("form", "2021"), 0),
    (("form", "2020"), 3),
    ((), 3),
    (("chekc",), 3),
    (("check",), 3),
    (("check", GOOD, "--no-such-option"), 3),
    (("check", GOOD, "--fail-on", "sometimes"), 3),
    (("check", GOOD, "--format"), 3),
    (("--lang", "fr", "rules"), 3),
    (("rules", "too", "many"), 3),
    (("--help",), 0),
    (("check", "--help"), 0),
    (("--version",), 0),
]


@pytest.mark.parametrize(("arguments", "code"), CASES, ids=[" ".join(map(str, case[0])) for case in CASES])
def test_each_call_ends_with_its_code(call: Call, arguments: tuple[str, ...], code: int) -> None:
    assert call(*arguments).code == code


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("arguments", "code"), CASES, ids=[" ".join(map(str, case[0])) for case in CASES])
def test_the_code_does_not_depend_on_the_language(call: Call, arguments: tuple[str, ...], code: int, lang: str) -> None:
    assert call("--lang", lang, *arguments).code == code


def test_a_wrong_call_is_one_line_on_standard_error(call: Call) -> None:
    for arguments, code in CASES:
        if code == 3:
            outcome = call(*arguments)
            assert outcome.stdout == ""
            assert outcome.stderr.startswith("govinfo-report: ")
            assert outcome.stderr.count("\n") == 1


UNREADABLE = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "scan.png": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "noise.bin": bytes(range(32)) * 8,
    "junk.json": b'{"a": [junk',
    "other.json": b'{"a": 1}',
    "list.json": b"[]",
    "latin.txt": b"\xff\xfe\xfd\x80abc",
    "prose.txt": "今天天气很好。\n".encode(),
    "office.docx": b"PK\x03\x04" + b"word/document.xml",
}


@pytest.mark.parametrize("command", ["check", "show", "convert"])
@pytest.mark.parametrize("name", UNREADABLE)
def test_content_without_a_report_is_two(call: Call, tmp_path: Path, name: str, command: str) -> None:
    path = tmp_path / name
    path.write_bytes(UNREADABLE[name])
    outcome = call(command, str(path), *(("--to", "text") if command == "convert" else ()))
    assert outcome.code == 2
    assert outcome.stdout == ""
    assert outcome.stderr.startswith(f"govinfo-report: {path}: ")
    assert outcome.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("command", "lang", "told"),
    [
        ("show", "zh", "文件夹里没有可读的文件"),
        ("show", "en", "the folder holds no file that can be read"),
        ("check", "zh", "文件夹里没有可读的文件"),
        ("check", "en", "the folder holds no file that can be read"),
    ],
)
def test_a_folder_without_reports_is_two(call: Call, tmp_path: Path, command: str, lang: str, told: str) -> None:
    outcome = call(command, str(tmp_path), "--lang", lang)
    assert outcome.code == 2
    assert told in outcome.stderr


def test_a_file_that_may_not_be_read_is_two(
    call: Call, tmp_path: Path, good: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "locked.txt"
    path.write_text("x")

    def refuse(self: Path, *_: object) -> object:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    outcome = call("check", str(path), "--lang", "en")
    assert (outcome.code, outcome.stderr) == (2, f"govinfo-report: {path}: permission denied\n")
