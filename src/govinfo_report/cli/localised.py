"""Click commands that speak Chinese or English, and whose help counts a Chinese character as two columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click

from govinfo_report.cli.output import screen_width
from govinfo_report.findings import Bilingual, Language
from govinfo_report.present.columns import padded, wrap
from govinfo_report.text.width import display_width

__all__ = ["Command", "Localised", "PipeClosedError", "color_option", "lang_option"]

_USAGE = Bilingual(zh="用法：", en="Usage: ")
_OPTIONS = Bilingual(zh="选项", en="Options")
_OPTIONS_METAVAR = Bilingual(zh="[选项]", en="[OPTIONS]")
_SHOW_HELP = Bilingual(zh="显示这段说明。", en="Show this help.")
_TOO_MANY = Bilingual(zh="多余的参数：{}", en="unexpected arguments: {}")
_LANG = Bilingual(zh="输出的语言：zh（默认）或 en。", en="Language of the output: zh (default) or en.")
_COLOR = Bilingual(
    zh="颜色：auto（默认，只在终端里用，遵从 NO_COLOR）、always 或 never。",
    en="Colour: auto (default; only on a terminal, and NO_COLOR is respected), always or never.",
)


class PipeClosedError(Exception):
    """The reader of the output went away."""


class _HelpText(click.HelpFormatter):
    """Help in columns of a terminal, in which a Chinese character takes two."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        lead = f"{prefix or ''}{prog} "
        self.write("".join(f"{line}\n" for line in wrap(lead + args, self.width, hanging="    ")))

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        for paragraph in text.split("\n"):
            self.write("".join(f"{line.rstrip()}\n" for line in wrap(paragraph, self.width, indent=indent)))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        indent = " " * self.current_indent
        rows = list(rows)
        widest = min(max(display_width(term) for term, _ in rows), col_max, self.width // 3)
        hanging = indent + " " * (widest + col_spacing)
        for term, text in rows:
            if display_width(term) <= widest:
                lines = wrap(text, self.width, indent=indent + padded(term, widest + col_spacing), hanging=hanging)
            else:
                lines = [indent + term, *wrap(text, self.width, indent=hanging)]
            self.write("".join(f"{line}\n" for line in lines))


class Localised(click.Command):
    """A command whose help and errors are in one of the two languages."""

    lang: Language = "zh"

    def get_help(self, ctx: click.Context) -> str:
        """The help text, as wide as the terminal but not too wide to read."""
        formatter = _HelpText(width=min(screen_width(), 100))
        self.format_help(ctx, formatter)
        return formatter.getvalue().rstrip("\n")

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that says how the command is called."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), _USAGE.text(self.lang))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options with their meaning."""
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section(_OPTIONS.text(self.lang)):
            formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _SHOW_HELP.text(self.lang)
        return option

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a closed pipe is told apart from every other failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise PipeClosedError from error


class Command(Localised):
    """A subcommand."""

    def __init__(
        self,
        name: str,
        lang: Language,
        /,
        *,
        callback: Callable[..., int],
        params: Sequence[click.Parameter],
        help: Bilingual,  # noqa: A002 - click's name for it
    ) -> None:
        self.lang = lang
        super().__init__(
            name,
            callback=callback,
            params=[*params, lang_option(lang)],
            help=help.text(lang),
            options_metavar=_OPTIONS_METAVAR.text(lang),
            context_settings={"allow_extra_args": True},
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; one too many is told in the language of the command."""
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise click.UsageError(_TOO_MANY.text(self.lang).format(" ".join(rest)), ctx)
        return rest


def lang_option(lang: Language, /) -> click.Option:
    """``--lang``. Its value was looked for before the commands were made; here it is checked and explained."""
    return click.Option(
        ["--lang"], type=click.Choice(("zh", "en")), expose_value=False, metavar="zh|en", help=_LANG.text(lang)
    )


def _keep(ctx: click.Context, _option: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.meta["color"] = value


def color_option(lang: Language, /) -> click.Option:
    """``--color``, before or after the name of the command."""
    return click.Option(
        ["--color"],
        type=click.Choice(("auto", "always", "never")),
        expose_value=False,
        callback=_keep,
        metavar="auto|always|never",
        help=_COLOR.text(lang),
    )
