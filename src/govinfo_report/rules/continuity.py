"""GIR401-404: figures that the reports of two years have in common."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo_report.address import CellRef
from govinfo_report.findings import Bilingual, Example, RuleInfo, Severity
from govinfo_report.report.base import number_of
from govinfo_report.report.report import Report
from govinfo_report.rules.base import Found, pair_rule

__all__ = ["carry_over_mismatch", "item_count_mismatch", "same_figures_as_last_year", "stock_mismatch"]

_COLUMNS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organization",
    "legal_services_institution",
    "other_organization",
    "total",
)
_STOCKS = ("administrative_rules", "normative_documents")
_ITEMS = ("licensing", "other_services", "penalties", "compulsion", "administrative_fees")


def _figure(report: Report, table: str, row: str, column: str) -> int | None:
    """A figure that is certain: no blank, and not of a table that is absent."""
    return None if table in report.absent else number_of(report.cell(CellRef(table, row, column)))


def _edition(report: Report) -> str | None:
    return None if "proactive_disclosure" in report.absent else report.proactive_disclosure.LAYOUT.edition


_OPEN = (2, 2, 2, 2, 2, 2, 12)
_STILL_OPEN = {f"requests.carried_forward.{column}": n for column, n in zip(_COLUMNS, _OPEN, strict=True)}


@pair_rule(
    RuleInfo(
        "GIR401",
        "carry-over-mismatch",
        Severity.WARNING,
        since="0.1.0",
        basis="表三 结转下年度继续办理、上年结转政府信息公开申请数量",
        title=Bilingual(zh="上年结转与上一年度报告不一致", en="Carried in differs from last year's carried forward"),
        message=Bilingual(
            zh="“{column}”一列：上一年度报告结转下年度 {expected} 件，本年度报告上年结转 {found} 件。",
            en="{column}: last year's report carries {expected} forward, this one carries {found} in.",
        ),
        reason=Bilingual(
            zh="同一批尚未办结的申请，上一年度转出与本年度转入应当是同一个数。",
            en="The same open requests leave one report and enter the next.",
        ),
        mend=Bilingual(
            zh="核对办理台账。上一年度报告无误的，将本年度上年结转改为 {expected}；上一年度有误的，在报告中说明。",
            en="Check the register. If last year's report is right, enter {expected}; if it is wrong, say so.",
        ),
        exceptions=Bilingual(
            zh="机构改革、职能划转、数据更正、统计口径变化会造成合理差异；仅个别列不同而总计相同的，只作提示。",
            en="Reorganisations, corrections and changes of scope; where only columns differ, it is information.",
        ),
        passing=Example(others=(Example(changes={"year": 2023, **_STILL_OPEN}),)),
        failing=Example(others=(Example(changes={"year": 2023}),)),
    )
)
def carry_over_mismatch(earlier: Report, later: Report) -> Iterator[Found]:
    """Open requests at the end of a year and at the beginning of the next, in total and else by column."""
    apart: list[tuple[CellRef, str, int, int]] = []
    for column in _COLUMNS:
        expected = _figure(earlier, "requests", "carried_forward", column)
        found = _figure(later, "requests", "carried_in", column)
        if expected is not None and found is not None and expected != found:
            apart.append((CellRef("requests", "carried_in", column), column, expected, found))
    in_total = [each for each in apart if each[1] == "total"]
    for at, _, expected, found in in_total or apart:
        related = tuple(ref for ref, *_ in apart if ref != at) if in_total else ()
        name = later.requests.LAYOUT.columns()[later.requests.LAYOUT.cells().index(at)]
        yield Found(
            at=at,
            related=related,
            values={"column": Bilingual(zh=name.label, en=name.english), "expected": expected, "found": found},
            severity=None if in_total else Severity.INFORMATION,
        )


_BALANCED = {f"proactive_disclosure.{row}.in_force": 45 for row in _STOCKS}


@pair_rule(
    RuleInfo(
        "GIR402",
        "stock-mismatch",
        Severity.WARNING,
        since="0.1.0",
        basis="〔2021〕30号 表二 现行有效件数",
        title=Bilingual(zh="现行有效件数与上一年度衔接不上", en="Documents in force do not follow from last year's"),
        message=Bilingual(
            zh="“{row}”：上一年度现行有效 {before} 件，加本年制发 {issued} 件，减本年废止 {repealed} 件，"
            "应为 {expected} 件，实际填写 {found} 件。",
            en="{row}: {before} in force last year + {issued} issued - {repealed} repealed = {expected}, not {found}.",
        ),
        reason=Bilingual(
            zh="现行有效件数是存量，应由上一年度存量加本年制发、减本年废止得出。",
            en="What is in force is a stock: last year's, and what was issued, without what was repealed.",
        ),
        mend=Bilingual(
            zh="核对文件清单，将现行有效件数改为 {expected}，或补正制发、废止件数；有合理原因的，在报告中说明。",
            en="Check the list of documents; enter {expected}, or correct what was issued or repealed, or say why.",
        ),
        exceptions=Bilingual(
            zh="文件到期失效未计入废止、修订计入制发、集中清理、机构改革承接文件等，会造成合理差异。",
            en="Expiry not counted as repeal, amendments counted as issued, clean-ups, documents that were inherited.",
        ),
        passing=Example(others=(Example(changes={"year": 2023, **_BALANCED}),)),
        failing=Example(others=(Example(changes={"year": 2023}),)),
    )
)
def stock_mismatch(earlier: Report, later: Report) -> Iterator[Found]:
    """The stock of 规章 and 规范性文件, between two reports of the 2021 form only."""
    if (_edition(earlier), _edition(later)) != ("2021", "2021"):
        return
    for row in _STOCKS:
        before = _figure(earlier, "proactive_disclosure", row, "in_force")
        issued, repealed, found = (
            _figure(later, "proactive_disclosure", row, column) for column in ("issued", "repealed", "in_force")
        )
        if before is None or issued is None or repealed is None or found is None:
            continue
        if (expected := before + issued - repealed) != found:
            yield Found(
                at=CellRef("proactive_disclosure", row, "in_force"),
                related=tuple(CellRef("proactive_disclosure", row, column) for column in ("issued", "repealed")),
                values={
                    "row": later.proactive_disclosure.LAYOUT.named(CellRef("proactive_disclosure", row)),
                    "before": before,
                    "issued": issued,
                    "repealed": repealed,
                    "expected": expected,
                    "found": found,
                },
            )


_FOLLOWING = {f"proactive_disclosure.{row}.items_last_year": 39 for row in _ITEMS}


@pair_rule(
    RuleInfo(
        "GIR403",
        "item-count-mismatch",
        Severity.WARNING,
        since="0.1.0",
        basis="〔2019〕60号 表二 上一年项目数量、本年增/减",
        title=Bilingual(
            zh="上一年项目数量与上一年度报告不一致", en="Items of last year differ from last year's report"
        ),
        message=Bilingual(
            zh="“{row}”：上一年度报告项目数量 {before} 项、增减 {change} 项，本年度“上一年项目数量”应为 {expected}，"
            "实际填写 {found}。",
            en="{row}: last year's report has {before} items and a change of {change}, so {expected}, not {found}.",
        ),
        reason=Bilingual(
            zh="上一年度的项目数量加当年增减，就是本年度报告中的上一年项目数量。",
            en="Last year's items with last year's change are the items that this report begins with.",
        ),
        mend=Bilingual(
            zh="核对项目清单，将“上一年项目数量”改为 {expected}；基数调整过的，在报告中说明。",
            en="Check the list of items and enter {expected}; say so where the base was revised.",
        ),
        exceptions=Bilingual(zh="机构改革或者基数更正。", en="Reorganisations and corrected bases."),
        passing=Example(edition="2019", changes=_FOLLOWING, others=(Example(edition="2019", changes={"year": 2019}),)),
        failing=Example(edition="2019", others=(Example(edition="2019", changes={"year": 2019}),)),
    )
)
def item_count_mismatch(earlier: Report, later: Report) -> Iterator[Found]:
    """The items of 2019 with their change, and the items that the report on 2020 begins with."""
    if (_edition(earlier), _edition(later)) != ("2019", "2019"):
        return
    for row in _ITEMS:
        before = _figure(earlier, "proactive_disclosure", row, "items_last_year")
        change = _figure(earlier, "proactive_disclosure", row, "change")
        found = _figure(later, "proactive_disclosure", row, "items_last_year")
        if before is None or change is None or found is None or before + change == found:
            continue
        yield Found(
            at=CellRef("proactive_disclosure", row, "items_last_year"),
            values={
                "row": later.proactive_disclosure.LAYOUT.named(CellRef("proactive_disclosure", row)),
                "before": before,
                "change": change,
                "expected": before + change,
                "found": found,
            },
        )


@pair_rule(
    RuleInfo(
        "GIR404",
        "same-figures-as-last-year",
        Severity.INFORMATION,
        since="0.1.0",
        basis="《条例》第五十条",
        title=Bilingual(zh="全部数字与上一年度相同", en="All figures are those of last year"),
        message=Bilingual(
            zh="三张表的全部数字与上一年度报告完全相同，其中不为 0 的有 {figures} 格。",
            en="All figures of the three tables are those of last year's report; {figures} of them are not 0.",
        ),
        reason=Bilingual(
            zh="两年的业务量各格都相同极少见，多为沿用上年文件而未更新表格。",
            en="Two years hardly agree in every figure; usually last year's file was not brought up to date.",
        ),
        mend=Bilingual(
            zh="核对是否误用了上一年度的表格，按本年度数据重新填写。",
            en="See whether last year's tables were used by mistake, and enter this year's figures.",
        ),
        exceptions=Bilingual(
            zh="业务量很少的单位可能确实相同：不为 0 的格少于 least 格时不提示。",
            en="Small bodies may have equal years: fewer than least figures that are not 0 are passed over.",
        ),
        passing=Example(others=(Example(changes={"year": 2023, "requests.received.total": 1}),)),
        failing=Example(others=(Example(changes={"year": 2023}),)),
    ),
    least=5,
)
def same_figures_as_last_year(earlier: Report, later: Report, *, least: int) -> Iterator[Found]:
    """Three tables that are those of the year before."""
    if earlier.absent or later.absent or earlier.tables() != later.tables():
        return
    figures = [number_of(cell) for _, cell in later.cells()]
    if (busy := sum(1 for figure in figures if figure)) >= least:
        yield Found(values={"figures": busy})
