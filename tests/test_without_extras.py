"""What a plain installation can do, and what it says about the rest."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

import pytest

from govinfo_report import MissingExtraError, read, write, write_bytes
from govinfo_report.testing import make_report


@pytest.mark.skipif(find_spec("pdfminer") is not None, reason="the extra is installed")
def test_reading_a_pdf_names_the_extra_that_it_needs() -> None:
    with pytest.raises(MissingExtraError, match=r"govinfo-report\[pdf\]"):
        read(b"%PDF-1.7\n")


@pytest.mark.skipif(find_spec("click") is not None and find_spec("rich") is not None, reason="the extra is installed")
def test_the_command_names_the_extra_that_it_needs() -> None:
    done = subprocess.run([sys.executable, "-m", "govinfo_report", "rules"], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (3, b"")
    assert b"govinfo-report[cli]" in done.stderr


@pytest.mark.skipif(find_spec("turbohtml") is not None, reason="the extra is installed")
def test_reading_html_names_the_extra_that_it_needs() -> None:
    with pytest.raises(MissingExtraError) as raised:
        read("<html><body><p>一、总体情况</p></body></html>")
    assert raised.value.extra == "html"


@pytest.mark.skipif(find_spec("opencc") is not None, reason="the extra is installed")
@pytest.mark.parametrize("name", ["html", "docx"])
def test_writing_traditional_chinese_names_the_extra_that_it_needs(name: str) -> None:
    with pytest.raises(MissingExtraError) as raised:
        write_bytes(make_report("2021"), name, lang="zh-Hant")
    assert raised.value.extra == "zh"
    assert "总体情况" in write(make_report("2021"), "html")
