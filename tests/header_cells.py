"""Which heads a cell of an HTML table has, by the algorithms of the HTML standard.

"Forming a table" and "assigning header cells" (HTML, 4.9.12), for tables as a writer makes them: the slots that each
cell covers, then the cells that ``headers`` names, or those that ``scope`` and the way up and to the left give.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from html.parser import HTMLParser

from attrs import Factory, define

ANY = range(1_000_000)


@define(eq=False)
class HtmlCell:
    """A cell with the slots that it covers and the row group and column group that it is anchored in."""

    tag: str
    attrs: dict[str, str]
    group: int
    text: str = ""
    x: int = 0
    y: int = 0
    column_group: int | None = None

    @property
    def width(self) -> int:
        return int(self.attrs.get("colspan") or 1)

    @property
    def height(self) -> int:
        return int(self.attrs.get("rowspan") or 1)

    @property
    def scope(self) -> str:
        return self.attrs.get("scope", "auto")


@define(eq=False)
class HtmlTable:
    """A table with its cells in the order of the source, and the cell that covers each slot."""

    cells: list[HtmlCell] = Factory(list)
    slots: dict[tuple[int, int], HtmlCell] = Factory(dict)
    overlaps: list[tuple[int, int]] = Factory(list)
    column_groups: list[int] = Factory(list)
    """The column group of each column."""

    def place(self, cell: HtmlCell, y: int) -> None:
        x = 0
        while (x, y) in self.slots:
            x += 1
        cell.x, cell.y = x, y
        cell.column_group = self.column_groups[x] if x < len(self.column_groups) else None
        for slot in covered(cell):
            self.overlaps += [slot] if slot in self.slots else []
            self.slots.setdefault(slot, cell)
        self.cells.append(cell)

    def heads(self, cell: HtmlCell, *, by_scope: bool = False) -> list[HtmlCell]:
        """The header cells of a cell; ``by_scope`` as if no cell had the attribute ``headers``."""
        if "headers" in cell.attrs and not by_scope:
            named = [self.by_id(each) for each in cell.attrs["headers"].split()]
            found = [each for each in named if each is not None]
        else:
            found = [*self._beside_and_over(cell), *self._of_groups(cell)]
        return [each for each in dict.fromkeys(found) if each.text.strip() and each is not cell]

    def by_id(self, wanted: str) -> HtmlCell | None:
        return next((cell for cell in self.cells if cell.attrs.get("id") == wanted), None)

    def _beside_and_over(self, cell: HtmlCell) -> Iterator[HtmlCell]:
        for y in range(cell.y, cell.y + cell.height):
            yield from self._scan(cell, cell.x, y, -1, 0)
        for x in range(cell.x, cell.x + cell.width):
            yield from self._scan(cell, x, cell.y, 0, -1)

    def _of_groups(self, cell: HtmlCell) -> Iterator[HtmlCell]:
        for head in self.cells:
            before = head.x < cell.x + cell.width and head.y < cell.y + cell.height
            if head.tag != "th" or not before:
                continue
            if head.scope == "rowgroup" and head.group == cell.group:
                yield head
            if head.scope == "colgroup" and head.column_group == cell.column_group is not None:
                yield head

    def _scan(self, cell: HtmlCell, x: int, y: int, dx: int, dy: int) -> Iterator[HtmlCell]:
        """The standard's internal algorithm: from a cell on, past data, until heads of the same extent hide others."""
        opaque: list[HtmlCell] = []
        block = [cell] if cell.tag == "th" else []
        in_block = cell.tag == "th"
        while (x := x + dx) >= 0 and (y := y + dy) >= 0:
            current = self.slots.get((x, y))
            if current is None:
                continue
            if current.tag == "th":
                in_block = True
                block.append(current)
                if not self._is_blocked(current, opaque, over=dx == 0):
                    yield current
            elif in_block:
                in_block = False
                opaque += block
                block = []

    def _is_blocked(self, head: HtmlCell, opaque: list[HtmlCell], *, over: bool) -> bool:
        if over:
            hidden = any(each.x == head.x and each.width == head.width for each in opaque)
            return hidden or not self._is_column_head(head)
        hidden = any(each.y == head.y and each.height == head.height for each in opaque)
        return hidden or not self._is_row_head(head)

    def _is_column_head(self, head: HtmlCell) -> bool:
        rows = range(head.y, head.y + head.height)
        return head.scope == "col" or (head.scope == "auto" and not self._has_data(rows=rows))

    def _is_row_head(self, head: HtmlCell) -> bool:
        columns = range(head.x, head.x + head.width)
        if head.scope != "auto":
            return head.scope == "row"
        return not self._is_column_head(head) and not self._has_data(columns=columns)

    def _has_data(self, columns: Container[int] = ANY, rows: Container[int] = ANY) -> bool:
        return any(cell.tag == "td" and x in columns and y in rows for (x, y), cell in self.slots.items())


def covered(cell: HtmlCell) -> Iterator[tuple[int, int]]:
    """The slots that a cell covers."""
    for y in range(cell.y, cell.y + cell.height):
        for x in range(cell.x, cell.x + cell.width):
            yield x, y


class HtmlTables(HTMLParser):
    """The tables of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tables: list[HtmlTable] = []
        self._rows = self._groups = 0
        self._inside: HtmlCell | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        match tag:
            case "table":
                self.tables.append(HtmlTable())
                self._rows = self._groups = 0
            case "thead" | "tbody" | "tfoot" | "colgroup":
                self._groups += 1
            case "col":
                self.tables[-1].column_groups.append(self._groups)
            case "tr":
                self._rows += 1
            case "td" | "th":
                self._inside = HtmlCell(tag, {name: value or "" for name, value in attrs}, self._groups)
                self.tables[-1].place(self._inside, self._rows - 1)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside is not None:
            self._inside.text += data
