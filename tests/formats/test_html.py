"""HTML: the same report out of every page, each figure at its place in the source."""

from __future__ import annotations

import random
import re

import pytest
from html_pages import PAGES, body, broken, grid_of, page, plain, portal, word
from html_trees import just_html

from govinfo_report import CellRef, Money, ReadResult, Report, read, read_all, validate
from govinfo_report.formats.html_format import FORMAT, HtmlFormat
from govinfo_report.formats.source import Source
from govinfo_report.testing import check_format, make_distinct_report, make_report

pytest.importorskip("turbohtml")
EDITIONS = ("2019", "2021")
TAG = re.compile(r"<[^>]*>")


def digits_of(cell: int | Money | None) -> str:
    return str(cell.value if isinstance(cell, Money) else cell)


def codes(result: ReadResult) -> list[str]:
    return [finding.rule.code for finding in result.findings]


def texts_of(report: Report) -> tuple[object, ...]:
    return (report.title, report.preamble, report.year, report.organ and report.organ.name, report.period, report.notes)


@pytest.mark.parametrize("edition_id", EDITIONS)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_gives_the_same_report_and_spans_hold_the_digits(name: str, edition_id: str) -> None:
    report = make_distinct_report(edition_id)
    result = read(PAGES[name](report))
    back = result.unwrap()
    assert (back.tables(), codes(result), result.unread) == (report.tables(), [], ())
    held = {ref: TAG.sub("", result.spans[ref].of(result.source)) for ref, _ in report.cells()}
    assert held == {ref: digits_of(cell) for ref, cell in report.cells()}
    assert (texts_of(back), dict(back.narratives())) == (texts_of(report), dict(report.narratives()))


@pytest.mark.parametrize("name", PAGES)
def test_another_parser_gives_the_same_reading(name: str) -> None:
    pytest.importorskip("justhtml")
    source = Source.of(PAGES[name](make_distinct_report("2021")))
    (one,), (other,) = FORMAT.read(source), HtmlFormat(just_html).read(source)
    assert (one.report, one.findings, one.raw) == (other.report, other.findings, other.raw)
    cells = [ref for ref, _ in one.unwrap().cells()]
    assert [one.spans[ref].of(source.text) for ref in cells] == [other.spans[ref].of(source.text) for ref in cells]


@pytest.mark.parametrize("name", [name for name in PAGES if "blank cells" not in name])
def test_blanks_are_read_as_blank_and_nothing_is_filled(name: str) -> None:
    report = make_report("2021")
    cells = [str(ref) for ref, cell in report.cells() if isinstance(cell, int)]
    blanks = random.Random(name).sample(cells, 12)  # noqa: S311
    spoiled = make_report("2021", **dict.fromkeys(blanks, None))
    assert read(PAGES[name](spoiled)).unwrap().tables() == spoiled.tables()


@pytest.mark.parametrize("name", ["page, plain", "portal, word", "script, broken", "fields"])
def test_a_consistent_report_is_complete(name: str) -> None:
    validation = validate(read(PAGES[name](make_report("2021"))))
    assert (validation.ok, validation.complete, [f.message() for f in validation.findings]) == (True, True, [])


def test_a_blank_cell_is_pointed_at() -> None:
    ref = CellRef("requests", "received", "natural_person")
    result = read(page(body(make_report("2021", **{str(ref): None}), plain)))
    assert result.source[result.spans[ref].start :].startswith("<td></td>")


def test_what_stands_around_the_report_is_left_out() -> None:
    report = make_report("2021")
    result = read(portal(body(report, word)))
    assert result.extras == ()
    assert result.unwrap().title == report.title
    assert result.unwrap().footer.site_code == "3301000001"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("柳塘镇2023年政府信息公开工作年度报告_云溪政务", "柳塘镇2023年政府信息公开工作年度报告"),
        ("柳塘镇2023年政府信息公开工作年度报告 - 年报 - 云溪政务", "柳塘镇2023年政府信息公开工作年度报告"),
        ("云溪政务", None),
    ],
)
def test_the_title_in_the_head_serves_where_none_is_printed(title: str, expected: str | None) -> None:
    report = make_report("2021")
    inside = re.sub("<h1>.*?</h1>", "<h1>云溪政务</h1>", body(report, plain))
    result = read(page(inside).replace("<title>公开</title>", f"<title>{title}</title>"))
    assert result.unwrap().title == (expected or "云溪政务")
    if expected:
        assert result.source[result.spans[next(p for p in result.spans if str(p) == "title")].start :].startswith(
            "柳塘镇"
        )


