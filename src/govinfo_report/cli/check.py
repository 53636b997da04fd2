"""``govinfo-report check``."""

from __future__ import annotations

import datetime
from collections import Counter
from contextlib import closing
from functools import partial

import click
from attrs import evolve, frozen

from govinfo_report.cli.inputs import Document, input_parameters, selection, unread_told
from govinfo_report.cli.localised import Command, color_option
from govinfo_report.cli.output import (
    colored,
    complain,
    emit,
    emit_complaint,
    emit_exactly,
    is_terminal,
    screen_of,
    screen_width,
)
from govinfo_report.cli.progress import progress
from govinfo_report.cli.reviewing import Desk, Noted, desk, note, review_parameters
from govinfo_report.cli.running import in_order, run_parameters
from govinfo_report.cli.strictness import judged_by, strictness_parameters
from govinfo_report.cli.summary import NEVER, Tally, left_out
from govinfo_report.cli.targets import Selection, Target
from govinfo_report.findings import Bilingual, Language, Severity
from govinfo_report.present import PRESENTERS
from govinfo_report.present.columns import wrap
from govinfo_report.present.wording import Standing, standing
from govinfo_report.validation import Profile, Suppression, validate

__all__ = ["command"]

_HELP = Bilingual(
    zh="核对报告。FILE 是文件、文件夹（连同下级文件夹）、带 * 的模式或 -（标准输入）。\n\n"
    "对每份报告列出单位、年度、格式、读到的单元格数、成立的勾稽关系行数，再按轻重列出问题：位置、内容、改法。"
    "没有错误并且全部核对过的，才显示 OK。",
    en="Check reports. FILE is a file, a folder (with all its folders), a pattern with * or - for standard input.\n\n"
    "For every report: organ, year, form, how many cells were read and how many lines hold, then the findings by "
    "severity, with the place, the reason and what to do. OK stands only where there are no errors and everything was "
    "checked.",
)
_FAIL_ON = Bilingual(
    zh="从哪一级问题起退出码为 1：information、warning、error、never；默认由规则集定，通常是 error。",
    en="From which severity the exit code is 1: information, warning, error, never; by default the profile says, and "
    "usually error.",
)
_FORMAT = Bilingual(
    zh="输出：text（默认）、json（一个数组）、jsonl（每份报告一行）、sarif、junit、github（工作流注释）、"
    "csv、markdown 或 html。",
    en="Output: text (default), json (one array), jsonl (a line for every report), sarif, junit, github (annotations "
    "of a workflow), csv, markdown or html.",
)
_INTERRUPTED = Bilingual(zh="中断，已核对 {} 份", en="interrupted; {} documents were checked")
_ONE_LINE = 1000
_NOTHING = Bilingual(zh="清单里没有文件，什么也没有核对", en="the list names no file; nothing was checked")
_NO_REPORTS = Bilingual(zh="没有读到一份报告", en="not one report was found")


def command(lang: Language, /) -> click.Command:
    """The command in one of the languages."""
    levels = (*(severity.value for severity in Severity), NEVER)
    return Command(
        "check",
        lang,
        help=_HELP,
        callback=partial(_check, lang),
        params=[
            *input_parameters(lang),
            click.Option(
                ["--fail-on"],
                type=click.Choice(levels),
                metavar="LEVEL",
                help=_FAIL_ON.text(lang),
            ),
            click.Option(
                ["--format", "form"],
                type=click.Choice(tuple(PRESENTERS)),
                default="text",
                metavar="FORM",
                help=_FORMAT.text(lang),
            ),
            *strictness_parameters(lang),
            *review_parameters(lang),
            *run_parameters(lang),
            color_option(lang),
        ],
    )


@frozen
class _Checked:
    """What is to be said of one report."""

    standing: Standing
    findings: Counter[Severity]
    text: str
    """For standard output; empty where all there is to say goes to standard error."""
    complaint: str | None
    noted: Noted
    note: str = ""
    """For the end of the output."""


