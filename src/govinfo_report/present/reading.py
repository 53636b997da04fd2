"""What a reader read, as text: the paper around the sections, and the text sections."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo_report.findings import Bilingual, Language
from govinfo_report.present.columns import wrap
from govinfo_report.present.screen import Screen
from govinfo_report.present.wording import edition_told
from govinfo_report.report.base import Table
from govinfo_report.report.figures import amount_text
from govinfo_report.report.money import Money
from govinfo_report.report.report import Report
from govinfo_report.report.s6_other_matters import OtherMatters, ProcessingFee
from govinfo_report.report.sections import SectionName, section
from govinfo_report.text.typography import marks

__all__ = ["frame_lines", "section_lines"]

_ORGAN = Bilingual(zh="行政机关", en="organ")
_YEAR = Bilingual(zh="年度", en="year")
_FORM = Bilingual(zh="格式", en="form")
_PERIOD = Bilingual(zh="统计期限", en="period")
_PUBLISHED = Bilingual(zh="发布日期", en="published on")
_ISSUED = Bilingual(zh="成文日期", en="issued on")
_NOT_TOLD = Bilingual(zh="不明", en="not told")
_NO_TITLE = Bilingual(zh="（没有标题）", en="(no title)")
_NO_SECTION = Bilingual(zh="（来源没有这一部分）", en="(the source does not have this section)")
_NO_TABLE = Bilingual(zh="（来源没有这张表）", en="(the source does not have this table)")
_TEXT = Bilingual(zh="{} 段，{} 字", en="{} paragraphs, {} characters")
_FEE = Bilingual(zh="信息处理费：", en="processing fee: ")
_NOTICES = Bilingual(zh="收费通知", en="notices")
_CHARGED = Bilingual(zh="应收", en="charged")
_COLLECTED = Bilingual(zh="实收", en="collected")


def frame_lines(report: Report, lang: Language, /, *, full: bool, screen: Screen) -> Iterator[str]:
    """Title, organ, year, form and dates; with ``full`` the preamble and the footer too."""
    title = report.title or _NO_TITLE.text(lang)
    yield from (screen.paint(line, "name") for line in wrap(title, screen.width))
    period = report.period
    facts = (
        (_ORGAN, report.organ.name if report.organ else None),
        (_YEAR, str(report.year) if report.year is not None else None),
        (_FORM, edition_told(report, lang)),
        (_PERIOD, f"{period.start} — {period.end}" if period is not None else None),
        (_PUBLISHED, str(report.published_on) if report.published_on else None),
        (_ISSUED, str(report.issued_on) if report.issued_on else None),
    )
    for name, value in facts:
        if value is not None or name in (_ORGAN, _YEAR):
            told = f"{name.text(lang)}{marks(lang).colon}{value or _NOT_TOLD.text(lang)}"
            yield from wrap(told, screen.width, indent="  ", hanging="    ")
    if full:
        for text in (*report.preamble, *report.footer.lines):
            yield from wrap(text, screen.width, indent="  ")


def section_lines(report: Report, name: SectionName, lang: Language, /, *, full: bool, screen: Screen) -> Iterator[str]:
    """The heading of a section and its text, in full or only how long it is; a table itself is not in it."""
    value = getattr(report, name)
    heading = report.headings.get(name) or section(name).title.text(lang)
    yield from (screen.paint(line, "name") for line in wrap(heading, screen.width))
    missing = _NO_TABLE if name in report.absent else _NO_SECTION if value is None else None
    if missing is not None:
        yield from wrap(missing.text(lang), screen.width, indent="  ")
    paragraphs = report.notes.get(name, ()) if isinstance(value, Table) else value.paragraphs if value else ()
    if full:
        for paragraph in paragraphs:
            yield from wrap(paragraph, screen.width, indent="  ")
    elif paragraphs:
        told = _TEXT.text(lang).format(len(paragraphs), sum(map(len, paragraphs)))
        yield from (screen.paint(line, "quiet") for line in wrap(told, screen.width, indent="  "))
    if isinstance(value, OtherMatters) and value.processing_fee is not None:
        yield from wrap(_fee(value.processing_fee, lang), screen.width, indent="  ")


def _fee(fee: ProcessingFee, lang: Language) -> str:
    figures = (
        (_NOTICES, None if fee.notices is None else str(fee.notices)),
        (_CHARGED, _money(fee.charged)),
        (_COLLECTED, _money(fee.collected)),
    )
    told = [f"{name.text(lang)} {figure}" for name, figure in figures if figure is not None]
    return _FEE.text(lang) + marks(lang).comma.join(told)


def _money(money: Money | None) -> str | None:
    return None if money is None else amount_text(money.value, money.unit)
