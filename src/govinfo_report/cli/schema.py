"""``govinfo-report schema``."""

from __future__ import annotations

import json
from functools import partial

import click

from govinfo_report.cli.exits import ExitCode
from govinfo_report.cli.localised import Command, color_option
from govinfo_report.cli.output import emit
from govinfo_report.editions import all_editions
from govinfo_report.findings import Bilingual, Language
from govinfo_report.schema import report_schema

__all__ = ["command"]

_HELP = Bilingual(
    zh="输出报告的 JSON Schema（2020-12）。给出 ID 时只限这一种格式：{}。",
    en="Print the JSON Schema (2020-12) of a report in JSON; with ID, of one form alone: {}.",
)
_UNKNOWN = Bilingual(zh="没有格式 {}，可用的是 {}", en="no form {}; known are {}")


def command(lang: Language, /) -> click.Command:
    """The command in one of the languages."""
    names = ", ".join(form.id for form in all_editions())
    text = Bilingual(zh=_HELP.zh.format(names), en=_HELP.en.format(names))
    params = [click.Argument(["id_"], required=False, metavar="[ID]"), color_option(lang)]
    return Command("schema", lang, help=text, callback=partial(_schema, lang), params=params)


def _schema(lang: Language, /, id_: str | None) -> int:
    known = {form.id: form for form in all_editions()}
    if id_ is not None and id_ not in known:
        raise click.UsageError(_UNKNOWN.text(lang).format(id_, ", ".join(known)), click.get_current_context())
    form = known[id_] if id_ is not None else None
    emit(json.dumps(report_schema(form), ensure_ascii=False, indent=2) + "\n")
    return ExitCode.FINE
