"""Readers never raise on content: mangled documents give findings, in time that grows with their size."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govinfo_report import ReadResult, read, read_all, validate, write
from govinfo_report.formats.source import Limits, Source
from govinfo_report.testing import make_report

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs" / "examples").glob("20*.txt"))]
DOCUMENTS += [(ROOT / "tests" / "data" / "2019-mirror.txt").read_text(encoding="utf-8")]
DOCUMENTS += [write(make_report("2021"), name) for name in ("json", "markdown", "text")]
FORMATS = [None, "json", "markdown", "text"]


def says_something(result: ReadResult) -> bool:
    return result.report is not None or bool(result.findings)


def mangled(document: str, seed: int) -> str:
    """Lines cut, doubled, shuffled and joined, characters flipped and widened."""
    chance = random.Random(seed)  # noqa: S311
    lines = document.split("\n")
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                del lines[at : at + chance.randint(1, 9)]
            case 1:
                lines.insert(at, lines[chance.randrange(len(lines))])
            case 2:
                chance.shuffle(lines)
            case 3:
                lines[at] = lines[at].translate({n: n + 0xFEE0 for n in range(0x21, 0x7F)})
            case 4:
                lines[at] = "".join(chance.choice([c, c, c, chr(chance.randrange(32, 0x9FFF))]) for c in lines[at])
            case _:
                lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
        lines = lines or [""]
    return "\n".join(lines)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("number", range(len(DOCUMENTS)))
def test_mangled_documents_are_read_or_refused_with_a_reason(number: int, name: str | None) -> None:
    for seed in range(12):
        text = mangled(DOCUMENTS[number], seed)
        for result in read_all(text, format=name):
            assert says_something(result)
            validation = validate(result)
            assert "GIR000" not in [finding.rule.code for finding in validation.findings]
            assert all(finding.message("zh") and finding.message("en") for finding in validation.findings)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(content=st.one_of(st.text(), st.binary()), name=st.sampled_from(FORMATS))
def test_no_content_makes_a_reader_raise(content: str | bytes, name: str | None) -> None:
    assert says_something(read(content, format=name))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), number=st.integers(0, len(DOCUMENTS) - 1))
def test_flipped_bytes_are_read_or_refused(data: st.DataObject, number: int) -> None:
    content = bytearray(DOCUMENTS[number].encode())
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert says_something(read(bytes(content)))


@pytest.mark.parametrize(
    "unit",
    [
        "|",
        "a | ",
        "一、",
        "（一）（一）\n",
        "规章 | 0\n",
        "据(jù)",
        "2019年1月1日至",
        "![x](y)\n",
        "# \n",
        "|-|\n",
        '{"a":',
        "?????????",
    ],
    ids=repr,
)
def test_time_grows_with_size(unit: str) -> None:
    def seconds(size: int) -> float:
        start = time.perf_counter()
        read(unit * size)
        return time.perf_counter() - start

    seconds(100)
    small, large = seconds(2_000), seconds(8_000)
    assert large < 12 * small + 0.5


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_too_many_cells_are_refused_before_they_are_read(name: str) -> None:
    result = read("| 1 " * 300_000, format=name)
    assert (result.report, [finding.rule.code for finding in result.findings]) == (None, ["GIR140"])


def test_a_source_over_the_limit_is_refused_whole() -> None:
    source = Source.of("x" * 33, limits=Limits(bytes=32))
    assert (source.readable, source.text, [finding.rule.code for finding in source.findings]) == (False, "", ["GIR140"])
