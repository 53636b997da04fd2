"""One page for each official form: labels, addresses and identities."""

from __future__ import annotations

from collections.abc import Iterator

from generators.words import LANGUAGES, SEVERITIES, code, page, table
from govinfo_report import Edition, all_editions
from govinfo_report.findings import Bilingual, Language
from govinfo_report.form.identity import Identity, LineLayout, lines_of
from govinfo_report.form.layout import Block, Column, Domain, Row, TableLayout
from govinfo_report.report.sections import section
from govinfo_report.rules import all_identities

_DOMAINS = {
    Domain.COUNT: Bilingual(zh="件数", en="count"),
    Domain.SIGNED: Bilingual(zh="可为负的数", en="number with a sign"),
    Domain.MONEY: Bilingual(zh="金额", en="amount of money"),
}
_SHOWN = 7


def pages() -> Iterator[tuple[str, str]]:
    """The pages of the forms, by path."""
    for lang in LANGUAGES:
        yield f"{lang}/generated/forms/index.md", page(lang, _index(lang))
        for form in all_editions():
            yield f"{lang}/generated/forms/{form.id}.md", page(lang, _form(form, lang))


def _index(lang: Language) -> Iterator[str]:
    zh = lang == "zh"
    yield "# 官方格式" if zh else "# The official forms"
    yield ""
    yield (
        "每种格式一页：表格的行名、列名、地址，以及各项勾稽关系。"
        if zh
        else "One page for each form: the labels of its tables, their addresses, and the identities that hold in them."
    )
    yield ""
    heads = ("格式", "依据", "适用年度", "单元格") if zh else ("Form", "Ordered by", "Years", "Cells")
    yield from table(heads, (_form_line(form, lang) for form in all_editions()))
    yield from ("```{toctree}", ":hidden:", "", *(form.id for form in all_editions()), "```")


def _form_line(form: Edition, lang: Language) -> tuple[str, ...]:
    return f"[{form.id}]({form.id}.md)", form.basis, _years(form, lang), str(_cells(form))


def _years(form: Edition, lang: Language) -> str:
    if form.last_year is None:
        return f"{form.first_year}年度起" if lang == "zh" else f"{form.first_year} and later"
    return f"{form.first_year}–{form.last_year}" + ("年度" if lang == "zh" else "")


def _cells(form: Edition) -> int:
    return sum(len(each.LAYOUT.cells()) for each in form.tables)


def _form(form: Edition, lang: Language) -> Iterator[str]:
    zh = lang == "zh"
    yield f"# {form.id}年格式" if zh else f"# The form of {form.id}"
    yield ""
    yield f"《{form.title}》，{form.basis}。" if zh else f"《{form.title}》, {form.basis}."
    lines = sum(1 for each in form.tables for line in _lines(each.LAYOUT) if line.identity.relation == "==")
    years = _years(form, lang)
    yield (
        f"适用于{years}的报告，共 {_cells(form)} 个单元格、{lines} 条相等的勾稽关系。"
        if zh
        else f"For reports on {years}: {_cells(form)} cells, and {lines} lines that must be equal."
    )
    yield ""
    for each in form.tables:
        yield from _table(each.LAYOUT, each.__name__, lang)


def _lines(layout: TableLayout) -> tuple[LineLayout, ...]:
    return lines_of(layout, all_identities())


def _table(layout: TableLayout, class_name: str, lang: Language) -> Iterator[str]:
    zh = lang == "zh"
    title = section(layout.table).title.text(lang)
    yield f"## {title}"
    yield ""
    size = len(layout.cells())
    yield (
        f"{code(f'report.{layout.table}')}，类 {code(class_name)}，{size} 个单元格。"
        if zh
        else f"{code(f'report.{layout.table}')}, an object of the class {code(class_name)}: {size} cells."
    )
    yield (
        (
            "单元格的地址是行的地址加上列的字段名，例如 "
            if zh
            else "The address of a cell is that of its row with the field of its column, such as "
        )
        + f"{code(layout.cells()[0])}"
        + ("。" if zh else ".")
    )
    yield ""
    for block in layout.blocks:
        if block.caption:
            yield f"### {block.caption}"
            yield ""
        yield from _columns(block, lang)
        yield from _rows(layout, block, lang)
    yield from _identities(layout, lang)


