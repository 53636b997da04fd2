"""``check --return-sheets``: a sheet for each unit with findings, under a safe name, never over what is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from govinfo_report import Organ, write
from govinfo_report.cli.return_sheets import Sheet, SheetFolder, safe_name
from govinfo_report.testing import make_report

from .conftest import Call

BROKEN = {"disputes.reconsideration.total": 900}


def save(path: Path, organ: str | None, year: int | None = 2024, **changes: object) -> Path:
    report = evolve(make_report(**changes), organ=Organ(name=organ) if organ else None, year=year, title=None)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write(report, "json"), encoding="utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """A good report, and reports with findings: two of one unit, one of another, one that nobody signed."""
    folder = tmp_path / "in"
    save(folder / "0.json", "云溪市人民政府")
    save(folder / "1.json", "云溪市教育局", **BROKEN)
    save(folder / "2.json", "云溪市教育局", **BROKEN)
    save(folder / "3.json", "青禾/../区:局", **BROKEN)
    save(folder / "4.json", None, None, **BROKEN)
    return folder


def test_each_unit_with_findings_has_a_sheet_in_both_forms(call: Call, units: Path, tmp_path: Path) -> None:
    outcome = call("check", str(units), "--return-sheets", str(tmp_path / "out" / "sheets"), width=300)

    stems = ["4.json", "云溪市教育局-2024", "云溪市教育局-2024-2", "青禾_.._区_局-2024"]
    assert names(tmp_path / "out" / "sheets") == sorted(f"{s}{e}" for s in stems for e in (".html", ".md"))
    assert outcome.code == 1
    assert f"退回修改单：4 份，在 {tmp_path / 'out' / 'sheets'}" in outcome.stdout
    text = (tmp_path / "out" / "sheets" / "云溪市教育局-2024-2.md").read_text(encoding="utf-8")
    assert "- 报送文件：2.json\n" in text
    assert str(tmp_path) not in text


def test_sheets_are_the_same_from_every_number_of_processes(call: Call, units: Path, tmp_path: Path) -> None:
    for jobs in ("1", "3"):
        call("check", str(units), "--return-sheets", str(tmp_path / jobs), "--jobs", jobs)

    first, second = ({path.name: path.read_bytes() for path in (tmp_path / jobs).iterdir()} for jobs in ("1", "3"))
    assert first == second


def test_nothing_is_written_into_a_folder_that_holds_something(call: Call, units: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.md").write_text("mine", encoding="utf-8")
    outcome = call("check", str(units), "--return-sheets", str(tmp_path / "out"))

    assert (outcome.code, outcome.stdout) == (3, "")
    assert "已有文件" in outcome.stderr
    assert names(tmp_path / "out") == ["mine.md"]


def test_a_file_is_no_folder(call: Call, units: Path, good: str) -> None:
    outcome = call("check", str(units), "--return-sheets", good)
    assert (outcome.code, outcome.stdout) == (3, "")
    assert "不是文件夹" in outcome.stderr


def test_an_empty_folder_will_do_and_good_reports_leave_it_alone(call: Call, good: str, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    outcome = call("check", good, "--return-sheets", str(tmp_path / "out"))

    assert outcome.code == 0
    assert names(tmp_path / "out") == []
    assert "退回修改单：0 份" in outcome.stdout


def test_a_sheet_that_cannot_be_written_is_told(
    call: Call, units: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open

    def refusing(self: Path, *arguments: object, **options: object) -> object:
        if self.name.endswith(".html"):
            raise PermissionError
        return real(self, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refusing)
    outcome = call("check", str(units), "--jobs", "1", "--return-sheets", str(tmp_path / "out"))

    assert outcome.code == 3
    assert outcome.stderr.count("没有写入的权限") == 4
    assert "有 4 份退回修改单没有写成" in outcome.stdout


def test_a_file_that_appeared_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    folder = SheetFolder.of(str(tmp_path / "out"), "zh")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.md").write_text("mine", encoding="utf-8")

    told = folder.write(Sheet(stem="a", markdown="ours", html="ours"))

    assert told is not None
    assert "已经存在" in told
    assert (tmp_path / "out" / "a.md").read_text(encoding="utf-8") == "mine"


def test_what_could_not_be_read_goes_back_too(call: Call, png: str, tmp_path: Path) -> None:
    outcome = call("check", png, "--return-sheets", str(tmp_path / "out"))

    assert outcome.code == 2
    assert names(tmp_path / "out") == ["scan.png.html", "scan.png.md"]


def test_a_file_of_a_folder_that_is_no_report_is_not_sent_back(call: Call, units: Path, tmp_path: Path) -> None:
    (units / "README.md").write_text("说明\n", encoding="utf-8")
    call("check", str(units), "--return-sheets", str(tmp_path / "out"))

    assert not [name for name in names(tmp_path / "out") if "README" in name]


@pytest.mark.parametrize(("level", "there"), [("information", True), ("warning", True), ("error", True), (None, True)])
def test_levels(call: Call, wrong: str, tmp_path: Path, level: str | None, there: bool) -> None:
    wish = ("--return-level", level) if level else ()
    call("check", wrong, "--return-sheets", str(tmp_path / "out"), *wish)
    (sheet,) = (tmp_path / "out").glob("*.md")
    text = sheet.read_text(encoding="utf-8")

    assert ("GIR302" in text) == there
    assert ("GIR222" in text) == (level != "error")
    assert ("GIR221" in text) == (level == "information")


def test_suppressed_findings_are_not_sent_back(call: Call, wrong: str, tmp_path: Path) -> None:
    from govinfo_report import read_file, validate

    validation = validate(read_file(wrong))
    finding = next(each for each in validation.findings if each.rule.code == "GIR304")
    (tmp_path / "own.toml").write_text(
        f'[[suppress]]\nfingerprint = "{validation.fingerprint(finding)}"\nreason = "r"\nuntil = 2099-12-31\n'
    )
    call("check", wrong, "--return-sheets", str(tmp_path / "out"), "--suppress", str(tmp_path / "own.toml"))
    (sheet,) = (tmp_path / "out").glob("*.md")

    assert "GIR304" not in sheet.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("云溪市教育局-2024", "云溪市教育局-2024"),
        ('a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..", "_"),
        ("", "_"),
        (" 局. ", "局"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("-rf", "_-rf"),
        ("a\u202eb\x00c\n", "a_b_c_"),
        ("e\u0301", "é"),
    ],
)
def test_names_are_safe_everywhere(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_a_long_name_is_cut_between_characters() -> None:
    name = safe_name("云溪市" * 100)
    assert len(name.encode()) <= 180
    assert ("云溪市" * 100).startswith(name)
