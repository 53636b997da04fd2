"""What a spreadsheet would run gets an apostrophe, and loses it again; numbers and dashes stay numbers and dashes."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.text import formulas
from govinfo_report.text.formulas import guarded, looks_like_formula, unguarded

DANGEROUS = [
    *("=1+1", "+1+1", "-1-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "-", "-x", "+x"),
    *("＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "﹦1", " =1+1", "\u3000＝1", "\ufeff=1", "\u200b=1"),
]
MIXED = st.text(st.sampled_from("'=+-@＝－\t\r\n 3.,a一"), max_size=6)


def test_the_examples_hold() -> None:
    assert doctest.testmod(formulas).failed == 0


@pytest.mark.parametrize("text", DANGEROUS, ids=repr)
def test_what_begins_as_formulas_do_is_told(text: str) -> None:
    assert looks_like_formula(text)


@pytest.mark.parametrize("text", [each for each in DANGEROUS if each != "-"], ids=repr)
def test_it_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "0", "12", "-3", "+3", "－3", "-1,036.5", "/", "—", "-", "--", "－", "无", "a=1", "'x"]
)
def test_numbers_marks_and_words_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


@given(MIXED)
def test_what_was_guarded_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(MIXED)
def test_a_text_that_begins_as_formulas_do_is_a_number_or_dashes(text: str) -> None:
    shown = guarded(text)
    if looks_like_formula(shown):
        assert set(shown.strip()) <= set("+-－3.,")
