"""A progress bar for long work, on standard error and only for a person."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from govinfo_report.findings import Bilingual, Language

__all__ = ["MANY", "tracked"]

MANY = 20
_READING = Bilingual(zh="正在读取", en="Reading")
T = TypeVar("T")


@contextmanager
def tracked(items: Sequence[T], lang: Language, /, *, scrolling: bool) -> Generator[Iterator[T]]:
    """The items one by one, with a bar if there are many and somebody is looking on.

    ``scrolling`` says that the output itself goes by on the terminal, which shows progress enough.
    """
    if len(items) <= MANY or scrolling or not sys.stderr.isatty():
        yield iter(items)
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        yield iter(progress.track(items, description=_READING.text(lang)))
