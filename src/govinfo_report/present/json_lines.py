"""A checked document as one line of JSON: the object of :mod:`~govinfo_report.present.json_findings`."""

from __future__ import annotations

import json

from govinfo_report.findings import Language
from govinfo_report.present.json_findings import document_data
from govinfo_report.present.screen import PLAIN, Screen
from govinfo_report.reading import ReadResult
from govinfo_report.validation import Validation

__all__ = ["present"]


def present(
    validation: Validation,
    result: ReadResult,
    name: str,
    lang: Language,
    /,
    *,
    screen: Screen = PLAIN,  # noqa: ARG001 - JSON looks the same everywhere
) -> str:
    """The object of one document in one line, with its end."""
    return json.dumps(document_data(validation, result, name, lang), ensure_ascii=False) + "\n"
