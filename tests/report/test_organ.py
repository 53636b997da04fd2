"""Organs and the identifiers that name them, with published codes and their check characters."""

from __future__ import annotations

import pytest
from vectors import CREDIT_CODES, ORGANIZATION_CODES

from govinfo_report import Organ
from govinfo_report.report.organ import is_organization_code, is_region_code, is_unified_social_credit_code


@pytest.mark.parametrize("code", CREDIT_CODES)
def test_a_published_credit_code_passes_its_check(code: str) -> None:
    assert is_unified_social_credit_code(code)


@pytest.mark.parametrize("code", CREDIT_CODES)
def test_any_other_check_character_fails(code: str) -> None:
    others = set("0123456789ABCDEFGHJKLMNPQRTUWXY") - {code[17]}

    assert [other for other in others if is_unified_social_credit_code(code[:17] + other)] == []


@pytest.mark.parametrize("code", CREDIT_CODES)
def test_a_swap_of_neighbours_in_a_credit_code_is_noticed(code: str) -> None:
    swapped = {code[:n] + code[n + 1] + code[n] + code[n + 2 :] for n in range(17)} - {code}

    assert [wrong for wrong in swapped if is_unified_social_credit_code(wrong)] == []


@pytest.mark.parametrize(
    "code",
    [
        "91350100M000100Y4Z",
        "91350100M000100Y4",
        "91350100M000100Y433",
        "91350100m000100y43",
        "91350100M000100Y4３",
        "91350100M000100Y43\n",
        "I1350100M000100Y43",
        "",
    ],
)
def test_what_has_not_the_shape_of_a_credit_code_is_none(code: str) -> None:
    assert not is_unified_social_credit_code(code)


@pytest.mark.parametrize("code", ORGANIZATION_CODES)
def test_a_published_organization_code_passes_with_and_without_its_hyphen(code: str) -> None:
    assert is_organization_code(code)
    assert is_organization_code(f"{code[:8]}-{code[8]}")
    assert [other for other in "0123456789X" if other != code[8] and is_organization_code(code[:8] + other)] == []


@pytest.mark.parametrize(
    "code", ["035210000", "00001434", "0000143499", "0000-14349", "00001434x", "000014349\n", "０00014349", ""]
)
def test_what_fails_the_check_or_the_shape_is_no_organization_code(code: str) -> None:
    assert not is_organization_code(code)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("640324", True),
        ("640323101", True),
        ("640323101000", True),
        ("64032", False),
        ("6403241", False),
        ("6403231010000", False),
        ("040324", False),
        ("64032A", False),
        ("６40324", False),
        ("640324\n", False),
        ("", False),
    ],
)
def test_a_region_code_has_6_or_9_or_12_digits(code: str, expected: bool) -> None:
    assert expected is is_region_code(code)


def test_the_key_of_an_organ_is_its_credit_code() -> None:
    organ = Organ(name="同心县人民政府", region_code="640324", unified_social_credit_code="11341702486344515H")

    assert organ.key == "11341702486344515H"


def test_without_a_credit_code_the_key_is_region_and_name() -> None:
    assert Organ(name="城关镇人民政府", region_code="640324").key == "640324:城关镇人民政府"
    assert Organ(name="城关镇人民政府").key == ":城关镇人民政府"
    assert Organ(name="城关镇人民政府", region_code="640324").key != Organ(name="城关镇人民政府", region_code="1").key
