"""What a quantity in prose looks like, and what only looks like one: dates, articles, telephone numbers, list marks.

The patterns are compiled on first use; every repetition is bounded, or of characters that nothing after it takes.
"""

import re
from functools import cache

__all__ = ["PLAIN", "break_pattern", "master_pattern", "qualifier_pattern", "unit_pattern", "verb_pattern"]

PLAIN = str.maketrans(dict(zip("０１２３４５６７８９．％", "0123456789.%", strict=True)))
"""Full-width digits and signs to ASCII ones; the full-width comma stays, since it divides clauses."""

_CHINESE = "零〇一二两三四五六七八九十百千万亿"
_COUNTED = (
    "个工作日|个百分点|平方公里|平方米|百分点|人次|件次|份次|条次|场次|批次|篇次|家次|户次|台次|个部分|个方面|个季度|个月"
    "|元|件|条|次|份|宗|起|例|项|篇|期|场|批|封|部|家|户|名|人|位|处|张|幅|台|笔|款|本|册|字|页|天|日|小时|分钟|分"
    "|岁|年|月|周|倍|%|‰|公里|亩|吨|卷|案|类|种|版|辆|所|道|轮|遍|届|级|支|套|块|组|间|座|节|单|票|部分|方面|季度|个|号|室|楼|栋|桌|万"
)
_COUNTED_IN_CHINESE = "件次|人次|场次|批次|件|宗|份|条|次|篇|项|场|期|例|封|元|家|名|人|个部分|个方面|个|部分|方面"
_SCALE = "[十百千]?(?:万亿|万|亿)|[百千]"
_MORE = "[余多几]"

_SKIPPED = (
    r"《[^《》]{1,120}》",
    r"https?://[!-~]{1,400}",
    r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,64}",
    r"[A-Za-z]{1,20}[.-]?\d[A-Za-z0-9.-]{0,20}",
    r"[〔\[［﹝（(]\s?(?:19|20)\d{2}\s?[〕\]］﹞）)]\s?第?\s?\d{1,5}\s?号?",
    rf"第\s?[（(]?\s?[\d{_CHINESE}]{{1,6}}\s?[）)]?(?:\s?[至到—-]\s?第?\s?[（(]?[\d{_CHINESE}]{{1,6}}[）)]?)?\s?"
    r"(?:人民|中级|季度|[\u4e00-\u9fff])?(?:\s?[（(][\d" + _CHINESE + r"]{1,3}[）)]\s?[项款目])?",
    r"(?:19|20)\d{2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}(?!\d)",
    r"\d{2,6}\s?(?:[—–~～至、-]\s?\d{2,4}\s?)?年(?:度|底|末|初)?(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号])?)?",
    rf"[{_CHINESE}○]{{4}}年(?:[{_CHINESE}]{{1,3}}月(?:[{_CHINESE}]{{1,3}}[日号])?)?",
    r"\d{1,2}\s?(?:[—–~～至、-]\s?\d{1,2}\s?)?月(?:份|底|末|初)?(?:\s?\d{1,2}\s?[日号])?",
    r"\d{1,2}\s?[日号](?=[至起止前后以，,。])",
    r"\d{1,2}[:：]\d{2}(?::\d{2})?(?!\d)",
    r"(?:电话|邮编|邮政编码|传真|手机|号码|区号|编号|代码|备案号?|标识码|信箱|索引号|文号)"
    r"[为是：:\s]{1,3}[\d ()（）—–-]{3,40}",
    r"\d{3,4}\s?[-—–－]{1,2}\s?\d{7,8}(?:\s?[-转]\s?\d{1,6})?",
    r"(?<!\d)1[3-9]\d{9}(?!\d)",
    r"(?<!\d)(?:12\d{3}|110|119|120|122)(?=[^，。；\d]{0,10}(?:热线|平台|工单|电话|专线))",
    r"[“\"‘']\s?\d{3,8}(?:\s?[+·-]\s?[\d\w]{1,6})?\s?[”\"’']",
    r"\d{1,5}\s?[#＃]",
    rf"(?:(?<=[。；;：:！？\n\s])|^)(?:[（(]\s?[\d{_CHINESE}]{{1,3}}\s?[）)]|\d{{1,2}}[.．、)）](?!\d)|[{_CHINESE}]{{1,3}}、)",
    r"[（(]\s?\d{1,2}\s?[）)](?!\d)",
    rf"[{_CHINESE}]{{1,2}}是",
)
_NUMBER = r"\d{1,3}(?:[, \u00a0\u2009]\d{3})+(?![\d])(?:\.\d{1,16})?|\d{1,30}(?:\.\d{1,16})?"
_QUANTITY = (
    rf"(?<![\dA-Za-z.])(?P<number>{_NUMBER})(?P<scale>\s?(?:{_SCALE}))?(?P<more>\s?{_MORE})?\s{{0,2}}(?P<unit>{_COUNTED})?"
    rf"(?![A-Za-z\d])"
)
_IN_CHINESE = (
    rf"(?<![每逐任单同另某首这那哪其之第{_CHINESE}])(?P<chinese>[{_CHINESE}]{{1,40}})(?P<more_>{_MORE})?"
    rf"(?P<unit_>{_COUNTED_IN_CHINESE})"
)
_PERCENT_IN_CHINESE = rf"(?P<percent>百分之[{_CHINESE}点]{{1,12}})"


