"""One report as pages of HTML, in the shapes in which portals publish it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from attrs import frozen

from govinfo_report import Report
from govinfo_report.form.layout import Block, TableLayout
from govinfo_report.formats._printed import row_texts
from govinfo_report.report.base import Table
from govinfo_report.report.sections import SECTIONS

__all__ = ["PAGES", "Printed", "broken", "grid_of", "page", "plain", "word"]

_HEADS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


@frozen
class Printed:
    """A cell of a printed table."""

    text: str
    columns: int = 1
    rows: int = 1
    head: bool = False


Rows = list[list[Printed]]
Markup = Callable[[Rows], str]


def _section_two(report: Report, table: Table) -> Iterator[list[Printed]]:
    before: Block | None = None
    for block, row in table.LAYOUT.rows():
        wide = [1] * (len(block.columns) - 1) + [4 - len(block.columns)]
        if block is not before:
            yield [Printed(block.caption or "", 4)]
            yield [Printed("信息内容"), *(Printed(c.label, n) for c, n in zip(block.columns, wide, strict=True))]
            before = block
        texts = row_texts(report, table, block, row)
        yield [Printed(row.label), *(Printed(text, n) for text, n in zip(texts, wide, strict=True))]


def _depths(layout: TableLayout) -> dict[str, int]:
    """How many rows each group has."""
    counts: dict[str, int] = {}
    for _, row in layout.rows():
        for group in layout.group_path(row.group):
            if group.label:
                counts[group.label] = counts.get(group.label, 0) + 1
    return counts


def _requests(report: Report, table: Table) -> Iterator[list[Printed]]:
    layout = table.LAYOUT
    heads = [Printed(column.label) for column in layout.blocks[0].columns]
    yield [Printed(layout.blocks[0].corner or "", 3, 3), Printed("申请人情况", 7)]
    yield [Printed(heads[0].text, 1, 2), Printed("法人或其他组织", 5), Printed(heads[-1].text, 1, 2)]
    yield heads[1:-1]
    counts = _depths(layout)
    opened: list[str] = []
    for block, row in layout.rows():
        groups = [group.label for group in layout.group_path(row.group) if group.label]
        new = [name for name in groups if name not in opened]
        opened += new
        label = Printed(row.label, 3 - len(groups))
        yield [
            *(Printed(name, 1, counts[name]) for name in new),
            label,
            *(Printed(text) for text in row_texts(report, table, block, row)),
        ]


def _disputes(report: Report, table: Table) -> Iterator[list[Printed]]:
    yield [Printed("行政复议", 5), Printed("行政诉讼", 10)]
    yield [*(Printed(head, 1, 2) for head in _HEADS), Printed("未经复议直接起诉", 5), Printed("复议后起诉", 5)]
    yield [Printed(head) for head in _HEADS * 2]
    yield [Printed(text) for block, row in table.LAYOUT.rows() for text in row_texts(report, table, block, row)]


def grid_of(report: Report, table: Table) -> Rows:
    """The rows of a table as the official form merges them."""
    printers = {"proactive_disclosure": _section_two, "requests": _requests, "disputes": _disputes}
    return list(printers[table.LAYOUT.table](report, table))


def _spans(cell: Printed) -> str:
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return columns + (f' rowspan="{cell.rows}"' if cell.rows > 1 else "")


def plain(rows: Rows) -> str:
    """Tags as they should be."""
    lines = ("<tr>" + "".join(f"<td{_spans(c)}>{escape(c.text)}</td>" for c in row) + "</tr>" for row in rows)
    return '<table border="1"><tbody>\n' + "\n".join(lines) + "\n</tbody></table>"


def word(rows: Rows) -> str:
    """As a word processor pastes it."""
    style = "border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt"

    def inside(text: str) -> str:
        half = len(text) // 2 if not text.isdigit() else 0
        parts = [text[:half], text[half:]] if half else [text]
        spans = "".join(f"<span lang=EN-US style='font-size:10.5pt'>{escape(part)}</span>" for part in parts)
        return f"<p class=MsoNormal align=center>{spans}<o:p></o:p></p>"

    lines = (
        "<tr style='height:20.0pt'>"
        + "".join(f"<td width={60 + n} style='{style}'{_spans(c)}>{inside(c.text)}</td>" for n, c in enumerate(row))
        + "</tr>"
        for row in rows
    )
    return "<table class=MsoNormalTable border=0>\n" + "\n".join(lines) + "\n</table>"


def broken(rows: Rows) -> str:
    """Upper case, no quotes, no end tags."""
    return (
        "<TABLE border=1>"
        + "".join(
            "<TR>"
            + "".join(
                f"<TD{_spans(c).upper().replace(chr(34), '')}><P align=center><FONT face=宋体>{escape(c.text)}"
                for c in row
            )
            for row in rows
        )
        + "</TABLE>"
    )


def blanks_for_spans(rows: Rows) -> str:
    """Empty cells in the place of merged ones, and no merged cell at all."""
    pending: dict[int, int] = {}
    lines: list[str] = []
    for row in rows:
        cells: list[str] = []
        column = 0
        waiting = list(row)
        while waiting or pending.get(column):
            if pending.get(column):
                pending[column] -= 1
                cells.append("<td>&nbsp;</td>")
                column += 1
                continue
            cell = waiting.pop(0)
            for n in range(cell.columns):
                cells.append(f"<td>{escape(cell.text) if not n else '&nbsp;'}</td>")
                pending[column + n] = cell.rows - 1
            column += cell.columns
        lines.append("<tr>" + "".join(cells) + "</tr>")
    return "<table>" + "".join(lines) + "</table>"


def head_and_body(rows: Rows) -> str:
    """The first row in a head of its own with ``th``, the last in the body; the foot, empty, comes before it."""
    first = "".join(f"<th{_spans(c)}>{escape(c.text)}</th>" for c in rows[0])
    spanned = max(c.rows for c in rows[0])
    head = [first] + ["".join(f"<th{_spans(c)}>{escape(c.text)}</th>" for c in row) for row in rows[1:spanned]]
    body = ["".join(f"<td{_spans(c)}>{escape(c.text)}</td>" for c in row) for row in rows[spanned:]]
    return (
        "<table><tfoot><tr><td></td></tr></tfoot><tbody><tr>"
        + "</tr><tr>".join(body)
        + "</tr></tbody><thead><tr>"
        + "</tr><tr>".join(head)
        + "</tr></thead></table>"
    )


def fields(rows: Rows) -> str:
    """Figures in the fields of a form."""

    def inside(text: str) -> str:
        return f'<input type="text" value="{text}" readonly>' if text.isdigit() else escape(text)

    lines = ("<tr>" + "".join(f"<td{_spans(c)}>{inside(c.text)}</td>" for c in row) + "</tr>" for row in rows)
    return "<table>" + "".join(lines) + "</table>"


def entities(rows: Rows) -> str:
    """Every Chinese character as a reference, blanks of all kinds around the text."""
    code = "".join

    def inside(text: str) -> str:
        shown = code(c if c.isascii() else f"&#{ord(c)};" for c in escape(text))
        return f"\r\n  &nbsp;&#12288;{shown}&emsp;\r\n"

    lines = ("<tr>" + "".join(f"<td{_spans(c)}>{inside(c.text)}</td>" for c in row) + "</tr>" for row in rows)
    return "<table>" + "\r\n".join(lines) + "</table>"


def deep(rows: Rows) -> str:
    """The table in a cell of a table in a cell of a table."""
    return f"<table><tr><td><table><tr><td></td><td>{plain(rows)}</td></tr></table></td></tr></table>"


def preformatted(rows: Rows) -> str:
    """The table as lines of text with bars."""
    return "<pre>" + "\n".join(" | ".join(escape(c.text) for c in row) for row in rows) + "</pre>"


def breaks(rows: Rows) -> str:
    """The table as lines of text with bars, one paragraph with line breaks."""
    return "<p>" + "<br>".join(" | ".join(escape(c.text) for c in row) for row in rows) + "</p>"


def body(report: Report, markup: Markup) -> str:
    """The report with its headings, paragraphs and tables."""
    parts = [f"<h1>{report.title}</h1>", *(f"<p>{text}</p>" for text in report.preamble)]
    for section in SECTIONS:
        parts.append(f"<p>　　{section.heading}</p>")
        value = getattr(report, section.name)
        if isinstance(value, Table):
            parts.append(markup(grid_of(report, value)))
        else:
            parts += [f"<p>　　{text}</p>" for text in value.paragraphs if value]
    return "\n".join(parts)


def page(inside: str) -> str:
    """A page with nothing around the report."""
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>公开</title></head>\n<body>{inside}</body></html>'
    )


def portal(inside: str) -> str:
    """Menus, a list of other years with titles, counters, a script with another table, a footer."""
    years = "".join(
        f'<li><a href="/{year}.html">柳塘镇{year}年政府信息公开工作年度报告</a><span>{year - 700}</span></li>'
        for year in range(2019, 2024)
    )
    return page(
        "<!-- <table><tr><td>规章</td><td>77</td><td>77</td><td>77</td></tr></table> -->"
        "<script>var row = '<tr><td>规章</td><td>88</td><td>88</td><td>88</td></tr>';</script>"
        "<template><table><tr><td>规章</td><td>66</td><td>66</td><td>66</td></tr></table></template>"
        '<div style="display: none"><table><tr><td>规章</td><td>55</td><td>55</td><td>55</td></tr></table></div>'
        '<div class=top><h1>云溪政务</h1><ul><li><a href="/">首页</a></li><li><a href="/z">政务公开</a></li></ul></div>'
        f"<table><tr><td><ul class=list>{years}</ul></td><td>"
        '<div class=crumb>当前位置：<a href="/">首页</a> &gt; 年报</div>'
        f'<p>浏览次数：<span id=hits>1234</span> 字号：<a href="#">大</a></p><div id="zoom">{inside}</div>'
        '<div class=share>分享到：<a href="#">微博</a> | <a href="#">打印</a></div></td></tr></table>'
        "<div class=foot><h3>相关链接</h3><p>主办：云溪市人民政府办公室　网站标识码：3301000001</p></div>"
    )


def script(inside: str) -> str:
    """The content only in a string of a script."""
    text = (
        inside.replace("\\", "\\\\").replace('"', '\\"').replace("</", "<\\/").replace("\r", "\\r").replace("\n", "\\n")
    )
    return page(f'<div id="app"></div><script>var data = {{"id": 7, "content": "{text}"}}; show(data);</script>')


def template(inside: str) -> str:
    """The content only in a template."""
    return page(f"<div id=app></div><template>{inside}</template>")


def one_table(inside: str) -> str:
    """All of the page in one cell of a table that lays it out."""
    return page(f"<table width=1000><tr><td colspan=9>{inside}</td></tr></table>")


def xhtml(inside: str) -> str:
    """XHTML with its declaration."""
    return (
        '<?xml version="1.0" encoding="GB2312"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x">'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>{inside}<br/><hr/></body></html>'
    )


def fragment(inside: str) -> str:
    """What an editor holds, without a page around it."""
    return f'<div class="TRS_Editor">{inside}</div>'


def filtered_word(inside: str) -> str:
    """A page that a word processor saved."""
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>'
        '<meta name=Generator content="Microsoft Word 15">'
        "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><style>p.MsoNormal{margin:0cm}</style></head>"
        f"<body lang=ZH-CN><div class=WordSection1><![if !supportEmptyParas]>{inside}<![endif]></div></body></html>"
    )


_MARKUPS: dict[str, Markup] = {
    "plain": plain,
    "word": word,
    "broken": broken,
    "blank cells for merged ones": blanks_for_spans,
    "head, body and foot": head_and_body,
    "entities": entities,
    "three tables deep": deep,
}
_SHELLS: dict[str, Callable[[str], str]] = {
    "page": page,
    "portal": portal,
    "script": script,
    "template": template,
    "one table": one_table,
    "xhtml": xhtml,
    "fragment": fragment,
    "filtered word": filtered_word,
}


def _printer(shell: Callable[[str], str], markup: Markup) -> Callable[[Report], str]:
    return lambda report: shell(body(report, markup))


def _pages() -> Iterator[tuple[str, Callable[[Report], str]]]:
    for shell_name, shell in _SHELLS.items():
        for markup_name, markup in _MARKUPS.items():
            yield f"{shell_name}, {markup_name}", _printer(shell, markup)
    for name, markup in (("fields", fields), ("preformatted", preformatted), ("breaks", breaks)):
        yield name, _printer(page, markup)


PAGES: dict[str, Callable[[Report], str]] = dict(_pages())
