"""``show``: every figure is there, on a wide and on a narrow screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from govinfo_report import Money, read, read_file, write
from govinfo_report.editions import all_editions
from govinfo_report.present.columns import display_width
from govinfo_report.testing import make_distinct_report

from .conftest import Call

WIDTHS = [24, 40, 50, 60, 72, 80, 100, 160]


def squeezed(text: str) -> str:
    """The text without blanks and line ends, so that it does not matter where a line was broken."""
    return "".join(text.split())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("edition", [form.id for form in all_editions()])
def test_every_cell_is_shown_on_every_screen(call: Call, tmp_path: Path, edition: str, lang: str, width: int) -> None:
    report = make_distinct_report(edition)
    path = tmp_path / "report.json"
    path.write_text(write(report, "json"), encoding="utf-8")
    shown = squeezed(call("show", str(path), "--lang", lang, width=width).stdout)
    for ref, cell in report.cells():
        amount = cell.value if isinstance(cell, Money) else cell
        assert str(amount) in shown, str(ref)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_screen(call: Call, wrong: str, width: int) -> None:
    for lang in ("zh", "en"):
        stdout = call("show", wrong, "--full", "--lang", lang, width=width).stdout
        assert [line for line in stdout.splitlines() if display_width(line) > width] == []


def test_the_paper_around_the_tables_is_shown(call: Call, good: str) -> None:
    report = read_file(good).unwrap()
    stdout = call("show", good).stdout
    assert stdout.splitlines()[:3] == [str(report.title), "  行政机关：云溪市人民政府", "  年度：2024"]
    assert f"  成文日期：{report.issued_on}" in stdout


def test_blanks_and_marks_are_told_apart(call: Call, wrong: str) -> None:
    lines = call("show", wrong).stdout.splitlines()
    [blank] = [line for line in lines if "4.保护第三方合法权益" in line]
    [mark] = [line for line in lines if "复议后起诉" in line]
    assert blank.split()[-1] == "空白"
    assert mark.split()[-2] == "/"


def test_a_table_that_is_not_there_is_named_and_not_drawn(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "part.txt"
    path.write_text(
        "某县教育局2024年政府信息公开工作年度报告\n四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n",
        encoding="utf-8",
    )
    stdout = call("show", str(path)).stdout
    assert stdout.count("（来源没有这张表）") == len(read(path.read_bytes()).unwrap().absent)


def test_full_shows_every_paragraph(call: Call, good: str) -> None:
    report = read_file(good).unwrap()
    shown = squeezed(call("show", good, "--full").stdout)
    short = squeezed(call("show", good).stdout)
    for _, narrative in report.narratives():
        for paragraph in narrative.paragraphs:
            assert squeezed(paragraph) in shown
            assert squeezed(paragraph) not in short


def test_trace_names_every_label_with_its_distance(call: Call, wrong: str) -> None:
    result = read_file(wrong)
    shown = squeezed(call("show", wrong, "--trace", "--lang", "en").stdout)
    inexact = [match for match in result.trace if match.how != "exact"]
    assert squeezed(f"Labels matched: {len(result.trace)}, of which {len(inexact)} not exactly") in shown
    for match in result.trace:
        assert squeezed(match.printed) + "".join("" if match.how == "exact" else f"={match.official}") in shown
        assert str(match.at) in shown
    assert squeezed(f"{inexact[0].distance} characters differ") in shown


def test_trace_names_figures_and_rows_that_have_no_place(call: Call, tmp_path: Path, good: str) -> None:
    path = tmp_path / "more.txt"
    text = Path(good).read_text(encoding="utf-8")
    extra = "九、网上平台接收件数 | 77 | 0 | 0 | 0 | 0 | 0 | 77 |\n四、政府信息公开行政复议"
    path.write_text(text.replace("四、政府信息公开行政复议", extra, 1), encoding="utf-8")
    result = read_file(path)
    assert result.extras or result.unread
    shown = squeezed(call("show", str(path), "--trace").stdout)
    for text_ in (*(each.text for each in result.unread), *(each.label for each in result.extras)):
        assert squeezed(text_) in shown
