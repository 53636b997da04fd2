"""How a rule is written: an identity as a literal, anything else as a small function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import cast

from attrs import evolve, field, frozen

from govinfo_report.address import Place
from govinfo_report.findings import Change, Finding, RuleInfo, Severity, Value
from govinfo_report.mapping import FrozenMapping
from govinfo_report.report.organ import Scope
from govinfo_report.report.report import Report

__all__ = [
    "Check",
    "Found",
    "PairCheck",
    "Parameter",
    "Parameters",
    "Rollup",
    "RollupCheck",
    "chosen",
    "pair_rule",
    "rollup_rule",
    "rule",
]


def _frozen_values(values: Mapping[str, object]) -> FrozenMapping[str, Value]:
    return FrozenMapping(cast("Mapping[str, Value]", values))


@frozen(kw_only=True)
class Found:
    """What a rule function yields: a finding that does not name its rule, so it cannot name another's.

    ``severity`` is given where this finding is more or less severe than the rule usually is.
    """

    at: Place | None = None
    related: tuple[Place, ...] = ()
    values: Mapping[str, Value] = field(default=FrozenMapping[str, Value](), converter=_frozen_values)
    suggestions: tuple[Change, ...] = ()
    alternatives: bool = False
    severity: Severity | None = None
    within: tuple[int, int] | None = None
    """The part of a paragraph that is meant, as offsets in its text."""

    def by(self, info: RuleInfo, /) -> Finding:
        """The finding of this rule."""
        if self.severity is not None and self.severity is not info.severity:
            info = evolve(info, severity=self.severity)
        return Finding(
            rule=info,
            at=self.at,
            related=self.related,
            values=self.values,
            suggestions=self.suggestions,
            alternatives=self.alternatives,
            within=self.within,
        )


Parameter = int | str | bool | Decimal
"""What a rule may be told: a threshold, a date such as ``"01-31"``, whether something counts."""

Parameters = Mapping[str, Parameter]


def chosen(known: Parameters, given: Parameters | None, code: str, /) -> Parameters:
    """The parameters of a rule, with those that were given instead of its own; ``ValueError`` for one it has not."""
    if not given:
        return known
    if unknown := set(given) - set(known):
        raise ValueError(f"{code} has no parameter {', '.join(sorted(unknown))}; it has {sorted(known) or 'none'}")
    return FrozenMapping({**known, **given})


@frozen
class Check:
    """A rule that is a function of a report.

    ``parameters`` are the keyword arguments of the function with their usual values; a profile may give others.
    """

    rule: RuleInfo
    function: Callable[..., Iterable[Found]]
    parameters: Parameters = field(factory=FrozenMapping[str, Parameter])

    def __call__(self, report: Report, /, given: Parameters | None = None) -> tuple[Finding, ...]:
        """Everything that the rule finds in the report."""
        parameters = chosen(self.parameters, given, self.rule.code)
        return tuple(found.by(self.rule) for found in self.function(report, **parameters))


def rule(info: RuleInfo, /, **parameters: Parameter) -> Callable[[Callable[..., Iterable[Found]]], Check]:
    """Make a rule of a function that takes a report and yields what it found.

    ``parameters`` are handed to the function by name: ``@rule(INFO, share=50)`` calls ``function(report, share=50)``.
    """

    def decorate(function: Callable[..., Iterable[Found]]) -> Check:
        return Check(info, function, FrozenMapping(parameters))

    return decorate


@frozen(kw_only=True)
class Rollup:
    """A report, and the reports of the units that it may sum up, all on one year."""

    parent: Report
    children: tuple[Report, ...]
    scope: Scope
    """Whether the report sums up its units: said by the caller, else by the report."""
    expected: tuple[str, ...] = ()
    """The names of the units that should be among the children."""


@frozen
class PairCheck:
    """A rule that is a function of the reports of one organ on two years that follow each other."""

    rule: RuleInfo
    function: Callable[..., Iterable[Found]]
    parameters: Parameters = field(factory=FrozenMapping[str, Parameter])

    def __call__(self, earlier: Report, later: Report, /, given: Parameters | None = None) -> tuple[Finding, ...]:
        """Everything that the rule finds between the two; places are those of the later report."""
        parameters = chosen(self.parameters, given, self.rule.code)
        return tuple(found.by(self.rule) for found in self.function(earlier, later, **parameters))


def pair_rule(info: RuleInfo, /, **parameters: Parameter) -> Callable[[Callable[..., Iterable[Found]]], PairCheck]:
    """Make a rule of a function that takes the report of a year and that of the next."""

    def decorate(function: Callable[..., Iterable[Found]]) -> PairCheck:
        return PairCheck(info, function, FrozenMapping(parameters))

    return decorate


@frozen
class RollupCheck:
    """A rule that is a function of a report and of those of the units that it sums up."""

    rule: RuleInfo
    function: Callable[..., Iterable[Found]]
    parameters: Parameters = field(factory=FrozenMapping[str, Parameter])

    def __call__(self, rollup: Rollup, /, given: Parameters | None = None) -> tuple[Finding, ...]:
        """Everything that the rule finds; places are those of the report that sums up."""
        parameters = chosen(self.parameters, given, self.rule.code)
        return tuple(found.by(self.rule) for found in self.function(rollup, **parameters))


def rollup_rule(info: RuleInfo, /, **parameters: Parameter) -> Callable[[Callable[..., Iterable[Found]]], RollupCheck]:
    """Make a rule of a function that takes a :class:`Rollup`."""

    def decorate(function: Callable[..., Iterable[Found]]) -> RollupCheck:
        return RollupCheck(info, function, FrozenMapping(parameters))

    return decorate
