"""Many files in several processes: order, speed, ends of all kinds, processes that die, files that take too long."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from .conftest import GOOD, Call
from .test_cli_files import fill, posix
from .test_cli_process import BASE, on_terminal, process


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """2,000 small files: some of them a few lines of a report, some empty, most of them no report at all."""
    folder = tmp_path_factory.mktemp("crowd")
    text = Path(GOOD).read_text(encoding="utf-8").splitlines()
    short = "\n".join([text[0], *(line for line in text if line.startswith("一、本年新收"))])
    for number in range(2000):
        content = short if number % 20 == 0 else "" if number % 100 == 50 else "不是报告"
        (folder / f"{number:04}.txt").write_text(content, encoding="utf-8")
    return folder


def test_two_thousand_files_come_out_in_order_whatever_the_number_of_processes(crowd: Path) -> None:
    alone = process("check", str(crowd), "--jobs", "1", "--format", "jsonl")
    together = process("check", str(crowd), "--jobs", "3", "--format", "jsonl")
    assert alone.returncode == together.returncode == 2
    assert alone.stdout == together.stdout
    assert alone.stderr == together.stderr
    documents = [json.loads(line) for line in alone.stdout.splitlines()]
    assert [Path(each["file"]).name for each in documents] == [f"{number:04}.txt" for number in range(2000)]
    counts = Counter(each["standing"] for each in documents)
    assert counts == {"no-report": 1880, "faulty": 100, "unread": 20}


def test_results_come_as_they_are_ready(crowd: Path) -> None:
    command = [sys.executable, "-m", "govinfo_report", "check", str(crowd), "--format", "jsonl", "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=BASE) as running:  # noqa: S603
        assert running.stdout is not None
        first = json.loads(running.stdout.readline())
        assert running.poll() is None
        running.stdout.close()
        assert running.wait(timeout=30) == 141
    assert first["file"].endswith("0000.txt")


@pytest.mark.parametrize("form", ["text", "json", "jsonl"])
def test_a_closed_pipe_ends_quietly_with_all_processes(crowd: Path, form: str) -> None:
    command = f"{sys.executable} -m govinfo_report check {crowd} --jobs 2 --format {form} 2>&1 | head -n 2"
    done = subprocess.run(["bash", "-c", command], capture_output=True, env=BASE, check=False, timeout=60)  # noqa: S603, S607
    assert b"Traceback" not in done.stdout
    assert b"rror" not in done.stderr
    assert done.stdout.count(b"\n") == 2


def children_of(parent: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def gone(*processes: int) -> bool:
    """Whether these processes are gone, after a while."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if not any(Path(f"/proc/{each}").exists() for each in processes):
            return True
        time.sleep(0.05)
    return False


ENDINGS = [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)]


@posix
@pytest.mark.parametrize(("number", "code"), ENDINGS)
def test_a_run_that_is_ended_leaves_no_process_and_no_traceback(crowd: Path, number: signal.Signals, code: int) -> None:
    command = [sys.executable, "-m", "govinfo_report", "check", str(crowd), "--jobs", "2", "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=BASE) as running:  # noqa: S603
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        workers = children_of(running.pid)
        assert len(workers) == 2
        running.send_signal(number)
        left = not gone(*workers)
        for worker in workers if left else ():
            os.kill(worker, signal.SIGKILL)
        _, told = running.communicate(timeout=30)
        assert running.returncode == code
    assert not left
    assert b"Traceback" not in told
    assert (b"\xe4\xb8\xad\xe6\x96\xad" in told) is (number is signal.SIGINT)


@posix
def test_workers_leave_control_c_to_the_one_who_started_them(crowd: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "govinfo_report", "check", str(crowd), "--jobs", "2", "--format", "jsonl"]
    told = tmp_path / "told"
    with (
        told.open("wb") as stderr,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=stderr, env=BASE) as running,  # noqa: S603
    ):
        assert running.stdout is not None
        first = running.stdout.readline()
        for worker in children_of(running.pid):
            os.kill(worker, signal.SIGINT)
        rest = running.stdout.read()
    documents = [json.loads(line) for line in (first + rest).splitlines()]
    assert Counter(each["standing"] for each in documents) == {"no-report": 1880, "faulty": 100, "unread": 20}
    assert b"Traceback" not in told.read_bytes()


@posix
def test_control_c_on_a_terminal_reaches_everybody_and_ends_cleanly(crowd: Path) -> None:
    command = f"{sys.executable} -m govinfo_report check {crowd} --jobs 2 > /dev/null"
    with subprocess.Popen(  # noqa: S603
        ["bash", "-c", f"exec {command}"],  # noqa: S607
        stderr=subprocess.PIPE,
        env=BASE,
        start_new_session=True,
    ) as running:
        assert running.stderr is not None
        time.sleep(1.5)
        os.killpg(running.pid, signal.SIGINT)
        told = running.stderr.read()
        assert running.wait(timeout=30) == 130
    assert b"Traceback" not in told


HARM = """
import os, signal, sys, time
from govinfo_report.cli import inputs
real = inputs.read_all

def harmful(data, *, name=None):
    match name:
        case "dies.txt": os.kill(os.getpid(), signal.SIGKILL)
        case "crashes.txt": os.kill(os.getpid(), signal.SIGSEGV)
        case "leaves.txt": os._exit(7)
        case "exits.txt": sys.exit(7)
        case "memory.txt": raise MemoryError
        case "deep.txt": return harmful(data, name=name)
        case "sleeps.txt": time.sleep(60)
        case "loops.txt":
            while True: pass
        case "swallows.txt":
            try: time.sleep(60)
            except BaseException: time.sleep(60)
        case "prints.txt": os.write(1, b"noise")
    return real(data, name=name)

inputs.read_all = harmful
from govinfo_report.cli import main
main()
"""


