"""One report out of a JSON tree: its named cells, its grids, its texts and its facts put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast

from attrs import define, evolve, field

from govinfo_report.address import HeadingRef, ParagraphRef, Place, SectionRef
from govinfo_report.editions import edition_due
from govinfo_report.findings import Bilingual, Finding, Span, Value
from govinfo_report.formats._core.document import read_items
from govinfo_report.formats._core.table_reading import TableReading, report_unread
from govinfo_report.formats._core.years import find_period, find_year
from govinfo_report.formats._json.documents import holds_document, is_whole_text, read_documents, refused
from govinfo_report.formats._json.leaves import Grid, Leaf, Path, cells_of, leaves_of
from govinfo_report.formats._json.named_cells import NamedFigure, read_named
from govinfo_report.formats._json.named_labels import is_known
from govinfo_report.formats._json.paper import JsonPaper, date_of, field_of, organ_of, period_of, year_of
from govinfo_report.formats._json.reports import figure_of
from govinfo_report.formats._json.tree import JsonNode
from govinfo_report.formats._json.values import some_of
from govinfo_report.formats.source import Source
from govinfo_report.reading import Extra, Provenance, ReadResult, Unread
from govinfo_report.report.organ import Organ
from govinfo_report.report.report import Report
from govinfo_report.report.sections import SECTIONS, TABLES, SectionName
from govinfo_report.rules.keys import DUPLICATE_KEY, UNKNOWN_KEY, WRONG_TYPE
from govinfo_report.rules.reading import UNREAD_FIGURES
from govinfo_report.rules.reading_documents import MOJIBAKE

__all__ = ["extra_of", "read_report"]

_LONGEST = 200
_EXPECTED = {
    "year": Bilingual(zh="年份", en="a year"),
    "published_on": Bilingual(zh="日期", en="a date"),
    "issued_on": Bilingual(zh="日期", en="a date"),
    "period": Bilingual(zh="起止日期", en="two dates"),
}


def read_report(source: Source, provenance: Provenance, node: JsonNode, path: Path, /) -> tuple[ReadResult, ...]:
    """The reading of one node; several only where a string in it holds several reports."""
    reading = _Reading(source, provenance)
    reading.take(node, path)
    named = reading.tables()
    if not reading.paper.documents:
        without = frozenset(named.tables) - named.absent
        items = reading.paper.items(without)
        return (reading.joined(read_items(items, source, provenance), named),)
    bases = read_documents(reading.paper, source.text)
    bases = tuple(evolve(each, findings=(*source.findings, *each.findings), provenance=provenance) for each in bases)
    return (reading.joined(bases[0], named),) if len(bases) == 1 else bases


@define
class _Reading:
    """What was seen of a tree so far."""

    source: Source
    provenance: Provenance
    paper: JsonPaper = field(factory=JsonPaper)
    figures: list[NamedFigure] = field(factory=list[NamedFigure])
    leaves: dict[Path, Leaf] = field(factory=dict[Path, Leaf])
    findings: list[Finding] = field(factory=list[Finding])
    unread: list[Unread] = field(factory=list[Unread])
    extras: list[Extra] = field(factory=list[Extra])

    def take(self, node: JsonNode, path: Path) -> None:
        """Sort every value of the tree."""
        self._keys_twice(node)
        self._half_characters(node)
        for leaf in leaves_of(node, path):
            if isinstance(leaf, Grid):
                self._grid(leaf)
                continue
            self.paper.notice(leaf.labels)
            figure = figure_of(leaf)
            if leaf.node.kind == "string" and (holds_document(leaf.node.text) or is_whole_text(leaf)):
                self.paper.put_document(leaf)
            elif figure is not None:
                self.figures.append(figure)
                self.leaves[leaf.path] = leaf
            else:
                self.paper.put(leaf)

    def _grid(self, grid: Grid) -> None:
        """A table by position; one in which no word means anything is no table of a report."""
        cells = [item for row in grid.rows for item in row.items]
        if any(is_known(item.text) for item in cells if item.kind == "string"):
            self.paper.put_grid(grid)
            return
        self.paper.notice(grid.labels)
        for leaf in cells_of(grid):
            if _has_figure(leaf.node.text):
                self.unread.append(Unread(text=_cut(leaf.node.text), span=leaf.span))
            elif leaf.node.shown.strip():
                self.paper.strange.append(leaf)

    def _keys_twice(self, root: JsonNode) -> None:
        """Keys that come again, and the figures under those that do not count."""
        names: dict[str, None] = {}
        pending = [root]
        while pending:
            node = pending.pop()
            last = {key.text: n for n, key in enumerate(node.keys)}
            for n, key in enumerate(node.keys):
                if last[key.text] != n:
                    names.setdefault(key.text)
                    dropped = [each for each in node.items[n].scalars() if _has_figure(each.shown)]
                    self.unread += [Unread(text=_cut(each.text), span=each.span()) for each in dropped]
            pending.extend(node.items)
        if names:
            keys = some_of(tuple(names))
            self.findings.append(Finding(rule=DUPLICATE_KEY, values={"keys": keys}, span=root.span("$")))

    def _half_characters(self, root: JsonNode) -> None:
        lost = sum(each.text.count("\ufffd") for each in root.scalars() if each.escaped is not None)
        if lost:
            self.findings.append(Finding(rule=MOJIBAKE, values={"count_characters": lost}, span=root.span("$")))

    def tables(self) -> TableReading:
        """The tables of the values that are named; all other values go to the paper."""
        named, rest = read_named(self.figures, self._year())
        for figure in rest:
            self.paper.put(self.leaves[figure.path])
        return named

    def _year(self) -> int | None:
        told = [leaf for leaf in self.leaves.values() if field_of(leaf) in ("year", "title", "period")]
        years = [year_of(leaf) if field_of(leaf) == "year" else None for leaf in told]
        texts = [leaf.node.text for leaf in told]
        title = next((text for text, leaf in zip(texts, told, strict=True) if field_of(leaf) == "title"), None)
        return find_year(title, find_period(texts), (), ()) or next((year for year in years if year), None)

    def joined(self, base: ReadResult, named: TableReading) -> ReadResult:
        """The reading of the texts with the cells that were read by name, and the facts."""
        report = base.report
        found = [name for name in TABLES if name not in named.absent]
        if report is None:
            if refused(base.findings) or not (found or self.paper.documents):
                return evolve(base, findings=(*base.findings, *self.findings), extras=(*base.extras, *self._rest()))
            if not found:
                return evolve(base, findings=(*base.findings, *self.findings))
            base = evolve(base, findings=tuple(each for each in base.findings if each.rule.code != "GIR214"))
            report = _bare()
        report = self._facts(report)
        free: set[str] = {name for name in found if self._is_free(name, report, named)}
        result = self._with_tables(base, report, named, free)
        return self._with_unread(self._with_headings(result), named)

    def _is_free(self, name: str, report: Report, named: TableReading) -> bool:
        """Whether a table was read by name only; read from a grid too, the named figures are unread."""
        if name in report.absent:
            return True
        for ref, text in named.raw.items():
            if ref.table == name and _has_figure(text):
                self.unread.append(Unread(text=text, span=named.spans[ref]))
        return False

    def _facts(self, report: Report) -> Report:
        """The organ, the year and the dates of keys of their own, where the texts do not tell them."""
        facts: dict[str, Any] = {name: self._fact(name, getattr(report, name)) for name in _EXPECTED}
        if facts["year"] is None and facts["period"] is not None:
            facts["year"] = facts["period"].start.year
        return evolve(report, organ=self._organ(report.organ), **facts)

    def _organ(self, told: Organ | None) -> Organ | None:
        leaves = [*self.paper.facts.get("organ", ()), *self.paper.facts.get("publisher", ())]
        named = [(leaf, organ_of(leaf)) for leaf in leaves]
        leaf, organ = next((each for each in named if each[1] is not None), (None, None))
        self.extras += [extra_of(each) for each in leaves if each is not leaf or told is not None]
        return told or organ

    def _fact(self, name: str, told: object) -> object:
        leaves = self.paper.facts.get(name, [])
        if not leaves:
            return told
        value = period_of(leaves) if name == "period" else _READ[name](leaves[0])
        surplus = leaves[1:] if name != "period" else []
        if value is None or (told is not None and told != value):
            expected = _EXPECTED[name] if told is None else Bilingual(zh=str(told), en=str(told))
            values: dict[str, Value] = {"place": leaves[0].place, "expected": expected, "found": leaves[0].node.text}
            self.findings.append(Finding(rule=WRONG_TYPE, values=values, span=leaves[0].span))
            surplus = leaves
        self.extras += [extra_of(leaf) for leaf in surplus]
        return value if told is None else told

    def _with_tables(self, base: ReadResult, report: Report, named: TableReading, found: set[str]) -> ReadResult:
        """The tables that were read by name in the place of the blank ones, and the texts beside them."""
        due = edition_due(report.year)
        tables: dict[str, Any] = {name: due.table(name).blank() for name in report.absent}
        tables |= {name: named.tables[name] for name in found}
        beside = {name: body for name, body in self.paper.bodies.items() if body and name in found}
        notes: dict[str, tuple[str, ...]] = {name: tuple(each.text for each in body) for name, body in beside.items()}
        spans = {place: span for place, span in named.spans.items() if str(place).partition(".")[0] in found}
        texts: dict[Place, Span] = {
            ParagraphRef(name, n): each.span for name, body in beside.items() for n, each in enumerate(body)
        }
        whole = evolve(
            report,
            absent=report.absent - found,
            printed={**report.printed, **{ref: each for ref, each in named.printed.items() if ref.table in found}},
            notes={**report.notes, **notes},
            **tables,
        )
        return evolve(
            base,
            report=whole,
            spans={**base.spans, **spans, **texts},
            raw={**base.raw, **{ref: text for ref, text in named.raw.items() if ref.table in found}},
            trace=(*base.trace, *named.trace),
        )

    def _with_headings(self, result: ReadResult) -> ReadResult:
        """Sections under the name that a program gave them have no printed heading."""
        report = result.unwrap()
        unprinted: list[SectionName] = [name for name in self.paper.headings if self.paper.unprinted(name)]
        printed = {name: text for name, text in report.headings.items() if text is not None and name not in unprinted}
        unsaid: dict[str, str | None] = {each.name: None for each in SECTIONS if each.name not in printed}
        spans = dict(result.spans)
        for name in unprinted:
            spans.pop(HeadingRef(name), None)
            spans.setdefault(SectionRef(name), self.paper.headings[name].span)
        return evolve(result, report=evolve(report, headings={**printed, **unsaid}), spans=spans)

    def _with_unread(self, result: ReadResult, named: TableReading) -> ReadResult:
        """Everything that no part of the report took, and one finding for all the figures among it."""
        extras = (*result.extras, *named.extras, *self._rest())
        named.unread = [*result.unread, *named.unread, *self.unread]
        report_unread(named)
        kept = [each for each in result.findings if each.rule is not UNREAD_FIGURES]
        findings = sorted([*kept, *self.findings, *named.findings], key=_position)
        return evolve(result, findings=tuple(findings), extras=extras, unread=tuple(named.unread))

    def _rest(self) -> Iterator[Extra]:
        strange = self.paper.strange
        title = self.paper.title()
        titles = [leaf for leaf in self.paper.facts.get("title", ()) if leaf is not title]
        if strange:
            keys = some_of(tuple(dict.fromkeys(leaf.place for leaf in strange)))
            values: dict[str, Value] = {"place": "$", "keys": keys}
            self.findings.append(Finding(rule=UNKNOWN_KEY, values=values, span=strange[0].span))
        return iter([*self.extras, *(extra_of(leaf) for leaf in (*titles, *strange))])


_READ: dict[str, Callable[[Leaf], object]] = {
    "year": year_of,
    "published_on": date_of,
    "issued_on": date_of,
}


def _bare() -> Report:
    tables = {name: edition_due(None).table(name).blank() for name in TABLES}
    return Report(
        organ=None,
        year=None,
        absent=frozenset(TABLES),
        headings={each.name: None for each in SECTIONS},
        **cast("dict[str, Any]", tables),
    )


def extra_of(leaf: Leaf, /) -> Extra:
    """A value that the report has no place for."""
    return Extra(section=None, label=leaf.place, cells=(_cut(leaf.node.text),), span=leaf.span)


def _has_figure(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _position(finding: Finding) -> tuple[str, int]:
    return finding.rule.code, finding.span.start if finding.span else -1
