"""Formats of other packages that do not work: the library goes on, and says which package it is and what is wrong."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from packages import install, printed, run

EXAMPLE = str(Path(__file__).parents[2] / "docs" / "examples" / "2024-yunxi-city.txt")
WORKING = """
from govinfo_report import Bilingual, FormatInfo

class Format:
    info = FormatInfo(name="lines", media_type="text/plain", suffixes=(".lines",), title=Bilingual(zh="行", en="lines"))

    def recognises(self, source):
        return source.text.startswith("#lines")

    def read(self, source):
        return ()

    def write(self, report, /, **options):
        return "#lines\\n"

    def losses(self, report):
        return ("everything",)

FORMAT = Format()
"""
BROKEN = {
    "an import error": ("import nowhere_to_be_found", "ModuleNotFoundError"),
    "a syntax error": ("def", "SyntaxError"),
    "leaving": ("import sys; sys.exit(4)", "SystemExit"),
    "nothing of that name": ("", "AttributeError"),
    "no protocol": ("FORMAT = object()", "neither recognises() and read() nor write() and losses()"),
    "half a protocol": (WORKING.replace("def losses", "def gains").replace("def read", "def look"), "neither"),
    "a class": (WORKING.replace("FORMAT = Format()", "FORMAT = Format"), "a class"),
    "no info": (WORKING.replace("info = ", "facts = "), "neither"),
    "an info that is none": (WORKING + "Format.info = {'name': 'lines'}", "no FormatInfo"),
    "an info that fails": (WORKING + "Format.info = property(lambda self: 1 / 0)", "ZeroDivisionError"),
    "another name": (WORKING.replace('name="lines"', 'name="rows"'), "'rows'"),
    "a text as endings": (WORKING.replace('(".lines",)', '".lines"'), "endings"),
    "no ending": (WORKING.replace('(".lines",)', '("lines",)'), "endings"),
}
WARNED = """
import warnings
from govinfo_report import *
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    names = [info.name for info in all_formats()]
    result = read_file({example!r})
    written = len(write(result.report, "json")) > 1000
print(len(caught), written, validate(result).complete, sorted({"lines", "rows"} & set(names)))
for each in caught:
    print(each.category.__name__, each.message.package, each.message.format)
    print(each.message)
""".replace("{example!r}", repr(EXAMPLE))
needs_program = pytest.mark.skipif(
    find_spec("click") is None or find_spec("rich") is None, reason="the extra cli is not installed"
)


@pytest.mark.parametrize("fault", BROKEN)
def test_a_format_that_cannot_be_used_is_told_and_left_out(fault: str, tmp_path: Path) -> None:
    code, told = BROKEN[fault]
    install(tmp_path, "govinfo-lines", {"lines": "lines_format:FORMAT"}, lines_format=code)

    count, which, message = printed(tmp_path, WARNED)

    assert (count, which) == ("1 True True []", "BrokenFormatWarning govinfo-lines lines")
    assert told in message
    assert "govinfo-lines 1.0" in message
    assert "'lines'" in message


def test_a_format_that_works_is_there_beside_one_that_does_not(tmp_path: Path) -> None:
    install(tmp_path, "govinfo-lines", {"lines": "lines_format:FORMAT"}, lines_format=WORKING)
    install(tmp_path, "govinfo-rows", {"rows": "rows_format:FORMAT"}, rows_format="1/0")

    assert printed(tmp_path, WARNED)[:2] == ["1 True True ['lines']", "BrokenFormatWarning govinfo-rows rows"]


def test_the_name_of_a_built_in_format_cannot_be_taken(tmp_path: Path) -> None:
    taken = WORKING.replace('name="lines"', 'name="json"')
    install(tmp_path, "govinfo-lines", {"json": "lines_format:FORMAT"}, lines_format=taken)

    count, which, message = printed(tmp_path, WARNED)

    assert (count, which) == ("1 True True []", "BrokenFormatWarning govinfo-lines json")
    assert "built-in" in message


def test_where_two_packages_offer_one_name_neither_is_guessed(tmp_path: Path) -> None:
    for package, module in (("govinfo-lines", "lines_format"), ("another-lines", "other_format")):
        install(tmp_path, package, {"lines": f"{module}:FORMAT"}, **{module: WORKING})

    told = printed(tmp_path, WARNED)

    assert told[0] == "2 True True []"
    assert told[1::2] == ["BrokenFormatWarning another-lines lines", "BrokenFormatWarning govinfo-lines lines"]
    assert "another-lines" in told[4]
    assert "govinfo-lines" in told[2]


@pytest.mark.parametrize("call", ["read('x', format='lines')", "write(make_report(), 'lines')"])
def test_asking_for_a_broken_format_names_its_package(call: str, tmp_path: Path) -> None:
    install(tmp_path, "govinfo-lines", {"lines": "lines_format:FORMAT"}, lines_format="1/0")
    code = f"""
