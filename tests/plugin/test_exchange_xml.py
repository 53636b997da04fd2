# test_exchange_xml.py
"""Does the format keep its promises? And what else it says of itself."""

import pytest
from govinfo_exchange_xml import FORMAT

from govinfo_report.testing import check_format, make_report, source_of

PAGE = '<annualReport><table name="requests" form="2021"><cell name="received.total"{}>{}</cell></table></annualReport>'


def test_the_format_keeps_the_promises_of_every_format() -> None:
    assert check_format(FORMAT) == ()


def test_what_has_no_place_in_the_file_is_told() -> None:
    assert FORMAT.losses(make_report("2019")) == ("organ", "preamble", "period")


def test_a_figure_that_is_none_is_told_and_not_read() -> None:
    (result,) = FORMAT.read(source_of(PAGE.format("", "many")))

    assert result.unwrap().requests.received.total is None
    assert [each.text for each in result.unread] == ["requests.received.total: many"]


def test_a_cell_that_the_form_does_not_have_is_kept() -> None:
    (result,) = FORMAT.read(source_of(PAGE.format("", "3").replace("received", "overheard")))

    assert [(each.section, each.label, each.cells) for each in result.extras] == [
        ("requests", "overheard.total", ("3",))
    ]


def test_a_cell_that_is_there_twice_is_read_once_and_kept() -> None:
    twice = PAGE.format("", "3").replace("</table>", '<cell name="received.total">4</cell></table>')
    (result,) = FORMAT.read(source_of(twice))

    assert (result.unwrap().requests.received.total, result.extras[0].cells) == (3, ("4",))


@pytest.mark.parametrize(
    "text", ['<!DOCTYPE a [<!ENTITY b "c">]>' + PAGE.format("", "&b;"), PAGE[:-3], "<annualReport"]
)
def test_what_cannot_be_read_is_a_finding(text: str) -> None:
    (result,) = FORMAT.read(source_of(text))

    assert (result.report, [each.rule.code for each in result.findings]) == (None, ["GIR101"])
