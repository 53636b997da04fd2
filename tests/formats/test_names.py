"""Where a report came from is kept, also where the library did not open the file."""

import pytest

from govinfo_report import read, read_all, read_file, write
from govinfo_report.testing import make_report

FORMATS = ["json", "markdown", "text"]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", [None, "报告.txt", "archive.zip!/a/b.txt"])
def test_a_name_is_kept_in_the_provenance(form: str, name: str | None) -> None:
    content = write(make_report("2021"), form)
    assert read(content, name=name).provenance.name == name
    assert [each.provenance.name for each in read_all(content.encode(), name=name)] == [name]
    assert read(content, name=name) == read(content)


def test_every_report_of_a_list_has_the_name(tmp_path_factory: pytest.TempPathFactory) -> None:
    one = write(make_report("2021"), "json")
    assert [each.provenance.name for each in read_all(f"[{one},{one}]", name="two.json")] == ["two.json"] * 2
    path = tmp_path_factory.mktemp("names") / "two.json"
    path.write_text(one, encoding="utf-8")
    assert read_file(path).provenance.name == read(one, name=path.name).provenance.name


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", "不是报告"])
def test_what_could_not_be_read_has_its_name_too(content: str | bytes) -> None:
    result = read(content, name="scan.png")
    assert (result.report, result.provenance.name) == (None, "scan.png")
