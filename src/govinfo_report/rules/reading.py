"""GIR101–152: what readers report. Only the rules stand here; readers say where they apply. 106–109 are in keys.py."""

from __future__ import annotations

from govinfo_report.findings import Bilingual, Example, RuleInfo, Severity

__all__ = [
    "CONVERSION_NOISE",
    "DUPLICATE_ROW",
    "ENCODING_FALLBACK",
    "EXTRA_ROW",
    "INEXACT_LABEL",
    "JOINED_FIGURES",
    "LIMIT_REACHED",
    "LINES_DEDUPLICATED",
    "MOJIBAKE",
    "NUMBER_WITH_NOTE",
    "RIVAL_TABLES",
    "SEVERAL_REPORTS",
    "TABLE_LEFT_OUT",
    "TABLE_OF_ANOTHER_YEAR",
    "UNIT_IN_CELL",
    "UNKNOWN_LABEL",
    "UNREADABLE_DOCUMENT",
    "UNREADABLE_NUMBER",
    "UNREAD_FIGURES",
    "UNSUPPORTED_KIND",
    "UNUSUAL_NUMBER_FORMAT",
]

_FORM = "〔2019〕60号、〔2021〕30号 各表"
_HEAD = "三、收到和处理政府信息公开申请情况\n"
_RECEIVED = "一、本年新收政府信息公开申请数量"
_ROW = _HEAD + _RECEIVED + " | {} | 0 | 0 | 0 | 0 | 0 | 2 |\n"
# 柳塘镇人民政府2019年政府信息公开工作年度报告, encoded already: its codec is slow to load.
_TITLE_IN_GB18030 = bytes.fromhex(
    "c1f8ccc1d5f2c8cbc3f1d5feb8ae32303139c4ead5feb8aed0c5cfa2b9abbfaab9a4d7f7c4eab6c8b1a8b8e60a"
)
_GOOD = Example(source=_ROW.format("2"))

UNREADABLE_DOCUMENT = RuleInfo(
    "GIR101",
    "unreadable-document",
    Severity.ERROR,
    since="0.1.0",
    basis="govinfo_report",
    title=Bilingual(zh="文件读不出来", en="The document cannot be read"),
    message=Bilingual(zh="读不出内容：{reason}。", en="nothing can be read: {reason}."),
    reason=Bilingual(
        zh="空文件、损坏的文件和不是文字的内容，读不出报告。", en="Empty, damaged and non-text content holds no report."
    ),
    mend=Bilingual(zh="核对文件是否完整、是否选对。", en="Check whether the file is whole and the right one."),
    passing=_GOOD,
    failing=Example(source=""),
)

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
    passing=Example(source="一、总体情况\n本年公开信息30条。\n" + _ROW.format("2")),
    failing=Example(source="一、总体情况\n本年公开信息30条。\n" + _ROW.format("2") + "七、附表说明\n附表略。\n"),
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
    passing=_GOOD,
    failing=Example(source=_HEAD + "一、本年新收政府信息公开申清数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"),
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
    passing=_GOOD,
    failing=Example(source=_ROW.format("2") + _RECEIVED + " | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n"),
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
    passing=_GOOD,
    failing=Example(source=_ROW.format("2") + "九、网上平台接收件数 | 7 | 0 | 0 | 0 | 0 | 0 | 7 |\n"),
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
    passing=_GOOD,
    failing=Example(source=_ROW.format("若干")),
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
    passing=_GOOD,
    failing=Example(source=_ROW.format("2（含上年1件）")),
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
    passing=_GOOD,
    failing=Example(source=_ROW.format("2件")),
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
    passing=_GOOD,
    failing=Example(source=_ROW.format("２")),
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
    passing=_GOOD,
    failing=Example(source=_HEAD + _RECEIVED + "120000012\n二、上年结转政府信息公开申请数量0000000\n"),
)

ENCODING_FALLBACK = RuleInfo(
    "GIR120",
    "encoding-fallback",
    Severity.WARNING,
    since="0.1.0",
    basis="GB 18030—2022",
    title=Bilingual(zh="不是 UTF-8 编码", en="The file is not in UTF-8"),
    message=Bilingual(
        zh="文件按 {encoding} 读入，有 {lost} 个字读不出来。",
        en="the file was read as {encoding}; {lost} characters could not be decoded.",
    ),
    reason=Bilingual(
        zh="编码判断错了，文字就成了乱码；判断的依据是哪一种读不出的字最少。",
        en="A wrong encoding garbles the text; the one with the fewest unknown characters was taken.",
    ),
    mend=Bilingual(zh="以 UTF-8 编码保存。", en="Save the file as UTF-8."),
    passing=_GOOD,
    failing=Example(source=_TITLE_IN_GB18030),
)

MOJIBAKE = RuleInfo(
    "GIR121",
    "mojibake",
    Severity.WARNING,
    since="0.1.0",
    basis="GB 18030—2022",
    title=Bilingual(zh="有乱码", en="Garbled characters"),
    message=Bilingual(
        zh="文中有 {count_characters} 个乱码字符。", en="the text holds {count_characters} garbled characters."
    ),
    reason=Bilingual(zh="乱码处的文字已经丢失，不能补猜。", en="What is garbled is lost and is not guessed."),
    mend=Bilingual(zh="取得原文重新读入。", en="Get the original and read it again."),
    passing=_GOOD,
    failing=Example(source="一、总体情况\n本年公开信\ufffd30条。\n" + _ROW.format("2")),
)

