"""The search for repairs: table by table and part by part, then the likeliest combinations."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence

from attrs import frozen

from govinfo_report.address import CellRef
from govinfo_report.findings import Bilingual, Change, joined
from govinfo_report.form.bounds import judge
from govinfo_report.form.identity import LineLayout, lines_of
from govinfo_report.form.mending import Board, Figures, Mending, connected, mend, must_hold, refuted
from govinfo_report.form.slips import SlipKind, Surroundings, likeliest
from govinfo_report.form.wide import wide_sets
from govinfo_report.repair.objects import Examination, MendedLine, Repair
from govinfo_report.repair.wording import told
from govinfo_report.report.base import Table, number_of
from govinfo_report.report.report import Report
from govinfo_report.rules import all_identities

__all__ = ["examine", "suggest"]

MOST = 60
"""How many repairs are listed at the most."""


def suggest(report: Report, /) -> tuple[Repair, ...]:
    """The smallest sets of changes that would mend every broken line of the report, the likeliest first.

    Nothing in the report is changed. Where nothing is broken, but totals are blank although the lines leave one value
    for them, the one repair fills them in. The answer is empty if nothing is wrong, or if nothing was found:
    :func:`examine` tells these apart.
    """
    return examine(report).repairs


def examine(report: Report, /) -> Examination:
    """The repairs of a report, the lines for which none was found, and whether the search was cut short.

    Sets of up to three changes in the requests table are found exhaustively; larger ones up to a limit of six cells
    and some time, and where all of them lie in one row or column. Not more than 60 repairs are listed.
    """
    parts = [part for table in report.present_tables() for part in _parts(table)]
    if not parts:
        filled = _filled_totals(report)
        return Examination(repairs=() if filled is None else (filled,))
    unmended = tuple(ref for part in parts if not part.options for ref in part.wrong)
    mendable = [part for part in parts if part.options]
    combined = list(_combined([[option.cost for option in part.options] for part in mendable]))
    repairs = [_repair(report, mendable, choice, unmended) for choice in combined]
    return Examination(
        repairs=tuple(repairs) if mendable else (),
        unmended=unmended,
        cut_short=any(part.cut_short for part in parts) or len(combined) == MOST,
    )


@frozen
class _Option:
    """One way to mend a part of a table."""

    figures: Figures
    slips: tuple[SlipKind, ...]
    explanation: Bilingual
    cost: float
    certain: bool


@frozen(eq=False)
class _Part:
    """The connected lines of a table in which something is wrong."""

    table: Table
    lines: tuple[LineLayout, ...]
    wrong: tuple[CellRef, ...]
    options: tuple[_Option, ...]
    cut_short: bool


def _parts(table: Table) -> Iterator[_Part]:
    every = lines_of(table.LAYOUT, all_identities())
    cells = _counts(table)
    for lines in connected(every):
        wrong = tuple(lines[n] for n in refuted(lines, cells) if must_hold(lines[n]))
        if wrong:
            yield _part(table, every, lines, wrong, cells)


def _counts(table: Table) -> tuple[int | None, ...]:
    return tuple(number_of(cell) for cell in table.values())


def _part(
    table: Table,
    every: tuple[LineLayout, ...],
    lines: tuple[LineLayout, ...],
    wrong: tuple[LineLayout, ...],
    cells: tuple[int | None, ...],
) -> _Part:
    around = Surroundings.of(table.LAYOUT, every, cells)
    mending = mend(lines, cells)
    sets = list(mending.sets)
    if not sets or len(sets[0]) > 1:
        sets += wide_sets(Board.of(lines, cells), around)
    options: list[_Option] = []
    for figures in dict.fromkeys(sets or _loose(wrong, lines, cells)):
        slips = likeliest(around, figures)
        options.append(
            _Option(
                figures=figures,
                slips=tuple(slip.kind for slip in slips),
                explanation=told(table.LAYOUT, cells, figures, slips),
                cost=sum(slip.cost for slip in slips),
                certain=figures == mending.certain,
            )
        )
    options.sort(key=lambda option: (option.cost, len(option.figures), option.figures))
    return _Part(table, lines, tuple(line.at for line in wrong), tuple(options), _cut_short(mending, wrong))


def _cut_short(mending: Mending, wrong: tuple[LineLayout, ...]) -> bool:
    return not mending.complete and any(line.exact for line in wrong)


def _loose(
    wrong: tuple[LineLayout, ...], lines: tuple[LineLayout, ...], cells: tuple[int | None, ...]
) -> Iterator[Figures]:
    """Where lines only bound a figure: slips of one cell that would be enough."""
    if any(line.exact for line in wrong):
        return
    board = Board.of(lines, cells)
    for position in dict.fromkeys(position for line in wrong for position, _ in line.terms):
        value = cells[position]
        if value is None:
            continue
        for becomes in (-value, value * 10, *([] if value % 10 else [value // 10])):
            if becomes != value and board.mends(((position, becomes),)):
                yield ((position, becomes),)


def _combined(costs: Sequence[Sequence[float]]) -> Iterator[tuple[int, ...]]:
    """One option of every part, the combinations that weigh least first."""
    if not costs:
        return
    first: tuple[int, ...] = (0,) * len(costs)
    waiting: list[tuple[float, tuple[int, ...]]] = [(sum(each[0] for each in costs), first)]
    seen: set[tuple[int, ...]] = {first}
    for _ in range(MOST):
        if not waiting:
            return
        weight, choice = heapq.heappop(waiting)
        yield choice
        for n, chosen in enumerate(choice):
            following = (*choice[:n], chosen + 1, *choice[n + 1 :])
            if chosen + 1 < len(costs[n]) and following not in seen:
                seen.add(following)
                heapq.heappush(waiting, (weight + costs[n][chosen + 1] - costs[n][chosen], following))


def _repair(report: Report, parts: list[_Part], choice: tuple[int, ...], unmended: tuple[CellRef, ...]) -> Repair:
    options = [part.options[n] for part, n in zip(parts, choice, strict=True)]
    chosen = list(zip(parts, options, strict=True))
    changes = [change for part, option in chosen for change in _changes(part.table, option.figures)]
    return Repair(
        changes=tuple(changes),
        slips=tuple(slip for option in options for slip in option.slips),
        explanation=_joined([option.explanation for option in options]),
        certain=all(option.certain for option in options),
        mends=tuple(line for part, option in chosen for line in _mended(part, option.figures)),
        unmended=unmended,
        unusual=_unusual(report, changes),
    )


def _joined(texts: Sequence[Bilingual]) -> Bilingual:
    return joined(texts, "semicolon")


def _unusual(report: Report, changes: Sequence[Change]) -> tuple[CellRef, ...]:
    return tuple(change.at for change in changes if isinstance(change.at, CellRef) and change.at in report.printed)


def _changes(table: Table, figures: Figures) -> Iterator[Change]:
    cells, values = table.LAYOUT.cells(), _counts(table)
    for position, value in figures:
        yield Change(at=cells[position], was=values[position], becomes=value)


def _mended(part: _Part, figures: Figures) -> Iterator[MendedLine]:
    before = list(_counts(part.table))
    after = before.copy()
    for position, value in figures:
        after[position] = value
    still = {part.lines[n].key for n in refuted(part.lines, after)}
    for line in (part.lines[n] for n in refuted(part.lines, before)):
        if line.key not in still:
            was, becomes = _sides(line, before), _sides(line, after)
            yield MendedLine(rule=line.identity.rule, at=line.at, was=was, becomes=becomes)


def _sides(line: LineLayout, cells: Sequence[int | None]) -> tuple[int | None, int | None]:
    def side(positions: tuple[int, ...]) -> int | None:
        figures = [cells[position] for position in positions]
        known = [figure for figure in figures if figure is not None]
        return sum(known) if len(known) == len(figures) else None

    return side(line.left), side(line.right)


def _filled_totals(report: Report) -> Repair | None:
    """Blank totals for which the lines leave one value only."""
    changes: list[Change] = []
    texts: list[Bilingual] = []
    for table in report.present_tables():
        figures = _certain_totals(table)
        if figures:
            cells = _counts(table)
            around = Surroundings.of(table.LAYOUT, lines_of(table.LAYOUT, all_identities()), cells)
            texts.append(told(table.LAYOUT, cells, figures, likeliest(around, figures)))
            changes += _changes(table, figures)
    if not changes:
        return None
    return Repair(
        changes=tuple(changes),
        slips=(SlipKind.FORGOTTEN_TOTAL,) * len(changes),
        explanation=_joined(texts),
        certain=True,
        mends=(),
        unusual=_unusual(report, changes),
    )


def _certain_totals(table: Table) -> Figures:
    lines, cells = lines_of(table.LAYOUT, all_identities()), _counts(table)
    totals = {line.left[0] for line in lines if line.exact and len(line.left) == 1}
    if all(cells[position] is not None for position in totals):
        return ()
    known = {figure for verdict in judge(lines, cells) for figure in verdict.filled}
    return tuple(sorted(figure for figure in known if figure[0] in totals))
