"""Who has handed in: reports held against a list of units, by code or name, and never by a guess."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import Factory, define, frozen

from govinfo_report.cli.roster_file import Roster, Unit, clean_name
from govinfo_report.findings import Bilingual
from govinfo_report.report.report import Report

__all__ = ["Attendance", "Doubt", "Received", "attendance", "received"]

_REGION_ENDINGS = ("省", "市", "州", "盟", "地区", "县", "区", "旗")
_BARE = frozenset("省市州盟县区旗")
_NO_REGION = frozenset("局厅委办院")
_SHORTEST = 3
_LONGEST = 60
_SEVERAL = Bilingual(zh="名单里有几个单位都可能是它", en="several units of the list could be meant")
_OTHER_CODE = Bilingual(zh="名称相同，统一社会信用代码不同", en="the name is the same, the 统一社会信用代码 is not")
_SHARED = Bilingual(
    zh="去掉地区名后相同，但还有别的名称也对应这个单位",
    en="the same but for the region, as is the name of another report",
)
_NO_ORGAN = Bilingual(zh="没有读出单位名称", en="the organ is not named in it")


@frozen(kw_only=True)
class Received:
    """What a document was: whose report on which year. Without a report it could not be read."""

    file: str
    is_report: bool
    organ: str | None = None
    code: str | None = None
    year: int | None = None


def received(file: str, report: Report | None, /) -> Received:
    """What was received with a document."""
    if report is None:
        return Received(file=file, is_report=False)
    organ = report.organ
    return Received(
        file=file,
        is_report=True,
        organ=organ.name if organ else None,
        code=organ.unified_social_credit_code if organ else None,
        year=report.year,
    )


@frozen(kw_only=True)
class Doubt:
    """A report that could be that of these units, or of none, and why it was given to none."""

    received: Received
    reason: Bilingual | None
    candidates: tuple[Unit, ...] = ()


@define(kw_only=True)
class Attendance:
    """Who has handed in and who has not, in the order of the list; then the documents, in their order."""

    units: int
    year: int | None
    handed_in: tuple[Unit, ...] = ()
    missing: tuple[Unit, ...] = ()
    """Units of which no report came, of whatever year."""
    twice: tuple[tuple[Unit, tuple[Received, ...]], ...] = ()
    other_year: tuple[tuple[Unit, Received], ...] = ()
    ambiguous: list[Doubt] = Factory(list[Doubt])
    strangers: list[Doubt] = Factory(list[Doubt])
    """Reports that belong to nobody on the list."""
    unread: list[Received] = Factory(list[Received])

    @property
    def in_order(self) -> bool:
        """Whether every unit has handed in once, and nothing else came."""
        return len(self.handed_in) == self.units and not (
            self.twice or self.other_year or self.ambiguous or self.strangers or self.unread
        )


def attendance(roster: Roster, documents: Sequence[Received], year: int | None, /) -> Attendance:
    """Hold the documents against the list. Without a year, reports on any year count."""
    result = Attendance(units=len(roster.units), year=year)
    result.unread = [each for each in documents if not each.is_report]
    given = _given([each for each in documents if each.is_report], _Names(roster), result)
    due = {unit: [each for each in given.get(unit, ()) if year in (None, each.year)] for unit in roster.units}
    result.handed_in = tuple(unit for unit in roster.units if due[unit])
    result.missing = tuple(unit for unit in roster.units if not given.get(unit))
    result.twice = tuple((unit, again) for unit in roster.units if (again := tuple(_repeated(due[unit]))))
    result.other_year = tuple(
        (unit, each) for unit in roster.units for each in given.get(unit, ()) if each not in due[unit]
    )
    return result


def _repeated(reports: Sequence[Received]) -> Iterator[Received]:
    """The reports of which there is another one on the same year."""
    years = Counter(each.year for each in reports)
    return (each for each in reports if years[each.year] > 1)


def _given(reports: Sequence[Received], names: _Names, result: Attendance) -> dict[Unit, list[Received]]:
    """The reports of every unit; doubts go into the result."""
    found: list[tuple[Received, Unit, bool]] = []
    for each in reports:
        match = names.match(each)
        if isinstance(match, Doubt):
            (result.ambiguous if match.candidates else result.strangers).append(match)
        else:
            found.append((each, match, names.by_region(each, match)))
    spelt: dict[Unit, set[str | None]] = {}
    for each, unit, _ in found:
        spelt.setdefault(unit, set()).add(_clean(each))
    given: dict[Unit, list[Received]] = {}
    for each, unit, by_region in found:
        if by_region and len(spelt[unit]) > 1:
            result.ambiguous.append(Doubt(received=each, reason=_SHARED, candidates=(unit,)))
        else:
            given.setdefault(unit, []).append(each)
    return given


def _clean(each: Received) -> str | None:
    return None if each.organ is None else clean_name(each.organ)


class _Names:
    """The units of a list by code, by name, and by what is left of a name without a region before it."""

    def __init__(self, roster: Roster) -> None:
        self._by_code = {unit.code: unit for unit in roster.units if unit.code is not None}
        self._by_name = _grouped((unit.clean, unit) for unit in roster.units)
        self._by_ending = _grouped((ending, unit) for unit in roster.units for ending in _without_region(unit.clean))

    def match(self, each: Received) -> Unit | Doubt:
        """The unit that a report is of, or why it was given to none."""
        if each.code is not None and each.code in self._by_code:
            return self._by_code[each.code]
        name = _clean(each)
        if not name:
            return Doubt(received=each, reason=_NO_ORGAN)
        units = list(self._by_name.get(name, ()) or dict.fromkeys(self._by_regions(name)))
        if not units:
            return Doubt(received=each, reason=None)
        if len(units) > 1:
            return Doubt(received=each, reason=_SEVERAL, candidates=tuple(units))
        if each.code is not None and units[0].code is not None:
            return Doubt(received=each, reason=_OTHER_CODE, candidates=tuple(units))
        return units[0]

    def _by_regions(self, name: str) -> Iterator[Unit]:
        yield from self._by_ending.get(name, ())
        for ending in _without_region(name):
            yield from self._by_name.get(ending, ())

    def by_region(self, each: Received, unit: Unit) -> bool:
        """Whether only the name without its region is that of the unit."""
        by_code = each.code is not None and each.code == unit.code
        return not by_code and _clean(each) != unit.clean


def _grouped(pairs: Iterator[tuple[str, Unit]]) -> Mapping[str, tuple[Unit, ...]]:
    groups: dict[str, list[Unit]] = {}
    for key, unit in pairs:
        groups.setdefault(key, []).append(unit)
    return {key: tuple(units) for key, units in groups.items()}


def _without_region(name: str) -> Iterator[str]:
    """What is left of a name without a region before it: 云溪市教育局 gives 市教育局 and 教育局."""
    for at in range(1, min(len(name), _LONGEST) - _SHORTEST + 1):
        before, rest = name[:at], name[at:]
        if _NO_REGION.intersection(before):
            return
        if before.endswith(_REGION_ENDINGS) or rest[0] in _BARE:
            yield rest
