"""What a unit has to change, in words: the changes that are known, and ways to mend a line of which one would do."""

from __future__ import annotations

from collections.abc import Sequence

from govinfo_report.findings import Bilingual, Change, Finding, Language
from govinfo_report.present.columns import printable
from govinfo_report.present.places import place_name_within
from govinfo_report.repair import Repair
from govinfo_report.report.report import Report

__all__ = ["changes", "ways"]

_MOST_CHANGES = 12
_TO = Bilingual(zh="“{}”改为“{}”", en="“{}” becomes “{}”")
_AT = Bilingual(zh="{}：{}", en="{}: {}")
_BLANK = Bilingual(zh="空白", en="blank")
_BECAUSE = Bilingual(zh="{}（可能是{}）", en="{} (perhaps {})")
_TOGETHER = Bilingual(zh="{}，同时{}", en="{}, and {}")
_AND = Bilingual(zh="，", en=", ")
_NUMBERS = "①②③④⑤"
_MOST_WAYS = len(_NUMBERS)
_MORE_CHANGES = Bilingual(zh="等共 {} 处", en="{} in all")
_MORE_WAYS = Bilingual(zh="另有 {} 种", en="{} more ways")


def changes(finding: Finding, report: Report | None, lang: Language, /) -> tuple[str, ...]:
    """Every change of a finding that is to be carried out."""
    told = [_change(each, finding, report, lang) for each in finding.suggestions[:_MOST_CHANGES]]
    if len(finding.suggestions) > _MOST_CHANGES:
        told.append(_MORE_CHANGES.text(lang).format(len(finding.suggestions)))
    return tuple(told)


def ways(finding: Finding, repairs: Sequence[Repair], report: Report | None, lang: Language, /) -> tuple[str, ...]:
    """The ways to mend the lines of a finding, each one change or several together, the likeliest first.

    They are the parts of the repairs of the report that lie in these lines; without any, the suggestions.
    """
    cells = frozenset(finding.related)
    parts = dict.fromkeys(tuple(each for each in repair.changes if each.at in cells) for repair in repairs)
    found = [part for part in parts if part] or [(each,) for each in finding.suggestions]
    told = [_way(part, finding, report, lang) for part in found[:_MOST_WAYS]]
    if len(found) > 1:
        told = [f"{number} {way}" for number, way in zip(_NUMBERS, told, strict=False)]
    if len(found) > _MOST_WAYS:
        told.append(_MORE_WAYS.text(lang).format(len(found) - _MOST_WAYS))
    return tuple(told)


def _way(part: Sequence[Change], finding: Finding, report: Report | None, lang: Language) -> str:
    known = {each: each for each in finding.suggestions}
    first, *others = (_change(known.get(each, each), finding, report, lang) for each in part)
    return _TOGETHER.text(lang).format(first, _AND.text(lang).join(others)) if others else first


def _change(change: Change, finding: Finding, report: Report | None, lang: Language) -> str:
    was, becomes = (_BLANK.text(lang) if each is None else str(each) for each in (change.was, change.becomes))
    told = _TO.text(lang).format(was, becomes)
    if change.at != finding.at:
        told = _AT.text(lang).format(place_name_within(change.at, finding.at, report, lang), told)
    if change.perhaps is not None:
        told = _BECAUSE.text(lang).format(told, change.perhaps.text(lang))
    return printable(told)
