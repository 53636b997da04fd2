"""What the name of an organ tells: what kind of body it is, its level, whether it can make 规章."""

from __future__ import annotations

from typing import Literal, TypeAlias

from govinfo_report.report.organ import AdministrativeLevel, Organ
from govinfo_report.rules.patterns import pattern

__all__ = ["OrganKind", "can_make_rules", "is_certain_government", "kind_of", "level_of_name"]

OrganKind: TypeAlias = Literal["township", "government", "department"]

_TOWNSHIP = pattern(r"(?:镇|乡|街道|苏木)(?:人民政府|办事处|党政(?:综合)?办公室)?\Z")
_OFFICE = pattern(r"(?<=政府)(?:办公厅|办公室|办)\Z")
_GOVERNMENT = pattern(r"(?:人民)?政府\Z")
_PLACE = pattern(r"(?:省|自治区|市|州|盟|县|旗|(?<!验|发|新|园|范|景|税|假|作|技|理)区)\Z")
_DEPARTMENT = pattern(r"(?:(?<!分)局|厅|署|部|委员会|(?<![省市县区州盟旗])委|办公室|办公厅|办)\Z")
_NO_DEPARTMENT = pattern(
    r"\A中共|[省市县区州盟旗]委(?!员)|人民代表大会|人大常|政协|政治协商|[村居]民?委|管委会|[区港城园带]管理委员会"
)
_LOCAL = pattern(r"省|自治区|市(?![场政容民])|县|[\u4e00-\u9fff](?<!社|地|林|山|校|园|库|景)区|自治州|盟|旗")
_MUNICIPALITY = pattern(r"(?:北京|上海|天津|重庆)市\Z")
_CITY_OF_A_PREFECTURE = pattern(r"(?:市|自治州).{1,8}市\Z")
_LEVELS = (
    (_MUNICIPALITY, AdministrativeLevel.PROVINCIAL),
    (pattern(r"(?:省|自治区)\Z"), AdministrativeLevel.PROVINCIAL),
    (_CITY_OF_A_PREFECTURE, AdministrativeLevel.COUNTY),
    (pattern(r"(?:县|旗|区)\Z"), AdministrativeLevel.COUNTY),
    (pattern(r"(?:州|盟)\Z"), AdministrativeLevel.PREFECTURAL),
)
_LOW = (AdministrativeLevel.COUNTY, AdministrativeLevel.TOWNSHIP)


def kind_of(organ: Organ, /) -> OrganKind | None:
    """What kind of body the name says the organ is; ``None`` for one that the deadlines of the law do not name.

    The office of a government (人民政府办公厅, 办公室) counts as the government, whose report it publishes. Boards of
    development zones, bodies of the party and people's congresses are of no kind.
    """
    name = organ.name
    if _TOWNSHIP().search(name) or organ.level is AdministrativeLevel.TOWNSHIP:
        return "township"
    if _seat(name) is not None:
        return "government"
    if _DEPARTMENT().search(name) and not _NO_DEPARTMENT().search(name):
        return "department"
    return None


def is_certain_government(organ: Organ, /) -> bool:
    """Whether the organ is a people's government by its name, of a township too: no office, no 街道办事处."""
    return organ.name.endswith(("人民政府", "镇", "乡")) or _PLACE().search(organ.name) is not None


def _seat(name: str) -> str | None:
    """The place that a government governs, by its name or that of its office; ``None`` if it is no government."""
    bare = _OFFICE().sub("", name)
    place = _GOVERNMENT().sub("", bare)
    if place != bare or _PLACE().search(place):
        return place
    return None


def level_of_name(name: str, /) -> AdministrativeLevel | None:
    """The level that the name alone tells; ``None`` for 市人民政府, which may be of a prefecture or of a county."""
    if _TOWNSHIP().search(name):
        return AdministrativeLevel.TOWNSHIP
    place = _seat(name)
    if place is None:
        return None
    return next((level for told, level in _LEVELS if told().search(place)), None)


def can_make_rules(organ: Organ | None, level: AdministrativeLevel | None, /) -> bool | None:
    """Whether an organ of this level can make 规章 (立法法); ``None`` where name and level do not tell.

    Departments of the State Council can, and the governments of provinces, of cities with districts and of autonomous
    prefectures. The office of such a government may print the government's rules.
    """
    kind = None if organ is None else kind_of(organ)
    if level in _LOW or kind == "township":
        return False
    if organ is None or kind is None:
        return None
    if kind == "department":
        return _department_can(organ.name, level)
    told = level_of_name(organ.name)
    if told in _LOW:
        return False
    return True if told is not None or level is not None else None


def _department_can(name: str, level: AdministrativeLevel | None) -> bool | None:
    if level is AdministrativeLevel.NATIONAL:
        return True
    return False if level is not None or _LOCAL().search(name) else None
