"""A 退回修改单 in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govinfo_report.findings import Language
from govinfo_report.present.columns import printable
from govinfo_report.present.return_sheet import Entry, ReturnSheet
from govinfo_report.present.return_words import NOTES, SIGNATURES, TITLE, facts, letter, lines_of_entry, part_title
from govinfo_report.text.typography import marks

__all__ = ["markdown"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$])")


def markdown(sheet: ReturnSheet, lang: Language, /) -> str:
    """The sheet as one document, with its end."""
    colon = marks(lang).colon
    lines = [f"# {TITLE.text(lang)}", ""]
    lines += [f"- {label}{colon}{_escaped(text)}" for label, text in facts(sheet, lang)]
    for paragraph in letter(sheet, lang):
        lines += ["", _escaped(paragraph)]
    for part in sheet.parts:
        lines += ["", f"## {part_title(part.title, part.count, lang)}"]
        for group in part.groups:
            lines += ["", f"### {group.title}"]
            for entry in group.entries:
                lines += ["", *_entry(entry, lang, colon)]
    if sheet.notes:
        lines += ["", f"## {NOTES.text(lang)}", "", *(f"- {_escaped(note)}" for note in sheet.notes)]
    lines += ["", "---", "", *(f"- {each.text(lang)}{colon}" for each in SIGNATURES)]
    return "\n".join(lines) + "\n"


def _entry(entry: Entry, lang: Language, colon: str) -> Iterator[str]:
    where = marks(lang).beside(entry.where)
    yield f"**{entry.number}. {_escaped(entry.place)}{_escaped(where)}** {_escaped(entry.title)}".rstrip()
    yield ""
    for _, label, text in lines_of_entry(entry, lang):
        yield f"- {label}{colon}{_escaped(text)}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", printable(text))
