import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from .conftest import ROOT


@pytest.fixture(scope="module")
def build() -> ModuleType:
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        return importlib.import_module("build")
    finally:
        sys.path.remove(str(ROOT / "docs"))


@pytest.mark.parametrize(
    ("html", "loaded"),
    [
        ('<script src="https://example.org/a.js"></script>', 1),
        ("<link rel='stylesheet' href='//example.org/a.css'>", 1),
        ('<img src="http://example.org/a.png">', 1),
        ('<a href="https://example.org/">a link is no loading</a>', 0),
        ('<script src="_static/a.js"></script>', 0),
    ],
)
def test_what_a_page_would_load_from_another_site_is_found(
    html: str, loaded: int, build: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(html, encoding="utf-8")

    assert len(list(build.loaded_from_outside(tmp_path))) == loaded


def test_the_landing_page_links_both_languages_and_loads_nothing(build: ModuleType, tmp_path: Path) -> None:
    html = (ROOT / "docs" / "landing.html").read_text(encoding="utf-8")
    (tmp_path / "index.html").write_text(html, encoding="utf-8")

    assert all(f'href="{lang}/index.html"' in html for lang in build.SITES)
    assert list(build.loaded_from_outside(tmp_path)) == []
