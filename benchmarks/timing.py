"""Times taken in turns, so that a noisy machine disturbs all of them alike. Read the ratios."""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping

Work = Callable[[], object]


def interleaved(
    works: Mapping[str, Work], *, rounds: int = 15, at_least: float = 0.01
) -> dict[str, tuple[float, float]]:
    """Seconds of one call, as (minimum, median) over rounds in which every work has its turn.

    What the work before left behind is collected outside the time, so that nobody pays for another's garbage.
    """
    repeats = {name: _repeats(work, at_least) for name, work in works.items()}
    taken: dict[str, list[float]] = {name: [] for name in works}
    gc.disable()
    try:
        for _ in range(rounds):
            for name, work in works.items():
                gc.collect()
                start = time.perf_counter()
                for _ in range(repeats[name]):
                    work()
                taken[name].append((time.perf_counter() - start) / repeats[name])
    finally:
        gc.enable()
    return {name: (min(times), statistics.median(times)) for name, times in taken.items()}


def _repeats(work: Work, at_least: float) -> int:
    work()
    start = time.perf_counter()
    work()
    return max(1, int(at_least / max(time.perf_counter() - start, 1e-7)))


def processes(programs: Mapping[str, list[str]], *, rounds: int = 9) -> dict[str, tuple[float, float]]:
    """Seconds of whole processes, in turns, as (minimum, median)."""
    taken: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, command in programs.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            taken[name].append(time.perf_counter() - start)
    return {name: (min(times), statistics.median(times)) for name, times in taken.items()}


def python(code: str) -> list[str]:
    """A command that runs code in a fresh interpreter."""
    return [sys.executable, "-c", code]


def table(title: str, rows: Mapping[str, tuple[float, float]], *, base: str, unit: str = "us") -> None:
    """Print the times, with their ratio to one of them."""
    scale = {"us": 1e6, "ms": 1e3}[unit]
    print(f"\n{title}\n{'':46} {'min ' + unit:>10} {'median':>10} {'ratio':>7}")
    for name, (least, median) in rows.items():
        print(f"{name:46} {least * scale:10.1f} {median * scale:10.1f} {least / rows[base][0]:7.2f}")
