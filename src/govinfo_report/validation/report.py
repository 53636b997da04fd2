"""Run the rules over a report, collect what they find, and say how much was checked."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping
from functools import cached_property

from attrs import field, frozen

from govinfo_report.findings import Finding, RuleInfo, Severity
from govinfo_report.form.bounds import Outcome
from govinfo_report.form.identity import Identity
from govinfo_report.mapping import FrozenMapping
from govinfo_report.reading import ReadResult
from govinfo_report.report.report import Report
from govinfo_report.rules import Check, all_checks, all_identities, all_rules
from govinfo_report.rules.internal import RULE_CRASHED
from govinfo_report.validation.lines import JudgedTable, Line, joined_positions, refuted_lines
from govinfo_report.validation.places import with_span

__all__ = ["Coverage", "Validation", "validate"]


@frozen(kw_only=True)
class Coverage:
    """How much was checked."""

    rules_run: tuple[str, ...]
    """Codes of the rules that ran to their end."""
    rules_crashed: tuple[str, ...]
    lines: Mapping[Outcome, int]
    """How many lines of the form had each outcome; ``HOLDS`` are confirmed, ``INFERRED`` are not."""
    cells_read: int
    """Cells that hold a number."""
    cells: int
    """Cells that the form has."""
    quantities: int = 0
    """Numbers in the prose: 收到申请859件."""
    quantities_explained: int = 0
    """Those of them that agree with a table, or follow from other numbers of the prose."""

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
        cells = [] if self.report is None else [cell for _, cell in self.report.cells()]
        quantities, explained = (0, 0) if self.report is None else _quantities(self.report)
        return Coverage(
            rules_run=self._rules_run,
            rules_crashed=self._rules_crashed,
            lines=FrozenMapping({outcome: outcomes[outcome] for outcome in Outcome}),
            cells_read=sum(
                1 for cell in cells if isinstance(cell, int) or (cell is not None and cell.value is not None)
            ),
            cells=len(cells),
            quantities=quantities,
            quantities_explained=explained,
        )

    @property
    def ok(self) -> bool:
        """Whether there is a report, no finding is an error, and no rule crashed."""
        return (
            self.report is not None
            and not self._rules_crashed
            and not any(finding.severity is Severity.ERROR for finding in self.findings)
        )

    @property
    def complete(self) -> bool:
        """Whether every line holds with all its cells printed, no table is absent, and no figure was left unread."""
        equalities = {identity.rule.code for identity in all_identities() if identity.relation == "=="}
        if self.report is None or self.report.absent or self._unread or not equalities.issubset(self._rules_run):
            return False
        return all(
            verdict.outcome is Outcome.HOLDS
            for judged in self._judged
            for layout, verdict in zip(judged.layouts, judged.verdicts, strict=True)
            if layout.exact
        )

    def fingerprint(self, finding: Finding, /) -> str:
        """What stays the same of a finding from run to run: organ, year, code and address, in 16 hexadecimal digits."""
        report = self.report
        organ = report.organ.key if report and report.organ else ""
        text = "|".join((organ, str(report.year if report else ""), finding.rule.code, str(finding.at)))
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def _quantities(report: Report) -> tuple[int, int]:
    from govinfo_report.rules.narrative import quantities_explained

    return quantities_explained(report)


def validate(subject: Report | ReadResult, /, *, families: Collection[str] | None = None) -> Validation:
    """Check a report against the rules.

    With what a reader returned, the reader's findings come first, and findings point into the source. ``families``
    restricts the rules to some families such as ``{"3xx"}``; by default all run. ``ValueError`` for a family that has
    no rule. Nothing in the report is changed.
    """
    identities, checks = _selected(None if families is None else tuple(families), all_rules())
    report = subject.report if isinstance(subject, ReadResult) else subject
    findings: list[Finding] = []
    if isinstance(subject, ReadResult):
        findings += [finding for finding in subject.findings if families is None or finding.rule.family in families]
    if report is None:
        return Validation(report=None, findings=tuple(findings), rules_run=(), rules_crashed=(), judged=())
    judged = tuple(JudgedTable.of(table, identities, joined_positions(report, table)) for table in report.tables())
    found = [
        finding for each in judged if each.table.LAYOUT.table not in report.absent for finding in refuted_lines(each)
    ]
    run = [identity.rule.code for identity in identities]
    crashed: list[str] = []
    for check in checks:
        try:
            found += check(report)
            run.append(check.rule.code)
        except Exception as error:
            crashed.append(check.rule.code)
            found.append(_crash(check.rule.code, error))
    found.sort(key=lambda finding: finding.rule.code)
    if isinstance(subject, ReadResult):
        found = [with_span(finding, subject) for finding in found]
    return Validation(
        report=report,
        findings=(*findings, *found),
        rules_run=tuple(sorted(run)),
        rules_crashed=tuple(crashed),
        judged=judged,
        unread=isinstance(subject, ReadResult) and any(_has_figures(each.text) for each in subject.unread),
    )


def _has_figures(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _selected(families: tuple[str, ...] | None, rules: tuple[RuleInfo, ...]) -> _Selection:
    """The rules of these families; chosen anew where the catalogue is another one."""
    checks = all_checks()
    known = _selections.get(families)
    if known is None or known[0] is not rules or known[1] is not checks:
        known = _selections[families] = (rules, checks, _select(families, rules))
    return known[2]


_Selection = tuple[tuple[Identity, ...], tuple[Check, ...]]
_selections: dict[tuple[str, ...] | None, tuple[tuple[RuleInfo, ...], tuple[Check, ...], _Selection]] = {}


def _select(
    families: tuple[str, ...] | None, rules: tuple[RuleInfo, ...]
) -> tuple[tuple[Identity, ...], tuple[Check, ...]]:
    if unknown := set(families or ()) - {info.family for info in rules}:
        raise ValueError(f"no rules of the families {', '.join(sorted(unknown))}")

    def wanted(family: str) -> bool:
        return families is None or family in families

    identities = tuple(identity for identity in all_identities() if wanted(identity.rule.family))
    return identities, tuple(check for check in all_checks() if wanted(check.rule.family))


def _crash(code: str, error: Exception) -> Finding:
    return Finding(rule=RULE_CRASHED, values={"code": code, "error": f"{type(error).__name__}: {error}"})
