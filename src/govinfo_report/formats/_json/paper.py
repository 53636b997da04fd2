"""What a JSON of others says outside the cells: title, organ, year, dates, paragraphs by section, and the rest."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from attrs import define, field

from govinfo_report.findings import Span
from govinfo_report.formats._core.headings import section_of_heading
from govinfo_report.formats._core.items import GridRow, Item, Paragraph, RawCell
from govinfo_report.formats._core.paper import is_title, organ_named
from govinfo_report.formats._core.plain_text import plain
from govinfo_report.formats._json.leaves import Grid, Label, Leaf, place_of
from govinfo_report.formats._json.named_labels import name_key, section_named
from govinfo_report.formats._json.tree import JsonNode
from govinfo_report.report.organ import Organ
from govinfo_report.report.sections import SECTIONS, SectionName, section
from govinfo_report.text.dates import DateRange, find_date_ranges, parse_date
from govinfo_report.text.numbers import parse_digits

__all__ = [
    "JsonPaper",
    "date_of",
    "field_of",
    "grid_rows",
    "is_key_of_texts",
    "lines_of",
    "organ_of",
    "period_of",
    "year_of",
]

_FIELDS = {
    "title": "标题 报告标题 文章标题 报告名称 title report_title",
    "year": "年度 年份 报告年度 报告年份 所属年度 year report_year",
    "organ": "机关名称 机关 行政机关 单位名称 单位 填报单位 编制单位 报告单位 organ agency organ_name agency_name "
    "organization department unit_name",
    "publisher": "发布机构 公开机构 发文机关 发布单位 publisher",
    "published_on": "发布日期 发布时间 公开日期 published_on publish_date published publish_time release_date",
    "issued_on": "成文日期 生成日期 落款日期 issued_on issue_date",
    "period": "统计期限 统计期间 数据统计期限 统计时限 报告期 period reporting_period",
    "preamble": "前言 序言 导语 引言 preamble introduction 前置",
}
_FIELD = {name_key(word): name for name, words in _FIELDS.items() for word in words.split()}
_PART_OF = {
    "organ": frozenset(map(name_key, ("name", "名称", "printed_name", "full_name", "全称"))),
    "period": frozenset(
        map(name_key, ("start", "end", "from", "to", "begin", "开始", "结束", "起", "止", "起始", "终止"))
    ),
}
_OF_TEXTS = frozenset(
    name_key(word)
    for word in (
        *("paragraphs", "paragraph", "content", "contents", "text", "texts", "body", "items", "value", "html", "data"),
        *("段落", "内容", "正文", "文字", "文本", "sections", "children", "notes", "note"),
    )
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=年|\Z)")
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_NAME = re.compile(r"[\u4e00-\u9fff（）()]{2,40}\Z")


def field_of(leaf: Leaf, /) -> str | None:
    """What fact about the report the keys of a value name."""
    if not leaf.labels:
        return None
    key = name_key(leaf.labels[-1].text)
    if key in _FIELD:
        return _FIELD[key]
    above = _FIELD.get(name_key(leaf.labels[-2].text)) if len(leaf.labels) > 1 else None
    return above if above in _PART_OF and key in _PART_OF[above] else None


def is_key_of_texts(key: str, /) -> bool:
    """Whether a key says no more than that a text follows."""
    return name_key(key) in _OF_TEXTS


def lines_of(node: JsonNode, place: str | None, /) -> Iterator[tuple[str, Span]]:
    """The lines of a string, each where it stands in the source."""
    offsets = node.offsets()
    for found in _LINE.finditer(node.text):
        text = found[0].strip()
        if not text:
            continue
        start = found.start() + found[0].index(text)
        end = start + len(text)
        if offsets is None:
            yield text, Span(node.start + start, node.start + end, place)
        else:
            yield text, Span(offsets[start], offsets[end], place)


def grid_rows(grid: Grid, /) -> Iterator[GridRow]:
    """The rows of a grid."""
    for number, row in enumerate(grid.rows):
        path = (*grid.path, number)
        cells = tuple(RawCell(item.shown, item.span(place_of((*path, n)))) for n, item in enumerate(row.items))
        yield GridRow(cells, row.span(place_of(path)), " ".join(cell.text for cell in cells if cell.text))


@define
class JsonPaper:
    """Everything that is no cell, sorted."""

    facts: dict[str, list[Leaf]] = field(factory=dict[str, "list[Leaf]"])
    headings: dict[SectionName, Label] = field(factory=dict[SectionName, Label])
    bodies: dict[SectionName, list[Paragraph]] = field(factory=dict[SectionName, "list[Paragraph]"])
    documents: dict[SectionName | None, list[Leaf]] = field(factory=dict["SectionName | None", "list[Leaf]"])
    grids: dict[SectionName | None, list[Grid]] = field(factory=dict["SectionName | None", "list[Grid]"])
    strange: list[Leaf] = field(factory=list[Leaf])
    """What is known to be nothing of a report."""
    told: set[Span] = field(factory=set[Span])

    def put_grid(self, grid: Grid) -> None:
        """Keep a table by position."""
        self.grids.setdefault(self._section(grid.labels)[0], []).append(grid)

    def put_document(self, leaf: Leaf) -> None:
        """Keep a string that holds a document, or a part of one."""
        self.documents.setdefault(self._section(leaf.labels)[0], []).append(leaf)

    def put(self, leaf: Leaf) -> None:
        """Keep a value that is no cell."""
        name, at = self._section(leaf.labels)
        fact = field_of(leaf) if name is None else None
        if not leaf.node.shown.strip():
            return
        if fact is not None:
            self.facts.setdefault(fact, []).append(leaf)
        elif name is not None and leaf.node.kind == "string":
            self._body(name, leaf, leaf.labels[at + 1 :])
        elif leaf.node.kind == "string" and is_title(leaf.node.text) and "title" not in self.facts:
            self.facts["title"] = [leaf]
        else:
            self.strange.append(leaf)

    def notice(self, labels: Sequence[Label]) -> None:
        """Keep the heading of a section that only holds cells."""
        self._section(labels)

    def _section(self, labels: Sequence[Label]) -> tuple[SectionName | None, int]:
        for at in reversed(range(len(labels))):
            name = section_named(labels[at].text)
            if name is not None:
                self.headings.setdefault(name, labels[at])
                self.bodies.setdefault(name, [])
                return name, at
        return None, -1

    def _body(self, name: SectionName, leaf: Leaf, under: Sequence[Label]) -> None:
        body = self.bodies[name]
        for label in under:
            if not is_key_of_texts(label.text) and label.span not in self.told and not section(name).is_table:
                self.told.add(label.span)
                body.append(Paragraph(label.text.strip(), label.span))
        body += [Paragraph(text, span) for text, span in lines_of(leaf.node, leaf.place)]

    def fact(self, *names: str) -> Leaf | None:
        """The first value of a fact."""
        return next((leaf for name in names for leaf in self.facts.get(name, ())), None)

    def title(self) -> Leaf | None:
        """The title: one that reads like one, else the first."""
        given = self.facts.get("title", [])
        return next((leaf for leaf in given if is_title(leaf.node.text)), (*given, None)[0])

    def unprinted(self, name: SectionName) -> bool:
        """Whether the key of a section is a name in a program and no heading."""
        return section_of_heading(self.headings[name].text, None, marked=True) != name

    def items(self, without: frozenset[str]) -> Iterator[Item]:
        """The paper as a stream, in the order of the form; ``without`` what stands beside tables read by name."""
        title = self.title()
        if title is not None:
            yield from (Paragraph(text, span, 1) for text, span in lines_of(title.node, title.place))
        for leaf in self.facts.get("preamble", ()):
            yield from (Paragraph(text, span) for text, span in lines_of(leaf.node, leaf.place))
        for grid in self.grids.get(None, ()):
            yield from grid_rows(grid)
        for each in SECTIONS:
            label = self.headings.get(each.name)
            if label is None:
                continue
            yield Paragraph(each.heading if self.unprinted(each.name) else label.text.strip(), label.span, 2)
            yield from () if each.name in without else self.bodies[each.name]
            for grid in self.grids.get(each.name, ()):
                yield from grid_rows(grid)


def year_of(leaf: Leaf, /) -> int | None:
    """A year, as a number or as it is printed."""
    text = plain(leaf.node.text)
    found = _YEAR.match(text)
    if found is not None:
        return int(found[0]) if leaf.node.kind in ("string", "number") else None
    year = parse_digits(text.rstrip("度").rstrip("年")) if leaf.node.kind == "string" else None
    return year if year is not None and 1990 <= year <= 2100 else None


def organ_of(leaf: Leaf, /) -> Organ | None:
    """The organ that a value names. The key 单位 can be a unit of measure, so it must read like an organ there."""
    text = leaf.node.text.strip()
    if leaf.node.kind != "string":
        return None
    named = organ_named(text)
    if named is None and _NAME.match(plain(text)) and leaf.labels[-1].text != "单位":
        return Organ(name=plain(text), printed_name=text)
    return named


def date_of(leaf: Leaf, /) -> datetime.date | None:
    """A date, with the time of day or without."""
    return parse_date(leaf.node.text.strip()) or parse_date(re.split(r"[T ]", leaf.node.text.strip())[0])


def period_of(leaves: Sequence[Leaf], /) -> DateRange | None:
    """A range of dates in one value, or in two of which one is the start and one the end."""
    if len(leaves) == 1:
        ranges = [match.value for match in find_date_ranges(plain(leaves[0].node.text))]
        return ranges[0] if len(ranges) == 1 else None
    dates = [date_of(leaf) for leaf in leaves]
    if len(dates) != 2 or dates[0] is None or dates[1] is None:
        return None
    return DateRange(min(dates[0], dates[1]), max(dates[0], dates[1]))
