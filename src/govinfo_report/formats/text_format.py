"""Plain text: read as published, with cells between bars; written as the printed form, aligned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, Protocol

from govinfo_report.findings import Bilingual
from govinfo_report.form.layout import TableLayout
from govinfo_report.formats._core.document import read_reports, refused
from govinfo_report.formats._core.text_items import lines_of_text, text_items
from govinfo_report.formats._printed import (
    closing_lines,
    heading_of,
    opening_lines,
    printed_rows,
    row_texts,
    title_of,
)
from govinfo_report.formats.protocols import FormatInfo
from govinfo_report.formats.source import Source, text_over_limit
from govinfo_report.reading import ReadResult
from govinfo_report.report.base import Table
from govinfo_report.report.organ import Organ
from govinfo_report.report.report import Report
from govinfo_report.report.s1_overview import Narrative
from govinfo_report.report.s6_other_matters import OtherMatters
from govinfo_report.report.sections import SECTIONS, TABLES
from govinfo_report.text.width import display_width
from govinfo_report.version import __version__

__all__ = ["FORMAT", "TextFormat", "lost_by_text", "lost_on_the_way"]


class TextFormat:
    """Plain text with a table row a line and bars between the cells."""

    info = FormatInfo(
        name="text",
        media_type="text/plain",
        suffixes=(".txt", ".text"),
        title=Bilingual(zh="纯文本", en="plain text"),
    )

    def recognises(self, source: Source, /) -> bool:
        """Any text can be read as plain text."""
        return source.readable

    def read(self, source: Source, /) -> tuple[ReadResult, ...]:
        """The one report of the text."""
        provenance = source.provenance(self.info.name, __version__)
        over = text_over_limit(source.text)
        if over is not None:
            return (refused(over, source, provenance),)
        return read_reports(text_items(lines_of_text(source.text)), source, provenance)

    def write(self, report: Report, /, *, ambiguous_width: Literal[1, 2] = 1) -> str:
        """The printed form, its columns aligned for a font in which Chinese characters are two columns wide.

        ``ambiguous_width`` is the width of characters such as “ ” that fonts draw narrow (1) or wide (2).
        """
        blocks = [[title] if (title := title_of(report)) else [], list(opening_lines(report))]
        for each in SECTIONS:
            heading = heading_of(report, each.name)
            body = list(_section(report, each.name, ambiguous_width))
            blocks.append(([heading] if heading else []) + body)
        blocks.append(list(closing_lines(report)))
        return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"

    def losses(self, report: Report, /, **_: Any) -> tuple[str, ...]:
        """What does not come back from plain text, by address: it is written and read back to see."""
        return lost_on_the_way(self, report)


FORMAT = TextFormat()


class _Both(Protocol):
    """A format that is read and written."""

    def read(self, source: Source, /) -> tuple[ReadResult, ...]: ...

    def write(self, report: Report, /) -> str | bytes: ...


def lost_on_the_way(both: _Both, report: Report, /) -> tuple[str, ...]:
    """What does not come back of a report that a format writes and reads, by address."""
    results = both.read(Source.of(both.write(report)))
    return lost_by_text(report, results[0].report if len(results) == 1 else None)


def lost_by_text(report: Report, back: Report | None, /) -> tuple[str, ...]:
    """The addresses at which a report that was written and read back is another one."""
    if back is None:
        return ("report",)
    lost = [*_organ(report.organ, back.organ)]
    lost += [name for name in _COMPARED if getattr(report, name) != getattr(back, name)]
    if report.title is not None and report.title != back.title:
        lost.append("title")
    lost += [f"headings.{name}" for name, heading in report.headings.items() if heading != back.headings.get(name)]
    ours, theirs = dict(report.narratives()), dict(back.narratives())
    for name in dict.fromkeys((*ours, *theirs)):
        lost += _paragraphs(name, ours.get(name), theirs.get(name))
    return tuple(lost)


_COMPARED = ("year", "period", "published_on", "issued_on", "scope", "preamble", *TABLES, "notes", "footer", "absent")


def _organ(ours: Organ | None, theirs: Organ | None) -> Iterator[str]:
    if ours is None or theirs is None or ours.name != theirs.name:
        if ours != theirs:
            yield "organ"
        return
    for name in ("level", "region_code", "unified_social_credit_code", "organization_code"):
        if getattr(ours, name) != getattr(theirs, name):
            yield f"organ.{name}"


def _paragraphs(name: str, ours: Narrative | None, theirs: Narrative | None) -> Iterator[str]:
    if ours is None or theirs is None or len(ours.paragraphs) != len(theirs.paragraphs):
        if ours != theirs:
            yield name
        return
    for index, (one, other) in enumerate(zip(ours.paragraphs, theirs.paragraphs, strict=True)):
        if one != other:
            yield f"{name}.paragraphs.{index}"
    if isinstance(ours, OtherMatters) and ours.processing_fee is not None:
        yield f"{name}.processing_fee"


def _section(report: Report, name: str, ambiguous: Literal[1, 2]) -> Iterator[str]:
    value = getattr(report, name)
    if isinstance(value, Table):
        if name not in report.absent:
            yield from _table(report, value, ambiguous)
        yield from report.notes.get(name, ())
    elif value is not None:
        yield from value.paragraphs


def _table(report: Report, table: Table, ambiguous: Literal[1, 2]) -> Iterator[str]:
    layout = table.LAYOUT
    rows = list(_across(report, table)) if layout.rows_across else list(_down(report, table))
    width = max((len(row) for row in rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in rows]
    widths = [max(display_width(row[n], ambiguous=ambiguous) for row in rows) for n in range(width)]
    for row in rows:
        yield " | ".join(_aligned(row[n], widths[n], n, layout, ambiguous) for n in range(width)).rstrip()


def _down(report: Report, table: Table) -> Iterator[list[str]]:
    """Rows under each other, groups on a line of their own and their rows indented."""
    layout = table.LAYOUT
    opened: tuple[str, ...] = ()
    block_before = None
    for block, row in printed_rows(report, table):
        if block is not block_before:
            if block.caption:
                yield [block.caption]
            yield [block.corner or "", *(column.label for column in block.columns)]
            block_before = block
        groups = tuple(group.label for group in layout.group_path(row.group) if group.label)
        for depth, label in enumerate(groups):
            if groups[: depth + 1] != opened[: depth + 1]:
                yield ["  " * depth + label]
        opened = groups
        yield ["  " * len(groups) + row.label, *row_texts(report, table, block, row)]


def _across(report: Report, table: Table) -> Iterator[list[str]]:
    """Rows side by side: the heads of the rows, the heads of their columns, one line of values."""
    layout = table.LAYOUT
    rows = list(layout.rows())
    tops: list[str] = []
    heads: list[str] = []
    for block, row in rows:
        path = [group.label or "" for group in layout.group_path(row.group)]
        blank = [""] * (len(block.columns) - 1)
        seen = path and path[0] in tops
        tops += [path[0] if path and not seen else "" if path else row.label, *blank]
        heads += [row.label if path else "", *blank]
    yield tops
    yield heads
    yield [column.label for block, _ in rows for column in block.columns]
    yield [text for block, row in rows for text in row_texts(report, table, block, row)]


def _aligned(text: str, width: int, position: int, layout: TableLayout, ambiguous: Literal[1, 2]) -> str:
    padding = " " * (width - display_width(text, ambiguous=ambiguous))
    return text + padding if position == 0 and not layout.rows_across else padding + text
