"""The how-to guides do what they say: in a process of its own, from the one file that the guide shows."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import govinfo_report

from .blocks import HAS_PROGRAM, Block, blocks_of
from .conftest import ROOT

HOW_TO = ROOT / "docs" / "en" / "how-to"

needs_program = pytest.mark.skipif(not HAS_PROGRAM, reason="the extra cli is not installed")


def shown(page: str, name: str) -> Block:
    """The block of a guide that is this file."""
    return next(b for b in blocks_of((HOW_TO / page).read_text(encoding="utf-8")) if b.file == name)


def run(script: str, directory: Path) -> list[str]:
    """Run a script with modules of a directory, and give the lines that it prints."""
    path = os.pathsep.join(filter(None, (str(directory), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-X", "utf8", "-c", script],
        cwd=directory,
        env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


TRIAL = """
from govinfo_report import *
from govinfo_report.editions import register
from govinfo_report.testing import make_report, with_cell
from trial_form import EDITION
register(EDITION)
"""

PIPE_TEXT = """云溪市人民政府2027年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 新闻媒体 | 总计
一、本年新收政府信息公开申请数量 | 5 | 0 | 0 | 0 | 0 | 0 | 3 | 8
二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0
2.重复提出的申请 | 5 | 0 | 0 | 0 | 0 | 0 | {media} | 8
（七）总计 | 5 | 0 | 0 | 0 | 0 | 0 | 3 | 8
四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0
"""


@pytest.fixture
def trial(tmp_path: Path) -> Path:
    block = shown("add-an-edition.md", "trial_form.py")
    (tmp_path / "trial_form.py").write_text(block.text, encoding="utf-8")
    return tmp_path


def test_a_new_edition_is_read_by_its_labels(trial: Path) -> None:
    script = f"""{TRIAL}
result = read({PIPE_TEXT.format(media=3)!r})
report = result.unwrap()
print(report.requests.LAYOUT.edition, report.requests.repeat_request.news_media, report.requests.received.total)
print([finding.rule.code for finding in result.findings], result.unread, result.extras)
"""

    assert run(script, trial) == ["2027-trial 3 8", "[] () ()"]


@pytest.mark.parametrize(("media", "broken"), [(3, []), (4, ["requests.*.news_media", "requests.repeat_request"])])
def test_the_identities_count_the_new_column(media: int, broken: list[str], trial: Path) -> None:
    script = f"""{TRIAL}
validation = validate(read({PIPE_TEXT.format(media=media)!r}))
for line in validation.lines:
    if line.outcome in (Outcome.BROKEN, Outcome.IMPOSSIBLE):
        print(line.at)
"""

    assert run(script, trial) == broken


def test_a_consistent_report_on_the_new_edition_has_no_findings(trial: Path) -> None:
    script = f"""{TRIAL}
validation = validate(make_report("2027-trial"))
print(validation.findings, validation.complete, len(validation.lines))
"""

    assert run(script, trial) == ["() True 44"]


@pytest.mark.parametrize("name", ["text", "markdown", "csv"])
def test_the_new_edition_is_written_and_read_back(name: str, trial: Path) -> None:
    script = f"""{TRIAL}
report = make_report("2027-trial")
again = read(write(report, {name!r})).unwrap()
print(again.edition, again.tables() == report.tables(), "新闻媒体" in write(report, {name!r}))
"""

    assert run(script, trial) == ["2027-trial True True"]


def test_the_new_edition_reads_back_equal_from_json(trial: Path) -> None:
    script = f"""{TRIAL}
report = make_report("2027-trial")
print(read(write(report, "json")).unwrap() == report)
"""

    assert run(script, trial) == ["True"]


def test_the_forms_before_are_read_as_before(trial: Path) -> None:
    script = f"""{TRIAL}
for name in ("2024-yunxi-city", "2019-liutang-town"):
    result = read_file(f"{(ROOT / "docs" / "examples").as_posix()}/{{name}}.txt")
    print(result.unwrap().edition, validate(result).complete)
"""

    assert run(script, trial) == ["2021 True", "2019 True"]


@needs_program
def test_the_command_line_shows_the_new_edition(trial: Path) -> None:
    script = f"""{TRIAL}
import sys
from govinfo_report.cli import main
sys.argv = ["govinfo-report", "form", "2027-trial"]
main()
"""

    shown_form = "\n".join(run(script, trial))

    assert all(text in shown_form for text in ("2027-trial", "新闻媒体", "news_media", "2.重复提出的申请"))


@pytest.fixture
def with_rule(tmp_path: Path) -> Path:
    """A copy of the library with the rule of the guide appended to the module of its family."""
    package = Path(govinfo_report.__file__).parent
    shutil.copytree(package, tmp_path / "govinfo_report", ignore=shutil.ignore_patterns("__pycache__"))
    block = shown("add-a-rule.md", "own_rules.py")
    with (tmp_path / "govinfo_report" / "rules" / "counts.py").open("a", encoding="utf-8") as stream:
        stream.write("\n\n" + block.text.partition('"""\n')[2].replace("OWN901", "GIR399"))
    return tmp_path


def test_a_new_rule_is_run_and_listed(with_rule: Path) -> None:
    script = """
from govinfo_report import all_rules, rule_info, validate
from govinfo_report.testing import report_of
info = rule_info("GIR399")
print(info.name, info in all_rules())
for example in (info.passing, info.failing):
    print([str(finding.at) for finding in validate(report_of(example)).findings if finding.rule == info])
print("GIR399" in validate(report_of(info.passing)).coverage.rules_run)
"""

    assert run(script, with_rule) == [
        "many-carried-forward True",
        "[]",
        "['requests.carried_forward.total']",
        "True",
    ]


@needs_program
def test_a_new_rule_is_explained_by_the_command_line(with_rule: Path) -> None:
    script = """
import sys
from govinfo_report.cli import main
sys.argv = ["govinfo-report", "explain", "GIR399", "--lang", "en"]
main()
"""

    assert "Many requests are carried forward" in "\n".join(run(script, with_rule))
