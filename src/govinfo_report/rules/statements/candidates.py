"""The expressions over the tables that a quantity can mean: never one cell, but every reading that officials use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from govinfo_report.rules.statements.expressions import Expression, expression
from govinfo_report.rules.statements.patterns import Pattern
from govinfo_report.rules.statements.subjects import Subject
from govinfo_report.text.quantities import Quantity

__all__ = ["Neighbours", "expressions_of"]


@frozen
class Neighbours:
    """The quantities around one."""

    index: int
    quantities: Sequence[Quantity]
    subjects: Sequence[Subject | None]
    governing: tuple[Expression, ...] = ()
    """What the last number of applications before agreed with; everything that it was held against if with nothing."""

    def same_sentence(self) -> Iterator[tuple[int, Subject]]:
        """The other quantities of its sentence that speak of something, with their positions."""
        sentence = self.quantities[self.index].sentence
        for other in range(max(0, self.index - 12), min(len(self.quantities), self.index + 13)):
            subject = self.subjects[other]
            if other != self.index and subject is not None and self.quantities[other].sentence == sentence:
                yield other, subject

    def carried_in(self) -> str | None:
        """``within`` where 上年结转 is said to be part of this number, ``beside`` where it is said apart."""
        for other, subject in self.same_sentence():
            if subject.kind == "carried_in":
                marks = [each for each in range(self.index + 1, other + 1) if self._includes(each)]
                return "within" if marks and marks[-1] == self.index + 1 else "beside"
        return "within" if _INCLUDED_HERE.search(self.quantities[self.index].before) else None

    def _includes(self, index: int) -> bool:
        return _INCLUDED.search(self.quantities[index].before) is not None

    def names(self, row: str) -> bool:
        """Whether another quantity of the sentence is the number of this result alone."""
        return any(subject.kind == "outcome" and subject.rows == (row,) for _, subject in self.same_sentence())


_INCLUDED = Pattern("含|其中|包括")
_INCLUDED_HERE = Pattern("(?:含|包括)上(?:一)?年度?(?:的)?结转(?:的)?[^，。；\\d]{0,6}$")

_RECEIVED = expression("requests", "received")
_CARRIED_IN = expression("requests", "carried_in")
_RECEIVED_IN_ALL = expression("requests", "received", "carried_in")
_HANDLED = expression("requests", "total_handled")
_HANDLED_OF_YEAR = expression("requests", "received", "-carried_forward")
_HANDLED_WITHOUT_OTHER = expression("requests", "total_handled", "-other_handling")
_CARRIED_FORWARD = expression("requests", "carried_forward")
_LITIGATION = ("litigation_direct", "litigation_after_reconsideration")
_FINISHED = frozenset({"办结", "办复", "办毕", "办完", "答复", "回复"})


def expressions_of(subject: Subject, near: Neighbours, /) -> tuple[Expression, ...]:
    """The expressions that a subject can mean, the likeliest first."""
    match subject.kind:
        case "received":
            return _received(subject, near)
        case "handled":
            return _handled(subject, near)
        case "requests":
            return (_RECEIVED, _RECEIVED_IN_ALL, _HANDLED)
        case "carried_in":
            return (_CARRIED_IN,)
        case "carried_forward":
            return (_CARRIED_FORWARD,)
        case "carried":
            return (_CARRIED_FORWARD, _CARRIED_IN)
        case "outcome":
            return _outcomes(subject, near)
        case "applicant":
            rows = near.governing or (_RECEIVED, _RECEIVED_IN_ALL, _HANDLED)
            return tuple(each.in_columns(subject.columns) for each in rows if each.columns == ("total",))
        case "dispute" | "result":
            return _disputes(subject)
        case "document" | "amount":
            return _documents(subject)
        case "matter":
            return _matters(subject)
        case "matter_change" if len(subject.rows) == 1:
            return (expression("proactive_disclosure", *subject.rows, columns=("change",)),)
        case _:
            return ()


def _received(subject: Subject, near: Neighbours) -> tuple[Expression, ...]:
    carried = near.carried_in()
    if carried == "within":
        return (_RECEIVED_IN_ALL,)
    if carried == "beside" or not subject.words.isdisjoint({"新收", "新收到", "新受理", "新增"}):
        return (_RECEIVED,)
    return (_RECEIVED, _RECEIVED_IN_ALL)


def _handled(subject: Subject, near: Neighbours) -> tuple[Expression, ...]:
    held = [_HANDLED]
    if near.carried_in() is None:
        held.append(_HANDLED_OF_YEAR)
    if not subject.words.isdisjoint({"答复", "回复"}):
        held.append(_HANDLED_WITHOUT_OTHER)
    if subject.words.isdisjoint(_FINISHED):
        held += [_RECEIVED, _RECEIVED_IN_ALL]
    return tuple(held)


_GROUPS = frozenset({"not_disclosed", "unable_to_provide", "not_processed", "other_handling"})


def _outcomes(subject: Subject, near: Neighbours) -> tuple[Expression, ...]:
    rows = subject.rows
    groups = [row for row in rows if row in _GROUPS]
    leaves = [row for row in rows if row not in _GROUPS and row not in {"disclosed", "partly_disclosed"}]
    if groups and leaves:
        return (expression("requests", *groups), expression("requests", *leaves))
    if rows == ("disclosed",) and not near.names("partly_disclosed"):
        return (expression("requests", *rows), expression("requests", "disclosed", "partly_disclosed"))
    return (expression("requests", *rows),)


def _disputes(subject: Subject) -> tuple[Expression, ...]:
    rows = tuple(each for row in subject.rows for each in (_LITIGATION if row == "litigation" else (row,)))
    return (expression("disputes", *dict.fromkeys(rows), columns=subject.columns),)


def _documents(subject: Subject) -> tuple[Expression, ...]:
    columns = {"issued": ("issued", "made")}.get(subject.columns[0], subject.columns)
    return tuple(expression("proactive_disclosure", *subject.rows, columns=(column,)) for column in columns)


_DECISIONS = ("licensing", "penalties", "compulsion")


def _matters(subject: Subject) -> tuple[Expression, ...]:
    rows = subject.rows or _DECISIONS
    every = tuple(expression("proactive_disclosure", row, columns=subject.columns) for row in rows)
    together = expression("proactive_disclosure", *rows, columns=subject.columns)
    return (together,) if subject.rows or len(rows) == 1 else (*every, together)
