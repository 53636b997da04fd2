"""What a page of a PDF shows: characters, rules and pictures, upright, measured in points from the top left corner."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import define, evolve, field, frozen

__all__ = ["Box", "Glyph", "Mark", "Page", "Rule", "page_of", "printable", "runs_of"]

_ASCENT = 0.85
_OVERPRINT = 0.15
_TOUCHING = 0.15
_BLANKS = frozenset("\u00ad\u200b\u200c\u200d\ufeff")
_RADICALS = str.maketrans(
    "⺁⺇⺊⺋⺎⺏⺕⺝⺟⺠⺢⺫⺬⺮⺵⺶⺸⺼⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "厂几卜㔾兀尢彐月母民水目示竹网羊羊肉虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
_KANGXI = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}


def printable(text: str, /) -> str | None:
    """The text of a character, a blank for what shows none, ``None`` for a code without meaning.

    Fonts give the same shape as a radical and as a character; where a font names the radical, the character is meant.
    """
    if not text:
        return None
    if text.isspace() or text in _BLANKS:
        return " "
    for character in text:
        if unicodedata.category(character) in ("Cc", "Co", "Cn", "Cs") or character == "\ufffd":
            return None
    return text.translate(_KANGXI).translate(_RADICALS)


@frozen
class Box:
    """A rectangle on the page."""

    x0: float
    x1: float
    top: float
    bottom: float

    def holds(self, other: Box, /) -> bool:
        """Whether the middle of the other lies inside."""
        x, y = (other.x0 + other.x1) / 2, (other.top + other.bottom) / 2
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


@define(eq=False)
class Glyph:
    """A character: its text (a blank has " "), its box, its base line, and how it is turned."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    font: str = ""
    turn: int = 0
    """0, 90, 180 or 270 degrees, counter-clockwise."""

    @property
    def x(self) -> float:
        """The middle across."""
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        """The middle down."""
        return (self.top + self.bottom) / 2


@frozen
class Rule:
    """A straight stroke along an axis."""

    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def across(self) -> bool:
        """Whether it runs from left to right."""
        return self.x1 - self.x0 >= self.bottom - self.top


@define(eq=False)
class Mark:
    """A character as the PDF places it: where it begins, how far it goes, with y upwards."""

    text: str
    x: float
    y: float
    along_x: float
    along_y: float
    size: float
    font: str

    @property
    def turn(self) -> int | None:
        """Its direction, if that is along an axis."""
        if abs(self.along_y) <= abs(self.along_x) * 0.1:
            return 0 if self.along_x >= 0 else 180
        if abs(self.along_x) <= abs(self.along_y) * 0.1:
            return 90 if self.along_y > 0 else 270
        return None


@define(eq=False)
class Page:
    """One page, upright."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(factory=list[Glyph])
    rules: list[Rule] = field(factory=list[Rule])
    pictures: list[Box] = field(factory=list[Box])
    unknown: int = 0
    """Characters without a code."""
    hidden: int = 0
    """Characters that are not painted, such as those that a text recogniser laid over a scan."""

    @property
    def printed(self) -> int:
        """The number of characters that show something."""
        return sum(glyph.text != " " for glyph in self.glyphs)

    def within(self, x0: float, x1: float, /) -> Page:
        """The part of the page between two places across."""
        return evolve(
            self,
            glyphs=[each for each in self.glyphs if x0 <= each.x < x1],
            rules=[each for each in self.rules if x0 <= (each.x0 + each.x1) / 2 < x1],
            pictures=[each for each in self.pictures if x0 <= (each.x0 + each.x1) / 2 < x1],
        )


def page_of(
    number: int, size: tuple[float, float], marks: Iterable[Mark], rules: Iterable[Rule], pictures: Iterable[Box], /
) -> Page:
    """The page as it is to be held for reading: the way most of its characters stand upright.

    Rules and pictures come in the coordinates of the PDF, with y upwards. Characters across the axes, as in
    watermarks, and outside the page are left out.
    """
    width, height = size
    inside = [each for each in marks if -1 <= each.x <= width + 1 and -1 <= each.y <= height + 1]
    turns = Counter(each.turn for each in inside if each.text != " ")
    turns.pop(None, None)
    held = turns.most_common(1)[0][0] if turns else 0
    page = Page(number, *((width, height) if held in (0, 180) else (height, width)))
    turned = _Turned(held or 0, width, height)
    for mark in inside:
        glyph = turned.glyph(mark)
        if glyph is not None:
            page.glyphs.append(glyph)
    page.glyphs = _once(page.glyphs)
    page.rules = [Rule(*turned.box(rule)) for rule in rules]
    page.pictures = [Box(*turned.box(picture)) for picture in pictures]
    return page


def _once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Text printed over itself, to look bold or shadowed, counts once; as a whole, or not at all.

    One figure may fall on the same figure of a number that runs out of its cell.
    """
    kept: list[Glyph] = []
    near: dict[tuple[str, int, int, int], list[Glyph]] = {}
    for run in runs_of(glyphs):
        if all(glyph.text == " " or _is_there(glyph, near) for glyph in run):
            continue
        kept += run
        for glyph in run:
            near.setdefault(_spot(glyph, 0, 0), []).append(glyph)
    return kept


def runs_of(glyphs: Iterable[Glyph], /) -> Iterator[list[Glyph]]:
    """Characters that are painted one after the other, next to each other on one line."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _touches(run[-1], glyph):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _touches(left: Glyph, right: Glyph) -> bool:
    near = abs(left.base - right.base) < 1 and abs(right.x0 - left.x1) < _TOUCHING * right.size
    return near and left.turn == right.turn


def _spot(glyph: Glyph, right: int, down: int) -> tuple[str, int, int, int]:
    cell = max(1.0, glyph.size * _OVERPRINT)
    return glyph.text, glyph.turn, round(glyph.x0 / cell) + right, round(glyph.top / cell) + down


def _is_there(glyph: Glyph, near: dict[tuple[str, int, int, int], list[Glyph]]) -> bool:
    apart = max(1.0, glyph.size * _OVERPRINT)
    around = [_spot(glyph, x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    return any(_over(glyph, other, apart) for spot in around for other in near.get(spot, ()))


def _over(glyph: Glyph, other: Glyph, apart: float) -> bool:
    return abs(glyph.x0 - other.x0) < apart and abs(glyph.top - other.top) < apart


@frozen
class _Turned:
    """From the coordinates of the PDF to those of the page as it is held."""

    held: int
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A place, with y downwards."""
        match self.held:
            case 90:
                return y, x
            case 180:
                return self.width - x, y
            case 270:
                return self.height - y, self.width - x
            case _:
                return x, self.height - y

    def box(self, box: Box | Rule) -> tuple[float, float, float, float]:
        (x0, y0), (x1, y1) = self.point(box.x0, box.top), self.point(box.x1, box.bottom)
        return min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)

    def glyph(self, mark: Mark) -> Glyph | None:
        turn = mark.turn
        if turn is None:
            return None
        turn = (turn - self.held) % 360
        x, y = self.point(mark.x, mark.y)
        far_x, far_y = self.point(mark.x + mark.along_x, mark.y + mark.along_y)
        up, down = _ASCENT * mark.size, (1 - _ASCENT) * mark.size
        match turn:
            case 90:
                box = (x - up, x + down, far_y, y, x)
            case 180:
                box = (far_x, x, y - down, y + up, y)
            case 270:
                box = (x - down, x + up, y, far_y, x)
            case _:
                box = (x, far_x, y - up, y + down, y)
        return Glyph(mark.text, *box, mark.size, mark.font, turn)
