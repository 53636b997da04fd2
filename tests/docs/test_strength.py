"""The table of strength says what is so: computed from the lines, and from validating every change."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

import pytest

from .conftest import ROOT

each_form = pytest.mark.parametrize("form", ["2019", "2021"])


@pytest.fixture(scope="module")
def measured() -> ModuleType:
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        return importlib.import_module("generators.strength")
    finally:
        sys.path.remove(str(ROOT / "docs"))


@each_form
def test_every_single_change_of_the_requests_table_is_detected_and_located(measured: ModuleType, form: str) -> None:
    found = measured.strengths()["requests", form]

    assert (found.cells, found.unnoticed) == ({"2019": 161, "2021": 175}[form], 4)
    assert found.changes > 4 * found.cells
    assert [found.changes] * 3 == [found.detected, found.located, found.suggested]


@each_form
def test_every_single_change_of_section_four_is_detected_with_up_to_five_candidates(
    measured: ModuleType, form: str
) -> None:
    found = measured.strengths()["disputes", form]

    assert (found.cells, found.unnoticed, found.located) == (15, 2, 0)
    assert [found.changes] * 2 == [found.detected, found.suggested]
    assert (found.fewest, found.most) == (1, 5)


@each_form
def test_of_section_two_the_true_low_figure_is_told(measured: ModuleType, form: str) -> None:
    found = measured.strengths()["proactive_disclosure", form]

    assert (found.cells, found.unnoticed, found.located) == ({"2019": 22, "2021": 10}[form], 1, 0)
    assert 0 < found.detected < found.changes / 10


def test_both_pages_print_the_figures(measured: ModuleType) -> None:
    for _, text in measured.pages():
        for found in measured.strengths().values():
            assert f"{found.detected} / {found.changes}" in text
