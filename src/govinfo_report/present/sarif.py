"""Findings as SARIF 2.1.0 (OASIS): one run around all documents, with the whole catalogue of rules.

Columns count Unicode code points from 1, as the run declares.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from govinfo_report.address import CellRef, ParagraphRef, Place
from govinfo_report.findings import Bilingual, Finding, Language, RuleInfo, Severity
from govinfo_report.present.frame import Frame
from govinfo_report.present.located import Region, file_bytes, file_of, region_of, replacements
from govinfo_report.present.places import place_name
from govinfo_report.present.screen import PLAIN, Screen
from govinfo_report.present.suggestions import change_told
from govinfo_report.present.wording import Standing, standing
from govinfo_report.reading import ReadResult
from govinfo_report.rules import all_rules
from govinfo_report.validation import Validation
from govinfo_report.version import __version__

__all__ = ["FRAME", "present"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}
_BASIS = Bilingual(zh="依据：", en="Basis: ")
_EXCEPTIONS = Bilingual(zh="例外：", en="Exceptions: ")
_UNREAD = Bilingual(zh="没有读出报告：", en="No report could be read: ")
_CRASHED = Bilingual(zh="规则没有运行完：", en="Rules did not run to their end: ")


def present(
    validation: Validation,
    result: ReadResult,
    name: str,
    lang: Language,
    /,
    *,
    screen: Screen = PLAIN,  # noqa: ARG001 - SARIF looks the same everywhere
) -> str:
    """The results of one document, joined by commas; those that are suppressed say so, and why."""
    file = file_of(name, result)
    results = [_result(each, validation, result, file, lang) for each in validation.findings]
    for each in validation.suppressed:
        reason = {"kind": "external", "status": "accepted", "justification": each.suppression.reason}
        results.append(_result(each.finding, validation, result, file, lang) | {"suppressions": [reason]})
    return ",\n".join(map(_dumped, results))


def _dumped(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace").decode()


def _before(lang: Language) -> str:
    driver = {
        "name": "govinfo-report",
        "version": __version__,
        "semanticVersion": __version__,
        "language": "zh-CN" if lang == "zh" else "en",
        "rules": [_rule(info, lang) for info in all_rules()],
    }
    head = f'{{"$schema":"{_SCHEMA}","version":"2.1.0","runs":[{{"tool":{_dumped({"driver": driver})},'
    newlines = json.dumps(["\r\n", "\n", "\r"])
    return head + f'"columnKind":"unicodeCodePoints","newlineSequences":{newlines},"results":[\n'


def _rule(info: RuleInfo, lang: Language) -> dict[str, Any]:
    parts = [info.mend.text(lang), _BASIS.text(lang) + info.basis]
    if info.exceptions is not None:
        parts.append(_EXCEPTIONS.text(lang) + info.exceptions.text(lang))
    return {
        "id": info.code,
        "name": info.name,
        "shortDescription": {"text": info.title.text(lang)},
        "fullDescription": {"text": info.reason.text(lang)},
        "help": {"text": "\n".join(parts)},
        "defaultConfiguration": {"level": _LEVELS[info.severity]},
        "properties": {"tags": [info.family], "official": info.official},
    }


def _result(finding: Finding, validation: Validation, result: ReadResult, file: str, lang: Language) -> dict[str, Any]:
    report = validation.report
    location: dict[str, Any] = {"physicalLocation": _physical(region_of(finding.span, result), file)}
    if finding.at is not None:
        location["logicalLocations"] = [_logical(finding.at, place_name(finding.at, report, lang))]
    data: dict[str, Any] = {
        "ruleId": finding.rule.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message(lang)}\n{finding.advice(lang)}"},
        "locations": [location],
        "partialFingerprints": {"govinfoReport/v1": validation.fingerprint(finding)},
    }
    if finding.span is not None and finding.span.place is not None:
        data["properties"] = {"place": finding.span.place}
    if related := list(_related(finding, validation, result, file, lang)):
        data["relatedLocations"] = related
    if changes := replacements(finding, result):
        data["fixes"] = list(_fixes(finding, changes, validation, file, lang))
    return data


def _physical(region: Region | None, file: str) -> dict[str, Any]:
    where: dict[str, Any] = {"artifactLocation": {"uri": _uri(file)}}
    return where if region is None else where | {"region": _region(region)}


def _region(region: Region) -> dict[str, int]:
    start, end = region.start, region.end
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _uri(file: str) -> str:
    """The name of a file as a reference; bytes that are no UTF-8 keep what they were."""
    plain = quote(file_bytes(file).replace(b"\\", b"/"), safe="/-._~")
    return f"file://{plain}" if plain.startswith("/") else plain


def _logical(place: Place, told: str) -> dict[str, str]:
    match place:
        case CellRef():
            kind = "value" if place.is_cell else "array"
        case ParagraphRef():
            kind = "text"
        case _:
            kind = "element"
    return {"fullyQualifiedName": str(place), "name": told, "kind": kind}


def _related(
    finding: Finding, validation: Validation, result: ReadResult, file: str, lang: Language
) -> Iterator[dict[str, Any]]:
    for number, place in enumerate(dict.fromkeys(finding.related), 1):
        told = place_name(place, validation.report, lang)
        region = region_of(result.spans.get(place), result)
        yield {
            "id": number,
            "physicalLocation": _physical(region, file),
            "logicalLocations": [_logical(place, told)],
            "message": {"text": told},
        }


def _fixes(
    finding: Finding, changes: Sequence[tuple[Region, str]], validation: Validation, file: str, lang: Language
) -> Iterator[dict[str, Any]]:
    """A fix for each of several alternatives; one that carries out everything where they are none."""
    told = [change_told(each, finding, validation.report, lang) for each in finding.suggestions]
    if finding.alternatives:
        yield from (_fix((change,), file, words) for change, words in zip(changes, told, strict=True))
    else:
        yield _fix(changes, file, "\n".join(told))


def _fix(changes: Sequence[tuple[Region, str]], file: str, words: str) -> dict[str, Any]:
    replaced = [{"deletedRegion": _region(region), "insertedContent": {"text": text}} for region, text in changes]
    change = {"artifactLocation": {"uri": _uri(file)}, "replacements": replaced}
    return {"description": {"text": words}, "artifactChanges": [change]}


def _note(validation: Validation, result: ReadResult, name: str, lang: Language) -> str:
    file = file_of(name, result)
    artifact: dict[str, Any] = {"location": {"uri": _uri(file)}, "roles": ["analysisTarget"]}
    if digest := result.provenance.sha256:
        artifact["hashes"] = {"sha-256": digest}
    told = None
    if standing(validation) in (Standing.UNREAD, Standing.NO_REPORT):
        told = _UNREAD.text(lang) + name
    elif validation.coverage.rules_crashed:
        told = f"{_CRASHED.text(lang)}{', '.join(validation.coverage.rules_crashed)} ({name})"
    where = [{"physicalLocation": _physical(None, file)}]
    notice = {"level": "error", "message": {"text": told}, "locations": where} if told else None
    return _dumped([artifact, notice])


def _after(notes: Sequence[str], _lang: Language) -> str:
    told = [json.loads(note) for note in notes]
    artifacts = list({artifact["location"]["uri"]: artifact for artifact, _ in told}.values())
    notices = [notice for _, notice in told if notice is not None]
    invocation: dict[str, Any] = {"executionSuccessful": not notices}
    if notices:
        invocation["toolExecutionNotifications"] = notices
    return f'\n],"artifacts":{_dumped(artifacts)},"invocations":{_dumped([invocation])}}}]}}\n'


FRAME = Frame(before=_before, between=",\n", note=_note, after=_after)
