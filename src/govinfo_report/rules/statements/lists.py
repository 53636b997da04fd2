"""Wholes with their parts: 收到75件，其中自然人72件、商业企业3件; and shares of them: 72件，占96%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from weakref import WeakKeyDictionary

from attrs import frozen

from govinfo_report.rules.statements.analysis import Passage, Statement
from govinfo_report.rules.statements.patterns import Pattern

__all__ = ["Parts", "Share", "parts_of", "roundings", "shares_of"]


@frozen(eq=False)
class Parts:
    """A list of parts with the numbers before it that may be their whole, the likeliest first."""

    wholes: tuple[int, ...]
    """Positions of statements in the passage."""
    parts: tuple[int, ...]
    complete: bool
    """Whether the words leave no room for parts that are not named."""


_AMONG = Pattern(r"其中|包括|包含|分为|分别为|分别是")
_COLON = Pattern(r"^[^，,。；;：:（）()]{0,10}[：:]")
_PARENTHESES = Pattern(r"[（(][^（）()]{0,200}[）)]")
_OPENS = Pattern(r"[（(]")
_SEPARATOR = Pattern("[、，,；;]")
_END = Pattern(r"[。！？!?\n]|\.(?!\d)")
_OPEN_ENDED = Pattern("^[^，。；]{0,6}等")
_SOME = Pattern("主要|重点|例如|如下|约")
_REST = Pattern("其他|其它|其余|剩余|另外")
_SAME_TWICE = Pattern("同一信息|重复|多处发布|多个渠道")
_DOES = Pattern("回复|答复|办理|受理|收到|接到|举办|召开|接待|开展|组织|发放|培训|解答|采纳|征集|办结|报送|推送")
"""Another thing that was done, and no part of what the list is about: 其中政策20条，回复留言500条."""
_STOPPING = frozenset(
    {
        "received",
        "handled",
        "requests",
        "carried_forward",
        "carried",
        "dispute",
        "document",
        "change",
        "last_year",
        "fee",
        "matter",
    }
)


def parts_of(passage: Passage, /) -> tuple[Parts, ...]:
    """Every list of parts in a paragraph."""
    known = _known.get(passage)
    if known is None:
        found = (_list_at(passage, position) for position in range(1, len(passage.statements)))
        known = _known[passage] = tuple(each for each in found if each is not None)
    return known


_known: WeakKeyDictionary[Passage, tuple[Parts, ...]] = WeakKeyDictionary()


def _gap(passage: Passage, index: int) -> str:
    """The text between a quantity and the one before it."""
    start = passage.statements[index - 1].quantity.end if index else 0
    return passage.plain[start : passage.statements[index].quantity.start]


def _list_at(passage: Passage, first: int) -> Parts | None:
    gap = _gap(passage, first)
    statements = passage.statements
    unit = statements[first].quantity.unit
    among = list(_AMONG.finditer(gap))
    if (
        not unit
        or unit == "%"
        or _SAME_TWICE.search(
            passage.plain, max(0, statements[first].quantity.start - 200), statements[first].quantity.end + 400
        )
    ):
        return None
    if among and not (_END.search(gap[among[-1].end() :])):
        wholes = _wholes(passage, first, unit, across=_END.search(gap[: among[-1].start()]) is not None)
        if _COLON.match(gap):
            wholes = (first - 1, *(each for each in wholes if each != first - 1))
        is_list = False
    elif _COLON.match(gap) and not _END.search(gap):
        wholes, is_list = ((first - 1,) if statements[first - 1].quantity.unit == unit else ()), True
    else:
        return None
    if not wholes or "分别" in gap:
        return None
    return _collected(passage, first, wholes, is_list)


def _wholes(passage: Passage, first: int, unit: str, *, across: bool) -> tuple[int, ...]:
    """The numbers that 其中 can go back to: of this sentence, or of the one before where 其中 begins the sentence."""
    statements = passage.statements
    limit = statements[first - 1].quantity.sentence if across else statements[first].quantity.sentence
    wholes: list[int] = []
    for index in range(first - 1, max(-1, first - 12), -1):
        quantity = statements[index].quantity
        if quantity.sentence != limit:
            break
        if quantity.unit == unit and statements[index].kind not in {"change", "last_year"}:
            wholes.append(index)
    return tuple(wholes)


def _collected(passage: Passage, first: int, wholes: tuple[int, ...], is_list: bool) -> Parts:
    statements = passage.statements
    parts, separator, ended = [first], "", True
    last, depth = first, 0
    for index in range(first + 1, min(len(statements), first + _MOST)):
        gap = passage.plain[statements[last].quantity.end : statements[index].quantity.start]
        if len(gap) > _WIDEST:
            ended = False
            break
        level = _PARENTHESES.without(gap)
        depth = _OPENS.count(level) - level.count("）") - level.count(")")
        if depth > 0 or statements[index].quantity.unit == "%":
            continue
        marks = [found[0] for found in _SEPARATOR.finditer(level)]
        mark = _strongest(marks)
        if depth < 0 or _END.search(level):
            break
        if _AMONG.search(level) or _COLON.search(level) or (separator and _rank(mark) > _rank(separator)):
            ended = False
            break
        if statements[index].quantity.unit not in {statements[first].quantity.unit, ""}:
            continue
        if _stops(statements[first], statements[index]):
            break
        if statements[index].kind is None and _DOES.search(level) and not _DOES.search(_gap(passage, first)):
            ended = False
            break
        separator = separator or mark
        parts.append(index)
        last = index
    after = passage.plain[statements[last].quantity.end :][:12]
    names = [_gap(passage, index) for index in parts]
    complete = (is_list and ended) or any(_REST.search(name) for name in names[1:]) or _both_kinds(statements, parts)
    if _OPEN_ENDED.match(after) or any(_SOME.search(name) for name in names[:1]):
        complete = False
    return Parts(wholes, tuple(parts), complete)


_MOST = 40
"""More parts than these are no list of a report."""
_WIDEST = 100
"""Nor is there more text between two of them, in code points."""


def _rank(mark: str) -> int:
    return "、，,；;".find(mark) // 2 if mark != "、" else -1


def _strongest(marks: list[str]) -> str:
    return max(marks, key=_rank, default="")


def _stops(first: Statement, this: Statement) -> bool:
    """Whether a number begins something new and is no part of the list."""
    return this.kind != first.kind and (this.kind in _STOPPING or first.kind in _STOPPING)


def _both_kinds(statements: tuple[Statement, ...], parts: list[int]) -> bool:
    """自然人 with 法人或其他组织: there are no others."""
    columns = [
        statements[index].subject.columns  # type: ignore[union-attr]  # of an applicant there is a subject
        for index in parts
        if statements[index].kind == "applicant"
    ]
    return ("natural_person",) in columns and any(len(each) == 5 for each in columns)


@frozen(eq=False)
class Share:
    """A percentage with the number that it belongs to and the numbers it can be a share of, the likeliest first."""

    percentage: int
    part: int
    wholes: tuple[int, ...]
    is_certain: bool
    """Whether the words say of which whole it is a share."""


_SHARE = Pattern(
    r"^[^，,。；;（(]{0,8}[（(，,、]?\s*(?:约|大约)?(?:占比?|占[^，。；\d]{1,14})(?:例)?(?:的)?(?:比例|比重|比)?(?:为|达|约|是|：|:)?\s*$"
)
_IN_PARENTHESES = Pattern(r"^\s*[（(]\s*$")


def shares_of(passage: Passage, /) -> Iterator[Share]:
    """Every percentage that is said to be the share of the number right before it."""
    statements = passage.statements
    lists = {index: each for each in parts_of(passage) for index in each.parts}
    for index in range(1, len(statements)):
        quantity, before = statements[index].quantity, statements[index - 1].quantity
        if quantity.unit != "%" or quantity.is_approximate or not before.unit or before.unit == "%":
            continue
        gap = _gap(passage, index)
        if before.sentence != quantity.sentence or not (_SHARE.match(gap) or _IN_PARENTHESES.match(gap)):
            continue
        listed = lists.get(index - 1)
        certain = listed.wholes if listed else ()
        others = tuple(
            each
            for each in range(index - 2, max(-1, index - 24), -1)
            if statements[each].quantity.unit == before.unit and each not in certain
        )
        yield Share(index, index - 1, (*certain, *others), bool(certain))


def roundings(part: int | Decimal, whole: int | Decimal, step: int | Decimal, /) -> tuple[Decimal, ...]:
    """A share in per cent, rounded half up and half to even and cut off, to the printed step."""
    exact = Decimal(part) * 100 / Decimal(whole)
    places = Decimal(1).scaleb(Decimal(step).adjusted())
    return tuple(
        dict.fromkeys(exact.quantize(places, rounding=how) for how in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN))
    )
