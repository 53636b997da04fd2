"""``govinfo-report convert``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click
from attrs import frozen

from govinfo_report.cli.exits import ExitCode
from govinfo_report.cli.inputs import Document, Target, input_argument, only_document, targets, tell_unread
from govinfo_report.cli.localised import Command
from govinfo_report.cli.output import complain, emit_exactly, is_terminal
from govinfo_report.cli.progress import tracked
from govinfo_report.errors import UnknownFormatError
from govinfo_report.findings import Bilingual, Language, Severity
from govinfo_report.formats import FormatInfo, losses, write_bytes, written_formats
from govinfo_report.report.report import Report

__all__ = ["command"]

_HELP = Bilingual(
    zh="把报告转成别的格式。FILE 是文件、文件夹或 -（标准输入）。\n\n"
    "没有 -o 时写到标准输出。多个文件要用 -o 指明文件夹，文件名取原名加新格式的扩展名。"
    "新格式存不下的内容和读入时的错误，都写到标准错误。",
    en="Convert reports to another format. FILE is a file, a folder or - for standard input.\n\n"
    "Without -o the result goes to standard output. Several files need a folder as -o; their names keep the stem and "
    "take the ending of the format. What the format cannot hold, and errors in reading, go to standard error.",
)
_TO = Bilingual(zh="格式：{}。", en="The format: {}.")
_OUTPUT = Bilingual(zh="写到这个文件，或这个文件夹。", en="Write to this file, or into this folder.")
_FORCE = Bilingual(zh="覆盖已有的文件。", en="Overwrite files that are there.")
_UNKNOWN = Bilingual(zh="没有格式 {}，可用的是 {}", en="no format {}; known are {}")
_READ_ONLY = Bilingual(zh="格式 {} 只能读，不能写", en="the format {} can be read but not written")
_BINARY = Bilingual(
    zh="{} 是二进制格式，不能写到终端：用 -o 指明文件",
    en="{} is binary and is not written to a terminal: name a file with -o",
)
_SEVERAL = Bilingual(zh="有多个输入：用 -o 指明文件夹", en="there are several inputs: name a folder with -o")
_NO_FOLDER = Bilingual(zh="有多个输入，但 {} 不是文件夹", en="there are several inputs, but {} is no folder")
_CLASH = Bilingual(zh="几个输入会写成同一个文件：{}", en="several inputs would be written to the same file: {}")
_EXISTS = Bilingual(zh="文件已经存在：{}（要覆盖，加 --force）", en="the file exists: {} (--force overwrites it)")
_UNWRITABLE = Bilingual(zh="写不了 {}：{}", en="cannot write {}: {}")
_REASONS: dict[type[OSError], Bilingual] = {
    PermissionError: Bilingual(zh="没有写入的权限", en="permission denied"),
    IsADirectoryError: Bilingual(zh="这是文件夹", en="it is a folder"),
    NotADirectoryError: Bilingual(zh="上级不是文件夹", en="its parent is no folder"),
    FileNotFoundError: Bilingual(zh="没有这个文件夹", en="no such folder"),
    FileExistsError: Bilingual(zh="已经存在", en="it exists already"),
}
_LOST = Bilingual(zh="警告：{} 存不下这些内容：{}", en="warning: {} cannot hold: {}")
_WRITTEN = Bilingual(zh="写出 {} 份", en="{} written")


def command(lang: Language, /) -> click.Command:
    """The command in one of the languages."""
    names = ", ".join(info.name for info in written_formats())
    return Command(
        "convert",
        lang,
        help=_HELP,
        callback=partial(_convert, lang),
        params=[
            input_argument(),
            click.Option(["--to"], required=True, metavar="FORMAT", help=_TO.text(lang).format(names)),
            click.Option(["-o", "--output"], metavar="PATH", help=_OUTPUT.text(lang)),
            click.Option(["--force"], is_flag=True, help=_FORCE.text(lang)),
        ],
    )


@frozen
class _Job:
    """One input with the file it is written to; without one it goes to standard output."""

    target: Target
    path: Path | None


def _convert(lang: Language, /, files: tuple[str, ...], to: str, output: str | None, force: bool) -> int:
    info = _format(to, lang)
    jobs = _jobs(targets(files), output, info, lang)
    _refuse_clashes(jobs, force, lang)
    if info.binary and output is None and is_terminal():
        raise click.UsageError(_BINARY.text(lang).format(info.name))
    outcomes: Counter[ExitCode] = Counter()
    with tracked(jobs, lang, scrolling=False) as queue:
        for job in queue:
            outcomes[_run(job, info, force, lang)] += 1
    if len(jobs) > 1:
        complain(_WRITTEN.text(lang).format(outcomes[ExitCode.FINE]), lang)
    return max(outcomes)


def _format(name: str, lang: Language) -> FormatInfo:
    known = {info.name: info for info in written_formats()}
    if name not in known:
        raise click.UsageError(_UNKNOWN.text(lang).format(name, ", ".join(known)), click.get_current_context())
    return known[name]


def _jobs(selected: Sequence[Target], output: str | None, info: FormatInfo, lang: Language) -> tuple[_Job, ...]:
    if output is None:
        if len(selected) > 1:
            raise click.UsageError(_SEVERAL.text(lang), click.get_current_context())
        return tuple(_Job(target, None) for target in selected)
    path = Path(output)
    if len(selected) == 1 and not path.is_dir() and not output.endswith(("/", "\\")):
        return (_Job(selected[0], path),)
    if path.exists() and not path.is_dir():
        raise click.UsageError(_NO_FOLDER.text(lang).format(output), click.get_current_context())
    return tuple(_Job(target, path / f"{_stem(target)}{info.suffixes[0]}") for target in selected)


def _stem(target: Target) -> str:
    return target.path.stem if target.path is not None else "stdin"


def _refuse_clashes(jobs: Sequence[_Job], force: bool, lang: Language) -> None:
    """Before anything is written: no output stands for two inputs, and none is there already."""
    paths = Counter(job.path for job in jobs if job.path is not None)
    if twice := [str(path) for path, count in paths.items() if count > 1]:
        raise click.UsageError(_CLASH.text(lang).format(", ".join(twice)))
    if not force and (there := [str(path) for path in paths if path.exists()]):
        raise click.UsageError(_EXISTS.text(lang).format(", ".join(there)))


def _run(job: _Job, info: FormatInfo, force: bool, lang: Language) -> ExitCode:
    document = only_document(job.target)
    report = document.result.report
    if report is None:
        tell_unread(document, lang)
        return ExitCode.UNREAD
    for finding in document.result.findings:
        if finding.severity is Severity.ERROR:
            complain(f"{finding.rule.code} {finding.message(lang)}", lang, about=document.name)
    try:
        data = write_bytes(report, info.name)
        _tell_losses(document, report, info, lang)
    except UnknownFormatError:
        raise click.UsageError(_READ_ONLY.text(lang).format(info.name)) from None
    return _deliver(data, job.path, force, lang)


def _tell_losses(document: Document, report: Report, info: FormatInfo, lang: Language) -> None:
    if lost := losses(report, info.name):
        told = ("、" if lang == "zh" else ", ").join(lost)
        complain(_LOST.text(lang).format(info.name, told), lang, about=document.name)


def _reason(error: OSError, lang: Language) -> str:
    known = next((words for kind, words in _REASONS.items() if isinstance(error, kind)), None)
    return known.text(lang) if known is not None else error.strerror or type(error).__name__


def _deliver(data: bytes, path: Path | None, force: bool, lang: Language) -> ExitCode:
    if path is None:
        emit_exactly(data)
        return ExitCode.FINE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb" if force else "xb") as stream:
            stream.write(data)
    except OSError as error:
        complain(_UNWRITABLE.text(lang).format(path, _reason(error, lang)), lang)
        return ExitCode.USAGE
    return ExitCode.FINE
