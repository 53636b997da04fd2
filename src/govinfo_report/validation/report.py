"""Run the rules over a report, collect what they find, and say how much was checked."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from attrs import field, frozen

from govinfo_report.findings import Finding, RuleInfo
from govinfo_report.form.bounds import Outcome
from govinfo_report.form.identity import Identity
from govinfo_report.mapping import FrozenMapping
from govinfo_report.reading import ReadResult
from govinfo_report.report.base import Cell
from govinfo_report.report.money import Money
from govinfo_report.report.report import Report
from govinfo_report.rules import Check, all_checks, all_identities, all_rules
from govinfo_report.rules.base import Parameters
from govinfo_report.rules.internal import RULE_CRASHED
from govinfo_report.validation.causes import findings_of
from govinfo_report.validation.fingerprint import fingerprint_of
from govinfo_report.validation.lines import JudgedTable, Line, joined_positions
from govinfo_report.validation.places import with_span
from govinfo_report.validation.profiles import DEFAULT, Profile
from govinfo_report.validation.profiles import profile as profile_named
from govinfo_report.validation.suppressions import Parted, Suppressed, parted

__all__ = ["Coverage", "Validation", "validate"]


@frozen(kw_only=True)
class Coverage:
    """How much was checked."""

    rules_run: tuple[str, ...]
    """Codes of the rules that ran to their end."""
    rules_crashed: tuple[str, ...]
    rules_possible: tuple[str, ...]
    """Codes of all rules that can be run on a single report."""
    rules_off: tuple[str, ...]
    """Codes that the profile has switched off, those of readers too."""
    lines: Mapping[Outcome, int]
    """How many lines of the form had each outcome; ``HOLDS`` are confirmed, ``INFERRED`` are not."""
    cells_read: int
    """Cells that hold a number."""
    cells: int
    """Cells that the form has."""
    figures: int
    """Cells that hold a number other than 0."""
    quantities: int = 0
    """Numbers in the prose: 收到申请859件."""
    quantities_explained: int = 0
    """Those of them that agree with a table, or follow from other numbers of the prose."""

    @property
    def vacuous(self) -> bool:
        """Whether every number that was read is 0, so that every line holds whatever the facts are."""
        return self.cells_read > 0 and self.figures == 0

    @property
    def confirmed(self) -> int:
        """Lines whose cells are all printed, and agree."""
        return self.lines.get(Outcome.HOLDS, 0)

    @property
    def lines_of_form(self) -> int:
        """Lines that the form has: 40 in 2019, 42 in 2021."""
        return sum(self.lines.values())


@frozen(kw_only=True, eq=False)
class Validation:
    """What the rules found in a report, and how much they could check."""

    report: Report | None
    findings: tuple[Finding, ...]
    """What the reader found, if a reading was validated, then what the rules found."""
    _rules_run: tuple[str, ...] = field(alias="rules_run")
    _rules_crashed: tuple[str, ...] = field(alias="rules_crashed")
    _judged: tuple[JudgedTable, ...] = field(alias="judged", repr=False)
    _unread: bool = field(alias="unread", default=False)
    profile: Profile = DEFAULT
    suppressed: tuple[Suppressed, ...] = ()
    """Findings that a suppression of the profile accepts; they are not among ``findings``."""
    expired: tuple[Suppressed, ...] = ()
    """Findings that stand although a suppression was meant for them, since it has expired."""
    _rules_possible: tuple[str, ...] = field(alias="rules_possible", default=())

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line of the form (勾稽关系 that are equalities): 40 in 2019, 42 in 2021."""
        return tuple(line for judged in self._judged for line in judged.lines())

    @cached_property
    def coverage(self) -> Coverage:
        """Rules run, lines by outcome, cells read."""
        outcomes = Counter(
            verdict.outcome
            for judged in self._judged
            for layout, verdict in zip(judged.layouts, judged.verdicts, strict=True)
            if layout.exact
        )
        numbers = [] if self.report is None else [_number(cell) for _, cell in self.report.cells()]
        quantities, explained = (0, 0) if self.report is None else _quantities(self.report)
        return Coverage(
            rules_run=self._rules_run,
            rules_crashed=self._rules_crashed,
            lines=FrozenMapping({outcome: outcomes[outcome] for outcome in Outcome}),
            rules_possible=self._rules_possible,
            rules_off=tuple(sorted(self.profile.off)),
            cells_read=sum(1 for number in numbers if number is not None),
            cells=len(numbers),
            figures=sum(1 for number in numbers if number),
            quantities=quantities,
            quantities_explained=explained,
        )

    @property
    def ok(self) -> bool:
        """Whether there is a report, no finding is an error, and no rule crashed.

        A profile may be stricter: with ``strict`` no finding is a warning either.
        """
        return (
            self.report is not None
            and not self._rules_crashed
            and not any(finding.severity >= self.profile.fail_on for finding in self.findings)
        )

    @property
    def complete(self) -> bool:
        """Whether every line holds with all its cells printed, no table is absent, and no figure was left unread.

        A report in which every figure is 0 is not: its lines hold whatever the facts are.
        """
        equalities = {identity.rule.code for identity in all_identities() if identity.relation == "=="}
        if self.report is None or self.report.absent or self._unread or not equalities.issubset(self._rules_run):
            return False
        if not any(_number(cell) for judged in self._judged for cell in judged.values):
            return False
        return all(
            verdict.outcome is Outcome.HOLDS
            for judged in self._judged
            for layout, verdict in zip(judged.layouts, judged.verdicts, strict=True)
            if layout.exact
        )

    def fingerprint(self, finding: Finding, /) -> str:
        """What stays the same of a finding from run to run, in 16 hexadecimal digits.

        Organ, year, code and address count, and in a paragraph the words of the sentence; figures of cells and the
        language do not.
        """
        return fingerprint_of(finding, self.report)


