"""GIR210–224: which form was used, and which of its cells are there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import evolve

from govinfo_report.address import CellRef, SectionRef
from govinfo_report.editions import edition_for_year
from govinfo_report.errors import UnknownEditionError
from govinfo_report.findings import Bilingual, Change, Example, RuleInfo, Severity, Value
from govinfo_report.report.base import Table
from govinfo_report.report.report import PrintedKind, Report
from govinfo_report.report.sections import section
from govinfo_report.rules.base import Found, rule
from govinfo_report.rules.completeness import judged_by_form

__all__ = [
    "NOT_A_REPORT",
    "blank_cell",
    "blank_total",
    "edition_year_mismatch",
    "mark_for_nil",
    "missing_column",
    "missing_row",
    "mixed_forms",
    "older_form",
    "single_row_other_handling",
]


def _forms(report: Report) -> dict[str, str]:
    """The form of each table that is present and tells one."""
    return {t.LAYOUT.table: t.LAYOUT.edition for t in report.present_tables() if t.LAYOUT.edition}


@rule(
    RuleInfo(
        "GIR210",
        "edition-year-mismatch",
        Severity.WARNING,
        since="0.1.0",
        basis="〔2019〕60号；〔2021〕30号",
        title=Bilingual(zh="格式与年度不符", en="The form is not that of the year"),
        message=Bilingual(
            zh="{year}年的报告应当用{expected}年格式，“{heading}”用的是{used}年格式的表格。",
            en="a report on {year} is due on the form of {expected}; “{heading}” is on that of {used}.",
        ),
        reason=Bilingual(
            zh="2019、2020年度用2019年试行格式，2021年度起用2021年格式。",
            en="2019 and 2020 are on the trial form of 2019, later years on the form of 2021.",
        ),
        mend=Bilingual(zh="改用{expected}年格式的表格重新填报。", en="Fill in the table of the form of {expected}."),
        exceptions=Bilingual(
            zh="2019年度为试行，上级另有规定的从其规定。",
            en="2019 was a trial year; superiors may have ordered otherwise.",
        ),
        passing=Example(),
        failing=Example(edition="2019", changes={"year": 2023}),
    )
)
def edition_year_mismatch(report: Report) -> Iterator[Found]:
    """Tables of a form that was not in force for the year, where all of the report is on that form."""
    forms = _forms(report)
    if report.year is None or len(set(forms.values())) != 1:
        return
    try:
        due = edition_for_year(report.year)
    except UnknownEditionError:
        return
    name, used = next(iter(forms.items()))
    if used != due.id:
        values: dict[str, Value] = {
            "year": report.year,
            "expected": due.id,
            "used": used,
            "heading": section(name).heading,
        }
        yield Found(at=SectionRef(name), related=tuple(SectionRef(each) for each in forms), values=values)


@rule(
    RuleInfo(
        "GIR211",
        "mixed-forms",
        Severity.WARNING,
        since="0.1.0",
        basis="〔2019〕60号；〔2021〕30号",
        title=Bilingual(zh="新旧格式混用", en="Tables of two forms are mixed"),
        message=Bilingual(
            zh="第二部分用{proactive}年格式，第三部分用{requests}年格式。",
            en="section two is on the form of {proactive}, section three on that of {requests}.",
        ),
        reason=Bilingual(zh="一份报告只用一种格式。", en="A report is on one form."),
        mend=Bilingual(zh="两张表都改用当年应当使用的格式。", en="Put both tables on the form of the year."),
        passing=Example(),
        failing=Example(edition="2021", changes={"proactive_disclosure": "2019"}),
    )
)
def mixed_forms(report: Report) -> Iterator[Found]:
    """Sections two and three are on different forms, other than by the one row of GIR212."""
    forms = _forms(report)
    if len(set(forms.values())) > 1 and not _single_row(forms):
        values: dict[str, Value] = {"proactive": forms["proactive_disclosure"], "requests": forms["requests"]}
        yield Found(at=SectionRef("proactive_disclosure"), related=(SectionRef("requests"),), values=values)


def _single_row(forms: dict[str, str]) -> bool:
    return forms.get("requests") == "2019" and forms.get("proactive_disclosure") == "2021"


@rule(
    RuleInfo(
        "GIR212",
        "single-row-other-handling",
        Severity.WARNING,
        since="0.1.0",
        basis="〔2021〕30号 表三（六）其他处理",
        title=Bilingual(zh="（六）其他处理只有一行", en="（六）其他处理 is one row"),
        message=Bilingual(
            zh="（六）其他处理印为一行，2021年格式分为三行。",
            en="（六）其他处理 is printed as one row; the form of 2021 has three.",
        ),
        reason=Bilingual(
            zh="2021年格式把逾期不补正、逾期不缴费和其他分开统计；一行的是2019年的表格。",
            en="The form of 2021 counts overdue corrections, overdue fees and the rest apart.",
        ),
        mend=Bilingual(zh="按台账把这一行拆成三行。", en="Split the row into three from the ledger."),
        passing=Example(),
        failing=Example(edition="2021", changes={"requests": "2019"}),
    )
)
def single_row_other_handling(report: Report) -> Iterator[Found]:
    """A requests table of 2019 in a report that is otherwise on the form of 2021."""
    if _single_row(_forms(report)):
        yield Found(at=CellRef("requests", "other_handling"))


@rule(
    RuleInfo(
        "GIR213",
        "older-form",
        Severity.INFORMATION,
        since="0.1.0",
        basis="条例（2007）第三十一条、第三十二条；国办发〔2014〕32号",
        title=Bilingual(zh="2019年以前的报告", en="A report from before 2019"),
        message=Bilingual(
            zh="这是{year}年的报告，早于2019年格式，不按后来的表格检查。",
            en="this is a report on {year}, before the form of 2019; it is not judged by later tables.",
        ),
        reason=Bilingual(zh="2019年以前没有统一的三张表。", en="Before 2019 there were no uniform three tables."),
        mend=Bilingual(zh="不必修改。", en="Nothing needs to be changed."),
        passing=Example(),
        failing=Example(changes={"year": 2018}),
    )
)
def older_form(report: Report) -> Iterator[Found]:
    """A report on a year before the first uniform form."""
    if not judged_by_form(report):
        yield Found(at=SectionRef("year"), values={"year": report.year})


NOT_A_REPORT = RuleInfo(
    "GIR214",
    "not-a-report",
    Severity.ERROR,
    since="0.1.0",
    basis="条例 第五十条",
    title=Bilingual(zh="不是年度报告", en="This is not an annual report"),
    message=Bilingual(
        zh="读到 {characters} 个字，其中没有年度报告的标题、部分或表格。",
        en="{characters} characters were read, and no title, section or table of an annual report among them.",
    ),
    reason=Bilingual(
        zh="只有能认出标题、六个部分或表格的，才当作年度报告来读。",
        en="Only what has a title, a section or a table of the form is read as a report.",
    ),
    mend=Bilingual(zh="核对文件是否选对。", en="Check whether this is the right file."),
    passing=Example(),
    failing=Example(source="关于做好春季森林防火工作的通知\n\n各村：请于3月10日前上报巡查情况。\n"),
)


def _wanting(report: Report, table: Table, kinds: frozenset[PrintedKind | None]) -> Iterator[CellRef]:
    """Cells without a number that were printed in one of these ways; ``None`` is a cell nothing is known of."""
    for ref in table.blanks():
        printed = report.printed.get(ref)
        if (printed.kind if printed else None) in kinds:
            yield ref


_BLANK = frozenset({None, PrintedKind.BLANK})


def _totals_with_parts(table: Table) -> frozenset[CellRef]:
    """Blank totals of rows whose parts are all given."""
    blank = frozenset(table.blanks())
    return frozenset(
        ref
        for ref in blank
        if ref.column == "total" and not any(other.row == ref.row and other.column != "total" for other in blank)
    )


@rule(
    RuleInfo(
        "GIR220",
        "blank-cell",
        Severity.INFORMATION,
        since="0.1.0",
        basis="〔2019〕60号、〔2021〕30号 各表",
        title=Bilingual(zh="空白单元格", en="Blank cells"),
        message=Bilingual(
            zh="有 {count} 格空白，第一处是 {name}。", en="cells without a figure: {count}, first {name}."
        ),
        reason=Bilingual(
            zh="空白不等于 0：可能没有发生，也可能漏填。",
            en="A blank is not 0: nothing may have happened, or it was forgotten.",
        ),
        mend=Bilingual(
            zh="没有发生的填 0，漏填的补上。", en="Enter 0 for what did not happen, and what was forgotten."
        ),
        passing=Example(),
        failing=Example(changes={"requests.received.natural_person": None}),
    )
)
def blank_cell(report: Report) -> Iterator[Found]:
    """Cells without a number, one finding for each table."""
    for table in report.present_tables():
        totals = _totals_with_parts(table)
        blank = [ref for ref in _wanting(report, table, _BLANK) if ref not in totals]
        if blank and len(blank) < len(table.LAYOUT.cells()):
            yield _cells_found(table, blank)


def _cells_found(table: Table, cells: list[CellRef], **more: tuple[str, ...]) -> Found:
    return Found(at=cells[0], related=tuple(cells), values={"name": table.LAYOUT.named(cells[0]), **more})


@rule(
    RuleInfo(
        "GIR221",
        "mark-for-nil",
        Severity.INFORMATION,
        since="0.1.0",
        basis="〔2019〕60号、〔2021〕30号 各表",
        title=Bilingual(zh="用符号表示没有", en="A mark stands for nil"),
        message=Bilingual(
            zh="有 {count} 格印的是符号（{marks}），第一处是 {name}。",
            en="cells that hold a mark: {count} ({marks}), first {name}.",
        ),
        reason=Bilingual(
            zh="“/”“-”“无”不是数字，可能表示没有，也可能表示不适用。",
            en="A mark is no figure: it may mean nil, or that the cell does not apply.",
        ),
        mend=Bilingual(zh="没有发生的填 0。", en="Enter 0 for what did not happen."),
        passing=Example(),
        failing=Example(
            source="四、政府信息公开行政复议、行政诉讼情况\n行政复议 | 行政诉讼\n"
            "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉\n"
            "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计\n"
            "/ | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n"
        ),
    )
)
def mark_for_nil(report: Report) -> Iterator[Found]:
    """Cells with ``/``, ``-``, ``—`` or ``无``, one finding for each table."""
    for table in report.present_tables():
        marked = list(_wanting(report, table, frozenset({PrintedKind.MARK})))
        if marked:
            marks = Counter(report.printed[ref].raw for ref in marked)
            yield _cells_found(table, marked, marks=tuple(f"{mark} × {times}" for mark, times in marks.items()))


@rule(
    RuleInfo(
        "GIR222",
        "blank-total",
        Severity.WARNING,
        since="0.1.0",
        basis="〔2019〕60号、〔2021〕30号 各表总计",
        title=Bilingual(zh="总计没有填", en="A total is blank"),
        message=Bilingual(
            zh="有 {count} 个总计空白，而各分项都已填写，第一处是 {name}。",
            en="totals that are blank though their parts are given: {count}, first {name}.",
        ),
        reason=Bilingual(zh="没有总计，就无法核对分项是否填对。", en="Without the total the parts cannot be checked."),
        mend=Bilingual(zh="填上总计。", en="Enter the total."),
        passing=Example(),
        failing=Example(changes={"requests.received.total": None}),
    )
)
def blank_total(report: Report) -> Iterator[Found]:
    """Totals of rows that are blank although all parts are given, one finding for each table."""
    for table in report.present_tables():
        totals = _totals_with_parts(table)
        blank = [ref for ref in _wanting(report, table, _BLANK) if ref in totals]
        if blank:
            sums = tuple(Change(at=ref, was=None, becomes=_sum_of_parts(table, ref)) for ref in blank)
            yield evolve(_cells_found(table, blank), suggestions=sums)


def _sum_of_parts(table: Table, total: CellRef) -> int:
    parts = [value for ref, value in table.cells() if ref.row == total.row and ref != total]
    return sum(value for value in parts if isinstance(value, int))


_MISSING_ROW = Example(
    source="三、收到和处理政府信息公开申请情况\n"
    " | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计\n"
    "一、本年新收政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2\n"
    "（六）其他处理 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n"
    "四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n"
)


def _missing(report: Report, table: Table) -> frozenset[CellRef]:
    return frozenset(_wanting(report, table, frozenset({PrintedKind.MISSING})))


@rule(
    RuleInfo(
        "GIR223",
        "missing-row",
        Severity.ERROR,
        since="0.1.0",
        basis="〔2019〕60号、〔2021〕30号 各表",
        title=Bilingual(zh="缺少行", en="Rows of the form are missing"),
        message=Bilingual(zh="表中没有这些行：{rows}。", en="these rows are not in the table: {rows}."),
        reason=Bilingual(
            zh="格式规定的行不能删减，没有发生的填 0。", en="No row of the form can be left out; nil is 0."
        ),
        mend=Bilingual(zh="按格式补上缺少的行。", en="Put in the rows of the form."),
        passing=Example(),
        failing=_MISSING_ROW,
    )
)
def missing_row(report: Report) -> Iterator[Found]:
    """Rows of the form that the source does not have, one finding for each table."""
    for table in report.present_tables():
        missing = _missing(report, table)
        if not missing:
            continue
        rows = [row for block, row in table.LAYOUT.rows() if _all_missing(table, block.columns, row.name, missing)]
        if rows:
            refs = tuple(CellRef(table.LAYOUT.table, row.name) for row in rows)
            names = tuple(table.LAYOUT.name_of(ref) for ref in refs)
            yield Found(at=refs[0], related=refs, values={"rows": names})


def _all_missing(table: Table, columns: tuple[object, ...], row: str, missing: frozenset[CellRef]) -> bool:
    return all(CellRef(table.LAYOUT.table, row, getattr(column, "name", "")) in missing for column in columns)


@rule(
    RuleInfo(
        "GIR224",
        "missing-column",
        Severity.ERROR,
        since="0.1.0",
        basis="〔2019〕60号、〔2021〕30号 各表",
        title=Bilingual(zh="缺少列", en="Columns of the form are missing"),
        message=Bilingual(
            zh="{rows} 等行没有这些列：{columns}。", en="these columns are not in the table: {columns} (rows: {rows})."
        ),
        reason=Bilingual(
            zh="格式规定的列不能删减，没有发生的填 0。", en="No column of the form can be left out; nil is 0."
        ),
        mend=Bilingual(zh="按格式补上缺少的列。", en="Put in the columns of the form."),
        passing=Example(),
        failing=Example(
            source="三、收到和处理政府信息公开申请情况\n"
            " | 自然人 | 商业企业 | 总计\n"
            "一、本年新收政府信息公开申请数量 | 2 | 0 | 2\n"
            "二、上年结转政府信息公开申请数量 | 0 | 0 | 0\n"
            "（六）其他处理 | 0 | 0 | 0\n"
        ),
    )
)
def missing_column(report: Report) -> Iterator[Found]:
    """Columns of the form that rows of the source do not have, one finding for each table."""
    for table in report.present_tables():
        missing = _missing(report, table)
        if not missing:
            continue
        partly = [
            ref
            for block, row in table.LAYOUT.rows()
            if not _all_missing(table, block.columns, row.name, missing)
            for column in block.columns
            if (ref := CellRef(table.LAYOUT.table, row.name, column.name)) in missing
        ]
        if partly:
            name = table.LAYOUT.name_of
            columns = dict.fromkeys(name(CellRef(ref.table, "*", ref.column)) for ref in partly)
            rows = dict.fromkeys(name(CellRef(ref.table, ref.row)) for ref in partly)
            at = CellRef(partly[0].table, "*", partly[0].column)
            yield Found(at=at, related=tuple(partly), values={"columns": tuple(columns), "rows": tuple(rows)[:3]})
