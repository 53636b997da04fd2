"""Hostile documents of every kind, each read in a process of its own: ``python benchmarks/hostile.py [KIND]``.

Of ten megabytes, and just under each limit, where a document is read to its end before it is told to be none. Printed
are seconds of process time and the most memory. ``growth`` reads honest documents of 1, 2, 4 and 8 times a size.
"""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from pages import HOSTILE

from govinfo_report import read_all, write
from govinfo_report.formats.source import LIMITS
from govinfo_report.testing import make_distinct_report

Make = Callable[[int], bytes]
_MEGABYTES = 10_000_000
_HEAD = "云溪市2024年政府信息公开工作年度报告\n一、总体情况\n二、主动公开政府信息情况\n"
_REQUESTS = "三、收到和处理政府信息公开申请情况\n"
_DISPUTES = "四、政府信息公开行政复议、行政诉讼情况\n"
_UNITS = {
    "bars": "1|",
    "cells": "规章 | 1 | 2 | 3\n",
    "lines": "1\n",
    "figures": "12",
    "figures and blanks": "12 ",
    "labels": "规章",
    "labels on lines": "规章\n",
    "labels and figures run together": "规章000行政许可1",
    "headings": "一、总体情况\n",
    "numbers of headings": "（一）",
    "aligned columns": "规章        1        2        3\n",
    "blanks": " \n",
    "ideographic blanks": "　",
    "tabs": "\t1",
    "periods": "2019年1月1日至",
    "titles": "2023年政府信息公开工作年度报告\n",
    "sentences": "本年公开1件；",
    "pieces of labels": "本年新收\n政府信息\n",
    "question marks": "?",
    "brackets": "（",
    "pictures": "![x](y)\n",
    "rulers": "|-|\n",
    "noise": "据(jù)",
    "organs": "云溪市人民政府办公室",
    "commas": "规章,1,2,3\n",
    "quotes": '"",',
    "open quote": '规章,1\n"',
    "outcomes": "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n1\n",
}