def test_a_title_outside_the_text_is_found_and_the_list_of_other_years_is_not_taken() -> None:
    report = make_report("2021")
    title, inside = body(report, plain).split("\n", 1)
    html = page(
        '<ul><li><a href="1">柳塘镇2011年政府信息公开工作年度报告</a></li></ul>'
        f'<div>{title}<p>来源：办公室 浏览次数：7</p><div id="zoom">{inside}</div></div>'
        '<ul><li><a href="2">柳塘镇2012年政府信息公开工作年度报告</a></li></ul>'
    )
    back = read(html).unwrap()
    assert (back.title, back.year, back.preamble) == (report.title, report.year, report.preamble)


SECTIONS_APART = {
    "each section a table of its own": lambda parts: "".join(
        f"<table><tr><td>{part}</td></tr></table>" for part in parts
    ),
    "each section a block of its own": lambda parts: "".join(f"<section><div>{part}</div></section>" for part in parts),
    "one table, a section a row": lambda parts: (
        "<table>" + "".join(f"<tr><td colspan=3>{part}</td></tr>" for part in parts) + "</table>"
    ),
    "beside a menu in each row": lambda parts: (
        "<table>" + "".join(f"<tr><td>菜单</td><td>{part}</td></tr>" for part in parts) + "</table>"
    ),
}


@pytest.mark.parametrize("name", SECTIONS_APART)
def test_sections_may_stand_apart(name: str) -> None:
    report = make_distinct_report("2021")
    parts = re.split(r"(?=<p>　　[一二三四五六]、)", body(report, plain))
    back = read(page(SECTIONS_APART[name](parts))).unwrap()
    assert (back.tables(), back.title) == (report.tables(), report.title)


def rows_of(table: str) -> tuple[str, list[str], str]:
    start, end = table.index("<tr>"), table.rindex("</table>")
    return table[:start], re.findall("<tr>.*?</tr>", table[start:end]), "</table>"


def test_a_table_may_be_broken_in_two_with_a_group_named_again() -> None:
    report = make_distinct_report("2021")
    grid = grid_of(report, report.requests)
    at = next(n for n, row in enumerate(grid) if any(cell.text.startswith("（四）无法提供") for cell in row))
    whole = plain(grid)
    opening, rows, closing = rows_of(whole)
    first = [re.sub(r' rowspan="22"', f' rowspan="{at - 5}"', row) for row in rows[:at]]
    again = rows[at].replace("<tr>", f'<tr><td rowspan="{5 + 22 - at}">三、本年度办理结果</td>')
    second = [again, *rows[at + 1 :]]
    html = page(body(report, plain)).replace(
        whole, opening + "".join(first) + closing + "<p></p>" + opening + "".join(second) + closing
    )
    assert read(html).unwrap().tables() == report.tables()


def test_one_table_for_each_block() -> None:
    report = make_distinct_report("2021")
    whole = plain(grid_of(report, report.proactive_disclosure))
    html = page(body(report, plain)).replace(
        whole, whole.replace('<tr><td colspan="4">', '</table><table><tr><td colspan="4">')
    )
    assert read(html).unwrap().tables() == report.tables()


def test_text_between_the_rows_goes_before_the_table_as_in_a_browser() -> None:
    report = make_distinct_report("2021")
    html = page(body(report, plain)).replace("<tr><td>行政许可", "这里有一句话。<tr><td>行政许可")
    result = read(html)
    assert result.unwrap().tables() == report.tables()
    assert result.unwrap().notes["proactive_disclosure"] == ("这里有一句话。",)
    held = {ref: result.spans[ref].of(html) for ref, _ in report.cells()}
    assert held == {ref: digits_of(cell) for ref, cell in report.cells()}


def test_pictures_in_place_of_tables_are_named() -> None:
    html = re.sub(
        "<table.*?</table>", '<p><img src="a.jpg" alt=""></p>', page(body(make_report("2021"), plain)), flags=re.S
    )
    result = read(html)
    assert codes(result) == ["GIR203", "GIR203", "GIR203"]
    assert all(f.span and f.span.of(html) == '<img src="a.jpg" alt="">' for f in result.findings)


def test_a_cell_that_is_hidden_and_keeps_its_place_holds_nothing() -> None:
    ref = CellRef("requests", "received", "natural_person")
    report = make_distinct_report("2021")
    digits = digits_of(report.cell(str(ref)))
    html = page(body(report, plain)).replace(f"<td>{digits}</td>", f'<td style="Visibility : Hidden">{digits}</td>')
    back = read(html).unwrap()
    assert back.cell(str(ref)) is None
    assert back.cell("requests.received.total") == report.cell("requests.received.total")


