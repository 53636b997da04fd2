"""Figures whose column cannot be told are named, and never put into the next one."""

from __future__ import annotations

import pytest

from govinfo_report import read
from govinfo_report.editions import edition

TITLE = "临溪县教育局2020年政府信息公开工作年度报告\n"
HEADS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
DISPUTES = "四、政府信息公开行政复议、行政诉讼情况"
PENALTIES = TITLE + "二、主动公开政府信息情况\n第二十条第（六）项\n"
DOCUMENTS = TITLE + "二、主动公开政府信息情况\n第二十条第（一）项\n"
REQUESTS = TITLE + "三、收到和处理政府信息公开申请情况\n"


def padded(*cells: str) -> str:
    """A line whose columns were padded by counting characters."""
    return "".join(cell.ljust(9) for cell in cells) + "\n"


def with_numbers(values: str) -> str:
    """The disputes table with a number before each row."""
    rows = (
        "<td rowspan=3>序号<td colspan=5>行政复议<td colspan=10>行政诉讼",
        "".join(f"<td rowspan=2>{head}" for head in HEADS) + "<td colspan=5>未经复议直接起诉<td colspan=5>复议后起诉",
        "".join(f"<td>{head}" for head in HEADS * 2),
        "".join(f"<td>{value}" for value in values.split(",")),
    )
    table = "".join(f"<tr>{row}" for row in rows)
    return f"<html><h1>{TITLE}</h1><p>一、总体情况</p><p>{DISPUTES}</p><table>{table}</table>"


def figures(text: str) -> dict[str, object]:
    """The counts that were read."""
    report = read(text).unwrap()
    return {str(ref): cell for ref, cell in report.cells() if isinstance(cell, int)}


CASES: dict[str, tuple[str, set[str], dict[str, int]]] = {
    "a number before the row, the last cell blank": (
        with_numbers("1,2,0,0,1,3,0,5,0,0,5,0,0,0,0,"),
        {"1", "2", "3", "5"},
        {},
    ),
    "columns that are numbered from nought": (
        f"{TITLE}{DISPUTES}\n{' '.join(HEADS * 3)}\n{' '.join(map(str, range(15)))}\n1 3 0 0 4 8 2 8 18 0 0 2 2\n",
        {"18"},
        {},
    ),
    "columns padded by counting characters": (
        PENALTIES
        + padded("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")
        + padded("行政处罚", "", "11", "3442"),
        {"11", "3442"},
        {},
    ),
    "cells parted by one wide blank": (
        PENALTIES + "信息内容　上一年项目数量　本年增/减　处理决定数量\n行政处罚　　　3442\n行政强制　28　　\n",
        {"3442", "28"},
        {},
    ),
    "a text of another column at the end of the row": (
        DOCUMENTS
        + "信息内容            本年制发件数                本年废止件数  现行有效件数          地址：人民路18号\n"
        + "行政规范性文件                                  4386          22                    邮编：215000\n",
        {"4386", "22"},
        {},
    ),
    "a piece of a label at the end of the row": (
        REQUESTS
        + "自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n"
        + "3.危及“三安全一稳定”  3      0        0    0     0             3     （三）\n",
        {"3"},
        {},
    ),
    "one figure in a text whose figures have blanks between them": (
        DOCUMENTS.replace("\n第", "\n")
        + "信息内容 本年制发件数 本年废止件数 现行有效件数 规章 0 0 0 行政规范性文件 281 第二十条第（五）项",
        {"281"},
        dict.fromkeys(
            (f"proactive_disclosure.administrative_rules.{n}" for n in ("issued", "repealed", "in_force")), 0
        ),
    ),
    "the number of a page behind a row that lost a blank": (
        REQUESTS
        + "\n".join(("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"))
        + "\n一、本年新收政府信息公开申请数量\n2\n0\n0\n2\n"
        + "二、上年结转政府信息公开申请数量\n3\n0\n0\n0\n0\n3\n4\n"
        + "四、结转下年度继续办理\n0\n0\n0\n0\n0\n0\n0\n四、政府信息公开行政复议、行政诉讼情况\n",
        {"3", "4"},
        {
            f"requests.carried_forward.{column.name}": 0
            for column in edition("2021").layout("requests").blocks[0].columns
        },
    ),
    "figures with nothing between them beside a row that lost some": (
        TITLE
        + "三、收到和处理政府信息公开申请情况（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
        + "申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他"
        + "一、本年新收政府信息公开申请数量120003（七）总计24259161185四、政府信息公开行政复议、行政诉讼情况",
        {"120003", "24259161185"},
        {},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_no_column_is_certain_of_is_named(name: str) -> None:
    text, unread, expected = CASES[name]
    if text.startswith("<"):
        pytest.importorskip("turbohtml")

    assert figures(text) == expected
    assert unread <= {each.text for each in read(text).unread}
