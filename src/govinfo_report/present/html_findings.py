"""What is said of the findings of one document in HTML, each with a link to its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from govinfo_report.address import CellRef, HeadingRef, ParagraphRef, Place, SectionRef
from govinfo_report.findings import Bilingual
from govinfo_report.present.escape import markup
from govinfo_report.present.html_marks import Mark, Paper
from govinfo_report.present.located import region_of
from govinfo_report.present.markdown import SIGNS
from govinfo_report.present.places import place_name
from govinfo_report.present.suggestions import suggested
from govinfo_report.present.wording import SEVERITIES
from govinfo_report.report.report import Report
from govinfo_report.report.sections import SECTIONS

__all__ = ["contents_markup", "items_markup", "shown_places"]

_SHOW = Bilingual(zh="看原处", en="show the place")
_POSITION = Bilingual(zh="第 {} 行第 {} 字", en="line {}, character {}")


def contents_markup(paper: Paper, /) -> str:
    """A line for each finding that leads to what is said of it."""
    return f'<ol class="contents">{"".join(_entry(paper, mark) for mark in paper.marks)}</ol>'


def _entry(paper: Paper, mark: Mark) -> str:
    at = mark.finding.at
    place = "" if at is None else f" · {markup(place_name(at, paper.validation.report, paper.lang))}"
    return f'<li><a href="#{paper.key}-f{mark.number}">{_title(paper, mark)}</a>{place}</li>'


def items_markup(paper: Paper, marks: Sequence[Mark], shown: Collection[Place], /) -> str:
    """All that is to be said of some of the findings; nothing for none."""
    if not marks:
        return ""
    return f'<ol class="findings">{"".join(_item(paper, mark, shown) for mark in marks)}</ol>'


def _title(paper: Paper, mark: Mark) -> str:
    finding, lang = mark.finding, paper.lang
    grade = f"{SIGNS[finding.severity]} {SEVERITIES[finding.severity].text(lang)}"
    return f"{grade} {finding.rule.code} {markup(finding.rule.title.text(lang))}"


def _item(paper: Paper, mark: Mark, shown: Collection[Place]) -> str:
    finding, lang = mark.finding, paper.lang
    told = [f"<strong>{_title(paper, mark)}</strong>"]
    if where := " · ".join(_where(paper, mark, shown)):
        told.append(f'<span class="where">{where}</span>')
    told += [markup(finding.message(lang)), f"→ {markup(finding.advice(lang))}"]
    if (mending := suggested(finding, paper.validation.report, lang)) is not None:
        lines = "".join(f"<li>{markup(line)}</li>" for line in mending.listed)
        told.append(markup(mending.head) + (f'<ul class="changes">{lines}</ul>' if lines else ""))
    head = f'<li id="{paper.key}-f{mark.number}" value="{mark.number}" class="{finding.severity.value}">'
    return f"{head}{'<br>'.join(told)}</li>"


def _where(paper: Paper, mark: Mark, shown: Collection[Place]) -> Iterator[str]:
    """The place in the report, with a link to it if it is on the page, and the place in the source."""
    finding, lang = mark.finding, paper.lang
    if finding.at is not None:
        name = markup(place_name(finding.at, paper.validation.report, lang))
        link = f' <a href="#{paper.anchor(finding.at)}">{_SHOW.text(lang)}</a>' if finding.at in shown else ""
        yield f"{name} <code>{markup(str(finding.at))}</code>{link}"
    region = region_of(finding.span, paper.result)
    if region is not None:
        yield _POSITION.text(lang).format(region.start.line, region.start.column)
    elif finding.span is not None and finding.span.place is not None:
        yield markup(finding.span.place)


def shown_places(report: Report, /) -> Iterator[Place]:
    """The places that have an identifier on the page if a finding is about them."""
    if report.title is not None:
        yield SectionRef("title")
    for each in SECTIONS:
        yield SectionRef(each.name)
        yield HeadingRef(each.name)
    for table in report.tables():
        layout = table.LAYOUT
        if layout.table in report.absent:
            continue
        yield from layout.cells()
        yield from (CellRef(layout.table, row.name) for _, row in layout.rows())
        if not layout.rows_across:
            yield from (CellRef(layout.table, "*", column.name) for column in layout.columns())
    texts = {"preamble": report.preamble, **report.notes}
    texts |= {name: narrative.paragraphs for name, narrative in report.narratives()}
    for name, paragraphs in texts.items():
        yield from (ParagraphRef(name, number) for number in range(len(paragraphs)))
