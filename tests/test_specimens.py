"""Every figure of the specimens is right or reported, and how many are right may only rise."""

from __future__ import annotations

import json
import os

import pytest
import specimens
from specimens import READ_HERE

SWITCH = "GOVINFO_REPORT_WRITE_FLOORS"


@pytest.mark.parametrize("name", READ_HERE)
def test_nothing_is_read_wrong_and_nothing_is_lost_in_silence(name: str) -> None:
    score = specimens.score(name)
    assert (score.wrong, score.invented, score.silent) == ([], [], [])


@pytest.mark.parametrize("name", READ_HERE)
def test_every_blank_is_read_as_blank(name: str) -> None:
    assert specimens.score(name).blanks_missed == []


def test_the_sums_do_not_fall(capsys: pytest.CaptureFixture[str]) -> None:
    scores = [specimens.score(name) for name in READ_HERE]
    with capsys.disabled():
        print("\n" + specimens.table(scores))  # noqa: T201 - the table is what this test is for
    if specimens.FOLDER != specimens.HERE or READ_HERE != specimens.NAMES:
        pytest.skip("the floors are those of all specimens of the repository")
    reached = specimens.sums(scores)
    if os.environ.get(SWITCH):
        assert os.environ.get("CI") != "true", f"{SWITCH} is not for CI"
        specimens.FLOORS.write_text(json.dumps(reached, indent=1) + "\n", encoding="utf-8")
    floors = json.loads(specimens.FLOORS.read_text(encoding="utf-8"))
    assert {name: max(floors[name], value) for name, value in reached.items()} == reached
