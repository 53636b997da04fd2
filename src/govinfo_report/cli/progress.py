"""A progress bar for long work, on standard error and only for a person."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from attrs import Factory, define

from govinfo_report.findings import Bilingual, Language

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["progress"]

DELAY = 0.5
"""Seconds after which work counts as long."""
_BETWEEN = 0.1
_READING = Bilingual(zh="正在读取", en="Reading")


@contextmanager
def progress(total: int, lang: Language, /, *, scrolling: bool) -> Generator[Callable[[], None]]:
    """What to call after each of the documents; a bar appears if it takes long and somebody is looking on.

    ``scrolling`` says that the output itself goes by on the terminal, which shows progress enough.
    """
    if total < 2 or scrolling or not sys.stderr.isatty():
        yield lambda: None
        return
    with ExitStack() as stack:
        yield _Bar(total, lang, stack).advance


@define
class _Bar:
    total: int
    lang: Language
    stack: ExitStack
    done: int = 0
    shown: float = Factory(lambda: time.monotonic() + DELAY - _BETWEEN)
    bar: Progress | None = None

    def advance(self) -> None:
        self.done += 1
        now = time.monotonic()
        if now - self.shown < _BETWEEN:
            return
        self.shown = now
        if self.bar is None:
            self.bar = self.stack.enter_context(_bar())
            self.bar.add_task(_READING.text(self.lang), total=self.total)
        self.bar.update(self.bar.task_ids[0], completed=self.done, refresh=True)


def _bar() -> Progress:
    """A bar without a thread of its own, since processes are forked while it is shown."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    return Progress(*columns, console=console, transient=True, redirect_stdout=False, auto_refresh=False)
