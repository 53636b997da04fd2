"""The reference of the public names, grouped; the texts come from the docstrings."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator

import govinfo_report
from generators.words import LANGUAGES, page
from govinfo_report import repair, testing, text
from govinfo_report.findings import Bilingual, Language

GROUPS: tuple[tuple[str, Bilingual, tuple[str, ...]], ...] = (
    (
        "report",
        Bilingual(zh="报告", en="The report"),
        (
            "Report", "Organ", "AdministrativeLevel", "Scope", "Footer", "Overview", "ProactiveDisclosure",
            "Requests", "ApplicantCounts", "Disputes", "CaseOutcomes", "Problems", "OtherMatters", "ProcessingFee",
            "Money", "DateRange", "Printed", "PrintedKind",
        ),
    ),
    (
        "editions",
        Bilingual(zh="格式", en="The official forms"),
        (
            "Edition", "edition", "edition_for_year", "all_editions", "Requests2019", "ProactiveDisclosure2019",
            "DisclosedDocuments", "Matters", "FeeItems", "Procurement", "Requests2021", "ProactiveDisclosure2021",
            "IssuedDocuments", "Decisions", "FeesCollected",
        ),
    ),
    (
        "places",
        Bilingual(zh="地址", en="Addresses"),
        ("Place", "CellRef", "ParagraphRef", "HeadingRef", "SectionRef", "parse_place"),
    ),
    (
        "formats",
        Bilingual(zh="读和写", en="Reading and writing"),
        (
            "read", "read_file", "read_all", "ReadResult", "Extra", "Unread", "LabelMatch", "Provenance", "write",
            "write_all", "write_bytes", "write_file", "losses", "all_formats", "FormatInfo", "Reader", "Writer",
            "Source",
        ),
    ),
    (
        "validation",
        Bilingual(zh="检查", en="Checking"),
        (
            "validate", "Validation", "Line", "Outcome", "Coverage", "Finding", "Severity", "Span", "Change", "Wording",
            "all_rules", "rule_info", "RuleInfo", "Bilingual", "Example", "rule", "Found",
        ),
    ),
    (
        "profiles",
        Bilingual(zh="规则集和豁免", en="Profiles and suppressions"),
        (
            "Profile", "profile", "all_profiles", "read_profile", "Suppression", "Suppressed", "read_suppressions",
            "unused_suppressions",
        ),
    ),
    (
        "errors",
        Bilingual(zh="异常", en="Exceptions"),
        (
            "GovInfoError", "ReadError", "CellTypeError", "PlaceError", "UnknownEditionError", "UnknownFormatError",
            "ProfileError", "UnwritableError", "MissingExtraError", "BrokenFormatWarning",
        ),
    ),
)  # fmt: skip


def pages() -> Iterator[tuple[str, str]]:
    """The pages of the public names, by path."""
    for lang in LANGUAGES:
        yield f"{lang}/generated/api/index.md", page(lang, _index(lang))
        for name, title, names in _groups():
            yield f"{lang}/generated/api/{name}.md", page(lang, _group("govinfo_report", title, names, lang))
        for module in (text, testing, repair):
            short = module.__name__.rpartition(".")[2]
            title = Bilingual(zh=module.__name__, en=module.__name__)
            names = tuple(name for name in module.__all__ if not hasattr(govinfo_report, name))
            yield f"{lang}/generated/api/{short}.md", page(lang, _group(module.__name__, title, names, lang))


def _groups() -> Iterator[tuple[str, Bilingual, tuple[str, ...]]]:
    """The groups, and a last one of names that no group has yet."""
    yield from GROUPS
    grouped = {name for _, _, names in GROUPS for name in names}
    rest = tuple(name for name in govinfo_report.__all__ if name not in grouped and name != "__version__")
    if rest:
        yield "more", Bilingual(zh="其他", en="More"), rest


def _index(lang: Language) -> Iterator[str]:
    zh = lang == "zh"
    yield "# Python 接口" if zh else "# Python interface"
    yield ""
    yield (
        "以下名字是公开的；其余模块和以下划线开头的名字随时可能改变。各名字的说明取自代码，是英文的。"
        if zh
        else "These names are public; other modules, and names that begin with an underscore, may change at any time."
    )
    yield ""
    yield from ("```{toctree}", *(name for name, _, _ in _groups()), "text", "testing", "repair", "```")


def _group(module: str, title: Bilingual, names: tuple[str, ...], lang: Language) -> Iterator[str]:
    yield from (f"# {title.text(lang)}", "")
    for name in names:
        yield from _entry(module, name)


def _entry(module: str, name: str) -> Iterator[str]:
    value = getattr(importlib.import_module(module), name)
    yield "```{eval-rst}"
    match value:
        case type():
            kind = "autoexception" if issubclass(value, Exception) else "autoclass"
            yield f".. {kind}:: {module}.{name}"
            yield "   :members:"
            yield "   :undoc-members:"
        case _ if inspect.isfunction(value):
            yield f".. autofunction:: {module}.{name}"
        case _:
            yield f".. autodata:: {module}.{name}"
            yield "   :no-value:"
    yield from ("```", "")
