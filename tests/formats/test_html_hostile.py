"""Mangled and hostile HTML: read or refused with a reason, in time and memory that grow with its size."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
from html import unescape

import pytest
from html_pages import PAGES, body, page, plain

from govinfo_report import Money, ReadResult, read, validate
from govinfo_report.formats._html.geometry import columns_and_rows
from govinfo_report.formats.html_format import FORMAT
from govinfo_report.formats.source import LIMITS
from govinfo_report.testing import make_distinct_report, make_report, source_of

pytest.importorskip("turbohtml")
TAG = re.compile(r"<[^>]*>")
MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")
HEAD = "<html><body><p>一、总体情况</p><p>二、主动公开政府信息情况</p>"


def mutated(html: str, seed: int) -> str:
    """Stretches cut out, doubled and swapped, lines shuffled, tags exchanged, characters flipped."""
    chance = random.Random(seed)  # noqa: S311
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(html))
        size = chance.choice((1, 3, 20, 200, 2000))
        match chance.randrange(7):
            case 0:
                html = html[:at] + html[at + size :]
            case 1:
                html = html[: at + size] + html[at:]
            case 2:
                lines = html.split("\n")
                chance.shuffle(lines)
                html = "\n".join(lines)
            case 3:
                tags = [*MARKUP.finditer(html)]
                one, other = (
                    sorted(chance.sample(tags, 2), key=lambda each: each.start()) if len(tags) > 1 else (None, None)
                )
                if one and other:
                    html = (
                        html[: one.start()] + other[0] + html[one.end() : other.start()] + one[0] + html[other.end() :]
                    )
            case 4:
                html = (
                    html[:at]
                    + chr(chance.choice((0, 34, 38, 39, 47, 60, 62, 0x3000, chance.randrange(32, 0x9FFF))))
                    + html[at + 1 :]
                )
            case 5:
                html = (
                    html[:at]
                    + chance.choice(("<table>", "</table>", "<td>", "</td>", "<!--", "<pre>", "<script>", '"'))
                    + html[at:]
                )
            case _:
                html = html[: max(at, 1)]
        html = html or "<p>"
    return html


def faults(result: ReadResult) -> list[str]:
    """Spans that point nowhere, and figures that do not stand where they are said to stand."""
    found = [
        str(place) for place, span in result.spans.items() if not 0 <= span.start <= span.end <= len(result.source)
    ]
    if result.report is None:
        return found if result.findings else ["nothing is said"]
    for ref, cell in result.report.cells():
        value = cell.value if isinstance(cell, Money) else cell
        if value is not None and ref in result.spans:
            printed = unescape(TAG.sub("", result.spans[ref].of(result.source)))
            if str(abs(value)) not in re.sub(r"[\s,，]", "", printed) and not re.search("[^0-9]", result.raw[ref]):
                found.append(f"{ref} = {value}, at {printed!r}")
    return found


@pytest.mark.parametrize(
    "name", ["page, plain", "portal, word", "page, broken", "script, plain", "preformatted", "fields"]
)
def test_mangled_pages_are_read_or_refused_and_figures_stand_where_they_are_said_to(name: str) -> None:
    html = PAGES[name](make_distinct_report("2021"))
    for seed in range(60):
        text = mutated(html, seed)
        (result,) = FORMAT.read(source_of(text))
        assert (seed, faults(result)) == (seed, [])
        if seed % 10 == 0:
            assert FORMAT.read(source_of(text)) == (result,)
            assert "GIR000" not in [finding.rule.code for finding in validate(result).findings]


def test_flipped_bytes_are_read_or_refused() -> None:
    content = PAGES["portal, plain"](make_report("2021")).encode()
    for seed in range(40):
        chance = random.Random(seed)  # noqa: S311
        changed = bytearray(content)
        for _ in range(chance.randint(1, 5)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        assert faults(read(bytes(changed))) == []


HOSTILE: dict[str, Callable[[int], str]] = {
    "nested blocks": lambda size: HEAD + "<div>" * (size // 5),
    "tables in cells": lambda size: HEAD + "<table><tr><td>" * (size // 15),
    "rows of ten cells": lambda size: HEAD + "<table>" + ("<tr>" + "<td>1" * 10) * (size // 54),
    "wide cells": lambda size: HEAD + "<table>" + "<tr><td colspan=1000 rowspan=1000>1" * (size // 36),
    "high cells": lambda size: HEAD + "<table>" + "<tr><td rowspan=65534>1" * (size // 23),
    "one huge attribute": lambda size: HEAD + '<p title="' + "x" * size + '">',
    "many attributes": lambda size: HEAD + "<p " + "".join(f"a{n}=1 " for n in range(size // 9)) + ">",
    "an unclosed comment": lambda size: HEAD + "<!--" + "<td>1" * (size // 5),
    "an unclosed tag": lambda size: HEAD + "<p a" * (size // 4),
    "many comments": lambda size: HEAD + "<!---->x" * (size // 8),
    "references": lambda size: HEAD + "&amp;" * (size // 5),
    "paragraphs": lambda size: HEAD + "<p>文" * (size // 4),
    "formatting never closed": lambda size: HEAD + "".join(f"<p><b a={n}>文" for n in range(size // 16)),
    "text between rows": lambda size: HEAD + "<table>" + "x<tr><td>1</td>" * (size // 15),
    "text that a parser moves": lambda size: HEAD + "<table>" + "<tr>x<b>y</b>" * (size // 13),
    "quotes": lambda size: HEAD + "<p a='\"" * (size // 7),
    "lines in preformatted text": lambda size: HEAD + "<pre>" + "文 1 &amp;\r\n" * (size // 11),
    "strings in a script": lambda size: "<script>" + "'<p>\\u4e00'," * (size // 13) + "</script>",
    "blanks": lambda size: HEAD + "<p>x" + " \n" * (size // 2),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_size(name: str) -> None:
    def seconds(size: int) -> float:
        html = HOSTILE[name](size)
        start = time.process_time()
        read(html, format="html")
        return time.process_time() - start

    seconds(1000)
    small, large = seconds(25_000), seconds(100_000)
    assert large < 12 * small + 0.3


@pytest.mark.parametrize(
    "html",
    [
        HEAD + "<table><tr>" + "<td>1" * (LIMITS.cells + 1),
        HEAD + "<table>" + ("<tr>" + "<td>1" * 1001) + "<tr><td colspan=1000>1" * 300,
        HEAD + "<table><tr><td>" * (LIMITS.nesting + 1),
        HEAD + "<p>" * (LIMITS.elements + 1),
        HEAD + "".join(f"<p><b a={n}>" for n in range(9000)),
        HEAD + "<pre>" + "1 | 2 | 3\n" * 110_000,
        HEAD + "<pre>" + "1\n" * (LIMITS.elements + 1),
        HEAD + "<p>" + "1|" * (LIMITS.cells + 1),
    ],
    ids=["cells", "places", "tables in tables", "elements", "formatting", "bars", "lines", "bars in a line"],
)
def test_what_is_over_a_limit_is_refused_whole(html: str) -> None:
    start = time.process_time()
    result = read(html, format="html")
    assert (result.report, [finding.rule.code for finding in result.findings]) == (None, ["GIR140"])
    assert time.process_time() - start < 5
    assert all(finding.message("zh") and finding.message("en") for finding in result.findings)


def test_wide_cells_of_a_narrow_table_take_no_room() -> None:
    report = make_distinct_report("2021")
    html = page(body(report, plain)).replace('colspan="4"', 'colspan="1000"').replace('colspan="3"', "colspan=+99x")
    wide = html.replace('rowspan="22"', 'rowspan="0"').replace("</tbody>", "<tr><td colspan=1000>注" * 250 + "</tbody>")
    assert read(html.replace("colspan=+99x", 'colspan="3"')).unwrap().tables() == report.tables()
    assert read(wide, format="html").report is not None


@pytest.mark.parametrize(
    ("columns", "rows", "expected"),
    [
        (None, None, (1, 1)),
        ("", "", (1, 1)),
        ("0", "0", (1, 65534)),
        ("-3", "-3", (1, 1)),
        (" 2 ", "3.9", (2, 3)),
        ("2x", "+4", (2, 4)),
        ("x2", "二", (1, 1)),
        ("99999999999999999999", "99999999999999999999", (1000, 65534)),
    ],
)
def test_numbers_of_columns_and_rows(columns: str | None, rows: str | None, expected: tuple[int, int]) -> None:
    assert columns_and_rows(columns, rows) == expected


@pytest.mark.parametrize(
    ("page", "what"),
    [
        ("<p>一、总体情况" + "&amp;" * 300_000, "the number of character references"),
        ("<p>一、总体情况<pre>" + "x &amp;\n" * 700_000, "the number of character references"),
        ("<p>一、总体情况<p>" + "据" * 2_100_000, "the number of characters"),
    ],
)
def test_too_much_text_is_refused_before_its_places_are_told(page: str, what: str) -> None:
    started = time.process_time()
    result = read(page, format="html")
    assert time.process_time() - started < 1
    assert result.report is None
    assert [(each.rule.code, what in each.message("en")) for each in result.findings] == [("GIR140", True)]


def test_figures_after_a_stray_character_behind_a_table_have_their_place() -> None:
    html = (
        "<p>二、主动公开政府信息情况<table><tr><td>规章</td><td>1</td><</table>td>454</td></tr>\n<tr><td>行政许可</td>"
    )
    html += "<td>1</td></tr>\n<tr><td>行政处罚</td><td>12</td></tr>\n<p>三、"
    result = read(html, format="html")
    spans = {str(ref): span for ref, span in result.spans.items()}
    places = [*(each.span for each in result.unread), *(each.span for each in result.extras)]
    assert [span for span in (*spans.values(), *places) if span is not None and span.start == span.end] == []
