"""行政机关: the body that a report is about, and the identifiers that name it."""

from __future__ import annotations

import enum
import re

from attrs import frozen

__all__ = [
    "AdministrativeLevel",
    "Organ",
    "Scope",
    "is_organization_code",
    "is_region_code",
    "is_unified_social_credit_code",
]


class AdministrativeLevel(enum.Enum):
    """The level of government that an organ belongs to."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    PREFECTURAL = "prefectural"
    COUNTY = "county"
    TOWNSHIP = "township"


class Scope(enum.Enum):
    """统计口径: whether the figures are those of the organ alone, or those of its subordinate bodies too."""

    OWN = "own"
    CONSOLIDATED = "consolidated"
    UNKNOWN = "unknown"


@frozen(kw_only=True)
class Organ:
    """行政机关, the organ that reports.

    ``name`` is simplified and clean; ``printed_name`` is as the source has it. The identifiers are kept as printed:
    whether their check digits are right is a question for the rules.
    """

    name: str
    printed_name: str | None = None
    level: AdministrativeLevel | None = None
    region_code: str | None = None
    """行政区划代码 (GB/T 2260): 6, 9 or 12 digits."""
    unified_social_credit_code: str | None = None
    """统一社会信用代码 (GB 32100-2015): 18 characters."""
    organization_code: str | None = None
    """组织机构代码 (GB 11714): 9 characters."""

    @property
    def key(self) -> str:
        """What tells this organ from all others: 统一社会信用代码, else division code with the full name."""
        if self.unified_social_credit_code:
            return self.unified_social_credit_code
        return f"{self.region_code or ''}:{self.name}"


_USCC = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}\Z")
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORGANIZATION = re.compile(r"([0-9A-Z]{8})-?([0-9X])\Z")
_ORGANIZATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_REGION = re.compile(r"[1-9][0-9]{5}(?:[0-9]{3}){0,2}\Z")


def is_unified_social_credit_code(text: str, /) -> bool:
    """Whether a 统一社会信用代码 has the right shape and check character (GB 32100-2015).

    Some genuine old codes fail the check: treat a failure as a warning.

    >>> is_unified_social_credit_code("11341702486344515H")
    True
    """
    if not _USCC.match(text):
        return False
    total = sum(_USCC_ALPHABET.index(character) * pow(3, n, 31) for n, character in enumerate(text[:17]))
    return _USCC_ALPHABET[-total % 31] == text[17]


def is_organization_code(text: str, /) -> bool:
    """Whether an 组织机构代码 has the right shape and check character (GB 11714).

    >>> is_organization_code("00001434-9")
    True
    """
    found = _ORGANIZATION.match(text)
    if found is None:
        return False
    total = sum(int(character, 36) * weight for character, weight in zip(found[1], _ORGANIZATION_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11] == found[2]


def is_region_code(text: str, /) -> bool:
    """Whether a 行政区划代码 has the shape of GB/T 2260: 6 digits, or 9 or 12 for townships and villages.

    >>> is_region_code("640324"), is_region_code("64032")
    (True, False)
    """
    return _REGION.match(text) is not None