def _quantities(report: Report) -> tuple[int, int]:
    from govinfo_report.rules.narrative import quantities_explained

    return quantities_explained(report)


def validate(
    subject: Report | ReadResult,
    /,
    *,
    families: Collection[str] | None = None,
    profile: Profile | str | None = None,
    today: datetime.date | None = None,
) -> Validation:
    """Check a report against the rules.

    With what a reader returned, the reader's findings come first, and findings point into the source. ``families``
    restricts the rules to some families such as ``{"3xx"}``; by default all run. ``ValueError`` for a family that has
    no rule. ``profile`` says how strictly; the name of a built-in one will do. If it has suppressions, ``today`` must
    be given, since they expire (``ValueError``). Nothing in the report is changed.
    """
    used = DEFAULT if profile is None else profile_named(profile) if isinstance(profile, str) else profile
    if used.suppressions and today is None:
        raise ValueError("suppressions expire: validate() needs today")
    selection = _selected(None if families is None else tuple(families), used.off, all_rules())
    report = subject.report if isinstance(subject, ReadResult) else subject
    read = () if isinstance(subject, Report) else tuple(_wanted(subject.findings, families, used.off))
    if report is None:
        return Validation(
            report=None,
            findings=tuple(map(used.graded, read)),
            rules_run=(),
            rules_crashed=(),
            judged=(),
            profile=used,
            rules_possible=selection.possible,
        )
    judged = tuple(
        JudgedTable.of(table, selection.identities, joined_positions(report, table)) for table in report.tables()
    )
    found, crashed = _checked(report, selection.checks, used.parameters)
    for each in judged:
        if each.table.LAYOUT.table not in report.absent:
            found += findings_of(each)
    found.sort(key=_code)
    if isinstance(subject, ReadResult):
        found = [with_span(finding, subject) for finding in found]
    kept = _kept((*read, *found), report, used, today)
    return Validation(
        report=report,
        findings=kept.findings,
        rules_run=selection.codes_without(crashed),
        rules_crashed=tuple(crashed),
        judged=judged,
        unread=isinstance(subject, ReadResult) and any(_has_figures(each.text) for each in subject.unread),
        profile=used,
        suppressed=kept.suppressed,
        expired=kept.expired,
        rules_possible=selection.possible,
    )


def _wanted(findings: Iterable[Finding], families: Collection[str] | None, off: frozenset[str]) -> Iterator[Finding]:
    """What a reader found of these families, but not by rules that are off."""
    for finding in findings:
        if finding.rule.code not in off and (families is None or finding.rule.family in families):
            yield finding


def _checked(
    report: Report, checks: tuple[Check, ...], parameters: Mapping[str, Parameters]
) -> tuple[list[Finding], list[str]]:
    """What the rules that are functions found, and the codes of those that crashed."""
    found: list[Finding] = []
    crashed: list[str] = []
    for check in checks:
        code = check.rule.code
        try:
            found += check(report, parameters.get(code))
        except Exception as error:
            crashed.append(code)
            found.append(_crash(code, error))
    return found, crashed


def _code(finding: Finding) -> str:
    return finding.rule.code


def _kept(findings: tuple[Finding, ...], report: Report, used: Profile, today: datetime.date | None) -> Parted:
    """The findings with the severities of the profile, parted by its suppressions."""
    if used.severities:
        findings = tuple(map(used.graded, findings))
    if today is None or not used.suppressions:
        return Parted(findings=findings)
    return parted(findings, report, used.suppressions, today)


def _number(cell: Cell) -> int | Decimal | None:
    return cell.value if isinstance(cell, Money) else cell


def _has_figures(text: str) -> bool:
    return any(character.isdigit() for character in text)


@frozen
class _Selection:
    """The rules that are run, and the codes of those that could be."""

    identities: tuple[Identity, ...]
    checks: tuple[Check, ...]
    codes: tuple[str, ...]
    possible: tuple[str, ...]

    def codes_without(self, crashed: list[str]) -> tuple[str, ...]:
        return tuple(code for code in self.codes if code not in crashed) if crashed else self.codes


_Wish = tuple[tuple[str, ...] | None, frozenset[str]]
_selections: dict[_Wish, tuple[tuple[RuleInfo, ...], tuple[Check, ...], _Selection]] = {}


def _selected(families: tuple[str, ...] | None, off: frozenset[str], rules: tuple[RuleInfo, ...]) -> _Selection:
    """The rules of these families but those that are off; chosen anew where the catalogue is another one."""
    checks = all_checks()
    wish = (families, off)
    known = _selections.get(wish)
    if known is None or known[0] is not rules or known[1] is not checks:
        known = _selections[wish] = (rules, checks, _select(families, off, rules))
    return known[2]


def _select(families: tuple[str, ...] | None, off: frozenset[str], rules: tuple[RuleInfo, ...]) -> _Selection:
    if unknown := set(families or ()) - {info.family for info in rules}:
        raise ValueError(f"no rules of the families {', '.join(sorted(unknown))}")

    def wanted(info: RuleInfo) -> bool:
        return info.code not in off and (families is None or info.family in families)

    every = [identity.rule for identity in all_identities()] + [check.rule for check in all_checks()]
    return _Selection(
        tuple(identity for identity in all_identities() if wanted(identity.rule)),
        tuple(check for check in all_checks() if wanted(check.rule)),
        tuple(sorted(info.code for info in every if wanted(info))),
        tuple(sorted(info.code for info in every)),
    )


def _crash(code: str, error: Exception) -> Finding:
    return Finding(rule=RULE_CRASHED, values={"code": code, "error": f"{type(error).__name__}: {error}"})
