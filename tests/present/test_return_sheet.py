"""The 退回修改单: everything to change, in the order of the form, in Markdown and HTML alike."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve
from tables import all_zero

from govinfo_report import (
    CellRef,
    Change,
    Finding,
    HeadingRef,
    Organ,
    ParagraphRef,
    Place,
    Provenance,
    ReadResult,
    SectionRef,
    Severity,
    Span,
    Validation,
    read,
    read_file,
    rule_info,
    validate,
    write,
)
from govinfo_report.findings import Language
from govinfo_report.present.return_html import html
from govinfo_report.present.return_markdown import markdown
from govinfo_report.present.return_sheet import Entry, ReturnSheet, return_sheet
from govinfo_report.rules.internal import RULE_CRASHED
from govinfo_report.testing import make_report

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
WRONG = EXAMPLES / "2024-wrong-figures.txt"
LANGUAGES: tuple[Language, Language] = ("zh", "en")


def sheet_of(result: ReadResult, lang: Language = "zh", least: Severity = Severity.WARNING) -> ReturnSheet:
    sheet = return_sheet(validate(result), result, "a.txt", lang, least=least)
    assert sheet is not None
    return sheet


def with_findings(*findings: Finding, **changes: object) -> ReadResult:
    return ReadResult(report=make_report(**changes), findings=findings)


def entries(sheet: ReturnSheet) -> list[Entry]:
    return [entry for part in sheet.parts for group in part.groups for entry in group.entries]


def outline(sheet: ReturnSheet) -> list[tuple[str, str, list[tuple[int, str, str]]]]:
    return [
        (part.title, group.title, [(entry.number, entry.code, entry.place) for entry in group.entries])
        for part in sheet.parts
        for group in part.groups
    ]


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br"):
            self.open.append(tag)
        assert not {name for name, _ in attrs} & {"src", "href", "onclick"}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text.append(data)


def text_of(page: str) -> str:
    parser = _Text()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    return "".join("".join(parser.text).split())


def test_errors_come_first_then_warnings_each_in_the_order_of_the_form() -> None:
    assert outline(sheet_of(read_file(WRONG))) == [
        (
            "必须改正",
            "三、收到和处理政府信息公开申请情况",
            [
                (1, "GIR302", "表三 · （四）无法提供 1.本机关不掌握相关政府信息 · 自然人"),
            ],
        ),
        (
            "必须改正",
            "四、政府信息公开行政复议、行政诉讼情况",
            [(2, "GIR304", "表四 · 未经复议直接起诉")],
        ),
        (
            "请核实",
            "三、收到和处理政府信息公开申请情况",
            [(3, "GIR222", "表三 · （三）不予公开 4.保护第三方合法权益 · 总计")],
        ),
    ]


def test_a_broken_line_shows_both_sides_what_should_hold_and_by_how_much_it_does_not() -> None:
    entry = entries(sheet_of(read_file(WRONG)))[1]

    assert entry.printed == "总计 0；结果维持 2 + 结果纠正 0 + 其他结果 1 + 尚未审结 1 = 4"
    assert entry.expected == "两数相等；现相差 4。"
    assert (entry.problem, entry.where) == ("", "第 65 行")
    assert entry.advice
    assert entry.reason
    assert "表四" in entry.basis


def test_an_inequality_is_no_equality() -> None:
    broken = ReadResult(report=make_report("2019", **{"proactive_disclosure.licensing.change": -99}))

    assert [entry.expected for entry in entries(sheet_of(broken))] == ["前一数不小于后一数；现相差 59。"]


@pytest.mark.parametrize(
    ("least", "codes"),
    [
        (Severity.ERROR, {"GIR302", "GIR304"}),
        (Severity.WARNING, {"GIR302", "GIR304", "GIR222"}),
        (Severity.INFORMATION, {"GIR302", "GIR304", "GIR222", "GIR103", "GIR220", "GIR221"}),
    ],
)
def test_it_names_every_finding_from_a_severity_on(least: Severity, codes: set[str]) -> None:
    assert {entry.code for entry in entries(sheet_of(read_file(WRONG), least=least))} == codes


def test_a_good_report_has_no_sheet() -> None:
    result = read_file(EXAMPLES / "2024-yunxi-city.txt")
    validation = validate(result)

    assert {finding.severity for finding in validation.findings} <= {Severity.INFORMATION}
    assert return_sheet(validation, result, "a.txt", "zh") is None


PLACES: list[tuple[Place | None, str]] = [
    (None, "全文"),
    (SectionRef("title"), "封面、标题和前言"),
    (ParagraphRef("preamble", 0), "封面、标题和前言"),
    (SectionRef("published_on"), "封面、标题和前言"),
    (HeadingRef("overview"), "一、总体情况"),
    (ParagraphRef("overview", 0), "一、总体情况"),
    (ParagraphRef("overview", 1), "一、总体情况"),
    (CellRef("proactive_disclosure", "licensing"), "二、主动公开政府信息情况"),
    (SectionRef("requests"), "三、收到和处理政府信息公开申请情况"),
    (CellRef("requests", "*", "total"), "三、收到和处理政府信息公开申请情况"),
    (CellRef("requests", "disclosed", "total"), "三、收到和处理政府信息公开申请情况"),
    (ParagraphRef("requests", 0), "三、收到和处理政府信息公开申请情况"),
    (CellRef("disputes", "reconsideration", "total"), "四、政府信息公开行政复议、行政诉讼情况"),
    (SectionRef("problems"), "五、存在的主要问题及改进情况"),
    (ParagraphRef("other_matters", 3), "六、其他需要报告的事项"),
]


@pytest.mark.parametrize(("at", "title"), PLACES, ids=lambda each: str(each))
def test_every_kind_of_place_stands_under_its_section(at: Place | None, title: str) -> None:
    finding = Finding(rule=rule_info("GIR212"), at=at)

    (part,) = sheet_of(with_findings(finding)).parts

    assert [group.title for group in part.groups] == [title]
    assert part.groups[0].entries[0].place


def test_sections_come_in_the_order_of_the_form_whatever_the_codes() -> None:
    findings = [Finding(rule=rule_info("GIR212"), at=at) for at, _ in reversed(PLACES)]

    (part,) = sheet_of(with_findings(*findings)).parts

    assert [group.title for group in part.groups] == list(dict.fromkeys(title for _, title in PLACES))


def test_what_was_and_what_should_be_is_said_where_the_finding_knows_it() -> None:
    at = CellRef("requests", "disclosed", "total")
    other = CellRef("requests", "received", "total")
    changes = (Change(at=at, was=12, becomes=21), Change(at=other, was=None, becomes=5))
    finding = Finding(rule=rule_info("GIR212"), at=at, suggestions=changes)

    (entry,) = entries(sheet_of(with_findings(finding)))

    assert entry.changes == (
        "“12”改为“21”",
        "表三 · 一、本年新收政府信息公开申请数量 · 总计：“空白”改为“5”",
    )
    assert "改为：“12”改为“21”；表三" in markdown(sheet_of(with_findings(finding)), "zh")


def test_cells_that_the_message_does_not_name_are_listed() -> None:
    rows = ("received", "disclosed", "not_held")
    blank = make_report(**{f"requests.{row}.natural_person": None for row in rows})
    listed = [
        entry
        for entry in entries(sheet_of(ReadResult(report=blank), least=Severity.INFORMATION))
        if entry.code == "GIR220"
    ]

    assert [len(entry.cells) for entry in listed] == [3]
    assert listed[0].cells[1] == "表三 · （一）予以公开 · 自然人"


def test_many_cells_are_cut_and_counted() -> None:
    table = make_report().requests
    blank = {f"requests.{row.name}.natural_person": None for row, _ in table.items() if row.name != "total_handled"}
    (entry,) = [
        each
        for each in entries(sheet_of(ReadResult(report=make_report(**blank)), least=Severity.INFORMATION))
        if each.code == "GIR220"
    ]

    assert entry.cells[-1] == f"等共 {len(blank)} 格"
    assert len(entry.cells) == 13


def test_a_form_full_of_zeros_goes_back_with_a_question() -> None:
    result = read(write(all_zero("2021"), "text"))
    validation = validate(result)
    assert validation.coverage.vacuous

    sheet = return_sheet(validation, result, "a.txt", "zh", least=Severity.ERROR)

    assert sheet is not None
    assert any("零报告" in note for note in sheet.notes)
    assert "核对结果：请看说明" in markdown(sheet, "zh")


def test_of_what_is_left_of_a_report_without_a_table_nobody_is_asked_for_zeros() -> None:
    zeros = all_zero("2021")
    result = ReadResult(report=evolve(zeros, disputes=make_report(disputes=None).disputes, absent={"disputes"}))

    assert validate(result).coverage.vacuous
    assert sheet_of(result).notes == ()


def test_undecided_lines_are_noted() -> None:
    rows, columns = ("received", "disclosed", "not_held"), ("natural_person", "total")
    many = {f"requests.{row}.{column}": None for row in rows for column in columns}
    result = ReadResult(report=make_report(**many, problems=None))

    assert any("无法核对" in note for note in sheet_of(result).notes)


def test_the_crash_of_a_rule_is_not_the_fault_of_the_unit() -> None:
    crash = Finding(rule=RULE_CRASHED, values={"code": "GIR301", "error": "boom"})
    result = with_findings(problems=None)
    validation = evolve(validate(result), rules_crashed=("GIR301",))
    validation = evolve(validation, findings=(*validation.findings, crash))

    sheet = return_sheet(validation, result, "a.txt", "zh")

    assert sheet is not None
    assert [entry.code for entry in entries(sheet)] == ["GIR201"]
    assert any("1 条规则未能运行" in note for note in sheet.notes)


@pytest.mark.parametrize(
    ("reader", "place", "zh", "en"),
    [
        ("docx", "table 3 row 1 cell 4", "第3个表格第1行第4格", "table 3 row 1 cell 4"),
        ("pdf", "p.3 table 2 row 7 cell 4", "第3页第2个表格第7行第4格", "p.3 table 2 row 7 cell 4"),
        ("pdf", "p.12 line 3", "第12页第3行", "p.12 line 3"),
        ("xlsx", "年报!E54", "年报!E54", "年报!E54"),
        ("json", "$.requests.received", "", ""),
    ],
)
def test_places_of_documents_are_in_words(reader: str, place: str, zh: str, en: str) -> None:
    finding = Finding(rule=rule_info("GIR212"), at=SectionRef("requests"), span=Span(0, 0, place))
    result = evolve(with_findings(finding), provenance=Provenance(reader=reader))

    assert [entries(sheet_of(result, lang))[0].where for lang in LANGUAGES] == [zh, en]


def test_lines_of_a_page_s_source_are_of_no_use_to_its_author() -> None:
    finding = Finding(rule=rule_info("GIR212"), at=SectionRef("requests"), span=Span(2, 3))
    for reader, where in (("text", "第 2 行"), ("markdown", "第 2 行"), ("html", "")):
        result = evolve(with_findings(finding), source="a\nb\n", provenance=Provenance(reader=reader))
        assert entries(sheet_of(result))[0].where == where


def test_without_organ_and_year_it_says_so() -> None:
    result = read("无关的文字")
    sheet = sheet_of(result)
    text = markdown(sheet, "zh")

    assert (sheet.unit, sheet.year) == (None, None)
    assert "没有读出单位名称" in text
    assert "没有读出年度" in text
    assert "\n报送单位：\n" in text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", ["markdown", "html"])
def test_both_forms_say_everything_in_both_languages(lang: Language, form: str) -> None:
    sheet = sheet_of(read_file(WRONG), lang, Severity.INFORMATION)
    text = text_of(html(sheet, lang)) if form == "html" else "".join(markdown(sheet, lang).replace("\\", "").split())

    for entry in entries(sheet):
        parts = (entry.place, entry.where, entry.title, entry.problem, entry.printed, entry.expected, entry.advice)
        for part in (*parts, entry.reason, entry.basis, entry.code, *entry.cells, *entry.changes):
            assert "".join(part.split()) in text
    assert "a.txt" in text
    if lang == "en":
        words = {"必须改正", "请核实", "改法", "依据", "单位", "说明"}
        assert not {word for word in words if word in re.sub("[（(].*?[）)]", "", text)}


def test_a_document_cannot_put_marks_into_its_sheet() -> None:
    organ = Organ(name='<script>alert(1)</script>*局*|[a](http://x)"\u202e\x1b')
    sheet = sheet_of(ReadResult(report=make_report(organ=organ, problems=None)))
    page, text = html(sheet, "zh"), markdown(sheet, "zh")

    assert "<script" not in page
    assert "alert(1)" in text_of(page)
    assert r"\<script\>" in text
    assert r"\*局\*\|\[a\]" in text
    assert not set("\u202e\x1b") & set(page + text)


def test_the_page_needs_nothing_else_and_prints_on_a4() -> None:
    page = html(sheet_of(read_file(WRONG)), "zh")

    assert "http" not in page
    assert "url(" not in page
    assert "size: A4" in page
    assert page.startswith('<!DOCTYPE html>\n<html lang="zh-CN">\n<meta charset="utf-8">\n')


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"problems": None, "requests.repeat_request.total": None}, "“必须改正”的，请逐处改正"),
        ({"problems": None}, "请对照台账和原文逐处改正"),
        ({"requests.repeat_request.total": None}, "请对照台账和原文核实"),
    ],
)
def test_the_letter_fits_what_was_found(changes: dict[str, object], words: str) -> None:
    assert words in markdown(sheet_of(ReadResult(report=make_report(**changes))), "zh")


def test_only_where_figures_contradict_each_other_it_says_how_to_go_about_it() -> None:
    def told(**changes: object) -> bool:
        return "重新相加一遍" in markdown(sheet_of(ReadResult(report=make_report(**changes))), "zh")

    assert told(**{"disputes.reconsideration.total": 0})
    assert not told(problems=None)


def test_a_sheet_is_the_same_every_time() -> None:
    first, second = (sheet_of(read_file(WRONG)) for _ in range(2))
    assert (markdown(first, "zh"), html(first, "zh")) == (markdown(second, "zh"), html(second, "zh"))


def test_no_report_is_changed_by_its_sheet() -> None:
    result = read_file(WRONG)
    validation: Validation = validate(result)
    before = (hash(result.report), validation.findings)
    return_sheet(validation, result, "a.txt", "zh")
    assert (hash(result.report), validation.findings) == before
