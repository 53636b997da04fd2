"""Every quantity of a report's prose, held against the expressions over the tables that it could mean."""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Sequence
from enum import Enum

from attrs import frozen

from govinfo_report.address import ParagraphRef
from govinfo_report.report.report import Report
from govinfo_report.rules.statements.candidates import Neighbours, expressions_of
from govinfo_report.rules.statements.expressions import Expression, Outcome
from govinfo_report.rules.statements.patterns import Pattern
from govinfo_report.rules.statements.subjects import Context, Subject, subject_of, topics_of
from govinfo_report.text.normalise import simplify
from govinfo_report.text.quantities import Quantity, quantities_in

__all__ = [
    "Passage",
    "Prose",
    "Statement",
    "Verdict",
    "allows",
    "is_partial_time",
    "other_year",
    "paragraphs",
    "prose_of",
    "said_before",
]


class Verdict(Enum):
    """What became of holding a quantity against the tables."""

    AGREES = "agrees"
    DIFFERS = "differs"
    OPEN = "open"
    """Blanks or an absent table decide nothing."""
    NOT_HELD = "not held"
    """It speaks of nothing in a table, or of another year, a plan, a part."""


@frozen(kw_only=True, eq=False)
class Statement:
    """A quantity with what it speaks of and what it was held against."""

    quantity: Quantity
    subject: Subject | None
    held: tuple[tuple[Expression, Outcome], ...] = ()
    verdict: Verdict = Verdict.NOT_HELD
    year: int | None = None
    """The year that it speaks of, where the sentence names another one than that of the report."""
    meant: tuple[Expression, ...] = ()
    """What it can mean in the tables of the year that it speaks of."""

    @property
    def kind(self) -> str | None:
        """The kind of its subject."""
        return None if self.subject is None else self.subject.kind

    def matched(self) -> tuple[Expression, ...]:
        """The expressions that it agrees with."""
        return tuple(each for each, outcome in self.held if allows(outcome, self.quantity))


@frozen(kw_only=True, eq=False)
class Passage:
    """A paragraph with its statements. ``plain`` is the text in simplified characters, of the same length."""

    place: ParagraphRef
    text: str
    plain: str
    statements: tuple[Statement, ...]


@frozen(kw_only=True, eq=False)
class Prose:
    """The prose of a report."""

    passages: tuple[Passage, ...]

    def statements(self) -> Iterator[tuple[Passage, Statement]]:
        """Every statement with its paragraph."""
        return ((passage, each) for passage in self.passages for each in passage.statements)


_memory: list[tuple[weakref.ref[Report], Prose]] = []


def prose_of(report: Report, /) -> Prose:
    """The prose of a report, analysed once for all rules that ask one after the other."""
    known = _memory[-1] if _memory else None
    if known is not None and known[0]() is report:
        return known[1]
    prose = Prose(passages=tuple(_passages(report)))
    _memory[:] = [(weakref.ref(report, _forget), prose)]
    return prose


def _forget(reference: weakref.ref[Report]) -> None:
    _memory[:] = [each for each in _memory if each[0] is not reference]


def paragraphs(report: Report, /) -> Iterator[tuple[ParagraphRef, str]]:
    """Every paragraph in prose with its address: before section one, in the sections, and beside the tables."""
    for index, text in enumerate(report.preamble):
        yield ParagraphRef("preamble", index), text
    for name, narrative in report.narratives():
        for index, text in enumerate(narrative.paragraphs):
            yield ParagraphRef(name, index), text
    for name, notes in report.notes.items():
        for index, text in enumerate(notes):
            yield ParagraphRef(name, index), text


_HEADING = 24
_DISCLOSURE = Pattern("信息公开|政务公开|依申请|公开申请|公开政府信息")
_APPLICATIONS = Pattern("公开申请|依申请|申请公开|申请(?!人)")
_TABLE_TOPICS = {"requests": "requests", "disputes": "disputes"}


def _passages(report: Report) -> Iterator[Passage]:
    known: _Known = {}
    topic: str | None = None
    section = None
    for place, text in paragraphs(report):
        if place.section != section:
            section, topic = place.section, _TABLE_TOPICS.get(place.section)
        quantities = quantities_in(text) if _FIGURE.search(text) else ()
        plain = simplify(text)
        if not quantities:
            if len(text) <= _HEADING:
                topic = next(reversed(topics_of(plain)), None)
            yield Passage(place=place, text=text, plain=plain, statements=())
            continue
        context = Context(year=report.year, topic=topic)
        context.about_disclosure = (
            place.section in _TABLE_TOPICS or _DISCLOSURE.search(plain) is not None or bool(topic)
        )
        context.about_applications = _APPLICATIONS.search(plain) is not None
        yield Passage(
            place=place, text=text, plain=plain, statements=_statements(report, plain, quantities, context, known)
        )


_FIGURE = Pattern("[0-9０-９%％一二两三四五六七八九十百]")


_Known = dict[Expression, Outcome | None]
"""What expressions come to in one report, so that each is reckoned once."""


def _outcome(report: Report, each: Expression, known: _Known) -> Outcome | None:
    if each not in known:
        known[each] = each.outcome(report)
    return known[each]


def _statements(
    report: Report, plain: str, quantities: Sequence[Quantity], context: Context, known: _Known
) -> tuple[Statement, ...]:
    statements: list[Statement] = []
    position = 0
    subjects: list[Subject | None] = []
    for quantity in quantities:
        topics = topics_of(plain[position : quantity.start])
        context.topic = next(reversed(topics), context.topic)
        context.about_disclosure = context.about_disclosure or "requests" in topics
        position = quantity.end
        context.unit, context.said = quantity.unit, said_before(plain, quantity)
        subject = subject_of(quantity, context)
        if subject is not None:
            context.follow(subject)
        subjects.append(subject)
    for index in range(len(quantities)):
        statements.append(_statement(report, plain, index, quantities, subjects, statements, known))
    return tuple(statements)


