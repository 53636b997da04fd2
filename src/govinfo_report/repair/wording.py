"""What a repair says in words."""

from __future__ import annotations

from govinfo_report.findings import Bilingual, Language
from govinfo_report.form.layout import TableLayout
from govinfo_report.form.mending import Figures
from govinfo_report.form.slips import Slip, SlipKind

__all__ = ["told"]

_BLANK = Bilingual(zh="空白", en="blank")
_CHANGE = Bilingual(zh="{cell} 印 {was}，应为 {becomes}", en="{cell}: {was} is printed, {becomes} expected")
_REASON = Bilingual(zh="（可能是{}）", en=" (perhaps {})")
_BECAUSE = Bilingual(zh="{}，{}", en="{}, and {}")
_BETWEEN = Bilingual(zh="；", en="; ")


def told(layout: TableLayout, cells: tuple[int | None, ...], figures: Figures, slips: tuple[Slip, ...], /) -> Bilingual:
    """The changes in words, slip by slip."""
    return Bilingual(zh=_told(layout, cells, figures, slips, "zh"), en=_told(layout, cells, figures, slips, "en"))


def _told(
    layout: TableLayout, cells: tuple[int | None, ...], figures: Figures, slips: tuple[Slip, ...], lang: Language
) -> str:
    known, names = dict(figures), layout.cells()

    def change(position: int) -> str:
        was = cells[position]
        printed = _BLANK.text(lang) if was is None else str(was)
        name = layout.named(names[position]).text(lang)
        return _CHANGE.text(lang).format(cell=name, was=printed, becomes=known[position])

    between = _BETWEEN.text(lang)
    return between.join(between.join(map(change, slip.positions)) + _reason(slip, lang) for slip in slips)


def _reason(slip: Slip, lang: Language) -> str:
    name = slip.kind.title.text(lang)
    if slip.because is not None and slip.because is not SlipKind.OTHER:
        name = _BECAUSE.text(lang).format(slip.because.title.text(lang), name)
    return _REASON.text(lang).format(name)
