"""The paper around the sections: title, organ, dates, footer. What is not certain stays ``None``."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from govinfo_report.formats._core.contacts import organ_of_contact
from govinfo_report.formats._core.items import Paragraph
from govinfo_report.formats._core.plain_text import plain
from govinfo_report.formats._core.years import find_period, year_named
from govinfo_report.report.organ import AdministrativeLevel, Organ
from govinfo_report.report.report import Footer
from govinfo_report.text.dates import parse_date
from govinfo_report.text.normalise import may_hold, normalise

__all__ = [
    "find_organ",
    "is_footer",
    "is_issuer",
    "is_title",
    "organ_named",
    "read_footer",
    "standalone_date",
    "title_at",
    "without_field_name",
]

_SUBJECT = r"(?:政府信息(?:和政务)?公开|政务公开|信息公开)"
_TITLE_END = re.compile(
    _SUBJECT
    + r"(?:的)?(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:年度)?(?:报告|年报)(?:[（(].{0,12}[）)])?$"
)
_TITLE_YEAR = re.compile(r"(?:19|20)\d{2}\s*年(?:度)?(?:的)?")
_MAX_TITLE = 80
_LONGEST_PRINTED = 400
_TRAIL = re.compile(r"[>»]|当前位置|首页|点击|下载|上一篇|下一篇")


def is_title(text: str, /) -> bool:
    """Whether a line is the title of a report."""
    if len(text) > _LONGEST_PRINTED or "。" in text:
        return False
    line = plain(text)
    if len(line) > _MAX_TITLE or "。" in line or _TRAIL.search(line):
        return False
    return _TITLE_END.search(line) is not None


def title_at(lines: Sequence[Paragraph], /) -> tuple[int, int]:
    """Where the title begins and ends among the first lines; twice the same number if there is none.

    A title with digits goes before one without. It may be broken into two or three lines, and the organ may stand
    alone on the line above.
    """
    single = [n for n, each in enumerate(lines) if is_title(each.text)]
    dated = [n for n in single if any(character.isdigit() for character in lines[n].text)]
    broken = [] if dated else list(_broken_titles(lines))
    marked = [(n, n + 1) for n, each in enumerate(lines) if each.level == 1]
    dated = _of_the_period(lines, dated)
    first, last = (*((n, n + 1) for n in dated), *broken, *((n, n + 1) for n in single), *marked, (0, 0))[0]
    nameless = last > first and _organ_of_title(lines[first].text) is None
    if nameless and first and len(lines[first - 1].text) <= _LONGEST_ISSUER and is_issuer(lines[first - 1].text):
        return first - 1, last
    return first, last


def _of_the_period(lines: Sequence[Paragraph], titles: list[int]) -> list[int]:
    """The titles of the year that the period tells, where titles name several: other reports are listed before it.

    Where no period tells, the last one is nearest to the report.
    """
    years = [year_named(lines[n].text) for n in titles]
    if len(set(years)) < 2:
        return titles
    period = find_period([each.text for each in lines])
    told = [n for n, year in zip(titles, years, strict=True) if period is not None and year == period.start.year]
    return told or titles[-1:]


def _broken_titles(lines: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    for n in range(len(lines)):
        for pieces in (2, 3):
            parts = [each.text.strip() for each in lines[n : n + pieces]]
            if len(parts) < pieces or max(map(len, parts)) > _LONGEST_PIECE or is_title(parts[0]):
                continue
            whole = "".join(parts)
            if is_title(whole) and _TITLE_YEAR.search(plain(whole)) and plain(parts[0]) not in _PAGE_WORDS:
                yield n, n + pieces


_PAGE_WORDS = ("正文", "标题", "首页", "内容", "详细内容", "政府信息公开年报")
_LONGEST_PIECE = 40
_LONGEST_ISSUER = 40
_SUFFIXES: tuple[tuple[str, AdministrativeLevel | None], ...] = (
    ("镇人民政府", AdministrativeLevel.TOWNSHIP),
    ("乡人民政府", AdministrativeLevel.TOWNSHIP),
    ("街道办事处", AdministrativeLevel.TOWNSHIP),
    ("县人民政府", AdministrativeLevel.COUNTY),
    ("旗人民政府", AdministrativeLevel.COUNTY),
    ("省人民政府", AdministrativeLevel.PROVINCIAL),
    ("自治区人民政府", AdministrativeLevel.PROVINCIAL),
    ("州人民政府", AdministrativeLevel.PREFECTURAL),
    ("盟行政公署", AdministrativeLevel.PREFECTURAL),
    ("人民政府", None),
    ("办公室", None),
    ("办公厅", None),
    ("委员会", None),
    ("管委会", None),
    ("管理局", None),
    ("局", None),
    ("厅", None),
    ("部", None),
    ("镇", AdministrativeLevel.TOWNSHIP),
    ("乡", AdministrativeLevel.TOWNSHIP),
    ("街道", AdministrativeLevel.TOWNSHIP),
    ("中心", None),
    ("支队", None),
    ("大队", None),
    ("署", None),
    ("院", None),
    ("会", None),
    ("社", None),
    ("办", None),
    ("委", None),
)
_MUNICIPALITIES = ("北京市人民政府", "上海市人民政府", "天津市人民政府", "重庆市人民政府")
_SURE_ENDINGS = ("人民政府", "街道办事处", "委员会", "管委会", "局", "厅", "办公室", "办公厅")
_NAME = re.compile(r"[\u4e00-\u9fff](?:[\u4e00-\u9fff]|\([\u4e00-\u9fff]{1,12}\)){1,40}\Z")


def organ_named(printed: str, /) -> Organ | None:
    """The organ of a name as printed, if it is one: a run of characters with the ending of an organ."""
    name = plain(printed).strip("（）()[]【】《》:：,，。、")
    if not _NAME.match(name):
        return None
    for suffix, level in _SUFFIXES:
        if name.endswith(suffix) and len(name) > len(suffix):
            level = AdministrativeLevel.PROVINCIAL if name in _MUNICIPALITIES else level
            return Organ(name=name, printed_name=printed.strip(), level=level)
    return None


_FIELD_NAME = re.compile(r"\s*(?:标\s*题|题\s*名|名\s*称|信息名称|文件名称|標\s*題|名\s*稱)\s*[:：]\s*")


def without_field_name(title: str, /) -> str:
    """The title without the name of its field, as pages that list their fields print it: 标题：…."""
    found = _FIELD_NAME.match(title)
    return title[found.end() :] if found is not None else title


def _organ_of_title(title: str) -> Organ | None:
    line = _TITLE_YEAR.sub("", _TITLE_END.sub("", plain(without_field_name(title))))
    if line.startswith(_NO_NAME) or line.endswith(("关于", "的")):
        return None
    organ = organ_named(line)
    if organ is None and _NAME.match(line) and line.endswith(_PLACES) and len(line) > 2:
        return Organ(name=line, printed_name=line)
    return organ


_NO_NAME = ("关于", "我", "本", "首页", "各", "部门", "单位", "政府信息")
_PLACES = (
    "区",
    "市",
    "县",
    "省",
    "州",
    "盟",
    "旗",
    "镇",
    "乡",
    "街道",
    "政府",
    "集团",
    "公司",
    "站",
    "所",
    "室",
    "馆",
    "队",
)


def is_issuer(text: str, /) -> bool:
    """Whether a line is nothing but the name of an organ."""
    line = plain(text) if len(text) <= _LONGEST_PRINTED else text
    return len(line) <= 30 and line.endswith(_SURE_ENDINGS) and organ_named(text) is not None


_SELF = re.compile(r"(?:^|[,，。;；:：、(（\s])([\u4e00-\u9fff]{2,20}?(?:人民政府|街道办事处|委员会|[^门]局|厅))")
_BEFORE_NAMES = (
    "根据",
    "按照",
    "依据",
    "由",
    "经",
    "在",
    "向",
    "对",
    "与",
    "和",
    "为",
    "将",
    "把",
    "从",
    "受",
    "据",
    "省",
    "各",
)
_OF_ANOTHER = ("部署", "要求", "统一", "安排", "办公室", "的部署", "的要求", "关于", "印发", "通知")
_OF_SITE = ("门户网站", "网站", "网")
_OWN = re.compile(r"我(镇|乡|县|市|区|街道|局|厅|委|办)|本(镇|乡|县|市|区|街道)")
_OWN_SUFFIX = {
    "镇": "镇人民政府",
    "乡": "乡人民政府",
    "县": "县人民政府",
    "市": "市人民政府",
    "区": "区人民政府",
    "街道": "街道办事处",
    "局": "局",
    "厅": "厅",
    "委": "委员会",
    "办": "办公室",
}


def find_organ(title: str | None, issuer: str | None, paragraphs: Iterable[str], /) -> Organ | None:
    """The organ: by the title, then the issuer's line, then by the name that the text gives itself."""
    titled = _organ_of_title(title) if title else None
    signed = organ_named(issuer) if issuer else None
    if titled is None:
        texts = [plain(paragraph) for paragraph in paragraphs] if signed is None else []
        return signed or _organ_of_text(texts) or _organ_of_contact(texts)
    if signed is not None and _is_fuller(signed.name, titled.name):
        return signed
    return _in_full(titled, [plain(each) for each in paragraphs if may_hold(each, titled.name)])


