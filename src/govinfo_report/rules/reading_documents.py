"""What readers report of a document as a whole: its kind, its encoding, what it holds. Readers say where it applies."""

from __future__ import annotations

from govinfo_report.findings import Bilingual, Example, RuleInfo, Severity
from govinfo_report.rules.reading_examples import GOOD, HEAD, ROW

__all__ = [
    "CONVERSION_NOISE",
    "ENCODING_FALLBACK",
    "LIMIT_REACHED",
    "LINES_DEDUPLICATED",
    "MOJIBAKE",
    "SEVERAL_REPORTS",
    "UNREADABLE_DOCUMENT",
    "UNSUPPORTED_KIND",
]

# 柳塘镇人民政府2019年政府信息公开工作年度报告, encoded already: its codec is slow to load.
_TITLE_IN_GB18030 = bytes.fromhex(
    "c1f8ccc1d5f2c8cbc3f1d5feb8ae32303139c4ead5feb8aed0c5cfa2b9abbfaab9a4d7f7c4eab6c8b1a8b8e60a"
)

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
    passing=GOOD,
    failing=Example(source=""),
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
    passing=GOOD,
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
    passing=GOOD,
    failing=Example(source="一、总体情况\n本年公开信\ufffd30条。\n" + ROW.format("2")),
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
    passing=GOOD,
    failing=Example(source="一、總體情況\n本年公開信息30條,根據(jù)規(guī)定辦理。\n" + ROW.format("2")),
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
    passing=GOOD,
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
    passing=GOOD,
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
    passing=GOOD,
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
    passing=GOOD,
    failing=Example(
        source="云溪市民政局2024年政府信息公开工作年度报告\n"
        + HEAD
        + "一、本年新收政府信息公开申请数量\n2\n0\n二、上年结转政府信息公开申请数量\n（一）予以公开\n1\n"
        "（二）部分公开\n1.属于国家秘密\n2.其他法律行政法规禁止公开\n（七）总计\n四、结转下年度继续办理\n"
    ),
)
