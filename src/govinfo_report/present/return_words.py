"""The fixed words of a 退回修改单, which Markdown and HTML share."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo_report.findings import Bilingual, Language
from govinfo_report.present.return_sheet import Entry, ReturnSheet
from govinfo_report.text.typography import marks

__all__ = ["NOTES", "SIGNATURES", "TITLE", "facts", "letter", "lines_of_entry", "part_title"]

TITLE = Bilingual(zh="政府信息公开工作年度报告退回修改单", en="Annual report returned for correction")
NOTES = Bilingual(zh="说明", en="Notes")
SIGNATURES = (
    Bilingual(zh="审核人（签字）", en="Checked by"),
    Bilingual(zh="修改人（签字）", en="Corrected by"),
    Bilingual(zh="修改完成日期", en="Corrected on"),
)
_UNIT = Bilingual(zh="单位", en="Unit")
_YEAR = Bilingual(zh="报告年度", en="Year")
_FILE = Bilingual(zh="报送文件", en="File")
_RESULT = Bilingual(zh="核对结果", en="Result")
_UNKNOWN = Bilingual(zh="（没有读出单位名称）", en="(no name could be read)")
_NO_YEAR = Bilingual(zh="（没有读出年度）", en="(no year could be read)")
_PLACES = Bilingual(zh="{} {} 处", en="{}: {}")
_NONE = Bilingual(zh="请看说明", en="see the notes")
_GREETING = Bilingual(zh="{}：", en="To {}:")
_NOBODY = Bilingual(zh="报送单位", en="the sender")
_LETTER = {
    "both": Bilingual(
        zh="你单位报送的年度报告已经核对，现退回修改。“必须改正”的，请逐处改正；“请核实”的，请对照台账和原文核实，"
        "有误的改正，确属实际情况的，随修改稿书面说明。",
        en="Your report has been checked and is returned. Correct everything under “Must be corrected”. Compare what "
        "stands under “Please verify” with your records; correct it, or explain in writing why it is right.",
    ),
    "error": Bilingual(
        zh="你单位报送的年度报告已经核对，现退回修改，请对照台账和原文逐处改正。",
        en="Your report has been checked and is returned. Please correct every point below.",
    ),
    "other": Bilingual(
        zh="你单位报送的年度报告已经核对，有以下情况，请对照台账和原文核实，有误的改正，确属实际情况的，"
        "随修改稿书面说明。",
        en="Your report has been checked. Please compare the points below with your records; correct them, or explain "
        "in writing why they are right.",
    ),
}
_CLOSING = Bilingual(
    zh="同一处差错可能在几处反映出来，改正一格后，请把所在的行和列重新相加一遍。全部改好后重新报送。",
    en="One slip can show in several places: after correcting a cell, add up its row and its column again.",
)
_ONE_OF = Bilingual(zh="以台账为准，取其一：", en="one of these; the register says which: ")
_CHECK = Bilingual(zh="以台账为准：", en="check the register: ")
_LABELS = {
    "problem": Bilingual(zh="问题", en="Problem"),
    "printed": Bilingual(zh="填报", en="Printed"),
    "expected": Bilingual(zh="应当", en="Expected"),
    "cells": Bilingual(zh="各格", en="Cells"),
    "changes": Bilingual(zh="改为", en="Change"),
    "ways": Bilingual(zh="可能的改法", en="Perhaps"),
    "advice": Bilingual(zh="改法", en="What to do"),
    "reason": Bilingual(zh="理由", en="Why"),
    "basis": Bilingual(zh="依据", en="Basis"),
}


def facts(sheet: ReturnSheet, lang: Language, /) -> Iterator[tuple[str, str]]:
    """Unit, year, file and result."""
    yield _UNIT.text(lang), sheet.unit or _UNKNOWN.text(lang)
    year = None if sheet.year is None else f"{sheet.year} 年" if lang == "zh" else str(sheet.year)
    yield _YEAR.text(lang), year or _NO_YEAR.text(lang)
    yield _FILE.text(lang), sheet.file
    counts = [_PLACES.text(lang).format(part.title, part.count) for part in sheet.parts]
    yield _RESULT.text(lang), marks(lang).clauses.join(counts) or _NONE.text(lang)


def letter(sheet: ReturnSheet, lang: Language, /) -> Iterator[str]:
    """The paragraphs before the list."""
    yield _GREETING.text(lang).format(sheet.unit or _NOBODY.text(lang))
    severities = {part.severity.value for part in sheet.parts}
    kind = "other" if "error" not in severities else "error" if len(severities) == 1 else "both"
    closing = _CLOSING.text(lang) if any(_is_line(entry) for entry in _every(sheet)) else ""
    yield ("" if lang == "zh" else " ").join(part for part in (_LETTER[kind].text(lang), closing) if part)


def _every(sheet: ReturnSheet) -> Iterator[Entry]:
    return (entry for part in sheet.parts for group in part.groups for entry in group.entries)


def _is_line(entry: Entry) -> bool:
    return bool(entry.expected)


def part_title(title: str, count: int, lang: Language, /) -> str:
    """The head of a part with the number of its entries."""
    return f"{title}（{count} 处）" if lang == "zh" else f"{title} ({count})"


def lines_of_entry(entry: Entry, lang: Language, /) -> Iterator[tuple[str, str, str]]:
    """What is said of one entry: the field, its label and the text; nothing where there is none."""
    stop = marks(lang).semicolon
    basis = f"{entry.basis}{marks(lang).beside(entry.code)}" if entry.basis else ""
    texts = {
        "problem": entry.problem,
        "printed": entry.printed,
        "expected": entry.expected,
        "cells": stop.join(entry.cells),
        "changes": stop.join(entry.changes),
        "ways": ((_ONE_OF if len(entry.ways) > 1 else _CHECK).text(lang) + stop.join(entry.ways)) if entry.ways else "",
        "advice": entry.advice,
        "reason": entry.reason,
        "basis": basis or entry.code,
    }
    for field, text in texts.items():
        if text:
            yield field, _LABELS[field].text(lang), text
