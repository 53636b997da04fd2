"""Run the rules over a report, collect what they find, and say how much was checked."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import cast

from attrs import evolve, field, frozen

from govinfo_report.address import CellRef
from govinfo_report.findings import Bilingual, Finding, Language, RuleInfo, Severity, Value
from govinfo_report.form.bounds import Outcome, Verdict, judge
from govinfo_report.form.identity import Identity, LineLayout, lines_of, residual_function
from govinfo_report.mapping import FrozenMapping
from govinfo_report.reading import ReadResult
from govinfo_report.report.base import Cell, Table, number_of
from govinfo_report.report.report import PrintedKind, Report
from govinfo_report.rules import Check, all_checks, all_identities, all_rules
from govinfo_report.rules.internal import RULE_CRASHED

__all__ = ["Coverage", "Line", "Outcome", "Validation", "validate"]

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


@frozen(kw_only=True)
class Coverage:
    """How much was checked."""

    rules_run: tuple[str, ...]
    """Codes of the rules that ran to their end."""
    rules_crashed: tuple[str, ...]
    lines: Mapping[Outcome, int]
    """How many lines of the form had each outcome; ``HOLDS`` are confirmed, ``INFERRED`` are not."""
    cells_read: int
    """Cells that hold a number."""
    cells: int
    """Cells that the form has."""

    @property
    def confirmed(self) -> int:
        """Lines whose cells are all printed, and agree."""
        return self.lines.get(Outcome.HOLDS, 0)

    @property
    def lines_of_form(self) -> int:
        """Lines that the form has: 40 in 2019, 42 in 2021."""
        return sum(self.lines.values())


@frozen(eq=False)
class _Judged:
    """The lines of one table of a report, judged once and shown on demand."""

    table: Table
    layouts: tuple[LineLayout, ...]
    values: tuple[Cell, ...]
    residuals: tuple[int, ...] | None
    """Left less right of every line, where no cell of the table's lines is blank."""
    joined: frozenset[int] = frozenset()
    """Positions of figures that the lines themselves were used to read: no line proves anything about them."""

    @classmethod
    def of(cls, table: Table, identities: tuple[Identity, ...], joined: frozenset[int] = frozenset()) -> _Judged:
        layouts = lines_of(table.LAYOUT, identities)
        values = table.values()
        try:
            residuals = residual_function(layouts)(cast("Sequence[int]", values))
        except TypeError:  # a blank has no sum
            residuals = None
        return cls(table, layouts, values, residuals, joined)

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
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


