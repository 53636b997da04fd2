"""Word documents: the same report in every shape, and what is printed told from what is not."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from attrs import evolve
from office_documents import (
    STRICT,
    Box,
    Grid,
    Line,
    Part,
    docx,
    docx_of,
    each_cell,
    paragraph,
    printed,
    run,
    table_of,
    unmerged,
)

from govinfo_report import CellRef, Money, Report, read, read_all, validate
from govinfo_report.findings import Span
from govinfo_report.report.report import PrintedKind
from govinfo_report.testing import check_format, make_distinct_report, make_report

EDITIONS = ("2019", "2021")
RECEIVED = CellRef("requests", "received", "natural_person")


def grids(report: Report, change: Callable[[Grid], Grid]) -> list[Part]:
    return [part if isinstance(part, Line) else change(part) for part in printed(report)]


def one_table(report: Report) -> str:
    """The whole report in one table: headings and paragraphs in rows of their own."""
    grid: Grid = []
    for part in printed(report):
        grid += [[Box(part.text, 15), *[None] * 14]] if isinstance(part, Line) else part
    width = max(len(row) for row in grid)
    rows = [[*row, *[Box("") for _ in range(width - len(row))]] for row in grid]
    return table_of(rows)


def in_a_layout_table(report: Report) -> str:
    return f"<w:tbl><w:tr><w:tc>{paragraph('首页')}</w:tc><w:tc>{docx_of(printed(report))}</w:tc></w:tr></w:tbl>"


def in_a_text_box(report: Report) -> str:
    box = f"<w:txbxContent>{docx_of(printed(report))}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    return f"<w:p><w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r></w:p>"


def in_content_controls(report: Report) -> str:
    body = docx_of(printed(report))
    for name in ("tbl", "tr", "tc"):
        body = body.replace(f"<w:{name}>", f"<w:sdt><w:sdtPr/><w:sdtContent><w:{name}>")
        body = body.replace(f"</w:{name}>", f"</w:{name}></w:sdtContent></w:sdt>")
    return body


def with_restarts_only(report: Report) -> str:
    """Each cell under a merged one says that a merged cell begins anew."""
    return docx_of(printed(report)).replace("<w:vMerge/>", '<w:vMerge w:val="restart"/>')


SHAPES: dict[str, Callable[[Report], str]] = {
    "as the form is printed": lambda report: docx_of(printed(report)),
    "no merges, covered places blank": lambda report: docx_of(grids(report, unmerged)),
    "no merges, covered places left out": lambda report: docx_of(
        grids(report, lambda grid: unmerged(grid, drop=True)), merged=False
    ),
    "covered places left out of rows with gridSpan missing": lambda report: docx_of(printed(report), merged=False),
    "merges downwards that do not go on": with_restarts_only,
    "one table for all": one_table,
    "a layout table around it": in_a_layout_table,
    "a text box around it": in_a_text_box,
    "content controls everywhere": in_content_controls,
}


@pytest.mark.parametrize("edition_id", EDITIONS)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_the_same_report(shape: str, edition_id: str) -> None:
    report = make_distinct_report(edition_id)
    result = read(docx(SHAPES[shape](report)))
    back = result.unwrap()
    assert back.tables() == report.tables()
    assert (back.title, back.year, back.period) == (report.title, report.year, report.period)
    assert back.organ is not None
    assert report.organ is not None
    assert back.organ.name == report.organ.name
    assert [(name, each.paragraphs) for name, each in back.narratives()] == [
        (name, each.paragraphs) for name, each in report.narratives()
    ]
    assert result.unread == ()
    assert (result.provenance.reader, result.source) == ("docx", "")


@pytest.mark.parametrize("edition_id", EDITIONS)
@pytest.mark.parametrize("shape", SHAPES)
def test_blanks_are_blank_in_every_shape(shape: str, edition_id: str) -> None:
    report = make_report(edition_id, **{"requests.received.total": None, "requests.disclosed.natural_person": None})
    assert read(docx(SHAPES[shape](report))).unwrap().tables() == report.tables()


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_a_span_names_the_table_the_row_and_the_cell(edition_id: str) -> None:
    report = make_distinct_report(edition_id)
    result = read(docx(docx_of(printed(report))))
    grids_printed = [part for part in printed(report) if not isinstance(part, Line)]
    for ref, cell in report.cells():
        assert cell is not None
        figure = str(cell.value if isinstance(cell, Money) else cell)
        _, table, _, row, _, number = str(result.spans[ref].place).split(" ")
        line = grids_printed[int(table) - 1][int(row) - 1]
        assert figure in [box.text for box in line if box is not None]
        assert (result.raw[ref], int(number) <= len(line)) == (figure, True)
        assert (result.spans[ref].start, result.spans[ref].end) == (0, 0)


def test_a_consistent_report_is_complete() -> None:
    validation = validate(read(docx(docx_of(printed(make_report("2021"))))))
    assert (validation.ok, validation.complete, validation.findings) == (True, True, ())


def test_strict_documents_are_read_as_well() -> None:
    report = make_report("2021")
    assert read(docx(docx_of(printed(report)), namespace=STRICT)).unwrap().tables() == report.tables()


def test_the_main_part_may_have_another_name() -> None:
    from office_documents import archive

    report = make_report("2021")
    body = f'<w:document xmlns:w="{STRICT}"><w:body>{docx_of(printed(report))}</w:body></w:document>'
    kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    relations = f'<Relationships><Relationship Id="a" Type="{kind}" Target="/word/document2.xml"/></Relationships>'
    data = archive({"_rels/.rels": relations, "word/document2.xml": body})
    assert read(data).unwrap().tables() == report.tables()


def test_marks_and_thousands_are_kept_as_printed() -> None:
    report = make_report("2021", **{"requests.received.natural_person": 12345, "requests.received.total": 67890})
    slashes = grids(report, lambda grid: each_cell(grid, {"0": "/"}, thousands=True))
    result = read(docx(docx_of(slashes)))
    assert result.unwrap().requests.received.natural_person == 12345
    assert result.unwrap().printed[RECEIVED].raw == "12,345"
    marks = [each for each in result.unwrap().printed.values() if each.kind is PrintedKind.MARK]
    assert len(marks) == sum(cell == 0 for _, cell in report.cells())


def paragraphs_of(body: str, **parts: str) -> tuple[str, ...]:
    """The paragraphs of section one of a report with this body there."""
    others = {f"word/{name}.xml": text for name, text in parts.items()}
    title = paragraph("云溪市档案局2024年政府信息公开工作年度报告")
    closing = paragraph("二、主动公开政府信息情况")
    overview = read(docx(title + paragraph("一、总体情况") + body + closing, others)).unwrap().overview
    return overview.paragraphs if overview is not None else ()


HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
STRUCK = "<w:rPr><w:strike/></w:rPr>"
SHOWN = '<w:rPr><w:vanish w:val="0"/></w:rPr>'


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (run("甲") + run("乙"), ("甲乙",)),
        (f"<w:ins>{run('甲')}</w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>", ("甲",)),
        (f"<w:moveTo>{run('甲')}</w:moveTo><w:moveFrom>{run('乙')}</w:moveFrom>", ("甲",)),
        (f"<w:hyperlink>{run('甲')}</w:hyperlink><w:smartTag>{run('乙')}</w:smartTag>", ("甲乙",)),
        (run("甲", HIDDEN) + run("乙", SHOWN), ("乙",)),
        (run("甲", STRUCK) + run("乙", '<w:rPr><w:strike w:val="0"/></w:rPr>'), ("乙",)),
        (run("甲", "<w:rPr><w:dstrike/></w:rPr>") + run("乙"), ("乙",)),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>", ("甲", "乙\t丙")),
        (field("begin") + instruction("DATE") + field("separate") + run("甲") + field("end") + run("乙"), ("甲乙",)),
        (field("begin") + run("甲") + field("begin") + field("separate") + run("乙") + field("end"), ()),
        (field("end") + field("separate") + run("甲"), ("甲",)),
        (f'<w:fldSimple w:instr="PAGE">{run("甲")}</w:fldSimple>', ("甲",)),
        ('<w:r><w:sym w:font="宋体" w:char="F031"/><w:sym w:font="Symbol" w:char="F032"/></w:r>', ("12",)),
        (run("甲") + '<w:r><w:sym w:font="Wingdings" w:char="F031"/></w:r>', ("甲\ufffc",)),
        (
            "<w:r><w:ruby><w:rt>" + run("jia") + "</w:rt><w:rubyBase>" + run("甲") + "</w:rubyBase></w:ruby></w:r>",
            ("甲",),
        ),
        (run("甲") + '<w:r><w:footnoteReference w:id="2"/></w:r>', ("甲",)),
        ("<w:r><w:t>12</w:t><w:noBreakHyphen/><w:t>3甲</w:t></w:r>", ("12-3甲",)),
        (run("２０２４甲"), ("２０２４甲",)),
    ],
)
def test_what_is_printed_is_read_and_nothing_else(content: str, expected: tuple[str, ...]) -> None:
    assert paragraphs_of(f"<w:p>{content}</w:p>") == expected


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    deleted = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('甲')}</w:p>"
    assert paragraphs_of(deleted + paragraph("乙") + paragraph("丙")) == ("甲乙", "丙")


def test_text_hidden_by_its_style_is_not_read() -> None:
    styles = '<w:style w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    styles += '<w:style w:styleId="k"><w:basedOn w:val="h"/></w:style>'
    body = paragraph("甲", '<w:pStyle w:val="k"/>') + paragraph("乙")
    assert paragraphs_of(body, styles=styles) == ("乙",)


LISTS = (
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:isLgl/>'
    '<w:lvlText w:val="%1.%3 "/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>'
    '<w:lvl w:ilvl="4"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%5)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="8"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def numbered(text: str, level: int, number: int = 7) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_the_numbers_of_lists_are_restored_where_they_are_certain() -> None:
    body = "".join(
        [
            numbered("甲", 0),
            numbered("乙", 1),
            numbered("丙", 1),
            numbered("丁", 0),
            numbered("戊", 1),
            numbered("己", 2),
            numbered("庚", 3),
            numbered("辛", 4),
            numbered("壬", 0, 8),
            numbered("癸", 0, 8),
            numbered("12", 0, 8),
            numbered("子", 0, 0),
        ]
    )
    expected = (
        "（一）甲",
        "1.乙",
        "2.丙",
        "（二）丁",
        "1.戊",
        "2.1 己",
        "庚",
        "辛",
        "（五）壬",
        "（六）癸",
        "12",
        "子",
    )
    assert paragraphs_of(body, numbering=LISTS) == expected


def test_headings_and_labels_that_word_numbers_are_found() -> None:
    report = make_distinct_report("2021")
    lists = LISTS.replace("（%1）", "%1、")
    body = docx_of(printed(report))
    for number in "一二三四五六":
        heading = f"{number}、"
        body = body.replace(
            f'<w:outlineLvl w:val="1"/></w:pPr><w:r><w:t xml:space="preserve">{heading}',
            '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t xml:space="preserve">',
        )
    begin = '<w:r><w:t xml:space="preserve">'
    listed = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="9"/></w:numPr></w:pPr>{begin}'
    for digit in range(1, 9):
        label = f"<w:p>{begin}{digit}."
        restart = "".join(
            f'<w:num w:numId="{20 + n}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="1">'
            f'<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            for n in range(9)
        )
        body = body.replace(label, listed)
    assert listed in body
    parts = body.split(listed)
    body = parts[0]
    group = 19
    firsts = ("属于国家秘密", "本机关不掌握", "信访举报", "申请人无正当理由逾期不补正")
    for part in parts[1:]:
        group += part.startswith(firsts)
        body += listed.replace('"9"', f'"{group}"') + part
    result = read(docx(body, {"word/numbering.xml": lists + restart}))
    assert result.unwrap().tables() == report.tables()
    assert "1.属于国家秘密" not in body


@pytest.mark.parametrize(
    ("style", "level"),
    [
        ('<w:name w:val="heading 2"/>', 2),
        ('<w:name w:val="标题 3"/>', 3),
        ('<w:name w:val="Title"/>', 1),
        ('<w:name w:val="x"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>', 1),
        ('<w:name w:val="x"/><w:basedOn w:val="b"/>', 4),
        ('<w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>', None),
        ('<w:name w:val="Body Text"/>', None),
        ('<w:name w:val="x"/><w:basedOn w:val="s"/>', None),
    ],
)
def test_styles_say_which_paragraphs_are_headings(style: str, level: int | None) -> None:
    from govinfo_report.formats._office.docx_styles import Styles
    from govinfo_report.formats._office.xml import Element, parse_xml

    root = parse_xml(
        f'<s xmlns:w="{STRICT}"><w:style w:styleId="s">{style}</w:style>'
        '<w:style w:styleId="b"><w:name w:val="heading 4"/></w:style></s>'.encode(),
        "styles",
    )
    assert isinstance(root, Element)
    properties = parse_xml(b'<pPr><pStyle val="s"/></pPr>', "x")
    assert isinstance(properties, Element)
    assert Styles.of(root).level(properties) == level


PICTURE = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"


def test_a_picture_in_the_place_of_a_table_is_named() -> None:
    report = make_report("2021", disputes=None, absent=frozenset({"disputes"}))
    body = docx_of(printed(report))
    heading = paragraph("五、存在的主要问题及改进情况", '<w:outlineLvl w:val="1"/>')
    for picture in (f"<w:p>{PICTURE}</w:p>", f"<w:tbl><w:tr><w:tc><w:p>{PICTURE}</w:p></w:tc></w:tr></w:tbl>"):
        result = read(docx(body.replace(heading, picture + heading)))
        assert [(f.rule.code, str(f.at)) for f in result.findings] == [("GIR203", "disputes")]


def test_a_picture_in_a_cell_is_no_blank() -> None:
    report = make_distinct_report("2021")
    figure = str(report.cell(RECEIVED))
    body = docx_of(printed(report)).replace(run(figure), PICTURE)
    result = read(docx(body))
    assert result.unwrap().requests.received.natural_person is None
    assert ("GIR110", RECEIVED) in [(finding.rule.code, finding.at) for finding in result.findings]


def test_rows_that_were_deleted_or_hidden_are_not_read() -> None:
    report = make_distinct_report("2021")
    body = docx_of(printed(report))
    for mark in ('<w:trPr><w:del w:id="1"/></w:trPr>', "<w:trPr><w:hidden/></w:trPr>"):
        extra = f"<w:tr>{mark}<w:tc>{paragraph('规章')}</w:tc><w:tc>{paragraph('7')}</w:tc></w:tr>"
        result = read(docx(body.replace("<w:tbl>", f"<w:tbl>{extra}", 1)))
        assert (result.unwrap().tables(), result.findings) == (report.tables(), ())


def test_a_row_that_begins_further_right_says_so() -> None:
    report = make_distinct_report("2021")
    body = docx_of(printed(report))
    empty = '<w:tc><w:tcPr><w:tcW w:w="600" w:type="dxa"/><w:vMerge/></w:tcPr>' + paragraph("") + "</w:tc>"
    assert empty * 2 in body
    body = body.replace(f"<w:tr>{empty * 2}", '<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>')
    assert read(docx(body)).unwrap().tables() == report.tables()
    begun = [places[:2] == [True, True] for places in covered_places(body)]
    assert begun == [places[:2] == [True, True] for places in covered_places(docx_of(printed(report)))]


def covered_places(body: str) -> list[list[bool]]:
    """Which places of the tables a merged cell lies over."""
    from govinfo_report.formats._core.items import GridRow
    from govinfo_report.formats._office.docx_body import Body
    from govinfo_report.formats._office.docx_numbering import Numbering
    from govinfo_report.formats._office.docx_styles import Styles
    from govinfo_report.formats._office.xml import Element, parse_xml
    from govinfo_report.formats.docx_format import _Items

    root = parse_xml(f'<b xmlns:w="{STRICT}">{body}</b>'.encode(), "x")
    assert isinstance(root, Element)
    items = _Items().of(Body(Styles({}), Numbering({})).blocks(root))
    return [[cell.covered for cell in item.cells] for item in items if isinstance(item, GridRow)]


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_every_place_of_the_grid_is_there_and_says_what_lies_over_it(edition_id: str) -> None:
    parts = printed(make_report(edition_id))
    expected = [[box is None for box in row] for part in parts if not isinstance(part, Line) for row in part]
    assert covered_places(docx_of(parts)) == expected


def test_figures_under_a_merged_cell_are_named() -> None:
    report = make_distinct_report("2021")
    body = docx_of(printed(report)).replace("<w:vMerge/></w:tcPr>", f"<w:vMerge/></w:tcPr>{paragraph('888')}", 1)
    result = read(docx(body))
    assert result.unwrap().tables() == report.tables()
    assert [each.text for each in result.unread] == ["888"]
    assert [finding.rule.code for finding in result.findings] == ["GIR130"]
    assert result.unread[0].span == Span(0, 0, result.unread[0].span.place if result.unread[0].span else None)


def test_headers_and_footers_are_not_part_of_the_report() -> None:
    report = make_report("2021")
    header = f'<w:hdr xmlns:w="{STRICT}">{paragraph("第12页")}</w:hdr>'
    back = read(docx(docx_of(printed(report)), {"word/header1.xml": header})).unwrap()
    assert (back.preamble, back.other_matters) == (report.preamble, report.other_matters)


def test_extra_columns_are_named_and_nothing_shifts() -> None:
    report = make_distinct_report("2021")

    def widened(grid: Grid) -> Grid:
        heads = {"总计", "本年废止件数"}
        if len(grid[0]) != 10:
            return grid
        return [[*row, Box("备注" if n == 0 else "")] for n, row in enumerate(grid)] if heads else grid

    result = read(docx(docx_of(grids(report, widened))))
    assert result.unwrap().tables() == report.tables()
    assert {finding.rule.code for finding in result.findings} == {"GIR105"}


def test_amounts_keep_their_digits() -> None:
    report = make_report("2021", **{"proactive_disclosure.administrative_fees.amount": Money(Decimal("3.50"), "万元")})
    fees = read(docx(docx_of(printed(report)))).unwrap().cell("proactive_disclosure.administrative_fees.amount")
    assert str(getattr(fees, "value", None)) == "3.50"


def test_the_file_ending_does_not_matter(tmp_path: object) -> None:
    from pathlib import Path

    from govinfo_report import read_file

    path = Path(str(tmp_path)) / "report.doc"
    path.write_bytes(docx(docx_of(printed(make_report("2021")))))
    assert read_file(path).provenance.reader == "docx"


def test_the_format_keeps_the_promises_of_the_kit() -> None:
    from govinfo_report.formats.docx_format import FORMAT

    assert check_format(FORMAT) == ()
    assert evolve(FORMAT.info, name="x").binary


@pytest.mark.parametrize("content", ["text", b"text", b"\x89PNG\r\n\x1a\n", b"%PDF-1.4", b""])
def test_what_is_no_word_document_is_refused_though_asked_for(content: str | bytes) -> None:
    (result,) = read_all(content, format="docx")
    assert result.report is None
    assert [finding.rule.code for finding in result.findings] in (["GIR101"], ["GIR150"])
