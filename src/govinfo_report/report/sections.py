"""The six sections: their names in code, and their headings in the form."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from govinfo_report.findings import Bilingual

__all__ = ["NARRATIVES", "SECTIONS", "TABLES", "Section", "SectionName", "section"]

SectionName = Literal["overview", "proactive_disclosure", "requests", "disputes", "problems", "other_matters"]


@frozen
class Section:
    """One of the six sections: its field in the report, its official heading, and headings that stand for it."""

    name: SectionName
    heading: str
    english: str
    is_table: bool
    keywords: tuple[str, ...]
    """A heading of unknown wording is this section's if it contains one of these."""
    aliases: tuple[str, ...] = ()

    @property
    def title(self) -> Bilingual:
        """The heading in both languages."""
        return Bilingual(zh=self.heading, en=self.english)


SECTIONS = (
    Section(
        "overview",
        "一、总体情况",
        "1. Overview",
        False,
        ("总体情况", "基本情况", "概述", "总体工作"),
        ("一、工作基本情况", "一、概述", "一、基本情况", "一、政府信息公开工作的总体情况"),
    ),
    Section(
        "proactive_disclosure",
        "二、主动公开政府信息情况",
        "2. Proactive disclosure",
        True,
        ("主动公开",),
        ("二、行政机关主动公开政府信息情况", "二、行政机关主动公开政府信息的情况"),
    ),
    Section(
        "requests",
        "三、收到和处理政府信息公开申请情况",
        "3. Requests received and handled",
        True,
        ("申请情况", "依申请公开"),
        ("三、行政机关收到和处理政府信息公开申请情况", "三、收到和处理政府信息公开申请的情况"),
    ),
    Section(
        "disputes",
        "四、政府信息公开行政复议、行政诉讼情况",
        "4. Administrative reconsideration and litigation",
        True,
        ("复议", "诉讼"),
        (
            "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            "四、政府信息公开行政复议及行政诉讼情况",
            "四、政府信息公开行政复议和行政诉讼情况",
        ),
    ),
    Section(
        "problems",
        "五、存在的主要问题及改进情况",
        "5. Main problems and improvements",
        False,
        ("问题", "改进", "整改"),
        (
            "五、政府信息公开工作存在的主要问题及改进情况",
            "五、存在的问题及改进情况",
            "五、存在问题及改进情况",
            "五、存在的主要问题及整改措施",
            "五、存在的主要问题和改进情况",
        ),
    ),
    Section(
        "other_matters",
        "六、其他需要报告的事项",
        "6. Other matters",
        False,
        ("其他需要报告", "需要报告的", "其他事项"),
        ("六、其他需要报告事项", "六、其他需要报告的情况", "六、其他事项"),
    ),
)

TABLES = tuple(each.name for each in SECTIONS if each.is_table)
NARRATIVES = tuple(each.name for each in SECTIONS if not each.is_table)


def section(name: str, /) -> Section:
    """The section of this name; ``KeyError`` if there is none."""
    return _BY_NAME[name]


_BY_NAME: dict[str, Section] = {each.name: each for each in SECTIONS}
