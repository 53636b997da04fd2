"""What a quantity speaks of: applications received, cases upheld, rules in force. ``None`` where that is not certain.

A quantity is only taken for a figure of a table if every word between verb and number is understood: 收到申请3件 is,
收到涉及征地的申请3件 is not, since that may be a part of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from govinfo_report.rules.statements.lexicon import Word, words_of
from govinfo_report.rules.statements.naming import Context, Subject, implied, named
from govinfo_report.rules.statements.patterns import Pattern
from govinfo_report.text.quantities import Quantity

__all__ = ["Context", "Subject", "subject_of", "topics_of"]


_UNITS = frozenset(["件", "条", "宗", "份", "次", "件次", "例", "起", "个", "项", "笔", "份次", "案", "部", "人次"]) | {
    ""
}
_MONEY = "元"
_TOPICS = Pattern(
    "(?P<requests>依申请|(?:^|[，,。；;：:、\\s（(“]|公开|信息|收到|受理|接到|接收|新收|收办|办理|办结|答复|回复|处理|的|件|度|年|新增|共|结转|全年|各类"
    "|人|组织|网络|网上|邮寄|信函|当面|现场|企业|在线|书面)申请(?!人|表|材料))"
    "|(?P<disputes>复议|诉讼|应诉)"
    "|(?P<none>申请(?!人|表|材料|件|公开)|主动公开|留言|建议|提案|议案|热线|工单|来信|信访|咨询|投诉|举报|信箱|微信|微博|公众号|会议|培训|解读|新媒体"
    "|网站)"
)


def topics_of(text: str, /) -> tuple[str, ...]:
    """What a text comes to speak of, one after the other: ``requests``, ``disputes``, or ``none`` for other things."""
    return tuple(match.lastgroup or "none" for match in _TOPICS.finditer(text))


def subject_of(quantity: Quantity, context: Context, /) -> Subject | None:
    """What a quantity speaks of."""
    if quantity.unit not in _UNITS and quantity.unit != _MONEY:
        return None
    own, earlier = _clauses(quantity.before)
    suffix, clean = _understood(words_of(own))
    after = words_of(quantity.after)
    subject = named(suffix, clean, context)
    if subject is None and after and after[0].kind != "?":
        known = _known_start(after)
        subject = named(suffix + known, clean, context)
        if subject is not None and subject.kind == "requests" and any(word.kind == "?" for word in after):
            subject = None
    if subject is None and clean and not _content(suffix):
        words, is_clean = _understood(words_of(earlier))
        subject = named(words + suffix, is_clean, context)
    if subject is None and clean and not (after and after[0].kind == "?"):
        subject = implied(suffix, context)
    return subject if subject is None or _fits(subject, quantity) else None


def _fits(subject: Subject, quantity: Quantity) -> bool:
    is_money = quantity.unit == _MONEY
    return is_money == (subject.kind in {"fee", "amount"}) or subject.kind == "fee"


_ENDS = Pattern(r"[，,；;：:\n]")


def _clauses(before: str) -> tuple[str, str]:
    """The clause that a quantity ends, and the one before it."""
    parts = _ENDS.split(before)
    own, earlier = parts[-1], parts[-2] if len(parts) > 1 else ""
    opened = max(own.rfind("（"), own.rfind("("))
    if opened >= 0 and max(own.rfind("）"), own.rfind(")")) < opened:
        own, earlier = own[opened + 1 :], own[:opened]
    return own[-80:], earlier[-80:]


def _understood(words: Sequence[Word]) -> tuple[list[Word], bool]:
    """The last words of a clause as far back as all are understood, and whether that is all of it."""
    start = len(words)
    while start and words[start - 1].kind != "?":
        start -= 1
    return [word for word in words[start:] if word.kind != "mark"], start == 0


def _known_start(words: Sequence[Word]) -> list[Word]:
    known: list[Word] = []
    for word in words:
        if word.kind == "?":
            break
        if word.kind != "mark":
            known.append(word)
    return known


def _content(words: Sequence[Word]) -> bool:
    return any(word.kind not in {"fill", "year", "mark", "info"} for word in words)
