"""GIR704–707, 713: what the sections in prose must tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from attrs import frozen

from govinfo_report.address import SectionRef
from govinfo_report.editions import edition_for_year
from govinfo_report.errors import UnknownEditionError
from govinfo_report.findings import Bilingual, Example, RuleInfo, Severity, joined
from govinfo_report.report.report import Report
from govinfo_report.rules.base import Found, rule
from govinfo_report.rules.completeness import judged_by_form
from govinfo_report.rules.organs import is_certain_government
from govinfo_report.rules.patterns import pattern
from govinfo_report.rules.prose import clipped, excerpt, passages, plain

__all__ = [
    "fee_statement_missing",
    "missing_accountability",
    "missing_topic",
    "perfunctory_section",
    "template_filler",
]

_FORM_OF_TOPICS = "2021"


def _on_the_form_of_topics(report: Report) -> bool:
    """Whether the report is on a year from which section one has its topics and section six the fee."""
    if report.year is None:
        return report.edition == _FORM_OF_TOPICS
    try:
        return edition_for_year(report.year).id >= _FORM_OF_TOPICS
    except UnknownEditionError:
        return False


_BARE_SUBHEADING = pattern(
    r"\(?[一二三四五六七八九十\d]{0,3}[)、.]?(?:"
    r"(?:目前|当前|工作中?)?(?:存在|主要)的?(?:主要)?(?:问题|不足|困难)(?:[和与及]不足)?"
    r"|(?:下一步|今后|拟采取的?)?(?:工作)?(?:改进|整改|工作)的?(?:主要)?(?:措施|情况|计划|打算|方向|思路|办法)"
    r")[。:]?\Z"
)
_NO_CHARACTER = pattern(r"[\W_]+")


@rule(
    RuleInfo(
        "GIR704",
        "perfunctory-section",
        Severity.WARNING,
        since="0.1.0",
        basis="条例 第五十条第一款第四项；〔2021〕30号（四）“敷衍塞责”",
        title=Bilingual(zh="第五部分过于简单", en="Section five hardly says anything"),
        message=Bilingual(
            zh="“存在的主要问题及改进情况”{printed}；至少应有 {shortest} 个字。",
            en="section five {printed}; at least {shortest} characters are expected.",
        ),
        reason=Bilingual(
            zh="这一部分应当写明存在的主要问题和改进情况；空着、写“无”，都等于没有报告。",
            en="It tells the main problems and what was done about them; an empty section or 无 reports nothing.",
        ),
        mend=Bilingual(
            zh="写明本机关一年来信息公开工作的主要问题，逐条写改进的做法和结果；上年的问题改得如何，也在这里交代。",
            en="Tell the main problems of the year, what was done about each, and what became of those of last year.",
        ),
        exceptions=Bilingual(
            zh="多短算短，由参数 shortest 决定；小标题和标点不计入字数。",
            en="The parameter shortest says what is short; sub-headings and punctuation do not count.",
        ),
        passing=Example(changes={"problems": ("解读的形式单一，下一步增加图解。",)}),
        failing=Example(changes={"problems": ("无。",)}),
    ),
    shortest=10,
)
def perfunctory_section(report: Report, *, shortest: int) -> Iterator[Found]:
    """Section five is there, and empty or nearly so."""
    if report.problems is None or not judged_by_form(report):
        return
    if not report.problems.paragraphs and report.other_matters is None:
        return  # The source may end here, and the section that would follow is missing anyway.
    printed: list[str] = []
    count = 0
    for text in map(plain, report.problems.paragraphs):
        if _FILLER().search(text):
            return
        if not _BARE_SUBHEADING().match(text):
            printed.append(text)
            count += len(_NO_CHARACTER().sub("", text))
        if count >= shortest:
            return
    told = _told("".join(printed), count)
    yield Found(at=SectionRef("problems"), values={"characters": count, "printed": told, "shortest": shortest})


def _told(text: str, characters: int) -> Bilingual:
    if not characters:
        return Bilingual(zh="没有内容", en="holds nothing")
    return Bilingual(
        zh=f"只有 {characters} 个字：“{clipped(text)}”", en=f"has {characters} characters: “{clipped(text)}”"
    )


_UNITS = "年|月|日|件|条|份|次|局|委|县|市|区|镇|乡|街道|单位|万元|元"
_FILLER = pattern(
    r"\(?文字描述\)|\(文字描述[,，]|收费?取?信息处理费情况在此处报告|该部分以表格形式报告"
    r"|[(（](?:单位|机关|部门|填报单位)(?:全称|名称)[)）]|(?:请在此|在此处|此处)(?:填写|输入|填报|插入)"
    rf"|[Xx×✕]{{2,8}}+(?:{_UNITS})|_{{2,20}}+(?:{_UNITS})|\((?:示例|样例|模板)\)"
)


@rule(
    RuleInfo(
        "GIR705",
        "template-filler",
        Severity.WARNING,
        since="0.1.0",
        basis="〔2019〕60号、〔2021〕30号 所附格式中的填写说明",
        title=Bilingual(zh="留有模板的提示语", en="Words of the template were left in"),
        message=Bilingual(
            zh="正文里有 {count} 处模板的提示语或待填的空位：{shown}。",
            en="instructions or blanks of a template are left in {count} paragraphs: {shown}.",
        ),
        reason=Bilingual(
            zh="“（文字描述）”“该部分以表格形式报告”是写给填报人看的，不是报告的内容。",
            en="Such words tell the writer what to do; they are no part of a report.",
        ),
        mend=Bilingual(zh="删去提示语，填上应当写的内容。", en="Delete them, and write what they ask for."),
        passing=Example(changes={"problems": ("该部分工作还不够细，下一步逐项落实。",)}),
        failing=Example(changes={"problems": ("（文字描述）",)}),
    )
)
def template_filler(report: Report) -> Iterator[Found]:
    """Instructions of the form, and places left for a number or a name, in any paragraph."""
    found = [
        (passage.at, excerpt(passage.plain, match.start(), match.end()))
        for passage in passages(report)
        if (match := _FILLER().search(passage.plain))
    ]
    if found:
        shown = tuple(f"“{text}”" for _, text in found)
        yield Found(at=found[0][0], related=tuple(at for at, _ in found), values={"shown": shown})


def _is_unwritten(paragraphs: tuple[str, ...]) -> bool:
    """Whether a section is empty, or begins with the words of the template: other rules tell of that."""
    return not paragraphs or _FILLER().match(plain(paragraphs[0])) is not None


@frozen
class _Topic:
    """One of the topics of section one, and words that show that it was written about."""

    name: Bilingual
    words: Callable[[], re.Pattern[str]]


_TOPICS = (
    _Topic(
        Bilingual(zh="主动公开", en="主动公开 (proactive disclosure)"),
        pattern(
            r"主动(?:向社会)?公开|公开[^。]{0,12}(?:信息|文件|政策|事项)|公布|发布|公示|刊登|登载|登上|登出|上网|解读"
        ),
    ),
    _Topic(Bilingual(zh="依申请公开", en="依申请公开 (disclosure on request)"), pattern(r"申请")),
    _Topic(
        Bilingual(zh="政府信息管理", en="政府信息管理 (management of information)"),
        pattern(
            r"信息管理|管理(?:制度|办法|规定|机制|规范|工作)|审核|审查|审批|三审|保密|把关|清理|归档|台账|属性"
            r"|规范性文件|动态(?:调整|更新|维护)|先审|公开(?:目录|指南)|目录|时效|更新|源头"
        ),
    ),
    _Topic(
        Bilingual(zh="政府信息公开平台建设", en="政府信息公开平台建设 (platforms)"),
        pattern(
            r"平台|网站|门户|专栏|栏目|专区|公众号|微信|微博|抖音|新媒体|客户端|公报|公[示开告]栏|公告栏|查阅|载体|渠道|阵地|网上"
        ),
    ),
    _Topic(
        Bilingual(zh="监督保障", en="监督保障 (supervision and support)"),
        pattern(
            r"监督|保障|考核|评议|评估|测评|培训|学习|讲座|领导小组|协调小组|组织领导|责任|检查|督[查促导办]|监测|通报|巡查|整改"
            r"|专人|牵头|联络员|领导|队伍|抽查"
        ),
    ),
)


@rule(
    RuleInfo(
        "GIR706",
        "missing-topic",
        Severity.INFORMATION,
        since="0.1.0",
        basis="〔2021〕30号 报告内容（一）",
        title=Bilingual(zh="总体情况缺少方面", en="Section one leaves out topics"),
        message=Bilingual(zh="“总体情况”没有写到：{topics}。", en="section one does not speak of: {topics}."),
        reason=Bilingual(
            zh="2021年格式要求这一部分主要写五个方面：主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障。",
            en="Since the form of 2021 section one is on five topics.",
        ),
        mend=Bilingual(
            zh="补写：{topics}。没有发生的，如没有收到申请，也写一句。",
            en="Write about: {topics}. Say so where there was nothing, such as no request.",
        ),
        exceptions=Bilingual(
            zh="只看有没有写到，不要求分列小标题；换了说法而没有认出的，不必修改。",
            en="It only asks whether a topic is spoken of, not for sub-headings; other wording may go unrecognised.",
        ),
        passing=Example(),
        failing=Example(changes={"overview": ("全年主动公开信息30条，没有收到申请，发布前均经审核。",)}),
    )
)
def missing_topic(report: Report) -> Iterator[Found]:
    """None of the words of a topic stands in section one."""
    if report.overview is None or not _on_the_form_of_topics(report) or _is_unwritten(report.overview.paragraphs):
        return
    text = "\n".join(map(plain, report.overview.paragraphs))
    missing = [topic.name for topic in _TOPICS if not topic.words().search(text)]
    if missing:
        yield Found(at=SectionRef("overview"), values={"topics": _listed(missing)})


def _listed(names: list[Bilingual]) -> Bilingual:
    return joined(names, "pause")


_OTHER_FEES = pattern(r"行政事业性收费|事业性收费|不收费|免费|经费")
_FEE = pattern(r"处理费|收费|[收缴交]取?[^。,，;；]{0,16}费|费用|减免")


@rule(
    RuleInfo(
        "GIR707",
        "fee-statement-missing",
        Severity.WARNING,
        since="0.1.0",
        basis="〔2021〕30号 第六部分；国办函〔2020〕109号",
        title=Bilingual(zh="没有写信息处理费", en="Nothing is said about 信息处理费"),
        message=Bilingual(
            zh="“其他需要报告的事项”没有写信息处理费的收取情况。",
            en="section six does not say whether fees for processing information (信息处理费) were collected.",
        ),
        reason=Bilingual(
            zh="2021年格式起，收取信息处理费的情况在第六部分报告，没有收取的也要写明。",
            en="Since the form of 2021 section six reports the collection of 信息处理费, also where there was none.",
        ),
        mend=Bilingual(
            zh="补写一句，如“本年度发出收费通知0件，未收取信息处理费”；收取了的，写明件数和金额（元）。",
            en="Add a sentence: that no fee was collected, or how many notices were sent and what was collected in 元.",
        ),
        exceptions=Bilingual(
            zh="在其他部分写了的，不再提示。", en="Silent where another section of the report tells of the fee."
        ),
        passing=Example(changes={"other_matters": ("本年度未收取信息处理费。",)}),
        failing=Example(changes={"other_matters": ("无其他需要报告的事项。",)}),
    )
)
def fee_statement_missing(report: Report) -> Iterator[Found]:
    """Section six is there, and no part of the report speaks of the fee."""
    section = report.other_matters
    if section is None or section.processing_fee is not None or not _on_the_form_of_topics(report):
        return
    if section.paragraphs and _is_unwritten(section.paragraphs):
        return
    if not any(_FEE().search(_OTHER_FEES().sub("", passage.plain)) for passage in passages(report)):
        yield Found(at=SectionRef("other_matters"))


_ACCOUNTABILITY = pattern(r"考核|评议|评估|测评|考评|责任追究|问责|追责|追究")


@rule(
    RuleInfo(
        "GIR713",
        "missing-accountability",
        Severity.INFORMATION,
        since="0.1.0",
        basis="条例 第四十六条、第五十条第一款第四项",
        title=Bilingual(zh="没有写考核评议和责任追究", en="Nothing is said about assessment and accountability"),
        message=Bilingual(
            zh="{organ}的报告没有写工作考核、社会评议和责任追究结果情况。",
            en="the report of {organ} does not speak of assessment, public appraisal or accountability.",
        ),
        reason=Bilingual(
            zh="各级人民政府的报告还应当包括工作考核、社会评议和责任追究结果情况，通常写在“监督保障”里。",
            en="The reports of governments also tell the results of assessment, public appraisal and accountability.",
        ),
        mend=Bilingual(
            zh="在“总体情况”的监督保障部分补写；没有发生责任追究的，写明没有。",
            en="Add it to section one, under supervision; say so where nobody was held to account.",
        ),
        exceptions=Bilingual(
            zh="只判断各级人民政府；部门、街道办事处和办公厅（室）不判断。",
            en="Only people's governments are judged, not departments, street offices or the offices of governments.",
        ),
        passing=Example(),
        failing=Example(
            changes={"overview": ("主动公开30条，申请按期办理，审核后发布，网站专栏运行正常，定期检查。",)}
        ),
    )
)
def missing_accountability(report: Report) -> Iterator[Found]:
    """A government whose report speaks of none of the three."""
    if report.organ is None or not is_certain_government(report.organ) or not judged_by_form(report):
        return
    if report.overview is None or _is_unwritten(report.overview.paragraphs):
        return
    if not any(_ACCOUNTABILITY().search(passage.plain) for passage in passages(report)):
        yield Found(at=SectionRef("overview"), values={"organ": report.organ.name})
