"""Profiles and suppressions in TOML: what a file can say, and which key and line is told of what it cannot."""

from __future__ import annotations

import datetime

import pytest

from govinfo_report import Profile, ProfileError, Severity, Suppression, profile, read_profile, read_suppressions

PRINT = "0f84e0499d067d0b"
FULL = f"""\
# 青禾区
[profile]
name = "qinghe"
extends = "strict"
fail-on = "information"
off = ["GIR205", "GIR103"]

[severity]
GIR220 = "warning"
GIR221 = "off"

[[suppress]]
fingerprint = "{PRINT}"
reason = "台账如此"
until = 2027-03-31
code = "GIR303"

[[suppress]]
fingerprint = "{PRINT[::-1]}"
reason = "另有说明"
until = 2027-06-30
"""
FIRST = Suppression(fingerprint=PRINT, reason="台账如此", until=datetime.date(2027, 3, 31), code="GIR303")
SECOND = Suppression(fingerprint=PRINT[::-1], reason="另有说明", until=datetime.date(2027, 6, 30))


def test_a_file_holds_a_profile() -> None:
    assert read_profile(FULL) == Profile(
        name="qinghe",
        severities={"GIR220": Severity.WARNING},
        off={"GIR205", "GIR103", "GIR221"},
        fail_on=Severity.INFORMATION,
        suppressions=(FIRST, SECOND),
    )


@pytest.mark.parametrize("text", ["", "[profile]\n", '[profile]\nextends = "default"\n'])
def test_an_empty_file_is_the_default_profile(text: str) -> None:
    assert read_profile(text) == profile("default")


def test_a_file_extends_a_profile_and_gives_a_rule_a_severity_again() -> None:
    base = profile("archive")
    read = read_profile('[profile]\nextends = "archive"\noff = ["GIR207"]\n[severity]\nGIR220 = "warning"\n')

    assert read.name == "archive"
    assert read.off == (base.off - {"GIR220"}) | {"GIR207"}
    assert read.severities == {"GIR220": Severity.WARNING}


def test_a_file_of_suppressions_alone() -> None:
    only = FULL[FULL.index("[[suppress]]") :]

    assert read_suppressions(only) == (FIRST, SECOND)
    assert read_suppressions("") == ()
    assert read_profile(only).suppressions == (FIRST, SECOND)


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("[profle]\n", "profle", 1),
        ("[profile]\nfailon = 1\n", "profile.failon", 2),
        ('[profile]\nextends = "strickt"\n', "profile.extends", 2),
        ("[profile]\nextends = 3\n", "profile.extends", 2),
        ('[profile]\nfail-on = "never"\n', "profile.fail-on", 2),
        ('[profile]\noff = "GIR205"\n', "profile.off", 2),
        ("[profile]\noff = [\n  205,\n]\n", "profile.off[0]", 2),
        ('[profile]\noff = [\n  "GIR103",\n  "GIR999",\n]\n', "off.GIR999", 4),
        ('[severity]\nGIR220 = "fatal"\n', "severity.GIR220", 2),
        ('\n\n[severity]\nGIR022 = "error"  # GIR220\n', "severity.GIR022", 4),
        ('[profile]\noff = ["GIR205"]\n[severity]\nGIR205 = "error"\n', "severity.GIR205", None),
        ("severity = 3\n", "severity", 1),
        ("[parameters.GIR999]\nleast = 3\n", "parameters.GIR999", 1),
        ("[parameters.GIR204]\nleast = 3\n", "parameters.GIR204.least", 2),
        ("[parameters.GIR204]\nleast = [3]\n", "parameters.GIR204.least", 2),
        ("[parameters]\nGIR204 = 3\n", "parameters.GIR204", 2),
        ("suppress = 3\n", "suppress", 1),
        ("# a\n[[suppress]]\nreason = 'r'\n", "suppress[0].fingerprint", 2),
        (FULL.replace("until = 2027-06-30\n", ""), "suppress[1].until", 18),
        (FULL.replace('reason = "另有说明"\n', ""), "suppress[1].reason", 18),
        (FULL.replace('"另有说明"', '""'), "suppress[1].reason", 18),
        (FULL.replace("2027-06-30", "2027-06-30T00:00:00"), "suppress[1].until", 18),
        (FULL.replace("2027-06-30", '"2027-06-30"'), "suppress[1].until", 18),
        (FULL.replace('code = "GIR303"', 'code = "GIR030"'), "suppress[0].code", 12),
        (FULL.replace('code = "GIR303"', 'rule = "GIR303"'), "suppress[0].rule", 12),
        (FULL.replace(PRINT, "0f84"), "suppress[0].fingerprint", 12),
        ("[profile\n", "", 1),
        ("a = 1\na = 2\n", "", 2),
    ],
)
def test_what_is_wrong_is_told_with_key_and_line(text: str, key: str, line: int | None) -> None:
    with pytest.raises(ProfileError) as raised:
        read_profile(text)

    assert (raised.value.key, raised.value.line) == (key, line)
    assert raised.value.zh
    assert key in str(raised.value)
    assert line is None or f"line {line}" in str(raised.value)


def test_a_file_of_suppressions_holds_nothing_else() -> None:
    with pytest.raises(ProfileError, match="profile"):
        read_suppressions(FULL)
