"""Doing the same work on many documents: in this process or in several, always in the order of the input."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Sequence
from typing import TypeVar

import click

from govinfo_report.cli.targets import Target
from govinfo_report.cli.work import Work, attempt
from govinfo_report.findings import Bilingual, Language
from govinfo_report.formats import all_formats

__all__ = ["in_order", "number_between", "run_parameters"]

_JOBS = Bilingual(
    zh="同时用几个进程，默认为可用的处理器数；1 表示不另开进程。",
    en="How many processes work at once; by default the processors there are. 1 starts no other process.",
)
_TIMEOUT = Bilingual(
    zh="一个文件最多用几秒，默认 {:g}；0 表示不限。",
    en="Seconds for one file at the most, {:g} by default; 0: no limit.",
)
_DEFAULT_TIMEOUT = 60.0
_MOST_JOBS = 1024
_LONGEST = 1_000_000
_WRONG_NUMBER = Bilingual(zh="应当是 {} 到 {} 的数", en="it should be a number from {} to {}")
T = TypeVar("T")


def number_between(kind: type[int | float], least: int, most: int, lang: Language) -> Callable[..., int | float | None]:
    """What makes a number of an option, as its callback; what is wrong is told in the language of the command."""

    def convert(ctx: click.Context, param: click.Parameter, value: str | None) -> int | float | None:
        if value is None:
            return None
        try:
            number = kind(value)
        except ValueError:
            number = None
        if number is None or not least <= number <= most:
            raise click.BadParameter(_WRONG_NUMBER.text(lang).format(least, most), ctx, param)
        return number

    return convert


def run_parameters(lang: Language, /) -> list[click.Parameter]:
    """``--jobs`` and ``--timeout``."""
    jobs, timeout = number_between(int, 1, _MOST_JOBS, lang), number_between(float, 0, _LONGEST, lang)
    return [
        click.Option(["--jobs"], callback=jobs, metavar="N", help=_JOBS.text(lang)),
        click.Option(
            ["--timeout"],
            callback=timeout,
            default=str(_DEFAULT_TIMEOUT),
            metavar="SECONDS",
            help=_TIMEOUT.text(lang).format(_DEFAULT_TIMEOUT),
        ),
    ]


def in_order(work: Work[T], targets: Sequence[Target], /, *, jobs: int | None, timeout: float) -> Generator[T]:
    """What comes of every target, in their order, each as soon as those before it are there.

    Close the generator to end the work early.
    """
    processes = min(jobs or _processors(), len(targets))
    if processes < 2 or (jobs is None and len(targets) < _fewest()):
        return (attempt(work, target, timeout) for target in targets)
    from govinfo_report.cli.pool import Pool

    all_formats()  # loaded before there are other processes, which then need not do it and tell of it again
    return Pool(work, processes, timeout).run(targets)


def _processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _fewest() -> int:
    """From how many documents other processes are worth their start, which is quick only where they are forked."""
    return 2 if sys.platform == "linux" else 16