@frozen
class _Check:
    """The check of the reports of a document."""

    form: str
    lang: Language
    width: int
    painted: bool
    profile: Profile
    today: datetime.date
    least: Severity | None
    fail_on: Severity | None

    def __call__(self, target: Target, found: tuple[Document, ...], /) -> tuple[_Checked, ...]:
        return tuple(self._check(document, walked=target.inside is not None) for document in found)

    def _check(self, document: Document, *, walked: bool) -> _Checked:
        validation = validate(document.result, profile=self.profile, today=self.today)
        noted = note(validation, document, self.lang, self.least)
        which = standing(validation)
        findings = Counter(finding.severity for finding in validation.findings)
        presenter = PRESENTERS[self.form]
        told = None
        if validation.report is None:
            told = unread_told(document, self.lang, walked=walked and which is Standing.NO_REPORT)
        passed_over = walked and which is Standing.NO_REPORT
        if told is not None and (not presenter.for_programs or (passed_over and not presenter.every_file)):
            return _Checked(which, findings, "", told, noted)
        screen = evolve(screen_of(self.width, painted=self.painted), fail_on=self.fail_on)
        text = presenter.present(validation, document.result, document.name, self.lang, screen=screen)
        ending = presenter.frame.note(validation, document.result, document.name, self.lang)
        return _Checked(which, findings, text, told, noted, ending)


def _check(
    lang: Language,
    /,
    files: tuple[str, ...],
    files_from: str | None,
    null: bool,
    fail_on: str | None,
    form: str,
    profile: Profile,
    suppress: tuple[Suppression, ...] | None,
    today: datetime.date | None,
    roster: str | None,
    year: int | None,
    return_sheets: str | None,
    return_level: str | None,
    jobs: int | None,
    timeout: float,
) -> int:
    selected = selection(files, files_from, null, lang)
    used = judged_by(profile, suppress)
    review = desk(lang, used, today, roster=roster, year=year, return_sheets=return_sheets, return_level=return_level)
    wish = fail_on or used.fail_on.value
    fatal = None if wish == NEVER else Severity(wish)
    work = _Check(form, lang, screen_width(), colored(), used, review.today, review.least, fatal)
    tally = Tally()
    try:
        _run(work, selected, tally, review, jobs, timeout)
    except KeyboardInterrupt:
        complain(_INTERRUPTED.text(lang).format(tally.total), lang)
        raise
    rest = (*left_out(selected, lang), *review.lines())
    _summarise(tally, selected, rest, lang, for_programs=PRESENTERS[form].for_programs)
    return review.exit_code(tally.exit_code(wish), never=wish == NEVER)


def _run(work: _Check, selected: Selection, tally: Tally, review: Desk, jobs: int | None, timeout: float) -> None:
    """Check the documents and write each as soon as it is its turn."""
    presenter = PRESENTERS[work.form]
    write = _write_document if presenter.for_programs else emit
    frame = presenter.frame
    write(frame.before(work.lang))
    written = False
    notes: list[str] = []
    targets = selected.targets
    with (
        closing(in_order(work, targets, jobs=jobs, timeout=timeout)) as results,
        progress(len(targets), work.lang, scrolling=is_terminal()) as advance,
    ):
        for target, checked in zip(targets, results, strict=True):
            for each in checked:
                walked = target.inside is not None
                tally.add(each.standing, each.findings, walked=walked)
                failure = review.take(each.noted, excused=walked and each.standing is Standing.NO_REPORT)
                if failure is not None:
                    complain(failure, work.lang)
                if each.complaint is not None:
                    emit_complaint(each.complaint)
                if each.text:
                    write((frame.between if written else "") + each.text)
                    written = True
                notes += [each.note] if each.note else []
            advance()
    if (more := review.document(work.form)) is not None:
        write((frame.between if written else "") + more)
    write(frame.after(notes, work.lang))


def _write_document(text: str) -> None:
    emit_exactly(text.encode("utf-8", "backslashreplace"))


def _summarise(tally: Tally, selected: Selection, rest: tuple[str, ...], lang: Language, *, for_programs: bool) -> None:
    """How it all came out: after the findings, or on standard error where a program reads the findings."""
    if not selected.targets:
        complain(_NOTHING, lang)
        return
    if tally.excused == tally.total:
        complain(_NO_REPORTS, lang)
    if tally.total < 2 and not rest:
        return
    if for_programs:
        for line in (*tally.lines(lang, _ONE_LINE), *rest):
            complain(line, lang)
    else:
        width = screen_width()
        wrapped = (line for each in rest for line in wrap(each, width, hanging="  "))
        emit("\n" + "".join(f"{line}\n" for line in (*tally.lines(lang, width), *wrapped)))
