"""Every figure in one run: ``python benchmarks/run.py`` (needs the ``bench`` extra)."""

from __future__ import annotations

import gc
import json
import platform
import random
import sys
import tracemalloc
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import msgspec
from attrs import evolve
from models import msgspec_document, pydantic_document
from timing import interleaved, processes, python, table

from govinfo_report import Report, read, validate, write
from govinfo_report.formats import json_format
from govinfo_report.formats._json import fast
from govinfo_report.testing import make_distinct_report, make_report

_COMPOSE = """
from govinfo_report import ApplicantCounts, CaseOutcomes, Disputes, ProactiveDisclosure2021
from govinfo_report import Report, Requests2021, validate
report = Report(
    organ=None,
    year=2024,
    proactive_disclosure=ProactiveDisclosure2021.summing(),
    requests=Requests2021.summing(
        received=ApplicantCounts.summing(natural_person=3), disclosed=ApplicantCounts.summing(natural_person=2)
    ),
    disputes=Disputes.summing(reconsideration=CaseOutcomes.summing(upheld=1)),
)
assert validate(report).coverage.confirmed == 42
"""


def start_up() -> None:
    """Import, compose and validate one report against importing attrs and pydantic; ``--help``."""
    programs = {
        "bare interpreter": python("pass"),
        "import attrs": python("import attrs"),
        "import pydantic": python("import pydantic"),
        "import govinfo_report": python("import govinfo_report"),
        "import, compose and validate one report": python(_COMPOSE),
        "govinfo-report --help": [sys.executable, "-m", "govinfo_report", "--help"],
    }
    times = processes(programs)
    bare = times.pop("bare interpreter")
    less = {name: (least - bare[0], median - bare[1]) for name, (least, median) in times.items()}
    table(f"start-up, less the bare interpreter ({bare[0] * 1e3:.0f} ms)", less, base="import attrs", unit="ms")


def json_both_ways(report: Report) -> None:
    """One report as JSON text, in and out."""
    text = write(report, "json", indent=None)
    data_in = text.encode()
    other = data_in.replace(b'"schema":', b'"schema_":', 1)
    pydantic_class, msgspec_class = pydantic_document(report), msgspec_document(report)
    pydantic_value = pydantic_class.model_validate_json(other)
    decoder, encoder = msgspec.json.Decoder(msgspec_class), msgspec.json.Encoder()
    msgspec_value = decoder.decode(other)
    data = json.loads(text)
    source = json_format.FORMAT
    careful = _Careful()
    times = interleaved(
        {
            "in: json.loads to a dict (no check)": lambda: json.loads(data_in),
            "in: msgspec to Structs": lambda: decoder.decode(other),
            "in: pydantic v2, strict": lambda: pydantic_class.model_validate_json(other),
            "in: govinfo_report, json extra, Report alone": lambda: fast.read_exactly(data_in),
            "in: govinfo_report, json extra, read()": lambda: read(data_in, format="json"),
            "in: govinfo_report, standard library": lambda: careful.read(data_in),
        }
    )
    table(f"JSON in, {len(data_in)} bytes ({source.info.name})", times, base="in: pydantic v2, strict")
    times = interleaved(
        {
            "out: json.dumps of a dict": lambda: json.dumps(data, ensure_ascii=False),
            "out: msgspec from Structs": lambda: encoder.encode(msgspec_value),
            "out: pydantic v2": lambda: pydantic_value.model_dump_json(),
            "out: govinfo_report, json extra": lambda: write(report, "json", indent=None),
            "out: govinfo_report, standard library": lambda: careful.write(report),
        }
    )
    table("JSON out", times, base="out: pydantic v2")


class _Careful:
    """The way without the ``json`` extra, taken although it is installed."""

    def _without(self, work: object) -> object:
        fast, json_format._fast = json_format._fast, lambda: None  # type: ignore[assignment]
        try:
            return work()  # type: ignore[operator]
        finally:
            json_format._fast = fast

    def read(self, data: bytes) -> object:
        return self._without(lambda: read(data, format="json"))

    def write(self, report: Report) -> object:
        return self._without(lambda: write(report, "json", indent=None))


def validation(report: Report) -> None:
    """The identities of a full report, with every line, with 135 blanks; all rules."""
    cells = [str(ref) for ref, cell in report.cells() if isinstance(cell, int)]
    blanks = random.Random(1).sample(cells, 135)
    spoiled = make_report("2021", **dict.fromkeys(blanks, None))
    broken = make_report("2021", **{"requests.disclosed.natural_person": 999})
    three = {"3xx"}

    def to_findings(subject: Report) -> object:
        result = validate(subject, families=three)
        return result.findings, result.ok

    times = interleaved(
        {
            "identities to .findings and .ok": lambda: to_findings(report),
            "identities with every line": lambda: validate(report, families=three).lines,
            "identities, one wrong cell": lambda: to_findings(broken),
            "identities with 135 blanks, every line": lambda: validate(spoiled, families=three).lines,
            "all rules": lambda: validate(report).findings,
        }
    )
    table("validation of one report on the form of 2021", times, base="identities to .findings and .ok")


def formats(report: Report) -> None:
    """Writing and reading each text format."""
    texts = {name: write(report, name) for name in ("json", "markdown", "text")}
    works = {f"write {name}": (lambda name=name: write(report, name)) for name in texts}
    works |= {f"read {name}": (lambda name=name: read(texts[name], format=name)) for name in texts}
    table("formats", interleaved(works), base="write json")


def memory() -> None:
    """What one report holds in memory without its narrative, every cell a figure of its own."""
    make_distinct_report("2021")
    gc.collect()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    kept = [evolve(make_distinct_report("2021"), overview=None, problems=None, other_matters=None) for _ in range(50)]
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"\nmemory of one report without its narrative: {(after - before) / len(kept) / 1000:.1f} kB")


def main() -> None:
    """Print every table."""
    print(f"Python {platform.python_version()}, {platform.machine()}")
    report = make_report("2021")
    start_up()
    json_both_ways(report)
    validation(report)
    formats(report)
    memory()


if __name__ == "__main__":
    main()
