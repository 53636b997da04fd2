"""``convert`` of many files: folders, names, formats that hold several reports, what is never overwritten."""

from __future__ import annotations

import csv
import io
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from govinfo_report import FormatInfo, Report, all_formats, read, read_all, write, write_bytes
from govinfo_report.cli import convert, outputs
from govinfo_report.findings import Bilingual

from .conftest import GOOD, OLDER, Call
from .test_cli_files import fill
from .test_cli_process import BASE, process


def names_of(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_folders_are_kept(call: Call, tmp_path: Path) -> None:
    fill(tmp_path / "in", "a.txt", "2023/a.txt", "2023/镇 街/b.v2.txt")
    (tmp_path / "in" / "README.md").write_text("本文件夹存放报告", encoding="utf-8")
    outcome = call("convert", str(tmp_path / "in"), "--to", "json", "-o", str(tmp_path / "out"), "--lang", "en")
    assert outcome.code == 0
    assert names_of(tmp_path / "out") == ["2023/a.json", "2023/镇 街/b.v2.json", "a.json"]
    assert outcome.stderr.endswith("govinfo-report: 3 written; not a report 1\n")


def test_one_file_in_a_folder_is_written_into_a_folder(call: Call, tmp_path: Path) -> None:
    fill(tmp_path / "in", "deep/a.txt")
    assert call("convert", str(tmp_path / "in"), "--to", "json", "-o", str(tmp_path / "out")).code == 0
    assert names_of(tmp_path / "out") == ["deep/a.json"]


def test_names_that_collide_keep_their_old_ending(call: Call, tmp_path: Path) -> None:
    fill(tmp_path / "in", "a.txt", "a.text", "b.txt")
    for _ in range(2):
        assert call("convert", str(tmp_path / "in"), "--to", "json", "-o", str(tmp_path / "out"), "--force").code == 0
        assert names_of(tmp_path / "out") == ["a.text.json", "a.txt.json", "b.json"]


def test_what_is_no_ending_of_a_format_stays_in_the_name(call: Call, tmp_path: Path) -> None:
    fill(tmp_path, "报告.2023", "报告.2024")
    outcome = call("convert", str(tmp_path / "报告.*"), "--to", "json", "-o", str(tmp_path / "out"))
    assert outcome.code == 0
    assert names_of(tmp_path / "out") == ["报告.2023.json", "报告.2024.json"]


@pytest.mark.parametrize("options", [(), ("--force",)])
def test_names_that_cannot_be_told_apart_are_refused(call: Call, tmp_path: Path, options: tuple[str, ...]) -> None:
    fill(tmp_path, "x/a.txt", "y/a.txt")
    given = [str(tmp_path / "x"), str(tmp_path / "y")]
    outcome = call("convert", *given, "--to", "json", "-o", str(tmp_path / "out"), *options)
    assert outcome.code == 3
    assert all(f"{folder}/a.txt" in outcome.stderr for folder in given)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("output", ["in", "in/"])
def test_no_input_is_overwritten_even_with_force(call: Call, tmp_path: Path, output: str) -> None:
    fill(tmp_path / "in", "a.txt", "b.txt")
    before = (tmp_path / "in" / "a.txt").read_bytes()
    given = ("convert", str(tmp_path / "in"), "--to", "text", "-o", f"{tmp_path}/{output}", "--force")
    outcome = call(*given, "--lang", "en")
    assert outcome.code == 3
    assert "this would overwrite an input" in outcome.stderr
    assert (tmp_path / "in" / "a.txt").read_bytes() == before
    one = str(tmp_path / "in" / "a.txt")
    assert call("convert", one, "--to", "text", "-o", one, "--force").code == 3
    assert (tmp_path / "in" / "a.txt").read_bytes() == before


def test_a_link_that_leads_nowhere_counts_as_there(call: Call, tmp_path: Path) -> None:
    (tmp_path / "out.json").symlink_to("elsewhere")
    assert call("convert", GOOD, "--to", "json", "-o", str(tmp_path / "out.json")).code == 3
    assert not (tmp_path / "elsewhere").exists()


def test_every_report_of_a_document_becomes_a_file(call: Call, tmp_path: Path) -> None:
    parts = [call("convert", each, "--to", "json").stdout for each in (GOOD, OLDER)]
    (tmp_path / "both.json").write_text(f"[{','.join(parts)}]", encoding="utf-8")
    outcome = call("convert", str(tmp_path / "both.json"), "--to", "text", "-o", f"{tmp_path}/out/")
    assert outcome.code == 0
    assert names_of(tmp_path / "out") == ["both-1.txt", "both-2.txt"]
    assert read((tmp_path / "out" / "both-2.txt").read_bytes()).unwrap().edition == "2019"


def test_a_numbered_file_never_lands_on_that_of_another_document(call: Call, tmp_path: Path) -> None:
    one = call("convert", GOOD, "--to", "json").stdout
    (tmp_path / "x.json").write_text(f"[{one},{one}]", encoding="utf-8")
    fill(tmp_path, "x-1.md", source=OLDER)
    for options, code in ((("--force",), 3), ((), 3)):
        out = tmp_path / f"out{len(options)}"
        given = [str(tmp_path / name) for name in ("x-1.md", "x.json")]
        assert call("convert", *given, "--to", "text", "-o", str(out), *options).code == code
        assert read((out / "x-1.txt").read_bytes()).unwrap().edition == "2019"


def test_the_bytes_do_not_depend_on_the_number_of_processes(tmp_path: Path) -> None:
    fill(tmp_path / "in", *(f"{number}.txt" for number in range(9)), source=OLDER)
    for jobs in ("1", "2"):
        done = process("convert", str(tmp_path / "in"), "--to", "markdown", "-o", str(tmp_path / jobs), "--jobs", jobs)
        assert done.returncode == 0
    assert names_of(tmp_path / "1") == names_of(tmp_path / "2") == [f"{number}.md" for number in range(9)]
    assert {path.read_bytes() for path in tmp_path.glob("[12]/*")} == {(tmp_path / "1" / "0.md").read_bytes()}


def test_names_come_from_a_list(call: Call, tmp_path: Path) -> None:
    names = f"{GOOD}\0{OLDER}".encode()
    outcome = call("convert", "--files-from", "-", "-0", "--to", "json", "-o", str(tmp_path / "out"), stdin=names)
    assert outcome.code == 0
    assert len(names_of(tmp_path / "out")) == 2


LINES = FormatInfo(
    name="lines", media_type="x/y", suffixes=(".lines",), joinable=True, title=Bilingual(zh="行", en="lines")
)


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """A format with a report a line, as JSON Lines has."""

    def writing(report: Report, name: str) -> bytes:
        if name != LINES.name:
            return write_bytes(report, name)
        return f"{report.organ and report.organ.name} {report.year}\n".encode()

    for module in (convert, outputs):
        monkeypatch.setattr(module, "all_formats", lambda: (*all_formats(), LINES))
    monkeypatch.setattr(convert, "can_write", lambda _: True)
    monkeypatch.setattr(convert, "write_bytes", writing)
    monkeypatch.setattr(convert, "losses", lambda *_: ())
    monkeypatch.setattr(convert, "head_of", lambda _: "")


def joined(call: Call, tmp_path: Path, *options: str) -> Any:
    one = call("convert", GOOD, "--to", "json").stdout
    (tmp_path / "both.json").write_text(f"[{one},{one}]", encoding="utf-8")
    return call("convert", OLDER, str(tmp_path / "both.json"), GOOD, "--to", "lines", *options)


EXPECTED = "柳塘镇人民政府 2019\n" + "云溪市人民政府 2024\n" * 3


@pytest.mark.usefixtures("lines")
def test_a_format_that_holds_several_reports_is_one_stream(call: Call, tmp_path: Path) -> None:
    assert joined(call, tmp_path).stdout == EXPECTED
    path = tmp_path / "deep" / "all.lines"
    assert joined(call, tmp_path, "-o", str(path)).code == 0
    assert path.read_text(encoding="utf-8") == EXPECTED
    assert joined(call, tmp_path, "-o", str(path)).code == 3
    assert joined(call, tmp_path, "-o", str(path), "--force").code == 0
    assert path.read_text(encoding="utf-8") == EXPECTED


@pytest.mark.usefixtures("lines")
def test_it_can_go_into_a_folder_too(call: Call, tmp_path: Path) -> None:
    assert joined(call, tmp_path, "-o", f"{tmp_path}/out/").code == 0
    assert [name.partition("-")[0] for name in names_of(tmp_path / "out")] == ["2019", "2024", "both", "both"]


@pytest.mark.usefixtures("lines")
def test_a_stream_that_cannot_be_opened_is_told_once(call: Call, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    outcome = joined(call, tmp_path, "-o", str(tmp_path / "file" / "all.lines"), "--lang", "en")
    assert outcome.code == 3
    assert outcome.stderr.count("cannot write") == 1


@pytest.mark.usefixtures("lines")
def test_other_formats_name_those_that_hold_several(call: Call) -> None:
    outcome = call("convert", GOOD, OLDER, "--to", "json", "--lang", "en")
    assert outcome.code == 3
    assert "take a format that holds several reports: jsonl, csv, tsv, lines" in outcome.stderr


@pytest.mark.parametrize("info", all_formats(), ids=lambda info: info.name)
def test_joinable_formats_hold_what_was_written_one_after_the_other(info: FormatInfo) -> None:
    from govinfo_report.testing import make_report

    if not info.joinable:
        pytest.skip("it says nothing of several reports")
    reports = [make_report("2021"), evolve(make_report("2019"), year=2020)]
    found = read_all("".join(write(report, info.name) for report in reports), format=info.name)
    years = [result.report.year for result in found if result.report is not None]
    assert years == [report.year for report in reports]


@pytest.mark.parametrize("shape", ["long", "wide"])
def test_many_files_become_one_table_with_the_name_of_each(call: Call, tmp_path: Path, shape: str) -> None:
    first = tmp_path / "a.txt"
    first.write_text("三、收到和处理政府信息公开申请情况\n", encoding="utf-8")
    path = tmp_path / "all.csv"
    given = [str(first), GOOD, OLDER]
    outcome = call("convert", *given, "--to", "csv", "--option", f"shape={shape}", "-o", str(path), "--lang", "en")
    text = path.read_bytes().decode("utf-8")
    lines = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert (outcome.code, text.count("\ufeff"), text.count("organ.name")) == (2, 1, 1)
    assert list(dict.fromkeys(line["source"] for line in lines)) == [GOOD, OLDER]
    assert [each.report and each.report.year for each in read_all(text)] == [2024, 2019]
    assert call("convert", *given, "--to", "csv", "--option", f"shape={shape}").raw == path.read_bytes()


def test_in_a_folder_every_table_has_its_heads(call: Call, tmp_path: Path) -> None:
    assert call("convert", GOOD, OLDER, "--to", "csv", "-o", f"{tmp_path}/out/").code == 0
    heads = {path.read_bytes().splitlines()[0] for path in (tmp_path / "out").iterdir()}
    assert len(names_of(tmp_path / "out")) == 2
    assert len(heads) == 1


def test_losses_are_those_of_the_shape_that_is_written(call: Call) -> None:
    long = call("convert", GOOD, "--to", "csv", "--lang", "en").stderr
    wide = call("convert", GOOD, "--to", "csv", "--option", "shape=wide", "--lang", "en").stderr
    assert "cannot hold: organ.printed_name, period, " in long
    assert "cannot hold: preamble, " in wide


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_what_was_begun_when_the_run_was_ended_is_whole(tmp_path: Path) -> None:
    fill(tmp_path / "in", *(f"{number}.txt" for number in range(400)))
    command = [sys.executable, "-m", "govinfo_report", "convert", str(tmp_path / "in"), "--to", "json", "-o"]
    with subprocess.Popen([*command, str(tmp_path / "out")], stderr=subprocess.PIPE, env=BASE) as running:  # noqa: S603
        while running.poll() is None and len(names_of(tmp_path)) < 420:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        assert running.stderr is not None
        told = running.stderr.read().decode()
        assert running.wait(timeout=30) == 130
    written = sorted((tmp_path / "out").iterdir())
    counts = (len(written), len(written) - 1)  # the signal can come between the last byte of a report and its count
    assert any(f"中断，已写出 {count} 份" in told for count in counts)
    assert "Traceback" not in told
    assert {path.read_bytes() for path in written} == {write(read(Path(GOOD).read_bytes()).unwrap(), "json").encode()}
