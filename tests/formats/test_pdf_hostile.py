"""Mangled and hostile PDFs are refused with a reason, in bounded time and memory; nothing raises, nothing hangs."""

from __future__ import annotations

import random
import time
import tracemalloc
import zlib

import pytest

pytest.importorskip("pdfminer")
pytest.importorskip("reportlab")

from pdf_maker import Print, printed_pdf

from govinfo_report import ReadResult, read, read_all
from govinfo_report.formats._pdf.limits import PdfLimits
from govinfo_report.formats.pdf_format import PdfFormat
from govinfo_report.formats.source import Source
from govinfo_report.testing import check_format, make_distinct_report

REPORT = make_distinct_report("2021")
GOOD = printed_pdf(REPORT)
SECONDS = 15
QUICK = PdfFormat(PdfLimits(work=3_000_000))


def raw_pdf(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1."""
    out = bytearray(b"%PDF-1.4\n")
    offsets: list[int] = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(out) + b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, root, start)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(data), entries, data)


def page_with(content: bytes, resources: bytes = b"<<>>", *more: bytes) -> bytes:
    """One page with this content; more objects follow from number 5 on."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources %s>>" % resources
    return raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, content, *more)


FLATE = b"/Filter/FlateDecode"
BOMB = zlib.compress(bytes(200_000_000), 9)
FONT = b"<</Font<</F 5 0 R>>>>"
TEXT = b"BT /F 12 Tf 50 50 Td <00410042> Tj ET "
CID = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)>>%s>>"
TYPE0 = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]%s>>"
HOSTILE = {
    "a page tree in a circle": raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 3 0 R]>>", b"<</Type/Pages/Kids[2 0 R]>>"
    ),
    "a reference to itself": raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"2 0 R"),
    "a million pages": raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[" + b"<</Type/Page/MediaBox[0 0 9 9]/Contents 9 0 R>>" * 20_000 + b"]>>",
    ),
    "arrays in arrays": raw_pdf(b"<</Type/Catalog/Pages " + b"[" * 200_000 + b"]" * 200_000 + b">>"),
    "a stream that unpacks to 200 MB": page_with(stream(BOMB, FLATE)),
    "a stream packed twice": page_with(
        stream(zlib.compress(zlib.compress(bytes(200_000_000), 9), 9), b"/Filter[/FlateDecode/FlateDecode]")
    ),
    "runs of one byte": page_with(stream(b"\x81 " * 4_000_000, b"/Filter/RunLengthDecode")),
    "a predictor with endless rows": page_with(
        stream(zlib.compress(b"x" * 99), FLATE + b"/DecodeParms<</Predictor 12/Columns 99999999999>>")
    ),
    "states without end": page_with(stream(zlib.compress(b"q " * 200_000), FLATE)),
    "operands without end": page_with(stream(zlib.compress(b"1 " * 300_000), FLATE)),
    "strokes without end": page_with(stream(zlib.compress(b"0 0 m 9 0 l S " * 50_000), FLATE)),
    "a comb of rules": page_with(
        stream(
            b"".join(b"%d 0 m %d 800 l S 0 %d m 800 %d l S " % (n, n, n, n) for n in range(0, 3000, 4)),
        )
    ),
    "forms that call each other twice": page_with(
        stream(b"/A Do /A Do"),
        b"<</XObject<</A 5 0 R>>>>",
        *(
            stream(
                b"/A Do /A Do ",
                b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A %d 0 R>>>>" % (number + 1),
            )
            for number in range(5, 45)
        ),
    ),
    "a form that calls itself": page_with(
        stream(b"/A Do"),
        b"<</XObject<</A 5 0 R>>>>",
        stream(b"/A Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 5 0 R>>>>"),
    ),
    "a font within itself": page_with(stream(TEXT), FONT, TYPE0 % b"", b"5 0 R"),
    "widths of a billion characters": page_with(
        stream(TEXT), FONT, TYPE0 % b"", CID % b"/W[0 1000000000 500]/FontDescriptor<<>>"
    ),
    "characters of a billion codes": page_with(
        stream(TEXT),
        FONT,
        TYPE0 % b"/ToUnicode 7 0 R",
        CID % b"",
        stream(b"begincmap 1 beginbfrange <00000000> <7fffffff> <0041> endbfrange endcmap"),
    ),
    "a long token": b"%PDF-1.4\n1 0 obj (" + b"x" * 8_000_000,
    "a long line": b"%PDF-1.4\n" + b"9" * 8_000_000,
    "a head only": b"%PDF-1.7\n",
    "no pages": raw_pdf(b"<</Type/Catalog>>"),
    "a page without a size": raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[<</Type/Page/MediaBox[0 0]/Contents 2 0 R>>]>>"
    ),
    "numbers too large": page_with(stream(b"1e999 0 0 1 99999999999999999999999999 0 cm 0 0 m 9 9 l S " + TEXT)),
}


