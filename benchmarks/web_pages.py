"""HTML against the libraries that take pages apart: ``python benchmarks/web_pages.py`` (needs the ``bench`` extra).

Ours makes a report with spans and findings; the others only build a tree, or only take the tables out.
"""

from __future__ import annotations

import io
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent))

import bs4
import lxml.html
import pandas
from pages import HOSTILE, text_heavy, word_pasted
from timing import interleaved, table

from govinfo_report import read
from govinfo_report.formats._core import recipes
from govinfo_report.formats._core.document import read_items
from govinfo_report.formats._html.report import items_of
from govinfo_report.formats._html.tree import parse
from govinfo_report.formats.source import Source

_REPORTS = 8
_Given = TypeVar("_Given")
_BASE = "govinfo_report: report, spans, findings"


def _compare(name: str, make: Callable[..., str]) -> None:
    """Eight reports in turn, each with figures and sentences of its own."""
    pages = [make(seed=seed) for seed in range(_REPORTS)]
    for html in pages:
        result = read(html, format="html")
        assert result.unread == ()
        assert set(result.raw) == {ref for ref, _ in result.unwrap().cells()}
    sources = [Source.of(html) for html in pages]
    items = [items_of(html, parse).items for html in pages]
    provenance = sources[0].provenance("html", "")
    core = [*zip(items, sources, strict=True)]
    times = interleaved(
        {
            _BASE: _in_turn(pages, lambda html: read(html, format="html")),
            "  with no table seen before": _in_turn(pages, _read_anew),
            "  of it: parse": _in_turn(pages, parse),
            "  of it: parse and make items": _in_turn(pages, lambda html: items_of(html, parse)),
            "  of it: items to report": _in_turn(core, lambda each: read_items(*each, provenance)),
            "BeautifulSoup, lxml: bare tree": _in_turn(pages, lambda html: bs4.BeautifulSoup(html, "lxml")),
            "pandas.read_html, lxml: tables": _in_turn(
                pages, lambda html: pandas.read_html(io.StringIO(html), flavor="lxml")
            ),
            "lxml.html: bare tree": _in_turn(pages, lxml.html.document_fromstring),
        },
        at_least=0.05,
    )
    tags = sum(html.count("<") for html in pages) // _REPORTS
    size = sum(map(len, pages)) // _REPORTS
    table(f"HTML, {name}: {_REPORTS} pages of {size} characters, {tags} tags", times, base=_BASE)


def _read_anew(html: str) -> object:
    recipes.forget()
    return read(html, format="html")


def _in_turn(each: Sequence[_Given], work: Callable[[_Given], object]) -> Callable[[], object]:
    turn = cycle(each)
    return lambda: work(next(turn))


def _growth() -> None:
    """Time for pages of 1, 2, 4 and 8 times the size."""
    sizes = [75_000 * n for n in (1, 2, 4, 8)]
    for name, make in (("word-processor page", word_pasted), ("page of text", text_heavy)):
        pages = {f"{size} characters": make(size) for size in sizes}
        works = {label: (lambda html=html: read(html, format="html")) for label, html in pages.items()}
        table(f"HTML, growth of a {name}", interleaved(works, rounds=7), base=f"{sizes[0]} characters", unit="ms")


def _hostile(name: str, size: int) -> None:
    """One hostile page in this process."""
    html = HOSTILE[name](size)
    start = time.process_time()
    result = read(html, format="html")
    seconds = time.process_time() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    codes = " ".join(finding.rule.code for finding in result.findings)
    print(f"{name:32} {seconds:6.2f} s {megabytes:6.0f} MB  {'read' if result.report else 'refused'} {codes}")


def main() -> None:
    """Print every table; with ``hostile NAME SIZE`` one hostile page."""
    if sys.argv[1:2] == ["hostile"]:
        _hostile(sys.argv[2], int(sys.argv[3]))
        return
    print(f"Python {platform.python_version()}, {platform.machine()}")
    _compare("pasted from a word processor", word_pasted)
    _compare("text-heavy", text_heavy)
    _growth()
    print("\nhostile pages of ten megabytes, each in a process of its own")
    for name in HOSTILE:
        subprocess.run([sys.executable, __file__, "hostile", name, "10000000"], check=True)


if __name__ == "__main__":
    main()
