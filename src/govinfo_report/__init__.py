r"""Read, check, compose and write China's annual reports on open government information (政府信息公开工作年度报告).

>>> from govinfo_report import read, validate
>>> result = read("三、收到和处理政府信息公开申请情况\n四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3\n")
>>> result.unwrap().requests.carried_forward.total
3
>>> validate(result).complete
False
"""

from govinfo_report.address import CellRef, HeadingRef, ParagraphRef, Place, SectionRef, parse_place
from govinfo_report.editions import Edition, all_editions, edition, edition_for_year
from govinfo_report.editions.e2019 import ProactiveDisclosure2019, Requests2019
from govinfo_report.editions.e2021 import ProactiveDisclosure2021, Requests2021
from govinfo_report.errors import (
    BrokenFormatWarning,
    CellTypeError,
    GovInfoError,
    MissingExtraError,
    MissingFontError,
    PlaceError,
    ProfileError,
    UnknownEditionError,
    UnknownFormatError,
    UnwritableError,
)
from govinfo_report.findings import Bilingual, Change, Example, Finding, RuleInfo, Severity, Span, Wording
from govinfo_report.form.bounds import Outcome
from govinfo_report.formats import (
    FormatInfo,
    Reader,
    Writer,
    all_formats,
    losses,
    read,
    read_all,
    read_file,
    write,
    write_all,
    write_bytes,
    write_file,
)
from govinfo_report.formats.source import Source
from govinfo_report.reading import Extra, LabelMatch, Provenance, ReadError, ReadResult, Unread
from govinfo_report.report.money import Money
from govinfo_report.report.organ import AdministrativeLevel, Organ, Scope
from govinfo_report.report.report import Footer, Printed, PrintedKind, Report
from govinfo_report.report.s1_overview import Overview
from govinfo_report.report.s2_proactive_disclosure import (
    Decisions,
    DisclosedDocuments,
    FeeItems,
    FeesCollected,
    IssuedDocuments,
    Matters,
    ProactiveDisclosure,
    Procurement,
)
from govinfo_report.report.s3_requests import ApplicantCounts, Requests
from govinfo_report.report.s4_disputes import CaseOutcomes, Disputes
from govinfo_report.report.s5_problems import Problems
from govinfo_report.report.s6_other_matters import OtherMatters, ProcessingFee
from govinfo_report.rules import Found, all_rules, rule, rule_info
from govinfo_report.text.dates import DateRange
from govinfo_report.validation import (
    Coverage,
    Line,
    Profile,
    RollupValidation,
    SeriesValidation,
    Suppressed,
    Suppression,
    Validation,
    YearFinding,
    all_profiles,
    profile,
    read_profile,
    read_suppressions,
    unused_suppressions,
    validate,
    validate_rollup,
    validate_series,
)
from govinfo_report.version import __version__

__all__ = [
    "AdministrativeLevel",
    "ApplicantCounts",
    "Bilingual",
    "BrokenFormatWarning",
    "CaseOutcomes",
    "CellRef",
    "CellTypeError",
    "Change",
    "Coverage",
    "DateRange",
    "Decisions",
    "DisclosedDocuments",
    "Disputes",
    "Edition",
    "Example",
    "Extra",
    "FeeItems",
    "FeesCollected",
    "Finding",
    "Footer",
    "FormatInfo",
    "Found",
    "GovInfoError",
    "HeadingRef",
    "IssuedDocuments",
    "LabelMatch",
    "Line",
    "Matters",
    "MissingExtraError",
    "MissingFontError",
    "Money",
    "Organ",
    "OtherMatters",
    "Outcome",
    "Overview",
    "ParagraphRef",
    "Place",
    "PlaceError",
    "Printed",
    "PrintedKind",
    "ProactiveDisclosure",
    "ProactiveDisclosure2019",
    "ProactiveDisclosure2021",
    "Problems",
    "ProcessingFee",
    "Procurement",
    "Profile",
    "ProfileError",
    "Provenance",
    "ReadError",
    "ReadResult",
    "Reader",
    "Report",
    "Requests",
    "Requests2019",
    "Requests2021",
    "RollupValidation",
    "RuleInfo",
    "Scope",
    "SectionRef",
    "SeriesValidation",
    "Severity",
    "Source",
    "Span",
    "Suppressed",
    "Suppression",
    "UnknownEditionError",
    "UnknownFormatError",
    "Unread",
    "UnwritableError",
    "Validation",
    "Wording",
    "Writer",
    "YearFinding",
    "__version__",
    "all_editions",
    "all_formats",
    "all_profiles",
    "all_rules",
    "edition",
    "edition_for_year",
    "losses",
    "parse_place",
    "profile",
    "read",
    "read_all",
    "read_file",
    "read_profile",
    "read_suppressions",
    "rule",
    "rule_info",
    "unused_suppressions",
    "validate",
    "validate_rollup",
    "validate_series",
    "write",
    "write_all",
    "write_bytes",
    "write_file",
]
