"""Profiles: how strictly reports are judged. Three are built in; a file can hold one (:mod:`.profile_file`)."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from decimal import Decimal

from attrs import evolve, field, frozen

from govinfo_report.errors import ProfileError
from govinfo_report.findings import Bilingual, Finding, Severity
from govinfo_report.mapping import FrozenMapping
from govinfo_report.rules import (
    Check,
    PairCheck,
    RollupCheck,
    all_checks,
    all_pair_checks,
    all_rollup_checks,
    all_rules,
)
from govinfo_report.rules.base import Parameter, Parameters
from govinfo_report.rules.internal import RULE_CRASHED
from govinfo_report.text.typography import marks
from govinfo_report.validation.suppressions import Suppression

__all__ = ["DEFAULT", "Profile", "all_profiles", "profile"]


def _frozen_severities(severities: Mapping[str, Severity]) -> FrozenMapping[str, Severity]:
    return FrozenMapping(severities)


def _frozen_parameters(parameters: Mapping[str, Parameters]) -> FrozenMapping[str, FrozenMapping[str, Parameter]]:
    return FrozenMapping({code: FrozenMapping(values) for code, values in parameters.items()})


def _codes(codes: Iterable[str]) -> frozenset[str]:
    return frozenset(codes)


def _tuple(suppressions: Iterable[Suppression]) -> tuple[Suppression, ...]:
    return tuple(suppressions)


@frozen(kw_only=True)
class Profile:
    """How strictly reports are judged.

    ``severities`` take the place of those of the catalogue, rules that are ``off`` are not run or not reported, and
    ``parameters`` are handed to the rules that have them. :class:`~govinfo_report.ProfileError` for a code that is
    not known, a parameter that the rule does not have, or a value of another type. GIR000 cannot be changed: a rule
    that crashed has judged nothing.
    """

    name: str
    severities: Mapping[str, Severity] = field(default=FrozenMapping[str, Severity](), converter=_frozen_severities)
    off: frozenset[str] = field(default=frozenset[str](), converter=_codes)
    parameters: Mapping[str, Parameters] = field(
        default=FrozenMapping[str, "FrozenMapping[str, Parameter]"](), converter=_frozen_parameters
    )
    fail_on: Severity = Severity.ERROR
    """The least severity with which a report does not pass."""
    suppressions: tuple[Suppression, ...] = field(default=(), converter=_tuple)

    def __attrs_post_init__(self) -> None:
        named = {*self.severities, *self.off, *self.parameters}
        if named:
            _refuse_codes(self, named)
        for code, values in self.parameters.items():
            _refuse_parameters(code, values)

    def graded(self, finding: Finding, /) -> Finding:
        """The finding with the severity that its rule has in this profile."""
        severity = self.severities.get(finding.rule.code)
        if severity is None or severity is finding.severity:
            return finding
        return evolve(finding, rule=evolve(finding.rule, severity=severity))


def _refuse_codes(given: Profile, named: Iterable[str]) -> None:
    known = [info.code for info in all_rules()]
    for code in sorted(named):
        key = _key(given, code)
        if code == RULE_CRASHED.code:
            raise ProfileError(
                key,
                en=f"{code} cannot be changed: a rule that crashed judged nothing",
                zh=f"{code} 不能改动：没有运行完的规则没有作出判断",
            )
        if code not in known:
            near = difflib.get_close_matches(code, known, n=1)
            raise ProfileError(
                key,
                en=f"there is no rule {code}" + (f"; did you mean {near[0]}?" if near else ""),
                zh=f"没有规则 {code}" + (f"，是不是 {near[0]}" if near else ""),
            )


def _key(given: Profile, code: str) -> str:
    if code in given.severities:
        return f"severity.{code}"
    return f"off.{code}" if code in given.off else f"parameters.{code}"


def _refuse_parameters(code: str, values: Parameters) -> None:
    told: tuple[Check | PairCheck | RollupCheck, ...] = (*all_checks(), *all_pair_checks(), *all_rollup_checks())
    known = next((check.parameters for check in told if check.rule.code == code and check.parameters), _NO_PARAMETERS)
    for name, value in values.items():
        key = f"parameters.{code}.{name}"
        if name not in known:
            names = sorted(known)
            raise ProfileError(
                key,
                en=f"{code} has no such parameter; " + (f"it has {', '.join(names)}" if names else "it has none"),
                zh=f"{code} 没有这个参数，" + (f"它的参数是 {marks().pause.join(names)}" if names else "它没有参数"),
            )
        usual = type(known[name])
        if type(value) is not usual and not (usual is Decimal and type(value) is int):
            raise ProfileError(
                key, en=f"{_KINDS[usual].en} is expected, not {value!r}", zh=f"应为{_KINDS[usual].zh}，不是 {value!r}"
            )


_NO_PARAMETERS: Parameters = FrozenMapping()
_KINDS: dict[type, Bilingual] = {
    int: Bilingual(zh="整数", en="a whole number"),
    Decimal: Bilingual(zh="数", en="a number"),
    str: Bilingual(zh="带引号的文字", en="a text in quotes"),
    bool: Bilingual(zh=" true 或 false", en="true or false"),
}
DEFAULT = Profile(name="default")
_VARIANTS = (
    "GIR103",
    "GIR111",
    "GIR113",
    "GIR122",
    "GIR205",
    "GIR220",
    "GIR221",
    "GIR702",
    "GIR703",
    "GIR708",
    "GIR709",
    "GIR710",
)


def all_profiles() -> tuple[Profile, ...]:
    """The profiles that are built in.

    ``default``: errors count. ``strict``, for a publisher before publication: warnings count too. ``archive``, for old
    material: labels, headings, titles and numbers in other words than those of the form, what became custom later,
    blanks and marks for nil are silent.
    """
    return (
        DEFAULT,
        Profile(name="strict", fail_on=Severity.WARNING),
        Profile(name="archive", off=frozenset(_VARIANTS)),
    )


def profile(name: str, /) -> Profile:
    """The built-in profile of this name; :class:`~govinfo_report.ProfileError` if there is none."""
    known = {each.name: each for each in all_profiles()}
    if name not in known:
        raise ProfileError(
            "",
            en=f"there is no profile {name!r}; there are {', '.join(known)}",
            zh=f"没有 {name}，有 {marks().pause.join(known)}",
        )
    return known[name]
