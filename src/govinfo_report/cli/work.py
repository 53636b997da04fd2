"""Work on one document: nothing that goes wrong with it ends the run, and it may take only so long."""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn, Protocol, TypeVar

from govinfo_report.cli.inputs import Document, documents, failed, internal_fault, overrun, unread
from govinfo_report.cli.targets import Target

__all__ = ["Work", "attempt"]

_AGAIN = 1.0
T = TypeVar("T")
R_co = TypeVar("R_co", covariant=True)


class Work(Protocol[R_co]):
    """What is done with the reports of a document. It and what it gives can be sent to another process."""

    def __call__(self, target: Target, found: tuple[Document, ...], /) -> R_co:
        """What came of the reports of a target."""
        ...


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
