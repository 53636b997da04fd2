"""Several tables of one section: which of them is the one of the report, told by its year and its heads.

A document may print last year's table above this year's, or a small table of its own beside the one of the form. The
year above a table decides first, then whether the heads of the form stand above it. Whole tables that nothing tells
apart are rivals, and none of them is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import define, evolve, field, frozen

from govinfo_report.formats._core.captions import year_of
from govinfo_report.formats._core.cells import is_blank
from govinfo_report.formats._core.grid import Collected, LabelledRow, Stranger
from govinfo_report.formats._core.vocabulary import names_of

__all__ = ["Choice", "choose"]

_MOST = 32
"""More tables than a section can hold: nobody can tell them apart."""


@frozen
class Choice:
    """The rows of a section that are the table of the report, and those that are not."""

    kept: Collected
    left_out: tuple[LabelledRow, ...] = ()
    """Rows of another table."""
    rivals: tuple[LabelledRow, ...] = ()
    """Rows of whole tables that contradict each other; they are kept too, so that they can be named."""
    other_year: int | None = None
    """The year above the table that was kept, where it is not that of the report."""


@define(eq=False)
class _Run:
    """Rows under one year and one kind of heads, with no label twice."""

    year: int | None
    headed: bool
    rows: list[LabelledRow] = field(factory=list[LabelledRow])
    figures: dict[str, tuple[str, ...]] = field(factory=dict[str, "tuple[str, ...]"])
    """What is printed beside each label."""

    def add(self, name: str, figures: tuple[str, ...], row: LabelledRow) -> None:
        """One more row."""
        self.rows.append(row)
        self.figures.setdefault(name, figures)

    def contradicts(self, other: _Run) -> int:
        """How many labels of both have other figures, if those are half of the shorter one; else none."""
        both = [name for name in self.figures if name in other.figures]
        found = sum(1 for name in both if _differ(self.figures[name], other.figures[name]))
        return found if found * 2 >= min(len(self.figures), len(other.figures)) else 0


def _differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(one and other) and one != other


def choose(table: str, collected: Collected, year: int | None, /) -> Choice:
    """The table of a report on this year among all that was collected for a section."""
    if _is_one_table(table, collected):
        return Choice(collected)
    runs = _distinct(_runs(table, [row for row in collected.rows if row.home], year))
    if len(runs) > _MOST:
        return Choice(collected, rivals=tuple(collected.rows))
    out = [run for run in runs if _is_of_another_year(run, runs, year)]
    left = [run for run in runs if run not in out]
    out += [run for run in left if not run.headed and any(o.headed and o.contradicts(run) for o in left)]
    left = [run for run in left if run not in out]
    rivals = [run for run in left if any(o is not run and o.contradicts(run) > 1 for o in left)]
    others = [run.year for run in left if run not in rivals and run.year not in (None, year)]
    rows = [row for run in out for row in run.rows]
    return Choice(
        kept=_without(collected, rows),
        left_out=tuple(rows),
        rivals=tuple(row for run in rivals for row in run.rows),
        other_year=others[0] if others and year is not None else None,
    )


def _is_one_table(table: str, collected: Collected) -> bool:
    """Whether no label is printed twice, and nothing above the rows tells them apart."""
    names = names_of(table)
    rows = [row for row in collected.rows if row.home]
    told = any(row.told is not None or row.headed is not rows[0].headed for row in rows)
    return not told and len({names.get(row.key, row.key) for row in rows}) == len(rows)


def _distinct(runs: Iterable[_Run]) -> list[_Run]:
    """The runs, with those that print the same as one."""
    found: dict[object, _Run] = {}
    for run in runs:
        same = found.setdefault((run.year, run.headed, tuple(run.figures.items())), run)
        if same is not run:
            same.rows += run.rows
    return list(found.values())


def _runs(table: str, rows: Sequence[LabelledRow], year: int | None) -> Iterator[_Run]:
    names = names_of(table)
    open_runs: dict[tuple[int | None, bool], _Run] = {}
    for row in rows:
        name = names.get(row.key, row.key)
        told = year_of(row.told, year)
        run = open_runs.setdefault((told, row.headed), _Run(told, row.headed))
        if name in run.figures:
            yield run
            run = open_runs[told, row.headed] = _Run(told, row.headed)
        run.add(name, tuple(cell.text.strip() for cell in row.values if not is_blank(cell.text)), row)
    yield from open_runs.values()


def _is_of_another_year(run: _Run, runs: Sequence[_Run], year: int | None) -> bool:
    """Whether a table of another year stands beside one of the year of the report, or of none."""
    if run.year is None or year is None or run.year == year:
        return False
    return any(other.year in (None, year) and set(other.figures) & set(run.figures) for other in runs)


def _without(collected: Collected, rows: Sequence[LabelledRow]) -> Collected:
    """What was collected without these rows; figures without a label stand as far behind the others as before."""
    if not rows:
        return collected
    out = {id(row) for row in rows}
    kept = [row for row in collected.rows if id(row) not in out]
    before = [0]
    for row in collected.rows:
        before.append(before[-1] + (id(row) not in out))
    strangers = [Stranger(each.row, before[each.after]) for each in collected.strangers]
    followed = {before[n] for n in collected.followed if n and id(collected.rows[n - 1]) not in out}
    return evolve(collected, rows=kept, strangers=strangers, followed=followed)
