"""What readers report of tables, rows and cells. Only the rules stand here; readers say where they apply."""

from __future__ import annotations

from govinfo_report.findings import Bilingual, Example, RuleInfo, Severity
from govinfo_report.rules.reading_examples import GOOD, HEAD, RECEIVED, ROW

__all__ = [
    "DUPLICATE_ROW",
    "EXTRA_ROW",
    "INEXACT_LABEL",
    "JOINED_FIGURES",
    "NUMBER_WITH_NOTE",
    "RIVAL_TABLES",
    "TABLE_LEFT_OUT",
    "TABLE_OF_ANOTHER_YEAR",
    "UNIT_IN_CELL",
    "UNKNOWN_LABEL",
    "UNREADABLE_NUMBER",
    "UNREAD_FIGURES",
    "UNUSUAL_NUMBER_FORMAT",
]

_FORM = "〔2019〕60号、〔2021〕30号 各表"

UNKNOWN_LABEL = RuleInfo(
    "GIR102",
    "unknown-label",
    Severity.WARNING,
    since="0.1.0",
    basis=_FORM,
    title=Bilingual(zh="格式中没有的标题或行名", en="A label that the form does not have"),
    message=Bilingual(zh="“{label}”不是格式中的标题或行名。", en="“{label}” is no heading or label of the form."),
    reason=Bilingual(
        zh="认不出的标题下面的内容，可能放错了地方。",
        en="What stands under an unknown label may be in the wrong place.",
    ),
    mend=Bilingual(zh="改用格式规定的标题。", en="Use the wording of the form."),
    passing=Example(source="一、总体情况\n本年公开信息30条。\n" + ROW.format("2")),
    failing=Example(source="一、总体情况\n本年公开信息30条。\n" + ROW.format("2") + "七、附表说明\n附表略。\n"),
)

INEXACT_LABEL = RuleInfo(
    "GIR103",
    "inexact-label",
    Severity.INFORMATION,
    since="0.1.0",
    basis=_FORM,
    title=Bilingual(zh="行名、列名与格式不一致", en="A label is not that of the form"),
    message=Bilingual(
        zh="有 {count} 个行名、列名与格式不一致，按格式的读入：{shown}。",
        en="labels not worded as in the form, read as those of the form: {count} ({shown}).",
    ),
    reason=Bilingual(
        zh="行名写错，读者会误解，别的程序会漏读。",
        en="A misspelt label misleads readers, and other programs miss the row.",
    ),
    mend=Bilingual(zh="改为格式规定的行名、列名。", en="Use the wording of the form."),
    passing=GOOD,
    failing=Example(source=HEAD + "一、本年新收政府信息公开申清数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"),
)

DUPLICATE_ROW = RuleInfo(
    "GIR104",
    "duplicate-row",
    Severity.WARNING,
    since="0.1.0",
    basis=_FORM,
    title=Bilingual(zh="同一行出现两次", en="A row is there twice"),
    message=Bilingual(
        zh="有 {count} 行重复出现，取第一次的数字；多出的是：{shown}。",
        en="rows that are there again: {count}; the first was taken, not {shown}.",
    ),
    reason=Bilingual(
        zh="一行出现两次，无法知道哪一次是对的。", en="With two rows of one name nobody can tell which is right."
    ),
    mend=Bilingual(zh="删去多余的一行。", en="Remove the row that is too many."),
    passing=GOOD,
    failing=Example(source=ROW.format("2") + RECEIVED + " | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n"),
)

EXTRA_ROW = RuleInfo(
    "GIR105",
    "extra-row",
    Severity.WARNING,
    since="0.1.0",
    basis=_FORM,
    title=Bilingual(zh="格式中没有的行或列", en="A row or column that the form does not have"),
    message=Bilingual(
        zh="表中多出 {count} 行或列，格式中没有：{shown}；已另存，不计入表格。",
        en="rows or columns that the form does not have: {count} ({shown}); they are kept apart.",
    ),
    reason=Bilingual(
        zh="自行增加的行列使各单位的报告不能比较。", en="Rows added locally make reports hard to compare."
    ),
    mend=Bilingual(zh="删去，或改在文字部分说明。", en="Remove it, or tell it in the text."),
    passing=GOOD,
    failing=Example(source=ROW.format("2") + "九、网上平台接收件数 | 7 | 0 | 0 | 0 | 0 | 0 | 7 |\n"),
)

