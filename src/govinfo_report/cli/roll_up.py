"""``govinfo-report roll-up``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import click

from govinfo_report.cli.ending import end, format_option
from govinfo_report.cli.exits import ExitCode
from govinfo_report.cli.inputs import input_parameters, selection
from govinfo_report.cli.localised import Command, color_option
from govinfo_report.cli.output import screen
from govinfo_report.cli.targets import select
from govinfo_report.cli.together import (
    fail_on_option,
    finding_lines,
    is_fatal,
    read_all_of,
)
from govinfo_report.findings import Bilingual, Language
from govinfo_report.present.columns import wrap
from govinfo_report.present.json_findings import finding_data
from govinfo_report.present.places import place_name
from govinfo_report.report.organ import Scope
from govinfo_report.validation import RollupValidation, validate_rollup

__all__ = ["command"]

_HELP = Bilingual(
    zh="把汇总的报告与各单位的报告核对：每一格是不是各单位之和，差多少，多半是什么原因。FILE 是各单位的报告。\n\n"
    "只有汇总的报告写明包括下级单位，或者用 --consolidated 指明，才比较。",
    en="Check a report that sums up its units against theirs: whether each cell is their sum, by how much it is not, "
    "and the likeliest reason. FILE are the reports of the units.\n\n"
    "It is compared only where it says that it covers them, or with --consolidated.",
)
_PARENT = Bilingual(zh="汇总的报告。", en="The report that sums up.")
_CONSOLIDATED = Bilingual(zh="它汇总了各单位。", en="It sums up the units.")
_OWN = Bilingual(zh="它只是本机关自己的。", en="It is that of the organ alone.")
_EXPECTED = Bilingual(zh="应有的单位，每个一次，可以多次给出。", en="A unit that should be there; more than once.")
_ONE = Bilingual(zh="汇总的报告要正好一份", en="exactly one report sums up")
_BOTH = Bilingual(zh="--consolidated 和 --own 只能用一个", en="--consolidated and --own exclude each other")
_HELD = Bilingual(zh="{}，{} 年，与 {} 份下级报告核对", en="{}, {}: held against {} reports of units")
_APART = Bilingual(zh="年度不同、没有比较的：{} 份", en="on another year, not compared: {}")
_OPEN = Bilingual(zh="因空白无法判断的：{} 格", en="left open by blanks: {} cells")
_FINE = Bilingual(zh="每一格都等于各单位之和", en="Every cell is the sum of the units")
_NOT_COMPARED = Bilingual(zh="没有比较", en="Nothing was compared")
_LEFT = Bilingual(zh="差数（汇总减各单位之和）：", en="Left over (the sum less the units):")
_MORE = Bilingual(zh="……共 {} 格", en="… {} cells in all")
_SHOWN = 20


def command(lang: Language, /) -> click.Command:
    """The command in one of the languages."""
    params: list[click.Parameter] = [
        click.Option(["--parent"], required=True, metavar="FILE", help=_PARENT.text(lang)),
        click.Option(["--consolidated"], is_flag=True, help=_CONSOLIDATED.text(lang)),
        click.Option(["--own"], is_flag=True, help=_OWN.text(lang)),
        click.Option(["--expect", "expected"], multiple=True, metavar="NAME", help=_EXPECTED.text(lang)),
        *input_parameters(lang),
        format_option(lang),
        fail_on_option(lang),
        color_option(lang),
    ]
    return Command("roll-up", lang, help=_HELP, callback=partial(_roll_up, lang), params=params)


def _roll_up(
    lang: Language,
    /,
    parent: str,
    consolidated: bool,
    own: bool,
    expected: tuple[str, ...],
    files: tuple[str, ...],
    files_from: str | None,
    null: bool,
    form: str,
    fail_on: str,
) -> int:
    if consolidated and own:
        raise click.UsageError(_BOTH.text(lang), click.get_current_context())
    above = read_all_of(select([parent]).targets, lang)
    if above.unread:
        return ExitCode.UNREAD
    if len(above.documents) != 1:
        raise click.UsageError(_ONE.text(lang), click.get_current_context())
    below = read_all_of(selection(files, files_from, null, lang).targets, lang)
    scope = Scope.CONSOLIDATED if consolidated else Scope.OWN if own else None
    children = [document.result for document in below.documents]
    found = validate_rollup(above.documents[0].result, children, scope=scope, expected=expected)
    fatal = is_fatal(found.findings, fail_on)
    return end(form, _data(found, lang), _lines(found, lang), unread=bool(below.unread), fatal=fatal)


def _lines(found: RollupValidation, lang: Language) -> Iterator[str]:
    where = screen()
    report = found.parent.report
    name = report.organ.name if report and report.organ else ""
    year = report.year if report else None
    told = _HELD.text(lang).format(name, year or "", len(found.children) - len(found.apart))
    yield from (where.paint(line, "name") for line in wrap(told, where.width))
    for title, number in ((_APART, len(found.apart)), (_OPEN, len(found.open))):
        if number:
            yield from wrap(title.text(lang).format(number), where.width, indent="  ")
    for finding in found.findings:
        yield from finding_lines(finding, report, lang)
    if found.residuals:
        yield _LEFT.text(lang)
        for ref, left in list(found.residuals.items())[:_SHOWN]:
            yield from wrap(f"{place_name(ref, report, lang)} {left:+d}  {ref}", where.width, indent="  ")
        if len(found.residuals) > _SHOWN:
            yield f"  {_MORE.text(lang).format(len(found.residuals))}"
    elif found.scope is Scope.CONSOLIDATED and not found.findings:
        yield _FINE.text(lang)
    elif found.scope is not Scope.CONSOLIDATED:
        yield _NOT_COMPARED.text(lang)


def _data(found: RollupValidation, lang: Language) -> dict[str, object]:
    return {
        "scope": found.scope.value,
        "children": len(found.children),
        "apart": len(found.apart),
        "complete": found.complete,
        "residuals": {str(ref): left for ref, left in found.residuals.items()},
        "open": [str(ref) for ref in found.open],
        "rules_run": list(found.rules_run),
        "rules_crashed": list(found.rules_crashed),
        "findings": [finding_data(finding, found.parent.report, lang) for finding in found.findings],
    }
