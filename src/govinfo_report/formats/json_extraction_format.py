"""JSON that other programs made of a report: tables by name or by position, texts, whole answers of a portal.

It is told from our own JSON by the key ``"schema"`` that ours has. Cells are found by the words around them, so the
order of keys and the way they are nested mean nothing. What no cell took is named.
"""

from __future__ import annotations

import re

from attrs import evolve

from govinfo_report.findings import Bilingual, Finding
from govinfo_report.formats._json.reading import extra_of, read_report
from govinfo_report.formats._json.reports import around, nodes_of_reports
from govinfo_report.formats._json.tree import parse_tree
from govinfo_report.formats.json_format import is_own
from govinfo_report.formats.protocols import FormatInfo
from govinfo_report.formats.source import LIMITS, Source, over_limit
from govinfo_report.reading import ReadResult
from govinfo_report.version import __version__

__all__ = ["FORMAT", "JsonExtractionFormat"]

_BEGINNING = re.compile(r'[\ufeff \t\r\n]*+(?:\{\s*+["}]|\[\s*+[\[\]{"])')


class JsonExtractionFormat:
    """JSON of others, in whatever layout."""

    info = FormatInfo(
        name="json_extraction",
        media_type="application/json",
        suffixes=(".json",),
        title=Bilingual(zh="其他程序的 JSON", en="JSON of other programs"),
    )

    def recognises(self, source: Source, /) -> bool:
        """A text that begins like a JSON object or array and is not our own."""
        return _BEGINNING.match(source.text) is not None and not is_own(source.text)

    def read(self, source: Source, /) -> tuple[ReadResult, ...]:
        """The report of the document, or each of several."""
        provenance = source.provenance(self.info.name, __version__)
        tree = parse_tree(source.text)
        parts = () if isinstance(tree, Finding) else nodes_of_reports(tree)
        if len(parts) > LIMITS.reports:
            tree = over_limit("报告份数", "the number of reports", len(parts), LIMITS.reports)
        if isinstance(tree, Finding):
            findings = (*source.findings, tree)
            return (ReadResult(report=None, findings=findings, source=source.text, provenance=provenance),)
        extras = tuple(extra_of(leaf) for leaf in around(tree, parts)) if len(parts) > 1 else ()
        results = (result for node, path in parts for result in read_report(source, provenance, node, path))
        return tuple(evolve(result, extras=(*result.extras, *extras)) if extras else result for result in results)


FORMAT = JsonExtractionFormat()
