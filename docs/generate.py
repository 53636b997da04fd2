"""Write the generated pages, or say which of the committed ones are stale: ``python docs/generate.py [--check]``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS))

from generators import api, forms, glossary, rules, strength  # noqa: E402


def pages() -> dict[str, str]:
    """Every generated page, by its path under docs/."""
    return dict(page for module in (api, forms, glossary, rules, strength) for page in module.pages())


def stale(made: dict[str, str]) -> Iterator[str]:
    """Paths of committed pages that are not what the code says, are missing, or are too many."""
    for path, text in made.items():
        file = DOCS / path
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            yield path
    yield from (path for path in committed() if path not in made)


def committed() -> Iterator[str]:
    """Paths of the generated pages that are there."""
    return (file.relative_to(DOCS).as_posix() for file in sorted(DOCS.glob("*/generated/**/*.md")))


def main(arguments: list[str]) -> int:
    """Write the pages; with ``--check``, only compare."""
    made = pages()
    wrong = list(stale(made))
    if "--check" in arguments:
        print("\n".join(f"stale: {path}" for path in wrong) or "all generated pages are up to date")
        return 1 if wrong else 0
    for path in wrong:
        file = DOCS / path
        if path in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(made[path], encoding="utf-8", newline="\n")
        else:
            file.unlink()
    print(f"{len(wrong)} of {len(made)} pages written")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
