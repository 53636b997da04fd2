"""Chinese unless English is asked for, and never half of each."""

from __future__ import annotations

import re

import pytest

from govinfo_report.present.columns import display_width

from .conftest import GOOD, Call

COMMANDS = ["check", "convert", "show", "explain", "rules", "form"]
HELPS = [(), *((name,) for name in COMMANDS)]


@pytest.mark.parametrize("arguments", HELPS, ids=str)
def test_help_is_chinese(call: Call, arguments: tuple[str, ...]) -> None:
    stdout = call(*arguments, "--help").stdout
    assert stdout.startswith(f"用法：govinfo-report{''.join(f' {each}' for each in arguments)} [选项]")
    assert re.findall(r"Usage|Options|Commands|Show|Arguments", stdout) == []


@pytest.mark.parametrize("arguments", HELPS, ids=str)
def test_help_is_english_where_asked_for(call: Call, arguments: tuple[str, ...]) -> None:
    stdout = call(*arguments, "--help", "--lang", "en").stdout
    assert stdout.startswith("Usage: govinfo-report")
    assert re.findall("[\u4e00-\u9fff]+", stdout.replace("政府信息公开工作年度报告", "")) == []


@pytest.mark.parametrize("width", [20, 40, 80, 200])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("arguments", HELPS, ids=str)
def test_help_fits_the_screen(call: Call, arguments: tuple[str, ...], lang: str, width: int) -> None:
    stdout = call("--lang", lang, *arguments, "--help", width=width).stdout
    widest = max(map(display_width, stdout.splitlines()))
    assert widest <= max(width, 30)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--lang", "en", "check", GOOD),
        ("--lang=en", "check", GOOD),
        ("check", "--lang", "en", GOOD),
        ("check", GOOD, "--lang=en"),
        ("--lang", "zh", "check", GOOD, "--lang", "en"),
    ],
)
def test_the_last_lang_counts_wherever_it_stands(call: Call, arguments: tuple[str, ...]) -> None:
    assert "42 of 42 lines hold" in call(*arguments).stdout


def test_the_environment_does_not_choose_the_language(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.setenv(name, "en_GB.UTF-8")
    assert "42 / 42 行成立" in call("check", GOOD).stdout


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (("check",), "缺少 FILE", "FILE or --files-from is missing"),
        (("nothing",), "没有命令 nothing", "no command nothing"),
        (("shwo",), "没有命令 shwo，是不是 show", "no command shwo; did you mean show"),
        (("rules", "--formatt", "x"), "没有选项 --formatt，是不是 --format", "No such option"),
        (("rules", "--format", "xml"), "--format 的值不对，可用的是 text、json", "Invalid value for '--format'"),
        (("rules", "--format"), "选项 --format 缺少值，或不该有值", "Option '--format' requires an argument"),
        (("form",), "缺少 ID", "Missing argument"),
        (("form", "1999"), "没有格式 1999，可用的是 2019, 2021", "no form 1999; known are 2019, 2021"),
        (("rules", "more"), "多余的参数：more", "unexpected arguments: more"),
        ((), "缺少命令", "a command is missing"),
    ],
)
def test_a_wrong_call_is_explained_in_both(call: Call, arguments: tuple[str, ...], zh: str, en: str) -> None:
    assert call(*arguments).stderr.startswith(f"govinfo-report: {zh}")
    assert call("--lang", "en", *arguments).stderr.startswith(f"govinfo-report: {en}")
