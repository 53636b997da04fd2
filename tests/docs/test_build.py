import importlib
import re
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


def test_what_scrolls_is_reached_by_keyboard_and_the_side_bars_have_names(build: ModuleType) -> None:
    page = '<aside class="sidebar-drawer"><div class="table-wrapper docutils"><pre>a</pre></div><div class="b">'

    assert build.reachable(page, "en") == (
        '<aside class="sidebar-drawer" aria-label="All pages"><div tabindex="0" class="table-wrapper docutils">'
        '<pre tabindex="0">a</pre></div><div class="b">'
    )
    assert 'aria-label="全部页面"' in build.reachable(page, "zh")
    assert build.reachable(build.reachable("<pre>", "en"), "en") == '<pre tabindex="0">'


PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
MOST_BYTES = 150_000


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_document_that_is_written_is_pictured_with_words_and_not_too_large(lang: str) -> None:
    guide = ROOT / "docs" / lang / "how-to" / "write-documents.md"
    found = {Path(path).stem: (words, guide.parent / path) for words, path in PICTURE.findall(guide.read_text("utf-8"))}

    assert set(found) == {"html", "docx", "xlsx", "pdf"}
    for words, path in found.values():
        assert words
        assert path.stat().st_size < MOST_BYTES
        assert path.read_bytes().startswith(b"\x89PNG")
