"""Build the documentation in both languages: ``python docs/build.py OUT``. Warnings are errors."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

DOCS = Path(__file__).parent
SITES = {"zh": "zh_CN", "en": "en"}
_LOADED = re.compile(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=[\"'](?:https?:)?//[^\"']*", re.IGNORECASE)

_SCROLLS = re.compile(r'<(pre|div(?= class="table-wrapper))(?! tabindex)\b')
_LANDMARKS = {
    '<aside class="sidebar-drawer"': {"zh": "全部页面", "en": "All pages"},
    '<aside class="toc-drawer"': {"zh": "本页目录", "en": "On this page"},
}
"""The side bars of the theme, and what a screen reader calls them."""


def build(lang: str, out: Path) -> int:
    """Build one language; the exit code of Sphinx."""
    with tempfile.TemporaryDirectory() as cache:
        command = [sys.executable, "-m", "sphinx", "-b", "html", "-W", "--keep-going", "-q", "-j", "auto"]
        settings = ["-c", str(DOCS), "-d", cache, "-D", f"language={SITES[lang]}", "-D", "html_title=govinfo-report"]
        return subprocess.run([*command, *settings, str(DOCS / lang), str(out)], check=False).returncode


def reachable(html: str, lang: str) -> str:
    """The page with what the theme leaves out: names of its landmarks, and what scrolls can be reached by keyboard."""
    for theirs, names in _LANDMARKS.items():
        html = html.replace(theirs, f'{theirs} aria-label="{names[lang]}"')
    return _SCROLLS.sub(r'<\1 tabindex="0"', html)


def loaded_from_outside(out: Path) -> Iterator[str]:
    """What pages would load from other sites: there must be nothing."""
    for page in sorted(out.rglob("*.html")):
        for found in _LOADED.findall(page.read_text(encoding="utf-8")):
            yield f"{page.relative_to(out)}: {found}"


def main(arguments: list[str]) -> int:
    """Check the generated pages, build both languages, and put the landing page before them."""
    if len(arguments) != 1:
        print(__doc__)
        return 3
    out = Path(arguments[0]).resolve()
    failed = subprocess.run([sys.executable, str(DOCS / "generate.py"), "--check"], check=False).returncode
    with ThreadPoolExecutor() as pool:
        failed = max(failed, *pool.map(lambda lang: build(lang, out / lang), SITES))
    for lang in SITES:
        for page in (out / lang).rglob("*.html"):
            page.write_text(reachable(page.read_text(encoding="utf-8"), lang), encoding="utf-8")
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(DOCS / "landing.html", out / "index.html")
    outside = list(loaded_from_outside(out))
    print("\n".join(outside) or f"built: {out / 'index.html'}")
    return 1 if failed or outside else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
