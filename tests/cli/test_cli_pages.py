"""``explain``, ``rules`` and ``form``: pages made from the catalogue and the layouts."""

from __future__ import annotations

import json

import pytest

from govinfo_report import RuleInfo, all_editions, all_rules, edition
from govinfo_report.form.identity import lines_of
from govinfo_report.present.columns import display_width, printable
from govinfo_report.rules import all_identities

from .conftest import Call


def squeezed(text: str) -> str:
    """The text without blanks and line ends, so that it does not matter where a line was broken."""
    return "".join(text.split())


@pytest.mark.parametrize("width", [40, 100])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("info", all_rules(), ids=lambda info: info.code)
def test_the_page_of_a_rule_says_everything_of_it(call: Call, info: RuleInfo, lang: str, width: int) -> None:
    page = call("explain", info.code, "--lang", lang, width=width).stdout
    texts = [info.code, info.name, info.basis]
    texts += [text.zh if lang == "zh" else text.en for text in (info.title, info.reason, info.mend)]
    texts += [f"{name} = " for example in (info.passing, info.failing) for name in example.changes]
    for text in texts:
        assert squeezed(printable(text)) in squeezed(page)
    assert all(display_width(line) <= width for line in page.splitlines())


def test_a_rule_is_found_by_code_in_any_case_and_by_name(call: Call) -> None:
    page = call("explain", "GIR301").stdout
    assert page == call("explain", "gir301").stdout == call("explain", "unbalanced-requests").stdout


@pytest.mark.parametrize(("wanted", "near"), [("GIR3011", "GIR301"), ("unbalanced-request", "unbalanced-requests")])
def test_an_unknown_rule_names_its_neighbours(call: Call, wanted: str, near: str) -> None:
    assert near in call("explain", wanted).stderr


@pytest.mark.parametrize("width", [30, 60, 80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_list_of_rules_has_them_all(call: Call, lang: str, width: int) -> None:
    stdout = call("rules", "--lang", lang, width=width).stdout
    for info in all_rules():
        assert info.code in stdout
        assert squeezed(info.title.zh if lang == "zh" else info.title.en) in squeezed(stdout) or width > 60
    assert all(display_width(line) <= width for line in stdout.splitlines())


def test_rules_as_json(call: Call) -> None:
    data = json.loads(call("rules", "--format", "json", "--lang", "en").stdout)
    assert [(each["code"], each["severity"], each["title"]) for each in data] == [
        (info.code, info.severity.value, info.title.en) for info in all_rules()
    ]


@pytest.mark.parametrize("width", [40, 80, 160])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", [form.id for form in all_editions()])
def test_a_form_has_every_address_and_identity(call: Call, form: str, lang: str, width: int) -> None:
    stdout = squeezed(call("form", form, "--lang", lang, width=width).stdout)
    for table in edition(form).tables:
        for block, row in table.LAYOUT.rows():
            assert f"{table.LAYOUT.table}.{row.name}" in stdout
            assert all(squeezed(f"{column.label} {column.name}") in stdout for column in block.columns)
        for line in lines_of(table.LAYOUT, all_identities()):
            assert line.identity.rule.code in stdout


def test_a_form_tells_its_size(call: Call) -> None:
    older = call("form", "2019", "--lang", "en", width=120).stdout
    newer = call("form", "2021", width=120).stdout
    assert "for the reports on 2019–2020; 198 cells; 40 lines that must be equal" in older
    assert "适用 2021 年起；200 个单元格；42 行必须相等的勾稽关系" in newer
