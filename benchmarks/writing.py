"""Writing one report in every format: ``python benchmarks/writing.py`` (needs the ``bench`` extra and a CJK font)."""

from __future__ import annotations

import platform
import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from timing import interleaved, table

from govinfo_report import read_file, write_bytes

_EXAMPLE = Path(__file__).parent.parent / "docs" / "examples" / "2024-yunxi-city.txt"
_FORMATS = ("json", "jsonl", "markdown", "text", "html", "docx", "xlsx", "pdf")


def main() -> None:
    """Print the time of each."""
    report = read_file(_EXAMPLE).unwrap()
    print(f"Python {platform.python_version()}, {platform.machine()}")
    works = {name: partial(write_bytes, report, name) for name in _FORMATS}
    table("writing a report of four pages", interleaved(works, rounds=7), base="json", unit="ms")


if __name__ == "__main__":
    main()
