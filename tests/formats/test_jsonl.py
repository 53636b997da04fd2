"""JSON Lines: one report a line, in order; a bad line is told with its number, and the others go on."""

from __future__ import annotations

import json
import tracemalloc

import pytest
from json_shapes import NAMED

from govinfo_report import Report, read, read_all, read_file, write, write_file
from govinfo_report.formats.source import LIMITS
from govinfo_report.testing import make_distinct_report, make_report

OWN = write(make_report("2021"), "jsonl")


def other(report: Report, shape: str = "records") -> str:
    return json.dumps(NAMED[shape](report), ensure_ascii=False) + "\n"


def test_what_was_written_line_by_line_reads_back() -> None:
    reports = [make_report("2019"), make_report("2021"), make_distinct_report("2021")]
    text = "".join(write(report, "jsonl") for report in reports)
    results = read_all(text)
    assert [result.report for result in results] == reports
    assert {result.provenance.reader for result in results} == {"jsonl"}
    assert [finding.rule.code for finding in read(text).findings] == ["GIR151"]


def test_one_report_is_one_line_and_reads_as_one() -> None:
    assert (OWN.count("\n"), OWN[-1]) == (1, "\n")
    assert read(OWN).unwrap() == make_report("2021")
    assert read(OWN, format="jsonl").unwrap() == make_report("2021")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\n\n", "\n \t\n"])
@pytest.mark.parametrize("beginning", ["", "\ufeff", "\n\n"])
def test_line_ends_and_blank_lines(ending: str, beginning: str) -> None:
    lines = [OWN.strip(), other(make_report("2019")).strip(), OWN.strip()]
    results = read_all((beginning + ending.join(lines)).encode())
    assert [result.unwrap().year for result in results] == [2024, 2020, 2024]


def test_a_bad_line_is_told_and_the_rest_goes_on() -> None:
    results = read_all(OWN + '{"a": }\n' + OWN + OWN[:-40] + "\n" + other(make_report("2019")))
    assert [result.report is not None for result in results] == [True, False, True, False, True]
    told = [finding.message("en") for result in results for finding in result.findings]
    assert told[0] == "nothing can be read: line 2: not JSON: column 7."
    assert told[1].startswith("nothing can be read: line 4: not JSON: ")
    spans = [finding.span for result in results for finding in result.findings]
    assert [span and span.place for span in spans] == ["line 2", "line 4"]
    assert spans[0] is not None
    assert spans[0].of(results[0].source) == '{"a": }'


def test_a_line_that_is_no_report_is_refused_at_its_line() -> None:
    _, result = read_all(OWN + '{"code": 1}\n')
    assert [(f.rule.code, f.span and f.span.place) for f in result.findings if f.rule.code == "GIR214"] == [
        ("GIR214", "line 2")
    ]


def test_spans_point_into_the_whole_text() -> None:
    report = make_distinct_report("2021")
    results = read_all(OWN + other(report))
    spans = results[1].spans
    held = {ref: spans[ref].of(results[1].source) for ref, _ in report.cells()}
    assert held == dict(results[1].raw)
    assert {str(spans[ref].place)[:8] for ref in held} == {"line 2 $"}


def test_a_line_with_a_list_gives_each_of_its_reports() -> None:
    text = OWN + f"[{OWN.strip()}, {OWN.strip()}]\n"
    assert [result.report for result in read_all(text)] == [make_report("2021")] * 3


def test_the_bytes_that_were_lost_are_told_with_every_report() -> None:
    results = read_all((OWN + OWN).replace("云溪", "云\udcff溪").encode("utf-8", "surrogateescape"))
    assert all("GIR120" in [finding.rule.code for finding in result.findings] for result in results)


@pytest.mark.parametrize("suffix", [".jsonl", ".ndjson"])
def test_files_are_written_by_their_ending(suffix: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / f"reports{suffix}"
    write_file(make_report("2021"), path)
    assert path.read_text(encoding="utf-8") == OWN
    assert read_file(path).unwrap() == make_report("2021")


@pytest.mark.parametrize(
    "text",
    ['{\n"a": 1}\n{"b": 2}', '{"a": {}\n,"b": {}}', '{"a": 1}', '["a"]\n["b"]', "{}}\n{}", '{"a": "}"\n}'],
    ids=repr,
)
def test_other_json_is_no_json_lines(text: str) -> None:
    assert {result.provenance.reader for result in read_all(text)} != {"jsonl"}


def test_too_many_lines_are_refused() -> None:
    (result,) = read_all("{}\n" * (LIMITS.reports + 1))
    assert (result.report, [finding.rule.code for finding in result.findings]) == (None, ["GIR140"])


def test_lines_share_the_text_that_they_came_from() -> None:
    text = OWN * 200
    tracemalloc.start()
    results = read_all(text)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len({id(result.source) for result in results}) == 1
    assert kept < 100 * len(text)
