"""Quantities of the specimens as they were written down by hand, found again in what was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import specimens
from attrs import evolve, frozen

from govinfo_report import Finding, ParagraphRef, ReadResult, read
from govinfo_report.report.report import Report
from govinfo_report.rules.statements.analysis import paragraphs, prose_of
from govinfo_report.text import Quantity, quantities_in, simplify
from govinfo_report.validation import validate
from govinfo_report.validation.places import with_span

_SPACE = re.compile(r"\s")


@frozen
class Noted:
    """A quantity that was written down, where it stands in the report that was read."""

    specimen: str
    says: str
    value: int
    agrees_with: str | None
    place: ParagraphRef
    quantity: Quantity

    @property
    def is_mismatch(self) -> bool:
        return (self.agrees_with or "").startswith("MISMATCH")


def noted(name: str, report: Report) -> Iterator[Noted | dict[str, Any]]:
    """The quantities written down for a specimen; those that were not found again as they were written down."""
    texts = list(paragraphs(report))
    for given in specimens.specimen(name).expected.get("narrative") or ():
        if given["agrees_with"] is None:
            continue
        yield next(_found(name, given, texts), given)


def _found(name: str, given: dict[str, Any], texts: list[tuple[ParagraphRef, str]]) -> Iterator[Noted]:
    wanted = _plain(given["says"])
    for place, text in texts:
        start = _plain(text).find(wanted)
        for quantity in quantities_in(text) if start >= 0 else ():
            before = len(_SPACE.sub("", text[: quantity.start]))
            if start <= before < start + len(wanted) and quantity.value == given["value"]:
                yield Noted(name, given["says"], given["value"], given["agrees_with"], place, quantity)


def _plain(text: str) -> str:
    return _SPACE.sub("", simplify(text))


def changed(value: int) -> Iterator[int]:
    """Other figures as they slip in: one more, one less, digits swapped, one too many, another first one."""
    yield value + 1
    if value:
        yield value - 1
        yield value * 10
    digits = str(value)
    for place in range(len(digits) - 1):
        if digits[place] != digits[place + 1]:
            swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
            if not swapped.startswith("0"):
                yield int(swapped)
                break
    if len(digits) > 1:
        yield int(f"{int(digits[0]) % 9 + 1}{digits[1:]}")


def findings_with(result: ReadResult, each: Noted, value: int) -> tuple[Finding, ...]:
    """What is found where the quantity is another one: in the source where that is a text, else in the report."""
    report = result.unwrap()
    span = with_span(Finding(rule=_ANY, at=each.place, within=(each.quantity.start, each.quantity.end)), result).span
    printed = "" if span is None else span.of(result.source)
    figure = re.search(r"[\d０-９][\d０-９,，]*", printed)
    is_text = isinstance(result.provenance.content, str) or specimens.specimen(each.specimen).source.suffix in _TEXTS
    if figure is not None and span is not None and is_text:
        start = span.start + figure.start()
        source = result.source[:start] + str(value) + result.source[start + len(figure[0]) :]
        return validate(read(source)).findings
    return validate(_in_report(report, each, value)).findings


_TEXTS = {".txt", ".md", ".html"}


def _in_report(report: Report, each: Noted, value: int) -> Report:
    text = dict(paragraphs(report))[each.place]
    figure = re.search(r"[\d０-９][\d０-９,，]*", text[each.quantity.start : each.quantity.end])
    assert figure is not None
    start = each.quantity.start + figure.start()
    other = text[:start] + str(value) + text[start + len(figure[0]) :]

    def replaced(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(other if one == text else one for one in texts)

    if each.place.section == "preamble":
        return evolve(report, preamble=replaced(report.preamble))
    if each.place.section in report.notes:
        return evolve(report, notes={**report.notes, each.place.section: replaced(report.notes[each.place.section])})
    narrative = getattr(report, each.place.section)
    return evolve(report, **{each.place.section: evolve(narrative, paragraphs=replaced(narrative.paragraphs))})


def fires(result: ReadResult, each: Noted, value: int) -> bool:
    """Whether a finding of the family of prose lies in the sentence of the quantity."""
    before = {(finding.rule.code, finding.at, finding.within) for finding in validate(result).findings}
    start, end = each.quantity.sentence
    return any(
        finding.rule.family == "6xx"
        and finding.at == each.place
        and finding.within is not None
        and start <= finding.within[0] <= end + 4
        and (finding.rule.code, finding.at, finding.within) not in before
        for finding in findings_with(result, each, value)
    )


def quantities_of(report: Report) -> int:
    return sum(len(passage.statements) for passage in prose_of(report).passages)


from govinfo_report.rules.narrative import narrative_count_mismatch  # noqa: E402

_ANY = narrative_count_mismatch.rule