UNREADABLE_NUMBER = RuleInfo(
    "GIR110",
    "unreadable-number",
    Severity.ERROR,
    since="0.1.0",
    basis=_FORM,
    title=Bilingual(zh="单元格里不是数字", en="A cell holds no number"),
    message=Bilingual(
        zh="有 {count} 格不是数字，未取值：{shown}。",
        en="cells that hold no number: {count} ({shown}); none was taken.",
    ),
    reason=Bilingual(
        zh="不是数字的内容无法统计，也不能猜。", en="What is no number cannot be counted, and is not guessed."
    ),
    mend=Bilingual(zh="改为数字。", en="Enter a number."),
    passing=GOOD,
    failing=Example(source=ROW.format("若干")),
)

NUMBER_WITH_NOTE = RuleInfo(
    "GIR111",
    "number-with-note",
    Severity.INFORMATION,
    since="0.1.0",
    basis=_FORM,
    title=Bilingual(zh="数字旁有说明", en="A note beside a number"),
    message=Bilingual(
        zh="有 {count} 格的数字旁有说明，取数字，说明另存：{shown}。",
        en="cells with a note beside the number: {count} ({shown}); the number was taken, the note is kept.",
    ),
    reason=Bilingual(zh="表格里只填数字，便于统计。", en="Cells hold figures only, so that they can be counted."),
    mend=Bilingual(zh="把说明移到文字部分。", en="Move the note into the text."),
    passing=GOOD,
    failing=Example(source=ROW.format("2（含上年1件）")),
)

UNIT_IN_CELL = RuleInfo(
    "GIR112",
    "unit-in-cell",
    Severity.WARNING,
    since="0.1.0",
    basis=_FORM,
    title=Bilingual(zh="数字带单位", en="A unit inside a cell"),
    message=Bilingual(
        zh="有 {count} 格的数字带了单位：{shown}。",
        en="cells with a unit beside the number: {count} ({shown}).",
    ),
    reason=Bilingual(
        zh="单位由表头规定；写在格里，容易与表头的单位不一致。",
        en="The head sets the unit; one in the cell may contradict it.",
    ),
    mend=Bilingual(zh="只填数字，并换算成表头的单位。", en="Enter the number alone, in the unit of the head."),
    passing=GOOD,
    failing=Example(source=ROW.format("2件")),
)

UNUSUAL_NUMBER_FORMAT = RuleInfo(
    "GIR113",
    "unusual-number-format",
    Severity.INFORMATION,
    since="0.1.0",
    basis="GB/T 15835—2011",
    title=Bilingual(zh="数字写法特殊", en="Numbers in an unusual format"),
    message=Bilingual(
        zh="有 {count} 格的数字写法特殊：{shown}。",
        en="cells with a number in an unusual format: {count} ({shown}).",
    ),
    reason=Bilingual(
        zh="表格里用半角阿拉伯数字，不用分节号。", en="Tables have plain half-width Arabic digits without separators."
    ),
    mend=Bilingual(zh="改为半角阿拉伯数字。", en="Use plain Arabic digits."),
    passing=GOOD,
    failing=Example(source=ROW.format("２")),
)

JOINED_FIGURES = RuleInfo(
    "GIR114",
    "joined-figures",
    Severity.WARNING,
    since="0.1.0",
    basis="govinfo_report",
    title=Bilingual(zh="数字连写", en="Figures run together"),
    message=Bilingual(
        zh="数字之间没有分隔，按各行各列的勾稽关系拆开，只有这一种拆法：{shown}。",
        en="Figures with nothing between them were taken apart in the only way that adds up everywhere: {shown}.",
    ),
    reason=Bilingual(
        zh="网页转成纯文本时丢了单元格的边界；拆开时用过的勾稽关系不能再证明数字正确。",
        en="A page made into text lost its cells; a line that was used for reading proves nothing about the figures.",
    ),
    mend=Bilingual(zh="对照原网页核对这几格。", en="Compare these cells with the original page."),
    passing=GOOD,
    failing=Example(source=HEAD + RECEIVED + "120000012\n二、上年结转政府信息公开申请数量0000000\n"),
)

