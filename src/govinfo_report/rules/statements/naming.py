"""What the words of a clause name: each way of naming a figure is one small function, tried in turn."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, evolve, frozen

from govinfo_report.rules.statements.lexicon import Word
from govinfo_report.rules.statements.patterns import Pattern

__all__ = ["Context", "Subject", "implied", "named"]


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
    unit: str = ""
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
                self.topic, self.dispute = "disputes", subject.rows
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


_SOFT = frozenset({"涉及", "关于", "针对"})


def _without_soft(words: Sequence[Word]) -> list[Word]:
    """Without 涉及 and its like where 政府信息公开 or a dispute follows: that is no part of the applications."""
    kept: list[Word] = []
    nothing = Word("?", "")
    for before, word, following in zip([nothing, *words], words, [*words[1:], nothing], strict=False):
        is_soft = word.text in _SOFT and following.kind in {"info", "dispute", "request"}
        if not (is_soft or (word.text == "类" and before.kind == "info")):
            kept.append(word)
    return kept


@frozen
class _Said:
    """The understood words of a clause."""

    words: Sequence[Word]
    kinds: frozenset[str]
    texts: frozenset[str]
    clean: bool
    """Whether these are all the words of the clause."""
    context: Context

    def rows(self, kind: str) -> tuple[str, ...]:
        """The rows that words of a kind name."""
        return tuple(dict.fromkeys(row for word in self.words if word.kind == kind for row in word.rows))


def named(given: Sequence[Word], clean: bool, context: Context, /) -> Subject | None:
    """What words name by themselves, or with the topic of the paragraph; ``clean``: they are all of the clause."""
    words = _without_soft(given)
    kinds, texts = frozenset(word.kind for word in words), frozenset(word.text for word in words)
    said = _Said(words, kinds, texts, clean, context)
    for naming in _NAMINGS:
        found = naming(said)
        if found is not None:
            is_part = "partial" in kinds or (found.kind in _COUNTS and _is_one_channel(said))
            return evolve(Subject("part") if is_part else found, words=texts)
    return None


_COUNTS = frozenset({"received", "requests", "handled"})


def _is_one_channel(said: _Said) -> bool:
    channels = {word.text for word in said.words if word.kind == "channel"} - {"平台", "系统", "渠道", "通过"}
    return len(channels) == 1 or "通过" in said.texts


def _comparison(said: _Said) -> Subject | None:
    if "growth" in said.kinds and "reach" not in said.kinds:
        rows = said.rows("matter")
        compares = not said.texts.isdisjoint({"比", "较", "同比", "环比", "相比", "相较"})
        return Subject("matter_change", rows) if rows and not compares else Subject("change")
    if "last" in said.kinds and said.kinds.isdisjoint(
        {"carry", "carry_on", "carry_in", "continue", "receive", "answer"}
    ):
        return Subject("last_year")
    return None


def _is_of_requests(said: _Said) -> bool:
    return said.context.topic == "requests" or "request" in said.kinds


def _carried(said: _Said) -> Subject | None:
    if said.kinds.isdisjoint({"carry", "carry_on", "carry_in", "continue"}) or "dispute" in said.kinds:
        return None
    if not _is_of_requests(said):
        return None
    years = {int(word.text) for word in said.words if word.kind == "year"}
    year = said.context.year or 0
    if "last" in said.kinds or year - 1 in years:
        return Subject("carried_in")
    if "next" in said.kinds or year + 1 in years or "continue" in said.kinds:
        return Subject("carried_forward")
    if not said.clean:
        return None
    if "carry_in" in said.kinds:
        return Subject("carried_in")
    return Subject("carried_forward") if "carry_on" in said.kinds else Subject("carried")


_OF_DISCLOSURE = Pattern("信息公开|政务公开|依申请|公开申请|由此|与此|因此|引发|引起")
"""Cases that are handled rather than suffered are those of a body of reconsideration, unless these words say so."""


def _dispute(said: _Said) -> Subject | None:
    rows = said.rows("dispute")
    if not rows or "publish" in said.kinds or not said.context.about_disclosure:
        return None
    if not said.kinds.isdisjoint({"answer", "receive", "closed"}) and not _OF_DISCLOSURE.search(said.context.said):
        return None
    if "litigation_direct" in rows or "litigation_after_reconsideration" in rows:
        rows = tuple(row for row in rows if row not in {"litigation", "reconsideration"})
    column = _result_column(said)
    return Subject("result", rows, column) if column else Subject("dispute", rows, ("total",))


def _result_column(said: _Said) -> tuple[str, ...]:
    for column in ("upheld", "corrected", "other", "pending"):
        if f"result_{column}" in said.kinds:
            return (column,)
    return ("upheld", "corrected", "other") if "closed" in said.kinds else ()


def _result(said: _Said) -> Subject | None:
    column = _result_column(said)
    if not column or said.context.topic != "disputes" or not said.context.dispute or not said.clean:
        return None
    return Subject("result", said.context.dispute, column)


def _fee(said: _Said) -> Subject | None:
    return Subject("fee") if "fee" in said.kinds else None


_DOCUMENT_VERBS = {"in_force": ("in_force",), "repeal": ("repealed",), "issue": ("issued",), "new": ("issued",)}


def _document(said: _Said) -> Subject | None:
    rows = said.rows("document")
    verb: tuple[str, ...] = next((columns for kind, columns in _DOCUMENT_VERBS.items() if kind in said.kinds), ())
    if "public_total" in said.kinds:
        verb = ("total_disclosed",)
    elif "public_new" in said.kinds:
        verb = ("newly_disclosed",)
    elif "made" in said.kinds:
        verb = ("made",)
    if len(rows) > 1 or "amend" in said.kinds:
        return Subject("part") if rows else None
    if rows and not verb and said.words and said.words[0].kind == "document" and said.clean:
        verb = said.context.document_verb
    if not rows and verb and said.clean and said.context.document and said.kinds <= {*_DOCUMENT_VERBS, "fill", "year"}:
        rows = (said.context.document,)
    if not rows or not verb or ("publish" in said.kinds and verb != ("in_force",)) or _is_publication(said, verb):
        return None
    return Subject("document", rows, verb)


def _is_publication(said: _Said, verb: tuple[str, ...]) -> bool:
    """新增公开规章 counts what was published, not what was issued."""
    return verb == ("issued",) and "公开" in said.texts


_CASES = frozenset({"件", "宗", "起"})
_PUBLISHED = Pattern("公开|公示|公布|发布|信息|清单|事项|网|平台|录入|归集|上报|推送|目录|受理|办件")
"""Words after which 行政许可12件 counts what was published or is on a list, and not decisions."""


def _matter(said: _Said) -> Subject | None:
    rows = said.rows("matter")
    if "publish" in said.kinds or "request" in said.kinds or not said.texts.isdisjoint({"公开", "信息"}):
        return None
    if rows == ("administrative_fees",) and ("charge" in said.kinds or said.clean):
        return Subject("amount", rows, ("amount",))
    decides = "decide" in said.kinds or "answer" in said.kinds or "案件" in said.texts
    if rows:
        is_count = said.clean and said.context.unit in _CASES and not _PUBLISHED.search(said.context.said)
        return Subject("matter", rows, ("decisions",)) if decides or is_count else None
    if not rows and not said.texts.isdisjoint({"处理决定", "行政处理决定"}):
        return Subject("matter", (said.context.matter,) if said.context.matter else (), ("decisions",))
    return None


def _outcome(said: _Said) -> Subject | None:
    rows = said.rows("outcome")
    of_requests = _is_of_requests(said) or said.context.about_applications
    if not rows or "publish" in said.kinds or not of_requests:
        return None
    return Subject("outcome", rows, ("total",))


_BODIES = (
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organization",
    "legal_services_institution",
    "other_organization",
)


def _applicant(said: _Said) -> Subject | None:
    columns = said.rows("applicant")
    if not columns or not _is_of_requests(said):
        return None
    if "natural_person" in columns and len(columns) > 1:
        return None
    expanded = tuple(dict.fromkeys(each for name in columns for each in (_BODIES if name == "bodies" else (name,))))
    if columns == ("other_organization",) or (len(columns) > 1 and "bodies" in columns):
        expanded = _BODIES if "bodies" in columns else expanded
    return Subject("applicant", (), expanded)


def _request(said: _Said) -> Subject | None:
    if "request" not in said.kinds or "publish" in said.kinds or "fee" in said.kinds or "matter" in said.kinds:
        return None
    receives, answers = "receive" in said.kinds or "new" in said.kinds, "answer" in said.kinds
    if receives and answers:
        return Subject("requests")
    if receives:
        return Subject("received")
    if answers:
        return Subject("handled")
    return Subject("requests") if said.clean else None


def implied(words: Sequence[Word], context: Context, /) -> Subject | None:
    """What a verb alone speaks of where the paragraph is about applications: 已答复81件."""
    kinds = frozenset(word.kind for word in words)
    if context.topic != "requests" or not kinds.isdisjoint({"partial", "publish", "matter", "charge", "channel"}):
        return None
    texts = frozenset(word.text for word in words)
    if "receive" in kinds:
        return Subject("requests" if "answer" in kinds else "received", words=texts)
    return Subject("handled", words=texts) if "answer" in kinds else None


_NAMINGS = (_comparison, _carried, _dispute, _result, _fee, _document, _matter, _outcome, _applicant, _request)
