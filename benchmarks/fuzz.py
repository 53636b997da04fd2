"""Coverage-guided fuzzing of one reader: ``python benchmarks/fuzz.py html --seconds 60`` (needs atheris).

The seeds are the documents of ``tests/corpus`` and those that the tests make. A finding is kept once for each place in
the code and printed with the file that shows it; the run goes on. ``--replay FILE`` reads such a file again.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
import time
import traceback
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

_LARGEST = 65_536
_SECONDS = 2.0
_TRACED = 4.0
"""How many times longer a reading takes while its branches are counted."""
_DIGITS = re.compile(r"\d+")
_TAGS = re.compile(r"<[^>]*>")
_ESCAPES = re.compile(r"\\u([0-9a-fA-F]{4})")
_IN_SOURCE = ("text", "markdown", "html", "json", "json_extraction", "csv")
_SUFFIXES = {"text": "txt", "markdown": "md", "html": "html", "json": "json", "json_extraction": "json"}
_TOKENS = (
    *(
        "|",
        "\t",
        "\n",
        "\r\n",
        " ",
        "　",
        "\u00a0",
        "\ufeff",
        "0",
        "17",
        "1,024",
        "-",
        "—",
        "/",
        "。",
        "（",
        "）",
        "１２",
    ),
    *("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "规章", "总计", "行政许可"),
    *("<td>", "</td>", "<tr>", "<table>", "</table>", "<td colspan=3>", "<td rowspan=9>", "<p>", "</p>", "<!--", "-->"),
    *("<script>", "'", '"', "&nbsp;", "&#49;", "&lt;", "<pre>", "<b>", "{", "}", "[", "]", ":", ",", '"a":1', "null"),
    *("<w:p>", "<w:t>", "</w:t>", "<w:tbl>", "<w:tc>", "<w:tr>", '<w:gridSpan w:val="9"/>', "<w:vMerge/>", "<v>1</v>"),
)


def _word(data: bytes) -> bytes:
    from office_documents import archive

    return archive({"word/document.xml": data})


def _book(data: bytes) -> bytes:
    from office_documents import SheetXml, xlsx

    return xlsx({"a": SheetXml("")}, {"xl/worksheets/sheet1.xml": data})


WRAPPED: dict[str, Callable[[bytes], bytes]] = {"docx": _word, "xlsx": _book}
KINDS = (*_IN_SOURCE, "docx", "xlsx", "pdf")


def seeds(kind: str) -> Iterator[bytes]:
    """Documents to begin with."""
    from printed_layouts import LAYOUTS

    from govinfo_report import write
    from govinfo_report.testing import make_distinct_report

    report = make_distinct_report("2021")
    if kind in _SUFFIXES:
        for path in sorted((ROOT / "tests" / "corpus").glob(f"*/source.{_SUFFIXES[kind]}")):
            yield path.read_bytes()
    match kind:
        case "text":
            yield from (layout(report).encode() for layout in LAYOUTS.values())
        case "html":
            from html_pages import body, page, plain, word

            yield from (page(body(report, each)).encode() for each in (plain, word))
        case "json":
            yield write(report, "json").encode()
        case "json_extraction":
            from json_shapes import SHAPES, shaped

            yield from (shaped(name, report).encode() for name in SHAPES)
        case "docx" | "xlsx":
            yield from _parts(kind)
        case "pdf":
            from pdf_maker import Print, printed_pdf

            for rules in ("strokes", "thin", "none"):
                yield printed_pdf(report, Print(rules=rules))
        case _:
            text = write(report, "text" if kind == "csv" else "markdown")
            yield (text.replace("|", ",") if kind == "csv" else text).encode()


def _parts(kind: str) -> Iterator[bytes]:
    import io
    import zipfile

    from office_documents import docx, docx_of, printed, xlsx, xlsx_of

    from govinfo_report.testing import make_distinct_report

    parts = printed(make_distinct_report("2021"))
    made = [docx(docx_of(parts))] if kind == "docx" else [xlsx({"a": xlsx_of(parts)})]
    made += [path.read_bytes() for path in sorted((ROOT / "tests" / "corpus").glob(f"*/source.{kind}"))]
    for data in made:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            names = [
                name for name in file.namelist() if re.search(r"word/document\.xml|worksheets/sheet\d+\.xml", name)
            ]
            yield from (file.read(name) for name in names)


class BrokenPromiseError(Exception):
    """A reading that breaks a promise."""


def check(kind: str, data: bytes, *, seconds: float) -> None:
    """Read, and hold the reading to the promises: soon, spans within the source, no figure that is not printed."""
    from govinfo_report import read_all

    content = WRAPPED[kind](data) if kind in WRAPPED else data
    started = time.process_time()
    results = read_all(content, format=kind)
    took = time.process_time() - started
    if took > seconds:
        raise BrokenPromiseError(f"slow: {took:.1f} s")
    for result in results:
        if result.report is None and not result.findings:
            raise BrokenPromiseError("no report, and no reason")
        if kind in _IN_SOURCE:
            _within(result)
        _printed(result, data if kind in WRAPPED else None, tags="json" not in kind)


def _within(result: object) -> None:
    size = len(result.source)  # type: ignore[attr-defined]
    spans = [*result.spans.values()]  # type: ignore[attr-defined]
    for name in ("findings", "extras", "unread", "trace"):
        spans += [each.span for each in getattr(result, name) if each.span is not None]
    for span in spans:
        if span.place is None and not 0 <= span.start <= span.end <= size:
            raise BrokenPromiseError("a span outside the source")


def _printed(result: object, part: bytes | None, *, tags: bool) -> None:
    report = result.report  # type: ignore[attr-defined]
    if report is None:
        return
    source = result.source or (_decoded(part) if part is not None else "")  # type: ignore[attr-defined]
    whole = "".join(_DIGITS.findall(_shown(tags, source)))
    for ref, cell in report.cells():
        figure = str(getattr(cell, "value", cell)).lstrip("-")
        if cell is None or not figure[:1].isdigit():
            continue
        digits = "".join(_DIGITS.findall(figure)).lstrip("0") or "0"
        raw = "".join(_DIGITS.findall(_shown(tags, result.raw.get(ref, figure))))  # type: ignore[attr-defined]
        if digits.rstrip("0") not in raw:
            raise BrokenPromiseError(f"a figure that is not in the raw text of its cell: {ref.table}")
        span = result.spans.get(ref)  # type: ignore[attr-defined]
        told = span is not None and span.place is None and result.source  # type: ignore[attr-defined]
        near = "".join(_DIGITS.findall(_shown(tags, result.source[span.start : span.end]))) if told else whole  # type: ignore[attr-defined]
        if source and digits.rstrip("0") not in near:
            raise BrokenPromiseError(f"a figure that is not in its span: {ref.table}")


def _decoded(part: bytes) -> str:
    return part.decode("utf-16" if part[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")


def _shown(tags: bool, text: str) -> str:
    """A text without its tags, and with references, escapes and full-width digits as what they stand for."""
    told = _ESCAPES.sub(lambda found: chr(int(found[1], 16)), text)
    return unicodedata.normalize("NFKC", html.unescape(_TAGS.sub("", told) if tags else told))


def _key(error: BaseException) -> str:
    """The same for every input that fails in the same place."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "govinfo_report" in f.filename]
    place = f"{Path(frames[-1].filename).stem}-{frames[-1].lineno}" if frames else ""
    told = re.sub(r"[\d.]+ s$", "", str(error)) if isinstance(error, BrokenPromiseError) else ""
    return re.sub(r"\W+", "-", f"{type(error).__name__} {place if not told else ''} {told}").strip("-")


