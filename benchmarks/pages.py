"""Pages of HTML for the benchmarks, made the same way every time: honest ones, and ten megabytes of hostile ones."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from html_pages import body, page, plain, word

from govinfo_report.testing import make_report

__all__ = ["HOSTILE", "text_heavy", "word_pasted"]

_SUBJECTS = ("本机关", "各科室", "办公室", "窗口单位", "下属站所", "各村居", "专班")
_DEEDS = (
    "按月核对公开目录",
    "逐件登记公开申请",
    "梳理主动公开事项",
    "更新政务公开专栏",
    "组织业务培训",
    "回应来信来电",
    "清理失效文件",
    "开展保密审查",
    "编印公开指南",
    "检查栏目链接",
    "答复涉企咨询",
)
_ENDS = ("做到内容准确、格式统一", "先审查、后发布", "件件有着落", "一事一档，便于查找", "结果及时反馈")
_FIGURE = re.compile(r"(?<=>)\d{1,4}(?=<)")


def word_pasted(size: int = 75_000, *, seed: int = 0) -> str:
    """A report as a word processor pastes it: styles on every cell, paragraph and run of text."""
    run = "<span lang=EN-US style='font-size:16.0pt;font-family:仿宋_GB2312'>{}<o:p></o:p></span>"

    def paragraph(text: str) -> str:
        inside = run.format(text[:20]) + run.format(text[20:])
        return f"<p class=MsoNormal style='text-indent:32.0pt;line-height:28.0pt'>{inside}</p>\n"

    return _filled(page(body(make_report("2021"), word)), paragraph, size, Random(seed))


def text_heavy(size: int = 75_000, *, seed: int = 0) -> str:
    """A report with plain tables and much text."""
    html = page(body(make_report("2021"), plain))
    return _filled(html, lambda text: f"<p>　　{text}</p>\n", size, Random(seed), sentences=3)


def _filled(html: str, paragraph: Callable[[str], str], size: int, choose: Random, *, sentences: int = 1) -> str:
    """Figures of its own in every table, and paragraphs in the first section until the page is as long as it should be.

    No paragraph is twice in a page, so that nothing can be read once for all of them.
    """
    html = _FIGURE.sub(lambda _: str(choose.choice((0, choose.randrange(10), choose.randrange(2000)))), html)
    at = html.index("<p>　　二、")
    parts: list[str] = []
    left = size - len(html)
    while left > 0:
        text = "".join(_sentence(choose) for _ in range(sentences))
        parts.append(paragraph(text))
        left -= len(parts[-1])
    return html[:at] + "".join(parts) + html[at:]


def _sentence(choose: Random) -> str:
    first, second = choose.sample(_DEEDS, 2)
    return f"{choose.choice(_SUBJECTS)}{first}{choose.randrange(1, 400)}次，{second}，{choose.choice(_ENDS)}。"


_HEAD = "<html><body><p>一、总体情况</p><p>二、主动公开政府信息情况</p>"
HOSTILE: dict[str, Callable[[int], str]] = {
    "nested blocks": lambda size: _HEAD + "<div>" * (size // 5),
    "100 000 nested blocks": lambda size: _HEAD + "<div>" * 100_000 + "x" * (size - 500_000),
    "nested tables": lambda size: _HEAD + "<table>" * (size // 7),
    "tables in cells": lambda size: _HEAD + "<table><tr><td>" * (size // 15),
    "a million cells": lambda size: _HEAD + "<table>" + "<tr>" + "<td>1" * (size // 5),
    "rows of ten cells": lambda size: _HEAD + "<table>" + ("<tr>" + "<td>1" * 10) * (size // 54),
    "cells over a thousand columns": lambda size: (
        _HEAD + "<table>" + "<tr><td colspan=1000 rowspan=1000>1" * (size // 36)
    ),
    "cells over a thousand rows": lambda size: _HEAD + "<table><tr>" + "<td rowspan=1000>1" * (size // 18),
    "one huge attribute": lambda size: _HEAD + '<p title="' + "x" * size + '">',
    "many attributes": lambda size: _HEAD + "<p " + "".join(f"a{n}=1 " for n in range(size // 9)) + ">",
    "an unclosed comment": lambda size: _HEAD + "<!--" + "<td>1" * (size // 5),
    "an unclosed tag": lambda size: _HEAD + "<p a" * (size // 4),
    "many comments": lambda size: _HEAD + "<!---->x" * (size // 8),
    "references": lambda size: _HEAD + "&amp;" * (size // 5),
    "blanks as references": lambda size: _HEAD + "<p>x" + "&nbsp;" * (size // 6),
    "paragraphs": lambda size: _HEAD + "<p>1" * (size // 4),
    "end tags": lambda size: _HEAD + "</p>" * (size // 4),
    "formatting never closed": lambda size: _HEAD + "".join(f"<p><b a={n}>1" for n in range(size // 16)),
    "text between rows": lambda size: _HEAD + "<table>" + "x<tr><td>1</td>" * (size // 15),
    "text that a parser moves": lambda size: _HEAD + "<table>" + "<tr>x<b>y</b>" * (size // 13),
    "quotes": lambda size: _HEAD + "<p a='\"" * (size // 7),
    "lines in preformatted text": lambda size: _HEAD + "<pre>" + "a | 1 &amp;\n" * (size // 11),
    "bars": lambda size: _HEAD + "<p>" + "1|" * (size // 2),
    "strings in a script": lambda size: "<script>" + "'<p>\\u4e00'," * (size // 13) + "</script>",
    "a page in a script in a page": lambda size: "<script>" + ("'" + "<p>1" * 60 + "',") * (size // 244) + "</script>",
    "blanks": lambda size: _HEAD + "<p>x" + " \n" * (size // 2),
}
