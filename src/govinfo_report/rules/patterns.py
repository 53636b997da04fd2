"""Patterns that are compiled when a rule first needs them, so that figures without text need none."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

__all__ = ["pattern"]


def pattern(expression: str, /) -> Callable[[], re.Pattern[str]]:
    """A function that gives the compiled pattern."""
    return cache(lambda: re.compile(expression))
