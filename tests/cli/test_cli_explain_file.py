"""``explain --file``: a rule with the figures of one report."""

from __future__ import annotations

import pytest

from govinfo_report import all_rules, read_file, validate
from govinfo_report.text import display_width

from .conftest import Call


@pytest.mark.parametrize(("code", "count"), [("GIR301", 7), ("GIR302", 7), ("GIR303", 25), ("GIR304", 3)])
def test_every_line_is_shown_with_its_figures_and_outcome(call: Call, wrong: str, code: str, count: int) -> None:
    stdout = call("explain", code, "--file", wrong, "--lang", "en", width=200).stdout
    told = stdout[stdout.index(wrong) :].splitlines()[1 : count + 1]
    lines = [line for line in validate(read_file(wrong)).lines if line.identity.rule.code == code]
    assert len(lines) == count
    for text, line in zip(told, lines, strict=True):
        words = {"holds": "holds", "broken": "broken", "inferred": "inferred, not confirmed"}[line.outcome.value]
        assert text.endswith(words)
        assert line.left is None or f": {line.left} " in text


def test_a_broken_line_names_both_sides(call: Call, wrong: str) -> None:
    stdout = call("explain", "GIR304", "--file", wrong, width=120).stdout
    assert "  表四 · 未经复议直接起诉（整行）：0 ≠ 4 · 不成立" in stdout or "未经复议直接起诉：0 ≠ 4 · 不成立" in stdout
    assert f"    --> {wrong}:65:38" in stdout


def test_a_rule_that_finds_nothing_passes(call: Call, good: str, wrong: str) -> None:
    assert call("explain", "GIR220", "--file", good).stdout.endswith(f"{good}\n  没有发现问题：通过。\n")
    assert "有 1 格空白" in call("explain", "GIR220", "--file", wrong).stdout
    assert call("explain", "GIR303", "--file", good).stdout.endswith("  没有发现问题：通过。\n")


def test_what_cannot_be_read_is_told(call: Call, png: str) -> None:
    outcome = call("explain", "GIR301", "--file", png)
    assert outcome.code == 2
    assert png in outcome.stderr
    assert call("explain", "GIR301", "--file", "missing.txt").code == 2


@pytest.mark.parametrize("width", [40, 60, 80])
def test_it_fits_a_narrow_terminal(call: Call, wrong: str, width: int) -> None:
    for info in all_rules():
        stdout = call("explain", info.code, "--file", wrong, width=width).stdout
        wide = [line.strip() for line in stdout.splitlines() if display_width(line) > width]
        assert [line for line in wide if " " in line.removeprefix("--> ")] == []
