"""Type checkers see the public names as users do: right programs pass, wrong ones are rejected where they are wrong."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "typing"
REPORTED = re.compile(r"^(?P<file>\w+)\.py:(?P<line>\d+): error: .*\[(?P<code>[a-z-]+)\]$")
MARKED = re.compile(r"# error: \[(?P<code>[a-z-]+)\]$")

pytestmark = pytest.mark.skipif(find_spec("mypy") is None, reason="mypy is not installed")


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> set[tuple[str, int, str]]:
    """What mypy says in strict mode of both files: file, line and code of every error."""
    folder = tmp_path_factory.mktemp("typing")
    shutil.copy(HERE / "accepted.py", folder / "accepted.py")
    shutil.copy(HERE / "rejected.txt", folder / "rejected.py")
    cache = pytestconfig.rootpath / ".pytest_cache" / "mypy"
    options = ["--strict", "--config-file=", f"--cache-dir={cache}", "--no-error-summary", "--hide-error-context"]
    done = subprocess.run(  # noqa: S603 - our own interpreter and files
        [sys.executable, "-m", "mypy", *options, "--no-pretty", "accepted.py", "rejected.py"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.stderr == ""
    lines = [line for line in done.stdout.splitlines() if ": note: " not in line]
    found = [REPORTED.match(line) for line in lines]
    assert None not in found, done.stdout
    return {(each["file"], int(each["line"]), each["code"]) for each in found if each}


def marked() -> set[tuple[str, int, str]]:
    lines = (HERE / "rejected.txt").read_text(encoding="utf-8").splitlines()
    found = {n: MARKED.search(line) for n, line in enumerate(lines, start=1)}
    return {("rejected", n, each["code"]) for n, each in found.items() if each}


def test_right_programs_pass(reported: set[tuple[str, int, str]]) -> None:
    assert {error for error in reported if error[0] == "accepted"} == set()


def test_wrong_programs_are_rejected_at_the_marked_lines_and_nowhere_else(reported: set[tuple[str, int, str]]) -> None:
    assert {error for error in reported if error[0] == "rejected"} == marked()


def test_the_library_says_that_it_is_typed() -> None:
    spec = find_spec("govinfo_report")
    assert spec is not None
    assert spec.origin is not None
    assert (Path(spec.origin).parent / "py.typed").is_file()
