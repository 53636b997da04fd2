"""How a document was read, as text: what had no place, which labels differ from the form and how, which agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from govinfo_report.findings import Bilingual, Language, Span
from govinfo_report.present.columns import display_width, printable, wrap
from govinfo_report.present.excerpt import excerpt, has_position, position
from govinfo_report.present.places import place_name
from govinfo_report.present.screen import Screen
from govinfo_report.reading import Extra, LabelMatch, ReadResult, Unread
from govinfo_report.text.typography import marks

__all__ = ["trace_lines"]

_UNREAD = Bilingual(zh="没有归入任何单元格的数字：{} 处", en="Figures that no cell took: {}")
_EXTRAS = Bilingual(zh="格式中没有的内容：{} 处", en="What the form has no place for: {}")
_DIFFERENT = Bilingual(zh="行名、列名与格式不同：{} 处", en="Labels that differ from the form: {}")
_SAME = Bilingual(zh="行名、列名与格式一致：{} 处（行:字）", en="Labels that agree with the form: {} (line:character)")
_AT = Bilingual(zh="第 {} 行第 {} 字", en="line {}, character {}")
_PRINTED = Bilingual(zh="原文  ", en="printed  ")
_OFFICIAL = Bilingual(zh="格式  ", en="form     ")
_HOW = {
    "alias": Bilingual(zh="通用的别名", en="a known other name"),
    "distance": Bilingual(zh="相差 {} 字", en="differs by {}"),
}
_REPLACED = Bilingual(zh="“{}”应为“{}”", en="“{}” for “{}”")
_ADDED = Bilingual(zh="多“{}”", en="“{}” too much")
_LEFT_OUT = Bilingual(zh="少“{1}”", en="“{1}” missing")
_BETWEEN = Bilingual(zh="，", en=", ")


def trace_lines(result: ReadResult, lang: Language, /, *, screen: Screen) -> Iterator[str]:
    """What was read by no cell, what was kept apart, and how every label was matched; the doubtful first."""
    yield from _title(_UNREAD, result.unread, lang, screen)
    for figure in result.unread:
        yield from _unread(figure, result, lang, screen)
    yield ""
    yield from _title(_EXTRAS, result.extras, lang, screen)
    for extra in result.extras:
        yield from _extra(extra, result, lang, screen)
    different = [match for match in result.trace if match.how != "exact"]
    yield ""
    yield from _title(_DIFFERENT, different, lang, screen)
    for match in different:
        yield from _difference(match, result, lang, screen)
    same = [match for match in result.trace if match.how == "exact"]
    yield ""
    yield from _title(_SAME, same, lang, screen)
    for match in same:
        told = f"{_at(match.span, result)}{match.printed} · {match.at}"
        yield from wrap(told, screen.width, indent="  ", hanging="    ")


def _title(title: Bilingual, found: Iterable[object], lang: Language, screen: Screen) -> Iterator[str]:
    told = title.text(lang).format(sum(1 for _ in found))
    return (screen.paint(line, "name") for line in wrap(told, screen.width))


def _unread(figure: Unread, result: ReadResult, lang: Language, screen: Screen) -> Iterator[str]:
    """The figure, and the line that it stands in."""
    for line in wrap(_at(figure.span, result, lang) + figure.text, screen.width, indent="  ", hanging="    "):
        yield screen.paint(line, "warning")
    if figure.span is not None and has_position(figure.span, result.source):
        yield from excerpt(result.source, figure.span, screen=screen)


def _extra(extra: Extra, result: ReadResult, lang: Language, screen: Screen) -> Iterator[str]:
    told = _at(extra.span, result, lang) + " | ".join((extra.label, *extra.cells))
    for line in wrap(told, screen.width, indent="  ", hanging="    "):
        yield screen.paint(line, "warning")


def _difference(match: LabelMatch, result: ReadResult, lang: Language, screen: Screen) -> Iterator[str]:
    """The label as printed above that of the form, and which characters differ."""
    where = _at(match.span, result, lang)
    name = place_name(match.at, result.report, lang)
    for line in wrap(where + name, screen.width, indent="  ", hanging="    "):
        yield screen.paint(line, "warning")
    for title, text in ((_PRINTED, match.printed), (_OFFICIAL, match.official)):
        lead = "    " + title.text(lang)
        yield from wrap(text, screen.width, indent=lead, hanging=" " * display_width(lead))
    how = _HOW[match.how].text(lang).format(match.distance) if match.how in _HOW else match.how
    changes = list(_changes(printable(match.printed), match.official, lang)) if match.distance else []
    colon = marks(lang).colon
    told = how + (colon + _BETWEEN.text(lang).join(changes) if changes else "")
    yield from wrap(told, screen.width, indent="    ", hanging="      ")
    yield screen.paint(f"    {match.at}", "place")


def _changes(printed: str, official: str, lang: Language) -> Iterator[str]:
    """Which characters differ, but for blanks, which never count."""
    words = {"replace": _REPLACED, "delete": _ADDED, "insert": _LEFT_OUT}
    this, that = "".join(printed.split()), "".join(official.split())
    for kind, start, stop, first, last in SequenceMatcher(None, this, that, autojunk=False).get_opcodes():
        if kind in words:
            yield words[kind].text(lang).format(this[start:stop], that[first:last])


def _at(span: Span | None, result: ReadResult, lang: Language | None = None) -> str:
    """Where something stands, in words or in short, with a gap after it; empty where that is not known."""
    if span is None:
        return ""
    if not has_position(span, result.source):
        return f"{span.place}  " if span.place else ""
    at = position(result.source, span.start)
    return (_AT.text(lang).format(at.line, at.column) if lang else str(at)) + "  "
