"""The report: the paper around the sections, and the six sections."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Iterator, Mapping
from types import NoneType

from attrs import field, frozen

from govinfo_report.address import CellRef, Place
from govinfo_report.errors import CellTypeError
from govinfo_report.mapping import FrozenMapping
from govinfo_report.report.base import Cell, Table
from govinfo_report.report.organ import Organ, Scope
from govinfo_report.report.s1_overview import Narrative, Overview, texts
from govinfo_report.report.s2_proactive_disclosure import ProactiveDisclosure
from govinfo_report.report.s3_requests import Requests
from govinfo_report.report.s4_disputes import Disputes
from govinfo_report.report.s5_problems import Problems
from govinfo_report.report.s6_other_matters import OtherMatters
from govinfo_report.report.sections import NARRATIVES, SECTIONS, TABLES
from govinfo_report.text.dates import DateRange

__all__ = ["Footer", "Printed", "PrintedKind", "Report"]


class PrintedKind(enum.Enum):
    """How a cell was printed that is not a plain number."""

    BLANK = "blank"
    """An empty cell."""
    MARK = "mark"
    """A mark for nil: ``/``, ``-``, ``—`` or ``无``."""
    TEXT = "text"
    """Text that is no number, or a fraction where only whole numbers can stand."""
    NOTE = "note"
    """A number with a note: ``22（其中修订16件）``."""
    UNIT = "unit"
    """A number with a unit: ``251000元``."""
    FORMAT = "format"
    """A number in an unusual format: full-width digits, separators, blanks inside."""
    JOINED = "joined"
    """A number printed with nothing between it and its neighbours, and told from them by the identities alone."""
    UNREAD = "unread"
    """There are figures in the row, but which of them is this cell's is not certain. Where they are printed as one,
    ``note`` holds them."""
    MISSING = "missing"
    """The source does not have this row or column at all."""


@frozen
class Printed:
    """A cell as it was printed. ``note`` is the text beside the number."""

    raw: str
    kind: PrintedKind
    note: str | None = None


@frozen(kw_only=True)
class Footer:
    """The lines under a report on a web page, which speak of the site and not of the organ."""

    lines: tuple[str, ...] = field(default=(), converter=texts)
    sponsor: str | None = None
    """主办."""
    undertaker: str | None = None
    """承办."""
    site_code: str | None = None
    """网站标识码."""
    icp_number: str | None = None
    """ICP备案号."""
    police_number: str | None = None
    """公网安备号."""


_SECTION_NAMES = frozenset(section.name for section in SECTIONS)


def _headings(headings: Mapping[str, str | None]) -> FrozenMapping[str, str | None]:
    if unknown := set(headings) - _SECTION_NAMES:
        raise ValueError(f"no sections of a report: {', '.join(sorted(unknown))}")
    return FrozenMapping(headings)


def _notes(notes: Mapping[str, tuple[str, ...]]) -> FrozenMapping[str, tuple[str, ...]]:
    if unknown := set(notes) - set(TABLES):
        raise ValueError(f"no tables of a report: {', '.join(sorted(unknown))}")
    return FrozenMapping({name: texts(paragraphs) for name, paragraphs in notes.items()})


def _names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(texts(names))


@frozen(kw_only=True)
class Report:
    """政府信息公开工作年度报告 of one organ on one year.

    What was read is held as printed, also where it is wrong. A table that the source does not have is blank and is
    named in ``absent``; a narrative section that it does not have is ``None``.
    """

    organ: Organ | None
    year: int | None
    """The year that is reported on."""
    title: str | None = None
    preamble: tuple[str, ...] = field(default=(), converter=texts)
    """The paragraphs before section one."""
    period: DateRange | None = None
    """统计期限."""
    published_on: datetime.date | None = None
    issued_on: datetime.date | None = None
    """成文日期, the date under the report."""
    scope: Scope = Scope.UNKNOWN
    headings: Mapping[str, str | None] = field(
        default=FrozenMapping[str, "str | None"](), converter=_headings, repr=False
    )
    """The printed headings by section in printed order. ``None``: the source prints none. A section that is not in
    it at all says nothing about its heading, as in a report composed in code."""
    overview: Overview | None = None
    proactive_disclosure: ProactiveDisclosure
    requests: Requests
    disputes: Disputes
    problems: Problems | None = None
    other_matters: OtherMatters | None = None
    notes: Mapping[str, tuple[str, ...]] = field(
        default=FrozenMapping[str, tuple[str, ...]](), converter=_notes, repr=False
    )
    """Paragraphs printed beside the tables of sections two, three and four."""
    footer: Footer = Footer()
    absent: frozenset[str] = field(default=frozenset[str](), converter=_names)
    """The tables that the source does not have: ``proactive_disclosure``, ``requests``, ``disputes``."""
    printed: Mapping[CellRef, Printed] = field(
        default=FrozenMapping[CellRef, Printed](), converter=FrozenMapping[CellRef, Printed], eq=False, repr=False
    )
    """Cells not printed as a plain number; takes no part in equality."""

    def __attrs_post_init__(self) -> None:
        for name, expected in _TYPES:
            value: object = getattr(self, name)
            if not isinstance(value, expected) or value is True or value is False:
                raise CellTypeError(f"Report.{name}: unexpected {type(value).__name__}: {value!r}")
        if not self.absent <= _TABLE_NAMES:
            raise ValueError(f"no tables of a report: {', '.join(sorted(self.absent - _TABLE_NAMES))}")

    @property
    def edition(self) -> str | None:
        """``"2019"``, ``"2021"`` or ``"mixed"``, told by the tables that are present; ``None`` where none tells."""
        seen = {table.LAYOUT.edition for table in self.present_tables() if table.LAYOUT.edition}
        return "mixed" if len(seen) > 1 else next(iter(seen), None)

    def tables(self) -> tuple[Table, Table, Table]:
        """The tables of sections two, three and four."""
        return (self.proactive_disclosure, self.requests, self.disputes)

    def present_tables(self) -> Iterator[Table]:
        """The tables that the source has."""
        return (table for table in self.tables() if table.LAYOUT.table not in self.absent)

    def narratives(self) -> Iterator[tuple[str, Narrative]]:
        """The narrative sections that the source has, by name."""
        for name in NARRATIVES:
            narrative: Narrative | None = getattr(self, name)
            if narrative is not None:
                yield name, narrative

    def cells(self) -> Iterator[tuple[CellRef, Cell]]:
        """Every cell of the three tables with its address, in printed order."""
        for table in self.tables():
            yield from table.cells()

    def cell(self, ref: CellRef | str, /) -> Cell:
        """The cell at an address such as ``requests.received.total``.

        :class:`~govinfo_report.PlaceError` if the report has no such cell.
        """
        return self.table_of(ref).cell(ref)

    def table_of(self, place: Place | str, /) -> Table:
        """The table that an address lies in; the requests table answers for what is in no table."""
        name = str(place).partition(".")[0]
        return next((table for table in self.tables() if table.LAYOUT.table == name), self.requests)


_TABLE_NAMES = frozenset(TABLES)
_TYPES: tuple[tuple[str, tuple[type, ...]], ...] = (
    ("organ", (Organ, NoneType)),
    ("year", (int, NoneType)),
    ("overview", (Overview, NoneType)),
    ("proactive_disclosure", (ProactiveDisclosure,)),
    ("requests", (Requests,)),
    ("disputes", (Disputes,)),
    ("problems", (Problems, NoneType)),
    ("other_matters", (OtherMatters, NoneType)),
)
