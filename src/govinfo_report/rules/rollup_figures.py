"""The figures of a report that sums up its units, against theirs: what is left over, and the least that explains it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from govinfo_report.address import CellRef
from govinfo_report.findings import Bilingual
from govinfo_report.form.identity import lines_of
from govinfo_report.form.layout import Domain
from govinfo_report.report.base import Table, number_of
from govinfo_report.rules.base import Rollup
from govinfo_report.rules.identities import APPLICANT_TOTAL, BALANCE, DISPUTE_TOTAL, TOTAL_HANDLED

__all__ = ["Residuals", "counted", "explanation", "residuals"]

_LINES = (BALANCE, TOTAL_HANDLED, APPLICANT_TOTAL, DISPUTE_TOTAL)


def counted(table: Table) -> dict[CellRef, int]:
    """The counts (件) that are printed; amounts of money and signed changes do not take part."""
    columns = table.LAYOUT.columns()
    return {
        ref: number
        for (ref, cell), column in zip(table.cells(), columns, strict=True)
        if column.domain is Domain.COUNT and (number := number_of(cell)) is not None
    }


@frozen(kw_only=True)
class Residuals:
    """What is left of a table when the units are taken off."""

    parent: Mapping[CellRef, int]
    sums: Mapping[CellRef, int]
    """The sums of the units, where every unit prints the figure."""
    wrong: Mapping[CellRef, int]
    """What is left over, where that is certainly not 0."""
    open: tuple[CellRef, ...]
    """Cells of which a blank, here or at a unit, leaves open whether they agree."""


def residuals(rollup: Rollup, table: Table) -> Residuals:
    """Each figure less those of the units. A blank is never 0: it only makes a sum larger, or leaves it open."""
    parent = counted(table)
    children = [_same(child.present_tables(), table) for child in rollup.children]
    known = [counted(each) if each is not None else {} for each in children]
    sums: dict[CellRef, int] = {}
    wrong: dict[CellRef, int] = {}
    open_cells: list[CellRef] = []
    for ref, column in zip(table.LAYOUT.cells(), table.LAYOUT.columns(), strict=True):
        if column.domain is not Domain.COUNT:
            continue
        figures = [each[ref] for each in known if ref in each]
        total, whole = sum(figures), len(figures) == len(known)
        if ref not in parent or not (whole or total > parent[ref]):
            open_cells.append(ref)
            continue
        sums[ref] = total
        if parent[ref] != total:
            wrong[ref] = parent[ref] - total
    return Residuals(parent=parent, sums=sums, wrong=wrong, open=tuple(open_cells))


def _same(tables: Iterable[Table], table: Table) -> Table | None:
    """The table of the same form, if a unit has it."""
    return next((each for each in tables if type(each) is type(table)), None)


def explanation(rollup: Rollup, table: Table, found: Residuals) -> Bilingual:
    """The least that explains what is left over: a unit, the organ's own part, or one wrong cell."""
    for child in rollup.children:
        other = _same(child.present_tables(), table)
        figures = {ref: n for ref, n in counted(other).items() if n and ref in found.sums} if other else {}
        name = child.organ.name if child.organ else ""
        if figures and dict(found.wrong) == {ref: -n for ref, n in figures.items()}:
            return Bilingual(
                zh=f"差数正好是{name}的全部数字，它没有计入汇总。", en=f"It is just {name}, which was left out."
            )
        if figures and dict(found.wrong) == figures:
            return Bilingual(
                zh=f"差数正好是{name}的全部数字，它计入了两次。", en=f"It is just {name}, which was counted twice."
            )
    if len(found.wrong) == 1:
        (ref,) = found.wrong
        where = table.LAYOUT.named(ref)
        return Bilingual(
            zh=f"只有这一格不同，多半是{where.zh}填错或有一家单位更正过。",
            en=f"Only this cell differs: {where.en} was typed wrongly, or a unit corrected it.",
        )
    if all(left > 0 for left in found.wrong.values()) and _adds_up(table, found):
        return Bilingual(
            zh="差数自身合乎勾稽关系，像是一份完整的报告：本机关自己的，或者名单外一家单位的。",
            en="What is left adds up by itself, like a whole report: the organ's own, or that of a unit not given.",
        )
    return Bilingual(
        zh="差数不是某一家单位的，自身也不合勾稽关系，请逐格核对。",
        en="What is left is no unit's and does not add up: check cell by cell.",
    )


def _adds_up(table: Table, found: Residuals) -> bool:
    """Whether what is left over keeps every line of the form, so that it can be a report of its own."""
    cells = table.LAYOUT.cells()
    if any(ref in found.open for ref in cells):
        return False
    left = [found.wrong.get(ref, 0) for ref in cells]
    return all(sum(weight * left[n] for n, weight in line.terms) == 0 for line in lines_of(table.LAYOUT, _LINES))
