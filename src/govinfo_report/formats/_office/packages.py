"""What readers of binary documents share: refusals, hidden figures, and which rows are text set in a table."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from govinfo_report.findings import Finding, Span
from govinfo_report.formats._core.lone_cells import is_lone_cell
from govinfo_report.formats.source import Source, unreadable
from govinfo_report.reading import Provenance, ReadResult, Unread
from govinfo_report.rules.reading import UNREAD_FIGURES

__all__ = ["is_prose", "no_package", "refusal", "shown", "with_hidden"]

_SHOWN = 8


def refusal(finding: Finding, source: Source, provenance: Provenance, /) -> tuple[ReadResult, ...]:
    """The reading of a document that gives no report."""
    return (ReadResult(report=None, findings=(finding,), source=source.text, provenance=provenance),)


def no_package(source: Source, name: str, /) -> Finding:
    """Why content that is no such document is refused: its own kind, if that can be told."""
    findings = Source.of(source.data).findings if source.data is not None else ()
    told = next((each for each in findings if not each.rule.code.endswith("120")), None)
    return told or unreadable(f"不是 {name} 文件", f"it is no {name} file")


def is_prose(texts: Sequence[str], /) -> bool:
    """Whether the printed cells of a row are text that a table only arranges, and no part of a table of figures."""
    if any(is_lone_cell(text) for text in texts):
        return False
    return len(texts) == 1 or any("。" in text for text in texts)


def with_hidden(result: ReadResult, hidden: Sequence[tuple[str, Span]], /) -> ReadResult:
    """The reading, with the figures that the document holds but does not show named as unread."""
    figures = [(text.strip(), span) for text, span in hidden if any(character.isdigit() for character in text)]
    if result.report is None or not figures:
        return result
    unread = tuple(Unread(text=text, span=span) for text, span in figures)
    told = tuple(text for text, _ in figures[:_SHOWN]) + (("…",) if len(figures) > _SHOWN else ())
    values = {"figures_count": len(figures), "figures": told}
    finding = Finding(rule=UNREAD_FIGURES, values=values, span=figures[0][1])
    return evolve(result, unread=(*result.unread, *unread), findings=(*result.findings, finding))


def shown(text: str, /) -> str:
    """A text without the blanks around it."""
    return text.strip(" \t\r\n\u3000\u00a0")
