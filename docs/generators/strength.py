"""How strong the lines of each table are: every cell is changed, and it is counted what is found of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import combinations, product

from attrs import define, evolve

from generators.words import LANGUAGES, page, table
from govinfo_report import CellRef, Finding, Money, Report, Severity, all_editions, validate
from govinfo_report.findings import Bilingual, Language
from govinfo_report.form.identity import LineLayout, lines_of
from govinfo_report.form.layout import TableLayout
from govinfo_report.report.base import Cell
from govinfo_report.report.sections import section
from govinfo_report.rules import all_identities
from govinfo_report.testing import make_report, with_cell

__all__ = ["Strength", "fewest_unnoticed", "pages", "strengths"]

_TITLE = Bilingual(zh="# 勾稽关系查错的能力", en="# How strong the lines are")
_INTRODUCTION = Bilingual(
    zh="取一份数字全部相符的报告，把单元格依次改错再核对，每次只改一格。\n"
    "改法是：多 1、少 1、多 9、放大十倍、改为 0，改后为负数的不算。\n"
    "下表由此逐一数出。",
    en="Take a report in which everything holds, change each cell in turn, and check it.\n"
    "The changes are one more, one less, nine more, ten times as much, and 0, but nothing below 0.\n"
    "The table counts what is found.",
)
_MEANING = Bilingual(
    zh="“查出”指有错误或警告指到这一格，或指到它所在的行列。\n"
    "“定位”指发现就落在这一格，并且给出原来的数。\n"
    "“在建议中”指原来的数在建议的改法之内。\n"
    "“同时错几格才可能全不察觉”由各条线算出：少于这个数，无论改成多少，总有一条线不成立。",
    en="“Detected”: an error or a warning names the cell, or a line that it lies in.\n"
    "“Located”: the finding stands on the cell and gives the true figure.\n"
    "“Suggested”: the true figure is among the suggestions.\n"
    "“Unnoticed from” is computed from the lines: with fewer wrong cells than that, some line is broken.",
)
_HEADS = {
    "zh": ("表", "格式", "单元格", "改错", "查出", "定位", "在建议中", "建议数", "同时错几格才可能全不察觉"),
    "en": ("Table", "Form", "Cells", "Changes", "Detected", "Located", "Suggested", "Suggestions", "Unnoticed from"),
}
_REQUESTS = Bilingual(
    zh="第三部分每一格都在一条行线和一两条列线上，单独一格写错，必定指到那一格；同时错两格、三格，必定查出。\n"
    "第四部分每一格只在一条线上：必定查出，但是五格都可能是错的那一格（会成负数的除外）。\n"
    "第二部分的数几乎互不相干，只有几条“不小于”的关系：写错大多查不出，要靠与上年报告和台账核对。",
    en="In section three every cell lies in a row and in one or two columns: a single wrong figure is always located, "
    "and two or three at once are always detected.\n"
    "In section four every cell lies in one line: it is always detected, but any of the five could be the wrong one, "
    "but for those that would be negative.\n"
    "The figures of section two hardly depend on each other; there are a few bounds only.\n"
    "Most wrong figures are not "
    "seen: they need the report of the year before, and the register.",
)


@define
class Strength:
    """What is found of single wrong cells in one table of one form."""

    cells: int
    unnoticed: int
    """How many cells must be wrong at once for no equality to be broken."""
    changes: int = 0
    detected: int = 0
    located: int = 0
    suggested: int = 0
    fewest: int = 1000
    most: int = 0


def pages() -> Iterator[tuple[str, str]]:
    """The page, by path, in each language."""
    for lang in LANGUAGES:
        yield f"{lang}/generated/strength.md", page(lang, _page(lang))


def _page(lang: Language) -> Iterator[str]:
    yield from (_TITLE.text(lang), "", _INTRODUCTION.text(lang), "")
    yield from table(_HEADS[lang], (_row(name, form, each, lang) for (name, form), each in strengths().items()))
    yield from (_MEANING.text(lang), "", _REQUESTS.text(lang))


def _row(name: str, form: str, each: Strength, lang: Language) -> tuple[str, ...]:
    shown = f"{each.fewest}–{each.most}" if each.fewest < each.most else str(each.most)
    shares = (_share(times, each.changes) for times in (each.detected, each.located, each.suggested))
    return (
        section(name).title.text(lang),
        form,
        str(each.cells),
        str(each.changes),
        *shares,
        shown,
        str(each.unnoticed),
    )


def _share(times: int, size: int) -> str:
    """How many of how many; whole shares are whole only where nothing is missing."""
    return f"{times} / {size} ({int(1000 * times / size) / 10:g} %)"


@cache
def strengths() -> dict[tuple[str, str], Strength]:
    """The measures by table and form, as they come out of validating every change."""
    found: dict[tuple[str, str], Strength] = {}
    for form in all_editions():
        report = make_report(form.id)
        for each in report.tables():
            layout = each.LAYOUT
            measure = found[layout.table, form.id] = Strength(len(layout.cells()), fewest_unnoticed(layout))
            for ref, cell in each.cells():
                for wrong in _wrong(cell):
                    _count(measure, with_cell(report, ref, wrong), ref, cell)
    return dict(sorted(found.items(), key=lambda item: (_ORDER.index(item[0][0]), item[0][1])))


_ORDER = ("proactive_disclosure", "requests", "disputes")


def _wrong(cell: Cell) -> Iterator[Cell]:
    match cell:
        case int():
            figures = dict.fromkeys((cell + 1, cell - 1, cell + 9, cell * 10, 0))
            yield from (figure for figure in figures if figure != cell and (figure >= 0 or cell < 0))
        case Money(value=Decimal() as amount):
            amounts = dict.fromkeys((amount + 1, amount - 1, amount + 9, amount * 10, Decimal(0)))
            yield from (evolve(cell, value=value) for value in amounts if value != amount and value >= 0)
        case _:
            return


def _count(measure: Strength, report: Report, ref: CellRef, true: Cell) -> None:
    concerned = [finding for finding in validate(report, families={"3xx"}).findings if _names(finding, ref)]
    suggested = [
        finding for finding in concerned if any((each.at, each.becomes) == (ref, true) for each in finding.suggestions)
    ]
    measure.changes += 1
    measure.detected += bool(concerned)
    measure.located += any(finding.at == ref for finding in suggested)
    measure.suggested += bool(suggested)
    shown = max((len(finding.suggestions) for finding in concerned), default=0)
    measure.fewest, measure.most = min(measure.fewest, shown), max(measure.most, shown)


def _names(finding: Finding, ref: CellRef) -> bool:
    return finding.severity > Severity.INFORMATION and ref in (finding.at, *finding.related)


def fewest_unnoticed(layout: TableLayout, /) -> int:
    """The smallest number of cells that can be wrong with every equality of the table kept, found by trying all sets.

    A set of cells of which some line holds exactly one is always noticed. For a set that passes this, differences of
    one more and one less are tried, and found to cancel out. Five stands for five or more.
    """
    lines = [line for line in lines_of(layout, all_identities()) if line.exact]
    marks = [_mark(position, lines) for position in range(len(layout.cells()))]
    for size in (1, 2, 3):
        if any(
            _cancels(chosen, lines) for chosen in combinations(range(len(marks)), size) if _alone(chosen, marks) == 0
        ):
            return size
    return 4 if any(_cancels(chosen, lines) for chosen in _even_fours(marks)) else 5


def _mark(position: int, lines: list[LineLayout]) -> int:
    return sum(1 << n for n, line in enumerate(lines) if any(position == each for each, _ in line.terms))


def _alone(chosen: tuple[int, ...], marks: list[int]) -> int:
    """The lines that hold exactly one of these cells, as bits."""
    once = more = 0
    for position in chosen:
        more |= once & marks[position]
        once |= marks[position]
    return once & ~more


def _even_fours(marks: list[int]) -> Iterator[tuple[int, ...]]:
    """Sets of four of which every line holds none, two or four."""
    pairs: dict[int, tuple[int, int]] = {}
    for this, that in combinations(range(len(marks)), 2):
        other = pairs.setdefault(marks[this] ^ marks[that], (this, that))
        if not {this, that} & set(other):
            yield (*other, this, that)


def _cancels(chosen: tuple[int, ...], lines: list[LineLayout]) -> bool:
    """Whether differences of one more and one less in these cells keep every line."""
    weights = [[dict(line.terms).get(position, 0) for position in chosen] for line in lines]
    return any(
        not any(sum(sign * weight for sign, weight in zip(signs, each, strict=True)) for each in weights)
        for signs in product((1, -1), repeat=len(chosen))
    )
