"""What is painted on a page of a PDF, collected: characters, strokes and pictures."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import cast

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdffont import PDFFont, PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import Matrix, PathSegment, apply_matrix_pt

from govinfo_report.formats._pdf.limits import Budget
from govinfo_report.formats._pdf.page import Box, Mark, Page, Rule, page_of, printable

__all__ = ["PageDevice"]

_NOT_PAINTED = (3, 7)
_THIN = 2.6
_STRAIGHT = 0.6
_LOST = "\ufffd"
_WHITE = 0.999

Point = tuple[float, float]


class PageDevice(PDFTextDevice):
    """Collects one page."""

    def __init__(self, resources: PDFResourceManager, budget: Budget) -> None:
        super().__init__(resources)
        self.budget = budget
        self.marks: list[Mark] = []
        self.rules: list[Rule] = []
        self.pictures: list[Box] = []
        self.unknown = self.hidden = 0
        self.painted = True

    def page(self, number: int, page: PDFPage) -> Page:
        """The page that was collected."""
        x0, y0, x1, y1 = page.mediabox
        size = (abs(x1 - x0), abs(y1 - y0))
        if page.rotate in (90, 270):
            size = (size[1], size[0])
        done = page_of(number, size, self.marks, self.rules, self.pictures)
        done.unknown, done.hidden = self.unknown, self.hidden
        return done

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        self.painted = textstate.render not in _NOT_PAINTED
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,  # noqa: ARG002 - as pdfminer calls it
        graphicstate: PDFGraphicState,  # noqa: ARG002 - as pdfminer calls it
    ) -> float:
        self.budget.character()
        advance = font.char_width(cid) * fontsize * scaling
        text = _text(font, cid)
        if text is None:
            self.unknown += self.painted
            text = _LOST
        elif not self.painted:
            self.hidden += text != " "
        if self.painted:
            self._mark(text, matrix, font, (fontsize, advance, rise), cid)
        return advance

    def _mark(self, text: str, matrix: Matrix, font: PDFFont, measures: tuple[float, float, float], cid: int) -> None:
        fontsize, advance, rise = measures
        a, b, c, d, _, _ = matrix
        across, up = math.hypot(a, b), math.hypot(c, d)
        size = abs(fontsize) * up
        if isinstance(font, PDFType3Font):
            size = max(size, abs(advance) * across) if size < 2 else size
        if font.is_vertical():
            begin, along = self._vertical(font, cid, fontsize), (abs(fontsize), 0.0)
        else:
            begin, along = (0.0, rise), (advance, 0.0)
        x, y = apply_matrix_pt(matrix, begin)
        far_x, far_y = apply_matrix_pt(matrix, (begin[0] + along[0], begin[1] + along[1]))
        if all(map(math.isfinite, (x, y, far_x, far_y, size))) and size > 0:
            self.marks.append(Mark(text, x, y, far_x - x, far_y - y, size, str(font.fontname)))

    def _vertical(self, font: PDFFont, cid: int, fontsize: float) -> Point:
        """Where the base line of a character begins that is written downwards from its top middle."""
        displaced = font.char_disp(cid)
        over, down = displaced if isinstance(displaced, tuple) else (None, 880.0)
        return (-fontsize * (0.5 if over is None else over * 0.001), -fontsize * down * 0.001)

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,  # noqa: ARG002 - as pdfminer calls it
        path: Sequence[PathSegment],
    ) -> None:
        self.budget.spend(5 * len(path))
        color = graphicstate.scolor if stroke else graphicstate.ncolor
        if (not stroke and not fill) or _is_white(color):
            return
        for points in self._outlines(path):
            if stroke:
                self._strokes(points)
            else:
                self._filled(points)

    def _outlines(self, path: Sequence[PathSegment]) -> list[list[Point]]:
        """The corners of each part of a path, on the page; curves count by their ends."""
        outlines: list[list[Point]] = []
        ctm = self.ctm
        for segment in path:
            if segment[0] == "h":
                if outlines and outlines[-1]:
                    outlines[-1].append(outlines[-1][0])
                continue
            if ctm is None or len(segment) < 3:
                continue
            point = apply_matrix_pt(ctm, (segment[-2], segment[-1]))
            if segment[0] == "m" or not outlines:
                outlines.append([point])
            else:
                outlines[-1].append(point)
        return outlines

    def _strokes(self, points: Sequence[Point]) -> None:
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            if abs(x1 - x0) <= _STRAIGHT or abs(y1 - y0) <= _STRAIGHT:
                self._rule(min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1))

    def _filled(self, points: Sequence[Point]) -> None:
        """A filled shape is a stroke if it is thin."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN:
            self._rule(min(xs), max(xs), min(ys), max(ys))

    def _rule(self, x0: float, x1: float, y0: float, y1: float) -> None:
        self.budget.stroke()
        if all(map(math.isfinite, (x0, x1, y0, y1))):
            self.rules.append(Rule(x0, x1, y0, y1))

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002 - as pdfminer calls it
        self.budget.stroke()
        if self.ctm is None:
            return
        corners = [apply_matrix_pt(self.ctm, corner) for corner in ((0, 0), (1, 0), (0, 1), (1, 1))]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        if all(map(math.isfinite, (*xs, *ys))):
            self.pictures.append(Box(min(xs), max(xs), min(ys), max(ys)))


def _text(font: PDFFont, cid: int) -> str | None:
    try:
        return printable(font.to_unichr(cid))
    except (PDFUnicodeNotDefined, KeyError, ValueError, TypeError, OverflowError):
        return None


def _is_white(color: object) -> bool:
    """Whether a colour shows nothing on paper: grey and red-green-blue count light, the printers' four colours ink."""
    if isinstance(color, (int, float)):
        return color >= _WHITE
    if not isinstance(color, tuple):
        return False
    parts = [part for part in cast("tuple[object, ...]", color) if isinstance(part, (int, float))]
    return not any(parts) if len(parts) == 4 else len(parts) == 3 and min(parts) >= _WHITE
