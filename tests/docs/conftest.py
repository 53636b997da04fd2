"""A directory with copies of the examples, as every page of the documentation expects."""

import importlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from govinfo_report import editions

ROOT = Path(__file__).parents[2]


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current directory: like a checkout, with the examples in docs/examples."""
    shutil.copytree(ROOT / "docs" / "examples", tmp_path / "docs" / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


@pytest.fixture
def page_module(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """A module for the code of a page; forms that it registers, and modules that it imports, are forgotten."""
    importlib.invalidate_caches()
    monkeypatch.setattr(editions, "_registered", editions.all_editions())
    modules = set(sys.modules)
    module = ModuleType("documentation_page")
    sys.modules[module.__name__] = module
    yield module
    for name in set(sys.modules) - modules:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(workplace)) or name == module.__name__:
            del sys.modules[name]
