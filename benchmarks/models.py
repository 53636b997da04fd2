"""The same report as a user would model it without this library: pydantic and msgspec, as strict as ours."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any, Literal

import msgspec
import pydantic

from govinfo_report import Report
from govinfo_report.form.layout import Domain, TableLayout

_PYDANTIC = pydantic.ConfigDict(strict=True, extra="forbid", frozen=True)
Fields = dict[str, Any]


def _pydantic(name: str, fields: Fields) -> Any:
    return pydantic.create_model(name, __config__=_PYDANTIC, **{key: (kind, ...) for key, kind in fields.items()})


def _msgspec(name: str, fields: Fields) -> Any:
    return msgspec.defstruct(name, list(fields.items()), frozen=True, forbid_unknown_fields=True)


def _document(make: Any, report: Report) -> Any:
    """The class of a whole document, with the tables of this report."""
    text, texts = str | None, tuple[str, ...]
    level = Literal["national", "provincial", "prefectural", "county", "township"]
    money = make("Money", {"value": Decimal | None, "unit": Literal["元", "万元"] | None})
    names = ("region_code", "unified_social_credit_code", "organization_code")
    organ = make("Organ", {"name": str, "printed_name": text, "level": level | None, **dict.fromkeys(names, text)})
    period = make("Period", {"start": datetime.date, "end": datetime.date})
    narrative = make("Narrative", {"paragraphs": texts})
    fee = make("Fee", {"notices": int | None, "charged": money | None, "collected": money | None})
    other = make("OtherMatters", {"paragraphs": texts, "processing_fee": fee | None})
    marks = ("sponsor", "undertaker", "site_code", "icp_number", "police_number")
    footer = make("Footer", {"lines": texts, **dict.fromkeys(marks, text)})
    printed = make("Printed", {"raw": str, "kind": str, "note": text})
    tables = {table.LAYOUT.table: _table(make, table.LAYOUT, money) for table in report.tables()}
    frame: Fields = {
        "organ": organ | None,
        "year": int | None,
        "title": text,
        "preamble": texts,
        "period": period | None,
        "published_on": datetime.date | None,
        "issued_on": datetime.date | None,
        "scope": Literal["own", "consolidated", "unknown"],
        "headings": dict[str, text],
        "overview": narrative | None,
        "problems": narrative | None,
        "other_matters": other | None,
        "notes": dict[str, texts],
        "footer": footer,
        "absent": texts,
        "printed": dict[str, printed],
    }
    # pydantic keeps the name "schema" for itself, so that key goes by another name in both.
    return make("Document", {"schema_": Literal["govinfo-report/1"], **frame, **tables})


def _table(make: Any, layout: TableLayout, money: Any) -> Any:
    fields: Fields = {"edition": str | None}
    for block, row in layout.rows():
        cells = {c.name: money if c.domain is Domain.MONEY else int | None for c in block.columns}
        fields[row.name] = make(block.row_type.__name__, cells)
    return make(layout.table, fields)


def pydantic_document(report: Report) -> Any:
    """The class of the document in pydantic v2: strict, frozen, extra keys forbidden, no defaults."""
    return _document(_pydantic, report)


def msgspec_document(report: Report) -> Any:
    """The class of the document in msgspec: frozen, unknown keys forbidden, no defaults."""
    return _document(_msgspec, report)