UNREAD_FIGURES = RuleInfo(
    "GIR130",
    "unread-figures",
    Severity.WARNING,
    since="0.1.0",
    basis="govinfo_report",
    title=Bilingual(zh="有数字没有读入", en="Figures that were not read"),
    message=Bilingual(
        zh="表格中有 {figures_count} 个数字没有归入任何单元格：{figures}。",
        en="{figures_count} figures of a table were taken by no cell: {figures}.",
    ),
    reason=Bilingual(
        zh="不能确定属于哪一格的数字，不读入，也不隐瞒。",
        en="A figure that is of no certain cell is neither read nor hidden.",
    ),
    mend=Bilingual(zh="核对这一处的行名、列数是否完整。", en="Check the label and the number of cells there."),
    passing=GOOD,
    failing=Example(source=HEAD + RECEIVED + " | 2 | 0 | 0 | 0 | 0 | 0 | 2 | 5 | 5 |\n"),
)

_SECTION = "柳塘镇人民政府2022年政府信息公开工作年度报告\n" + HEAD
_OTHER = RECEIVED + " | 5 | 0 | 0 | 0 | 0 | 0 | 5 |\n"
_THIS = RECEIVED + " | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"
_CARRIED = "二、上年结转政府信息公开申请数量 | {0} | 0 | 0 | 0 | 0 | 0 | {0} |\n"

TABLE_LEFT_OUT = RuleInfo(
    "GIR131",
    "table-left-out",
    Severity.WARNING,
    since="0.1.0",
    basis="govinfo_report",
    title=Bilingual(zh="本节另有一张表没有取用", en="Another table of the section was not taken"),
    message=Bilingual(
        zh="本节另有一张表，年度不同或者没有格式规定的表头，其中 {count} 行没有取用：{shown}。",
        en="another table of the section is of another year or lacks the heads of the form; "
        "rows not taken: {count} ({shown}).",
    ),
    reason=Bilingual(
        zh="上一年的表、自拟的小表与本年的表写着同样的行名，混读会张冠李戴。",
        en="Last year's table and tables of one's own print the same labels; read as one, figures would be mixed up.",
    ),
    mend=Bilingual(zh="本节只保留本年度的表；其他数据放在文字部分。", en="Keep this year's table only."),
    passing=Example(source=_SECTION + "2022年\n" + _THIS),
    failing=Example(source=_SECTION + "2021年\n" + _OTHER + "2022年\n" + _THIS),
)

TABLE_OF_ANOTHER_YEAR = RuleInfo(
    "GIR132",
    "table-of-another-year",
    Severity.WARNING,
    since="0.1.0",
    basis="govinfo_report",
    title=Bilingual(zh="表上写的不是报告的年度", en="The year above a table is not that of the report"),
    message=Bilingual(
        zh="表的上方写的是{shown}年，不是本报告的年度；表已按本年度读入，请核对。",
        en="the year above the table is {shown}, not that of the report; it was read as the table of the report.",
    ),
    reason=Bilingual(
        zh="可能是沿用上年文稿忘了改年份，也可能误贴了上年的表。",
        en="Either the year was left from an older text, or the table was.",
    ),
    mend=Bilingual(zh="核对数字是否为本年度的，并改正年份。", en="Check whose figures these are, and mend the year."),
    passing=Example(source=_SECTION + "2022年\n" + _THIS),
    failing=Example(source=_SECTION + "2021年\n" + _THIS),
)

RIVAL_TABLES = RuleInfo(
    "GIR153",
    "rival-tables",
    Severity.ERROR,
    since="0.1.0",
    basis="govinfo_report",
    title=Bilingual(zh="同一节有几张数字不同的表", en="Tables of one section contradict each other"),
    message=Bilingual(
        zh="本节有几张表，数字不同，又没有写明年度，不知取哪一张，都没有取用：{shown}。",
        en="the section holds tables with different figures and nothing tells which is meant; none was taken: {shown}.",
    ),
    reason=Bilingual(
        zh="随便取一张，可能取到上年的或者别的单位的数字。",
        en="Taking one of them could take the figures of last year or of another organ.",
    ),
    mend=Bilingual(
        zh="本节只保留本年度的一张表，或在每张表的上方写明年度。",
        en="Keep one table in the section, or print the year above each.",
    ),
    passing=GOOD,
    failing=Example(source=_SECTION + _OTHER + _CARRIED.format(4) + _THIS + _CARRIED.format(1)),
)