def _columns(block: Block, lang: Language) -> Iterator[str]:
    zh = lang == "zh"
    heads = ("列", "字段", "内容") if zh else ("Column", "English", "Field", "Holds")
    yield from table(heads, (_column(column, lang) for column in block.columns))


def _column(column: Column, lang: Language) -> tuple[str, ...]:
    label = " / ".join((*(head.zh for head in column.above), column.label))
    holds = _DOMAINS[column.domain].text(lang) + (f" ({column.unit})" if column.unit and lang == "en" else "")
    holds += f"（{column.unit}）" if column.unit and lang == "zh" else ""
    return (label, code(column.name), holds) if lang == "zh" else (label, column.english, code(column.name), holds)


def _rows(layout: TableLayout, block: Block, lang: Language) -> Iterator[str]:
    heads = ("行", "地址", "条例（条）") if lang == "zh" else ("Row", "English", "Address", "Article")
    yield from table(heads, _grouped(layout, block, lang))


def _grouped(layout: TableLayout, block: Block, lang: Language) -> Iterator[tuple[str, ...]]:
    opened: tuple[str, ...] = ()
    for row in block.rows:
        path = tuple(group for group in layout.group_path(row.group) if group.label)
        names = tuple(group.name for group in path)
        for depth, group in enumerate(path):
            if names[: depth + 1] != opened[: depth + 1]:
                label = f"**{group.label}**"
                yield (label, "", "") if lang == "zh" else (label, group.english, "", "")
        opened = names
        yield _row(layout, row, lang)


def _row(layout: TableLayout, row: Row, lang: Language) -> tuple[str, ...]:
    address = code(f"{layout.table}.{row.name}")
    article = row.article or ""
    if lang == "zh":
        return row.label, address, article
    return row.label, row.english, address, article


def _identities(layout: TableLayout, lang: Language) -> Iterator[str]:
    zh = lang == "zh"
    own = [identity for identity in all_identities() if lines_of(layout, (identity,))]
    if not own:
        return
    yield "### 本表的勾稽关系" if zh else "### Identities of this table"
    yield ""
    heads = ("规则", "级别", "公式", "条数") if zh else ("Rule", "Severity", "Formula", "Lines")
    yield from table(heads, (_identity(layout, identity, lang) for identity in own))
    for identity in own:
        yield f"- {identity.rule.code}{'：' if zh else ': '}{printed_formula(layout, identity, lang)}"
    yield ""


def _identity(layout: TableLayout, identity: Identity, lang: Language) -> tuple[str, ...]:
    info = identity.rule
    lines = lines_of(layout, (identity,))
    across = identity.over == "columns"
    if lang == "zh":
        counted = f"{len(lines)}（每{'列' if across else '行'}一条）"
    else:
        counted = f"{len(lines)} (one for each {'column' if across else 'row'})"
    rule = f"[{info.code}](../rules/{info.code}.md)"
    return rule, SEVERITIES[info.severity].text(lang), code(identity.formula), counted


def printed_formula(layout: TableLayout, identity: Identity, lang: Language) -> str:
    """The formula of an identity in the printed labels of the table."""
    line = lines_of(layout, (identity,))[0]
    sides = (_side(layout, identity, positions, lang) for positions in (line.left, line.right))
    left, right = sides
    return f"{left} {'=' if identity.relation == '==' else '≥'} {right}"


def _side(layout: TableLayout, identity: Identity, positions: tuple[int, ...], lang: Language) -> str:
    if not positions:
        return "0"
    names = [_name(layout, identity, position) for position in positions]
    if len(names) > _SHOWN:
        size = len(names)
        return f"{names[0]} + … + {names[-1]}" + (f"（共 {size} 行）" if lang == "zh" else f" ({size} rows)")
    return " + ".join(names)


def _name(layout: TableLayout, identity: Identity, position: int) -> str:
    if identity.over == "rows":
        return layout.columns()[position].label
    row = layout.cells()[position].row
    return next(each.label for _, each in layout.rows() if each.name == row)
