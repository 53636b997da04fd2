"""A run through one of the presenters, as the command line makes it, on readings made for the purpose."""

from __future__ import annotations

import datetime
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
