"""Findings as a page of its own: the tables and texts of each report with the wrong places marked, and why.

What is said of a table stands below it. The page needs nothing but itself: no script, no picture, no address of the
web.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence

from govinfo_report.address import HeadingRef, Place, SectionRef
from govinfo_report.findings import Bilingual, Language, Severity
from govinfo_report.present.escape import markup, markup_attribute
from govinfo_report.present.frame import Frame
from govinfo_report.present.html_findings import contents_markup, items_markup, shown_places
from govinfo_report.present.html_marks import Mark, Paper, section_name
from govinfo_report.present.html_narrative import paragraphs_markup
from govinfo_report.present.html_style import STYLE
from govinfo_report.present.html_tables import table_markup
from govinfo_report.present.located import file_bytes
from govinfo_report.present.markdown import STANDING_SIGNS
from govinfo_report.present.screen import PLAIN, Screen
from govinfo_report.present.wording import (
    cells_told,
    edition_told,
    lines_told,
    rules_told,
    standing,
    standing_told,
    suppressed_told,
)
from govinfo_report.reading import ReadResult
from govinfo_report.report.base import Table
from govinfo_report.report.report import Report
from govinfo_report.report.sections import SECTIONS, Section
from govinfo_report.validation import Validation

__all__ = ["FRAME", "present"]

_PAGE = Bilingual(zh="年度报告核对结果", en="Annual reports checked")
_OVERVIEW = Bilingual(zh="小结", en="Overview")
_TO_OVERVIEW = Bilingual(zh="到小结", en="to the overview")
_FINDINGS = Bilingual(zh="问题 {}", en="Findings: {}")
_NOTHING = Bilingual(zh="没有发现问题。", en="Nothing was found.")
_REPORT = Bilingual(zh="报告原文与标记", en="The report, marked")
_NO_TABLE = Bilingual(zh="来源没有这张表", en="The source does not have this table.")
_HEADS = Bilingual(zh="文件|结果|错误|警告|提示", en="File|Result|Errors|Warnings|Information")
_ORDER = sorted(Severity, reverse=True)
_NAMES = frozenset(each.name for each in SECTIONS)


def present(
    validation: Validation,
    result: ReadResult,
    name: str,
    lang: Language,
    /,
    *,
    screen: Screen = PLAIN,  # noqa: ARG001 - a page looks the same everywhere
) -> str:
    """An article on one document."""
    ranked = sorted(validation.findings, key=lambda finding: -finding.severity.rank)
    marks = tuple(Mark(number, finding) for number, finding in enumerate(ranked, 1))
    paper = Paper(_key(name), validation, result, lang, marks)
    parts = [f'<article id="{paper.key}"><h2>{markup(name)}</h2>', *_summary(paper), *_findings(paper)]
    if validation.report is not None:
        parts += _report(paper, validation.report)
    return "\n".join((*parts, "</article>\n"))


def _key(name: str) -> str:
    return "d" + hashlib.sha256(file_bytes(name)).hexdigest()[:10]


def _summary(paper: Paper) -> Iterator[str]:
    which, lang, coverage = standing(paper.validation), paper.lang, paper.validation.coverage
    yield f'<p class="standing {which.value}">{STANDING_SIGNS[which]} {markup(standing_told(which, lang))}</p>'
    report = paper.validation.report
    if report is not None:
        organ = report.organ.name if report.organ else "?"
        told = (f"{organ} · {report.year or '?'} · {edition_told(report, lang)}",)
        checked = (cells_told(coverage, lang), lines_told(coverage, lang), rules_told(coverage, lang))
        lines = (*told, *checked, *suppressed_told(paper.validation, lang))
        yield "<ul>" + "".join(f"<li>{markup(line)}</li>" for line in lines) + "</ul>"


def _findings(paper: Paper) -> Iterator[str]:
    """The contents, and what is to be said of the document as a whole."""
    yield f"<h3>{_FINDINGS.text(paper.lang).format(len(paper.marks))}</h3>"
    if not paper.marks:
        yield f"<p>{_NOTHING.text(paper.lang)}</p>"
        return
    report = paper.validation.report
    if report is None:
        yield items_markup(paper, paper.marks, ())
        return
    yield contents_markup(paper)
    elsewhere = [mark for mark in paper.marks if section_name(mark.finding.at) not in _NAMES]
    yield items_markup(paper, elsewhere, frozenset(shown_places(report)))


def _report(paper: Paper, report: Report) -> Iterator[str]:
    yield f'<h3>{_REPORT.text(paper.lang)}</h3><div class="report">'
    if report.title is not None:
        yield _placed("p", "title", SectionRef("title"), report.title, paper)
    yield from paragraphs_markup(paper, "preamble", report.preamble)
    shown = frozenset(shown_places(report))
    for each in SECTIONS:
        yield from _section(paper, report, each, shown)
    yield "</div>"


def _section(paper: Paper, report: Report, each: Section, shown: Collection[Place]) -> Iterator[str]:
    """The heading, the table or the paragraphs, and what is said of them."""
    place = SectionRef(each.name)
    heading = report.headings.get(each.name) or each.heading
    yield f'<section id="{paper.anchor(place)}">'
    yield _placed("h4", "heading", HeadingRef(each.name), heading, paper, paper.exactly(place))
    value = getattr(report, each.name)
    if each.name in report.absent:
        yield f'<p class="empty">{_NO_TABLE.text(paper.lang)}</p>'
    elif isinstance(value, Table):
        yield table_markup(report, value, paper.lang, paper.decoration)
    elif value is not None:
        yield from paragraphs_markup(paper, each.name, value.paragraphs)
    yield from paragraphs_markup(paper, each.name, report.notes.get(each.name, ()))
    yield items_markup(paper, paper.within(each.name), shown)
    yield "</section>"


def _placed(tag: str, kind: str, place: Place, text: str, paper: Paper, more: Sequence[Mark] = ()) -> str:
    """A line of the report with the marks of what is said of it."""
    marks = paper.exactly(place)
    told = f'<mark class="{marks[0].finding.severity.value}">{markup(text)}</mark>' if marks else markup(text)
    head = f'<{tag} id="{paper.anchor(place)}" class="{kind}" lang="zh-CN">'
    return f"{head}{told}{paper.references((*marks, *more))}</{tag}>"


def _before(lang: Language) -> str:
    language = "zh-CN" if lang == "zh" else "en"
    title = _PAGE.text(lang)
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f'<p><a href="#overview">{_TO_OVERVIEW.text(lang)}</a></p>\n'
    )


def _note(validation: Validation, _result: ReadResult, name: str, lang: Language) -> str:
    which = standing(validation)
    counts = [sum(finding.severity is each for finding in validation.findings) for each in _ORDER]
    told = f"{STANDING_SIGNS[which]} {markup(standing_told(which, lang))}"
    figures = "".join(f"<td>{count}</td>" for count in counts)
    return (
        f'<tr><th scope="row"><a href="#{markup_attribute(_key(name))}">{markup(name)}</a></th>'
        f'<td class="words">{told}</td>{figures}</tr>'
    )


def _after(notes: Sequence[str], lang: Language) -> str:
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS.text(lang).split("|"))
    title = _OVERVIEW.text(lang)
    return (
        f'<section id="overview"><h2>{title}</h2><div class="scroll" tabindex="0" role="group" aria-label="{title}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(notes)}</tbody></table></div></section>\n"
        "</main>\n</body>\n</html>\n"
    )


FRAME = Frame(before=_before, note=_note, after=_after)
