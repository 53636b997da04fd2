"""The conformance kit behind :func:`govinfo_report.testing.check_format`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import evolve

from govinfo_report._factories import make_distinct_report, make_report
from govinfo_report.address import CellRef
from govinfo_report.formats import built_in, write
from govinfo_report.formats.protocols import FormatInfo, Reader, Writer
from govinfo_report.formats.source import Source
from govinfo_report.report.report import Footer, Printed, PrintedKind, Report
from govinfo_report.report.sections import TABLES

__all__ = ["complaints", "sample_reports"]

_NOISE = ("", "x", "|||", "{", "[]", "<table>", "\x00", "三、", "一、总体情况\n" * 3, "\ud800", "9" * 5000)
_EVERYDAY = ("html", "json", "markdown", "text")


def sample_reports() -> dict[str, Report]:
    """Reports of every kind by name: both forms, distinct cells, blanks, marks, an absent table, bare tables."""
    full = make_report("2021")
    blank = CellRef("requests", "received", "total")
    marked = make_report("2021", **{str(blank): None})
    return {
        "2019": make_report("2019"),
        "2021": full,
        "distinct 2019": make_distinct_report("2019"),
        "distinct 2021": make_distinct_report("2021"),
        "blank form": make_report("2021", **dict.fromkeys(TABLES, None)),
        "mark": evolve(marked, printed={blank: Printed("/", PrintedKind.MARK)}),
        "absent table": make_report("2021", disputes=None, absent=frozenset({"disputes"})),
        "footer": evolve(full, footer=Footer(lines=("主办：云溪市人民政府",), sponsor="云溪市人民政府")),
        "mixed": make_report("2021", requests="2019"),
        "bare": make_report(
            "2021", title=None, preamble=(), period=None, overview=None, problems=None, other_matters=None
        ),
    }


def complaints(format: Reader | Writer, /) -> Iterator[str]:  # noqa: A002
    """Every promise that the format breaks."""
    taken = built_in(format.info.name)
    yield from _info(format.info)
    if taken is not None and not isinstance(format, type(taken)):
        yield f"its name {format.info.name!r} is that of a built-in format"
    if isinstance(format, Writer):
        yield from _writing(format)
    if isinstance(format, Reader):
        yield from _reading(format, _NOISE)
        yield from _taking(format) if taken is None else ()
    if isinstance(format, Reader) and isinstance(format, Writer):
        yield from _back(format, format)
        yield from _reading(format, _damaged(format.write(make_distinct_report("2021"))))


def _info(info: FormatInfo) -> Iterator[str]:
    if not info.name.isidentifier() or info.name != info.name.lower():
        yield f"its name {info.name!r} is no lower-case identifier"
    if not info.suffixes or not all(suffix.startswith(".") for suffix in info.suffixes):
        yield "its suffixes do not begin with a dot, or there are none"


def _writing(writer: Writer) -> Iterator[str]:
    for name, report in sample_reports().items():
        once, again = writer.write(report), writer.write(report)
        if once != again:
            yield f"{name}: writing twice gives different bytes"
        if isinstance(once, bytes) != writer.info.binary:
            yield f"{name}: info.binary is {writer.info.binary}, but it writes {type(once).__name__}"
        if writer.info.lossless and writer.losses(report):
            yield f"{name}: it claims to be lossless and names losses"


def _taking(reader: Reader) -> Iterator[str]:
    for name in _EVERYDAY:
        if reader.recognises(Source.of(write(make_report("2021"), name))):
            yield f"it recognises a report in the format {name} as its own"


def _damaged(written: str | bytes) -> tuple[str | bytes, ...]:
    """A document cut off, with other figures, and without its quotation marks."""
    half = written[: len(written) // 2]
    if isinstance(written, bytes):
        return (half, written[:-1], re.sub(rb"[0-9]", b"x", written))
    return (half, written[:-1], re.sub(r"[0-9]", "九", written), written.replace('"', ""), written * 2)


def _reading(reader: Reader, noises: Iterable[str | bytes]) -> Iterator[str]:
    for noise in noises:
        source = Source.of(noise)
        try:
            reader.recognises(source)
            results = reader.read(source)
        except Exception as error:
            yield f"reading {noise[:12]!r} raises {type(error).__name__}: {error}"
            continue
        for result in results:
            if result.report is None and not result.findings:
                yield f"reading {noise[:12]!r} gives neither a report nor a finding"


def _back(reader: Reader, writer: Writer) -> Iterator[str]:
    for name, report in sample_reports().items():
        try:
            results = reader.read(Source.of(writer.write(report)))
        except Exception as error:
            yield f"{name}: reading back raises {type(error).__name__}: {error}"
            continue
        if len(results) != 1 or results[0].report is None:
            yield f"{name}: what it wrote does not read back as one report"
        elif writer.info.lossless:
            if results[0].report != report:
                yield f"{name}: it claims to be lossless, but reads back another report"
        elif results[0].report.tables() != report.tables() and not writer.losses(report):
            yield f"{name}: the tables read back differ, and no loss is named"