@pytest.mark.parametrize(
    "hidden", ["<td hidden>77</td>", "<td style='display:none'></td>", "<td style='DISPLAY : NONE'>0</td>"]
)
def test_a_cell_that_is_not_displayed_takes_no_place(hidden: str) -> None:
    report = make_distinct_report("2021")
    html = page(body(report, plain))
    rows = html.replace("<td>", f"{hidden}<td>").replace("</td></tr>", f"</td>{hidden}</tr>")
    assert read(rows).unwrap() == read(html).unwrap()


@pytest.mark.parametrize(
    ("cell", "digits"),
    [
        ("<del>13</del><ins>10</ins>", "10"),
        ("<s>13</s>10", "10"),
        ("<strike>13</strike>10", "10"),
        ("<span style='text-decoration: line-through'>13</span>10", "10"),
        ("<span style='TEXT-DECORATION:underline Line-Through'>13</span><b>10</b>", "10"),
        ("10<span style='vertical-align:super;font-size:70%'>1</span>", "10"),
        ("10<font style='Vertical-Align: Super'><b>1</b><i hidden>2</i></font>", "10"),
        ("10<span style='vertical-align:baseline'>1</span>", "101"),
        ("<span style='vertical-align:super'>10</span>", "10"),
    ],
)
def test_what_is_struck_out_or_raised_is_no_part_of_a_figure(cell: str, digits: str) -> None:
    ref = "requests.received.natural_person"
    report = make_distinct_report("2021")
    shown = f"<td>{digits_of(report.cell(ref))}</td>"
    html = page(body(report, plain))
    assert read(html.replace(shown, f"<td>{cell}</td>")).unwrap().cell(ref) == int(digits)


@pytest.mark.parametrize(
    "hidden",
    [
        "<div hidden>{}</div>",
        "<div style='display:none'>{}</div>",
        "<textarea>{}</textarea>",
        "<noscript>{}</noscript>",
    ],
)
def test_what_is_hidden_is_read_where_nothing_else_is_there(hidden: str) -> None:
    report = make_distinct_report("2021")
    inside = hidden.format(body(report, plain))
    assert read(page(f"<p>正在打开</p>{inside}")).unwrap().tables() == report.tables()
    shown = make_report("2021")
    assert read(page(body(shown, plain) + inside)).unwrap().tables() == shown.tables()


def test_two_reports_in_scripts_are_not_chosen_from() -> None:
    one, other = PAGES["script, plain"](make_report("2021")), PAGES["script, plain"](make_distinct_report("2021"))
    result = read(one + other)
    assert (result.report, codes(result)) == (None, ["GIR151"])


def test_a_script_that_writes_a_page_in_pieces_is_put_together() -> None:
    report = make_distinct_report("2021")
    lines = body(report, plain).split("\n")
    html = page("<script>" + "".join(f"document.write('{line}\\n');\n" for line in lines) + "</script>")
    result = read(html)
    assert result.unwrap().tables() == report.tables()
    held = {ref: result.spans[ref].of(html) for ref, _ in report.cells()}
    assert held == {ref: digits_of(cell) for ref, cell in report.cells()}


@pytest.mark.parametrize(
    ("encoding", "declared", "expected"),
    [
        ("gb18030", "gb2312", []),
        ("gb18030", "GBK", []),
        ("gb18030", "utf-8", ["GIR120"]),
        ("gb18030", "", ["GIR120"]),
        ("utf-8", "gb2312", []),
        ("utf-8", "", []),
        ("utf-8-sig", "gbk", []),
        ("utf-16", "utf-8", []),
        ("utf-16-le", "utf-16", ["GIR120"]),
        ("utf-16-be", "gb2312", ["GIR120"]),
    ],
)
def test_bytes_are_read_whatever_the_page_declares(encoding: str, declared: str, expected: list[str]) -> None:
    report = make_distinct_report("2021")
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    html = page(body(report, plain) + "<p>𠮷祥街、镕巷、㑇里。</p>").replace('<meta charset="utf-8">', meta)
    result = read(html.encode(encoding))
    assert (result.unwrap().tables(), codes(result)) == (report.tables(), expected)
    other_matters = result.unwrap().other_matters
    assert other_matters is not None
    assert other_matters.paragraphs[-1] == "𠮷祥街、镕巷、㑇里。"


def test_a_page_that_says_what_it_is_but_has_a_bad_byte_is_named() -> None:
    html = page(body(make_report("2021"), plain)).replace("utf-8", "gb2312").encode("gb18030")
    assert codes(read(html.replace(b"</body>", b"\xff</body>"))) == ["GIR120", "GIR121"]


