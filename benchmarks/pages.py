"""Pages of HTML for the benchmarks, made the same way every time: honest ones, and ten megabytes of hostile ones."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from html_pages import body, page, plain, word

from govinfo_report.testing import make_report

__all__ = ["HOSTILE", "text_heavy", "word_pasted"]

_SENTENCE = "本机关按月核对公开目录，逐件登记申请，先审查、后发布，做到内容准确、格式统一、更新及时。"


def word_pasted(size: int = 75_000) -> str:
    """A report as a word processor pastes it: styles on every cell, paragraph and run of text."""
    html = page(body(make_report("2021"), word))
    run = "<span lang=EN-US style='font-size:16.0pt;font-family:仿宋_GB2312'>{}<o:p></o:p></span>"
    inside = run.format(_SENTENCE[:20]) + run.format(_SENTENCE[20:])
    paragraph = f"<p class=MsoNormal style='text-indent:32.0pt;line-height:28.0pt'>{inside}</p>\n"
    return _filled(html, paragraph, size)


def text_heavy(size: int = 75_000) -> str:
    """A report with plain tables and much text."""
    return _filled(page(body(make_report("2021"), plain)), f"<p>　　{_SENTENCE * 3}</p>\n", size)


def _filled(html: str, paragraph: str, size: int) -> str:
    """Paragraphs in the first section until the page is as long as it should be."""
    at = html.index("<p>　　二、")
    return html[:at] + paragraph * max((size - len(html)) // len(paragraph), 0) + html[at:]


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
