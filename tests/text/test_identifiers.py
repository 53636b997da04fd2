"""Identifiers: published ones are sound, changed ones are noticed, and what is not noticed is stated."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vectors import CREDIT_CODES, ORGANIZATION_CODES

from govinfo_report.report import organ
from govinfo_report.text import (
    IdentifierKind,
    identifiers,
    inspect_identifier,
    is_icp_number,
    is_organization_code,
    is_police_number,
    is_region_code,
    is_site_code,
    is_unified_social_credit_code,
    same_division,
)

CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"

PREDICATES = {
    "unified_social_credit_code": is_unified_social_credit_code,
    "organization_code": is_organization_code,
    "region_code": is_region_code,
    "site_code": is_site_code,
    "icp_number": is_icp_number,
    "police_number": is_police_number,
}


def credit_check(body: str) -> str:
    """The check character as the standard words it: 31 less the remainder, 31 being 0."""
    weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
    remainder = sum(CREDIT_ALPHABET.index(each) * weight for each, weight in zip(body, weights, strict=True)) % 31
    return CREDIT_ALPHABET[(31 - remainder) % 31]


def organization_check(body: str) -> str:
    total = sum(int(each, 36) * weight for each, weight in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    value = 11 - total % 11
    return {10: "X", 11: "0"}.get(value, str(value))


credit_codes = st.text(CREDIT_ALPHABET, min_size=17, max_size=17).map(lambda body: body + credit_check(body))
organization_codes = st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=8, max_size=8).map(
    lambda body: body + organization_check(body)
)


def test_every_kind_has_its_question() -> None:
    assert set(PREDICATES) == set(get_args(IdentifierKind))
    assert organ.is_organization_code is identifiers.is_organization_code


@given(credit_codes)
def test_a_credit_code_with_its_check_character_is_sound(code: str) -> None:
    assert is_unified_social_credit_code(code)


@given(credit_codes)
def test_every_change_of_one_character_of_a_credit_code_is_noticed(code: str) -> None:
    changed = {code[:n] + other + code[n + 1 :] for n in range(18) for other in CREDIT_ALPHABET} - {code}

    assert len(changed) == 18 * 30
    assert [each for each in changed if is_unified_social_credit_code(each)] == []


@pytest.mark.parametrize("code", CREDIT_CODES)
def test_every_change_of_one_character_of_a_published_credit_code_is_noticed(code: str) -> None:
    every = [chr(point) for point in range(0x21, 0x7F)]
    changed = {code[:n] + other + code[n + 1 :] for n in range(18) for other in every} - {code}

    assert inspect_identifier("unified_social_credit_code", code).fault is None
    assert [each for each in changed if is_unified_social_credit_code(each)] == []


@given(credit_codes)
def test_every_swap_of_unequal_neighbours_in_a_credit_code_is_noticed(code: str) -> None:
    swapped = {code[:n] + code[n + 1] + code[n] + code[n + 2 :] for n in range(17)} - {code}

    assert [each for each in swapped if is_unified_social_credit_code(each)] == []


@given(organization_codes)
def test_of_an_organization_code_exactly_the_changes_by_a_multiple_of_eleven_go_unnoticed(code: str) -> None:
    assert is_organization_code(code)
    for n in range(8):
        for other in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ":
            changed = code[:n] + other + code[n + 1 :]
            unnoticed = (int(other, 36) - int(code[n], 36)) % 11 == 0
            assert is_organization_code(changed) == unnoticed
    assert [check for check in "0123456789X" if check != code[8] and is_organization_code(code[:8] + check)] == []


@pytest.mark.parametrize("code", ORGANIZATION_CODES)
def test_every_change_of_one_digit_of_a_published_organization_code_is_noticed(code: str) -> None:
    changed = {code[:n] + digit + code[n + 1 :] for n in range(8) for digit in "0123456789"} - {code}

    assert [each for each in changed if is_organization_code(each)] == []


@pytest.mark.parametrize(
    ("kind", "text", "fault", "division"),
    [
        ("unified_social_credit_code", "11341702486344515H", None, "341702"),
        ("unified_social_credit_code", "11341702486344515J", "check", "341702"),
        ("unified_social_credit_code", "91350100M000100Y4Z", "shape", None),
        ("unified_social_credit_code", "11341702486344515", "length", None),
        ("unified_social_credit_code", "11341702486344515HH", "length", None),
        ("unified_social_credit_code", "", "shape", None),
        ("unified_social_credit_code", "1110000000001434" + "99", "check", None),
        ("organization_code", "00001434-9", None, None),
        ("organization_code", "000014348", "check", None),
        ("organization_code", "00001434", "length", None),
        ("organization_code", "0000143x9", "shape", None),
        ("region_code", "640324", None, "640324"),
        ("region_code", "640324101", None, "640324"),
        ("region_code", "64032", "length", None),
        ("region_code", "64032A", "shape", None),
        ("region_code", "990324", "division", None),
        ("site_code", "6403240007", None, "640324"),
        ("site_code", "3418020037", None, "341802"),
        ("site_code", "6107280000", None, "610728"),
        ("site_code", "bm55000001", None, None),
        ("site_code", "bm5500001", "length", None),
        ("site_code", "640324000", "length", None),
        ("site_code", "0000000000", "division", None),
        ("site_code", "64032400A7", "shape", None),
        ("icp_number", "宁ICP备09004641号-5", None, None),
        ("icp_number", "京ICP备050700号", None, None),
        ("icp_number", "粤ICP备2026073665号-1", None, None),
        ("icp_number", "京ICP证030173号", None, None),
        ("icp_number", "宁ICP备0900464号-5", "length", None),
        ("icp_number", "某ICP备00000000号-0", "province", None),
        ("icp_number", "ICP备09004641号", "shape", None),
        ("police_number", "宁公网安备64032402000014号", None, "640324"),
        ("police_number", "京公网安备110105008661", None, "110105"),
        ("police_number", "皖公安备案34180202000313", None, "341802"),
        ("police_number", "皖公网安备3418020200031号", "length", None),
        ("police_number", "某公网安备34180202000313号", "province", None),
        ("police_number", "皖公网安备04180202000313号", "division", None),
        ("police_number", "公网安备34180202000313号", "shape", None),
    ],
)
def test_what_is_wrong_with_an_identifier(
    kind: IdentifierKind, text: str, fault: str | None, division: str | None
) -> None:
    seen = inspect_identifier(kind, text)

    assert (seen.kind, seen.text, seen.fault, seen.division) == (kind, text, fault, division)
    if fault != "division" or kind != "region_code":
        assert PREDICATES[kind](text) == (fault is None)


@given(st.sampled_from(get_args(IdentifierKind)), st.text(max_size=40))
def test_no_text_is_too_odd_to_be_looked_at(kind: IdentifierKind, text: str) -> None:
    seen = inspect_identifier(kind, text)

    assert seen.fault in {None, "shape", "length", "province", "division", "check"}
    assert seen.division is None or (len(seen.division) == 6 and seen.division.isdigit())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("640324", "640300", True),
        ("640324", "640324", True),
        ("640000", "640324", True),
        ("640324", "640200", False),
        ("640324", "540324", False),
        ("500101", "500233", True),
        ("310101", "310000", True),
        ("429004", "420100", False),
    ],
)
def test_divisions_agree_down_to_the_prefecture(one: str, other: str, same: bool) -> None:
    assert same_division(one, other) is same_division(other, one) is same
