"""What is suggested: the changes, how they may have come about, and which lines they mend."""

from __future__ import annotations

from attrs import field, frozen

from govinfo_report.address import CellRef
from govinfo_report.findings import Bilingual, Change, RuleInfo
from govinfo_report.form.slips import SlipKind

__all__ = ["Examination", "MendedLine", "Repair"]


@frozen(kw_only=True)
class MendedLine:
    """A line that is wrong now and would hold: both of its sides now and then; ``None`` where a cell is blank."""

    rule: RuleInfo
    at: CellRef
    """The row or column that the line is about."""
    was: tuple[int | None, int | None]
    becomes: tuple[int | None, int | None]


@frozen(kw_only=True)
class Repair:
    """A set of changes that would mend the report, as far as its lines tell.

    It is a suggestion: the lines say that the figures cannot all be right, and the paper in the office says which are.
    """

    changes: tuple[Change, ...]
    """In printed order; ``at`` is a cell, ``was`` and ``becomes`` are counts."""
    slips: tuple[SlipKind, ...]
    """How the figures may have come to be wrong: fewer than there are changes where one slip explains several."""
    explanation: Bilingual
    """The cells by name, what they hold, what they should hold, and the slips."""
    certain: bool
    """Whether no other set of so few changes would do, for any of the changes."""
    mends: tuple[MendedLine, ...]
    unmended: tuple[CellRef, ...] = ()
    """Lines that are wrong and for which nothing was found: they stay wrong."""
    unusual: tuple[CellRef, ...] = field(default=(), repr=False)
    """Which of the cells were not printed as a plain number: blank, a mark, with a note."""


@frozen(kw_only=True)
class Examination:
    """What a search for repairs came to."""

    repairs: tuple[Repair, ...]
    """The likeliest first."""
    unmended: tuple[CellRef, ...] = ()
    """Lines that are wrong and for which nothing was found."""
    cut_short: bool = False
    """Whether a search was given up, or more was found than is listed: the likeliest repair may not be among these."""
