"""Measuring, wrapping and cutting text in which Chinese characters take two columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.present.columns import clip, display_width, padded, printable, wrap

TEXTS = st.text(alphabet="字数据公开abcXYZ019 （）“”，。、：·-_/.", max_size=120)


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("公开", 4), ("（一）", 6), ("ｱ", 1), ("Ａ", 2), ("e\u0301", 1), ("“”", 2), ("\u200b", 0)],
)
def test_width_is_that_of_a_terminal(text: str, width: int) -> None:
    assert display_width(text) == width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("\x1b[31mred", " [31mred"),
        ("a\tb\nc\rd", "a b c d"),
        ("a\u202eb\u2066c\u200bd", "abcd"),
        ("a\u2028b", "a b"),
        ("a\ud800b", "a\ufffdb"),
        ("\x9b31m", " 31m"),
        ("公开", "公开"),
    ],
)
def test_printable_leaves_nothing_for_a_terminal_to_obey(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_printable_text_stays_as_it_is_and_can_be_encoded(text: str) -> None:
    once = printable(text)
    assert printable(once) == once
    once.encode("utf-8")


@given(TEXTS, st.integers(min_value=8, max_value=60))
def test_wrapping_keeps_every_character_and_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert max(map(display_width, lines)) <= width


@given(TEXTS, st.integers(min_value=24, max_value=60))
def test_wrapping_counts_what_stands_before_a_line(text: str, width: int) -> None:
    lines = wrap(text, width, indent="  → ", hanging="    ")
    assert lines[0].startswith("  →")
    assert all(line.startswith("    ") for line in lines[1:])
    assert max(map(display_width, lines)) <= width


def test_a_line_neither_begins_with_a_closing_nor_ends_with_an_opening_mark() -> None:
    text = "本列数据的勾稽关系为：第一项（新收）加第二项（结转）之和，等于“办理”加“结转”之和。"
    for width in range(10, 60):
        lines = wrap(text, width)
        assert [line for line in lines if line[0] in "，。：）”" or line[-1] in "（“"] == []


def test_words_and_figures_are_not_broken() -> None:
    assert wrap("received 12345 requests", 10) == ["received", "12345", "requests"]
    assert wrap("共收到12345件申请", 11) == ["共收到12345", "件申请"]


def test_what_is_wider_than_a_line_is_broken_after_all() -> None:
    assert wrap("a" * 20, 8) == ["a" * 8, "a" * 8, "a" * 4]


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [("公开", 4, "公开"), ("公开条例", 5, "公开…"), ("公开条例", 4, "公…"), ("abc", 2, "a…"), ("", 3, "")],
)
def test_clipping_fits_and_says_so(text: str, width: int, shown: str) -> None:
    assert clip(text, width) == shown


def test_padding_counts_columns() -> None:
    assert padded("公开", 6) == "公开  "
    assert padded("公开", 2) == "公开"
