"""Tab-separated text, in all else like CSV. It is told by the name of the file, or by the heads of ours."""

from __future__ import annotations

from attrs import evolve

from govinfo_report.findings import Bilingual
from govinfo_report.formats.csv_format import CsvFormat
from govinfo_report.formats.source import Source

__all__ = ["FORMAT", "TsvFormat"]


class TsvFormat(CsvFormat):
    """Tabs between cells; text with tabs is text unless the file is named as such."""

    info = evolve(
        CsvFormat.info,
        name="tsv",
        media_type="text/tab-separated-values",
        suffixes=(".tsv",),
        title=Bilingual(zh="TSV", en="TSV"),
    )
    mark = "\t"

    def _has_labels(self, source: Source) -> bool:
        return (source.name or "").lower().endswith(".tsv") and super()._has_labels(source)


FORMAT = TsvFormat()
