from pathlib import Path
from types import ModuleType

import pytest

from .blocks import HAS_PROGRAM, Runner, arguments_of, blocks_of, commands_of
from .conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").rglob("*.md"))]
RUNNABLE = {"python", "pycon", "console"}
WITH_CODE = [page for page in PAGES if any(b.language in RUNNABLE for b in blocks_of(page.read_text(encoding="utf-8")))]
NEEDED = {"html": ("turbohtml",), "traditional-chinese": ("opencc",)}
"""Optional libraries that the code of a page needs, by its name."""
CALLING = ("findings-in-ci", "review-hundreds")
"""Pages whose Python calls the program."""
WRITTEN = [page for page in WITH_CODE if "generated" not in page.parts]


def _id(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", WITH_CODE, ids=_id)
def test_every_code_block_of_the_page_runs(page: Path, workplace: Path, page_module: ModuleType) -> None:
    languages = {block.language for block in blocks_of(page.read_text(encoding="utf-8"))}
    needs_program = ("python" not in languages and "pycon" not in languages) or page.stem in CALLING
    if needs_program and not HAS_PROGRAM:
        pytest.skip("the extra cli is not installed")
    for name in NEEDED.get(page.stem, ()):
        pytest.importorskip(name)

    assert Runner(page, workplace, page_module).run() > 0


@pytest.mark.parametrize("page", [p for p in WRITTEN if p.parent.parent.name == "en"], ids=_id)
def test_both_languages_show_the_same_code(page: Path) -> None:
    chinese = Path(str(page).replace("/docs/en/", "/docs/zh/"))

    assert _code(page) == _code(chinese)


def test_both_readmes_show_the_same_code() -> None:
    assert _code(ROOT / "README.md") == _code(ROOT / "README.zh-CN.md")


def test_both_languages_have_the_same_pages() -> None:
    english, chinese = (
        {page.relative_to(ROOT / "docs" / lang) for page in PAGES if page.is_relative_to(ROOT / "docs" / lang)}
        for lang in ("en", "zh")
    )

    assert english == chinese


def _code(page: Path) -> list[str]:
    """The code of a page without what it prints, in no language."""
    found = []
    for block in blocks_of(page.read_text(encoding="utf-8")):
        text = block.text.replace('"zh"', '"en"').replace("--lang zh", "--lang en")
        match block.language:
            case "pycon":
                found += [line for line in text.splitlines() if line.startswith((">>> ", "... "))]
            case "console":
                found += [command for command, _, _ in commands_of(text)]
            case "python" | "bash":
                found.append(text)
    return found


def test_blocks_are_found_with_their_language_and_line() -> None:
    blocks = blocks_of("# A\n\n```python\nprint(1)\n```\n\n```text\n1\n```\n\nmore\n\n```text\n2\n```\n")

    assert [(b.language, b.text, b.line, b.adjacent) for b in blocks] == [
        ("python", "print(1)\n", 4, False),
        ("text", "1\n", 8, True),
        ("text", "2\n", 14, False),
    ]


def test_a_block_can_name_its_file() -> None:
    (block,) = blocks_of("```python\n# trial.py\nx = 1\n```\n")

    assert block.file == "trial.py"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$ a b\n$ echo $?\n1\n$ c\nout\nput\n", [("a b", "", 1), ("c", "out\nput\n", 0)]),
        ("$ a\n", [("a", "", 0)]),
    ],
)
def test_commands_carry_output_and_exit_code(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert list(commands_of(text)) == expected


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("govinfo-report rules --lang en", ["rules", "--lang", "en"]),
        (
            "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/govinfo-report check a.txt",
            ["check", "a.txt"],
        ),
        ("uv run --extra all govinfo-report check a.txt", ["check", "a.txt"]),
        ("pip install 'govinfo-report[all]'", []),
        ("ls", []),
    ],
)
def test_the_program_is_found_in_a_command_line(command: str, expected: list[str]) -> None:
    assert arguments_of(command) == expected


@pytest.mark.parametrize(
    "text",
    [
        "```python\nassert False\n```\n",
        "```python\nprint(1)\n```\n\n```text\n2\n```\n",
        "```pycon\n>>> 1 + 1\n3\n```\n",
    ],
)
def test_a_wrong_block_fails(text: str, workplace: Path, page_module: ModuleType) -> None:
    page = workplace / "page.md"
    page.write_text(text, encoding="utf-8")

    with pytest.raises(AssertionError):
        Runner(page, workplace, page_module).run()
