"""``govinfo-report series``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import click

from govinfo_report.cli.ending import end, format_option
from govinfo_report.cli.inputs import input_parameters, selection
from govinfo_report.cli.localised import Command, color_option
from govinfo_report.cli.output import screen
from govinfo_report.cli.together import (
    fail_on_option,
    finding_lines,
    is_fatal,
    read_all_of,
)
from govinfo_report.findings import Bilingual, Language
from govinfo_report.present.columns import wrap
from govinfo_report.present.json_findings import finding_data
from govinfo_report.text.typography import marks
from govinfo_report.validation import SeriesValidation, validate_series

__all__ = ["command"]

_HELP = Bilingual(
    zh="把同一单位各年的报告放在一起核对：结转、有效文件、金额、雷同的文字。几个单位的可以一起给出，按单位分开。\n\n"
    "这里只列年度之间的问题；单份报告的问题用 check。",
    en="Check the reports of an organ over the years: carry-over, documents in force, amounts, repeated text. Reports "
    "of several organs may be given together.\n\n"
    "Only what is found between years is listed here; check tells of each report alone.",
)
_YEARS = Bilingual(zh="{}：{} 年", en="{}: {}")
_NO_ORGAN = Bilingual(zh="行政机关不明", en="organ not told")
_PAIRS = Bilingual(zh="比较了 {} 对相邻年度", en="{} pairs of years were compared")
_GAPS = Bilingual(zh="缺少的年度：{}", en="years that are missing: {}")
_TWICE = Bilingual(zh="同一年度有几份报告：{}", en="several reports on one year: {}")
_UNPLACED = Bilingual(zh="有 {} 份报告年度不明，没有比较", en="{} reports tell no year and were not compared")
_NO_PAIR = Bilingual(zh="没有相邻两年的报告，没有比较", en="No two years follow each other: nothing was compared")
_FINE = Bilingual(zh="年度之间没有发现问题", en="Nothing was found between the years")
_COUNTED = Bilingual(zh="发现 {} 个问题", en="{} findings")
_BETWEEN = Bilingual(zh="{} 年与上一年", en="{} and the year before")


def command(lang: Language, /) -> click.Command:
    """The command in one of the languages."""
    params = [*input_parameters(lang), format_option(lang), fail_on_option(lang), color_option(lang)]
    return Command("series", lang, help=_HELP, callback=partial(_series, lang), params=params)


def _series(
    lang: Language, /, files: tuple[str, ...], files_from: str | None, null: bool, form: str, fail_on: str
) -> int:
    read = read_all_of(selection(files, files_from, null, lang).targets, lang)
    found = validate_series([document.result for document in read.documents])
    fatal = is_fatal([each.finding for each in found.between], fail_on) or bool(found.duplicates and fail_on != "never")
    unread = bool(read.unread or not read.documents)
    return end(form, _data(found, lang), _lines(found, lang), unread=unread, fatal=fatal)


def _lines(found: SeriesValidation, lang: Language) -> Iterator[str]:
    where = screen()
    comma = marks(lang).pause
    years: dict[str | None, set[int]] = {}
    names: dict[str | None, str] = {}
    for each in found.validations:
        if each.report is not None and each.report.year is not None:
            organ = each.report.organ
            years.setdefault(organ.key if organ else None, set()).add(each.report.year)
            names[organ.key if organ else None] = organ.name if organ else _NO_ORGAN.text(lang)
    for key, known in years.items():
        told = _YEARS.text(lang).format(names[key], comma.join(map(str, sorted(known))))
        yield from (where.paint(line, "name") for line in wrap(told, where.width))
        for title, places in ((_GAPS, found.gaps), (_TWICE, found.duplicates)):
            if mine := [str(year) for organ, year in places if organ == key]:
                yield from wrap(title.text(lang).format(comma.join(mine)), where.width, indent="  ")
        last: int | None = None
        for each_found in (each for each in found.between if each.organ == key):
            if each_found.year != last:
                last = each_found.year
                yield where.paint(f"  {_BETWEEN.text(lang).format(last)}", "information")
            yield from finding_lines(each_found.finding, found.report_of(key, each_found.year), lang)
    if found.unplaced:
        yield from wrap(_UNPLACED.text(lang).format(len(found.unplaced)), where.width)
    if not found.pairs and not found.between:
        yield from wrap(_NO_PAIR.text(lang), where.width)
        return
    yield (
        _PAIRS.text(lang).format(len(found.pairs))
        + marks(lang).semicolon
        + (_FINE.text(lang) if not found.between else _COUNTED.text(lang).format(len(found.between)))
    )


def _data(found: SeriesValidation, lang: Language) -> dict[str, object]:
    return {
        "pairs": [{"organ": organ, "earlier": earlier, "later": later} for organ, earlier, later in found.pairs],
        "gaps": [{"organ": organ, "year": year} for organ, year in found.gaps],
        "duplicates": [{"organ": organ, "year": year} for organ, year in found.duplicates],
        "unplaced": len(found.unplaced),
        "rules_run": list(found.rules_run),
        "rules_crashed": list(found.rules_crashed),
        "findings": [
            {
                "organ": each.organ,
                "year": each.year,
                **finding_data(each.finding, found.report_of(each.organ, each.year), lang),
            }
            for each in found.between
        ],
    }
