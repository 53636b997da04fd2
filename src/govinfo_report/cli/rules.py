"""``govinfo-report rules``."""

from __future__ import annotations

import json
from functools import partial

import click

from govinfo_report.cli.exits import ExitCode
from govinfo_report.cli.localised import Command, color_option
from govinfo_report.cli.output import emit_exactly, emit_rows, screen
from govinfo_report.findings import Bilingual, Language, RuleInfo
from govinfo_report.present.wording import SEVERITIES, SEVERITY_ROLES
from govinfo_report.rules import all_rules

__all__ = ["command"]

_HELP = Bilingual(zh="列出全部规则。", en="List all rules.")
_FORMAT = Bilingual(zh="输出：text（默认）或 json。", en="Output: text (default) or json.")
_COLUMNS = (
    Bilingual(zh="代码", en="code"),
    Bilingual(zh="级别", en="severity"),
    Bilingual(zh="含义", en="meaning"),
    Bilingual(zh="名称", en="name"),
)


def command(lang: Language, /) -> click.Command:
    """The command in one of the languages."""
    choice = click.Option(
        ["--format", "form"],
        type=click.Choice(("text", "json")),
        default="text",
        metavar="text|json",
        help=_FORMAT.text(lang),
    )
    return Command("rules", lang, help=_HELP, callback=partial(_rules, lang), params=[choice, color_option(lang)])


def _rules(lang: Language, /, form: str) -> int:
    if form == "json":
        text = json.dumps([_data(info, lang) for info in all_rules()], ensure_ascii=False, indent=2)
        emit_exactly(f"{text}\n".encode())
    else:
        _table(lang)
    return ExitCode.FINE


def _data(info: RuleInfo, lang: Language) -> dict[str, object]:
    return {
        "code": info.code,
        "name": info.name,
        "severity": info.severity.value,
        "official": info.official,
        "since": info.since,
        "basis": info.basis,
        "title": info.title.text(lang),
        "reason": info.reason.text(lang),
    }


def _table(lang: Language) -> None:
    paint = screen().paint
    rows = [
        (
            paint(info.code, "name"),
            paint(SEVERITIES[info.severity].text(lang), SEVERITY_ROLES[info.severity]),
            info.title.text(lang),
            info.name,
        )
        for info in all_rules()
    ]
    emit_rows([title.text(lang) for title in _COLUMNS], rows)
