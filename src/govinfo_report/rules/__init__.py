"""The rules: one rule, one code. A module of a family lists its own; this one puts them together."""

from __future__ import annotations

import importlib
from functools import lru_cache

from govinfo_report.findings import RuleInfo
from govinfo_report.form.identity import Identity
from govinfo_report.rules.base import Check, Found, PairCheck, RollupCheck, rule

__all__ = [
    "Check",
    "Found",
    "PairCheck",
    "RollupCheck",
    "all_checks",
    "all_identities",
    "all_pair_checks",
    "all_rollup_checks",
    "all_rules",
    "register",
    "rule",
    "rule_info",
]

_MODULES = (
    "internal",
    "reading",
    "reading_documents",
    "keys",
    "completeness",
    "forms",
    "identities",
    "counts",
    "narrative",
    "narrative_parts",
    "narrative_growth",
    "narrative_words",
    "narrative_years",
    "publication",
    "contents",
    "wording",
    "marks",
    "plausibility",
    "cases",
    "continuity",
    "repetition",
    "rollup",
)

AnyRule = Identity | Check | PairCheck | RollupCheck


_registered: list[AnyRule] = []


def register(each: AnyRule, /) -> None:
    """Add a rule for the running program; a code that is taken is refused (``ValueError``)."""
    if any(info.code == each.rule.code for info in all_rules()):
        raise ValueError(f"there is a rule {each.rule.code} already")
    _registered.append(each)
    _by_kind.cache_clear()


def _everything() -> tuple[RuleInfo | AnyRule, ...]:
    modules = [importlib.import_module(f"{__name__}.{name}") for name in _MODULES]
    kinds = (RuleInfo, Identity, Check, PairCheck, RollupCheck)
    found = [value for module in modules for value in vars(module).values() if isinstance(value, kinds)]
    return tuple(sorted((*found, *_registered), key=lambda each: _info(each).code))


def _info(each: RuleInfo | AnyRule) -> RuleInfo:
    return each if isinstance(each, RuleInfo) else each.rule


@lru_cache(maxsize=1)
def _by_kind() -> tuple[tuple[RuleInfo, ...], tuple[Identity, ...], tuple[Check, ...]]:
    everything = _everything()
    return (
        tuple({_info(each).code: _info(each) for each in everything}.values()),
        tuple(each for each in everything if isinstance(each, Identity)),
        tuple(each for each in everything if isinstance(each, Check)),
    )


def all_rules() -> tuple[RuleInfo, ...]:
    """Every rule of the catalogue, by code."""
    return _by_kind()[0]


def all_identities() -> tuple[Identity, ...]:
    """The accounting identities, by code."""
    return _by_kind()[1]


def all_checks() -> tuple[Check, ...]:
    """The rules that are functions of a report, by code."""
    return _by_kind()[2]


def all_pair_checks() -> tuple[PairCheck, ...]:
    """The rules that compare the reports of two years, by code."""
    return tuple(each for each in _everything() if isinstance(each, PairCheck))


def all_rollup_checks() -> tuple[RollupCheck, ...]:
    """The rules that hold a report against those of its units, by code."""
    return tuple(each for each in _everything() if isinstance(each, RollupCheck))


def rule_info(code: str, /) -> RuleInfo:
    """The rule with this code; ``LookupError`` if there is none."""
    for info in all_rules():
        if info.code == code:
            return info
    raise LookupError(f"no rule {code}")
