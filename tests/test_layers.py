"""The layers of the library: a module imports only from below, and there is no cycle."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import govinfo_report

PACKAGE = "govinfo_report"
ROOT = Path(govinfo_report.__file__).parent

LAYERS = {
    "errors": 0,
    "mapping": 0,
    "version": 0,
    "address": 0,
    "findings": 0,
    "form": 1,
    "text": 0,
    "report": 2,
    "editions": 3,
    "rules": 4,
    # What a reader returns. Readers and validate() share it, so it lies below both; rules know nothing of reading.
    "reading": 4,
    "validation": 5,
    "repair": 5,
    "formats": 5,
    "present": 6,
    "compose": 6,
    "dataset": 6,
    # It describes what is written of reports and what is presented of findings, so it lies above both.
    "schema": 7,
    # The root holds the public names of the layers up to 6, and only what stands above it may import it.
    "": 7,
    "_factories": 8,
    "_examples": 9,
    "_format_kit": 9,
    "_strategies": 9,
    "testing": 10,
    "cli": 10,
    "__main__": 11,
}
FOUNDATION = 0
"""In the lowest layer alone modules may import each other; the test of cycles keeps them in order."""


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(ROOT.rglob("*.py"))}


def is_type_checking(node: ast.AST) -> bool:
    if not isinstance(node, ast.If):
        return False
    return ast.unparse(node.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}


def imported(path: Path) -> set[str]:
    """Modules of this package that a module imports, inside functions too, but not for type checkers alone."""
    found: set[str] = set()
    pending: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.If) and is_type_checking(node):
            pending += node.orelse
            continue
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            base = (node.module or "").split(".")
            if base[0] == PACKAGE:
                found |= {submodule(".".join(base[1:]), alias.name) for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {name.name.partition(".")[2] for name in node.names if name.name.split(".")[0] == PACKAGE}
        pending += ast.iter_child_nodes(node)
    return found


def submodule(base: str, name: str) -> str:
    """The module that ``from base import name`` needs: a module of that name, else ``base`` itself."""
    longer = f"{base}.{name}" if base else name
    return longer if longer in MODULES else base


IMPORTS = {name: imported(path) for name, path in MODULES.items()}


def unit(module: str) -> str:
    """The part of the library that a module belongs to."""
    return module.partition(".")[0]


def test_every_module_has_a_layer() -> None:
    assert {unit(module) for module in MODULES} - set(LAYERS) == set()


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module or PACKAGE)
def test_a_module_imports_only_from_lower_layers_and_its_own_package(module: str) -> None:
    own = unit(module)
    allowed = {
        target
        for target in IMPORTS[module]
        if unit(target) == own
        or LAYERS[unit(target)] < LAYERS[own]
        or LAYERS[unit(target)] == LAYERS[own] == FOUNDATION
    }

    assert IMPORTS[module] - allowed == set()


def test_there_is_no_cycle_not_even_inside_functions() -> None:
    order = list(TopologicalSorter(IMPORTS).static_order())

    assert set(order) == set(MODULES)


def test_rules_and_reports_know_nothing_of_formats() -> None:
    apart = {"errors", "address", "findings", "mapping", "form", "text", "report", "editions", "rules", "reading"}
    offenders = {
        (module, target)
        for module, targets in IMPORTS.items()
        for target in targets
        if unit(module) in apart and unit(target) in {"formats", "validation", "present", "cli"}
    }

    assert offenders == set()


def test_text_knows_nothing_of_reports() -> None:
    assert {target for module in MODULES if unit(module) == "text" for target in IMPORTS[module]} <= {
        module for module in MODULES if unit(module) == "text"
    }


def test_classes_of_a_report_know_no_form() -> None:
    for module, targets in IMPORTS.items():
        if unit(module) == "report":
            assert {unit(target) for target in targets} <= {*(n for n, at in LAYERS.items() if at <= 1), "report"}


EDITION_WORDS = ("2019", "2021")


def asks_for_an_edition(node: ast.AST) -> bool:
    """Whether a comparison names a form by its identifier."""
    if not isinstance(node, ast.Compare):
        return False
    constants = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
    return any(str(constant) in EDITION_WORDS for constant in constants)


@pytest.mark.parametrize(
    "module", [name for name in MODULES if unit(name) in {"form", "formats", "validation", "report"}]
)
def test_code_outside_the_editions_asks_the_layout_and_not_for_the_form(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))

    assert [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Compare) and asks_for_an_edition(node)] == []
