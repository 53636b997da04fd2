"""What a quantity speaks of: applications received, cases upheld, rules in force. ``None`` where that is not certain.

A quantity is only taken for a figure of a table if every word between verb and number is understood: 收到申请3件 is,
收到涉及征地的申请3件 is not, since that may be a part of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define, evolve, frozen

from govinfo_report.rules.prose.lexicon import Word, words_of
from govinfo_report.text.quantities import Quantity

__all__ = ["Context", "Subject", "subject_of", "topic_of"]


@frozen
class Subject:
    """A kind of figure with the rows and columns that were named."""

    kind: str
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    """The words that name it."""


@define
class Context:
    """What a paragraph has been speaking of so far."""

    year: int | None
    topic: str | None = None
    about_disclosure: bool = False
    """Whether the paragraph speaks of 信息公开, so that its cases and applications are those of the report."""
    about_applications: bool = False
    """Whether the paragraph speaks of applications anywhere, so that 不予公开5件 is a result of theirs."""
    said: str = ""
    """What stands before the quantity in its sentence."""
    dispute: tuple[str, ...] = ()
    matter: str | None = None
    document: str | None = None
    document_verb: tuple[str, ...] = ()

    def follow(self, subject: Subject) -> None:
        """Remember what a quantity spoke of."""
        match subject.kind:
            case "dispute":
                self.topic, self.dispute = "disputes", subject.rows
            case "result":
                self.topic = "disputes"
            case "document":
                self.document, self.document_verb = subject.rows[0], subject.columns
            case "matter" | "matter_change":
                self.matter = subject.rows[0] if subject.rows else self.matter
            case kind if kind in _OF_REQUESTS:
                self.topic = "requests"
            case _:
                pass


_OF_REQUESTS = frozenset(
    {"received", "handled", "requests", "carried_in", "carried_forward", "carried", "outcome", "applicant"}
)
_UNITS = frozenset("件 条 宗 份 次 件次 例 起 个 项 笔 份次 案 部 人次".split()) | {""}
_MONEY_UNITS = frozenset({"元", "万元", "亿元"})
_TOPICS = re.compile(
    "(?P<requests>依申请|(?:^|[，,。；;：:、\\s（(“]|公开|信息|收到|受理|接到|接收|新收|收办|办理|办结|答复|回复|处理|的|件|度|年|新增|共|结转|全年|各类"
    "|人|组织|网络|网上|邮寄|信函|当面|现场|企业|在线|书面)申请(?!人|表|材料))"
    "|(?P<disputes>复议|诉讼|应诉)"
    "|(?P<none>申请(?!人|表|材料|件|公开)|主动公开|留言|建议|提案|议案|热线|工单|来信|信访|咨询|投诉|举报|信箱|微信|微博|公众号|会议|培训|解读|新媒体"
    "|网站)"
)


def topic_of(text: str, /) -> str | None:
    """What a text came to speak of last: ``requests``, ``disputes``, ``none``; ``None`` if none of them is named."""
    found = None
    for found in _TOPICS.finditer(text):
        pass
    return found.lastgroup if found else None


def subject_of(quantity: Quantity, context: Context, /) -> Subject | None:
    """What a quantity speaks of."""
    if quantity.unit not in _UNITS and quantity.unit not in _MONEY_UNITS:
        return None
    own, earlier = _clauses(quantity.before)
    suffix, clean = _understood(words_of(own))
    after = words_of(quantity.after)
    subject = _named(suffix, clean, context)
    if subject is None and after and after[0].kind != "?":
        subject = _named(suffix + _known_start(after), clean, context)
    if subject is None and clean and not _content(suffix):
        words, is_clean = _understood(words_of(earlier))
        subject = _named(words + suffix, is_clean, context)
    if subject is None and clean and not (after and after[0].kind == "?"):
        subject = _implied(suffix, context)
    return subject if subject is None or _fits(subject, quantity) else None


def _fits(subject: Subject, quantity: Quantity) -> bool:
    is_money = quantity.unit in _MONEY_UNITS
    return is_money == (subject.kind in {"fee", "amount"}) or subject.kind == "fee"


_ENDS = re.compile(r"[，,；;：:\n]")


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


_SOFT = frozenset({"涉及", "关于", "针对"})


def _without_soft(words: Sequence[Word]) -> list[Word]:
    """Without 涉及 and its like where 政府信息公开 or a dispute follows: that is no part of the applications."""
    kept: list[Word] = []
    for word, following in zip(words, [*words[1:], Word("?", "")], strict=False):
        if not (word.text in _SOFT and following.kind in {"info", "dispute", "request"}):
            kept.append(word)
    return kept


def _named(given: Sequence[Word], clean: bool, context: Context) -> Subject | None:
    """What these words name by themselves, or with the topic of the paragraph."""
    words = _without_soft(given)
    kinds = frozenset(word.kind for word in words)
    texts = frozenset(word.text for word in words)
    named = _comparison(words, kinds, texts)
    if named is None:
        for naming in (_carried, _dispute, _result, _fee, _document, _matter, _outcome, _applicant, _request):
            named = naming(words, kinds, clean, context)
            if named is not None:
                break
    if named is None:
        return None
    if "partial" in kinds or (named.kind in {"received", "requests", "handled"} and _is_one_channel(words)):
        named = Subject("part")
    return evolve(named, words=texts)


def _is_one_channel(words: Sequence[Word]) -> bool:
    channels = {word.text for word in words if word.kind == "channel"} - {"平台", "系统", "渠道", "通过"}
    return len(channels) == 1 or any(word.text == "通过" for word in words)


def _rows(words: Sequence[Word], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row for word in words if word.kind == kind for row in word.rows))


def _comparison(words: Sequence[Word], kinds: frozenset[str], texts: frozenset[str]) -> Subject | None:
    if "growth" in kinds and "reach" not in kinds:
        rows = _rows(words, "matter")
        compares = not texts.isdisjoint({"比", "较", "同比", "环比", "相比", "相较"})
        return Subject("matter_change", rows) if rows and not compares else Subject("change")
    if "last" in kinds and kinds.isdisjoint({"carry", "carry_on", "carry_in", "continue", "receive", "answer"}):
        return Subject("last_year")
    return None


def _carried(words: Sequence[Word], kinds: frozenset[str], clean: bool, context: Context) -> Subject | None:
    if kinds.isdisjoint({"carry", "carry_on", "carry_in", "continue"}) or "dispute" in kinds:
        return None
    if context.topic != "requests" and "request" not in kinds:
        return None
    years = {int(word.text) for word in words if word.kind == "year"}
    year = context.year or 0
    if "last" in kinds or year - 1 in years:
        return Subject("carried_in")
    if "next" in kinds or year + 1 in years or "continue" in kinds:
        return Subject("carried_forward")
    if not clean:
        return None
    if "carry_in" in kinds:
        return Subject("carried_in")
    return Subject("carried_forward") if "carry_on" in kinds else Subject("carried")


_OF_DISCLOSURE = re.compile("信息公开|政务公开|依申请|公开申请|由此|与此|因此|引发|引起")
"""Cases that are handled rather than suffered are those of a body of reconsideration, unless these words say so."""


def _dispute(words: Sequence[Word], kinds: frozenset[str], clean: bool, context: Context) -> Subject | None:
    rows = _rows(words, "dispute")
    if not rows or "publish" in kinds or not context.about_disclosure:
        return None
    if not kinds.isdisjoint({"answer", "receive", "closed"}) and not _OF_DISCLOSURE.search(context.said):
        return None
    if "litigation_direct" in rows or "litigation_after_reconsideration" in rows:
        rows = tuple(row for row in rows if row not in {"litigation", "reconsideration"})
    column = _result_column(kinds)
    return Subject("result", rows, column) if column else Subject("dispute", rows, ("total",))


def _result_column(kinds: frozenset[str]) -> tuple[str, ...]:
    for column in ("upheld", "corrected", "other", "pending"):
        if f"result_{column}" in kinds:
            return (column,)
    return ("upheld", "corrected", "other") if "closed" in kinds else ()


def _result(words: Sequence[Word], kinds: frozenset[str], clean: bool, context: Context) -> Subject | None:
    column = _result_column(kinds)
    if not column or context.topic != "disputes" or not context.dispute or not clean:
        return None
    return Subject("result", context.dispute, column)


def _fee(words: Sequence[Word], kinds: frozenset[str], clean: bool, context: Context) -> Subject | None:
    return Subject("fee") if "fee" in kinds else None


_DOCUMENT_VERBS = {"in_force": ("in_force",), "repeal": ("repealed",), "issue": ("issued",), "new": ("issued",)}


def _document(words: Sequence[Word], kinds: frozenset[str], clean: bool, context: Context) -> Subject | None:
    rows = _rows(words, "document")
    verb = next((columns for kind, columns in _DOCUMENT_VERBS.items() if kind in kinds), ())
    if "public_total" in kinds:
        verb = ("total_disclosed",)
    elif "made" in kinds:
        verb = ("made",)
    if len(rows) > 1 or "amend" in kinds:
        return Subject("part") if rows else None
    if rows and not verb and words and words[0].kind == "document" and clean:
        verb = context.document_verb
    if not rows and verb and clean and context.document and kinds <= {*_DOCUMENT_VERBS, "fill", "year"}:
        rows = (context.document,)
    if not rows or not verb or ("publish" in kinds and verb != ("in_force",)) or _is_publication(words, verb):
        return None
    return Subject("document", rows, verb)


def _is_publication(words: Sequence[Word], verb: tuple[str, ...]) -> bool:
    """新增公开规章 counts what was published, not what was issued."""
    return verb == ("issued",) and any(word.text == "公开" for word in words)


def _matter(words: Sequence[Word], kinds: frozenset[str], clean: bool, context: Context) -> Subject | None:
    rows = _rows(words, "matter")
    if "publish" in kinds or "request" in kinds or any(word.text in {"公开", "信息"} for word in words):
        return None
    if rows == ("administrative_fees",) and ("charge" in kinds or clean):
        return Subject("amount", rows, ("amount",))
    decides = "decide" in kinds or "answer" in kinds or any(word.text == "案件" for word in words)
    if rows and (decides or words[0].kind == "matter"):
        return Subject("matter", rows, ("decisions",)) if decides else None
    if not rows and any(word.text in {"处理决定", "行政处理决定"} for word in words):
        return Subject("matter", (context.matter,) if context.matter else (), ("decisions",))
    return None


def _outcome(words: Sequence[Word], kinds: frozenset[str], clean: bool, context: Context) -> Subject | None:
    rows = _rows(words, "outcome")
    of_requests = context.topic == "requests" or "request" in kinds or context.about_applications
    if not rows or "publish" in kinds or not of_requests:
        return None
    return Subject("outcome", rows, ("total",))


_BODIES = (
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organization",
    "legal_services_institution",
    "other_organization",
)


def _applicant(words: Sequence[Word], kinds: frozenset[str], clean: bool, context: Context) -> Subject | None:
    columns = _rows(words, "applicant")
    if not columns or (context.topic != "requests" and "request" not in kinds):
        return None
    if "natural_person" in columns and len(columns) > 1:
        return None
    expanded = tuple(dict.fromkeys(each for name in columns for each in (_BODIES if name == "bodies" else (name,))))
    if columns == ("other_organization",) or (len(columns) > 1 and "bodies" in columns):
        expanded = _BODIES if "bodies" in columns else expanded
    return Subject("applicant", (), expanded)


def _request(words: Sequence[Word], kinds: frozenset[str], clean: bool, context: Context) -> Subject | None:
    if "request" not in kinds or "publish" in kinds or "fee" in kinds or "matter" in kinds:
        return None
    receives, answers = "receive" in kinds or "new" in kinds, "answer" in kinds
    if receives and answers:
        return Subject("requests")
    if receives:
        return Subject("received")
    if answers:
        return Subject("handled")
    return Subject("requests") if clean else None


def _implied(words: Sequence[Word], context: Context) -> Subject | None:
    """What a verb alone speaks of where the paragraph is about applications: 已答复81件."""
    kinds = frozenset(word.kind for word in words)
    if context.topic != "requests" or not kinds.isdisjoint({"partial", "publish", "matter", "charge", "channel"}):
        return None
    texts = frozenset(word.text for word in words)
    if "receive" in kinds:
        return Subject("requests" if "answer" in kinds else "received", words=texts)
    return Subject("handled", words=texts) if "answer" in kinds else None