def _statement(
    report: Report,
    plain: str,
    index: int,
    quantities: Sequence[Quantity],
    subjects: Sequence[Subject | None],
    before: Sequence[Statement],
    known: _Known,
) -> Statement:
    quantity, subject = quantities[index], subjects[index]
    if subject is None:
        return Statement(quantity=quantity, subject=None)
    said = said_before(plain, quantity)
    year = other_year(said, report.year, subject)
    if report.year is not None and _REACHES_NEXT.match(quantity.after):
        year = report.year - 1
    if _is_plan(said) or is_partial_time(said, report.year) or _is_part(said, subject):
        return Statement(quantity=quantity, subject=subject, year=year)
    meant = expressions_of(subject, Neighbours(index, quantities, subjects, _governing(before)))
    if year is not None:
        return Statement(quantity=quantity, subject=subject, year=year, meant=meant)
    held = tuple((each, outcome) for each in meant if (outcome := _outcome(report, each, known)) is not None)
    verdict = _verdict(held, quantity)
    return Statement(quantity=quantity, subject=subject, held=held, verdict=verdict, meant=meant)


_FAR = 300


def said_before(plain: str, quantity: Quantity, /) -> str:
    """What stands before a quantity in its sentence, not further back than a long sentence goes."""
    return plain[max(quantity.sentence[0], quantity.start - _FAR) : quantity.start]


def allows(outcome: Outcome, quantity: Quantity, /) -> bool:
    """Whether a quantity can be what an expression comes to; amounts are compared in 元."""
    return outcome.allows(quantity.value, quantity.step, about=quantity.is_approximate)


def _verdict(held: Sequence[tuple[Expression, Outcome]], quantity: Quantity) -> Verdict:
    if not held:
        return Verdict.NOT_HELD
    agreeing = [outcome for _, outcome in held if allows(outcome, quantity)]
    if not agreeing:
        return Verdict.DIFFERS
    return Verdict.AGREES if any(outcome.at_least is None for outcome in agreeing) else Verdict.OPEN


_YEARS = Pattern(r"(?P<compared>[比较与同于自从由至到])?\s?(?P<year>(?:19|20)\d\d)\s?年(?P<since>以来|至今|起)?")
_LAST_YEAR = Pattern(
    "(?<![比较与同])(?:上一年度?|上年度?|去年)(?=[^，。；]{0,12}(?:收到|受理|办结|答复|新收))(?![^，。；]{0,4}结转)"
)


def other_year(said: str, year: int | None, subject: Subject) -> int | None:
    """The year that the words before a quantity put it in, if that is not the year of the report."""
    if year is None or subject.kind in {"carried_in", "carried_forward"}:
        return None
    if subject.kind == "last_year":
        return year - 1
    found = None
    for match in _YEARS.finditer(said):
        if not match["compared"] or match["since"]:
            found = match
    if found is not None and int(found["year"]) != year:
        return int(found["year"])
    return year - 1 if found is None and _LAST_YEAR.search(said) else None


def _governing(before: Sequence[Statement]) -> tuple[Expression, ...]:
    """What the last number of applications agreed with; everything that it was held against if with nothing."""
    for statement in reversed(before[-12:]):
        if statement.kind in {"received", "handled", "requests"} and statement.held:
            return statement.matched() or tuple(each for each, _ in statement.held)
    return ()


_REACHES_NEXT = Pattern("(?:增|上升|升|提高|降|减|下降)[加长少低]?[至到为]")
_CLAUSE = Pattern("[，,；;]")
_LATER = Pattern("下一步|今后|明年|来年")
_PLAN = Pattern("(?:将|拟|计划|力争|预计|争取|下一步|今后)")


def _is_plan(said: str) -> bool:
    clause = said[max(0, len(said) - 40) :]
    return _PLAN.search(_CLAUSE.split(clause)[-1]) is not None or _LATER.search(said) is not None


_PART_OF_YEAR = Pattern(
    r"截[至止][^。；]{0,24}累计|上半年|下半年|[一二三四1-4]季度|每月|每季度|每年|年均|月均|十[一二三四五六]五|\d{1,2}月份|历年|近[两二三四五十]年|[两三五]年来|建[站局]以来|单日|单月"
)
_SINCE = Pattern(r"(\d{4})年(?:\d{1,2}月)?(?:\d{1,2}日)?以来")


_MONTHS = Pattern(r"(\d{1,2})月(?:\d{1,2}日)?起?[至到—~-](?:\d{4}年)?(\d{1,2})月")


def is_partial_time(said: str, year: int | None, /) -> bool:
    """Whether the words before a quantity speak of a part of the year, or of several years."""
    since, months = _SINCE.search(said), _MONTHS.search(said)
    return (
        _PART_OF_YEAR.search(said) is not None
        or (since is not None and int(since[1]) != year)
        or (months is not None and months.groups() != ("1", "12"))
        or "分别" in _CLAUSE.split(said)[-1]
    )


_PART = Pattern(r"其中[，,：:]?(?![^，,。；;]{0,6}(?:新收|新受理|上))[^，,。；;]*$")


def _is_part(said: str, subject: Subject) -> bool:
    """Whether a number of applications is said to be part of another: 其中市本级收到20件."""
    return subject.kind in {"received", "handled", "requests"} and _PART.search(said) is not None
