"""A town's report as a mirror shows it: Traditional script, pinyin in brackets, torn headings, a misspelt label."""

from __future__ import annotations

from pathlib import Path

import pytest

from govinfo_report import (
    AdministrativeLevel,
    Finding,
    ReadResult,
    Validation,
    losses,
    read,
    read_file,
    validate,
    write,
)

MIRROR = Path(__file__).parent.parent / "data" / "2019-mirror.txt"


@pytest.fixture(scope="module")
def reading() -> ReadResult:
    return read_file(MIRROR)


@pytest.fixture(scope="module")
def validation(reading: ReadResult) -> Validation:
    return validate(reading)


def test_the_organ_is_the_town_and_not_the_host_of_the_site(reading: ReadResult) -> None:
    report = reading.unwrap()
    assert report.organ is not None
    assert (report.organ.name, report.organ.level) == ("柳塘镇人民政府", AdministrativeLevel.TOWNSHIP)
    assert report.footer.sponsor == "云溪县人民政府"


def test_every_cell_is_read_and_every_line_holds(reading: ReadResult, validation: Validation) -> None:
    assert (reading.unwrap().year, reading.unwrap().edition) == (2019, "2019")
    coverage = validation.coverage
    assert (coverage.cells_read, coverage.cells, coverage.confirmed, coverage.lines_of_form) == (198, 198, 40, 40)
    assert (validation.ok, validation.complete) == (True, True)


def where(finding: Finding, source: str) -> str:
    return finding.span.of(source) if finding.span else ""


def test_each_finding_points_at_its_place(reading: ReadResult, validation: Validation) -> None:
    found = {finding.rule.code: (str(finding.at), where(finding, reading.source)) for finding in validation.findings}
    assert {code: at for code, (at, _) in found.items()} == {
        "GIR103": "requests.requires_creation",
        "GIR122": "None",
        "GIR205": "headings.problems",
        "GIR207": "overview.paragraphs.1",
        "GIR208": "headings.requests",
        "GIR702": "title",
        "GIR703": "preamble.paragraphs.0",
        "GIR711": "footer",
        "GIR713": "overview",
    }
    assert found["GIR103"][1] == "2.沒有現呈信息需要另行製作"
    assert found["GIR205"][1].endswith("五、存在的問題及改進(jìn)情況")
    assert found["GIR207"][1].startswith("(二)")
    assert "勾稽" in found["GIR208"][1]


def test_the_noise_is_one_finding_with_counts(validation: Validation) -> None:
    (noise,) = [finding for finding in validation.findings if finding.rule.code == "GIR122"]
    assert (noise.values["pinyin"], noise.values["distinct"]) == (27, 9)


def test_the_narrative_is_kept_as_it_was_written(reading: ReadResult) -> None:
    overview = reading.unwrap().overview
    assert overview is not None
    assert all(paragraph in reading.source for paragraph in overview.paragraphs)
    assert any("jù" in paragraph or "(" in paragraph for paragraph in overview.paragraphs)


@pytest.mark.parametrize("name", ["json", "markdown", "text"])
def test_it_goes_through_every_format_and_back(name: str, reading: ReadResult) -> None:
    report = reading.unwrap()
    back = read(write(report, name), format=name).unwrap()
    assert back.tables() == report.tables()
    assert (back.organ, back.year, back.period) == (report.organ, report.year, report.period)
    assert [(n, each.paragraphs) for n, each in back.narratives()] == [
        (n, each.paragraphs) for n, each in report.narratives()
    ]
    assert losses(report, name) == ()
    if name == "json":
        assert back == report
