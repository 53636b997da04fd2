"""What a page may hold, told by counting before it is parsed."""

from __future__ import annotations

import re

from govinfo_report.findings import Finding
from govinfo_report.formats.source import LIMITS, over_limit

__all__ = [
    "OverLimitError",
    "over_a_limit",
    "too_deep",
    "too_many_built",
    "too_many_cells",
    "too_many_characters",
    "too_many_lines",
]

_CELL = re.compile(r"<t[dh][\s>/]", re.IGNORECASE)
_COUNTED = re.compile(
    r"<(?:(?P<end>/)?(?P<format>a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)|(?P<fence>/?t[dh]|/?caption)|[a-z])"
    r"(?=[\s>/])|<(?=[a-z])",
    re.IGNORECASE,
)
_DEEPEST = 512
"""How deep parsers build a tree at the most."""
_FEW = 8000


class OverLimitError(Exception):
    """A page is over a limit that only shows while it is read; ``finding`` says which."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.rule.code)
        self.finding = finding


def too_many_cells() -> OverLimitError:
    """The grids of a page have too many places."""
    return OverLimitError(over_limit("单元格数", "the number of cells", f"> {LIMITS.cells}", LIMITS.cells))


def too_many_characters() -> OverLimitError:
    """A page shows too much text."""
    limit = LIMITS.characters
    return OverLimitError(over_limit("字数", "the number of characters", f"> {limit}", limit))


def too_many_lines() -> OverLimitError:
    """A page has too many lines."""
    return OverLimitError(over_limit("行数", "the number of lines", f"> {LIMITS.elements}", LIMITS.elements))


def too_deep() -> OverLimitError:
    """Tables lie in each other deeper than is read."""
    return OverLimitError(over_limit("表格嵌套层数", "the nesting of tables", f"> {LIMITS.nesting}", LIMITS.nesting))


def over_a_limit(text: str, /) -> Finding | None:
    """The finding that a page has too many elements, references or cells."""
    if len(text) <= min(LIMITS.elements, LIMITS.cells):
        return None
    tags = text.count("<")
    if tags > LIMITS.elements:
        return over_limit("元素数", "the number of elements", tags, LIMITS.elements)
    references = text.count("&")
    if references > LIMITS.elements:
        return over_limit("字符引用数", "the number of character references", references, LIMITS.elements)
    cells = sum(1 for _ in _CELL.finditer(text)) if tags > LIMITS.cells else 0
    if cells > LIMITS.cells:
        return over_limit("单元格数", "the number of cells", cells, LIMITS.cells)
    return None


def too_many_built(text: str, /) -> Finding | None:
    """The finding that a parser would build too many elements of this, also those that it adds by itself."""
    built = _built(text) if text.count("<") > _FEW else 0
    if built > 4 * LIMITS.elements:
        return over_limit("元素数", "the number of elements", built, 4 * LIMITS.elements)
    return None


def _built(text: str) -> int:
    """How many elements a parser may build: formatting that is not closed is opened again in every block after it."""
    built = 0
    opened = 0
    for found in _COUNTED.finditer(text):
        if found["fence"]:
            opened = 0
        elif found["format"]:
            opened += -1 if found["end"] else 1
            opened = max(opened, 0)
        built += 1 + min(opened, _DEEPEST)
    return built
