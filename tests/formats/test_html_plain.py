"""What is read from the source of a plain part of a page is what a walk through the tree gives."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

pytest.importorskip("turbohtml")

import html_pages

from govinfo_report.findings import Span
from govinfo_report.formats._core.items import GridRow
from govinfo_report.formats._html import page as page_module
from govinfo_report.formats._html.limits import OverLimitError
from govinfo_report.formats._html.plain import PlainParts
from govinfo_report.formats._html.report import PageItems, items_of
from govinfo_report.formats._html.skeleton import MARK, Skeleton, cut_out
from govinfo_report.formats._html.tree import parse
from govinfo_report.formats._html.ways import Way
from govinfo_report.testing import make_report

CORPUS = sorted((Path(__file__).parent.parent / "corpus").glob("*/source.html"))
REPORTS = {edition: make_report(edition) for edition in ("2019", "2021")}
PAGES = {
    f"{edition} {name}": make(report) for name, make in html_pages.PAGES.items() for edition, report in REPORTS.items()
}
ATTRIBUTES = [
    *("", " class=a", " title='a > b'", ' title="a<b"', " colspan=2", " rowspan='3'", " a=b'c", ' a = "x"'),
    *(" hidden", ' style="display:none"', " style='mso-hide:all'", " COLSPAN=2", ' data-colspan="4" colspan=2'),
    *(" =x", " a==b", " a/", "/"),
]
PIECES = [
    *("&nbsp;", "&#160;", "&amp;", "&NBSP;", "&nbsp", "　", " ", "\n", "\r\n", "\t", "\0", "<", ">", "|", "｜"),
    *("12", "规章", "一、总体情况", "<br>", "<p>", "</p>", "<b>", "</b>", "<span>", "</span>", "<o:p></o:p>"),
    *("<a name=x></a>", "<a href=x>", "</a>", "<div>", "</div>", "<!-- -->", "<img>", "<input value=3>"),
    *("<td>", "</td>", "</tr>", "<tr>", "<tbody>", "</tbody>", "<thead>", "</thead>", "<table>", "</table>"),
    *("<st1:date>", "<sup>1</sup>", "<script>1</script>"),
]


def outcome(html: str) -> PageItems | str:
    try:
        return items_of(html, parse)
    except OverLimitError as error:
        return error.finding.message()


def walked(html: str, monkeypatch: pytest.MonkeyPatch) -> PageItems | str:
    with monkeypatch.context() as patch:
        patch.setattr(page_module, "cut_out", lambda source, _, **__: Skeleton(source))
        return outcome(html)


def assert_same(plain: PageItems | str, walked: PageItems | str, html: str) -> None:
    """The same items. Where a parser moved a text the walk may lose its place; then the plain place is right."""
    if isinstance(plain, str) or isinstance(walked, str):
        assert plain == walked
        return
    assert (plain.is_report, plain.carriers) == (walked.is_report, walked.carriers)
    assert [each for each, _ in texts(plain)] == [each for each, _ in texts(walked)]
    for (text, here), (_, there) in zip(texts(plain), texts(walked), strict=True):
        assert here == there or re.sub(r"<[^>]*>", "", here.of(html)) == text, html


def texts(read: PageItems) -> list[tuple[object, Span]]:
    found: list[tuple[object, Span]] = []
    for item in read.items:
        if isinstance(item, GridRow):
            found += [((cell.text, cell.covered), cell.span) for cell in item.cells if not cell.text]
            found += [(cell.text, cell.span) for cell in item.cells if cell.text]
            found.append((item.line, Span(0, 0)))
        else:
            found.append((getattr(item, "text", type(item)), item.span))
    return found


def mutated(html: str, choose: random.Random) -> str:
    tags = [found.span() for found in re.finditer(r"<[^>]*>", html)]
    for _ in range(choose.choice((1, 1, 2, 5))):
        start, end = choose.choice(tags)
        tag = html[start:end]
        match choose.randrange(6):
            case 0:
                new = ""
            case 1:
                new = tag[:-1] + choose.choice(ATTRIBUTES) + ">"
            case 2:
                new = tag + choose.choice(PIECES)
            case 3:
                new = choose.choice(PIECES) + tag
            case 4:
                new = tag.upper()
            case _:
                new = tag * 2
        html = html[:start] + new + html[end:]
        tags = [found.span() for found in re.finditer(r"<[^>]*>", html)]
    return html


@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_the_same_from_its_source_and_from_its_tree(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_same(outcome(PAGES[name]), walked(PAGES[name], monkeypatch), PAGES[name])


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.parent.name)
def test_a_specimen_reads_the_same_from_its_source_and_from_its_tree(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = path.read_bytes().decode("gb18030" if "gb18030" in path.parent.name else "utf-8")

    assert_same(outcome(html), walked(html, monkeypatch), html)


@pytest.mark.parametrize("seed", range(40))
def test_a_page_with_odd_markup_reads_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    choose = random.Random(seed)  # noqa: S311 - any order will do
    for _ in range(5):
        html = mutated(PAGES[choose.choice(sorted(PAGES))], choose)

        assert_same(outcome(html), walked(html, monkeypatch), html)


@pytest.mark.parametrize("name", ["2019 page, plain", "2021 page, plain", "2019 page, word", "2021 page, word"])
def test_every_table_and_paragraph_of_usual_pages_is_plain(name: str) -> None:
    html = PAGES[name]
    parts = PlainParts.of(html, but=())
    tables = [found.start() for found in re.finditer("<table", html)]

    assert len(tables) > 2
    assert [parts.table(start) is not None for start in tables] == [True] * len(tables)


@pytest.mark.parametrize("name", ["2019 page, plain", "2021 page, word", "2021 portal, word"])
def test_a_place_in_the_skeleton_is_told_in_the_source(name: str) -> None:
    html = PAGES[name]
    skeleton = cut_out(html, ())
    element = re.compile(rf"<(p|table) {MARK}=\d+></\1>")
    expected: list[int | None] = []
    at = 0
    for part in skeleton.parts:
        expected += range(at, part.start)
        found = element.match(skeleton.text, len(expected))
        assert found is not None
        expected += [None] * len(found[0])
        at = part.end
    expected += range(at, len(html))
    line, column = 1, 0
    for character, place in zip(skeleton.text, expected, strict=True):
        assert place is None or skeleton.offset((line, column)) == place
        line, column = (line + 1, 0) if character == "\n" else (line, column + 1)
    assert sum(len(part.lines or [part]) for part in skeleton.parts) > 10
    assert len(skeleton.text) * 2 < len(html)


RUN = "<p>12</p>\n<p>一、总体情况</p> <p></p><p>13</p>"
IN_PIECES = [
    f"<b>{first}</b><i>{second}</i>{third}"
    for third in ("", "章", " ", "&nbsp;")
    for second in ("", "规", "1\0", "　", "2&nbsp;")
    for first in ("", "12", "条", " ", "&nbsp;", "\0", "a")
] * 2
random.Random(1).shuffle(IN_PIECES)  # noqa: S311 - any order will do
ODD_PLACES = {
    "paragraphs in pieces": "".join(f"<p>{each}</p>" for each in IN_PIECES),
    "cells in pieces": "<table>" + "".join(f"<tr><td>{each}</td><td>1</td></tr>" for each in IN_PIECES) + "</table>",
    "link": '<a href="/x"><p>12</p></a>',
    "preformatted text": "<pre>\n<p>一  二</p></pre>",
    "heading": "<h2><p>一、总体情况</p></h2>",
    "script": "<script>var x = '<p>12</p>';</script>",
    "script never closed": "<script><p>12</p>",
    "comment": "<!-- <p>12</p> --><p>13</p>",
    "comment never closed": "<!-- <p>12</p>",
    "text area": "<textarea><p>12</p></textarea>",
    "title": "<title><p>12</p></title>",
    "hidden part": "<div hidden><p>12</p><table><tr><td>1<td>2</table></div><p>13</p>",
    "paragraphs in a row": f"{RUN}",
    "paragraphs in a link": f'<a href="/x">{RUN}</a>',
    "paragraphs in preformatted text": f"<pre>{RUN}</pre>",
    "paragraphs in a script": f"<script>var x = '{RUN}';</script>",
    "paragraphs in a table": f"<table>{RUN}<tr><td>1</td>{RUN}<td>2</td></tr>{RUN}</table>",
    "paragraphs in a list": f"<select>{RUN}</select>",
    "paragraphs in formatting that is not closed": f"<b>{RUN}",
    "paragraphs in hidden formatting that is not closed": f"<p>14<font style='mso-hide:all'>15</p>{RUN}<b hidden>{RUN}",
    "hidden formatting that is closed": f"<p>14<font style='mso-hide:all'>15</font></p>{RUN}<div hidden>{RUN}</div>",
    "hidden table": "<table hidden><tr><td>12</td><td>13</td></tr></table>",
    "hidden row": "<table><tr><td>12</td><td>13</td></tr><tr hidden><td>14</td><td>15</td></tr></table>",
    "hidden cell": "<table><tr><td>12</td><td>13</td><td style='Visibility:Hidden'>14</td><td>15</td></tr></table>",
    "struck out tags": "<p><s>12</s>13</p><p>14<del>15</del></p><p><strike>16</strike></p>",
    "struck out styles": "<p>12<span style='text-decoration:line-through'>16</span></p>",
    "raised marks": "<p>12<span style='vertical-align:super'>1</span></p>",
    "raised marks in capitals": "<p>13<font style='VERTICAL-ALIGN: SUPER'>2</font></p>",
    "hidden paragraphs": f"<div hidden>{RUN}</div>{RUN}",
    "paragraphs and a text": f"{RUN}规章{RUN} 12<p>14</p>",
    "paragraphs before and behind a table": f"{RUN}<table><tr><td>1<td>2</table>{RUN}",
    "paragraphs before a page": f"{RUN}<html><head><title>公开</title></head><body>{RUN}",
    "template": "<template><p>12</p></template><p>13</p>",
    "list": "<select><p>12</p></select><p>13</p>",
    "drawing": "<svg><p>12</p></svg><p>13</p>",
    "table": "<table><p>12</p><tr><td><p>13</p></table>",
    "cells in two lines": "<table>" + "<tr><td><p>规<br>章</td><td>1</td></tr>" * 2 + "</table>",
    "cells in one piece and in two": "<table>"
    + "".join(
        f"<tr><td><p>{text}</p></td><td><p><b>{text}</b>{text}</p></td><td>{text}</td></tr>\n"
        for text in (
            "规章",
            "1.规 章",
            "1&nbsp;2",
            "&amp;",
            "",
            " ",
            "12 ",
            "　3",
            "规\n章",
            "（一）予以公开",
            "a>b",
            "\u200b",
        )
    )
    + "</table>",
    "part of our own": f"<p {MARK}=0>12</p>",
    "part of our own that is not there": f"<p {MARK}=7000>12</p><p>13</p>",
}


@pytest.mark.parametrize("where", ODD_PLACES)
def test_a_plain_part_in_an_odd_place_is_read_as_the_page_shows_it(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("2021 page, plain", "2019 page, word"):
        html = PAGES[name].replace("<p>　　二、", ODD_PLACES[where] + "<p>　　二、", 1)

        assert html != PAGES[name]
        assert_same(outcome(html), walked(html, monkeypatch), html)


@pytest.mark.parametrize("text", ["\0", "\0\0", "\0乙\0", "\0乙\0\0", "\0\0乙\0\0", "\0\0乙\0\0<", "乙\0"])
def test_a_way_that_was_never_seen_reads_nothing(text: str) -> None:
    assert Way(1).read(text, 0) is None
    assert PlainParts.of(f"<p class=a>1&nbsp;2</p>{text}", but=()).lines(0)[1] == 23


@pytest.mark.parametrize("where", ["paragraphs in pieces", "cells in pieces"])
def test_a_text_in_pieces_begins_and_ends_at_its_own_characters(where: str) -> None:
    html = ODD_PLACES[where].replace("\0", "乙")
    parts = cut_out(html, ()).parts
    found = [cell for part in parts for cell in (*part.lines, *(each for row in part.rows or () for each in row.cells))]
    inked = [cell for cell in found if cell.text]

    assert len(inked) > 200
    assert [cell.span.of(html)[:1] for cell in inked] == [cell.text[0] for cell in inked]
    assert [cell.span.of(html)[-1:] for cell in inked] == [cell.text[-1] for cell in inked]
    assert all(html.startswith("<", cell.span.start) for cell in found if not cell.text)
