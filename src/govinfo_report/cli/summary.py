"""What came of the documents of a run, in numbers and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import Factory, define

from govinfo_report.cli.exits import ExitCode
from govinfo_report.cli.targets import Selection
from govinfo_report.findings import Bilingual, Language, Severity
from govinfo_report.present.columns import display_width
from govinfo_report.present.wording import SEVERITIES, Standing, standing_told

__all__ = ["NEVER", "Tally", "left_out"]

NEVER = "never"
_NONE = Bilingual(zh="没有", en="none")
_WARNED = Bilingual(zh="OK 但有警告", en="OK with warnings")
_TOTAL = Bilingual(zh="共 {} 份：", en="{} documents: ")
_ONE = Bilingual(zh="共 {} 份：", en="{} document: ")
_FINDINGS = Bilingual(zh="问题：", en="findings: ")
_SKIPPED = Bilingual(zh="文件夹中略过 {} 个不读的文件（", en="files in folders that were passed over: {} (")
_HIDDEN = Bilingual(zh="隐藏文件和链接", en="hidden files and links")
_REPEATED = Bilingual(zh="重复指定的 {} 个文件只读一次", en="named more than once and read once: {}")
_COMMA = Bilingual(zh="，", en=", ")
_SEMICOLON = Bilingual(zh="，", en="; ")
_ENDINGS_SHOWN = 6


@define
class Tally:
    """What came of the documents so far."""

    standings: Counter[Standing] = Factory(Counter[Standing])
    findings: Counter[Severity] = Factory(Counter[Severity])
    warned: int = 0
    excused: int = 0
    """How many were no reports, but only stood in a folder with reports."""

    def add(self, standing: Standing, findings: Mapping[Severity, int], /, *, walked: bool) -> None:
        """Count one document."""
        self.standings[standing] += 1
        if standing in (Standing.UNREAD, Standing.NO_REPORT):
            self.excused += walked and standing is Standing.NO_REPORT
            return
        self.findings.update(findings)
        self.warned += standing is Standing.OK and Severity.WARNING in findings

    @property
    def total(self) -> int:
        """How many documents there were."""
        return self.standings.total()

    @property
    def unread(self) -> int:
        """How many should have been reports and were none."""
        return self.standings[Standing.UNREAD] + self.standings[Standing.NO_REPORT] - self.excused

    def exit_code(self, fail_on: str, /) -> ExitCode:
        """How the run ends. Where no document was a report, nothing was checked, whatever the documents were."""
        if self.unread or (self.excused and self.excused == self.total):
            return ExitCode.UNREAD
        if fail_on == NEVER:
            return ExitCode.FINE
        least = Severity(fail_on)
        return ExitCode.FINDINGS if any(severity >= least for severity in self.findings) else ExitCode.FINE

    def lines(self, lang: Language, width: int, /) -> Iterator[str]:
        """How many documents came out how, and how many findings there were."""
        outcomes = [
            (_WARNED.text(lang) if warned else standing_told(which, lang), count)
            for which in Standing
            for warned, count in self._split(which)
            if count
        ]
        total = (_ONE if self.total == 1 else _TOTAL).text(lang).format(self.total)
        yield from _broken(total, [f"{words} {count}" for words, count in outcomes], _SEMICOLON.text(lang), width)
        graded = [severity for severity in sorted(Severity, reverse=True) if self.findings[severity]]
        found = [f"{SEVERITIES[each].text(lang)} {self.findings[each]}" for each in graded] or [_NONE.text(lang)]
        yield from _broken(_FINDINGS.text(lang), found, _COMMA.text(lang), width)

    def _split(self, which: Standing) -> tuple[tuple[bool, int], ...]:
        count = self.standings[which]
        return ((False, count - self.warned), (True, self.warned)) if which is Standing.OK else ((False, count),)


def _broken(lead: str, items: Sequence[str], joint: str, width: int) -> Iterator[str]:
    """The items after each other in lines that break only between them."""
    line, empty = lead, True
    for number, item in enumerate(items):
        piece = item + (joint if number < len(items) - 1 else "")
        if not empty and display_width(line + piece.rstrip()) > width:
            yield line.rstrip()
            line = "  "
        line += piece
        empty = False
    yield line


def left_out(selection: Selection, lang: Language, /) -> Iterator[str]:
    """What was not read of what was named, a line each."""
    if selection.repeated:
        yield _REPEATED.text(lang).format(selection.repeated)
    if not selection.skipped:
        return
    ranked = sorted(selection.skipped.items(), key=lambda each: (-each[1], each[0]))
    told = [f"{ending or _HIDDEN.text(lang)} {count}" for ending, count in ranked[:_ENDINGS_SHOWN]]
    more = "…" if len(ranked) > _ENDINGS_SHOWN else ""
    total = _SKIPPED.text(lang).format(selection.skipped.total())
    yield total + _COMMA.text(lang).join(told) + more + ("）" if lang == "zh" else ")")
