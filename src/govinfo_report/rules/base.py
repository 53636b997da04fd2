"""How a rule is written: an identity as a literal, anything else as a small function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import cast

from attrs import field, frozen

from govinfo_report.address import Place
from govinfo_report.findings import Change, Finding, RuleInfo, Value
from govinfo_report.mapping import FrozenMapping
from govinfo_report.report.report import Report

__all__ = ["Check", "Found", "rule"]


def _frozen_values(values: Mapping[str, object]) -> FrozenMapping[str, Value]:
    return FrozenMapping(cast("Mapping[str, Value]", values))


@frozen(kw_only=True)
class Found:
    """What a rule function yields: a finding that does not name its rule, so it cannot name another's."""

    at: Place | None = None
    related: tuple[Place, ...] = ()
    values: Mapping[str, Value] = field(default=FrozenMapping[str, Value](), converter=_frozen_values)
    suggestions: tuple[Change, ...] = ()

    def by(self, info: RuleInfo, /) -> Finding:
        """The finding of this rule."""
        return Finding(rule=info, at=self.at, related=self.related, values=self.values, suggestions=self.suggestions)


@frozen
class Check:
    """A rule that is a function of a report."""

    rule: RuleInfo
    function: Callable[[Report], Iterable[Found]]

    def __call__(self, report: Report, /) -> tuple[Finding, ...]:
        """Everything that the rule finds in the report."""
        return tuple(found.by(self.rule) for found in self.function(report))


def rule(info: RuleInfo, /) -> Callable[[Callable[[Report], Iterable[Found]]], Check]:
    """Make a rule of a function that takes a report and yields what it found."""

    def decorate(function: Callable[[Report], Iterable[Found]]) -> Check:
        return Check(info, function)

    return decorate
