"""The exit codes of ``govinfo-report``."""

from __future__ import annotations

import enum

__all__ = ["ExitCode"]


class ExitCode(enum.IntEnum):
    """How a command ended; of several documents the worst one decides, and ``UNREAD`` is worse than ``FINDINGS``."""

    FINE = 0
    """Nothing at or above ``--fail-on``."""
    FINDINGS = 1
    UNREAD = 2
    """An input could not be read, or held no report."""
    USAGE = 3
    """The command was called wrongly, or could not write where it was told to."""
    INTERRUPTED = 130
    PIPE_CLOSED = 141
    """The reader of the output went away."""
