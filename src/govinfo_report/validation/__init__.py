"""Run the rules over a report, collect what they find, and say how much was checked."""

from govinfo_report.form.bounds import Outcome
from govinfo_report.validation.lines import Line
from govinfo_report.validation.report import Coverage, Validation, validate
from govinfo_report.validation.series import SeriesValidation, YearFinding, validate_series

__all__ = [
    "Coverage",
    "Line",
    "Outcome",
    "SeriesValidation",
    "Validation",
    "YearFinding",
    "validate",
    "validate_series",
]
