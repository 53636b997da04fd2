"""A report that sums up its units, held against their reports."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping

from attrs import frozen

from govinfo_report.address import CellRef
from govinfo_report.findings import Finding, Severity
from govinfo_report.mapping import FrozenMapping
from govinfo_report.reading import ReadResult
from govinfo_report.report.organ import Scope
from govinfo_report.report.report import Report
from govinfo_report.rules import RollupCheck, all_rollup_checks, all_rules
from govinfo_report.rules.base import Rollup
from govinfo_report.rules.internal import RULE_CRASHED
from govinfo_report.rules.rollup_figures import residuals
from govinfo_report.validation.profiles import DEFAULT, Profile
from govinfo_report.validation.profiles import profile as profile_named
from govinfo_report.validation.report import Validation, validate

__all__ = ["RollupValidation", "validate_rollup"]


@frozen(kw_only=True)
class RollupValidation:
    """What the rules found in a report and in those of its units, alone and together."""

    parent: Validation
    children: tuple[Validation, ...]
    """One for each unit, in the order in which they were given."""
    findings: tuple[Finding, ...]
    """What was found between them; places are those of the report that sums up."""
    scope: Scope
    """What was taken for the scope of the report: what the caller said, else what the report says."""
    residuals: Mapping[CellRef, int]
    """What is left of the figures when the units are taken off, where that is not 0."""
    open: tuple[CellRef, ...]
    """Cells of which a blank, here or at a unit, leaves open whether they agree."""
    apart: tuple[Validation, ...]
    """Units that were left out: no report, or one on another year."""
    rules_run: tuple[str, ...]
    rules_crashed: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether each report is, no unit was left out, nothing found is an error and no rule crashed."""
        return (
            self.parent.ok
            and all(each.ok for each in self.children)
            and not (self.apart or self.rules_crashed)
            and not any(each.severity is Severity.ERROR for each in self.findings)
        )

    @property
    def complete(self) -> bool:
        """Whether the report says that it sums up its units, and every count of it is the sum of theirs."""
        return self.ok and self.scope is Scope.CONSOLIDATED and not (self.findings or self.residuals or self.open)


def validate_rollup(
    parent: Report | ReadResult,
    children: Iterable[Report | ReadResult],
    /,
    *,
    scope: Scope | None = None,
    expected: Collection[str] = (),
    families: Collection[str] | None = None,
    profile: Profile | str | None = None,
    today: datetime.date | None = None,
) -> RollupValidation:
    """Check a report against those of the units that it sums up, on the same year.

    It is compared only where it says that it covers them, or ``scope`` says so. ``expected`` names the units that
    should be there. Counts (件) are compared, amounts of money are not. ``families``, ``profile`` and ``today`` are
    those of :func:`validate`; ``ValueError`` for a family that has no rule.
    """
    if unknown := set(families or ()) - {info.family for info in all_rules()}:
        raise ValueError(f"no rules of the families {', '.join(sorted(unknown))}")
    used = DEFAULT if profile is None else profile_named(profile) if isinstance(profile, str) else profile
    above = validate(parent, families=families, profile=used, today=today)
    below = tuple(validate(each, families=families, profile=used, today=today) for each in children)
    year = above.report.year if above.report else None
    compared = tuple(each.report for each in below if each.report is not None and each.report.year == year)
    findings: list[Finding] = []
    run: list[str] = []
    crashed: list[str] = []
    left: dict[CellRef, int] = {}
    undecided: list[CellRef] = []
    taken = scope or (above.report.scope if above.report else Scope.UNKNOWN)
    if above.report is not None:
        rollup = Rollup(parent=above.report, children=compared, scope=taken, expected=tuple(expected))
        for check in _wanted(families, used):
            try:
                found = check(rollup, used.parameters.get(check.rule.code))
            except Exception as error:
                crashed.append(check.rule.code)
                findings.append(_crash(check.rule.code, error))
            else:
                run.append(check.rule.code)
                findings += map(used.graded, found)
        if taken is Scope.CONSOLIDATED and compared:
            for table in above.report.present_tables():
                rest = residuals(rollup, table)
                left.update(rest.wrong)
                undecided += rest.open
    return RollupValidation(
        parent=above,
        children=below,
        findings=tuple(findings),
        scope=taken,
        residuals=FrozenMapping(left),
        open=tuple(undecided),
        apart=tuple(each for each in below if each.report is None or each.report.year != year),
        rules_run=tuple(run),
        rules_crashed=tuple(crashed),
    )


def _wanted(families: Collection[str] | None, used: Profile) -> tuple[RollupCheck, ...]:
    checks = all_rollup_checks()
    return tuple(
        each for each in checks if (families is None or each.rule.family in families) and each.rule.code not in used.off
    )


def _crash(code: str, error: Exception) -> Finding:
    return Finding(rule=RULE_CRASHED, values={"code": code, "error": f"{type(error).__name__}: {error}"})
