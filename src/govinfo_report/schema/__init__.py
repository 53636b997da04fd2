"""JSON Schemas (draft 2020-12) of what is written, made from the classes, the layouts and the rules."""

from govinfo_report.schema.findings import findings_schema
from govinfo_report.schema.reports import report_schema
from govinfo_report.schema.shapes import Schema

__all__ = ["Schema", "findings_schema", "report_schema"]
