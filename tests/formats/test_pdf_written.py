"""PDF as it is written: every figure back again, tagged, the font in it, and never a page of boxes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("typst")
pytest.importorskip("pdfminer")

from attrs import evolve

from govinfo_report import MissingFontError, losses, read, read_file, write_bytes
from govinfo_report.formats._pages import pdf_page
from govinfo_report.formats._pages.pdf_page import pdf_document
from govinfo_report.testing import make_distinct_report, make_report

EDITIONS = ("2019", "2021")
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def has_font() -> bool:
    try:
        pdf_document([], "题", "zh-Hans", None)
    except MissingFontError:
        return False
    return True


needs_font = pytest.mark.skipif(not has_font(), reason="no font with Chinese characters is installed")


@needs_font
@pytest.mark.parametrize("edition", EDITIONS)
def test_every_figure_comes_back(edition: str) -> None:
    report = make_distinct_report(edition)
    back = read(write_bytes(report, "pdf"))

    assert back.findings == ()
    assert back.unwrap().tables() == report.tables()


@needs_font
@pytest.mark.parametrize("name", ["2024-yunxi-city", "2024-wrong-figures", "2019-liutang-town"])
def test_a_published_report_comes_back_as_it_was(name: str) -> None:
    assert losses(read_file(EXAMPLES / f"{name}.txt").unwrap(), "pdf") == ()


@needs_font
def test_the_bytes_are_the_same_every_time() -> None:
    report = make_report("2021")

    assert write_bytes(report, "pdf") == write_bytes(report, "pdf")


@needs_font
def test_the_document_is_tagged_and_tells_its_language() -> None:
    data = write_bytes(make_report("2021"), "pdf")

    assert b"/StructTreeRoot" in data
    assert b"/MarkInfo" in data
    assert re.search(rb"/Lang ?\(zh", data)


@needs_font
def test_headings_may_begin_at_any_level() -> None:
    headings = ("1.政策解读", "全年解读10次。", "（1）图解", "（一）平台建设", "（2）数据", "2.队伍建设")
    report = make_report("2021", overview=headings)

    assert losses(report, "pdf") == ("organ.level",)


@needs_font
def test_text_is_never_taken_for_markup() -> None:
    text = '#import "x" *a* _b_ $c$ @d <e> https://f.g [h] \\ `i`。'
    back = read(write_bytes(make_report("2021", overview=(text,)), "pdf")).unwrap()

    assert back.overview is not None
    assert [text.replace(" ", "")] == [each.replace(" ", "") for each in back.overview.paragraphs]


@needs_font
def test_a_character_without_a_shape_is_an_error_and_no_box() -> None:
    report = evolve(make_report("2021"), title="云溪市\U0003134a报告")

    with pytest.raises(MissingFontError, match="lacks characters"):
        write_bytes(report, "pdf")


def test_a_font_that_is_not_there_names_a_package() -> None:
    with pytest.raises(MissingFontError, match="fonts-noto-cjk"):
        write_bytes(make_report("2021"), "pdf", font="nowhere/font.ttf")


def test_without_any_font_a_package_is_named() -> None:
    with pytest.raises(MissingFontError, match=r"no font .* fonts-noto-cjk"):
        pdf_page.family_of((), None)
