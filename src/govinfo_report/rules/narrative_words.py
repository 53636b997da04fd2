"""GIR605: words such as 没有收到申请 or 均获维持 that the tables contradict."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import frozen

from govinfo_report.findings import Bilingual, Example, RuleInfo, Severity, joined
from govinfo_report.report.report import Report
from govinfo_report.rules.base import Found, rule
from govinfo_report.rules.statements.analysis import Passage, Statement, is_partial_time, other_year, prose_of
from govinfo_report.rules.statements.expressions import Expression, expression
from govinfo_report.rules.statements.lexicon import Word, words_of
from govinfo_report.rules.statements.patterns import Pattern
from govinfo_report.rules.statements.quoting import sentence_at, shortened
from govinfo_report.rules.statements.scope import other_scope
from govinfo_report.rules.statements.subjects import Subject
from govinfo_report.text.typography import format_number

__all__ = ["quantifier_mismatch"]


@frozen(eq=False)
class _Claim:
    """Words that say that some expressions are nil, with their place in the paragraph."""

    start: int
    end: int
    nil: tuple[Expression, ...]


_NONE = Pattern("(?:没有|未曾|从未|尚未|未|无|没)(?!经|按|及时|能|缴|补|达|论|法|需|须|正当)")
_BODY = Pattern(r"[^，,。；;：:！？\n\d]{1,48}")
_DOUBLE = Pattern("(?:杜绝|避免|防止|不存在|并非|不得|不能|是否|有|若|如)$")
_WORSE = Pattern("败诉|纠错|纠正|撤销|变更|违法|超期|逾期|投诉举报案件")
_ALSO = frozenset(
    {
        "投诉",
        "举报",
        "申诉",
        "被",
        "人",
        "任何",
        "公众",
        "本局",
        "现象",
        "事件",
        "的情况",
        "一起",
        "一件",
        "产",
        "要",
        "案",
        "出现",
        "局",
        "有人",
    }
)
_UPHELD = Pattern("(?:均|全部|都)(?:获得?|被|予以|得到|为|是|已)?(?:结果)?维持")
_UNCORRECTED = Pattern("(?:没有|未被?|无|未予)(?:被)?(?:结果)?纠正")
_DONE = Pattern(
    "(?<!未)(?:全部|均)(?:已)?(?:按时|按期|依法|及时|如期)?(?:办结|办理完毕)|(?<![时期])办结率(?:为|达到?|是)?100%"
)
_NOT_CARRIED = Pattern(
    "(?:没有|无|未)(?:申请|件)?(?:需要?)?(?:结转|转)(?:到|至|入)?(?:下一?年度?|次年|明年)|(?:没有|无)(?:下一?年度?|次年)(?:的)?结转"
)
_NOT_CARRIED_IN = Pattern("(?:没有|无)(?:上一?年度?|去年)(?:度)?(?:的)?(?:结转|转来)")
_NO_LITIGATION = Pattern(r"(?P<what>行政复议|行政诉讼)[^，,。；;\d]{0,12}[：:为]\s?无(?!\w)")

_RECEIVED = expression("requests", "received")
_CARRIED_FORWARD = expression("requests", "carried_forward")
_CARRIED_IN = expression("requests", "carried_in")
_RECONSIDERATION = expression("disputes", "reconsideration")
_LITIGATION = expression("disputes", "litigation_direct", "litigation_after_reconsideration")
_MATTERS = ("licensing", "penalties", "compulsion")


def _claims(passage: Passage) -> Iterator[_Claim]:
    plain = passage.plain
    for match in _NONE.finditer(plain):
        body = _BODY.match(plain, match.end())
        if body is not None and not _DOUBLE.search(plain[max(0, match.start() - 4) : match.start()]):
            nil = tuple(_nil(body[0]))
            if nil:
                yield _Claim(match.start(), body.end(), nil)
    for match in _UPHELD.finditer(plain):
        rows = _disputes_before(passage, match.start())
        yield _Claim(*match.span(), tuple(expression("disputes", *rows, columns=(c,)) for c in _NOT_UPHELD))
    for match in _UNCORRECTED.finditer(plain):
        if "复议" in plain[max(0, match.start() - 24) : match.start()]:
            yield _Claim(*match.span(), (_RECONSIDERATION.in_columns(("corrected",)),))
    yield from _about_carrying(passage)


_NOT_UPHELD = ("corrected", "other", "pending")


def _about_carrying(passage: Passage) -> Iterator[_Claim]:
    for match in _NOT_CARRIED.finditer(passage.plain):
        yield _Claim(*match.span(), (_CARRIED_FORWARD,))
    for match in _NOT_CARRIED_IN.finditer(passage.plain):
        yield _Claim(*match.span(), (_CARRIED_IN,))
    kinds = {statement.kind for statement in passage.statements}
    for match in _DONE.finditer(passage.plain):
        last = _last_before(passage, match.start())
        counted = last is not None and last.kind in {"received", "requests", "handled"}
        if (
            last is not None
            and counted
            and match.start() - last.quantity.end <= _NEAR
            and not kinds & {"carried_forward", "carried"}
        ):
            yield _Claim(*match.span(), (_CARRIED_FORWARD,))


_NEAR = 40


def _last_before(passage: Passage, position: int) -> Statement | None:
    """The last quantity before a position."""
    index = bisect_right(passage.statements, position, key=lambda each: each.quantity.end)
    return passage.statements[index - 1] if index else None


def _disputes_before(passage: Passage, position: int) -> tuple[str, ...]:
    """The cases that 均获维持 is said of: those counted right before it."""
    rows: tuple[str, ...] = ()
    last = _last_before(passage, position)
    if last is not None and last.kind == "dispute" and last.subject is not None:
        rows = last.subject.rows
    both = ("litigation_direct", "litigation_after_reconsideration")
    return tuple(each for row in rows for each in (both if row == "litigation" else (row,))) or (
        "reconsideration",
        *both,
    )


def _nil(body: str) -> Iterator[Expression]:
    """What is said to be nil by the words after 没有, if all of them are understood."""
    words = words_of(body)
    kinds = {word.kind for word in words}
    if not _understood(words) or kinds & {"channel", "partial", "growth", "publish", "carry", "last", "next", "year"}:
        return
    rows = {row for word in words if word.kind == "dispute" for row in word.rows}
    if "dispute" in kinds and not _WORSE.search(body):
        if "reconsideration" in rows:
            yield _RECONSIDERATION
        if rows & {"litigation", "litigation_direct"}:
            yield _LITIGATION
    elif "request" in kinds and kinds.isdisjoint({"matter", "fee", "charge", "outcome", "document", "answer"}):
        yield _RECEIVED
    elif "matter" in kinds and "request" not in kinds and kinds <= {"matter", "fill", "mark", "decide", "?"}:
        named = {row for word in words if word.kind == "matter" for row in word.rows}
        yield from (expression("proactive_disclosure", row, columns=("decisions",)) for row in _MATTERS if row in named)


def _understood(words: Sequence[Word]) -> bool:
    return all(word.kind != "?" or word.text in _ALSO for word in words)


@rule(
    RuleInfo(
        "GIR605",
        "quantifier-mismatch",
        Severity.WARNING,
        since="0.1.0",
        basis="〔2021〕30号 报告内容",
        title=Bilingual(zh="“没有”“均”等说法与表格矛盾", en="Words such as none or all that the tables contradict"),
        message=Bilingual(
            zh="“{sentence}”中的“{words}”与表格矛盾，表中{held}。",
            en="“{sentence}”: “{words}” is contradicted by the tables: {held}.",
        ),
        reason=Bilingual(
            zh="“没有收到申请”时表中应为 0；“均获维持”时不应再有纠正、其他结果或尚未审结的案件。",
            en="Where no application was received the table shows 0; where all was upheld nothing is pending.",
        ),
        mend=Bilingual(
            zh="核对台账：表格对的，把“{words}”改为实际件数；文字对的，把表中的数改为 0。",
            en="Look into the ledger: if the table is right, give the number for “{words}”; if the text is, enter 0.",
        ),
        exceptions=Bilingual(
            zh="文字只说某一类、某一渠道或某一单位的，应在文中写明。",
            en="Words about one kind, one channel or one unit should say so.",
        ),
        passing=Example(changes={"overview": ("全年没有收到涉及商业秘密的申请。",)}),
        failing=Example(changes={"overview": ("全年没有收到政府信息公开申请。",)}),
    )
)
def quantifier_mismatch(report: Report) -> Iterator[Found]:
    """Words that say that something is nil, or all, and figures above 0 that say otherwise."""
    for passage in prose_of(report).passages:
        if not _WORDS.search(passage.plain):
            continue
        for claim in _claims(passage):
            against = list(_against(report, claim.nil))
            if against and _is_this_report(report, passage, claim):
                yield _found(passage, claim, against)


_WORDS = Pattern("没|未|无|均|都|全部|办结率")


def _is_this_report(report: Report, passage: Passage, claim: _Claim) -> bool:
    """Whether the claim is of this organ and this year."""
    start, _ = sentence_at(passage.plain, claim.start)
    said = passage.plain[start : claim.start]
    whose = passage.plain[start : claim.end]
    if other_year(said, report.year, Subject("claim")) is not None or other_scope(whose, report.organ) is not None:
        return False
    return _PARTIAL.search(said) is None and not is_partial_time(said, report.year)


_PARTIAL = Pattern("以来|下一步|今后|如果|对于|针对|曾经")


def _against(report: Report, nil: Sequence[Expression]) -> Iterator[tuple[Expression, int | Decimal]]:
    for each in nil:
        outcome = each.outcome(report)
        if outcome is not None and outcome.at_least is None and min(outcome.values) > 0:
            yield each, outcome.values[0]


def _found(passage: Passage, claim: _Claim, against: Sequence[tuple[Expression, int | Decimal]]) -> Found:
    shown = [(each.name, format_number(value)) for each, value in against]
    held = joined((Bilingual(zh=f"{name.zh} {value}", en=f"{name.en} = {value}") for name, value in shown), "pause")
    return Found(
        at=passage.place,
        values={
            "sentence": shortened(passage.text, *sentence_at(passage.plain, claim.start), claim.start, claim.end),
            "words": passage.text[claim.start : claim.end].strip(),
            "held": held,
        },
        within=(claim.start, claim.end),
    )
