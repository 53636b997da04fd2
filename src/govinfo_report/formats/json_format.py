"""JSON, ``govinfo-report/1``: everything a report holds, read back equal.

Counts are integers, amounts are strings with the printed digits, dates are ``2024-01-31``. A key that is not known, a
key that is missing and a value of the wrong type are findings, never silence.
"""

from __future__ import annotations

import importlib
import json
import re
from collections import Counter
from functools import lru_cache
from types import ModuleType
from typing import Any, cast

from govinfo_report.findings import Bilingual, Finding
from govinfo_report.formats._json.frame import frame_data, read_frame
from govinfo_report.formats._json.tables import read_tables, table_data
from govinfo_report.formats._json.tree import is_too_deep, too_deep
from govinfo_report.formats._json.values import JsonReading, some_of
from govinfo_report.formats.protocols import FormatInfo
from govinfo_report.formats.source import LIMITS, Source, over_limit, unreadable
from govinfo_report.reading import Provenance, ReadResult
from govinfo_report.report.report import Report
from govinfo_report.report.sections import TABLES
from govinfo_report.rules.forms import NOT_A_REPORT
from govinfo_report.rules.keys import DUPLICATE_KEY
from govinfo_report.version import __version__

__all__ = ["FORMAT", "SCHEMA", "JsonFormat", "is_own"]

SCHEMA = "govinfo-report/1"
_VERSION = re.compile(r"govinfo-report/1(?:\.[0-9]{1,4})?\Z")
_OWN = re.compile(r'"schema"\s*+:\s*+"govinfo-report\\?/')
_BEGINNING = re.compile(r'[\ufeff \t\r\n]*+(?:\{\s*+["}]|\[\s*+[\[\]{"])')


class JsonFormat:
    """JSON in the layout ``govinfo-report/1``."""

    info = FormatInfo(
        name="json",
        media_type="application/json",
        suffixes=(".json",),
        lossless=True,
        title=Bilingual(zh="JSON", en="JSON"),
    )

    def recognises(self, source: Source, /) -> bool:
        """A text that begins like a JSON object or array, and names our schema."""
        return _BEGINNING.match(source.text) is not None and is_own(source.text)

    def read(self, source: Source, /) -> tuple[ReadResult, ...]:
        """The report of an object, or those of an array."""
        provenance = source.provenance(self.info.name, __version__)
        fast = _fast()
        report = fast.read_exactly(source.content) if fast is not None else None
        if report is not None:
            return (ReadResult(report=report, findings=source.findings, source=source.text, provenance=provenance),)
        data, findings = _parse(source.text)
        if isinstance(data, list) and len(cast("list[object]", data)) > LIMITS.reports:
            over = over_limit("报告份数", "the number of reports", len(cast("list[object]", data)), LIMITS.reports)
            return (_read(None, source, provenance, (*findings, over)),)
        if isinstance(data, list):
            return tuple(_read(each, source, provenance, findings) for each in cast("list[object]", data))
        return (_read(data, source, provenance, findings),)

    def write(self, report: Report, /, *, indent: int | None = 2) -> str:
        """The report as JSON; ``indent=None`` writes it on one line."""
        data: dict[str, object] = {"schema": SCHEMA, **frame_data(report)}
        fast = _fast()
        for table in report.tables():
            data[table.LAYOUT.table] = table_data(table)
        if fast is not None:
            text = fast.dump(data, indent)
        else:
            separators = (",", ":") if indent is None else None
            text = json.dumps(data, ensure_ascii=False, indent=indent, separators=separators)
        return text if indent is None else f"{text}\n"

    def losses(self, report: Report, /, **_: Any) -> tuple[str, ...]:  # noqa: ARG002 - the protocol's signature
        """Nothing is lost."""
        return ()


FORMAT = JsonFormat()


def is_own(text: str, /) -> bool:
    """Whether a JSON text names the schema of ours."""
    return _OWN.search(text) is not None


@lru_cache(maxsize=1)
def _fast() -> ModuleType | None:
    """The quick way, if the ``json`` extra is installed."""
    try:
        return importlib.import_module("govinfo_report.formats._json.fast")
    except ImportError:
        return None


def _parse(text: str) -> tuple[object, tuple[Finding, ...]]:
    """The value of a JSON text; findings for repeated keys, or for what is no JSON at all."""
    repeated: list[str] = []

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(items)
        if len(found) != len(items):
            repeated.extend(name for name, times in Counter(name for name, _ in items).items() if times > 1)
        return found

    if is_too_deep(text):
        return None, (too_deep(),)
    try:
        data = json.loads(text.lstrip("\ufeff"), object_pairs_hook=pairs, parse_constant=_no_number)
    except ValueError as error:
        return None, (unreadable(f"不是 JSON：{error}", f"not JSON: {error}"),)
    found = (Finding(rule=DUPLICATE_KEY, values={"keys": some_of(tuple(dict.fromkeys(repeated)))}),) if repeated else ()
    return data, found


def _no_number(name: str) -> object:
    raise ValueError(f"{name} is no number")


def _read(data: object, source: Source, provenance: Provenance, parsed: tuple[Finding, ...]) -> ReadResult:
    before = (*source.findings, *parsed)
    if not isinstance(data, dict):
        lost = () if parsed else (Finding(rule=NOT_A_REPORT, values={"characters": len(source.text)}),)
        return ReadResult(report=None, findings=(*before, *lost), source=source.text, provenance=provenance)
    document = cast("dict[str, object]", data)
    schema = document.get("schema")
    if not isinstance(schema, str) or not _VERSION.match(schema):
        finding = Finding(rule=NOT_A_REPORT, values={"characters": len(source.text)})
        return ReadResult(report=None, findings=(*before, finding), source=source.text, provenance=provenance)
    reading = JsonReading()
    frame = read_frame(reading, document)
    tables = read_tables(reading, document, cast("int | None", frame["year"]))
    missing = {name for name in TABLES if document.get(name) is None}
    frame["absent"] = cast("frozenset[str]", frame["absent"]) | missing
    report = Report(**cast("dict[str, Any]", {**frame, **tables}))
    return ReadResult(
        report=report,
        findings=(*before, *reading.findings),
        extras=tuple(reading.extras),
        source=source.text,
        provenance=provenance,
    )
