"""Reports as data, as another program reads and writes them, and reports to be written so."""

from __future__ import annotations

import csv
import io
import random
from typing import Any

from attrs import evolve
from hypothesis import HealthCheck, settings

from govinfo_report import (
    CellRef,
    Printed,
    PrintedKind,
    Report,
    Scope,
    write,
)
from govinfo_report.testing import make_distinct_report, make_report

EDITIONS = ("2019", "2021")
SHAPES = ("long", "wide")
NAMES = ("csv", "tsv")
MARKS = {"csv": ",", "tsv": "\t"}
RECEIVED = "requests.received.total"
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
PAPER = ("title", "period", "published_on", "issued_on", "scope")


def lines_of(text: str, name: str = "csv") -> list[dict[str, str]]:
    """The lines as another program reads them."""
    stream = io.StringIO(text.removeprefix("\ufeff"), newline="")
    return list(csv.DictReader(stream, delimiter=MARKS[name], strict=True))


def cell_line(report: Report, address: str = RECEIVED, **options: Any) -> dict[str, str]:
    return next(line for line in lines_of(write(report, "csv", **options)) if line["address"] == address)


def printing(
    raw: str, kind: PrintedKind, value: Any = None, address: str = RECEIVED, note: str | None = None
) -> Report:
    """A report with a cell that is not printed as a plain number."""
    return evolve(
        make_report("2021", **{address: value}),
        printed={CellRef(*address.split(".")): Printed(raw, kind, note)},
    )


def rewritten(text: str, change: Any) -> str:
    """The lines after a change, as another program writes them."""
    lines = lines_of(text)
    heads = list(lines[0])
    lines, heads = change(lines, heads)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, heads, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue()


def sample(edition_id: str, seed: int) -> Report:
    """A report with some cells of every kind, and one table that is not there."""
    chosen = random.Random(seed)  # noqa: S311
    report = make_distinct_report(edition_id)
    counts = [ref for ref, cell in report.cells() if isinstance(cell, int)]
    refs = chosen.sample(counts, 9)
    value = {ref: report.cell(ref) for ref in refs}
    printed = {
        refs[0]: Printed("", PrintedKind.BLANK),
        refs[1]: Printed("/", PrintedKind.MARK),
        refs[2]: Printed("若干", PrintedKind.TEXT),
        refs[3]: Printed(f"{value[refs[3]]}（其中A）", PrintedKind.NOTE, "其中A"),
        refs[4]: Printed(f"{value[refs[4]]}件", PrintedKind.UNIT, "件"),
        refs[5]: Printed(f"＋{value[refs[5]]}", PrintedKind.FORMAT),
        refs[6]: Printed(f"{value[refs[6]]}000", PrintedKind.JOINED),
        refs[7]: Printed("", PrintedKind.UNREAD, "12 3"),
        refs[8]: Printed("", PrintedKind.MISSING),
    }
    blank = {str(ref): None for ref in (*refs[:3], *refs[7:])}
    spoiled = make_report(edition_id, **{str(ref): cell for ref, cell in report.cells()} | blank)
    return evolve(spoiled, printed=printed, scope=Scope.OWN)


SAMPLES = [sample(edition_id, seed) for edition_id in EDITIONS for seed in range(4)]


MANY = [make_report("2021"), evolve(make_report("2019"), year=2020), make_distinct_report("2021"), make_report("2021")]
