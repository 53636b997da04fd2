import doctest
import importlib
import subprocess
import sys

import pytest

import govinfo_report.text

MODULES = [
    "dates",
    "headings",
    "identifiers",
    "normalise",
    "numbers",
    "quantities",
    "ranges",
    "typography.dates",
    "typography.figures",
    "typography.headings",
    "typography.punctuation",
    "typography.ranges",
    "width",
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_hold(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"govinfo_report.text.{name}"))
    assert result.failed == 0
    assert result.attempted > 0


def test_the_package_names_what_its_modules_name() -> None:
    expected = {public for name in MODULES for public in importlib.import_module(f"govinfo_report.text.{name}").__all__}
    assert expected == set(govinfo_report.text.__all__)
    assert sorted(govinfo_report.text.__all__) == govinfo_report.text.__all__


def test_importing_loads_no_heavy_module() -> None:
    code = "import sys, govinfo_report.text; print([name for name in ('babel', 'opencc') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603  # own code
    assert done.stdout.strip() == "[]"