@frozen(kw_only=True, eq=False)
class Validation:
    """What the rules found in a report, and how much they could check."""

    report: Report | None
    findings: tuple[Finding, ...]
    """What the reader found, if a reading was validated, then what the rules found."""
    _rules_run: tuple[str, ...] = field(alias="rules_run")
    _rules_crashed: tuple[str, ...] = field(alias="rules_crashed")
    _judged: tuple[_Judged, ...] = field(alias="judged", repr=False)
    _unread: bool = field(alias="unread", default=False)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line of the form (勾稽关系 that are equalities): 40 in 2019, 42 in 2021."""
        return tuple(line for judged in self._judged for line in judged.lines())

    @cached_property
    def coverage(self) -> Coverage:
        """Rules run, lines by outcome, cells read."""
        outcomes = Counter(
            verdict.outcome
            for judged in self._judged
            for layout, verdict in zip(judged.layouts, judged.verdicts, strict=True)
            if layout.exact
        )
        cells = [] if self.report is None else [cell for _, cell in self.report.cells()]
        return Coverage(
            rules_run=self._rules_run,
            rules_crashed=self._rules_crashed,
            lines=FrozenMapping({outcome: outcomes[outcome] for outcome in Outcome}),
            cells_read=sum(
                1 for cell in cells if isinstance(cell, int) or (cell is not None and cell.value is not None)
            ),
            cells=len(cells),
        )

    @property
    def ok(self) -> bool:
        """Whether there is a report, no finding is an error, and no rule crashed."""
        return (
            self.report is not None
            and not self._rules_crashed
            and not any(finding.severity is Severity.ERROR for finding in self.findings)
        )

    @property
    def complete(self) -> bool:
        """Whether every line holds with all its cells printed, no table is absent, and no figure was left unread."""
        equalities = {identity.rule.code for identity in all_identities() if identity.relation == "=="}
        if self.report is None or self.report.absent or self._unread or not equalities.issubset(self._rules_run):
            return False
        return all(
            verdict.outcome is Outcome.HOLDS
            for judged in self._judged
            for layout, verdict in zip(judged.layouts, judged.verdicts, strict=True)
            if layout.exact
        )

    def fingerprint(self, finding: Finding, /) -> str:
        """What stays the same of a finding from run to run: organ, year, code and address, in 16 hexadecimal digits."""
        report = self.report
        organ = report.organ.key if report and report.organ else ""
        text = "|".join((organ, str(report.year if report else ""), finding.rule.code, str(finding.at)))
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def validate(subject: Report | ReadResult, /, *, families: Collection[str] | None = None) -> Validation:
    """Check a report against the rules.

    With what a reader returned, the reader's findings come first, and findings point into the source. ``families``
    restricts the rules to some families such as ``{"3xx"}``; by default all run. ``ValueError`` for a family that has
    no rule. Nothing in the report is changed.
    """
    identities, checks = _selected(None if families is None else tuple(families), all_rules())
    report = subject.report if isinstance(subject, ReadResult) else subject
    findings: list[Finding] = []
    if isinstance(subject, ReadResult):
        findings += [finding for finding in subject.findings if families is None or finding.rule.family in families]
    if report is None:
        return Validation(report=None, findings=tuple(findings), rules_run=(), rules_crashed=(), judged=())
    judged = tuple(_Judged.of(table, identities, _joined(report, table)) for table in report.tables())
    found = [finding for each in judged if each.table.LAYOUT.table not in report.absent for finding in _broken(each)]
    run = [identity.rule.code for identity in identities]
    crashed: list[str] = []
    for check in checks:
        try:
            found += check(report)
            run.append(check.rule.code)
        except Exception as error:
            crashed.append(check.rule.code)
            found.append(_crash(check.rule.code, error))
    found.sort(key=lambda finding: finding.rule.code)
    if isinstance(subject, ReadResult):
        found = [_with_span(finding, subject) for finding in found]
    return Validation(
        report=report,
        findings=(*findings, *found),
        rules_run=tuple(sorted(run)),
        rules_crashed=tuple(crashed),
        judged=judged,
        unread=isinstance(subject, ReadResult) and any(_has_figures(each.text) for each in subject.unread),
    )


def _joined(report: Report, table: Table) -> frozenset[int]:
    refs = [ref for ref, printed in report.printed.items() if printed.kind is PrintedKind.JOINED]
    return frozenset(position for ref in refs if (position := table.LAYOUT.index(ref)) is not None)


def _has_figures(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _selected(families: tuple[str, ...] | None, rules: tuple[RuleInfo, ...]) -> _Selection:
    """The rules of these families; chosen anew where the catalogue is another one."""
    checks = all_checks()
    known = _selections.get(families)
    if known is None or known[0] is not rules or known[1] is not checks:
        known = _selections[families] = (rules, checks, _select(families, rules))
    return known[2]


_Selection = tuple[tuple[Identity, ...], tuple[Check, ...]]
_selections: dict[tuple[str, ...] | None, tuple[tuple[RuleInfo, ...], tuple[Check, ...], _Selection]] = {}


def _select(
    families: tuple[str, ...] | None, rules: tuple[RuleInfo, ...]
) -> tuple[tuple[Identity, ...], tuple[Check, ...]]:
    if unknown := set(families or ()) - {info.family for info in rules}:
        raise ValueError(f"no rules of the families {', '.join(sorted(unknown))}")

    def wanted(family: str) -> bool:
        return families is None or family in families

    identities = tuple(identity for identity in all_identities() if wanted(identity.rule.family))
    return identities, tuple(check for check in all_checks() if wanted(check.rule.family))


def _crash(code: str, error: Exception) -> Finding:
    return Finding(rule=RULE_CRASHED, values={"code": code, "error": f"{type(error).__name__}: {error}"})


def _with_span(finding: Finding, result: ReadResult) -> Finding:
    """The finding with its place in the source: of a line, the place of its first cell, and not of a head."""
    at = finding.at
    is_line = isinstance(at, CellRef) and not at.is_cell
    places = (*finding.related, at) if is_line else (at, *finding.related)
    span = next((result.spans[place] for place in places if place is not None and place in result.spans), None)
    return finding if span is None else evolve(finding, span=span)


def _broken(judged: _Judged) -> list[Finding]:
    alone: list[Finding] = []
    together: dict[int, list[tuple[LineLayout, Verdict]]] = {}
    for layout, verdict in judged.refuted():
        if verdict.together is None:
            alone.append(_line_finding(judged, layout, _verdict_text(judged, layout, verdict)))
        else:
            together.setdefault(verdict.together, []).append((layout, verdict))
    return alone + [_clash_finding(judged, [layout for layout, _ in lines]) for lines in together.values()]


def _line_finding(judged: _Judged, layout: LineLayout, verdict: Bilingual) -> Finding:
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


def _clash_finding(judged: _Judged, layouts: list[LineLayout]) -> Finding:
    names = [judged.table.LAYOUT.name_of(layout.at) for layout in layouts]
    verdict = Bilingual(
        zh=f"空白处无论填何数，以下各行列不能同时成立：{'、'.join(names)}",
        en=f"no filling of the blanks lets these hold together: {', '.join(names)}",
    )
    first = _line_finding(judged, layouts[0], verdict)
    cells = dict.fromkeys(cell for layout in layouts for cell in judged.line(layout, _BROKEN).cells)
    return evolve(first, related=tuple(cells))


def _verdict_text(judged: _Judged, layout: LineLayout, verdict: Verdict) -> Bilingual:
    if verdict.outcome is Outcome.IMPOSSIBLE:
        blanks = sum(1 for position, _ in layout.terms if number_of(judged.values[position]) is None)
        return Bilingual(
            zh=f"其中 {blanks} 格空白，无论填何数都不能成立",
            en=f"{blanks} cells are blank, and no filling makes it hold",
        )
    left, right = judged.sides(layout)
    difference = (left or 0) - (right or 0)
    return Bilingual(zh=f"相差 {abs(difference)}", en=f"they differ by {abs(difference)}")


def _terms(judged: _Judged, line: LineLayout, positions: tuple[int, ...]) -> Bilingual:
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
