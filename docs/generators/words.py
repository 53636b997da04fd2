"""The words that generated pages share, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govinfo_report.findings import Bilingual, Language, Severity

LANGUAGES: tuple[Language, ...] = ("zh", "en")

SEVERITIES = {
    Severity.ERROR: Bilingual(zh="错误", en="error"),
    Severity.WARNING: Bilingual(zh="警告", en="warning"),
    Severity.INFORMATION: Bilingual(zh="提示", en="information"),
}

FAMILIES = {
    "0xx": Bilingual(zh="内部", en="internal"),
    "1xx": Bilingual(zh="读取", en="reading"),
    "2xx": Bilingual(zh="完整", en="completeness"),
    "3xx": Bilingual(zh="勾稽关系与数字", en="identities and figures"),
    "4xx": Bilingual(zh="两年衔接", en="continuity of two years"),
    "5xx": Bilingual(zh="汇总", en="roll-up"),
    "6xx": Bilingual(zh="文字与表格", en="text against tables"),
    "7xx": Bilingual(zh="发布", en="publication"),
    "8xx": Bilingual(zh="合理性", en="plausibility"),
}

GENERATED = Bilingual(
    zh="<!-- 本页由 docs/generate.py 生成，请勿手改。 -->",
    en="<!-- Made by docs/generate.py: do not edit by hand. -->",
)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table."""
    lines = [_row(heads), "|" + " --- |" * len(heads)]
    return [*lines, *(_row(row) for row in rows), ""]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def page(lang: Language, lines: Iterable[str]) -> str:
    """A page of these lines, marked as generated."""
    return "\n".join([GENERATED.text(lang), "", *lines]).rstrip("\n") + "\n"


def code(text: object) -> str:
    """A text in the type of code."""
    return f"`{text}`"
