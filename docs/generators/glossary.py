"""The glossary: every Chinese term of the forms, with its name in code."""

from __future__ import annotations

from collections.abc import Iterator

from generators.words import LANGUAGES, code, page, table
from govinfo_report import all_editions
from govinfo_report.findings import Bilingual, Language
from govinfo_report.form.layout import TableLayout
from govinfo_report.report.sections import SECTIONS

_Term = tuple[str, str, str]

TERMS: tuple[_Term, ...] = (
    ("政府信息公开工作年度报告", "Report", "annual report on open government information"),
    ("行政机关", "report.organ", "the organ that reports"),
    ("统计期限", "report.period", "the period that the figures are for"),
    ("成文日期", "report.issued_on", "the date under the report"),
    ("发布日期", "report.published_on", "the date of publication"),
    ("统计口径", "report.scope", "whether the figures are those of the organ alone"),
    ("格式", "Edition", "the official form"),
    ("勾稽关系", "Identity", "accounting identity"),
    ("信息处理费", "other_matters.processing_fee", "the information-processing fee"),
    ("统一社会信用代码", "organ.unified_social_credit_code", "unified social credit code (GB 32100)"),
    ("组织机构代码", "organ.organization_code", "organization code (GB 11714)"),
    ("行政区划代码", "organ.region_code", "code of the administrative division (GB/T 2260)"),
    ("主办", "footer.sponsor", "sponsor of the site"),
    ("承办", "footer.undertaker", "the body that runs the site"),
    ("网站标识码", "footer.site_code", "identification code of the site"),
)


def pages() -> Iterator[tuple[str, str]]:
    """The glossary in both languages, by path."""
    for lang in LANGUAGES:
        yield f"{lang}/generated/glossary.md", page(lang, _page(lang))


def _page(lang: Language) -> Iterator[str]:
    zh = lang == "zh"
    yield "# 术语对照" if zh else "# Glossary"
    yield ""
    yield (
        "左边是格式印的词，右边是代码里的名字；两种格式都有的只列一次。"
        if zh
        else "On the left the words of the forms, on the right their names in code; what both print is listed once."
    )
    yield ""
    heads = ("中文", "代码", "英文") if zh else ("Chinese", "In code", "English")
    yield from _part(Bilingual(zh="报告", en="The report"), TERMS, heads, lang)
    sections = tuple((each.heading, f"report.{each.name}", each.english) for each in SECTIONS)
    yield from _part(Bilingual(zh="六个部分", en="The six sections"), sections, heads, lang)
    for each in SECTIONS:
        if each.is_table:
            yield from _part(each.title, _terms(each.name), heads, lang)


def _part(title: Bilingual, terms: tuple[_Term, ...], heads: tuple[str, ...], lang: Language) -> Iterator[str]:
    yield from (f"## {title.text(lang)}", "")
    yield from table(heads, ((chinese, code(name), english) for chinese, name, english in terms))


def _terms(name: str) -> tuple[_Term, ...]:
    layouts = dict.fromkeys(form.layout(name) for form in all_editions())
    found = dict.fromkeys(term for layout in layouts for term in _layout_terms(layout))
    return tuple(found)


def _layout_terms(layout: TableLayout) -> Iterator[_Term]:
    for block in layout.blocks:
        for column in block.columns:
            yield " / ".join((*(head.zh for head in column.above), column.label)), column.name, column.english
    for group in layout.groups:
        if group.label:
            yield group.label, group.name, group.english
    for _, row in layout.rows():
        yield row.label, row.name, row.english
