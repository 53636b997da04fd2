"""Examples of rules, run as a user would: for the tests and the documentation."""

from __future__ import annotations

from govinfo_report._factories import report_of
from govinfo_report.findings import Example, Finding, RuleInfo
from govinfo_report.formats import read
from govinfo_report.rules import all_rollup_checks
from govinfo_report.validation import Profile, validate, validate_rollup, validate_series

__all__ = ["findings_of"]


def findings_of(info: RuleInfo, example: Example, /) -> tuple[Finding, ...]:
    """Everything that is found in an example of a rule, as a user gets it: read and checked, alone or with others."""
    told = Profile(name="example", parameters={info.code: example.parameters}) if example.parameters else None
    others = [report_of(each) for each in example.others]
    if any(check.rule == info for check in all_rollup_checks()):
        return validate_rollup(report_of(example), others, expected=example.expected, profile=told).findings
    if others:
        series = validate_series([*others, report_of(example)], profile=told)
        return tuple(each.finding for each in series.findings)
    subject = read(example.source) if example.source is not None else report_of(example)
    return validate(subject, profile=told).findings