import warnings
from govinfo_report import *
from govinfo_report.testing import make_report
warnings.simplefilter("ignore", BrokenFormatWarning)
try:
    {call}
except UnknownFormatError as error:
    print(error)
"""

    (message,) = printed(tmp_path, code)

    assert "govinfo-lines 1.0" in message
    assert "ZeroDivisionError" in message


def test_a_reader_that_fails_to_recognise_is_passed_over_and_told(tmp_path: Path) -> None:
    failing = WORKING.replace('return source.text.startswith("#lines")', "raise OSError('no disk')")
    install(tmp_path, "govinfo-lines", {"lines": "lines_format:FORMAT"}, lines_format=failing)

    count, which, message = printed(tmp_path, WARNED)

    assert (count, which) == ("1 True True ['lines']", "BrokenFormatWarning govinfo-lines lines")
    assert "OSError: no disk" in message


@pytest.mark.parametrize("body", ["raise KeyError('line')", "return None", "return (1, 2)", "yield 1"])
def test_a_reader_that_fails_is_a_finding_that_names_its_package(body: str, tmp_path: Path) -> None:
    install(
        tmp_path,
        "govinfo-lines",
        {"lines": "lines_format:FORMAT"},
        lines_format=WORKING.replace("return ()", body),
    )
    code = """
from govinfo_report import read
result = read("#lines\\n")
print(result.report, result.provenance.reader)
for each in result.findings:
    print(each.rule.code, each.message("en"))
    print(each.message("zh"))
"""

    first, english, chinese = printed(tmp_path, code)

    assert first == "None lines"
    assert english.startswith("GIR101")
    assert "govinfo-lines 1.0" in english
    assert "govinfo-lines 1.0" in chinese


@pytest.mark.parametrize(("body", "told"), [("raise KeyError('line')", "KeyError"), ("return 3", "int")])
def test_a_writer_that_fails_names_its_package(body: str, told: str, tmp_path: Path) -> None:
    failing = WORKING.replace('return "#lines\\n"', body)
    install(tmp_path, "govinfo-lines", {"lines": "lines_format:FORMAT"}, lines_format=failing)
    code = """
import traceback
from govinfo_report import write
from govinfo_report.testing import make_report
try:
    write(make_report(), "lines")
except Exception as error:
    print("".join(traceback.format_exception_only(error)).replace("\\n", " "))
"""

    (message,) = printed(tmp_path, code)

    assert told in message
    assert "govinfo-lines 1.0" in message


@needs_program
@pytest.mark.parametrize(("lang", "told"), [("zh", "软件包 govinfo-lines 1.0"), ("en", "package govinfo-lines 1.0")])
def test_the_command_line_says_in_one_line_which_package_is_broken(lang: str, told: str, tmp_path: Path) -> None:
    install(tmp_path, "govinfo-lines", {"lines": "lines_format:FORMAT"}, lines_format="1/0")
    checked = run(tmp_path, "-m", "govinfo_report", "check", EXAMPLE, EXAMPLE, "--jobs", "2", "--lang", lang)

    assert checked.returncode == 0
    (line,) = checked.stderr.splitlines()[:1]
    assert line.startswith("govinfo-report: ")
    assert told in line
    assert checked.stderr.count("govinfo-lines") == 1


@needs_program
@pytest.mark.parametrize(("body", "told"), [("raise KeyError('line')", "KeyError"), ("return 3", "int")])
def test_the_command_line_names_the_package_of_a_writer_that_fails(body: str, told: str, tmp_path: Path) -> None:
    failing = WORKING.replace('return "#lines\\n"', body)
    install(tmp_path, "govinfo-lines", {"lines": "lines_format:FORMAT"}, lines_format=failing)
    done = run(tmp_path, "-m", "govinfo_report", "convert", EXAMPLE, "--to", "lines")

    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "govinfo-lines 1.0" in done.stderr


@needs_program
def test_the_command_line_refuses_a_broken_format_by_name(tmp_path: Path) -> None:
    install(tmp_path, "govinfo-lines", {"lines": "lines_format:FORMAT"}, lines_format="1/0")
    done = run(tmp_path, "-m", "govinfo_report", "convert", EXAMPLE, "--to", "lines")

    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert "ZeroDivisionError" in done.stderr
