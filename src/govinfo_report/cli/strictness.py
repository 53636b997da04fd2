"""``--profile``, ``--suppress`` and ``--today``: how strictly reports are judged."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import click
from attrs import evolve

from govinfo_report.cli.targets import fault_of
from govinfo_report.errors import ProfileError
from govinfo_report.findings import Bilingual, Language
from govinfo_report.validation import (
    Profile,
    Suppressed,
    Suppression,
    profile,
    read_profile,
    read_suppressions,
    unused_suppressions,
)

__all__ = ["judged_by", "strictness_parameters", "suppressions_told"]

_PROFILE = Bilingual(
    zh="规则集：default（默认）、strict（发布前自查，警告也不放过）、archive（旧材料，写法不同和空白记号不提示），"
    "或一个 .toml 文件。",
    en="How strictly: default, strict (before publication: warnings count), archive (old material: other wordings and "
    "marks for nil are silent), or a .toml file.",
)
_SUPPRESS = Bilingual(
    zh="豁免清单（.toml）：已核实、可以接受的问题，写明理由和期限。",
    en="A file (.toml) of findings that are accepted, each with a reason and a last day.",
)
_TODAY = Bilingual(
    zh="判断豁免是否到期用的日期，如 2026-11-26；默认为系统日期。",
    en="The day on which suppressions are judged, such as 2026-11-26; by default that of the system.",
)
_NO_DAY = Bilingual(zh="应写作 2026-11-26 的样子", en="a day such as 2026-11-26 is expected")
_NOT_UTF8 = Bilingual(zh="文件不是 UTF-8 编码", en="the file is not in UTF-8")
_LINE = Bilingual(zh="第 {} 行", en="line {}")
_USED = Bilingual(
    zh="豁免：起作用 {}，已到期 {}，没有对应的问题 {}", en="suppressions: used {}, expired {}, without a finding {}"
)
_EXPIRED = Bilingual(
    zh="- 已到期（{until}），不再起作用：{code} {fingerprint} {reason}",
    en="- expired on {until}, not applied: {code} {fingerprint} {reason}",
)
_STALE = Bilingual(
    zh="- 没有对应的问题，可以删去：{fingerprint} {reason}",
    en="- meets no finding, can be removed: {fingerprint} {reason}",
)
T = TypeVar("T")


def strictness_parameters(lang: Language, /) -> list[click.Parameter]:
    """``--profile``, ``--suppress`` and ``--today``."""
    chosen, suppressions, day = (_option(convert, lang) for convert in (_profile, _suppressions, _day))
    return [
        click.Option(["--profile"], callback=chosen, default="default", metavar="NAME|FILE", help=_PROFILE.text(lang)),
        click.Option(["--suppress"], callback=suppressions, metavar="FILE", help=_SUPPRESS.text(lang)),
        click.Option(["--today"], callback=day, metavar="YYYY-MM-DD", help=_TODAY.text(lang)),
    ]


def _option(
    convert: Callable[[str, Language], T], lang: Language
) -> Callable[[click.Context, click.Parameter, str | None], T | None]:
    def callback(ctx: click.Context, param: click.Parameter, value: str | None) -> T | None:
        try:
            return None if value is None else convert(value, lang)
        except ValueError as error:
            raise click.BadParameter(_told(error, lang), ctx, param) from None
        except OSError as error:
            raise click.BadParameter(f"{value}: {fault_of(error).text(lang)}", ctx, param) from None

    return callback


def _told(error: ValueError, lang: Language) -> str:
    match error:
        case ProfileError():
            line = _LINE.text(lang).format(error.line) if error.line else ""
            reason = error.zh if lang == "zh" else error.en
            return (" " if lang == "zh" else ": ").join(part for part in (line, error.key, reason) if part)
        case UnicodeDecodeError():
            return _NOT_UTF8.text(lang)
        case _:
            return _NO_DAY.text(lang)


def _profile(value: str, _lang: Language) -> Profile:
    return read_profile(_text(value)) if value.lower().endswith(".toml") else profile(value)


def _suppressions(value: str, _lang: Language) -> tuple[Suppression, ...]:
    return read_suppressions(_text(value))


def _day(value: str, _lang: Language) -> datetime.date:
    return datetime.datetime.strptime(value, "%Y-%m-%d").date()


def _text(path: str) -> str:
    with open(path, "rb") as stream:
        return stream.read().decode("utf-8-sig")


def judged_by(chosen: Profile, suppressions: tuple[Suppression, ...] | None, /) -> Profile:
    """The profile with the suppressions of both files."""
    return evolve(chosen, suppressions=(*chosen.suppressions, *(suppressions or ())))


def suppressions_told(
    used: Profile, met: Iterable[Suppressed], today: datetime.date, lang: Language, /
) -> Iterator[str]:
    """What became of the suppressions in a run, a line each for those that have expired or met nothing."""
    if not used.suppressions:
        return
    known = tuple(met)
    applied = {each.suppression for each in known if each.suppression.until >= today}
    expired = {each.suppression: each.finding.rule.code for each in known if each.suppression.until < today}
    stale = unused_suppressions(used.suppressions, known)
    yield _USED.text(lang).format(len(applied), len(expired), len(stale))
    for each, code in expired.items():
        yield _EXPIRED.text(lang).format(until=each.until, code=code, fingerprint=each.fingerprint, reason=each.reason)
    for each in stale:
        yield _STALE.text(lang).format(fingerprint=each.fingerprint, reason=each.reason)
