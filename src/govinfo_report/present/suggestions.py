"""What would mend a finding, in words: changes to carry out, or candidates of which the register decides."""

from __future__ import annotations

from attrs import frozen

from govinfo_report.findings import Bilingual, Change, Finding, Language
from govinfo_report.present.columns import printable
from govinfo_report.present.places import place_name_within
from govinfo_report.report.report import Report

__all__ = ["Suggested", "change_told", "suggested"]

_MOST = 5
_ONE_OF = Bilingual(zh="可能的改法（改一处即可，以台账为准）：", en="One of these would do; the register says which:")
_PERHAPS_THIS = Bilingual(zh="可能的改法（以台账为准）：", en="This would do; check the register:")
_EACH = Bilingual(zh="逐处改正：", en="Change each of these:")
_THIS = Bilingual(zh="改正：", en="Change this:")
_MORE = Bilingual(zh="另有 {} 种改法", en="{} more ways")
_MORE_PLACES = Bilingual(zh="另有 {} 处", en="{} more places")
_BLANK = Bilingual(zh="空白", en="blank")
_QUOTED = "“{}”"
_BECAUSE = Bilingual(zh="{}（可能是{}）", en="{} (perhaps {})")


@frozen(kw_only=True)
class Suggested:
    """What to say before the changes, a text for each of them, and how many more there are; else empty."""

    lead: str
    changes: tuple[str, ...]
    more: str

    @property
    def listed(self) -> tuple[str, ...]:
        """What stands below the lead: several changes and, if there are more of them, how many; nothing for one."""
        return (*self.changes, *([self.more] if self.more else [])) if len(self.changes) > 1 else ()

    @property
    def head(self) -> str:
        """The lead; a single change stands right behind it."""
        return self.lead if self.listed else f"{self.lead}{'' if self.lead.endswith('：') else ' '}{self.changes[0]}"

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it, a line each."""
        return (self.head, *(f"· {each}" for each in self.listed))


def suggested(finding: Finding, report: Report | None, lang: Language, /) -> Suggested | None:
    """The suggestions of a finding; ``None`` where there are none, or its own words tell them all."""
    changes = finding.suggestions if finding.alternatives else tuple(_untold(finding, lang))
    if not changes:
        return None
    several = len(changes) > 1
    if finding.alternatives:
        lead, more = _ONE_OF if several else _PERHAPS_THIS, _MORE
    else:
        lead, more = _EACH if several else _THIS, _MORE_PLACES
    left = len(changes) - _MOST
    return Suggested(
        lead=lead.text(lang),
        changes=tuple(change_told(each, finding, report, lang) for each in changes[:_MOST]),
        more=more.text(lang).format(left) if left > 0 else "",
    )


def change_told(change: Change, finding: Finding, report: Report | None, lang: Language, /) -> str:
    """One change: the place by its name, what stands there, what should, and how the slip may have come about.

    The place goes without saying where it is the only one and that of the finding.
    """
    was, becomes = (_figure(each, lang) for each in (change.was, change.becomes))
    alone = change.at == finding.at and len(finding.suggestions) == 1
    place = "" if alone else f"{printable(place_name_within(change.at, finding.at, report, lang))} "
    told = f"{place}{was} → {becomes}"
    return told if change.perhaps is None else _BECAUSE.text(lang).format(told, change.perhaps.text(lang))


def _figure(value: object, lang: Language) -> str:
    if value is None:
        return _BLANK.text(lang)
    return _QUOTED.format(printable(value)) if isinstance(value, str) else str(value)


def _untold(finding: Finding, lang: Language) -> list[Change]:
    """The changes that the words of the finding do not tell: those of a wording tell all, a rule quotes texts."""
    if finding.wording is not None:
        return []
    text = f"{finding.message(lang)}\n{finding.advice(lang)}"
    return [each for each in finding.suggestions if not (_quoted(each.was, text) and _quoted(each.becomes, text))]


def _quoted(value: object, text: str) -> bool:
    return isinstance(value, str) and _QUOTED.format(value) in text
