"""The 退回修改单 says how to mend: what to change where that is known, else the ways of which one would do."""

from __future__ import annotations

import random
import re

import pytest
from attrs import evolve

from govinfo_report import Bilingual, CellRef, Change, Finding, ReadResult, Report, rule_info, validate
from govinfo_report.findings import Language
from govinfo_report.present.return_changes import changes, ways
from govinfo_report.present.return_html import html
from govinfo_report.present.return_markdown import markdown
from govinfo_report.present.return_sheet import Entry, ReturnSheet, return_sheet
from govinfo_report.repair import suggest
from govinfo_report.testing import make_report

REPORT = make_report()
TOTAL = CellRef("requests", "disclosed", "total")
TWO_TOGETHER = {
    "requests.excessive_requests.other_organization": 34,
    "requests.state_secret.other_organization": 1,
    "requests.excessive_requests.total": 12,
}


def sheet_of(report: Report, lang: Language = "zh") -> ReturnSheet:
    result = ReadResult(report=report)
    sheet = return_sheet(validate(result, families={"3xx"}), result, "a.txt", lang)
    assert sheet is not None
    return sheet


def entries(report: Report, lang: Language = "zh") -> list[Entry]:
    return [entry for part in sheet_of(report, lang).parts for group in part.groups for entry in group.entries]


def test_the_figure_of_a_cell_that_is_known_is_said_with_the_slip() -> None:
    (entry,) = entries(make_report(**{"requests.repeat_request.natural_person": 80}))

    assert entry.changes == ("“80”改为“8”（可能是多写一个 0）",)
    assert entry.ways == ()


def test_of_the_cells_of_a_line_each_is_named_by_what_tells_it_apart() -> None:
    (entry,) = entries(
        make_report(**{"disputes.litigation_direct.pending": 90, "disputes.litigation_direct.total": 82})
    )
    assert entry.changes == ()
    assert entry.ways[0].startswith("① ")
    assert all(
        re.match(r"[①②③④⑤] (?:结果维持|结果纠正|其他结果|尚未审结|总计)：“\d+”改为“\d+”", way) for way in entry.ways
    )
    text = markdown(sheet_of(make_report(**{"disputes.litigation_direct.pending": 90})), "zh")
    assert "- 可能的改法：以台账为准，取其一：① " in text


def test_one_way_has_no_number() -> None:
    (entry,) = entries(make_report(**{"disputes.litigation_direct.total": 7}))
    assert entry.ways == ("总计：“7”改为“28”",)
    page = html(sheet_of(make_report(**{"disputes.litigation_direct.total": 7})), "zh")
    assert '<dt>可能的改法</dt><dd class="ways">以台账为准：总计：“7”改为“28”</dd>' in page


def test_the_whole_page_is_one_landmark() -> None:
    page = html(sheet_of(make_report(**TWO_TOGETHER)), "zh")
    before, _, rest = page.partition("<main>")
    inside, _, after = rest.partition("</main>")
    assert not set(re.findall("<(h1|p|table|section|article)", before + after))
    assert {"h1", "p", "table", "section", "article"} <= set(re.findall("<([a-z0-9]+)", inside))


def test_changes_that_mend_a_line_only_together_are_one_way() -> None:
    told = {entry.place: entry.ways for entry in entries(make_report(**TWO_TOGETHER))}
    assert told["表三 · （三）不予公开 1.属于国家秘密"] == (
        "① 其他：“1”改为“9”（可能是写错一位）",
        "② 总计：“45”改为“37”",
    )
    assert told["表三 · （五）不予处理 4.无正当理由大量反复申请"] == (
        "① 其他：“34”改为“4”，同时总计：“12”改为“48”",
        "② 其他：“34”改为“12”，同时总计：“12”改为“56”",
    )


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("seed", range(6))
def test_wherever_there_is_a_repair_every_wrong_line_is_told_a_way_or_change(edition: str, seed: int) -> None:
    chance = random.Random(f"{edition} {seed}")  # noqa: S311
    sound = make_report(edition)
    places = [str(ref) for table in (sound.requests, sound.disputes) for ref, _ in table.cells()]
    for _ in range(6):
        wrong = {place: chance.randrange(40) for place in chance.sample(places, chance.choice((1, 2, 3)))}
        report = make_report(edition, **wrong)
        if not (best := suggest(report)) or best[0].unmended:
            continue
        lines = [entry for entry in entries(report) if entry.expected]
        assert lines
        assert all(entry.changes or entry.ways for entry in lines), wrong


def test_many_ways_and_changes_are_cut_and_counted() -> None:
    many = tuple(Change(at=TOTAL, was=number, becomes=99) for number in range(20))
    finding = Finding(rule=rule_info("GIR303"), at=CellRef("requests", "disclosed"), related=(TOTAL,), suggestions=many)

    assert len(changes(finding, REPORT, "zh")) == 13
    assert changes(finding, REPORT, "zh")[-1] == "等共 20 处"
    told = ways(evolve(finding, alternatives=True), (), REPORT, "en")
    assert [each[0] for each in told[:5]] == list("①②③④⑤")
    assert told[5:] == ("15 more ways",)


def test_exactly_as_many_ways_as_are_shown_are_not_counted() -> None:
    five = tuple(Change(at=TOTAL, was=number, becomes=99) for number in range(5))
    finding = Finding(rule=rule_info("GIR303"), related=(TOTAL,), suggestions=five, alternatives=True)
    assert len(ways(finding, (), REPORT, "zh")) == 5


def test_a_change_elsewhere_has_its_full_name_and_a_blank_its_word() -> None:
    words = Bilingual(zh="合计漏填", en="a forgotten total")
    change = Change(at=TOTAL, was=None, becomes=5, perhaps=words)
    finding = Finding(rule=rule_info("GIR212"), suggestions=(change,))
    assert changes(finding, REPORT, "zh") == ("表三 · （一）予以公开 · 总计：“空白”改为“5”（可能是合计漏填）",)
    assert "(perhaps a forgotten total)" in changes(finding, REPORT, "en")[0]
