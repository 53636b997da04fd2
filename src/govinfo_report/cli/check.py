"""``govinfo-report check``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

import click
from attrs import Factory, define

from govinfo_report.cli.exits import ExitCode
from govinfo_report.cli.inputs import Document, documents, input_argument, targets, tell_unread
from govinfo_report.cli.localised import Command, color_option
from govinfo_report.cli.output import emit, emit_exactly, is_terminal, screen
from govinfo_report.cli.progress import tracked
from govinfo_report.findings import Bilingual, Language, Severity
from govinfo_report.present import PRESENTERS, Presenter
from govinfo_report.present.columns import wrap
from govinfo_report.present.wording import SEVERITIES, Standing, standing, standing_told
from govinfo_report.validation import Validation, validate

__all__ = ["command"]

_HELP = Bilingual(
    zh="核对报告。FILE 是文件、文件夹（连同下级文件夹）或 -（标准输入）。\n\n"
    "对每份报告列出单位、年度、格式、读到的单元格数、成立的勾稽关系行数，再按轻重列出问题：位置、内容、改法。"
    "没有错误并且全部核对过的，才显示 OK。",
    en="Check reports. FILE is a file, a folder (with all its folders) or - for standard input.\n\n"
    "For every report: organ, year, form, how many cells were read and how many lines hold, then the findings by "
    "severity, with the place, the reason and what to do. OK stands only where there are no errors and everything was "
    "checked.",
)
_FAIL_ON = Bilingual(
    zh="从哪一级问题起退出码为 1：information、warning、error（默认）、never。",
    en="From which severity the exit code is 1: information, warning, error (default), never.",
)
_FORMAT = Bilingual(zh="输出：text（默认）或 json。", en="Output: text (default) or json.")
_NONE = Bilingual(zh="没有", en="none")
_NEVER = "never"


def command(lang: Language, /) -> click.Command:
    """The command in one of the languages."""
    levels = (*(severity.value for severity in Severity), _NEVER)
    return Command(
        "check",
        lang,
        help=_HELP,
        callback=partial(_check, lang),
        params=[
            input_argument(),
            click.Option(
                ["--fail-on"],
                type=click.Choice(levels),
                default=Severity.ERROR.value,
                metavar="LEVEL",
                help=_FAIL_ON.text(lang),
            ),
            click.Option(
                ["--format", "form"],
                type=click.Choice(tuple(PRESENTERS)),
                default="text",
                metavar="|".join(PRESENTERS),
                help=_FORMAT.text(lang),
            ),
            color_option(lang),
        ],
    )


@define
class _Tally:
    """What came of the documents so far."""

    standings: Counter[Standing] = Factory(Counter[Standing])
    findings: Counter[Severity] = Factory(Counter[Severity])

    def add(self, validation: Validation) -> None:
        self.standings[standing(validation)] += 1
        if validation.report is not None:
            self.findings.update(finding.severity for finding in validation.findings)

    def exit_code(self, fail_on: str) -> ExitCode:
        if self.standings[Standing.UNREAD]:
            return ExitCode.UNREAD
        if fail_on == _NEVER:
            return ExitCode.FINE
        least = Severity(fail_on)
        return ExitCode.FINDINGS if any(severity >= least for severity in self.findings) else ExitCode.FINE


def _check(lang: Language, /, files: tuple[str, ...], fail_on: str, form: str) -> int:
    presenter = PRESENTERS[form]
    tally = _Tally()
    write = _write_document if presenter.for_programs else emit
    write(presenter.before)
    written = 0
    with tracked(targets(files), lang, scrolling=is_terminal()) as selected:
        for document in documents(selected):
            text = _checked(document, presenter, tally, lang)
            if text is not None:
                write((presenter.between if written else "") + text)
                written += 1
    write(presenter.after)
    if tally.standings.total() > 1 and not presenter.for_programs:
        emit("".join(f"{line}\n" for line in _summary(tally, lang)))
    return tally.exit_code(fail_on)


def _write_document(text: str) -> None:
    emit_exactly(text.encode("utf-8", "backslashreplace"))


def _checked(document: Document, presenter: Presenter, tally: _Tally, lang: Language) -> str | None:
    """The text about one document; ``None`` where all there is to say went to standard error."""
    validation = validate(document.result)
    tally.add(validation)
    if validation.report is None:
        tell_unread(document, lang)
        if not presenter.for_programs:
            return None
    return presenter.present(validation, document.result, document.name, lang, screen=screen())


def _summary(tally: _Tally, lang: Language) -> Iterator[str]:
    total = tally.standings.total()
    counts = ((standing_told(which, lang), tally.standings[which]) for which in Standing if tally.standings[which])
    graded = [severity for severity in sorted(Severity, reverse=True) if tally.findings[severity]]
    found = [(SEVERITIES[each].text(lang), tally.findings[each]) for each in graded] or [(_NONE.text(lang), 0)]
    if lang == "zh":
        lines = (
            f"共 {total} 份：" + "，".join(f"{words} {count}" for words, count in counts),
            "问题：" + "，".join(f"{words} {count}" if count else words for words, count in found),
        )
    else:
        lines = (
            f"{total} documents: " + "; ".join(f"{words} {count}" for words, count in counts),
            "findings: " + ", ".join(f"{words} {count}" if count else words for words, count in found),
        )
    yield ""
    for line in lines:
        yield from wrap(line, screen().width)
