"""The code blocks of a Markdown page, and how to run them.

Blocks run from top to bottom in one namespace. ``python`` blocks are executed; a ``text`` block right after one is
what it prints. ``pycon`` blocks are doctests. A block whose first line is ``# name.py`` (or another file name) is
written to that file instead. Of ``console`` and ``bash`` blocks the commands ``govinfo-report …`` run, where its
extra is installed; ``$ echo $?`` after one shows its exit code, which is 0 otherwise, and output that is shown must be
printed, ``...`` standing for anything.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import re
import shlex
import subprocess
import sys
import types
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from attrs import frozen

_FENCE = re.compile(r"^(`{3,})(\w+)[^\n]*\n(.*?)^\1[ ]*$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# ([\w./-]+\.\w+)\n")
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
_PROGRAM = "govinfo-report"
HAS_PROGRAM = find_spec("click") is not None and find_spec("rich") is not None


@frozen
class Block:
    """A fenced block: its language, its text, its first line in the page, and whether it follows the one before."""

    language: str
    text: str
    line: int
    adjacent: bool

    @property
    def file(self) -> str | None:
        """The file that the block is the content of, if it says so."""
        found = _FILE.match(self.text)
        return found[1] if found else None


def blocks_of(page: str) -> tuple[Block, ...]:
    """The fenced blocks of a page."""
    found: list[Block] = []
    end = 0
    for fence in _FENCE.finditer(page):
        line = page.count("\n", 0, fence.start()) + 2
        found.append(Block(fence[2], fence[3], line, not page[end : fence.start()].strip()))
        end = fence.end()
    return tuple(found)


@frozen(eq=False)
class Runner:
    """Runs the blocks of one page in a directory."""

    page: Path
    directory: Path
    module: types.ModuleType

    def run(self) -> int:
        """Run every block that can be run, and say how many that were."""
        blocks = blocks_of(self.page.read_text(encoding="utf-8"))
        return sum(self._run(block, following) for block, following in _pairs(blocks))

    def _run(self, block: Block, following: Block | None) -> bool:
        if block.file is not None:
            path = self.directory / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
            return True
        match block.language:
            case "python":
                expected = following.text if following and following.adjacent and following.language == "text" else None
                self._python(block, expected)
            case "pycon":
                self._pycon(block)
            case "console" | "bash":
                return self._console(block)
            case _:
                return False
        return True

    def _python(self, block: Block, expected: str | None) -> None:
        code = compile("\n" * (block.line - 1) + block.text, str(self.page), "exec")
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(code, self.module.__dict__)  # noqa: S102 - the pages are ours
        if expected is not None:
            assert printed.getvalue() == expected

    def _pycon(self, block: Block) -> None:
        name = f"{self.page.name}:{block.line}"
        test = doctest.DocTestParser().get_doctest(block.text, {}, name, str(self.page), block.line)
        test.globs = self.module.__dict__
        report = io.StringIO()
        failed = doctest.DocTestRunner(optionflags=_FLAGS).run(test, out=report.write, clear_globs=False).failed
        assert not failed, report.getvalue()

    def _console(self, block: Block) -> bool:
        ran = False
        commands = commands_of(block.text if block.language == "console" else f"$ {block.text}")
        for command, output, code in commands:
            if HAS_PROGRAM and (arguments := arguments_of(command)):
                done = run_program(arguments, self.directory)
                assert done.returncode == code, f"{command}: exit code {done.returncode}\n{done.stdout}{done.stderr}"
                matched = doctest.OutputChecker().check_output(output, done.stdout, _FLAGS)
                assert not output or matched, f"{command} prints\n{done.stdout}\nnot\n{output}"
                ran = True
        return ran


def _pairs(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, Block | None]]:
    return ((block, blocks[n + 1] if n + 1 < len(blocks) else None) for n, block in enumerate(blocks))


def commands_of(text: str) -> Iterator[tuple[str, str, int]]:
    """The commands of a console block with what they print and their exit code."""
    parts = [part.partition("\n") for part in re.split(r"^\$ ", text, flags=re.MULTILINE) if part.strip()]
    for n, (command, _, output) in enumerate(parts):
        if command == "echo $?":
            continue
        code = int(parts[n + 1][2]) if n + 1 < len(parts) and parts[n + 1][0] == "echo $?" else 0
        yield command, output, code


def arguments_of(command: str) -> list[str]:
    """The arguments of ``govinfo-report`` in a command line, whatever installs or runs it; empty if it is not there."""
    words = shlex.split(command, comments=True)
    programs = [n for n, word in enumerate(words) if word.rpartition("/")[2] == _PROGRAM]
    if not programs:
        return []
    return words[programs[-1] + 1 :]


def run_program(arguments: list[str], directory: Path) -> subprocess.CompletedProcess[str]:
    """Run the command line of this library in a directory."""
    command = [sys.executable, "-X", "utf8", "-m", "govinfo_report", *arguments]
    return subprocess.run(command, cwd=directory, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
