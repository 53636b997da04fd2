"""The command line, ``govinfo-report``. It needs the extra ``cli``; everything else is loaded by the command itself."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import NoReturn

__all__ = ["main"]


def main() -> NoReturn:
    """Run ``govinfo-report`` with the arguments of the process, and leave with its exit code."""
    if find_spec("click") is None or find_spec("rich") is None:
        from govinfo_report.errors import MissingExtraError

        sys.stderr.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        sys.stderr.write(f"{MissingExtraError('cli', 'govinfo-report')}\n")
        sys.exit(3)
    from govinfo_report.cli.application import run

    sys.exit(run())
