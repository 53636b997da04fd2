"""``convert``: where the result goes, what is refused, what is told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from attrs import evolve

from govinfo_report import (
    FormatInfo,
    Scope,
    all_formats,
    edition,
    formats,
    read,
    read_file,
    write,
    write_bytes,
    write_file,
)
from govinfo_report.cli import convert
from govinfo_report.findings import Bilingual
from govinfo_report.formats._pages import words

from .conftest import Call

WRITERS = [info for info in all_formats() if formats.can_write(info.name)]
FORMATS = [info.name for info in WRITERS]
NAMING = [info.name for info in WRITERS if "source" in info.options]


def written(file: str, name: str) -> bytes:
    """What the library writes of a file; formats that keep its name are told it."""
    return write_bytes(read_file(file).unwrap(), name, **({"source": file} if name in NAMING else {}))


@pytest.mark.parametrize("name", FORMATS)
def test_standard_output_gets_the_bytes_of_the_library(call: Call, good: str, name: str) -> None:
    assert call("convert", good, "--to", name).raw == written(good, name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_gets_the_same_bytes(call: Call, good: str, tmp_path: Path, name: str) -> None:
    path = tmp_path / "deep" / "report"
    outcome = call("convert", good, "--to", name, "-o", str(path))
    assert (outcome.code, outcome.stdout) == (0, "")
    assert path.read_bytes() == written(good, name)


def test_standard_input_can_be_converted(call: Call, good: str) -> None:
    stdout = call("convert", "-", "--to", "json", stdin=Path(good).read_bytes()).stdout
    assert read(stdout).unwrap() == read_file(good).unwrap()


def test_several_files_go_into_a_folder_under_their_own_stems(
    call: Call, good: str, older: str, tmp_path: Path
) -> None:
    outcome = call("convert", good, older, "--to", "markdown", "-o", str(tmp_path / "out"), "--lang", "en")
    assert outcome.code == 0
    assert outcome.stderr.endswith("govinfo-report: 2 written\n")
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["2019-liutang-town.md", "2024-yunxi-city.md"]


def test_one_file_goes_into_a_folder_that_is_there(call: Call, good: str, tmp_path: Path) -> None:
    assert call("convert", good, "--to", "json", "-o", str(tmp_path)).code == 0
    assert (tmp_path / "2024-yunxi-city.json").is_file()


def test_a_bad_file_does_not_stop_the_others(call: Call, good: str, png: str, tmp_path: Path) -> None:
    outcome = call("convert", png, good, "--to", "json", "-o", str(tmp_path / "out"))
    assert outcome.code == 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["2024-yunxi-city.json"]


def test_nothing_is_overwritten_without_force(call: Call, good: str, older: str, tmp_path: Path) -> None:
    there = tmp_path / "2019-liutang-town.json"
    there.write_text("mine")
    outcome = call("convert", good, older, "--to", "json", "-o", str(tmp_path))
    assert outcome.code == 3
    assert str(there) in outcome.stderr
    assert [path.name for path in tmp_path.iterdir()] == [there.name]
    assert there.read_text() == "mine"
    assert call("convert", good, older, "--to", "json", "-o", str(tmp_path), "--force").code == 0
    assert there.read_text(encoding="utf-8") == write(read_file(older).unwrap(), "json")


def test_two_inputs_are_never_written_to_one_file(call: Call, good: str, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / Path(good).name).write_bytes(Path(good).read_bytes())
    outcome = call("convert", good, str(tmp_path / "a"), "--to", "json", "-o", str(tmp_path / "out"))
    assert outcome.code == 3
    assert not (tmp_path / "out").exists()


def test_several_files_need_a_folder(call: Call, good: str, older: str, tmp_path: Path) -> None:
    assert call("convert", good, older, "--to", "json").code == 3
    file = tmp_path / "file"
    file.write_text("x")
    assert call("convert", good, older, "--to", "json", "-o", str(file), "--force").code == 3
    assert file.read_text() == "x"


def test_a_place_that_cannot_be_written_is_told(call: Call, good: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    outcome = call("convert", good, "--to", "json", "-o", str(tmp_path / "file" / "out.json"), "--lang", "en")
    assert outcome.code == 3
    assert outcome.stderr.startswith("govinfo-report: cannot write ")


def test_losses_are_a_warning_on_standard_error(call: Call, good: str, tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    write_file(evolve(read_file(good).unwrap(), scope=Scope.OWN), path)
    outcome = call("convert", str(path), "--to", "text", "--lang", "en")
    assert outcome.code == 0
    assert outcome.stderr == f"govinfo-report: {path}: warning: text cannot hold: scope\n"
    assert call("convert", str(path), "--to", "json").stderr == ""


def test_errors_in_reading_are_told_and_the_rest_is_written(call: Call, good: str, tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    text = Path(good).read_text(encoding="utf-8")
    path.write_text(text.replace("四、结转下年度继续办理 | ", "四、结转下年度继续办理 | 若干", 1), encoding="utf-8")
    outcome = call("convert", str(path), "--to", "json", "--lang", "en")
    assert outcome.code == 0
    assert f"govinfo-report: {path}: GIR110 " in outcome.stderr
    assert read(outcome.stdout).unwrap().requests.carried_forward.natural_person is None


def test_a_list_of_reports_is_not_converted_to_one_of_them(call: Call, good: str, tmp_path: Path) -> None:
    path = tmp_path / "two.json"
    one = call("convert", good, "--to", "json").stdout
    path.write_text(f"[{one},{one}]", encoding="utf-8")
    outcome = call("convert", str(path), "--to", "text")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "GIR151" in outcome.stderr


def test_an_unknown_format_names_the_known_ones(call: Call, good: str) -> None:
    stderr = call("convert", good, "--to", "papyrus", "--lang", "en").stderr
    assert all(name in stderr for name in ("papyrus", *FORMATS))


def test_binary_output_is_not_written_to_a_terminal(call: Call, good: str, monkeypatch: pytest.MonkeyPatch) -> None:
    info = FormatInfo(
        name="sheet", media_type="x/y", suffixes=(".sheet",), binary=True, title=Bilingual(zh="表", en="sheet")
    )
    monkeypatch.setattr(convert, "all_formats", lambda: (info,))
    monkeypatch.setattr(convert, "is_terminal", lambda: True)
    outcome = call("convert", good, "--to", "sheet", "--lang", "en")
    assert outcome.code == 3
    assert "is not written to a terminal" in outcome.stderr


def test_an_option_of_the_format_is_passed_on(call: Call, good: str) -> None:
    html = call("convert", good, "--to", "html", "--option", "lang=en").stdout
    assert '<html lang="en">' in html


def test_traditional_chinese_is_an_option(call: Call, good: str) -> None:
    pytest.importorskip("opencc")
    html = call("convert", good, "--to", "html", "--option", "lang=zh-Hant").stdout
    whole = call("convert", good, "--to", "html", "--option", "lang=zh-Hant", "--option", "prose=converted").stdout

    assert '<html lang="zh-Hant">' in html
    assert len([line for line in whole.splitlines() if 'lang="zh-Hans"' in line]) < html.count('lang="zh-Hans"')


def test_traditional_chinese_without_its_extra_is_named(call: Call, good: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    words._converter.cache_clear()
    outcome = call("convert", good, "--to", "html", "--option", "lang=zh-Hant")
    words._converter.cache_clear()

    assert (outcome.code, outcome.stdout) == (2, "")
    assert "govinfo-report[zh]" in outcome.stderr


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("x=1", "has no option x; it has: lang, blanks"),
        ("blanks=no", "is one of: as-printed, zero"),
        ("lang=zh-hant", "is one of: zh, zh-Hant, en"),
        ("prose=converted", "prose=converted needs lang=zh-Hant"),
        ("x", "NAME=VALUE: x"),
        ("shape=wide", "has no option shape"),
    ],
)
def test_a_wrong_option_says_what_is_right(call: Call, good: str, option: str, told: str) -> None:
    outcome = call("convert", good, "--to", "html", "--option", option, "--lang", "en")
    assert outcome.code == 3
    assert told in outcome.stderr


@pytest.mark.parametrize("name", FORMATS)
def test_options_take_what_the_writer_says_and_nothing_else(call: Call, good: str, name: str) -> None:
    known = {
        "lang": "zh, en" if name in ("csv", "tsv") else "zh, zh-Hant, en",
        "blanks": "as-printed, zero",
        "prose": "as-printed, converted",
        "shape": "long, wide",
        "bom": "yes, no",
    }
    for option in next(info.options for info in WRITERS if info.name == name):
        assert ", ".join(formats.option_values(name, option)) == known.get(option, "")
        if option in known:
            outcome = call("convert", good, "--to", name, "--option", f"{option}=no way", "--lang", "en")
            assert (outcome.code, f"is one of: {known[option]}" in outcome.stderr) == (3, True)


def test_a_missing_font_names_a_package(call: Call, good: str, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    path = tmp_path / "report.pdf"
    outcome = call("convert", good, "--to", "pdf", "--option", f"font={tmp_path}/no.ttf", "-o", str(path))
    assert (outcome.code, path.exists()) == (2, False)
    assert "fonts-noto-cjk" in outcome.stderr


@pytest.mark.parametrize("ending", ["md", "txt", "json", "docx", "csv", "tsv"])
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_a_blank_form_is_written_and_reads_back(call: Call, tmp_path: Path, form: str, ending: str) -> None:
    path = tmp_path / f"form.{ending}"
    assert call("form", form, "-o", str(path)).code == 0
    assert read_file(path).unwrap().tables() == edition(form).blank_report().tables()
    assert call("form", form, "-o", str(path)).code == 3
