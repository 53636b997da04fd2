"""``--return-sheets``: a 退回修改单 for every unit, as Markdown and as a page to print, never over what is there."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path, PurePath

import click
from attrs import Factory, define, frozen

from govinfo_report.cli.inputs import Document
from govinfo_report.cli.outputs import unwritable_told
from govinfo_report.findings import Bilingual, Language, Severity
from govinfo_report.present.return_html import html
from govinfo_report.present.return_markdown import markdown
from govinfo_report.present.return_sheet import return_sheet
from govinfo_report.validation import Validation

__all__ = ["Sheet", "SheetFolder", "sheet_of"]

_MOST_BYTES = 180
_UNSAFE = re.compile(r"""[\\/:*?"<>|\x00-\x1f\x7f]+""")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_NO_FOLDER = Bilingual(zh="{} 不是文件夹", en="{} is no folder")
_NOT_EMPTY = Bilingual(
    zh="文件夹 {} 里已有文件；请用空的或新的文件夹，以免混在一起",
    en="the folder {} holds files already; name an empty or a new one, so that nothing is mixed up",
)
_WRITTEN = Bilingual(zh="退回修改单：{} 份，在 {}", en="sheets for correction: {} in {}")
_FAILED = Bilingual(zh="有 {} 份退回修改单没有写成", en="sheets that could not be written: {}")


@frozen(kw_only=True)
class Sheet:
    """The sheet of one report, written and still without a file."""

    stem: str
    markdown: str
    html: str


def sheet_of(validation: Validation, document: Document, lang: Language, least: Severity, /) -> Sheet | None:
    """The sheet of a checked document; ``None`` where there is nothing to send back."""
    file = PurePath(document.name).name
    sheet = return_sheet(validation, document.result, file, lang, least=least)
    if sheet is None:
        return None
    named = "-".join(part for part in (sheet.unit, str(sheet.year or "")) if part) if sheet.unit else file
    return Sheet(stem=safe_name(named), markdown=markdown(sheet, lang), html=html(sheet, lang))


def safe_name(text: str, /) -> str:
    """A text as the name of a file on every system: no separators or marks of a shell, and not too long."""
    name = _UNSAFE.sub("_", unicodedata.normalize("NFC", text))
    name = "".join("_" if unicodedata.category(each) in ("Cf", "Cs", "Zl", "Zp") else each for each in name)
    name = name.strip(" .") or "_"
    if _RESERVED.match(name) or name.startswith("-"):
        name = f"_{name}"
    return name.encode()[:_MOST_BYTES].decode(errors="ignore").rstrip(" .")


@define
class SheetFolder:
    """Where the sheets go, each under a name of its own."""

    path: Path
    lang: Language
    written: int = 0
    failed: int = 0
    _names: set[str] = Factory(set[str])

    @classmethod
    def of(cls, path: str, lang: Language, /) -> SheetFolder:
        """A folder that is empty or not there yet; any other is a wrong call."""
        folder = Path(path)
        if os.path.lexists(folder):
            if not folder.is_dir():
                raise click.UsageError(_NO_FOLDER.text(lang).format(path), click.get_current_context())
            if any(folder.iterdir()):
                raise click.UsageError(_NOT_EMPTY.text(lang).format(path), click.get_current_context())
        return cls(folder, lang)

    def write(self, sheet: Sheet, /) -> str | None:
        """Write a sheet; if that cannot be done, why."""
        stem = self._own(sheet.stem)
        for ending, text in ((".md", sheet.markdown), (".html", sheet.html)):
            path = self.path / f"{stem}{ending}"
            try:
                self.path.mkdir(parents=True, exist_ok=True)
                with path.open("xb") as stream:
                    stream.write(text.encode("utf-8", "backslashreplace"))
            except OSError as error:
                self.failed += 1
                return unwritable_told(path, error, self.lang)
        self.written += 1
        return None

    def _own(self, stem: str) -> str:
        """The name, with a number where another sheet has it already, in whatever case."""
        own, number = stem, 2
        while own.casefold() in self._names:
            own, number = f"{stem}-{number}", number + 1
        self._names.add(own.casefold())
        return own

    def told(self) -> str:
        """How many sheets there are."""
        return _WRITTEN.text(self.lang).format(self.written, self.path)

    def failure(self) -> str | None:
        """How many sheets could not be written."""
        return _FAILED.text(self.lang).format(self.failed) if self.failed else None
