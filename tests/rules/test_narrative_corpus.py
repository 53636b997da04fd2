"""The prose of the specimens: every finding, judged one by one, and quantities that are changed in turn."""

from __future__ import annotations

from functools import cache

import narrative_corpus as corpus
import pytest
import specimens
from specimens import READ_HERE

from govinfo_report import ReadResult, Severity, validate
from govinfo_report.rules.narrative import quantities_explained
from govinfo_report.rules.statements.analysis import paragraphs
from govinfo_report.testing import with_cell

FOUND = {
    # 0 + 1 + 0 rules are in the tables; the text says 1 is open to the public. Recorded as a mismatch.
    ("038-huitong-forestry-2020-cell-a-line-pipe", "overview.paragraphs.0", "GIR601", "1件"),
    # The row is printed in one as 77132470 (77, 132, 470). Recorded as a mismatch.
    ("065-pingtan-2023-text-run-together", "overview.paragraphs.0", "GIR601", "393件"),
    # 154 in the table. Recorded as a mismatch.
    ("309-pingtan-2025-cell-a-line", "overview.paragraphs.1", "GIR601", "156件"),
    # Not recorded, and true: 1744 + 393 + 21 + 2 = 2160 parts of 2139.
    ("011-shanghai-stc-2024-pdfmd-fragmented", "overview.paragraphs.10", "GIR602", "2139 条"),
    # Not recorded as narrative, and true: 202020年12月31日.
    ("023-zhongbu-town-2020-cell-a-line", "preamble.paragraphs.5", "GIR607", "202020"),
}
"""Every finding of the family: specimen, place, code, and the words that it marks."""
RECORDED = 3
FALSE: set[tuple[str, str, str, str]] = set()
"""Those of ``FOUND`` that are wrong."""


@cache
def reading(name: str) -> ReadResult:
    return specimens.specimen(name).read()


def findings(name: str) -> set[tuple[str, str, str, str]]:
    result = reading(name)
    texts = {} if result.report is None else dict(paragraphs(result.report))
    return {
        (name, str(each.at), each.rule.code, texts[each.at][slice(*each.within)] if each.within else "")  # type: ignore[index]
        for each in validate(result).findings
        if each.rule.family in {"0xx", "6xx"}
    }


def test_every_finding_in_the_prose_of_the_specimens_is_one_that_was_judged() -> None:
    found = set().union(*(findings(name) for name in READ_HERE))

    assert found == {each for each in FOUND if each[0] in READ_HERE}


def test_every_mismatch_that_was_written_down_is_found_at_its_words() -> None:
    wanted = []
    for name in READ_HERE:
        report = reading(name).report
        for each in () if report is None else corpus.noted(name, report):
            if isinstance(each, corpus.Noted) and each.is_mismatch:
                wanted.append((name, str(each.place), "GIR601", each.quantity.text))

    assert len(wanted) == RECORDED
    assert set(wanted) <= FOUND


def test_at_most_one_finding_in_two_hundred_quantities_is_false() -> None:
    reports = [report for name in READ_HERE if (report := reading(name).report) is not None]
    quantities = sum(quantities_explained(report)[0] for report in reports)

    assert quantities > 250
    assert len(FALSE) * 200 <= quantities


def agreeing(name: str) -> list[corpus.Noted]:
    report = reading(name).report
    noted = () if report is None else corpus.noted(name, report)
    return [each for each in noted if isinstance(each, corpus.Noted) and not each.is_mismatch]


AGREEING = [each for name in READ_HERE for each in agreeing(name)]

SILENT = {
    # 网站当年新增政府信息393件，里面有行政规范性文件13件: published items, which need not be those issued in the year.
    ("011-shanghai-stc-2024-pdfmd-fragmented", "行政规范性文件 13 件"),
    # 公示行政許可76條: items published on a platform, which need not be the decisions.
    ("069-fuyuan-natural-resources-2022-trad-pipe", "行政許可76條"),
    ("069-fuyuan-natural-resources-2022-trad-pipe", "行政處罰2條"),
    # Blank cells: more cases are possible.
    ("307-pingtan-2022-markdown", "行政诉讼1件"),
    # The printed total is 3 and its parts make 2: either may be right.
    ("315-pingtan-2022-altered-pipe", "因信息公开引起的行政复议2件"),
}
"""Quantities of which one more is not found, with the reason."""


def test_a_quantity_that_is_changed_is_found_in_its_sentence() -> None:
    silent = {
        (each.specimen, each.says)
        for each in AGREEING
        if not corpus.fires(reading(each.specimen), each, each.value + 1)
    }

    assert silent == {each for each in SILENT if each[0] in READ_HERE}
    assert len(silent) * 10 <= len(AGREEING)


def test_nine_in_ten_of_all_kinds_of_slips_are_found_in_their_sentence() -> None:
    tried = [(each, value) for each in AGREEING for value in corpus.changed(each.value)]
    found = [corpus.fires(reading(each.specimen), each, value) for each, value in tried]

    assert len(tried) > 500 or READ_HERE != specimens.NAMES
    assert sum(found) >= 0.95 * len(found)


@pytest.mark.parametrize("name", ["040-gucheng-education-2020-pipe", "050-town-2019-normative15-pipe"])
def test_words_that_say_nil_are_found_where_the_table_says_otherwise(name: str) -> None:
    report = reading(name).unwrap()
    assert [each for each in findings(name) if each[2] == "GIR605"] == []

    changed = with_cell(with_cell(report, "requests.received.total", 3), "requests.received.natural_person", 3)

    codes = [each.rule.code for each in validate(changed).findings if each.severity is Severity.WARNING]
    assert codes.count("GIR605") == 1
