"""Office files that are damaged, encrypted or made to harm: refused with a reason, quickly, and never an exception."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from office_documents import SheetXml, archive, docx, docx_of, paragraph, printed, xlsx, xlsx_of

from govinfo_report import ReadResult, read, read_all
from govinfo_report.errors import MissingExtraError
from govinfo_report.formats._office.archive import open_archive
from govinfo_report.formats._office.ole2 import open_container, pack
from govinfo_report.formats.source import LIMITS, Limits
from govinfo_report.testing import make_distinct_report, make_report

DATA = Path(__file__).parent.parent / "data"
HAS_OFFICE = find_spec("python_calamine") is not None
needs_office = pytest.mark.skipif(not HAS_OFFICE, reason="the extra office is not installed")
REPORT = make_report("2021")
WORD = docx(docx_of(printed(REPORT)))
BOOK = xlsx({"a": xlsx_of(printed(REPORT))})
OLD = (DATA / "distinct-2021.xls").read_bytes()


def codes(result: ReadResult) -> list[str]:
    return [finding.rule.code for finding in result.findings]


def refused(data: bytes) -> list[str]:
    (result,) = read_all(data)
    assert result.report is None
    return codes(result)


def with_part(name: str, content: str | bytes) -> bytes:
    return docx(docx_of(printed(REPORT)), {name: content})


def with_document(xml: str | bytes) -> bytes:
    return archive({"word/document.xml": xml})


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
EXTERNAL = '<!ENTITY a9 SYSTEM "file:///etc/hostname">'


def doctype(entities: str) -> str:
    return f'<!DOCTYPE d [<!ENTITY a0 "ha">{entities}]><document><body><p><r><t>&a9;</t></r></p></body></document>'


@pytest.mark.parametrize(
    "xml",
    [
        doctype(LAUGHS),
        doctype(EXTERNAL),
        doctype(LAUGHS).encode("utf-16"),
        doctype(LAUGHS).encode("utf-16-le"),
        b'<?xml version="1.0" encoding="cp037"?>' + doctype(LAUGHS).encode("cp037"),
        b'<?xml version="1.0" encoding="GBK"?><document/>',
        "<document><body>",
        "<document>&nbsp;</document>",
        b"\x00\x01\x02",
        b"",
        "<document><body></document>",
    ],
)
def test_xml_that_is_damaged_or_declares_entities_is_refused(xml: str | bytes) -> None:
    assert refused(with_document(xml)) == ["GIR101"]
    styled = paragraph("x", '<w:pStyle w:val="a"/>')
    assert refused(docx(styled, {"word/styles.xml": xml})) == ["GIR101"]
    assert refused(docx(styled, {"word/numbering.xml": xml})) == ["GIR101"]


def test_even_a_harmless_entity_is_not_expanded() -> None:
    xml = '<!DOCTYPE d [<!ENTITY a "云溪市档案局2024年政府信息公开工作年度报告">]>'
    xml += "<document><body><p><r><t>&a;</t></r></p></body></document>"
    assert refused(with_document(xml)) == ["GIR101"]
    assert refused(with_document(xml.encode("utf-16"))) == ["GIR101"]


def test_a_document_that_is_none_is_refused() -> None:
    assert refused(with_document("<other/>")) == ["GIR101"]


def test_a_part_in_utf_16_is_read() -> None:
    xml = f'<?xml version="1.0" encoding="UTF-16"?><document><body>{docx_of(printed(REPORT)).replace("w:", "")}'
    result = read(with_document(f"{xml}</body></document>".encode("utf-16")))
    assert result.unwrap().tables() == REPORT.tables()


@pytest.mark.parametrize("size", [22, 100, 1000, len(WORD) // 2, len(WORD) - 30])
@pytest.mark.parametrize("data", [WORD, BOOK], ids=["docx", "xlsx"])
def test_an_archive_that_was_cut_short_is_unreadable(data: bytes, size: int) -> None:
    if data is BOOK and not HAS_OFFICE and size > 100:
        with pytest.raises(MissingExtraError):
            read(data[:size])
        return
    assert refused(data[:size]) in (["GIR101"], ["GIR150"])


def test_a_part_that_was_changed_is_unreadable() -> None:
    with zipfile.ZipFile(io.BytesIO(WORD)) as file:
        at = file.getinfo("word/document.xml").header_offset + 30 + len("word/document.xml") + 40
    assert refused(WORD[:at] + bytes([WORD[at] ^ 0x55]) + WORD[at + 1 :]) == ["GIR101"]


def test_a_part_that_lies_about_its_size_is_unreadable() -> None:
    at = WORD.rindex(b"PK\x01\x02", 0, WORD.rindex(b"word/document.xml"))
    lied = WORD[: at + 24] + struct.pack("<I", 100) + WORD[at + 28 :]
    assert refused(lied) == ["GIR101"]


BOMBS = {
    "one part that is huge": lambda: with_part("word/styles.xml", b"<s>" + b" " * (40 * 1024 * 1024) + b"</s>"),
    "many parts": lambda: with_part("word/media/x.bin", b"\x00" * (LIMITS.unpacked + 1)),
    "many entries": lambda: archive({f"word/{n}": "" for n in range(LIMITS.entries + 1)}),
    "deep elements": lambda: docx("<w:ins>" * 300 + "</w:ins>" * 300),
    "many tags": lambda: docx("<w:p/>" * (4 * LIMITS.elements + 1)),
    "many cells": lambda: docx("<w:tbl>" + "<w:tr><w:tc/><w:tc/></w:tr>" * 101_000 + "</w:tbl>"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_is_over_a_limit_is_refused_before_it_is_unpacked(name: str) -> None:
    assert refused(BOMBS[name]()) == ["GIR140"]


def test_the_ratio_is_a_limit_of_its_own() -> None:
    data = archive({"word/document.xml": b"a" * 5000})
    found = open_archive(data, limits=Limits(ratio=10, ratio_from=1000))
    assert getattr(getattr(found, "rule", None), "code", None) == "GIR140"
    assert not hasattr(open_archive(data), "rule")


def test_the_sum_of_all_parts_is_a_limit_of_its_own() -> None:
    data = archive({"a": b"x" * 60, "b": b"y" * 60})
    found = open_archive(data, limits=Limits(unpacked=100))
    assert getattr(getattr(found, "rule", None), "code", None) == "GIR140"
    assert not hasattr(open_archive(data, limits=Limits(unpacked=120)), "rule")


@pytest.mark.parametrize("name", ["../evil.xml", "word/../../x", "/word/x", "C:/x", "word/a\nb"])
def test_paths_that_lead_outside_are_refused(name: str) -> None:
    assert refused(with_part(name, "x")) == ["GIR101"]


def test_two_parts_of_one_name_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("word/document.xml", "<a/>")
        file.writestr("word\\document.xml", "<a/>")
    assert refused(stream.getvalue()) == ["GIR101"]


def test_an_encrypted_archive_is_named() -> None:
    at = WORD.rindex(b"PK\x01\x02", 0, WORD.rindex(b"word/document.xml"))
    assert refused(WORD[: at + 8] + b"\x01\x00" + WORD[at + 10 :]) == ["GIR150"]


@pytest.mark.parametrize("levels", [10, 60])
def test_nested_tables_are_text_on_the_page(levels: int) -> None:
    inner = paragraph("云溪市档案局2024年政府信息公开工作年度报告")
    for _ in range(levels):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert read(docx(inner)).unwrap().title == "云溪市档案局2024年政府信息公开工作年度报告"


def test_lists_and_styles_that_refer_to_themselves_end() -> None:
    styles = (
        '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    body = paragraph("云溪市档案局2024年政府信息公开工作年度报告", '<w:pStyle w:val="a"/>')
    assert read(docx(body, {"word/styles.xml": styles})).unwrap().year == 2024


FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


@needs_office
@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (SheetXml(FAR), ["GIR214"]),
        (SheetXml('<row r="1"><c r="A1"><v>1</v></c></row>', before='<dimension ref="A1:XFD1048576"/>'), ["GIR214"]),
        (SheetXml('<row r="1"><c r="A1"><v>1</v></c></row>', ["A1:XFD1048576"] * 3), ["GIR214"]),
        (SheetXml('<row r="4294967295"><c><v>1</v></c></row>'), ["GIR101"]),
        (SheetXml('<row r="1"><c r="A0"><v>1</v></c></row>'), ["GIR101"]),
        (SheetXml('<row r="1"><c r="A2"><v>1</v></c></row>'), ["GIR101"]),
        (SheetXml('<row r="1"><c r="XFE1"><v>1</v></c></row>'), ["GIR101"]),
        (SheetXml('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'), ["GIR101"]),
        (SheetXml('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>'), ["GIR101"]),
        (SheetXml('<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>'), ["GIR101"]),
        (SheetXml('<row r="1"><c r="A1" s="99999999"><v>x</v></c></row>'), ["GIR214"]),
        (SheetXml("".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 20))), ["GIR140"]),
    ],
)
def test_monstrous_places_do_not_end_the_process(sheet: SheetXml, expected: list[str]) -> None:
    assert refused(xlsx({"a": sheet})) == expected


@needs_office
def test_a_sheet_with_too_many_rows_is_refused_before_it_is_taken_apart() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, LIMITS.items + 2))
    (result,) = read_all(xlsx({"a": SheetXml(rows)}))
    assert [(each.rule.code, "rows of a sheet" in each.message("en")) for each in result.findings] == [("GIR140", True)]


@needs_office
def test_monstrous_counts_of_strings_do_not_end_the_process() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    title = "云溪市档案局2024年政府信息公开工作年度报告"
    strings = f'<sst xmlns="{main}" count="4294967295" uniqueCount="4294967295"><si><t>{title}</t></si></sst>'
    relations = (
        f'<Relationships><Relationship Id="rId1" Type="{kind}/worksheet" Target="/xl/worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{kind}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    sheet = SheetXml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    data = xlsx({"a": sheet}, {"xl/sharedStrings.xml": strings, "xl/_rels/workbook.xml.rels": relations})
    assert read(data).unwrap().title == title


@needs_office
def test_merged_cells_over_each_other_are_limited() -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="100"><c r="CV100"><v>1</v></c></row>'
    assert refused(xlsx({"a": SheetXml(cells, ["A1:CV100"] * 50)})) == ["GIR140"]


@needs_office
@pytest.mark.parametrize("missing", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"])
def test_a_workbook_without_a_part_is_unreadable(missing: str) -> None:
    with zipfile.ZipFile(io.BytesIO(BOOK)) as file:
        parts = {name: file.read(name) for name in file.namelist() if name != missing}
    assert refused(archive(parts)) == ["GIR101"]


# Old workbooks


def stream_of(data: bytes) -> bytes:
    container = open_container(data)
    assert container is not None
    stream = container.read("Workbook")
    assert stream is not None
    return stream


def repacked(stream: bytes, name: str = "Workbook") -> bytes:
    data = pack(name, stream)
    assert data is not None
    return data


def changed(stream: bytes, kind: int, change: Callable[[bytes], bytes]) -> bytes:
    """The stream with every record of a kind changed, its length kept."""
    out, at = bytearray(), 0
    while at + 4 <= len(stream):
        found, length = struct.unpack_from("<HH", stream, at)
        data = stream[at + 4 : at + 4 + length]
        new = change(data) if found == kind else data
        assert len(new) == len(data)
        out += stream[at : at + 4] + new
        at += 4 + length
    return bytes(out) + stream[at:]


@needs_office
def test_an_old_workbook_is_read() -> None:
    report = make_distinct_report("2021")
    result = read(OLD)
    assert result.provenance.reader == "xls"
    assert (result.unwrap().tables(), result.findings) == (report.tables(), ())
    assert (result.unwrap().title, result.unwrap().preamble) == (report.title, report.preamble)
    assert read(repacked(stream_of(OLD))).unwrap().tables() == report.tables()


@needs_office
@pytest.mark.parametrize(
    ("kind", "change", "expected"),
    [
        (0x0200, lambda data: b"\x00\x00\x00\x00\xff\xff\xff\xff\x00\x00\xff\xff".ljust(len(data), b"\x00"), []),
        (0x00FC, lambda data: data[:4] + b"\xff\xff\xff\x7f" + data[8:], ["GIR101"]),
        (0x00FC, lambda data: data[:4] + b"\xff\xff\xff\xff" + data[8:], ["GIR101"]),
        (0x00FC, lambda data: data[:8] + b"\xff\xff" + data[10:], ["GIR101"]),
        (0x027E, lambda data: data[:2] + b"\xff\xff" + data[4:], ["GIR101"]),
        (0x00E5, lambda data: b"\xff\xff" + data[2:], ["GIR101"]),
        (0x0085, lambda data: b"\xff\xff\xff\x7f" + data[4:], ["GIR101"]),
        (0x0085, lambda data: data[:4] + b"\x01" + data[5:], ["GIR214"]),
    ],
)
def test_monstrous_records_do_not_end_the_process(
    kind: int, change: Callable[[bytes], bytes], expected: list[str]
) -> None:
    stream = stream_of(OLD)
    assert changed(stream, kind, lambda data: data) == stream
    (result,) = read_all(repacked(changed(stream, kind, change)))
    assert (codes(result), result.report is None) == (expected, bool(expected))


@needs_office
def test_strings_that_go_on_in_the_next_record_are_read() -> None:
    stream = stream_of(OLD)
    at, split, bounds = 0, b"", list[int]()
    while struct.unpack_from("<H", stream, at)[0] != 0x000A:
        kind, length = struct.unpack_from("<HH", stream, at)
        data = stream[at + 4 : at + 4 + length]
        if kind == 0x0085:
            bounds.append(len(split) + 4)
        if kind == 0x00FC:
            count, flags = struct.unpack_from("<HB", data, 8)
            end = 11 + count * (1 + (flags & 1))
            split += struct.pack("<HH", kind, end) + data[:end] + struct.pack("<HH", 0x003C, length - end) + data[end:]
        else:
            split += stream[at : at + 4 + length]
        at += 4 + length
    moved = bytearray(split + stream[at:])
    for place in bounds:
        struct.pack_into("<I", moved, place, struct.unpack_from("<I", moved, place)[0] + 4)
    assert len(moved) == len(stream) + 4
    assert read(repacked(bytes(moved))).unwrap().tables() == make_distinct_report("2021").tables()


@needs_office
def test_an_old_workbook_with_a_password_is_named() -> None:
    stream = stream_of(OLD)
    length = 4 + struct.unpack_from("<H", stream, 2)[0]
    locked = stream[:length] + struct.pack("<HHH", 0x002F, 2, 1) + stream[length:]
    assert refused(repacked(locked)) == ["GIR150"]


def test_chains_of_sectors_that_run_in_circles_are_unreadable() -> None:
    circle = bytearray(repacked(b"x" * 9000))
    struct.pack_into("<I", circle, 512 + 4 * 3, 2)
    container = open_container(bytes(circle))
    assert container is not None
    assert container.read("Workbook") is None
    struct.pack_into("<I", circle, 512 + 4 * 1, 1)
    assert open_container(bytes(circle)) is None


def test_what_is_packed_is_read_back() -> None:
    for size in (0, 1, 4095, 4096, 9000, 70_000):
        stream = random.Random(size).randbytes(size)  # noqa: S311
        container = open_container(repacked(stream, "Book"))
        assert container is not None
        assert container.names == frozenset({"Book"})
        assert (container.read("Book") or b"")[:size] == stream
    assert pack("Book", b"x" * 8_000_000) is None


# Kinds that are named


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (repacked(b"x", "WordDocument"), ".doc"),
        (repacked(b"x", "PowerPoint Document"), ".ppt"),
        (repacked(b"x", "EncryptedPackage"), "encrypted"),
        (repacked(b"x", "Contents"), "old Office"),
        (repacked(b"x", "WordDocument")[:1024], "old Office"),
        (archive({"OFD.xml": "", "Doc_0/Document.xml": ""}), "OFD"),
        (archive({"ppt/presentation.xml": ""}), ".pptx"),
        (archive({"xl/workbook.bin": ""}), ".xlsb"),
        (archive({"a/report.docx": WORD}), "a ZIP archive"),
        (archive({}), "a ZIP archive"),
        (b"{\\rtf1 x}", "RTF"),
        (b"Rar!\x1a\x07\x00", "RAR"),
    ],
)
def test_kinds_that_are_not_read_are_named_with_what_to_do(data: bytes, kind: str) -> None:
    result = read(data)
    assert codes(result) == ["GIR150"]
    assert kind in result.findings[0].message("en")
    assert all(result.findings[0].advice(lang) for lang in ("zh", "en"))


@pytest.mark.skipif(HAS_OFFICE, reason="the extra is installed")
@pytest.mark.parametrize("data", [BOOK, OLD])
def test_without_the_extra_a_workbook_names_it(data: bytes) -> None:
    with pytest.raises(MissingExtraError, match=r"govinfo-report\[office\]"):
        read(data)


def test_web_pages_and_text_with_the_ending_of_office_files_are_text(tmp_path: Path) -> None:
    from govinfo_report import read_file, write

    path = tmp_path / "report.xls"
    path.write_text(write(REPORT, "text"), encoding="utf-8")
    assert read_file(path).unwrap().tables() == REPORT.tables()


# Mutation


def mutated(data: bytes, chance: random.Random) -> bytes:
    content = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(content) + 1)
        match chance.randrange(5):
            case 0:
                content[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del content[at : at + chance.randint(1, 40)]
            case 2:
                content[at:at] = content[at // 2 : at // 2 + chance.randint(1, 100)]
            case 3:
                content[at : at + 4] = chance.choice([b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\xff\xff\xff\x7f"])
            case _:
                content = content[: max(at, len(content) // 2)]
    return bytes(content)


def mutated_inside(data: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    name = chance.choice(list(parts))
    parts[name] = mutated(parts[name], chance)
    if chance.random() < 0.1:
        other = chance.choice(list(parts))
        parts[name], parts[other] = parts[other], parts[name]
    return archive(parts)


@pytest.mark.parametrize("seed", range(4))
def test_mutated_documents_are_read_or_refused_with_a_reason(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    makers: list[Callable[[], bytes]] = [
        lambda: mutated(WORD, chance),
        lambda: mutated_inside(WORD, chance),
    ]
    if HAS_OFFICE:
        makers += [
            lambda: mutated(BOOK, chance),
            lambda: mutated_inside(BOOK, chance),
            lambda: mutated(OLD, chance),
            lambda: repacked(mutated(stream_of(OLD), chance)),
        ]
    for _ in range(25):
        for make in makers:
            for result in read_all(make()):
                assert result.report is not None or result.findings
                assert all(finding.message("zh") and finding.message("en") for finding in result.findings)
