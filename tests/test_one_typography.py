"""There is one room for typography: nothing outside of ``govinfo_report.text`` prints a number, date or list by itself.

The test reads the source. What it looks for is told by :func:`offences`, and each kind has an example that it finds.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_layers import MODULES, unit

_JOINT = re.compile(r"[、，；：。～—]+ ?")
_MARKS = re.compile(r" *[、，；：。,;:.][、，；：。,;:. ]*")
_NUMBERED = re.compile(r"[、.）]")
_AFTER_A_FIGURE = re.compile(r"[年月日号%％‰万亿元件]")
_SPECIFIED = re.compile(r"[,_]|[.0-9]*[feEgGn%]\Z|%[YmdHM]")
_WRITERS_OF_NUMERALS = {"write_measured", "write_positional", "to_financial"}
_FORMATTING = {"strftime", "format_decimal", "format_compact_decimal", "format_percent", "format_currency"}

DATA = {
    "cli.inputs": "a limit of time in seconds, given as a float",
    "formats._csv.writing": "the number beside what is printed, for programs",
    "formats._pages.html_page": "the width of a column in a style sheet",
    "formats._office.sheets": "the digits of a cell, read from a float",
    "formats._pages.workbook": "whether a float shows the digits of a text",
}
"""Modules that make digits for machines, and which."""


def is_text(node: ast.AST, pattern: re.Pattern[str]) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and pattern.fullmatch(node.value) is not None


def offences(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """What prints by itself: its line, and its kind."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=joint, attr="join")) if is_text(joint, _JOINT):
                yield node.lineno, "joins a list"
            case ast.IfExp(body=one, orelse=other) if is_text(one, _MARKS) and is_text(other, _MARKS):
                yield node.lineno, "chooses a mark"
            case ast.JoinedStr(values=values):
                yield from ((node.lineno, kind) for kind in told_by(values))
            case ast.Call(func=ast.Attribute(attr=name)) | ast.Call(func=ast.Name(id=name)) if name in _FORMATTING:
                yield node.lineno, "formats by another library"
            case ast.Import(names=names) if any(name.name.partition(".")[0] == "babel" for name in names):
                yield node.lineno, "imports Babel"
            case ast.ImportFrom(module=str(module)) if module.partition(".")[0] == "babel":
                yield node.lineno, "imports Babel"
            case ast.ImportFrom(names=names) if any(name.name in _WRITERS_OF_NUMERALS for name in names):
                yield node.lineno, "writes numerals"
            case _:
                pass


def told_by(values: list[ast.expr]) -> Iterator[str]:
    """The kinds of offences of an f-string: figures with a unit after them, numbers of headings, specified digits."""
    for place, value in enumerate(values):
        if not isinstance(value, ast.FormattedValue):
            continue
        if value.format_spec is not None and _SPECIFIED.search(ast.unparse(value.format_spec)[2:-1]):
            yield "specifies digits"
        after = values[place + 1] if place + 1 < len(values) else None
        text = after.value if isinstance(after, ast.Constant) and isinstance(after.value, str) else ""
        if _AFTER_A_FIGURE.match(text):
            yield "prints a unit after a figure"
        if place == len(values) - 2 and _NUMBERED.fullmatch(text):
            before = values[place - 1] if place else None
            opening = before.value if isinstance(before, ast.Constant) else ""
            if place == 0 or (place == 1 and opening == "（"):
                yield "numbers a heading"


EXAMPLES = {
    "joins a list": ("'、'.join(names)", "'；'.join(names)"),
    "chooses a mark": ("'：' if lang == 'zh' else ': '", "'；' if zh else '; '"),
    "prints a unit after a figure": ("f'{year}年报告'", "f'{value}%'", "f'{amount}万元'", "f'{count}件'"),
    "numbers a heading": ("f'{number}、'", "f'（{number}）'", "f'{number}.'"),
    "specifies digits": ("f'{value:f}'", "f'{value:,}'", "f'{value:.2%}'", "f'{day:%Y-%m-%d}'"),
    "formats by another library": ("day.strftime(shape)", "format_decimal(value)"),
    "imports Babel": ("import babel.dates", "from babel.lists import format_list"),
    "writes numerals": ("from govinfo_report.text._numerals import write_measured",),
}


@pytest.mark.parametrize(("kind", "source"), [(kind, each) for kind, sources in EXAMPLES.items() for each in sources])
def test_each_kind_of_offence_is_found(kind: str, source: str) -> None:
    assert [found for _, found in offences(ast.parse(source))] == [kind]


@pytest.mark.parametrize(
    "source", ["', '.join(names)", "f'{name}：{value}'", "f'{name:<8}'", "f'（{a}、{b}）'", "f'{a}.{b}'"]
)
def test_what_is_no_typography_is_let_be(source: str) -> None:
    assert list(offences(ast.parse(source))) == []


def found_in(path: Path) -> list[tuple[int, str]]:
    return sorted(offences(ast.parse(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("module", [name for name in MODULES if unit(name) != "text" and name not in DATA])
def test_nothing_outside_the_room_prints_by_itself(module: str) -> None:
    assert found_in(MODULES[module]) == []


@pytest.mark.parametrize("module", DATA)
def test_what_is_excused_makes_digits_and_nothing_else(module: str) -> None:
    assert {kind for _, kind in found_in(MODULES[module])} == {"specifies digits"}


def test_inside_the_package_only_the_room_writes_numerals() -> None:
    apart = [name for name in MODULES if unit(name) == "text" and not name.startswith("text.typography")]
    found = {name: [kind for _, kind in found_in(MODULES[name])] for name in apart}

    # dates.py has patterns of dates, which are f-strings with units
    assert {name: kinds for name, kinds in found.items() if kinds and name != "text.dates"} == {}
    assert set(found["text.dates"]) == {"prints a unit after a figure"}
