"""The lines of the form in one report: each judged once, shown on demand, and told as a finding where it is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import cast

from attrs import evolve, field, frozen

from govinfo_report.address import CellRef
from govinfo_report.findings import Bilingual, Finding, Language, Value
from govinfo_report.form.bounds import Outcome, Verdict, judge
from govinfo_report.form.identity import Identity, LineLayout, lines_of, residual_function
from govinfo_report.mapping import FrozenMapping
from govinfo_report.report.base import Cell, Table, number_of
from govinfo_report.report.report import PrintedKind, Report
from govinfo_report.text.typography import marks

__all__ = ["JudgedTable", "Line", "clash_finding", "joined_positions", "line_finding", "verdict_text"]

_SHOWN_TERMS = 8
_SHOWN_FIGURES = 12


@frozen
class Line:
    """One line of an identity in one report, with its outcome."""

    identity: Identity
    at: CellRef
    """The row or column that the line is about, such as ``requests.*.total``."""
    outcome: Outcome
    left: int | None
    """The sum of the left side; ``None`` if a cell of it is blank."""
    right: int | None
    filled: FrozenMapping[CellRef, int]
    """The only possible values of the blanks of an ``INFERRED`` line."""
    cells: tuple[CellRef, ...] = field(repr=False)
    """The cells of the line, left side first."""


@frozen(eq=False)
class JudgedTable:
    """The lines of one table of a report, judged once and shown on demand."""

    table: Table
    layouts: tuple[LineLayout, ...]
    values: tuple[Cell, ...]
    residuals: tuple[int, ...] | None
    """Left less right of every line, where no cell of the table's lines is blank."""
    joined: frozenset[int] = frozenset()
    """Positions of figures that the lines themselves were used to read: no line proves anything about them."""

    @classmethod
    def of(cls, table: Table, identities: tuple[Identity, ...], joined: frozenset[int] = frozenset()) -> JudgedTable:
        """The lines that these identities draw in a table."""
        layouts = lines_of(table.LAYOUT, identities)
        values = table.values()
        try:
            residuals = residual_function(layouts)(cast("Sequence[int]", values))
        except TypeError:  # a blank has no sum
            residuals = None
        return cls(table, layouts, values, residuals, joined)

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What became of each line, in the order of ``layouts``."""
        if self.residuals is None:
            judged = judge(self.layouts, [number_of(cell) for cell in self.values])
        else:
            judged = tuple(
                _HOLDS if layout.identity.holds(residual) else _BROKEN
                for layout, residual in zip(self.layouts, self.residuals, strict=True)
            )
        if not self.joined:
            return judged
        return tuple(
            _INFERRED if verdict.outcome is Outcome.HOLDS and self._rests_on_itself(layout) else verdict
            for layout, verdict in zip(self.layouts, judged, strict=True)
        )

    def _rests_on_itself(self, layout: LineLayout) -> bool:
        return any(position in self.joined for position, _ in layout.terms)

    def refuted(self) -> tuple[tuple[LineLayout, Verdict], ...]:
        """The lines that are certainly wrong."""
        if self.residuals is not None and not any(self.residuals):
            return ()
        return tuple(
            (layout, verdict)
            for layout, verdict in zip(self.layouts, self.verdicts, strict=True)
            if verdict.outcome in (Outcome.BROKEN, Outcome.IMPOSSIBLE)
        )

    def sides(self, layout: LineLayout) -> tuple[int | None, int | None]:
        """The sums of the two sides; ``None`` for a side with a blank."""
        values = cast("Sequence[int]", self.values)
        return _sum([values[n] for n in layout.left]), _sum([values[n] for n in layout.right])

    def lines(self) -> Iterator[Line]:
        """Every line that is an equality."""
        if self.residuals is None or self.joined:
            for layout, verdict in zip(self.layouts, self.verdicts, strict=True):
                if layout.exact:
                    yield self.line(layout, verdict)
            return
        values = cast("Sequence[int]", self.values)
        for layout, residual in zip(self.layouts, self.residuals, strict=True):
            if layout.exact:
                left = sum([values[n] for n in layout.left])
                outcome = Outcome.BROKEN if residual else Outcome.HOLDS
                at, cells = layout.at, layout.cells
                yield Line(layout.identity, at, outcome, left, left - residual, _NOTHING_FILLED, cells)

    def line(self, layout: LineLayout, verdict: Verdict) -> Line:
        """One line with its outcome."""
        left, right = self.sides(layout)
        filled = _NOTHING_FILLED
        if verdict.filled:
            cells = self.table.LAYOUT.cells()
            filled = FrozenMapping({cells[position]: value for position, value in verdict.filled})
        return Line(layout.identity, layout.at, verdict.outcome, left, right, filled, layout.cells)


_NOTHING_FILLED: FrozenMapping[CellRef, int] = FrozenMapping()
_HOLDS = Verdict(Outcome.HOLDS)
_BROKEN = Verdict(Outcome.BROKEN)
_INFERRED = Verdict(Outcome.INFERRED)


def _sum(values: list[int]) -> int | None:
    try:
        return sum(values)
    except TypeError:  # a blank has no sum
        return None


def joined_positions(report: Report, table: Table) -> frozenset[int]:
    """Where the figures of a table stand that its own lines were used to read."""
    refs = [ref for ref, printed in report.printed.items() if printed.kind is PrintedKind.JOINED]
    return frozenset(position for ref in refs if (position := table.LAYOUT.index(ref)) is not None)


def line_finding(judged: JudgedTable, layout: LineLayout, verdict: Bilingual) -> Finding:
    """The finding that a line is wrong, with the figures of both sides."""
    line = judged.line(layout, _BROKEN)
    values: dict[str, Value] = {
        "line": judged.table.LAYOUT.named(layout.at),
        "left": line.left,
        "right": line.right,
        "left_terms": _terms(judged, layout, layout.left),
        "right_terms": _terms(judged, layout, layout.right),
        "verdict": verdict,
    }
    return Finding(rule=layout.identity.rule, at=layout.at, related=line.cells, values=values)


def clash_finding(judged: JudgedTable, layouts: list[LineLayout]) -> Finding:
    """The finding that lines cannot hold together, whatever the blanks are."""
    names = [judged.table.LAYOUT.named(layout.at) for layout in layouts]
    verdict = Bilingual(
        zh=f"空白处无论填何数，以下各行列不能同时成立：{marks().pause.join(name.zh for name in names)}",
        en=f"no filling of the blanks lets these hold together: {marks('en').pause.join(name.en for name in names)}",
    )
    first = line_finding(judged, layouts[0], verdict)
    cells = dict.fromkeys(cell for layout in layouts for cell in judged.line(layout, _BROKEN).cells)
    return evolve(first, related=tuple(cells))


def verdict_text(judged: JudgedTable, layout: LineLayout, verdict: Verdict) -> Bilingual:
    """By how much a line is wrong, or that no filling of its blanks can mend it."""
    if verdict.together is not None:
        return _NOT_TOGETHER
    if verdict.outcome is Outcome.IMPOSSIBLE:
        blanks = sum(1 for position, _ in layout.terms if number_of(judged.values[position]) is None)
        return Bilingual(
            zh=f"其中 {blanks} 格空白，无论填何数都不能成立",
            en=f"{blanks} cells are blank, and no filling makes it hold",
        )
    left, right = judged.sides(layout)
    difference = (left or 0) - (right or 0)
    return Bilingual(zh=f"相差 {abs(difference)}", en=f"they differ by {abs(difference)}")


_NOT_TOGETHER = Bilingual(zh="与交叉的行列不能同时成立", en="it cannot hold together with those that it crosses")


def _terms(judged: JudgedTable, line: LineLayout, positions: tuple[int, ...]) -> Bilingual:
    """The figures of one side and their sum: each figure named where they are few, else those that are not 0."""
    layout = judged.table.LAYOUT
    cells, columns, values = layout.cells(), layout.columns(), judged.values
    if not positions:
        return Bilingual(zh="0", en="0")
    if len(positions) > _SHOWN_TERMS:
        return _many_terms([values[position] for position in positions])

    down = line.identity.over == "columns"

    def named(position: int, lang: Language) -> str:
        row, column = CellRef(cells[position].table, cells[position].row), columns[position]
        name = layout.named(row).text(lang) if down else column.label if lang == "zh" else column.english
        value = values[position]
        return f"{name} {_BLANK.text(lang) if value is None else value}"

    total = _sum([cast("int", values[position]) for position in positions])
    ending = f" = {total}" if len(positions) > 1 and total is not None else ""
    languages: tuple[Language, Language] = ("zh", "en")
    zh, en = (" + ".join(named(position, lang) for position in positions) for lang in languages)
    return Bilingual(zh=zh + ending, en=en + ending)


_BLANK = Bilingual(zh="空白", en="blank")


def _many_terms(values: Sequence[Cell]) -> Bilingual:
    figures = [value for cell in values if (value := number_of(cell))]
    blanks = sum(1 for cell in values if cell is None)
    shown = " + ".join(map(str, figures[:_SHOWN_FIGURES])) + (" + …" if len(figures) > _SHOWN_FIGURES else "")
    size, total = len(values), sum(figures)
    return Bilingual(
        zh=f"各行（{size} 行" + (f"，{blanks} 格空白" if blanks else "") + f"）{shown or 0} = {total}",
        en=f"{size} rows" + (f" ({blanks} blank)" if blanks else "") + f": {shown or 0} = {total}",
    )
