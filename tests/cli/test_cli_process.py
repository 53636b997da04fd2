"""The command as a process of its own: start, pipes, encodings, a missing extra."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from govinfo_report import write_file
from govinfo_report.testing import make_report

from .conftest import GOOD, WRONG

BASE = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "SYSTEMROOT", "PYTHONPATH")}


def process(*arguments: str, code: str | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    start = ["-m", "govinfo_report"] if code is None else ["-c", code]
    command = [sys.executable, *start, *arguments]
    return subprocess.run(command, capture_output=True, env=BASE | environment, timeout=60, check=False)  # noqa: S603


def test_the_module_runs_and_its_exit_code_is_that_of_the_command() -> None:
    good, wrong = process("check", GOOD), process("check", WRONG)
    assert (good.returncode, wrong.returncode) == (0, 1)
    assert "42 / 42 行成立" in good.stdout.decode()
    assert good.stderr == wrong.stderr == b""


@pytest.mark.parametrize("missing", ["click", "rich"])
def test_without_the_extra_its_name_is_told(missing: str) -> None:
    code = f"import sys; sys.modules[{missing!r}] = None; from govinfo_report.cli import main; main()"
    outcome = process("--help", code=code)
    assert outcome.returncode == 3
    assert outcome.stdout == b""
    assert "pip install 'govinfo-report[cli]'" in outcome.stderr.decode()
    assert b"Traceback" not in outcome.stderr


ENCODINGS = [
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"PYTHONIOENCODING": "ascii:strict"},
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "gbk"},
]


@pytest.mark.parametrize("environment", ENCODINGS, ids=str)
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check", WRONG), 1),
        (("show", WRONG, "--trace", "--full"), 0),
        (("rules",), 0),
        (("form", "2021"), 0),
        (("explain", "GIR301"), 0),
        (("--help",), 0),
        (("check", "不存在.txt"), 2),
    ],
)
def test_no_encoding_makes_it_fail(environment: dict[str, str], arguments: tuple[str, ...], code: int) -> None:
    outcome = process(*arguments, **environment)
    assert outcome.returncode == code
    assert b"Traceback" not in outcome.stderr


@pytest.mark.parametrize("environment", ENCODINGS, ids=str)
def test_what_programs_read_is_utf_8_everywhere(environment: dict[str, str]) -> None:
    expected = process("convert", GOOD, "--to", "json", PYTHONUTF8="1").stdout
    assert process("convert", GOOD, "--to", "json", **environment).stdout == expected
    found = json.loads(process("check", GOOD, "--format", "json", **environment).stdout.decode("utf-8"))
    assert found[0]["report"]["organ"] == "云溪市人民政府"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal of a closed pipe")
@pytest.mark.parametrize("arguments", [("check",), ("check", "--format", "json"), ("show", "--full")])
def test_a_pipe_that_is_closed_early_is_no_failure_of_ours(arguments: tuple[str, ...], tmp_path: Path) -> None:
    big = tmp_path / "big.json"
    one = process("convert", WRONG, "--to", "json").stdout
    big.write_bytes(b"[" + b",".join([one] * 40) + b"]")
    command = [sys.executable, "-m", "govinfo_report", *arguments, str(big)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=BASE) as running:  # noqa: S603
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.wait(timeout=60) == 141
        assert running.stderr.read() == b""


def test_help_loads_nothing_that_help_does_not_need() -> None:
    code = (
        "import sys\n"
        "from govinfo_report.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('rich', 'cattrs', 'babel', 'opencc')\n"
        "             or name.startswith('govinfo_report.cli.')), file=sys.stderr)"
    )
    loaded = process("--help", code=code).stderr.decode()
    expected = [f"govinfo_report.cli.{name}" for name in ("application", "exits", "localised", "output", "usage")]
    assert loaded.strip() == str(expected)


STEADY_CLOCK = (
    "import types\n"
    "from itertools import count\n"
    "from govinfo_report.cli import progress\n"
    "progress.time = types.SimpleNamespace(monotonic=map((0.01).__mul__, count()).__next__)\n"
)
"""For the bar of progress each document takes a hundredth of a second, however busy the machine is."""
MAIN = "from govinfo_report.cli import main\nmain()"


def two_years(folder: Path) -> tuple[str, str]:
    paths = (folder / "2023.json", folder / "2024.json")
    for path, year in zip(paths, (2023, 2024), strict=True):
        write_file(make_report(year=year), path)
    return str(paths[0]), str(paths[1])


@pytest.mark.parametrize("encoding", ["ascii:strict", "gbk", "utf-16"])
def test_results_as_json_are_utf_8_everywhere(encoding: str, tmp_path: Path) -> None:
    rollup = ("roll-up", "--consolidated", "--parent", WRONG, GOOD)
    for command in (("series", *two_years(tmp_path)), rollup, ("repair", WRONG)):
        told = process(*command, "--format", "json", PYTHONIOENCODING=encoding).stdout.decode("utf-8")
        assert "表三" in told
        assert json.loads(told)


def on_terminal(*arguments: str, columns: int, stdout_too: bool, before: str = "", **changes: str) -> tuple[int, bytes]:
    """Run the command with a terminal as standard error, and maybe as standard output; what it wrote to that."""
    import pty

    code = (
        "import fcntl, struct, termios\n"
        f"fcntl.ioctl(2, termios.TIOCSWINSZ, struct.pack('HHHH', 24, {columns}, 0, 0))\n"
        f"{before}{MAIN}"
    )
    parent, child = pty.openpty()
    command = [sys.executable, "-c", code, *arguments]
    environment = BASE | {"TERM": "xterm", "PYTHONUTF8": "1"} | changes
    out = child if stdout_too else subprocess.DEVNULL
    with subprocess.Popen(command, stdin=child, stdout=out, stderr=child, env=environment) as running:  # noqa: S603
        os.close(child)
        written = b"".join(iter(lambda: _read(parent), b""))
        status = running.wait(timeout=60)
    os.close(parent)
    return status, written


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""


terminals = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")


@terminals
@pytest.mark.parametrize("columns", [40, 50, 60])
def test_a_narrow_terminal_gets_colours_and_no_failure(columns: int) -> None:
    status, written = on_terminal("check", WRONG, columns=columns, stdout_too=True)
    assert status == 1
    assert b"\x1b[" in written
    assert b"Traceback" not in written


@terminals
@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_a_terminal_can_refuse_colours(environment: dict[str, str]) -> None:
    _, written = on_terminal("check", WRONG, columns=80, stdout_too=True, **environment)
    assert b"\x1b[" not in written


@terminals
@pytest.mark.parametrize(("files", "stdout_too", "shown"), [(60, False, True), (60, True, False), (40, False, False)])
def test_progress_is_shown_for_long_work_to_a_person(many: Path, files: int, stdout_too: bool, shown: bool) -> None:
    names = [str(many / f"{number}.txt") for number in range(files)]
    status, written = on_terminal("check", *names, columns=80, stdout_too=stdout_too, before=STEADY_CLOCK)
    assert status == 0
    assert ("正在读取" in written.decode()) is shown


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports that take half a second and more by the steady clock."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(60):
        (folder / f"{number}.txt").write_bytes(Path(GOOD).read_bytes())
    return folder


def test_no_progress_is_written_into_a_log(many: Path) -> None:
    assert process("check", str(many), code=STEADY_CLOCK + MAIN).stderr == b""