_SEAT = re.compile(r"(?:人民政府|办事处)\Z")
_LINKING = "由经据是为系按照及和与的"
_FULL = re.compile(
    rf"(?:\A|[,。;:、({_LINKING}])((?:(?![{_LINKING}])[\u4e00-\u9fff]){{1,8}}?(?:省|自治区|市|州|盟|县|区|旗))\Z"
)


def _is_fuller(name: str, other: str) -> bool:
    """Whether a name is that of the same organ with the places above it: 遂溪县建新镇人民政府 of 建新镇."""
    stem, shorter = _SEAT.sub("", name), _SEAT.sub("", other)
    return len(name) > len(other) and stem.endswith(shorter) and len(shorter) > 1


def _in_full(organ: Organ, texts: Sequence[str]) -> Organ:
    """The organ with the places above it, where a clause of the text begins with its name in full, and in one way."""
    found: set[str] = set()
    for text in texts:
        at = text.find(organ.name)
        while at >= 0:
            window = text[max(0, at - 16) : at] if at <= 16 else f"0{text[at - 16 : at]}"
            if before := _FULL.search(window):
                found.add(before[1])
            at = text.find(organ.name, at + 1)
    if len(found) != 1 or found <= {""}:
        return organ
    name = found.pop() + organ.name
    return organ_named(name) or organ


