"""Run the rules over a report, collect what they find, and say how much was checked."""

from govinfo_report.form.bounds import Outcome
from govinfo_report.validation.lines import Line
from govinfo_report.validation.profile_file import read_profile, read_suppressions
from govinfo_report.validation.profiles import Profile, all_profiles, profile
from govinfo_report.validation.report import Coverage, Validation, validate
from govinfo_report.validation.rollup import RollupValidation, validate_rollup
from govinfo_report.validation.series import SeriesValidation, YearFinding, validate_series
from govinfo_report.validation.suppressions import Suppressed, Suppression, unused_suppressions

__all__ = [
    "Coverage",
    "Line",
    "Outcome",
    "Profile",
    "RollupValidation",
    "SeriesValidation",
    "Suppressed",
    "Suppression",
    "Validation",
    "YearFinding",
    "all_profiles",
    "profile",
    "read_profile",
    "read_suppressions",
    "unused_suppressions",
    "validate",
    "validate_rollup",
    "validate_series",
]
