"""Findings as JUnit XML: a suite for each document, a case for each rule; valid for what Jenkins accepts."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from govinfo_report.findings import Bilingual, Finding, Language, Severity
from govinfo_report.form.bounds import Outcome
from govinfo_report.present.escape import markup, markup_attribute
from govinfo_report.present.excerpt import has_position, position
from govinfo_report.present.frame import Frame
from govinfo_report.present.screen import PLAIN, Screen
from govinfo_report.present.suggestions import suggested
from govinfo_report.present.wording import (
    SEVERITIES,
    cells_told,
    lines_told,
    rules_told,
    standing,
    standing_told,
    suppressed_told,
)
from govinfo_report.reading import ReadResult
from govinfo_report.rules import all_rules
from govinfo_report.validation import Validation

__all__ = ["FRAME", "present"]

_NOT_RUN = Bilingual(zh="这条规则没有运行", en="this rule did not run")
_CRASHED = Bilingual(zh="这条规则没有运行完", en="this rule did not run to its end")
_OPEN = Bilingual(zh="有空白，无法判断：{}", en="undecided because of blanks: {}")
_READING = Bilingual(zh="读取", en="reading")
_BY_READERS = ("0xx", "1xx")


@frozen
class _Case:
    name: str
    kind: str
    """``failure``, ``error``, ``skipped``, or nothing where the rule is kept."""
    message: str = ""
    body: str = ""
    type: str = ""

    def told(self, suite: str) -> str:
        head = f'    <testcase classname="{markup_attribute(suite)}" name="{markup_attribute(self.name)}"'
        if not self.kind and not self.body:
            return f"{head}/>\n"
        if not self.kind:
            return f"{head}><system-out>{markup(self.body)}</system-out></testcase>\n"
        type_ = f' type="{self.type}"' if self.type else ""
        told = f'<{self.kind}{type_} message="{markup_attribute(self.message)}">{markup(self.body)}</{self.kind}>'
        return f"{head}>{told}</testcase>\n"


def present(validation: Validation, result: ReadResult, name: str, lang: Language, /, *, screen: Screen = PLAIN) -> str:
    """The suite of one document. From ``screen.fail_on`` a finding is a failure; lesser ones stand in system-out."""
    cases = tuple(_cases(validation, result, lang, screen.fail_on))
    counts = {kind: sum(case.kind == kind for case in cases) for kind in ("failure", "error", "skipped")}
    head = (
        f'  <testsuite name="{markup_attribute(name)}" tests="{len(cases)}" failures="{counts["failure"]}" '
        f'errors="{counts["error"]}" skipped="{counts["skipped"]}">\n'
    )
    coverage = validation.coverage
    checked = (cells_told(coverage, lang), lines_told(coverage, lang), rules_told(coverage, lang))
    told = "\n".join((standing_told(standing(validation), lang), *checked, *suppressed_told(validation, lang)))
    end = f"    <system-out>{markup(told)}</system-out>\n  </testsuite>\n"
    return head + "".join(case.told(name) for case in cases) + end


def _cases(validation: Validation, result: ReadResult, lang: Language, fail_on: Severity | None) -> Iterator[_Case]:
    found: dict[str, list[Finding]] = {}
    for finding in validation.findings:
        found.setdefault(finding.rule.code, []).append(finding)
    if validation.report is None:
        body = "\n".join(_told(each, validation, result, lang) for each in validation.findings)
        message = standing_told(standing(validation), lang)
        yield _Case(_READING.text(lang), "error", message, body, "unread")
        return
    titles = {info.code: info.title.text(lang) for info in all_rules()}
    titles |= {code: each[0].rule.title.text(lang) for code, each in found.items()}
    families = {info.code: info.family for info in all_rules()}
    for code in sorted(titles):
        name = f"{code} {titles[code]}"
        if code in validation.coverage.rules_crashed:
            yield _Case(name, "error", _CRASHED.text(lang), type="crashed")
        elif code in found:
            yield _found(name, found[code], validation, result, lang, fail_on)
        elif code not in validation.coverage.rules_run:
            if families[code] not in _BY_READERS:
                yield _Case(name, "skipped", _NOT_RUN.text(lang))
        elif undecided := _undecided(validation, code):
            yield _Case(name, "skipped", _OPEN.text(lang).format(", ".join(undecided)))
        else:
            yield _Case(name, "")


def _undecided(validation: Validation, code: str) -> list[str]:
    return [
        str(line.at)
        for line in validation.lines
        if line.identity.rule.code == code and line.outcome in (Outcome.OPEN, Outcome.INFERRED)
    ]


def _found(
    name: str,
    findings: list[Finding],
    validation: Validation,
    result: ReadResult,
    lang: Language,
    fail_on: Severity | None,
) -> _Case:
    worst = max(findings, key=lambda each: each.severity.rank)
    body = "\n".join(_told(each, validation, result, lang) for each in findings)
    fails = fail_on is not None and worst.severity >= fail_on
    return _Case(name, "failure" if fails else "", worst.message(lang), body, worst.severity.value)


def _told(finding: Finding, validation: Validation, result: ReadResult, lang: Language) -> str:
    span = finding.span
    where = [] if finding.at is None else [str(finding.at)]
    if span is not None and has_position(span, result.source):
        where.append(str(position(result.source, span.start)))
    elif span is not None and span.place is not None:
        where.append(span.place)
    lead = " ".join((SEVERITIES[finding.severity].text(lang), finding.rule.code, *where))
    lines = [lead, finding.message(lang), f"→ {finding.advice(lang)}"]
    if (mending := suggested(finding, validation.report, lang)) is not None:
        lines += mending.lines
    return "\n".join(lines)


FRAME = Frame(
    before=lambda _lang: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="govinfo-report">\n',
    after=lambda _notes, _lang: "</testsuites>\n",
)
