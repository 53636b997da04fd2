"""``govinfo-report form``."""

from __future__ import annotations

from functools import partial

import click

from govinfo_report.cli.exits import ExitCode
from govinfo_report.cli.localised import Command, color_option
from govinfo_report.cli.output import emit, emit_rows, screen
from govinfo_report.editions import Edition, all_editions
from govinfo_report.errors import GovInfoError
from govinfo_report.findings import Bilingual, Language
from govinfo_report.form.identity import Identity, lines_of
from govinfo_report.form.layout import Block, TableLayout
from govinfo_report.formats import format_of, write_bytes
from govinfo_report.present.columns import wrap
from govinfo_report.report.sections import section
from govinfo_report.rules import all_identities
from govinfo_report.text.typography import marks

__all__ = ["command"]

_HELP = Bilingual(
    zh="显示一种报告格式：每张表的标题、分组、行名、列名、单元格地址和勾稽关系。ID 是 {}。\n\n"
    "用 -o 写出一份待填的空表，格式由扩展名决定：form.xlsx 带合计公式和勾稽核对，填好后可以直接核对。",
    en="Show an official form: captions, groups, rows and columns with their addresses, and the identities of every "
    "table. ID is one of {}.\n\n"
    "-o writes a blank form to fill in; the ending of the file says in which format. form.xlsx has formulas for totals "
    "and checks itself.",
)
_UNKNOWN = Bilingual(zh="没有格式 {}，可用的是 {}", en="no form {}; known are {}")
_OUTPUT = Bilingual(zh="写出待填的空表。", en="Write a blank form to fill in.")
_THERE = Bilingual(zh="{} 已经存在", en="{} is there already")
_ORDERED = Bilingual(zh="依据 {}", en="ordered by {}")
_YEARS = Bilingual(zh="适用 {}—{} 年", en="for the reports on {}–{}")
_SINCE = Bilingual(zh="适用 {} 年起", en="for the reports on {} and later")
_CELLS = Bilingual(zh="{} 个单元格", en="{} cells")
_LINES = Bilingual(zh="{} 行必须相等的勾稽关系", en="{} lines that must be equal")
_COLUMNS_TITLE = Bilingual(zh="列：", en="columns: ")
_ROW = (Bilingual(zh="行", en="row"), Bilingual(zh="地址", en="address"), Bilingual(zh="格数", en="cells"))
_IDENTITIES = (
    Bilingual(zh="勾稽关系", en="identity"),
    Bilingual(zh="含义", en="meaning"),
    Bilingual(zh="公式", en="formula"),
    Bilingual(zh="行数", en="lines"),
)


def command(lang: Language, /) -> click.Command:
    """The command in one of the languages."""
    names = ", ".join(form.id for form in all_editions())
    text = Bilingual(zh=_HELP.zh.format(names), en=_HELP.en.format(names))
    params = [
        click.Argument(["id_"], required=True, metavar="ID"),
        click.Option(["-o", "--output"], metavar="PATH", help=_OUTPUT.text(lang)),
        color_option(lang),
    ]
    return Command("form", lang, help=text, callback=partial(_form, lang), params=params)


def _form(lang: Language, /, id_: str, output: str | None) -> int:
    known = {form.id: form for form in all_editions()}
    if id_ not in known:
        raise click.UsageError(_UNKNOWN.text(lang).format(id_, ", ".join(known)), click.get_current_context())
    form = known[id_]
    if output is not None:
        return _write(form, output, lang)
    _head(form, lang)
    for table in form.tables:
        _show_table(table.LAYOUT, lang)
    return ExitCode.FINE


def _write(form: Edition, path: str, lang: Language) -> int:
    """A blank form in a new file."""
    try:
        data = write_bytes(form.blank_report(), format_of(path))
        with open(path, "xb") as stream:
            stream.write(data)
    except FileExistsError:
        raise click.UsageError(_THERE.text(lang).format(path), click.get_current_context()) from None
    except (OSError, GovInfoError) as error:
        raise click.UsageError(str(error), click.get_current_context()) from None
    return ExitCode.FINE


def _head(form: Edition, lang: Language) -> None:
    layouts = [table.LAYOUT for table in form.tables]
    cells = sum(len(layout.cells()) for layout in layouts)
    lines = sum(line.identity.relation == "==" for layout in layouts for line in lines_of(layout, all_identities()))
    years = _SINCE if form.last_year is None else _YEARS
    facts = (
        _ORDERED.text(lang).format(form.basis),
        years.text(lang).format(form.first_year, form.last_year),
        _CELLS.text(lang).format(cells),
        _LINES.text(lang).format(lines),
    )
    where = screen()
    title = [where.paint(line, "name") for line in wrap(f"{form.id} {form.title}", where.width)]
    facts_told = wrap(marks(lang).semicolon.join(facts), where.width, indent="  ")
    emit("".join(f"{line}\n" for line in (*title, *facts_told)))


def _show_table(layout: TableLayout, lang: Language) -> None:
    where = screen()
    heading = section(layout.table).title
    text = heading.zh if lang == "zh" else f"{heading.zh} ({heading.en})"
    told = f"{text} · {layout.table} · {_CELLS.text(lang).format(len(layout.cells()))}"
    emit("\n" + "".join(f"{where.paint(line, 'name')}\n" for line in wrap(told, where.width)))
    for block in layout.blocks:
        _show_block(layout, block, lang)
    _show_identities(layout, lang)


def _show_block(layout: TableLayout, block: Block, lang: Language) -> None:
    columns = marks(lang).pause.join(f"{each.label} {each.name}" for each in block.columns)
    lines = [*([block.caption] if block.caption else []), _COLUMNS_TITLE.text(lang) + columns]
    emit("".join(f"{line}\n" for text in lines for line in wrap(text, screen().width, indent="  ")))
    rows: list[tuple[str, ...]] = []
    opened: tuple[str, ...] = ()
    for row in block.rows:
        groups = tuple(group.label for group in layout.group_path(row.group) if group.label)
        rows += [
            ("  " * depth + label, "", "")
            for depth, label in enumerate(groups)
            if groups[: depth + 1] != opened[: depth + 1]
        ]
        opened = groups
        rows.append(("  " * len(groups) + row.label, f"{layout.table}.{row.name}", str(len(block.columns))))
    emit_rows([title.text(lang) for title in _ROW], rows, indent=4)


def _show_identities(layout: TableLayout, lang: Language) -> None:
    lines = lines_of(layout, all_identities())
    if not lines:
        return
    identities: dict[str, list[Identity]] = {}
    for line in lines:
        identities.setdefault(line.identity.rule.code, []).append(line.identity)
    rows = [(code, each[0].rule.title.text(lang), each[0].formula, str(len(each))) for code, each in identities.items()]
    emit_rows([title.text(lang) for title in _IDENTITIES], rows, indent=2)
