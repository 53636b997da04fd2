"""How Chinese official texts are printed: the one room for it. Every writer, presenter and rule asks here.

The rules are those of GB/T 15835-2011 (numerals), GB/T 15834-2011 (punctuation) and GB/T 9704-2012 (official
documents); where a standard leaves a choice, a keyword makes it, and its default is what the forms and the published
reports print. Everything that is printed here is read back by the readers of :mod:`govinfo_report.text`.
"""

from govinfo_report.text.typography.dates import DateDash, DateStyle, format_date, format_date_range, format_year
from govinfo_report.text.typography.figures import (
    NumberStyle,
    PercentageStyle,
    QuantityStyle,
    format_number,
    format_percentage,
    format_quantity,
)
from govinfo_report.text.typography.headings import HeadingLevel, format_document_number, format_heading_number
from govinfo_report.text.typography.punctuation import Marks, MarksLanguage, marks, punctuate
from govinfo_report.text.typography.ranges import Conjunction, RangeDash, format_list, format_range

__all__ = [
    "Conjunction",
    "DateDash",
    "DateStyle",
    "HeadingLevel",
    "Marks",
    "MarksLanguage",
    "NumberStyle",
    "PercentageStyle",
    "QuantityStyle",
    "RangeDash",
    "format_date",
    "format_date_range",
    "format_document_number",
    "format_heading_number",
    "format_list",
    "format_number",
    "format_percentage",
    "format_quantity",
    "format_range",
    "format_year",
    "marks",
    "punctuate",
]
