"""What the prose says, held against the tables: sentences that are right, and sentences with one thing wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest
from narrative_reports import DISPUTES, REQUESTS, findings, report_saying
from narrative_sentences import ONE_MORE, RIGHT, WRONG

from govinfo_report import Money, ParagraphRef, Printed, PrintedKind, Report, Severity, read, validate
from govinfo_report.report.organ import Organ
from govinfo_report.rules.narrative import quantities_explained
from govinfo_report.testing import make_report
from govinfo_report.text import quantities_in


@pytest.mark.parametrize("sentence", RIGHT)
def test_a_sentence_in_which_nothing_is_wrong_is_left_alone(sentence: str) -> None:
    assert findings(report_saying(sentence)) == []


@pytest.mark.parametrize(("code", "sentence"), WRONG)
def test_what_is_wrong_in_a_sentence_is_found_and_nothing_else(code: str, sentence: str) -> None:
    text = sentence.replace("⟦", "").replace("⟧", "")
    wrong = sentence[sentence.index("⟦") + 1 : sentence.index("⟧")]

    assert findings(report_saying(text)) == [(code, wrong)]


@pytest.mark.parametrize("sentence", ONE_MORE)
def test_one_more_is_found_however_it_is_said(sentence: str) -> None:
    assert {code for code, _ in findings(report_saying(sentence))} == {"GIR601"}


@pytest.mark.parametrize("sentence", ONE_MORE)
def test_the_right_figure_is_left_alone_however_it_is_said(sentence: str) -> None:
    report = report_saying(sentence)
    for quantity in reversed(quantities_in(sentence)):
        digits = quantity.text.rstrip("件宗起次元万")
        if (quantity.text in {words for _, words in findings(report)}) and digits.isdigit():
            right = quantity.text.replace(digits, str(int(digits) - 1))
            sentence = sentence[: quantity.start] + right + sentence[quantity.end :]

    assert [each for each in findings(report_saying(sentence)) if "万" not in each[1]] == []


def test_the_sentences_together_in_one_report_are_judged_as_each_alone() -> None:
    texts = [sentence.replace("⟦", "").replace("⟧", "") for _, sentence in WRONG if "2022" not in sentence]
    wrong = [(code, sentence.partition("⟦")[2].partition("⟧")[0]) for code, sentence in WRONG if "2022" not in sentence]

    assert sorted(findings(report_saying("\n".join((*RIGHT, *texts))))) == sorted(wrong)


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("收到申请123件。", False),
        ("收到申请130件。", False),
        ("收到申请124件。", True),
        ("收到申请123件（含上年结转7件）。", True),
        ("收到申请130件（含上年结转7件）。", False),
        ("收到申请130件，其中上年结转7件。", False),
        ("收到申请130件，另有上年结转7件。", True),
        ("收到申请123件，另有上年结转7件。", False),
        ("新收申请130件。", True),
        ("办理申请123件。", False),
        ("办理申请130件。", False),
        ("办理申请120件。", False),
        ("办结申请120件。", False),
        ("办结申请123件。", True),
        ("办结申请113件。", False),
        ("上年结转7件申请，办结申请113件。", True),
        ("依申请公开123件。", False),
        ("依申请公开124件。", True),
        ("收到申请123件，予以公开62件。", False),
        ("收到申请123件，予以公开62件、部分公开12件。", True),
        ("收到申请123件，予以公开及部分公开62件。", False),
        ("收到申请123件，予以公开及部分公开50件。", True),
        ("收到申请123件，不予公开、无法提供、不予处理共52件。", False),
        ("收到申请123件，不予公开（内部事务信息）3件。", False),
        ("收到申请123件，不予公开（内部事务信息）5件。", False),
        ("收到申请123件，不予公开（内部事务信息）4件。", True),
        ("政府信息公开行政复议、行政诉讼13件。", False),
        ("政府信息公开行政复议、行政诉讼14件。", True),
        ("政府信息公开行政诉讼2件。", True),
        ("政府信息公开直接起诉2件、复议后起诉2件。", False),
        ("政府信息公开行政复议审结8件。", False),
        ("政府信息公开行政复议审结9件。", True),
        ("收取行政事业性收费2345.6万元。", False),
        ("收取行政事业性收费23456000元。", False),
        ("收取行政事业性收费0.23亿元。", False),
        ("收取行政事业性收费2345元。", True),
        ("受理申请约120件。", False),
        ("受理申请约300件。", True),
        ("受理申请120余件。", False),
        ("结转申请10件。", False),
        ("结转申请7件。", False),
        ("结转申请8件。", True),
        ("申请工作方面，2022年结转7件，结转2024年10件。", False),
        ("申请工作方面，2022年结转10件，结转2024年10件。", True),
    ],
)
def test_a_quantity_is_held_against_every_expression_that_it_can_mean(text: str, differs: bool) -> None:
    codes = {code for code, _ in findings(report_saying(text))} - {"GIR602"}

    assert codes == ({"GIR601"} if differs else set())


def test_a_finding_shows_the_sentence_and_every_expression_with_its_value() -> None:
    report = report_saying("工作平稳有序。全年共收到政府信息公开申请132件。")
    (finding,) = [each for each in validate(report).findings if each.rule.code == "GIR601"]

    assert finding.at == ParagraphRef("overview", 0)
    assert finding.severity is Severity.WARNING
    assert finding.message("zh") == (
        "“全年共收到政府信息公开申请132件”中的“132件”与表格不一致。"
        "表中与它对应的数：本年新收 123；本年新收＋上年结转 130。"
    )
    assert "received = 123; received + carried_in = 130" in finding.message("en")
    assert "改为 123（本年新收）" in finding.advice("zh")
    assert "requests.received.total" in {str(place) for place in finding.related}


def test_a_long_sentence_is_shown_around_the_number() -> None:
    text = (
        "我市"
        + "不断完善工作机制，" * 30
        + "全年共收到政府信息公开申请132件，"
        + "持续提升办理质量，" * 30
        + "效果良好。"
    )
    (finding,) = [each for each in validate(report_saying(text)).findings if each.rule.code == "GIR601"]

    sentence = str(finding.values["sentence"])
    assert "申请132件" in sentence
    assert (sentence[0], sentence[-1], len(sentence) <= 84) == ("…", "…", True)


def test_the_span_of_a_finding_holds_the_very_quantity() -> None:
    result = read(
        "云溪市2023年政府信息公开工作年度报告\n\n一、总体情况\n\n"
        "全年共收到政府信息公开申请 1,32 件，实际收到申请 132 件。\n\n三、收到和处理政府信息公开申请情况\n\n"
        " | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计\n"
        "一、本年新收政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2\n"
        "二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n"
    )

    spans = [each.span for each in validate(result).findings if each.rule.code == "GIR601" and each.span]
    assert [span.of(result.source) for span in spans] == ["132 件"]


def test_markup_between_the_characters_of_a_paragraph_does_not_hide_the_quantity() -> None:
    pytest.importorskip("turbohtml")
    rows = "".join(
        f"<tr><td>{label}</td>" + "<td>0</td>" * 6 + "<td>0</td></tr>"
        for label in ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（七）总计")
    )
    heads = "".join(
        f"<td>{each}</td>"
        for each in ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    )
    page = (
        "<h1>云溪市2023年政府信息公开工作年度报告</h1><h2>一、总体情况</h2>"
        "<p>收到申请<span style='font-size:132px'>1</span><b class='c132'>3</b>2&nbsp;件。</p>"
        f"<h2>三、收到和处理政府信息公开申请情况</h2><table><tr><td></td>{heads}</tr>{rows}</table>"
    )
    result = read(page, format="html")

    spans = [each.span for each in validate(result).findings if each.rule.code == "GIR601" and each.span]
    assert [span.of(result.source) for span in spans] == ["1</span><b class='c132'>3</b>2&nbsp;件"]


@pytest.mark.parametrize(
    ("changes", "text", "expected"),
    [
        ({"absent": {"requests"}}, "收到申请999件。", []),
        ({"requests.received.total": None}, "收到申请123件。", []),
        ({"requests.received.total": None, "requests.received.natural_person": None}, "收到申请999件。", []),
        ({"requests.received.total": None}, "收到申请100件。", [("GIR601", "100件")]),
        ({"requests.carried_in.total": None, "requests.carried_in.natural_person": None}, "收到申请124件。", []),
        (
            {"requests.carried_in.total": None, "requests.carried_in.natural_person": None},
            "收到申请122件。",
            [("GIR601", "122件")],
        ),
        ({"requests.not_held.total": None}, "收到申请123件，无法提供41件。", []),
        (
            {"requests.state_secret.total": None, "requests.state_secret.natural_person": None},
            "收到申请123件，不予公开6件。",
            [("GIR601", "6件")],
        ),
        ({"disputes.reconsideration.total": 0}, "政府信息公开行政复议9件。", []),
        ({"disputes.reconsideration.total": 0}, "政府信息公开行政复议8件。", [("GIR601", "8件")]),
    ],
)
def test_blanks_and_broken_totals_are_given_the_benefit_of_the_doubt(
    changes: dict[str, object], text: str, expected: list[tuple[str, str]]
) -> None:
    assert findings(report_saying(text, **changes)) == expected


def test_a_mark_for_nil_counts_as_none() -> None:
    row = report_saying("无。").disputes.LAYOUT.row_cells("reconsideration")
    cells = {str(ref): None for ref in row.values()}
    printed = {ref: Printed("/", PrintedKind.MARK) for ref in row.values()}

    assert findings(report_saying("政府信息公开行政复议1件。", printed=printed, **cells)) == [("GIR601", "1件")]
    assert findings(report_saying("政府信息公开行政复议0件。", printed=printed, **cells)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("现行有效规范性文件470件。", []),
        ("现行有效规范性文件393件。", [("GIR601", "393件")]),
        ("制发规范性文件77件。", []),
        ("制发规范性文件78件。", [("GIR601", "78件")]),
        ("废止规范性文件132件。", []),
        ("废止规范性文件133件。", [("GIR601", "133件")]),
    ],
)
def test_figures_printed_in_one_still_say_which_figures_they_cannot_be(
    text: str, expected: list[tuple[str, str]]
) -> None:
    cells = {f"proactive_disclosure.normative_documents.{name}": None for name in ("issued", "repealed", "in_force")}
    printed = {ref: Printed("", PrintedKind.UNREAD, "77132470") for ref in _documents(report_saying("无。"))}

    assert findings(report_saying(text, printed=printed, **cells)) == expected


def _documents(report: Report) -> tuple[object, ...]:
    return tuple(report.proactive_disclosure.LAYOUT.row_cells("normative_documents").values())


@pytest.mark.parametrize(
    ("organ", "text", "code"),
    [
        ("云溪市人民政府", "市政府办公室共收到申请17件。", "GIR606"),
        ("云溪市人民政府", "市本级共收到申请17件。", "GIR606"),
        ("云溪市人民政府", "各部门共收到申请17件。", "GIR606"),
        ("云溪市人民政府", "市公安局共收到申请17件。", "GIR606"),
        ("云溪市人民政府", "全省共收到申请1700件。", "GIR606"),
        ("云溪市人民政府", "全市共收到申请17件。", "GIR601"),
        ("云溪市人民政府", "我市共收到申请17件。", "GIR601"),
        ("云溪市城东区人民政府", "全区共收到申请17件。", "GIR601"),
        ("云溪市城东区人民政府", "区政府办公室共收到申请17件。", "GIR606"),
        ("云溪市财政局", "全市共收到申请1700件。", "GIR606"),
        ("云溪市财政局", "我局共收到申请17件。", "GIR601"),
        ("云溪市财政局", "市财政局共收到申请17件。", "GIR601"),
        ("云溪市城东区青石街道办事处", "街道共收到申请17件。", "GIR601"),
        ("云溪综合实验区", "全区共收到申请17件。", "GIR601"),
        (None, "全区共收到申请17件。", "GIR601"),
        (None, "区政府办公室共收到申请17件。", "GIR606"),
    ],
)
def test_another_body_or_area_than_that_of_the_report_is_no_mismatch(organ: str | None, text: str, code: str) -> None:
    named = None if organ is None else Organ(name=organ, printed_name=organ)

    assert [found for found, _ in findings(report_saying(text, organ=named))] == [code]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("市本级收到申请8件。其中，予以公开2件，部分公开2件。", ["GIR606"] * 3),
        ("市本级收到申请8件，办结9件。全市收到申请124件，办结120件。", ["GIR601", "GIR606", "GIR606"]),
        ("市本级收到申请8件。\n全年予以公开申请2件。", ["GIR601", "GIR606"]),
        ("全市收到申请123件，其中市本级8件，市公安局收到12件。", []),
    ],
)
def test_another_body_is_meant_until_the_paragraph_speaks_of_one_anew(text: str, codes: list[str]) -> None:
    assert sorted(code for code, _ in findings(report_saying(text))) == codes


def test_a_figure_of_another_body_that_agrees_is_left_alone() -> None:
    assert findings(report_saying("市政府办公室共收到申请123件。")) == []


@pytest.mark.parametrize("place", ["preamble", "problems", "other_matters", "notes"])
def test_prose_is_read_wherever_it_stands(place: str) -> None:
    text = ("依申请公开工作中，全年收到申请132件。",)
    changes: dict[str, object] = {"notes": {"requests": text}} if place == "notes" else {place: text}
    report = make_report(requests=REQUESTS, disputes=DISPUTES, year=2023, period=None, **{"preamble": (), **changes})

    expected = ParagraphRef("requests" if place == "notes" else place, 0)
    assert [each.at for each in validate(report).findings if each.rule.code == "GIR601"] == [expected]


def test_figures_of_the_2019_form_are_held_against_its_own_columns() -> None:
    cells = {
        "proactive_disclosure.administrative_rules.total_disclosed": 0,
        "proactive_disclosure.administrative_rules.made": 3,
        "proactive_disclosure.administrative_rules.newly_disclosed": 5,
        "proactive_disclosure.licensing.change": 21,
        "proactive_disclosure.licensing.decisions": 776,
    }
    text = "规章对外公开总数量1件；制定规章4件；规章本年新公开6件；行政许可事项本年增加22项，处理决定767件。"

    assert findings(make_report("2019", year=2020, preamble=(), period=None, overview=(text,), **cells)) == [
        ("GIR601", "1件"),
        ("GIR601", "4件"),
        ("GIR601", "6件"),
        ("GIR601", "22项"),
        ("GIR601", "767件"),
    ]


def test_amounts_are_held_in_yuan_whatever_their_unit() -> None:
    money = {"proactive_disclosure.administrative_fees.amount": Money(Decimal("23456000"), "元")}

    assert findings(report_saying("全年行政事业性收费2345.6万元。", **money)) == []
    assert findings(report_saying("全年行政事业性收费2345.7万元。", **money)) == [("GIR601", "2345.7万元")]


def test_quantities_are_counted_with_those_that_are_explained() -> None:
    assert quantities_explained(report_saying("一切正常。")) == (0, 0)
    assert quantities_explained(report_saying("收到申请123件，办结119件。培训3次。")) == (3, 1)
    assert quantities_explained(report_saying("公开信息300条，其中网站200条、微信100条（占33.3%）。")) == (4, 4)
    assert quantities_explained(report_saying("公开信息300条，其中网站200条、微信90条（占33.3%）。")) == (4, 0)


def test_coverage_counts_the_quantities_of_the_prose() -> None:
    coverage = validate(report_saying("收到申请123件，办结119件。培训3次。")).coverage

    assert (coverage.quantities, coverage.quantities_explained) == (3, 1)
    assert (validate(read("")).coverage.quantities, validate(read("")).coverage.quantities_explained) == (0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "各职能部门完成依申请公开答复120件，包括上年结转7件。其中，予以公开答复50件，占41.67%；部分公开12，占10%；不予公开5件；"
        "无法提供的41件；不予处理的6件；其他处理6件。",
        "共收到8份意见。其中，同意公开或部分公开的申请62件，公开率51.67%。",
        "主动公开市政府规章13件（含新制定5件，修改4件，废止4件），主动公开规范性文件42件。",
        "办理热线47件，已全部办结，回复率和满意率均达100%。",
        "全年收到123件，上年度结转7件，共办理130件申请；按结果分，予以公开50件，部分公开12件，结转下年度办理10件。",
        "我局收到申请123件，上年度没有未办结的，其中自然人申请100件。",
        "制发公文707件，主动公开673件，主动公开率95.19%。",
        "行政许可办件量5623件，行政处罚决定公示45条。",
        "全年向社会公开行政许可562件、行政处罚77件。",
        "全市申请数量居全省第5位，比2022年前移2位。",
    ],
)
def test_forms_seen_in_published_reports_are_left_alone_where_they_are_right(text: str) -> None:
    assert findings(report_saying(text)) == []
