"""The quick way through JSON, with the ``json`` extra: straight into the classes, or not at all.

It takes only documents that are exactly right: every key there once, none unknown, every value of its type. Whatever
is not goes the careful way, which names what is wrong. Both give the same report, and a test holds them to it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

import msgspec

from govinfo_report.address import CellRef, parse_place
from govinfo_report.editions import all_editions
from govinfo_report.errors import GovInfoError
from govinfo_report.form.layout import TableLayout
from govinfo_report.report.money import Money
from govinfo_report.report.organ import AdministrativeLevel, Organ, Scope
from govinfo_report.report.report import Footer, Printed, PrintedKind, Report
from govinfo_report.report.s1_overview import Overview
from govinfo_report.report.s5_problems import Problems
from govinfo_report.report.s6_other_matters import OtherMatters, ProcessingFee
from govinfo_report.report.sections import TABLES
from govinfo_report.text.dates import DateRange

__all__ = ["dump", "read_exactly"]


class _Exact(msgspec.Struct, forbid_unknown_fields=True):
    """An object with these keys and no others."""


class _Organ(_Exact):
    name: str
    printed_name: str | None
    level: AdministrativeLevel | None
    region_code: str | None
    unified_social_credit_code: str | None
    organization_code: str | None


class _Period(_Exact):
    start: datetime.date
    end: datetime.date


class _Narrative(_Exact):
    paragraphs: tuple[str, ...]


class _Fee(_Exact):
    notices: int | None
    charged: Money | None
    collected: Money | None


class _OtherMatters(_Exact):
    paragraphs: tuple[str, ...]
    processing_fee: _Fee | None


class _Footer(_Exact):
    lines: tuple[str, ...]
    sponsor: str | None
    undertaker: str | None
    site_code: str | None
    icp_number: str | None
    police_number: str | None


class _Printed(_Exact):
    raw: str
    kind: PrintedKind
    note: str | None


class _Document(_Exact):
    schema: Literal["govinfo-report/1"]
    organ: _Organ | None
    year: int | None
    title: str | None
    preamble: tuple[str, ...]
    period: _Period | None
    published_on: datetime.date | None
    issued_on: datetime.date | None
    scope: Scope
    headings: dict[str, str | None]
    overview: _Narrative | None
    problems: _Narrative | None
    other_matters: _OtherMatters | None
    notes: dict[str, tuple[str, ...]]
    footer: _Footer
    absent: tuple[str, ...]
    printed: dict[str, _Printed]


_KEYS = tuple((name, f'"{name}":'.encode()) for name in TABLES)
_FORM = re.compile(rb'\s*\{\s*"edition":\s*(?:"(\w{1,20})"|null)')
_AMOUNT = re.compile(rb'"value":\s*(?:null|"-?[0-9]+(?:\.[0-9]+)?")')


@cache
def _decoder(tables: tuple[TableLayout, ...]) -> tuple[msgspec.json.Decoder[Any], int] | None:
    """A decoder of documents with these tables, and how many keys they have in their tables."""
    classes = {table.LAYOUT: table for each in all_editions() for table in each.tables}
    chosen = [classes[layout] for layout in tables]
    if not all(table.rows_as_annotated() for table in chosen):
        return None
    fields = [(table.LAYOUT.table, table) for table in chosen]
    document = msgspec.defstruct("_Tables", fields, bases=(_Document,), forbid_unknown_fields=True)
    keys = sum(1 + sum(1 for _ in each.rows()) + len(each.cells()) + 2 * len(each.amounts()) for each in tables)
    return msgspec.json.Decoder(document), keys


@cache
def _layout(name: str, form: bytes | None) -> TableLayout | None:
    """The layout of a table in a form."""
    layouts = (each.layout(name) for each in all_editions())
    return next((each for each in layouts if each.edition == (form and form.decode())), None)


def _layouts(text: bytes) -> tuple[tuple[TableLayout, ...], tuple[int, ...]] | None:
    """The layouts that the tables of a document name, and where; without reading the document.

    Quotes inside texts are escaped, so a key with an object that begins with its form is just that.
    """
    layouts: list[TableLayout] = []
    places: list[int] = []
    for name, key in _KEYS:
        at = text.find(key, places[-1] if places else 0)
        if at < 0:
            at = text.find(key)
        form = _FORM.match(text, at + len(key)) if at >= 0 else None
        while at >= 0 and form is None:
            at = text.find(key, at + 1)
            form = _FORM.match(text, at + len(key))
        layout = _layout(name, form[1]) if at >= 0 and form is not None else None
        if layout is None:
            return None
        layouts.append(layout)
        places.append(at)
    return tuple(layouts), tuple(places)


def read_exactly(content: bytes | str, /) -> Report | None:
    """The report of a JSON text that is exactly one; ``None`` for any other text."""
    try:
        text = content if isinstance(content, bytes) else content.encode()
        found = _layouts(text)
        decoder = _decoder(found[0]) if found is not None else None
        if found is None or decoder is None or not _table_amounts_quoted(text, *found):
            return None
        return _report(text, *decoder)
    except (msgspec.MsgspecError, GovInfoError, ValueError, TypeError, RecursionError):
        return None


def _table_amounts_quoted(text: bytes, layouts: tuple[TableLayout, ...], places: tuple[int, ...]) -> bool:
    for number in _with_amounts(layouts):
        start = places[number]
        end = places[number + 1] if number + 1 < len(places) and places[number + 1] > start else len(text)
        if not _amounts_quoted(text, start, end):
            return False
    return True


@cache
def _with_amounts(layouts: tuple[TableLayout, ...]) -> tuple[int, ...]:
    return tuple(number for number, layout in enumerate(layouts) if layout.amounts())


def _amounts_quoted(text: bytes, start: int, end: int) -> bool:
    """Whether every amount is a string or null: a decoder of decimals would take a number too."""
    at = text.find(b'"value"', start, end)
    while at >= 0:
        if _AMOUNT.match(text, at) is None:
            return False
        at = text.find(b'"value"', at + 1, end)
    return True


def _report(text: bytes, decoder: msgspec.json.Decoder[Any], table_keys: int) -> Report | None:
    document = decoder.decode(text)
    # Unknown keys inside tables and keys that are there twice pass a decoder by: counting colons finds both.
    colons = text.count(b":") - table_keys - _fixed_keys(document)
    if colons and colons != _colons_in_texts(document):
        return None
    other_matters = document.other_matters
    if other_matters and other_matters.processing_fee and not _amounts_quoted(text, 0, len(text)):
        return None
    organ, period, overview, problems = document.organ, document.period, document.overview, document.problems
    footer = document.footer
    return Report(
        organ=None if organ is None else _organ(organ),
        year=document.year,
        title=document.title,
        preamble=document.preamble,
        period=None if period is None else DateRange(period.start, period.end),
        published_on=document.published_on,
        issued_on=document.issued_on,
        scope=document.scope,
        headings=document.headings,
        overview=None if overview is None else Overview(paragraphs=overview.paragraphs),
        problems=None if problems is None else Problems(paragraphs=problems.paragraphs),
        other_matters=None if other_matters is None else _other_matters(other_matters),
        notes=document.notes,
        footer=_footer(footer),
        absent=_absent(document.absent),
        printed={_cell(key): Printed(each.raw, each.kind, each.note) for key, each in document.printed.items()},
        proactive_disclosure=document.proactive_disclosure,
        requests=document.requests,
        disputes=document.disputes,
    )


def _fixed_keys(document: _Document) -> int:
    """How many keys the document has outside its tables."""
    fee = document.other_matters.processing_fee if document.other_matters else None
    return (
        20
        + 6
        + (6 if document.organ else 0)
        + (2 if document.period else 0)
        + (1 if document.overview else 0)
        + (1 if document.problems else 0)
        + (2 if document.other_matters else 0)
        + (3 if fee else 0)
        + (2 if fee and fee.charged else 0)
        + (2 if fee and fee.collected else 0)
        + len(document.headings)
        + len(document.notes)
        + 4 * len(document.printed)
    )


def _colons_in_texts(document: _Document) -> int:
    """The colons that are no punctuation of JSON: those in titles, paragraphs and other texts."""
    narratives = [each.paragraphs for each in (document.overview, document.problems, document.other_matters) if each]
    footer = document.footer
    texts = [document.title, *document.preamble, *footer.lines, footer.sponsor, footer.undertaker, footer.icp_number]
    texts += [text for paragraphs in (*narratives, *document.notes.values()) for text in paragraphs]
    texts += [text for each in document.printed.values() for text in (each.raw, each.note)]
    texts += document.headings.values()
    return sum(text.count(":") for text in texts if text)


def _organ(organ: _Organ) -> Organ:
    return Organ(
        name=organ.name,
        printed_name=organ.printed_name,
        level=organ.level,
        region_code=organ.region_code,
        unified_social_credit_code=organ.unified_social_credit_code,
        organization_code=organ.organization_code,
    )


def _footer(footer: _Footer) -> Footer:
    return Footer(
        lines=footer.lines,
        sponsor=footer.sponsor,
        undertaker=footer.undertaker,
        site_code=footer.site_code,
        icp_number=footer.icp_number,
        police_number=footer.police_number,
    )


def _other_matters(section: _OtherMatters) -> OtherMatters:
    fee = section.processing_fee
    return OtherMatters(
        paragraphs=section.paragraphs,
        processing_fee=None
        if fee is None
        else ProcessingFee(notices=fee.notices, charged=fee.charged, collected=fee.collected),
    )


def _absent(names: tuple[str, ...]) -> frozenset[str]:
    if not set(names) <= set(TABLES):
        raise ValueError("a table that no report has")
    return frozenset(names)


def _cell(key: str) -> CellRef:
    place = parse_place(key)
    if not isinstance(place, CellRef) or not place.is_cell:
        raise ValueError("no cell")
    return place


_ENCODER = msgspec.json.Encoder()


def dump(data: Mapping[str, Any], indent: int | None, /) -> str:
    """The same text as the standard library writes."""
    text = _ENCODER.encode(data)
    return (text if indent is None else msgspec.json.format(text, indent=indent)).decode()
