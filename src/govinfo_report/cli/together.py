"""What ``series`` and ``roll-up`` have in common: reports read one by one, findings told without a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click
from attrs import frozen

from govinfo_report.cli.inputs import Document, documents, unread_told
from govinfo_report.cli.output import emit_complaint, screen
from govinfo_report.cli.targets import Target
from govinfo_report.findings import Bilingual, Finding, Language, Severity
from govinfo_report.present.columns import wrap
from govinfo_report.present.places import place_name
from govinfo_report.present.terminal import suggestion_lines
from govinfo_report.present.wording import SEVERITIES, SEVERITY_ROLES
from govinfo_report.report.report import Report

__all__ = [
    "ReadTogether",
    "fail_on_option",
    "finding_lines",
    "is_fatal",
    "read_all_of",
]

_NEVER = "never"
_FAIL_ON = Bilingual(
    zh="从哪一级问题起退出码为 1：information、warning（默认）、error、never。",
    en="From which severity the exit code is 1: information, warning (default), error, never.",
)


def fail_on_option(lang: Language, /) -> click.Option:
    """``--fail-on``; what is found between reports is a warning at the most, so that counts by default."""
    levels = (*(severity.value for severity in Severity), _NEVER)
    return click.Option(
        ["--fail-on"], type=click.Choice(levels), default="warning", metavar="LEVEL", help=_FAIL_ON.text(lang)
    )


def is_fatal(findings: Iterable[Finding], fail_on: str, /) -> bool:
    """Whether one of these is grave enough for exit code 1."""
    return fail_on != _NEVER and any(each.severity >= Severity(fail_on) for each in findings)


@frozen
class ReadTogether:
    """Documents with a report in them, and how many had none."""

    documents: tuple[Document, ...]
    unread: int


def read_all_of(targets: Iterable[Target], lang: Language, /) -> ReadTogether:
    """Read every report of these; what cannot be read is told on standard error."""
    found: list[Document] = []
    unread = 0
    for target in targets:
        for document in documents(target):
            if document.result.report is None:
                emit_complaint(unread_told(document, lang, walked=target.inside is not None))
                unread += target.inside is None
            else:
                found.append(document)
    return ReadTogether(tuple(found), unread)


def finding_lines(finding: Finding, report: Report | None, lang: Language, /) -> Iterator[str]:
    """A finding for a person: what it is, where, what was seen, what to do."""
    where = screen()
    title = f"{SEVERITIES[finding.severity].text(lang)} {finding.rule.code} {finding.rule.title.text(lang)}"
    for line in wrap(title, where.width, indent="  "):
        yield where.paint(line, SEVERITY_ROLES[finding.severity])
    if finding.at is not None:
        yield from wrap(f"{finding.at}  {place_name(finding.at, report, lang)}", where.width, indent="    ")
    yield from wrap(finding.message(lang), where.width, indent="    ")
    yield from wrap(finding.advice(lang), where.width, indent="    → ", hanging="      ")
    yield from suggestion_lines(finding, report, lang, where)
