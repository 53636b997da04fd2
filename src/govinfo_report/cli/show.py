"""``govinfo-report show``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import click

from govinfo_report.cli.exits import ExitCode
from govinfo_report.cli.inputs import Document, input_parameters, selection, unread_told
from govinfo_report.cli.localised import Command, color_option
from govinfo_report.cli.output import complain, emit, emit_complaint, emit_table, screen
from govinfo_report.cli.report_tables import report_table
from govinfo_report.cli.summary import left_out
from govinfo_report.cli.targets import Target
from govinfo_report.cli.work import attempt
from govinfo_report.findings import Bilingual, Language
from govinfo_report.present.columns import wrap
from govinfo_report.present.reading import frame_lines, section_lines
from govinfo_report.present.trace import trace_lines
from govinfo_report.present.wording import Standing, unread_standing
from govinfo_report.report.base import Table
from govinfo_report.report.report import Report
from govinfo_report.report.sections import SECTIONS

__all__ = ["command"]

_HELP = Bilingual(
    zh="显示从 FILE（文件、文件夹、带 * 的模式或 -）读到的内容：单位、年度、日期、各表；没有数字的格写明空白。",
    en="Show what was read from FILE (a file, a folder, a pattern with * or -): organ, year, dates and tables; a cell "
    "without a number says so.",
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
            *input_parameters(lang),
            click.Option(["--trace"], is_flag=True, help=_TRACE.text(lang)),
            click.Option(["--full"], is_flag=True, help=_FULL.text(lang)),
            color_option(lang),
        ],
    )


def _show(
    lang: Language, /, files: tuple[str, ...], files_from: str | None, null: bool, trace: bool, full: bool
) -> int:
    code, shown = ExitCode.FINE, 0
    selected = selection(files, files_from, null, lang)
    for target in selected.targets:
        for document in attempt(_found, target, 0):
            report = document.result.report
            if report is None:
                walked = target.inside is not None and unread_standing(document.result.findings) is Standing.NO_REPORT
                emit_complaint(unread_told(document, lang, walked=walked))
                code = code if walked else ExitCode.UNREAD
                continue
            emit("\n" if shown else "")
            shown += 1
            if len(selected.targets) > 1 or document.name != target.name:
                emit(_lines(screen().paint(line, "place") for line in wrap(document.name, screen().width)))
            _show_report(report, lang, full=full)
            if trace:
                emit("\n" + _lines(trace_lines(document.result, lang, screen=screen())))
    for line in left_out(selected, lang):
        complain(line, lang)
    return code if shown or not selected.targets else ExitCode.UNREAD


def _found(_target: Target, found: tuple[Document, ...], /) -> tuple[Document, ...]:
    return found


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
