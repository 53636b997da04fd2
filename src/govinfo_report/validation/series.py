"""The reports of one organ or several over the years: each checked alone, and each against the year before."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterable

from attrs import frozen

from govinfo_report.findings import Finding, Severity
from govinfo_report.reading import ReadResult
from govinfo_report.report.report import Report
from govinfo_report.rules import PairCheck, all_pair_checks, all_rules
from govinfo_report.rules.base import Parameters
from govinfo_report.rules.internal import RULE_CRASHED
from govinfo_report.validation.profiles import DEFAULT, Profile
from govinfo_report.validation.profiles import profile as profile_named
from govinfo_report.validation.report import Validation, validate

__all__ = ["SeriesValidation", "YearFinding", "validate_series"]


@frozen
class YearFinding:
    """A finding with the organ and the year of the report that it lies in; of two years, the later."""

    organ: str | None
    year: int | None
    finding: Finding


@frozen(kw_only=True)
class SeriesValidation:
    """What the rules found in reports over the years, and which of them could be compared."""

    validations: tuple[Validation, ...]
    """One for each report, in the order in which they were given."""
    between: tuple[YearFinding, ...]
    """What was found between two years, without what was found in each report alone."""
    pairs: tuple[tuple[str | None, int, int], ...]
    """Organ, earlier and later year of the reports that were compared."""
    gaps: tuple[tuple[str | None, int], ...]
    """Years without a report between the first and the last of an organ."""
    duplicates: tuple[tuple[str | None, int], ...]
    """Years on which an organ has several reports. They are compared as one if their tables are equal, else not."""
    unplaced: tuple[Validation, ...]
    """Readings without a report, and reports without a year."""
    rules_run: tuple[str, ...]
    """Codes of the rules on two years that ran to their end for every pair."""
    rules_crashed: tuple[str, ...]

    @property
    def findings(self) -> tuple[YearFinding, ...]:
        """What was found in each report, then what was found between two."""
        return (*_alone(self.validations), *self.between)

    def report_of(self, organ: str | None, year: int | None, /) -> Report | None:
        """The report of an organ, by its key, on a year: the first where there are several."""
        reports = (each.report for each in self.validations if each.report is not None)
        return next((each for each in reports if (_organ(each), each.year) == (organ, year)), None)

    @property
    def ok(self) -> bool:
        """Whether each report is, none was left out of the comparison, nothing found is an error, no rule crashed."""
        return (
            all(each.ok for each in self.validations)
            and not (self.duplicates or self.unplaced or self.rules_crashed)
            and not any(each.finding.severity is Severity.ERROR for each in self.findings)
        )


def validate_series(
    reports: Iterable[Report | ReadResult],
    /,
    *,
    families: Collection[str] | None = None,
    profile: Profile | str | None = None,
    today: datetime.date | None = None,
) -> SeriesValidation:
    """Check reports over the years: each alone, and each against that of the year before by the same organ.

    ``families`` restricts the rules to some families such as ``{"4xx"}``; ``ValueError`` for one that has no rule.
    Reports that name no organ are taken for those of one organ. Years that do not follow each other are not compared.
    ``profile`` and ``today`` are those of :func:`validate`; what a profile suppresses is suppressed in single reports.
    """
    used = DEFAULT if profile is None else profile_named(profile) if isinstance(profile, str) else profile
    if unknown := set(families or ()) - {info.family for info in all_rules()}:
        raise ValueError(f"no rules of the families {', '.join(sorted(unknown))}")
    validations = tuple(validate(each, families=families, profile=used, today=today) for each in reports)
    placed: dict[tuple[str | None, int], list[Report]] = {}
    unplaced: list[Validation] = []
    for each in validations:
        if each.report is None or each.report.year is None:
            unplaced.append(each)
        else:
            placed.setdefault((_organ(each.report), each.report.year), []).append(each.report)
    single = {place: found[0] for place, found in placed.items() if _alike(found)}
    order = sorted(single, key=lambda place: (place[0] or "", place[1]))
    pairs = tuple((organ, year - 1, year) for organ, year in order if (organ, year - 1) in single)
    checks = tuple(
        each
        for each in all_pair_checks()
        if (families is None or each.rule.family in families) and each.rule.code not in used.off
    )
    between: list[YearFinding] = []
    crashed: Counter[str] = Counter()
    for organ, earlier, later in pairs:
        for check in checks:
            told = used.parameters.get(check.rule.code)
            found = _compared(check, single[organ, earlier], single[organ, later], told, crashed)
            between += [YearFinding(organ, later, used.graded(finding)) for finding in found]
    return SeriesValidation(
        validations=validations,
        between=tuple(between),
        pairs=pairs,
        gaps=_gaps(placed),
        duplicates=tuple(place for place, found in placed.items() if len(found) > 1),
        unplaced=tuple(unplaced),
        rules_run=tuple(check.rule.code for check in checks if pairs and check.rule.code not in crashed),
        rules_crashed=tuple(sorted(crashed)),
    )


def _alike(reports: list[Report]) -> bool:
    first = reports[0]
    return all((each.tables(), each.absent) == (first.tables(), first.absent) for each in reports[1:])


def _organ(report: Report) -> str | None:
    return report.organ.key if report.organ else None


def _alone(validations: Iterable[Validation]) -> list[YearFinding]:
    return [
        YearFinding(_organ(each.report) if each.report else None, each.report.year if each.report else None, finding)
        for each in validations
        for finding in each.findings
    ]


def _gaps(placed: Iterable[tuple[str | None, int]]) -> tuple[tuple[str | None, int], ...]:
    years: dict[str | None, set[int]] = {}
    for organ, year in placed:
        years.setdefault(organ, set()).add(year)
    return tuple(
        (organ, year) for organ, known in years.items() for year in range(min(known), max(known)) if year not in known
    )


def _compared(
    check: PairCheck, earlier: Report, later: Report, told: Parameters | None, crashed: Counter[str]
) -> tuple[Finding, ...]:
    try:
        return check(earlier, later, told)
    except Exception as error:
        code = check.rule.code
        crashed[code] += 1
        return (Finding(rule=RULE_CRASHED, values={"code": code, "error": f"{type(error).__name__}: {error}"}),)
