"""A table that is printed like two read before is read the same as if it were the first."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from specimens import READ_HERE, Specimen, specimen

from govinfo_report import read, write
from govinfo_report.formats._core import recipes
from govinfo_report.formats._core.grid import Collected
from govinfo_report.formats._core.table_reading import TableReading
from govinfo_report.formats.source import Source
from govinfo_report.reading import Extra, LabelMatch, ReadResult, Unread
from govinfo_report.testing import make_report

FIGURE = re.compile(r"(?<![0-9.年月])[0-9]{1,4}(?![0-9.年月日号条项])")
ODD = (
    *("", " ", "/", "007", "１２", "12件", "1,234", "3.5", "-4", "+4", "无", "一", "12 3", "（5）"),
    *("12（含上年结转）", "99999999999999999999"),
)
WRITTEN = {
    f"{edition} {name}": write(make_report(edition), name)
    for edition in ("2019", "2021")
    for name in ("text", "markdown")
}


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    recipes.forget()
    yield
    recipes.forget()


def told(result: ReadResult) -> object:
    """A reading with the places and the printed forms that are not compared otherwise."""
    beside: tuple[LabelMatch | Unread | Extra, ...] = (*result.trace, *result.unread, *result.extras)
    printed = tuple(result.report.printed.items()) if result.report is not None else ()
    return result, tuple(result.spans.items()), tuple(result.raw.items()), printed, [each.span for each in beside]


def twice(text: str) -> None:
    """Read a text so often that its tables are remembered."""
    read(text)
    read(text)


def assert_same(reading: Callable[[], ReadResult]) -> None:
    warm = told(reading())
    recipes.forget()
    assert told(reading()) == warm


def changed(text: str, choose: random.Random, *, odd: int) -> str:
    """The text with other figures, and in a few of their places something else."""

    def other(found: re.Match[str]) -> str:
        if odd and choose.randrange(odd) == 0:
            return choose.choice(ODD)
        least = int(found.string[found.start() - 1 : found.start()] in "-+")
        return str(choose.choice((least, choose.randrange(least, 10), choose.randrange(least, 3000))))

    return FIGURE.sub(other, text)


def text_of(case: Specimen) -> str:
    return Source.of(case.source.read_bytes()).text


TEXTS = [name for name in READ_HERE if text_of(specimen(name))]


@pytest.mark.parametrize("name", READ_HERE)
def test_a_specimen_reads_the_same_each_time(name: str) -> None:
    first = told(specimen(name).read())

    assert told(specimen(name).read()) == first
    assert told(specimen(name).read()) == first


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("odd", [0, 12])
def test_a_specimen_with_other_figures_reads_the_same(name: str, odd: int) -> None:
    choose = random.Random(name)  # noqa: S311 - any order will do
    text = text_of(specimen(name))
    for _ in range(3):
        other = changed(text, choose, odd=odd)
        twice(text)
        twice(changed(other, choose, odd=0))

        assert_same(partial(read, other))


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("seed", range(8))
def test_a_written_report_with_other_figures_reads_the_same(name: str, seed: int) -> None:
    choose = random.Random(seed)  # noqa: S311 - any order will do
    text = WRITTEN[name]
    for odd in (0, 0, 40, 8, 0):
        other = changed(text, choose, odd=odd)
        twice(text)
        twice(changed(other, choose, odd=0))

        assert_same(partial(read, other))


@pytest.mark.parametrize("name", WRITTEN)
def test_other_figures_are_read_by_what_was_remembered(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    choose = random.Random(1)  # noqa: S311 - any order will do
    used: list[str] = []
    by_recipe = recipes.Recipe.read

    def read_by_recipe(self: recipes.Recipe, collected: Collected) -> TableReading:
        used.append(self.layout.table)
        return by_recipe(self, collected)

    monkeypatch.setattr(recipes.Recipe, "read", read_by_recipe)
    twice(WRITTEN[name])
    assert used == []

    read(changed(WRITTEN[name], choose, odd=0))

    assert used == ["proactive_disclosure", "requests"]


def marked(text: str, places: str) -> str:
    """The text with marks in some places of its first figures."""
    left = iter(places)
    return FIGURE.sub(lambda found: "/" if next(left, "0") == "1" else found[0], text)


REQUESTS = re.compile(r"(?<=三、收到和处理政府信息公开申请情况\n).*?(?=\n四、)", re.DOTALL)
BEFORE = {"nothing": "", "a year": "表二 2023年度情况\n\n", "last year": "（上年度情况）\n\n"}


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_table_printed_twice_is_looked_at_each_time(edition: str, before: str) -> None:
    text = WRITTEN[f"{edition} text"]
    table = REQUESTS.search(text)
    assert table is not None
    repeated = text.replace(table[0], table[0] + "\n" + BEFORE[before] + table[0])
    other = text.replace(table[0], table[0] + "\n" + BEFORE[before] + changed(table[0], random.Random(2), odd=0))  # noqa: S311
    assert repeated != other

    twice(repeated)

    assert_same(lambda: read(other))
    assert_same(lambda: read(repeated))


ODD_PAIRS = [("3.5", "4.5"), ("-4", "-5"), ("+4", "+5"), ("007", "008"), ("12件", "13件"), ("1.0", "2.0"), ("１", "２")]


@pytest.mark.parametrize(("first", "then"), ODD_PAIRS)
@pytest.mark.parametrize("name", WRITTEN)
def test_a_figure_that_is_not_plain_is_read_as_it_is_printed_now(name: str, first: str, then: str) -> None:
    text = WRITTEN[name]
    figures = [found.span() for found in FIGURE.finditer(text)]
    for start, end in figures[3::17]:
        twice(text[:start] + first + text[end:])

        assert_same(partial(read, text[:start] + then + text[end:]))


def test_no_more_tables_are_remembered_than_a_few() -> None:
    text = WRITTEN["2021 text"]
    for n in range(400):
        twice(marked(text, format(n, "09b")))

    assert len(recipes._recipes) <= 128
