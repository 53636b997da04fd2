"""The findings of one document on its page: their numbers, where they belong, and the marks at their places."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from govinfo_report.address import CellRef, HeadingRef, ParagraphRef, Place, SectionRef
from govinfo_report.findings import Bilingual, Finding, Language, Severity
from govinfo_report.present.html_tables import Decoration
from govinfo_report.present.markdown import SIGNS
from govinfo_report.present.wording import SEVERITIES
from govinfo_report.reading import ReadResult
from govinfo_report.validation import Validation

__all__ = ["Mark", "Paper", "section_name"]

_MARK = Bilingual(zh="{}，见问题 {}", en="{}, see finding {}")


@frozen
class Mark:
    """A finding with its number on the page."""

    number: int
    finding: Finding


@frozen
class Paper:
    """What is needed to show one document."""

    key: str
    validation: Validation
    result: ReadResult
    lang: Language
    marks: tuple[Mark, ...]
    """The gravest first."""

    def decoration(self, place: Place | None) -> Decoration:
        """The marks of a place: its findings, and those of wrong lines that cross in it; one line is only a shade."""
        if place is None:
            return Decoration()
        own = [mark for mark in self.marks if _marks(mark.finding, place)]
        near = [mark for mark in self.marks if place in mark.finding.related]
        grave = max((mark.finding.severity for mark in own or near), default=None, key=lambda each: each.rank)
        if grave is None:
            return Decoration()
        identity = f' id="{self.anchor(place)}"' if own else ""
        crossing = () if own else _crossing(near)
        shade = "own" if own or crossing else "near"
        return Decoration(identity, f' class="{grave.value} {shade}"', self.references(own or crossing))

    def within(self, section: str, /) -> tuple[Mark, ...]:
        """The findings of a section or of a part of the paper."""
        return tuple(mark for mark in self.marks if section_name(mark.finding.at) == section)

    def exactly(self, place: Place, /) -> tuple[Mark, ...]:
        """The findings whose place is this one."""
        return tuple(mark for mark in self.marks if mark.finding.at == place)

    def anchor(self, place: Place, /) -> str:
        """The identifier of a place on the page."""
        return f"{self.key}-{str(place).replace('*', 'all')}"

    def references(self, marks: Sequence[Mark], /) -> str:
        """Links from a place to what is said of it: the sign of the severity and the number."""
        return "".join(map(self._reference, marks))

    def _reference(self, mark: Mark) -> str:
        severity = mark.finding.severity
        told = _MARK.text(self.lang).format(SEVERITIES[severity].text(self.lang), mark.number)
        sign = f"{SIGNS[severity]}{mark.number}"
        return f' <a class="ref" href="#{self.key}-f{mark.number}" aria-label="{told}">{sign}</a>'


def section_name(place: Place | None, /) -> str:
    """The section, table or part of the paper that a place is in; empty for none."""
    match place:
        case CellRef():
            return place.table
        case ParagraphRef() | HeadingRef():
            return place.section
        case SectionRef():
            return place.name
        case None:
            return ""


def _marks(finding: Finding, place: Place) -> bool:
    whole = finding.wording is not None or (isinstance(finding.at, CellRef) and not finding.at.is_cell)
    return finding.at == place or (place in finding.related and not whole)


def _crossing(marks: Sequence[Mark]) -> Sequence[Mark]:
    """The marks of a cell in which a wrong row and a wrong column cross: most likely it is the one to blame."""
    lines = [mark.finding.at for mark in marks if mark.finding.severity is Severity.ERROR]
    down = {isinstance(at, CellRef) and at.row == "*" for at in lines}
    return marks if len(down) == 2 else ()
