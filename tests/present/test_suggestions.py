"""Suggestions in every output: whether one of them would do, or each is to be carried out."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from attrs import evolve

from govinfo_report import Bilingual, CellRef, HeadingRef
from govinfo_report.findings import Change

from .outputs import reading, run, sarif, with_finding


def test_sarif_has_a_fix_only_where_the_source_holds_what_is_changed() -> None:
    result = reading()
    at = CellRef("requests", "received", "total")
    was = int(result.spans[at].of(result.source))
    for before, has_fix in ((was, True), (was + 1, False)):
        suggested = (Change(at=at, was=before, becomes=7),)
        (found,) = sarif(("a.txt", with_finding(result, "改", suggestions=suggested)))["runs"]
        fixes = found["results"][-1].get("fixes", [])
        assert bool(fixes) is has_fix
    both = (Change(at=at, was=was, becomes=7), Change(at=at, was=was + 1, becomes=8))
    (found,) = sarif(("a.txt", with_finding(result, "改", suggestions=both)))["runs"]
    assert "fixes" not in found["results"][-1]


@pytest.mark.parametrize(("alternatives", "replaced"), [(True, [1, 1]), (False, [2])])
def test_sarif_has_a_fix_for_each_of_several_alternatives_else_one_for_all(
    alternatives: bool, replaced: list[int]
) -> None:
    result = reading()
    places = [CellRef("requests", "received", column) for column in ("natural_person", "total")]
    suggested = tuple(Change(at=at, was=int(result.spans[at].of(result.source)), becomes=7) for at in places)
    more = with_finding(result, "改", suggestions=suggested, alternatives=alternatives)
    (found,) = sarif(("a.txt", more))["runs"]
    fixes = found["results"][-1]["fixes"]
    assert [len(fix["artifactChanges"][0]["replacements"]) for fix in fixes] == replaced
    assert len({fix["description"]["text"] for fix in fixes}) == len(replaced)


@pytest.mark.parametrize("alternatives", [True, False])
def test_programs_are_told_the_suggestions_and_whether_they_are_alternatives(alternatives: bool) -> None:
    at = CellRef("requests", "received", "total")
    changes = (Change(at=at, was=1, becomes=2, perhaps=Bilingual(zh="相差 1", en="off by one")),)
    found = with_finding(reading(), "改", suggestions=changes, alternatives=alternatives)
    (document,) = json.loads(run("json", ("a.txt", found)))
    told = document["findings"][-1]
    assert told["suggestions"] == [{"at": str(at), "was": 1, "becomes": 2, "perhaps": "相差 1"}]
    assert told["alternatives"] is alternatives
    rows = list(csv.DictReader(io.StringIO(run("csv", ("a.txt", found)).removeprefix("\ufeff"), newline="")))
    assert rows[-1]["suggestions"] == f"{at}: 1 → 2"
    assert rows[-1]["alternatives"] == str(alternatives).lower()
    assert {row["alternatives"] for row in rows[:-1] if not row["suggestions"]} <= {""}


TOTALS = tuple(
    Change(at=CellRef("requests", "received", name), was=38, becomes=83) for name in ("total", "natural_person")
)
FOR_PEOPLE = ["text", "html", "markdown", "junit", "github"]


@pytest.mark.parametrize("form", FOR_PEOPLE)
@pytest.mark.parametrize(
    ("alternatives", "most", "lead"),
    [
        (True, 2, "可能的改法（改一处即可，以台账为准）："),
        (True, 1, "可能的改法（以台账为准）："),
        (False, 2, "逐处改正："),
        (False, 1, "改正："),
    ],
)
def test_people_are_told_what_would_mend_a_finding(form: str, alternatives: bool, most: int, lead: str) -> None:
    row = CellRef("requests", "received")
    found = with_finding(reading(), "不符", at=row, suggestions=TOTALS[:most], alternatives=alternatives)
    text = run(form, ("a.txt", found))
    assert text.count(lead) == 1
    assert text.count("总计 38 → 83") == 1
    assert text.count("自然人 38 → 83") == most - 1


@pytest.mark.parametrize("form", FOR_PEOPLE)
@pytest.mark.parametrize(
    ("was", "becomes", "words", "said"),
    [
        ("问题", "主要问题", "“问题”改为“主要问题”", False),
        ("问题", "主要问题", "改为“主要问题”", True),
        ("问题", "主要问题", "“问题”改掉", True),
        (None, 1, "有 1 个总计空白", True),
        (3, 1, "3 个中有 1 个", True),
    ],
)
def test_texts_that_a_finding_quotes_are_not_said_again(
    form: str, was: int | str | None, becomes: int | str, words: str, said: bool
) -> None:
    changes = (Change(at=HeadingRef("problems"), was=was, becomes=becomes),)
    found = with_finding(reading(), words, suggestions=changes)
    assert ("改正：" in run(form, ("a.txt", found))) is said
    candidates = with_finding(reading(), words, suggestions=changes, alternatives=True)
    assert "可能的改法" in run(form, ("a.txt", candidates))


@pytest.mark.parametrize("form", FOR_PEOPLE)
def test_a_cell_that_is_located_is_told_with_its_figure_once(form: str) -> None:
    text = run(form, ("a.txt", reading(**{"requests.repeat_request.natural_person": 80})))
    assert "改正：" not in text
    assert "把 80 改为 8；" in text


def test_the_place_of_the_finding_itself_goes_without_saying() -> None:
    for alternatives, lead in ((False, "改正："), (True, "可能的改法（以台账为准）：")):
        found = with_finding(reading(), "不符", suggestions=TOTALS[:1], alternatives=alternatives)
        assert f"{lead}38 → 83\n" in run("github", ("a.txt", found))


@pytest.mark.parametrize("form", FOR_PEOPLE)
@pytest.mark.parametrize(("alternatives", "more"), [(True, "另有 2 种改法"), (False, "另有 2 处")])
def test_of_many_suggestions_five_are_shown_and_the_others_counted(form: str, alternatives: bool, more: str) -> None:
    changes = tuple(evolve(TOTALS[0], was=number) for number in range(40, 47))
    text = run(form, ("a.txt", with_finding(reading(), "不符", suggestions=changes, alternatives=alternatives)))
    assert re.findall(r"总计 (4\d) → 83", text) == ["40", "41", "42", "43", "44"]
    assert text.count(more) == 1


def test_a_suggestion_says_what_is_blank_what_is_text_and_what_the_slip_may_be() -> None:
    at = HeadingRef("problems")
    words = Bilingual(zh="数字前后颠倒", en="digits swapped")
    for was, becomes, told in ((None, 3, "空白 → 3"), ("五、问题", "六、问题", "“五、问题” → “六、问题”")):
        change = Change(at=at, was=was, becomes=becomes, perhaps=words)
        text = run("github", ("a.txt", with_finding(reading(), "不符", suggestions=(change,))))
        assert f"标题“五、存在的主要问题及改进情况” {told}（可能是数字前后颠倒）" in text
