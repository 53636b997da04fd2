"""The tables in JSON: exact ones are structured at once, others cell by cell with findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, cast

from govinfo_report.editions import all_editions, edition_due
from govinfo_report.findings import Bilingual
from govinfo_report.form.layout import Block, Domain, TableLayout
from govinfo_report.formats._json.frame import money_data, read_money
from govinfo_report.formats._json.values import JsonReading
from govinfo_report.report.base import Table, TableRow, row_of
from govinfo_report.report.money import Money
from govinfo_report.report.sections import TABLES

__all__ = ["read_tables", "table_class", "table_data"]


def table_data(table: Table, /) -> dict[str, object]:
    """A table as plain values: its form, then its rows in printed order."""
    return _plain(table.LAYOUT)(table)


@cache
def _plain(layout: TableLayout) -> Callable[[Table], dict[str, object]]:
    """A function from a table to plain values, six times as fast as getting the cells by name."""
    rows = [f"'edition': {layout.edition!r}"]
    for block, row in layout.rows():
        cells: list[str] = []
        for column in block.columns:
            if not (row.name.isidentifier() and column.name.isidentifier()):
                raise ValueError(f"{row.name}.{column.name}: rows and columns are named by identifiers")
            cell = f"{'r' if cells else f'(r := t.{row.name})'}.{column.name}"
            cells.append(f"'{column.name}': {f'money({cell})' if column.domain is Domain.MONEY else cell}")
        rows.append(f"'{row.name}': {{{', '.join(cells)}}}")
    # The source holds nothing but the names of rows and columns, each an identifier.
    source = f"lambda t: {{{', '.join(rows)}}}"
    return cast("Callable[[Table], dict[str, object]]", eval(source, {"money": money_data}))  # noqa: S307


def read_tables(reading: JsonReading, document: Mapping[str, object], year: int | None, /) -> dict[str, Table]:
    """The three tables; one that is not there is blank, on the form of the year."""
    return {name: _table(reading, name, document.get(name), year) for name in TABLES}


def _table(reading: JsonReading, name: str, value: object, year: int | None) -> Table:
    path = f"$.{name}"
    data = reading.mapping(path, value)
    if data is None:
        return edition_due(year).table(name).blank()
    cls = table_class(reading, path, name, data.get("edition"), year)
    return structured(data, cls) or _cell_by_cell(reading, path, data, cls)


def table_class(reading: JsonReading, path: str, name: str, form: object, year: int | None, /) -> type[Table]:
    """The class of a table on a form; on that of the year where the form is not known."""
    tables = {each.layout(name).edition: each.table(name) for each in all_editions()}
    if isinstance(form, str | None) and form in tables:
        return tables[form]
    known = ", ".join("null" if key is None else key for key in tables)
    if form is not None:
        reading.wrong(f"{path}.edition", Bilingual(zh=f"以下之一：{known}", en=f"one of {known}"), form)
    return edition_due(year).table(name)


def structured(data: Mapping[str, object], cls: type[Table], /) -> Table | None:
    """The table if the data are exactly one: every key there, none unknown, every value of its type."""
    if not _exact_keys(data, cls) or not cls.rows_as_annotated():
        return None
    try:
        return _structure()(data, cls)
    except Exception:
        return None


@lru_cache(maxsize=32)
def _keys(layout: TableLayout) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((row.name, frozenset(column.name for column in block.columns)) for block, row in layout.rows())


def _exact_keys(data: Mapping[str, object], cls: type[Table]) -> bool:
    keys = _keys(cls.LAYOUT)
    if len(data) != len(keys) + 1 or "edition" not in data:
        return False
    for name, columns in keys:
        row = data.get(name)
        if not isinstance(row, dict) or cast("dict[str, object]", row).keys() != columns:
            return False
    return True


@lru_cache(maxsize=1)
def _structure() -> Callable[[Mapping[str, object], type[Table]], Table]:
    """Plain values to classes, strictly."""
    import cattrs

    converter = cattrs.Converter(detailed_validation=False)
    converter.register_structure_hook(Money, _strict_money)
    converter.register_structure_hook_func(lambda kind: kind == int | None, _strict_count)
    return converter.structure


def _strict_count(value: object, _: object) -> int | None:
    if value is None or type(value) is int:
        return value
    raise TypeError(f"expected an integer or null, got {value!r}")


def _strict_money(value: object, _: object) -> Money:
    reading = JsonReading()
    money = read_money(reading, "$", value)
    if value is None or reading.findings:
        raise TypeError(f"expected an amount, got {value!r}")
    return money


def _cell_by_cell(reading: JsonReading, path: str, data: Mapping[str, object], cls: type[Table]) -> Table:
    names = tuple(row.name for _, row in cls.LAYOUT.rows())
    reading.keys(path, data, ("edition", *names), ("edition", *names))
    return cls.of_rows(
        {row.name: _row(reading, f"{path}.{row.name}", data.get(row.name), block) for block, row in cls.LAYOUT.rows()}
    )


def _row(reading: JsonReading, path: str, value: object, block: Block) -> TableRow:
    data = reading.mapping(path, value)
    if data is None:
        return row_of(block, None)
    columns = tuple(column.name for column in block.columns)
    reading.keys(path, data, columns, columns)
    cells: dict[str, Any] = {}
    for column in block.columns:
        at = f"{path}.{column.name}"
        if column.domain is Domain.MONEY:
            cells[column.name] = read_money(reading, at, data.get(column.name))
        else:
            cells[column.name] = reading.integer(at, data.get(column.name))
    return cast("TableRow", block.row_type(**cells))
