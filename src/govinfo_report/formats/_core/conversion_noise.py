"""What conversion left in the text of a document: pinyin put in, Traditional characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govinfo_report.findings import Finding, Span, Value
from govinfo_report.formats._core.items import GridRow, Item, Paragraph
from govinfo_report.rules.reading_documents import CONVERSION_NOISE
from govinfo_report.text.normalise import measure_noise

__all__ = ["noise_in", "printed_in"]


def printed_in(items: Sequence[Item], /) -> Iterator[tuple[str, Span]]:
    """Every text of a document with its place."""
    for item in items:
        if isinstance(item, Paragraph):
            yield item.text, item.span
        elif isinstance(item, GridRow):
            for cell in item.cells:
                if cell.text:
                    yield cell.text, cell.span


def noise_in(items: Sequence[Item], /) -> list[Finding]:
    """One finding for all of it, at the first place."""
    lines = [each.text for each in items if isinstance(each, Paragraph)]
    rows = [each for each in items if isinstance(each, GridRow)]
    words = [text for row in rows for cell in row.cells if (text := cell.text) and not text.isascii()]
    noise = measure_noise("\n".join([*lines, *words]))
    if not noise.pinyin and not noise.traditional:
        return []
    values: dict[str, Value] = {
        "pinyin": noise.pinyin,
        "distinct": len(noise.annotated),
        "traditional": noise.traditional,
    }
    return [Finding(rule=CONVERSION_NOISE, values=values, span=_first(items))]


def _first(items: Sequence[Item]) -> Span | None:
    for text, span in printed_in(items):
        noise = measure_noise(text)
        if not noise.pinyin and not noise.traditional:
            continue
        if span.end - span.start != len(text):
            return span
        at = next((n for n, character in enumerate(text) if measure_noise(character).traditional), 0)
        return Span(span.start + at, span.start + at + 1, span.place)
    return None
