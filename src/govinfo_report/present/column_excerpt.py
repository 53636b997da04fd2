"""The column of a table that a finding is about: a row each, as the form prints them, so that they can be added up."""

from __future__ import annotations

from govinfo_report.address import CellRef
from govinfo_report.findings import Bilingual, Finding, Language
from govinfo_report.present.columns import clip, padded, printable
from govinfo_report.present.html_tables import cell_words
from govinfo_report.present.screen import Screen
from govinfo_report.report.report import Report
from govinfo_report.text.width import display_width

__all__ = ["column_excerpt"]

_INDENT = "      "
_GAP = "  "
_WIDEST_NAME = 48
_MORE_ZERO = Bilingual(zh="其余 {} 行为 0", en="the other {} rows are 0")
_CANDIDATE = "  ← {}?"


def column_excerpt(finding: Finding, report: Report | None, lang: Language, /, *, screen: Screen) -> list[str]:
    """The rows of the column that are not 0, and behind each of them the figure that would mend the finding.

    Empty where the finding is not about a column.
    """
    at = finding.at
    if report is None or not isinstance(at, CellRef) or at.row != "*" or at.table in report.absent:
        return []
    table, concerned = report.table_of(at), frozenset(finding.related)
    columns = dict(zip(table.LAYOUT.cells(), table.LAYOUT.columns(), strict=True))
    cells = [ref for ref in columns if ref.column == at.column and ref in concerned]
    becomes = {change.at: change.becomes for change in reversed(finding.suggestions)}
    shown = [ref for ref in cells if table.cell(ref) != 0 or ref in becomes]
    names = [printable(table.LAYOUT.named(CellRef(ref.table, ref.row)).text(lang)) for ref in shown]
    figures = [printable(cell_words(report, ref, table.cell(ref), columns[ref], lang)[0]) for ref in shown]
    marks = [_CANDIDATE.format(becomes[ref]) if ref in becomes else "" for ref in shown]
    last, behind = (max(map(display_width, texts), default=0) for texts in (figures, marks))
    room = max(8, screen.width - len(_INDENT) - len(_GAP) - last - behind)
    wide = min(room, _WIDEST_NAME, max(map(display_width, names), default=0))
    lines = [
        f"{_INDENT}{padded(clip(name, wide), wide)}{_GAP}{' ' * (last - display_width(figure))}{figure}{mark}"
        for name, figure, mark in zip(names, figures, marks, strict=True)
    ]
    painted = [screen.paint(line, "error") if mark else line for line, mark in zip(lines, marks, strict=True)]
    left = len(cells) - len(shown)
    return [*painted, *([screen.paint(f"{_INDENT}{_MORE_ZERO.text(lang).format(left)}", "quiet")] if left else [])]
