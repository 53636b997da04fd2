"""The identities that fail in the specimens: every one is found, and nothing beside them."""

from __future__ import annotations

import pytest
from specimens import FOLDER, HERE, READ_HERE, specimen

from govinfo_report import Outcome, validate

CODES = {
    "requests-balance": "GIR301",
    "total-handled": "GIR302",
    "applicant-total": "GIR303",
    "dispute-total": "GIR304",
}
LINES = [
    ("016-vision-ocr-two-tables-json", "requests.*.natural_person", "GIR301"),
    ("016-vision-ocr-two-tables-json", "requests.*.total", "GIR301"),
    ("306-huaian-hongze-district-2023-xlsx", "disputes.litigation_after_reconsideration", "GIR304"),
    ("306-huaian-hongze-district-2023-xlsx", "disputes.reconsideration", "GIR304"),
    ("315-pingtan-2022-altered-pipe", "disputes.reconsideration", "GIR304"),
    ("315-pingtan-2022-altered-pipe", "requests.*.natural_person", "GIR302"),
    ("315-pingtan-2022-altered-pipe", "requests.disclosed", "GIR303"),
]
FINDINGS = [
    ("016-vision-ocr-two-tables-json", "requests.*.natural_person", "GIR301"),
    ("016-vision-ocr-two-tables-json", "requests.*.total", "GIR301"),
    ("306-huaian-hongze-district-2023-xlsx", "disputes.litigation_after_reconsideration", "GIR304"),
    ("306-huaian-hongze-district-2023-xlsx", "disputes.reconsideration", "GIR304"),
    ("315-pingtan-2022-altered-pipe", "disputes.reconsideration", "GIR304"),
    ("315-pingtan-2022-altered-pipe", "requests.disclosed.natural_person", "GIR302"),
]
REFUTED = (Outcome.BROKEN, Outcome.IMPOSSIBLE)
Places = list[tuple[str, str, str]]


def expected(name: str) -> Places:
    """The lines that the specimen says fail."""
    return sorted(
        (name, place(each["identity"], each["where"]), CODES[each["identity"]])
        for each in specimen(name).expected["failing_identities"]
    )


def place(identity: str, where: str) -> str:
    if identity == "dispute-total":
        return f"disputes.{where}"
    return f"requests.{where}" if identity == "applicant-total" else f"requests.*.{where}"


def refuted_lines(name: str) -> Places:
    lines = validate(specimen(name).read()).lines
    return sorted((name, str(line.at), line.identity.rule.code) for line in lines if line.outcome in REFUTED)


def findings(name: str) -> Places:
    found = validate(specimen(name).read()).findings
    return sorted((name, str(each.at), each.rule.code) for each in found if each.rule.code in CODES.values())


def here(places: Places) -> Places:
    return [each for each in places if each[0] in READ_HERE]


@pytest.mark.parametrize("name", READ_HERE)
def test_the_lines_that_fail_in_a_specimen_are_the_ones_that_it_names(name: str) -> None:
    assert expected(name) == refuted_lines(name)


@pytest.mark.skipif(FOLDER != HERE, reason="another corpus is measured")
def test_over_the_corpus_these_lines_are_wrong_and_these_findings_say_so() -> None:
    assert [line for name in READ_HERE for line in refuted_lines(name)] == here(LINES)
    assert [finding for name in READ_HERE for finding in findings(name)] == here(FINDINGS)
