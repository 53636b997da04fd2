"""One page for each rule: how severe it is, what it rests on, what to do, and an example that is run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache

import attrs

from generators.forms import printed_formula
from generators.words import FAMILIES, LANGUAGES, SEVERITIES, code, page, table
from govinfo_report import Finding, all_editions, all_rules
from govinfo_report.findings import Bilingual, Example, Language, RuleInfo
from govinfo_report.form.identity import Identity, lines_of
from govinfo_report.rules import all_checks, all_identities, all_pair_checks, all_rollup_checks
from govinfo_report.testing import findings_of

_NO_EXAMPLE = Bilingual(
    zh="这条规则不便用一个小例子演示。",
    en="This rule cannot be shown with a small example.",
)


def pages() -> Iterator[tuple[str, str]]:
    """The pages of the rules, by path."""
    for lang in LANGUAGES:
        yield f"{lang}/generated/rules/index.md", page(lang, _index(lang))
        for info in all_rules():
            yield f"{lang}/generated/rules/{info.code}.md", page(lang, _rule(info, lang))


def _index(lang: Language) -> Iterator[str]:
    zh = lang == "zh"
    yield "# 规则" if zh else "# The rules"
    yield ""
    yield (
        "每条规则一个编号、一页；编号永不改变，也不重复使用。“格式写明”指官方格式自己印着这条要求。"
        if zh
        else "One rule, one code, one page; codes never change and are never used again.\n"
        "“Official” means that the printed form itself states the rule."
    )
    yield ""
    heads = ("编号", "名称", "级别", "内容", "格式写明") if zh else ("Code", "Name", "Severity", "Says", "Official")
    for family in sorted({info.family for info in all_rules()}):
        yield f"## {family} {FAMILIES[family].text(lang)}"
        yield ""
        rules = [info for info in all_rules() if info.family == family]
        yield from table(heads, (_line(info, lang) for info in rules))
    yield from ("```{toctree}", ":hidden:", "", *(info.code for info in all_rules()), "```")


def _line(info: RuleInfo, lang: Language) -> tuple[str, ...]:
    official = _yes(info.official, lang) if info.official else ""
    severity = SEVERITIES[info.severity].text(lang)
    return f"[{info.code}]({info.code}.md)", code(info.name), severity, info.title.text(lang), official


def _yes(value: bool, lang: Language) -> str:
    return ("是" if value else "否") if lang == "zh" else ("yes" if value else "no")


def _rule(info: RuleInfo, lang: Language) -> Iterator[str]:
    zh = lang == "zh"
    yield f"# {info.code} {info.title.text(lang)}"
    yield ""
    yield from table(("项目", "内容") if zh else ("Field", "Value"), _facts(info, lang))
    yield from _formulas(info, lang)
    for title, text in _texts(info, lang):
        yield from (f"## {title}", "", text, "")
    yield from _examples(info, lang)


def _facts(info: RuleInfo, lang: Language) -> Iterator[tuple[str, str]]:
    zh = lang == "zh"
    yield ("名称" if zh else "Name"), code(info.name)
    yield ("级别" if zh else "Severity"), SEVERITIES[info.severity].text(lang)
    yield ("类别" if zh else "Family"), f"{info.family} {FAMILIES[info.family].text(lang)}"
    yield ("格式写明" if zh else "Official"), _yes(info.official, lang)
    yield ("依据" if zh else "Basis"), info.basis
    if parameters := _parameters(info):
        yield ("参数" if zh else "Parameters"), ("、" if zh else ", ").join(parameters)
    yield ("自版本" if zh else "Since"), info.since


def _parameters(info: RuleInfo) -> list[str]:
    """What a profile can tell the rule, with what it takes where nothing is told."""
    checks = (*all_checks(), *all_pair_checks(), *all_rollup_checks())
    check = next((each for each in checks if each.rule == info), None)
    return [] if check is None else [code(f"{name}={_literal(value)}") for name, value in check.parameters.items()]


def _formulas(info: RuleInfo, lang: Language) -> Iterator[str]:
    identity = next((each for each in all_identities() if each.rule == info), None)
    if identity is None:
        return
    zh = lang == "zh"
    yield from ("## 公式" if zh else "## Formula", "", code(identity.formula), "")
    for text, forms in _by_formula(identity, lang).items():
        names = "、".join(f"{form}年格式" for form in forms) if zh else "form of " + ", ".join(forms)
        yield f"- {names}{'：' if zh else ': '}{text}"
    yield ""


def _by_formula(identity: Identity, lang: Language) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for form in all_editions():
        layout = form.layout(identity.table)
        if lines := lines_of(layout, (identity,)):
            counted = f"（{len(lines)} 条）" if lang == "zh" else f" ({len(lines)} lines)"
            found.setdefault(printed_formula(layout, identity, lang) + counted, []).append(form.id)
    return found


def _texts(info: RuleInfo, lang: Language) -> Iterator[tuple[str, str]]:
    zh = lang == "zh"
    yield ("为什么" if zh else "Why"), info.reason.text(lang)
    yield ("怎么办" if zh else "What to do"), _advice(info, lang)
    if info.exceptions is not None:
        yield ("例外" if zh else "Exceptions"), info.exceptions.text(lang)


def _advice(info: RuleInfo, lang: Language) -> str:
    """The advice; where it is filled in from a finding, that of the example."""
    text = info.mend.text(lang)
    found = failing(info)
    if "{" not in text or not found:
        return text
    return found[0].advice(lang) + ("（以下面的例子为例）" if lang == "zh" else " (for the example below)")


@cache
def failing(info: RuleInfo) -> tuple[Finding, ...]:
    """What the rule finds in its failing example; empty where the example needs more than a document."""
    return _found(info, info.failing)


def _found(info: RuleInfo, example: Example) -> tuple[Finding, ...]:
    if "crash" in example.changes:
        return ()
    return tuple(finding for finding in findings_of(info, example) if finding.rule == info)


def _examples(info: RuleInfo, lang: Language) -> Iterator[str]:
    zh = lang == "zh"
    yield from ("## 例子" if zh else "## Example", "")
    found = failing(info)
    if not found:
        yield from (_NO_EXAMPLE.text(lang), "")
        return
    yield from ("不通过：" if zh else "This fails:", "", "```pycon", *_imports(info))
    yield from _subject(info.failing)
    placed = all(finding.at is not None for finding in found)
    yield f">>> for finding in {_findings(info, info.failing)}:"
    yield f'...     if finding.rule.code == "{info.code}":'
    yield f'...         print({"finding.at, " if placed else ""}finding.message("{lang}"))'
    yield from (f"{finding.at} {finding.message(lang)}" if placed else finding.message(lang) for finding in found)
    yield from ("```", "", "通过：" if zh else "This passes:", "", "```pycon")
    yield from _subject(info.passing)
    yield f'>>> any(finding.rule.code == "{info.code}" for finding in {_findings(info, info.passing)})'
    yield from ("False", "```", "")


def _imports(info: RuleInfo) -> Iterator[str]:
    examples = (info.failing, info.passing)
    every = (*examples, *(other for example in examples for other in example.others))
    names = {"read"} if any(example.source is not None for example in examples) else set[str]()
    names |= {_validator(info)} | ({"Profile"} if info.failing.parameters else set())
    names |= {name for example in every for value in example.changes.values() for name in _classes(value)}
    if "Decimal" in names:
        yield ">>> from decimal import Decimal"
        names.remove("Decimal")
    yield f">>> from govinfo_report import {', '.join(sorted(names))}"
    if any(example.source is None for example in examples):
        yield ">>> from govinfo_report.testing import make_report"


def _classes(value: object) -> Iterator[str]:
    """The names that the code of a value needs."""
    if isinstance(value, (Decimal, Enum)):
        yield type(value).__name__
    elif attrs.has(type(value)):
        yield type(value).__name__
        for field in attrs.fields(type(value)):
            yield from _classes(getattr(value, field.name))


def _is_rollup(info: RuleInfo) -> bool:
    return any(check.rule == info for check in all_rollup_checks())


def _validator(info: RuleInfo) -> str:
    if _is_rollup(info):
        return "validate_rollup"
    return "validate_series" if info.failing.others else "validate"


def _findings(info: RuleInfo, example: Example) -> str:
    told = f', profile=Profile(name="own", parameters={_told(info, example)})' if example.parameters else ""
    if _is_rollup(info):
        expected = f", expected={_literal(example.expected)}" if example.expected else ""
        return f"validate_rollup(subject, [other]{expected}{told}).findings"
    if example.others:
        return f"(each.finding for each in validate_series([other, subject]{told}).findings)"
    return f"validate(subject{told}).findings"


def _told(info: RuleInfo, example: Example) -> str:
    return _literal({info.code: dict(example.parameters)})


def _subject(example: Example) -> Iterator[str]:
    for other in example.others:
        yield from (line.replace(">>> subject =", ">>> other =") for line in _subject(other))
    source = example.source
    if source is None:
        yield from _made(example)
    elif isinstance(source, bytes):
        yield from _bytes(source)
    elif "\n" in source:
        yield from _text(source, "")
    else:
        yield f">>> subject = read({_quoted(source)})"


def _made(example: Example) -> Iterator[str]:
    if not example.changes:
        yield f'>>> subject = make_report("{example.edition}")'
        return
    changes = [f"{_literal(name)}: {_literal(value)}" for name, value in example.changes.items()]
    if len(changes) == 1:
        yield f">>> changes = {{{changes[0]}}}"
    else:
        yield from (">>> changes = {", *(f"...     {change}," for change in changes), "... }")
    yield f'>>> subject = make_report("{example.edition}", **changes)'


def _literal(value: object) -> str:
    """A value as code, in double quotes."""
    match value:
        case str() | bytes():
            return _quoted(value)
        case Enum():
            return str(value)
        case Mapping():
            return "{" + ", ".join(f"{_literal(key)}: {_literal(each)}" for key, each in value.items()) + "}"
        case tuple():
            return "(" + ", ".join(map(_literal, value)) + ("," if len(value) == 1 else "") + ")"
        case frozenset():
            return "frozenset({" + ", ".join(sorted(map(_literal, value))) + "})"
        case _ if attrs.has(type(value)):
            fields = ((field, getattr(value, field.name)) for field in attrs.fields(type(value)))
            told = (
                _literal(each) if not field.kw_only else f"{field.name}={_literal(each)}"
                for field, each in fields
                if each is not None
            )
            return f"{type(value).__name__}({', '.join(told)})"
        case Decimal():
            return f'Decimal("{value}")'
        case _:
            return repr(value)


def _quoted(text: str | bytes) -> str:
    shown = repr(text)
    if '"' in shown or "\\'" in shown:
        return shown
    prefix, _, rest = shown.partition("'")
    return f'{prefix}"{rest[:-1]}"'


def _bytes(source: bytes) -> Iterator[str]:
    text = source.decode("gb18030", "replace")
    if text.encode("gb18030") == source and all(letter.isprintable() or letter == "\n" for letter in text):
        yield from _text(text, '.encode("gb18030")')
    else:
        yield f">>> subject = read({_quoted(source)})"


def _text(text: str, suffix: str) -> Iterator[str]:
    """A document as a string over several lines; lines of a prompt may not end in blanks."""
    first, *rest = _lines(text)
    yield f'>>> document = """{first}'
    yield from (f"... {line}".rstrip() for line in rest)
    yield f">>> subject = read(document{suffix})"


def _lines(text: str) -> Iterable[str]:
    return (text.replace("\\", "\\\\") + '"""').split("\n")
