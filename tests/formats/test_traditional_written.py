"""Documents in Traditional Chinese: labels and frame are converted, the text is not, and all figures come back."""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from typing import Any

import pytest

pytest.importorskip("opencc")

from attrs import evolve

from govinfo_report import (
    MissingExtraError,
    MissingFontError,
    Organ,
    Report,
    UnwritableError,
    all_editions,
    read,
    write,
    write_bytes,
)
from govinfo_report.form.printed import form_grid
from govinfo_report.formats._pages import words as words_module
from govinfo_report.formats._pages.words import Words
from govinfo_report.report.report import Footer
from govinfo_report.report.s1_overview import Overview
from govinfo_report.report.sections import SECTIONS
from govinfo_report.testing import make_distinct_report, make_report
from govinfo_report.text import match_key, simplify

EDITIONS = ("2019", "2021")
FORMATS = ("html", "docx", "xlsx", "pdf")
NEEDED = {"html": "turbohtml", "docx": "opencc", "xlsx": "xlsxwriter", "pdf": "typst"}
TRADITIONAL = Words.of("zh-Hant", "as-printed")


def written(report: Report, name: str, **options: Any) -> bytes:
    """The document; skipped where its library or a font is not installed."""
    pytest.importorskip(NEEDED[name])
    if name == "pdf":
        pytest.importorskip("pdfminer")
    try:
        return write_bytes(report, name, **options)
    except MissingFontError:
        pytest.skip("no font with Chinese characters is installed")


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", FORMATS)
def test_every_figure_comes_back(name: str, edition: str) -> None:
    report = make_distinct_report(edition)
    result = read(written(report, name, lang="zh-Hant"))

    back = result.unwrap()
    assert back.tables() == report.tables()
    assert (back.year, back.period, back.edition, back.absent) == (report.year, report.period, edition, frozenset())
    assert {each.rule.code for each in result.findings} == {"GIR122"}
    assert result.unread == ()


@pytest.mark.parametrize("name", FORMATS)
def test_the_frame_is_converted_and_the_text_is_not(name: str) -> None:
    report = make_report("2021")
    back = read(written(report, name, lang="zh-Hant")).unwrap()

    assert back.title == "雲溪市人民政府2024年政府信息公開工作年度報告"
    assert back.headings["disputes"] == "四、政府信息公開行政複議、行政訴訟情況"
    assert back.organ is not None
    assert report.organ is not None
    assert back.organ.name == report.organ.name
    assert list(back.narratives()) == list(report.narratives())
    assert back.preamble == report.preamble


@pytest.mark.parametrize("name", FORMATS)
def test_the_text_is_converted_where_it_is_asked_for(name: str) -> None:
    report = make_report("2021")
    back = read(written(report, name, lang="zh-Hant", prose="converted")).unwrap()

    told = [text for _, each in back.narratives() for text in each.paragraphs]
    assert told != [text for _, each in report.narratives() for text in each.paragraphs]
    assert [simplify(text) for text in told] == [text for _, each in report.narratives() for text in each.paragraphs]
    assert back.tables() == report.tables()


@pytest.mark.parametrize("edition", [form.id for form in all_editions()])
def test_every_label_reads_back_as_the_label_of_the_form(edition: str) -> None:
    form = next(each for each in all_editions() if each.id == edition)
    labels = {each.heading for each in SECTIONS} | {
        cell.label.zh for table in form.tables for cell in form_grid(table.LAYOUT).cells
    }
    assert [label for label in labels if match_key(words_module._traditional(label)) != match_key(label)] == []
    assert [label for label in labels if TRADITIONAL.frame(label) != words_module._traditional(label)] == []


def test_frame_lines_are_converted_and_lines_of_the_site_are_not() -> None:
    report = make_report("2021", footer=Footer(lines=("主办单位：云溪市人民政府办公室",)))
    html = write(report, "html", lang="zh-Hant")

    assert "主办单位：云溪市人民政府办公室" in html
    assert '<footer lang="zh-Hans">' in html


def test_a_page_tells_the_language_of_its_parts() -> None:
    report = make_report("2021", overview=Overview(paragraphs=("全年公开信息。",)))
    html, whole = (write(report, "html", lang="zh-Hant", prose=prose) for prose in ("as-printed", "converted"))

    assert '<html lang="zh-Hant">' in html
    assert '<p class="text" lang="zh-Hans">全年公开信息。</p>' in html
    assert '<p class="text">全年公開信息。</p>' in whole
    assert "<h1>雲溪市" in html
    assert 'aria-label="三、收到和處理政府信息公開申請情況"' in html
    assert write(report, "html").count('lang="zh-Hans"') == 1


def test_a_word_document_tells_its_language() -> None:
    with zipfile.ZipFile(BytesIO(write_bytes(make_report("2021"), "docx", lang="zh-Hant"))) as archive:
        assert b"<dc:language>zh-TW</dc:language>" in archive.read("docProps/core.xml")
        assert b'w:eastAsia="zh-TW"' in archive.read("word/styles.xml")


def test_a_workbook_says_all_that_it_says_in_traditional() -> None:
    data = written(make_report("2021"), "xlsx", lang="zh-Hant")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}
    said = "".join(text for name, text in parts.items() if name.startswith("xl/work"))

    assert all(
        f'name="{name}"' in parts["xl/workbook.xml"] for name in ("主動公開", "依申請公開", "複議訴訟", "勾稽核對")
    )
    assert "請填整數" in said
    assert "请填" not in said
    assert '"不符，相差 "' in said.replace("&quot;", '"')


@pytest.mark.parametrize("name", ["乾县人民政府", "后坪镇人民政府", "范县人民政府", "云溪市发展和改革委员会"])
def test_the_name_of_an_organ_comes_back(name: str) -> None:
    report = evolve(
        make_report("2021"), organ=Organ(name=name, printed_name=name), title=f"{name}2024年政府信息公开工作年度报告"
    )
    back = read(write_bytes(report, "docx", lang="zh-Hant")).unwrap()

    assert back.organ is not None
    assert back.organ.name == name


def test_what_would_not_read_back_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_module, "_traditional", lambda text: text.replace("信息", "資訊"))

    assert TRADITIONAL.frame("信息公开") == "信息公开"
    assert TRADITIONAL.frame("公开") == "公开"


def test_the_bytes_are_the_same_every_time() -> None:
    report = make_report("2021")

    assert write_bytes(report, "docx", lang="zh-Hant") == write_bytes(report, "docx", lang="zh-Hant")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "options",
    [{"lang": "zh-hant"}, {"lang": "fr"}, {"prose": "converted"}, {"lang": "en", "prose": "converted"}, {"prose": "x"}],
)
def test_what_there_is_no_language_for_is_refused(name: str, options: dict[str, str]) -> None:
    with pytest.raises(UnwritableError, match=r"lang|prose"):
        write_bytes(make_report("2021"), name, **options)


@pytest.mark.parametrize("name", FORMATS)
def test_without_the_converter_the_extra_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    words_module._converter.cache_clear()

    with pytest.raises(MissingExtraError, match=r"govinfo-report\[zh\]"):
        write_bytes(make_report("2021"), name, lang="zh-Hant")
    assert "總體情況" not in write(make_report("2021"), "html")
    words_module._converter.cache_clear()