def _organ_of_contact(paragraphs: Sequence[str]) -> Organ | None:
    """The organ whose office answers questions; its name is not printed as such."""
    name = organ_of_contact(paragraphs)
    organ = organ_named(name) if name is not None else None
    return evolve(organ, printed_name=None) if organ is not None else None


def _organ_of_text(paragraphs: Sequence[str]) -> Organ | None:
    """A full name at the start of a clause that ends as the text's own 我镇, 本局 … says it must."""
    own = Counter(found[1] or found[2] for text in paragraphs for found in _OWN.finditer(text))
    if not own:
        return None
    suffix = _OWN_SUFFIX[own.most_common(1)[0][0]]
    named: Counter[str] = Counter()
    for text in paragraphs:
        for found in _SELF.finditer(text):
            after = text[found.end(1) :]
            if found[1].startswith(_BEFORE_NAMES) or after.startswith((*_OF_SITE, *_OF_ANOTHER)):
                continue
            if found[1].endswith(suffix) and len(found[1]) > len(suffix):
                named[found[1]] += 1
    if not named or (len(named) > 1 and len({count for _, count in named.most_common(2)}) == 1):
        return None
    return organ_named(named.most_common(1)[0][0])


_DATE_LABEL = re.compile(r"(发布日期|发布时间|公开日期|成文日期|生成日期|日期)[:：]")


def standalone_date(text: str, /) -> tuple[str, datetime.date] | None:
    """A line that is a date, with its label if it has one: ("发布日期", …) or ("", …)."""
    line = plain(text) if len(text) <= _LONGEST_PRINTED else text
    if len(line) > 30:
        return None
    line = line[1:-1] if line.startswith("(") and line.endswith(")") else line
    found = _DATE_LABEL.match(line)
    date = parse_date(line[found.end() :] if found else line)
    return None if date is None else (found[1] if found else "", date)


_FOOTER = re.compile(
    r"主办(?:单位)?[:：]|承办(?:单位)?[:：]|网站标识码|ICP备|ICP证|公网安备|公安备案|版权所有|技术支持|扫一扫在手机|"
    r"^打印(?:本页)?|^关闭(?:窗口)?|^分享到|^上一篇|^下一篇|^附件下载"
)
_FOOTER_FIELDS = {
    "sponsor": re.compile(r"主办(?:单位)?[:：]\s*([\u4e00-\u9fff]+?)(?=\s|承办|$)"),
    "undertaker": re.compile(r"承办(?:单位)?[:：]\s*([\u4e00-\u9fff]+?)(?=\s|主办|$)"),
    "site_code": re.compile(r"网站标识码[:：]?\s*((?:bm)?\d{6,12})"),
    "icp_number": re.compile(r"([\u4e00-\u9fff]ICP[备证]\s*\d+号(?:-\d+)?)"),
    "police_number": re.compile(r"([\u4e00-\u9fff]公(?:网安备|安备案)\s*\d+号?)"),
}


def is_footer(text: str, /) -> bool:
    """Whether a line speaks of the site that shows the report."""
    line = plain(text)
    return len(line) <= 300 and _FOOTER.search(line) is not None


def read_footer(lines: Sequence[str], /) -> Footer:
    """The facts of the lines under a report."""
    text = "\n".join(normalise(line.replace("?", " "), whitespace="collapse").text for line in lines)
    found = {name: pattern.search(text) for name, pattern in _FOOTER_FIELDS.items()}
    return Footer(lines=tuple(lines), **{name: match[1] for name, match in found.items() if match})
