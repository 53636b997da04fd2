"""行政机关: the body that a report is about, and the identifiers that name it."""

from __future__ import annotations

import enum

from attrs import frozen

from govinfo_report.text.identifiers import is_organization_code, is_region_code, is_unified_social_credit_code

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
