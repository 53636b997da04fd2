"""What stands around the sections of a document: title, preamble, dates, issuer, footer."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from attrs import define, field

from govinfo_report.findings import Span
from govinfo_report.formats._core.items import Paragraph
from govinfo_report.formats._core.paper import (
    find_organ,
    is_footer,
    is_issuer,
    read_footer,
    standalone_date,
    title_at,
    without_field_name,
)
from govinfo_report.formats._core.plain_text import plain
from govinfo_report.formats._core.years import find_period, find_year
from govinfo_report.reading import Extra
from govinfo_report.report.organ import Organ
from govinfo_report.report.report import Footer
from govinfo_report.text.dates import DateRange

__all__ = ["Frame"]


@define
class Frame:
    """What stands around the sections."""

    title: str | None = None
    title_span: Span | None = None
    preamble: list[Paragraph] = field(factory=list[Paragraph])
    period: DateRange | None = None
    year: int | None = None
    organ: Organ | None = None
    byline: str | None = None
    """The line under the title, if it names an organ."""
    dates: dict[str, datetime.date] = field(factory=dict[str, datetime.date])
    footer: Footer = field(factory=Footer)
    extras: list[Extra] = field(factory=list[Extra])

    @classmethod
    def of(cls, opening: list[Paragraph], sections: Sequence[list[Paragraph]], last: list[Paragraph] | None) -> Frame:
        """The paper of a document: what stands before its first heading, its sections, and the section it ends with.

        Footer, date and issuer are taken off the end of the last section.
        """
        paper = cls()
        paper._open(opening)
        issuer = paper._close(last)
        bodies = [each.text for section in sections for each in section]
        paper.period = find_period([each.text for each in opening]) or find_period(bodies)
        preamble = [each.text for each in paper.preamble]
        paper.year = find_year(paper.title, paper.period, preamble, bodies)
        paper.organ = find_organ(paper.title, issuer or paper.byline, [*preamble, *bodies])
        return paper

    def _open(self, lines: list[Paragraph]) -> None:
        """Title, dates and preamble. What stands above the title is the page's, not the report's."""
        first, last = title_at(lines)
        if last > first:
            self.title = without_field_name("".join(each.text.strip() for each in lines[first:last])).strip()
            self.title_span = Span(lines[first].span.start, lines[last - 1].span.end, lines[first].span.place)
        for n, line in enumerate(lines):
            if first <= n < last or self._date(line):
                continue
            if n < first < last:
                self.extras.append(Extra(section=None, label=line.text.strip(), span=line.span))
            elif not _is_period_line(line.text):
                self.preamble.append(line)
        if last < len(lines) and last > first and is_issuer(lines[last].text):
            self.byline = lines[last].text

    def _date(self, line: Paragraph) -> bool:
        found = standalone_date(line.text)
        if found is None:
            return False
        label, date = found
        self.dates.setdefault("发布" if label.startswith(("发布", "公开")) else "", date)
        return True

    def _close(self, last: list[Paragraph] | None) -> str | None:
        """Footer, date and issuer's line at the end of the last section; the issuer is returned."""
        if last is None:
            return None
        footer: list[str] = []
        while last and is_footer(last[-1].text):
            footer.insert(0, last.pop().text.strip())
        self.footer = read_footer(footer) if footer else Footer()
        issuer: str | None = None
        signed = bool(last) and (
            standalone_date(last[-1].text) is not None
            or (len(last) > 1 and is_issuer(last[-1].text) and standalone_date(last[-2].text) is not None)
        )
        while signed and last and (self._date(last[-1]) or (issuer is None and is_issuer(last[-1].text))):
            line = last.pop().text
            issuer = line if is_issuer(line) else issuer
        return issuer


def _is_period_line(text: str) -> bool:
    return re.match(r"统计期限[:：]", plain(text)) is not None and find_period([text]) is not None
