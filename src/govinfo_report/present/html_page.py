"""Findings as a page of its own: the tables and texts of each report with the wrong places marked, and why.

The page needs nothing but itself: no script, no picture, no address of the web.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from attrs import frozen

from govinfo_report.address import CellRef, ParagraphRef, Place
from govinfo_report.findings import Bilingual, Finding, Language, Severity
from govinfo_report.present.escape import markup, markup_attribute
from govinfo_report.present.frame import Frame
from govinfo_report.present.html_style import STYLE
from govinfo_report.present.html_tables import Decoration, table_markup
from govinfo_report.present.located import file_bytes, region_of
from govinfo_report.present.markdown import SIGNS, STANDING_SIGNS
from govinfo_report.present.places import place_name
from govinfo_report.present.screen import PLAIN, Screen
from govinfo_report.present.wording import (
    SEVERITIES,
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
from govinfo_report.report.sections import SECTIONS, SectionName, section
from govinfo_report.validation import Validation

__all__ = ["FRAME", "present"]

_PAGE = Bilingual(zh="年度报告核对结果", en="Annual reports checked")
_OVERVIEW = Bilingual(zh="小结", en="Overview")
_TO_OVERVIEW = Bilingual(zh="到小结", en="to the overview")
_FINDINGS = Bilingual(zh="问题 {}", en="Findings: {}")
_NOTHING = Bilingual(zh="没有发现问题。", en="Nothing was found.")
_REPORT = Bilingual(zh="报告原文与标记", en="The report, marked")
_SHOW = Bilingual(zh="看原处", en="show the place")
_MARK = Bilingual(zh="{}，见问题 {}", en="{}, see finding {}")
_NO_TABLE = Bilingual(zh="来源没有这张表", en="The source does not have this table.")
_POSITION = Bilingual(zh="第 {} 行第 {} 字", en="line {}, character {}")
_HEADS = Bilingual(zh="文件|结果|错误|警告|提示", en="File|Result|Errors|Warnings|Information")
_ORDER = sorted(Severity, reverse=True)


@frozen
class _Mark:
    """A finding with its number on the page."""

    number: int
    finding: Finding


@frozen
class _Paper:
    """What is needed to show one document."""

    key: str
    validation: Validation
    result: ReadResult
    lang: Language
    marks: tuple[_Mark, ...]

    def decoration(self, place: Place | None) -> Decoration:
        """The marks of a place: its findings, and those of wrong lines that cross in it; one line is only a shade."""
        if place is None:
            return Decoration()
        own = [mark for mark in self.marks if self._marks(mark.finding, place)]
        near = [mark for mark in self.marks if place in mark.finding.related]
        grave = max((mark.finding.severity for mark in own or near), default=None, key=lambda each: each.rank)
        if grave is None:
            return Decoration()
        identity = f' id="{self.anchor(place)}"' if own else ""
        crossing = () if own else _crossing(near)
        shade = "own" if own or crossing else "near"
        return Decoration(f'{identity} class="{grave.value} {shade}"', "".join(map(self.reference, own or crossing)))

    def _marks(self, finding: Finding, place: Place) -> bool:
        whole = finding.wording is not None or (isinstance(finding.at, CellRef) and not finding.at.is_cell)
        return finding.at == place or (place in finding.related and not whole)

    def anchor(self, place: Place) -> str:
        return f"{self.key}-{str(place).replace('*', 'all')}"

    def reference(self, mark: _Mark) -> str:
        """A link from a place to what is said of it."""
        severity = mark.finding.severity
        told = _MARK.text(self.lang).format(SEVERITIES[severity].text(self.lang), mark.number)
        sign = f"{SIGNS[severity]}{mark.number}"
        return f' <a class="ref" href="#{self.key}-f{mark.number}" aria-label="{told}">{sign}</a>'


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
    marks = tuple(_Mark(number, finding) for number, finding in enumerate(ranked, 1))
    paper = _Paper(_key(name), validation, result, lang, marks)
    parts = [f'<article id="{paper.key}"><h2>{markup(name)}</h2>', *_summary(paper), *_findings(paper)]
    if validation.report is not None:
        parts += _report(paper, validation.report)
    return "\n".join((*parts, "</article>\n"))


def _crossing(marks: Sequence[_Mark]) -> Sequence[_Mark]:
    """The marks of a cell in which a wrong row and a wrong column cross: most likely it is the one to blame."""
    lines = [mark.finding.at for mark in marks if mark.finding.severity is Severity.ERROR]
    down = {isinstance(at, CellRef) and at.row == "*" for at in lines}
    return marks if len(down) == 2 else ()


def _key(name: str) -> str:
    return "d" + hashlib.sha256(file_bytes(name)).hexdigest()[:10]


def _summary(paper: _Paper) -> Iterator[str]:
    which, lang, coverage = standing(paper.validation), paper.lang, paper.validation.coverage
    yield f'<p class="standing {which.value}">{STANDING_SIGNS[which]} {markup(standing_told(which, lang))}</p>'
    report = paper.validation.report
    if report is not None:
        organ = report.organ.name if report.organ else "?"
        told = (f"{organ} · {report.year or '?'} · {edition_told(report, lang)}",)
        checked = (cells_told(coverage, lang), lines_told(coverage, lang), rules_told(coverage, lang))
        lines = (*told, *checked, *suppressed_told(paper.validation, lang))
        yield "<ul>" + "".join(f"<li>{markup(line)}</li>" for line in lines) + "</ul>"


def _findings(paper: _Paper) -> Iterator[str]:
    yield f"<h3>{_FINDINGS.text(paper.lang).format(len(paper.marks))}</h3>"
    if not paper.marks:
        yield f"<p>{_NOTHING.text(paper.lang)}</p>"
        return
    shown = set(_shown(paper.validation.report))
    yield '<ol class="findings">' + "".join(_item(paper, mark, shown) for mark in paper.marks) + "</ol>"


def _item(paper: _Paper, mark: _Mark, shown: set[Place]) -> str:
    finding, lang = mark.finding, paper.lang
    grade = f"{SIGNS[finding.severity]} {SEVERITIES[finding.severity].text(lang)}"
    told = [f"<strong>{grade} {finding.rule.code} {markup(finding.rule.title.text(lang))}</strong>"]
    if finding.at is not None:
        name = markup(place_name(finding.at, paper.validation.report, lang))
        link = f' <a href="#{paper.anchor(finding.at)}">{_SHOW.text(lang)}</a>' if finding.at in shown else ""
        told.append(f'<span class="where">{name} <code>{markup(str(finding.at))}</code>{link}</span>')
    told += [markup(finding.message(lang)), f"→ {markup(finding.advice(lang))}"]
    region = region_of(finding.span, paper.result)
    if region is not None:
        told.append(f'<span class="where">{_POSITION.text(lang).format(region.start.line, region.start.column)}</span>')
    elif finding.span is not None and finding.span.place is not None:
        told.append(f'<span class="where">{markup(finding.span.place)}</span>')
    return f'<li id="{paper.key}-f{mark.number}" class="{finding.severity.value}">{"<br>".join(told)}</li>'


def _shown(report: Report | None) -> Iterator[Place]:
    """The places that have a mark of their own on the page."""
    if report is None:
        return
    for table in report.tables():
        layout = table.LAYOUT
        if layout.table in report.absent:
            continue
        yield from layout.cells()
        yield from (CellRef(layout.table, row.name) for _, row in layout.rows())
        if not layout.rows_across:
            yield from (CellRef(layout.table, "*", column.name) for column in layout.columns())
    for name, narrative in report.narratives():
        yield from (ParagraphRef(name, number) for number in range(len(narrative.paragraphs)))


def _report(paper: _Paper, report: Report) -> Iterator[str]:
    yield f'<h3>{_REPORT.text(paper.lang)}</h3><div class="report">'
    for each in SECTIONS:
        heading = report.headings.get(each.name) or section(each.name).title.text(paper.lang)
        yield f'<h4 lang="zh-CN">{markup(heading)}</h4>'
        value = getattr(report, each.name)
        if each.name in report.absent:
            yield f'<p class="empty">{_NO_TABLE.text(paper.lang)}</p>'
        elif isinstance(value, Table):
            yield table_markup(report, value, paper.lang, paper.decoration)
            yield from (f'<p lang="zh-CN">{markup(note)}</p>' for note in report.notes.get(each.name, ()))
        elif value is not None:
            yield from _paragraphs(paper, each.name, value.paragraphs)
    yield "</div>"


def _paragraphs(paper: _Paper, name: SectionName, paragraphs: Sequence[str]) -> Iterator[str]:
    for number, text in enumerate(paragraphs):
        place = ParagraphRef(name, number)
        own = [mark for mark in paper.marks if place in (mark.finding.at, *mark.finding.related)]
        identity = f' id="{paper.anchor(place)}"' if own else ""
        yield f'<p lang="zh-CN"{identity}>{_marked(text, own, paper)}</p>'


def _marked(text: str, marks: Sequence[_Mark], paper: _Paper) -> str:
    """The paragraph with the stretches of its findings marked; where a stretch cannot be found, all of it."""
    stretches = sorted((_stretch(text, mark, paper), mark.number, mark) for mark in marks)
    told, done = "", 0
    for (start, end), _, mark in stretches:
        begin = max(start, done)
        told += markup(text[done:begin])
        if begin < end:
            told += f'<mark class="{mark.finding.severity.value}">{markup(text[begin:end])}</mark>'
        told += paper.reference(mark)
        done = max(done, end)
    return told + markup(text[done:])


def _stretch(text: str, mark: _Mark, paper: _Paper) -> tuple[int, int]:
    span, source = mark.finding.span, paper.result.source
    inner = span.of(source) if span is not None and region_of(span, paper.result) is not None else ""
    if not inner or text.count(inner) == 0:
        return 0, len(text)
    start = text.find(inner)
    whole = paper.result.spans.get(mark.finding.at) if mark.finding.at is not None else None
    if span is not None and whole is not None and whole.of(source) == text:
        start = span.start - whole.start
    elif text.count(inner) > 1:
        return 0, len(text)
    return start, start + len(inner)


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
