"""What a format writes, it reads back: JSON all of it, Markdown and text what they claim."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govinfo_report import (
    Footer,
    ReadResult,
    Report,
    Scope,
    Source,
    all_editions,
    all_formats,
    losses,
    read,
    read_file,
    write,
)
from govinfo_report.formats import text_format
from govinfo_report.report.report import Printed, PrintedKind
from govinfo_report.testing import check_format, make_distinct_report, make_report, reports

EDITIONS = ("2019", "2021")
NEEDED = {"html": ("turbohtml",), "xlsx": ("xlsxwriter", "python_calamine"), "pdf": ("typst", "pdfplumber")}
TEXTS = ("markdown", "text", *(("html",) if find_spec("turbohtml") else ()))
JOINED = Path(__file__).parents[1] / "corpus" / "067-pingtan-2025-text-run-together" / "source.txt"
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def paragraphs_of(report: Report) -> list[tuple[str, tuple[str, ...]]]:
    return [(name, narrative.paragraphs) for name, narrative in report.narratives()]


def test_both_editions_are_covered() -> None:
    assert tuple(form.id for form in all_editions()) == EDITIONS


@SLOW
@given(report=st.sampled_from(EDITIONS).flatmap(reports))
def test_json_reads_back_equal_with_what_was_printed(report: Report) -> None:
    result = read(write(report, "json"))
    assert result.unwrap() == report
    assert result.unwrap().printed == report.printed
    assert result.findings == ()


@pytest.mark.parametrize("name", TEXTS)
@SLOW
@given(report=st.sampled_from(EDITIONS).flatmap(reports))
def test_tables_organ_year_period_and_paragraphs_read_back(name: str, report: Report) -> None:
    back = read(write(report, name), format=name).unwrap()
    assert back.tables() == report.tables()
    assert (back.organ and back.organ.name, back.year, back.period) == (
        report.organ and report.organ.name,
        report.year,
        report.period,
    )
    assert paragraphs_of(back) == paragraphs_of(report)
    marks = {ref: each for ref, each in back.printed.items() if each.kind is PrintedKind.MARK}
    assert marks == report.printed


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("edition_id", EDITIONS)
def test_what_is_read_back_is_told_by_its_content(name: str, edition_id: str) -> None:
    report = make_report(edition_id)
    result = read(write(report, name))
    assert result.provenance.reader == name
    assert result.findings == ()
    assert result.unwrap().edition == edition_id
    assert result.unwrap().title == report.title
    assert result.unwrap().preamble == report.preamble


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("missing", ["proactive_disclosure", "requests", "disputes"])
def test_a_table_that_is_not_there_is_not_there_after_writing(name: str, missing: str) -> None:
    report = make_report("2021", **{missing: None, "absent": frozenset({missing})})
    assert read(write(report, name), format=name).unwrap().absent == {missing}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("table", ["proactive_disclosure", "requests"])
def test_a_table_of_which_no_row_is_there_comes_back_without_figures(name: str, table: str) -> None:
    """HTML prints the heads of the form, so the table is there; the texts have nothing to print of it."""
    report = make_report("2021", **{table: None})
    rows = [ref for ref, _ in report.cells() if ref.table == table]
    cut = evolve(report, printed=dict.fromkeys(rows, Printed("", PrintedKind.MISSING)))
    back = read(write(cut, name), format=name).unwrap()
    assert (back.tables(), back.absent) == (report.tables(), frozenset() if name == "html" else {table})


@pytest.mark.parametrize("name", TEXTS)
def test_figures_that_were_told_apart_by_the_identities_are_written(name: str) -> None:
    report = read_file(JOINED).unwrap()
    kinds = {how.kind for ref, how in report.printed.items() if ref.table == "disputes"}
    assert kinds == {PrintedKind.JOINED}
    assert read(write(report, name), format=name).unwrap().tables() == report.tables()


@pytest.mark.parametrize("name", TEXTS)
def test_a_report_without_title_is_printed_with_the_usual_one(name: str) -> None:
    report = make_report("2021", title=None)
    back = read(write(report, name), format=name).unwrap()
    assert back.title == "云溪市人民政府2024年政府信息公开工作年度报告"
    assert (back.organ and back.organ.name, back.year) == ("云溪市人民政府", 2024)


def test_losses_name_what_text_cannot_hold() -> None:
    report = evolve(make_report("2021"), scope=Scope.OWN)
    assert losses(report, "text") == ("organ.level", "scope")
    assert losses(report, "markdown") == ("organ.level", "scope")
    assert losses(report, "json") == ()


def test_a_paragraph_of_two_lines_is_named_as_a_loss() -> None:
    report = make_report("2021", overview=("第一行\n第二行。",))
    assert losses(report, "markdown") == ("organ.level", "overview.paragraphs.0")


@pytest.mark.parametrize("info", all_formats(), ids=lambda info: info.name)
def test_every_format_keeps_the_promises_of_the_kit(info: object) -> None:
    from govinfo_report import formats

    name = info.name  # type: ignore[attr-defined]
    for needed in NEEDED.get(name, ()):
        pytest.importorskip(needed)
    assert check_format(formats._format(name)) == ()


def test_the_kit_finds_a_format_that_breaks_its_promises() -> None:
    class Liar:
        info = evolve(text_format.FORMAT.info, lossless=True)

        def write(self, report: Report, /) -> str:
            return text_format.FORMAT.write(report)

        def losses(self, report: Report, /) -> tuple[str, ...]:  # noqa: ARG002
            return ("everything",)

        def recognises(self, source: object, /) -> bool:
            return bool(source)

        def read(self, source: object, /) -> tuple[object, ...]:
            raise RuntimeError(str(source))

    found = check_format(Liar())
    assert any("raises RuntimeError" in line for line in found)
    assert any("claims to be lossless and names losses" in line for line in found)
    assert check_format(object()) != ()


class Lines:
    """A format that keeps its promises, to break one after the other."""

    info = evolve(text_format.FORMAT.info, name="lines", suffixes=(".lines",))

    def write(self, report: Report, /) -> str:
        return f"#lines\n{text_format.FORMAT.write(report)}"

    def losses(self, report: Report, /) -> tuple[str, ...]:
        return text_format.FORMAT.losses(report)

    def recognises(self, source: Source, /) -> bool:
        return source.text.startswith("#lines")

    def read(self, source: Source, /) -> tuple[ReadResult, ...]:
        return text_format.FORMAT.read(evolve(source, text=source.text.removeprefix("#lines\n")))


class Greedy(Lines):
    def recognises(self, source: Source, /) -> bool:
        return bool(source)


class Brittle(Lines):
    def read(self, source: Source, /) -> tuple[ReadResult, ...]:
        if "九" in source.text:
            raise ValueError("no figures")
        return super().read(source)


class Namesake(Lines):
    info = evolve(Lines.info, name="json")


@pytest.mark.parametrize(
    ("format_", "told"),
    [
        (Lines(), ""),
        (Lines, "is a class"),
        (Greedy(), "recognises a report in the format html"),
        (Brittle(), "raises ValueError"),
        (Namesake(), "built-in"),
    ],
    ids=["good", "class", "greedy", "brittle", "namesake"],
)
def test_the_kit_tells_each_broken_promise(format_: object, told: str) -> None:
    found = "\n".join(check_format(format_))

    assert bool(found) == bool(told)
    assert told in found


@pytest.mark.parametrize("name", ["json", *TEXTS])
def test_writing_is_deterministic(name: str) -> None:
    report = make_distinct_report("2019")
    assert write(report, name) == write(report, name)


def test_the_footer_is_written_and_recognised_again() -> None:
    lines = ("主办：云溪市人民政府", "网站标识码：1234560007")
    footer = Footer(lines=lines, sponsor="云溪市人民政府", site_code="1234560007")
    back = read(write(evolve(make_report("2021"), footer=footer), "text")).unwrap()
    assert back.footer == footer
