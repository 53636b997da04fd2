"""Importing the library: quick, without extras, and without names that hide each other."""

from __future__ import annotations

import importlib
import json
import pkgutil
import subprocess
import sys
import types

import pytest

import govinfo_report

EXTRAS = (
    "msgspec",
    "turbohtml",
    "python_calamine",
    "pdfminer",
    "opencc",
    "click",
    "rich",
    "markdown_it",
    "pydantic",
    "numpy",
    "hypothesis",
)
AT_FIRST_USE = ("cattrs", "babel", "json", "pytz", *EXTRAS)


def run(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-X", "utf8", "-c", code], capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_importing_the_library_loads_neither_serialisers_nor_locales_nor_extras() -> None:
    code = "import sys, govinfo_report; print(' '.join(sorted({name.partition('.')[0] for name in sys.modules})))"

    assert set(run(code).split()) & set(AT_FIRST_USE) == set()


WITHOUT_EXTRAS = f"""
import sys

class Missing:
    def __init__(self, finder):
        self.finder = finder

    def find_spec(self, name, path=None, target=None):
        return None if name.partition(".")[0] in {EXTRAS!r} else self.finder.find_spec(name, path, target)

sys.meta_path[:] = [Missing(finder) for finder in sys.meta_path]
import govinfo_report
from govinfo_report.testing import make_report, reports

try:
    reports()
except govinfo_report.MissingExtraError as error:
    print(error.extra)
report = make_report("2021")
print(govinfo_report.validate(report).complete)
for name in ("json", "markdown", "text"):
    result = govinfo_report.read(govinfo_report.write(report, name))
    print(name, result.unwrap().requests == report.requests, govinfo_report.validate(result).complete)
"""


def test_the_library_checks_reads_and_writes_without_extras() -> None:
    assert run(WITHOUT_EXTRAS).splitlines() == [
        "test",
        "True",
        "json True True",
        "markdown True True",
        "text True True",
    ]


NAMES_AFTER_EVERY_MODULE = """
import importlib, json, pkgutil, types
import govinfo_report

before = {name: id(getattr(govinfo_report, name)) for name in govinfo_report.__all__}
found = pkgutil.walk_packages(govinfo_report.__path__, "govinfo_report.")
modules = [module.name for module in found if "__main__" not in module.name]
for module in modules:
    try:
        importlib.import_module(module)
    except ImportError as error:
        if error.name not in ("click", "rich", "msgspec", "turbohtml", "pdfminer", "hypothesis"):
            raise
hidden = [name for name, was in before.items() if id(getattr(govinfo_report, name)) != was]
print(json.dumps({"hidden": hidden, "modules": modules}))
"""


def test_no_public_name_is_hidden_by_a_module_after_every_module_is_imported() -> None:
    seen = json.loads(run(NAMES_AFTER_EVERY_MODULE))

    assert seen["hidden"] == []
    assert {f"govinfo_report.{name}" for name in govinfo_report.__all__} & set(seen["modules"]) == set()


PACKAGES = ["govinfo_report"] + [
    module.name for module in pkgutil.walk_packages(govinfo_report.__path__, "govinfo_report.") if module.ispkg
]


@pytest.mark.parametrize("name", PACKAGES)
def test_nothing_that_a_package_defines_has_the_name_of_one_of_its_modules(name: str) -> None:
    package = importlib.import_module(name)
    modules = {module.name for module in pkgutil.iter_modules(package.__path__)}
    defined = {key for key, value in vars(package).items() if getattr(value, "__module__", None) == name}

    assert defined & modules == set()


def test_every_public_name_is_there_and_is_listed_once() -> None:
    names = govinfo_report.__all__

    assert sorted(set(names)) == sorted(names)
    assert [name for name in names if not hasattr(govinfo_report, name)] == []
    assert [name for name in names if isinstance(getattr(govinfo_report, name), types.ModuleType)] == []
