"""Lines that share a cause are one finding: the cell that is wrong, with what it should hold.

A wrong figure breaks every line that it lies in. Where there is one smallest set of figures that would mend a table,
each of its cells in which several broken lines cross is a finding, in place of those lines. Where several sets are as
small, what they share is still told, and the other lines stay findings of their own, with the candidates as
suggestions. A line that is broken alone says nothing about which of its cells is wrong: it stays a finding itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from govinfo_report.address import CellRef, Place
from govinfo_report.findings import Bilingual, Change, Finding, Value, Wording, joined
from govinfo_report.form.bounds import Verdict
from govinfo_report.form.identity import LineLayout
from govinfo_report.form.mending import Board, Figures, Mending, connected, mend, must_hold, refuted
from govinfo_report.form.slips import SlipKind, Surroundings, likeliest
from govinfo_report.form.wide import concentrated
from govinfo_report.report.base import number_of
from govinfo_report.validation.lines import JudgedTable, clash_finding, line_finding, verdict_text

__all__ = ["findings_of"]

_BUDGET = 500
"""How many cells may be blamed for the lines of one table: enough for four that are wrong without a pattern."""
_LOCATED = Wording(
    message=Bilingual(
        zh="{cell}：印 {was}，应为 {becomes}{perhaps}。{accounts}。{outcome}。",
        en="{cell}: {was} is printed, {becomes} expected{perhaps}. {accounts}. {outcome}.",
    ),
    mend=Bilingual(
        zh="对照台账，把 {was} 改为 {becomes}；如果台账确是 {was}，就是别处至少有两格不对，再逐项核对上面各数。",
        en="Check the register and change {was} to {becomes}; if it does say {was}, at least two others are wrong.",
    ),
)
_WHOLE = Wording(
    message=Bilingual(
        zh="{place}：不对的 {number} 格都在这里，改后 {lines} 处不成立的行列全部成立：{changes}。",
        en="{place}: all {number} wrong cells lie here; with these changes all {lines} broken lines hold: {changes}.",
    ),
    mend=Bilingual(
        zh="对照台账核对这一行（列）：常见的是整行错开一格，或者整列合计没有填。",
        en="Check this row or column against the register: often a whole row stands one cell too far on, or all totals "
        "were forgotten.",
    ),
)
_FEW_LINES = 2
_PERHAPS = Bilingual(zh="（可能是{}）", en=" (perhaps {})")
_NOTHING = Bilingual(zh="", en="")


def findings_of(judged: JudgedTable, /) -> list[Finding]:
    """What is to be said of the lines of a table that are certainly wrong: cells where they are known, else lines."""
    wrong = judged.refuted()
    if not wrong:
        return []
    verdicts = dict(wrong)
    found: list[Finding] = []
    for part in connected(judged.layouts):
        refuted_here = [line for line in part if line in verdicts]
        if refuted_here:
            found += _Part.of(judged, part, refuted_here).findings(verdicts)
    return found


@frozen(eq=False)
class _Part:
    """Connected lines of a table of which some are wrong, and what would mend them."""

    judged: JudgedTable
    lines: tuple[LineLayout, ...]
    wrong: list[LineLayout]
    healed: frozenset[LineLayout]
    """The lines that hold once the certain figures stand."""
    mending: Mending
    around: Surroundings

    @classmethod
    def of(cls, judged: JudgedTable, lines: tuple[LineLayout, ...], wrong: list[LineLayout]) -> _Part:
        cells = [number_of(cell) for cell in judged.values]
        mending = mend(lines, cells, budget=_BUDGET)
        around = Surroundings.of(judged.table.LAYOUT, judged.layouts, cells)
        for position, value in mending.certain:
            cells[position] = value
        still = frozenset(lines[number] for number in refuted(lines, cells)) if mending.certain else frozenset(wrong)
        healed = frozenset(line for line in wrong if must_hold(line)) - still
        return cls(judged, lines, wrong, healed, mending, around)

    def findings(self, verdicts: dict[LineLayout, Verdict]) -> Iterator[Finding]:
        """The cells that are wrong for certain, then the lines that they do not explain."""
        whole = self._whole(verdicts)
        if whole is not None:
            yield whole
            return
        faults = list(_faults(self.wrong, verdicts))
        open_faults = faults.copy()
        for figure in self.mending.certain:
            explained = [fault for fault in faults if self.healed.issuperset(fault) and _go_through(fault, figure[0])]
            lines = [line for fault in explained for line in fault]
            if len(lines) > 1:
                open_faults = [fault for fault in open_faults if fault not in explained]
                yield self._cell(figure, lines, verdicts)
        for fault in open_faults:
            if len(fault) > 1:
                finding = clash_finding(self.judged, list(fault))
            else:
                line = next(iter(fault))
                finding = line_finding(self.judged, line, verdict_text(self.judged, line, verdicts[line]))
            yield self._with_suggestions(finding, fault)

    def _whole(self, verdicts: dict[LineLayout, Verdict]) -> Finding | None:
        """The one row or column in which everything that is wrong lies, where nothing smaller was found."""
        if self.mending.sets or len(self.wrong) <= _FEW_LINES or not all(map(must_hold, self.wrong)):
            return None
        board = Board.of(self.lines, self.around.cells)
        found = [(at, figures) for at, figures in concentrated(board) if len(figures) == board.fewest()]
        if len(found) != 1:
            return None
        ((at, figures),) = found
        layout, ordered = self.judged.table.LAYOUT, sorted(self.wrong, key=_gravity)
        told = [line_finding(self.judged, line, verdict_text(self.judged, line, verdicts[line])) for line in ordered]
        values: dict[str, Value] = {
            **told[0].values,
            "place": layout.named(at),
            "number": len(figures),
            "lines": len(ordered),
            "changes": self._listed(at, figures),
        }
        changes = tuple(self._changes(figures))
        changed = [change.at for change in changes]
        others = dict.fromkeys(cell for each in told for cell in each.related if cell not in changed)
        related = (*changed, *(line.at for line in ordered if line.at != at), *others)
        rule = ordered[0].identity.rule
        return Finding(rule=rule, at=at, related=related, values=values, suggestions=changes, wording=_WHOLE)

    def _listed(self, at: CellRef, figures: Figures) -> Bilingual:
        """The changes of a row by column, or of a column by row."""
        layout, printed = self.judged.table.LAYOUT, self.around.cells
        cells = layout.cells()
        places = [cells[position] for position, _ in figures]
        names = [layout.named(CellRef(each.table, each.row) if at.row == "*" else _head(each)) for each in places]
        shown = [
            (name, f"{printed[position]} → {value}") for name, (position, value) in zip(names, figures, strict=True)
        ]
        told = (Bilingual(zh=f"{name.zh} {change}", en=f"{name.en} {change}") for name, change in shown)
        return joined(told, "semicolon")

    def _cell(self, figure: tuple[int, int], faults: list[LineLayout], verdicts: dict[LineLayout, Verdict]) -> Finding:
        position, becomes = figure
        lines = [line for line in faults if _go_through((line,), position)]
        layout, was = self.judged.table.LAYOUT, self.around.cells[position]
        at = layout.cells()[position]
        (change,) = self._changes((figure,))
        ordered = sorted(lines, key=_gravity)
        told = [line_finding(self.judged, line, verdict_text(self.judged, line, verdicts[line])) for line in ordered]
        values: dict[str, Value] = {
            **told[0].values,
            "cell": layout.named(at),
            "was": was,
            "becomes": becomes,
            "perhaps": _perhaps(change.perhaps),
            "accounts": _joined([_account(line, each) for line, each in zip(ordered, told, strict=True)]),
            "outcome": _outcome(len(faults)),
        }
        cells = dict.fromkeys(cell for each in told for cell in each.related if cell != at)
        related: tuple[Place, ...] = (*dict.fromkeys(line.at for line in (*ordered, *faults)), *cells)
        rule = ordered[0].identity.rule
        return Finding(rule=rule, at=at, related=related, values=values, suggestions=(change,), wording=_LOCATED)

    def _with_suggestions(self, finding: Finding, lines: Sequence[LineLayout]) -> Finding:
        """The finding with the changes of a cell that each mend its lines and belong to a smallest set.

        The likeliest come first. Where a set changes several cells of these lines, none of them mends anything alone:
        such sets are left to the repair.
        """
        figures: dict[tuple[int, int], None] = {}
        for chosen in sorted(self.mending.sets, key=self._weight):
            through = [figure for figure in chosen if _go_through(lines, figure[0])]
            if len(through) == 1:
                figures[through[0]] = None
        return evolve(finding, suggestions=tuple(self._changes(tuple(figures))), alternatives=True)

    def _changes(self, figures: Figures) -> Iterator[Change]:
        """The changes, each with how it may have come about."""
        cells, values = self.judged.table.LAYOUT.cells(), self.around.cells
        for position, becomes in figures:
            kind = likeliest(self.around, ((position, becomes),))[0].kind
            perhaps = None if kind is SlipKind.OTHER else kind.title
            yield Change(at=cells[position], was=values[position], becomes=becomes, perhaps=perhaps)

    def _weight(self, figures: Figures) -> tuple[float, Figures]:
        return sum(slip.cost for slip in likeliest(self.around, figures)), figures


def _head(cell: CellRef) -> CellRef:
    return CellRef(cell.table, "*", cell.column)


def _faults(lines: Sequence[LineLayout], verdicts: dict[LineLayout, Verdict]) -> Iterator[tuple[LineLayout, ...]]:
    """What is wrong by itself: each line, and each group of lines that cannot hold together."""
    together: dict[int, list[LineLayout]] = {}
    for line in lines:
        number = verdicts[line].together
        if number is None:
            yield (line,)
        else:
            together.setdefault(number, []).append(line)
    yield from map(tuple, together.values())


def _go_through(lines: Sequence[LineLayout], position: int) -> bool:
    return any(position == each for line in lines for each, _ in line.terms)


def _gravity(line: LineLayout) -> tuple[int, bool, str]:
    """The gravest first; of equal ones what the form itself prints, then by code."""
    rule = line.identity.rule
    return -rule.severity.rank, not rule.official, line.key


def _perhaps(name: Bilingual | None) -> Bilingual:
    if name is None:
        return _NOTHING
    return Bilingual(zh=_PERHAPS.zh.format(name.zh), en=_PERHAPS.en.format(name.en))


def _account(line: LineLayout, told: Finding) -> Bilingual:
    """The arithmetic of one line: 本行：总计 88；自然人 38 + … = 43；相差 45."""
    along = _ALONG[line.identity.over]
    values = (told.values[name] for name in ("left_terms", "right_terms", "verdict"))
    parts = [value for value in values if isinstance(value, Bilingual)]
    terms = joined(parts, "semicolon")
    return Bilingual(zh=f"{along.zh}：{terms.zh}", en=f"{along.en}: {terms.en}")


_ALONG = {"rows": Bilingual(zh="本行", en="The row"), "columns": Bilingual(zh="本列", en="The column")}


def _joined(texts: Sequence[Bilingual]) -> Bilingual:
    return joined(texts, "stop")


def _outcome(lines: int) -> Bilingual:
    return Bilingual(zh=f"改后这 {lines} 处都成立", en=f"With that all {lines} lines hold")
