"""``govinfo-report repair``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from govinfo_report.cli.ending import end, format_option
from govinfo_report.cli.exits import ExitCode
from govinfo_report.cli.inputs import Document, documents, unread_told
from govinfo_report.cli.localised import Command, color_option
from govinfo_report.cli.output import complain, emit, emit_complaint, screen
from govinfo_report.cli.outputs import Outputs, plan, unwritable_told
from govinfo_report.cli.running import number_between
from govinfo_report.cli.targets import select
from govinfo_report.findings import Bilingual, Language
from govinfo_report.formats import FormatInfo, all_formats, can_write, losses, write_bytes
from govinfo_report.present.columns import wrap
from govinfo_report.present.places import place_name
from govinfo_report.present.screen import Screen
from govinfo_report.repair import Examination, MendedLine, Repair, apply, examine, json_patch
from govinfo_report.report.report import Report
from govinfo_report.text.typography import marks

__all__ = ["command"]

_HELP = Bilingual(
    zh="勾稽关系不成立时，列出最少的改法：改哪一格、印的是多少、应为多少、为什么，最可能的在前。"
    "FILE 是一个文件或 -（标准输入）。\n\n"
    "只列出，不改动。要采用第 N 种，用 --apply N -o 新文件，格式由扩展名决定；原文件从不覆盖。"
    "--format json 的结果里有 JSON Patch。"
    "采用前请对照台账：勾稽关系只说明这些数不能同时对，不说明哪个数是真的。",
    en="Where lines of a report do not hold, list the smallest sets of changes that would mend them all: which cell, "
    "what is printed, what is expected and why, the likeliest first. FILE is a file, or - for standard input.\n\n"
    "Nothing is changed. To take number N, use --apply N -o NEWFILE; its ending decides the format, and the input is "
    "never overwritten. The result of --format json has JSON Patches. Check the register first: the lines say that "
    "figures cannot all be right, not which are true.",
)
_MOST = Bilingual(zh="最多列出几种，默认 5。", en="How many are listed at the most, 5 by default.")
_APPLY = Bilingual(zh="采用第 N 种，写到 -o 的新文件。", en="Carry out number N, and write the report to -o.")
_OUTPUT = Bilingual(zh="要写的新文件。", en="The new file to write.")
_TOGETHER = Bilingual(zh="--apply 和 -o 要一起用", en="--apply and -o go together")
_NO_NUMBER = Bilingual(zh="没有第 {} 种改法，共有 {} 种", en="there is no number {}; there are {}")
_ENDING = Bilingual(zh="不知道 {} 是什么格式；能写的扩展名：{}", en="{} has no known ending; known are {}")
_NOTHING = Bilingual(
    zh="没有要改的：能核对的勾稽关系没有不成立的。", en="Nothing to mend: no line that can be checked is wrong."
)
_NOT_FOUND = Bilingual(
    zh="有不成立的勾稽关系，但没有找到改法。", en="Lines are wrong, but nothing was found that mends them."
)
_COUNT = Bilingual(zh="改法 {} 种，最可能的在前", en="{} ways to mend it, the likeliest first")
_ONLY = Bilingual(zh="改法 1 种", en="1 way to mend it")
_NUMBER = Bilingual(zh="第 {} 种：改 {} 格", en="Number {}: {} to change")
_CERTAIN = Bilingual(zh="没有别的改法只改这么少的格", en="no other set of so few changes would do")
_PERHAPS = Bilingual(zh="原因可能是：", en="Perhaps: ")
_MENDS = Bilingual(zh="改后成立：", en="Would hold: ")
_SIDES = Bilingual(zh="原来 {} 与 {}，改后都是 {}", en="{} against {} now, {} on both sides then")
_UNMENDED = Bilingual(zh="没有找到改法的行列：", en="Nothing was found for: ")
_CUT_SHORT = Bilingual(
    zh="错处太多或空白太多，没有全部试过，最可能的改法未必在内。",
    en="There is too much wrong or blank to try everything: the likeliest way may not be listed.",
)
_MORE = Bilingual(zh="另有 {} 种，用 --most 显示更多。", en="{} more, see --most.")
_WRITTEN = Bilingual(
    zh="已写到 {}，原文件没有动。请对照台账核实。", en="Written to {}; the input is as it was. Check the register."
)
_SEVERAL = Bilingual(
    zh="文件里有 {} 份报告，先用 convert 分开", en="the file holds {} reports: part them with convert first"
)
_LOST = Bilingual(zh="警告：{} 存不下这些内容：{}", en="warning: {} cannot hold: {}")
_BLANK = Bilingual(zh="空白", en="blank")
_MOST_NUMBER = 1000


def command(lang: Language, /) -> click.Command:
    """The command in one of the languages."""
    number = number_between(int, 1, _MOST_NUMBER, lang)
    return Command(
        "repair",
        lang,
        help=_HELP,
        callback=partial(_run, lang),
        params=[
            click.Argument(["file"], required=True, metavar="FILE"),
            click.Option(["--most"], callback=number, default="5", metavar="N", help=_MOST.text(lang)),
            format_option(lang),
            click.Option(["--apply", "number"], callback=number, metavar="N", help=_APPLY.text(lang)),
            click.Option(["-o", "--output"], metavar="NEWFILE", help=_OUTPUT.text(lang)),
            color_option(lang),
        ],
    )


@frozen
class _Examined:
    """A report with what would mend it."""

    name: str
    report: Report
    found: Examination


def _run(lang: Language, /, file: str, most: int, form: str, number: int | None, output: str | None) -> int:
    if (number is None) != (output is None):
        raise click.UsageError(_TOGETHER.text(lang), click.get_current_context())
    info = None if output is None else _format_of(output, lang)
    reports, unread = _examined(file, lang)
    if number is not None and output is not None and info is not None:
        if len(reports) > 1:
            raise click.UsageError(_SEVERAL.text(lang).format(len(reports)), click.get_current_context())
        return _apply(file, reports[0], number, output, info, lang) if reports else ExitCode.UNREAD
    data = [_data(each, most, lang) for each in reports]
    wrong = any(each.found.repairs or each.found.unmended for each in reports)
    return end(form, data, _all_lines(reports, most, lang), unread=bool(unread or not reports), fatal=wrong)


def _examined(file: str, lang: Language) -> tuple[list[_Examined], int]:
    """Every report of the file, and how many documents held none."""
    found: list[Document] = [document for target in select([file]).targets for document in documents(target)]
    reports: list[_Examined] = []
    for document in found:
        if document.result.report is None:
            emit_complaint(unread_told(document, lang))
        else:
            reports.append(_Examined(document.name, document.result.report, examine(document.result.report)))
    return reports, len(found) - len(reports)


def _format_of(output: str, lang: Language) -> FormatInfo:
    ending = Path(output).suffix.lower()
    known = {suffix: info for info in all_formats() if can_write(info.name) for suffix in info.suffixes}
    if ending not in known:
        told = _ENDING.text(lang).format(output, " ".join(sorted(known)))
        raise click.UsageError(told, click.get_current_context())
    return known[ending]


def _apply(file: str, examined: _Examined, number: int, output: str, info: FormatInfo, lang: Language) -> int:
    repairs = examined.found.repairs
    if number > len(repairs):
        raise click.UsageError(_NO_NUMBER.text(lang).format(number, len(repairs)), click.get_current_context())
    repair = repairs[number - 1]
    mended = apply(examined.report, repair)
    planned = plan(select([file]).targets, output, info, force=False, lang=lang)
    outputs, path = Outputs(planned, force=False), Path(output)
    try:
        with outputs:
            outputs.write(path, write_bytes(mended, info.name), is_part=False)
    except OSError as error:
        raise click.UsageError(unwritable_told(path, error, lang)) from None
    emit("".join(f"{line}\n" for line in _repair_lines(number, repair, examined.report, lang, screen())))
    emit(f"{_WRITTEN.text(lang).format(output)}\n")
    if lost := losses(mended, info.name):
        complain(_LOST.text(lang).format(info.name, marks(lang).pause.join(lost)), lang)
    return ExitCode.FINE


def _all_lines(reports: list[_Examined], most: int, lang: Language) -> Iterator[str]:
    """What is told of every report, with an empty line between two."""
    where = screen()
    for number, each in enumerate(reports):
        yield from ("",) if number else ()
        yield from _lines(each, most, lang, where)


def _lines(examined: _Examined, most: int, lang: Language, where: Screen) -> Iterator[str]:
    found, repairs = examined.found, examined.found.repairs
    yield from (where.paint(line, "name") for line in wrap(examined.name, where.width))
    yield from wrap(_headline(found).text(lang).format(len(repairs)), where.width, indent="  ")
    if found.unmended:
        places = [f"{place_name(ref, examined.report, lang)} ({ref})" for ref in found.unmended]
        yield from wrap(
            _UNMENDED.text(lang) + marks(lang).semicolon.join(places), where.width, indent="  ", hanging="    "
        )
    if found.cut_short:
        yield from wrap(_CUT_SHORT.text(lang), where.width, indent="  ", hanging="    ")
    for number, repair in enumerate(repairs[:most], 1):
        yield ""
        yield from _repair_lines(number, repair, examined.report, lang, where)
    if len(repairs) > most:
        yield ""
        yield from wrap(_MORE.text(lang).format(len(repairs) - most), where.width, indent="  ")


def _headline(found: Examination) -> Bilingual:
    if not found.repairs:
        return _NOT_FOUND if found.unmended else _NOTHING
    return _COUNT if len(found.repairs) > 1 else _ONLY


def _repair_lines(number: int, repair: Repair, report: Report, lang: Language, where: Screen) -> Iterator[str]:
    title = _NUMBER.text(lang).format(number, len(repair.changes))
    title += marks(lang).beside(_CERTAIN.text(lang)) if repair.certain else ""
    yield from (where.paint(line, "warning") for line in wrap(title, where.width, indent="  "))
    for change in repair.changes:
        was = _BLANK.text(lang) if change.was is None else str(change.was)
        yield from wrap(place_name(change.at, report, lang), where.width, indent="    ", hanging="      ")
        yield where.paint(f"      {change.at}", "place")
        yield from wrap(f"{was} → {change.becomes}", where.width, indent="      ")
    slips = dict.fromkeys(slip.title.text(lang) for slip in repair.slips)
    told = _PERHAPS.text(lang) + marks(lang).pause.join(slips)
    yield from wrap(told, where.width, indent="    ", hanging="      ")
    for line in repair.mends:
        yield from wrap(_MENDS.text(lang) + _line(line, report, lang), where.width, indent="    ", hanging="      ")


def _line(line: MendedLine, report: Report, lang: Language) -> str:
    told = f"{line.rule.code} {place_name(line.at, report, lang)}"
    if None in (*line.was, *line.becomes):
        return told
    sides = _SIDES.text(lang).format(*line.was, line.becomes[0])
    return f"{told}（{sides}）" if lang == "zh" else f"{told} ({sides})"


def _data(examined: _Examined, most: int, lang: Language) -> dict[str, Any]:
    found = examined.found
    return {
        "file": examined.name,
        "found": len(found.repairs),
        "unmended": [str(ref) for ref in found.unmended],
        "cut_short": found.cut_short,
        "repairs": [_repair_data(repair, examined.report, lang) for repair in found.repairs[:most]],
    }


def _repair_data(repair: Repair, report: Report, lang: Language) -> dict[str, Any]:
    return {
        "changes": [
            {
                "at": str(change.at),
                "at_name": place_name(change.at, report, lang),
                "was": change.was,
                "becomes": change.becomes,
            }
            for change in repair.changes
        ],
        "slips": [slip.value for slip in repair.slips],
        "explanation": repair.explanation.text(lang),
        "certain": repair.certain,
        "mends": [
            {"code": line.rule.code, "at": str(line.at), "was": list(line.was), "becomes": list(line.becomes)}
            for line in repair.mends
        ],
        "unmended": [str(ref) for ref in repair.unmended],
        "json_patch": json_patch(repair),
    }