_FIRST = rf"[\d{_CHINESE}○A-Za-z《〔\[［﹝（(第“\"‘'电邮传手号区编代备标信索文_%+.-]"
"""What any of them begins with: most characters of prose are passed over by this alone."""


@cache
def master_pattern() -> re.Pattern[str]:
    """Everything that has figures in it, one alternative after the other; only the last three are quantities."""
    skipped = "|".join(_SKIPPED)
    return re.compile(f"(?={_FIRST})(?:(?P<skipped>{skipped})|{_PERCENT_IN_CHINESE}|{_QUANTITY}|{_IN_CHINESE})")


@cache
def unit_pattern() -> re.Pattern[str]:
    """A unit at the place where it is looked for."""
    return re.compile(_COUNTED)


@cache
def break_pattern() -> re.Pattern[str]:
    """Where a sentence ends; a full stop in ASCII only where no figure follows it."""
    return re.compile(r"[。！？!?\n]|\.(?![\dA-Za-z])(?<=[^\d]\.)")


@cache
def verb_pattern() -> re.Pattern[str]:
    """What is done with what is counted, as ``verb``; words that only look like it without a name."""
    nouns = (
        "依申请公开 政府信息公开 信息公开 政务公开 公开申请 公开栏 公开平台 信息处理费 处理决定 处理结果 发布会 "
        "办理结果 "
        "其他组织 社会组织 公益组织 法人组织 复议办理 答复书"
    )
    verbs = (
        "收到 受理 接收 接到 收办 新收到 新收 接受 登记 收取 征收 减免 办结 答复 办理 回复 处理 办复 审结 结转 "
        "转来 转入 顺延 留待 留到 转到 "
        "转至 主动公开 予以公开 同意公开 部分公开 不予公开 无法提供 不予处理 公开 公布 公示 发布 刊发 登载 推送 "
        "更新 制发 制定 出台 印发 新增 "
        "修订 修改 废止 清理 保留 作出 实施 提起 引发 引起 维持 纠正 撤销 驳回 组织 举办 召开 开展 接待 解答 检查 "
        "制作 编发 转发 采购 "
        "增加 减少 增长 下降"
    )
    return re.compile(f"{_longest_first(nouns)}|(?P<verb>{_longest_first(verbs)})")


def _longest_first(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


@cache
def qualifier_pattern() -> re.Pattern[str]:
    """Words that say how a number is meant: part of another one, cumulative, about."""
    return re.compile(
        "其中|含上年结转|包含|包括|含|累计|总计|合计|共计|一共|总共|共|另有|另|约|近|超过|超|不足|逾|达到|达|分别|平均|每"
    )
