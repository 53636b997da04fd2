"""What the rules on publication and plausibility find in published layouts, every finding judged by eye.

The specimens are excerpts: where one has no title or lacks a topic, the file has none. After a change on purpose run
this file with GOVINFO_REPORT_WRITE_PUBLICATION=1 and judge every line that changed; CI refuses that switch.
"""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
import specimens

from govinfo_report import read_file, validate
from govinfo_report.rules.publication import late

GOLDEN = Path(__file__).parents[1] / "golden" / "publication_corpus.tsv"
SWITCH = "GOVINFO_REPORT_WRITE_PUBLICATION"
EXTRAS = {".html": "turbohtml", ".xlsx": "python_calamine", ".pdf": "pdfplumber"}
SOURCES = {folder.name: next(folder.glob("source.*")) for folder in sorted(specimens.HERE.iterdir()) if folder.is_dir()}


def is_read_here(name: str) -> bool:
    needed = EXTRAS.get(SOURCES[name].suffix)
    return needed is None or find_spec(needed) is not None


@cache
def found() -> tuple[str, ...]:
    """Every finding of the two families, flat: specimen, where, code."""
    lines: list[str] = []
    for name in filter(is_read_here, SOURCES):
        validation = validate(read_file(SOURCES[name]), families={"7xx", "8xx"})
        lines += [f"{name}\t{each.at}\t{each.rule.code}" for each in validation.findings if each.rule.code[3] in "078"]
    return tuple(sorted(lines))


def golden() -> list[str]:
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if is_read_here(line.partition("\t")[0])]


def test_the_findings_over_the_specimens_are_those_that_were_judged() -> None:
    if os.environ.get(SWITCH):
        assert os.environ.get("CI") != "true", f"{SWITCH} is not for CI"
        assert all(map(is_read_here, SOURCES)), "every reader is needed"
        GOLDEN.write_text("".join(f"{line}\n" for line in found()), encoding="utf-8")

    assert list(found()) == golden()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("027-shangwan-township-2019-cell-a-line", "GIR702"),
        ("043-jiaxian-mi-town-2022-blank-form", "GIR702"),
        ("045-tiebiancheng-town-2022-cell-a-line", "GIR702"),
        ("100-wuchang-district-2020-own-headings", "GIR702"),
        ("023-zhongbu-town-2020-cell-a-line", "GIR703"),
        ("010-shuyang-county-2025-md-ocr", "GIR704"),
        ("088-blank-template-docx", "GIR705"),
        ("034-pinghu-bureau-2024-pipe", "GIR706"),
        ("307-pingtan-2022-markdown", "GIR707"),
        ("303-shuyang-county-2025-portal", "GIR711"),
    ],
)
def test_a_fault_that_a_specimen_is_known_for_is_found(name: str, code: str) -> None:
    if not is_read_here(name):
        pytest.skip("its reader is not installed")

    assert code in {line.rpartition("\t")[2] for line in found() if line.startswith(f"{name}\t")}


@pytest.mark.parametrize("name", ["203-huaian-city-2024-pdf-text", "301-huaian-city-2024-html-spans"])
def test_a_report_with_its_parts_has_no_warning(name: str) -> None:
    if not is_read_here(name):
        pytest.skip("its reader is not installed")
    validation = validate(read_file(SOURCES[name]), families={"7xx", "8xx"})

    assert [each for each in validation.findings if each.rule.family in {"7xx", "8xx"} and each.severity.rank > 0] == []


def test_where_townships_have_a_day_the_one_that_is_late_is_found() -> None:
    reports = ((name, read_file(SOURCES[name]).report) for name in filter(is_read_here, SOURCES))
    late_ones = [
        (name, each.values["days"])
        for name, report in reports
        if report is not None
        for each in late(report, {"township": "01-31"})
    ]

    assert late_ones == [("027-shangwan-township-2019-cell-a-line", 20)]


def test_no_rule_accuses_most_specimens_of_more_than_a_hint() -> None:
    warned = {
        name
        for name in filter(is_read_here, SOURCES)
        for each in validate(read_file(SOURCES[name]), families={"7xx", "8xx"}).findings
        if each.rule.family in {"7xx", "8xx"} and each.severity.rank > 0
    }

    assert len(warned) <= len(SOURCES) // 6
