"""Find the quantities of a text in prose: 收到申请859件, with the number, its unit and the words around it.

Dates, articles of law, numbers of documents, telephone numbers, titles in 《》 and marks of lists are no quantities.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import evolve, frozen

from govinfo_report.text._quantity_patterns import (
    PLAIN,
    break_pattern,
    master_pattern,
    qualifier_pattern,
    verb_pattern,
)
from govinfo_report.text.normalise import simplify
from govinfo_report.text.numbers import parse_number, parse_percentage

__all__ = ["Quantity", "quantities_in"]

_MARK = re.compile("[，,；;：:、（）()]")
_FILLERS = re.compile("[了共约近达为是有计的\\s]{1,8}")
_APPROXIMATE = frozenset({"约", "近", "超过", "超", "不足", "逾", "余", "多", "几"})
_NO_GROUPS = dict.fromkeys(map(ord, ", \u00a0\u2009"))
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}


@frozen(kw_only=True)
class Quantity:
    """A number in a text with its unit and the words around it. Offsets are those of the text, in code points."""

    value: int | Decimal
    """The number: 22000 for 2.2万次, 39400000 for 3940万元, 12.5 for 12.5%."""
    unit: str
    """The unit as printed, simplified, without 万 and 亿: 件, 条, 人次, 元, %; ``""`` where none is printed."""
    step: int | Decimal
    """What one more in the last printed place is worth: 1 for 859件, 1000 for 2.2万次."""
    text: str
    """Number and unit as printed."""
    start: int
    end: int
    verb: str | None
    """The last word before it in its sentence that says what was done: 收到, 办结, 公开."""
    noun: str | None
    """What is counted: the words between verb and number, or else those after the unit."""
    qualifiers: tuple[str, ...]
    """Words of its clause that say how it is meant: 其中, 含, 累计, 共, 约, 余."""
    before: str
    """The words between the quantity before it, or the start of the sentence, and this one."""
    after: str
    """The words after it, up to the next mark of punctuation or the next quantity."""
    clause: tuple[int, int]
    """Where its clause starts and ends."""
    sentence: tuple[int, int]
    """Where its sentence starts and ends, without the full stop."""

    @property
    def is_approximate(self) -> bool:
        """Whether the text itself says that the number is not exact: 约, 近, 余, 多."""
        return not _APPROXIMATE.isdisjoint(self.qualifiers)

    @property
    def is_percentage(self) -> bool:
        """Whether this is a share or rate in per cent."""
        return self.unit == "%"


def quantities_in(text: str, /) -> tuple[Quantity, ...]:
    """Every quantity of a text in prose, in the order of the text. Takes time in proportion to the text.

    Numbers are read as :func:`parse_number` does: Arabic with thousands marks, 万 and 亿, full-width, Chinese numerals
    before a unit. A number alone is a quantity where a mark of punctuation or the end follows it.

    >>> [(q.value, q.unit, q.verb, q.noun) for q in quantities_in("2023年收到申请859件，其中自然人801件。")]
    [(859, '件', '收到', '申请'), (801, '件', '收到', '自然人')]
    >>> quantities_in("依据条例第二十条第（一）项，电话：000-0000000。")
    ()
    """
    plain = simplify(text).translate(PLAIN)
    found = list(_numbers(plain))
    ends = [match.start() for match in break_pattern().finditer(plain)] + [len(plain)]
    marks = [match.start() for match in _MARK.finditer(plain)]
    quantities: list[Quantity] = []
    sentence_start, sentence = 0, 0
    for index, number in enumerate(found):
        while ends[sentence] < number.start:
            sentence_start, sentence = ends[sentence] + 1, sentence + 1
        previous = found[index - 1].end if index else 0
        limit = found[index + 1].start if index + 1 < len(found) else len(plain)
        quantities.append(
            _quantity(
                text, plain, number, marks, max(previous, sentence_start), limit, (sentence_start, ends[sentence])
            )
        )
    return tuple(_with_verbs(quantities))


@frozen
class _Number:
    start: int
    end: int
    value: int | Decimal
    unit: str
    step: int | Decimal
    more: str


def _numbers(plain: str) -> Iterator[_Number]:
    for match in master_pattern().finditer(plain):
        if match["skipped"] is not None:
            continue
        if match["percent"] is not None:
            number = _percentage(match)
        elif match["chinese"] is not None:
            number = _chinese(match)
        else:
            number = _arabic(match, plain)
        if number is not None:
            yield number


def _percentage(match: re.Match[str]) -> _Number | None:
    value = parse_percentage(match[0])
    if value is None:
        return None
    return _Number(match.start(), match.end(), value, "%", Decimal(1).scaleb(int(value.as_tuple().exponent)), "")


def _chinese(match: re.Match[str]) -> _Number | None:
    value = parse_number(match["chinese"])
    if value is None or (value == 1 and match["unit_"] not in _ONE_COUNTS):
        return None
    return _Number(match.start(), match.end(), value, match["unit_"], 1, match["more_"] or "")


_ONE_COUNTS = frozenset({"件", "宗", "份", "例", "元", "人次", "件次"})
"""Units after which 一 counts; 一次, 一项, 一个 and 一批 mostly do not."""


def _arabic(match: re.Match[str], plain: str) -> _Number | None:
    digits, scale = match["number"], (match["scale"] or "").strip()
    plain_digits = digits.translate(_NO_GROUPS)
    value = parse_number(plain_digits + scale)
    unit, more = match["unit"] or "", (match["more"] or "").strip()
    if value is None or (not unit and not _stands_alone(match, plain, scale)):
        return None
    power = sum(_POWERS[each] for each in scale)
    places = len(digits.partition(".")[2])
    step = 10 ** (power - places) if power >= places else Decimal(1).scaleb(power - places)
    if unit == "%":
        value = Decimal(plain_digits)
    return _Number(match.start(), match.end(), value, unit, step, more)


def _stands_alone(match: re.Match[str], plain: str, scale: str) -> bool:
    """Whether a number without a unit is meant as a count: a word before it, a mark or the end after it, no year."""
    if scale:
        return True
    after = plain[match.end() : match.end() + 1]
    before = plain[match.start() - 1 : match.start()]
    number = match["number"]
    is_year = len(number) == 4 and number[:2] in {"19", "20"}
    ends = not after or (after in "，,。；;、）)" and not plain[match.end() + 1 : match.end() + 2].isdigit())
    return not is_year and len(number) < 6 and _is_word(before) and ends


def _is_word(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or character in set("：: ")


def _quantity(
    text: str,
    plain: str,
    number: _Number,
    marks: Sequence[int],
    start: int,
    limit: int,
    sentence: tuple[int, int],
) -> Quantity:
    before = plain[start : number.start]
    mark = bisect_left(marks, number.start)
    clause_start = max(start, marks[mark - 1] + 1) if mark else start
    mark = bisect_left(marks, number.end)
    clause_end = min(marks[mark], sentence[1]) if mark < len(marks) else sentence[1]
    after = plain[number.end : min(clause_end, max(limit, number.end))]
    own = plain[clause_start : number.start]
    qualifiers = tuple(dict.fromkeys(qualifier_pattern().findall(own)))
    if number.more:
        qualifiers = (*qualifiers, number.more)
    verb, noun = _verb_and_noun(own, after)
    return Quantity(
        value=number.value,
        unit=number.unit,
        step=number.step,
        text=text[number.start : number.end],
        start=number.start,
        end=number.end,
        verb=verb,
        noun=noun,
        qualifiers=qualifiers,
        before=before,
        after=after,
        clause=(clause_start, clause_end),
        sentence=sentence,
    )


def _verb_and_noun(own: str, after: str) -> tuple[str | None, str | None]:
    verbs = [match for match in verb_pattern().finditer(own) if match["verb"]]
    words = own[verbs[-1].end() :] if verbs else own
    noun = _bare(words) or _bare(after)
    return (verbs[-1][0] if verbs else None), noun or None


def _bare(words: str) -> str:
    return _FILLERS.sub("", qualifier_pattern().sub("", words)).strip(' 　“”"')


def _with_verbs(quantities: list[Quantity]) -> Iterator[Quantity]:
    """Carry a verb on to the quantities of the same sentence that have none of their own."""
    last: Quantity | None = None
    for quantity in quantities:
        if quantity.verb is None and last is not None and last.verb and last.sentence == quantity.sentence:
            quantity = evolve(quantity, verb=last.verb)
        yield quantity
        last = quantity
