"""Several reports in one document: each begins at a title, and has headings of sections of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govinfo_report.formats._headings import section_of_heading
from govinfo_report.formats._items import Item, Paragraph
from govinfo_report.formats._paper import is_title

__all__ = ["reports_in"]

_FEWEST = 2
_LONGEST = 80


def reports_in(items: Sequence[Item], /) -> list[Sequence[Item]]:
    """The items of each report; everything as one report where there is no second title with sections under it."""
    titles: list[int] = []
    headings: list[int] = []
    for n, item in enumerate(items):
        if not isinstance(item, Paragraph) or len(item.text) > _LONGEST:
            continue
        if section_of_heading(item.text, None, marked=item.level is not None) is not None:
            headings.append(n)
        elif headings and is_title(item.text):
            titles.append(n)
    begins = [0]
    for title, following in pairwise((*titles, len(items))):
        before = sum(1 for n in headings if begins[-1] <= n < title)
        after = sum(1 for n in headings if title < n < following)
        if before >= _FEWEST and after >= _FEWEST:
            begins.append(title)
    return [items[begin:end] for begin, end in pairwise((*begins, len(items)))]
