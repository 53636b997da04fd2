"""A package of its own adds a format: built, installed, found, read and written, in a process of its own."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from packages import PLUGIN, install_plugin, printed, run

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "docs" / "examples"
FILES = ("pyproject.toml", "govinfo_exchange_xml.py", "test_exchange_xml.py")

needs_program = pytest.mark.skipif(
    find_spec("click") is None or find_spec("rich") is None, reason="the extra cli is not installed"
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plugin") / "installed"
    install_plugin(folder)
    return folder


def test_the_installed_format_keeps_the_promises_of_every_format(installed: Path) -> None:
    code = """
from importlib.metadata import entry_points
from govinfo_report.testing import check_format
(point,) = entry_points(group="govinfo_report.formats", name="exchange_xml")
print(point.dist.name, check_format(point.load()))
"""

    assert printed(installed, code) == ["govinfo-exchange-xml ()"]


def test_it_is_listed_recognised_and_told_by_its_ending(installed: Path) -> None:
    code = """
from govinfo_report import all_formats, read, read_file, write, write_file
from govinfo_report.testing import make_report
print([(info.name, info.title.en) for info in all_formats()][-1])
for edition in ("2019", "2021"):
    report = make_report(edition)
    back = read(write(report, "exchange_xml"))
    write_file(report, "report.xml")
    print(back.provenance.reader, back.unwrap().tables() == report.tables(), read_file("report.xml").report.edition)
"""

    assert printed(installed, code) == [
        "('exchange_xml', 'exchange file of a platform')",
        "exchange_xml True 2019",
        "exchange_xml True 2021",
    ]


@needs_program
@pytest.mark.parametrize("name", ["2019-liutang-town", "2024-yunxi-city"])
def test_the_command_line_writes_it_and_reads_it_back(name: str, installed: Path, tmp_path: Path) -> None:
    program = ("-m", "govinfo_report")
    path = str(tmp_path / f"{name}.xml")
    written = run(installed, *program, "convert", str(EXAMPLES / f"{name}.txt"), "--to", "exchange_xml", "-o", path)
    checked = run(installed, *program, "check", path, "--format", "json")
    back = run(installed, *program, "convert", path, "--to", "json")
    first = run(installed, *program, "convert", str(EXAMPLES / f"{name}.txt"), "--to", "json")

    assert (written.returncode, checked.returncode, back.returncode) == (0, 0, 0)
    assert "exchange_xml 存不下这些内容：" in written.stderr
    assert tables(back.stdout) == tables(first.stdout)


def tables(written: str) -> list[object]:
    """The tables of a report in JSON."""
    report = json.loads(written)
    return [report[name] for name in ("proactive_disclosure", "requests", "disputes")]


@needs_program
def test_the_command_line_names_it_where_formats_are_named(installed: Path) -> None:
    told = run(installed, "-m", "govinfo_report", "convert", "--help").stdout

    assert "exchange_xml" in told


@needs_program
def test_a_folder_is_walked_for_its_ending_too(installed: Path, tmp_path: Path) -> None:
    example = str(EXAMPLES / "2024-yunxi-city.txt")
    command = ("convert", example, "--to", "exchange_xml", "-o", str(tmp_path / "a.xml"))
    assert run(installed, "-m", "govinfo_report", *command).returncode == 0

    assert run(installed, "-m", "govinfo_report", "check", str(tmp_path)).returncode == 0


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", FILES)
def test_the_guide_shows_the_package_whole(name: str, lang: str) -> None:
    guide = (ROOT / "docs" / lang / "how-to" / "add-a-format.md").read_text(encoding="utf-8")

    assert f"\n{(PLUGIN / name).read_text(encoding='utf-8')}```\n" in guide


def test_the_guide_shows_every_file_of_the_package() -> None:
    assert {path.name for path in PLUGIN.iterdir() if path.is_file()} == set(FILES)
