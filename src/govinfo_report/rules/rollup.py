"""GIR501-504: a report that sums up those of its units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govinfo_report.address import SectionRef
from govinfo_report.findings import Bilingual, Example, RuleInfo, Severity
from govinfo_report.report.base import Table
from govinfo_report.report.organ import Organ, Scope
from govinfo_report.rules.base import Found, Rollup, rollup_rule
from govinfo_report.rules.rollup_figures import Residuals, counted, explanation, residuals

__all__ = ["child_exceeds_parent", "missing_child", "roll_up_mismatch", "scope_unknown"]

_SHOWN = 6
_UNIT = Organ(name="云溪市档案局")
_PARENT: Mapping[str, object] = {"scope": Scope.CONSOLIDATED}
_BASIS = "〔2019〕60号、〔2021〕30号 表二至表四；《条例》第四十九条"


@rollup_rule(
    RuleInfo(
        "GIR501",
        "roll-up-mismatch",
        Severity.WARNING,
        since="0.1.0",
        basis=_BASIS,
        title=Bilingual(zh="汇总数与各单位之和不符", en="The sum of the units is another"),
        message=Bilingual(
            zh="有 {cells} 格不等于各单位之和：{figures}。{explanation}",
            en="{cells} cells are not the sum of the units: {figures}. {explanation}",
        ),
        reason=Bilingual(
            zh="汇总全地区的报告，每一格等于本机关与各单位之和。",
            en="A report that covers a whole area is, cell by cell, its own part plus the units.",
        ),
        mend=Bilingual(
            zh="按上面的说明核对：漏报、重复汇总的单位，或者填错的一格；差数是本机关自己的，一并交上本机关的报告再核对。",
            en="Follow the explanation: a unit left out or counted twice, a wrong cell, or the organ's own part.",
        ),
        exceptions=Bilingual(
            zh="共同被告的诉讼只计原行为机关一次（国办公开办函〔2016〕201号），申请移送会造成差数。",
            en="Joint suits count once only (〔2016〕201号), and requests that were passed on make differences.",
        ),
        passing=Example(changes=_PARENT, others=(Example(changes={"organ": _UNIT}),)),
        failing=Example(
            changes=_PARENT,
            others=(Example(changes={"organ": _UNIT, "requests.repeat_request.natural_person": 900}),),
        ),
    )
)
def roll_up_mismatch(rollup: Rollup) -> Iterator[Found]:
    """Each figure that is certain, against the sum of the same figure of the units. One finding for a table."""
    if rollup.scope is not Scope.CONSOLIDATED or not rollup.children:
        return
    for table in rollup.parent.present_tables():
        found = residuals(rollup, table)
        if found.wrong:
            yield _mismatch(rollup, table, found)


def _mismatch(rollup: Rollup, table: Table, found: Residuals) -> Found:
    cells = tuple(found.wrong)
    name = table.LAYOUT.name_of
    shown = tuple(f"{name(ref)} {found.parent[ref]}≠{found.sums[ref]}" for ref in cells[:_SHOWN])
    return Found(
        at=cells[0],
        related=cells,
        values={
            "cells": len(cells),
            "figures": shown + (("…",) if len(cells) > _SHOWN else ()),
            "explanation": explanation(rollup, table, found),
        },
    )


@rollup_rule(
    RuleInfo(
        "GIR502",
        "child-exceeds-parent",
        Severity.WARNING,
        since="0.1.0",
        basis=_BASIS,
        title=Bilingual(zh="下级单位的数大于汇总数", en="A unit has more than the report that sums it up"),
        message=Bilingual(
            zh="{unit}有 {cells} 格大于汇总报告：{figures}。", en="{unit} has {cells} cells above the sum: {figures}."
        ),
        reason=Bilingual(zh="汇总数包含每一个单位的数。", en="The sum contains the figures of every unit."),
        mend=Bilingual(
            zh="核对{unit}是否计入了汇总；没有计入的补上，数有更正的两份报告一起改。",
            en="Check whether {unit} was counted; if its figures were corrected, mend both reports.",
        ),
        passing=Example(changes=_PARENT, others=(Example(changes={"organ": _UNIT}),)),
        failing=Example(
            changes=_PARENT,
            others=(Example(changes={"organ": _UNIT, "requests.repeat_request.natural_person": 900}),),
        ),
    )
)
def child_exceeds_parent(rollup: Rollup) -> Iterator[Found]:
    """No unit has more than the sum. One finding for each unit and table."""
    if rollup.scope is not Scope.CONSOLIDATED:
        return
    for table in rollup.parent.present_tables():
        parent = counted(table)
        for child in rollup.children:
            other = next((each for each in child.present_tables() if type(each) is type(table)), None)
            figures = counted(other) if other is not None else {}
            above = [ref for ref, number in figures.items() if ref in parent and number > parent[ref]]
            if above:
                name = table.LAYOUT.name_of
                shown = tuple(f"{name(ref)} {figures[ref]}>{parent[ref]}" for ref in above[:_SHOWN])
                unit = child.organ.name if child.organ else ""
                yield Found(
                    at=above[0],
                    related=tuple(above),
                    values={"unit": unit, "cells": len(above), "figures": shown},
                )


@rollup_rule(
    RuleInfo(
        "GIR503",
        "missing-child",
        Severity.WARNING,
        since="0.1.0",
        basis="《条例》第四十九条",
        title=Bilingual(zh="缺少单位的报告", en="Reports of units are missing"),
        message=Bilingual(
            zh="应汇总的单位中有 {missing} 家没有报告：{units}。", en="{missing} units have no report: {units}."
        ),
        reason=Bilingual(zh="缺了单位，汇总数无从核对。", en="Without them the sum cannot be checked."),
        mend=Bilingual(
            zh="催报这些单位，或者从名单里去掉已经撤并的。", en="Ask for them, or take dissolved units off the list."
        ),
        passing=Example(changes=_PARENT, others=(Example(changes={"organ": _UNIT}),), expected=("云溪市档案局",)),
        failing=Example(
            changes=_PARENT, others=(Example(changes={"organ": _UNIT}),), expected=("云溪市档案局", "云溪市教育局")
        ),
    )
)
def missing_child(rollup: Rollup) -> Iterator[Found]:
    """Every unit that was named has a report."""
    there = {each.organ.name for each in rollup.children if each.organ}
    missing = tuple(name for name in dict.fromkeys(rollup.expected) if name not in there)
    if missing:
        yield Found(values={"missing": len(missing), "units": missing})


@rollup_rule(
    RuleInfo(
        "GIR504",
        "scope-unknown",
        Severity.INFORMATION,
        since="0.1.0",
        basis="条例和两份通知都没有规定报告是否包括下级单位，做法不一",
        title=Bilingual(zh="统计口径不明", en="The scope is not known"),
        message=Bilingual(
            zh="报告没有说明是否汇总了下级单位，没有与 {children} 份下级报告比对。",
            en="the report does not say whether it sums up its units: it was not held against the {children} of them.",
        ),
        reason=Bilingual(
            zh="只有汇总全地区的报告才等于各单位之和。",
            en="Only a report that covers the whole area is the sum of its units.",
        ),
        mend=Bilingual(
            zh="在报告开头写明统计口径（本机关，或者汇总各部门和乡镇、街道）；核对时也可以指明。",
            en="Say at the start of the report what it covers; or tell the check.",
        ),
        passing=Example(changes=_PARENT, others=(Example(changes={"organ": _UNIT}),)),
        failing=Example(others=(Example(changes={"organ": _UNIT}),)),
    )
)
def scope_unknown(rollup: Rollup) -> Iterator[Found]:
    """The report, or the caller, says whether units are summed up."""
    if rollup.scope is Scope.UNKNOWN and rollup.children:
        yield Found(at=SectionRef("scope"), values={"children": len(rollup.children)})
