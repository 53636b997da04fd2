"""Findings out: the table of presenters, each a function from one checked document to text.

A presenter knows no terminal library and does not write: it is given a :class:`Screen` and returns text. What joins
the documents of one run is the :class:`~govinfo_report.present.frame.Frame` of its module, so that a long run can be
written as it goes.
"""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Protocol, cast

from attrs import frozen

from govinfo_report.findings import Language
from govinfo_report.present.frame import Frame
from govinfo_report.present.screen import PLAIN, Screen
from govinfo_report.reading import ReadResult
from govinfo_report.validation import Validation

__all__ = ["PLAIN", "PRESENTERS", "Frame", "Present", "Presenter", "Screen"]


class Present(Protocol):
    """What a presenter does with one checked document."""

    def __call__(
        self, validation: Validation, result: ReadResult, name: str, lang: Language, /, *, screen: Screen = PLAIN
    ) -> str:
        """The document and its findings, without what joins it to the next; empty where nothing is to be said."""
        ...


@frozen(kw_only=True)
class Presenter:
    """A form for findings: the name of its module, which is loaded when it is used."""

    module: str
    for_programs: bool = False
    """Whether the whole output is one document, to which nothing may be added."""
    every_file: bool = False
    """Whether files of a walked folder that are no reports are told of too."""

    @property
    def present(self) -> Present:
        """The function for one document."""
        return cast("Present", self._loaded.present)

    @property
    def frame(self) -> Frame:
        """What stands around and between the documents."""
        return cast("Frame", getattr(self._loaded, "FRAME", Frame()))

    @property
    def _loaded(self) -> ModuleType:
        return importlib.import_module(f"{__name__}.{self.module}")


PRESENTERS: dict[str, Presenter] = {
    "text": Presenter(module="terminal"),
    "json": Presenter(module="json_findings", for_programs=True, every_file=True),
    "jsonl": Presenter(module="json_lines", for_programs=True, every_file=True),
    "sarif": Presenter(module="sarif", for_programs=True),
    "junit": Presenter(module="junit", for_programs=True),
    "github": Presenter(module="github", for_programs=True),
    "csv": Presenter(module="csv_findings", for_programs=True),
    "markdown": Presenter(module="markdown", for_programs=True),
    "html": Presenter(module="html_page", for_programs=True),
}
