"""What comes out of the tables of a document, cell by cell: values, spans, raw text, and what there is to report."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field, frozen

from govinfo_report.address import CellRef, Place, SectionRef
from govinfo_report.editions import Edition, all_editions
from govinfo_report.findings import Change, Finding, RuleInfo, Span, Value
from govinfo_report.form.layout import Column
from govinfo_report.formats._core.cells import is_blank, plain_count, read_cell
from govinfo_report.formats._core.items import GridRow, RawCell
from govinfo_report.formats._core.joined_figures import Joined
from govinfo_report.formats._core.rivals import Choice
from govinfo_report.formats._core.vocabulary import Match, TableVocabulary, label_key
from govinfo_report.reading import Extra, LabelMatch, Unread
from govinfo_report.report.base import Cell, Table, TableRow, row_of
from govinfo_report.report.report import Printed, PrintedKind
from govinfo_report.rules.reading import (
    EXTRA_ROW,
    INEXACT_LABEL,
    JOINED_FIGURES,
    RIVAL_TABLES,
    TABLE_LEFT_OUT,
    TABLE_OF_ANOTHER_YEAR,
    UNREAD_FIGURES,
)
from govinfo_report.text.normalise import match_key
from govinfo_report.text.typography import marks

__all__ = [
    "Remark",
    "TableReading",
    "fill_table",
    "finish_table",
    "label_read",
    "mark_joined",
    "report_unread",
    "take_cell",
    "tell_choice",
]

_SHOWN = 10


@frozen
class Remark:
    """Something about a label or a cell, to be told once for all of its kind in a table."""

    at: Place
    span: Span
    shown: str
    change: Change | None = None


@define
class TableReading:
    """What came out of the tables of a document."""

    tables: dict[str, Table] = field(factory=dict[str, Table])
    absent: set[str] = field(factory=set[str])
    findings: list[Finding] = field(factory=list[Finding])
    spans: dict[Place, Span] = field(factory=dict[Place, Span])
    raw: dict[CellRef, str] = field(factory=dict[CellRef, str])
    printed: dict[CellRef, Printed] = field(factory=dict[CellRef, Printed])
    extras: list[Extra] = field(factory=list[Extra])
    unread: list[Unread] = field(factory=list[Unread])
    trace: list[LabelMatch] = field(factory=list[LabelMatch])
    remarks: dict[tuple[str, str], tuple[RuleInfo, list[Remark]]] = field(
        factory=dict[tuple[str, str], tuple[RuleInfo, "list[Remark]"]]
    )

    def add(self, other: TableReading, /) -> None:
        """Take over all that came out of another table."""
        self.tables.update(other.tables)
        self.spans.update(other.spans)
        self.raw.update(other.raw)
        self.printed.update(other.printed)
        self.findings += other.findings
        self.extras += other.extras
        self.unread += other.unread
        self.trace += other.trace
        self.remarks.update(other.remarks)

    def remark(self, rule: RuleInfo, remark: Remark) -> None:
        """Keep something to report; what concerns one place is kept once."""
        table = str(remark.at).partition(".")[0]
        _, remarks = self.remarks.setdefault((rule.code, table), (rule, []))
        if rule is not INEXACT_LABEL or all(other.at != remark.at for other in remarks):
            remarks.append(remark)

    def tell(self) -> None:
        """Make one finding of each kind and table."""
        for rule, remarks in self.remarks.values():
            shown = tuple(remark.shown for remark in remarks[:_SHOWN]) + (("…",) if len(remarks) > _SHOWN else ())
            finding = Finding(
                rule=rule,
                at=remarks[0].at,
                related=tuple(remark.at for remark in remarks),
                values={"shown": shown},
                span=remarks[0].span,
                suggestions=tuple(remark.change for remark in remarks if remark.change),
            )
            self.findings.append(finding)


def label_read(reading: TableReading, match: Match, place: CellRef, cell: RawCell) -> None:
    """Note how a label was matched, and report it where that was not exact."""
    printed = cell.text.strip()
    how = match.how
    if how == "exact" and _has_note(match_key(printed), match_key(match.official)):
        how = "note"
    found = LabelMatch(
        printed=printed,
        official=match.official,
        at=place,
        how=how,
        distance=match.distance,
        span=cell.span,
    )
    reading.trace.append(found)
    if how != "exact":
        change = Change(at=place, was=printed, becomes=match.official)
        reading.remark(INEXACT_LABEL, Remark(place, cell.span, f"“{printed}”→“{match.official}”", change))


def _has_note(printed: str, official: str) -> bool:
    return len(printed) > len(official) and printed.startswith(official)


def take_cell(
    reading: TableReading,
    vocabulary: TableVocabulary,
    cells: dict[CellRef, Cell],
    taken: tuple[CellRef, Column, RawCell],
    /,
) -> None:
    """Read one cell into its place."""
    ref, column, cell = taken
    reading.raw[ref] = cell.text
    reading.spans[ref] = cell.span
    count = plain_count(cell.text, column)
    if count is not None:
        cells[ref] = count
        return
    result = read_cell(cell.text, column)
    cells[ref] = result.value
    if result.printed is not None:
        reading.printed[ref] = result.printed
    if result.rule is not None:
        shown = f"{vocabulary.layout.name_of(ref)} “{cell.text.strip()}”"
        reading.remark(result.rule, Remark(ref, cell.span, shown))


def mark_joined(
    reading: TableReading, vocabulary: TableVocabulary, joined: Joined, parts: Iterable[RawCell], /
) -> None:
    """Note that figures were told apart by the identities alone, so that no identity proves them."""
    for ref, part in zip(joined.cells, parts, strict=True):
        reading.printed[ref] = Printed(part.text, PrintedKind.JOINED)
    place = CellRef(joined.cells[0].table, joined.cells[0].row)
    shown = f"{vocabulary.layout.name_of(place)} “{joined.source.text.strip()}”"
    reading.remark(JOINED_FIGURES, Remark(place, joined.source.span, shown))


def finish_table(
    reading: TableReading,
    vocabulary: TableVocabulary,
    cells: dict[CellRef, Cell],
) -> None:
    """Make the table of its cells; what the source does not have is ``None`` and marked as missing."""
    fill_table(reading, _table_class(vocabulary), cells)


def fill_table(reading: TableReading, table: type[Table], cells: dict[CellRef, Cell], /) -> None:
    """Make a table of its cells; what is not among them is ``None`` and marked as missing."""
    layout = table.LAYOUT
    rows: dict[str, TableRow] = {}
    for block, row in layout.rows():
        refs = layout.row_cells(row.name)
        try:
            given = {column: cells[ref] for column, ref in refs.items()}
        except KeyError:
            blank = row_of(block, None)
            given = {column: cells.get(ref, getattr(blank, column)) for column, ref in refs.items()}
            for ref in refs.values():
                if ref not in cells:
                    reading.printed.setdefault(ref, Printed("", PrintedKind.MISSING))
        rows[row.name] = block.row_type(**given)
    reading.tables[layout.table] = table.of_rows(rows)


def _table_class(vocabulary: TableVocabulary) -> type[Table]:
    return next(table for each in all_editions() for table in each.tables if table.LAYOUT is vocabulary.layout)


def absent(reading: TableReading, due: Edition, name: str) -> None:
    """The blank table of the form that is due, for one that the source does not have."""
    reading.tables[name] = due.table(name).blank()
    reading.absent.add(name)


def strange(reading: TableReading, table: str, rows: Iterable[GridRow]) -> None:
    """Rows that no form knows: an extra where they carry a label, unread figures where they do not."""
    for row in rows:
        label = row.cells[0].text.strip()
        figures = tuple(cell.text.strip() for cell in row.cells[1:] if not is_blank(cell.text))
        if label and not label[0].isdigit() and label_key(label):
            reading.extras.append(Extra(section=table, label=label, cells=figures, span=row.span))
            shown = label + marks().beside(marks().pause.join(figures))
            reading.remark(EXTRA_ROW, Remark(SectionRef(table), row.span, shown))
        else:
            reading.unread += [unread_cell(cell) for cell in row.cells if not is_blank(cell.text)]


def tell_choice(reading: TableReading, table: str, choice: Choice) -> None:
    """Report the tables of a section that were not taken, and a year above the table that is not the report's."""
    for row in choice.left_out:
        label = row.label_cell.text.strip()
        figures = tuple(cell.text.strip() for cell in row.values if not is_blank(cell.text))
        reading.extras.append(Extra(section=table, label=label, cells=figures, span=row.row.span))
        told = label + marks().beside(marks().pause.join(figures))
        reading.remark(TABLE_LEFT_OUT, Remark(SectionRef(table), row.row.span, told))
    for row in choice.rivals:
        reading.remark(RIVAL_TABLES, Remark(SectionRef(table), row.row.span, row.label_cell.text.strip()))
    if choice.other_year is not None:
        span = choice.kept.rows[0].row.span
        reading.remark(TABLE_OF_ANOTHER_YEAR, Remark(SectionRef(table), span, str(choice.other_year)))


def unread_cell(cell: RawCell) -> Unread:
    """The text of a cell that nothing took."""
    return Unread(text=cell.text.strip(), span=cell.span)


def report_unread(reading: TableReading) -> None:
    """One finding for every figure that no cell took."""
    figures = [each for each in reading.unread if any(character.isdigit() for character in each.text)]
    if figures:
        shown = tuple(each.text for each in figures[:8]) + (("…",) if len(figures) > 8 else ())
        values: dict[str, Value] = {"figures_count": len(figures), "figures": shown}
        reading.findings.append(Finding(rule=UNREAD_FIGURES, values=values, span=figures[0].span))
