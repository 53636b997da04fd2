"""Line, column and the marked line: the carets stand exactly under what is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report import Span
from govinfo_report.present.columns import display_width, printable
from govinfo_report.present.excerpt import Position, excerpt, has_position, position
from govinfo_report.present.screen import Screen


@pytest.mark.parametrize(
    ("source", "offset", "expected"),
    [
        ("", 0, Position(1, 1)),
        ("abc", 0, Position(1, 1)),
        ("abc", 3, Position(1, 4)),
        ("一\n二三", 2, Position(2, 1)),
        ("一\n二三", 3, Position(2, 2)),
        ("a\r\nb", 3, Position(2, 1)),
        ("a\rb", 2, Position(2, 1)),
        ("a\n\nb", 2, Position(2, 1)),
        ("a\n", 2, Position(2, 1)),
        ("𠀀𠀁x", 2, Position(1, 3)),
    ],
)
def test_positions_count_lines_and_code_points_from_one(source: str, offset: int, expected: Position) -> None:
    assert position(source, offset) == expected


@given(st.text(alphabet="ab字\r\n", max_size=40), st.data())
def test_positions_agree_with_splitting_the_text(source: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(source)))
    plain = source[:offset]
    if plain.endswith("\r") and source[offset : offset + 1] == "\n":
        plain = plain[:-1]
    lines = plain.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert position(source, offset).line == len(lines)


def marked(lines: list[str]) -> tuple[str, str]:
    """The text of an excerpt, and the part of it that stands over the carets."""
    text, carets = lines[0][8:], lines[1][8:]
    begin, end = len(carets) - len(carets.lstrip()), len(carets)
    shown, column = "", 0
    for character in text:
        if begin <= column < end:
            shown += character
        column += display_width(character)
    return text, shown


LINES = st.text(alphabet="数据abc 0|（）\tＡ“”", min_size=1, max_size=200)


@given(LINES, st.data(), st.integers(min_value=30, max_value=120))
def test_carets_stand_under_the_span(line: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    lines = excerpt(f"前\n{line}\r\n后", Span(2 + start, 2 + end), screen=Screen(width=width))
    text, shown = marked(lines)
    whole = printable(line[start:end])
    assert shown == whole or (display_width(whole) > width - 12 and whole.startswith(shown))
    assert all(display_width(each) <= width for each in lines)
    assert text.strip("…") in printable(line)


def test_an_empty_span_gets_one_caret() -> None:
    assert excerpt("4.保护 | 0 | |", Span(12, 12), screen=Screen(width=60)) == [
        "    1 | 4.保护 | 0 | |",
        "      |               ^",
    ]


def test_a_span_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    lines = excerpt("一二\n三四", Span(1, 5), screen=Screen(width=60))
    assert lines == ["    1 | 一二", "      |   ^^"]


def test_both_ends_of_a_long_line_are_cut_and_say_so() -> None:
    source = "甲" * 5000 + "乙" + "丙" * 5000
    text, shown = marked(excerpt(source, Span(5000, 5001), screen=Screen(width=40)))
    assert (text[0], text[-1], shown) == ("…", "…", "乙")


@pytest.mark.parametrize(
    ("span", "source", "expected"),
    [
        (None, "text", False),
        (Span(0, 2), "text", True),
        (Span(0, 0), "text", True),
        (Span(0, 2), "", False),
        (Span(0, 9), "text", False),
        (Span(0, 0, "$.requests"), "{}", False),
        (Span(1, 2, "$.requests"), "{}", True),
    ],
)
def test_a_span_that_only_names_a_place_has_no_position(span: Span | None, source: str, expected: bool) -> None:
    assert has_position(span, source) is expected
