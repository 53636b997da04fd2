"""The report in a page: what stands around it in the page's shell is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve, field, frozen

from govinfo_report.findings import Span
from govinfo_report.formats._core.headings import section_of_heading
from govinfo_report.formats._core.items import GridRow, Item, Paragraph
from govinfo_report.formats._core.lone_cells import is_label
from govinfo_report.formats._core.paper import is_footer, is_title, standalone_date
from govinfo_report.formats._html.grid import Entry, Line, Placed
from govinfo_report.formats._html.page import Page, read_page
from govinfo_report.formats._html.places import TextPlaces
from govinfo_report.formats._html.text import Run
from govinfo_report.formats._html.tree import TreeParser
from govinfo_report.report.sections import SectionName

__all__ = ["PageItems", "items_of"]

_TITLE_ENDS = re.compile(r"\s*(?:[-_|—–>»]|\s-\s)\s*")
_MOST_NUMBERED = 400
_TITLE_WORDS = ("报告", "年报", "報告", "年報")
_LONGEST_LINE = 120


@frozen(eq=False)
class PageItems:
    """The items of a page, and whether there is a report among them."""

    text: str
    items: tuple[Item, ...]
    is_report: bool
    carriers: tuple[tuple[str, int], ...] = field(default=())


def items_of(text: str, parser: TreeParser, /, *, show_hidden: bool = False) -> PageItems:
    """Read a page."""
    page = read_page(text, parser, show_hidden=show_hidden)
    in_sections = len(_sections(page)) > 1
    is_report = in_sections or any(_is_labelled(each) for each in page.entries)
    kept = _inside(page) if in_sections else page.entries
    if is_report:
        kept = _titled(page, kept)
    else:
        is_report = any(isinstance(each, Line) and _is_title(each) for each in kept)
    items = tuple(item for each in kept for item in _items(each, page.places))
    return PageItems(text, items, is_report, tuple(page.carriers))


def _sections(page: Page) -> set[SectionName]:
    found: set[SectionName] = set()
    for line in page.numbered[:_MOST_NUMBERED]:
        name = section_of_heading(line.text, None, marked=line.level is not None)
        if name is not None:
            found.add(name)
    return found


def _is_labelled(entry: Entry) -> bool:
    """Whether a row has the label of a row of some form."""
    if not isinstance(entry, Placed) or not isinstance(entry.item, GridRow):
        return False
    return any(is_label(cell.text) for cell in entry.item.cells[:4])


def _inside(page: Page) -> list[Entry]:
    """The smallest part of the page with all headings, if no table of the form stands elsewhere."""
    start, end = page.inner
    end = page.serial if end is None else end
    if any(not start <= each.serial < end and _is_labelled(each) for each in page.entries):
        return page.entries
    inside = [each for each in page.entries if start <= each.serial < end]
    first = page.numbered[0].serial
    if not any(isinstance(each, Line) and each.serial < first and _is_title(each) for each in inside):
        title = _nearest_title(page, start)
        inside = [title, *inside] if title else inside
    dates = [each for each in page.entries if each.serial < start and isinstance(each, Line) and _is_date(each)]
    footer = [each for each in page.entries if each.serial >= end and isinstance(each, Line) and _is_footer(each)]
    return [*dates, *inside, *footer]


def _nearest_title(page: Page, start: int) -> Line | None:
    titles = [
        each
        for each in page.entries
        if isinstance(each, Line) and each.serial < start and not each.linked and _is_title(each)
    ]
    marked = [each for each in titles if each.level is not None]
    return next(reversed(marked or titles), None)


def _is_title(line: Line) -> bool:
    return len(line.text) <= _LONGEST_LINE and any(word in line.text for word in _TITLE_WORDS) and is_title(line.text)


def _is_date(line: Line) -> bool:
    return len(line.text) <= _LONGEST_LINE and "20" in line.text and standalone_date(line.text) is not None


def _is_footer(line: Line) -> bool:
    return len(line.text) <= 2 * _LONGEST_LINE and not line.linked and is_footer(line.text)


def _titled(page: Page, kept: list[Entry]) -> list[Entry]:
    """The title in the head of the page where it is printed nowhere else; what a portal adds to it is left out."""
    if page.title is None or any(isinstance(each, Line) and _is_title(each) for each in kept):
        return kept
    text = page.title.text
    cuts = [text, *(text[: found.start()] for found in _TITLE_ENDS.finditer(text))]
    for cut in cuts:
        start = page.title.span.start
        line = evolve(page.title, text=cut, span=Span(start, start + len(cut)))
        if _is_title(line):
            return [line, *kept]
    return kept


def _items(entry: Entry, places: TextPlaces) -> Iterator[Item]:
    if isinstance(entry, Placed):
        yield entry.item
    elif entry.barred is None:
        yield Paragraph(entry.text, entry.span, entry.level)
    else:
        for each in Run(entry.barred).lines(places, preformatted=False):
            if isinstance(each, GridRow):
                yield each
