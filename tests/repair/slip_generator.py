"""Requests tables of many sizes, and the slips that people make in them: what the measures of repair are taken on.

A table has rows of nil, of a few and of hundreds of requests, most of natural persons. A slip is made anywhere in it:

- ``swapped digits``: two neighbouring digits of a figure change places;
- ``shifted figure``: a figure and the one in the next column change places, most often with 0;
- ``shifted row``: the six figures of a row stand one column too far on or back, the gap is 0, the total is right;
- ``copied neighbour``: a cell holds the figure of the cell to its left or above;
- ``cell and total``: a figure has a digit too many, too few, wrong or swapped, and the total of its row, that of its
  column, or all its totals were added up with it;
- ``two figures``: two cells anywhere hold any figure below 100, for no reason.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from attrs import evolve, frozen

from govinfo_report import Report, edition
from govinfo_report.report.s3_requests import ApplicantCounts, Requests
from govinfo_report.testing import make_report

__all__ = ["SLIPS", "Case", "case"]

Place = tuple[str, str]
Figures = dict[Place, int]
KINDS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organization",
    "legal_services_institution",
    "other_organization",
)
SUMS = ("received", "carried_in", "total_handled", "carried_forward")


@frozen
class Case:
    """A report with a slip, and the figures that stood there before."""

    report: Report
    true: frozenset[tuple[str, int]]


def case(name: str, edition_id: str, chance: random.Random) -> Case:
    """A table with one slip of this kind."""
    while True:
        table = _table(edition_id, chance)
        figures = _figures(table)
        slip = {place: value for place, value in SLIPS[name](figures, chance).items() if value != figures[place]}
        if slip and (name != "two figures" or len(slip) == 2):
            break
    for (row, column), value in slip.items():
        table = evolve(table, **{row: evolve(getattr(table, row), **{column: value})})
    true = frozenset((f"requests.{row}.{column}", figures[row, column]) for row, column in slip)
    return Case(make_report(edition_id, requests=table), true)


def _table(edition_id: str, chance: random.Random) -> Requests:
    form = edition(edition_id).table("requests")
    assert issubclass(form, Requests)
    block = form.LAYOUT.blocks[0]
    results = form.LAYOUT.members("results", block.rows)
    rows = {name: _row(chance) for name in results}
    handled = {kind: sum(getattr(row, kind) for row in rows.values()) for kind in KINDS}
    carried = {kind: chance.randint(0, min(20, handled[kind])) for kind in KINDS}
    left = {kind: chance.choice((0, 1, 5, 20)) if handled[kind] else 0 for kind in KINDS}
    received = {kind: handled[kind] - carried[kind] + left[kind] for kind in KINDS}
    return form.summing(
        received=ApplicantCounts.summing(**received), carried_in=ApplicantCounts.summing(**carried), **rows
    )


def _row(chance: random.Random) -> ApplicantCounts:
    size = chance.choice((0, 0, 3, 12, 60, 400))
    others = {kind: chance.choice((0, 0, 0, chance.randint(0, max(1, size // 8)))) for kind in KINDS[1:]}
    return ApplicantCounts.summing(natural_person=chance.randint(0, size), **others)


def _figures(table: Requests) -> Figures:
    return {(row.name, kind): getattr(counts, kind) for row, counts in table.items() for kind in (*KINDS, "total")}


def _swapped(value: int, chance: random.Random) -> int:
    digits = list(str(value))
    if len(digits) > 1:
        n = chance.randrange(len(digits) - 1)
        digits[n], digits[n + 1] = digits[n + 1], digits[n]
    return int("".join(digits))


def _mistyped(value: int, chance: random.Random) -> int:
    digits = str(value)
    n = chance.randrange(len(digits))
    match chance.choice(("swapped", "too many", "too few", "wrong")):
        case "swapped":
            return _swapped(value, chance)
        case "too many":
            return int(digits[:n] + chance.choice((digits[n], "0")) + digits[n:])
        case "too few":
            return int(digits[:n] + digits[n + 1 :] or "0")
        case _:
            return int(digits[:n] + str(chance.randrange(10)) + digits[n + 1 :])


def _swapped_digits(figures: Figures, chance: random.Random) -> Figures:
    place = chance.choice(sorted(figures))
    return {place: _swapped(figures[place], chance)}


def _shifted_figure(figures: Figures, chance: random.Random) -> Figures:
    row, n = chance.choice(sorted(figures))[0], chance.randrange(5)
    this, that = (row, KINDS[n]), (row, KINDS[n + 1])
    return {this: figures[that], that: figures[this]}


def _shifted_row(figures: Figures, chance: random.Random) -> Figures:
    row = chance.choice(sorted(figures))[0]
    held = [figures[row, kind] for kind in KINDS]
    moved = chance.choice(([0, *held[:-1]], [*held[1:], 0]))
    return {(row, kind): value for kind, value in zip(KINDS, moved, strict=True)}


def _copied_neighbour(figures: Figures, chance: random.Random) -> Figures:
    places = list(figures)
    n = chance.randrange(7, len(places))
    beside = chance.choice((n - 1 if n % 7 else n - 7, n - 7))
    return {places[n]: figures[places[beside]]}


def _cell_and_total(figures: Figures, chance: random.Random, fewest: int = 10) -> Figures:
    cells = sorted(place for place in figures if place[0] not in SUMS and place[1] != "total")
    row, kind = chance.choice([place for place in cells if figures[place] >= fewest] or cells)
    value = _mistyped(figures[row, kind], chance)
    ways: tuple[tuple[Place, ...], ...] = (
        ((row, "total"),),
        (("total_handled", kind),),
        ((row, "total"), ("total_handled", kind), ("total_handled", "total")),
    )
    totals, more = chance.choice((ways[0], ways[0], ways[1], ways[2])), value - figures[row, kind]
    return {(row, kind): value, **{place: figures[place] + more for place in totals}}


def _two_figures(figures: Figures, chance: random.Random) -> Figures:
    return {place: chance.randrange(100) for place in chance.sample(sorted(figures), 2)}


SLIPS: dict[str, Callable[[Figures, random.Random], Figures]] = {
    "swapped digits": _swapped_digits,
    "shifted figure": _shifted_figure,
    "shifted row": _shifted_row,
    "copied neighbour": _copied_neighbour,
    "cell and total": _cell_and_total,
    "two figures": _two_figures,
}
