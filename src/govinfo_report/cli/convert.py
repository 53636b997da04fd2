"""``govinfo-report convert``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from functools import partial

import click
from attrs import Factory, define, frozen

from govinfo_report.cli.exits import ExitCode
from govinfo_report.cli.inputs import Document, failed, input_parameters, selection, unread_told
from govinfo_report.cli.localised import Command
from govinfo_report.cli.output import complain, complaint, emit_complaint, is_terminal
from govinfo_report.cli.outputs import Outputs, plan, unwritable_told
from govinfo_report.cli.progress import progress
from govinfo_report.cli.running import in_order, run_parameters
from govinfo_report.cli.summary import left_out
from govinfo_report.cli.targets import Selection, Target
from govinfo_report.errors import MissingExtraError, MissingFontError
from govinfo_report.findings import Bilingual, Finding, Language, Severity
from govinfo_report.formats import FormatInfo, all_formats, can_write, head_of, losses, option_values, write_bytes
from govinfo_report.present.wording import Standing, standing_told, unread_standing
from govinfo_report.report.report import Report
from govinfo_report.rules.reading_documents import SEVERAL_REPORTS
from govinfo_report.text.typography import marks

__all__ = ["command"]

_HELP = Bilingual(
    zh="把报告转成别的格式。FILE 是文件、文件夹（连同下级文件夹）、带 * 的模式或 -（标准输入）。\n\n"
    "没有 -o 时写到标准输出。多个文件要用 -o 指明文件夹，文件名取原名加新格式的扩展名，下级文件夹照原样；"
    "csv、tsv、jsonl 能把多份报告装进一个文件。"
    "新格式存不下的内容和读入时的错误，都写到标准错误。",
    en="Convert reports to another format. FILE is a file, a folder (with all its folders), a pattern with * or - for "
    "standard input.\n\n"
    "Without -o the result goes to standard output. Several files need a folder as -o; their names keep folders and "
    "stem and take the ending of the format; csv, tsv and jsonl hold them all in one file. What the format cannot "
    "hold, and errors in reading, go to standard error.",
)
_TO = Bilingual(zh="格式：{}。", en="The format: {}.")
_OPTION = Bilingual(
    zh="新格式的选项，写作 名称=值，可以多次给出：blanks=zero 把空白印成 0，lang=en 用英文的标题和行名，"
    "lang=zh-Hant 用繁体的标题、行名和题头落款（prose=converted 连正文一起转换），font=字体文件，"
    "shape=wide 让 CSV 每份报告一行。",
    en="An option of the format as NAME=VALUE, more than once: blanks=zero prints 0 for blanks, lang=en gives English "
    "headings and labels, lang=zh-Hant Traditional ones (with prose=converted the text too), font=FILE names a font, "
    "shape=wide gives a line for each report in CSV.",
)
_NO_OPTION = Bilingual(zh="格式 {} 没有选项 {}，可用的是：{}", en="the format {} has no option {}; it has: {}")
_NO_VALUE = Bilingual(zh="选项要写作 名称=值：{}", en="an option is NAME=VALUE: {}")
_WRONG_VALUE = Bilingual(zh="选项 {} 的值只能是：{}", en="the option {} is one of: {}")
_NEEDS_HANT = Bilingual(zh="prose=converted 要和 lang=zh-Hant 一起用", en="prose=converted needs lang=zh-Hant")
_NONE = Bilingual(zh="没有", en="none")
_SOURCE = "source"
"""The option with which a format keeps the name of what a report was read from."""
_OUTPUT = Bilingual(zh="写到这个文件，或这个文件夹。", en="Write to this file, or into this folder.")
_FORCE = Bilingual(zh="覆盖已有的文件。", en="Overwrite files that are there.")
_UNKNOWN = Bilingual(zh="没有格式 {}，可用的是 {}", en="no format {}; known are {}")
_READ_ONLY = Bilingual(zh="格式 {} 只能读，不能写", en="the format {} can be read but not written")
_BINARY = Bilingual(
    zh="{} 是二进制格式，不能写到终端：用 -o 指明文件",
    en="{} is binary and is not written to a terminal: name a file with -o",
)
_LOST = Bilingual(zh="警告：{} 存不下这些内容：{}", en="warning: {} cannot hold: {}")
_WRITTEN = Bilingual(zh="写出 {} 份", en="{} written")
_FAILED = Bilingual(zh="没有写成", en="could not be written")
_INTERRUPTED = Bilingual(zh="中断，已写出 {} 份", en="interrupted; {} written")
_NOTHING = Bilingual(zh="清单里没有文件，什么也没有转换", en="the list names no file; nothing was converted")


def command(lang: Language, /) -> click.Command:
    """The command in one of the languages."""
    names = ", ".join(info.name for info in all_formats() if can_write(info.name))
    return Command(
        "convert",
        lang,
        help=_HELP,
        callback=partial(_convert, lang),
        params=[
            *input_parameters(lang),
            click.Option(["--to"], required=True, metavar="FORMAT", help=_TO.text(lang).format(names)),
            click.Option(["--option", "given"], multiple=True, metavar="NAME=VALUE", help=_OPTION.text(lang)),
            click.Option(["-o", "--output"], metavar="PATH", help=_OUTPUT.text(lang)),
            click.Option(["--force"], is_flag=True, help=_FORCE.text(lang)),
            *run_parameters(lang),
        ],
    )


@frozen
class _Converted:
    """What came of one report: its bytes, or why there are none; and what is to be said of it."""

    name: str
    data: bytes | None
    told: tuple[str, ...]
    standing: Standing = Standing.OK


@frozen
class _Conversion:
    """The conversion of the reports of a document."""

    to: str
    lang: Language
    one_each: bool
    """Whether a document with several reports has no place to go."""
    options: tuple[tuple[str, str], ...] = ()
    keeps_names: bool = False
    """Whether the format keeps the name of the document that a report was read from."""

    def __call__(self, target: Target, found: tuple[Document, ...], /) -> tuple[_Converted, ...]:
        if self.one_each and len(found) > 1:
            found = (failed(target.name, Finding(rule=SEVERAL_REPORTS, values={"reports": len(found)})),)
        return tuple(self._convert(document, walked=target.inside is not None) for document in found)

    def _convert(self, document: Document, *, walked: bool) -> _Converted:
        report, findings = document.result.report, document.result.findings
        if report is None:
            which = unread_standing(findings)
            reason = unread_told(document, self.lang, walked=walked and which is Standing.NO_REPORT)
            return _Converted(document.name, None, (reason,), which)
        grave = [each for each in findings if each.severity is Severity.ERROR]
        messages = (f"{each.rule.code} {each.message(self.lang)}" for each in grave)
        told = [complaint(message, self.lang, about=document.name) for message in messages]
        try:
            data = write_bytes(report, self.to, **self._named(document.name))
        except (MissingFontError, MissingExtraError) as error:
            return _Converted(
                document.name, None, (complaint(str(error), self.lang, about=document.name),), Standing.UNREAD
            )
        return _Converted(document.name, data, (*told, *self._losses(document, report)))

    def _named(self, name: str) -> dict[str, str]:
        """The options with the name of a document, unless another was given."""
        return ({_SOURCE: name} if self.keeps_names else {}) | dict(self.options)

    def _losses(self, document: Document, report: Report) -> Iterator[str]:
        if lost := losses(report, self.to, **dict(self.options)):
            told = marks(self.lang).pause.join(lost)
            yield complaint(_LOST.text(self.lang).format(self.to, told), self.lang, about=document.name)


@define
class _Counts:
    """What came of the reports so far."""

    written: int = 0
    failed: int = 0
    excused: int = 0
    missing: Counter[Standing] = Factory(Counter[Standing])

    def exit_code(self) -> ExitCode:
        if self.failed:
            return ExitCode.USAGE
        wanting = self.missing.total() - self.excused
        return ExitCode.UNREAD if wanting or not self.written else ExitCode.FINE

    def told(self, lang: Language) -> str:
        others = [f"{standing_told(which, lang)} {self.missing[which]}" for which in Standing if self.missing[which]]
        others += [f"{_FAILED.text(lang)} {self.failed}"] if self.failed else []
        return marks(lang).clauses.join([_WRITTEN.text(lang).format(self.written), *others])


def _convert(
    lang: Language,
    /,
    files: tuple[str, ...],
    files_from: str | None,
    null: bool,
    to: str,
    given: tuple[str, ...],
    output: str | None,
    force: bool,
    jobs: int | None,
    timeout: float,
) -> int:
    info = _format(to, lang)
    selected = selection(files, files_from, null, lang)
    planned = plan(selected.targets, output, info, force=force, lang=lang)
    if info.binary and output is None and is_terminal():
        raise click.UsageError(_BINARY.text(lang).format(info.name))
    if not can_write(info.name):
        raise click.UsageError(_READ_ONLY.text(lang).format(info.name))
    if not selected.targets:
        complain(_NOTHING, lang)
        return ExitCode.FINE
    alone = planned.paths is None and not info.joinable
    options = _options(given, info, lang)
    work = _Conversion(info.name, lang, one_each=alone, options=options, keeps_names=_SOURCE in info.options)
    head = head_of(info.name, **dict(options)).encode() if info.joinable else b""
    return _run(work, selected, Outputs(planned, force, head), jobs, timeout)


def _format(name: str, lang: Language) -> FormatInfo:
    known = {info.name: info for info in all_formats()}
    if name not in known:
        raise click.UsageError(_UNKNOWN.text(lang).format(name, ", ".join(known)), click.get_current_context())
    return known[name]


def _options(given: tuple[str, ...], info: FormatInfo, lang: Language) -> tuple[tuple[str, str], ...]:
    """What was given for the format, by name; wrong usage where it has no such option, or not with this value."""
    found: dict[str, str] = {}
    for each in given:
        name, told, value = each.partition("=")
        if not told:
            raise click.UsageError(_NO_VALUE.text(lang).format(each), click.get_current_context())
        if name not in info.options:
            known = ", ".join(info.options) or _NONE.text(lang)
            raise click.UsageError(_NO_OPTION.text(lang).format(info.name, name, known), click.get_current_context())
        values = option_values(info.name, name)
        if values and value not in values:
            told = _WRONG_VALUE.text(lang).format(name, ", ".join(values))
            raise click.UsageError(told, click.get_current_context())
        found[name] = value
    if found.get("prose") == "converted" and found.get("lang") != "zh-Hant":
        raise click.UsageError(_NEEDS_HANT.text(lang), click.get_current_context())
    return tuple(found.items())


def _run(work: _Conversion, selected: Selection, outputs: Outputs, jobs: int | None, timeout: float) -> ExitCode:
    """Convert the documents and write each as soon as it is its turn."""
    lang, targets, counts = work.lang, selected.targets, _Counts()
    try:
        with (
            outputs,
            closing(in_order(work, targets, jobs=jobs, timeout=timeout)) as results,
            progress(len(targets), lang, scrolling=False) as advance,
        ):
            for number, converted in enumerate(results):
                _deliver(converted, outputs, number, counts, lang, walked=targets[number].inside is not None)
                advance()
    except KeyboardInterrupt:
        complain(_INTERRUPTED.text(lang).format(counts.written), lang)
        raise
    for line in left_out(selected, lang):
        complain(line, lang)
    if len(targets) > 1 or counts.written > 1:
        complain(counts.told(lang), lang)
    return counts.exit_code()


def _deliver(
    converted: tuple[_Converted, ...], outputs: Outputs, number: int, counts: _Counts, lang: Language, *, walked: bool
) -> None:
    """Write every report of a document, and say what is to be said of it."""
    for part, each in enumerate(converted, 1):
        for line in each.told:
            emit_complaint(line)
        if each.data is None:
            counts.missing[each.standing] += 1
            counts.excused += walked and each.standing is Standing.NO_REPORT
            continue
        path = outputs.path(number, part if len(converted) > 1 else None)
        try:
            outputs.write(path, each.data, is_part=len(converted) > 1)
        except OSError as error:
            if path is None:
                raise
            told = unwritable_told(path, error, lang)
            if outputs.planned.paths is None:
                raise click.UsageError(told) from None
            complain(told, lang)
            counts.failed += 1
        else:
            counts.written += 1