def harmed(folder: Path, *options: str) -> tuple[dict[str, list[str]], subprocess.CompletedProcess[bytes]]:
    done = process("check", str(folder), "--format", "json", "--lang", "en", *options, code=HARM)
    found = {
        Path(each["file"]).name: [each["standing"], *(finding["code"] for finding in each["findings"])]
        for each in json.loads(done.stdout)
    }
    return found, done


@posix
def test_a_process_that_dies_costs_only_its_own_file(tmp_path: Path) -> None:
    bad = ("dies.txt", "crashes.txt", "leaves.txt", "exits.txt", "memory.txt", "deep.txt")
    good = tuple(f"{letter}{number}.txt" for number in range(4) for letter in "adelz")
    fill(tmp_path, *bad, *good, "prints.txt")
    found, done = harmed(tmp_path, "--jobs", "2")
    assert done.returncode == 2
    assert list(found) == sorted((*bad, *good, "prints.txt"))
    assert {name for name, told in found.items() if told != ["ok"]} == set(bad)
    assert all(found[name] == ["unread", "GIR101"] for name in bad)
    told = done.stderr.decode()
    assert "dies.txt: the process at this file was ended by the signal SIGKILL" in told
    assert "crashes.txt: the process at this file was ended by the signal SIGSEGV" in told
    assert "leaves.txt: the process at this file ended unexpectedly (exit code 7)" in told
    assert "memory.txt: out of memory" in told
    assert "Traceback" not in told


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_that_takes_too_long_costs_only_itself(tmp_path: Path, jobs: str) -> None:
    bad = ("sleeps.txt", "loops.txt", "swallows.txt")
    fill(tmp_path, *bad, "a.txt", "m.txt", "z.txt")
    begun = time.monotonic()
    found, done = harmed(tmp_path, "--jobs", jobs, "--timeout", "1")
    assert time.monotonic() - begun < 20
    assert done.returncode == 2
    assert all(found[name] == ["unread", "GIR140"] for name in bad)
    assert [name for name, told in found.items() if told == ["ok"]] == ["a.txt", "m.txt", "z.txt"]
    assert "more than 1" in done.stderr.decode()


@posix
def test_a_slow_reader_of_the_output_costs_no_file_its_time(crowd: Path) -> None:
    command = [sys.executable, "-m", "govinfo_report", "check", str(crowd), "--jobs", "2", "--timeout", "0.5"]
    with subprocess.Popen(  # noqa: S603
        [*command, "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=BASE
    ) as running:
        assert running.stdout is not None
        first = [running.stdout.readline() for _ in range(5)]
        time.sleep(2)
        documents = [json.loads(line) for line in (*first, *running.stdout.read().splitlines())]
        running.wait(timeout=60)
    codes = {finding["code"] for each in documents for finding in each["findings"]}
    assert len(documents) == 2000
    assert "GIR140" not in codes


@posix
def test_the_memory_of_a_long_run_is_bounded(tmp_path: Path) -> None:
    """The writer is held up while the workers go on: only so many results wait for it."""
    fill(tmp_path, *(f"{number:03}.txt" for number in range(300)))
    code = (
        "import os, signal, sys, time\n"
        "from govinfo_report.cli import inputs\n"
        "real = inputs.read_all\n"
        "def first_is_slow(data, *, name=None):\n"
        "    open(os.environ['SEEN'], 'a').write('x')\n"
        "    if name == '000.txt': time.sleep(4)\n"
        "    return real(data, name=name)\n"
        "inputs.read_all = first_is_slow\n"
        "from govinfo_report.cli import main\nmain()"
    )
    seen = tmp_path / "seen"
    environment = BASE | {"SEEN": str(seen)}
    command = [sys.executable, "-c", code, "check", str(tmp_path), "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment) as running:  # noqa: S603
        time.sleep(3)
        assert 2 <= seen.stat().st_size <= 40
        assert running.wait(timeout=60) == 0
    assert seen.stat().st_size == 300


def test_one_file_loads_neither_processes_nor_bars() -> None:
    code = (
        "import sys\n"
        "from govinfo_report.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    loaded = process("check", GOOD, code=code).stderr.decode().split()
    assert {"click", "govinfo_report"} <= set(loaded)
    assert {"multiprocessing", "rich", "asyncio", "concurrent", "subprocess"} & set(loaded) == set()


@posix
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_bar_is_gone_at_the_end_and_fits_a_narrow_terminal(crowd: Path, lang: str) -> None:
    status, written = on_terminal("check", str(crowd), "--lang", lang, columns=60, stdout_too=False)
    assert status == 2
    assert f"{'正在读取' if lang == 'zh' else 'Reading'} " in written.decode()
    assert b"/2000" in written
    assert b"Traceback" not in written


@pytest.mark.parametrize("option", ["--jobs", "--timeout"])
@pytest.mark.parametrize("value", ["-1", "x", "nan", "1e9"])
@pytest.mark.parametrize(("lang", "told"), [("zh", "到"), ("en", "it should be a number from")])
def test_a_wrong_number_is_three(call: Call, option: str, value: str, lang: str, told: str) -> None:
    outcome = call("check", GOOD, f"{option}={value}", "--lang", lang)
    assert (outcome.code, outcome.stdout, outcome.stderr.count("\n")) == (3, "", 1)
    assert told in outcome.stderr
