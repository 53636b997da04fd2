"""What type checkers must accept: programs as users write them. test_typing.py runs mypy over this file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import assert_type

from govinfo_report import (
    ApplicantCounts,
    Bilingual,
    CaseOutcomes,
    CellRef,
    Disputes,
    Edition,
    Example,
    Finding,
    Found,
    Money,
    Organ,
    OtherMatters,
    Outcome,
    Overview,
    Place,
    Printed,
    PrintedKind,
    ProactiveDisclosure2021,
    Problems,
    ReadResult,
    Report,
    Requests2021,
    RuleInfo,
    Severity,
    Span,
    edition,
    read,
    rule,
    validate,
    write,
    write_bytes,
)
from govinfo_report.testing import make_report


def composed() -> Report:
    return Report(
        organ=Organ(name="云溪市人民政府"),
        year=2024,
        preamble=["本报告由云溪市人民政府编制。"],
        headings={"requests": "三、收到和处理政府信息公开申请情况", "disputes": None},
        overview=Overview(paragraphs=["（一）主动公开", "已公开。"]),
        proactive_disclosure=ProactiveDisclosure2021.summing(),
        requests=Requests2021.summing(
            received=ApplicantCounts.summing(natural_person=3), disclosed=ApplicantCounts.summing(natural_person=2)
        ),
        disputes=Disputes.summing(reconsideration=CaseOutcomes.summing(upheld=1)),
        problems=Problems(paragraphs=("解读形式还不够多样。",)),
        other_matters=OtherMatters(paragraphs=iter(["没有收取信息处理费。"])),
        notes={"requests": ("注：含上年结转。",)},
        absent={"disputes"},
        printed={CellRef("requests", "received", "total"): Printed("/", PrintedKind.MARK)},
    )


def read_cells(report: Report) -> None:
    assert_type(report.requests.total_handled.total, int | None)
    assert_type(report.requests.disclosed, ApplicantCounts)
    assert_type(report.disputes.reconsideration.upheld, int | None)
    assert_type(report.cell("requests.received.total"), int | Money | None)
    assert_type(report.edition, str | None)
    assert_type(edition("2021"), Edition)
    if isinstance(report.requests, Requests2021):
        assert_type(report.requests.fee_overdue.total, int | None)
    if isinstance(report.proactive_disclosure, ProactiveDisclosure2021):
        assert_type(report.proactive_disclosure.administrative_fees.amount, Money)


def reading(report: Report, source: str) -> ReadResult:
    spans: dict[Place, Span] = {CellRef("requests", "received", "total"): Span(0, 2)}
    raw = {CellRef("requests", "received", "total"): "22"}
    return ReadResult(report=report, findings=(), spans=spans, raw=raw, source=source)


def check(source: bytes) -> bool:
    result = read(source)
    assert_type(result, ReadResult)
    validation = validate(result, families={"3xx"})
    for finding in validation.findings:
        assert_type(finding, Finding)
        assert_type(finding.message("en"), str)
        assert_type(finding.span, Span | None)
    broken = [line for line in validation.lines if line.outcome is Outcome.BROKEN]
    return validation.ok and validation.complete and not broken


def convert(report: Report) -> tuple[str, bytes]:
    return write(report, "markdown"), write_bytes(report, "json")


def amounts() -> Iterable[Money]:
    yield Money(Decimal("96171.6"), "万元")
    yield Money(None)


TEXT = Bilingual(zh="示例", en="an example")


@rule(
    RuleInfo(
        "GIR999",
        "no-organ",
        Severity.WARNING,
        since="0.1.0",
        basis="示例",
        title=TEXT,
        message=TEXT,
        reason=TEXT,
        mend=TEXT,
        passing=Example(),
        failing=Example(changes={"organ": None}),
    )
)
def no_organ(report: Report) -> Iterator[Found]:
    if report.organ is None:
        yield Found(values={"year": report.year, "heading": "标题"})


assert_type(make_report("2019", year=2019), Report)