def _text(name: str, head: str) -> Make:
    unit = _UNITS[name]
    return lambda size: (head + unit * (size // len(unit))).encode()


def _near(name: str, head: str) -> Make:
    """As much of it as is read: under the limits of characters, lines and cells."""
    unit = _UNITS[name]
    marks = max(sum(unit.count(mark) for mark in "|\t,"), 1)
    times = min(
        (LIMITS.characters - 200) // len(unit),
        (LIMITS.cells - 200) // (2 * marks) if marks > 1 or "|" in unit or "\t" in unit else LIMITS.characters,
        (LIMITS.items - 200) // max(unit.count("\n"), 1) if "\n" in unit else LIMITS.characters,
    )
    return lambda _: (head + unit * times).encode()


def _json(unit: str, before: str = "[", after: str = "]") -> Make:
    return lambda size: (before + ",".join([unit] * (size // (len(unit) + 1))) + after).encode()


def _keys(size: int) -> bytes:
    return json.dumps({f"规章{n}": n for n in range(size // 16)}, ensure_ascii=False).encode()


def _deep(size: int) -> bytes:
    return ('{"a":' * (size // 5)).encode()


JSON: dict[str, Make] = {
    "lists": _json("[1]"),
    "figures": _json("1"),
    "empty objects": _json("{}"),
    "labels": _json('"规章"'),
    "rows of a label": _json('{"规章":1}'),
    "records": _json('{"项目":"规章","本年制发件数":1,"现行有效件数":2}'),
    "different keys": _keys,
    "one long string": lambda size: ('{"一、总体情况":"' + "规章1" * (size // 3) + '"}').encode(),
    "lines of a string": lambda size: ('{"一、总体情况":"' + "规章 | 1\\n" * (size // 8) + '"}').encode(),
    "deep": _deep,
    "tables in sections": _json('["规章","1","2","3"]', '{"二、主动公开政府信息情况":[', "]}"),
    "our own keys": _json('{"table":"requests","value":1}', '{"$schema":"x","cells":[', "]}"),
}


def _stored(data: bytes) -> bytes:
    """The archive without packing, so that no ratio gives it away."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as file, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as other:
        for name in file.namelist():
            other.writestr(name, file.read(name))
    return stream.getvalue()


def _times(unit: str, size: int) -> int:
    """How often it goes into a part; below the size limit of a part, also as often as its tags are read."""
    tags = 4 * LIMITS.elements - 100 if size <= LIMITS.part else size
    return min(size // len(unit.encode()), tags // max(unit.count("<"), 1))


def _docx(unit: str, before: str = "", after: str = "") -> Make:
    from office_documents import docx

    return lambda size: _stored(docx(before + unit * _times(unit, size) + after))


def _sheet(unit: Callable[[int], str]) -> Make:
    from office_documents import SheetXml, xlsx

    def make(size: int) -> bytes:
        times = _times(unit(100_000), size)
        return _stored(xlsx({"a": SheetXml("".join(unit(n) for n in range(1, times + 1)))}))

    return make


def _merged(size: int) -> bytes:
    from office_documents import SheetXml, xlsx

    ranges = [f"A{n}:C{n}" for n in range(1, size // 40)]
    return _stored(xlsx({"a": SheetXml('<row r="1"><c r="A1"><v>1</v></c></row>', ranges)}))


_TEXT_OF_WORD = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
_CELL = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
DOCX: dict[str, Make] = {
    "empty paragraphs": _docx("<w:p/>"),
    "paragraphs": _docx(_TEXT_OF_WORD.format("规章1")),
    "runs": _docx("<w:r><w:t>1</w:t></w:r>", "<w:p>", "</w:p>"),
    "breaks": _docx("<w:br/>", "<w:p><w:r>", "</w:r></w:p>"),
    "cells": _docx(_CELL.format(1), "<w:tbl><w:tr>", "</w:tr></w:tbl>"),
    "rows": _docx(f"<w:tr>{_CELL.format('规章') + _CELL.format(1) * 3}</w:tr>", "<w:tbl>", "</w:tbl>"),
    "empty rows": _docx("<w:tr><w:tc/></w:tr>", "<w:tbl>", "</w:tbl>"),
    "tables": _docx(f"<w:tbl><w:tr>{_CELL.format(1)}</w:tr></w:tbl>"),
    "wide cells": _docx('<w:tc><w:tcPr><w:gridSpan w:val="60"/></w:tcPr></w:tc>', "<w:tbl><w:tr>", "</w:tr></w:tbl>"),
    "merged cells": _docx(
        "<w:tr>" + "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>" * 3 + "</w:tr>",
        "<w:tbl>",
        "</w:tbl>",
    ),
    "attributes": _docx('<w:p w:rsidR="00000000" w:rsidRDefault="00000000"/>'),
    "one long text": _docx("规章1", "<w:p><w:r><w:t>", "</w:t></w:r></w:p>"),
    "headings": _docx(_TEXT_OF_WORD.format("一、总体情况")),
    "pictures": _docx("<w:p><w:r><w:drawing/></w:r></w:p>"),
    "numbered paragraphs": _docx(
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>1</w:t></w:r></w:p>'
    ),
}
XLSX: dict[str, Make] = {
    "rows of a figure": _sheet(lambda n: f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>'),
    "rows of a label": _sheet(
        lambda n: f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>规章</t></is></c><c r="B{n}"><v>1</v></c></row>'
    ),
    "empty rows": _sheet(lambda n: f'<row r="{n}"/>'),
    "empty cells": _sheet(lambda n: f'<row r="{n}"><c r="A{n}"/><c r="Z{n}"/></row>'),
    "cells far to the right": _sheet(lambda n: f'<row r="{n}"><c r="IV{n}"><v>1</v></c></row>'),
    "formulas": _sheet(lambda n: f'<row r="{n}"><c r="A{n}"><f>1+1</f><v>2</v></c></row>'),
    "failed cells": _sheet(lambda n: f'<row r="{n}"><c r="A{n}" t="e"><v>#REF!</v></c></row>'),
    "merged ranges": _merged,
}


def _pdf(unit: bytes, before: bytes = b"", after: bytes = b"") -> Make:
    """One page with this content in a packed stream, and a font for its text."""

    def make(size: int) -> bytes:
        data = zlib.compress(before + unit * (size // len(unit)) + after, 9)
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(data), data),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        ]
        out = b"%PDF-1.4\n"
        for number, body in enumerate(objects, start=1):
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        return out + b"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n0\n%%EOF"

    return make


PDF: dict[str, Make] = {
    "texts": _pdf(b"(1) Tj ", b"BT /F 12 Tf 50 50 Td ", b" ET"),
    "texts on lines": _pdf(b"0 1 Td (1 2 3) Tj ", b"BT /F 1 Tf 50 50 Td ", b" ET"),
    "one long text": _pdf(b"12 ", b"BT /F 12 Tf 50 50 Td (", b") Tj ET"),
    "strokes": _pdf(b"0 0 m 9 0 l S "),
    "boxes": _pdf(b"50 50 9 9 re S "),
    "a comb": _pdf(b"1 0 0 1 1 1 cm 0 0 m 500 0 l S 0 0 m 0 800 l S "),
    "states": _pdf(b"q Q "),
    "states never closed": _pdf(b"q "),
    "operands": _pdf(b"1 "),
    "unknown operators": _pdf(b"xx "),
    "points of one path": _pdf(b"1 2 l ", b"0 0 m ", b" S"),
    "inline pictures": _pdf(b"BI /W 1 /H 1 ID x EI "),
    "brackets": _pdf(b"[ "),
    "names": _pdf(b"/abcdefgh "),
}

KINDS: dict[str, dict[str, Make]] = {
    "text": {name: _text(name, _HEAD) for name in _UNITS},
    "text, near": {name: _near(name, _HEAD) for name in _UNITS},
    "text of requests, near": {name: _near(name, _HEAD + _REQUESTS) for name in _UNITS},
    "text of disputes, near": {name: _near(name, _HEAD + _REQUESTS + _DISPUTES) for name in _UNITS},
    "markdown": {name: _text(name, _HEAD) for name in _UNITS},
    "markdown, near": {name: _near(name, _HEAD) for name in _UNITS},
    "csv": {name: _text(name, _HEAD) for name in _UNITS},
    "csv, near": {name: _near(name, _HEAD) for name in _UNITS},
    "html": {name: (lambda size, make=make: make(size).encode()) for name, make in HOSTILE.items()},
    "html, near": {name: (lambda size, make=make: make(size).encode()) for name, make in HOSTILE.items()},
    "json": JSON,
    "json_extraction": JSON,
    "json_extraction, near": JSON,
    "docx": DOCX,
    "docx, near": DOCX,
    "xlsx": XLSX,
    "xlsx, near": XLSX,
    "pdf": PDF,
    "pdf, near": PDF,
}
SIZES = {
    "html, near": 1_000_000,
    "json_extraction, near": 1_900_000,
    "docx, near": 8_300_000,
    "xlsx, near": 8_300_000,
    "pdf": 8_000_000,
    "pdf, near": 1_000_000,
}


def _one(kind: str, name: str, size: int) -> None:
    data = KINDS[kind][name](size)
    read_all("云溪市2024年政府信息公开工作年度报告\n")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.process_time()
    results = read_all(data, format=kind.partition(",")[0].split()[0])
    seconds = time.process_time() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    codes = " ".join(sorted({finding.rule.code for result in results for finding in result.findings}))
    outcome = "read" if any(result.report for result in results) else "refused"
    row = f"{kind:24} {name:34} {seconds:6.2f} s {megabytes:6.0f} MB ({before:4.0f} before)"
    print(f"{row}  {outcome} {codes}"[:150], flush=True)


def _growth() -> None:
    """Seconds for honest documents of 1, 2, 4 and 8 times a size."""
    from office_documents import docx, docx_of, paragraph, printed, xlsx, xlsx_of
    from pages import text_heavy, word_pasted
    from pdf_maker import Print, printed_pdf

    report = make_distinct_report("2021")
    prose = "本机关按月核对公开目录，先审查、后发布，做到内容准确、格式统一、更新及时。\n"
    makes: dict[str, Make] = {
        **{
            kind: lambda n, kind=kind: (
                write(report, kind).replace("二、主动", f"{prose * 500 * n}\n二、主动", 1).encode()
            )
            for kind in ("text", "markdown")
        },
        "html": lambda n: text_heavy(200_000 * n).encode(),
        "html, word": lambda n: word_pasted(200_000 * n).encode(),
        "json": lambda n: (
            write(report, "json")
            .replace('"paragraphs": [', '"paragraphs": [' + '"本机关按月核对。",' * 2000 * n)
            .encode()
        ),
        "docx": lambda n: docx(docx_of(printed(report)) + paragraph(prose) * 500 * n),
        "xlsx": lambda n: xlsx({f"{each}": xlsx_of(printed(report)) for each in range(n)}),
        "pdf": lambda n: printed_pdf(report, Print(number=None, copies=n)),
    }
    for kind, make in makes.items():
        times: list[float] = []
        for n in (1, 2, 4, 8):
            data = make(n)
            read_all(data, format=kind.partition(",")[0])
            start = time.process_time()
            read_all(data, format=kind.partition(",")[0])
            times.append(time.process_time() - start)
        told = "  ".join(f"{each * 1000:7.1f} ms ({each / times[0]:4.1f})" for each in times)
        print(f"growth {kind:12} {told}", flush=True)


def main() -> None:
    """Every kind, those named, or ``one KIND NAME SIZE`` in this process."""
    given = sys.argv[1:]
    if given[:1] == ["one"]:
        _one(given[1], given[2], int(given[3]))
        return
    if given == ["growth"]:
        _growth()
        return
    for kind in given or KINDS:
        for name in KINDS[kind]:
            size = SIZES.get(kind, _MEGABYTES)
            subprocess.run([sys.executable, __file__, "one", kind, name, str(size)], check=False)
    if not given:
        _growth()


if __name__ == "__main__":
    main()
