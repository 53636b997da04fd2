"""What HTML, Word, workbooks and PDF have in common: every report is written, and reads back as what it was."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from importlib.util import find_spec

import pytest

from govinfo_report import MissingFontError, Report, losses, read, write_bytes
from govinfo_report._format_kit import sample_reports
from govinfo_report.formats._pages.blocks import Kind, printed_blocks
from govinfo_report.formats._pages.words import Words
from govinfo_report.testing import make_distinct_report, make_report

NEEDED = {"html": ("turbohtml",), "docx": (), "xlsx": ("xlsxwriter", "python_calamine"), "pdf": ("typst", "pdfminer")}
EDITIONS = ("2019", "2021")


@cache
def missing(name: str) -> str:
    """Why a format cannot be tried here; empty if it can."""
    if absent := [each for each in NEEDED[name] if find_spec(each) is None]:
        return f"{absent[0]} is not installed"
    try:
        write_bytes(make_report(), name)
    except MissingFontError as error:
        return str(error)
    return ""


@pytest.fixture(params=NEEDED)
def name(request: pytest.FixtureRequest) -> str:
    if reason := missing(request.param):
        pytest.skip(reason)
    return str(request.param)


ODD = {
    "controls": {"overview": ("甲\x00\x07\x0b\x1b\x7f\x9f\ufdd0\ufffe乙。",), "title": "\x00\x01"},
    "half a character": {"overview": ("甲\ud800乙。",)},
    "blank title": {"title": " "},
    "blank paragraphs": {"overview": ("", " ", "\n")},
    "no heading": {"headings": {"overview": None}, "overview": ("（一）主动公开", "1.解读", "（2）图解")},
    "empty headings": {"headings": {"overview": "", "problems": ""}, "problems": ("（1）图解",)},
    "headings at any level": {"overview": ("（1）图解", "1.政策解读", "（一）平台建设", "（2）数据")},
    "a word without end": {"overview": (f"https://www.example.gov.cn/{'a' * 300}",)},
    "a long paragraph": {"overview": ("公开" * 20_000,)},
    "markup": {"overview": ("<b>&amp;</b> #let $x$ =1+1 {\\rtf}",), "title": "<title>&=1"},
}


@pytest.mark.parametrize("case", ODD)
def test_whatever_a_report_says_is_written_and_its_figures_come_back(name: str, case: str) -> None:
    report = make_report("2021", **ODD[case])  # type: ignore[arg-type]
    back = read(write_bytes(report, name)).unwrap()

    assert back.tables() == report.tables()


@pytest.mark.parametrize("case", ODD)
def test_no_level_of_headings_is_skipped_anywhere(case: str) -> None:
    report = make_report("2021", **ODD[case])  # type: ignore[arg-type]
    ranks = [block.rank for block in printed_blocks(report, Words()) if block.kind is Kind.HEADING]

    assert all(following <= rank + 1 for rank, following in zip((0, *ranks), ranks, strict=False))


@pytest.mark.parametrize("sample", sample_reports())
def test_what_is_not_named_as_lost_comes_back(name: str, sample: str) -> None:
    report = sample_reports()[sample]
    back, lost = read(write_bytes(report, name)).unwrap(), losses(report, name)

    for field in ("year", "period", "proactive_disclosure", "requests", "disputes", "preamble", "absent", "notes"):
        assert (getattr(back, field) == getattr(report, field)) is (field not in lost), field
    marks = {ref: each.raw for ref, each in report.printed.items()}
    assert {ref: each.raw for ref, each in back.printed.items() if each.raw} == marks


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_format_holds_the_same_report(name: str, edition: str) -> None:
    report = make_distinct_report(edition)
    result = read(write_bytes(report, name))

    assert (result.findings, result.unread, result.extras) == ((), (), ())
    assert held_by(result.unwrap()) == held_by(report)


def held_by(report: Report) -> object:
    """All of a report but the level of its organ, which no document prints."""
    assert report.organ is not None
    texts = {name: narrative.paragraphs for name, narrative in report.narratives()}
    return report.organ.name, report.year, report.period, report.title, report.preamble, texts, report.tables()


WRITING = """
import hashlib, sys
from govinfo_report import write_bytes
from govinfo_report.testing import make_distinct_report
for edition in ("2019", "2021"):
    print(hashlib.sha256(write_bytes(make_distinct_report(edition), sys.argv[1])).hexdigest())
"""
SURROUNDINGS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "4711", "TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8"},
    {"PYTHONHASHSEED": "99", "TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "86400"},
)


def test_the_bytes_depend_on_no_seed_zone_locale_or_day(name: str) -> None:
    written = {
        subprocess.run(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-c", WRITING, name], env={**os.environ, **each}, capture_output=True, check=True
        ).stdout
        for each in SURROUNDINGS
    }

    assert len(written) == 1
    assert len(set(written.pop().split())) == len(EDITIONS)


LONG = "云溪市人民政府2024年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("title", "broken"),
    [
        (LONG, "云溪市人民政府\n2024年政府信息公开工作年度报告"),
        (f"2024年{LONG.replace('2024年', '')}", "2024年云溪市人民政府\n政府信息公开工作年度报告"),
        ("云溪市人民政府2024年政府信息公开年报", "云溪市人民政府2024年政府信息公开年报"),
        (
            "政府信息公开工作年度报告（二〇二四年度，征求意见稿）",
            "政府信息公开工作年度报告（二〇二四年度，征求意见稿）",
        ),
    ],
)
def test_a_title_that_is_too_long_for_a_line_is_broken_behind_the_organ(title: str, broken: str, name: str) -> None:
    report = make_report("2021", title=title)

    assert printed_blocks(report, Words())[0].broken == broken
    assert read(write_bytes(report, name)).unwrap().title == title
