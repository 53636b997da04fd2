"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of a file."""

from __future__ import annotations

from govinfo_report.findings import Finding, Language, Severity
from govinfo_report.present.columns import printable
from govinfo_report.present.located import file_of, region_of
from govinfo_report.present.screen import PLAIN, Screen
from govinfo_report.present.suggestions import suggested
from govinfo_report.reading import ReadResult
from govinfo_report.validation import Validation

__all__ = ["present"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "notice"}
_STDIN = "-"


def present(
    validation: Validation,
    result: ReadResult,
    name: str,
    lang: Language,
    /,
    *,
    screen: Screen = PLAIN,  # noqa: ARG001 - a command looks the same everywhere
) -> str:
    """A line for each finding, the gravest first, since only the first few of a step are shown."""
    ranked = sorted(validation.findings, key=lambda finding: -finding.severity.rank)
    return "".join(_command(finding, validation, result, file_of(name, result), lang) for finding in ranked)


def _command(finding: Finding, validation: Validation, result: ReadResult, file: str, lang: Language) -> str:
    parts = {} if file == _STDIN else {"file": file}
    region = region_of(finding.span, result)
    if region is not None and parts:
        parts |= {"line": str(region.start.line), "endLine": str(region.end.line)}
        if region.start.line == region.end.line:
            parts |= {"col": str(region.start.column), "endColumn": str(region.end.column)}
    parts["title"] = f"{finding.rule.code} {finding.rule.title.text(lang)}"
    told = ",".join(f"{key}={_property(value)}" for key, value in parts.items())
    where = "" if finding.at is None else f" [{finding.at}]"
    lines = [finding.message(lang) + where, f"→ {finding.advice(lang)}"]
    if (mending := suggested(finding, validation.report, lang)) is not None:
        lines += mending.lines
    message = "%0A".join(_data(line) for line in lines)
    return f"::{_COMMANDS[finding.severity]} {told}::{message}\n"


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return printable(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
