"""GIR711–712: the identifiers of the organ and of the page, each for itself and against the others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from attrs import frozen

from govinfo_report.address import Place, SectionRef
from govinfo_report.findings import Bilingual, Example, RuleInfo, Severity, joined
from govinfo_report.report.organ import Organ
from govinfo_report.report.report import Footer, Report
from govinfo_report.rules.base import Found, rule
from govinfo_report.rules.patterns import pattern
from govinfo_report.rules.prose import clipped, passages_of, plain
from govinfo_report.text.identifiers import (
    Identifier,
    IdentifierFault,
    IdentifierKind,
    inspect_identifier,
    same_division,
)

__all__ = ["division_mismatch", "malformed_identifier"]

_NAMES: dict[IdentifierKind, Bilingual] = {
    "unified_social_credit_code": Bilingual(zh="统一社会信用代码", en="统一社会信用代码"),
    "organization_code": Bilingual(zh="组织机构代码", en="组织机构代码"),
    "region_code": Bilingual(zh="行政区划代码", en="行政区划代码"),
    "site_code": Bilingual(zh="网站标识码", en="网站标识码"),
    "icp_number": Bilingual(zh="ICP备案号", en="ICP备案号"),
    "police_number": Bilingual(zh="公网安备号", en="公网安备号"),
}
_SHAPES: dict[IdentifierKind, Bilingual] = {
    "unified_social_credit_code": Bilingual(
        zh="由数字和大写字母组成的 18 位，其中没有 I、O、S、V、Z",
        en="18 digits and capital letters, without I, O, S, V and Z",
    ),
    "organization_code": Bilingual(zh="本体 8 位加校验码 1 位", en="8 characters and a check character"),
    "region_code": Bilingual(zh="数字 6、9 或 12 位", en="6, 9 or 12 digits"),
    "site_code": Bilingual(zh="数字 10 位，或者 bm 加数字 8 位", en="10 digits, or bm with 8 digits"),
    "icp_number": Bilingual(zh="省份简称加“ICP备”加数字 6、8 或 10 位", en="a province, ICP备, and 6, 8 or 10 digits"),
    "police_number": Bilingual(zh="省份简称加“公网安备”加数字 14 位", en="a province, 公网安备, and 14 digits"),
}
_FAULTS: dict[IdentifierFault, Bilingual] = {
    "shape": Bilingual(zh="写法不对", en="is of another shape"),
    "length": Bilingual(zh="位数不对", en="is of another length"),
    "province": Bilingual(zh="开头不是省份简称", en="begins with no abbreviation of a province"),
    "division": Bilingual(zh="前几位不是行政区划代码", en="begins with no code of a division"),
    "check": Bilingual(zh="校验码不符", en="fails its check character"),
}


@frozen
class _Seen:
    """An identifier of a report and the part of the report that it stands in."""

    at: Place
    identifier: Identifier

    @property
    def name(self) -> Bilingual:
        return _NAMES[self.identifier.kind]

    def told(self) -> Bilingual:
        """What is wrong with it, and what was expected."""
        identifier = self.identifier
        fault, shape = _FAULTS[identifier.fault or "shape"], _SHAPES[identifier.kind]
        text = clipped(identifier.text)
        zh = f"{self.name.zh}“{text}”{fault.zh}"
        en = f"{self.name.en} “{text}” {fault.en}"
        if identifier.fault == "check":
            return Bilingual(zh=zh, en=en)
        return Bilingual(zh=f"{zh}（应是{shape.zh}）", en=f"{en} (expected {shape.en})")


def _of_organ(organ: Organ) -> Iterator[tuple[IdentifierKind, str | None]]:
    yield "unified_social_credit_code", organ.unified_social_credit_code
    yield "organization_code", organ.organization_code
    yield "region_code", organ.region_code


def _of_footer(footer: Footer) -> Iterator[tuple[IdentifierKind, str | None]]:
    yield "site_code", footer.site_code
    yield "icp_number", footer.icp_number and plain(footer.icp_number)
    yield "police_number", footer.police_number and plain(footer.police_number)


_IN_TEXT = pattern(r"(统一社会信用代码|组织机构代码)(?:证?号?)[:：]([0-9A-Za-z-]{4,30})(?![0-9A-Za-z-])")
_KINDS: dict[str, IdentifierKind] = {name.zh: kind for kind, name in _NAMES.items()}


def _in_text(report: Report) -> Iterator[tuple[Place, IdentifierKind, str]]:
    """Codes of the organ that a line names, as pages with their fields printed on top have them."""
    for passage in passages_of(report, ("preamble", "other_matters")):
        for found in _IN_TEXT().finditer(passage.plain):
            yield passage.at, _KINDS[found[1]], found[2]


def _seen(report: Report) -> Iterator[_Seen]:
    if report.organ is not None:
        for kind, text in _of_organ(report.organ):
            if text:
                yield _Seen(SectionRef("organ"), inspect_identifier(kind, text))
    for place, kind, text in _in_text(report):
        yield _Seen(place, inspect_identifier(kind, text))
    for kind, text in _of_footer(report.footer):
        if text:
            yield _Seen(SectionRef("footer"), inspect_identifier(kind, text))


_PAGE = "一、总体情况\n按时公开。\n六、其他需要报告的事项\n本年度未收取信息处理费。\n{}\n"


@rule(
    RuleInfo(
        "GIR711",
        "malformed-identifier",
        Severity.WARNING,
        since="0.1.0",
        basis="GB 32100—2015；GB 11714；GB/T 2260；各地网站的标识",
        title=Bilingual(zh="标识不合规定", en="An identifier is malformed"),
        message=Bilingual(zh="{faults}。", en="{faults}."),
        reason=Bilingual(
            zh="代码错一位，就指向别的机关或者查不到；统一社会信用代码和组织机构代码的校验码正是为此而设。",
            en="With one wrong character a code names another body or none; check characters are there to tell.",
        ),
        mend=Bilingual(zh="对照证书或备案系统核对。", en="Check it against the certificate or the register."),
        exceptions=Bilingual(
            zh="少数早年发放的代码本身通不过校验；网站标识码、备案号的写法由已公布的实例归纳，不查登记是否属实。",
            en="Some genuine old codes fail the check; the shapes of site codes and filings are those of published "
            "pages, and no register is asked.",
        ),
        passing=Example(source=_PAGE.format("网站标识码：3212000002 苏ICP备05009012号-1")),
        failing=Example(source=_PAGE.format("网站标识码：3212000002 苏ICP备0500901号-1")),
    )
)
def malformed_identifier(report: Report) -> Iterator[Found]:
    """Identifiers of the wrong shape or with the wrong check character, one finding for each place."""
    wrong: dict[Place, list[Bilingual]] = {}
    for seen in _seen(report):
        if seen.identifier.fault is not None:
            wrong.setdefault(seen.at, []).append(seen.told())
    for at, faults in wrong.items():
        told = joined(faults, "semicolon")
        yield Found(at=at, values={"faults": told})


@rule(
    RuleInfo(
        "GIR712",
        "division-mismatch",
        Severity.INFORMATION,
        since="0.1.0",
        basis="GB/T 2260；各地网站的标识",
        title=Bilingual(zh="各种标识所属的地区不一致", en="Identifiers of different places"),
        message=Bilingual(
            zh="{one}的行政区划是 {one_division}，{other}的是 {other_division}，不在同一个设区的市。",
            en="{one} is of division {one_division}, {other} of {other_division}: not the same prefecture.",
        ),
        reason=Bilingual(
            zh="网站标识码、公网安备号的前六位和统一社会信用代码的第三至八位是行政区划代码，同一机关的应当一致到地市。",
            en="Site codes, police numbers and 统一社会信用代码 hold the code of a division; those of one organ agree.",
        ),
        mend=Bilingual(
            zh="核对是否抄了别的单位的标识；报告发布在上级网站的，不必修改。",
            en="Check whether one is that of another body; where a superior hosts the page, nothing need change.",
        ),
        exceptions=Bilingual(
            zh="由上级或外地集约化平台代为发布、垂直管理的部门，可能不一致。",
            en="They may differ where a superior or another place hosts the page, and in vertical systems.",
        ),
        passing=Example(source=_PAGE.format("网站标识码：3212000002 苏公网安备32128102000313号")),
        failing=Example(source=_PAGE.format("网站标识码：3212000002 苏公网安备32010002000313号")),
    )
)
def division_mismatch(report: Report) -> Iterator[Found]:
    """Two identifiers whose divisions are not of one prefecture; the first two that differ."""
    placed = [(seen, seen.identifier.division) for seen in _seen(report) if seen.identifier.division]
    for (one, first), (other, second) in combinations(placed, 2):
        if first and second and not same_division(first, second):
            values = {"one": one.name, "one_division": first, "other": other.name, "other_division": second}
            yield Found(at=other.at, related=(one.at, other.at), values=values)
            return
