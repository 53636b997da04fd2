"""What click says of a wrong call, in Chinese; in English it says it itself."""

from __future__ import annotations

import click

from govinfo_report.cli.output import complain
from govinfo_report.findings import Bilingual, Language
from govinfo_report.text.typography import marks

__all__ = ["tell"]

_HINT = Bilingual(zh="（说明见 {} --help）", en=" (see {} --help)")


def tell(error: click.ClickException, lang: Language, /) -> None:
    """Write one line to standard error about a wrong call, and where to read how it is called."""
    text = _chinese(error) if lang == "zh" else " ".join(error.format_message().split())
    context = error.ctx if isinstance(error, click.UsageError) else None
    hint = _HINT.text(lang).format(context.command_path) if context is not None else ""
    complain(text.rstrip("。.") + hint, lang)


def _chinese(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption(option_name=name):
            near = f"，是不是 {marks().pause.join(error.possibilities)}" if error.possibilities else ""
            return f"没有选项 {name}{near}"
        case click.BadOptionUsage(option_name=name):
            return f"选项 {name} 缺少值，或不该有值"
        case click.MissingParameter():
            return f"缺少 {_parameter(error)}"
        case click.BadParameter():
            kind = error.param.type if error.param is not None else None
            if isinstance(kind, click.Choice):
                choices: list[str] = [str(choice) for choice in kind.choices]
                return f"{_parameter(error)} 的值不对，可用的是 {marks().pause.join(choices)}"
            return f"{_parameter(error)} 的值不对：{error.message}"
        case _:
            return error.message


def _parameter(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return error.param.metavar or error.param.opts[0] if error.param is not None else "参数"
