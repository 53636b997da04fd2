"""Several reports in one document: each begins at a title, and has headings of sections of its own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from govinfo_report.formats._core.headings import section_of_heading
from govinfo_report.formats._core.items import Item, Paragraph
from govinfo_report.formats._core.paper import is_title

__all__ = ["reports_in"]

_FEWEST = 2
_LONGEST = 80


def reports_in(items: Sequence[Item], /) -> list[Sequence[Item]]:
    """The items of each report; everything as one report where no section comes again under a second title."""
    titles: list[int] = []
    headings: list[tuple[int, str]] = []
    for n, item in enumerate(items):
        if not isinstance(item, Paragraph) or len(item.text) > _LONGEST:
            continue
        name = section_of_heading(item.text, None, marked=item.level is not None)
        if name is not None:
            headings.append((n, name))
        elif headings and is_title(item.text):
            titles.append(n)
    begins = [0]
    for title, following in pairwise((*titles, len(items))):
        cuts = [bisect_left(headings, (at, "")) for at in (begins[-1], title, following)]
        before, after = ([name for _, name in headings[a:b]] for a, b in pairwise(cuts))
        if len(before) >= _FEWEST and len(after) >= _FEWEST and set(before) & set(after):
            begins.append(title)
    return [items[begin:end] for begin, end in pairwise((*begins, len(items)))]
