"""Figures with nothing between them: every way of taking them apart, in as many steps as that needs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest

from govinfo_report import Span
from govinfo_report.address import CellRef
from govinfo_report.editions import edition
from govinfo_report.form.layout import Column
from govinfo_report.formats._core import joined_figures
from govinfo_report.formats._core.items import RawCell

COLUMNS = edition("2021").layout("requests").blocks[0].columns
CELLS = [CellRef("requests", "received", column.name) for column in COLUMNS]


def parts(text: str) -> list[list[str]]:
    joined = joined_figures.apart(RawCell(text, Span(0, len(text))), CELLS, COLUMNS)
    return [[text[begin:end] for begin, end in reading] for reading in joined.readings]


def cut(text: str) -> list[list[str]]:
    """All ways to cut a text into as many figures as there are columns, none with a nought before it."""
    ways = ((0, *places, len(text)) for places in combinations(range(1, len(text)), len(COLUMNS) - 1))
    found = [[text[a:b] for a, b in pairwise(way)] for way in ways]
    return [way for way in found if all(len(each) < 10 and (each == "0" or each[0] != "0") for each in way)]


@pytest.mark.parametrize(
    "text", ["0000000", "1234567", "12345678", "10203040506", "000000012", "9" * 12, "1000000000000"]
)
def test_every_way_is_found(text: str) -> None:
    assert sorted(parts(text)) == sorted(cut(text))


@pytest.mark.parametrize("text", ["1" * 64, "1" * 119, "12" * 50, "1" * 63 + "0", "1" * 6, "1" * 40 + "x"])
def test_where_there_is_none_few_steps_tell_so(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = 0
    ends = joined_figures._ends

    def counted(text: str, start: int, column: Column, *, last: bool) -> Iterator[int]:
        nonlocal steps
        steps += 1
        return ends(text, start, column, last=last)

    monkeypatch.setattr(joined_figures, "_ends", counted)

    assert parts(text) == []
    assert steps < 10 * len(text) * len(COLUMNS)
