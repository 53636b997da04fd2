"""The paper around the tables in JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from attrs import evolve

from govinfo_report.findings import Bilingual
from govinfo_report.formats._json.values import JsonReading
from govinfo_report.mapping import FrozenMapping
from govinfo_report.report.money import Money
from govinfo_report.report.organ import AdministrativeLevel, Organ, Scope
from govinfo_report.report.report import Footer, Printed, PrintedKind, Report
from govinfo_report.report.s1_overview import Overview
from govinfo_report.report.s5_problems import Problems
from govinfo_report.report.s6_other_matters import OtherMatters, ProcessingFee
from govinfo_report.report.sections import NARRATIVES, SECTIONS, TABLES
from govinfo_report.text.dates import DateRange
from govinfo_report.text.typography import marks

K = TypeVar("K")
V = TypeVar("V")
_UNIT = Bilingual(zh="元、万元或 null", en="元, 万元 or null")
_TABLE = Bilingual(zh=f"以下之一：{marks().pause.join(TABLES)}", en=f"one of {', '.join(TABLES)}")

__all__ = ["frame_data", "money_data", "read_frame", "read_money"]

_REQUIRED = ("organ", "year", *TABLES)
_OPTIONAL = (
    "title",
    "preamble",
    "period",
    "published_on",
    "issued_on",
    "scope",
    "headings",
    *NARRATIVES,
    "notes",
    "footer",
    "absent",
    "printed",
)
_ORGAN = ("name", "printed_name", "level", "region_code", "unified_social_credit_code", "organization_code")
_FOOTER = ("lines", "sponsor", "undertaker", "site_code", "icp_number", "police_number")


def frame_data(report: Report, /) -> dict[str, object]:
    """The paper as plain values, in a fixed order."""
    return {
        "organ": _organ_data(report.organ),
        "year": report.year,
        "title": report.title,
        "preamble": report.preamble,
        "period": _period_data(report.period),
        "published_on": report.published_on and report.published_on.isoformat(),
        "issued_on": report.issued_on and report.issued_on.isoformat(),
        "scope": report.scope.value,
        "headings": _dict(report.headings),
        "overview": report.overview and {"paragraphs": report.overview.paragraphs},
        "problems": report.problems and {"paragraphs": report.problems.paragraphs},
        "other_matters": _other_matters_data(report.other_matters),
        "notes": _dict(report.notes),
        "footer": _footer_data(report.footer),
        "absent": [each.name for each in SECTIONS if each.name in report.absent],
        "printed": {str(ref): _printed_data(each) for ref, each in _dict(report.printed).items()},
    }


def _organ_data(organ: Organ | None) -> dict[str, object] | None:
    if organ is None:
        return None
    return {
        "name": organ.name,
        "printed_name": organ.printed_name,
        "level": organ.level and organ.level.value,
        "region_code": organ.region_code,
        "unified_social_credit_code": organ.unified_social_credit_code,
        "organization_code": organ.organization_code,
    }


def _footer_data(footer: Footer) -> dict[str, object]:
    return {
        "lines": footer.lines,
        "sponsor": footer.sponsor,
        "undertaker": footer.undertaker,
        "site_code": footer.site_code,
        "icp_number": footer.icp_number,
        "police_number": footer.police_number,
    }


def _period_data(period: DateRange | None) -> dict[str, str] | None:
    return None if period is None else {"start": period.start.isoformat(), "end": period.end.isoformat()}


def _dict(mapping: Mapping[K, V]) -> Mapping[K, V]:
    return mapping.to_dict() if isinstance(mapping, FrozenMapping) else mapping


def _printed_data(printed: Printed) -> dict[str, str | None]:
    return {"raw": printed.raw, "kind": printed.kind.value, "note": printed.note}


def _other_matters_data(section: OtherMatters | None) -> dict[str, object] | None:
    if section is None:
        return None
    return {"paragraphs": section.paragraphs, "processing_fee": _fee_data(section.processing_fee)}


def _fee_data(fee: ProcessingFee | None) -> dict[str, object] | None:
    if fee is None:
        return None
    return {
        "notices": fee.notices,
        "charged": fee.charged and money_data(fee.charged),
        "collected": fee.collected and money_data(fee.collected),
    }


def money_data(money: Money, /) -> dict[str, str | None]:
    """An amount: the digits as a string, and the unit."""
    return {"value": None if money.value is None else str(money.value), "unit": money.unit}


def read_frame(reading: JsonReading, data: Mapping[str, object], /) -> dict[str, object]:
    """The fields of the report that are not tables."""
    reading.keys("$", data, ("schema", *_REQUIRED, *_OPTIONAL), _REQUIRED)
    return {
        "organ": _organ(reading, data.get("organ")),
        "year": reading.integer("$.year", data.get("year")),
        "title": reading.string("$.title", data.get("title")),
        "preamble": reading.strings("$.preamble", data.get("preamble")),
        "period": _period(reading, data.get("period")),
        "published_on": reading.date("$.published_on", data.get("published_on")),
        "issued_on": reading.date("$.issued_on", data.get("issued_on")),
        "scope": reading.choice("$.scope", data.get("scope"), Scope, Scope.UNKNOWN),
        "headings": _headings(reading, data.get("headings")),
        "overview": _narrative(reading, "overview", data.get("overview"), Overview),
        "problems": _narrative(reading, "problems", data.get("problems"), Problems),
        "other_matters": _other_matters(reading, data.get("other_matters")),
        "notes": _notes(reading, data.get("notes")),
        "footer": _footer(reading, data.get("footer")),
        "absent": _absent(reading, data.get("absent")),
        "printed": _printed(reading, data.get("printed")),
    }


def _organ(reading: JsonReading, value: object) -> Organ | None:
    data = reading.mapping("$.organ", value)
    if data is None:
        return None
    reading.keys("$.organ", data, _ORGAN, ("name",))
    texts = {name: reading.string(f"$.organ.{name}", data.get(name)) for name in _ORGAN if name != "level"}
    if texts["name"] is None:
        return None
    named = {member.value: member for member in AdministrativeLevel}
    level = data.get("level")
    organ = Organ(**cast("dict[str, Any]", texts))
    if level is None:
        return organ
    if not isinstance(level, str) or level not in named:
        reading.choice("$.organ.level", level, AdministrativeLevel, AdministrativeLevel.TOWNSHIP)
        return organ
    return evolve(organ, level=named[level])


def _period(reading: JsonReading, value: object) -> DateRange | None:
    data = reading.mapping("$.period", value)
    if data is None:
        return None
    reading.keys("$.period", data, ("start", "end"), ("start", "end"))
    start, end = (reading.date(f"$.period.{name}", data.get(name)) for name in ("start", "end"))
    return None if start is None or end is None else DateRange(start, end)


def _headings(reading: JsonReading, value: object) -> dict[str, str | None]:
    data = reading.mapping("$.headings", value) or {}
    names = tuple(each.name for each in SECTIONS)
    reading.keys("$.headings", data, names)
    return {key: reading.string(f"$.headings.{key}", data[key]) for key in data if key in names}


def _paragraphs(reading: JsonReading, name: str, value: object, known: tuple[str, ...]) -> Mapping[str, object] | None:
    data = reading.mapping(f"$.{name}", value)
    if data is not None:
        reading.keys(f"$.{name}", data, known, ("paragraphs",))
    return data


def _narrative(
    reading: JsonReading, name: str, value: object, make: Callable[..., Overview | Problems]
) -> Overview | Problems | None:
    data = _paragraphs(reading, name, value, ("paragraphs",))
    return None if data is None else make(paragraphs=reading.strings(f"$.{name}.paragraphs", data.get("paragraphs")))


def _other_matters(reading: JsonReading, value: object) -> OtherMatters | None:
    data = _paragraphs(reading, "other_matters", value, ("paragraphs", "processing_fee"))
    if data is None:
        return None
    path = "$.other_matters"
    paragraphs = reading.strings(f"{path}.paragraphs", data.get("paragraphs"))
    fee = reading.mapping(f"{path}.processing_fee", data.get("processing_fee"))
    return OtherMatters(
        paragraphs=paragraphs,
        processing_fee=None if fee is None else _fee(reading, f"{path}.processing_fee", fee),
    )


def _fee(reading: JsonReading, path: str, data: Mapping[str, object]) -> ProcessingFee:
    reading.keys(path, data, ("notices", "charged", "collected"))
    amounts = {
        name: read_money(reading, f"{path}.{name}", data[name]) if data.get(name) is not None else None
        for name in ("charged", "collected")
    }
    return ProcessingFee(notices=reading.integer(f"{path}.notices", data.get("notices")), **amounts)


def read_money(reading: JsonReading, path: str, value: object, /) -> Money:
    """An amount; blank where it is none."""
    data = reading.mapping(path, value)
    if data is None:
        return Money(None)
    reading.keys(path, data, ("value", "unit"), ("value", "unit"))
    unit = data.get("unit")
    if unit not in (None, "元", "万元"):
        reading.wrong(f"{path}.unit", _UNIT, unit)
        unit = None
    return Money(reading.decimal(f"{path}.value", data.get("value")), unit)


def _notes(reading: JsonReading, value: object) -> dict[str, tuple[str, ...]]:
    data = reading.mapping("$.notes", value) or {}
    reading.keys("$.notes", data, TABLES)
    return {name: reading.strings(f"$.notes.{name}", data[name]) for name in data if name in TABLES}


def _footer(reading: JsonReading, value: object) -> Footer:
    data = reading.mapping("$.footer", value) or {}
    reading.keys("$.footer", data, _FOOTER)
    texts = {name: reading.string(f"$.footer.{name}", data.get(name)) for name in _FOOTER if name != "lines"}
    return Footer(lines=reading.strings("$.footer.lines", data.get("lines")), **texts)


def _absent(reading: JsonReading, value: object) -> frozenset[str]:
    names = reading.strings("$.absent", value)
    for name in names:
        if name not in TABLES:
            reading.wrong("$.absent", _TABLE, name)
    return frozenset(name for name in names if name in TABLES)


def _printed(reading: JsonReading, value: object) -> dict[object, Printed]:
    data = reading.mapping("$.printed", value) or {}
    found: dict[object, Printed] = {}
    for key, item in data.items():
        path = f"$.printed.{key}"
        ref = reading.cell_ref("$.printed", key)
        each = reading.mapping(path, item)
        if ref is None or each is None:
            continue
        reading.keys(path, each, ("raw", "kind", "note"), ("raw", "kind"))
        raw = reading.string(f"{path}.raw", each.get("raw")) or ""
        kind = reading.choice(f"{path}.kind", each.get("kind"), PrintedKind, PrintedKind.TEXT)
        found[ref] = Printed(raw, kind, reading.string(f"{path}.note", each.get("note")))
    return found
