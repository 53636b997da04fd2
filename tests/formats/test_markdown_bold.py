"""Titles and headings of Markdown that are bold, as converters print what a document does not mark as headings."""

from __future__ import annotations

import pytest

from govinfo_report import read
from govinfo_report.address import HeadingRef

TEXT = """@临溪县自然资源局2024年政府信息公开工作年度报告@

@一、总体情况@

做了 **3** 件，**另**有 2 件。

@二、主动公开政府信息情况@

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| --- | --- | --- | --- |
| 规章 | 0 | 0 | 0 |

@五、存在的主要问题及改进情况@

还有问题。
"""


@pytest.mark.parametrize("mark", ["**", "***", "__"])
@pytest.mark.parametrize("before", ["", "## "])
def test_what_is_bold_as_a_whole_is_read_without_its_marks(mark: str, before: str) -> None:
    lines = TEXT.split("\n")
    text = "\n".join(before + line.replace("@", mark) if line.startswith("@") else line for line in lines)
    result = read(text)
    report = result.unwrap()

    assert report.title == "临溪县自然资源局2024年政府信息公开工作年度报告"
    assert report.organ is not None
    assert report.headings["problems"] == "五、存在的主要问题及改进情况"
    assert result.spans[HeadingRef("problems")].of(text) == "五、存在的主要问题及改进情况"
    assert report.overview is not None
    assert report.overview.paragraphs == ("做了 **3** 件，**另**有 2 件。",)


@pytest.mark.parametrize(
    "line", ["**一**、**总体**", "** 一、总体情况**", "**一、总体情况**。", "__一、总体情况**", "****"]
)
def test_a_line_that_is_bold_in_part_is_left(line: str) -> None:
    text = TEXT.replace("@", "").replace("还有问题。", line)
    problems = read(text).unwrap().problems

    assert problems is not None
    assert problems.paragraphs in ((line,), ())
