"""Doing the same work on many documents: in this process or in several, always in the order of the input."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn, Protocol, TypeVar

import click

from govinfo_report.cli.inputs import Document, documents, failed, internal_fault, overrun, unread
from govinfo_report.cli.targets import Target
from govinfo_report.findings import Bilingual, Language

__all__ = ["Work", "attempt", "in_order", "run_parameters"]

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
_AGAIN = 1.0
T = TypeVar("T")
R_co = TypeVar("R_co", covariant=True)


class Work(Protocol[R_co]):
    """What is done with the reports of a document. It and what it gives can be sent to another process."""

    def __call__(self, target: Target, found: tuple[Document, ...], /) -> R_co:
        """What came of the reports of a target."""
        ...


def run_parameters(lang: Language, /) -> list[click.Parameter]:
    """``--jobs`` and ``--timeout``."""
    return [
        click.Option(["--jobs"], type=click.IntRange(1, _MOST_JOBS), metavar="N", help=_JOBS.text(lang)),
        click.Option(
            ["--timeout"],
            type=click.FloatRange(0, 1e6),
            default=_DEFAULT_TIMEOUT,
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

    return Pool(work, processes, timeout).run(targets)


def _processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _fewest() -> int:
    """From how many documents other processes are worth their start, which is quick only where they are forked."""
    return 2 if sys.platform == "linux" else 16


def attempt(work: Work[T], target: Target, timeout: float, /) -> T:
    """Do the work in this process, whatever goes wrong with the document."""
    try:
        with _time_limit(0 if target.is_stream else timeout):
            return _guarded(work, target)
    except _TimeOverError:
        return work(target, (failed(target.name, overrun(timeout)),))


def _guarded(work: Work[T], target: Target) -> T:
    try:
        return work(target, documents(target))
    except Exception as error:  # a fault of a rule or a presenter must not cost the other files their check
        return work(target, (unread(target.name, internal_fault(error)),))


class _TimeOverError(BaseException):
    """The time for one document is over. No reader catches it by mistake, since it is no ``Exception``."""


@contextmanager
def _time_limit(seconds: float) -> Generator[None]:
    """Interrupt what takes longer, where there are such signals; a compiled library sees them only when it returns."""
    able = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not seconds or not able:
        yield
        return
    previous = signal.signal(signal.SIGALRM, _interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _TimeOverError
