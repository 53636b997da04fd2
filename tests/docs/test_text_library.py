"""The page of the text library shows every public function of it, in a block that the tests run."""

from __future__ import annotations

import inspect
import re
from typing import get_args

import pytest

import govinfo_report.text as text

from .blocks import blocks_of
from .conftest import ROOT

PAGE = ROOT / "docs" / "en" / "reference" / "text-library.md"
FUNCTIONS = [name for name in text.__all__ if inspect.isfunction(getattr(text, name))]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_public_function_is_called_on_the_page(name: str) -> None:
    code = "\n".join(block.text for block in blocks_of(PAGE.read_text(encoding="utf-8")) if block.language == "pycon")
    called = [line for line in code.splitlines() if line.startswith(">>> ") and re.search(rf"\b{name}\(", line)]

    assert called != []


@pytest.mark.parametrize("style", get_args(text.NumberStyle))
def test_every_style_of_numbers_is_in_the_table_as_it_is_printed(style: text.NumberStyle) -> None:
    row = re.search(rf"^\| `{style}` \| ([^|]+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)

    assert row is not None
    assert row[1].replace(" ", "\u2009") == text.format_number(12345678, style=style)
