"""What readers and rules report: data, not prose."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal, cast

from attrs import field, frozen

from govinfo_report.address import Place
from govinfo_report.mapping import FrozenMapping
from govinfo_report.text.typography import format_number, marks

__all__ = [
    "Bilingual",
    "Change",
    "Example",
    "Finding",
    "Joint",
    "Language",
    "RuleInfo",
    "Severity",
    "Span",
    "Value",
    "Wording",
    "joined",
]

Language = Literal["zh", "en"]
Joint = Literal["pause", "names", "comma", "clauses", "semicolon", "stop"]


class Severity(enum.Enum):
    """How bad a finding is. They compare: ``Severity.ERROR > Severity.WARNING``."""

    INFORMATION = "information"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for information, 1 for a warning, 2 for an error."""
        return _RANKS[self]

    def __lt__(self, other: object) -> bool:
        return self.rank < other.rank if isinstance(other, Severity) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self.rank <= other.rank if isinstance(other, Severity) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self.rank > other.rank if isinstance(other, Severity) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self.rank >= other.rank if isinstance(other, Severity) else NotImplemented


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


@frozen
class Span:
    """A stretch of the source: code points ``start`` to ``end``, or a ``place`` where there is no such text.

    ``place`` reads like ``Sheet1!D12`` or ``$.requests.received``. With a text source it may be ``None``.
    """

    start: int
    end: int
    place: str | None = None

    def of(self, source: str, /) -> str:
        """The text of this span in the source it was taken from."""
        return source[self.start : self.end]


@frozen(kw_only=True)
class Bilingual:
    """One text in Chinese and in English, so that nothing can be half translated."""

    zh: str
    en: str

    def text(self, lang: Language, /) -> str:
        """The text in one of the two languages."""
        return self.zh if lang == "zh" else self.en


def joined(texts: Iterable[Bilingual], mark: Joint, /) -> Bilingual:
    """Texts one after the other with a mark between them, in both languages."""
    every = tuple(texts)
    return Bilingual(
        zh=getattr(marks("zh"), mark).join(text.zh for text in every),
        en=getattr(marks("en"), mark).join(text.en for text in every),
    )


Value = int | str | Decimal | Bilingual | Place | tuple[str, ...] | None


@frozen(kw_only=True)
class Example:
    """A report that a rule passes or fails: a document, or changes to a consistent report.

    ``changes`` are addresses with the new value of a cell, or names of fields of the report; ``source`` is a document
    as text. The tests run every example. A rule on two years has ``others``, the reports of the years before; a rule
    on a report that sums up its units has theirs, and ``expected``, the names of all that should be among them.
    """

    source: str | bytes | None = None
    edition: str = "2021"
    changes: Mapping[str, object] = field(default=FrozenMapping[str, object](), converter=FrozenMapping[str, object])
    others: tuple[Example, ...] = ()
    expected: tuple[str, ...] = ()
    parameters: Mapping[str, int | str | bool | Decimal] = field(
        default=FrozenMapping[str, "int | str | bool | Decimal"](),
        converter=FrozenMapping[str, "int | str | bool | Decimal"],
    )
    """What the rule is told, where it says nothing by default."""


@frozen(eq=False)
class RuleInfo:
    """One rule: what it means, how sure it is, and what to do about it.

    Two are equal if their codes are. ``official`` says that the printed form itself states the rule. ``message`` and
    ``mend`` are filled in with the
    values of a finding. Codes are permanent and never used again.
    """

    code: str
    name: str
    severity: Severity
    since: str = field(kw_only=True)
    official: bool = field(kw_only=True, default=False)
    basis: str = field(kw_only=True)
    title: Bilingual = field(kw_only=True)
    message: Bilingual = field(kw_only=True)
    reason: Bilingual = field(kw_only=True)
    mend: Bilingual = field(kw_only=True)
    exceptions: Bilingual | None = field(kw_only=True, default=None)
    passing: Example = field(kw_only=True)
    failing: Example = field(kw_only=True)

    def __eq__(self, other: object) -> bool:
        return self.code == other.code if isinstance(other, RuleInfo) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.code)

    @property
    def family(self) -> str:
        """The family of the code, such as ``"3xx"``."""
        return f"{self.code[3]}xx"


@frozen(kw_only=True)
class Change:
    """A change that would mend a finding: what stands there, and what should."""

    at: Place
    was: int | str | Decimal | None
    becomes: int | str | Decimal | None
    perhaps: Bilingual | None = field(default=None, eq=False)
    """How it may have come to be wrong, such as digits swapped; ``None`` where nothing suggests itself."""


@frozen(kw_only=True)
class Wording:
    """What a finding says in place of the texts of its rule, where it knows more than that something is wrong.

    Both are filled in with the values of the finding.
    """

    message: Bilingual
    mend: Bilingual


_NO_VALUES: FrozenMapping[str, Value] = FrozenMapping()


def _frozen_values(values: Mapping[str, object]) -> FrozenMapping[str, Value]:
    return FrozenMapping(cast("Mapping[str, Value]", values))


@frozen(kw_only=True)
class Finding:
    """One thing that a reader or a rule found.

    ``at`` is the cell where one can be named, else the line, paragraph or section; ``related`` are the other cells
    of the same finding. ``values`` hold the figures. ``span``, ``suggestions``, ``alternatives``, ``wording`` and
    ``within`` take no part in equality.
    """

    rule: RuleInfo
    at: Place | None = None
    related: tuple[Place, ...] = ()
    values: Mapping[str, Value] = field(default=_NO_VALUES, converter=_frozen_values)
    span: Span | None = field(default=None, eq=False)
    suggestions: tuple[Change, ...] = field(default=(), eq=False)
    alternatives: bool = field(default=False, eq=False)
    """Whether one of the suggestions would do and the register says which; otherwise each is to be carried out."""
    wording: Wording | None = field(default=None, eq=False, repr=False)
    within: tuple[int, int] | None = field(default=None, eq=False)
    """The part of a paragraph that is meant, as offsets in its text; ``None`` for all of it."""

    @property
    def severity(self) -> Severity:
        """The severity of the rule."""
        return self.rule.severity

    def message(self, lang: Language = "zh") -> str:
        """What was seen and what was expected, in Chinese or English."""
        return self._fill((self.wording or self.rule).message, lang)

    def advice(self, lang: Language = "zh") -> str:
        """What to do about it, in Chinese or English."""
        return self._fill((self.wording or self.rule).mend, lang)

    def _fill(self, text: Bilingual, lang: Language) -> str:
        shown = {name: _shown(value, lang) for name, value in self.values.items()}
        return text.text(lang).format_map({"at": str(self.at), "count": str(len(self.related))} | shown)


def _shown(value: Value, lang: Language) -> str:
    match value:
        case None:
            return "空白" if lang == "zh" else "blank"
        case Bilingual():
            return value.text(lang)
        case tuple():
            return marks(lang).pause.join(value)
        case Decimal():
            return format_number(value)
        case _:
            return str(value)
