"""Findings that somebody has looked at and accepted for a time: suppressed, never lost."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence

from attrs import frozen

from govinfo_report.errors import ProfileError
from govinfo_report.findings import Finding
from govinfo_report.report.report import Report
from govinfo_report.rules.internal import RULE_CRASHED
from govinfo_report.validation.fingerprint import fingerprint_of

__all__ = ["Suppressed", "Suppression", "parted", "unused_suppressions"]

_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


@frozen(kw_only=True)
class Suppression:
    """One finding of one report that is accepted until a day, with the reason.

    ``fingerprint`` is that of :meth:`Validation.fingerprint`. ``until`` is the last day on which it counts. With a
    ``code`` it counts only for findings of that rule. :class:`~govinfo_report.ProfileError` for what cannot be meant.
    """

    fingerprint: str
    reason: str
    until: datetime.date
    code: str | None = None

    def __attrs_post_init__(self) -> None:
        if not _FINGERPRINT.fullmatch(self.fingerprint):
            seen = repr(self.fingerprint)
            raise ProfileError(
                "fingerprint",
                en=f"16 hexadecimal digits are expected, not {seen}",
                zh=f"应为16位十六进制数，不是 {seen}",
            )
        if not self.reason.strip():
            raise ProfileError("reason", en="a suppression needs a reason", zh="必须写明理由")
        if self.code == RULE_CRASHED.code:
            raise ProfileError(
                "code",
                en=f"{self.code} cannot be suppressed: a rule that crashed judged nothing",
                zh=f"{self.code} 不能豁免：没有运行完的规则没有作出判断",
            )


@frozen(kw_only=True)
class Suppressed:
    """A finding and the suppression that is meant for it."""

    finding: Finding
    suppression: Suppression


@frozen(kw_only=True)
class Parted:
    """Findings that stand, those that are suppressed, and those that stand since their suppression has expired."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    expired: tuple[Suppressed, ...] = ()


def parted(
    findings: Sequence[Finding], report: Report | None, suppressions: Iterable[Suppression], today: datetime.date, /
) -> Parted:
    """Part the findings of a report by the suppressions that are meant for them.

    Nothing is suppressed of a report whose organ or year is not known, since its fingerprints could be those of
    another report, and nothing of a rule that crashed.
    """
    if report is None or report.organ is None or report.year is None:
        return Parted(findings=tuple(findings))
    known: dict[str, list[Suppression]] = {}
    for each in suppressions:
        known.setdefault(each.fingerprint, []).append(each)
    standing: list[Finding] = []
    suppressed: list[Suppressed] = []
    expired: list[Suppressed] = []
    for finding in findings:
        meant = _meant(finding, known.get(fingerprint_of(finding, report), ()))
        valid = next((each for each in meant if each.until >= today), None)
        if valid is not None:
            suppressed.append(Suppressed(finding=finding, suppression=valid))
            continue
        standing.append(finding)
        expired += [Suppressed(finding=finding, suppression=each) for each in meant[:1]]
    return Parted(findings=tuple(standing), suppressed=tuple(suppressed), expired=tuple(expired))


def _meant(finding: Finding, candidates: Iterable[Suppression]) -> list[Suppression]:
    if finding.rule == RULE_CRASHED:
        return []
    return [each for each in candidates if each.code in (None, finding.rule.code)]


def unused_suppressions(suppressions: Iterable[Suppression], used: Iterable[Suppressed], /) -> tuple[Suppression, ...]:
    """The suppressions that no finding of any checked report was meant by: what they accepted is gone.

    ``used`` are the ``suppressed`` and ``expired`` of every validation of the run.
    """
    met = {each.suppression for each in used}
    return tuple(each for each in suppressions if each not in met)
