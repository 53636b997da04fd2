# govinfo_exchange_xml.py
"""The exchange files of a publication platform: organ, year, title, texts and tables of a report as XML."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Literal
from xml.etree import ElementTree as ET

import attrs

from govinfo_report import (
    Bilingual,
    CellRef,
    Extra,
    Finding,
    FormatInfo,
    Money,
    Organ,
    OtherMatters,
    Overview,
    Problems,
    ReadResult,
    Report,
    Source,
    Unread,
    edition,
    rule_info,
)

VERSION = "1.0"
START = re.compile(r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?<annualReport[\s>]")
YEAR = re.compile(r"[0-9]{4}")
COUNT = re.compile(r"-?[0-9]{1,15}")
AMOUNT = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
UNITS: dict[str, Literal["元", "万元"] | None] = {"": None, "元": "元", "万元": "万元"}
NOT_IN_XML = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TEXTS = {"overview": Overview, "problems": Problems, "other_matters": OtherMatters}
TABLES = ("proactive_disclosure", "requests", "disputes")


class ExchangeXml:
    info = FormatInfo(
        name="exchange_xml",
        media_type="application/xml",
        suffixes=(".xml",),
        title=Bilingual(zh="平台交换文件", en="exchange file of a platform"),
    )

    def recognises(self, source: Source, /) -> bool:
        return START.match(source.text) is not None

    def read(self, source: Source, /) -> tuple[ReadResult, ...]:
        provenance = source.provenance(self.info.name, VERSION)
        try:
            result = result_of(parsed(source.text))
        except (ET.ParseError, ValueError, LookupError) as error:
            finding = Finding(rule=rule_info("GIR101"), values={"reason": str(error)})
            result = ReadResult(report=None, findings=(finding,))
        found = (*source.findings, *result.findings)
        return (attrs.evolve(result, findings=found, source=source.text, provenance=provenance),)

    def write(self, report: Report, /, **options: Any) -> str:
        root = ET.Element("annualReport", version=VERSION)
        if report.organ is not None:
            code = report.organ.unified_social_credit_code
            text_in(root, "organ", report.organ.name, **({"code": code} if code else {}))
        for name in ("year", "title"):
            if (value := getattr(report, name)) is not None:
                text_in(root, name, str(value))
        for name, narrative in report.narratives():
            section = ET.SubElement(root, "section", name=name)
            for paragraph in narrative.paragraphs:
                text_in(section, "p", paragraph)
        for table in report.present_tables():
            within = ET.SubElement(root, "table", name=table.LAYOUT.table, form=table.LAYOUT.edition or "")
            for ref, cell in table.cells():
                write_cell(within, f"{ref.row}.{ref.column}", cell)
        ET.indent(root)
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'

    def losses(self, report: Report, /, **options: Any) -> tuple[str, ...]:
        """Every field that does not come back, and every cell that was not printed as a plain number."""
        back = result_of(parsed(self.write(report, **options))).unwrap()
        fields = (field.name for field in attrs.fields(Report) if field.eq)
        changed = tuple(name for name in fields if getattr(back, name) != getattr(report, name))
        return changed + tuple(str(ref) for ref in report.printed)


FORMAT = ExchangeXml()


def text_in(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = NOT_IN_XML.sub("", text)


def write_cell(table: ET.Element, name: str, cell: int | Money | None) -> None:
    if isinstance(cell, Money):
        value = "" if cell.value is None else f"{cell.value:f}"
        text_in(table, "cell", value, name=name, **({"unit": cell.unit} if cell.unit else {}))
    elif cell is not None:
        text_in(table, "cell", str(cell), name=name)


def parsed(text: str) -> ET.Element:
    if "<!DOCTYPE" in text:
        raise ValueError("a document type is declared, which is not read")
    return ET.fromstring(text)  # without a document type there are no entities to expand


def result_of(root: ET.Element) -> ReadResult:
    reading = Reading(root)
    report = Report(
        organ=reading.organ(),
        year=reading.year(),
        title=root.findtext("title"),
        absent=set(TABLES) - reading.forms.keys(),
        **{name: reading.table(name) for name in TABLES},
        **dict(reading.narratives()),
    )
    return ReadResult(report=report, extras=tuple(reading.extras()), unread=tuple(reading.unread))


class Reading:
    """One file while it is read: what no cell takes is kept, and told."""

    def __init__(self, root: ET.Element) -> None:
        self.root = root
        self.unread: list[Unread] = []
        self.forms = {table.get("name"): table.get("form") or "2021" for table in root.iterfind("table")}
        self.cells = [
            (f"{table.get('name')}.{cell.get('name')}", cell)
            for table in root.iterfind("table")
            for cell in table.iterfind("cell")
        ]
        self.taken = dict(reversed(self.cells))

    def organ(self) -> Organ | None:
        organ = self.root.find("organ")
        if organ is None or not organ.text:
            return None
        return Organ(name=organ.text, unified_social_credit_code=organ.get("code"))

    def year(self) -> int | None:
        text = self.root.findtext("year", "")
        return int(text) if YEAR.fullmatch(text) else None

    def narratives(self) -> Iterator[tuple[str, Any]]:
        for section in self.root.iterfind("section"):
            if (kind := TEXTS.get(name := section.get("name", ""))) is not None:
                yield name, kind(paragraphs=[p.text or "" for p in section.iterfind("p")])

    def form(self, name: str) -> Any:
        return edition(self.forms.get(name, "2021")).table(name)

    def table(self, name: str) -> Any:
        table = self.form(name)
        blanks = dict(table.blank().cells())
        rows = {}
        for block, row in table.LAYOUT.rows():
            places = {column.name: CellRef(name, row.name, column.name) for column in block.columns}
            rows[row.name] = block.row_type(**{c: self.figure(ref, blanks[ref]) for c, ref in places.items()})
        return table.of_rows(rows)

    def figure(self, ref: CellRef, blank: int | Money | None) -> int | Money | None:
        """The figure of a cell; what is none stays blank, and is told as unread."""
        cell = self.taken.get(str(ref), ET.Element("cell"))
        text, unit = cell.text or "", cell.get("unit", "")
        if isinstance(blank, Money):
            if (AMOUNT.fullmatch(text) or not text) and unit in UNITS:
                return Money(Decimal(text) if text else None, UNITS[unit])
        elif COUNT.fullmatch(text) and not unit:
            return int(text)
        if text or unit:
            self.unread.append(Unread(text=f"{ref}: {text} {unit}".rstrip()))
        return blank

    def extras(self) -> Iterator[Extra]:
        """Cells that the form does not have, or has once only."""
        places = {str(ref) for name in self.forms if name in TABLES for ref, _ in self.form(name).blank().cells()}
        for place, cell in self.cells:
            if place not in places or self.taken[place] is not cell:
                section, _, label = place.partition(".")
                yield Extra(section=section, label=label, cells=(cell.text or "",))