def paragraphs(inside: str) -> tuple[str, ...]:
    html = page(f"<p>一、总体情况</p>{inside}<p>五、存在的主要问题及改进情况</p><p>没有。</p>")
    overview = read(html).unwrap().overview
    return overview.paragraphs if overview else ()


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<p>甲<span>乙</span><b>丙</b><a href=x>丁</a>。</p>", ("甲乙丙丁。",)),
        ("<p>甲。<p>乙。", ("甲。", "乙。")),
        ("甲。<br>乙。<BR/>丙。", ("甲。", "乙。", "丙。")),
        ("<p>甲\n   乙 c\n d。</p>", ("甲乙 c d。",)),
        ("<p>　　&nbsp;甲。&#12288;</p>", ("甲。",)),
        ("<p>&nbsp;</p><p>&#12288;</p><div></div>", ()),
        ("<ul><li>甲。<li>乙。</ul><dl><dt>丙<dd>丁</dl>", ("甲。", "乙。", "丙", "丁")),
        ("<div>甲。<div>乙。</div>丙。</div>", ("甲。", "乙。", "丙。")),
        ("<pre>甲  乙。\n丙。</pre>", ("甲  乙。", "丙。")),
        ("<p>甲<ruby>乙<rt>yi</rt></ruby><o:p>丙</o:p><select><option>丁</select>。</p>", ("甲乙丙。",)),
        ("<p>甲<!-- 乙 --><script>丙</script><style>丁</style>。</p>", ("甲。",)),
        ("<p>甲<span style='DISPLAY:none;mso-hide:all'>乙</span><i hidden>丙</i>。</p>", ("甲。",)),
        ("<p>甲<span style='Visibility: Hidden'>乙</span>。</p>", ("甲。",)),
        ("<p>甲<span Hidden>乙</span>。</p>", ("甲。",)),
        ("<p>甲<span style='Mso-Hide:All'>乙</span>。</p>", ("甲。",)),
        ("<p>甲<span style='Display : None'>乙</span>。</p>", ("甲。",)),
        ("<p>甲<span STYLE='VISIBILITY:HIDDEN'>乙</span>。</p>", ("甲。",)),
        ("<table><tr><td>甲。</td></tr><tr><td>乙。</td></tr></table>", ("甲。", "乙。")),
        ("<table><caption>甲</caption><tr><td>乙<br>丙</td><td>丁</td></tr></table>", ("甲", "乙丙 丁")),
        (
            "<p>收到<input value='3件'>，<input type=checkbox value=9><input type=submit value=提交>。</p>",
            ("收到3件，。",),
        ),
        ("<p>甲<input value=3><input value=4>。</p>", ("甲3 4。",)),
        ("<p>甲</b>\0</b>乙</i>丙\0</i>丁<u>\0戊</u>\0。</p>\0<p>己\0", ("甲乙丙丁戊。", "己")),
        ("<p>甲\0乙&nbsp丙&#19;。</p>", ("甲乙\u00a0丙\x13。",)),
        ("<p>甲 &lt; 乙 &amp; 丙 &copy; &#x4E01;</p>", ("甲 < 乙 & 丙 © 丁",)),
    ],
)
def test_paragraphs(inside: str, expected: tuple[str, ...]) -> None:
    assert paragraphs(inside) == expected


def test_a_title_over_two_lines_of_a_heading_is_one() -> None:
    html = page(
        "<h2>柳塘镇人民政府<br>2023年政府信息公开<br>工作年度报告</h2>"
        "<p>一、总体情况</p><p>有。</p><p>六、其他需要报告的事项</p>"
    )
    assert read(html).unwrap().title == "柳塘镇人民政府2023年政府信息公开工作年度报告"


RECOGNISED = {
    "<!DOCTYPE html><p>x": True,
    "\ufeff  <!-- a --><HTML><body>": True,
    "<?xml version='1.0'?><html>": True,
    "<p>一</p>": True,
    "<TABLE><TR><TD>1": True,
    "规章 <3 件": False,
    "<规章>三件</规章>": False,
    "一、总体情况\n规章 | 1 | 2 <br> 3\n": False,
    "# 标题\n\n<p>一</p><p>二</p><p>三</p><p>四</p>": False,
    "| 甲 | 乙 |\n|---|---|\n| 1 | <br><br><br><br><br><br><br> |": False,
    "标题\n<p>一</p><p>二</p><p>三</p><div>四</div>": True,
    '{"html": "<p>一</p>"}': False,
    "": False,
}


@pytest.mark.parametrize("text", RECOGNISED, ids=repr)
def test_html_is_told_from_text_and_markdown(text: str) -> None:
    assert FORMAT.recognises(Source(text=text)) is RECOGNISED[text]


def test_the_reader_keeps_the_promises_of_a_format() -> None:
    assert check_format(FORMAT) == ()


def test_there_is_one_reading_of_a_page() -> None:
    assert len(read_all(page(body(make_report("2021"), broken)))) == 1
