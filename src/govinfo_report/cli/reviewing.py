"""What a reviewer of many is told beside the findings: who handed in, what to send back, what was suppressed."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator

import click
from attrs import Factory, define, frozen

from govinfo_report.cli.exits import ExitCode
from govinfo_report.cli.inputs import Document
from govinfo_report.cli.return_sheets import Sheet, SheetFolder, sheet_of
from govinfo_report.cli.roster import Attendance, Received, attendance, received
from govinfo_report.cli.roster_file import Roster, RosterError, read_roster
from govinfo_report.cli.roster_told import attendance_data, attendance_lines
from govinfo_report.cli.strictness import suppressions_told
from govinfo_report.cli.targets import fault_of
from govinfo_report.findings import Bilingual, Language, Severity
from govinfo_report.validation import Profile, Suppressed, Validation

__all__ = ["Desk", "Noted", "desk", "note", "review_parameters"]

_ROSTER = Bilingual(
    zh="应报送单位的名单（CSV，列名：单位名称，可有统一社会信用代码、层级）：核对谁没有报送、谁重复、谁的年度不对。",
    en="A list of the units that have to hand in (CSV with a column name, and maybe code and level): who is missing, "
    "who came twice, whose report is of another year.",
)
_YEAR = Bilingual(zh="名单核对的年度，如 2024。", en="The year that the units of --roster have to report on.")
_SHEETS = Bilingual(
    zh="给每个有问题的单位写一份退回修改单（Markdown 和可打印的 HTML），放在这个空的或新的文件夹里。",
    en="Write a sheet for correction for each unit with findings, as Markdown and as HTML to print, into this empty or "
    "new folder.",
)
_LEAST = Bilingual(
    zh="退回修改单从哪一级写起：information、warning（默认）、error。",
    en="From which severity a sheet names findings: information, warning (default), error.",
)
_WRONG_YEAR = Bilingual(zh="应为四位数的年份", en="a year of four digits is expected")
_ALONE = Bilingual(zh="{} 要和 {} 同用", en="{} goes with {}")
_UNUSABLE = Bilingual(zh="名单 {} 用不了：{}", en="the list {} cannot be used: {}")


def review_parameters(lang: Language, /) -> list[click.Parameter]:
    """``--roster``, ``--year``, ``--return-sheets`` and ``--return-level``."""
    levels = tuple(severity.value for severity in Severity)
    return [
        click.Option(["--roster"], metavar="UNITS.csv", help=_ROSTER.text(lang)),
        click.Option(["--year"], callback=_year(lang), metavar="YYYY", help=_YEAR.text(lang)),
        click.Option(["--return-sheets"], metavar="DIR", help=_SHEETS.text(lang)),
        click.Option(["--return-level"], type=click.Choice(levels), metavar="LEVEL", help=_LEAST.text(lang)),
    ]


def _year(lang: Language) -> Callable[[click.Context, click.Parameter, str | None], int | None]:
    def callback(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
        if value is None:
            return None
        if not (value.isascii() and value.isdigit() and len(value) == 4):
            raise click.BadParameter(_WRONG_YEAR.text(lang), ctx, param)
        return int(value)

    return callback


@frozen(kw_only=True)
class Noted:
    """What is kept of a checked document for the end of the run."""

    received: Received
    sheet: Sheet | None
    met: tuple[Suppressed, ...]


def note(validation: Validation, document: Document, lang: Language, least: Severity | None, /) -> Noted:
    """What is kept of a document; with a severity, its sheet for correction too."""
    return Noted(
        received=received(document.name, validation.report),
        sheet=None if least is None else sheet_of(validation, document, lang, least),
        met=(*validation.suppressed, *validation.expired),
    )


@define
class Desk:
    """Where everything that was noted comes together, in the order of the documents."""

    lang: Language
    profile: Profile
    today: datetime.date
    roster: Roster | None
    roster_file: str
    year: int | None
    sheets: SheetFolder | None
    least: Severity | None
    """From which severity sheets are wanted, if they are."""
    _received: list[Received] = Factory(list[Received])
    _met: list[Suppressed] = Factory(list[Suppressed])

    def take(self, noted: Noted, /, *, excused: bool) -> str | None:
        """Keep what was noted of a document, and write its sheet; if that cannot be done, why."""
        self._met += noted.met
        if excused:
            return None
        self._received.append(noted.received)
        return self.sheets.write(noted.sheet) if self.sheets is not None and noted.sheet is not None else None

    @property
    def attendance(self) -> Attendance | None:
        """Who has handed in, if there is a list."""
        return None if self.roster is None else attendance(self.roster, self._received, self.year)

    def lines(self) -> Iterator[str]:
        """What is told at the end of the run, a line each."""
        if (result := self.attendance) is not None:
            yield from attendance_lines(result, self.roster_file, self.lang)
        yield from suppressions_told(self.profile, self._met, self.today, self.lang)
        if self.sheets is not None:
            yield self.sheets.told()
            yield from (told for told in (self.sheets.failure(),) if told)

    def document(self, form: str, /) -> str | None:
        """Who has handed in as one more object of JSON, where the output is JSON and there is a list."""
        result = self.attendance
        if result is None or form not in _INDENTS:
            return None
        data = {"roster": attendance_data(result, self.roster_file, self.lang)}
        end = "\n" if form == "jsonl" else ""
        return json.dumps(data, ensure_ascii=False, indent=_INDENTS[form]) + end

    def exit_code(self, code: ExitCode, /, *, never: bool) -> ExitCode:
        """How the run ends: a sheet that was not written is worst, a list out of order is a finding."""
        if self.sheets is not None and self.sheets.failed:
            return ExitCode.USAGE
        if code is ExitCode.FINE and not never and (result := self.attendance) is not None and not result.in_order:
            return ExitCode.FINDINGS
        return code


_INDENTS: dict[str, int | None] = {"json": 2, "jsonl": None}


def desk(
    lang: Language,
    used: Profile,
    today: datetime.date | None,
    /,
    *,
    roster: str | None,
    year: int | None,
    return_sheets: str | None,
    return_level: str | None,
) -> Desk:
    """The desk for a run; what is wrong with the list or the folder is told before anything is read."""
    context = click.get_current_context()
    for value, name, other, needed in (
        (year, "--year", roster, "--roster"),
        (return_level, "--return-level", return_sheets, "--return-sheets"),
    ):
        if value is not None and other is None:
            raise click.UsageError(_ALONE.text(lang).format(name, needed), context)
    level = Severity(return_level or Severity.WARNING.value)
    return Desk(
        lang=lang,
        profile=used,
        today=today or datetime.date.today(),
        roster=None if roster is None else _roster(roster, lang),
        roster_file=roster or "",
        year=year,
        sheets=None if return_sheets is None else SheetFolder.of(return_sheets, lang),
        least=None if return_sheets is None else level,
    )


def _roster(path: str, lang: Language) -> Roster:
    try:
        with open(path, "rb") as stream:
            return read_roster(stream.read())
    except (OSError, RosterError) as error:
        reason = error.reason if isinstance(error, RosterError) else fault_of(error)
        told = _UNUSABLE.text(lang).format(path, reason.text(lang))
        raise click.UsageError(told, click.get_current_context()) from None
