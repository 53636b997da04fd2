"""``govinfo-report explain``."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import partial

import click

from govinfo_report.cli.exits import ExitCode
from govinfo_report.cli.inputs import documents, unread_told
from govinfo_report.cli.localised import Command, color_option
from govinfo_report.cli.output import emit, emit_complaint, screen
from govinfo_report.cli.targets import file_target
from govinfo_report.findings import Bilingual, Example, Language, RuleInfo
from govinfo_report.present.columns import printable, wrap
from govinfo_report.present.figures import rule_in_report
from govinfo_report.present.screen import Screen
from govinfo_report.present.wording import SEVERITIES
from govinfo_report.report.figures import amount_text
from govinfo_report.report.money import Money
from govinfo_report.rules import all_rules
from govinfo_report.validation import validate

__all__ = ["command"]

_HELP = Bilingual(
    zh="说明一条规则。CODE 是代码（GIR301）或名称（unbalanced-requests）。加 --file，则用这份报告的数字来说明。",
    en="Explain a rule. CODE is its code (GIR301) or its name (unbalanced-requests). With --file it is shown with the "
    "figures of that report.",
)
_UNKNOWN = Bilingual(zh="没有规则 {}", en="no rule {}")
_NEAR = Bilingual(zh="，是不是 {}", en="; did you mean {}")
_OFFICIAL = Bilingual(zh="格式本身的规定", en="stated by the official form")
_INFERRED = Bilingual(zh="由格式推出，格式没有明文", en="follows from the form, which does not state it")
_BASIS = Bilingual(zh="依据", en="Basis")
_SINCE = Bilingual(zh="始于", en="Since")
_REASON = Bilingual(zh="为什么", en="Why")
_MEND = Bilingual(zh="怎么改", en="What to do")
_EXCEPTIONS = Bilingual(zh="例外", en="Exceptions")
_PASSING = Bilingual(zh="合规的例子", en="An example that passes")
_FAILING = Bilingual(zh="不合规的例子", en="An example that fails")
_CONSISTENT = Bilingual(zh="数字全部相符的一份 {} 年格式报告", en="a consistent report on the form of {}")
_BEFORE = Bilingual(
    zh="另一份报告（上一年度的，或者下级单位的）：", en="The other report (of the year before, or of a unit):"
)
_AFTER = Bilingual(zh="这一份报告：", en="This report:")
_BINARY = Bilingual(zh="（二进制内容）", en="(binary content)")
_EMPTY = Bilingual(zh="（空文件）", en="(an empty file)")
_BLANK = Bilingual(zh="空白", en="blank")
_EXAMPLE_LINES = 12


_FILE = Bilingual(zh="用这份报告的数字说明。", en="Show the rule with the figures of this report.")


def command(lang: Language, /) -> click.Command:
    """The command in one of the languages."""
    params = [
        click.Argument(["code"], required=True, metavar="CODE"),
        click.Option(["--file"], metavar="FILE", help=_FILE.text(lang)),
        color_option(lang),
    ]
    return Command("explain", lang, help=_HELP, callback=partial(_explain, lang), params=params)


def _explain(lang: Language, /, code: str, file: str | None) -> int:
    info = _rule(code, lang)
    emit("".join(f"{line}\n" for line in _page(info, lang, screen())))
    return ExitCode.FINE if file is None else _with_figures(info, file, lang)


def _with_figures(info: RuleInfo, file: str, lang: Language) -> int:
    """The rule in the reports of a file; what cannot be read is told as everywhere."""
    code = ExitCode.FINE
    for document in documents(file_target(file)):
        if document.result.report is None:
            emit_complaint(unread_told(document, lang))
            code = ExitCode.UNREAD
            continue
        lines = rule_in_report(info, validate(document.result), document.result, document.name, lang, screen=screen())
        emit("\n" + "".join(f"{line}\n" for line in lines))
    return code


def _rule(wanted: str, lang: Language) -> RuleInfo:
    known = {info.code: info for info in all_rules()} | {info.name: info for info in all_rules()}
    for key in (wanted.upper(), wanted.lower()):
        if key in known:
            return known[key]
    near = [name for key in (wanted.upper(), wanted.lower()) for name in difflib.get_close_matches(key, known, n=3)]
    hint = _NEAR.text(lang).format(" / ".join(dict.fromkeys(near))) if near else ""
    raise click.UsageError(_UNKNOWN.text(lang).format(wanted) + hint, click.get_current_context())


def _page(info: RuleInfo, lang: Language, where: Screen) -> Iterator[str]:
    yield from (where.paint(line, "name") for line in wrap(f"{info.code} {info.title.text(lang)}", where.width))
    standing = (_OFFICIAL if info.official else _INFERRED).text(lang) if info.family == "3xx" or info.official else None
    facts = (info.name, SEVERITIES[info.severity].text(lang), standing)
    yield from wrap(" · ".join(fact for fact in facts if fact), where.width)
    yield from _part(_BASIS, info.basis, lang, where)
    yield from _part(_REASON, info.reason.text(lang), lang, where)
    yield from _part(_MEND, info.mend.text(lang), lang, where)
    if info.exceptions is not None:
        yield from _part(_EXCEPTIONS, info.exceptions.text(lang), lang, where)
    for title, example in ((_PASSING, info.passing), (_FAILING, info.failing)):
        yield from _heading(title, lang, where)
        yield from _example(example, lang, where)
    yield from _part(_SINCE, info.since, lang, where)


def _heading(title: Bilingual, lang: Language, where: Screen) -> Iterator[str]:
    yield ""
    yield where.paint(title.text(lang), "information")


def _part(title: Bilingual, text: str, lang: Language, where: Screen) -> Iterator[str]:
    yield from _heading(title, lang, where)
    yield from wrap(text, where.width, indent="  ")


def _example(example: Example, lang: Language, where: Screen) -> Iterator[str]:
    for other in example.others:
        yield from wrap(_BEFORE.text(lang), where.width, indent="  ")
        yield from _example(other, lang, where)
        yield from wrap(_AFTER.text(lang), where.width, indent="  ")
    if example.source is None:
        told = [_CONSISTENT.text(lang).format(example.edition)]
        told += [f"{name} = {_value(value, lang)}" for name, value in example.changes.items()]
    else:
        told = _source(example.source, lang)
    for line in told:
        yield from wrap(line, where.width, indent="  ", hanging="    ")


def _value(value: object, lang: Language) -> str:
    match value:
        case None:
            return _BLANK.text(lang)
        case Money(value=amount, unit=unit):
            return amount_text(amount, unit) or _BLANK.text(lang)
        case _:
            return str(value)


def _source(source: str | bytes, lang: Language) -> list[str]:
    if isinstance(source, bytes):
        try:
            source = source.decode("gb18030")
        except UnicodeDecodeError:
            return [_BINARY.text(lang)]
    lines = [printable(line) for line in source.splitlines()]
    return [*lines[:_EXAMPLE_LINES], *(["…"] if len(lines) > _EXAMPLE_LINES else [])] or [_EMPTY.text(lang)]
