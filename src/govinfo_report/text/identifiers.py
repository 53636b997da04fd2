"""Identifiers that stand on a report or its page, and what is wrong with one.

The algorithms are those of GB 32100-2015 (统一社会信用代码) and GB 11714 (组织机构代码). The shapes of 网站标识码,
ICP备案号 and 公网安备号 are those that published pages have; no standard that gives them was at hand. 索引号 has no
shape that holds everywhere and is not judged.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from attrs import frozen

__all__ = [
    "Identifier",
    "IdentifierFault",
    "IdentifierKind",
    "inspect_identifier",
    "is_icp_number",
    "is_organization_code",
    "is_police_number",
    "is_region_code",
    "is_site_code",
    "is_unified_social_credit_code",
    "same_division",
]

IdentifierKind: TypeAlias = Literal[
    "unified_social_credit_code", "organization_code", "region_code", "site_code", "icp_number", "police_number"
]
IdentifierFault: TypeAlias = Literal["shape", "length", "province", "division", "check"]

_CREDIT = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}\Z")
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORGANIZATION = re.compile(r"([0-9A-Z]{8})-?([0-9X])\Z")
_ORGANIZATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_REGION = re.compile(r"[1-9][0-9]{5}(?:[0-9]{3}){0,2}\Z")
_SITE = re.compile(r"(?:bm[0-9]+|[0-9]+)\Z")
_ICP = re.compile(r"(.)ICP(备|证)([0-9]+)号(?:-[0-9]{1,4})?\Z")
_POLICE = re.compile(r"(.)公(?:网安备|安备案)([0-9]+)号?\Z")
_PROVINCES = frozenset(
    str(code)
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65))
    for code in range(first, last + 1)
)
_ABBREVIATIONS = frozenset("京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁新")
_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
_ICP_LENGTHS = (6, 8, 10)
_POLICE_LENGTHS = (12, 14)
_NATIONAL = "100000"


@frozen
class Identifier:
    """An identifier that was looked at: its kind, its text, what is wrong with it, and the division it names.

    ``fault`` is ``None`` for a sound one; ``"shape"``: other characters, or other ones in their place; ``"length"``:
    too many or too few; ``"province"``: it begins with no abbreviation of a province; ``"division"``: its 行政区划代码
    lies in no province; ``"check"``: its check character is not the one that its other characters give.
    ``division`` is the 行政区划代码 in it, 6 digits, or ``None`` where it names none or cannot be trusted.
    """

    kind: IdentifierKind
    text: str
    fault: IdentifierFault | None
    division: str | None


def inspect_identifier(kind: IdentifierKind, text: str, /) -> Identifier:
    """Look at an identifier as printed, without white space; nothing is mended, and nothing is asked of a register.

    >>> inspect_identifier("icp_number", "宁ICP备0900464号-5").fault
    'length'
    >>> inspect_identifier("site_code", "6403240007").division
    '640324'
    """
    match kind:
        case "unified_social_credit_code":
            fault, division = _credit(text)
        case "organization_code":
            fault, division = _organization(text), None
        case "region_code":
            fault, division = _region(text)
        case "site_code":
            fault, division = _site(text)
        case "icp_number":
            fault, division = _icp(text), None
        case "police_number":
            fault, division = _police(text)
    return Identifier(kind, text, fault, None if fault in ("shape", "division") else division)


def _credit(text: str) -> tuple[IdentifierFault | None, str | None]:
    if len(text) != 18 and _made_of(text, _CREDIT_ALPHABET):
        return "length", None
    if not _CREDIT.match(text):
        return "shape", None
    division = text[2:8] if text[2:8].isdigit() and text[2:8] != _NATIONAL else None
    total = sum(_CREDIT_ALPHABET.index(character) * pow(3, n, 31) for n, character in enumerate(text[:17]))
    return (None if _CREDIT_ALPHABET[-total % 31] == text[17] else "check"), division


def _organization(text: str) -> IdentifierFault | None:
    found = _ORGANIZATION.match(text)
    if found is None:
        return "shape" if len(text.replace("-", "")) == 9 else "length"
    total = sum(int(character, 36) * weight for character, weight in zip(found[1], _ORGANIZATION_WEIGHTS, strict=True))
    return None if "0123456789X0"[11 - total % 11] == found[2] else "check"


def _region(text: str) -> tuple[IdentifierFault | None, str | None]:
    if not _REGION.match(text):
        return ("length" if _made_of(text, "0123456789") and len(text) not in (6, 9, 12) else "shape"), None
    return (None if text[:2] in _PROVINCES else "division"), text[:6]


def _site(text: str) -> tuple[IdentifierFault | None, str | None]:
    if not _SITE.match(text):
        return "shape", None
    if len(text) != 10:
        return "length", None
    if text.startswith("bm"):
        return None, None
    return (None if text[:2] in _PROVINCES else "division"), text[:6]


def _icp(text: str) -> IdentifierFault | None:
    found = _ICP.match(text)
    if found is None:
        return "shape"
    if found[1] not in _ABBREVIATIONS:
        return "province"
    return None if found[2] == "证" or len(found[3]) in _ICP_LENGTHS else "length"


def _police(text: str) -> tuple[IdentifierFault | None, str | None]:
    found = _POLICE.match(text)
    if found is None:
        return "shape", None
    if found[1] not in _ABBREVIATIONS:
        return "province", None
    if len(found[2]) not in _POLICE_LENGTHS:
        return "length", None
    return (None if found[2][:2] in _PROVINCES else "division"), found[2][:6]


def _made_of(text: str, alphabet: str) -> bool:
    return bool(text) and all(character in alphabet for character in text)


def is_unified_social_credit_code(text: str, /) -> bool:
    """Whether a 统一社会信用代码 has the right shape and check character (GB 32100-2015).

    Some genuine old codes fail the check: treat a failure as a warning. Every change of a single character is
    noticed, and every swap of two neighbours that differ.

    >>> is_unified_social_credit_code("11341702486344515H")
    True
    """
    return inspect_identifier("unified_social_credit_code", text).fault is None


def is_organization_code(text: str, /) -> bool:
    """Whether an 组织机构代码 has the right shape and check character (GB 11714).

    Every change of a single digit into another is noticed. Letters count as 10 to 35 and the check is modulo 11, so a
    change by 11, 22 or 33, such as ``1`` into ``C``, is not.

    >>> is_organization_code("00001434-9")
    True
    """
    return inspect_identifier("organization_code", text).fault is None


def is_region_code(text: str, /) -> bool:
    """Whether a 行政区划代码 has the shape of GB/T 2260: 6 digits, or 9 or 12 for townships and villages.

    >>> is_region_code("640324"), is_region_code("64032")
    (True, False)
    """
    return _REGION.match(text) is not None


def is_site_code(text: str, /) -> bool:
    """Whether a 网站标识码 has 10 characters: a 行政区划代码 with a number of 4 digits, or ``bm`` with 8 digits.

    >>> is_site_code("6403240007"), is_site_code("bm55000001"), is_site_code("0000000000")
    (True, True, False)
    """
    return inspect_identifier("site_code", text).fault is None


def is_icp_number(text: str, /) -> bool:
    """Whether an ICP备案号 begins with the abbreviation of a province and has 6, 8 or 10 digits.

    >>> is_icp_number("粤ICP备2026073665号-1"), is_icp_number("宁ICP备0900464号-5")
    (True, False)
    """
    return inspect_identifier("icp_number", text).fault is None


def is_police_number(text: str, /) -> bool:
    """Whether a 公网安备号 begins with the abbreviation of a province and has 14 digits, or 12 as older ones do.

    >>> is_police_number("宁公网安备64032402000014号")
    True
    """
    return inspect_identifier("police_number", text).fault is None


def same_division(one: str, other: str, /) -> bool:
    """Whether two 行政区划代码 agree down to the prefecture, as far as both go.

    ``320000`` is a whole province and agrees with all of it; a municipality is one prefecture, although its districts
    and counties differ in the third and fourth digit.

    >>> same_division("321200", "321281"), same_division("320000", "321281"), same_division("321200", "320100")
    (True, True, False)
    """
    if one[:2] != other[:2]:
        return False
    return one[:2] in _MUNICIPALITIES or "00" in (one[2:4], other[2:4]) or one[2:4] == other[2:4]
