"""The paragraphs of a report in HTML, with what a finding is about marked in the very sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govinfo_report.address import ParagraphRef
from govinfo_report.present.escape import markup
from govinfo_report.present.html_marks import Mark, Paper
from govinfo_report.present.located import region_of

__all__ = ["paragraphs_markup"]


def paragraphs_markup(paper: Paper, name: str, paragraphs: Sequence[str], /) -> Iterator[str]:
    """A paragraph each, marked."""
    for number, text in enumerate(paragraphs):
        place = ParagraphRef(name, number)
        own = [mark for mark in paper.marks if place in (mark.finding.at, *mark.finding.related)]
        identity = f' id="{paper.anchor(place)}"' if own else ""
        yield f'<p lang="zh-CN"{identity}>{_marked(text, place, own, paper)}</p>'


def _marked(text: str, place: ParagraphRef, marks: Sequence[Mark], paper: Paper) -> str:
    """The paragraph with the stretches of its findings marked; where a stretch cannot be found, all of it."""
    stretches = sorted((_stretch(text, place, mark, paper), mark.number, mark) for mark in marks)
    told, done = "", 0
    for (start, end), _, mark in stretches:
        begin = max(start, done)
        told += markup(text[done:begin])
        if begin < end:
            told += f'<mark class="{mark.finding.severity.value}">{markup(text[begin:end])}</mark>'
        told += paper.references((mark,))
        done = max(done, end)
    return told + markup(text[done:])


def _stretch(text: str, place: ParagraphRef, mark: Mark, paper: Paper) -> tuple[int, int]:
    finding, source = mark.finding, paper.result.source
    if finding.within is not None and finding.at == place:
        start, end = finding.within
        return min(start, len(text)), min(end, len(text))
    span = finding.span
    inner = span.of(source) if span is not None and region_of(span, paper.result) is not None else ""
    if span is None or not inner or text.count(inner) == 0:
        return 0, len(text)
    whole = paper.result.spans.get(finding.at) if finding.at is not None else None
    if whole is not None and whole.of(source) == text:
        start = span.start - whole.start
        return start, start + len(inner)
    start = text.find(inner)
    return (start, start + len(inner)) if text.count(inner) == 1 else (0, len(text))
