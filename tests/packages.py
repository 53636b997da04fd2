"""Packages that offer formats, installed into a folder of their own, and programs that run beside them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

PLUGIN = Path(__file__).parent / "plugin"
_GROUP = "govinfo_report.formats"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder where packages are installed."""
    path = os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH"))))
    return subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-X", "utf8", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def printed(folder: Path, code: str) -> list[str]:
    """The lines that a program prints, without a word on standard error."""
    done = run(folder, "-W", "error", "-c", code)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def install(folder: Path, package: str, points: Mapping[str, str], /, **modules: str) -> None:
    """Put a package into a folder as an installer would: its modules, and what it says of itself."""
    about = folder / f"{package.replace('-', '_')}-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
    lines = [f"[{_GROUP}]", *(f"{name} = {value}" for name, value in points.items())]
    (about / "entry_points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, code in modules.items():
        (folder / f"{name}.py").write_text(code, encoding="utf-8")


def install_plugin(folder: Path, /) -> None:
    """Build the wheel of ``tests/plugin`` and unpack it into a folder, which is how a pure wheel is installed."""
    if find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed")
    source = folder.with_name(f"{folder.name}-source")
    shutil.copytree(PLUGIN, source, ignore=shutil.ignore_patterns("__pycache__"))
    built = source / "dist"
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)]
    done = subprocess.run(command, cwd=source, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