def says_something(result: ReadResult) -> bool:
    return result.report is not None or bool(result.findings)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_are_refused_soon(name: str) -> None:
    started = time.process_time()
    (result,) = QUICK.read(Source.of(HOSTILE[name]))
    assert time.process_time() - started < SECONDS
    assert result.report is None
    assert {finding.rule.code for finding in result.findings} <= {"GIR101", "GIR140", "GIR150", "GIR214"}
    assert all(finding.message("zh") and finding.message("en") for finding in result.findings)


@pytest.mark.parametrize("name", ["a stream that unpacks to 200 MB", "a stream packed twice", "runs of one byte"])
def test_what_unpacks_to_much_takes_little_memory(name: str) -> None:
    tracemalloc.start()
    try:
        read(HOSTILE[name], format="pdf")
        assert tracemalloc.get_traced_memory()[1] < 200_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "limits",
    [
        PdfLimits(pages=1),
        PdfLimits(characters=100),
        PdfLimits(strokes=10),
        PdfLimits(stream_bytes=100),
        PdfLimits(unpacked_bytes=1000),
        PdfLimits(work=1000),
    ],
    ids=str,
)
def test_a_document_over_a_limit_is_refused_whole(limits: PdfLimits) -> None:
    (result,) = PdfFormat(limits).read(Source.of(GOOD))
    assert (result.report, [finding.rule.code for finding in result.findings]) == (None, ["GIR140"])


def mutated(data: bytes, seed: int) -> bytes:
    """Bytes flipped, pieces cut out, doubled and swapped."""
    chance = random.Random(seed)  # noqa: S311
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at, length = chance.randrange(len(changed)), chance.randint(1, 200)
        match chance.randrange(5):
            case 0:
                changed[at] = chance.randrange(256)
            case 1:
                del changed[at : at + length]
            case 2:
                changed[at:at] = changed[at : at + length]
            case 3:
                other = chance.randrange(len(changed))
                piece = changed[at : at + length]
                changed[at : at + length] = changed[other : other + length]
                changed[other : other + length] = piece
            case _:
                digits = [n for n, byte in enumerate(changed) if 48 <= byte <= 57]
                if digits:
                    changed[chance.choice(digits)] = chance.randrange(48, 58)
        changed = changed or bytearray(b"x")
    return bytes(changed)


@pytest.mark.parametrize("seed", range(60))
def test_mutated_documents_are_read_or_refused(seed: int) -> None:
    data = mutated(GOOD, seed)
    started = time.process_time()
    for result in read_all(data, format="pdf"):
        assert says_something(result)
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("entry", [b"/Prev %d ", b"/Prev 9 ", b"/XRefStm %d "])
def test_tables_of_references_in_a_circle_end(entry: bytes) -> None:
    start = GOOD[GOOD.rindex(b"startxref") :].split()[1]
    result = read(GOOD.replace(b"/Root", entry.replace(b"%d", start) + b"/Root"))
    assert result.report is None or result.report.tables() == REPORT.tables()


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9, 0.99])
def test_a_document_that_is_cut_short_is_no_shorter_report(part: float) -> None:
    result = read(GOOD[: int(len(GOOD) * part)])
    if result.report is not None:
        assert result.report.tables() == REPORT.tables()
    assert says_something(result)


def test_time_grows_with_pages() -> None:
    def seconds(times: int) -> float:
        many = printed_pdf(make_distinct_report("2021"), Print(number=None, copies=times))
        started = time.process_time()
        read(many)
        return time.process_time() - started

    seconds(1)
    assert seconds(8) < 20 * seconds(2) + 0.5


def test_the_format_keeps_the_promises_of_a_reader() -> None:
    assert check_format(PdfFormat()) == ()
