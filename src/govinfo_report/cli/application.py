"""The command ``govinfo-report``: its subcommands by name, each loaded when it is called."""

from __future__ import annotations

import difflib
import importlib
import os
import sys
import warnings
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from typing import Any, cast

import click

from govinfo_report.cli.exits import ExitCode
from govinfo_report.cli.localised import Localised, PipeClosedError, color_option, lang_option
from govinfo_report.cli.output import complain, prepare_streams
from govinfo_report.cli.usage import tell
from govinfo_report.errors import BrokenFormatWarning
from govinfo_report.findings import Bilingual, Language

__all__ = ["Application", "run"]

_COMMANDS = {
    "check": Bilingual(
        zh="核对报告：列出问题、所在位置和改法", en="Check reports: what is wrong, where, and what to do"
    ),
    "repair": Bilingual(
        zh="勾稽关系不成立时，列出可能的改法", en="Suggest which figures to change where lines do not hold"
    ),
    "convert": Bilingual(zh="把报告转成别的格式", en="Convert reports to another format"),
    "show": Bilingual(zh="显示读到的内容", en="Show what was read"),
    "explain": Bilingual(zh="说明一条规则", en="Explain a rule"),
    "rules": Bilingual(zh="列出全部规则", en="List all rules"),
    "series": Bilingual(zh="核对一个单位各年的报告", en="Check the reports of an organ over the years"),
    "roll-up": Bilingual(zh="核对汇总的报告与各单位的报告", en="Check a report against those of its units"),
    "form": Bilingual(
        zh="显示一种报告格式：各表的行、列和勾稽关系", en="Show an official form: rows, columns, identities"
    ),
    "schema": Bilingual(zh="输出 JSON Schema", en="Print the JSON Schema"),
}
_HELP = Bilingual(
    zh="读取、核对、转换政府信息公开工作年度报告。\n\n"
    "退出码：0 没有达到 --fail-on 的问题；1 有；2 有文件读不出报告；3 用法不对。",
    en="Read, check and convert annual reports on open government information (政府信息公开工作年度报告).\n\n"
    "Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 an input could not be read; 3 wrong usage.",
)
_LANGUAGES: dict[str, Language] = {"zh": "zh", "en": "en"}
_TITLE = Bilingual(zh="命令", en="Commands")
_METAVAR = Bilingual(zh="命令 [参数]...", en="COMMAND [ARGS]...")
_MISSING = Bilingual(zh="缺少命令", en="a command is missing")
_UNKNOWN = Bilingual(zh="没有命令 {}", en="no command {}")
_NEAR = Bilingual(zh="，是不是 {}", en="; did you mean {}")
_VERSION = Bilingual(zh="显示版本。", en="Show the version.")


class Application(Localised, click.Group):
    """``govinfo-report`` itself."""

    def __init__(self, lang: Language, /) -> None:
        self.lang = lang
        super().__init__(
            "govinfo-report",
            help=_HELP.text(lang),
            params=[_version_option(lang), lang_option(lang), color_option(lang)],
            options_metavar="[选项]" if lang == "zh" else "[OPTIONS]",
            subcommand_metavar=_METAVAR.text(lang),
            invoke_without_command=True,
            callback=self._without_command,
        )

    def _without_command(self) -> None:
        context = click.get_current_context()
        if context.invoked_subcommand is None:
            raise click.UsageError(_MISSING.text(self.lang), context)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands, in the order of a usual day's work."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name; its module is loaded now."""
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"govinfo_report.cli.{cmd_name.replace('-', '_')}")
        return cast("click.Command", module.command(self.lang))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; for an unknown name, the ones that look like it."""
        if args[0] not in _COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], _COMMANDS, n=2)
            hint = _NEAR.text(self.lang).format(" / ".join(near)) if near else ""
            raise click.UsageError(_UNKNOWN.text(self.lang).format(args[0]) + hint, ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands, none of which is loaded for it."""
        super().format_options(ctx, formatter)
        with formatter.section(_TITLE.text(self.lang)):
            formatter.write_dl([(name, text.text(self.lang)) for name, text in _COMMANDS.items()])


def _version_option(lang: Language) -> click.Option:
    def show(ctx: click.Context, _option: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            from govinfo_report.version import __version__

            click.echo(f"govinfo-report {__version__}")
            ctx.exit()

    return click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=_VERSION.text(lang)
    )


def _language(arguments: Sequence[str]) -> Language:
    """The last ``--lang`` of a call. Help and errors need it before click has read a single option."""
    found: Language = "zh"
    for this, following in pairwise([*arguments, ""]):
        if this == "--":
            break
        value = following if this == "--lang" else this.removeprefix("--lang=")
        if value != this and value in _LANGUAGES:
            found = _LANGUAGES[value]
    return found


def run(arguments: Sequence[str] | None = None, /) -> int:
    """Run the command line and return its exit code; by default with the arguments of the process."""
    prepare_streams()
    lang = _language(sys.argv[1:] if arguments is None else arguments)
    given = None if arguments is None else list(arguments)
    try:
        with _warnings_as_complaints(lang):
            code = Application(lang).main(given, prog_name="govinfo-report", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        tell(error, lang)
        return ExitCode.USAGE
    except click.Abort:
        return ExitCode.INTERRUPTED
    except (PipeClosedError, BrokenPipeError):
        _let_go()
        return ExitCode.PIPE_CLOSED
    return code if isinstance(code, int) else ExitCode.FINE


@contextmanager
def _warnings_as_complaints(lang: Language) -> Generator[None]:
    """Tell which formats of other packages are broken in one line each, without a place in the code."""
    with warnings.catch_warnings():
        warnings.showwarning = partial(_show_warning, lang, warnings.showwarning)
        yield


def _show_warning(lang: Language, usual: Any, message: Warning | str, *place: Any, **more: Any) -> None:
    if isinstance(message, BrokenFormatWarning):
        complain(message.en if lang == "en" else message.zh, lang)
    else:
        usual(message, *place, **more)


def _let_go() -> None:
    """Send the rest of the output nowhere, so that nothing fails when the process ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        return
