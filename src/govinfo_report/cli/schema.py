"""``govinfo-report schema``."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

import click

from govinfo_report.cli.exits import ExitCode
from govinfo_report.cli.localised import Command, color_option
from govinfo_report.cli.output import emit
from govinfo_report.editions import all_editions
from govinfo_report.findings import Bilingual, Language
from govinfo_report.schema import Schema, findings_schema, report_schema

__all__ = ["command"]

_HELP = Bilingual(
    zh="输出报告的 JSON Schema（2020-12）。给出 ID 时只限这一种格式：{}；"
    "ID 为 findings 时是 check --format json 和 jsonl 的输出。",
    en="Print the JSON Schema (2020-12) of a report in JSON; with ID, of one form alone: {}; with findings as ID, of "
    "what check prints as json and jsonl.",
)
_UNKNOWN = Bilingual(zh="没有 {}，可用的是 {}", en="no schema {}; known are {}")
_FINDINGS = "findings"


def command(lang: Language, /) -> click.Command:
    """The command in one of the languages."""
    names = ", ".join(form.id for form in all_editions())
    text = Bilingual(zh=_HELP.zh.format(names), en=_HELP.en.format(names))
    params = [click.Argument(["id_"], required=False, metavar="[ID]"), color_option(lang)]
    return Command("schema", lang, help=text, callback=partial(_schema, lang), params=params)


def _schema(lang: Language, /, id_: str | None) -> int:
    known: dict[str | None, Callable[[], Schema]] = {None: report_schema, _FINDINGS: findings_schema}
    for form in all_editions():
        known[form.id] = partial(report_schema, form)
    if id_ not in known:
        names = ", ".join(sorted(name for name in known if name))
        raise click.UsageError(_UNKNOWN.text(lang).format(id_, names), click.get_current_context())
    emit(json.dumps(known[id_](), ensure_ascii=False, indent=2) + "\n")
    return ExitCode.FINE
