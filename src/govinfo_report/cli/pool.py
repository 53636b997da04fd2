"""Worker processes that may die: each has documents of its own, and a death costs only the one it was at.

The standard pools end with their first dead process and cannot stop a single document; hence this one.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Generator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from types import FrameType
from typing import Any, Generic, NoReturn, TypeVar

from attrs import Factory, define

from govinfo_report.cli.inputs import failed, overrun, unread
from govinfo_report.cli.targets import Target
from govinfo_report.cli.work import Work, attempt
from govinfo_report.findings import Bilingual

__all__ = ["Pool"]

_AHEAD = 2
"""How many documents a worker has, so that it need not wait for the next."""
_WINDOW = 16
"""How many documents for each worker may be done or under way before the first of them is written."""
_GRACE = 2.0
T = TypeVar("T")


@define(eq=False)
class _Worker:
    process: Any
    connection: Connection[Any, Any]
    tasks: deque[int] = Factory(deque[int])
    since: float = 0.0
    """When the first of its tasks began, at the latest."""


class Pool(Generic[T]):
    """Some processes that do the same work on one document after the other."""

    def __init__(self, work: Work[T], processes: int, timeout: float, /) -> None:
        self._work = work
        self._timeout = timeout
        self._processes = processes
        self._context: Any = _context()
        self._workers: list[_Worker] = []
        self._done: dict[int, T] = {}
        self._waiting: deque[int] = deque()

    def run(self, targets: Sequence[Target], /) -> Generator[T]:
        """What comes of every target, in order. Whoever stops early ends the processes by closing the generator."""
        handler = _end_on_terminate()
        try:
            unsent = 0
            for number in range(len(targets)):
                while number not in self._done:
                    unsent = self._hand_out(targets, unsent, number + self._processes * _WINDOW)
                    self._collect(targets)
                yield self._done.pop(number)
            self._dismiss()
        finally:
            self._kill()
            if handler is not None:
                signal.signal(signal.SIGTERM, handler)

    def _hand_out(self, targets: Sequence[Target], unsent: int, window: int) -> int:
        """Give every worker what it can take; the number of the first target that nobody has yet."""
        for depth in range(1, _AHEAD + 1):
            for worker in self._crew():
                if len(worker.tasks) >= depth:
                    continue
                if self._waiting:
                    self._send(worker, self._waiting.popleft(), targets)
                elif unsent < min(window, len(targets)):
                    if targets[unsent].is_stream:
                        self._done[unsent] = attempt(self._work, targets[unsent], self._timeout)
                    else:
                        self._send(worker, unsent, targets)
                    unsent += 1
        return unsent

    def _crew(self) -> Sequence[_Worker]:
        while len(self._workers) < self._processes:
            self._workers.append(self._start())
        return tuple(self._workers)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        # What a forked process inherits it must close, or no worker would notice that this process is gone.
        inherited = (ours, *(each.connection for each in self._workers)) if _forks(self._context) else ()
        process = self._context.Process(target=_serve, args=(theirs, self._work, inherited), daemon=True)
        with _NoInterrupt():
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def _send(self, worker: _Worker, number: int, targets: Sequence[Target]) -> None:
        if not worker.tasks:
            worker.since = time.monotonic()
        worker.tasks.append(number)
        try:
            worker.connection.send(targets[number])
        except OSError:
            return  # it died; its end of the connection tells so

    def _collect(self, targets: Sequence[Target]) -> None:
        """Wait for results, deaths and the end of somebody's time."""
        busy = {worker.connection: worker for worker in self._workers if worker.tasks}
        if not busy:
            return
        ready = wait(list(busy), self._patience())
        for connection in ready:
            self._receive(busy[connection], targets)  # type: ignore[index]  # only connections were waited for
        now = time.monotonic()
        for connection, worker in busy.items():
            late = self._timeout and worker.tasks and now - worker.since > self._timeout
            if late and not connection.poll():
                self._bury(worker, targets, overdue=True)

    def _patience(self) -> float | None:
        """How long nobody's time can be over."""
        if not self._timeout:
            return None
        first = min(worker.since for worker in self._workers if worker.tasks)
        return max(0.0, first + self._timeout - time.monotonic()) + 0.01

    def _receive(self, worker: _Worker, targets: Sequence[Target]) -> None:
        try:
            result = worker.connection.recv()
        except Exception:  # it died, maybe in the middle of a message
            self._bury(worker, targets, overdue=False)
            return
        self._done[worker.tasks.popleft()] = result
        worker.since = time.monotonic()

    def _bury(self, worker: _Worker, targets: Sequence[Target], *, overdue: bool) -> None:
        """Replace a worker: the document it was at is what stopped it, the others wait for the next worker."""
        worker.process.kill() if overdue else worker.process.join(_GRACE)
        _end(worker)
        self._workers.remove(worker)
        if not worker.tasks:
            return
        number = worker.tasks.popleft()
        name = targets[number].name
        document = failed(name, overrun(self._timeout)) if overdue else unread(name, _death(worker.process.exitcode))
        self._done[number] = self._work(targets[number], (document,))
        self._waiting.extendleft(reversed(worker.tasks))

    def _dismiss(self) -> None:
        """Let the workers end by themselves."""
        for worker in self._workers:
            worker.connection.close()
        for worker in self._workers:
            worker.process.join(_GRACE)

    def _kill(self) -> None:
        for worker in self._workers:
            _end(worker)
        self._workers.clear()


def _end(worker: _Worker) -> None:
    worker.connection.close()
    if worker.process.is_alive():
        worker.process.kill()
    worker.process.join(_GRACE)


def _context() -> BaseContext:
    """Forked processes where that is safe, since they need not load the library again; else the usual ones."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else None)


def _forks(context: Any) -> bool:
    return bool(context.get_start_method() == "fork")


def _death(code: int | None) -> Bilingual:
    if code is not None and code < 0:
        name = signal.Signals(-code).name if -code in {each.value for each in signal.Signals} else str(-code)
        return Bilingual(
            zh=f"处理这个文件的进程被中止（信号 {name}，可能是内存不够或者读取程序出错）",
            en=f"the process at this file was ended by the signal {name} (out of memory, or a fault of a reader)",
        )
    return Bilingual(
        zh=f"处理这个文件的进程意外结束（退出码 {code}）",
        en=f"the process at this file ended unexpectedly (exit code {code})",
    )


class _NoInterrupt:
    """Ctrl-C reaches the whole group of processes; the workers leave it to this one."""

    def __enter__(self) -> None:
        self._previous = signal.signal(signal.SIGINT, signal.SIG_IGN) if _in_main_thread() else None

    def __exit__(self, *_: object) -> None:
        if self._previous is not None:
            signal.signal(signal.SIGINT, self._previous)


def _serve(connection: Connection[Any, Any], work: Work[object], inherited: tuple[Connection[Any, Any], ...]) -> None:
    """What a worker does until nobody sends it documents any more."""
    for each in inherited:
        each.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _mute()
    while True:
        try:
            target = connection.recv()
            connection.send(attempt(work, target, 0))
        except (EOFError, OSError):
            return


def _mute() -> None:
    """Whatever a library prints must not stand between the findings."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def _in_main_thread() -> bool:
    import threading

    return threading.current_thread() is threading.main_thread()


def _end_on_terminate() -> Any:
    """Leave in good order when this process is told to end, so that no worker is left behind."""
    if not _in_main_thread() or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        return None
    return signal.signal(signal.SIGTERM, _terminated)


def _terminated(number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)
