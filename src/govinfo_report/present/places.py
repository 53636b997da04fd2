"""The name of a place of a report, for people: 表三 · （一）予以公开 · 总计."""

from __future__ import annotations

from govinfo_report.address import CellRef, HeadingRef, ParagraphRef, Place, SectionRef
from govinfo_report.findings import Bilingual, Language
from govinfo_report.report.report import Report
from govinfo_report.report.sections import SECTIONS

__all__ = ["place_name", "place_name_within"]

_SECTIONS: dict[str, Bilingual] = {each.name: each.title for each in SECTIONS}
_TABLES: dict[str, str] = {each.name: each.heading[0] for each in SECTIONS if each.is_table}
_PAPER = {
    "title": Bilingual(zh="标题", en="title"),
    "preamble": Bilingual(zh="引言", en="preamble"),
    "organ": Bilingual(zh="行政机关", en="organ"),
    "year": Bilingual(zh="年度", en="year"),
    "period": Bilingual(zh="统计期限", en="period"),
    "scope": Bilingual(zh="统计口径", en="scope"),
    "published_on": Bilingual(zh="发布日期", en="date of publication"),
    "issued_on": Bilingual(zh="成文日期", en="date under the report"),
    "footer": Bilingual(zh="页脚", en="footer"),
}


def place_name(place: Place, report: Report | None, lang: Language, /) -> str:
    """What the form calls this place. In English the Chinese name stands first, since the document has no other.

    An address that the report's form does not have is given back as it is.
    """
    match place:
        case CellRef():
            return _cell_name(place, report, lang)
        case ParagraphRef(section, index):
            name = _part(section, lang)
            return f"{name} 第 {index + 1} 段" if lang == "zh" else f"{name}, paragraph {index + 1}"
        case HeadingRef(section):
            return f"标题“{_part(section, lang)}”" if lang == "zh" else f"heading “{_part(section, lang)}”"
        case SectionRef(name):
            return _part(name, lang)


def place_name_within(place: Place, line: Place | None, report: Report | None, lang: Language, /) -> str:
    """The name of a place for somebody who looks at a row or column: of a cell of that, only its column or row."""
    if isinstance(place, CellRef) and isinstance(line, CellRef) and report is not None and place.is_cell:
        layout = report.table_of(place).LAYOUT
        if line == CellRef(place.table, place.row):
            return layout.named(CellRef(place.table, "*", place.column)).text(lang)
        if line == CellRef(place.table, "*", place.column):
            return layout.named(CellRef(place.table, place.row)).text(lang)
    return place_name(place, report, lang)


def _part(name: str, lang: Language) -> str:
    known = _SECTIONS.get(name) or _PAPER.get(name)
    return known.text(lang) if known else name


def _cell_name(ref: CellRef, report: Report | None, lang: Language) -> str:
    layout = report.table_of(ref).LAYOUT if report is not None else None
    if layout is None or layout.table != ref.table or not (chinese := layout.name_of(ref)):
        return str(ref)
    number = _TABLES[ref.table]
    whole = ref.row == "*"
    if lang == "zh":
        return f"表{number} · {chinese}{'（整列）' if whole else ''}"
    english = layout.named(ref).en
    told = f"column {english}" if whole else english
    return f"表{number} · {chinese} [{told}]" if "(" in told else f"表{number} · {chinese} ({told})"
