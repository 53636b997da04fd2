"""``govinfo-report show``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import click

from govinfo_report.cli.exits import ExitCode
from govinfo_report.cli.inputs import documents, input_argument, one_target, tell_unread
from govinfo_report.cli.localised import Command, color_option
from govinfo_report.cli.output import emit, emit_table, screen
from govinfo_report.cli.report_tables import report_table
from govinfo_report.findings import Bilingual, Language
from govinfo_report.present.reading import frame_lines, section_lines, trace_lines
from govinfo_report.report.base import Table
from govinfo_report.report.report import Report
from govinfo_report.report.sections import SECTIONS

__all__ = ["command"]

_HELP = Bilingual(
    zh="显示从 FILE（文件或 -）读到的内容：单位、年度、日期、各表；没有数字的格写明空白。",
    en="Show what was read from FILE (a file or -): organ, year, dates and tables; a cell without a number says so.",
)
_TRACE = Bilingual(
    zh="显示每个行名、列名怎样与格式对上，以及没有归入任何单元格的数字和多出的内容。",
    en="Show how every label was matched, which figures no cell took, and what the form has no place for.",
)
_FULL = Bilingual(zh="显示文字部分的全文。", en="Show the text sections in full.")


def command(lang: Language, /) -> click.Command:
    """The command in one of the languages."""
    return Command(
        "show",
        lang,
        help=_HELP,
        callback=partial(_show, lang),
        params=[
            input_argument(several=False),
            click.Option(["--trace"], is_flag=True, help=_TRACE.text(lang)),
            click.Option(["--full"], is_flag=True, help=_FULL.text(lang)),
            color_option(lang),
        ],
    )


def _show(lang: Language, /, files: str, trace: bool, full: bool) -> int:
    code = ExitCode.FINE
    for number, document in enumerate(documents([one_target(files)])):
        report = document.result.report
        if report is None:
            tell_unread(document, lang)
            code = ExitCode.UNREAD
            continue
        emit("\n" if number else "")
        _show_report(report, lang, full=full)
        if trace:
            emit("\n" + _lines(trace_lines(document.result, lang, screen=screen())))
    return code


def _show_report(report: Report, lang: Language, *, full: bool) -> None:
    where = screen()
    emit(_lines(frame_lines(report, lang, full=full, screen=where)))
    for each in SECTIONS:
        emit("\n" + _lines(section_lines(report, each.name, lang, full=full, screen=where)))
        table = getattr(report, each.name)
        if isinstance(table, Table) and each.name not in report.absent:
            emit_table(report_table(report, table, lang))


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