def mutated(data: bytes, size: int, seed: int) -> bytes:
    """Characters, lines and tags cut, doubled, moved and put in; what is no text stays so."""
    chance = Random(seed)
    text = data.decode("utf-8", "surrogateescape")
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(text) + 1)
        end = min(at + chance.choice((1, 1, 3, 20, 200)), len(text))
        match chance.randrange(6):
            case 0:
                text = text[:at] + text[end:]
            case 1:
                text = text[:end] + text[at:end] * chance.choice((1, 1, 2, 40)) + text[end:]
            case 2:
                text = text[:at] + chance.choice(_TOKENS) + text[at:]
            case 3:
                text = text[:at] + chance.choice(_TOKENS) + text[end:]
            case 4:
                to = chance.randrange(len(text) + 1)
                text = text[:to] + text[at:end] + text[to:]
            case _:
                lines = text.split("\n")
                one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
                lines[one], lines[other] = lines[other], lines[one]
                text = "\n".join(lines)
    return text.encode("utf-8", "surrogateescape")[:size]


def fuzz(kind: str, *, seconds: int, folder: Path) -> None:
    """Read mutated documents for so long."""
    import atheris

    with atheris.instrument_imports(include=["govinfo_report"]):
        import govinfo_report
        from govinfo_report import formats

        formats.all_formats()
        for name in ("2019", "2021"):
            govinfo_report.read(name)
    corpus, kept = folder / kind / "corpus", folder / kind / "findings"
    for each in (corpus, kept):
        each.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds(kind)):
        if len(data) <= _LARGEST:
            (corpus / f"seed-{number}").write_bytes(data)
    known: set[str] = set()

    def one(data: bytes) -> None:
        try:
            check(kind, data, seconds=_SECONDS * _TRACED)
        except Exception as error:
            key = _key(error)
            if key not in known:
                known.add(key)
                (kept / key).write_bytes(data)
                print(f"FINDING {key}: {kept / key}", flush=True)

    def change(data: bytes, size: int, seed: int) -> bytes:
        return atheris.Mutate(data, size) if kind == "pdf" or seed % 8 == 0 else mutated(data, size, seed)

    options = [
        f"-max_total_time={seconds}",
        f"-max_len={_LARGEST}",
        "-rss_limit_mb=2048",
        "-timeout=60",
        "-len_control=0",
    ]
    atheris.Setup([sys.argv[0], *options, "-print_final_stats=1", str(corpus)], one, custom_mutator=change)
    atheris.Fuzz()


def main() -> None:
    """Fuzz one reader, or read one file again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--folder", type=Path, default=Path("fuzz"), help="where inputs and findings are kept")
    parser.add_argument("--replay", type=Path)
    given = parser.parse_args()
    if given.replay is not None:
        check(given.kind, given.replay.read_bytes(), seconds=_SECONDS)
        return
    fuzz(given.kind, seconds=given.seconds, folder=given.folder)


if __name__ == "__main__":
    main()