CONVERSION_NOISE = RuleInfo(
    "GIR122",
    "conversion-noise",
    Severity.INFORMATION,
    since="0.1.0",
    basis="通用规范汉字表",
    title=Bilingual(zh="转换留下的杂质", en="Noise of a conversion"),
    message=Bilingual(
        zh="文中有繁体字 {traditional} 个、拼音注音 {pinyin} 处（{distinct} 个不同的字），按简体匹配，原文未改。",
        en="{traditional} Traditional characters and {pinyin} pinyin marks (on {distinct} different characters); "
        "labels were matched in Simplified, the text was left as it is.",
    ),
    reason=Bilingual(
        zh="镜像网站和转换软件留下的，不是填报单位的差错。",
        en="Mirrors and converters leave them; they are no fault of the organ.",
    ),
    mend=Bilingual(zh="发布时使用规范汉字的原文。", en="Publish the original in standard characters."),
    passing=_GOOD,
    failing=Example(source="一、總體情況\n本年公開信息30條,根據(jù)規(guī)定辦理。\n" + _ROW.format("2")),
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
    passing=_GOOD,
    failing=Example(source=_HEAD + _RECEIVED + " | 2 | 0 | 0 | 0 | 0 | 0 | 2 | 5 | 5 |\n"),
)

_SECTION = "柳塘镇人民政府2022年政府信息公开工作年度报告\n" + _HEAD
_OTHER = _RECEIVED + " | 5 | 0 | 0 | 0 | 0 | 0 | 5 |\n"
_THIS = _RECEIVED + " | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"
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

LIMIT_REACHED = RuleInfo(
    "GIR140",
    "limit-reached",
    Severity.ERROR,
    since="0.1.0",
    basis="govinfo_report",
    title=Bilingual(zh="超过安全限度", en="A safety limit was reached"),
    message=Bilingual(
        zh="{what} 为 {found}，超过限度 {limit}，没有读入。",
        en="{what} is {found}, over the limit of {limit}; nothing was read.",
    ),
    reason=Bilingual(
        zh="一份报告不会这么大；为防止恶意文件，不读一半。",
        en="No report is that large; hostile files are not half read.",
    ),
    mend=Bilingual(zh="核对文件是否选对。", en="Check whether this is the right file."),
    passing=_GOOD,
    failing=Example(source="x" * 33),
)

UNSUPPORTED_KIND = RuleInfo(
    "GIR150",
    "unsupported-kind",
    Severity.ERROR,
    since="0.1.0",
    basis="govinfo_report",
    title=Bilingual(zh="不支持的文件种类", en="A kind of file that is not read"),
    message=Bilingual(zh="这是{kind}，本软件不读这种文件。", en="this is {kind}, which is not read."),
    reason=Bilingual(
        zh="按内容识别文件，不看扩展名；图片里的数字不猜。",
        en="Files are told by content, not by name; figures in pictures are not guessed.",
    ),
    mend=Bilingual(zh="{how}", en="{how}"),
    passing=_GOOD,
    failing=Example(source=b"\x89PNG\r\n\x1a\n0000"),
)

SEVERAL_REPORTS = RuleInfo(
    "GIR151",
    "several-reports",
    Severity.ERROR,
    since="0.1.0",
    basis="govinfo_report",
    title=Bilingual(zh="不止一份报告", en="More than one report"),
    message=Bilingual(
        zh="来源中有 {reports} 份报告，不知取哪一份。",
        en="the source holds {reports} reports; which one is meant is not known.",
    ),
    reason=Bilingual(zh="混在一起读，数字会张冠李戴。", en="Read as one, their figures would be mixed up."),
    mend=Bilingual(
        zh="分成几个文件；程序中可用 read_all() 读取全部。", en="Split the file; a program can use read_all()."
    ),
    passing=_GOOD,
    failing=Example(source="[{}, {}]"),
)

LINES_DEDUPLICATED = RuleInfo(
    "GIR152",
    "lines-deduplicated",
    Severity.ERROR,
    since="0.1.0",
    basis="govinfo_report",
    title=Bilingual(zh="重复的行被删掉", en="Repeated lines were dropped"),
    message=Bilingual(
        zh="表格的行名后面没有数字，来源很可能删去了重复的行，数字无法恢复。",
        en="labels of the tables stand without figures: repeated lines were dropped, and figures cannot be recovered.",
    ),
    reason=Bilingual(
        zh="一格一行的文本去重以后，剩下的数字不知属于哪一格。",
        en="Of a text with one cell a line, what is left belongs to no certain cell.",
    ),
    mend=Bilingual(zh="取得没有去重的原文。", en="Get the text before lines were dropped."),
    passing=_GOOD,
    failing=Example(
        source="云溪市民政局2024年政府信息公开工作年度报告\n"
        + _HEAD
        + "一、本年新收政府信息公开申请数量\n2\n0\n二、上年结转政府信息公开申请数量\n（一）予以公开\n1\n"
        "（二）部分公开\n1.属于国家秘密\n2.其他法律行政法规禁止公开\n（七）总计\n四、结转下年度继续办理\n"
    ),
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
    passing=_GOOD,
    failing=Example(source=_SECTION + _OTHER + _CARRIED.format(4) + _THIS + _CARRIED.format(1)),
)
