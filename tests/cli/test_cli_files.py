"""Which files are read: folders, links, patterns, lists of names, odd names, and files that are none."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from govinfo_report.present.columns import display_width

from .conftest import GOOD, OLDER, WRONG, Call
from .test_cli_process import BASE, process

posix = pytest.mark.skipif(sys.platform != "linux", reason="needs what only Linux has")
PROSE = "# 说明\n\n本文件夹存放报告，共3份。\n".encode()
NO_REPORT = "本文件夹存放报告，共3份。\n".encode()


def fill(folder: Path, *names: str, source: str = GOOD) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, path)


def files_of(stdout: str | bytes) -> list[str]:
    return [document["file"] for document in json.loads(stdout)]


def standings(stdout: str | bytes) -> list[str]:
    return [document["standing"] for document in json.loads(stdout)]


def test_a_folder_names_what_is_no_report_and_does_not_fail_for_it(call: Call, tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    (tmp_path / "README.md").write_bytes(NO_REPORT)
    outcome = call("check", str(tmp_path))
    assert outcome.code == 0
    assert outcome.stderr.startswith(f"govinfo-report: {tmp_path / 'README.md'}: 不是报告，略过：GIR214 ")
    assert outcome.stdout.endswith("共 2 份：OK 1，不是报告 1\n问题：没有\n")
    assert standings(call("check", str(tmp_path), "--format", "json").stdout) == ["no-report", "ok"]


def test_what_is_named_itself_must_be_a_report(call: Call, tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    (tmp_path / "README.md").write_bytes(NO_REPORT)
    assert call("check", str(tmp_path / "a.txt"), str(tmp_path / "README.md")).code == 2
    assert call("check", str(tmp_path / "*")).code == 2


def test_a_folder_without_one_report_is_two(call: Call, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_bytes(NO_REPORT)
    outcome = call("check", str(tmp_path), "--lang", "en")
    assert outcome.code == 2
    assert outcome.stderr.endswith("govinfo-report: not one report was found\n")


def test_an_empty_or_broken_file_in_a_folder_still_fails(call: Call, tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    (tmp_path / "empty.txt").touch()
    assert call("check", str(tmp_path)).code == 2
    (tmp_path / "empty.txt").unlink()
    assert call("check", str(tmp_path)).code == 0


def test_the_summary_counts_what_a_folder_holds_besides(call: Call, tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "旧.doc", "2.DOC", "b.png", "Makefile", ".hidden.txt", "~$a.txt", ".git/x.txt")
    outcome = call("check", str(tmp_path), "--lang", "en")
    assert outcome.code == 0
    assert outcome.stdout.endswith(
        "\n1 document: OK 1\nfindings: none\n"
        "files in folders that were passed over: 7 (hidden files and links 3, .doc 2, .png 1, Makefile 1)\n"
    )


def test_every_outcome_is_counted(call: Call, tmp_path: Path, png: str) -> None:
    fill(tmp_path, "in/a.txt")
    (tmp_path / "in" / "note.txt").write_bytes(NO_REPORT)
    outcome = call("check", str(tmp_path / "in"), OLDER, WRONG, png, "--lang", "en")
    assert outcome.code == 2
    assert "5 documents: OK 1; OK with warnings 1; errors 1; no report could be read 1; not a report 1\n" in (
        outcome.stdout
    )


@pytest.mark.parametrize("again", ["a.txt", "./a.txt", "../in/a.txt", ".", "link/a.txt", "*.txt"])
def test_a_document_is_read_once(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: str) -> None:
    fill(tmp_path, "in/a.txt")
    (tmp_path / "in" / "link").symlink_to(".")
    monkeypatch.chdir(tmp_path / "in")
    outcome = call("check", "a.txt", again, "--format", "json")
    assert files_of(outcome.stdout) == ["a.txt"]
    assert "重复指定的 1 个文件只读一次" in outcome.stderr


def test_two_links_to_one_file_are_two_documents(call: Call, tmp_path: Path) -> None:
    fill(tmp_path, "2023.txt")
    (tmp_path / "2024.txt").symlink_to("2023.txt")
    assert len(files_of(call("check", str(tmp_path), "--format", "json").stdout)) == 2


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.txt", ["a.txt", "b.txt"]),
        ("**/*.txt", ["a.txt", "b.txt", "deep/c.txt"]),
        ("[b]*", ["b.txt"]),
        ("d*", ["deep/c.txt"]),
        ("x[1].txt", ["x[1].txt"]),
    ],
)
def test_patterns_are_expanded(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, found: list[str]
) -> None:
    fill(tmp_path, "a.txt", "b.txt", "deep/c.txt")
    if pattern.startswith("x"):
        fill(tmp_path, "x[1].txt", "x1.txt")
    monkeypatch.chdir(tmp_path)
    assert files_of(call("check", pattern, "--format", "json").stdout) == found


def test_a_pattern_without_a_match_is_two(call: Call, tmp_path: Path) -> None:
    outcome = call("check", str(tmp_path / "*.txt"), "--lang", "en")
    assert (outcome.code, outcome.stderr) == (2, f"govinfo-report: {tmp_path}/*.txt: no file matches this pattern\n")


LISTS = [
    (b"b.txt\na b.txt\n", ()),
    (b"b.txt\r\na b.txt\r\n", ()),
    (b"\xef\xbb\xbfb.txt\n\n\na b.txt", ()),
    (b"b.txt\0a b.txt\0", ("-0",)),
    (b"b.txt\0a b.txt", ("--null",)),
]


@pytest.mark.parametrize(("listed", "options"), LISTS)
@pytest.mark.parametrize("stdin", [True, False])
def test_names_come_from_a_list(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listed: bytes, options: tuple[str, ...], stdin: bool
) -> None:
    fill(tmp_path, "a b.txt", "b.txt", "c.txt")
    monkeypatch.chdir(tmp_path)
    Path("list").write_bytes(listed)
    given = ("--files-from", "-" if stdin else "list")
    outcome = call("check", "c.txt", *given, *options, "--format", "json", stdin=listed if stdin else b"")
    assert files_of(outcome.stdout) == ["c.txt", "b.txt", "a b.txt"]


def test_names_with_line_ends_need_null_characters(call: Call, tmp_path: Path) -> None:
    fill(tmp_path, "two\nlines.txt")
    name = os.fsencode(tmp_path / "two\nlines.txt")
    assert call("check", "--files-from", "-", "-0", stdin=name).code == 0
    assert call("check", "--files-from", "-", stdin=name).code == 2


def test_names_of_a_list_are_no_patterns(call: Call, tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    assert call("check", "--files-from", "-", stdin=os.fsencode(tmp_path / "*.txt")).code == 2


def test_an_empty_list_is_no_failure_but_is_told(call: Call, tmp_path: Path) -> None:
    outcome = call("check", "--files-from", "-", "--format", "json")
    assert (outcome.code, json.loads(outcome.stdout)) == (0, [])
    assert "什么也没有核对" in outcome.stderr
    assert call("convert", "--files-from", "-", "--to", "json", "-o", str(tmp_path / "x/")).code == 0


@pytest.mark.parametrize(
    "arguments", [("-", "--files-from", "-"), ("-0", GOOD), ("--files-from", "no-such-list"), ("--files-from", "/")]
)
def test_wrong_ways_to_name_files_are_three(call: Call, arguments: tuple[str, ...]) -> None:
    outcome = call("check", *arguments)
    assert (outcome.code, outcome.stdout, outcome.stderr.count("\n")) == (3, "", 1)


@posix
@pytest.mark.parametrize("name", ["报告 一.txt", b"\xff\xfe\xb1\xa8.txt", "a'b\"c$.txt", "-.txt", "\u202eevil.txt"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_any_name_will_do(tmp_path: Path, name: str | bytes, jobs: str) -> None:
    raw = os.path.join(os.fsencode(tmp_path), os.fsencode(name) if isinstance(name, str) else name)
    shutil.copyfile(GOOD, raw)
    fill(tmp_path, "zz.txt")
    done = process("check", str(tmp_path), "--jobs", jobs, PYTHONUTF8="1")
    assert (done.returncode, done.stderr) == (0, b"")
    shown = process("check", str(tmp_path), "--jobs", jobs, "--format", "json").stdout
    assert os.fsencode(os.fsdecode(raw)) in [os.fsencode(name) for name in files_of(shown)]


@posix
def test_links_that_go_in_circles_end(tmp_path: Path, call: Call) -> None:
    fill(tmp_path, "in/a.txt")
    (tmp_path / "in" / "round").symlink_to("..")
    (tmp_path / "in" / "self.txt").symlink_to("self.txt")
    outcome = call("check", str(tmp_path), "--format", "json", "--lang", "en")
    assert outcome.code == 2
    assert [Path(name).name for name in files_of(outcome.stdout)] == ["a.txt", "self.txt"]
    assert "self.txt: the links go round in a circle" in outcome.stderr


@posix
def test_folders_may_be_deeper_than_calls_and_than_paths(tmp_path: Path) -> None:
    descriptor = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1100):
        os.mkdir("ddd", dir_fd=descriptor)
        deeper = os.open("ddd", os.O_RDONLY, dir_fd=descriptor)
        os.close(descriptor)
        descriptor = deeper
    os.close(descriptor)
    fill(tmp_path, "ddd/ddd/a.txt")
    try:
        done = process("check", str(tmp_path), "--lang", "en")
    finally:
        subprocess.run(["rm", "-rf", str(tmp_path / "ddd")], check=True)  # noqa: S603, S607
    assert done.returncode == 2
    assert b"File name too long" in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"OK 1" in done.stdout


@pytest.fixture
def special(tmp_path: Path) -> Iterator[Path]:
    """A folder with everything that is no ordinary file, and one report."""
    fill(tmp_path, "a.txt", "x.html/inside.txt")
    os.mkfifo(tmp_path / "fifo.txt")
    (tmp_path / "device.txt").symlink_to("/dev/zero")
    (tmp_path / "gone.txt").symlink_to("nowhere")
    bound = socket.socket(socket.AF_UNIX)
    os.chdir(tmp_path)
    bound.bind("socket.txt")
    yield tmp_path
    bound.close()


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_pipes_devices_and_sockets_are_never_opened(special: Path, jobs: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(special)
    done = process("check", ".", "--jobs", jobs, "--format", "json", "--lang", "en")
    assert done.returncode == 2
    assert dict(zip(files_of(done.stdout), standings(done.stdout), strict=True)) == {
        "a.txt": "ok",
        "device.txt": "unread",
        "fifo.txt": "unread",
        "gone.txt": "unread",
        "socket.txt": "unread",
        "x.html/inside.txt": "ok",
    }
    assert done.stderr.decode().count("no ordinary file (a pipe, a device or a socket), not opened") == 3
    named = process("check", "fifo.txt", "device.txt", "--jobs", jobs)
    assert named.returncode == 2


@posix
def test_a_pipe_that_the_shell_hands_over_is_read(tmp_path: Path) -> None:
    command = f"{sys.executable} -m govinfo_report check <(cat {GOOD}) /dev/stdin < {WRONG}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, env=BASE, check=False, timeout=60)  # noqa: S603, S607
    assert done.returncode == 1
    assert "OK 1，有错误 1".encode() in done.stdout


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_told(tmp_path: Path, call: Call) -> None:
    fill(tmp_path, "a.txt", "locked.txt", "shut/b.txt")
    (tmp_path / "locked.txt").chmod(0)
    (tmp_path / "shut").chmod(0)
    outcome = call("check", str(tmp_path), "--lang", "en")
    (tmp_path / "shut").chmod(0o700)
    assert outcome.code == 2
    assert outcome.stderr.count("permission denied") == 2


def test_the_summary_breaks_only_between_its_items_and_fits_the_screen(call: Call, tmp_path: Path, png: str) -> None:
    fill(tmp_path / "in", "a.txt", *(f"x.{letter}" for letter in "bcdefgh"))
    (tmp_path / "in" / "note.txt").write_bytes(NO_REPORT)
    for width in (30, 40, 60, 80):
        outcome = call("check", str(tmp_path / "in"), OLDER, WRONG, png, width=width)
        lines = outcome.stdout.rpartition("\n\n")[2].splitlines()
        assert all(display_width(line) <= width for line in lines)
        assert any("不是报告 1" in line for line in lines)
        assert any("没有读出报告 1" in line for line in lines)
