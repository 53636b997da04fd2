"""Changes from last year that the prose tells: 由120件增至150件，增长25%; 150件，比上年增加30件."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from attrs import frozen

from govinfo_report.rules.statements.analysis import Passage, Statement, said_before
from govinfo_report.rules.statements.expressions import distance
from govinfo_report.rules.statements.lists import roundings
from govinfo_report.rules.statements.patterns import Pattern

__all__ = ["Change", "changes_of", "is_right", "right_change"]


@frozen(eq=False)
class Change:
    """A change that is told: by how much, in which direction, and the number that changed."""

    told: int
    """Position of the difference or percentage in the passage."""
    rises: bool
    new: int | None
    """Position of the number of this year."""
    old: int | Decimal | None
    """The number of last year where the sentence gives it, or a difference to reckon it from."""
    to_last_year: bool
    """Whether the words compare with last year."""


_CLAUSE_MARK = Pattern("[，,；;：:（(]")
_RISES = Pattern("增长|增加|上升|提高|提升|增幅|上涨|多|增")
_FALLS = Pattern("下降|减少|降低|下滑|降幅|回落|少|减")
_REACHES = Pattern("(?:增加?|增长|上升|升|提高|降|减少?|下降|降低|回落)(?:至|到|为)")
_FROM = Pattern("由|从")
_COMPARES = Pattern(r"(?:比|较|同比|相比|与)(?:(?:上一?年度?|去年|前一年|\d{4}年度?)(?:同期)?)?")
_LAST = Pattern(r"同比|上一?年|去年|前一年|(?P<year>\d{4})年")


def changes_of(passage: Passage, year: int | None, /) -> Iterator[Change]:
    """Every change that a paragraph tells."""
    statements = passage.statements
    for index in range(1, len(statements)):
        quantity = statements[index].quantity
        words = passage.plain[max(statements[index - 1].quantity.end, quantity.sentence[0]) : quantity.start]
        direction = _direction(words)
        if direction is None or _REACHES.search(words) or quantity.is_approximate or _has_own_subject(words):
            continue
        new = _new(passage, index)
        compared = _LAST.search(words)
        to_last = compared is not None and (not compared["year"] or year is None or int(compared["year"]) == year - 1)
        other_base = "环比" in words or (compared is not None and not to_last and new != index - 1)
        yield Change(index, direction, new, None if other_base else _old(passage, index, new), to_last)


def _direction(words: str) -> bool | None:
    """Whether the words before a number say that something rises or falls; ``None`` if they say neither."""
    clause = _CLAUSE_MARK.split(words)[-1]
    rises, falls = _RISES.search(clause), _FALLS.search(clause)
    if (rises is None) == (falls is None) or "百分点" in clause:
        return None
    return rises is not None


_NO_SUBJECT = Pattern(
    r"分别|相比|[比较与同由从了约达的为是上共]|环比|上?一?年度?|去年|前一年|\d{4}|年度?|期|增长率|幅度?|率|总量|数量|增长|增加|上升|提高|提升|增|上涨|多"
    r"|下降|减少|降低|下滑|降|回落|少|减|\s"
)


def _has_own_subject(words: str) -> bool:
    """Whether the clause says what changes, which may be another thing than the number before: 政策文件增加116%."""
    return bool(_NO_SUBJECT.without(_CLAUSE_MARK.split(words)[-1]))


def _new(passage: Passage, told: int) -> int | None:
    """The number that changed: the nearest one before in the sentence that is no difference and no percentage."""
    statements = passage.statements
    unit = statements[told].quantity.unit
    for index in range(told - 1, max(-1, told - 4), -1):
        quantity = statements[index].quantity
        if quantity.sentence != statements[told].quantity.sentence:
            return None
        words = passage.plain[
            max(statements[index - 1].quantity.end if index else 0, quantity.sentence[0]) : quantity.start
        ]
        if quantity.unit == "%" or (_direction(words) is not None and not _REACHES.search(words)) or _is_old(words):
            continue
        return index if unit in {"%", quantity.unit} and not quantity.is_approximate else None
    return None


_OLD = Pattern(
    r"(?:比|较|由|从|相比)[^，,。；;]{0,4}(?:上一?年度?|去年|前一年|(?:19|20)\d\d年度?)?(?:同期)?[^，,。；;]{0,6}$"
)


def _is_old(words: str) -> bool:
    return _OLD.search(words) is not None


def _old(passage: Passage, told: int, new: int | None) -> int | Decimal | None:
    """The number of last year: printed before the new one or beside the change, or reckoned from a difference."""
    if new is None:
        return None
    statements = passage.statements
    now = statements[new].quantity
    printed = _before(passage, new) if new else None
    if printed is not None:
        return printed
    between = [statements[index] for index in range(new + 1, told)]
    for statement in between:
        words = passage.plain[now.end : statement.quantity.start]
        if statement.quantity.unit != now.unit or statement.quantity.is_approximate:
            continue
        direction = _direction(words)
        if direction is not None and not _REACHES.search(words):
            return now.value - statement.quantity.value if direction else now.value + statement.quantity.value
        if _is_old(words):
            return statement.quantity.value
    return None


def _before(passage: Passage, new: int) -> int | Decimal | None:
    """The number right before the new one, where the words say that it is the old one: 由120件增至150件."""
    old, now = passage.statements[new - 1], passage.statements[new]
    if old.quantity.sentence != now.quantity.sentence or old.quantity.unit != now.quantity.unit:
        return None
    words = passage.plain[old.quantity.end : now.quantity.start]
    before = said_before(passage.plain, old.quantity)
    reaches = _REACHES.search(words) is not None and _FROM.search(before) is not None
    if reaches or (old.year is not None and now.year is None and old.kind is not None and old.kind == now.kind):
        return old.quantity.value
    return None


def right_change(old: int | Decimal, new: int | Decimal, told: Statement, /) -> tuple[int | Decimal, ...]:
    """What the change is, as a difference or, to the printed step, in per cent; empty where it cannot be told."""
    if told.quantity.unit != "%":
        return (distance(new, old),)
    return roundings(distance(new, old), old, told.quantity.step) if old else ()


def is_right(old: int | Decimal, new: int | Decimal, change: Change, told: Statement, /) -> bool:
    """Whether a change is as it is told, in amount and direction."""
    right = right_change(old, new, told)
    return not right or (told.quantity.value in right and (new == old or (new > old) == change.rises))
