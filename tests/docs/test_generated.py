import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

import govinfo_report

from .conftest import ROOT


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        return importlib.import_module("generate")
    finally:
        sys.path.remove(str(ROOT / "docs"))


@pytest.fixture(scope="module")
def made(generate: ModuleType) -> dict[str, str]:
    pages: dict[str, str] = generate.pages()
    return pages


def test_committed_pages_are_what_the_code_says(generate: ModuleType, made: dict[str, str]) -> None:
    assert list(generate.stale(made)) == [], "run: python docs/generate.py"


def test_a_changed_a_missing_and_a_surplus_page_are_stale(
    generate: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generate, "DOCS", tmp_path)
    folder = tmp_path / "en" / "generated"
    folder.mkdir(parents=True)
    for name in ("same", "changed", "surplus"):
        (folder / f"{name}.md").write_text("one\n", encoding="utf-8")
    pages = {
        f"en/generated/{name}.md": text for name, text in (("same", "one\n"), ("changed", "two\n"), ("missing", ""))
    }

    found = set(generate.stale(pages))

    assert found == {f"en/generated/{name}.md" for name in ("changed", "missing", "surplus")}


def test_every_rule_has_a_page_in_both_languages(made: dict[str, str]) -> None:
    expected = {
        f"{lang}/generated/rules/{info.code}.md" for lang in ("zh", "en") for info in govinfo_report.all_rules()
    }

    assert expected <= set(made)


def test_every_form_has_a_page_in_both_languages(made: dict[str, str]) -> None:
    expected = {
        f"{lang}/generated/forms/{form.id}.md" for lang in ("zh", "en") for form in govinfo_report.all_editions()
    }

    assert expected <= set(made)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_row_and_column_of_a_form_is_on_its_page(lang: str, made: dict[str, str]) -> None:
    for form in govinfo_report.all_editions():
        page = made[f"{lang}/generated/forms/{form.id}.md"]
        for table in form.tables:
            for _, row, column in table.LAYOUT.places():
                assert f"| {row.label} |" in page
                assert f"`{table.LAYOUT.table}.{row.name}`" in page
                assert f"`{column.name}`" in page


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_term_of_the_forms_is_in_the_glossary(lang: str, made: dict[str, str]) -> None:
    page = made[f"{lang}/generated/glossary.md"]
    for form in govinfo_report.all_editions():
        for table in form.tables:
            for _, row, column in table.LAYOUT.places():
                assert f"| {row.label} | `{row.name}` |" in page
                assert f"{column.label} | `{column.name}` |" in page


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_public_name_is_in_the_reference(lang: str, made: dict[str, str]) -> None:
    pages = "\n".join(text for path, text in made.items() if path.startswith(f"{lang}/generated/api/"))

    assert [n for n in govinfo_report.__all__ if n != "__version__" and f":: govinfo_report.{n}\n" not in pages] == []
