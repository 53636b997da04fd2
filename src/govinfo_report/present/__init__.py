"""Findings out: the table of presenters, each a function from one checked document to text.

A presenter knows no terminal library and does not write: it is given a :class:`Screen` and returns text. What joins
the documents of one run stands beside it in the table, so that a long run can be written as it goes.
"""

from __future__ import annotations

import importlib
from typing import Protocol, cast

from attrs import frozen

from govinfo_report.findings import Language
from govinfo_report.present.screen import PLAIN, Screen
from govinfo_report.reading import ReadResult
from govinfo_report.validation import Validation

__all__ = ["PLAIN", "PRESENTERS", "Present", "Presenter", "Screen"]


class Present(Protocol):
    """What a presenter does with one checked document."""

    def __call__(
        self, validation: Validation, result: ReadResult, name: str, lang: Language, /, *, screen: Screen = PLAIN
    ) -> str:
        """The document and its findings as text, without what joins it to the next."""
        ...


@frozen(kw_only=True)
class Presenter:
    """A form for findings: the module that writes one document, and what stands around and between the documents."""

    module: str
    before: str = ""
    between: str = ""
    after: str = ""
    for_programs: bool = False
    """Whether the whole output is one document for a program, to which nothing may be added."""

    @property
    def present(self) -> Present:
        """The function; its module is loaded now."""
        return cast("Present", importlib.import_module(f"{__name__}.{self.module}").present)


PRESENTERS: dict[str, Presenter] = {
    "text": Presenter(module="terminal", between="\n"),
    "json": Presenter(module="json_findings", before="[\n", between=",\n", after="\n]\n", for_programs=True),
    "jsonl": Presenter(module="json_lines", for_programs=True),
}
