"""Writing to the terminal, to a file or down a pipe, whatever its encoding."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from govinfo_report.findings import Bilingual, Language
from govinfo_report.present.columns import printable, wrap
from govinfo_report.present.screen import PLAIN, Role, Screen

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = [
    "colored",
    "complain",
    "complaint",
    "emit",
    "emit_complaint",
    "emit_exactly",
    "emit_rows",
    "emit_table",
    "is_terminal",
    "prepare_streams",
    "screen",
    "screen_of",
    "screen_width",
]

_FALLBACK_WIDTH = 100
_NARROWEST = 20
_NARROWEST_TABLE = 78
_COLORS: dict[Role, dict[str, str | bool]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow"},
    "information": {"fg": "cyan"},
    "good": {"fg": "green", "bold": True},
    "name": {"bold": True},
    "place": {"fg": "blue"},
    "quiet": {"dim": True},
}


def prepare_streams() -> None:
    """Make sure that no character can fail to be written: what an encoding lacks is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def is_terminal() -> bool:
    """Whether the output goes to a person's terminal."""
    return sys.stdout.isatty()


def screen_width() -> int:
    """The columns of the terminal, or ``COLUMNS``; a fixed number where the output goes elsewhere."""
    return max(_NARROWEST, shutil.get_terminal_size((_FALLBACK_WIDTH, 24)).columns)


def colored() -> bool:
    """Whether the running command uses colours on standard output."""
    wish: str = click.get_current_context().meta.get("color", "auto")
    if wish == "auto":
        return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wish == "always"


def _paint(text: str, role: Role) -> str:
    return click.style(text, **_COLORS[role])  # type: ignore[arg-type]  # the table holds nothing but its keywords


def screen() -> Screen:
    """The screen that the running command writes to."""
    return screen_of(screen_width(), painted=colored())


def screen_of(width: int, /, *, painted: bool) -> Screen:
    """A screen as wide as this, with colours or without."""
    return Screen(width=width, paint=_paint if painted else PLAIN.paint)


def emit(text: str, /) -> None:
    """Write text to standard output as it is."""
    click.echo(text, nl=False, color=colored())


def emit_exactly(data: bytes, /) -> None:
    """Write a document in UTF-8: its very bytes, but to a terminal text in the encoding of that."""
    if is_terminal():
        emit(data.decode())
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def emit_table(table: RenderableType, /) -> None:
    """Write a table of rich to standard output."""
    from rich.console import Console

    painted = colored()
    console = Console(
        file=io.StringIO(),
        width=screen_width(),
        force_terminal=painted,
        color_system="standard" if painted else None,
        legacy_windows=False,
        highlight=False,
    )
    with console.capture() as captured:
        console.print(table)
    emit("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def emit_rows(heads: Sequence[str], rows: Sequence[Sequence[str]], /, *, indent: int = 0) -> None:
    """Write rows under heads in aligned columns; where they have no room, each row as a paragraph of its own.

    Cells may be painted. The longest columns give way first, but none is ever cut.
    """
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    width = screen_width() - indent
    depths = [len(row[0]) - len(row[0].lstrip()) for row in rows]
    texts = [[Text.from_ansi(cell.lstrip()) for cell in row] for row in rows]
    if width < _NARROWEST_TABLE:
        for depth, row in zip(depths, texts, strict=True):
            lead = " " * (indent + depth)
            told = " · ".join(each.plain for each in row if each)
            emit("".join(f"{line}\n" for line in wrap(told, screen_width(), indent=lead, hanging=f"{lead}  ")))
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for head in heads:
        table.add_column(Text(head), overflow="fold")
    for depth, row in zip(depths, texts, strict=True):
        table.add_row(Padding(row[0], (0, 0, 0, depth)), *row[1:])
    emit_table(Padding(table, (0, 0, 0, indent)))


def complaint(message: str | Bilingual, lang: Language, /, *, about: str | None = None) -> str:
    """One line for standard error: the program, what it is about, what is wrong."""
    text = message if isinstance(message, str) else message.text(lang)
    parts = ("govinfo-report", about, text)
    return printable(": ".join(part for part in parts if part))


def complain(message: str | Bilingual, lang: Language, /, *, about: str | None = None) -> None:
    """Write one line to standard error."""
    emit_complaint(complaint(message, lang, about=about))


def emit_complaint(line: str, /) -> None:
    """Write a line that :func:`complaint` made to standard error."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
