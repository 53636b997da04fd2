"""Run the rules over a report, collect what they find, and say how much was checked."""

from govinfo_report.form.bounds import Outcome
from govinfo_report.validation.lines import Line
from govinfo_report.validation.report import Coverage, Validation, validate

__all__ = ["Coverage", "Line", "Outcome", "Validation", "validate"]
