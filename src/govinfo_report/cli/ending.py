"""How commands end that tell one result as text or as JSON: ``series``, ``roll-up`` and ``repair``."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from govinfo_report.cli.exits import ExitCode
from govinfo_report.cli.output import emit, emit_exactly
from govinfo_report.findings import Bilingual, Language

__all__ = ["end", "format_option"]

_FORMS = ("text", "json")
_FORMAT = Bilingual(zh="输出：text（默认）或 json。", en="Output: text (default) or json.")


def format_option(lang: Language, /) -> click.Option:
    """``--format text|json``."""
    return click.Option(
        ["--format", "form"],
        type=click.Choice(_FORMS),
        default="text",
        metavar="|".join(_FORMS),
        help=_FORMAT.text(lang),
    )


def end(form: str, data: object, lines: Iterable[str], /, *, unread: bool, fatal: bool) -> ExitCode:
    """Write the result, the data in UTF-8 for programs or the lines for people, and give back how it ended."""
    if form == "json":
        emit_exactly(f"{json.dumps(data, ensure_ascii=False, indent=2)}\n".encode("utf-8", "backslashreplace"))
    else:
        emit("".join(f"{line}\n" for line in lines))
    if unread:
        return ExitCode.UNREAD
    return ExitCode.FINDINGS if fatal else ExitCode.FINE
