"""A repair carried out: on a report, or as a JSON Patch for its JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

from attrs import evolve

from govinfo_report.address import CellRef
from govinfo_report.errors import GovInfoError
from govinfo_report.findings import Change
from govinfo_report.repair.objects import Repair
from govinfo_report.report.report import Report

__all__ = ["RepairError", "apply", "json_patch"]


class RepairError(GovInfoError, ValueError):
    """A repair does not fit a report: a cell holds another figure than it did, or is not there."""


def apply(report: Report, repair: Repair, /) -> Report:
    """A new report with the changes made; the given one stays as it is.

    :class:`RepairError` if a cell does not hold what the repair found in it.
    """
    tables: dict[str, Any] = {table.LAYOUT.table: table for table in report.tables()}
    for change in repair.changes:
        ref, table = _cell(change), tables.get(_cell(change).table)
        if table is None or table.LAYOUT.index(ref) is None:
            raise RepairError(f"the report has no cell {ref}")
        if (held := table.cell(ref)) != change.was:
            raise RepairError(f"{ref}: the repair found {change.was}, but the cell holds {held}")
        row = evolve(getattr(table, ref.row), **{cast("str", ref.column): change.becomes})
        tables[ref.table] = evolve(table, **{ref.row: row})
    changed = {_cell(change) for change in repair.changes}
    printed = {ref: how for ref, how in report.printed.items() if ref not in changed}
    return evolve(report, printed=printed, **tables)


def json_patch(repair: Repair, /) -> list[dict[str, int | str | None]]:
    """The changes as a JSON Patch (RFC 6902) for the report in JSON, ``govinfo-report/1``.

    Each cell is tested before it is replaced, so that the patch fits no other report. The notes on how a cell was
    printed, such as a blank or a mark, go with the figure.
    """
    operations: list[dict[str, int | str | None]] = []
    for change in repair.changes:
        path = "/" + str(_cell(change)).replace(".", "/")
        operations.append({"op": "test", "path": path, "value": _count(change.was)})
        operations.append({"op": "replace", "path": path, "value": _count(change.becomes)})
    return operations + [{"op": "remove", "path": f"/printed/{ref}"} for ref in repair.unusual]


def _cell(change: Change) -> CellRef:
    if not isinstance(change.at, CellRef):
        raise RepairError(f"not a cell: {change.at}")
    return change.at


def _count(value: int | str | Decimal | None) -> int | None:
    if isinstance(value, str | Decimal):
        raise RepairError(f"not a count: {value!r}")
    return value
