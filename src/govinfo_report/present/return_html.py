"""A 退回修改单 as one HTML page that needs nothing else, laid out to be printed on A4."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from govinfo_report.findings import Language
from govinfo_report.present.columns import printable
from govinfo_report.present.return_sheet import Entry, Part, ReturnSheet
from govinfo_report.present.return_words import NOTES, SIGNATURES, TITLE, facts, letter, lines_of_entry, part_title

__all__ = ["html"]

_STYLE = """\
@page { size: A4; margin: 24mm 20mm 22mm 24mm; }
:root { --ink: #1a1a1a; --line: #b8b8b8; --soft: #f5f5f2; --error: #a61b1b; --warning: #8a5a00; --quiet: #595959; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 2.5rem 1.5rem 4rem; color: var(--ink); background: #fff;
  font: 16px/1.75 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif;
  overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
h1, h2, h3, th, dt, .place { font-family: "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
  SimHei, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.4; text-align: center; margin: 0 0 1.5rem; text-wrap: balance; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; padding: .1rem 0 .1rem .7rem; border-left: .3rem solid var(--quiet);
  break-after: avoid; }
h2.error { border-color: var(--error); } h2.warning { border-color: var(--warning); }
h3 { font-size: 1rem; margin: 1.25rem 0 .5rem; break-after: avoid; }
table { border-collapse: collapse; width: 100%; }
table.facts th { width: 6.5em; font-weight: normal; color: var(--quiet); background: var(--soft); text-align: left;
  white-space: nowrap; }
table.facts th, table.facts td { border: 1px solid var(--line); padding: .35rem .75rem; vertical-align: top; }
.letter { margin: 1.25rem 0; } .letter p { margin: 0 0 .35rem; } .letter p + p:lang(zh) { text-indent: 2em; }
article { border: 1px solid var(--line); border-radius: 2px; padding: .7rem .9rem .75rem; margin: 0 0 .75rem;
  break-inside: avoid; }
article header { display: flex; gap: .6rem; align-items: baseline; margin-bottom: .35rem; }
.number { flex: none; min-width: 1.6em; text-align: right; font-weight: bold; }
.error .number { color: var(--error); } .warning .number { color: var(--warning); }
.place { font-weight: bold; line-height: 1.5; } .where { font-weight: normal; color: var(--quiet); font-size: .85em; }
.title { display: block; font-weight: normal; font-size: .92em; color: var(--quiet); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .9rem; margin: 0 0 0 2.2rem; }
dt { color: var(--quiet); font-size: .9em; line-height: 1.95; } dd { margin: 0; }
dd.advice, dd.changes, dd.ways { font-weight: bold; }
dd.reason, dd.basis { color: var(--quiet); font-size: .9em; line-height: 1.95; }
ul.notes { margin: .25rem 0; padding-left: 1.4em; }
table.signatures { margin-top: 2.5rem; break-inside: avoid; }
table.signatures td { padding: .4rem .75rem .4rem 0; width: 33%; vertical-align: bottom; }
table.signatures span { display: block; border-bottom: 1px solid var(--ink); height: 2.4rem; }
@media (max-width: 32rem) { body { padding: 1.25rem 1rem 2rem; }
  dl { margin-left: 0; } }
@media print { body { max-width: none; padding: 0; font-size: 11.5pt; line-height: 1.6; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
"""
_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def html(sheet: ReturnSheet, lang: Language, /) -> str:
    """The sheet as one page, with its end."""
    title = " · ".join(part for part in (TITLE.text(lang), sheet.unit, str(sheet.year or "")) if part)
    lines = (
        "<!DOCTYPE html>",
        f'<html lang="{_LANGUAGES[lang]}">',
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(title)}</title>",
        f"<style>\n{_STYLE}</style>",
        f"<main><h1>{_text(TITLE.text(lang))}</h1>",
        '<table class="facts">',
        *(f"<tr><th scope='row'>{_text(label)}</th><td>{_text(text)}</td></tr>" for label, text in facts(sheet, lang)),
        "</table>",
        '<div class="letter">',
        *(f'<p lang="{_LANGUAGES[lang]}">{_text(paragraph)}</p>' for paragraph in letter(sheet, lang)),
        "</div>",
        *(line for part in sheet.parts for line in _part(part, lang)),
        *_notes(sheet, lang),
        '<table class="signatures"><tr>',
        *(f"<td>{_text(each.text(lang))}<span></span></td>" for each in SIGNATURES),
        "</tr></table></main>",
        "</html>",
    )
    return "\n".join(lines) + "\n"


def _part(part: Part, lang: Language) -> Iterator[str]:
    kind = part.severity.value
    yield f'<section class="{kind}">'
    yield f'<h2 class="{kind}">{_text(part_title(part.title, part.count, lang))}</h2>'
    for group in part.groups:
        yield f"<h3>{_text(group.title)}</h3>"
        for entry in group.entries:
            yield from _entry(entry, lang)
    yield "</section>"


def _entry(entry: Entry, lang: Language) -> Iterator[str]:
    where = f' <span class="where">{_text(entry.where)}</span>' if entry.where else ""
    yield "<article>"
    title = f'<span class="title">{_text(entry.title)}</span>' if entry.title else ""
    yield f'<header><span class="number">{entry.number}.</span>'
    yield f'<span class="place">{_text(entry.place)}{where}{title}</span></header>'
    yield "<dl>"
    for field, label, text in lines_of_entry(entry, lang):
        yield f'<dt>{_text(label)}</dt><dd class="{field}">{_text(text)}</dd>'
    yield "</dl>"
    yield "</article>"


def _notes(sheet: ReturnSheet, lang: Language) -> Iterator[str]:
    if sheet.notes:
        yield f"<h2>{_text(NOTES.text(lang))}</h2>"
        yield '<ul class="notes">'
        yield from (f"<li>{_text(note)}</li>" for note in sheet.notes)
        yield "</ul>"


def _text(text: str) -> str:
    return escape(printable(text))
