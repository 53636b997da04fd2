"""What the tests of the command line share: calling it within the process, and documents to call it with."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from attrs import frozen

# Without the extra ``cli`` there is no command line to test, but for the words it says about that.
HAS_EXTRA = find_spec("click") is not None and find_spec("rich") is not None
collect_ignore_glob = [] if HAS_EXTRA else ["test_*.py"]

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
GOOD = str(EXAMPLES / "2024-yunxi-city.txt")
OLDER = str(EXAMPLES / "2019-liutang-town.txt")
WRONG = str(EXAMPLES / "2024-wrong-figures.txt")


@frozen
class Outcome:
    """How a call ended, and what it wrote."""

    code: int
    stdout: str
    stderr: str
    raw: bytes


Call = Callable[..., Outcome]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call ``govinfo-report`` in this process, with a width and without the colours of the caller's terminal."""

    from govinfo_report.cli.application import run

    def calling(*arguments: str, width: int = 100, stdin: bytes = b"") -> Outcome:
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.delenv("NO_COLOR", raising=False)
        out, err = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as streams:
            for name, stream in (("stdin", io.BytesIO(stdin)), ("stdout", out), ("stderr", err)):
                streams.setattr(sys, name, io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True))
            code = run(list(arguments))
            written, told = out.getvalue(), err.getvalue()
        return Outcome(int(code), written.decode(errors="backslashreplace"), told.decode(), written)

    return calling


@pytest.fixture
def good() -> str:
    """A report in which everything holds."""
    return GOOD


@pytest.fixture
def older() -> str:
    """A report on the form of 2019 in which everything holds."""
    return OLDER


@pytest.fixture
def wrong() -> str:
    """A report with three errors, a warning and three hints."""
    return WRONG


@pytest.fixture
def png(tmp_path: Path) -> str:
    """A picture, which no reader takes."""
    path = tmp_path / "scan.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    return str(path)
