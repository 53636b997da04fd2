"""What a presenter is told about the place where its text will be shown, and of what counts there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from attrs import frozen

from govinfo_report.findings import Severity

__all__ = ["PLAIN", "Paint", "Role", "Screen"]

Role = Literal["error", "warning", "information", "good", "name", "place", "quiet"]
Paint = Callable[[str, Role], str]


def _unpainted(text: str, _role: Role) -> str:
    return text


@frozen(kw_only=True)
class Screen:
    """How many columns there are, and how a stretch of text is marked as what it is; by default not at all.

    ``paint`` must not change how wide the text is.
    """

    width: int = 80
    paint: Paint = _unpainted
    fail_on: Severity | None = Severity.ERROR
    """From which severity a finding counts as a failure, for the forms that tell such apart; ``None``: never."""


PLAIN = Screen()
