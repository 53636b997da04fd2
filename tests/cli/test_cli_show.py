"""``show``: every figure is there, on a wide and on a narrow screen."""

from __future__ import annotations

import re
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
    different = [match for match in result.trace if match.how != "exact"]
    assert squeezed(f"Labels that differ from the form: {len(different)}") in shown
    assert squeezed(f"Labels that agree with the form: {len(result.trace) - len(different)}") in shown
    for match in result.trace:
        assert squeezed(match.printed) + ("·" if match.how == "exact" else f"form{squeezed(match.official)}") in shown
        assert str(match.at) in shown
    assert squeezed(f"differs by {different[0].distance}:") in shown


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


TYPOS = [
    ("没有现成信息需要", "没有现成信息须要", "相差 1 字：“须”应为“需”", "differs by 1: “须” for “需”"),
    ("没有现成信息需要", "没有现成的信息需要", "相差 1 字：多“的”", "differs by 1: “的” too much"),
    ("没有现成信息需要", "没有现成信息要", "相差 1 字：少“需”", "differs by 1: “需” missing"),
]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("official", "printed", "chinese", "english"), TYPOS)
def test_trace_says_which_characters_are_wrong_and_where(
    call: Call, tmp_path: Path, good: str, official: str, printed: str, chinese: str, english: str, lang: str
) -> None:
    path = tmp_path / "typo.txt"
    text = Path(good).read_text(encoding="utf-8").replace(official, printed)
    path.write_text(text, encoding="utf-8")
    line = text[: text.index(printed)].count("\n") + 1
    stdout = call("show", str(path), "--trace", "--lang", lang).stdout
    assert (chinese if lang == "zh" else english) in stdout
    assert (f"  第 {line} 行第 1 字  表三" if lang == "zh" else f"  line {line}, character 1  表三") in stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 60, 80])
def test_trace_is_not_wider_than_the_screen(call: Call, tmp_path: Path, good: str, width: int, lang: str) -> None:
    path = tmp_path / "typo.txt"
    text = Path(good).read_text(encoding="utf-8").replace("没有现成信息需要", "没有现成信息须要")
    path.write_text(text.replace("六、", "十一、平台接收 | 77 | 0\n六、"), encoding="utf-8")
    lines = call("show", str(path), "--trace", "--lang", lang, width=width).stdout.splitlines()
    addresses = re.compile(r" *[a-z_.*]+")
    assert [line for line in lines if display_width(line) > width and not addresses.fullmatch(line)] == []


def test_what_needs_a_look_stands_before_what_agrees(call: Call, wrong: str) -> None:
    stdout = call("show", wrong, "--trace").stdout
    titles = ["没有归入任何单元格的数字", "格式中没有的内容", "行名、列名与格式不同", "行名、列名与格式一致"]
    order = [stdout.index(title) for title in titles]
    assert order == sorted(order)


def test_several_documents_are_shown_under_their_names(call: Call, good: str, older: str) -> None:
    stdout = call("show", good, older).stdout
    assert stdout.startswith(f"{good}\n")
    assert f"\n\n{older}\n" in stdout


def test_every_report_of_a_document_is_shown(call: Call, tmp_path: Path, good: str, older: str) -> None:
    path = tmp_path / "both.json"
    parts = [call("convert", each, "--to", "json").stdout for each in (good, older)]
    path.write_text(f"[{','.join(parts)}]", encoding="utf-8")
    stdout = call("show", str(path)).stdout
    assert [line for line in stdout.splitlines() if line.startswith(str(path))] == [f"{path}#1", f"{path}#2"]
